"""Competencies wherever documents state them: rows, prose, qualifications, labels, lists of names."""

from __future__ import annotations

import pytest

from tests.test_phrases import found, texts


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Relevant quay experience and clerical skills", ["clerical skills"]),
        ("Strong mooring, record keeping and public relations skills", [
            "mooring skills", "record keeping skills", "public relations skills"]),
        ("Detail oriented, good organizational skills, and strong verbal skills", [
            "Detail oriented", "organizational skills", "verbal skills"]),
        ("Written skills, budget skills and political nous", ["Written skills", "budget skills", "political nous"]),
        ("High level of attention to detail and accuracy", ["High level of attention to detail and accuracy"]),
        ("Good listening and communication skills. Patience, sense of humor and the ability to stay calm.", [
            "listening skills", "communication skills", "Patience", "sense of humor", "stay calm"]),
        ("Knowledge of tides and strong communication skills", ["tides", "communication skills"]),
        ("Ability to inspire trust and confidence", ["inspire trust and confidence"]),
        ("Conscientiousness and resilience", ["Conscientiousness", "resilience"]),
        ("Deadline-driven and able to plan several sailings", ["Deadline-driven", "plan several sailings"]),
        ("Patience and persistence: a strong desire to mend nets", [
            "Patience", "persistence", "strong desire to mend nets"]),
        ("The willingness to lead: as a member of a small crew, you will steer often.", ["willingness to lead"]),
        ("Understanding of and commitment to the Harbor's equal opportunities policy", [
            "Harbor's equal opportunities policy", "commitment to the Harbor's equal opportunities policy"]),
        ("Knowledge of and ability to apply the bylaws", ["apply the bylaws"]),
        ("Sound clinical knowledge of seasickness", ["seasickness"]),
        ("Ability to work alone, use sound judgment, and be a good crew member.", [
            "work alone", "use sound judgment", "be a good crew member"]),
        ("Knowledge, skills and abilities required: Knowledge of knots. Tact.", ["knots", "Tact"]),
        ("The intent of the listed knowledge and skills is to give an idea of the post.", []),
    ],
)  # fmt: skip
def test_rows_of_competencies(body: str, wanted: list[str]) -> None:
    assert texts("ksa", body) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Visionary ambition is a must, as is a willingness to scrub decks.", [
            "Visionary ambition", "willingness to scrub decks"]),
        ("You will have a love of boats.", ["love of boats"]),
        ("Harbor pilots possess two key qualities: excellent judgment and an unflinching belief that storms pass.", [
            "excellent judgment", "unflinching belief that storms pass"]),
        ("Tact and patience are desired for this role.", ["Tact", "patience"]),
        ("The ideal candidate will bring a firm understanding of tides and strong communication skills.", [
            "tides", "communication skills"]),
        ("Dockhands inspect ropes which require a knowledge of knots.", []),
    ],
)  # fmt: skip
def test_summaries_say_who_is_sought(body: str, wanted: list[str]) -> None:
    assert [text for kind, text in found("summary", body) if kind != "responsibility"] == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("- Computer skills, including chart software", ["Computer skills, including chart software"]),
        ("- Multi-lingual abilities are a plus", ["Multi-lingual abilities"]),
        ("Essential: Diploma in navigation.\nDesirable: Knowledge of radar. Negotiating skills.", [
            "radar", "Negotiating skills"]),
        ("Grade 10. Skills: splicing, negotiation and use of winches.", ["splicing", "negotiation", "use of winches"]),
        ("Numeracy is not examined. Fluency in Maltese.", ["Fluency in Maltese"]),
        ("Ability to obtain a pilot's license. Willingness to travel.", []),
        ("GCSE English at grade 4, or Functional Skills level 2", []),
        ("Any combination of training that provides the required knowledge, skills and abilities.", []),
    ],
)  # fmt: skip
def test_qualifications_name_competencies(body: str, wanted: list[str]) -> None:
    assert texts("qualifications", body) == wanted


def test_sections_on_other_things_list_competencies_as_such() -> None:
    body = "We value every rower.\n- Understanding of the Harbor's values\n- Must be able to lift 20 pounds."
    assert texts("boilerplate", body) == ["Harbor's values"]
    assert found("duties", "- Splices ropes\n- Ability to read charts") == [
        ("responsibility", "Splices ropes"),
        ("ability", "read charts"),
    ]


def test_names_in_a_list_are_no_commands() -> None:
    body = "Command presence, planning, conflict handling, Interpersonal Skills"
    assert found("ksa", body, heading="COMPETENCIES") == [
        ("ability", "Command presence"),
        ("ability", "planning"),
        ("ability", "conflict handling"),
        ("skill", "Interpersonal Skills"),
    ]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Knowledge of effective rope and tackle practices", ["effective rope and tackle practices"]),
        ("Knowledge of rope making and splicing methods", ["rope making and splicing methods"]),
        ("Knowledge of a pilot's and a clerk's duties", ["pilot's and a clerk's duties"]),
        ("Knowledge of Voice Radio (VR), and Customer Chart (CC) systems", [
            "Voice Radio (VR)", "Customer Chart (CC) systems"]),
        ("Knowledge of English usage, especially as applied to logs", ["English usage, especially as applied to logs"]),
        ("Basic principles of navigation", ["navigation"]),
    ],
)  # fmt: skip
def test_topics_that_share_words_stay_together(body: str, wanted: list[str]) -> None:
    assert texts("ksa", body) == wanted


@pytest.mark.parametrize(
    ("label", "body", "wanted"),
    [
        ("duties", "The deck officer oversees the quay. Reporting to the pilot, you will:\n- Splice ropes", [
            "oversees the quay", "Splice ropes"]),
        ("duties", "You will organize:\n- Spraying\n- Ride on mowing", ["Spraying", "Ride on mowing"]),
        ("duties", "Provides support to pilots; e.g. plotting courses.", [
            "Provides support to pilots; e.g. plotting courses"]),
        ("duties", "The upkeep of the quay, together with the giving of advice on ropes.", [
            "The upkeep of the quay", "the giving of advice on ropes"]),
        ("duties", "The processing of permits, including the inspection of boats and the writing of terms.", [
            "The processing of permits, including the inspection of boats and the writing of terms"]),
        ("duties", "Other duties as assigned by the Harbor Clerk or Council.", []),
        ("summary", "General duties include: typing and filing; mail handling; cashiering.", [
            "typing and filing", "mail handling", "cashiering"]),
    ],
)  # fmt: skip
def test_duties_in_lists(label: str, body: str, wanted: list[str]) -> None:
    assert texts(label, body) == wanted


@pytest.mark.parametrize(
    ("heading", "body", "wanted"),
    [
        ("You'll fit right in if you:", "- are passionate about rivers\n- have a strong work ethic", [
            "passionate about rivers", "strong work ethic"]),
        ("We are looking for someone who:", "- is calm under pressure\n- can splice ropes", [
            "calm under pressure", "splice ropes"]),
    ],
)  # fmt: skip
def test_headings_that_go_on_in_their_items(heading: str, body: str, wanted: list[str]) -> None:
    assert found("ksa", body, heading) == [("ability", text) for text in wanted]
