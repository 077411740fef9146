"""One card a class or resume: its facts, its minimum qualifications, and its matches with what each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.report.compared import DIMENSIONS, Match, Matches, Subject, records
from pipeline.report.ladder import Ladder, Ladders, Level
from pipeline.report.qualification_tree import Qualification, qualification
from pipeline.report.quotes import Quote, quote
from pipeline.tables import ATTRIBUTES, EVIDENCE, REQUIREMENTS, REVIEWS

SHOWN_MATCHES = 10  # best matches a card lists
SALARY = ("salary_min", "salary_max", "salary_period")
LEVEL, STEP = ("level",), ("series", "series_rank")
FACTS = (*LEVEL, "reports_to", "supervises", "span_min", "flsa", "bargaining_unit", *STEP, "revised")
NAMES = {"flsa": "FLSA", "span_min": "Employees supervised, at least", "series_rank": "Rank in series"}


@dataclass(frozen=True)
class Fact:
    """One fact about a class, as label and value."""

    label: str
    value: str


@dataclass(frozen=True)
class Pair:
    """One item of evidence: a phrase, its counterpart (null: none) and the points it earns."""

    query: Quote | None
    candidate: Quote | None
    similarity: float | None
    points: float

    @property
    def likeness(self) -> str:
        """The similarity as the page writes it."""
        return f"{self.similarity:.2f}" if self.similarity is not None else ""

    @property
    def earned(self) -> str:
        """The points as the page writes them."""
        return f"{self.points:+.1f}"


@dataclass(frozen=True)
class Dimension:
    """One bar of the waterfall.

    Attributes:
        points: what it adds to the score.
        pairs: items with a counterpart, most points first.
        alone: items without one.
    """

    name: str
    points: float
    pairs: tuple[Pair, ...]
    alone: tuple[Pair, ...]

    @property
    def only_here(self) -> int:
        """Items of the query without a counterpart."""
        return sum(pair.candidate is None for pair in self.alone)

    @property
    def only_there(self) -> int:
        """Items of the candidate without a counterpart."""
        return sum(pair.query is None for pair in self.alone)


@dataclass(frozen=True)
class Standing:
    """Whether a match is a benchmark, and why: `kind` is "benchmark" or "none"."""

    kind: str
    why: str


@dataclass(frozen=True)
class MatchView:
    """A match as a card shows it.

    Attributes:
        itemised: whether its phrases are shown.
        uncounted: dimensions that neither earn nor cost points, for want of evidence on one side.
    """

    match: Match
    standing: Standing
    salary: str | None
    dimensions: tuple[Dimension, ...]
    itemised: bool
    uncounted: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """All that the page shows of one class or resume.

    Attributes:
        doubts: why a person should look at its document before relying on what was read.
        ladder: the series it is a step of.
        itemised: whether phrases of its matches are shown.
        more: matches that are not listed.
    """

    subject: Subject
    salary: str | None
    doubts: tuple[str, ...]
    facts: tuple[Fact, ...]
    level: Level | None
    ladder: Ladder | None
    minimum: Qualification | None
    preferred: Qualification | None
    matches: tuple[MatchView, ...]
    itemised: bool
    more: int


class CardTables:
    """The tables a card draws on, sorted once by what they are looked up by."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], known: Mapping[str, Subject]) -> None:
        self.ladders = Ladders(tables, known)
        self._evidence = tables["evidence"]
        grouped = self._evidence.groupby("query_id", sort=False).indices if len(self._evidence) else {}
        self._of_query = {str(query): rows for query, rows in grouped.items()}
        self._attributes: dict[str, dict[str, str]] = {}
        for row in records(tables["attributes"], ATTRIBUTES):
            self._attributes.setdefault(row["class_id"], {})[row["name"]] = row["value"] or ""
        self._doubts: dict[str, list[str]] = {}
        for row in records(tables["reviews"], REVIEWS):
            self._doubts.setdefault(row["doc_id"], []).append(row["reason"])
        self._requirements = {row["class_id"]: row for row in records(tables["requirements"], REQUIREMENTS)}

    def evidence_of(self, subject: Subject) -> dict[str, list[dict[str, Any]]]:
        """Evidence rows of the subject's matches, by candidate id."""
        rows: dict[str, list[dict[str, Any]]] = {}
        for row in records(self._evidence.iloc[self._of_query.get(subject.id, [])], EVIDENCE):
            rows.setdefault(row["candidate_id"], []).append(row)
        return rows

    def requirement_of(self, subject: Subject) -> Mapping[str, Any]:
        """The subject's row of `requirements`, empty when it has none."""
        return self._requirements.get(subject.id, {})

    def doubts_of(self, subject: Subject) -> tuple[str, ...]:
        """Why a person should look at the subject's document, in a fixed order."""
        return tuple(sorted(self._doubts.get(subject.doc_id, ())))

    def attributes_of(self, subject: Subject) -> Mapping[str, str]:
        """The subject's attributes by name."""
        return self._attributes.get(subject.id, {})


def cards(
    tables: CardTables, some: Iterable[Subject], matches: Matches, threshold: float, *, itemised: bool
) -> Iterator[Card]:
    """The card of each subject, one at a time: a large corpus has thousands. `itemised`: with the phrases."""
    for subject in some:
        found = matches.get(subject.id, ())
        evidence = tables.evidence_of(subject) if itemised else {}
        requirement = tables.requirement_of(subject)
        attributes = tables.attributes_of(subject)
        level, ladder = tables.ladders.level_of(subject), tables.ladders.ladder_of(subject)
        yield Card(
            subject=subject,
            salary=salary(attributes),
            doubts=tables.doubts_of(subject),
            facts=_facts(attributes, told_apart=(LEVEL if level else ()) + (STEP if ladder else ())),
            level=level,
            ladder=ladder,
            minimum=qualification(requirement.get("tree")),
            preferred=qualification(requirement.get("preferred")),
            matches=tuple(
                _match_view(match, evidence.get(match.candidate.id, []), tables, threshold)
                for match in found[:SHOWN_MATCHES]
            ),
            itemised=itemised,
            more=max(len(found) - SHOWN_MATCHES, 0),
        )


def salary(attributes: Mapping[str, str]) -> str | None:
    """The salary range in words, null when none is known."""
    amounts = [_dollars(attributes[name]) for name in SALARY[:2] if attributes.get(name)]
    period = attributes.get("salary_period")
    return ("–".join(dict.fromkeys(amounts)) + (f" a {period}" if period else "")) if amounts else None


def _dollars(amount: str) -> str:
    try:
        value = float(amount)
    except ValueError:
        return amount
    return f"${value:,.0f}" if value.is_integer() else f"${value:,.2f}"


def _facts(attributes: Mapping[str, str], told_apart: tuple[str, ...]) -> tuple[Fact, ...]:
    """The facts in their order, less those that the card tells elsewhere."""
    names = [name for name in FACTS if name in attributes and name not in told_apart]
    names += sorted(name for name in attributes if name not in FACTS + SALARY)
    return tuple(
        Fact(NAMES.get(name, name.replace("_", " ").capitalize()), attributes[name])
        for name in names
        if attributes[name]
    )


def _match_view(match: Match, items: list[dict[str, Any]], tables: CardTables, threshold: float) -> MatchView:
    return MatchView(
        match=match,
        standing=standing(match, threshold),
        salary=salary(tables.attributes_of(match.candidate)),
        dimensions=_dimensions(match, items),
        itemised=bool(items),
        uncounted=tuple(name for name in DIMENSIONS if match.score is not None and name not in match.points),
    )


def standing(match: Match, threshold: float) -> Standing:
    """Whether the match is a benchmark, with the reason in words."""
    if match.query.is_resume:
        return Standing("none", match.reason or "")
    if match.benchmark:
        return Standing("benchmark", f"{threshold:g} points or more, and the levels agree")
    if match.reason:
        return Standing("none", match.reason)
    return Standing("none", f"below {threshold:g} points" if (match.score or 0.0) < threshold else "levels differ")


def level_words(gap: float | None) -> str:
    """A level gap in words, seen from the query."""
    if gap is None:
        return "level unknown"
    steps = round(abs(gap), 1)
    if steps < 0.5:  # nearer to the query's level than to the next
        return "same level"
    return f"{steps:g} level{'' if steps == 1 else 's'} {'higher' if gap > 0 else 'lower'}"


def _dimensions(match: Match, items: list[dict[str, Any]]) -> tuple[Dimension, ...]:
    """The bars of the waterfall, in the order of `DIMENSIONS`, then others the evidence names; they sum to the score.

    What the items leave of the score (evidence cut short) is a bar of its own, so that nothing is hidden.
    """
    if match.score is None:
        return ()
    if not items:
        named = [Dimension(name, points, (), ()) for name, points in match.points.items()]
        return (*named, *_rest(match.score - sum(match.points.values())))
    by_name: dict[str, list[dict[str, Any]]] = {name: [] for name in DIMENSIONS}
    for row in items:
        by_name.setdefault(row["dimension"] or "other", []).append(row)
    told = [_dimension(name, rows) for name, rows in by_name.items() if rows]
    return (*told, *_rest(match.score - sum(one.points for one in told)))


def _rest(points: float) -> tuple[Dimension, ...]:
    return (Dimension("not itemised", points, (), ()),) if abs(points) >= 0.05 else ()  # 0.05: rounding


def _dimension(name: str, rows: list[dict[str, Any]]) -> Dimension:
    pairs = [_pair(row) for row in rows]
    pairs.sort(key=lambda one: -one.points)
    return Dimension(
        name=name,
        points=sum(one.points for one in pairs),
        pairs=tuple(one for one in pairs if one.query and one.candidate),
        alone=tuple(one for one in pairs if not (one.query and one.candidate)),
    )


def _pair(row: Mapping[str, Any]) -> Pair:
    sides = {
        side: quote(row[f"{side}_text"], row[f"{side}_start"], row[f"{side}_end"]) for side in ("query", "candidate")
    }
    return Pair(sides["query"], sides["candidate"], row["similarity"], row["contribution"] or 0.0)
