"""documents, sections → entries: what a resume states, post by post, degree by degree, with dates that add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.errors import UsageError
from pipeline.parts import RESUME
from pipeline.resumes.dates import stays
from pipeline.resumes.entry import EXPERIENCE, Entry
from pipeline.resumes.facts import find_entries
from pipeline.resumes.timeline import latest_month, months_of
from pipeline.settings import setting
from pipeline.stage import Frames, Input, Stage
from pipeline.tables import DOCUMENTS, ENTRIES, SECTIONS


@dataclass(frozen=True)
class ChronicleSettings:
    """How time is counted."""

    as_of: str = setting(
        "",
        "month that `present` stands for, YYYY-MM; empty: the latest month each resume itself states, never the clock",
    )

    def __post_init__(self) -> None:
        if self.as_of and not re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", self.as_of):
            raise UsageError(f'as_of = "{self.as_of}" is no month', "[chronicle]", 'write it as "2024-05", or ""')


def chronicle(frames: Frames, settings: ChronicleSettings) -> pd.DataFrame:
    """One row an entry, in the order of each resume, with character offsets into `documents.text`."""
    sections = dict(iter(frames[SECTIONS.name].groupby("doc_id", sort=False)))
    rows: list[dict[str, Any]] = []
    readable: list[dict[str, Any]] = frames[DOCUMENTS.name].query("status == 'ok'").to_dict("records")
    for document in readable:
        if document["doc_id"] in sections:
            parts = list(sections[document["doc_id"]].sort_values("section_no").itertuples())
            rows += _rows(document, parts, settings.as_of)
    return pd.DataFrame(rows, columns=ENTRIES.names)


def _rows(document: Mapping[str, Any], sections: Sequence[Any], as_of: str) -> Iterator[dict[str, Any]]:
    layout = [] if document["layout"] is None else list(document["layout"])
    found = find_entries(document["text"], sections, layout)
    counted_to = as_of or latest_month(document["text"], stays(document["text"]), found)
    for number, entry in enumerate(found, 1):
        yield _row(document, number, entry, sections, counted_to)


def _row(
    document: Mapping[str, Any], number: int, entry: Entry, sections: Sequence[Any], as_of: str | None
) -> dict[str, Any]:
    dated = entry.kind == EXPERIENCE and as_of is not None
    months = months_of(entry.began, entry.ended, entry.current, as_of) if dated and as_of else None
    return {
        "doc_id": document["doc_id"],
        "entry_no": number,
        "section_no": next(part.section_no for part in reversed(sections) if part.start <= entry.start),
        "kind": entry.kind,
        "title": entry.title,
        "organisation": entry.organisation,
        "began": entry.began,
        "ended": entry.ended,
        "current": entry.current,
        "months": None if months is None else months[1] - months[0],
        "as_of": as_of,
        "level": entry.level,
        "fields": list(entry.fields),
        "completed": entry.completed,
        "text": " ".join(document["text"][entry.start : entry.body_start].split()),
        "start": entry.start,
        "body_start": entry.body_start,
        "end": entry.end,
        "confidence": entry.confidence,
    }


STAGE = Stage("chronicle", 1, (Input(DOCUMENTS), Input(SECTIONS)), ENTRIES, (RESUME,), ChronicleSettings, chronicle)
