"""Sections: the label of every line that is not blank.

A line is found in the text of the sections by its letters and digits alone, so that a reader may wrap lines or drop
mark-up. Accuracy is over lines; macro-F1 is the mean of the F1 of the labels that the gold uses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from pipeline.evaluation.documents import Documents, find
from pipeline.evaluation.findings import Confusion, Family, Findings, Metric, Misreading
from pipeline.evaluation.gold import Gold, Row, documents_of, source_of
from pipeline.evaluation.intervals import Tally, estimates, macro_f1, precision_recall_f1, share
from pipeline.evaluation.likeness import squeezed
from pipeline.stage import Frames

LOST = "(lost)"
"""The label of a line that is in no section."""


@dataclass(frozen=True)
class _Line:
    document: str
    number: int
    wanted: str
    got: str
    text: str


def measure(gold: Gold, frames: Frames) -> Findings:
    """Line accuracy, macro-F1, figures of each label, and the confusion of labels."""
    found = find("sections", gold, documents_of(gold.sections), Documents(list(frames["documents"]["doc_id"])))
    by_document = dict(iter(frames["sections"].groupby("doc_id")))
    none = frames["sections"].iloc[:0]
    lines = [
        line
        for row in gold.sections
        if row["doc"] in found.ids
        for line in _lines(row, gold.lines(row["doc"]), by_document.get(found.ids[row["doc"]], none))
    ]
    if not lines:
        return Findings(gaps=found.gaps)
    misread = tuple(Misreading(x.document, x.number, x.wanted, x.got, x.text) for x in lines if x.wanted != x.got)
    return Findings(tuple(_metrics(lines)), misread, found.gaps, _confusion(lines))


def _lines(row: Row, lines: list[str], sections: pd.DataFrame) -> Iterator[_Line]:
    """Every line of the gold's sections that is not blank, with the label it wants and the one it got."""
    letters, labels = _stream(sections)
    at = 0
    for section in row["sections"]:
        for number in range(section["first_line"], min(section["last_line"], len(lines)) + 1):
            text = lines[number - 1]
            key = squeezed(text)
            if not key:
                continue
            place = letters.find(key, at)
            place = letters.find(key) if place < 0 else place  # it may stand before its neighbours
            got = LOST
            if place >= 0:
                at = place + len(key)
                got = Counter(labels[place:at]).most_common(1)[0][0]
            yield _Line(str(row["doc"]), number, section["label"], got, text.strip())


def _stream(sections: pd.DataFrame) -> tuple[str, list[str]]:
    """All letters and digits of a document's sections in their order, and the label of each."""
    letters, labels = "", []
    for section in sections.sort_values("start").itertuples():
        piece = _letters(section)
        letters += piece
        labels += [str(section.label)] * len(piece)
    return letters, labels


def _letters(section: Any) -> str:
    """Those of a section, its heading first where the text does not begin with it."""
    text, heading = squeezed(section.text), section.heading or ""
    key = squeezed(heading)
    return text if key in text[: len(heading) + 40] else key + text  # 40: room for numbering and mark-up before it


def _metrics(lines: list[_Line]) -> Iterator[Metric]:
    frame = pd.DataFrame([vars(line) for line in lines])
    labels = sorted(set(frame["wanted"]))
    documents = list(dict.fromkeys(frame["document"]))
    sources = [source_of(name) for name in documents]
    counts = np.zeros((len(documents), len(labels), 3))
    for place, (_, part) in enumerate(frame.groupby("document", sort=False)):
        for column, label in enumerate(labels):
            is_got, is_wanted = part["got"] == label, part["wanted"] == label
            counts[place, column] = (is_got & is_wanted).sum(), is_got.sum(), is_wanted.sum()
    lost = (frame["got"] == LOST).groupby(frame["document"], sort=False).sum().to_numpy(float)
    wanted = counts[:, :, 2].sum(axis=1)
    right = counts[:, :, 0].sum(axis=1)
    yield from estimates("sections accuracy", Tally(sources, np.stack([right, wanted], axis=1)), share, 1, "lines")
    yield from _macro(Tally(sources, counts.reshape(len(documents), -1)), wanted)
    yield from estimates("sections lost", Tally(sources, np.stack([lost, wanted], axis=1)), share, 1, "lines")
    for column, label in enumerate(labels):
        yield from precision_recall_f1("sections", Tally(sources, counts[:, column]), "lines", label)


def _macro(tally: Tally, wanted: Any) -> Iterator[Metric]:
    """Macro-F1, its lines counted in a last column that the formula passes over."""
    counted = Tally(tally.sources, np.column_stack([tally.counts, wanted]))
    yield from estimates("sections macro-F1", counted, lambda t: macro_f1(t[..., :-1]), -1, "lines")


def _confusion(lines: list[_Line]) -> Confusion:
    wanted = sorted({line.wanted for line in lines})
    got = wanted + sorted({line.got for line in lines} - set(wanted))
    pairs = Counter((line.wanted, line.got) for line in lines)
    return Confusion(tuple(wanted), tuple(got), np.array([[pairs[w, g] for g in got] for w in wanted], dtype=np.int64))


FAMILY = Family(
    "sections",
    {"documents": ("doc_id",), "sections": ("doc_id", "label", "heading", "start", "text")},
    lambda gold: [(name,) for name in documents_of(gold.sections)],
    measure,
    "Sections: every line that is not blank, found in the text of the sections by its letters and digits. Accuracy is "
    "the share of lines with the right label, macro-F1 the mean over the labels the gold uses, lost the share of lines "
    "in no section.",
)
