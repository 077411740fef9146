"""A resume beside a class: what the score adds up from, which qualification is met, and what is shown or missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.matching.items import QUALIFICATIONS
from pipeline.report.compared import records
from pipeline.scoring.documents import Pages
from pipeline.scoring.run import OF_RESUMES
from pipeline.scoring.scores import KINDS, WHOLE
from pipeline.tables import COPIES, EVIDENCE, VERDICTS, Table

MET, NOT_MET, NO_EVIDENCE = "met", "not met", "no evidence"
MATCHED, PARTLY, MISSING = "matched", "partly matched", "missing"
CLAIMED = "claimed"  # the note of `evidence` on a skill that is listed and not shown
_FULLY = 0.5  # credit from which an item counts as matched: nearer to "says the same" than to "nothing in common"
_SOMETHING = 0.05  # points from which it counts as partly matched: what is shown as 0.0 is missing


@dataclass(frozen=True)
class Quote:
    """Words of a document and where they stand; `place` is empty where they were derived."""

    text: str
    place: str


@dataclass(frozen=True)
class Verdict:
    """A node of the tree of qualifications.

    Attributes:
        kind: `all`, `any`, or the type of the leaf.
        asks: what it asks for.
        verdict: `met`, `not met` or `no evidence`; None: nothing is required.
        reason: why, in a sentence.
        quote: the words of the resume it rests on.
        asked: where the class asks for it.
        parts: the nodes below it.
    """

    kind: str
    asks: str
    verdict: str | None
    reason: str
    quote: Quote | None
    asked: str
    parts: tuple[Verdict, ...]


@dataclass(frozen=True)
class Item:
    """One thing the class says, with what of the resume comes nearest.

    Attributes:
        standing: `matched`, `partly matched` or `missing`.
        wanted: the words of the class.
        shown: the words of the resume that come nearest; None where it is missing.
        claimed: a skill that the resume lists and that would answer, which earns nothing until something done shows it.
        likeness: 0–1.
        points: what it adds to the score.
    """

    dimension: str
    standing: str
    wanted: Quote
    shown: Quote | None
    claimed: Quote | None
    likeness: float
    points: float


@dataclass(frozen=True)
class Part:
    """One bar of the waterfall: a dimension, its points, and the points of each of its items, largest first."""

    name: str
    points: float
    items: tuple[float, ...]


@dataclass(frozen=True)
class Pair:
    """A resume beside a class.

    Attributes:
        score: 0–100, the sum of the parts; None where nothing is spoken of on both sides.
        parts: the bars.
        uncounted: dimensions that neither earn nor cost points, for want of evidence on one side.
        verdict: the tree of qualifications; None where the class requires nothing.
        alone: verdicts on education, experience and credentials, each as if nothing else were asked for.
        items: what the class says of its work, the most points first.
        copied: passages of the resume that are copied from the specification; they earn nothing.
    """

    resume: str
    specification: str
    score: float | None
    parts: tuple[Part, ...]
    uncounted: tuple[str, ...]
    verdict: Verdict | None
    alone: Mapping[str, str]
    items: tuple[Item, ...]
    copied: tuple[Quote, ...]

    def standing(self, name: str) -> tuple[Item, ...]:
        """The items of one standing."""
        return tuple(item for item in self.items if item.standing == name)


class PairTables:
    """The tables that pairs are made from, for the resumes of one part.

    Args:
        matches: their rows of `matches`.
        verdicts: their rows of `verdicts`.
        copies: their rows of `copies`.
        evidence: their rows of `evidence`.
        pages: where the pages of each document begin, by document id.
    """

    def __init__(
        self,
        matches: pd.DataFrame,
        verdicts: pd.DataFrame,
        copies: pd.DataFrame,
        evidence: pd.DataFrame,
        pages: Mapping[str, Any],
    ) -> None:
        self._matches = {(row["query_id"], row["candidate_id"]): row for row in matches.to_dict("records")}
        self._verdicts, self._copies = _Rows(verdicts, VERDICTS), _Rows(copies, COPIES)
        self._evidence = _Rows(evidence, EVIDENCE)
        self._pages = {doc_id: Pages(starts) for doc_id, starts in pages.items()}

    def pair(self, resume: str, class_id: str) -> Pair:
        """The pair, whether it has a score or not."""
        key = resume, class_id
        match = self._matches.get(key)
        points = {name: match[name] for name in OF_RESUMES if not pd.isna(match[name])} if match else {}
        evidence = self._evidence.of(key)
        ours, theirs = self._pages.get(resume, Pages(None)), self._pages.get(class_id.partition("#")[0], Pages(None))
        tree, alone = tree_of(self._verdicts.of(key), ours, theirs)
        return Pair(
            resume=resume,
            specification=class_id,
            score=match["score"] if match else None,
            parts=tuple(_parts(points, evidence)),
            uncounted=tuple(name for name in OF_RESUMES if name not in points) if match else (),
            verdict=tree,
            alone=alone,
            items=items_of(evidence, ours, theirs),
            copied=tuple(Quote(row["text"], ours.place(row["start"], row["end"])) for row in self._copies.of(key)),
        )


class _Rows:
    """The rows of a table, looked up by pair."""

    def __init__(self, frame: pd.DataFrame, table: Table) -> None:
        self._frame, self._table = frame, table
        grouped = frame.groupby(["query_id", "candidate_id"], sort=False).indices if len(frame) else {}
        self._places: Mapping[Any, Any] = grouped

    def of(self, pair: tuple[str, str]) -> list[dict[str, Any]]:
        """The rows of one pair, in their order."""
        return list(records(self._frame.iloc[self._places.get(pair, [])], self._table))


def _parts(points: Mapping[str, float], evidence: Iterable[Mapping[str, Any]]) -> Iterator[Part]:
    pieces: dict[str, list[float]] = {}
    for row in evidence:
        if row["contribution"]:
            pieces.setdefault(row["dimension"], []).append(row["contribution"])
    for name, earned in points.items():
        yield Part(name, earned, tuple(pieces.get(name, ())))


def tree_of(rows: Sequence[Mapping[str, Any]], ours: Pages, theirs: Pages) -> tuple[Verdict | None, dict[str, str]]:
    """The tree of qualifications from the rows of one pair, and the verdict on each kind alone."""
    by_node = {row["node"]: row for row in rows}
    alone = {kind: by_node[kind]["verdict"] for kind in KINDS if kind in by_node}
    below: dict[str, list[str]] = {}
    for node in sorted((node for node in by_node if node not in KINDS), key=_place_in_tree):
        below.setdefault(node.rpartition(".")[0], []).append(node)

    def grown(node: str) -> Verdict:
        row = by_node[node]
        quote = Quote(row["quote"], ours.place(row["start"], row["end"])) if row["quote"] else None
        parts = tuple(map(grown, below.get(node, ())))
        asked = theirs.place(row["asked_start"], row["asked_end"])
        return Verdict(row["type"], row["asks"], row["verdict"], row["reason"] or "", quote, asked, parts)

    root = by_node.get(WHOLE)
    return (grown(WHOLE) if root and root["verdict"] else None), alone


def _place_in_tree(node: str) -> list[int]:
    return [int(step) for step in node.split(".")]


def items_of(rows: Iterable[Mapping[str, Any]], ours: Pages, theirs: Pages) -> tuple[Item, ...]:
    """What the class says of its work, each thing once however many words of the resume answer it, most points first.

    Qualifications are told by their verdicts.
    """
    grouped: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        if row["candidate_text"] is not None and row["dimension"] != QUALIFICATIONS:
            key = row["dimension"], row["candidate_text"], row["candidate_start"]
            grouped.setdefault(key, []).append(row)
    found = [_item(some, ours, theirs) for some in grouped.values()]
    return tuple(sorted(found, key=lambda item: (-item.points, -item.likeness)))


def _item(rows: Sequence[Mapping[str, Any]], ours: Pages, theirs: Pages) -> Item:
    earning = [row for row in rows if row["note"] is None]
    listed = max((row for row in rows if row["note"] == CLAIMED), key=lambda row: row["similarity"], default=None)
    nearest = max(earning, key=lambda row: row["similarity"], default=rows[0])
    likeness = nearest["similarity"] if nearest["query_text"] and nearest in earning else 0.0
    points = sum(row["contribution"] for row in rows)
    standing = MATCHED if likeness >= _FULLY else PARTLY if points >= _SOMETHING else MISSING
    return Item(
        dimension=nearest["dimension"],
        standing=standing,
        wanted=_quote(nearest, "candidate", theirs),
        shown=_quote(nearest, "query", ours) if standing != MISSING else None,
        claimed=_quote(listed, "query", ours) if listed else None,
        likeness=likeness,
        points=points,
    )


def _quote(row: Mapping[str, Any], side: str, pages: Pages) -> Quote:
    return Quote(row[f"{side}_text"], pages.place(row[f"{side}_start"], row[f"{side}_end"]))
