"""What a scoring run has of each resume and each class: what was read, and what stands in the way of relying on it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pandas as pd

from pipeline.parts import SPEC
from pipeline.report.compared import employer_name, records
from pipeline.resumes.timeline import total_years
from pipeline.scoring.run import Scored
from pipeline.tables import CLASSES, DOCUMENTS, ENTRIES, REQUIREMENTS, REVIEWS

OK = "ok"


@dataclass(frozen=True)
class Entry:
    """One thing a resume states: a post, a degree, a licence; `when` as the resume dates it, in words."""

    kind: str
    title: str
    organisation: str
    when: str
    months: int | None
    note: str


@dataclass(frozen=True)
class Concealed:
    """Words that the file holds and nobody sees, left out of what was scored."""

    kind: str
    text: str
    words: int


@dataclass(frozen=True)
class Resume:
    """A resume of the run.

    Attributes:
        id: its document id.
        name: its path among the resumes given.
        status: `ok`, or why it was not scored.
        reason: the same in a sentence with the remedy; None when it was.
        quality: 0–1, how well its text came out of the file; None where that is not measured.
        masked: personal data that was replaced before anything was read, counted by kind.
        concealed: what the file holds but does not show.
        doubts: why a person should look at it before relying on what was read.
        entries: what it states, in its order, skills last.
        years: years of all its posts together, each month counted once; None where no post shows a length.
        as_of: the month that `present` stands for.
        pages: where in its text each page begins; empty where the format has none.
    """

    id: str
    name: str
    status: str
    reason: str | None
    quality: float | None
    masked: Mapping[str, int]
    concealed: tuple[Concealed, ...]
    doubts: tuple[str, ...]
    entries: tuple[Entry, ...]
    years: float | None
    as_of: str | None
    pages: tuple[int, ...]

    @property
    def is_read(self) -> bool:
        """Whether it was scored at all."""
        return self.status == OK


@dataclass(frozen=True)
class Specification:
    """A class of the run: one specification, or one of the classes that a series describes.

    Attributes:
        id: its class id.
        name: path of its document among the specifications given.
        required: whether it states minimum qualifications.
        doubts: why a person should look at it before relying on what was read.
    """

    id: str
    name: str
    title: str
    employer: str
    code: str | None
    required: bool
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Unread:
    """A specification that could not be used, with the reason."""

    name: str
    status: str
    reason: str


def specifications(scored: Scored) -> tuple[Specification, ...]:
    """Every class, by title."""
    columns = ("doc_id", "title", "employer", "class_code")
    documents = {row["doc_id"]: row for row in records(scored.read("documents", columns, SPEC), DOCUMENTS)}
    trees = records(scored.read("requirements", ("class_id", "tree"), SPEC), REQUIREMENTS)
    required = {row["class_id"] for row in trees if row["tree"]}
    doubts = _doubts(scored.read("reviews", ("doc_id", "reason"), SPEC))
    found = [
        Specification(
            id=row["class_id"],
            name=short(row["doc_id"]),
            title=row["title"] or documents[row["doc_id"]]["title"] or short(row["doc_id"]),
            employer=employer_name(documents[row["doc_id"]]["employer"]),
            code=row["class_code"] or documents[row["doc_id"]]["class_code"],
            required=row["class_id"] in required,
            doubts=doubts.get(row["doc_id"], ()),
        )
        for row in records(scored.read("classes", (), SPEC), CLASSES)
    ]
    return tuple(sorted(found, key=lambda one: (one.title.casefold(), one.id)))


def unread(scored: Scored) -> tuple[Unread, ...]:
    """The specifications that describe no class, each with its reason."""
    named = set(scored.read("classes", ("doc_id",), SPEC)["doc_id"])
    rows = records(scored.read("documents", ("doc_id", "status", "reason"), SPEC), DOCUMENTS)
    return tuple(
        Unread(short(row["doc_id"]), row["status"], row["reason"] or "no class is described in it")
        for row in rows
        if row["doc_id"] not in named
    )


def resumes(scored: Scored, part: str) -> Iterator[Resume]:
    """The resumes of one part, in the order of their ids."""
    documents = list(records(scored.part("documents", part), DOCUMENTS))
    entries: dict[str, list[dict[str, Any]]] = {}
    for row in records(scored.part("entries", part), ENTRIES):
        entries.setdefault(row["doc_id"], []).append(row)
    doubts = _doubts(scored.part("reviews", part))
    for row in documents:
        stated = entries.get(row["doc_id"], [])
        as_of = next((one["as_of"] for one in stated if one["as_of"]), None)
        yield Resume(
            id=row["doc_id"],
            name=short(row["doc_id"]),
            status=row["status"],
            reason=row["reason"],
            quality=row.get("quality"),
            masked=dict(Counter(one["kind"] for one in _list(row.get("redactions")))),
            concealed=tuple(Concealed(one["kind"], one["text"], one["words"]) for one in _list(row.get("concealed"))),
            doubts=doubts.get(row["doc_id"], ()),
            entries=tuple(_entry(one) for one in stated),
            years=_years(stated, as_of),
            as_of=as_of,
            pages=tuple(map(int, _list(row.get("pages")))),
        )


def short(doc_id: str) -> str:
    """A document's path without the folder of its kind."""
    return doc_id.partition("/")[2] or doc_id


class Pages:
    """On which page of a document a character stands."""

    def __init__(self, starts: Iterable[int] | None) -> None:
        self._starts = [int(start) for start in _list(starts)]

    def place(self, start: int | None, end: int | None) -> str:
        """Such as `p. 2, 1034–1077`; empty where the words have no place."""
        if start is None or end is None:
            return ""
        page = f"p. {bisect_right(self._starts, start)}, " if len(self._starts) > 1 else ""
        return f"{page}{start:.0f}–{end:.0f}"


def _list(values: Any) -> Sequence[Any]:
    return [] if values is None else list(values)


def _doubts(frame: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in records(frame, REVIEWS):
        found[row["doc_id"]] = (*found.get(row["doc_id"], ()), row["reason"])
    return found


def _entry(row: Mapping[str, Any]) -> Entry:
    ended = "present" if row["current"] else row["ended"]
    when = " – ".join(part for part in (row["began"], ended) if part)
    note = "" if row["completed"] is not False else "not completed, or no longer held"
    return Entry(
        kind=row["kind"],
        title=row["title"] or " ".join((row["text"] or "").split()[:12]),
        organisation=row["organisation"] or "",
        when=when,
        months=row["months"],
        note=note,
    )


def _years(rows: Iterable[Mapping[str, Any]], as_of: str | None) -> float | None:
    """Years of all posts together: a month in two of them counts once; None where no post shows a length."""
    dated = [SimpleNamespace(**row) for row in rows if row["months"] is not None]
    return total_years(dated, as_of) if dated and as_of else None
