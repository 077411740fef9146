"""A resume beside a class: what it shows of the class's purpose, duties, competencies and qualifications.

Only what was done counts: deeds told in sentences, titles of posts that are dated, and verdicts. A skill that stands in
a list is claimed, not shown, and earns nothing, however many are listed; a passage copied from the specification earns
nothing against it; a deed told twice counts once. Duties are laid beside deeds both ways, so that a career in the job
stands above one that touched it; competencies and the purpose are only sought in the resume, which need not answer to
what it does not ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.matching.alignment import NOBODY, Pairing, pair, pair_purpose
from pipeline.matching.items import COMPETENCIES, POSTS, PURPOSE, QUALIFICATIONS, RESPONSIBILITIES, Profiles, Rows, Side
from pipeline.matching.points import Points
from pipeline.verdicts.earned import Node, earned

CLAIMED = 0.5  # credit from which a listed skill is shown beside what it claims
FEWEST = 3  # words of a deed that tells enough to count: what is shorter stands in anybody's resume

Span = tuple[int, int]
Quote = tuple[str, int, int]
"""Words of a resume, their first character and the one after the last."""


@dataclass(frozen=True)
class Judgement:
    """What was found of one pair beforehand.

    Attributes:
        nodes: the judged tree by path, with the kinds alone, in the order of the tree.
        leaves: paths of its leaves, in the order of the class's profile.
        quotes: words of the resume by what a leaf asks, with their place.
        copied: places copied from the specification.
    """

    nodes: dict[str, Node]
    leaves: tuple[str, ...]
    quotes: dict[str, Quote]
    copied: tuple[Span, ...]

    def quote_at(self, asks: str) -> Quote | None:
        """The words of the resume that the verdict on what is asked rests on."""
        return self.quotes.get(asks)


def judgements(verdicts: pd.DataFrame, copies: pd.DataFrame) -> dict[tuple[str, str], Judgement]:
    """Each pair of the tables `verdicts` and `copies`."""
    copied: dict[tuple[str, str], list[Span]] = {}
    for row in copies.itertuples():
        copied.setdefault((row.query_id, row.candidate_id), []).append((int(row.start), int(row.end)))
    found = {}
    for key, rows in verdicts.groupby(["query_id", "candidate_id"], sort=False):
        nodes = {row.node: Node(row.type, row.verdict, _number(row.share)) for row in rows.itertuples()}
        told = [row for row in rows.itertuples() if isinstance(row.quote, str)]
        quotes = {row.asks: (row.quote, int(row.start), int(row.end)) for row in told}
        leaves = tuple(path for path, node in nodes.items() if node.type not in ("all", "any", "alone"))
        found[key] = Judgement(nodes, leaves, quotes, tuple(copied.get(key, ())))
    return found


def pairings(
    query: str, candidate: str, queries: Profiles, pool: Profiles, judgement: Judgement, points: Points
) -> Iterator[tuple[str, Pairing]]:
    """The aligned items of each dimension of which both sides say something."""
    deeds = deeds_of(queries, query, judgement.copied)
    shown = [side for side in (deeds, titles_of(queries, query)) if len(side.rows)]
    purpose = pool.side(candidate, PURPOSE)
    if shown and len(purpose.rows):
        yield PURPOSE, pair_purpose(_nothing(purpose), purpose, shown, [], points)
    duties = pool.side(candidate, RESPONSIBILITIES)
    if len(deeds.rows) and len(duties.rows):
        yield RESPONSIBILITIES, pair(deeds, duties, points)
    competencies = pool.side(candidate, COMPETENCIES)
    if len(deeds.rows) and len(competencies.rows):
        yield COMPETENCIES, pair_purpose(_nothing(competencies), competencies, [deeds], [], points)
    asked = pool.rows(candidate, QUALIFICATIONS)
    shares = earned(judgement.nodes)
    if shares:
        rows = np.array([asked[judgement.leaves.index(path)] for path in shares], np.int64)
        credit = np.array([judgement.nodes[path].share or 0.0 for path in shares])
        yield QUALIFICATIONS, Pairing(np.full(len(rows), NOBODY), rows, credit, np.array(list(shares.values())))


@dataclass(frozen=True)
class Unearned:
    """An item of a resume that earns nothing: its row in the profiles, what it might answer, and why it does not.

    Attributes:
        asked: row of the class's item in its profiles; NOBODY for none in particular.
        note: `claimed` or `copied`.
    """

    dimension: str
    row: int
    asked: int
    credit: float
    note: str


def claimed(query: str, candidate: str, queries: Profiles, pool: Profiles, points: Points) -> Iterator[Unearned]:
    """Listed skills that are near to a competency the class asks for."""
    skills, asked = queries.side(query, COMPETENCIES), pool.side(candidate, COMPETENCIES)
    if not len(skills.rows) or not len(asked.rows):
        return
    credit = points.credit(skills.vectors.astype(np.float64) @ asked.vectors.T.astype(np.float64))
    for row, nearest in enumerate(credit.argmax(axis=1)):
        if credit[row, nearest] >= CLAIMED:
            yield Unearned(
                COMPETENCIES, int(skills.rows[row]), int(asked.rows[nearest]), float(credit[row, nearest]), "claimed"
            )


def copied(query: str, queries: Profiles, judgement: Judgement) -> Iterator[Unearned]:
    """Deeds told in words copied from the specification."""
    every, own = deeds_of(queries, query, ()), deeds_of(queries, query, judgement.copied)
    for row in np.setdiff1d(every.rows, own.rows):
        yield Unearned(RESPONSIBILITIES, int(row), NOBODY, 0.0, "copied")


def deeds_of(profiles: Profiles, owner: str, copied: Sequence[Span]) -> Side:
    """What the owner did, each deed once, without what is too short to tell and what is copied."""
    side = profiles.side(owner, RESPONSIBILITIES)
    told = profiles.frame.iloc[side.rows]
    kept = ~told["embedded"].duplicated().to_numpy() & (told["text"].str.count(r"\S+") >= FEWEST).to_numpy()
    starts, ends = told["start"].to_numpy(np.float64), told["end"].to_numpy(np.float64)
    for start, end in copied:
        kept &= ~((starts < end) & (start < ends))
    return _only(side, kept)


def titles_of(profiles: Profiles, owner: str) -> Side:
    """Titles of the posts whose dates show a length, each once."""
    side = profiles.side(owner, POSTS)
    told = profiles.frame.iloc[side.rows]
    return _only(side, ~told["embedded"].duplicated().to_numpy() & told["value"].notna().to_numpy())


def _only(side: Side, kept: np.ndarray) -> Side:
    return Side(side.rows[kept], side.vectors[kept], side.weights[kept])


def _nothing(side: Side) -> Side:
    none: Rows = np.empty(0, np.int64)
    return Side(none, side.vectors[:0], side.weights[:0])


def _number(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[arg-type]
