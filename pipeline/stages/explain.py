"""Explain: what each of the best matches rests on, item by item, so that the contributions sum to the score."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.matching.alignment import NOBODY, Pairing, credits_of, pair, scale
from pipeline.matching.items import DIMENSIONS, WORDED, Numbers, Profiles, Rows
from pipeline.matching.stack import stacked
from pipeline.parts import PHRASE, RESUME, SPEC
from pipeline.stage import Frames, Input, Reach, Stage
from pipeline.stages.compare import CompareSettings
from pipeline.tables import EVIDENCE, MATCHES, PROFILES, VECTORS


def explain(frames: Frames, settings: CompareSettings) -> pd.DataFrame:
    """The evidence of each query's best matches."""
    queries = Profiles(frames["profiles"], frames["all_vectors"])
    pool = Profiles(frames["all_profiles"], frames["all_vectors"])
    ranked = frames["matches"].sort_values(["query_id", "score", "candidate_id"], ascending=[True, False, True])
    best = ranked.groupby("query_id", sort=False).head(settings.explained)
    pairs = zip(best["query_id"], best["candidate_id"], strict=True)
    found = [evidence(query, candidate, queries, pool, settings) for query, candidate in pairs]
    return stacked(found, EVIDENCE.names)


def evidence(query: str, candidate: str, queries: Profiles, pool: Profiles, settings: CompareSettings) -> pd.DataFrame:
    """The rows of `evidence` for one pair, largest contribution first; their contributions sum to its score."""
    credits = credits_of(query, [candidate], queries, pool, settings)
    open_points = scale(credits, np.array([settings.of(dimension) for dimension in DIMENSIONS]))[0]
    lift = float(settings.lift(np.nansum(credits[0] * open_points)))
    found = []
    for dimension, credit, points in zip(DIMENSIONS, credits[0], open_points, strict=True):
        if np.isnan(credit):
            continue
        if dimension in WORDED:
            pairing = pair(queries.side(query, dimension), pool.side(candidate, dimension), settings)
        else:
            pairing = _one(queries.level_row(query), pool.level_row(candidate), float(credit))
        found.append(_rows(dimension, pairing, float(points), lift, queries.frame, pool.frame))
    rows = stacked(found, list(found[0])).sort_values("contribution", ascending=False, kind="stable")
    return rows.assign(query_id=query, candidate_id=candidate, item_no=range(1, len(rows) + 1))[EVIDENCE.names]


def _one(query_row: int, candidate_row: int, credit: float) -> Pairing:
    """The level as a pairing: one item of each side, which holds all of the dimension's points."""
    return Pairing(np.array([query_row]), np.array([candidate_row]), np.array([credit]), np.array([1.0]))


def _rows(
    dimension: str, pairing: Pairing, points: float, lift: float, ours: pd.DataFrame, theirs: pd.DataFrame
) -> pd.DataFrame:
    weight: Numbers = points * pairing.share
    return pd.DataFrame(
        {
            "dimension": dimension,
            **_told("query", ours, pairing.query_rows),
            **_told("candidate", theirs, pairing.candidate_rows),
            "similarity": pairing.credit,
            "weight": weight,
            "contribution": weight * pairing.credit * lift,
        }
    )


def _told(side: str, frame: pd.DataFrame, rows: Rows) -> dict[str, pd.Series]:
    """Text and offsets of one side's items; nulls where there is no counterpart."""
    picked = frame[["text", "start", "end"]].reindex(np.where(rows == NOBODY, -1, rows)).reset_index(drop=True)
    return {f"{side}_{name}": picked[name] for name in ("text", "start", "end")}


STAGE = Stage(
    "explain",
    1,
    (
        Input(MATCHES),
        Input(PROFILES),
        Input(PROFILES, Reach.ALL, kinds=(SPEC,)),
        Input(VECTORS, Reach.ALL, kinds=(PHRASE,)),
    ),
    EVIDENCE,
    (SPEC, RESUME),
    CompareSettings,
    explain,
    settings_of="compare",
)
