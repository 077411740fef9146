"""Where sections begin, what they are and how sure that is: from what the line model says of each paragraph."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.sections.features import Paragraph, describe, paragraphs
from pipeline.sections.headings import Candidate, rank
from pipeline.sections.labels import LABELS
from pipeline.sections.line_model import HEADED, INSIDE, OPENS, Probabilities, load
from pipeline.sections.lines import Line


@dataclass(frozen=True)
class Block:
    """The lines of one section.

    Attributes:
        first: index of its first line.
        end: index after its last.
        label: one of LABELS.
        heading: None when it has none.
        confidence: probability that its label is right, over its paragraphs by their number of lines.
    """

    first: int
    end: int
    label: str
    heading: Candidate | None
    confidence: float


def find_blocks(lines: Sequence[Line], naming: Container[int]) -> list[Block]:
    """The sections of a document in order; together they hold every line once.

    `naming` holds the lines that name classes.
    """
    found = paragraphs(lines, naming)
    chances = load().probabilities(describe(lines, found))
    labels = chances.sum(axis=2).argmax(axis=1)
    own = chances[np.arange(len(found)), labels]  # of the label taken: inside, opens, headed
    openings: list[int] = []
    for at, paragraph in enumerate(found):
        changes = at == 0 or labels[at] != labels[at - 1]
        opens = own[at, INSIDE] < own[at, OPENS] + own[at, HEADED]
        if changes or (opens and not _lower(lines, paragraph, found[openings[-1]])):
            openings.append(at)
    return [
        _block(found[begin:end], int(labels[begin]), own[begin:end]) for begin, end in pairwise([*openings, len(found)])
    ]


def _lower(lines: Sequence[Line], paragraph: Paragraph, opening: Paragraph) -> bool:
    """Whether a paragraph's heading is less prominent than that of its section: then it is a sub-heading."""
    heading, above = paragraph.heading, opening.heading
    if heading is None or above is None:
        return False
    return rank(lines[paragraph.first], heading) < rank(lines[opening.first], above)


def _block(block: Sequence[Paragraph], label: int, own: Probabilities) -> Block:
    heading = block[0].heading if own[0, HEADED] > own[0, OPENS] else None
    sizes = [paragraph.end - paragraph.first for paragraph in block]
    confidence = float(np.average(own.sum(axis=1), weights=sizes))
    return Block(block[0].first, block[-1].end, LABELS[label], heading, min(1.0, confidence))
