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
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.matching.alignment import NOBODY, Pairing, pair, pair_purpose
from pipeline.matching.copies import repeated
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
    places: dict[tuple[str, str], list[Span]] = {}
    for query, candidate, start, end in _rows(copies, "query_id", "candidate_id", "start", "end"):
        places.setdefault((query, candidate), []).append((int(start), int(end)))
    nodes: dict[tuple[str, str], dict[str, Node]] = {}
    quotes: dict[tuple[str, str], dict[str, Quote]] = {}
    named = ("query_id", "candidate_id", "node", "type", "verdict", "share", "asks", "quote", "start", "end")
    for query, candidate, node, kind, verdict, share, asks, quote, start, end in _rows(verdicts, *named):
        key = (query, candidate)
        nodes.setdefault(key, {})[node] = Node(kind, verdict, None if pd.isna(share) else float(share))
        if isinstance(quote, str):
            quotes.setdefault(key, {}).setdefault(asks, (quote, int(start), int(end)))
    return {
        key: Judgement(
            found,
            tuple(path for path, node in found.items() if node.type not in ("all", "any", "alone")),
            quotes.get(key, {}),
            tuple(places.get(key, ())),
        )
        for key, found in nodes.items()
    }


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(frame[name].tolist() for name in columns), strict=True)


class Evidence:
    """What one resume has to show: each deed once, and the titles of its posts."""

    def __init__(self, profiles: Profiles, owner: str) -> None:
        deeds, titles = profiles.side(owner, RESPONSIBILITIES), profiles.side(owner, POSTS)
        told = profiles.frame.iloc[deeds.rows]
        enough = (told["text"].str.count(r"\S+") >= FEWEST).to_numpy(bool)
        kept = enough & ~repeated(told["text"].tolist())
        self.deeds = _only(deeds, kept)
        self._starts, self._ends = (told[name].to_numpy(np.float64)[kept] for name in ("start", "end"))
        posts = profiles.frame.iloc[titles.rows]
        # A title without dates is no post that was shown to be held.
        self.titles = _only(titles, ~posts["embedded"].duplicated().to_numpy() & posts["value"].notna().to_numpy())
        self.skills = profiles.side(owner, COMPETENCIES)

    def own(self, copied: Sequence[Span]) -> Side:
        """The deeds; those that are copied answer to nothing, and still count among what was told."""
        if not copied:
            return self.deeds
        vectors = np.where(self._within(copied)[:, None], np.float32(0), self.deeds.vectors)
        return Side(self.deeds.rows, vectors, self.deeds.weights)

    def copied(self, copied: Sequence[Span]) -> Rows:
        """Rows of the deeds that are copied."""
        return self.deeds.rows[self._within(copied)]

    def _within(self, spans: Sequence[Span]) -> npt.NDArray[np.bool_]:
        within = np.zeros(len(self._starts), dtype=bool)
        for start, end in spans:
            within |= (self._starts < end) & (start < self._ends)
        return within


def pairings(
    resume: Evidence, candidate: str, pool: Profiles, judgement: Judgement, points: Points
) -> Iterator[tuple[str, Pairing]]:
    """The aligned items of each dimension of which both sides say something."""
    deeds = resume.own(judgement.copied)
    shown = [side for side in (deeds, resume.titles) if len(side.rows)]
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


def claimed(resume: Evidence, candidate: str, pool: Profiles, points: Points) -> Iterator[Unearned]:
    """Listed skills that are near to a competency the class asks for."""
    skills, asked = resume.skills, pool.side(candidate, COMPETENCIES)
    if not len(skills.rows) or not len(asked.rows):
        return
    credit = points.credit(skills.vectors.astype(np.float64) @ asked.vectors.T.astype(np.float64))
    for row, nearest in enumerate(credit.argmax(axis=1)):
        found = float(credit[row, nearest])
        if found >= CLAIMED:
            yield Unearned(COMPETENCIES, int(skills.rows[row]), int(asked.rows[nearest]), found, "claimed")


def copied(resume: Evidence, judgement: Judgement) -> Iterator[Unearned]:
    """Deeds told in words copied from the specification."""
    for row in resume.copied(judgement.copied):
        yield Unearned(RESPONSIBILITIES, int(row), NOBODY, 0.0, "copied")


def _only(side: Side, kept: npt.NDArray[np.bool_]) -> Side:
    return Side(side.rows[kept], side.vectors[kept], side.weights[kept])


def _nothing(side: Side) -> Side:
    none: Rows = np.empty(0, np.int64)
    return Side(none, side.vectors[:0], side.weights[:0])
