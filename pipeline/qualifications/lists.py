"""The items of a list: what each asks for, what joins them, what of their lead-in they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.qualifications import layout
from pipeline.qualifications.leaves import area_of, class_titles, squeezed
from pipeline.qualifications.prose import Span, trimmed
from pipeline.qualifications.sentences import (
    STATUS,
    is_conditional,
    is_preferred,
    is_rider,
)
from pipeline.qualifications.statements import Parts, Reading
from pipeline.qualifications.substitutions import FOR_ALL, write_out
from pipeline.qualifications.tree import (
    Certification,
    Education,
    Experience,
    License,
    Node,
    all_of,
    any_of,
    leaves,
    without,
)


def with_shared_years(
    required: Sequence[Node | None], options: Sequence[Node | None]
) -> tuple[list[Node | None], list[Node | None]]:
    """The options with the years of the lead-in they share: "two years in one of these: OPTION 1 … OPTION 2 …"."""
    lead = [leaf for leaf in leaves(all_of(required)) if isinstance(leaf, Experience) and leaf.years is not None][-1:]
    if not lead or not all(isinstance(option, Experience) for option in options):
        return list(required), list(options)
    timed = [replace(option, years=lead[0].years) for option in options if isinstance(option, Experience)]
    return [without(tree, lambda leaf: leaf is lead[0]) for tree in required], list(timed)


LEAD = 120  # characters at the end of a lead-in that say how its items join
_TAIL = 40  # characters at the end of a piece in which its connective is looked for


def cut_connectives(text: str, span: Span) -> tuple[Span, str]:
    """The span without the "and"/"or" that opens or ends it, and the one that ends it."""
    trailing = ""
    span = trimmed(text, span)
    if match := layout.TRAILING.search(text, max(span.start, span.end - _TAIL), span.end):
        trailing = "or" if "or" in match["word"].lower() else "and either" if match["either"] else "and"
        span = trimmed(text, replace(span, end=match.start()))
    if match := layout.LEADING.match(text[span.start : span.end]):
        span = replace(span, start=span.start + match.end(), connective=span.connective or match["word"].lower())
    return span, trailing


@dataclass(frozen=True)
class Item:
    """An item of a list: its words, what they ask for, and the connectives that open and end it.

    `silent` where it asks for nothing that can be measured, nor lets anything stand in.
    """

    body: Span
    number: str
    reading: Reading
    opening: str
    closing: str
    silent: bool


def alternatives_of(items: Sequence[Item], words: list[str]) -> list[Reading]:
    """What the items ask for; in a list of alternatives an equivalent is one of them, whatever joins it.

    What an item lets stand in for its own schooling stands beside that alone where further items follow.
    """
    readings = [item.reading for item in items]
    for at, reading in enumerate(readings[:-1]):
        if reading.equivalent and isinstance(reading.tree, Education) and any(one.tree for one in readings[at + 1 :]):
            readings[at] = replace(reading, tree=any_of([reading.tree, reading.equivalent]), equivalent=None)
    if "or" in words:
        for at, reading in enumerate(readings):
            one = reading.equivalent is not None and not FOR_ALL.search(reading.equivalent.text)
            if reading.tree is None and one:
                readings[at] = replace(reading, tree=reading.equivalent, equivalent=None)
                words[at - 1 : at] = ["or"] if at else []
    return readings


def opening_line(text: str, head: Span, tree: Node | None) -> str:
    """The line that introduces a list, where it asks for nothing itself; else ""."""
    head = trimmed(text, head)
    start = text.rfind("\n", head.start, head.end) + 1 or head.start
    return (
        "" if any(leaf.start is not None and leaf.start >= start for leaf in leaves(tree)) else text[start : head.end]
    )


AS_A = re.compile(r"\bas\s+an?\s*:?\s*$", re.IGNORECASE)
OPEN = re.compile(
    r"(?:\bas(?:\s+an?)?|\beither|\bfollowing(?:\s+[\w()-]+){0,3}|\bone\s+of|\bthese|\bbelow)\s*:?\s*$", re.IGNORECASE
)


def named_by_item(text: str, lead: License | Certification, item: Span) -> License | Certification:
    """The licence that a lead-in opens and an item names: "Licensed as a:" and "b. Land Surveyor"."""
    return replace(lead, name=f"{lead.name} {squeezed(text[item.start : item.end])}", start=item.start, end=item.end)


_TESTED = re.compile(r"\b(?:examinations?|interviews?|screening|background|physical(?:ly)?)\b", re.IGNORECASE)


def unread(text: str, body: Span, fewest: int = 4) -> Node | None:
    """An alternative that states no measure is experience of the kind it tells of, in no less than `fewest` words."""
    words = text[body.start : body.end]
    if len(words.split()) < fewest or is_rider(words) or is_conditional(words) or is_preferred(words):
        return None
    if STATUS.search(words) or _TESTED.search(words):
        return None
    return Experience(None, area_of(words), class_titles(words), start=body.start, end=body.end)


def following_connective(text: str, piece: Span) -> str:
    """A connective line at the end of an item."""
    found = [match for match in layout.CONNECTIVE.finditer(text, piece.start, piece.end) if match["line"]]
    if found and not text[found[-1].end() : piece.end].strip():
        return "or" if "or" in found[-1]["line"].lower() else "and"
    return ""


def with_lettered(trees: Sequence[Node | None], letters: Sequence[str], parts: Parts) -> list[Node | None]:
    """The items, those that another route replaces ("in place of (a) and (b)") made one choice with it."""
    changed = list(trees)
    for substitution in [s for s in parts.substitutions if s.items and set(s.items) <= set(letters)]:
        places = [letters.index(letter) for letter in substitution.items]
        choice = any_of([all_of(changed[place] for place in places), substitution.substitute])
        for place in places:
            changed[place] = choice if place == places[0] else None
        parts.substitutions.remove(substitution)
    return changed


def with_numbered(trees: Sequence[Node | None], numbers: Sequence[str], parts: Parts) -> list[Node | None]:
    """The items, with those substitutions written out that name some of them by their numbers."""
    changed = list(trees)
    left = []
    for substitution in parts.substitutions:
        places = [numbers.index(str(number)) for number in substitution.numbers if str(number) in numbers]
        written = {place: write_out(changed[place], [substitution]) for place in places}
        for place, one in written.items():
            changed[place] = one.tree
        if not written or any(one.pending for one in written.values()):
            left.append(substitution)
    parts.substitutions = left
    return changed
