"""candidates, documents → copies: passages of a resume that are copied from the specification it is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.matching.copies import Copying, Passage, Source, copying
from pipeline.matching.items import COMPETENCIES, PURPOSE, QUALIFICATIONS, RESPONSIBILITIES
from pipeline.parts import RESUME, SPEC
from pipeline.stage import Frames, Input, Reach, Stage
from pipeline.tables import CANDIDATES, COPIES, DOCUMENTS, PROFILES, SECTIONS

_COMPARED = (PURPOSE, RESPONSIBILITIES, COMPETENCIES, QUALIFICATIONS)


@dataclass(frozen=True)
class CollateSettings:
    """Nothing to set."""


def collate(frames: Frames, settings: CollateSettings) -> pd.DataFrame:
    """One row a copied passage of each pair, in the order of the resume."""
    sources = _sources(frames)
    documents = dict(zip(frames["all_profiles"]["owner_id"], frames["all_profiles"]["doc_id"], strict=True))
    resumes = _resumes(frames)
    rows: list[dict[str, Any]] = []
    for pair in frames["candidates"].itertuples():
        source = sources.get(documents.get(pair.candidate_id, ""))
        if source is None or pair.query_id not in resumes:
            continue
        text, copying_text = resumes[pair.query_id]
        for number, copy in enumerate(source.copies(copying_text), 1):
            rows.append(
                {
                    "query_id": pair.query_id,
                    "candidate_id": pair.candidate_id,
                    "copy_no": number,
                    "kind": copy.kind,
                    "text": " ".join(text[copy.start : copy.end].split()),
                    "start": copy.start,
                    "end": copy.end,
                    "candidate_start": copy.source_start,
                    "candidate_end": copy.source_end,
                }
            )
    return pd.DataFrame(rows, columns=COPIES.names)


def _sources(frames: Frames) -> Mapping[str, Source]:
    """What can be copied from each specification that is a candidate here: its text, and its phrases made whole."""
    wanted = set(frames["candidates"]["candidate_id"])
    items = frames["all_profiles"]
    asked = items[items["owner_id"].isin(wanted) & items["dimension"].isin(_COMPARED)]
    phrases = {doc: list(_passages(rows)) for doc, rows in asked.groupby("doc_id")}
    sections = frames["all_sections"]
    told = sections[sections["doc_id"].isin(phrases)]
    passages = {doc: list(_passages(rows)) for doc, rows in told.groupby("doc_id")}
    return {doc: Source([*passages.get(doc, []), *found]) for doc, found in phrases.items()}


def _resumes(frames: Frames) -> Mapping[str, tuple[str, Copying]]:
    deeds = frames["profiles"][frames["profiles"]["dimension"] == RESPONSIBILITIES]
    phrases = {doc: list(_passages(rows)) for doc, rows in deeds.groupby("doc_id")}
    words = zip(frames["documents"]["doc_id"], frames["documents"]["text"], strict=True)
    return {doc: (text, copying(text, phrases.get(doc, []))) for doc, text in words if isinstance(text, str)}


def _passages(rows: pd.DataFrame) -> Iterator[Passage]:
    for row in rows.dropna(subset="start").itertuples():
        yield Passage(row.text, int(row.start), int(row.end))


STAGE = Stage(
    "collate",
    1,
    (
        Input(CANDIDATES),
        Input(DOCUMENTS, columns=("doc_id", "text")),
        Input(PROFILES),
        Input(PROFILES, Reach.ALL, kinds=(SPEC,), columns=("owner_id", "doc_id", "dimension", "text", "start", "end")),
        Input(SECTIONS, Reach.ALL, kinds=(SPEC,), columns=("doc_id", "start", "end", "text")),
    ),
    COPIES,
    (RESUME,),
    CollateSettings,
    collate,
)
