"""The project's own annotations, gold and training: within the lines of their documents, in the documented form."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.bundle import bundled
from pipeline.evaluation.gold import Gold, documents_of, read_gold
from pipeline.evaluation.likeness import tokens
from pipeline.evaluation.qualifications import TYPES
from pipeline.sections.labels import LABELS

GOLD = read_gold(bundled("data/gold"))
BOTH = (GOLD, read_gold(Path(__file__).resolve().parent.parent / "data" / "training"))
KINDS = {"responsibility", "knowledge", "skill", "ability"}
LEVELS = {None, "basic", "working", "thorough", "expert"}
KEYS = {
    "education": {"level", "fields", "years"},
    "experience": {"years", "area", "in_class", "supervisory", "full_time"},
    "license": {"name"},
    "certification": {"name"},
    "equivalent": {"text"},
}


def each_document(rows: str) -> list[Any]:
    """Both golds' documents that have rows of this kind, as parameters."""
    return [pytest.param(gold, name, id=Path(name).stem) for gold in BOTH for name in documents_of(getattr(gold, rows))]


@pytest.mark.parametrize(("gold", "document"), each_document("sections"))
def test_sections_hold_every_line_once(gold: Gold, document: str) -> None:
    lines = gold.lines(document)
    (row,) = (row for row in gold.sections if row["doc"] == document)
    held: Counter[int] = Counter()
    for section in row["sections"]:
        first, last = section["first_line"], section["last_line"]
        assert section["label"] in LABELS
        assert lines[first - 1].strip()
        assert lines[last - 1].strip()
        assert (section["heading"] or "") in lines[first - 1]
        held.update(n for n in range(first, last + 1) if lines[n - 1].strip())
    assert held == Counter(n for n, line in enumerate(lines, 1) if line.strip())


@pytest.mark.parametrize(("gold", "document"), each_document("phrases"))
def test_phrases_stand_where_they_are_said_to(gold: Gold, document: str) -> None:
    lines = gold.lines(document)
    wrong = []
    for phrase in (row for row in gold.phrases if row["doc"] == document):
        assert phrase["kind"] in KINDS
        assert phrase["level"] in LEVELS
        rest = " ".join(" ".join(lines[phrase["line"] - 1 :]).split())
        at = rest.find(phrase["text"])
        if (0 <= at < len(" ".join(lines[phrase["line"] - 1].split()))) != phrase["verbatim"]:
            wrong.append((phrase["line"], phrase["text"]))
    assert wrong == []


def leaves(node: dict[str, Any]) -> list[dict[str, Any]]:
    if "op" not in node:
        return [node]
    assert node["op"] in {"all", "any"}
    assert len(node["of"]) > 1
    return [leaf for child in node["of"] for leaf in leaves(child)]


@pytest.mark.parametrize("gold", BOTH, ids=lambda gold: gold.name)
def test_qualification_trees_have_the_documented_form(gold: Gold) -> None:
    rows = gold.qualifications
    assert len({(row["doc"], row["class"]) for row in rows}) == len(rows)
    assert set(KEYS) == set(TYPES)
    for row in rows:
        words = tokens(" ".join(gold.lines(row["doc"])))  # a title may be there as one of "Operator I/II"
        assert tokens(row["class"] or "").keys() <= words.keys()
        for tree in (row["tree"], row["preferred"]):
            for leaf in leaves(tree) if tree else []:
                assert set(leaf) - {"type"} == KEYS[leaf["type"]], (row["doc"], leaf)


def test_pairs_cross_employers_and_use_the_whole_scale() -> None:
    pairs: pd.DataFrame = GOLD.pairs
    assert (pairs["query_file"].value_counts() == 8).all()
    assert set(pairs["grade"]) == {0, 1, 2, 3}
    assert (pairs["query_source"] != pairs["candidate_source"]).all()
    for side in ("query", "candidate"):
        assert all(GOLD.place(name).is_file() for name in pairs[f"{side}_file"])


def test_resume_judgements_name_documents_that_are_there() -> None:
    resumes: pd.DataFrame = GOLD.resumes
    assert not resumes.duplicated(["spec_file", "resume_file"]).any()
    assert all(GOLD.place(name).is_file() for column in ("spec_file", "resume_file") for name in resumes[column])
    assert {*resumes["meets_education"], *resumes["meets_experience"]} <= {"yes", "no", "unclear"}
