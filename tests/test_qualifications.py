"""Texts of invented employers, and the trees they ask for, in a short notation: `bachelor`, `4y`, `lic`, `=`."""

from __future__ import annotations

import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.qualifications.reading import read_qualifications
from pipeline.qualifications.tree import (
    Education,
    Experience,
    License,
    from_json,
    leaves,
)
from pipeline.stages.qualify import STAGE
from tests.tree_notation import read, told

CASES = {
    "numbered, either": (
        "1. Two years of full-time paid experience as a Lock Keeper; or\n"
        "2. Four years of full-time paid experience on canal barges.",
        "(2y | 4y)",
    ),
    "numbered, both": (
        "1. Graduation from an accredited four-year college with a major in hydrology; and\n"
        "2. One year of full-time paid experience reading gauges.",
        "(1y & bachelor)",
    ),
    "a licence stands beside every alternative": (
        "1. A valid Lock Keeper's license; and\n2. Two years of barge work; or\n3. Three years of dock work.",
        "((2y | 3y) & lic)",
    ),
    "patterns, run into the text": (
        "Possession of a valid license as a Ferry Pilot. and Either I Two years of experience as a Deckhand.\n\n"
        "Or II\n\nExperience: Five years of experience on rivers. and\n\n"
        "Education: Equivalent to graduation from college.",
        "(((5y & bachelor) | 2y) & lic)",
    ),
    "years within years": (
        "Six years of experience in orchard care, two years of which shall have been in a supervisory capacity.",
        "(2y & 6y)",
    ),
    "a substitution is written out": (
        "Three years of experience grafting fruit trees. (One year of graduate work in pomology may be substituted for "
        "one year of the required experience.)",
        "((2y & coursework) | 3y)",
    ),
    "a substitution for all of it": (
        "Two years of experience binding books. A master's degree in conservation may be substituted for the required "
        "experience.",
        "(2y | master)",
    ),
    "year for year": (
        "Equivalent to graduation from college. (Additional qualifying experience may be substituted for the required "
        "education on a year-for-year basis.)",
        "(= | bachelor)",
    ),
    "a substitution that names its requirement": (
        "1. Three years of experience as a Toll Keeper; or\n2. Five years of experience as a Gate Guard.\n\n"
        "An associate's degree may be substituted for one year of the experience in Requirement 2.",
        "((4y & associate) | 3y | 5y)",
    ),
    "any equivalent combination leaves licences alone": (
        "Bachelor's degree in forestry and three years of ranger work; or any equivalent combination of education and "
        "experience.\nA valid driver's license is required.",
        "(((3y & bachelor) | =) & lic)",
    ),
    "labels and connective lines": (
        "Education: Bachelor's degree.\nAND\nExperience: Two years of buying.\nOR\n"
        "Education: Associate's degree.\nAND\nExperience: Four years of buying.",
        "((2y & bachelor) | (4y & associate))",
    ),
    "one kind of work, listed": (
        "Two years of experience in one or more of the following:\n"
        "a. mending nets;\nb. setting traps; or\nc. sorting fish.",
        "2y",
    ),
    "months": ("Eighteen months of paid experience shelving maps.", "1.5y"),
    "either in one sentence": (
        "Either a bachelor's degree in history or four years of archive experience, and a typing certificate.",
        "((4y | bachelor) & cert)",
    ),
    "school with its equivalents": ("High school diploma, GED or equivalent.", "high_school"),
    "Britain": (
        "Essential:\n- Five GCSEs including English, or equivalent\n- At least two years' experience of casework\n"
        "- Full UK driving licence",
        "(2y & high_school & lic)",
    ),
    "Canada": (
        "Completion of Grade 12 and three years' related experience, or an equivalent combination of training and "
        "experience.\nValid Class 5 driver's licence.",
        "(((3y & high_school) | =) & lic)",
    ),
    "Australia": (
        "A recognised tertiary qualification in surveying, or equivalent experience.\nWorking with Children Check.\n"
        "White Card and HR class licence.",
        "((= | bachelor) & cert & lic)",
    ),
    "what holds for some positions only": (
        "Two years of experience guiding tours.\nSome positions may require a valid driver's license.",
        "2y",
    ),
    "riders ask for nothing": (
        "Two years of experience guiding tours. Applicants who lack six months of the experience will be admitted to "
        "the examination. Applicants must submit proof of their degree.",
        "2y",
    ),
    "a word of a rider is what the work is about": (
        "1. Three years of experience compiling criminal statistics in a position which requires foreign travel; or\n"
        "2. Two years of experience in the verification of claims by persons who live abroad.",
        "(2y | 3y)",
    ),
    "licences behind the last pattern are asked of everyone": (
        "Option 1: A bachelor's degree in botany.\nOption 2: Four years of nursery work.\n"
        "Possession of a pesticide applicator license.",
        "((4y | bachelor) & lic)",
    ),
    "a substitution for all patterns": (
        "Either I\nOne year of experience as a Ferry Clerk.\nOr II\nThree years of ticket sales.\n"
        "(For either of the above patterns, one year of college may be substituted for six months of the required "
        "experience.)",
        "((0.5y & coursework) | (2.5y & coursework) | 1y | 3y)",
    ),
    "an alternative without a measure stays one": (
        "Either I\nMust be a lighthouse employee with permanent standing.\nOr II\nTwo years of work on the coast.",
        "(2y | work)",
    ),
    "a lead-in and what licences it": (
        "Licensed as a:\na. Ship Surveyor by the Harbour Board; or\nb. Marine Engineer by the same Board.\n"
        "And two years of dry dock work.",
        "((lic | lic) & 2y)",
    ),
    "alternative schooling, then work": (
        "(a) have a Leaving Certificate, or\n(b) hold a third level degree, and\n(c) have one year of sorting work.",
        "((bachelor | high_school) & 1y)",
    ),
    "promotion or open competition": (
        "PROMOTION: One year of service as a Toll Clerk.\nOPEN-COMPETITIVE: Either:\n"
        "A) A bachelor's degree; OR\nB) An equivalent combination of training and experience.",
        "(1y | = | bachelor)",
    ),
    "criteria marked essential and desirable": (
        "HND in joinery\nE\nA\nMembership of a professional body\nD\nA/I\nTwo years' experience of stairs\nE\nA/I",
        "(2y & associate)",
    ),
    "a framework's level beside its degree": (
        "Bachelor's degree in town and regional planning (NQF level 7) and a valid licence.",
        "(bachelor & lic)",
    ),
    "a framework's level alone": ("A qualification at NQF level 6 in cartography.", "associate"),
    "in training": ("Chartered membership of an institute, or working towards chartered status.", "cert"),
    "another way": (
        "You will need a master's degree and one year of cataloguing experience. We will also consider a bachelor's "
        "degree with three years of experience in a library.",
        "((1y & master) | (3y & bachelor))",
    ),
    "one year in each": (
        "One year of experience in each of the following:\n(i) casting;\n(ii) moulding; and\n(iii) glazing.",
        "(1y & 1y & 1y)",
    ),
    "those who lack the degree": (
        "Education: A bachelor's degree.\nApplicants who do not possess the required education may substitute "
        "additional experience on a year for year basis.\nExperience: Two years of archive work.",
        "((= | bachelor) & 2y)",
    ),
    "no requirement at all": ("The work is varied and the company pleasant.", "nothing"),
    "ages, courses of study and recent years are no experience": (
        "Must be 21 years of age. A four-year degree in law enforcement within the last ten years.",
        "bachelor",
    ),
    "a questionnaire": (
        "One year of clerical experience.\nHow many years of experience do you have?\n"
        "3+ years of experience\n1 year of experience",
        "1y",
    ),
}


@pytest.mark.parametrize(("text", "tree"), CASES.values(), ids=CASES.keys())
def test_logic(text: str, tree: str) -> None:
    assert read(text) == tree


def test_wishes_are_kept_apart() -> None:
    text = (
        "Required:\nHigh school diploma.\nPreferred:\nBachelor's degree in botany.\nTwo years of greenhouse experience."
    )
    reading = read_qualifications(text, 0, len(text))
    assert told(reading.tree) == "high_school"
    assert sorted(told(wish) for wish in reading.preferred) == ["2y", "bachelor"]


def test_what_a_list_wishes_for_and_what_it_demands_all_the_same() -> None:
    text = "Preferred qualifications:\nTwo years of bridge work.\nA driver's license is required."
    reading = read_qualifications(text, 0, len(text))
    assert told(reading.tree) == "lic"
    assert [told(wish) for wish in reading.preferred] == ["2y"]
    text = (
        "A diploma in dredging.\nThe following are desired, not required, of candidates:\n1. A diving license.\n"
        "2. A year of rescue work."
    )
    reading = read_qualifications(text, 0, len(text))
    assert told(reading.tree) == "associate"
    assert "lic" in [told(wish) for wish in reading.preferred]


def test_an_aside_is_a_wish() -> None:
    text = "At least 1 year of filing experience (3 years preferred) in an office."
    reading = read_qualifications(text, 0, len(text))
    assert told(reading.tree) == "1y"
    assert [told(wish) for wish in reading.preferred] == ["3y"]


def test_leaves_say_what_and_where() -> None:
    text = (
        "1. Two years of full-time paid experience as a Senior Lock Keeper supervising crews who dredge; and\n"
        "2. Possession of, or ability to obtain, a valid pilot's licence is required."
    )
    work, licence = leaves(read_qualifications(text, 0, len(text)).tree)
    assert isinstance(work, Experience)
    assert work.in_class == ("Senior Lock Keeper",)
    assert work.supervisory
    assert work.full_time
    assert isinstance(licence, License)
    assert licence.name == "valid pilot's licence (possession of, or ability to obtain)"
    assert text[licence.start : licence.end].startswith("Possession of")


def test_fields_of_study() -> None:
    text = "A bachelor's degree in geology, soil science, plant or animal ecology, or a related field."
    (degree,) = leaves(read_qualifications(text, 0, len(text)).tree)
    assert isinstance(degree, Education)
    assert degree.fields == ("geology", "soil science", "plant or animal ecology", "related field")


CIVIL_SERVICE = st.lists(
    st.sampled_from(
        [
            "Either I",
            "Or II",
            "and",
            "or",
            "; or",
            "1.",
            "2.",
            "a.",
            "Education:",
            "Experience:",
            "(",
            ")",
            "\n",
            "\n\n",
            "   ",
            "two years of",
            "six months",
            "experience in",
            "a bachelor's degree",
            "license",
            "may be substituted for",
            "one year of the required experience",
            "equivalent combination of education and experience",
            "preferred",
            "Requirement 1",
            "in",
            ".",
            ",",
            "of which",
            "high school",
            "24 semester units",
            "Preferred:",
        ]
    ),
    max_size=40,
).map(" ".join)


@settings(deadline=None)
@given(st.text() | CIVIL_SERVICE)
def test_any_text_is_read_and_every_leaf_lies_in_it(text: str) -> None:
    reading = read_qualifications(text, 0, len(text))
    for root in (reading.tree, *reading.preferred):
        for leaf in leaves(root):
            assert leaf.start is not None
            assert leaf.end is not None
            assert 0 <= leaf.start < leaf.end <= len(text)


@pytest.mark.parametrize("odd", [" " * 20_000, "and " * 4_000, "(" * 5_000, "five years, " * 1_000, "a. " * 3_000])
def test_odd_texts_take_no_unreasonable_time(odd: str) -> None:
    text = f"Two years of experience {odd} or a degree"
    started = time.process_time()
    read_qualifications(text, 0, len(text))
    assert time.process_time() - started < 5


def frames(
    text: str, sections: list[tuple[str, str, list[int], str | None]], titles: list[str]
) -> dict[str, pd.DataFrame]:
    """One document whose sections are told as (label, body, class numbers, heading), found in `text` by their body."""
    rows = []
    for number, (label, body, class_nos, heading) in enumerate(sections, 1):
        start = text.index(body)
        rows.append(
            {
                "doc_id": "specs/a.txt",
                "section_no": number,
                "class_id": None,
                "class_nos": class_nos,
                "label": label,
                "heading": heading,
                "subheading": None,
                "start": start,
                "end": start + len(body),
                "body_start": start,
                "text": body,
                "confidence": 1.0,
            }
        )
    classes = [
        {"class_id": f"specs/a.txt#{n}", "doc_id": "specs/a.txt", "class_no": n, "title": title}
        for n, title in enumerate(titles, 1)
    ]
    documents = [{"doc_id": "specs/a.txt", "kind": "spec", "status": "ok", "text": text}]
    return {"documents": pd.DataFrame(documents), "classes": pd.DataFrame(classes), "sections": pd.DataFrame(rows)}


def qualify(text: str, sections: list[tuple[str, str, list[int], str | None]], titles: list[str]) -> list[str]:
    made = STAGE.run(frames(text, sections, titles), STAGE.settings())
    assert list(made.columns) == STAGE.output.names
    return [told(from_json(tree)) for tree in made["tree"]]


def test_each_class_has_its_own_and_what_is_common_to_all() -> None:
    common, first, second = (
        "A valid license as a Diver.",
        "One year of diving experience.",
        "Four years of diving experience.",
    )
    sections = [
        ("qualifications", common, [], "Minimum Qualifications"),
        ("qualifications", first, [1], "Minimum Qualifications"),
        ("qualifications", second, [2], "Minimum Qualifications"),
    ]
    assert qualify("\n".join([common, first, second]), sections, ["Diver I", "Diver II"]) == [
        "(1y & lic)",
        "(4y & lic)",
    ]


def test_a_common_section_is_shared_out_by_the_class_titles_in_it() -> None:
    shared_out = (
        "All levels: A valid license as a Diver.\nDiver I: One year of diving experience.\n"
        "Diver II: Four years of diving experience."
    )
    assert qualify(shared_out, [("qualifications", shared_out, [], "Qualifications")], ["Diver I", "Diver II"]) == [
        "(1y & lic)",
        "(4y & lic)",
    ]


def test_a_questionnaire_behind_the_text_asks_for_nothing() -> None:
    need = "Two years of experience driving mules."
    answers = "How many years of experience do you have?\nOne year of experience\nFive years of experience"
    sections = [("qualifications", need, [], None), ("qualifications", answers, [], None)]
    assert qualify(f"{need}\n\n{answers}", sections, ["Muleteer"]) == ["2y"]


def test_licences_of_two_levels_are_two() -> None:
    own = "Court Clerk Certification, Level I, at hire\nCourt Clerk Certification, Level II, within two years"
    assert qualify(own, [("licenses", own, [], "Certificates")], ["Clerk"]) == ["(cert & cert)"]


def test_licences_count_wherever_they_are_asked_for() -> None:
    need = "Two years of experience driving mules."
    notes = "1. A valid driver's license is required.\n2. Attach a copy of it.\n3. A crane license is desired."
    own = "Valid driver's license\nFirst aid certificate"
    sections = [
        ("qualifications", need, [], "Requirements"),
        ("application", notes, [], "Notes"),
        ("licenses", own, [], "Licenses"),
    ]
    assert qualify("\n\n".join([need, notes, own]), sections, ["Muleteer"]) == ["(2y & cert & lic)"]


def test_a_substitution_in_the_notes_is_written_out() -> None:
    need = "Two years of experience driving mules."
    note = "A diploma in husbandry may be substituted for one year of the required experience."
    sections = [("qualifications", need, [], "Requirements"), ("application", note, [], "Notes")]
    assert qualify(f"{need}\n\n{note}", sections, ["Muleteer"]) == ["((1y & associate) | 2y)"]


def test_nothing_is_invented() -> None:
    pitch = "You will love mules."
    made = STAGE.run(frames(pitch, [("summary", pitch, [], None)], ["Muleteer"]), STAGE.settings())
    assert made["tree"].tolist() == [None]
    assert made["preferred"].tolist() == [None]
    assert made["start"].isna().all()


def test_an_unreadable_document_yields_nothing() -> None:
    given_frames = frames("One year of work.", [("qualifications", "One year of work.", [], None)], ["Clerk"])
    given_frames["documents"]["status"] = "low_quality"
    assert STAGE.run(given_frames, STAGE.settings()).empty


@pytest.mark.parametrize(
    "damage", ["a " * 20_000, "experience" + " " * 20_000 + "x", "two years of experience and " * 1_500]
)
def test_a_line_longer_than_any_sentence_asks_for_nothing_and_costs_little(damage: str) -> None:
    text = f"{damage}.\nGraduation from high school is required."
    began = time.process_time()
    tree = read_qualifications(text, 0, len(text)).tree
    assert time.process_time() - began < 5
    assert [leaf.type for leaf in leaves(tree)] == ["education"]


def test_items_under_a_heading_of_experience_are_work_without_the_word() -> None:
    text = "Experience\nAt least three years in harbour operations\nTraining new crew\nTraining will be arranged"
    assert told(read_qualifications(text, 0, len(text)).tree) == "(3y & work)"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Not less than four years in a fisheries laboratory.", "4y"),
        ("A proven track record of running museum events.", "work"),
        ("Completion of an approved program of dental hygiene.", "cert"),
        (
            "A diploma or degree in botany, or a completed gardening apprenticeship with two years' work.",
            "((2y & apprenticeship) | associate | bachelor)",
        ),
        (
            "Two years of lock keeping. A diploma in hydraulics may be substituted for one year.",
            "((1y & associate) | 2y)",
        ),
    ],
)
def test_further_ways_to_say_it(text: str, tree: str) -> None:
    assert told(read_qualifications(text, 0, len(text)).tree) == tree


def test_short_names_of_the_classes_share_out_a_section_common_to_all() -> None:
    text = "Keeper I: One year of lock keeping.\nSenior: Four years of lock keeping.\n"
    titles = ["Canal Keeper I", "Canal Keeper II", "Senior Canal Keeper"]
    assert qualify(text, [("qualifications", text, [], "Requirements")], titles) == ["1y", "nothing", "4y"]


def test_another_route_replaces_the_items_it_points_at() -> None:
    text = (
        "(a) hold a degree in archives; and\n(b) have three years' experience of records work; and\n"
        "(c) hold a full driving licence.\n"
        "A candidate with six years' experience of records work may also be considered in place of (a) and (b) above."
    )
    assert told(read_qualifications(text, 0, len(text)).tree) == "(((3y & bachelor) | 6y) & lic)"
