"""The sections of resumes: by headings in many shapes, and by content where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resumes.headings import LABELS, label_of
from pipeline.resumes.sections import find_resume_sections
from pipeline.sections.structure import Section
from tests.test_sections import assert_covers

FOLDER = Path(__file__).parent / "data" / "resumes"


def found(text: str) -> list[tuple[str, str | None]]:
    return [(section.label, section.heading) for section in find_resume_sections(text)]


def labels(text: str) -> list[str]:
    """The label of each non-blank line, by where it begins."""
    sections = find_resume_sections(text)
    told, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            place = at + len(line) - len(line.lstrip())
            told.append(next(section.label for section in sections if section.start <= place < section.end))
        at += len(line) + 1
    return told


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("ProfessionalSummary", "summary"),
        ("WORK HISTORY", "experience"),
        ("E D U C A T I O N", "education"),
        ("Licenses & Certifications", "licenses"),
        ("Certification", "licenses"),
        ("Education / Professional Development", "education"),
        ("AWARDS, HONORS AND PUBLICATIONS", "awards"),
        ("GRAPHIC DESIGN EXPERIENCE", "experience"),
        ("Professional Membership", "other"),
        ("References available upon request", "other"),
        ("**Skills**", "skills"),
        ("Customer service experience", None),
        ("Graphic Design", None),
        ("Lowen Ferries", None),
        ("", None),
    ],
)
def test_headings(heading: str, label: str | None) -> None:
    assert label_of(heading.strip("*")) == label


def test_the_labels_are_a_closed_set() -> None:
    assert LABELS == ("header", "summary", "experience", "education", "skills", "licenses", "awards", "other")


def test_a_resume_has_its_own_labels() -> None:
    text = (
        "Ines Vandoren\nLowen, 555-0100\nProfessionalSummary\nHarbor clerk with ten years on the quay.\n"
        "Work History\nClerk, Lowen Ferries, 2011 to 2021\nSold tickets.\nEDUCATION AND TRAINING\nDiploma, 2010\n"
        "Licenses & Certifications\nBoat handling\nSkills\nCash handling"
    )
    assert found(text) == [
        ("header", None),
        ("summary", "ProfessionalSummary"),
        ("experience", "Work History"),
        ("education", "EDUCATION AND TRAINING"),
        ("licenses", "Licenses & Certifications"),
        ("skills", "Skills"),
    ]


def test_a_heading_run_into_the_line_before_it_opens_a_section_there() -> None:
    text = "HARBOR CLERK Summary\nTen years on the quay, and fond of it. Highlights\nCash handling\nKnots\nTides\n"
    sections = find_resume_sections(text)
    assert [(one.label, text[one.start : one.end]) for one in sections] == [
        ("header", "HARBOR CLERK"),
        ("summary", "Summary\nTen years on the quay, and fond of it."),
        ("skills", "Highlights\nCash handling\nKnots\nTides"),
    ]


def test_the_end_of_a_phrase_is_no_heading() -> None:
    text = "Skills\nGood Communication Skills\nDegree in Music Education\nForklift Experience\n\nSummary of Skills"
    assert found(text) == [("skills", "Skills"), ("skills", "Summary of Skills")]


def test_words_of_a_list_of_skills_open_no_section() -> None:
    text = "Ines\nSkills\nScheduling\nTraining\nLeadership\nCertification\nRecognition\nRope work\n\nInterests\nRowing"
    assert found(text) == [("header", None), ("skills", "Skills"), ("other", "Interests")]


def test_a_heading_run_into_its_text() -> None:
    text = "Ines\n\nOBJECTIVE: To work on the quay.\n\nSkills: Knots, tides\n\nEducation: Diploma, Lowen High School"
    assert found(text) == [("header", None), ("summary", "OBJECTIVE"), ("skills", "Skills"), ("education", "Education")]
    first = find_resume_sections(text)[1]
    assert text[first.body_start : first.end] == "To work on the quay."


def test_posts_open_a_section_without_a_heading() -> None:
    text = (
        "Ines Vandoren\n\nClerk, Lowen Ferries\nMay 2014 to June 2016\n- Sold tickets\n\n"
        "Deckhand, Tide Lines Inc.\n2012 to 2014\n- Threw ropes\n\nBachelor of Arts in History, Lowen College, 2012\n"
    )
    assert labels(text) == ["header", *["experience"] * 6, "education"]
    assert {one.confidence < 0.95 for one in find_resume_sections(text)[1:]} == {True}


def test_accomplishments_told_among_posts_end_where_the_next_post_opens() -> None:
    text = (
        "Experience\nClerk, Lowen Ferries\nMay 2014 to June 2016\nSold tickets.\n\n"
        "Accomplishments\nClerk of the year.\n\n"
        "Deckhand, Tide Lines Inc.\nMay 2012 to April 2014\nThrew ropes.\n"
    )
    assert labels(text) == [*["experience"] * 4, "awards", "awards", *["experience"] * 3]


@pytest.mark.parametrize(
    ("under", "label"),
    [
        ("Cash handling\nKnots\nTides", "skills"),
        ("Harbor clerk who for ten years has sold tickets, kept the cash, trained the crew and written the rota for a "
         "line of four ferries.", "summary"),
        ("BA (Hons) History, University of Marsden, 2010\nA-levels: History, French", "education"),
    ],
)  # fmt: skip
def test_what_stands_under_qualifications_tells_what_they_are(under: str, label: str) -> None:
    assert found(f"Ines\n\nQualifications\n{under}\n")[-1] == (label, "Qualifications")


def test_sections_of_the_invented_resumes() -> None:
    told = {path.stem: [label for label, _ in found(path.read_text())] for path in FOLDER.glob("*.txt")}
    assert told["no-headings"] == ["header", "summary", "experience", "education"]
    assert told["two-columns-flattened"] == [
        *("header", "other", "education", "skills", "skills", "licenses", "summary", "experience")
    ]
    assert told["all-capitals"] == ["header", "summary", "experience", "education", "licenses", "other"]
    assert told["academic"] == ["header", "experience", "education", "awards", "awards", "experience", "other"]
    assert all({"experience", "education"} <= set(labels) for labels in told.values())


pieces = st.sampled_from(
    [
        *sorted({line for path in FOLDER.glob("*.txt") for line in path.read_text().split("\n")}),
        *("Skills", "Summary", "It was a job. Experience", "2010 to 2012", "Company Name , City , State", "*", "|"),
    ]
)


@given(st.lists(pieces | st.text(max_size=60), max_size=30))
@settings(max_examples=200, deadline=None)
def test_every_line_is_in_exactly_one_section_in_order(parts: list[str]) -> None:
    text = "\n".join(parts)
    sections: list[Section] = find_resume_sections(text)
    assert_covers(text, sections)
    assert {section.label for section in sections} <= set(LABELS)
    assert all(0 < section.confidence <= 1 for section in sections)
