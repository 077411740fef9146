"""The two specifications the project began with: their duties and competencies are found, from the bare text on."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.stages.chronicle import ChronicleSettings, chronicle
from pipeline.stages.extract import ExtractSettings, extract
from pipeline.stages.identify import IdentifySettings, identify
from pipeline.stages.segment import SegmentSettings, segment

SEEDS = ("portland-information-systems-manager-ii.txt", "palo-alto-chief-information-officer.txt")
SAME = 0.75  # token F1 from which two phrases count as the same, as in ../shared/gold/score.py
GROUPS = {"responsibility": {"responsibility"}, "competency": {"knowledge", "skill", "ability"}}


@pytest.fixture(scope="module")
def extracted(shared: Path) -> pd.DataFrame:
    texts = {name: (shared / "gold" / "docs" / name).read_text(encoding="utf-8") for name in SEEDS}
    documents = pd.DataFrame(
        [
            {
                "doc_id": name,
                "kind": "spec",
                "title": None,
                "class_code": None,
                "text": text,
                "layout": [],
                "status": "ok",
            }
            for name, text in texts.items()
        ]
    )
    frames = {"documents": documents, "classes": identify({"documents": documents}, IdentifySettings())}
    frames["sections"] = segment(frames, SegmentSettings())
    frames["entries"] = chronicle(frames, ChronicleSettings())
    return extract(frames, ExtractSettings()).merge(documents[["doc_id", "text"]].rename(columns={"text": "source"}))


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[dict[str, Any]]:
    lines = (shared / "gold" / "phrases.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["doc"] in SEEDS]


def agreement(a: str, b: str) -> float:
    """Token F1."""
    x, y = (Counter(re.findall(r"[a-z0-9]+", text.lower())) for text in (a, b))
    return 2 * (x & y).total() / max(1, x.total() + y.total())


@pytest.mark.parametrize("group", GROUPS)
def test_the_phrases_of_the_seeds_are_found(extracted: pd.DataFrame, gold: list[dict[str, Any]], group: str) -> None:
    rows = extracted[extracted.kind.isin(GROUPS[group])]
    given = {doc: list(rows[rows.doc_id == doc]["text"]) for doc in SEEDS}
    wanted = [row for row in gold if row["kind"] in GROUPS[group]]
    missed = [row["text"] for row in wanted if not any(agreement(row["text"], t) >= SAME for t in given[row["doc"]])]
    assert len(missed) <= 0.1 * len(wanted), missed


@pytest.mark.parametrize("doc", SEEDS)
def test_every_numbered_or_bulleted_statement_of_the_seeds_yields_a_phrase(
    extracted: pd.DataFrame, gold: list[dict[str, Any]], doc: str
) -> None:
    rows = extracted[extracted.doc_id == doc]
    lines = {source[:start].count("\n") + 1 for source, start in zip(rows["source"], rows["start"], strict=True)}
    assert not {row["line"] for row in gold if row["doc"] == doc} - lines


def test_verbatim_phrases_stand_in_the_text(extracted: pd.DataFrame) -> None:
    for row in extracted.itertuples():
        stands = " ".join(row.source[row.start : row.end].split()) == row.text
        assert stands == row.verbatim, row.text
