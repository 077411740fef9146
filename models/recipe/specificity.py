"""Rebuilds `models/specificity/`: how telling each word is of an occupation.

    python models/recipe/specificity.py ONET_FOLDER

Counts in which occupations' task statements of O*NET a word occurs. Needs openpyxl for O*NET's spreadsheets.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.matching.specificity import words

TARGET = Path(__file__).resolve().parent.parent / "specificity" / "telling.json"
GROUP = 5  # characters of an O*NET-SOC code that name a minor group of occupations: "11-10" of "11-1011.00"
LEAST = 2  # statements a word must stand in
PRIOR = 2.0  # statements' worth of "like everywhere", so that a rare word is not telling for its rarity alone
HIGHEST = 0.98  # the quantile of all words that counts as 1


def telling(statements: pd.DataFrame) -> dict[str, float]:
    """Words → 0–1: how far the occupations that use a word differ from all (relative entropy, in nats, scaled)."""
    groups = statements["O*NET-SOC Code"].str[:GROUP]
    base = {str(group): float(share) for group, share in groups.value_counts(normalize=True).sort_index().items()}
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for group, text in zip(groups, statements["Task"], strict=True):
        for word in set(words(text)):
            used[word][group] += 1
    apart = {word: _apart(counts, base) for word, counts in used.items() if counts.total() >= LEAST}
    most = float(np.quantile(list(apart.values()), HIGHEST))
    return {word: round(min(1.0, value / most), 3) for word, value in sorted(apart.items())}


def _apart(counts: Counter[str], base: Mapping[str, float]) -> float:
    """Kullback–Leibler divergence of a word's occupations from those of all statements (Kullback & Leibler 1951)."""
    total = counts.total() + PRIOR
    shares = {group: (counts[group] + PRIOR * share) / total for group, share in base.items()}
    return sum(share * math.log(share / base[group]) for group, share in shares.items())


if __name__ == "__main__":
    table = telling(pd.read_excel(Path(sys.argv[1]) / "Task Statements.xlsx"))
    TARGET.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(table):,} words")
