"""What a profile is made of: the purpose of a class, told after its title and quoted from its document."""

from __future__ import annotations

import pandas as pd

from pipeline.stages.profile import ProfileSettings, profile
from pipeline.tables import ATTRIBUTES, CLASSES, DOCUMENTS, ENTRIES, PHRASES, REQUIREMENTS, SECTIONS

TEXT = """DEFINITION
These classes keep the harbour's
lights and buoys in working order.

LEVELS
The second class directs a boat's crew at sea.
"""


def _frame(names: list[str], rows: list[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=names).astype(object)


def _section(label: str, heading: str, class_nos: list[int], before: str | None = None) -> dict[str, object]:
    start = TEXT.index(heading)
    end = TEXT.index(before) if before else len(TEXT)
    return {"doc_id": "d", "label": label, "class_nos": class_nos, "start": start,
            "body_start": start + len(heading), "end": end, "text": TEXT[start:end]}  # fmt: skip


def _purposes(sections: list[dict[str, object]], kind: str = "spec", opening: int = 50) -> pd.DataFrame:
    classes = [{"class_id": f"d#{no}", "doc_id": "d", "class_no": no, "title": f"Keeper {no}"} for no in (1, 2)]
    frames = {
        "documents": _frame(DOCUMENTS.names, [{"doc_id": "d", "kind": kind, "employer": "e"}]),
        "classes": _frame(CLASSES.names, classes if kind == "spec" else []),
        "sections": _frame(SECTIONS.names, sections),
        "phrases": _frame(PHRASES.names, []),
        "entries": _frame(ENTRIES.names, []),
        "requirements": _frame(REQUIREMENTS.names, []),
        "attributes": _frame(ATTRIBUTES.names, []),
    }
    rows = profile(frames, ProfileSettings(opening=opening))
    return rows[rows["dimension"] == "purpose"].set_index("owner_id")


def test_a_purpose_is_the_definition_after_the_title_and_quotes_its_place() -> None:
    found = _purposes([_section("distinguishing", "LEVELS", []), _section("summary", "DEFINITION", [], "LEVELS")])
    assert found.loc["d#1", "text"] == ("Keeper 1: These classes keep the harbour's lights and buoys in working order.")
    quoted = TEXT[found.loc["d#1", "start"] : found.loc["d#1", "end"]]
    assert quoted == "These classes keep the harbour's\nlights and buoys in working order."


def test_a_section_of_one_class_tells_the_purpose_of_no_other() -> None:
    found = _purposes([_section("distinguishing", "LEVELS", [2])])
    assert list(found.index) == ["d#2"]
    assert found.loc["d#2", "text"].startswith("Keeper 2: The second class directs")


def test_where_nothing_says_what_a_class_is_for_there_is_no_purpose() -> None:
    assert _purposes([_section("application", "DEFINITION", [], "LEVELS")]).empty


def test_the_purpose_of_a_resume_is_its_summary() -> None:
    found = _purposes([_section("summary", "DEFINITION", [], "LEVELS")], kind="resume")
    assert found.loc["d", "text"].startswith("These classes keep")


def test_a_purpose_is_no_longer_than_the_settings_say() -> None:
    found = _purposes([_section("summary", "DEFINITION", [], "LEVELS")], opening=4)
    assert found.loc["d#1", "text"] == "Keeper 1: These classes keep the"
