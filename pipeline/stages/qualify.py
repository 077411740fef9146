"""Reads the minimum qualifications of each class into an AND/OR tree."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from pipeline.qualifications.layout import CONTINUES
from pipeline.qualifications.requirements import Section, requirements_of
from pipeline.qualifications.tree import to_json
from pipeline.stage import Frames, Input, Stage
from pipeline.tables import CLASSES, DOCUMENTS, REQUIREMENTS, SECTIONS


@dataclass(frozen=True)
class QualifySettings:
    """Nothing to set: the language of qualifications is the same everywhere."""


def qualify(frames: Frames, settings: QualifySettings) -> pd.DataFrame:
    """One row a class: its tree, its desirable qualifications, and where they were read; null where none is stated."""
    documents = frames[DOCUMENTS.name]
    readable = documents[(documents["status"] == "ok") & (documents["kind"] == "spec")]
    texts = dict(zip(readable["doc_id"], readable["text"], strict=True))
    sections = {doc_id: rows.sort_values("section_no") for doc_id, rows in frames[SECTIONS.name].groupby("doc_id")}
    rows = []
    for described in frames[CLASSES.name].to_dict("records"):
        doc_id = described["doc_id"]
        if doc_id not in texts:
            continue
        own = sections_of(sections.get(doc_id), int(described["class_no"]))
        found = requirements_of(texts[doc_id], own)
        rows.append(
            {
                "class_id": described["class_id"],
                "doc_id": doc_id,
                "class_title": described["title"],
                "tree": to_json(found.tree),
                "preferred": to_json(found.preferred),
                "start": found.start,
                "end": found.end,
            }
        )
    return pd.DataFrame(rows, columns=REQUIREMENTS.names)


def sections_of(rows: pd.DataFrame | None, class_no: int) -> list[Section]:
    """The sections that concern a class: its own and those common to all, without their sub-headings."""
    found: list[Section] = []
    named: Sequence[int] = ()
    for row in [] if rows is None else rows.to_dict("records"):
        continues = row["label"] == "qualifications" and _continues(row)
        named = named if continues else class_numbers(row["class_nos"])
        if named and class_no not in named:
            continue
        if continues and found and found[-1].label == "qualifications":
            found[-1] = replace(found[-1], end=int(row["end"]))
        else:
            found.append(_section(row, continues))
    return found


def _continues(row: Mapping[Hashable, Any]) -> bool:
    """Whether a section is a part of the one before it that its heading set apart ("Or II", "Experience:")."""
    heading = row["subheading"] if isinstance(row["subheading"], str) and row["subheading"] else row["heading"]
    return isinstance(heading, str) and CONTINUES.fullmatch(heading) is not None


def class_numbers(listed: Iterable[int] | float | None) -> list[int]:
    """The numbers of a list column, which reads as null or as an array; none means all classes."""
    return [] if listed is None or isinstance(listed, float) else [int(number) for number in listed]


def _section(row: Mapping[Hashable, Any], with_heading: bool) -> Section:
    start = int(row["start"] if with_heading else row["body_start"])
    heading = row["heading"] if isinstance(row["heading"], str) else ""
    if isinstance(row["subheading"], str) and row["subheading"]:
        body = row["text"][start - int(row["start"]) :]
        opening = len(body) - len(body.lstrip())
        if body[opening:].startswith(row["subheading"]):
            start += opening + len(row["subheading"])
    return Section(str(row["label"]), heading, start, int(row["end"]))


STAGE = Stage(
    "qualify", 1, (Input(DOCUMENTS), Input(CLASSES), Input(SECTIONS)), REQUIREMENTS, ("spec",), QualifySettings, qualify
)
