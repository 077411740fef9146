"""Learns `models/matching/resumes.json`: how a resume's score is shared out among the dimensions.

    python models/recipe/resume_points.py PROCESSED GOLD

PROCESSED holds `profiles`, `vectors`, `verdicts` and `copies` of a run over all judged documents that compared every
pair, GOLD their grades (`resumes.csv`). As `matching.py`, but leaving one specification out. Deterministic.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from matching import BENCHMARK, Query, cut, interval, learn, ndcg

from pipeline.matching.items import DIMENSIONS, Numbers, Profiles
from pipeline.stages.compare import CompareSettings
from pipeline.verdicts.shown import Evidence, judgements, pairings

TARGET = Path(__file__).resolve().parent.parent / "matching"
# Purpose, responsibilities, competencies, qualifications; a resume has no level.
GRID = (
    (0, 5, 10, 15, 20),
    (25, 30, 35, 40, 45, 50, 55, 60),
    (5, 10, 15, 20, 25, 30),
    (10, 15, 20, 25, 30, 35, 40),
    (0,),
)


def queries(processed: Path, gold: Path) -> list[Query]:
    """The judged pools: for each specification, the credits of its resumes."""
    profiles = Profiles(_table(processed, "profiles"), _table(processed, "vectors"))
    judged = judgements(_table(processed, "verdicts"), _table(processed, "copies"))
    points = CompareSettings().of_resumes
    classes: dict[str, list[str]] = {}
    for owner, document in profiles.documents.items():
        classes.setdefault(Path(document).name, []).append(owner)
    pools = []
    for spec, rows in pd.read_csv(gold / "resumes.csv").groupby("spec_file"):
        found = []
        for name in rows["resume_file"]:
            resume, owner = Evidence(profiles, f"resumes/{name}"), f"resumes/{name}"
            credits = np.full((len(classes[str(spec)]), len(DIMENSIONS)), np.nan)
            for at, candidate in enumerate(classes[str(spec)]):
                pair = (owner, candidate)
                for dimension, pairing in pairings(resume, candidate, profiles, judged[pair], points):
                    credits[at, DIMENSIONS.index(dimension)] = (pairing.credit * pairing.share).sum()
            found.append(credits[~np.isnan(credits).all(axis=1)])
        pools.append(Query(list(rows["resume_file"]), found, rows["grade"].to_numpy(float)))
    return pools


def _table(processed: Path, name: str) -> pd.DataFrame:
    return pd.concat([pd.read_parquet(file) for file in sorted((processed / name).glob("*.parquet"))])


def crossvalidated(pools: list[Query], grid: Numbers, measured: Numbers) -> list[dict[str, object]]:
    """Figures on specifications that the points were not learned from."""
    gains, hits = np.zeros(len(pools)), np.zeros(len(pools))
    for at, pool in enumerate(pools):
        ranked = pool.ranked(learn(grid, np.delete(measured, at, axis=1)))
        gains[at], hits[at] = ndcg(ranked), float(ranked[0] >= 2)
    rows = []
    for name, values in (("resumes nDCG@10", gains), ("resumes hit@1", hits)):
        value, low, high = (round(figure, 4) for figure in interval(values))
        folds = "leave one specification out; all judged pairs scored"
        rows.append(
            {"metric": name, "value": value, "low": low, "high": high, "folds": folds, "data": "development gold"}
        )
    return rows


def main(processed: Path, gold: Path) -> None:
    """Learns on all specifications, measures leaving one out, writes both."""
    pools = queries(processed, gold)
    grid = np.array([points for points in itertools.product(*GRID) if sum(points) == 100], float)
    measured = np.array([[ndcg(pool.ranked(points)) for pool in pools] for points in grid])
    points = learn(grid, measured)
    raw = np.concatenate([pool.raw(points) for pool in pools])
    meets = np.concatenate([pool.grades == 3 for pool in pools])
    exponent = math.log(1 - BENCHMARK) / math.log(1 - cut(raw, meets))
    learned = dict(zip(DIMENSIONS, points.tolist(), strict=True)) | {"calibration": round(exponent, 3)}
    learned.pop("level")
    file = TARGET / "crossvalidation.json"
    kept = [row for row in json.loads(file.read_text()) if not row["metric"].startswith("resumes")]
    rows = crossvalidated(pools, grid, measured)
    (TARGET / "resumes.json").write_text(json.dumps(learned, indent=2) + "\n", encoding="utf-8")
    file.write_text(json.dumps(kept + rows, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"learned": learned, "crossvalidated": rows}, indent=1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
