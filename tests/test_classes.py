"""Classes of a series, and which part of a document belongs to which of them."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.sections.lines import read_lines
from pipeline.sections.series import Titles, find_classes
from pipeline.sections.structure import find_sections
from pipeline.stages.identify import IdentifySettings, identify
from pipeline.stages.segment import SegmentSettings, segment

SERIES = """\
Lock Keeper Series

Scope

This series describes three classes that keep the locks of the Lowen canal.

{table}

Definition of Levels

Lock Keeper I

This is the entry level. Opens and shuts the gates under close supervision.

Lock Keeper II

This is the journey level.

Chief Lock Keeper

This is the supervisory level.

Minimum Qualifications

All Levels:

Ability to swim.

Lock Keeper I

Either I

One year of work outdoors.

Or II

A certificate in canal works.

Lock Keeper II

Chief Lock Keeper

Two years of experience keeping locks.

Knowledge and Abilities

Both Levels of Lock Keeper and the chief share these.

Knowledge of: Knots.
"""
ROWS = """\
Lock Keeper Series - Class Titles and Codes Schem Code Class Code Class
 AB12 1001 Lock Keeper I\x20
 AB13 1002 Lock Keeper II\x20
 AB14 1003 Chief Lock Keeper\x20"""
CELLS = """\
Lock Keeper Series - Class Titles and Codes
Schem Code
Class Code
Class

AB12
1001
Lock Keeper I

AB13
1002
Lock Keeper II

AB14
1003
Chief Lock Keeper"""
BARS = """\
Class Titles and Codes
Class Code | Class Title
1001 | Lock Keeper I
1002 | Lock Keeper II
1003 | Chief Lock Keeper"""


@pytest.mark.parametrize("table", [ROWS, CELLS, BARS])
def test_a_table_of_titles_and_codes_names_the_classes(table: str) -> None:
    text = SERIES.format(table=table)
    found = find_classes(read_lines(text), "Lock Keeper Series")
    assert [(named.title, named.code) for named in found] == [
        ("Lock Keeper I", "1001"),
        ("Lock Keeper II", "1002"),
        ("Chief Lock Keeper", "1003"),
    ]
    for named in found:
        assert named.start is not None
        assert text[named.start : named.end] == named.title


@pytest.mark.parametrize("table", [ROWS, CELLS])
def test_the_table_is_header_and_what_follows_is_not(table: str) -> None:
    text = SERIES.format(table=table)
    sections = find_sections(text, ["Lock Keeper I", "Lock Keeper II", "Chief Lock Keeper"])
    last_row = text.index("1003")
    assert next(section.label for section in sections if section.start <= last_row < section.end) == "header"
    assert [section.label for section in sections][:4] == ["header", "summary", "header", "distinguishing"]


def parts_of(text: str, label: str) -> list[tuple[str | None, list[int], str | None]]:
    frame = pd.DataFrame(
        [{"doc_id": "s", "kind": "spec", "title": None, "class_code": None, "text": text, "layout": [], "status": "ok"}]
    )
    classes = identify({"documents": frame}, IdentifySettings())
    sections = segment({"documents": frame, "classes": classes}, SegmentSettings())
    chosen = sections[sections["label"] == label]
    return list(zip(chosen["subheading"], map(list, chosen["class_nos"]), chosen["class_id"], strict=True))


def test_a_section_is_split_at_the_classes_its_parts_belong_to() -> None:
    text = SERIES.format(table=ROWS)
    assert parts_of(text, "distinguishing") == [
        ("Lock Keeper I", [1], "s#1"),
        ("Lock Keeper II", [2], "s#2"),
        ("Chief Lock Keeper", [3], "s#3"),
    ]
    assert parts_of(text, "qualifications") == [
        ("All Levels:", [], None),
        ("Lock Keeper I", [1], "s#1"),
        ("Lock Keeper II", [2, 3], "s#2"),
    ]
    assert parts_of(text, "ksa") == [(None, [], None)]


def test_every_part_keeps_the_label_and_heading_of_its_section() -> None:
    sections = find_sections(SERIES.format(table=ROWS), ["Lock Keeper I", "Lock Keeper II", "Chief Lock Keeper"])
    assert {section.heading for section in sections if section.label == "qualifications"} == {"Minimum Qualifications"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Librarian I/II", ["Librarian I", "Librarian II"]),
        ("Librarian I-III", ["Librarian I", "Librarian II", "Librarian III"]),
        (
            "Librarian I, II and III (Bilingual)",
            ["Librarian I (Bilingual)", "Librarian II (Bilingual)", "Librarian III (Bilingual)"],
        ),
        ("Clerk/Typist", ["Clerk/Typist"]),
        ("Librarian II", ["Librarian II"]),
    ],
)
def test_levels_in_a_title_are_classes(title: str, expected: list[str]) -> None:
    assert [named.title for named in find_classes(read_lines(f"{title}\n\nDuties\n\nLends books."), title)] == expected


def test_two_titles_are_two_classes_where_each_has_its_part() -> None:
    text = "Title: Deckhand or Senior Deckhand\n\nQualifications\n\nDeckhand\n\nSwims.\n\nSenior Deckhand\n\nSwims far."
    assert [named.title for named in find_classes(read_lines(text))] == ["Deckhand", "Senior Deckhand"]
    alone = "Title: Deckhand or Senior Deckhand\n\nQualifications\n\nSwims."
    assert [named.title for named in find_classes(read_lines(alone))] == ["Deckhand or Senior Deckhand"]


TITLES = [
    "Lock Keeper I (Canal)",
    "Lock Keeper II (Canal)",
    "Senior Lock Keeper (Specialist)",
    "Senior Lock Keeper (Supervisor)",
]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Lock Keeper II (Canal)", (2,)),
        ("Lock Keeper II [Canal]:", (2,)),
        ("Lock Keeper I (Canal) and Lock Keeper II (Canal)", (1, 2)),
        ("Senior Lock Keeper", (3, 4)),
        ("All Levels:", ()),
        ("Both Classes", ()),
        ("All Levels Except Lock Keeper I (Canal)", (2, 3, 4)),
        ("All Levels Above Lock Keeper II (Canal)", (3, 4)),
        ("Senior Lock Keeper (Specialist): plans the dredging of the canal.", (3,)),
    ],
)
def test_a_sub_heading_names_classes(line: str, numbers: tuple[int, ...]) -> None:
    found = Titles(TITLES).belonging(read_lines(line)[0])
    assert found is not None
    assert found.class_nos == numbers
    assert line[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "line", ["Either I", "Or II", "Keeper of accounts", "A Lock Keeper opens the gates.", "II", "and"]
)
def test_other_lines_name_no_class(line: str) -> None:
    assert Titles(TITLES).belonging(read_lines(line)[0]) is None
    assert Titles(["Lock Keeper I", "Lock Keeper II"]).belonging(read_lines(line)[0]) is None


def test_levels_are_named_by_number_where_titles_differ_in_it_alone() -> None:
    titles = Titles(["Lock Keeper I", "Lock Keeper II", "Lock Keeper III"])
    assert titles.belonging(read_lines("Levels II and III")[0]).class_nos == (2, 3)  # type: ignore[union-attr]
    assert titles.belonging(read_lines("Lock Keeper II and III")[0]).class_nos == (2, 3)  # type: ignore[union-attr]
    assert titles.of_heading("Minimum Qualifications for Lock Keeper III") == (3,)


def test_a_document_of_one_class_has_its_own_id_and_no_parts() -> None:
    text = "Harbor Pilot\n\nTypical Tasks\n\nHarbor Pilot\n\nBrings ships in."
    assert set(map(str, parts_of(text, "duties"))) == {str((None, [], None))}


def test_a_column_after_the_title_is_no_part_of_it() -> None:
    text = "Pump Keeper Series\n\nClass Titles and Codes\n4401\tPump Keeper I\tR14\n4402\tPump Keeper II\tR17\n"
    found = find_classes(read_lines(text), "Pump Keeper Series", None)
    assert [(named.title, named.code) for named in found] == [("Pump Keeper I", "4401"), ("Pump Keeper II", "4402")]
    assert [text[named.start : named.end] for named in found] == ["Pump Keeper I", "Pump Keeper II"]
