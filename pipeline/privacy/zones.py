"""Where a resume speaks of the person: its head, and what stands under headings of contact, person or references.

In these places a phone number needs no label, and a line of capitalised words may be a name or a place. Elsewhere the
same words are numbers of achievements, employers and skills.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from pipeline.alternatives import Guarded
from pipeline.privacy.draft import PLACEHOLDER

_RUNNING = 6  # words in small letters that make a line running text, as no address or name has

_HEADING_WORDS = """
    professional personal work career employment executive key core technical relevant related additional other
    selected academic educational teaching military volunteer volunteering clinical research leadership community
    computer soft language languages summary statement profile objectives objective overview focus highlights about
    me my introduction experiences experience history background internships internship projects project education
    training qualifications qualification coursework courses course development degrees skills skill competencies
    competency expertise strengths proficiencies areas area abilities accomplishments achievements awards honors
    honours publications presentations activities interests hobbies affiliations memberships associations
    certifications certification certificates credentials licensure licenses licences license licence registrations
    information details data clearance availability involvement service services record records and of the to in set
    credentials tools technologies software specialties value proposition bio biography snapshot at glance goal
    goals synopsis extracurricular
"""
_CONTACT_WORDS = """
    contact contacts address personal details data information info particulars bio me my and person
"""
_REFERENCE_WORDS = "references reference referees referee professional personal character and work list of"


def _run(words: str) -> str:
    """A pattern for headings that are made of nothing but these words, run together."""
    return f"(?:{'|'.join(sorted(set(words.split()), key=len, reverse=True))})+"


_HEADING = re.compile(_run(_HEADING_WORDS))
_OF_CONTACT = r"contact|personal(?:details|data|information|info|particulars)|particulars|biodata"
_CONTACT = re.compile(rf"(?=.*(?:{_OF_CONTACT})){_run(_CONTACT_WORDS)}")
_PERSONAL = re.compile(r"personal(?:profile|details|data|information|info|particulars)|biodata|bio")
_REFERENCES = re.compile(rf"(?=.*refere){_run(_REFERENCE_WORDS)}")
_CONTACT_DATA = re.compile(r"\[(?:EMAIL|PHONE|LINK|ADDRESS)\]|@|[(\[]at[)\]]")
_SMALL = re.compile(r"(?<![\w'’.@/-])[a-z][a-z'’-]+(?![\w@])")
_YEAR = r"(?:19|20)\d\d"
_SPAN = re.compile(
    rf"{_YEAR}\s*(?:-|–|—|to|until)\s*(?:\d\d?/|[A-Za-z]+\.?\s*)?(?:{_YEAR}|present|current|now|date)", re.I
)


class Zone(Enum):
    """What a line is part of."""

    HEAD = "head"
    CONTACT = "contact"
    REFERENCES = "references"
    BODY = "body"


_AROUND = 200  # characters on either side of a word within which a match that holds it stands
_LONGEST = {Zone.HEAD: 20, Zone.CONTACT: 25}  # lines with text, beyond which one that does not end is none


@dataclass(frozen=True)
class Line:
    """A line of the text with its zone; `heading` is True where the line is a heading itself."""

    start: int
    end: int
    text: str
    zone: Zone
    heading: bool = False


@functools.lru_cache(maxsize=4)
def zoned(text: str) -> tuple[Line, ...]:
    """Every line of `text`, blank ones too, with its zone."""
    result: list[Line] = []
    zone, count, at = Zone.HEAD, 0, 0
    for line in text.split("\n"):
        opened = heading_zone(line)
        if opened is not None:
            zone, count = opened, 0
        elif zone in _LONGEST and (count >= _LONGEST[zone] or _SPAN.search(line) or is_running(line)):
            zone = Zone.BODY
        count += bool(line.strip())
        result.append(Line(at, at + len(line), line, zone, opened is not None))
        at += len(line) + 1
    return tuple(result)


def found_in_lines(text: str, sought: Guarded) -> Iterator[tuple[Line, re.Match[str]]]:
    """The matches of a pattern with their lines, in order; only what stands around one of its words is searched."""
    lines, starts = zoned(text), _starts(text)
    end = 0
    for at in _places(_lowered(text), sought.words):
        line = lines[bisect_right(starts, at) - 1]
        if at + _AROUND <= end:
            continue
        begin = max(end, text.rfind(" ", line.start, max(line.start, at - _AROUND)) + 1, line.start)
        space = text.find(" ", min(line.end, at + _AROUND), line.end)
        end = line.end if space < 0 else space
        for found in sought.pattern.finditer(line.text, begin - line.start, end - line.start):
            yield line, found
            end = max(end, line.start + found.end())


def _places(text: str, words: tuple[str, ...]) -> list[int]:
    """Where any of the words stands, in order."""
    places = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.add(at)
            at = text.find(word, at + 1)
    return sorted(places)


@functools.lru_cache(maxsize=4)
def _lowered(text: str) -> str:
    """The text in small letters, character by character, so that places in it are places in the text."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@functools.lru_cache(maxsize=4)
def _starts(text: str) -> list[int]:
    return [line.start for line in zoned(text)]


def heading_zone(line: str) -> Zone | None:
    """The zone that a line opens as a heading; None for other lines."""
    words = line.split()
    if not words or len(words) > 6 or len(line) > 60:
        return None
    letters = "".join(character for character in line.lower().replace("&", "and") if character.isalpha())
    if not letters or any(character.isdigit() for character in line) or "[" in line:
        return None
    if _CONTACT.fullmatch(letters) or _PERSONAL.fullmatch(letters):
        return Zone.CONTACT
    if _REFERENCES.fullmatch(letters):
        return Zone.REFERENCES
    return Zone.BODY if _HEADING.fullmatch(letters) else None


def is_running(line: str) -> bool:
    """Whether the line is a sentence or more, told by its words in small letters; a line with contact data is none."""
    return not _CONTACT_DATA.search(line) and len(_SMALL.findall(PLACEHOLDER.sub(" ", line))) >= _RUNNING
