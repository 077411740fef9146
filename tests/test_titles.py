"""What a document says of itself in its head."""

from __future__ import annotations

import pytest

from pipeline.readers import html, markdown
from pipeline.readers.reading import Reading
from pipeline.titles import Heading, heading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TRAIL KEEPER\n\n   Class Code:    4410\nOpen Date: 01-02-03\n", Heading("TRAIL KEEPER", "4410")),
        (
            "City of Elmstead\n\nCLASS SPECIFICATION\nTRAIL KEEPER II\n\n[CLASS CODE]\n",
            Heading("TRAIL KEEPER II", None, "City of Elmstead"),
        ),
        (
            "=== POSTING ===\n\nTitle: Trail Keeper\nEmployer: Elm County\nJob Number: 2024-17\n",
            Heading("Trail Keeper", None, "Elm County"),
        ),
        (
            "Ashford Borough Council\nROLE PROFILE\nPost title:\tTrail Keeper\n",
            Heading("Trail Keeper", None, "Ashford Borough Council"),
        ),
        (
            "TRAIL KEEPER SERIES\n\nClass Code\tClass Title\n4410\tTrail Keeper I\n4411\tTrail Keeper II\n",
            Heading("TRAIL KEEPER SERIES", None),
        ),
        ("FOR CURRENT EMPLOYEES ONLY\nTRAIL KEEPER\nClass Code: 4410\n", Heading("TRAIL KEEPER", "4410")),
        ("The county is looking for a person who knows every trail in its parks by heart and more.\n", Heading()),
        ("Synopsis\n\nReports to: Chief Ranger\n", Heading()),
        ("", Heading()),
    ],
)
def test_heads_of_many_shapes(text: str, expected: Heading) -> None:
    assert heading(Reading(text)) == expected


def test_html_heading_before_page_title() -> None:
    page = "<title>Keeper (4410) | Elm</title><h1>Trail Keeper</h1><ul><li>Class Code: 4410</li></ul>"
    assert heading(html.read(page.encode())) == Heading("Trail Keeper", "4410")
    page = "<title>Trail Keeper (4410) | Elm</title><p>Keeps trails.</p>"
    assert heading(html.read(page.encode())) == Heading("Trail Keeper", "4410")


def test_html_table_of_several_classes_has_no_single_code() -> None:
    page = (
        "<h1>Trail Keeper Series</h1><table><tr><th>Class Code</th><th>Class</th></tr>"
        "<tr><td>4410</td><td>Trail Keeper I</td></tr><tr><td>4411</td><td>Trail Keeper II</td></tr></table>"
    )
    assert heading(html.read(page.encode())).class_code is None


def test_markdown_title_and_code_in_a_line_of_facts() -> None:
    found = heading(markdown.read(b"# Trail Keeper\n\n**City of Elmstead** | Class 4410 | FLSA: Exempt\n"))
    assert found == Heading("Trail Keeper", "4410", "City of Elmstead")


def test_long_lines_take_no_long_time() -> None:
    assert heading(Reading("City Of A " * 20_000)).title is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("LOCK KEEPER              DEPARTMENT: Canals\n\nDuties\n", "LOCK KEEPER"),
        ("Job Title     Lock Keeper (Nights)     Designation     Operator 2\n", "Lock Keeper (Nights)"),
        ("Elmstead County Careers\nLock Keeper\n\nDuties\n", "Lock Keeper"),
        ("Webster County\nLock Keeper\n\nDuties\n", "Lock Keeper"),
        ("We use cookies to make this better\nLock Keeper\n", "Lock Keeper"),
        ("LOCK KEEPER   A / B / C\n\nDuties\n", "LOCK KEEPER A / B / C"),
        ("Lock Keeper   I/II\n\nDuties\n", "Lock Keeper I/II"),
        ("CLASS TITLE     CLASS CODE     PAY\nLock Keeper I     4410     12\n", "Lock Keeper I"),
    ],
)
def test_what_stands_beside_or_above_a_title_is_no_part_of_it(text: str, title: str) -> None:
    assert heading(Reading(text)).title == title
