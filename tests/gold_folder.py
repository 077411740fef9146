"""A gold of one invented document, whole and small, for tests of the evaluation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

DOCUMENT = "mill-ferry-bridge-keeper.txt"

TEXT = """BRIDGE KEEPER

DUTIES
Opens and closes the swing bridge; greases the gears.
Keeps a log of passing vessels.

KNOWLEDGE AND ABILITIES
Thorough knowledge of river navigation rules.
Ability to climb ladders.

MINIMUM QUALIFICATIONS
High school diploma and two years of experience operating heavy machinery.
"""

SECTIONS: dict[str, Any] = {
    "doc": DOCUMENT,
    "sections": [
        {"first_line": 1, "last_line": 1, "label": "header", "heading": None},
        {"first_line": 3, "last_line": 5, "label": "duties", "heading": "DUTIES"},
        {"first_line": 7, "last_line": 9, "label": "ksa", "heading": "KNOWLEDGE AND ABILITIES"},
        {"first_line": 11, "last_line": 12, "label": "qualifications", "heading": "MINIMUM QUALIFICATIONS"},
    ],
}

PHRASES = [
    (4, "responsibility", "opens and closes the swing bridge", None),
    (4, "responsibility", "greases the gears", None),
    (5, "responsibility", "keeps a log of passing vessels", None),
    (8, "knowledge", "river navigation rules", "thorough"),
    (9, "ability", "climb ladders", None),
]

TREE: dict[str, Any] = {
    "op": "all",
    "of": [
        {"type": "education", "level": "high_school", "fields": [], "years": None},
        {"type": "experience", "years": 2, "area": "operating heavy machinery", "in_class": []},
    ],
}


def write_gold(folder: Path) -> Path:
    """Writes the gold into that folder and gives it back."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / DOCUMENT).write_text(TEXT, encoding="utf-8")
    phrases = [
        {"doc": DOCUMENT, "line": line, "kind": kind, "text": text, "verbatim": True, "level": level}
        for line, kind, text, level in PHRASES
    ]
    qualifications = [{"doc": DOCUMENT, "class": None, "tree": TREE, "preferred": None}]
    write_lines(folder / "sections.jsonl", [SECTIONS])
    write_lines(folder / "phrases.jsonl", phrases)
    write_lines(folder / "qualifications.jsonl", qualifications)
    return folder


def write_lines(file: Path, rows: list[dict[str, Any]]) -> None:
    """One JSON object a line."""
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def documents() -> pd.DataFrame:
    """The document as a run would have it."""
    return pd.DataFrame({"doc_id": [DOCUMENT], "text": [TEXT]})


def read_sections(labels: list[str]) -> pd.DataFrame:
    """The document's sections where the gold has them, under these labels."""
    lines, rows = TEXT.split("\n"), []
    for section, label in zip(SECTIONS["sections"], labels, strict=True):
        text = "\n".join(lines[section["first_line"] - 1 : section["last_line"]])
        heading, start = section["heading"], TEXT.index(text)
        rows.append({"doc_id": DOCUMENT, "label": label, "heading": heading, "start": start, "text": text})
    return pd.DataFrame(rows).astype(object)
