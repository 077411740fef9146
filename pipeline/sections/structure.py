"""The sections of one document, split where sub-headings name classes of a series."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pipeline.sections.lines import Line, read_lines
from pipeline.sections.outline import Block, find_blocks
from pipeline.sections.series import Belonging, Titles, lines_naming_classes

_TABLES = ("header", "history")  # sections that list all classes and belong to each


@dataclass(frozen=True)
class Section:
    """One section, or the part of one that belongs to certain classes; offsets as in `tables.SECTIONS`.

    `confidence` is the probability that the label is right, calibrated on documents held out of training.
    """

    label: str
    heading: str | None
    subheading: str | None
    class_nos: tuple[int, ...]
    start: int
    end: int
    body_start: int
    confidence: float


def find_sections(text: str, titles: Sequence[str | None], layout: Iterable[Mapping[str, Any]] = ()) -> list[Section]:
    """Sections of a class specification in order; together they hold every non-blank line once.

    `titles` are the titles of the document's classes in their order.
    """
    lines = read_lines(text, layout)
    names = Titles(titles)
    naming = lines_naming_classes(lines, names)
    sections: list[Section] = []
    for block in find_blocks(lines, naming):
        sections += _parts(lines, block, naming, names)
    return sections


def _parts(lines: Sequence[Line], block: Block, naming: Mapping[int, Belonging], titles: Titles) -> list[Section]:
    """One section, split at the sub-headings that name classes."""
    begin, end = block.first, block.end
    body = begin + bool(block.heading and not block.heading.run_in)
    while body < end and lines[body].rule:
        body += 1
    splits = [] if block.label in _TABLES else [index for index in range(begin, end) if index in naming]
    firsts = [index for index in splits if index - 1 not in splits]  # sub-headings on consecutive lines are one
    bounds = [begin, *(index for index in firsts if index > body)]
    sections = []
    for first, last in pairwise([*bounds, end]):
        at = body if first == begin else first
        named = []
        while at < last and at in naming and block.label not in _TABLES:
            named.append(naming[at])
            at += 1
        sections.append(_part(lines, first, last, block, named, titles))
    return sections


def _part(
    lines: Sequence[Line], first: int, last: int, block: Block, named: Sequence[Belonging], titles: Titles
) -> Section:
    """Lines `first` up to `last` as one row: of the classes its sub-headings name, else of those its heading names."""
    heading = block.heading
    if named:
        numbers = (
            () if any(not part.class_nos for part in named) else tuple(n for part in named for n in part.class_nos)
        )
    else:
        numbers = titles.of_heading(heading.text) if heading else ()
    start, end = lines[first].start, lines[last - 1].end
    body_start = named[-1].end if named else heading.end if heading and heading.start >= start else start
    return Section(
        block.label,
        heading.text if heading else None,
        named[0].text if named else None,
        tuple(dict.fromkeys(numbers)),
        start,
        end,
        body_start,
        block.confidence,
    )
