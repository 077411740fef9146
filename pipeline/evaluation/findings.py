"""What measuring gives: metrics with their intervals, what was misread, and what could not be measured."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.evaluation.gold import Gold
from pipeline.stage import Frames


@dataclass(frozen=True)
class Metric:
    """One figure.

    Attributes:
        name: family and measure, such as `sections accuracy`; the same in every evaluation.
        value: the figure; NaN where there was nothing to count.
        low: lower end of its 95 % interval; NaN where there are fewer than two units to draw from.
        high: upper end.
        n: how many things were counted.
        unit: what those are, such as `lines`.
        source: the employer or group of documents it is for; empty: all.
        label: the section label, kind of phrase or type of leaf it is for; empty: all.
    """

    name: str
    value: float
    low: float
    high: float
    n: int
    unit: str
    source: str = ""
    label: str = ""


@dataclass(frozen=True)
class Misreading:
    """One thing that came out otherwise than the gold has it.

    Attributes:
        document: the document as the gold names it.
        line: its line, from 1.
        wanted: what the gold says.
        got: what the tables say.
        text: the words it is about.
    """

    document: str
    line: int
    wanted: str
    got: str
    text: str


@dataclass(frozen=True)
class Gap:
    """Something in the gold that could not be measured, and what to do about it."""

    what: str
    remedy: str


@dataclass(frozen=True)
class Confusion:
    """How often each wanted label (row) was read as each other (column); `got` may hold more labels than `wanted`."""

    wanted: tuple[str, ...]
    got: tuple[str, ...]
    counts: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Ranking:
    """How one query's judged candidates were ranked.

    Attributes:
        name: which ranking, `pairs` or `resumes`.
        query: the query as the gold names it.
        ndcg: nDCG at 10.
        hit: whether the first candidate is a good one; None where no judged candidate is.
        spearman: rank correlation of scores and grades; NaN where all grades are the same.
        judged: judged candidates.
        unscored: judged candidates without a score, ranked last.
    """

    name: str
    query: str
    ndcg: float
    hit: bool | None
    spearman: float
    judged: int
    unscored: int


@dataclass(frozen=True)
class Findings:
    """All that one family of metrics has to say."""

    metrics: tuple[Metric, ...] = ()
    misread: tuple[Misreading, ...] = ()
    gaps: tuple[Gap, ...] = ()
    confusion: Confusion | None = None
    rankings: tuple[Ranking, ...] = ()


@dataclass(frozen=True)
class Family:
    """One family of metrics.

    Attributes:
        name: what it measures.
        needs: columns of the tables it reads, by table.
        judgements: for each judgement of its kind that a gold holds, the names of the documents it is about; a family
            without any is passed over, one without a judgement whose documents are all in the tables is not measured.
        measure: the pure function from gold and tables to findings.
        how: what its figures mean, in words, for the page of results.
    """

    name: str
    needs: Mapping[str, tuple[str, ...]]
    judgements: Callable[[Gold], Collection[tuple[str, ...]]]
    measure: Callable[[Gold, Frames], Findings]
    how: str
