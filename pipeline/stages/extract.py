"""Sections to phrases: responsibilities, knowledge, skills and abilities, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from pipeline import language
from pipeline.phrases import resumes
from pipeline.phrases.fragments import Fragment
from pipeline.phrases.phrase import Phrase
from pipeline.phrases.reading import Reading, Section, readings
from pipeline.resumes.entry import EXPERIENCE
from pipeline.settings import setting
from pipeline.stage import Frames, Input, Stage
from pipeline.tables import CLASSES, DOCUMENTS, ENTRIES, PHRASES, SECTIONS

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class ExtractSettings:
    """How phrases are extracted."""

    longest: int = setting(80, "words of the longest phrase kept; a longer one is no single action or competency")


def extract(frames: Frames, settings: ExtractSettings) -> pd.DataFrame:
    """One row a phrase, in the order of each document, with character offsets into `documents.text`."""
    pending = list(_pending(frames))
    parsed = _parses(fragment for _, reading in pending for fragment in reading.fragments)
    rows: list[dict[str, Any]] = []
    numbers: dict[str, int] = {}
    for section, reading in pending:
        for phrase in reading.phrases([parsed[fragment] for fragment in reading.fragments]):
            if len(phrase.text.split()) > settings.longest:
                continue
            numbers[section.doc_id] = numbers.get(section.doc_id, 0) + 1
            rows.append(_row(section, numbers[section.doc_id], phrase))
    return pd.DataFrame(rows, columns=PHRASES.names)


def _pending(frames: Frames) -> Iterator[tuple[Any, Reading]]:
    """Each section row with the readings it holds."""
    sections = dict(iter(frames[SECTIONS.name].groupby("doc_id", sort=False)))
    titles, heads = _titles(frames), _heads(frames)
    for document in frames[DOCUMENTS.name].itertuples():
        if document.status != "ok" or document.doc_id not in sections:
            continue
        layout = [] if document.layout is None else list(document.layout)
        for row in sections[document.doc_id].sort_values("section_no").itertuples():
            heading = row.heading if isinstance(row.heading, str) else ""
            section = Section(row.label, heading, int(row.body_start), int(row.end))
            if document.kind == "resume":
                found = resumes.readings(document.text, section, layout, heads.get(document.doc_id, ()))
            else:
                found = readings(document.text, section, layout, titles.get(document.doc_id, frozenset()))
            for reading in found:
                yield row, reading


def _titles(frames: Frames) -> dict[str, frozenset[str]]:
    """The words of each document's own and class titles, in small letters."""
    words: dict[str, set[str]] = {}
    for name in (DOCUMENTS.name, CLASSES.name):
        for row in frames[name].itertuples():
            if isinstance(row.title, str):
                words.setdefault(row.doc_id, set()).update(re.findall(r"[a-z]{3,}", row.title.lower()))
    return {doc_id: frozenset(found) for doc_id, found in words.items()}


def _heads(frames: Frames) -> dict[str, list[resumes.Head]]:
    """Where the posts of each resume are named: titles, employers and dates, over what was done there."""
    found: dict[str, list[resumes.Head]] = {}
    for row in frames[ENTRIES.name].itertuples():
        if row.kind == EXPERIENCE:
            found.setdefault(row.doc_id, []).append((int(row.start), int(row.body_start)))
    return found


def _parses(fragments: Iterable[Fragment]) -> dict[Fragment, Doc]:
    """The parse of each distinct fragment."""
    distinct = list(dict.fromkeys(fragments))
    parsed = language.parse([fragment.sentence for fragment in distinct])
    return {fragment: fragment.doc(doc) for fragment, doc in zip(distinct, parsed, strict=True)}


def _row(section: Any, number: int, phrase: Phrase) -> dict[str, Any]:
    return {
        "doc_id": section.doc_id,
        "phrase_no": number,
        "section_no": section.section_no,
        "class_id": section.class_id,
        "class_nos": section.class_nos,
        "kind": phrase.kind,
        "text": phrase.text,
        "start": phrase.start,
        "end": phrase.end,
        "verbatim": phrase.verbatim,
        "level": phrase.level,
        "confidence": phrase.confidence,
        "canonical": phrase.canonical,
        "examples": list(phrase.examples),
    }


def _models(_: ExtractSettings) -> Mapping[str, str]:
    return language.digest()


STAGE = Stage(
    "extract",
    4,
    (
        Input(DOCUMENTS),
        Input(CLASSES),
        Input(SECTIONS),
        Input(ENTRIES, columns=("doc_id", "kind", "start", "body_start")),
    ),
    PHRASES,
    ("spec", "resume"),
    ExtractSettings,
    extract,
    _models,
)
