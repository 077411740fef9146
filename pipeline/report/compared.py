"""Who is compared with whom: classes and resumes by name, and each one's matches in order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.tables import CLASSES, DOCUMENTS, MATCHES, Table

DIMENSIONS = ("purpose", "responsibilities", "competencies", "qualifications", "level")
NO_EMPLOYER = "Employer not stated"


@dataclass(frozen=True)
class Subject:
    """A class or a resume.

    Attributes:
        number: its place among all subjects; its anchor on the page is `c<number>`.
        id: class id, or a resume's document id.
        class_no: which class of its document it is; 0 for a resume.
        code: class code, null when none is known.
    """

    number: int
    id: str
    doc_id: str
    class_no: int
    title: str
    employer: str
    code: str | None
    is_resume: bool


@dataclass(frozen=True)
class Match:
    """One query against one candidate.

    Attributes:
        score: 0–100; null when there is none.
        points: points by dimension, for the dimensions with evidence on both sides.
        level_gap: candidate's level less the query's, in steps; null when unknown.
        reason: why it is no benchmark, else null.
    """

    query: Subject
    candidate: Subject
    score: float | None
    points: Mapping[str, float]
    level_gap: float | None
    benchmark: bool
    reason: str | None

    @property
    def anchor(self) -> str:
        """Where the match stands on the page."""
        return f"m{self.query.number}-{self.candidate.number}"

    @property
    def across(self) -> bool:
        """Whether the two belong to different employers: only then can one be a comparator of the other."""
        return self.query.employer != self.candidate.employer


Matches = Mapping[str, tuple[Match, ...]]
"""Matches by query id, best first, those without a score last."""


def records(frame: pd.DataFrame, table: Table) -> Iterator[dict[str, Any]]:
    """Rows as dictionaries with every column of the table; missing columns and missing values are None."""
    columns = [name for name in table.names if name in frame.columns]
    values = [frame[name].tolist() for name in columns]
    absent = {name: None for name in table.names if name not in columns}
    for row in zip(*values, strict=True):
        yield {**absent, **{name: _present(value) for name, value in zip(columns, row, strict=True)}}


def _present(value: Any) -> Any:
    """The value, or None for the missing values of pandas."""
    return None if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)) else value


def subjects(tables: Mapping[str, pd.DataFrame]) -> dict[str, Subject]:
    """Every class and every readable resume, by id, in the order of the tables' ids."""
    documents = {row["doc_id"]: row for row in records(tables["documents"], DOCUMENTS)}
    found = []
    for row in records(tables["classes"], CLASSES):
        document = documents.get(row["doc_id"], {})
        found.append((row["class_id"], row["doc_id"], row["class_no"] or 1, row["title"], row["class_code"], document))
    for doc_id, document in documents.items():
        if document["kind"] == "resume" and document["status"] == "ok":
            found.append((doc_id, doc_id, 0, None, None, document))
    found.sort(key=lambda one: one[0])
    return {
        key: Subject(
            number=number,
            id=key,
            doc_id=doc_id,
            class_no=class_no,
            title=title or document.get("title") or doc_id.rsplit("/", 1)[-1],
            employer=employer_name(document.get("employer")),
            code=code or document.get("class_code"),
            is_resume=class_no == 0,
        )
        for number, (key, doc_id, class_no, title, code, document) in enumerate(found)
    }


def employer_name(told: str | None) -> str:
    """The employer as the page writes it: a folder's name ("cedar-mills") becomes words ("Cedar Mills")."""
    if not told:
        return NO_EMPLOYER
    return told if told != told.lower() or " " in told else told.replace("-", " ").replace("_", " ").title()


def matches_by_query(frame: pd.DataFrame, known: Mapping[str, Subject]) -> dict[str, tuple[Match, ...]]:
    """Each known subject's matches with known candidates, best first, those without a score last."""
    grouped: dict[str, list[Match]] = {key: [] for key in known}
    for row in records(frame, MATCHES):
        query, candidate = known.get(row["query_id"]), known.get(row["candidate_id"])
        if query is None or candidate is None:
            continue
        match = Match(
            query=query,
            candidate=candidate,
            score=row["score"],
            points={name: row[name] for name in DIMENSIONS if row[name] is not None},
            level_gap=row["level_gap"],
            benchmark=bool(row["benchmark"]),
            reason=row["reason"],
        )
        grouped[query.id].append(match)
    return {key: tuple(sorted(some, key=_best_first)) for key, some in grouped.items()}


def _best_first(match: Match) -> tuple[bool, float, str]:
    return (match.score is None, -(match.score or 0.0), match.candidate.id)


def best_across(matches: tuple[Match, ...]) -> Match | None:
    """The best match with another employer; without other employers, the best of all; null when none has a score."""
    scored = [match for match in matches if match.score is not None]
    return next((match for match in scored if match.across), scored[0] if scored else None)
