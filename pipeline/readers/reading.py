"""What a reader gives back: plain text, what the format says of it, and how it could be read."""

from __future__ import annotations

from dataclasses import dataclass

HEADING, ITEM, CELL = "heading", "item", "cell"
INLINE_HEADING = 0  # level of a heading that is one only by its look, such as a paragraph in bold


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
class Reading:
    r"""One document as plain text.

    Attributes:
        text: lines ended by "\n".
        layout: marks in the order of the text; marks of one kind never overlap.
        encoding: character encoding found; None for binary formats.
        title: title the format itself carries (an HTML `<title>`), else None.

    """

    text: str
    layout: tuple[Mark, ...] = ()
    encoding: str | None = None
    title: str | None = None


class UnreadableError(Exception):
    """A document cannot be read.

    Attributes:
        status: `empty`, `unreadable`, `encrypted` or `too_large`, as the column `status` of documents has it.
        reason: what is wrong and what to do about it.

    """

    def __init__(self, status: str, reason: str) -> None:
        super().__init__(status, reason)
        self.status, self.reason = status, reason


class Page:
    """Text written line by line, its marks kept beside it."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0

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

    def reading(self, encoding: str | None = None, title: str | None = None) -> Reading:
        """Text and marks so far."""
        text = "\n".join(self._lines)
        return Reading(text, tuple(self._marks), encoding, title)

    def _add(self, line: str) -> None:
        self._lines.append(line)
        self._length += len(line) + 1
