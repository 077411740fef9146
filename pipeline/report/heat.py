"""Which classes the heat map shows, in which order, and how the employers compare as a whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.report.compared import Match, Matches, Subject

MAX_CLASSES = 72  # more rows than this cannot be told apart on a screen
MAX_EMPLOYERS = 12
COUNTERPARTS = 5  # of one class: with more, one job that everybody has would fill the map


@dataclass(frozen=True)
class Cell:
    """One compared pair on the map, by row and column."""

    row: int
    column: int
    match: Match


@dataclass(frozen=True)
class HeatMap:
    """Classes against classes, grouped by employer.

    Attributes:
        classes: rows and columns alike, in this order.
        of: how many classes were compared in all.
    """

    classes: tuple[Subject, ...]
    cells: tuple[Cell, ...]
    of: int


@dataclass(frozen=True)
class Coverage:
    """How many classes of one employer have a benchmark with another."""

    classes: int
    covered: int
    best: float | None


@dataclass(frozen=True)
class EmployerMap:
    """Employers against employers: a row's classes that have a benchmark in a column's."""

    employers: tuple[str, ...]
    rows: tuple[tuple[Coverage | None, ...], ...]
    of: int


def heat_map(matches: Matches, most: int = MAX_CLASSES) -> HeatMap:
    """The classes with the best matches across employers, `most` of them, so ordered that look-alikes lie together."""
    compared: dict[str, Subject] = {}
    for some in matches.values():
        if some and not some[0].query.is_resume:
            compared[some[0].query.id] = some[0].query
            compared |= {match.candidate.id: match.candidate for match in some}
    chosen = compared if len(compared) <= most else _chosen([matches.get(key, ()) for key in compared], most)
    ordered = _ordered([compared[key] for key in chosen], matches)
    place = {subject.id: at for at, subject in enumerate(ordered)}
    cells = (
        Cell(place[match.query.id], place[match.candidate.id], match)
        for subject in ordered
        for match in matches.get(subject.id, ())
        if match.candidate.id in place
    )
    return HeatMap(tuple(ordered), tuple(cells), len(compared))


def _chosen(queries: Sequence[tuple[Match, ...]], most: int) -> list[str]:
    """Ids of at most `most` classes: those best matched at several employers, each with its counterparts there.

    Jobs the map does not have yet come first, then the room that is left goes to further classes of the same jobs.
    """
    families = [
        [some[0].query.id, *(match.candidate.id for match in some)]
        for some in sorted((_counterparts(some) for some in queries if some), key=_reach)
    ]
    chosen: dict[str, None] = {}
    for new_jobs_only in (True, False):
        for family in families:
            wider = chosen | dict.fromkeys(family)
            is_new = len(wider) == len(chosen) + len(family)
            if len(wider) <= most and (is_new or not new_jobs_only):
                chosen = wider
    return list(chosen)


def _counterparts(matches: tuple[Match, ...]) -> list[Match]:
    """The best match at each other employer (without others, at its own), `COUNTERPARTS` at most, best first."""
    across = any(match.across for match in matches)
    best: dict[str, Match] = {}
    for match in matches:
        if match.across or not across:
            best.setdefault(match.candidate.employer, match)
    return list(best.values())[:COUNTERPARTS]


def _reach(counterparts: list[Match]) -> tuple[bool, float, str]:
    return (
        not counterparts[0].across,
        -sum(match.score or 0.0 for match in counterparts),
        counterparts[0].query.id,
    )


def _ordered(classes: list[Subject], matches: Matches) -> list[Subject]:
    """Grouped by employer; within one, in the leaf order of a clustering of all, so that equal jobs fall in step.

    Average linkage with optimal leaf ordering (Bar-Joseph et al. 2001) on 100 − score, the better of both directions.
    """
    classes = sorted(classes, key=lambda one: one.id)
    leaf = {classes[at].id: rank for rank, at in enumerate(_leaves(_distances(classes, matches)))}
    return sorted(classes, key=lambda one: (one.employer, leaf[one.id]))


def _distances(classes: list[Subject], matches: Matches) -> np.ndarray:
    place = {subject.id: at for at, subject in enumerate(classes)}
    distances = np.full((len(classes), len(classes)), 100.0)
    np.fill_diagonal(distances, 0.0)
    for subject in classes:
        for match in matches.get(subject.id, ()):
            at, other = place[subject.id], place.get(match.candidate.id)
            if other is not None and match.score is not None:
                nearer = min(distances[at, other], 100.0 - match.score)
                distances[at, other] = distances[other, at] = max(nearer, 0.0)
    return distances


def _leaves(distances: np.ndarray) -> list[int]:
    if len(distances) < 3:
        return list(range(len(distances)))
    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.spatial.distance import squareform

    tree = linkage(squareform(distances, checks=False), method="average", optimal_ordering=True)
    return [int(leaf) for leaf in leaves_list(tree)]


def employer_map(classes: Sequence[Subject], matches: Matches, most: int = MAX_EMPLOYERS) -> EmployerMap:
    """The employers with most classes, each against each; null where no pair was compared."""
    sizes = Counter(subject.employer for subject in classes)
    largest = sorted(sizes, key=lambda name: (-sizes[name], name))[:most]
    employers = sorted(largest)
    covered: dict[tuple[str, str], set[str]] = defaultdict(set)
    best: dict[tuple[str, str], float] = {}
    for subject in classes:
        for match in matches.get(subject.id, ()):
            pair = (subject.employer, match.candidate.employer)
            if match.score is not None and match.across:
                best[pair] = max(best.get(pair, 0.0), match.score)
                covered[pair] |= {subject.id} if match.benchmark else set()
    rows = tuple(
        tuple(
            Coverage(sizes[row], len(covered[row, column]), best.get((row, column))) if row != column else None
            for column in employers
        )
        for row in employers
    )
    return EmployerMap(tuple(employers), rows, len(sizes))
