"""The label of every line: headings and content weighed together over the whole document.

The best sequence of labels is found by dynamic programming (Viterbi 1967): a line is for the label its heading names
and its own words suggest, changing the label inside a block costs, less so after a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.sections.content import line_scores
from pipeline.sections.headings import Heading, key_and_value
from pipeline.sections.labels import LABELS, Reading
from pipeline.sections.lines import Line, paragraph
from pipeline.sections.series import table_of_classes

Scores = npt.NDArray[np.float64]

_LINK = re.compile(r"\[|https?:|www\.")
_AT = {label: at for at, label in enumerate(LABELS)}
_HOLD = 5.0  # per line, for the label of a heading that names it beyond doubt
_AT_HEADING = 0.5  # change of label at a heading
_AT_GAP, _NO_GAP, _IN_LIST, _IN_SENTENCE = 2.2, 3.7, 7.0, 50.0  # change of label elsewhere
_HEADING_LINE = 3.0  # a heading line itself follows its words
_KEY = 0.8  # the key of a key-and-value line
_OPENING_LINES = 25
_OPENING = 13.0  # header, for the first lines
_LATE = 4.0  # against header, once text has begun
_TABLE = 20.0  # header, for a table of class titles and codes
_WITHIN = 3.0  # for a heading within a line, below a heading of its own line
_CERTAIN = 4.5  # votes from which a heading within a line opens a block of its own
_NAMES = 1.5  # votes from which a heading names a label
_AFTER_LIST = 0.6  # of what the heading says, after the blank line that ends a list
_LEAD_IN = 2.0  # rank of a heading written like a sentence ("You will:"), which leads into one list
_AFTER_ITS_LIST = 0.2
_INHERITED = 0.7  # of what the heading before says, below a heading that says nothing ("NOTES:")


def label_lines(lines: Sequence[Line], headings: Mapping[int, Heading]) -> list[str]:
    """One of LABELS for each line."""
    if not lines:
        return []
    scores = np.vstack([_line_evidence(index, lines, headings) for index in range(len(lines))])
    _hold_headings(scores, lines, headings)
    _open_with_header(scores, lines, headings)
    for index in table_of_classes(lines):
        scores[index, _AT["header"]] += _TABLE
    return [LABELS[at] for at in _best_sequence(scores, _change_costs(lines, headings))]


def _votes(reading: Reading) -> Scores:
    """The strongest votes of a reading, scaled so that a certain one is 1."""
    votes = np.zeros(len(LABELS))
    top = reading.strength
    for label, weight in reading.votes.items():
        votes[_AT[label]] = min(1.0, top / 4.0) * (weight / top) ** 2
    return votes


def _line_evidence(index: int, lines: Sequence[Line], headings: Mapping[int, Heading]) -> Scores:
    line = lines[index]
    if index in headings and not headings[index].run_in:
        return np.zeros(len(LABELS))
    if line.joins or line.rule:
        return np.zeros(len(LABELS))  # the first line of a paragraph speaks for all of it
    evidence = line_scores(paragraph(lines, index)).copy()
    reading = key_and_value(line)
    if reading:
        for label, weight in reading.votes.items():
            evidence[_AT[label]] += _KEY * weight
    return evidence


def _hold_headings(scores: Scores, lines: Sequence[Line], headings: Mapping[int, Heading]) -> None:
    """Add what the heading of each block says, to every line of the block; less after a list has ended."""
    held = np.zeros(len(LABELS))
    rank = 0.0
    run = 0  # lines without a blank line between them
    for index, line in enumerate(lines):
        heading = headings.get(index)
        if heading:
            run = 0
            if heading.run_in and heading.rank < rank and heading.reading.strength < _CERTAIN:
                scores[index] += _WITHIN * _votes(heading.reading)  # one of several points below the block's heading
            elif heading.reading.strength >= _NAMES:
                votes = _votes(heading.reading)
                held, rank = _HOLD * votes, heading.rank
                scores[index] += _HEADING_LINE * votes
            elif heading.rank >= rank:
                held = _INHERITED * held
        elif not line.joins:
            if line.gap and run > 1:
                held = (_AFTER_LIST if rank > _LEAD_IN else _AFTER_ITS_LIST) * held
            run = 1 if line.gap else run + 1
        scores[index] += held


def _open_with_header(scores: Scores, lines: Sequence[Line], headings: Mapping[int, Heading]) -> None:
    """Add for header in the first lines, until text or a named section begins, and against it afterwards."""
    begun = False
    for index, line in enumerate(lines):
        heading = headings.get(index)
        named = heading is not None and heading.reading.strength >= 2.5 and heading.reading.label != "header"
        if index == 0 and heading:
            named = named and heading.reading.known == 1  # "Benefits", but not the title "Benefits Manager"
        text = _is_text(line, 14 if index == 0 else 7) and not key_and_value(line)
        begun = begun or index >= _OPENING_LINES or text or named
        if begun:
            scores[index, _AT["header"]] -= _LATE
        elif not _LINK.match(line.text):
            scores[index, _AT["header"]] += _OPENING


def _is_text(line: Line, words: int) -> bool:
    """Whether a line is running text: longer than `words` with a full stop at its end, or longer than any title."""
    return len(line.words) > 14 or (len(line.words) > words and line.core.endswith((".", ":", "!", "?")))


def _change_costs(lines: Sequence[Line], headings: Mapping[int, Heading]) -> list[float]:
    costs = []
    for index, line in enumerate(lines):
        if index in headings:
            costs.append(_AT_HEADING)
        elif line.joins or line.rule or (index - 1 in headings and not headings[index - 1].run_in):
            costs.append(_IN_SENTENCE)
        elif line.lead and index and _same_list(lines, index):
            costs.append(_IN_LIST)
        else:
            costs.append(_AT_GAP if line.gap else _NO_GAP)
    return costs


def _same_list(lines: Sequence[Line], index: int) -> bool:
    """Whether the paragraph before an item of a list is an item too."""
    before = index - 1
    while before > 0 and lines[before].joins:
        before -= 1
    return lines[before].lead != ""


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
