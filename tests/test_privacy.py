"""Masking: what goes, what stays, that it is the same for everybody, and how much of the labelled resumes it misses."""

from __future__ import annotations

import functools
import random
import time
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.privacy.draft import PLACEHOLDER, PLACEHOLDERS, PRONOUN, Found, Masked, moved_layout, replaced
from pipeline.privacy.masking import masked
from tests.privacy.labelled import Record, Resume, filled, slots, tokens
from tests.privacy.later import FRESH, UNSEEN
from tests.privacy.layouts import DEVELOPMENT, HELD_OUT
from tests.privacy.people import from_lists, hand_made

CONTACT = "555-0163\nb.hastaway@mail.example\n"


def put(text: str) -> str:
    return masked(text).text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ada Okafor\n" + CONTACT, "[NAME]\n[PHONE]\n[EMAIL]\n"),
        ("ADA N. OKAFOR, RN, MSN\n" + CONTACT, "[NAME], RN, MSN\n[PHONE]\n[EMAIL]\n"),
        ("Ms. Ada Okafor\n" + CONTACT, "[NAME]\n[PHONE]\n[EMAIL]\n"),
        ("Ada\nOkafor\n" + CONTACT, "[NAME]\n[PHONE]\n[EMAIL]\n"),
        ("Suharto\n" + CONTACT, "[NAME]\n[PHONE]\n[EMAIL]\n"),
        ("Okafor, Ada\n" + CONTACT, "[NAME]\n[PHONE]\n[EMAIL]\n"),
        ("María del Carmen Hernández López\n" + CONTACT, "[NAME]\n[PHONE]\n[EMAIL]\n"),
        ('Robert "Bob" Tanaka\n' + CONTACT, "[NAME]\n[PHONE]\n[EMAIL]\n"),
        ("A D A   O K A F O R\n" + CONTACT, "[NAME]\n[PHONE]\n[EMAIL]\n"),
        ("Grace Porter Civil Engineer\n" + CONTACT, "[NAME] Civil Engineer\n[PHONE]\n[EMAIL]\n"),
        ("Night Porter\nGrace Porter\n" + CONTACT, "Night Porter\n[NAME]\n[PHONE]\n[EMAIL]\n"),
        ("Name: Ada Okafor\nTel: 555-0163\n", "Name: [NAME]\nTel: [PHONE]\n"),
        ("First Name: Ada\nSurname: Okafor\nTel: 555-0163\n", "First Name: [NAME]\nSurname: [NAME]\nTel: [PHONE]\n"),
        ("12 Elm Street\nApt 4\nFargo, ND 58102\n" + CONTACT, "[ADDRESS]\n[PHONE]\n[EMAIL]\n"),
        ("Ada Okafor\nLeeds | 555-0163\n", "[NAME]\n[ADDRESS] | [PHONE]\n"),
        ("Ada Okafor (she/her)\n" + CONTACT, "[NAME] [GENDER]\n[PHONE]\n[EMAIL]\n"),
        ("Ada Okafor\njo (at) mail (dot) com | @jo_kade | jo.design\n", "[NAME]\n[EMAIL] | [LINK] | [LINK]\n"),
        ("Ada Okafor\n34, Female, Kenyan | 555-0163\n", "[NAME]\n[AGE], [GENDER], [NATIONALITY] | [PHONE]\n"),
        ("Resume\n\nIMG_2034.jpg\nAda Okafor\n" + CONTACT, "Resume\n\n[PHOTO]\n[NAME]\n[PHONE]\n[EMAIL]\n"),
    ],
)  # fmt: skip
def test_heads(written: str, expected: str) -> None:
    assert put(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("DOB : 09-04-1959. Nationality : Indian Sex: F", "DOB : [BIRTH]. Nationality : [NATIONALITY] Sex: [GENDER]"),
        ("Marital Status: Married\tReligion: Islam", "Marital Status: [STATUS]\tReligion: [RELIGION]"),
        ("I am a US citizen, 34 years old.", "I am a [NATIONALITY], [AGE]."),
        ("Authorized to work in the United States.", "[NATIONALITY]."),
        ("Social Security Number: 078-05-1120", "Social Security Number: [ID]"),
        ("Driver's License No. D1234-56789", "Driver's License No. [ID]"),
        ("I am happily married and a devout Catholic.", "I am [STATUS] and a [RELIGION]."),
        ("Proud mother of three, born in Lagos, Nigeria.", "[STATUS], [BIRTH]."),
        ("She led her team; he thanked him himself.", "They led their team; they thanked their themself."),
        ("Ask each patient for his or her consent.", "Ask each patient for their consent."),
        ("Supervisor: Kayla Danks (701) 555-0147", "Supervisor: [NAME] [PHONE]"),
        ("Reported to Mr. Bill Tarn.", "Reported to [NAME]."),
        ("Worked with Dr. J. Tarn; supervisor: W. Baker.", "Worked with Dr. [NAME]; supervisor: [NAME]."),
        ("Call +44 20 7946 0958 or 07700 900123.", "Call [PHONE] or [PHONE]."),
        ("See https://jo.example/work and github.com/jo.", "See [LINK] and [LINK]."),
        ("Shop at 1200 Oak Ave, Springfield, IL 62701 opened.", "Shop at [ADDRESS] opened."),
        ("Dear Sir or Madam", "Dear [TITLE] or [TITLE]"),
    ],
)  # fmt: skip
def test_running_text(written: str, expected: str) -> None:
    summary = "Experience\nI have worked with many teams in the county for years.\n"
    assert put(summary + written) == summary + expected


STAYS = """Experience
Johnson Controls, Washington County, Kelly Services, Robert Half, Wells Fargo, Mercedes, Jenkins, Oracle, Adobe
Microsoft Access, Ms Excel, MS Office, Visa and MasterCard, Citizens Bank, American Red Cross, St. Mary's Hospital
Martin Luther King Jr. Elementary School; Mrs. Fields Cookies; Trinity Christian Academy; Holy Cross Catholic School
Languages: English, Spanish. Chinese cuisine and French pastry. Italian restaurant. Native speaker of Hindi.
June 2015 to March 2019; 2010 - 2014; 05/2014 - 08/2018; Summer 2019; since 1998
Raised $1,250,000; 500-1000 users; 95.5%; GS-0454-09; ISO 9001:2015; 12,500 units; 800 555 items; room 204
Class A commercial driver's license. CDL. RN license. Passport applications processed. Visa petitions filed.
Taught children ages 6-12; swimmers 10 years old or younger; a 30 years old company; senior citizens
HIM director; HIS and LIS systems; Amazon.com buyer; ASP.NET and Node.js; Facebook, Twitter and Instagram: 3,000 likes
Single sign-on; single point of contact; married filing jointly returns; gender equality; religion and sex in law
Wall Street Journal; 2014 Main event; 24 Hour Fitness; Five Guys; 3 Way Foods
Reported to the Chief Financial Officer and Vice President of Sales
"""


def test_namesakes_of_personal_data_stay() -> None:
    assert masked(STAYS) == Masked(STAYS)


def test_the_name_is_masked_wherever_it_recurs() -> None:
    text = (
        f"Grace Washington\n{CONTACT}Summary\nGrace leads. Ms. Washington teaches at Washington County School.\n"
        "Washington, G. (2012). On bridges.\nResume_GraceWashington.pdf\nGrace Washington - Page 2\nRegards,\nGrace\n"
    )
    assert put(text).splitlines()[3:] == [
        "Summary",
        "[NAME] leads. [NAME] teaches at Washington County School.",
        "[NAME] (2012). On bridges.",
        "[NAME]",
        "[NAME] - Page 2",
        "Regards,",
        "[NAME]",
    ]


def test_references_are_people_and_their_employers_stay() -> None:
    firm = "Professor of Physics\nUniversity of Leeds\n"
    text = f"References\nJane Roe, Director, Acme Corp, 512-555-0101\nDr. Wei Chen\n{firm}"
    assert put(text) == f"References\n[NAME], Director, Acme Corp, [PHONE]\nDr. [NAME]\n{firm}"


@functools.cache
def resumes(which: str, count: int) -> tuple[Resume, ...]:
    layouts, person = SETS[which]
    return tuple(filled(layouts[n % len(layouts)], person(random.Random(f"{which}/{n}"))) for n in range(count))


SETS: dict[str, tuple[tuple[str, ...], Callable[[random.Random], Record]]] = {
    "development": (DEVELOPMENT, hand_made),
    "held out": (HELD_OUT, from_lists),
    "fresh": (FRESH, from_lists),
    "unseen": (UNSEEN, from_lists),
}


@pytest.mark.parametrize("which", SETS)
def test_few_personal_words_are_left_and_few_others_taken(which: str) -> None:
    personal: Counter[bool] = Counter()
    traps: Counter[bool] = Counter()
    for resume in resumes(which, 150):
        for token in tokens(resume, masked(resume.text)):
            (traps if token.kind == "trap" else personal)[token.taken] += 1
    assert personal.total() > 2_500
    assert personal[False] <= 0.005 * personal.total()
    assert traps[True] <= 0.01 * traps.total()


@pytest.mark.parametrize("which", SETS)
def test_a_swapped_value_leaves_the_masked_text_the_same(which: str) -> None:
    _, person = SETS[which]
    swapped = 0
    for number, resume in enumerate(resumes(which, 150)):
        kinds = sorted({kind for kind, _ in slots(resume.layout)})
        record, other = (person(random.Random(seed)) for seed in (f"{which}/{number}", f"{which}/other/{number}"))
        for kind in (kinds[(number + step) % len(kinds)] for step in range(3) if kinds):
            changed = {**record, **{slot: other[slot] for of, slot in slots(resume.layout) if of == kind}}
            assert put(filled(resume.layout, changed).text) == put(resume.text), (kind, resume.layout)
            swapped += 1
    assert swapped >= 350  # of each set, 1,400 of all


@pytest.mark.parametrize("which", SETS)
def test_masking_twice_is_masking_once(which: str) -> None:
    for resume in resumes(which, 60):
        once = put(resume.text)
        assert put(once) == once


WORDS = (
    "Ada", "Okafor", "Manager", "555-0163", "(512)", "555-0100", "a@b.example", "Austin,", "TX", "78701", "he", "her",
    "Mr.", "|", ",", "-", "References", "Name:", "Born", "1985", "12", "Elm", "Street", "[NAME]", "Nationality:",
    "Kenyan", "married", "US", "citizen", "Page", "2", "Skills", "Experience", "led", "teams", "é", "北京", "@z",
    "www.x.dev/y", "\t", "\n", "\n\n",
)  # fmt: skip
words = st.sampled_from(WORDS)


@settings(max_examples=300, deadline=None)
@given(st.lists(words, max_size=40), st.sampled_from([" ", "", "\n"]))
def test_what_is_not_redacted_is_as_it_was(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    found = masked(text)
    at = source = 0
    for redaction in found.redactions:
        assert text[source : redaction.source_start] == found.text[at : redaction.start]
        assert redaction.source_start < redaction.source_end
        put_there = found.text[redaction.start : redaction.end]
        assert put_there == PLACEHOLDERS.get(redaction.kind, put_there)
        assert found.moved(redaction.source_start, redaction.source_end) == (redaction.start, redaction.end)
        at, source = redaction.end, redaction.source_end
    assert text[source:] == found.text[at:]


@settings(max_examples=300, deadline=None)
@given(st.lists(words, max_size=40), st.sampled_from([" ", "", "\n"]))
def test_no_placeholder_stands_inside_a_word(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    found = masked(text).text
    for placeholder in PLACEHOLDER.finditer(found):
        if PLACEHOLDER.search(text):
            continue  # it may have been there before
        assert not found[placeholder.start() - 1 : placeholder.start()].isalnum()
        assert not found[placeholder.end() : placeholder.end() + 1].isalnum()


def test_replacements_compose() -> None:
    once = replaced(Masked("call Ada at 555-0163 now"), [Found(12, 20, "phone")])
    twice = replaced(once, [Found(5, 8, "name"), Found(5, 19, "name")])
    assert twice.text == "call [NAME] now"
    assert [(r.kind, r.source_start, r.source_end) for r in twice.redactions] == [("name", 5, 20)]
    assert twice.moved(0, 24) == (0, 15)
    assert twice.moved(9, 11) == (5, 11)  # within: the whole of it
    assert twice.moved(21, 24) == (12, 15)


def test_layout_moves_along_and_never_overlaps() -> None:
    text = "Ada\nOkafor\n555-0163\nSkills\n"
    marks = [{"start": s, "end": e, "kind": "heading", "level": 1} for s, e in ((0, 3), (4, 10), (20, 26))]
    found = masked(text)
    moved = moved_layout(found, marks)
    assert [found.text[mark["start"] : mark["end"]] for mark in moved] == ["[NAME]", "Skills"]


def test_pronouns_have_a_kind_of_their_own() -> None:
    found = masked("Experience\nHe runs it.\n")
    assert [(r.kind, found.text[r.start : r.end]) for r in found.redactions] == [(PRONOUN, "They")]


@pytest.mark.parametrize(
    "piece",
    [
        "A ",
        "a.",
        "1 ",
        "(1",
        "Ada ",
        "Mr. A ",
        "a@",
        "[NAME] ",
        "Born in A, ",
        "References\n",
        "St ",
        "x:\t",
        "é-",
        "ID: 1",
    ],
)
def test_hostile_text_costs_bounded_time(piece: str) -> None:
    began = time.process_time()
    masked("Ada Okafor\n" + CONTACT + piece * (60_000 // len(piece)))
    assert time.process_time() - began < 20
