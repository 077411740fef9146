"""A section's text as items: list items and paragraphs, their sentences, and the clauses between semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.phrases.passage import Passage

_BULLET = re.compile(r"\s*(?:[•●▪■◦○·‣∙➢➤✓✔§\uf0b7\uf0a7*>+–—-]|o(?=\s)|#{1,6})\s*")
_NUMBER = re.compile(
    r"\s*(?:\(?(?:\d{1,2}|[A-Za-z]|[ivx]{2,4})[.)]|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?|\d{1,2}\s?[-–])\s+"
)
_RULE = re.compile(r"[\s=_*~#–—-]*")
_PAGE_FOOT = re.compile(r".{0,100}\b[Pp]age\s+\d+(?:\s+of\s+\d+)?\s*|\S.{0,80}\S\s{5,}\d{1,3}\s*|\s*\d{1,4}\s*")
_UNFINISHED = re.compile(
    r"(?:[,/&–-]|\b(?:and|or|of|the|an?|to|in|for|with|by|on|at|from|as|that|which|including|other|their|its))$", re.I
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|No|Nos|Inc|Co|St|Dr|Mr|Mrs|Ms|Jr|Sr|U\.S|U\.K|a\.m|p\.m|Sec|Art|approx|dept|incl|min|max)|\b[A-Z])\.$"
)
_SENTENCE_END = re.compile(r"[.!?]+[\"”’)]*(?=\s+[\"“(]?[A-Z0-9•])|(?<=[a-z)])\.(?=[A-Z][a-z])")
_EXAMPLE = re.compile(
    r"\s*(?:e\.g\b|i\.e\b|for\s+(?:example|instance)\b|such\s+as\b)", re.I
)  # what a semicolon does not end
_PROSE = re.compile(r"[a-z)]\.\s+[A-Z]")
_FULL_LINE = 60  # characters of a line that may have been wrapped where a capital follows
_CAPTION = 5  # words of the longest caption over a group of items
_MARKED = re.compile(r"\s*(\*\*|__)(?P<words>[^*_]+)\1:?\s*")  # markdown in bold from end to end: a heading
_WRAPPED_WIDTH = 50  # a shorter line was ended on purpose, not wrapped


@dataclass(frozen=True)
class Item:
    """A list item, a paragraph or a heading inside a section.

    Attributes:
        passage: its text without bullet or number.
        listed: it carried a bullet or a number, or the format says it is a list item.
        heading: the format says it is a heading.
    """

    passage: Passage
    listed: bool
    heading: bool = False

    @property
    def lead_in(self) -> bool:
        """Whether the item announces what follows ("Duties include:")."""
        return self.passage.text.endswith(":")

    @property
    def title(self) -> bool:
        """Whether the item reads as a sub-heading: a few capitalised words and no sentence."""
        words = re.findall(r"[A-Za-z][\w'’/-]*", self.passage.text)
        if self.heading or not words or self.listed or len(words) > 12 or self.passage.text[-1] in ".;!?":
            return self.heading or not words
        small = {"of", "and", "the", "for", "in", "to", "or", "a", "with", "at", "on", "by"}
        return all(word[0].isupper() or word in small for word in words)

    def captions(self, following: Item) -> bool:
        """Whether the item may be a caption of the one after it: a few words over a longer or listed one."""
        words = len(self.passage.text.split())
        alone = not self.listed and words <= _CAPTION and self.passage.text[-1] not in ".;,"
        return alone and (following.listed or len(following.passage.text.split()) >= 2 * words)


@dataclass(frozen=True)
class _Line:
    """The line above: at which column the text of its list item begins (0: none), and how many characters it has."""

    text_at: int
    width: int


def items(source: str, start: int, end: int, layout: Iterable[Mapping[str, Any]] = ()) -> list[Item]:
    """The items of `source[start:end]` in order, hard-wrapped lines put together again.

    `layout` is what the document's format says of it (`documents.layout`): list items and cells begin an item.
    """
    breaks = {int(span["start"]) for span in layout if span["kind"] in ("item", "cell", "heading")}
    listed_at = {int(span["start"]) for span in layout if span["kind"] == "item"}
    found: list[Item] = []
    open_ = False  # whether the last line may go on in the next one
    above = _Line(0, 0)
    turned = False  # whether a page ended since it: blank lines do not count then
    for first, last in _lines(source, start, end):
        if _PAGE_FOOT.fullmatch(source, first, last):
            turned = True
            continue
        if turned and source[first:last].strip() == "":
            continue
        turned = False
        if _RULE.fullmatch(source, first, last):
            open_ = open_ and source[first:last].strip() != ""
            continue
        if marked := _MARKED.fullmatch(source, first, last):
            found.append(Item(Passage.of(source, *marked.span("words")), listed=False, heading=True))
            open_ = False
            continue
        body = _body(source, first, last)
        listed = body > first or any(place in listed_at for place in range(first, body + 1))
        passage = Passage.of(source, body, last)
        begins = listed or any(place in breaks for place in range(first, body + 1))
        indent = len(source[first:last]) - len(source[first:last].lstrip())
        if open_ and not begins and _goes_on(found[-1].passage.text, passage.text, above, indent):
            found[-1] = Item(found[-1].passage.join(passage), found[-1].listed)
            above = _Line(above.text_at, last - first)
        else:
            found.append(Item(passage, listed))
            above = _Line(body - first if listed else 0, last - first)
        open_ = True
    return [item for item in found if item.passage.text]


def sentences(passage: Passage) -> list[Passage]:
    """The sentences of a passage, closing full stops left out."""
    cuts = [0]
    for match in _SENTENCE_END.finditer(passage.text):
        if not _ABBREVIATION.search(passage.text[: match.end()][-8:]) and _depth(passage.text[: match.end()]) == 0:
            cuts.append(match.end())
    return _pieces(passage, cuts)


def clauses(passage: Passage) -> list[Passage]:
    """The parts of a sentence between semicolons that stand outside parentheses."""
    cuts, opened = [0], list[int]()  # of each parenthesis still open, how many cuts there were before it
    for place, character in enumerate(passage.text):
        if character in "([":
            opened.append(len(cuts))
        elif character in ")]" and opened:
            del cuts[opened.pop() :]  # what stood between the two was no end of a clause
        elif character == ";" and not _EXAMPLE.match(passage.text, place + 1):
            cuts.append(place + 1)
    return _pieces(passage, cuts)


def _pieces(passage: Passage, cuts: list[int]) -> list[Passage]:
    pieces = [passage.cut(a, b) for a, b in zip(cuts, [*cuts[1:], len(passage.text)], strict=True)]
    return [piece for piece in pieces if re.search(r"\w", piece.text)]


def _depth(text: str) -> int:
    return max(0, text.count("(") - text.count(")"))


def _lines(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for line in source[start:end].split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def _body(source: str, first: int, last: int) -> int:
    """Where a line's text begins behind bullets and numbers."""
    at = first
    for pattern in (_BULLET, _BULLET, _NUMBER):
        if (match := pattern.match(source, at, last)) and match.end() < last:
            at = match.end()
    return at if re.search(r"\S", source[at:last]) else first


def _goes_on(before: str, after: str, above: _Line, indent: int) -> bool:
    """Whether `after` continues the sentence of the text `before`, which ends in the line `above`.

    Small letters go on, and anything behind an unfinished line. So do capitals where the line hangs under its list
    item, or where full lines of prose break off without a stop.
    """
    if before[-1] in ":" or (before[-1] in ".;!?" and not after[0].islower()):
        return False
    if _UNFINISHED.search(before):
        return True
    if after[0].islower():
        return len(before) >= _WRAPPED_WIDTH
    hanging = 0 < above.text_at <= indent
    return (hanging or bool(_PROSE.search(before))) and above.width >= _FULL_LINE
