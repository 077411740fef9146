"""A layout with slots, filled with one invented person's data: a text that knows where its personal data and its traps are.

In a layout `{kind.slot}` is personal data of a kind, from the person's record, and `<...>` words that look like personal
data and must stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.privacy.draft import Masked

Record = Mapping[str, str]
"""Slot → value: what one person would write there."""

_SLOT = re.compile(r"\{(?P<kind>\w+)\.(?P<slot>\w+)\}|<(?P<trap>[^<>]+)>")
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True)
class Label:
    """Personal data, or a trap where `kind` is "trap", in `text[start:end]`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Resume:
    """An invented resume: the layout it was made from, its text and its labels."""

    layout: str
    text: str
    labels: tuple[Label, ...]


def filled(layout: str, record: Record) -> Resume:
    """The layout with the record's values in its slots."""
    pieces, labels, at, length = [], [], 0, 0
    for slot in _SLOT.finditer(layout):
        value = slot["trap"] or record[slot["slot"]]
        pieces += [layout[at : slot.start()], value]
        length += slot.start() - at
        labels.append(Label(length, length + len(value), slot["kind"] or "trap"))
        length, at = length + len(value), slot.end()
    return Resume(layout, "".join([*pieces, layout[at:]]), tuple(labels))


def slots(layout: str) -> list[tuple[str, str]]:
    """Kind and slot of the personal data a layout has, once each."""
    return sorted({(slot["kind"], slot["slot"]) for slot in _SLOT.finditer(layout) if slot["kind"]})


@dataclass(frozen=True)
class Token:
    """A word of a label, and whether masking took it."""

    text: str
    kind: str
    taken: bool


def tokens(resume: Resume, masked: Masked) -> Iterator[Token]:
    """Every word under a label, with its fate; a word counts as kept if any of its characters is."""
    for label in resume.labels:
        for word in _TOKEN.finditer(resume.text, label.start, label.end):
            covered = any(r.source_start <= word.start() and word.end() <= r.source_end for r in masked.redactions)
            yield Token(word[0], label.kind, covered)


def unlabelled(resume: Resume, masked: Masked) -> Iterator[str]:
    """Words outside all labels that masking took."""
    for word in _TOKEN.finditer(resume.text):
        if any(label.start < word.end() and word.start() < label.end for label in resume.labels):
            continue
        if any(r.source_start < word.end() and word.start() < r.source_end for r in masked.redactions):
            yield word[0]
