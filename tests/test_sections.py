"""Documents → labelled sections: cover, headings of many forms, content where no heading speaks."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tables
from pipeline.sections.content import set_phrase_scores
from pipeline.sections.headings import find_headings
from pipeline.sections.labels import LABELS, read_heading, spelling
from pipeline.sections.lines import read_lines
from pipeline.sections.phrasing import SET_PHRASES
from pipeline.sections.resume import RESUME_LABELS, find_resume_sections
from pipeline.sections.structure import Section, find_sections
from pipeline.stages.identify import IdentifySettings, identify
from pipeline.stages.segment import SegmentSettings, segment

BRITISH = """\
JOB DESCRIPTION

Post title: Allotments Officer
Grade: Scale 5
Responsible to: Parks Manager

Job purpose

To let and look after the Council's allotment plots and to support plot holders.

Key accountabilities

1. Keep the waiting list and let plots as they fall vacant.
2. Inspect sites each month and follow up on neglected plots.

Person specification

Essential criteria

A GCSE in English or the same standard reached at work
Experience of dealing with the public

Terms and conditions

Salary: £27,300 per annum, 25 days' annual leave

How to apply

Send the form by 4 May. Only those shortlisted will hear from us.

The Council is an equal opportunities employer.
"""


def labelled(text: str) -> list[tuple[str, str | None]]:
    return [(section.label, section.heading) for section in find_sections(text, [None])]


def label_of(text: str, fragment: str) -> str:
    at = text.index(fragment)
    return next(section.label for section in find_sections(text, [None]) if section.start <= at < section.end)


def assert_covers(text: str, sections: list[Section]) -> None:
    at = 0
    for section in sections:
        assert not text[at : section.start].strip()
        assert section.start < section.end <= len(text)
        assert section.start <= section.body_start <= section.end
        assert text[section.start : section.end] == text[section.start : section.end].strip()
        at = section.end
    assert not text[at:].strip()


pieces = st.sampled_from(
    [
        "DUTIES",
        "## Knowledge:",
        "Minimum Qualifications",
        "======",
        "---",
        "• lifts boxes",
        "1. Files papers",
        "",
        " \t",
        "Clerk I",
        "Clerk II:",
        "All Levels:",
        "Salary: $5",
        "Knowledge of: rules and forms of the office, the law and more",
        "**Skills**",
        "|",
        "which goes on without a capital letter after a line that was long enough",
        "Class Code 1234 . . . . . 01-02-20",
        "*",
        "#",
    ]
)


@given(st.lists(st.one_of(pieces, st.text(max_size=60)), max_size=25))
@settings(max_examples=150, deadline=None)
def test_every_line_is_in_exactly_one_section_in_order(parts: list[str]) -> None:
    text = "\n".join(parts)
    sections = find_sections(text, ["Clerk I", "Clerk II"])
    assert_covers(text, sections)
    assert {section.label for section in sections} <= set(LABELS)
    assert all(0 <= section.confidence <= 1 for section in sections)
    resume = find_resume_sections(text)
    assert_covers(text, resume)
    assert {section.label for section in resume} <= set(RESUME_LABELS)


def test_a_british_job_description_is_taken_apart() -> None:
    found = labelled(BRITISH)
    assert found[0] == ("header", None)
    assert ("summary", "Job purpose") in found
    assert ("duties", "Key accountabilities") in found
    assert ("qualifications", "Essential criteria") in found
    assert ("compensation", "Terms and conditions") in found
    assert ("application", "How to apply") in found
    assert found[-1] == ("boilerplate", None)


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("EXAMPLES OF DUTIES PERFORMED", "duties"),
        ("What you'll do", "duties"),
        ("Key result areas", "duties"),
        ("Principal Responsibilities", "duties"),
        ("Physical Requirements", "working_conditions"),
        ("Licensing Requirements:", "licenses"),
        ("Special Personal Qualities", "ksa"),
        ("Distinguishing Features of the Class", "distinguishing"),
        ("Supervision Given and Received", "supervision"),
        ("Desirable Qualifications", "qualifications"),
        ("Mandatory requirements", "qualifications"),
        ("Why work with us", "boilerplate"),
        ("Total remuneration package", "compensation"),
        ("Recruitment timeline", "application"),
        ("Organisational relationships", "supervision"),
        ("D U T I E S", "duties"),
        ("Minimun Qualifcations", "qualifications"),
        ("DISTINGUSHING CHARACTERISTICS", "distinguishing"),
    ],
)
def test_words_of_a_heading_vote_for_its_label(heading: str, label: str) -> None:
    assert read_heading(heading).label == label


def test_a_heading_of_unknown_words_names_nothing() -> None:
    assert read_heading("Quarterly Ferret Bulletin").label is None
    assert read_heading("Quarterly Ferret Bulletin").certainty == 0
    assert spelling("ferret") is None


@pytest.mark.parametrize(
    "heading_line",
    [
        "ESSENTIAL DUTIES",
        "## Essential Duties",
        "##Essential Duties",
        "**Essential Duties**",
        "=== ESSENTIAL DUTIES ===",
        "Essential Duties:",
        "III. ESSENTIAL DUTIES",
        "Esential Duties",
    ],
)
def test_a_heading_is_found_in_every_form(heading_line: str) -> None:
    text = f"Ferry Clerk\n\n{heading_line}\n\nSells tickets and counts the takings at the end of each sailing."
    section = find_sections(text, ["Ferry Clerk"])[-1]
    assert section.label == "duties"
    assert section.heading is not None
    assert section.heading in heading_line
    assert section.heading.strip("#*= ") == section.heading
    assert text[section.body_start :].strip("*#= \n").startswith("Sells tickets")


def test_an_underlined_heading_leaves_its_rule_out_of_the_heading() -> None:
    text = "Ferry Clerk\n\nPurpose of Classification\n-------------------------\n\nSells tickets at the quay."
    section = find_sections(text, ["Ferry Clerk"])[-1]
    assert (section.label, section.heading) == ("summary", "Purpose of Classification")


def test_a_heading_that_runs_into_its_text_opens_a_section() -> None:
    text = (
        "Ferry Clerk\n\n"
        "SUPERVISION RECEIVED: Works under the general supervision of the harbor master, who reviews results.\n\n"
        "ESSENTIAL FUNCTIONS: Sells tickets, keeps the cash book and answers questions about the timetable each day."
    )
    assert labelled(text)[1:] == [("supervision", "SUPERVISION RECEIVED:"), ("duties", "ESSENTIAL FUNCTIONS:")]


def test_statements_in_capitals_and_full_sentences_are_no_headings() -> None:
    lines = read_lines(
        "AN EQUAL OPPORTUNITY EMPLOYER\n\nTHIS EXAMINATION IS TO BE GIVEN ON AN OPEN BASIS\n\n"
        "The duties and responsibilities of this position may include but are not limited to the following:"
    )
    assert find_headings(lines) == {}


def test_a_heading_decides_even_where_lines_read_otherwise() -> None:
    text = (
        "Ferry Clerk\n\nDistinguishing Characteristics\n\nPlans sailings and assigns crews. Prepares the budget.\n\n"
        "Typical Tasks\n\nSells tickets."
    )
    assert label_of(text, "Plans sailings") == "distinguishing"


def test_boilerplate_and_footers_leave_the_section_above_them() -> None:
    text = (
        "FERRY CLERK\n\nDUTIES\n\nA Ferry Clerk sells tickets and keeps the cash book.\n\n"
        "REQUIREMENTS\n\nOne year of paid experience handling cash.\n\n"
        "The Port of Lowen does not discriminate on the basis of age, sex or religion.\n"
        "Class Code 4471 . . . . . . . . . . . . . . 05-01-19"
    )
    assert label_of(text, "The Port of Lowen") == "boilerplate"
    assert label_of(text, "Class Code 4471 .") == "history"
    assert label_of(text, "One year of paid") == "qualifications"


def test_a_note_takes_its_label_from_what_it_says() -> None:
    text = (
        "FERRY CLERK\n\nREQUIREMENTS\n\nOne year of paid experience handling cash.\n\nNOTES:\n\n"
        "1. Applications must be submitted on-line and candidates will be notified by e-mail of the interview date.\n"
        "2. Applicants who lack three months of the required experience may file for this examination."
    )
    assert label_of(text, "1. Applications must") == "application"
    assert "NOTES:" in [heading for _, heading in labelled(text)]


def test_a_document_without_headings_is_told_by_content() -> None:
    text = (
        "Ferry Clerk\n\nKnowledge of ticketing rules and of cash handling. Ability to deal with passengers.\n\n"
        "A high school diploma and two years of experience in ticket sales.\n\n"
        "Must pass a background check and a drug test before appointment.\n\n"
        "Lowen Ferries is an equal opportunity employer."
    )
    assert [label for label, _ in labelled(text)] == ["header", "ksa", "qualifications", "licenses", "boilerplate"]


def test_wrapped_lines_go_on_with_their_sentence() -> None:
    text = (
        "DUTIES\n\nSells tickets to passengers and freight customers at the\n"
        "Lowen quay, keeps the cash book, counts the day's\ntakings and answers questions about sailings and about\n"
        "Background Checks that shippers must pass before loading."
    )
    assert [line.joins for line in read_lines(text)] == [False, False, True, True, True]
    assert labelled(text) == [("duties", "DUTIES")]


def test_sub_headings_stay_inside_their_section() -> None:
    text = (
        "Ferry Clerk\n\nMINIMUM QUALIFICATIONS\n\nEducation: A high school diploma or the same standard elsewhere.\n\n"
        "Experience: Two years of work that included handling cash and serving the public.\n\nESSENTIAL FUNCTIONS\n\n"
        "General Duties:\n\nSells tickets.\n\nSeasonal Duties:\n\nStows deck chairs."
    )
    assert labelled(text)[1:] == [("qualifications", "MINIMUM QUALIFICATIONS"), ("duties", "ESSENTIAL FUNCTIONS")]


def test_a_certain_heading_is_surer_than_a_guess() -> None:
    text = "Ferry Clerk\n\nMinimum Qualifications\n\nOne year.\n\nLowen Ferries is an equal opportunity employer."
    sections = find_sections(text, ["Ferry Clerk"])
    by_label = {section.label: section.confidence for section in sections}
    assert by_label["qualifications"] > 0.9 > by_label["boilerplate"]


def test_a_resume_has_its_own_labels() -> None:
    text = (
        "Ines Vandoren\nLowen, 555-0100\nProfessionalSummary\nHarbor clerk with ten years on the quay.\n"
        "Work History\nClerk, Lowen Ferries, 2011 to 2021\nSold tickets.\nEDUCATION AND TRAINING\nDiploma, 2010\n"
        "Licenses & Certifications\nBoat handling\nSkills\nCash handling"
    )
    found = [(section.label, section.heading) for section in find_resume_sections(text)]
    assert found == [
        ("header", None),
        ("summary", "ProfessionalSummary"),
        ("experience", "Work History"),
        ("education", "EDUCATION AND TRAINING"),
        ("licenses", "Licenses & Certifications"),
        ("skills", "Skills"),
    ]


def documents(**texts: str) -> pd.DataFrame:
    rows = [
        {"doc_id": name, "kind": "resume" if name == "resume" else "spec", "title": None, "class_code": None,
         "text": text,
         "layout": None, "status": "ok" if text else "empty"}
        for name, text in texts.items()
    ]  # fmt: skip
    return pd.DataFrame(rows)


def test_the_stages_give_their_tables_and_skip_what_cannot_be_read() -> None:
    frame = documents(spec=BRITISH, empty="", resume="Ines\nSkills\nCash handling")
    classes = identify({"documents": frame}, IdentifySettings())
    sections = segment({"documents": frame, "classes": classes}, SegmentSettings())
    assert list(classes.columns) == tables.CLASSES.names
    assert list(sections.columns) == tables.SECTIONS.names
    assert classes[["class_id", "title"]].values.tolist() == [["spec", "Allotments Officer"]]
    assert set(sections["doc_id"]) == {"spec", "resume"}
    for row in sections.itertuples():
        assert row.text == frame.set_index("doc_id").loc[row.doc_id, "text"][row.start : row.end]
    numbers = sections[sections["doc_id"] == "spec"]["section_no"].tolist()
    assert numbers == list(range(1, len(numbers) + 1))
    assert sections["class_id"].isna().all()


def test_layout_marks_a_heading_that_its_text_does_not() -> None:
    text = "Ferry Clerk\nBerth Care\nPaints bollards and mends the fenders of the quay."
    plain = find_headings(read_lines(text))
    marked = find_headings(read_lines(text, [{"start": 12, "end": 22, "kind": "heading", "level": 2}]))
    assert 1 not in plain
    assert marked[1].text == "Berth Care"


SET_PHRASE_TEXTS = [
    "Lowen Ferries is an equal opportunity employer and does not discriminate.",
    "Adopted 01/02/1999 as a Board item. Class Code 4471 . . . . . . 05-01-19",
    "A 401(k) plan, 28 kg of luggage, up to 50 pounds, 8 hours per week and overtime; kneels and crawls.",
    "Valid driver’s license. Drug test. Fingerprints. DBS check. Bachelor's degree in law. Two years of experience.",
    "The list is neither an exhaustive list nor a contract. Only those shortlisted are heard from.",
    "01",
    "AB-123",
    "https://lowen.example/jobs",
]


@pytest.mark.parametrize("text", SET_PHRASE_TEXTS)
def test_looking_for_a_literal_first_finds_the_same_set_phrases(text: str) -> None:
    whole = dict.fromkeys(LABELS, 0.0)
    for label, weight, pattern in SET_PHRASES:
        whole[label] += weight * bool(re.search(pattern, text.lower()))
    assert any(whole.values())
    assert dict(zip(LABELS, set_phrase_scores(text), strict=True)) == whole
