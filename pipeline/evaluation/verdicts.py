"""Verdicts: on how many judged resumes the schooling and the experience asked are judged as a reader judged them.

A reader says `yes` or `no` for each kind alone; rows marked `unclear` are left out, and so are classes that ask nothing
of the kind. `no evidence` is neither: its share is a figure of its own, and agreement is over the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.evaluation.documents import Documents, listed
from pipeline.evaluation.findings import Family, Findings, Gap, Metric, Misreading
from pipeline.evaluation.gold import Gold
from pipeline.evaluation.intervals import Tally, estimates, share
from pipeline.stage import Frames
from pipeline.verdicts.logic import MET, NO_EVIDENCE, NOT_MET, any_of

NAME = "verdicts"
KINDS = {"education": "meets_education", "experience": "meets_experience"}
_WANTED = {"yes": MET, "no": NOT_MET}


@dataclass(frozen=True)
class _Judged:
    """One row of the gold with the verdict of the run; None where the class asks nothing of the kind."""

    source: str
    spec: str
    resume: str
    wanted: str
    got: str | None


def measure(gold: Gold, frames: Frames) -> Findings:
    """Agreement by kind, the share without evidence, and every disagreement."""
    documents = Documents(list(frames["documents"]["doc_id"]))
    found = {kind: list(_judged(gold, frames["verdicts"], documents, kind)) for kind in KINDS}
    metrics = tuple(metric for kind, rows in found.items() for metric in _metrics(kind, rows))
    misread = tuple(wrong for kind, rows in found.items() for wrong in _misread(kind, rows))
    lost = [names for names in _judgements(gold) if not all(documents.called(name) for name in names)]
    gaps: tuple[Gap, ...] = ()
    if lost:
        what = f"verdicts on {len(lost)} judged resumes that are not in the tables: {listed([one[1] for one in lost])}"
        gaps = (Gap(what, "give --processed the tables of a run over the collection they are from"),)
    return Findings(metrics, misread, gaps)


def _judgements(gold: Gold) -> list[tuple[str, str]]:
    """The pairs of which a reader says something."""
    rows = gold.resumes
    told = [rows[column].isin(_WANTED) for column in KINDS.values() if column in rows]
    some = rows[np.logical_or.reduce(told)] if told else rows[:0]
    return list(zip(some["spec_file"], some["resume_file"], strict=True))


def _judged(gold: Gold, verdicts: pd.DataFrame, documents: Documents, kind: str) -> Iterator[_Judged]:
    column = KINDS[kind]
    if column not in gold.resumes:
        return
    best = _best(verdicts, kind)
    for row in gold.resumes[gold.resumes[column].isin(_WANTED)].to_dict("records"):
        specs, resumes = documents.called(row["spec_file"]), documents.called(row["resume_file"])
        got = any_of(best.get((resume, spec)) for resume in resumes for spec in specs)
        yield _Judged(row["spec_source"], row["spec_file"], row["resume_file"], _WANTED[row[column]], got)


def _best(verdicts: pd.DataFrame, kind: str) -> dict[tuple[str, str], str | None]:
    """The best verdict of each resume on any class of a document: one may describe several."""
    rows = verdicts[verdicts["node"] == kind]
    spec = rows["candidate_id"].str.partition("#")[0]
    return {(str(a), str(b)): any_of(some) for (a, b), some in rows["verdict"].groupby([rows["query_id"], spec])}


def _metrics(kind: str, rows: list[_Judged]) -> Iterator[Metric]:
    """Specifications are drawn anew: their rows stand or fall together."""
    asked = [row for row in rows if row.got is not None]
    specs = list(dict.fromkeys(row.spec for row in asked))
    if not specs:
        return
    sources = [next(row.source for row in asked if row.spec == spec) for spec in specs]
    by_spec = [[row for row in asked if row.spec == spec] for spec in specs]
    decided = [[row for row in some if row.got != NO_EVIDENCE] for some in by_spec]
    right = [[sum(row.got == row.wanted for row in some), len(some)] for some in decided]
    silent = [[sum(row.got == NO_EVIDENCE for row in some), len(some)] for some in by_spec]
    yield from estimates(f"{NAME} {kind} agreement", Tally(sources, np.array(right, float)), share, 1, "verdicts")
    yield from estimates(f"{NAME} {kind} no evidence", Tally(sources, np.array(silent, float)), share, 1, "verdicts")


def _misread(kind: str, rows: list[_Judged]) -> Iterator[Misreading]:
    for row in rows:
        if row.got is not None and row.got != row.wanted:
            yield Misreading(row.resume, 1, f"{kind} {row.wanted}", f"{kind} {row.got}", row.spec)


FAMILY = Family(
    NAME,
    {"documents": ("doc_id",), "verdicts": ("query_id", "candidate_id", "node", "verdict")},
    _judgements,
    measure,
    "Verdicts: of the judged resumes, those whose verdict on the schooling or the experience asked is the reader's, "
    "each kind alone. `no evidence` counts apart; rows that the reader calls unclear, and classes that ask nothing of "
    "the kind, are left out. Intervals draw specifications anew.",
)
