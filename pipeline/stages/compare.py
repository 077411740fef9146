"""Compare: the score of each query against its candidates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.matching.alignment import credits_of, scale
from pipeline.matching.items import DIMENSIONS, Profiles
from pipeline.matching.points import Points
from pipeline.matching.stack import stacked
from pipeline.parts import PHRASE, RESUME, SPEC
from pipeline.settings import setting
from pipeline.stage import Frames, Input, Reach, Stage
from pipeline.tables import CANDIDATES, MATCHES, PROFILES, VECTORS


@dataclass(frozen=True)
class CompareSettings(Points):
    """How a score is made, and from which score a class is a benchmark."""

    threshold: float = setting(
        70.0, "score from which a class is fit as a benchmark; compensation practice uses 70 to 80"
    )
    explained: int = setting(8, "best matches of each class or resume whose evidence is kept")
    widest_gap: float = setting(1.0, "level gap, in steps, up to which two classes may be benchmarked")


def compare(frames: Frames, settings: CompareSettings) -> pd.DataFrame:
    """One row a pair, with the points of each dimension."""
    queries = Profiles(frames["profiles"], frames["all_vectors"])
    pool = Profiles(frames["all_profiles"], frames["all_vectors"])
    pairs = frames["candidates"].groupby("query_id", sort=False)["candidate_id"]
    found = [score(str(owner), list(candidates), queries, pool, settings) for owner, candidates in pairs]
    return stacked(found, MATCHES.names)


def score(
    query: str, candidates: list[str], queries: Profiles, pool: Profiles, settings: CompareSettings
) -> pd.DataFrame:
    """The rows of `matches` for one query; a pair without any common dimension has none."""
    credits = credits_of(query, candidates, queries, pool, settings)
    some = [not np.isnan(row[:-1]).all() for row in credits]
    credits, kept = credits[some], [c for c, keep in zip(candidates, some, strict=True) if keep]
    open_points = scale(credits, np.array([settings.of(dimension) for dimension in DIMENSIONS]))
    earned = np.where(np.isnan(credits), np.nan, np.nan_to_num(credits) * open_points)
    earned = earned * settings.lift(np.nansum(earned, axis=1))[:, None]
    total = np.nansum(earned, axis=1).round(6)
    level = queries.level(query)
    gaps = [_gap(level, pool.level(candidate)) for candidate in kept]
    reasons = [_reason(*values, settings) for values in zip(total, gaps, credits, strict=True)]
    frame = pd.DataFrame({"query_id": query, "candidate_id": kept, "score": total})
    frame[list(DIMENSIONS)] = earned.round(6)
    return frame.assign(level_gap=gaps, benchmark=[reason is None for reason in reasons], reason=reasons)


def _gap(query: float | None, candidate: float | None) -> float | None:
    return None if query is None or candidate is None else candidate - query


def _reason(total: float, gap: float | None, credits: np.ndarray, settings: CompareSettings) -> str | None:
    """Why a class is no benchmark, in words; None when it is one."""
    missing = [name for name, credit in zip(DIMENSIONS, credits, strict=True) if np.isnan(credit)]
    reasons = []
    if total < settings.threshold:
        reasons.append(f"shares less than {settings.threshold:g} % of the job")
    if gap is not None and abs(gap) > settings.widest_gap:
        reasons.append(f"{abs(gap):.1f} levels {'higher' if gap > 0 else 'lower'}")
    if {"responsibilities", "level"} & set(missing):
        reasons.append(f"no evidence of {' or '.join(missing)}")
    return "; ".join(reasons) or None


STAGE = Stage(
    "compare",
    2,
    (
        Input(CANDIDATES),
        Input(PROFILES),
        Input(PROFILES, Reach.ALL, kinds=(SPEC,)),
        Input(VECTORS, Reach.ALL, kinds=(PHRASE,)),
    ),
    MATCHES,
    (SPEC, RESUME),
    CompareSettings,
    compare,
)
