"""documents, classes → sections: the labelled sections of each document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.resumes.sections import find_resume_sections
from pipeline.sections.line_model import digest
from pipeline.sections.structure import Section, find_sections
from pipeline.stage import Frames, Input, Stage
from pipeline.tables import CLASSES, DOCUMENTS, SECTIONS


@dataclass(frozen=True)
class SegmentSettings:
    """Nothing to set."""


def segment(frames: Frames, settings: SegmentSettings) -> pd.DataFrame:
    """One row a section, in document order; every non-blank line of a readable document is in exactly one."""
    documents, classes = frames["documents"], frames["classes"]
    by_document: dict[str, list[dict[str, Any]]] = {}
    for row in classes.sort_values("class_no", kind="stable").to_dict("records"):
        by_document.setdefault(row["doc_id"], []).append(row)
    rows: list[dict[str, Any]] = []
    readable: list[dict[str, Any]] = documents[documents["status"] == "ok"].to_dict("records")
    for document in readable:
        found = by_document.get(document["doc_id"], [])
        titles = [named["title"] if isinstance(named["title"], str) else None for named in found]
        ids = [named["class_id"] for named in found]
        rows += [_row(document, number, section, ids) for number, section in enumerate(_sections(document, titles), 1)]
    return pd.DataFrame(rows, columns=SECTIONS.names)


def _sections(document: Mapping[str, Any], titles: list[str | None]) -> list[Section]:
    layout = document["layout"] if document["layout"] is not None else ()
    if document["kind"] == "resume":
        return find_resume_sections(document["text"], layout)
    return find_sections(document["text"], titles, layout)


def _row(document: Mapping[str, Any], number: int, section: Section, ids: list[str]) -> dict[str, Any]:
    return {
        "doc_id": document["doc_id"],
        "section_no": number,
        "class_id": ids[section.class_nos[0] - 1] if section.class_nos else None,
        "class_nos": list(section.class_nos),
        "label": section.label,
        "heading": section.heading,
        "subheading": section.subheading,
        "start": section.start,
        "end": section.end,
        "body_start": section.body_start,
        "text": document["text"][section.start : section.end],
        "confidence": section.confidence,
    }


STAGE = Stage(
    "segment",
    4,
    (Input(DOCUMENTS), Input(CLASSES)),
    SECTIONS,
    ("spec", "resume"),
    SegmentSettings,
    segment,
    models=lambda _: digest(),
)
