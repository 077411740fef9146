"""Laying two profiles side by side: which item answers which, and what each is worth.

Each item of either side is paired with its nearest on the other (greedy soft alignment, as in BERTScore: Zhang et al.
2020, arXiv 1904.09675); its cosine earns credit between two bounds. A dimension's points are shared half by the query's
items, half by the candidate's, in proportion to their weights. So a score is a plain sum over items, and it is
symmetric: what the candidate asks beyond the query costs as much as what it lacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.encoder import Vectors
from pipeline.matching.items import WORDED, Numbers, Profiles, Rows, Side
from pipeline.settings import setting

NOBODY = -1  # stands for "no counterpart" among rows


@dataclass(frozen=True)
class Points:
    """How a score of 100 is shared out, and what a cosine earns."""

    responsibilities: float = setting(40.0, "points for duties")
    competencies: float = setting(30.0, "points for knowledge, skills and abilities")
    qualifications: float = setting(15.0, "points for minimum qualifications")
    level: float = setting(15.0, "points for the level")
    none_below: float = setting(0.30, "cosine up to which two items have nothing in common")
    full_above: float = setting(0.80, "cosine from which two items say the same")
    # 2.4: the median of the pairs graded "same job, same level" in the development gold then scores 70
    calibration: float = setting(
        2.4, "exponent k of score = 1 - (1 - raw)^k: 1 leaves the raw share of points as it is"
    )
    level_reach: float = setting(2.0, "level gap, in steps, from which the level earns nothing")

    def of(self, dimension: str) -> float:
        """The points of one dimension."""
        return float(getattr(self, dimension))

    def credit(self, cosine: Numbers) -> Numbers:
        """Cosine → 0–1, linear between the bounds."""
        span = self.full_above - self.none_below
        return np.clip((cosine - self.none_below) / span, 0.0, 1.0)

    def lift(self, raw: Numbers) -> Numbers:
        """Factor from the raw points earned (0–100) to the score: one a pair, so that items keep their proportions.

        Two employers never word the same job alike, so that raw points bunch far below 100; the score spreads them
        without changing their order.
        """
        share = np.clip(raw / 100.0, 1e-9, 1.0)
        return np.asarray((1.0 - (1.0 - share) ** self.calibration) / share)


@dataclass(frozen=True)
class Pairing:
    """Aligned items of one dimension, as parallel arrays of one length.

    Attributes:
        query_rows: rows in the query's profiles, NOBODY where a candidate's item has no counterpart.
        candidate_rows: rows in the candidate's profiles, NOBODY likewise.
        credit: 0–1.
        share: the item's share of the dimension's points; all shares sum to 1.
    """

    query_rows: Rows
    candidate_rows: Rows
    credit: Numbers
    share: Numbers


def pair(query: Side, candidate: Side, points: Points) -> Pairing:
    """The aligned items of two non-empty sides; two items nearest to each other make one row."""
    credit = points.credit(_cosines(query.vectors, candidate.vectors))
    q, c = np.arange(len(query.rows)), np.arange(len(candidate.rows))
    to_candidate, to_query = credit.argmax(axis=1), credit.argmax(axis=0)
    q_share = query.weights / query.weights.sum() / 2
    c_share = candidate.weights / candidate.weights.sum() / 2
    mutual = to_query[to_candidate] == q
    met = credit[q, to_candidate] > 0
    q_share = q_share + np.where(mutual & met, c_share[to_candidate], 0.0)
    told = np.zeros(len(c), dtype=bool)
    told[to_candidate[mutual & met]] = True
    rest = c[~told]
    asked = credit[to_query[rest], rest]
    return Pairing(
        np.concatenate([query.rows, np.where(asked > 0, query.rows[to_query[rest]], NOBODY)]),
        np.concatenate([np.where(met, candidate.rows[to_candidate], NOBODY), candidate.rows[rest]]),
        np.concatenate([credit[q, to_candidate], asked]),
        np.concatenate([q_share, c_share[rest]]),
    )


def coverage(query: Side, candidates: Sequence[Side], points: Points) -> Numbers:
    """Share of a dimension's points each candidate earns, 0–1, shape (len(candidates),); NaN where a side is empty.

    The same number as the sum of `credit × share` of `pair`, for many candidates in one matrix product.
    """
    out = np.full(len(candidates), np.nan)
    filled = [place for place, side in enumerate(candidates) if len(side.rows)]
    if not len(query.rows) or not filled:
        return out
    sizes = [len(candidates[place].rows) for place in filled]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    credit = points.credit(_cosines(query.vectors, np.vstack([candidates[place].vectors for place in filled])))
    ours = query.weights @ np.maximum.reduceat(credit, starts, axis=1) / query.weights.sum()
    weights = np.concatenate([candidates[place].weights for place in filled])
    theirs = np.add.reduceat(weights * credit.max(axis=0), starts) / np.add.reduceat(weights, starts)
    out[filled] = (ours + theirs) / 2
    return out


def _cosines(ours: Vectors, theirs: Vectors) -> Numbers:
    """Cosines in double precision, so that a product of another shape differs far below the last digit kept."""
    return np.asarray(ours.astype(np.float64) @ theirs.astype(np.float64).T)


def level_credit(query: float | None, candidate: float | None, points: Points) -> float:
    """0–1: how near two levels are; NaN where either is unknown."""
    if query is None or candidate is None:
        return float("nan")
    return max(0.0, 1.0 - abs(candidate - query) / points.level_reach)


def scale(credits: Numbers, points: Numbers) -> Numbers:
    """Points each dimension can earn in a pair, shape (n, dimensions), each row summing to 100.

    A dimension without evidence on one side (NaN credit) earns and costs nothing: its points go to the others.
    """
    open_points = np.where(np.isnan(credits), 0.0, points)
    return np.asarray(100.0 * open_points / open_points.sum(axis=1, keepdims=True))


def credits_of(query: str, candidates: Sequence[str], queries: Profiles, pool: Profiles, points: Points) -> Numbers:
    """Credit 0–1 of each candidate in each dimension, shape (len(candidates), 4), NaN for no evidence."""
    columns = [
        coverage(queries.side(query, dimension), [pool.side(c, dimension) for c in candidates], points)
        for dimension in WORDED
    ]
    level = queries.level(query)
    columns.append(np.array([level_credit(level, pool.level(c), points) for c in candidates]))
    return np.column_stack(columns)
