"""Plain prose, with its offsets: stretches of it, its sentences, lines that a soft wrap cut joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.alternatives import Alternative, any_found

_SENTENCE_END = re.compile(r"(?<=[.?!])[\"”')]*\s+(?=[A-Z(\[“\"‘]|'\w)|(?<=\.[)\]])\s+(?=[A-Z(\[])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Inc|Dr|Mr|Mrs|Ms|Sec|Sr|Jr|St|vs|etc|approx|Art|e\.g|i\.e|U\.S"
    r"|(?:[A-Z]\.)+[A-Z]|Ph\.D|Ed|B\.[AS]|M\.[AS]|yrs?|Calif|Dept|Div|Univ)\.)$"
)
_MODAL = re.compile(r"\b(?:may|must|will|can|cannot)\b", re.IGNORECASE)
RUNS_ON = re.compile(
    r"(?:[,(/&–-]|\b(?:of|the|and|or|a|an|in|to|by|for|with|as|at|from|including|on|that|which"
    r"|is|be|related|years?|least))[ \t]*$",
    re.IGNORECASE,
)
_NAME_RUNS_ON = re.compile(
    r"[^\n]*\b(?:driver['’]?s?|driving|commercial)[ \t]*\n[ \t]*licen[sc]e\b", re.IGNORECASE
)  # a licence's name that a soft wrap cut
_LONGEST_SENTENCE = 5_000  # characters; the longest line of qualifications in 3,000 specifications has half as many


@dataclass(frozen=True)
class Span:
    """A stretch of documents.text, and the connective and marker that open it.

    Attributes:
        start: first character, behind the marker.
        end: character after the last.
        connective: "and" or "or" between it and the one before; "" where none is written.
        marker: the item number, label or pattern that opens it, as written.

    """

    start: int
    end: int
    connective: str = ""
    marker: str = ""


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its edges."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())), span.connective, span.marker)


def sentences(text: str, start: int, end: int) -> list[Span]:
    """Sentences and hard lines; a bracket that holds a whole sentence is one of its own.

    What runs on longer than any sentence does is left out: it is damage, and costs time by the square of its length.
    """
    spans: list[Span] = []
    for line in _paragraphs(text, start, end):
        for piece in _bracketed(text, line):
            first = piece.start
            for stop in _SENTENCE_END.finditer(text, piece.start, piece.end):
                if not _ABBREVIATION.search(text[first : stop.start()]):
                    spans.append(Span(first, stop.start()))
                    first = stop.end()
            spans.append(Span(first, piece.end))
    return [span for span in (trimmed(text, span) for span in spans) if 0 < span.end - span.start <= _LONGEST_SENTENCE]


# A line that a soft wrap cut inside a sentence: long, ended by no mark, its rest indented further than it is.
_HANGING = re.compile(
    r"(?:^|(?<=\n))(?P<indent>[ \t]*)(?=\S)[^\n]{50,}(?<![.;:!?)\s|])[ \t]*\n(?=(?P=indent)[ \t]{2,}[A-Z][a-z]+ )"
)


def _paragraphs(text: str, start: int, end: int) -> list[Span]:
    """Lines, those that a soft wrap cut joined again."""
    spans, first, at = [], start, start
    hanging = {match.end() for match in _HANGING.finditer(text, text.rfind("\n", 0, start) + 1, end)}
    for line in text[start:end].splitlines(keepends=True):
        at += len(line)
        rest = text[at:end].lstrip()
        written = text[first:at].rstrip()
        runs_on = bool(rest) and bool(written) and (rest[0].islower() or bool(RUNS_ON.search(written)))
        runs_on = runs_on or at in hanging or bool(_NAME_RUNS_ON.match(text, max(start, at - 20), end))
        if not runs_on:
            spans.append(Span(first, at))
            first = at
    return spans


def _bracketed(text: str, span: Span) -> list[Span]:
    """The span cut at brackets that hold a whole sentence: they run long and have a capital first or a modal verb."""
    spans, first = [], span.start
    for match in re.finditer(r"[(\[](?=[A-Za-z“\"])", text[span.start : span.end]):
        opened = span.start + match.start()
        if opened < first:
            continue
        closed = _closing(text, opened, span.end)
        words = text[opened:closed]
        if len(words.split()) >= 8 and (not words[1].islower() or _MODAL.search(words)):
            spans += [Span(first, opened), Span(opened + 1, max(opened + 1, closed - 1))]
            first = closed
    return [*spans, Span(first, span.end)]


def _closing(text: str, opened: int, end: int) -> int:
    depth = 0
    for at in range(opened, end):
        depth += (text[at] in "([") - (text[at] in ")]")
        if depth == 0:
            return at + 1
    return end


_LINE = re.compile(r"(?:[^\n]+|\n(?=[ \t]*(?:[a-z]|Licen[sc]e\b)))+")  # a line that a soft wrap cut is one


def sentences_with(pattern: Sequence[Alternative], text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences that hold the pattern; lines without it are not taken apart."""
    for line in _LINE.finditer(text, start, end):
        if any_found(pattern, text, line.start(), line.end()):
            for span in sentences(text, line.start(), line.end()):
                if any_found(pattern, text, span.start, span.end):
                    yield span
