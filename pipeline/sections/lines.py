"""The lines of a document and what their form alone says about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

_BULLET = re.compile(r"(?:[•●▪■◦○·‣∙➢✓§\uf0b7\uf0a7*>+–—-]|o(?=\s))\s+")
NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{2,5})[.)]\s+|\d{1,2}(?:\.\d{1,2})+\s+")
_RULE = re.compile(r"[=\-_*~#–—\s]{3,}")
_HASHES = re.compile(r"#{1,6}\s*")
_FENCE = re.compile(r"(={2,}|-{2,}|\*{2,}|_{2,}|~{2,})\s*(\S.*?)\s*\1")
_SMALL = re.compile("[a-z]+")
_LETTERS = re.compile(r"[^\W\d_]")
_WRAPPED = 120  # a text whose longest line is shorter than this was wrapped by hand


@dataclass(frozen=True)
class Line:
    """One non-blank line.

    Attributes:
        start: first non-blank character, in characters of the document.
        end: character after the last non-blank one.
        text: the document between the two.
        gap: blank lines before it.
        lead: `bullet`, `number` or empty: what marks it as an item of a list.
        mark: level of heading mark-up from 1 (`#`, underlined with `=`) to 6; 0 where there is none.
        core: the text without mark-up and bullet; numbering stays.
        core_start: where the core begins, in characters of the document.
        rule: the line only draws a rule, as under an underlined heading.
        joins: it goes on with the sentence of the line before (hard-wrapped text).

    """

    start: int
    end: int
    text: str
    gap: int
    lead: str
    mark: int
    core: str
    core_start: int
    rule: bool
    joins: bool

    @cached_property
    def words(self) -> list[str]:
        """The words of the core, split at white space."""
        return self.core.split()

    @cached_property
    def capitals(self) -> bool:
        """Whether the core is set in capitals (a few small letters, as in `SECTION 2a`, do not count)."""
        if len(_SMALL.sub("", self.core)) < 0.85 * len(self.core):  # so for most lines, and sooner seen
            return False
        letters = _LETTERS.findall(self.core)
        return len(letters) > 2 and sum(letter.isupper() for letter in letters) >= 0.85 * len(letters)


def read_lines(text: str, layout: Iterable[Mapping[str, Any]] = ()) -> list[Line]:
    """Read the non-blank lines of `text` in order.

    `layout` is what the document's format says (`documents.layout`); its headings count as mark-up.
    """
    marked = {int(span["start"]): int(span["level"] or 6) for span in layout if span["kind"] == "heading"}
    raw = _spans(text)
    width = _wrap_width(text)
    lines: list[Line] = []
    for index, (start, end, gap) in enumerate(raw):
        content = text[start:end]
        following = text[raw[index + 1][0] : raw[index + 1][1]] if index + 1 < len(raw) else ""
        underlined = len(following) >= 3 and not following.strip("=-") and raw[index + 1][2] == 0
        level = marked.get(start, 1 if underlined and following[0] == "=" else 2 if underlined else 0)
        line = _read_line(content, start, gap, level)
        room = width - (lines[-1].end - text.rfind("\n", 0, lines[-1].end)) if lines and width else _WRAPPED
        joins = bool(lines) and _goes_on(lines[-1], line, room)
        lines.append(replace(line, joins=True) if joins else line)
    return lines


def _wrap_width(text: str) -> int:
    """Length of the longest line of hard-wrapped text; 0 for text that has a line to a paragraph."""
    lengths = sorted(len(content.rstrip()) for content in text.split("\n") if content.strip())
    if len(lengths) < 5 or lengths[-1] > _WRAPPED:
        return 0
    return lengths[-1] if lengths[3 * len(lengths) // 4] > 0.7 * lengths[-1] else 0


def _goes_on(previous: Line, line: Line, room: int) -> bool:
    """Whether a line goes on with the sentence of the previous one.

    It does when it starts small after a line of text, or, in wrapped text, when its first word had no room left there.
    """
    if line.gap or line.lead or line.mark or line.rule or previous.mark or previous.rule:
        return False
    if line.core[:1].islower() and len(previous.text) >= 40 and previous.text[-1] not in ".:;":
        return True
    return len(line.words[0]) > room and not (previous.capitals and not line.capitals)


def _spans(text: str) -> list[tuple[int, int, int]]:
    """Start, end and blank lines before, of each non-blank line."""
    spans, at, gap = [], 0, 0
    for content in text.split("\n"):
        stripped = content.strip()
        if stripped:
            start = at + content.index(stripped)
            spans.append((start, start + len(stripped), gap))
            gap = 0
        else:
            gap += 1
        at += len(content) + 1
    return spans


def _read_line(content: str, start: int, gap: int, level: int) -> Line:
    rule = bool(_RULE.fullmatch(content))
    core, offset = content, 0
    if not rule:
        fence = _FENCE.fullmatch(content)
        hashes = _HASHES.match(content)
        bullet = _BULLET.match(content)
        if fence:
            core, offset = fence[2], fence.start(2)
            level = level or (3 if len(fence[1]) >= 2 else 0)
        elif hashes and len(content) > hashes.end():
            level = level or len(hashes[0].strip())
            offset = hashes.end()
            core = content[offset:]
        elif bullet:
            offset = bullet.end()
            core = content[offset:]
        inner = _FENCE.fullmatch(core) if offset and not fence else None
        if inner:
            core, offset = inner[2], offset + inner.start(2)
    lead = "bullet" if not rule and not level and _BULLET.match(content) else ""
    if not rule and not lead and NUMBER.match(core):
        lead = "number"
    return Line(start, start + len(content), content, gap, lead, level, core, start + offset, rule, False)


def paragraph(lines: Sequence[Line], index: int) -> str:
    """The core of a line with those of the lines that go on with it."""
    end = index + 1
    while end < len(lines) and lines[end].joins:
        end += 1
    return " ".join(line.core for line in lines[index:end])
