"""documents, classes, sections, phrases, requirements → reviews: which readings a person should look at, and why.

A document is not held back: its readings go on, marked. Whoever scores or publishes them decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.errors import UsageError
from pipeline.readers.subject import FEW_CUES, cue_density, foreign_share
from pipeline.settings import setting
from pipeline.stage import Frames, Input, Stage
from pipeline.tables import DOCUMENTS, PHRASES, REQUIREMENTS, REVIEWS, SECTIONS

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class ReviewSettings:
    """When a reading is doubtful enough to be marked."""

    confidence: float = setting(0.7, "sections surer of their label than this (0-1) are taken as read")
    doubtful: float = setting(0.15, "share of a document's text in less sure sections from which it is marked")
    foreign: float = setting(0.15, "share of a document in another language from which it is marked")

    def __post_init__(self) -> None:
        for name in ("confidence", "doubtful", "foreign"):
            if not 0 <= getattr(self, name) <= 1:
                raise UsageError(f"{name} = {getattr(self, name)} is out of range", "[review]", "choose 0 to 1")


@dataclass(frozen=True)
class _Read:
    """Everything read out of one document."""

    text: str
    sections: Rows
    phrases: Rows
    requirements: Rows


@dataclass(frozen=True)
class _Concern:
    """One reason to look; `start` and `end` say where, None: at the whole document."""

    concern: str
    reason: str
    share: float | None = None
    start: int | None = None
    end: int | None = None


def review(frames: Frames, settings: ReviewSettings) -> pd.DataFrame:
    """One row a concern; a document without any has none."""
    documents = frames["documents"]
    read = {
        name: _by_document(frames[name], columns)
        for name, columns in (
            ("sections", ["label", "start", "end", "confidence"]),
            ("phrases", ["kind"]),
            ("requirements", ["tree", "preferred"]),
        )
    }
    rows = []
    for document in documents[documents["status"] == "ok"][["doc_id", "text"]].to_dict("records"):
        found = {name: of.get(document["doc_id"], []) for name, of in read.items()}
        for concern in _concerns(_Read(text=document["text"], **found), settings):
            rows.append({"doc_id": document["doc_id"], **vars(concern)})
    return pd.DataFrame(rows, columns=REVIEWS.names)


def _by_document(frame: pd.DataFrame, columns: list[str]) -> Mapping[str, Rows]:
    kept = frame[["doc_id", *columns]].astype(object)
    kept = kept.where(kept.notna(), None)
    return {str(doc_id): rows.to_dict("records") for doc_id, rows in kept.groupby("doc_id", sort=False)}


def _concerns(read: _Read, settings: ReviewSettings) -> Iterator[_Concern]:
    density = cue_density(read.text)
    if density < FEW_CUES:
        yield _Concern("subject", "says little of a job: see whether it is a specification", density / 100)
    share, language = foreign_share(read.text)
    if share >= settings.foreign:
        yield _Concern("language", f"parts of it read as {language!r} (ISO 639-1): only English is read", share)
    yield from _doubtful_sections(read.sections, settings)
    if not any(phrase["kind"] == "responsibility" for phrase in read.phrases):
        yield _Concern("duties", "no duty was found: see whether the document states any")
    yield from _unread_qualifications(read)


def _doubtful_sections(sections: Rows, settings: ReviewSettings) -> Iterator[_Concern]:
    unsure = [section for section in sections if section["confidence"] <= settings.confidence]
    doubtful = sum(section["end"] - section["start"] for section in unsure)
    whole = sum(section["end"] - section["start"] for section in sections)
    if unsure and doubtful >= settings.doubtful * whole:
        first = min(unsure, key=lambda section: (section["confidence"], section["start"]))
        reason = "sections may be labelled wrongly: look at the least sure first"
        yield _Concern("sections", reason, doubtful / whole, first["start"], first["end"])


def _unread_qualifications(read: _Read) -> Iterator[_Concern]:
    """A section of qualifications out of which nothing was read."""
    if any(row["tree"] or row["preferred"] for row in read.requirements):
        return
    for section in read.sections:
        if section["label"] == "qualifications":
            reason = "no requirement could be read from its qualifications: see what they ask"
            yield _Concern("qualifications", reason, None, section["start"], section["end"])
            return


STAGE = Stage(
    "review",
    1,
    (Input(DOCUMENTS), Input(SECTIONS), Input(PHRASES), Input(REQUIREMENTS)),
    REVIEWS,
    ("spec",),
    ReviewSettings,
    review,
)
