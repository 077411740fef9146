"""What a reader gives back: plain text, what the format says of it, and how it could be read."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace

HEADING, ITEM, CELL = "heading", "item", "cell"
INLINE_HEADING = 0  # level of a heading that is one only by its look, such as a paragraph in bold

COLOUR, TINY, OFF_PAGE, INVISIBLE, COVERED, HIDDEN, METADATA = (
    "colour",  # in the colour of what is behind it
    "tiny",  # too small to be read, beside text that is not
    "off page",  # outside the page or the screen
    "invisible",  # drawn with no ink: transparent, or in a mode without any
    "covered",  # behind a picture or a shape, clipped away, or in a layer that is switched off
    "hidden",  # marked by the format itself as not to be shown
    "metadata",  # a list of words among the properties of the file
)
CONCEALMENTS = (COLOUR, TINY, OFF_PAGE, INVISIBLE, COVERED, HIDDEN, METADATA)
SHOWN = 200  # characters
PROPERTY_WORDS = 15  # titles, subjects and keywords of honest files have fewer
_MOST = 100  # notes a document: more say nothing new


@dataclass(frozen=True)
class Mark:
    """What the format says of `text[start:end]`.

    Attributes:
        start: first character.
        end: character after the last.
        kind: `heading`, `item` (of a list, without its bullet) or `cell` (of a table row).
        level: of a heading 1–6, or 0 where only its look says so; of an item its depth, from 1; of a cell its column,
            from 1.

    """

    start: int
    end: int
    kind: str
    level: int


@dataclass(frozen=True)
class Concealed:
    """Words of the file that nobody who looks at the document can see: kept out of its text, shown to an auditor.

    Attributes:
        kind: how they are concealed, one of `CONCEALMENTS`.
        text: the words, white space collapsed, the first `SHOWN` characters.
        words: how many there are in all.

    """

    kind: str
    text: str
    words: int


@dataclass(frozen=True)
class Reading:
    r"""One document as plain text.

    Attributes:
        text: lines ended by "\n".
        layout: marks in the order of the text; marks of one kind never overlap.
        encoding: character encoding found; None for binary formats.
        title: title the format itself carries (an HTML `<title>`), else None.
        concealed: what the file holds but does not show, in the order of the file.
        pages: offset in `text` at which each page begins; None where the format has no pages.
        recognised: the text, or a part of it, was recognised in pictures of the pages.

    """

    text: str
    layout: tuple[Mark, ...] = ()
    encoding: str | None = None
    title: str | None = None
    concealed: tuple[Concealed, ...] = ()
    pages: tuple[int, ...] | None = None
    recognised: bool = False


class UnreadableError(Exception):
    """A document cannot be read.

    Attributes:
        status: `empty`, `scanned`, `unreadable`, `encrypted` or `too_large`, as the column `status` of documents
            has it.
        reason: what is wrong and what to do about it.

    """

    def __init__(self, status: str, reason: str) -> None:
        super().__init__(status, reason)
        self.status, self.reason = status, reason


def concealed(found: Iterable[tuple[str, str]]) -> tuple[Concealed, ...]:
    """What was found concealed, as (kind, words) in the order of the file; neighbours of one kind are told together."""
    notes: list[Concealed] = []
    for kind, texts in itertools.groupby(found, key=lambda one: one[0]):
        words = [word for _, text in texts for word in text.split()]
        if any(c.isalnum() for word in words for c in word):
            notes.append(Concealed(kind, " ".join(words)[:SHOWN], len(words)))
    kept, rest = notes[:_MOST], notes[_MOST:]
    if rest:
        kept[-1] = replace(kept[-1], words=kept[-1].words + sum(note.words for note in rest))
    return tuple(kept)


class Page:
    """Text written line by line, its marks kept beside it."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0
        self._starts: list[int] = []  # of pages
        self._breaks: list[int] = []  # of pages that begin in the line to come, by their offset in it

    def line(self, text: str, kind: str = "", level: int = 0, bullet: str = "") -> None:
        """Add a line, marked as `kind` but for its `bullet`; `text` may hold line ends of its own."""
        if kind:
            start = self._length + len(bullet)
            self._marks.append(Mark(start, start + len(text), kind, level))
        self._add(bullet + text)

    def cells(self, texts: list[str]) -> None:
        """Add a table row: its cells on one line, set off by " | "."""
        at = self._length
        for column, text in enumerate(texts, start=1):
            if text:
                self._marks.append(Mark(at, at + len(text), CELL, column))
            at += len(text) + len(" | ")
        self._add(" | ".join(texts))

    def gap(self) -> None:
        """Add a blank line, unless the page is empty or ends in one."""
        if self._lines and self._lines[-1]:
            self._add("")

    def page_break(self, at: int = 0) -> None:
        """Let a page begin `at` characters into the line to come."""
        self._breaks.append(at)

    def reading(
        self, encoding: str | None = None, title: str | None = None, concealed: tuple[Concealed, ...] = ()
    ) -> Reading:
        """Text and marks so far."""
        text = "\n".join(self._lines)
        starts = [*self._starts, *(len(text) for _ in self._breaks)]
        pages = tuple(starts if starts[0] == 0 else [0, *starts]) if starts else None
        return Reading(text, tuple(self._marks), encoding, title, concealed, pages)

    def _add(self, line: str) -> None:
        if line and self._breaks:
            self._starts += [self._length + min(at, len(line)) for at in self._breaks]
            self._breaks = []
        self._lines.append(line)
        self._length += len(line) + 1
