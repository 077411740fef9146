"""What was read and what was not: documents by employer and format, reasons, sections, phrases and series."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from pipeline.report.compared import Subject, employer_name, records
from pipeline.tables import DOCUMENTS, PHRASES, REVIEWS, SECTIONS


@dataclass(frozen=True)
class Holding:
    """Documents of one employer, or all resumes.

    Attributes:
        formats: each format with its number of documents, in words.
    """

    employer: str
    formats: str
    documents: int
    read: int
    classes: int

    @property
    def unread(self) -> int:
        """Documents that could not be used."""
        return self.documents - self.read


@dataclass(frozen=True)
class Told:
    """Documents of which one and the same thing has to be told: why they were left out, or why a person should look.

    Attributes:
        remedy: what to do about it, empty when the reason names none.
        doc_ids: at most `LISTED` of them; `count` says how many there are.
    """

    what: str
    reason: str
    remedy: str
    count: int
    doc_ids: tuple[str, ...]


@dataclass(frozen=True)
class Bar:
    """One bar of a small bar chart."""

    label: str
    count: int


@dataclass(frozen=True)
class Series:
    """One document that describes several classes."""

    doc_id: str
    employer: str
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    """Everything the page says about the documents."""

    documents: int
    read: int
    phrases: int
    holdings: tuple[Holding, ...]
    unread: tuple[Told, ...]
    doubtful: tuple[Told, ...]
    spec_sections: tuple[Bar, ...]
    resume_sections: tuple[Bar, ...]
    phrase_kinds: tuple[Bar, ...]
    series: tuple[Series, ...]


Rows = list[dict[str, Any]]
LISTED = 100  # documents named per reason: more would bury the page, and the documents table holds them all


def corpus_of(tables: Mapping[str, pd.DataFrame], known: Mapping[str, Subject]) -> Corpus:
    """The corpus as the page shows it."""
    documents = list(records(tables["documents"], DOCUMENTS))
    kinds = {row["doc_id"]: row["kind"] for row in documents}
    sections: dict[str, Counter[str]] = {"spec": Counter(), "resume": Counter()}
    for row in records(_only(tables["sections"], ("doc_id", "label")), SECTIONS):
        sections[kinds.get(row["doc_id"]) or "spec"][row["label"]] += 1
    phrase_kinds = Counter(row["kind"] for row in records(_only(tables["phrases"], ("kind",)), PHRASES))
    return Corpus(
        documents=len(documents),
        read=sum(row["status"] == "ok" for row in documents),
        phrases=len(tables["phrases"]),
        holdings=_holdings(documents, known),
        unread=_told(
            (row["status"], row["reason"] or "no reason was given", row["doc_id"])
            for row in documents
            if row["status"] != "ok"
        ),
        doubtful=_told((row["concern"], row["reason"], row["doc_id"]) for row in records(tables["reviews"], REVIEWS)),
        spec_sections=_bars(sections["spec"]),
        resume_sections=_bars(sections["resume"]),
        phrase_kinds=_bars(phrase_kinds),
        series=_series(known),
    )


def _only(frame: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """The columns named, so that the text of a large corpus is not copied."""
    return frame[[name for name in columns if name in frame.columns]]


def _holdings(documents: Rows, known: Mapping[str, Subject]) -> tuple[Holding, ...]:
    classes = Counter(subject.doc_id for subject in known.values() if not subject.is_resume)
    owned: dict[str, Rows] = defaultdict(list)
    for row in documents:
        owned["Resumes" if row["kind"] == "resume" else employer_name(row["employer"])].append(row)
    return tuple(
        Holding(
            employer=owner,
            formats=" · ".join(f"{bar.label} {bar.count:,}" for bar in _bars(Counter(map(_format, rows)))),
            documents=len(rows),
            read=sum(row["status"] == "ok" for row in rows),
            classes=sum(classes[row["doc_id"]] for row in rows),
        )
        for owner, rows in sorted(owned.items(), key=lambda one: (one[0] == "Resumes", one[0]))
    )


def _format(row: Mapping[str, Any]) -> str:
    """The format that was read, or the file's ending where none was."""
    return str(row["format"] or PurePosixPath(row["doc_id"]).suffix.lstrip(".") or "unknown")


def _told(rows: Iterable[tuple[str, str, str]]) -> tuple[Told, ...]:
    """Documents by what is told of them (status or concern, reason, document), the most frequent first."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for what, told, doc_id in rows:
        groups[what, told].append(doc_id)
    found = []
    for (what, told), doc_ids in sorted(groups.items(), key=lambda one: (-len(one[1]), one[0])):
        reason, _, remedy = told.rpartition(" · ") if " · " in told else (told, "", "")
        found.append(Told(what.replace("_", " "), reason, remedy, len(doc_ids), tuple(sorted(doc_ids)[:LISTED])))
    return tuple(found)


def _bars(counts: Counter[str]) -> tuple[Bar, ...]:
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Bar(str(label).replace("_", " "), count) for label, count in ordered)


def _series(known: Mapping[str, Subject]) -> tuple[Series, ...]:
    groups: dict[str, list[Subject]] = defaultdict(list)
    for subject in known.values():
        if not subject.is_resume:
            groups[subject.doc_id].append(subject)
    several = [sorted(group, key=lambda one: one.class_no) for group in groups.values() if len(group) > 1]
    return tuple(Series(group[0].doc_id, group[0].employer, tuple(one.title for one in group)) for group in several)
