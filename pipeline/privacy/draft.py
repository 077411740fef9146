"""A text on its way to being masked: what was found is replaced, and every place is kept on both sides."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

PLACEHOLDERS: Mapping[str, str] = {
    "name": "[NAME]",
    "email": "[EMAIL]",
    "phone": "[PHONE]",
    "link": "[LINK]",
    "address": "[ADDRESS]",
    "birth": "[BIRTH]",
    "age": "[AGE]",
    "status": "[STATUS]",
    "nationality": "[NATIONALITY]",
    "religion": "[RELIGION]",
    "ethnicity": "[ETHNICITY]",
    "gender": "[GENDER]",
    "identity": "[ID]",
    "photo": "[PHOTO]",
    "title": "[TITLE]",
}
"""Kind of personal data → what stands in its place."""

PRONOUN = "pronoun"
"""The kind of redaction that puts a neutral word instead of a placeholder."""

_EITHER = "|".join(re.escape(placeholder) for placeholder in PLACEHOLDERS.values())
PLACEHOLDER = re.compile(_EITHER)
_STUCK_BEFORE, _STUCK_AFTER = re.compile(r"\w+\Z"), re.compile(r"\w+")
_LONGEST_WORD = 60  # characters that are looked at on either side of what was found


@dataclass(frozen=True)
class Found:
    """Personal data in `text[start:end]`; `put` is what goes in its place, the placeholder of its kind if empty."""

    start: int
    end: int
    kind: str
    put: str = ""


@dataclass(frozen=True)
class Redaction:
    """One replacement.

    Attributes:
        start: first character in the masked text.
        end: character after the last.
        kind: a key of PLACEHOLDERS, or PRONOUN.
        source_start: first character of what was replaced, in the text as received.
        source_end: character after the last.

    """

    start: int
    end: int
    kind: str
    source_start: int
    source_end: int


@dataclass(frozen=True)
class Masked:
    """A text without personal data: outside the redactions it is the text as received, in the same order.

    Attributes:
        text: the masked text.
        redactions: in the order of the text, without overlap.

    """

    text: str
    redactions: tuple[Redaction, ...] = ()

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where the masked text has what stood at `start` to `end`; within a redaction, the whole of it."""
        return self._place(start, at_end=False), self._place(end, at_end=True)

    def source(self, at: int) -> int:
        """Which character of the text as received stands at `at`; within a redaction, the first one it replaced."""
        before = self.redactions[: bisect_right(self.redactions, at, key=lambda redaction: redaction.start)]
        if not before:
            return at
        last = before[-1]
        return last.source_start if at < last.end else at - last.end + last.source_end

    def _place(self, at: int, at_end: bool) -> int:
        before = self.redactions[: bisect_right(self.redactions, at, key=lambda redaction: redaction.source_start)]
        if not before or (at_end and at == before[-1].source_start):
            before = before[:-1]
        if not before:
            return at
        last = before[-1]
        if at < last.source_end:
            return last.end if at_end else last.start
        return at - last.source_end + last.end


def moved_layout(masked: Masked, layout: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Marks of the text as received (`tables.LAYOUT`) at their places in the masked text.

    A mark that ends within a redaction reaches to the end of it. Two marks of a kind still never overlap: what of a
    mark is taken by the one before it goes, and a mark of which nothing is left goes too.
    """
    moved: list[dict[str, Any]] = []
    ends: dict[str, int] = {}
    for mark in layout:
        start, end = masked.moved(mark["start"], mark["end"])
        start = max(start, ends.get(mark["kind"], 0))
        if start < end or mark["start"] == mark["end"]:
            moved.append({**mark, "start": start, "end": max(start, end)})
            ends[mark["kind"]] = max(start, end)
    return moved


def replaced(masked: Masked, found: Iterable[Found]) -> Masked:
    """`masked` with what was `found` in its text replaced as well.

    What overlaps becomes one replacement, of the kind of its longest part; none begins or ends within a word.
    """
    pieces: list[str] = []
    redactions: list[Redaction] = []
    at = length = 0
    for one in _apart(masked, found):
        kept = [r for r in masked.redactions if at <= r.start and r.end <= one.start]
        redactions += [_shifted(r, length - at) for r in kept]
        pieces.append(masked.text[at : one.start])
        length += one.start - at
        put = one.put or PLACEHOLDERS[one.kind]
        last = masked.source(one.end - 1)
        swallowed = [r for r in masked.redactions if one.start <= r.start < one.end]
        source_end = max([last + 1, *(r.source_end for r in swallowed)])
        redactions.append(Redaction(length, length + len(put), one.kind, masked.source(one.start), source_end))
        pieces.append(put)
        length, at = length + len(put), one.end
    redactions += [_shifted(r, length - at) for r in masked.redactions if r.start >= at]
    return Masked("".join([*pieces, masked.text[at:]]), tuple(redactions))


def _shifted(redaction: Redaction, by: int) -> Redaction:
    return Redaction(
        redaction.start + by, redaction.end + by, redaction.kind, redaction.source_start, redaction.source_end
    )


def _apart(masked: Masked, found: Iterable[Found]) -> list[Found]:
    """What was found in order and without overlap, grown over the words and placeholders it cuts into."""
    result: list[Found] = []
    for one in sorted((_grown(masked.text, one) for one in found), key=lambda one: (one.start, -one.end)):
        if result and one.start < result[-1].end:
            last = result[-1]
            longer = max(last, one, key=lambda each: each.end - each.start)
            result[-1] = Found(last.start, max(last.end, one.end), longer.kind, longer.put)
        else:
            result.append(one)
    return result


def _grown(text: str, found: Found) -> Found:
    """Words that stand against what was found without a blank, as in "Phone555-0100", go with it."""
    start, end = found.start, found.end
    if text[start].isalnum() or not found.put:
        before = _STUCK_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        start = before.start() if before else start
        after = _STUCK_AFTER.match(text, end)
        end = after.end() if after else end
    for placeholder in PLACEHOLDER.finditer(text, max(0, start - _LONGEST_WORD), end + _LONGEST_WORD):
        if placeholder.start() < end and placeholder.end() > start:
            start, end = min(start, placeholder.start()), max(end, placeholder.end())
    return Found(start, end, found.kind, found.put)
