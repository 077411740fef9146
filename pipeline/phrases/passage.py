"""A stretch of a document's text with white space collapsed, every character of which knows where it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass

# a word divided at the end of a line, and none that has its own hyphen ("full-", "self-")
_DIVIDED = re.compile(
    r"(?<![\w-])(?!(?:self|non|co|full|part|long|short|on|off|in|high|low|well|multi|cross|mid|post|after|first|pre|re|up|"
    r"follow|day|face|hands|\w*\d|[A-Z]+)-$)[A-Za-z]{2,}-$"
)
EDGE = " \t\n\r;,.:·•–—"


@dataclass(frozen=True)
class Passage:
    """Text with its origin.

    Attributes:
        text: the words, white space collapsed to single blanks.
        places: for each character of `text`, its index in `documents.text`.
    """

    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Passage:
        """The passage `source[start:end]`, with white space collapsed and trimmed."""
        text: list[str] = []
        places: list[int] = []
        for word in re.finditer(r"\S+", source[start:end]):
            if text:
                text.append(" ")
                places.append(start + word.start() - 1)
            text.extend(word.group())
            places.extend(range(start + word.start(), start + word.end()))
        return cls("".join(text), tuple(places))

    @property
    def start(self) -> int:
        """Index in the document of the first character; -1 for an empty passage."""
        return self.places[0] if self.places else -1

    @property
    def end(self) -> int:
        """Index in the document after the last character; -1 for an empty passage."""
        return self.places[-1] + 1 if self.places else -1

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The part `text[start:end]`, without blanks and stray punctuation at its edges."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start] in EDGE:
            start += 1
        while end > start and self.text[end - 1] in EDGE and not _closes_abbreviation(self.text, start, end):
            end -= 1
        return Passage(self.text[start:end], self.places[start:end])

    def parts(self, joint: re.Pattern[str]) -> list[Passage]:
        """What stands between matches of `joint`, empty parts left out."""
        found = list(joint.finditer(self.text))
        starts, ends = [0, *(match.end() for match in found)], [*(match.start() for match in found), len(self.text)]
        return [part for a, b in zip(starts, ends, strict=True) if (part := self.cut(a, b)).text]

    @property
    def whole(self) -> bool:
        """Whether it is the document's own text from start to end but for white space: no hyphen was dropped in it."""
        steps = zip(self.places, self.places[1:], self.text, self.text[1:], strict=False)
        return all(b == a + 1 or " " in (left, right) for a, b, left, right in steps)

    def join(self, other: Passage) -> Passage:
        """The passage and a later one of the document as one, a blank between them, or a divided word made whole."""
        if not self.text or not other.text:
            return self if self.text else other
        if _DIVIDED.search(self.text) and other.text[0].islower():
            return Passage(self.text[:-1] + other.text, self.places[:-1] + other.places)
        return Passage(f"{self.text} {other.text}", (*self.places, other.places[0] - 1, *other.places))


def _closes_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop before `end` belongs to an abbreviation ("etc.", "U.S.", "Inc.")."""
    tail = text[start:end]
    return bool(re.search(r"(?:\betc|\bInc|\bJr|\bSr|\bCo|\b[A-Z]\.[A-Z])\.$", tail))
