from __future__ import annotations

import pandas as pd
import pytest

from pipeline.evaluation.levels import FAMILY, measure

LOW = "This is the entry level. Under close supervision, assists with routine diving and learns the work."
HIGH = "Under general direction, plans and directs the work of the division through subordinate supervisors."


def frames(said: dict[str, str]) -> dict[str, pd.DataFrame]:
    """Tables of one employer whose documents are a title and what is said of it."""
    documents, classes, sections = [], [], []
    for title, text in said.items():
        whole = f"{title}\n{text}"
        documents.append({"doc_id": title, "kind": "spec", "status": "ok", "employer": "Harbor City", "text": whole})
        classes.append({"class_id": title, "doc_id": title, "class_no": 1, "title": title, "start": 0})
        sections.append(
            {
                "doc_id": title, "section_no": 1, "class_nos": [], "label": "summary", "heading": None,
                "subheading": None, "start": len(title) + 1, "body_start": len(title) + 1, "end": len(whole),
                "text": text,
            }
        )  # fmt: skip
    required = pd.DataFrame({"class_id": list(said), "tree": None})
    tables = {"documents": documents, "classes": classes, "sections": sections}
    return {name: pd.DataFrame(rows) for name, rows in tables.items()} | {"requirements": required}


def figure(said: dict[str, str]) -> tuple[float, int]:
    found = measure(frames(said))
    overall = found.metrics[0]
    assert (overall.name, overall.source, overall.label) == ("level order", "", "")
    assert len(found.misread) == round(overall.n * (1 - overall.value))
    return overall.value, overall.n


def test_the_work_tells_the_order() -> None:
    assert figure({"Diver I": LOW, "Diver II": HIGH}) == (1.0, 1)
    assert figure({"Diver I": HIGH, "Diver II": LOW}) == (0.0, 1)


def test_equal_levels_are_wrong_so_that_titles_cannot_help() -> None:
    assert figure({"Diver": "Dives as {0}.", "Senior Diver": "Dives as {0}.", "Diver Supervisor": "Dives."}) == (0.0, 2)
    named = {"Diver": f"{LOW} A Diver dives.", "Diver Supervisor": f"{LOW} A Diver Supervisor dives."}
    assert figure(named) == (0.0, 1)


def test_a_misreading_says_where_and_between_what() -> None:
    (misread,) = measure(frames({"Diver I": HIGH, "Diver II": LOW})).misread
    assert (misread.document, misread.line, misread.text) == ("Diver II", 1, "Diver II")
    assert misread.wanted == "above Diver I"
    low, high = (float(level) for level in misread.got.split(" against "))
    assert low < high


def test_without_series_there_is_a_gap_and_no_figure() -> None:
    found = measure(frames({"Diver": LOW, "Carpenter": HIGH}))
    assert found.metrics == ()
    assert "no two classes of a series" in found.gaps[0].what


def test_every_column_it_needs_is_one_of_a_table() -> None:
    tables = frames({"Diver I": LOW})
    for name, columns in FAMILY.needs.items():
        assert set(columns) == set(tables[name].columns), name
    with pytest.raises(KeyError):
        measure({name: frame.drop(columns="doc_id", errors="ignore") for name, frame in tables.items()})
