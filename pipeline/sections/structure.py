"""Lines, headings and labels put together: the sections of one document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pipeline.sections.headings import Heading, find_headings
from pipeline.sections.lines import Line, read_lines
from pipeline.sections.outline import label_lines
from pipeline.sections.series import Belonging, Titles, table_of_classes

_TABLES = ("header", "history")  # sections that list all classes and belong to each


@dataclass(frozen=True)
class Section:
    """One section, or the part of one that belongs to certain classes; offsets as in `tables.SECTIONS`."""

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
    parts = {index: named for index, line in enumerate(lines) if (named := names.belonging(line))}
    apart = {*parts, *table_of_classes(lines)}
    headings = {index: heading for index, heading in find_headings(lines).items() if index not in apart}
    labels = label_lines(lines, headings)
    openings = _openings(headings, labels)
    sections: list[Section] = []
    for begin, end in pairwise([*openings, len(lines)]):
        sections += _parts(lines, begin, end, labels[begin], headings.get(begin), parts, names)
    return sections


def _openings(headings: Mapping[int, Heading], labels: Sequence[str]) -> list[int]:
    """Indices of the lines that open a section: a change of label, or a heading no lower than the section's own."""
    openings: list[int] = []
    rank = 0.0
    for index, label in enumerate(labels):
        heading = headings.get(index)
        if index == 0 or label != labels[index - 1]:
            openings.append(index)
            rank = heading.rank if heading else 0.0
        elif heading and heading.rank >= rank and _stands_alone(heading, label):
            openings.append(index)
            rank = heading.rank
    return openings


def _stands_alone(heading: Heading, label: str) -> bool:
    """Whether a heading may open a section with the label of the one before: its words are known as a heading's."""
    if label in _TABLES:
        return heading.reading.label == label and heading.reading.strength >= 3
    return heading.reading.strength >= 1.5 or heading.reading.known == 1


def _parts(
    lines: Sequence[Line],
    begin: int,
    end: int,
    label: str,
    heading: Heading | None,
    naming: Mapping[int, Belonging],
    titles: Titles,
) -> list[Section]:
    """The section from line `begin` up to line `end`, split at the sub-headings that name classes."""
    if heading and label == "header" and heading.reading.label != "header":
        heading = None  # the document's own title
    body = begin + bool(heading and not heading.run_in)
    while body < end and lines[body].rule:
        body += 1
    splits = [] if label in _TABLES else [index for index in range(begin, end) if index in naming]
    firsts = [index for index in splits if index - 1 not in splits]  # sub-headings on consecutive lines are one
    bounds = [begin, *(index for index in firsts if index > body)]
    sections = []
    for first, last in pairwise([*bounds, end]):
        at = body if first == begin else first
        named = []
        while at < last and at in naming and label not in _TABLES:
            named.append(naming[at])
            at += 1
        sections.append(_part(lines, first, last, label, heading, named, titles))
    return sections


def _part(
    lines: Sequence[Line],
    first: int,
    last: int,
    label: str,
    heading: Heading | None,
    named: Sequence[Belonging],
    titles: Titles,
) -> Section:
    """Lines `first` up to `last` as one row: of the classes its sub-headings name, else of those its heading names."""
    if named:
        numbers = (
            () if any(not part.class_nos for part in named) else tuple(n for part in named for n in part.class_nos)
        )
    else:
        numbers = titles.of_heading(heading.text) if heading else ()
    start, end = lines[first].start, lines[last - 1].end
    body_start = named[-1].end if named else heading.end if heading and heading.start >= start else start
    return Section(
        label,
        heading.text if heading else None,
        named[0].text if named else None,
        tuple(dict.fromkeys(numbers)),
        start,
        end,
        body_start,
        _confidence(label, heading),
    )


def _confidence(label: str, heading: Heading | None) -> float:
    if heading is None:
        return 0.6
    return 0.55 + 0.43 * heading.reading.certainty if heading.reading.label == label else 0.5
