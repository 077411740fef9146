"""Documents whose sections are known, for `sections.py`: annotated ones, and ones whose headings leave no doubt."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.sections.belonging import Titles, lines_naming_classes
from pipeline.sections.features import Paragraph, paragraphs
from pipeline.sections.labels import LABELS
from pipeline.sections.lines import Line, read_lines
from pipeline.sections.series import find_classes

INSIDE, OPENS, HEADED = range(3)
"""What a paragraph does: goes on with its section, opens one without a heading, opens one with a heading."""

BLOCK = 25  # paragraphs below a heading that still count as its own

_INITIALS = {
    "h": "header", "s": "summary", "di": "distinguishing", "d": "duties", "su": "supervision", "k": "ksa",
    "q": "qualifications", "l": "licenses", "w": "working_conditions", "c": "compensation", "a": "application",
    "b": "boilerplate", "y": "history", "o": "other",
}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """One section: its label, its heading and the lines below (or after) it."""

    label: str
    heading: str | None
    body: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """A document and what is known of its sections.

    Attributes:
        source: where it comes from.
        name: which document.
        text: its plain text.
        states: one a paragraph: `3 * label + what it does`; -1 where nothing is known.
        layout: what its format says of the text.
    """

    source: str
    name: str
    text: str
    states: tuple[int, ...]
    layout: tuple[Mapping[str, Any], ...] = ()


def state(label: str, does: int) -> int:
    """The number of a state of the line model."""
    return 3 * LABELS.index(label) + does


def annotated(source: str, name: str, text: str, sections: Sequence[tuple[int, str, bool]]) -> Known:
    """A document with its sections: first line (from 1), label, and whether it has a heading."""
    lines = read_lines(text)
    starts = {number: (label, headed) for number, label, headed in sections}
    numbers = [text.count("\n", 0, line.start) + 1 for line in lines]
    found = paragraphs_of(lines)
    states: list[int] = []
    label = sections[0][1]
    for paragraph in found:
        opening = [starts[n] for n in numbers[paragraph.first : paragraph.end] if n in starts]
        if opening:
            label, headed = opening[0]
            states.append(state(label, HEADED if headed else OPENS))
        else:
            states.append(state(label, INSIDE))
    return Known(source, name, text, tuple(states))


def gold(folder: Path, source: str | None = None) -> list[Known]:
    """The documents of a gold folder."""
    found = []
    for line in (folder / "sections.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = (folder / "docs" / row["doc"]).read_text(encoding="utf-8")
        sections = [(s["first_line"], s["label"], s["heading"] is not None) for s in row["sections"]]
        found.append(annotated(source or row["doc"][:2], row["doc"], text, sections))
    return found


def labelled(texts: Mapping[str, str], labels: Path) -> list[Known]:
    """Documents labelled by hand: `labels` holds an id and first lines with initials of labels, `*`: a heading."""
    found = []
    for row in labels.read_text(encoding="utf-8").splitlines():
        name, marks = row.split("\t")
        sections = [
            (int(number), _INITIALS[initials], bool(star))
            for number, initials, star in re.findall(r"(\d+)([a-z]+)(\*?)", marks)
        ]
        found.append(annotated("election-offices", name, texts[name], sections))
    return found


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a document by itself: its classes are those its own lines name."""
    return paragraphs(lines, lines_naming_classes(lines, Titles([named.title for named in find_classes(lines)])))


def certain(source: str, name: str, text: str, layout: Sequence[Mapping[str, Any]] = ()) -> Known:
    """A document as far as its headings tell: the paragraphs below one that names a label beyond doubt."""
    lines = read_lines(text, layout)
    found = paragraphs_of(lines)
    states: list[int] = []
    label, below = None, 0
    for paragraph in found:
        heading = paragraph.heading
        if paragraph.listed:
            states.append(state("header", INSIDE if label == "header" else OPENS))
            label = "header"
            continue
        if label == "header":
            label = None
        if heading and heading.opinion >= 2.0:
            sure = heading.reading.strength >= 3 and heading.reading.certainty > 0.6 and not heading.run_in
            label, below = heading.reading.label if sure else None, 0
            states.append(state(label, HEADED) if label else -1)
            continue
        below += 1
        states.append(state(label, INSIDE) if label and below <= BLOCK else -1)
    return Known(source, name, text, tuple(states), tuple(layout))


def pieces(known: Known) -> list[Piece]:
    """The sections of a document, whole ones only."""
    lines = read_lines(known.text, known.layout)
    found = paragraphs_of(lines)
    result: list[Piece] = []
    begin = None
    for at in range(len(found) + 1):
        if at == len(found) or known.states[at] < 0 or known.states[at] % 3 != INSIDE:
            if begin is not None:
                result.append(_piece(known, lines, found[begin:at], known.states[begin]))
            begin = at if at < len(found) and known.states[at] >= 0 else None
    return result


def _piece(known: Known, lines: Sequence[Line], block: Sequence[Paragraph], opening: int) -> Piece:
    label = LABELS[opening // 3]
    heading = block[0].heading if opening % 3 == HEADED else None
    texts = [known.text[lines[p.first].start : lines[p.end - 1].end] for p in block]
    if heading is None:
        return Piece(label, None, tuple(texts))
    first = known.text[heading.end : lines[block[0].end - 1].end].strip(" \t:|-–—*#=_.") if heading.run_in else ""
    return Piece(label, heading.text, tuple(text for text in (first, *texts[1:]) if text))
