"""How invented employers of several countries write one and the same kind of requirement, and what is read of it."""

from __future__ import annotations

import pytest

from pipeline.qualifications.described import Section
from pipeline.qualifications.reading import read_qualifications
from pipeline.qualifications.requirements import requirements_of
from pipeline.qualifications.tree import Certification, Education, License, leaves
from tests.tree_notation import read, told

LISTS = {
    "lines without marks under one of the following": (
        "One of the following:\nA bachelor's degree in ferry operations\nFour years of work on a canal barge",
        "(4y | bachelor)",
    ),
    "a list run into its sentence": (
        "High school diploma and (a) two years of net mending, or (b) an associate's degree in fisheries, or (c) a "
        "diving certificate.",
        "((2y | associate | cert) & high_school)",
    ),
    "a run-in list of kinds of work is no choice": (
        "Two years of experience in either: (1) mending nets, or (2) setting traps.",
        "2y",
    ),
    "one item that holds a run-in list": (
        "(1) Equivalent to completion of two years of college; or (2) Possession of a diving certificate.",
        "(cert | coursework)",
    ),
    "options that share the years of their lead-in": (
        "Two years of experience in ONE of the following:\nOPTION 1\nExperience as a keeper of tide gauges.\n"
        "OPTION 2\nExperience as a reader of tide tables.",
        "(2y | 2y)",
    ),
    "all of the following is one kind of work": (
        "Two years of experience in the repair of all of the following:\na) sluices, and\nb) weirs, and\nc) locks.",
        "2y",
    ),
    "the first pattern without its mark": (
        "Experience: One year as a Ferry Clerk.\nOr II\nExperience: Three years of selling tickets.",
        "(1y | 3y)",
    ),
    "words that ran into the mark": (
        "Either Ione Year of experience as a Ferry Clerk. Or IIThree years of selling tickets.",
        "(1y | 3y)",
    ),
    "a licence and a certificate before the alternatives": (
        "1. A valid Class A driver's license and a valid medical certificate; and\n2. Two years of crane work; or\n"
        "3. Three years of dock work.",
        "((2y | 3y) & cert & lic)",
    ),
    "an item's own equivalent": (
        "1. High school diploma or an equivalent combination of education and experience.\n2. Two years of lock work.",
        "((= | high_school) & 2y)",
    ),
    "an equivalent as the last of the alternatives": (
        "a) An associate's degree and two years of lock work; OR\nb) Any combination of training and experience.",
        "((2y & associate) | =)",
    ),
}

WORK = {
    "words that stick to their connective": (
        "Possession of a valid license as a Diver. andTwo years of experience as a Deckhand.",
        "(2y & lic)",
    ),
    "hours of work are years": ("2,080 hours of paid experience tending goats.", "1y"),
    "hours with an employer": ("600 hours with the Port Authority as a Gate Helper.", "0.2885y"),
    "a licence that others hold": ("Three years of auditing holders of a harbour license.", "3y"),
    "hours of lessons are no work": ("48 hours of course work in goat tending.", "coursework"),
    "hours in the air": ("Completion of 100 hours of flight time in a balloon.", "work"),
    "a part at a level": ("Four years of lock work, two at a level equivalent to Keeper II.", "(2y & 4y)"),
    "a part that must be included": (
        "Broad experience in press work. This must have included at least three years of writing.",
        "(3y & work)",
    ),
    "a part without a measure is a rider": (
        "Two years of press work. This must have included the writing of notices.",
        "2y",
    ),
    "what meets a requirement asks for nothing": (
        "Two years of lock work. Service as a Lock Hand before 1 May meets this requirement.",
        "2y",
    ),
    "a school year is a year": ("One school year of teaching experience.", "1y"),
    "education and work counted together": ("Ten years of education and/or experience in harbour trade.", "10y"),
    "a total with ways to reach it": (
        "Five years of combined education and experience.\nFor example:\n"
        "1. Five years of running a mill; or\n2. An associate's degree and three years of running a mill.",
        "((3y & associate) | 5y | =)",
    ),
    "an employee for some time": ("Must be a current employee of the Port for two consecutive years.", "2y"),
    "permanent status that is still to gain": (
        "Two years of patrol. The licence is required before gaining permanent status.",
        "(2y & lic)",
    ),
    "work of another kind behind the years": (
        "Three years of experience as a shepherd, and some supervisory experience.",
        "(3y & work)",
    ),
    "an earlier history of work": ("Requires prior work history with mules.", "work"),
}

SCHOOLING = {
    "equivalents that say nothing new": (
        "Graduation from college or an equivalent degree (certificate) (diploma) approved by the Board of Harbours.",
        "bachelor",
    ),
    "in lieu of the degree": (
        "Associate's degree in law, in lieu of degree, two years of clerking.",
        "(2y | associate)",
    ),
    "acceptable equivalents": (
        "A bachelor's degree from a college or acceptable equivalent experience.",
        "(= | bachelor)",
    ),
    "a school of law by a long name": (
        "Graduation from a North Coast Bar Association accredited law school.",
        "professional",
    ),
    "or higher": ("Eight GCSEs or equivalent or higher qualifications.", "high_school"),
    "study that leads to a degree": ("Two years of graduate study leading to a master's degree.", "coursework"),
    "a candidate for a doctorate": (
        "A master's degree or advancement to Ph.D. candidacy in botany.",
        "(coursework | master)",
    ),
    "where the course was held": (
        "Completion of twelve semester units in drafting and completion of one course in geometry from a high school, "
        "college or trade school.",
        "(coursework & coursework)",
    ),
    "subjects counted together are one": (
        "16 semester hours of book-keeping courses; and three semester hours of trade law.",
        "coursework",
    ),
    "units of college": ("Completion of 12 units of college in forestry.", "coursework"),
    "what was taught": ("Two years of experience as a teacher in elementary or secondary education.", "2y"),
    "who grants degrees": ("An associate's degree from an accredited degree granting college.", "associate"),
    "Scotland": ("National 5 English and mathematics.", "high_school"),
    "Ireland": ("A National Certificate in Science, and two years of laboratory work.", "(2y & associate)"),
    "schooling of one level in two fields": (
        "A bachelor's degree in botany or a bachelor's degree in law.",
        "bachelor",
    ),
    "two courses are two": (
        "1. Completion of the Dock Safety course; or\n2. Completion of the River Pilot course.",
        "(coursework | coursework)",
    ),
}

CREDENTIALS = {
    "a certificate of registration": (
        "Possession of a valid certificate of registration as a civil engineer issued by the Board.",
        "cert",
    ),
    "several certificates of a list": (
        "Designation as a Certified Lock Keeper (CLK), Certified Weir Keeper (CWK) or Certified Bridge Keeper (CBK).",
        "(cert | cert | cert)",
    ),
    "who may vote": ("Must be a qualified voter of the County.", "lic"),
    "who may vote later": ("A registered voter, or able to become a registered voter within a month.", "lic"),
    "teachers": ("Qualified Teacher Status", "cert"),
    "roles somebody is qualified for": ("Qualifications as Traffic Controller", "cert"),
    "a level of a framework": ("A qualification at MQF level 4 in animal care.", "cert"),
    "a certificate of a trade school": (
        "A certificate of completion in carpentry from an accredited technical or trade school.",
        "cert",
    ),
    "a licence told with its proof": ("Current Class C licence, and proof of insurance.", "lic"),
    "an approved programme": (
        "Completion of an accredited nurse midwife education program approved by the Board.",
        "cert",
    ),
    "a heading asks for nothing": ("Credential Requirements\nPossession of a valid teaching credential.", "cert"),
}

STAND_INS = {
    "two degrees for parts of the same years": (
        "Four years of river surveys, one year of which must have been in a supervisory capacity. (A master's degree "
        "may be substituted for two years of the required experience. A doctoral degree may be substituted for three "
        "years of the required experience.)",
        "(((1y & doctorate) | (2y & master) | 4y) & 1y)",
    ),
    "for the general experience": (
        "Six years of trade, two years of which must have been in grain. (Schooling may be substituted for the general "
        "experience on a year-for-year basis.)",
        "((6y | =) & 2y)",
    ),
    "for two requirements": (
        "1. Two years of crane work; or\n2. Three years of dock work.\nAny combination of the experience in "
        "Requirements 1 and 2 may be substituted for the required experience.",
        "(2y | 3y | =)",
    ),
    "what may be applied": (
        "Two years of fire patrol. (Work as a forester may be applied toward this requirement if it included one year "
        "of patrol.)",
        "(2y | =)",
    ),
    "semicolons inside what stands in": (
        "Graduation from an accredited four-year college. One year of experience buying land; appraising land; "
        "letting land may be substituted for the required education on a year-for-year basis.",
        "(= | bachelor)",
    ),
    "lines that a soft wrap cut before a capital": (
        "Two years of experience as a Boiler Inspector.\n"
        "Graduation from a recognized four-year college with a degree in Industrial\n"
        "    Science may be substituted for one year of the required experience.",
        "((1y & bachelor) | 2y)",
    ),
    "how equivalents are weighed": (
        "A bachelor's degree.\nWhen determining equivalencies, one year of experience may be substituted for two.",
        "bachelor",
    ),
    "what is only encouraged": (
        "High school diploma and two years of filing. Any combination of education and experience is encouraged.",
        "(2y & high_school)",
    ),
    "an equivalent of its own sentence": (
        "Work experience in county elections. A bachelor's degree and three years of planning or an equivalent "
        "combination of education and experience.",
        "(((3y & bachelor) | =) & work)",
    ),
    "for the minimum qualifications": (
        "Education:\n- Bachelor's degree\nExperience:\n- Two years of buying.\n- OR a combination of training and work "
        "may substitute for the minimum qualifications.",
        "((2y & bachelor) | =)",
    ),
}


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        pytest.param(*case, id=name)
        for cases in (LISTS, WORK, SCHOOLING, CREDENTIALS, STAND_INS)
        for name, case in cases.items()
    ],
)
def test_forms(text: str, tree: str) -> None:
    assert read(text) == tree


def of_sections(*sections: tuple[str, str, str]) -> str:
    """The tree of a document of these sections, told as (label, heading, body)."""
    text, parts = "", []
    for label, heading, body in sections:
        parts.append(Section(label, heading, len(text), len(text) + len(body)))
        text += body + "\n\n"
    return told(requirements_of(text, parts).tree)


def test_wishes_in_a_sentence_that_requires() -> None:
    text = "Five years of harbour work, with at least two years desirable in pilotage, dredging or towage."
    reading = read_qualifications(text, 0, len(text))
    assert told(reading.tree) == "5y"
    assert [told(wish) for wish in reading.preferred] == ["2y"]


def test_desired_now_or_required_later_is_required() -> None:
    own = "Certified Ferry Clerk desired at time of hire or required within a year"
    assert of_sections(("licenses", "Licenses", own)) == "cert"


def test_a_line_announces_minimum_qualifications_under_a_heading_of_wishes() -> None:
    text = (
        "Experience with sails is a plus.\nPlease apply only if you have the following minimum qualifications:\n"
        "Bachelor's degree in navigation."
    )
    reading = read_qualifications(text, 0, len(text), preferred=True)
    assert told(reading.tree) == "bachelor"


def test_schooling_and_years_among_skills_are_asked_for_where_they_open_a_line() -> None:
    skills = "Knowledge of tides.\nTwo years of clerical experience.\nAbility to get along with gulls."
    assert of_sections(("qualifications", "", "A bachelor's degree."), ("ksa", "Skills", skills)) == "(2y & bachelor)"
    skills = "- Bachelor's degree required.\n- Ability to plan for five years ahead."
    assert of_sections(("ksa", "Competencies", skills)) == "bachelor"
    assert of_sections(("ksa", "Minimum Requirements and Competencies", "- A degree in law.")) == "bachelor"


def test_a_degree_named_twice_is_asked_for_once() -> None:
    summary = ("qualifications", "Summary", "A bachelor's degree in law.")
    assert of_sections(summary, ("qualifications", "", "Bachelor's degree and two years of law.")) == "(2y & bachelor)"
    either = ("qualifications", "", "Either I\nBachelor's degree and two years of law.\nOr II\nSix years of law.")
    assert of_sections(summary, either) == "(((2y & bachelor) | 6y) & bachelor)"


def test_what_is_asked_of_candidates_from_outside() -> None:
    outside = "The following education is required when non-state service experience is used:\nA bachelor's degree."
    patterns = "Either I\nOne year of state service performing the duties of a Clerk.\nOr II\nThree years of filing."
    found = of_sections(("qualifications", "All Levels", outside), ("qualifications", "Clerk II", patterns))
    assert found == "((3y & bachelor) | 1y)"


def test_certificates_that_appointees_must_gain() -> None:
    need = ("qualifications", "", "A bachelor's degree in bridge building.")
    note = (
        "In order to complete the training period, new appointees must obtain their Bridge Certificate within a year."
    )
    assert of_sections(need, ("application", "Notes", note)) == "(bachelor & cert)"
    pilots = "Pilots on trial must attain a rating. A second rating is required after five years."
    assert of_sections(need, ("qualifications", "Additional job information", pilots)) == "bachelor"


def test_a_certificate_is_no_licence_to_drive() -> None:
    both = (
        ("licenses", "", "Certification as an East Harbour Clerk"),
        ("working_conditions", "", "A valid East Harbour driver's license is required."),
    )
    assert of_sections(*both) == "(cert & lic)"
    same = ("licenses", "", "C class licence"), ("other", "", "A current C class licence is required.")
    assert of_sections(*same) == "lic"


def test_names_leave_out_who_must_have_it() -> None:
    text = "To qualify for this post, all candidates must possess a valid pilot's licence."
    (licence,) = leaves(read_qualifications(text, 0, len(text)).tree)
    assert isinstance(licence, License)
    assert licence.name == "valid pilot's licence"


TABLE = (
    "| Factor | Essential | Desirable |\n| Qualifications | A degree in botany | A driving licence |\n"
    "| Experience | Two years' experience of tree work | Work with mosses |\n| Other | Two years' patience | |"
)


def test_columns_say_what_is_essential() -> None:
    reading = read_qualifications(TABLE, 0, TABLE.rindex("| Other"))
    assert told(reading.tree) == "(2y & bachelor)"
    assert [told(wish) for wish in reading.preferred] == ["lic"]


def test_rows_of_qualifications_count_wherever_their_table_stands() -> None:
    assert of_sections(("application", "Notes to applicants", TABLE)) == "(2y & bachelor)"


def test_questions_ask_where_nothing_else_does() -> None:
    questions = "Do you have Matric plus a diploma in accounting?\nDo you have two years' experience in an office?"
    assert of_sections(("qualifications", "", questions)) == "(2y & associate & high_school)"
    assert of_sections(("qualifications", "", f"Four years of filing.\n{questions}")) == "4y"


def test_fields_and_kinds_of_what_is_read() -> None:
    text = "A certificate of registration with the Board of Lock Keepers, and a degree in hydrology."
    certificate, degree = leaves(read_qualifications(text, 0, len(text)).tree)
    assert isinstance(certificate, Certification)
    assert certificate.name == "certificate of registration with the Board of Lock Keepers"
    assert isinstance(degree, Education)
    assert degree.fields == ("hydrology",)
