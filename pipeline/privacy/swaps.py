"""The same resume of another person: variants that differ only in what must not matter, for an audit of scores.

A variant of names has another name in every place where masking finds one, in the form it has there, with e-mail and
links to match; a variant of pronouns, addresses or graduation years likewise. What a resume does not have is first
given to it, in a head of three lines, and the same way for all its variants: compare variants with each other, never
with the resume as received. Padding adds sentences that say nothing of the person or the work.

The names are those of Bertrand and Mullainathan, "Are Emily and Greg More Employable than Lakisha and Jamal?" (American
Economic Review 94, 2004), and others of the largest groups that their experiment left out.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.privacy.draft import PRONOUN, Found, Masked, moved_layout, replaced
from pipeline.privacy.masking import masked
from pipeline.privacy.zones import Zone, zoned
from pipeline.sections.resume import find_resume_sections

KINDS: tuple[str, ...] = ("name", "pronouns", "address", "graduation", "length")
"""What can be swapped. Scores must not change by any but the last, whose effect is to be shown."""

_GIVEN = """
    Emily Anne Jill Allison Laurie Sarah Meredith Carrie Kristen Todd Neil Geoffrey Brett Brendan Greg Matthew Jay Brad
    Aisha Keisha Tamika Lakisha Tanisha Latoya Kenya Latonya Ebony Rasheed Tremayne Kareem Darnell Tyrone Hakim Jamal
    Leroy María Guadalupe Alejandra José Carlos Luis Mei-Ling Xiu Jin Hiroshi Priya Lakshmi Arjun Sanjay Fatima Layla
    Omar Yusuf Ngozi Chinedu Aaliyah Dakota Winona
"""
_SURNAMES = """
    Baker Kelly McCarthy Murphy Murray O'Brien Ryan Sullivan Walsh Jackson Jones Robinson Washington Williams Hernández
    Ramírez Vásquez Chen Nguyen Tanaka Patel Reddy Hassan Rahman Okafor Adeyemi Yazzie
"""
_ADDRESSES = (
    ("418 Alder Street", "Weston, MA 02493"),
    ("2207 Kilbourne Avenue, Apt 3", "Chicago, IL 60623"),
    ("75 Beacon Court", "Greenwich, CT 06830"),
    ("1316 Magnolia Road", "Jackson, MS 39213"),
    ("P.O. Box 1187", "Window Rock, AZ 86515"),
    ("9 Cobbler's Lane", "Leeds LS7 4QT"),
    ("Flat 2, 31 Harehills Terrace", "Bradford BD3 8PR"),
    ("14 Banyan Close", "Lagos, Nigeria"),
)
_FEMININE = {
    "he": "she",
    "his": "her",
    "him": "her",
    "himself": "herself",
    "hers": "hers",
    "she": "she",
    "her": "her",
    "herself": "herself",
}
_MASCULINE = {
    "she": "he",
    "her": "his",
    "hers": "his",
    "herself": "himself",
    "he": "he",
    "his": "his",
    "him": "him",
    "himself": "himself",
}
_PRONOUNS: tuple[tuple[str, Mapping[str, str], str], ...] = (
    ("she/her", _FEMININE, "Ms."),
    ("he/him", _MASCULINE, "Mr."),
)
_SEXES = {word: pair for pair in (("Female", "Male"), ("F", "M"), ("Woman", "Man")) for word in map(str.lower, pair)}
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Miss)\b\.?", re.IGNORECASE)
_INITIAL = re.compile(r"\b[^\W\d_]\b\.?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHIFTS = (-12, -7, -3, 2, 5, 9)  # years
_PADDING = (0.1, 0.25, 0.5, 1.0, 2.0)  # of the words there are
_FILLER = (
    "Further particulars can be given in a conversation.",
    "More of this can be told at any time that suits.",
    "Copies of all papers named here can be sent.",
    "All of the above is true to the best of my knowledge.",
)


@dataclass(frozen=True)
class Variant:
    """A resume with one thing changed: its text, and its marks of layout (`tables.LAYOUT`) where they stand in it."""

    kind: str
    text: str
    layout: tuple[dict[str, Any], ...] = ()


def variants(text: str, kind: str, count: int, seed: int, layout: Iterable[Mapping[str, Any]] = ()) -> list[Variant]:
    """`count` variants of one of KINDS, the same for the same seed; none where the resume has no graduation year.

    The texts of the variants of a kind differ from each other only in what is swapped; masked, those of names, pronouns
    and addresses are one text.
    """
    chance = random.Random(f"{seed}/{kind}")
    swap = _SWAPS[kind]
    head = _head(text, kind)
    marks = [{**mark, "start": mark["start"] + len(head), "end": mark["end"] + len(head)} for mark in layout]
    whole = head + text
    found = masked(whole)
    made = [replaced(Masked(whole), swap(whole, found, chance, number)) for number in range(count)]
    return [Variant(kind, one.text, tuple(moved_layout(one, marks))) for one in made if one.redactions]


def _head(text: str, kind: str) -> str:
    """What is set above a resume that lacks what is to be swapped, with contact data, as a name is given."""
    found = masked(text)
    if kind == "name":
        of_person = (line for line in zoned(found.text) if line.zone in (Zone.HEAD, Zone.CONTACT))
        lacks = not any("[NAME]" in line.text for line in of_person)
    else:
        lacks = kind in ("pronouns", "address") and not _SWAPS[kind](text, found, random.Random(0), 1)
    if not lacks:
        return ""
    street, town = _ADDRESSES[0]
    stated = f" ({_PRONOUNS[0][0]})" if kind == "pronouns" else ""
    return f"Emily Walsh{stated}\n{street}, {town}\nemily.walsh@mail.example\n\n"


def _names(text: str, found: Masked, chance: random.Random, number: int) -> list[Found]:
    """Every name by another: the resume's own by one person's, with e-mail and links to match, others by theirs."""
    places = [r for r in found.redactions if r.kind in ("name", "email", "link")]
    own = _words(next(text[r.source_start : r.source_end] for r in places if r.kind == "name"))
    people: dict[frozenset[str], tuple[str, str]] = {}
    swapped = []
    for place in places:
        old = text[place.source_start : place.source_end]
        words = _words(old)
        key = frozenset(own if place.kind != "name" or set(words) & set(own) else words)
        person = people.setdefault(key, (chance.choice(_GIVEN.split()), chance.choice(_SURNAMES.split())))
        new = (
            _like(old, *person, first=own[0] if own else "") if place.kind == "name" else _account(place.kind, *person)
        )
        swapped.append(Found(place.source_start, place.source_end, place.kind, new))
    return swapped


def _words(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[^\W\d_]{2,}", _TITLE.sub(" ", name))]


def _like(old: str, given: str, surname: str, first: str) -> str:
    """The new name in the form of the old: its case, order, initials and title, over as many lines."""
    title = _TITLE.match(old)
    bare = _TITLE.sub("", old).strip()
    words = _words(bare)
    if re.search(r"[._\d]\w|\w[_\d]", bare) or bare.islower():
        new = f"{given}{surname}".lower()  # run together
    elif initial := _INITIAL.search(bare) if len(words) == 1 else None:
        new = f"{given[0]}. {surname}" if initial.start() == 0 else f"{surname}, {given[0]}."
    elif len(words) < 2:
        new = given if words == [first] and not title else surname
    elif re.match(r"[^\W\d_][\w'’ -]*,", bare):
        new = f"{surname}, {given}"
    else:
        new = f"{given}\n{surname}" if "\n" in bare else f"{given} {surname}"
    new = new.upper() if old.isupper() else new
    return f"{title[0]} {new}" if title else new


def _account(kind: str, given: str, surname: str) -> str:
    plain = re.sub(r"[^a-z]", "", f"{given}{surname}".lower()) or "resume"
    return f"{plain}@mail.example" if kind == "email" else f"https://www.linkedin.com/in/{plain}"


def _pronouns(text: str, found: Masked, chance: random.Random, number: int) -> list[Found]:
    """Every pronoun, stated pronoun and title by those of the other sex, and of the same again."""
    stated, forms, title = _PRONOUNS[number % len(_PRONOUNS)]
    swapped = []
    for place in found.redactions:
        old = text[place.source_start : place.source_end]
        if place.kind == PRONOUN and old.lower() in forms:
            new = forms[old.lower()]
            new = new.upper() if old.isupper() and len(old) > 1 else new.capitalize() if old[0].isupper() else new
            swapped.append(Found(place.source_start, place.source_end, PRONOUN, new))
        elif place.kind == "gender" and "/" in old:
            swapped.append(
                Found(place.source_start, place.source_end, "gender", f"({stated})" if "(" in old else stated)
            )
        elif place.kind == "gender" and old.lower() in _SEXES:
            swapped.append(Found(place.source_start, place.source_end, "gender", _SEXES[old.lower()][number % 2]))
        elif place.kind in ("title", "name") and (opening := _TITLE.match(old)):
            swapped.append(Found(place.source_start, place.source_start + opening.end(), "title", title))
    return swapped


def _addresses(text: str, found: Masked, chance: random.Random, number: int) -> list[Found]:
    """Every address by another, over as many lines."""
    street, town = _ADDRESSES[number % len(_ADDRESSES)]
    swapped = []
    for place in found.redactions:
        if place.kind == "address":
            lines = text.count("\n", place.source_start, place.source_end)
            swapped.append(
                Found(place.source_start, place.source_end, "address", f"{street}{chr(10) if lines else ', '}{town}")
            )
    return swapped


def _graduation(text: str, found: Masked, chance: random.Random, number: int) -> list[Found]:
    """Every year in the sections on education shifted by as much."""
    shift = _SHIFTS[number % len(_SHIFTS)]
    sections = [section for section in find_resume_sections(text) if section.label == "education"]
    years = [year for section in sections for year in _YEAR.finditer(text, section.start, section.end)]
    return [Found(year.start(), year.end(), "graduation", str(int(year[0]) + shift)) for year in years]


def _length(text: str, found: Masked, chance: random.Random, number: int) -> list[Found]:
    """Sentences that say nothing, behind the last word."""
    wanted = _PADDING[number % len(_PADDING)] * len(text.split())
    filler: list[str] = []
    while sum(len(sentence.split()) for sentence in filler) < wanted:
        filler.append(_FILLER[len(filler) % len(_FILLER)])
    last = re.search(r"\S+(?=\s*\Z)", text)
    if last is None:
        return []
    return [Found(last.start(), last.end(), "length", "\n".join([last[0], "", "Additional Information", *filler]))]


_SWAPS: Mapping[str, Callable[[str, Masked, random.Random, int], list[Found]]] = {
    "name": _names,
    "pronouns": _pronouns,
    "address": _addresses,
    "graduation": _graduation,
    "length": _length,
}
