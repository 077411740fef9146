"""Rankings: judged pairs of specifications, and of a specification and resumes, in the order of their scores.

Graded nDCG at 10 with gain 2^grade − 1 (Järvelin & Kekäläinen 2002) over each query's judged candidates; how often the
first of them is a good one (grade 2 or 3); and the rank correlation of scores and grades (Spearman). A candidate
without a score comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.evaluation.documents import Documents, listed
from pipeline.evaluation.findings import Family, Findings, Gap, Metric, Misreading, Ranking
from pipeline.evaluation.gold import Gold
from pipeline.evaluation.intervals import Tally, estimates, share
from pipeline.stage import Frames

Floats = npt.NDArray[np.float64]

DEPTH = 10
GOOD = 2  # the grade from which a candidate counts as a hit


@dataclass(frozen=True)
class Judged:
    """One kind of judgements: where the gold keeps them, and the names of its columns."""

    name: str
    frame: Callable[[Gold], pd.DataFrame]
    query: str
    candidate: str
    source: str


PAIRS = Judged("pairs", lambda gold: gold.pairs, "query_file", "candidate_file", "query_source")
RESUMES = Judged("resumes", lambda gold: gold.resumes, "spec_file", "resume_file", "spec_source")


@dataclass(frozen=True)
class _Query:
    """One query: its judged candidates from the best score down."""

    source: str
    name: str
    candidates: list[str]
    grades: Floats
    scores: Floats

    def ranking(self, kind: str) -> Ranking:
        """Its figures."""
        return Ranking(
            kind,
            self.name,
            ndcg(self.grades),
            bool(self.grades[0] >= GOOD) if (self.grades >= GOOD).any() else None,
            spearman(self.scores, self.grades),
            len(self.grades),
            int(np.isneginf(self.scores).sum()),
        )


def ndcg(grades: Floats, depth: int = DEPTH) -> float:
    """Of the grades in ranked order, 0–1; 0 where no candidate has a grade above 0."""
    gains = 2.0**grades - 1
    discounts = 1 / np.log2(np.arange(2, depth + 2))

    def gained(some: Floats) -> float:
        return float((some[:depth] * discounts[: len(some)]).sum())

    return gained(gains) / max(1e-9, gained(np.sort(gains)[::-1]))


def spearman(scores: Floats, grades: Floats) -> float:
    """Correlation of their ranks, those of equals averaged; NaN where all scores or all grades are the same."""
    if len(set(scores)) < 2 or len(set(grades)) < 2:
        return float("nan")
    return float(np.corrcoef(pd.Series(scores).rank(), pd.Series(grades).rank())[0, 1])


def measure(judged: Judged, gold: Gold, frames: Frames) -> Findings:
    """The nDCG at 10, hits at 1 and Spearman, as means over queries, and each query's own."""
    documents = Documents(list(frames["documents"]["doc_id"]))
    frame = judged.frame(gold)
    known = np.array([bool(documents.called(q) and documents.called(c)) for q, c in _names(judged, frame)])
    gaps = _gaps(judged, frame[~known], len(frame), documents)
    if not known.any():
        return Findings(gaps=gaps)
    ids = {doc_id for name in _documents(judged, frame) for doc_id in documents.called(name)}
    scores = _scores(frames["matches"], ids)
    queries = [_query(judged, str(name), rows, scores, documents) for name, rows in frame[known].groupby(judged.query)]
    rankings = tuple(query.ranking(judged.name) for query in queries)
    metrics = tuple(_metrics(judged.name, [query.source for query in queries], rankings))
    return Findings(metrics, tuple(_misranked(queries)), gaps, rankings=rankings)


def _documents(judged: Judged, frame: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*frame[judged.query], *frame[judged.candidate]]))


def _names(judged: Judged, frame: pd.DataFrame) -> Iterator[tuple[str, str]]:
    return zip(frame[judged.query], frame[judged.candidate], strict=True)


def _gaps(judged: Judged, unknown: pd.DataFrame, of: int, documents: Documents) -> tuple[Gap, ...]:
    if unknown.empty:
        return ()
    missing = [name for name in _documents(judged, unknown) if not documents.called(name)]
    what = f"{len(unknown)} of {of} judged {judged.name} that name documents not in the tables: {listed(missing)}"
    return (Gap(what, "give --processed the tables of a run over the collection they are from"),)


def _scores(matches: pd.DataFrame, ids: set[str]) -> dict[tuple[str, str], float]:
    """The highest score of each two of these documents: one may describe several classes."""
    query = matches["query_id"].str.partition("#")[0]
    candidate = matches["candidate_id"].str.partition("#")[0]
    judged = query.isin(ids) & candidate.isin(ids)
    best = matches.loc[judged, "score"].astype(float).groupby([query[judged], candidate[judged]], sort=False).max()
    return {(str(a), str(b)): float(score) for (a, b), score in best.items()}


def _query(
    judged: Judged, name: str, rows: pd.DataFrame, scores: dict[tuple[str, str], float], documents: Documents
) -> _Query:
    """A resume may be the query or the candidate of a match."""
    ways = (False, True) if judged is RESUMES else (False,)

    def score(candidate: str) -> float:
        pairs = ((a, b) for a in documents.called(name) for b in documents.called(candidate))
        return max(scores.get((b, a) if turned else (a, b), -np.inf) for a, b in pairs for turned in ways)

    found = np.array([score(candidate) for candidate in rows[judged.candidate]])
    order = np.lexsort((rows[judged.candidate].to_numpy(), -found))
    ranked = rows.iloc[order]
    source = str(rows[judged.source].iloc[0])
    return _Query(source, name, list(ranked[judged.candidate]), ranked["grade"].to_numpy(float), found[order])


def _metrics(name: str, sources: list[str], rankings: tuple[Ranking, ...]) -> Iterator[Metric]:
    """Means over queries; hits only over those with a good candidate, Spearman only where grades differ."""
    figures = {
        f"nDCG@{DEPTH}": [one.ndcg for one in rankings],
        "hit@1": [np.nan if one.hit is None else float(one.hit) for one in rankings],
        "Spearman": [one.spearman for one in rankings],
    }
    for measure, values in figures.items():
        found = np.array(values)
        counts = np.stack([np.nan_to_num(found), ~np.isnan(found)], axis=1).astype(float)
        yield from estimates(f"{name} {measure}", Tally(sources, counts), share, 1, "queries")
    unscored = np.array([[one.unscored, one.judged] for one in rankings], dtype=float)
    yield from estimates(f"{name} unscored", Tally(sources, unscored), share, 1, "judged pairs")


def _misranked(queries: list[_Query]) -> Iterator[Misreading]:
    """Candidates that stand outside the ranks their grade would give them."""
    for query in queries:
        for place, (candidate, grade) in enumerate(zip(query.candidates, query.grades, strict=True), start=1):
            first, last = int((query.grades > grade).sum()) + 1, int((query.grades >= grade).sum())
            if not first <= place <= last:
                score = query.scores[place - 1]
                scored = "no score" if np.isneginf(score) else f"score {score:.1f}"
                wanted = f"grade {grade:g}, rank {first} to {last}"
                yield Misreading(query.name, 1, wanted, f"rank {place}, {scored}", Path(candidate).name)


def _family(judged: Judged) -> Family:
    return Family(
        judged.name,
        {"documents": ("doc_id",), "matches": ("query_id", "candidate_id", "score")},
        lambda gold: list(_names(judged, judged.frame(gold))),
        lambda gold, frames: measure(judged, gold, frames),
        f"{judged.name.capitalize()}: the judged candidates of a query by their score, those without one last. "
        f"nDCG@{DEPTH} has the gain 2^grade − 1 (Järvelin & Kekäläinen 2002); hit@1 is a first candidate of grade "
        f"{GOOD} or more, over queries that have any; Spearman is over queries with more than one grade.",
    )


FAMILIES = (_family(PAIRS), _family(RESUMES))
