"""Rebuilds `models/specificity/`: how rare each word is in public descriptions of work.

    python models/recipe/specificity.py ONET_FOLDER ESCO_FOLDER

Counts in how many task statements of O*NET and skill labels of ESCO a word occurs, and keeps the words that occur at
least twice. Needs openpyxl for O*NET's spreadsheets.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from pathlib import Path

import pandas as pd

from pipeline.matching.specificity import words

TARGET = Path(__file__).resolve().parent.parent / "specificity" / "rarity.json"
LEAST = 2


def texts(onet: Path, esco: Path) -> list[str]:
    """Every task statement and every skill label, in a fixed order."""
    tasks = pd.read_excel(onet / "Task Statements.xlsx")["Task"].astype(str).tolist()
    labels = (esco / "skills_en_label.txt").read_text(encoding="utf-8").splitlines()
    return sorted({*tasks, *labels})


def rarity(corpus: list[str]) -> dict[str, float]:
    """Inverse document frequency of each word, 1 for a word that does not occur at all (Spärck Jones 1972)."""
    counts = Counter(word for text in corpus for word in set(words(text)))
    rarest = math.log(len(corpus) + 1)
    return {
        word: round(math.log((len(corpus) + 1) / (count + 1)) / rarest, 3)
        for word, count in sorted(counts.items())
        if count >= LEAST
    }


if __name__ == "__main__":
    table = rarity(texts(Path(sys.argv[1]), Path(sys.argv[2])))
    TARGET.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(table):,} words")
