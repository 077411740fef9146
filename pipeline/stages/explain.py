"""Explain: what each of the best matches rests on, item by item, so that the contributions sum to the score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.matching.alignment import NOBODY, Pairing, pair, pair_purpose, scale
from pipeline.matching.items import DIMENSIONS, LEVEL, PURPOSE, QUALIFICATIONS, WORDED, Numbers, Profiles, Rows
from pipeline.matching.points import Points
from pipeline.parts import PHRASE, RESUME, SPEC
from pipeline.stage import Frames, Input, Reach, Stage
from pipeline.stages.compare import CompareSettings
from pipeline.tables import COPIES, EVIDENCE, MATCHES, PROFILES, VECTORS, VERDICTS
from pipeline.verdicts.shown import Evidence, Judgement, claimed, copied, judgements, pairings


@dataclass(frozen=True)
class Items:
    """The evidence of one pair as parallel arrays, largest contribution first; rows are those of the profiles."""

    query: str
    candidate: str
    dimensions: npt.NDArray[np.object_]
    query_rows: Rows
    candidate_rows: Rows
    similarity: Numbers
    weight: Numbers
    contribution: Numbers
    notes: npt.NDArray[np.object_]


def explain(frames: Frames, settings: CompareSettings) -> pd.DataFrame:
    """The evidence of each query's best matches."""
    queries = Profiles(frames["profiles"], frames["all_vectors"])
    pool = Profiles(frames["all_profiles"], frames["all_vectors"])
    ranked = frames["matches"].sort_values(["query_id", "score", "candidate_id"], ascending=[True, False, True])
    best = ranked.groupby("query_id", sort=False).head(settings.explained)
    judged = judgements(frames["verdicts"], frames["copies"])
    found = [
        _items_of_resume(query, candidate, queries, pool, judged[query, candidate], settings)
        if (query, candidate) in judged
        else _items(query, candidate, dict(_pairings(query, candidate, queries, pool, settings)), settings)
        for query, candidate in zip(best["query_id"], best["candidate_id"], strict=True)
    ]
    return _quoted(_table(found, queries, pool), judged)


def evidence(query: str, candidate: str, queries: Profiles, pool: Profiles, settings: CompareSettings) -> pd.DataFrame:
    """The rows of `evidence` for a pair of classes, largest contribution first; contributions sum to its score."""
    found = dict(_pairings(query, candidate, queries, pool, settings))
    return _table([_items(query, candidate, found, settings)], queries, pool)


def evidence_of_resume(
    query: str, candidate: str, queries: Profiles, pool: Profiles, judgement: Judgement, settings: CompareSettings
) -> pd.DataFrame:
    """The same for a resume and a class."""
    items = _items_of_resume(query, candidate, queries, pool, judgement, settings)
    return _quoted(_table([items], queries, pool), {(query, candidate): judgement})


def _items(query: str, candidate: str, pairings: Mapping[str, Pairing], points: Points) -> Items:
    credits = [(p.credit * p.share).sum() if (p := pairings.get(name)) else np.nan for name in DIMENSIONS]
    open_points = scale(np.array([credits]), np.array([points.of(dimension) for dimension in DIMENSIONS]))[0]
    lift = float(points.lift(np.nansum(credits * open_points)))
    told = [
        (name, pairings[name], total) for name, total in zip(DIMENSIONS, open_points, strict=True) if name in pairings
    ]
    weight = np.concatenate([total * pairing.share for _, pairing, total in told])
    similarity = np.concatenate([pairing.credit for _, pairing, _ in told])
    contribution = weight * similarity * lift
    order = np.argsort(-contribution, kind="stable")
    names = np.array([name for name, _, _ in told], dtype=object)
    return Items(
        query,
        candidate,
        np.repeat(names, [len(pairing.share) for _, pairing, _ in told])[order],
        np.concatenate([pairing.query_rows for _, pairing, _ in told])[order],
        np.concatenate([pairing.candidate_rows for _, pairing, _ in told])[order],
        similarity[order],
        weight[order],
        contribution[order],
        np.full(len(order), None, dtype=object),
    )


def _items_of_resume(
    query: str, candidate: str, queries: Profiles, pool: Profiles, judgement: Judgement, settings: CompareSettings
) -> Items:
    """The items that earn, and after them those that might seem to and do not, with the reason as a note."""
    points, resume = settings.of_resumes, Evidence(queries, query)
    shown = dict(pairings(resume, candidate, pool, judgement, points))
    items = _items(query, candidate, shown, points)
    rest = [*claimed(resume, candidate, pool, points), *copied(resume, judgement)]
    nothing = np.zeros(len(rest))
    return replace(
        items,
        dimensions=np.append(items.dimensions, [one.dimension for one in rest]),
        query_rows=np.append(items.query_rows, np.array([one.row for one in rest], np.int64)),
        candidate_rows=np.append(items.candidate_rows, np.array([one.asked for one in rest], np.int64)),
        similarity=np.append(items.similarity, np.array([one.credit for one in rest])),
        weight=np.append(items.weight, nothing),
        contribution=np.append(items.contribution, nothing),
        notes=np.append(items.notes, np.array([one.note for one in rest], dtype=object)),
    )


def _pairings(
    query: str, candidate: str, queries: Profiles, pool: Profiles, settings: CompareSettings
) -> Iterator[tuple[str, Pairing]]:
    """The aligned items of each dimension of which both sides say something."""
    ours, theirs = queries.side(query, PURPOSE), pool.side(candidate, PURPOSE)
    if len(ours.rows) or len(theirs.rows):
        in_query, in_candidate = queries.everything(query), pool.everything(candidate)
        if in_query and in_candidate:
            yield PURPOSE, pair_purpose(ours, theirs, in_query, in_candidate, settings)
    for dimension in WORDED:
        ours, theirs = queries.side(query, dimension), pool.side(candidate, dimension)
        if len(ours.rows) and len(theirs.rows):
            yield dimension, pair(ours, theirs, settings)
    credit = settings.level_credit(queries.level(query), pool.level(candidate))
    if not np.isnan(credit):
        rows = np.array([queries.level_row(query)]), np.array([pool.level_row(candidate)])
        yield LEVEL, Pairing(*rows, np.array([credit]), np.array([1.0]))


def _table(found: Sequence[Items], queries: Profiles, pool: Profiles) -> pd.DataFrame:
    """The rows of `evidence` for many pairs."""
    if not found:
        return pd.DataFrame(columns=EVIDENCE.names)
    counts = [len(items.weight) for items in found]
    ours = _told("query", queries.frame, np.concatenate([items.query_rows for items in found]))
    theirs = _told("candidate", pool.frame, np.concatenate([items.candidate_rows for items in found]))
    columns = {
        "query_id": np.repeat(np.array([items.query for items in found], dtype=object), counts),
        "candidate_id": np.repeat(np.array([items.candidate for items in found], dtype=object), counts),
        "item_no": np.concatenate([np.arange(1, count + 1) for count in counts]),
        "dimension": np.concatenate([items.dimensions for items in found]),
        **ours,
        **theirs,
        "similarity": np.concatenate([items.similarity for items in found]),
        "weight": np.concatenate([items.weight for items in found]),
        "contribution": np.concatenate([items.contribution for items in found]),
        "note": np.concatenate([items.notes for items in found]),
    }
    return pd.DataFrame(columns)


def _told(side: str, frame: pd.DataFrame, rows: Rows) -> dict[str, npt.NDArray[np.object_]]:
    """Text and offsets of one side's items; nulls where there is no counterpart."""
    nobody = rows == NOBODY
    columns = {}
    for name in ("text", "start", "end"):
        values = frame[name].to_numpy(dtype=object, na_value=None)[rows]
        values[nobody] = None
        columns[f"{side}_{name}"] = values
    return columns


def _quoted(table: pd.DataFrame, judged: Mapping[tuple[str, str], Judgement]) -> pd.DataFrame:
    """The table with the words that verdicts rest on, where a resume's qualifications are counted."""
    asked = table.index[(table["dimension"] == QUALIFICATIONS) & table["query_text"].isna()]
    for row in asked:
        judgement = judged.get((table.at[row, "query_id"], table.at[row, "candidate_id"]))
        quote = judgement and judgement.quote_at(table.at[row, "candidate_text"])
        if quote:
            table.loc[row, ["query_text", "query_start", "query_end"]] = list(quote)
    return table


STAGE = Stage(
    "explain",
    3,
    (
        Input(MATCHES),
        Input(COPIES),
        Input(VERDICTS),
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
