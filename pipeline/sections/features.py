"""What a paragraph looks like to the line model: its words, its form, what its heading says, where it stands."""

from __future__ import annotations

import re
import zlib
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipeline.sections.class_tables import table_of_classes
from pipeline.sections.headings import Candidate, candidate, key_and_value, rank, title_case
from pipeline.sections.labels import LABELS
from pipeline.sections.lines import Line

Array = npt.NDArray[np.float32]

BUCKETS = 1 << 15
"""Rows of the table of words; a word's row is a hash of it (Weinberger et al. 2009)."""

_TOKEN = re.compile(r"[a-z]+|\d+|[$€£₹%@|]")
_READ = 1200  # characters of a paragraph
_DIGIT = re.compile(r"\d")
_FIRST, _LAST = 40, 8  # words read of a long paragraph, from its two ends
_OPENING = 200  # characters of its beginning in which addresses, money and dates are looked for
_PAIRED = 24  # words of its beginning read in pairs too
_LENGTHS = (2, 4, 7, 12, 25, 60)
_DISTANCES = (1, 2, 4, 8, 16)
_PLACES = (1, 2, 4, 8, 16, 32)
_ASKED = (1, 2, 4, 8)  # questions so far
_LIKELY = 2.0  # opinion from which a candidate counts as the heading of what follows
_POSSIBLE = 1.0  # opinion from which its style counts
_NAMES = 1.5  # votes from which a heading names a label
_AT = {label: at for at, label in enumerate(LABELS)}
_NEVER = (1.0,) * len(_DISTANCES)  # the distance to a question where there was none
_URL = re.compile(r"https?:|www\.|\S@\S")
_MONEY = re.compile(r"[$£€₹]\s?\d|\bR ?\d\d")
_LEADER = re.compile(r"(?:\. ?){4,}|_{3,}|…{2,}")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b(?:19|20)\d\d\b")
_YOU = re.compile(r"\byou(?:r|'ll|’ll)?\b", re.I)


@dataclass(frozen=True)
class Paragraph:
    """A line with those that go on with it, as one.

    Attributes:
        first: index of its first line.
        end: index after its last.
        text: the cores of its lines.
        heading: what could be its heading.
        names: it names classes and is no heading of a section.
        listed: it belongs to the table of class titles and codes.
    """

    first: int
    end: int
    text: str
    heading: Candidate | None
    names: bool
    listed: bool


@dataclass(frozen=True)
class Features:
    """The paragraphs of one document in numbers.

    Attributes:
        tokens: rows of the table of words, all paragraphs one after another.
        counts: how many tokens each paragraph has.
        dense: one row a paragraph, one column a feature.
    """

    tokens: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    dense: Array


def paragraphs(lines: Sequence[Line], naming: Container[int]) -> list[Paragraph]:
    """The paragraphs of a document; a rule belongs to the one before it. `naming`: the lines that name classes."""
    table = table_of_classes(lines)
    found: list[Paragraph] = []
    begin = 0
    while begin < len(lines):
        end = begin + 1
        while end < len(lines) and (lines[end].joins or lines[end].rule):
            end += 1
        text = " ".join(line.core for line in lines[begin:end] if not line.rule)
        joined = any(line.joins for line in lines[begin + 1 : end])
        heading = None if begin in naming or begin in table else candidate(lines[begin])
        if joined and heading is not None and not heading.run_in:
            heading = None  # a sentence that goes on
        found.append(Paragraph(begin, end, text, heading, begin in naming, begin in table))
        begin = end
    return found


@lru_cache(maxsize=1 << 17)
def _row(token: str) -> int:
    return zlib.crc32(token.encode()) % BUCKETS


@lru_cache(maxsize=1 << 15)
def _tokens(text: str, heading: str, run_in: bool) -> npt.NDArray[np.int64]:
    """Words, pairs of words, how it begins; the words of what could be its heading once more, on their own."""
    words = _TOKEN.findall(_DIGIT.sub("0", text.lower()))
    if len(words) > _FIRST + _LAST:
        words = words[:_FIRST] + words[-_LAST:]
    found = [*words, *map(" ".join, pairwise(words[:_PAIRED]))]
    if words:
        found += [f"^{words[0]}", f"^{' '.join(words[:2])}"]
    if heading:
        name = "r" if run_in else "h"
        own = _TOKEN.findall(_DIGIT.sub("0", heading.lower()))
        found += [f"{name}:{word}" for word in own]
        found += [f"{name}:{one} {two}" for one, two in pairwise(own)]
    distinct = dict.fromkeys(found)
    return np.fromiter(map(_row, distinct), dtype=np.int64, count=len(distinct))


@lru_cache(maxsize=1 << 13)
def _tokens_above(heading: str) -> npt.NDArray[np.int64]:
    """The words of the likely heading above, which the vocabulary need not know."""
    words = dict.fromkeys(_TOKEN.findall(_DIGIT.sub("0", heading.lower())))
    return np.fromiter((_row(f"a:{word}") for word in words), dtype=np.int64, count=len(words))


@cache
def _steps(value: int, bounds: tuple[int, ...]) -> tuple[float, ...]:
    return tuple(float(value >= bound) for bound in bounds)


def _votes(heading: Candidate | None) -> list[float]:
    votes = [0.0] * len(LABELS)
    if heading is not None:
        for label, weight in heading.reading.votes.items():
            votes[_AT[label]] = min(weight, 5.0) / 4.0
    return votes


def _form(line: Line, paragraph: Paragraph) -> list[float]:
    text = paragraph.text
    alone = paragraph.end == paragraph.first + 1
    last = text[-1:]
    return [
        float(line.mark > 0), float(0 < line.mark <= 2), float(line.capitals), float(text[:1].islower()),
        float(line.lead == "bullet"), float(line.lead == "number"), float(last == ":"), float(last == "."),
        float(last in ",;"), float(last == "?"), float(line.gap > 0), float(line.gap > 1), float(not alone),
        float("|" in text or "\t" in text), *_traces(text[:_OPENING]),
        float(text.startswith("*")), float(paragraph.names), float(paragraph.listed),
        *_steps(len(line.words) if alone else len(text.split()), _LENGTHS),
    ]  # fmt: skip


def _traces(opening: str) -> tuple[float, ...]:
    """Whether there is an address, money, a leader or a line to fill in, a date, the reader."""
    return (
        float(("http" in opening or "www." in opening or "@" in opening) and _URL.search(opening) is not None),
        float(_MONEY.search(opening) is not None),
        float(
            (".." in opening or ". ." in opening or "__" in opening or "…" in opening)
            and _LEADER.search(opening) is not None
        ),
        float(_DATE.search(opening) is not None),
        float("ou" in opening and _YOU.search(opening) is not None),
    )


def _heading(line: Line, heading: Candidate | None) -> list[float]:
    if heading is None:
        return [0.0] * 10
    reading = heading.reading
    return [
        1.0, float(heading.run_in), heading.form / 3.0, max(-1.0, heading.opinion / 3.0),
        float(heading.opinion >= _LIKELY), float(heading.opinion >= _LIKELY + 1.0), min(reading.strength, 6.0) / 4.0,
        reading.known, reading.certainty, float(key_and_value(line, heading)),
    ]  # fmt: skip


FORM, HEADING = 22 + len(_LENGTHS), 10
VOTES = FORM + HEADING
"""Where the votes of the own heading begin, in the columns of `Features.dense`."""
HELD = VOTES + len(LABELS)
"""Where those of the heading above begin."""
_STYLE, _PLACE, _QUESTION = 7, len(_DISTANCES) + 1 + len(_PLACES) + 4, len(_ASKED) + len(_DISTANCES)
WIDTH = HELD + len(LABELS) + _STYLE + _PLACE + _QUESTION
"""Columns of `Features.dense`."""


def describe(lines: Sequence[Line], found: Sequence[Paragraph]) -> Features:
    """The paragraphs of one document as numbers for the line model."""
    dense = np.zeros((len(found), WIDTH), dtype=np.float32)
    tokens: list[npt.NDArray[np.int64]] = []
    styles = _Styles(lines, found)
    above: Paragraph | None = None
    held, since, over = _votes(None), 0, ""
    asked, answered = 0, 0
    for at, paragraph in enumerate(found):
        line, heading = lines[paragraph.first], paragraph.heading
        since += 1
        asked, answered = (asked + 1, 0) if _asks(paragraph.text) else (asked, answered + 1)
        own = _tokens(paragraph.text[:_READ], *_heading_words(heading))
        tokens.append(np.concatenate([own, _tokens_above(over)]) if over else own)
        dense[at] = (
            *_form(line, paragraph), *_heading(line, heading), *_votes(heading),
            *held,
            *styles.compared(paragraph, above), *_steps(since, _DISTANCES), float(above is not None),
            *_place(at, len(found)), float(paragraph.end == len(lines) or lines[paragraph.end].gap > 0),
            *_steps(asked, _ASKED), *(_steps(answered, _DISTANCES) if asked else _NEVER),
        )  # fmt: skip
        if heading and heading.opinion >= _LIKELY:
            over = heading.text
            if heading.reading.strength >= _NAMES:
                above, held, since = paragraph, _votes(heading), 0
    rows = np.concatenate(tokens) if tokens else np.zeros(0, dtype=np.int64)
    return Features(rows, np.array([len(own) for own in tokens], dtype=np.int64), dense)


def _asks(text: str) -> bool:
    """Whether a paragraph is a question, or the number that stands above one in a questionnaire."""
    return text[-1:] == "?" or (len(text) <= 2 and text.isdigit())


def _heading_words(heading: Candidate | None) -> tuple[str, bool]:
    return (heading.text, heading.run_in) if heading else ("", False)


def _place(at: int, paragraphs: int) -> list[float]:
    return [*_steps(at, _PLACES), at / paragraphs, float(at == paragraphs - 1), float(at >= paragraphs - 4)]


class _Styles:
    """The styles of the likely headings of one document: what looks like its named headings is likely one."""

    def __init__(self, lines: Sequence[Line], found: Sequence[Paragraph]) -> None:
        self._lines = lines
        self._of: dict[int, tuple[object, ...]] = {}
        self._strengths: dict[tuple[object, ...], list[float]] = {}
        for paragraph in found:
            heading = paragraph.heading
            if heading and heading.opinion >= _POSSIBLE:
                line = lines[paragraph.first]
                capitals = heading.text.isupper()
                style = (
                    line.mark, capitals, heading.text[-1] == ":", capitals or title_case(heading.text), line.lead,
                    heading.run_in,
                )  # fmt: skip
                self._of[paragraph.first] = style
                self._strengths.setdefault(style, []).append(heading.reading.strength * heading.reading.known)

    def compared(self, paragraph: Paragraph, above: Paragraph | None) -> tuple[float, ...]:
        """The style of a candidate against those of the others, and of the heading above."""
        style = self._of.get(paragraph.first)
        heading = paragraph.heading
        if style is None or heading is None:
            return (0.0,) * _STYLE
        strengths = self._strengths[style]
        others = sum(strengths) - heading.reading.strength * heading.reading.known
        own = rank(self._lines[paragraph.first], heading)
        over = rank(self._lines[above.first], above.heading) if above and above.heading else 0.0
        return (
            float(len(strengths) > 1), float(len(strengths) > 3), min(others / max(1, len(strengths) - 1), 5.0) / 4,
            float(above is not None and self._of.get(above.first) == style), float(own > over), float(own < over),
            float(own == over),
        )  # fmt: skip
