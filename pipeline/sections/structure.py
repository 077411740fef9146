"""The sections of one document, split where sub-headings name classes of a series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Any

from pipeline.sections.belonging import Belonging, Titles, lines_naming_classes, lines_opening_posts
from pipeline.sections.lines import Line, read_lines
from pipeline.sections.outline import Block, find_blocks

_TELLING = frozenset(["duties", "qualifications", "ksa", "summary"])
_COMMON = ("application", "boilerplate", "history")  # sections that hold for every post of an advertisement
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
    blocks = find_blocks(lines, naming)
    posts = lines_opening_posts(lines, titles) if len(titles) > 1 else {}
    reaches = _reaches(blocks, posts or _before_blocks(blocks, naming))
    sections: list[Section] = []
    for block in _parted(blocks, posts):
        sections += _parts(lines, block, {**naming, **posts}, names, reaches)
    return sections


def _parted(blocks: Sequence[Block], posts: Mapping[int, Belonging]) -> Iterator[Block]:
    """The blocks, ended where a post opens within: its title, reference and salary are a header of their own."""
    for block in blocks:
        opening = next((index for index in range(block.first + 1, block.end) if index in posts), None)
        if opening is None or block.label in _TABLES:
            yield block
        else:
            yield replace(block, end=opening)
            yield replace(block, first=opening, label="header", heading=None)


def _before_blocks(blocks: Sequence[Block], naming: Mapping[int, Belonging]) -> dict[int, Belonging]:
    """Lines that name one class right before a section begins: they open what is said of it, section by section.

    Without a telling label that two of the classes have, they are but sub-headings and reach no further.
    """
    firsts = {block.first for block in blocks if block.heading}
    found = {
        index: named
        for index, named in naming.items()
        if index + 1 in firsts and len(named.class_nos) == 1 and not named.run_in
    }
    labels = _labels(blocks, sorted(found))
    return found if any(one & other & _TELLING for one, other in combinations(labels, 2)) else {}


def _labels(blocks: Sequence[Block], begins: Sequence[int]) -> list[set[str]]:
    """The labels of the sections that begin between one line and the next of `begins`."""
    ends = [*begins[1:], blocks[-1].end] if begins else []
    spans = zip(begins, ends, strict=True)
    return [{block.label for block in blocks if begin <= block.first < end} for begin, end in spans]


def _reaches(blocks: Sequence[Block], openings: Mapping[int, Belonging]) -> dict[int, tuple[int, ...]]:
    """The class whose text each line stands in, by line index, where whole sections follow the title of each class.

    What comes after the last class begins with a label that no other class has and that tells nothing of a class.
    """
    begins = sorted(openings)
    if not begins:
        return {}
    stops = [*begins[1:], blocks[-1].end]
    labels = _labels(blocks, begins)
    known = _TELLING.union(*labels[:-1])
    after = [block.first for block in blocks if block.first > begins[-1] and block.label not in known]
    stops[-1] = min([*after, stops[-1]])
    common = {index for block in blocks if block.label in _COMMON for index in range(block.first, block.end)}
    return {
        index: openings[begin].class_nos
        for begin, stop in zip(begins, stops, strict=True)
        for index in range(begin, stop)
        if index not in common
    }


def _parts(
    lines: Sequence[Line],
    block: Block,
    naming: Mapping[int, Belonging],
    titles: Titles,
    reaches: Mapping[int, tuple[int, ...]],
) -> list[Section]:
    """One section, split at the sub-headings that name classes."""
    begin, end = block.first, block.end
    body = begin + bool(block.heading and not block.heading.run_in)
    while body < end and lines[body].rule:
        body += 1
    splits = [] if block.label in _TABLES else [index for index in range(begin, end) if index in naming]
    firsts = [index for index in splits if index - 1 not in splits or naming[index - 1].run_in]
    bounds = [begin, *(index for index in firsts if index > body)]
    sections = []
    for first, last in pairwise([*bounds, end]):
        at = body if first == begin else first
        named: list[Belonging] = []
        while at < last and at in naming and block.label not in _TABLES:
            named.append(naming[at])
            at += 1
        sections.append(_part(lines, first, last, block, named, titles, reaches.get(first, ())))
    return sections


def _part(
    lines: Sequence[Line],
    first: int,
    last: int,
    block: Block,
    named: Sequence[Belonging],
    titles: Titles,
    reach: tuple[int, ...],
) -> Section:
    """Lines `first` up to `last` as one row: of the classes its sub-headings name, its heading, or its `reach`."""
    heading = block.heading
    if named:
        numbers = (
            () if any(not part.class_nos for part in named) else tuple(n for part in named for n in part.class_nos)
        )
    else:
        numbers = (titles.of_heading(heading.text) if heading else ()) or reach
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
