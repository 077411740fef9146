"""Phrases: responsibilities and competencies, matched one to one within a document by their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.evaluation.documents import Documents, Lines, find
from pipeline.evaluation.findings import Family, Findings, Metric, Misreading
from pipeline.evaluation.gold import Gold, Row, documents_of, source_of
from pipeline.evaluation.intervals import Tally, estimates, precision_recall_f1, share
from pipeline.evaluation.likeness import Pairing, pairings
from pipeline.stage import Frames

SAME = 0.75  # token F1 from which two phrases are the same
GROUPS = {"responsibilities": ("responsibility",), "competencies": ("knowledge", "skill", "ability")}
MISSED, SPURIOUS = "(missed)", "(none)"


@dataclass(frozen=True)
class _Matched:
    """The phrases of one group in one document, and which of them are the same."""

    document: str
    predicted: list[Row]
    wanted: list[Row]
    pairs: list[Pairing]

    def both(self) -> Iterator[tuple[Row, Row]]:
        """Each predicted phrase with its counterpart."""
        return ((self.predicted[pair.predicted], self.wanted[pair.wanted]) for pair in self.pairs)


def measure(gold: Gold, frames: Frames) -> Findings:
    """Precision, recall and F1 of each group and kind; of matched competencies, how often kind and level are right."""
    wanted: dict[str, list[Row]] = defaultdict(list)
    for row in gold.phrases:
        wanted[str(row["doc"])].append(row)
    documents = frames["documents"].set_index("doc_id")
    found = find("phrases", gold, wanted, Documents(list(documents.index)))
    if not found.ids:
        return Findings(gaps=found.gaps)
    predicted: dict[str, list[Row]] = defaultdict(list)
    for row in frames["phrases"].to_dict("records"):
        predicted[row["doc_id"]].append(row)
    metrics: list[Metric] = []
    misread: list[Misreading] = []
    for group, kinds in GROUPS.items():
        matched = [_match(name, kinds, predicted[doc_id], wanted[name]) for name, doc_id in found.ids.items()]
        metrics += _metrics(group, kinds, matched)
        for one in matched:
            lines = Lines(gold.lines(one.document), documents.loc[found.ids[one.document], "text"])
            misread += _misread(one, lines)
    return Findings(tuple(metrics), tuple(misread), found.gaps)


def _match(name: str, kinds: tuple[str, ...], predicted: list[Row], wanted: list[Row]) -> _Matched:
    ours = [row for row in predicted if row["kind"] in kinds]
    theirs = [row for row in wanted if row["kind"] in kinds]
    return _Matched(name, ours, theirs, pairings([r["text"] for r in ours], [r["text"] for r in theirs], SAME))


def _metrics(group: str, kinds: tuple[str, ...], matched: list[_Matched]) -> Iterator[Metric]:
    sources = [source_of(one.document) for one in matched]

    def tally(rows: list[list[int]]) -> Tally:
        return Tally(sources, np.array(rows, dtype=float))

    whole = tally([[len(one.pairs), len(one.predicted), len(one.wanted)] for one in matched])
    yield from precision_recall_f1(group, whole, "phrases")
    if len(kinds) == 1:
        return
    for kind in kinds:
        yield from precision_recall_f1(group, tally([_of_kind(one, kind) for one in matched]), "phrases", kind)
    right = [[sum(p["kind"] == w["kind"] for p, w in one.both()), len(one.pairs)] for one in matched]
    yield from estimates(f"{group} kind accuracy", tally(right), share, 1, "matched phrases")
    levels = [[(p["level"], w["level"]) for p, w in one.both() if w.get("level")] for one in matched]
    right = [[sum(p == w for p, w in some), len(some)] for some in levels]
    yield from estimates(f"{group} level accuracy", tally(right), share, 1, "matched phrases")


def _of_kind(one: _Matched, kind: str) -> list[int]:
    """Hits, predicted and wanted of one kind: a hit is a matched phrase of that kind on both sides."""
    hits = sum(p["kind"] == w["kind"] == kind for p, w in one.both())
    return [hits, *(sum(row["kind"] == kind for row in rows) for rows in (one.predicted, one.wanted))]


def _misread(one: _Matched, lines: Lines) -> Iterator[Misreading]:
    """Phrases missed and spurious, of the wrong kind, of the wrong level."""
    ours, theirs = {pair.predicted for pair in one.pairs}, {pair.wanted for pair in one.pairs}
    for place, row in enumerate(one.wanted):
        if place not in theirs:
            yield Misreading(one.document, row["line"], row["kind"], MISSED, row["text"])
    for place, row in enumerate(one.predicted):
        if place not in ours:
            line = lines.at(row["start"], row["end"])
            yield Misreading(one.document, line, SPURIOUS, row["kind"], row["text"])
    for p, w in one.both():
        if p["kind"] != w["kind"]:
            yield Misreading(one.document, w["line"], w["kind"], p["kind"], w["text"])
        if w.get("level") and p["level"] != w["level"]:
            yield Misreading(one.document, w["line"], _level(w), _level(p), w["text"])


def _level(row: dict[str, Any]) -> str:
    return f"level {row['level'] or 'not given'}"


FAMILY = Family(
    "phrases",
    {"documents": ("doc_id", "text"), "phrases": ("doc_id", "kind", "text", "level", "start", "end")},
    lambda gold: [(name,) for name in documents_of(gold.phrases)],
    measure,
    "Phrases: paired one to one within a document so that their words agree most in sum (F1 of the words, articles and "
    f"prepositions left out); a pair counts from {SAME}. Responsibilities and competencies are taken apart. Kind and "
    "level are measured over matched competencies, level where the gold has one.",
)
