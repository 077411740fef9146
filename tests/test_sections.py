"""Documents → labelled sections: cover, headings of many forms, content where no heading speaks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tables
from pipeline.errors import RolematchError
from pipeline.sections.features import describe, paragraphs
from pipeline.sections.headings import candidate
from pipeline.sections.labels import LABELS, read_heading, spelling
from pipeline.sections.line_model import load, read
from pipeline.sections.lines import read_lines
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


def test_a_british_job_description_is_taken_apart() -> None:
    found = labelled(BRITISH)
    assert found[0] == ("header", None)
    assert ("summary", "Job purpose") in found
    assert ("duties", "Key accountabilities") in found
    assert ("qualifications", "Person specification") in found
    assert label_of(BRITISH, "A GCSE") == "qualifications"
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


def test_statements_in_capitals_and_full_sentences_look_less_like_headings_than_headings() -> None:
    lines = read_lines(
        "AN EQUAL OPPORTUNITY EMPLOYER\n\nTHIS EXAMINATION IS TO BE GIVEN ON AN OPEN BASIS\n\n"
        "The duties and responsibilities of this position may include the following:\n\nTYPICAL DUTIES"
    )
    *statements, heading = (candidate(line) for line in lines)
    assert heading is not None
    assert all(other is None or other.opinion < heading.opinion - 1 for other in statements)


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
        "Position: Ferry Clerk\nEmployer: Lowen Ferries\n\n"
        "Knowledge of ticketing rules and of cash handling. Ability to deal with passengers.\n\n"
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


def test_what_a_heading_names_is_surer_than_what_says_nothing() -> None:
    named = "Ferry Clerk\n\nMINIMUM QUALIFICATIONS\n\nOne year of paid experience handling cash.\n"
    vague = "Ferry Clerk\n\nSPINDRIFT\n\nBlue pennants over the quay, the older ones twice.\n"
    assert find_sections(named, ["Ferry Clerk"])[-1].confidence > 0.9
    assert find_sections(vague, ["Ferry Clerk"])[-1].confidence < 0.8


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
    plain = candidate(read_lines(text)[1])
    marked = candidate(read_lines(text, [{"start": 12, "end": 22, "kind": "heading", "level": 2}])[1])
    assert plain is not None
    assert marked is not None
    assert marked.text == "Berth Care"
    assert marked.form > plain.form + 2


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Job purpose | To let the plots and to keep the register.", "Job purpose"),
        ("SUPERVISION RECEIVED: Works under the harbor master.", "SUPERVISION RECEIVED:"),
        ("Reporting line – The Parks Manager, who sets the work.", "Reporting line"),
        ("| Key contacts |", "Key contacts"),
        ("  ** Key contacts **", "Key contacts"),
    ],
)
def test_the_text_of_a_heading_is_cut_out_of_its_line(line: str, heading: str) -> None:
    found = candidate(read_lines(line)[0])
    assert found is not None
    assert found.text == heading
    assert line[found.start : found.end] == heading


UNSEEN = """\
Beekeeper, Lowen Estates

Why the hives need you
You will look after the forty hives on the roofs of the council's buildings so that they stay healthy all year.

Your week on the roofs
- Inspects each hive and records what is seen.
- Prepares and labels the honey for sale.
- Orders frames, feed and protective clothing.

The know-how we are after
- Knowledge of bee diseases and of their treatment.
- Ability to lift a full box and to work calmly at height.
- Good communication skills.

Paperwork you must hold
A valid driver's licence. The appointment is subject to a police check.
"""


def test_headings_nobody_has_seen_are_read_by_what_stands_below_them() -> None:
    assert label_of(UNSEEN, "- Prepares and labels") == "duties"
    assert label_of(UNSEEN, "- Knowledge of bee") == "ksa"
    assert label_of(UNSEEN, "A valid driver's") == "licenses"


FLAT = """\
Job title | Lock Keeper
Reports to | Harbour Superintendent
Job purpose | To open and shut the gates of the canal safely and to keep the towpath clear.
Main duties | Operates the gates and keeps the log. Inspects the towpath and reports damage. Collects tolls.
"""


def test_a_flattened_table_is_taken_apart_at_its_cells() -> None:
    assert labelled(FLAT) == [("header", None), ("summary", "Job purpose"), ("duties", "Main duties")]


def test_a_page_footer_does_not_end_the_section_it_interrupts() -> None:
    text = (
        "Lock Keeper\n\nPRINCIPAL DUTIES\n\nOperates the gates and keeps the log of passing boats.\n"
        "Page 1 of 2\nInspects the towpath and reports what is damaged.\n\nSALARY\n\n£24,100 a year."
    )
    assert label_of(text, "Operates") == label_of(text, "Inspects") == "duties"
    assert label_of(text, "£24,100") == "compensation"


def test_chances_are_chances_and_do_not_depend_on_other_documents() -> None:
    lines = read_lines(BRITISH)
    found = describe(lines, paragraphs(lines, ()))
    chances = load().probabilities(found)
    assert chances.shape == (len(found.counts), len(LABELS), 3)
    assert np.allclose(chances.sum(axis=(1, 2)), 1)
    load().probabilities(describe(read_lines(UNSEEN), paragraphs(read_lines(UNSEEN), ())))
    assert np.array_equal(load().probabilities(found), chances)


def test_a_damaged_model_is_named_with_its_remedy(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    path.write_bytes(b"no archive")
    with pytest.raises(RolematchError) as fault:
        read(path)
    assert str(path) in str(fault.value)
    assert "models/recipe/sections.py" in str(fault.value)
