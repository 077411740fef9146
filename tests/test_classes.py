"""Classes of a series, and which part of a document belongs to which of them."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.sections.belonging import Titles
from pipeline.sections.lines import read_lines
from pipeline.sections.series import find_classes
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


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ferry Clerk 1-3", ["Ferry Clerk 1", "Ferry Clerk 2", "Ferry Clerk 3"]),
        ("Ferry Clerk 7-E9", ["Ferry Clerk 7", "Ferry Clerk 8", "Ferry Clerk E9"]),
        ("Ferry Clerk 1/2", ["Ferry Clerk 1", "Ferry Clerk 2"]),
        ("Ferry Clerk Level I / Level II", ["Ferry Clerk Level I", "Ferry Clerk Level II"]),
        ("Ferry Clerk (Levels 2 and 3)", ["Ferry Clerk (Level 2)", "Ferry Clerk (Level 3)"]),
        ("Ferry Clerk 24/7", ["Ferry Clerk 24/7"]),
        ("Ferry Clerk 11/3", ["Ferry Clerk 11/3"]),
        ("Ferry Clerk E9", ["Ferry Clerk E9"]),
    ],
)
def test_numbers_in_a_title_are_classes_where_they_ascend(title: str, expected: list[str]) -> None:
    assert [named.title for named in find_classes(read_lines(f"{title}\n\nDuties\n\nSells fares."), title)] == expected


def titles_of(text: str, title: str | None = None) -> list[str | None]:
    return [named.title for named in find_classes(read_lines(text), title)]


def test_letters_and_words_of_grade_are_classes_where_each_has_its_part() -> None:
    asked = "\n\nRequirements\n\n{0}: A year at sea.\n{1}: Three years at sea."
    assert titles_of("Rigger A / B" + asked.format("Rigger A", "Rigger B"), "Rigger A / B") == ["Rigger A", "Rigger B"]
    pilots = "Assistant/Associate Pilot"
    parted = pilots + asked.format("Assistant Pilot", "Associate Pilot")
    assert titles_of(parted, pilots) == ["Assistant Pilot", "Associate Pilot"]
    assert titles_of(f"{pilots}\n\nRequirements\n\nA year at sea.", pilots) == [pilots]
    assert titles_of("Class A/B Driver\n\nDuties\n\nDrives.", "Class A/B Driver") == ["Class A/B Driver"]


@pytest.mark.parametrize("gap", ["   ", "\t", " | "])
def test_a_table_with_the_title_first_names_the_classes(gap: str) -> None:
    rows = (("CLASS TITLE", "CODE", "GRADE"), ("Buoy Tender I", "70311", "R-2"), ("Buoy Tender II", "70312", "R-4"))
    text = "Harbor County\n\n" + "\n".join(map(gap.join, rows)) + "\n\nDuties\n\nPaints buoys."
    found = find_classes(read_lines(text), "Buoy Tender Series")
    assert [(named.title, named.code) for named in found] == [("Buoy Tender I", "70311"), ("Buoy Tender II", "70312")]
    assert titles_of(text, "Harbor Master") == ["Harbor Master"], "the table tells who works for the class"
    assert [text[named.start : named.end] for named in found] == ["Buoy Tender I", "Buoy Tender II"]
    own = "Buoy Tender II\n" + text
    assert titles_of(own, "Buoy Tender II") == ["Buoy Tender II"], "the table tells the career ladder of one class"


def test_titles_joined_by_strokes_or_commas_are_classes_where_they_are_alike_and_parted() -> None:
    asked = "\n\nRequirements\n\nGauger: A year at sea.\nSenior Gauger: Three years at sea."
    for title in ("Gauger/Senior Gauger", "Gauger, Senior Gauger"):
        assert titles_of(title + asked, title) == ["Gauger", "Senior Gauger"]
    offices = "Town Clerk/Treasurer"
    assert titles_of(f"{offices}\n\nDuties\n\nClerk: Keeps minutes.\nTreasurer: Keeps accounts.", offices) == [offices]


def test_levels_without_a_title_are_classes_of_the_series_the_document_is_titled_by() -> None:
    parts = "\n\nLevel I\n\nDuties\n\nOils the bridge.\n\nLevel II\n\nDuties\n\nOpens the bridge."
    named = ["Bridge Hand Level I", "Bridge Hand Level II"]
    assert titles_of("Bridge Hand Series" + parts, "Bridge Hand Series") == named
    assert titles_of("Bridge Hand" + parts, "Bridge Hand") == ["Bridge Hand"]
    assert titles_of("Bridge Hand" + parts + parts, "Bridge Hand") == named


def test_a_class_that_names_its_neighbours_stays_one() -> None:
    ladder = (
        "Dredger II\n\nDistinguishing Characteristics\n\nDredger I\n\nThis is the class below.\n\nDredger III\n\n"
        "This is the class above.\n\nDuties\n\nDredges.\n\nCareer Ladder\n\nDredger I\nDredger II\nDredger III\n"
    )
    assert titles_of(ladder, "Dredger II") == ["Dredger II"]


def test_titles_under_each_other_are_classes_where_each_has_its_part() -> None:
    head = "Weir Attendant-in-Training\nWeir Attendant I/II\nSenior Weir Attendant\nClass Code 12/13/14\n\n"
    asked = "Definition\n\nMinds the weir.\n\nDuties\n\nOpens it.\n\nShuts it.\n\nRequirements\n\n"
    each = "AIT: School.\nI/II: One year.\nSenior: Two years."
    wanted = ["Weir Attendant-in-Training", "Weir Attendant I", "Weir Attendant II", "Senior Weir Attendant"]
    assert titles_of(head + asked + each, "Senior Weir Attendant") == wanted
    assert titles_of(head + asked + "School.", "Senior Weir Attendant") == ["Senior Weir Attendant"]


POSTS = """\
PORT OF LOWEN
Applications are invited for the following vacancies.

POST: HARBOUR CLERK (2 POSTS)
REF NO: 6/24
SALARY: 20 000 per annum

MINIMUM REQUIREMENTS: Matric and one year of experience in an office. A valid driver's licence.

SKILLS AND COMPETENCIES: Knowledge of harbour dues. Ability to keep records.

DUTIES AND RESPONSIBILITIES: Keep the register of ships. Collect harbour dues and issue receipts. Answer enquiries.

POST: TUG MASTER REF NO: 7/24
SALARY: 40 000 per annum

MINIMUM REQUIREMENTS: A master's certificate and five years of experience at sea. A valid driver's licence.

SKILLS AND COMPETENCIES: Knowledge of towing. Ability to train others.

DUTIES AND RESPONSIBILITIES: Command the tug. Train the deck hands. Maintain the log book and report damage.

APPLICATIONS: Send your application to the Registry before the closing date of 3 May.
"""


def test_each_post_of_an_advertisement_is_a_class_with_its_own_sections() -> None:
    assert titles_of(POSTS) == ["HARBOUR CLERK", "TUG MASTER"]
    for label in ("qualifications", "duties"):
        assert [class_nos for _, class_nos, _ in parts_of(POSTS, label)] == [[1], [2]]
    assert [class_nos for _, class_nos, _ in parts_of(POSTS, "application")] == [[]]


def test_fields_of_one_post_are_no_posts() -> None:
    text = "Position: Tug Master\nPosition: Night shift\n\nDuties\n\nCommands the tug.\n\nBenefits\n\nA pension."
    assert len(titles_of(text)) == 1


def test_sections_after_the_title_of_a_class_belong_to_it() -> None:
    each = "Duties\n\nKeeps the {0}.\n\nMinimum Qualifications\n\n{1} years of experience.\n\n"
    text = "Warden Series\n\nWarden I\n\n" + each.format("gate", "Two") + "Warden II\n\n" + each.format("wall", "Four")
    assert [class_nos for _, class_nos, _ in parts_of(text, "duties")] == [[1], [2]]
    assert [1] in [class_nos for _, class_nos, _ in parts_of(text, "qualifications")]


def test_titles_that_run_into_their_text_are_parts_of_their_own() -> None:
    text = SERIES.format(table=ROWS) + "\nSpecial Requirements\n\nLock Keeper I: A boat.\nLock Keeper II: Two boats.\n"
    sections = find_sections(text, ["Lock Keeper I", "Lock Keeper II", "Chief Lock Keeper"])
    assert [section.class_nos for section in sections if "boat" in text[section.start : section.end]] == [(1,), (2,)]


def test_a_block_below_two_titles_belongs_to_both_also_where_one_is_broken_over_two_lines() -> None:
    titles = ["Ferryman I", "Ferryman I, Departments of Canals and Inland Harbors", "Ferryman II"]
    text = (
        "Ferryman Series\n\nMinimum Qualifications\n\nFerryman I\n\nFerryman I, Departments of Canals and Inland\n\n"
        "Harbors\n\nPossession of a valid license to ferry.\n\nFerryman II\n\nTwo years of experience as a ferryman.\n"
    )
    sections = find_sections(text, titles)
    belongs = {text[section.body_start : section.end].strip(): section.class_nos for section in sections}
    assert belongs["Possession of a valid license to ferry."] == (1, 2)
    assert belongs["Two years of experience as a ferryman."] == (3,)
    assert Titles(titles).broken(*read_lines("Ferryman\n\nis a hard trade")) is None


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


RIGGERS = ["Mast Rigger A", "Mast Rigger B", "Mast Rigger C"]
STOKERS = ["Stoker-in-Training Boats", "Stoker I", "Stoker II", "Senior Stoker"]


@pytest.mark.parametrize(
    ("titles", "line", "numbers"),
    [
        (RIGGERS, "[B and A]", (2, 1)),
        (RIGGERS, "[C only]", (3,)),
        (RIGGERS, "[All]", ()),
        (RIGGERS, "Rigger B - Two years aloft.", (2,)),
        (RIGGERS, "For Mast Rigger B: two years aloft", (2,)),
        (RIGGERS, "Additional for Mast Rigger B levels", (2,)),
        (RIGGERS, "All: A head for heights.", ()),
        (RIGGERS, "Class Title: Mast Rigger C (4311)", (3,)),
        (RIGGERS, "Mast Rigger A (Lead Hand)", (1,)),
        (STOKERS, "I/II: Knows coal.", (2, 3)),
        (STOKERS, "Senior: Knows steam.", (4,)),
        (STOKERS, "In addition, at the Senior level:", (4,)),
        (["Stoker 6", "Stoker E7", "Stoker 8"], "Stoker 6 - E7", (1, 2)),
        (["Stoker I", "Stoker II", "Stoker III"], "Stokers I and II", (1, 2)),
        (["Stoker I", "Stoker II", "Stoker III"], "Levels I-III", (1, 2, 3)),
    ],
)
def test_classes_are_named_in_short(titles: list[str], line: str, numbers: tuple[int, ...]) -> None:
    found = Titles(titles).belonging(read_lines(line)[0])
    assert found is not None
    assert found.class_nos == numbers


@pytest.mark.parametrize("line", ["A", "II. Knots", "B: hemp", "Training", "For all who sail", "Only"])
def test_a_bare_level_or_a_common_word_names_no_class(line: str) -> None:
    assert Titles(RIGGERS).belonging(read_lines(line)[0]) is None
    assert Titles(["Stoker I", "Stoker II", "Senior Stoker"]).belonging(read_lines(line)[0]) is None


def test_a_document_of_one_class_has_its_own_id_and_no_parts() -> None:
    text = "Harbor Pilot\n\nTypical Tasks\n\nHarbor Pilot\n\nBrings ships in."
    assert set(map(str, parts_of(text, "duties"))) == {str((None, [], None))}


def test_a_column_after_the_title_is_no_part_of_it() -> None:
    text = "Pump Keeper Series\n\nClass Titles and Codes\n4401\tPump Keeper I\tR14\n4402\tPump Keeper II\tR17\n"
    found = find_classes(read_lines(text), "Pump Keeper Series", None)
    assert [(named.title, named.code) for named in found] == [("Pump Keeper I", "4401"), ("Pump Keeper II", "4402")]
    assert [text[named.start : named.end] for named in found] == ["Pump Keeper I", "Pump Keeper II"]
