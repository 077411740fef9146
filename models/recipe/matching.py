"""Learns `models/matching/`: how the points are shared out among the dimensions, and what a score of 70 means.

    python models/recipe/matching.py PROCESSED GOLD

PROCESSED holds the `profiles` and `vectors` of a run over all judged documents, GOLD their grades (`pairs.csv`).
Deterministic: nothing is drawn but the bootstrap's resamples.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.matching.alignment import credits_of
from pipeline.matching.items import DIMENSIONS, Numbers, Profiles
from pipeline.matching.points import Points

TARGET = Path(__file__).resolve().parent.parent / "matching"
BOUNDS = {"none_below": 0.2, "full_above": 0.9}  # wide: which bounds mattered less than a query's chance
# Every sharing-out of 100 points from these; a grid, since nDCG has no slope, and a coarse one, since 26 queries
# cannot tell neighbours apart.
GRID = ((10, 15, 20, 25, 30, 35), (15, 20, 25, 30, 35, 40), (15, 20, 25, 30, 35), (10, 15, 20, 25), (0, 5, 10))
BEST = 30  # the mean of this many best settings is kept: sturdier than the best one
FOLDS = 5
BENCHMARK = 0.7  # the score that stands for "70 % of the job"
RESAMPLES = 5000


@dataclass(frozen=True)
class Query:
    """One query's judged pool: credits of the classes of each candidate document, and the grades."""

    names: Sequence[str]
    credits: Sequence[Numbers]
    grades: Numbers

    def raw(self, points: Numbers) -> Numbers:
        """Share of the points each candidate earns, 0–1, by its best class."""
        return np.array([_share(credits, points) for credits in self.credits])

    def ranked(self, points: Numbers) -> Numbers:
        """The grades in the order of the score."""
        return np.asarray(self.grades[np.lexsort((np.array(self.names), -self.raw(points)))])


def _share(credits: Numbers, points: Numbers) -> float:
    open_points = np.where(np.isnan(credits), 0.0, points)
    earned = (np.nan_to_num(credits) * open_points).sum(axis=1)
    return float((earned / open_points.sum(axis=1)).max())


def queries(processed: Path, gold: Path) -> list[Query]:
    """The judged pools, queries in the order of their names."""
    profiles = Profiles(_table(processed, "profiles"), _table(processed, "vectors"))
    owners: dict[str, list[str]] = {}
    for owner, document in profiles.documents.items():
        if "los-angeles-pdf" not in document:
            owners.setdefault(Path(document).name, []).append(owner)
    points = replace(Points(), **BOUNDS)
    pools = []
    for query, judged in pd.read_csv(gold / "pairs.csv").groupby("query_file"):
        classes = [owners[name] for name in judged["candidate_file"]]
        found = [
            credits_of(own, list(itertools.chain(*classes)), profiles, profiles, points) for own in owners[str(query)]
        ]
        cuts = np.cumsum([len(some) for some in classes])[:-1]
        by_document = [np.vstack(parts) for parts in zip(*(np.split(credits, cuts) for credits in found), strict=True)]
        pools.append(Query(list(judged["candidate_file"]), by_document, judged["grade"].to_numpy(float)))
    return pools


def _table(processed: Path, name: str) -> pd.DataFrame:
    return pd.concat([pd.read_parquet(file) for file in sorted((processed / name).glob("*.parquet"))])


def ndcg(grades: Numbers) -> float:
    """nDCG@10 with gain 2^grade - 1 (Järvelin & Kekäläinen 2002)."""
    gains, discount = 2.0**grades - 1, 1 / np.log2(np.arange(2, 12))
    best = np.sort(gains)[::-1][:10]
    return float((gains[:10] * discount[: len(best)]).sum() / max(1e-9, (best * discount[: len(best)]).sum()))


def settings() -> Numbers:
    """Every sharing-out of 100 points on the grid, shape (n, 5)."""
    return np.array([points for points in itertools.product(*GRID) if sum(points) == 100], float)


def learn(grid: Numbers, measured: Numbers) -> Numbers:
    """The mean of the best settings; `measured` is nDCG by setting and query."""
    best = np.argsort(-measured.mean(axis=1), kind="stable")[:BEST]
    return np.asarray(grid[best].mean(axis=0).round(1))


def cut(raw: Numbers, same: npt.NDArray[np.bool_]) -> float:
    """The share of points above which as many pairs lie as are graded "same job and level": precision meets recall."""
    ordered = np.sort(raw)[::-1]
    count = int(same.sum())
    return float((ordered[count - 1] + ordered[count]) / 2)


def interval(values: Numbers) -> tuple[float, float, float]:
    """Mean with a bootstrap 95 % interval over queries."""
    drawn = np.random.default_rng(0).integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.quantile(values[drawn].mean(axis=1), [0.025, 0.975])
    return float(values.mean()), float(low), float(high)


def benchmarks(query: Query, points: Numbers, least: float) -> npt.NDArray[np.bool_]:
    """Which candidates are fit as comparators: a class with duties, at most one level away, that earns enough."""
    duties, level = DIMENSIONS.index("responsibilities"), DIMENSIONS.index("level")
    fit = [credits[(credits[:, level] >= 0.5) & ~np.isnan(credits[:, duties])] for credits in query.credits]
    return np.array([len(credits) > 0 and _share(credits, points) >= least for credits in fit])


def _row(metric: str, figures: tuple[float, float | None, float | None], data: str) -> dict[str, object]:
    value, low, high = (None if figure is None else round(figure, 4) for figure in figures)
    folds = f"{FOLDS}, by query; all judged pairs scored"
    return {"metric": metric, "value": value, "low": low, "high": high, "folds": folds, "data": data}


def crossvalidated(pools: Sequence[Query], grid: Numbers, measured: Numbers) -> list[dict[str, object]]:
    """Figures on queries that neither points nor threshold were learned from."""
    gains, hits = np.zeros(len(pools)), np.zeros(len(pools))
    found = same = right = 0
    for fold in range(FOLDS):
        kept = [at for at in range(len(pools)) if at % FOLDS != fold]
        points = learn(grid, measured[:, kept])
        least = cut(*_pooled([pools[at] for at in kept], points))
        for at in range(fold, len(pools), FOLDS):
            ranked = pools[at].ranked(points)
            gains[at], hits[at] = ndcg(ranked), float(ranked[0] >= 2)
            chosen, alike = benchmarks(pools[at], points, least), pools[at].grades == 3
            found, same, right = found + chosen.sum(), same + alike.sum(), right + (chosen & alike).sum()
    return [
        _row("pairs nDCG@10", interval(gains), "development gold"),
        _row("pairs hit@1", interval(hits), "development gold"),
        _row("benchmark precision", (right / found, None, None), "development gold: pairs graded 3"),
        _row("benchmark recall", (right / same, None, None), "development gold: pairs graded 3"),
    ]


def _pooled(pools: Sequence[Query], points: Numbers) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    return np.concatenate([pool.raw(points) for pool in pools]), np.concatenate([pool.grades == 3 for pool in pools])


def main(processed: Path, gold: Path) -> None:
    """Learns on all queries, measures across folds, writes both."""
    pools, grid = queries(processed, gold), settings()
    measured = np.array([[ndcg(pool.ranked(points)) for pool in pools] for points in grid])
    points = learn(grid, measured)
    # score = 1 - (1 - raw)^k is 0.7 where raw reaches the threshold
    exponent = math.log(1 - BENCHMARK) / math.log(1 - cut(*_pooled(pools, points)))
    learned = dict(zip(DIMENSIONS, points.tolist(), strict=True)) | BOUNDS | {"calibration": round(exponent, 3)}
    rows = crossvalidated(pools, grid, measured)
    (TARGET / "weights.json").write_text(json.dumps(learned, indent=2) + "\n", encoding="utf-8")
    (TARGET / "crossvalidation.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"learned": learned, "crossvalidated": rows}, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
