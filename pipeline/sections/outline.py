"""The label of every line: headings and content weighed together over the whole document.

The best sequence of labels is found by dynamic programming (Viterbi 1967): a line is for the label its heading names
and its own words suggest, changing the label inside a block costs, less so after a blank line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.sections.content import line_scores
from pipeline.sections.headings import Heading, key_and_value
from pipeline.sections.labels import LABELS, Reading
from pipeline.sections.lines import Line

Scores = npt.NDArray[np.float64]

_AT = {label: at for at, label in enumerate(LABELS)}
_HOLD = 3.2  # per line, for the label of a heading that names it beyond doubt
_AT_HEADING = 0.5  # change of label at a heading
_AT_GAP, _NO_GAP, _IN_SENTENCE = 3.0, 5.0, 50.0  # change of label elsewhere
_HEADING_LINE = 3.0  # a heading line itself follows its words
_KEY = 0.8  # the key of a key-and-value line
_OPENING = 5.0  # header, for the first lines


def label_lines(lines: Sequence[Line], headings: Mapping[int, Heading]) -> list[str]:
    """One of LABELS for each line."""
    if not lines:
        return []
    scores = np.vstack([_line_evidence(index, line, headings) for index, line in enumerate(lines)])
    _hold_headings(scores, lines, headings)
    _open_with_header(scores, lines, headings)
    return [LABELS[at] for at in _best_sequence(scores, _change_costs(lines, headings))]


def _votes(reading: Reading) -> Scores:
    """The strongest votes of a reading, scaled so that a certain one is 1."""
    votes = np.zeros(len(LABELS))
    top = reading.strength
    for label, weight in reading.votes.items():
        votes[_AT[label]] = min(1.0, top / 3.0) * (weight / top) ** 2
    return votes


def _line_evidence(index: int, line: Line, headings: Mapping[int, Heading]) -> Scores:
    if index in headings and not headings[index].run_in:
        return np.zeros(len(LABELS))
    evidence = line_scores(line.core).copy()
    reading = key_and_value(line)
    if reading:
        for label, weight in reading.votes.items():
            evidence[_AT[label]] += _KEY * weight
    return evidence


def _hold_headings(scores: Scores, lines: Sequence[Line], headings: Mapping[int, Heading]) -> None:
    """Add what the heading of each block says, to every line of the block."""
    held = np.zeros(len(LABELS))
    rank = 0.0
    for index in range(len(lines)):
        heading = headings.get(index)
        if heading and (heading.reading.strength >= 1.5 or heading.rank >= rank):
            votes = _votes(heading.reading)
            held, rank = _HOLD * votes, heading.rank
            scores[index] += _HEADING_LINE * votes
        scores[index] += held


def _open_with_header(scores: Scores, lines: Sequence[Line], headings: Mapping[int, Heading]) -> None:
    """The first lines are header until text begins: short lines, or keys with values."""
    for index, line in enumerate(lines[:25]):
        heading = headings.get(index)
        named = heading is not None and heading.reading.strength >= 2.5 and heading.reading.label != "header"
        if index and (named or (len(line.words) > 14 and not key_and_value(line))):
            return
        scores[index, _AT["header"]] += _OPENING


def _change_costs(lines: Sequence[Line], headings: Mapping[int, Heading]) -> list[float]:
    costs = []
    for index, line in enumerate(lines):
        if index in headings:
            costs.append(_AT_HEADING)
        elif line.joins or line.rule:
            costs.append(_IN_SENTENCE)
        else:
            costs.append(_AT_GAP if line.gap else _NO_GAP)
    return costs


def _best_sequence(scores: Scores, costs: Sequence[float]) -> list[int]:
    """Index of a label for each line, so that the sum of scores less the costs of changes is greatest."""
    best = scores[0].copy()
    back: list[npt.NDArray[np.intp]] = []
    for index in range(1, len(scores)):
        top = int(best.argmax())
        stay = best >= best[top] - costs[index]
        origin = np.where(stay, np.arange(len(LABELS)), top)
        back.append(origin)
        best = np.where(stay, best, best[top] - costs[index]) + scores[index]
    path = [int(best.argmax())]
    for origin in reversed(back):
        path.append(int(origin[path[-1]]))
    return path[::-1]
