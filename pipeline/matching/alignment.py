"""Laying two profiles side by side: which item answers which, and what each is worth.

Each item of either side is paired with its nearest on the other (greedy soft alignment, as in BERTScore: Zhang et al.
2020, arXiv 1904.09675); its cosine earns credit between two bounds. A dimension's points are shared half by the query's
items, half by the candidate's, in proportion to their weights. So a score is a plain sum over items, and it is
symmetric: what the candidate asks beyond the query costs as much as what it lacks.

Duties are sought among duties, competencies among competencies, requirements among requirements. The purpose of a class
is sought in all the other says: what one employer puts into a definition, another puts into a duty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.encoder import Vectors
from pipeline.matching.items import PURPOSE, WORDED, Numbers, Profiles, Rows, Side
from pipeline.matching.points import Points

NOBODY = -1  # stands for "no counterpart" among rows


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


@dataclass(frozen=True)
class _Found:
    """Where the items of one side, in ascending rows, found their nearest: its row, and the credit it earns."""

    own: Rows
    nearest: Rows
    credit: Numbers
    share: Numbers


def pair(query: Side, candidate: Side, points: Points) -> Pairing:
    """The aligned items of two non-empty sides of one dimension."""
    credit = points.credit(_cosines(query.vectors, candidate.vectors))
    return _joined(_found(query, candidate.rows, credit), _found(candidate, query.rows, credit.T), 2)


def pair_purpose(
    query: Side, candidate: Side, in_query: Sequence[Side], in_candidate: Sequence[Side], points: Points
) -> Pairing:
    """The purpose of either side with its nearest among all the other says; one of the first two sides has an item."""
    ours, theirs = _sought(query, in_candidate, points), _sought(candidate, in_query, points)
    return _joined(ours, theirs, 2 if len(ours.own) and len(theirs.own) else 1)


def _sought(own: Side, among: Sequence[Side], points: Points) -> _Found:
    if not len(own.rows):
        return _Found(own.rows, own.rows, own.weights, own.weights)
    credit = np.hstack([points.credit(_cosines(own.vectors, side.vectors)) for side in among])
    return _found(own, np.concatenate([side.rows for side in among]), credit)


def _found(own: Side, among: Rows, credit: Numbers) -> _Found:
    nearest = credit.argmax(axis=1)
    return _Found(own.rows, among[nearest], credit[np.arange(len(nearest)), nearest], own.weights / own.weights.sum())


def _joined(ours: _Found, theirs: _Found, ways: int) -> Pairing:
    """Both directions as one: two items nearest to each other make one row."""
    back = np.searchsorted(theirs.own, ours.nearest).clip(max=max(0, len(theirs.own) - 1))
    mutual = np.zeros(len(ours.own), dtype=bool)
    if len(theirs.own):
        mutual = (ours.credit > 0) & (theirs.own[back] == ours.nearest) & (theirs.nearest[back] == ours.own)
    share = ours.share.copy()
    share[mutual] += theirs.share[back[mutual]]
    rest = np.ones(len(theirs.own), dtype=bool)
    rest[back[mutual]] = False
    return Pairing(
        np.concatenate([ours.own, np.where(theirs.credit > 0, theirs.nearest, NOBODY)[rest]]),
        np.concatenate([np.where(ours.credit > 0, ours.nearest, NOBODY), theirs.own[rest]]),
        np.concatenate([ours.credit, theirs.credit[rest]]),
        np.concatenate([share, theirs.share[rest]]) / ways,
    )


@dataclass(frozen=True)
class Block:
    """One dimension of many candidates, their items on top of each other.

    Attributes:
        vectors: of all items, shape (n, width).
        weights: of all items, shape (n,).
        places: which candidates have items, in order.
        starts: where the items of each of these begin.
        count: number of candidates, those without items included.
    """

    vectors: Vectors
    weights: Numbers
    places: Rows
    starts: Rows
    count: int

    def spread(self, values: Numbers) -> Numbers:
        """Values of the candidates with items as one array over all, NaN for the others; the last axis is theirs."""
        out = np.full((*values.shape[:-1], self.count), np.nan)
        out[..., self.places] = values
        return out

    def mean(self, credit: Numbers) -> Numbers:
        """Weighted mean over each candidate's items of one number an item, shape (count,)."""
        if not len(self.places):
            return np.full(self.count, np.nan)
        total = np.add.reduceat(self.weights * credit, self.starts)
        return self.spread(total / np.add.reduceat(self.weights, self.starts))

    def highest(self, credit: Numbers) -> Numbers:
        """From (items, n) to the highest of each candidate, shape (items, count); NaN for one without items."""
        if not len(self.places):
            return np.full((len(credit), self.count), np.nan)
        return self.spread(np.maximum.reduceat(credit, self.starts, axis=1))


def block(sides: Sequence[Side]) -> Block:
    """The sides as one block."""
    places = [place for place, side in enumerate(sides) if len(side.rows)]
    sizes = np.array([len(sides[place].rows) for place in places], np.int64)
    filled = [sides[place] for place in places] or list(sides[:1])
    return Block(
        np.vstack([side.vectors for side in filled]),
        np.concatenate([side.weights for side in filled]),
        np.array(places, np.int64),
        np.cumsum(sizes) - sizes,
        len(sides),
    )


def coverage(query: Side, candidates: Block, points: Points) -> Numbers:
    """Share of a dimension's points each candidate earns, 0–1, shape (count,); NaN where a side is empty.

    The same number as the sum of `credit × share` of `pair`, for many candidates in one matrix product.
    """
    if not len(query.rows):
        return np.full(candidates.count, np.nan)
    credit = points.credit(_cosines(query.vectors, candidates.vectors))
    ours = query.weights @ candidates.highest(credit) / query.weights.sum()
    return np.asarray((ours + candidates.mean(credit.max(axis=0))) / 2)


def purpose_coverage(query: Mapping[str, Side], candidates: Mapping[str, Block], points: Points) -> Numbers:
    """Share of the purpose's points each candidate earns, 0–1: the same as of `pair_purpose`, for many at once.

    The mean of both directions, or the one there is where only one side says its purpose.
    """
    own, theirs = query[PURPOSE], candidates[PURPOSE]
    ways = []
    if len(own.rows):
        found = [b.highest(points.credit(_cosines(own.vectors, b.vectors))) for b in candidates.values()]
        ways.append(own.weights @ _most(found) / own.weights.sum())
    if len(theirs.places):
        found = [points.credit(_cosines(theirs.vectors, s.vectors)).max(axis=1) for s in query.values() if len(s.rows)]
        if found:
            ways.append(theirs.mean(_most(found)))
    if not ways:
        return np.full(theirs.count, np.nan)
    told = np.sum([~np.isnan(way) for way in ways], axis=0)
    return np.asarray(np.nansum(ways, axis=0) / np.where(told, told, np.nan))


def _most(found: Iterable[Numbers]) -> Numbers:
    return np.asarray(np.fmax.reduce(list(found)))


def _cosines(ours: Vectors, theirs: Vectors) -> Numbers:
    """Cosines in double precision, so that a product of another shape differs far below the last digit kept."""
    return np.asarray(ours.astype(np.float64) @ theirs.astype(np.float64).T)


def scale(credits: Numbers, points: Numbers) -> Numbers:
    """Points each dimension can earn in a pair, shape (n, dimensions), each row summing to 100.

    A dimension without evidence on one side (NaN credit) earns and costs nothing: its points go to the others.
    """
    open_points = np.where(np.isnan(credits), 0.0, points)
    return np.asarray(100.0 * open_points / open_points.sum(axis=1, keepdims=True))


def credits_of(query: str, candidates: Sequence[str], queries: Profiles, pool: Profiles, points: Points) -> Numbers:
    """Credit 0–1 of each candidate in each of `DIMENSIONS`, shape (len(candidates), 5), NaN for no evidence."""
    ours = {dimension: queries.side(query, dimension) for dimension in (PURPOSE, *WORDED)}
    theirs = {dimension: block([pool.side(c, dimension) for c in candidates]) for dimension in (PURPOSE, *WORDED)}
    level = queries.level(query)
    return np.column_stack(
        [
            purpose_coverage(ours, theirs, points),
            *(coverage(ours[dimension], theirs[dimension], points) for dimension in WORDED),
            np.array([points.level_credit(level, pool.level(c)) for c in candidates]),
        ]
    )
