"""Whose resume it is and where the person lives: the name and the addresses in its head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.privacy.addresses import is_address
from pipeline.privacy.draft import PLACEHOLDER
from pipeline.privacy.fields import find_own_names
from pipeline.privacy.naming import (
    OPENS_ADDRESS,
    Expectation,
    despaced,
    is_whole_name,
    may_be_given,
    may_be_surname,
    name_in,
    weight,
)
from pipeline.privacy.pieces import Piece, head_pieces
from pipeline.privacy.residence import find_residence
from pipeline.privacy.words import TITLE_ENDS, is_given
from pipeline.privacy.zones import Line, Zone, heading_zone, zoned

_NAME_LABEL = re.compile(r"\W*(?:\w+ ){0,2}name\W", re.IGNORECASE)
_REACHABLE = re.compile(r"\[(?:EMAIL|PHONE)\]")
_WORK = re.compile(r"experience|employment|work|career|history", re.IGNORECASE)
_DOCUMENT = re.compile(r"\W*(?:resume|résumé|curriculum vitae|vitae|cv|bio-?data)\W*", re.IGNORECASE)
# A name run into an address without a separator, up to where the address surely has begun.
_LEADING = re.compile(rf"(?:[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.? ){{2,5}}?(?=#?\d|[A-Z]-?\d|{OPENS_ADDRESS} ?[ \d])")
_RUN_INTO = re.compile(r"(?P<name>[^\W\d_][\w'’-]* [^\W\d_][\w'’-]*) (?P<more>(?:[^\W\d_][\w'’.-]* ){1,6})[^|]*\d")
_PLACE_OR_GIVEN = re.compile(r"(?:[^\W\d_][\w'’ -]*, )?(?P<given>[^\W\d_]+)(?: [A-Z]\.?)?")
_UNSURE_LINES = 2  # lines with text in which a name stands where the resume has no contact data
_FEWEST, _MOST = 2, 6  # words of a name beside a column of contact data


@dataclass(frozen=True)
class Header:
    """What a head says.

    Attributes:
        names: where the person's name stands, whole or in the parts that labels announce.
        recurring: the words of the name to look for elsewhere; empty without a name.
        addresses: where the addresses stand.

    """

    names: tuple[tuple[int, int], ...]
    recurring: str
    addresses: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class _Name:
    """Where the name stands, and its words with such as may be of it."""

    start: int
    end: int
    words: str


def read_header(text: str) -> Header:
    """Name and addresses of the person in the head and under headings of contact."""
    pieces = head_pieces(text)
    names = _names(text, pieces)
    masked_before = text.find("[NAME]") + len("[NAME]") if _is_named(text) else None
    name_end = max((name.end for name in names), default=masked_before)
    rest = pieces
    for name in names:
        rest = [left for piece in rest for left in _without(piece, name)]
    places = tuple((name.start, name.end) for name in names)
    return Header(places, " ".join(despaced(name.words) for name in names), tuple(find_residence(text, rest, name_end)))


def _names(text: str, pieces: list[Piece]) -> list[_Name]:
    labelled = [f for f in find_own_names(text) if not PLACEHOLDER.search(text, f.start, f.end)]
    if labelled:
        return [_Name(found.start, found.end, text[found.start : found.end]) for found in labelled]
    if _is_named(text):
        return []
    lines = zoned(text)
    reachable = bool(_REACHABLE.search(text))
    name = _in_head(text, [piece for piece in pieces if lines[piece.line].zone is Zone.HEAD], reachable)
    if name is None and reachable:
        name = _beside_column(lines) or _under_contact(lines)
    return [name] if name else []


def _is_named(text: str) -> bool:
    """Whether the name was masked before."""
    lines = (line for line in zoned(text) if "[NAME]" in line.text)
    return any(line.zone is Zone.HEAD or (line.zone is Zone.CONTACT and _NAME_LABEL.match(line.text)) for line in lines)


def _without(piece: Piece, name: _Name) -> list[Piece]:
    """The piece, or what of it stands behind the name."""
    if piece.end <= name.start or piece.start >= name.end:
        return [piece]
    start = max(0, name.end - piece.start)
    text = piece.text[start:].strip(" ,;:*#_>()-–")
    if not text:
        return []
    start = piece.text.index(text, start)
    return [piece.part(start, start + len(text))]


def _in_head(text: str, pieces: list[Piece], reachable: bool) -> _Name | None:
    """The first piece that can be a name, with the second line of a name set in two."""
    with_text = sorted({piece.line for piece in pieces})
    pieces = [piece for piece in pieces if not _DOCUMENT.fullmatch(piece.text)]
    for number, piece in enumerate(pieces):
        if not reachable and with_text.index(piece.line) >= _UNSURE_LINES:
            break
        first = number == 0
        if heading_zone(piece.text) is None and not _is_place(piece, first, reachable):
            found = name_in(piece.text, Expectation(reachable, first or piece.alone))
            below = pieces[number + 1] if number + 1 < len(pieces) else None
            if found and reachable and below and _completes(text, piece, found, below):
                return _Name(piece.start + found[0], below.end, text[piece.start + found[0] : below.end])
            if not found and first and reachable and below and _opens_in_two(text, piece, below):
                return _Name(piece.start, below.end, text[piece.start : below.end])
            if found and (reachable or " " in piece.text[slice(*found)]):
                return _Name(piece.start + found[0], piece.start + found[1], piece.text[slice(*found)])
        if first and reachable and (run := _RUN_INTO.match(piece.text)) and is_address(piece.text):
            return _Name(piece.start, piece.start + run.end("name"), f"{run['name']} {run['more']}")
    return None


def _is_place(piece: Piece, first: bool, reachable: bool) -> bool:
    """Whether the piece is an address rather than a name, or a name run into one."""
    if not is_address(piece.text) or (reachable and _LEADING.match(piece.text)):
        return False
    given = _PLACE_OR_GIVEN.fullmatch(piece.text) if first and (piece.alone or "," in piece.text) else None
    return not (given and is_given(given["given"]))  # "Jordan", "Price, Georgia": first of all, a person


def _completes(text: str, piece: Piece, found: tuple[int, int], below: Piece) -> bool:
    """Whether the line below goes on with the name."""
    if found[1] < len(piece.text) or not (piece.alone and below.alone) or text[piece.end : below.start].strip():
        return False
    place = is_address(below.text) and (" " in piece.text or " " in below.text)  # "Tyrone" above "Washington" is none
    if place or heading_zone(below.text) is not None or weight(below.text.split()) > 3:
        return False
    whole = is_whole_name(below.text, Expectation(reachable=True, alone=True))
    return whole or (may_be_given(piece.text) and may_be_surname(below.text))


def _opens_in_two(text: str, piece: Piece, below: Piece) -> bool:
    """Whether a lone word of work above a lone name is a surname set first: "Park" above "Ji-woo"."""
    lone = piece.alone and below.alone and " " not in piece.text and " " not in below.text
    named = lone and is_whole_name(below.text, Expectation(reachable=True, alone=True)) and not is_address(below.text)
    return named and may_be_surname(piece.text) and not text[piece.end : below.start].strip()


def _under_contact(lines: tuple[Line, ...]) -> _Name | None:
    """A name that is the whole of the first line under a heading of contact."""
    for above, line in pairwise(line for line in lines if line.text.strip()):
        if above.heading and above.zone is Zone.CONTACT:
            text = line.text.strip()
            return _whole_line(line) if not is_address(text) and is_whole_name(text, Expectation(True, True)) else None
    return None


def _beside_column(lines: tuple[Line, ...]) -> _Name | None:
    """A name below a column of contact data and skills: a line of its own above a title, before any heading of work."""
    filled = [line for line in lines if line.text.strip()]
    for line, below in pairwise(filled):
        if line.heading and _WORK.search(line.text):
            break
        text, under = line.text.strip(), below.text.split()
        titled = len(under) <= _MOST and under[-1].lower() in TITLE_ENDS
        if line.heading or line.zone is Zone.HEAD or not titled or not _FEWEST <= len(text.split()) <= _MOST:
            continue
        if is_whole_name(text, Expectation(reachable=True, alone=True)) and not is_address(text):
            return _whole_line(line)
    return None


def _whole_line(line: Line) -> _Name:
    text = line.text.strip()
    start = line.start + line.text.index(text)
    return _Name(start, start + len(text), text)
