"""JSON Resume: its parts as a person writes them, whatever is missing or odd."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.readers import json_resume
from pipeline.readers.reading import Reading, UnreadableError

RESUME: dict[str, Any] = {
    "basics": {
        "name": "Rowan Ellery",
        "label": "Park planner",
        "email": "rowan@ellery.example",
        "location": {"city": "Elm", "region": "CO"},
        "profiles": [{"network": "Guildhall", "username": "rellery"}],
        "summary": "Plans parks.\nMends what is there first.",
    },
    "work": [
        {
            "name": "Elm County",
            "position": "Senior Planner",
            "startDate": "2014-05-01",
            "summary": "Leads the trails plan.",
            "highlights": ["Led a crew of five", "Wrote the plan"],
        },
        {"company": "City of Oak", "position": "Clerk", "startDate": "2010", "endDate": "Summer 2012"},
    ],
    "education": [
        {"institution": "Oak University", "area": "Biology", "studyType": "Bachelor of Science", "endDate": "2008-06"}
    ],
    "certificates": [{"name": "Arborist", "issuer": "Elm Guild", "date": "2021-11-07"}],
    "skills": ["Surveying", {"name": "Mapping", "level": "Master", "keywords": ["QGIS", "SQL"]}, {}],
    "languages": [{"language": "Spanish", "fluency": "Fluent"}],
    "meta": {"version": "v1.0.0"},
}


def read(value: Any) -> Reading:
    return json_resume.read(json.dumps(value).encode())


def test_a_resume_in_the_order_a_person_writes_it() -> None:
    assert read(RESUME).text.split("\n") == [
        "Rowan Ellery", "Park planner", "Elm, CO", "rowan@ellery.example", "Guildhall, rellery", "",
        "Summary", "Plans parks.", "Mends what is there first.", "",
        "Work Experience", "",
        "Senior Planner, Elm County", "May 2014 – Present", "Leads the trails plan.", "• Led a crew of five",
        "• Wrote the plan", "",
        "Clerk, City of Oak", "2010 – Summer 2012", "",
        "Education", "", "Bachelor of Science in Biology, Oak University", "June 2008", "",
        "Certifications", "• Arborist, Elm Guild, November 2021", "",
        "Skills", "• Surveying", "• Mapping (Master): QGIS, SQL", "",
        "Languages", "• Spanish (Fluent)",
    ]  # fmt: skip


def test_headings_and_items_are_marked() -> None:
    reading = read(RESUME)
    marked = [(reading.text[mark.start : mark.end], mark.kind, mark.level) for mark in reading.layout]
    assert ("Rowan Ellery", "heading", 1) in marked
    assert ("Education", "heading", 2) in marked
    assert ("Senior Planner, Elm County", "heading", 3) in marked
    assert ("Wrote the plan", "item", 1) in marked


def test_nothing_is_invented() -> None:
    text = read({"basics": {"name": "Rowan Ellery"}, "work": [{"position": "Clerk"}, {}], "skills": None}).text
    assert text == "Rowan Ellery\n\nWork Experience\n\nClerk"
    assert "Present" not in read({"education": [{"institution": "Oak", "startDate": "2001"}]}).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"work": [', "damaged JSON"),
        (b'{"name": "package", "version": "1.0"}', "no JSON Resume"),
        (b'[{"work": []}]', "no JSON Resume"),
        (b'{"work": "none", "education": ["none"]}', "no JSON Resume"),
        (b'{"basics": ' + b"[" * 200_000, "nested deeper"),
        (b'{"basics": ' + b"9" * 5000 + b"}", "damaged JSON"),
    ],
)
def test_other_json_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        json_resume.read(data)
    assert caught.value.status == "unreadable"
    assert ".txt" in caught.value.reason


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
entries = st.lists(st.dictionaries(st.sampled_from(["name", "position", "startDate", "highlights", "x"]), values))


@settings(max_examples=80, deadline=None)
@given(parts=st.dictionaries(st.sampled_from(["work", "education", "skills", "awards", "basics"]), values | entries))
def test_odd_fields_cost_nothing_else(parts: dict[str, Any]) -> None:
    resume = {**RESUME, **parts, "volunteer": [{"organization": "Elm Library", "position": "Reader"}]}
    reading = read(resume)
    assert "Reader, Elm Library" in reading.text
    ends = [(mark.start, mark.end) for mark in reading.layout]
    assert all(0 <= start <= end <= len(reading.text) for start, end in ends)
