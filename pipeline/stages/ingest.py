"""Bytes to text: every file and table row becomes one document, readable or not."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.privacy.draft import moved_layout
from pipeline.privacy.masking import masked
from pipeline.privacy.words import digests as privacy_models
from pipeline.readers import table
from pipeline.readers.formats import format_of
from pipeline.readers.quality import fault
from pipeline.readers.reading import Reading, UnreadableError
from pipeline.readers.settings import EmployerName, IngestSettings, TableColumns
from pipeline.readers.subject import digest
from pipeline.stage import Frames, Input, Stage
from pipeline.tables import DOCUMENTS, SOURCES
from pipeline.titles import Heading, heading

__all__ = ["STAGE", "EmployerName", "IngestSettings", "TableColumns", "ingest"]

_CHANGED = "changed while it was being read: run again"


def ingest(frames: Frames, settings: IngestSettings) -> pd.DataFrame:
    """One row a source, in its order; a source that cannot be read has its reason and an empty text."""
    sources = frames["sources"]
    sources = sources.astype(object).where(sources.notna(), None)
    records: list[dict[str, Any]] = sources.to_dict("records")
    documents = [_document(source, settings) for source in records]
    return pd.DataFrame(documents, columns=DOCUMENTS.names)


def _document(source: dict[str, Any], settings: IngestSettings) -> dict[str, Any]:
    document: dict[str, Any] = dict.fromkeys(DOCUMENTS.names)
    document |= {key: source[key] for key in ("doc_id", "kind", "employer", "sha256")}
    document |= {"text": "", "layout": [], "redactions": [], "status": "ok"}
    try:
        if source["row"] is None:
            _read_file(document, source, settings)
        else:
            _read_row(document, source, settings)
    except UnreadableError as error:
        document |= {"status": error.status, "reason": error.reason}
    except OSError as error:
        document |= {"status": "unreadable", "reason": f"cannot be opened: {error.strerror or error}"}
    except Exception as error:  # a library's own fault with one document must not cost the others
        logging.getLogger(__name__).debug("%s", source["doc_id"], exc_info=True)
        reason = f"damaged: the reader failed with {type(error).__name__} ({str(error)[:120]})"
        document |= {"status": "unreadable", "reason": reason}
    if document["status"] == "ok":
        _judge(document, source, settings)
    return document


def _read_file(document: dict[str, Any], source: dict[str, Any], settings: IngestSettings) -> None:
    path = Path(source["location"])
    limit = settings.max_megabytes * 2**20
    if path.suffix.lower() in table.ENDINGS:  # listed as a file of its own only when its rows could not be read
        document["format"] = "table"
        table.rows(path, table.columns_for(source["path"], settings.tables), limit)
        raise UnreadableError("empty", "the table has no rows")
    size = path.stat().st_size
    if size > limit:
        raise table.too_large(size, limit)
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != source["sha256"]:
        raise UnreadableError("unreadable", _CHANGED)
    found = format_of(data, path.name)
    document["format"] = found.name
    reading = found.read(data)
    _take(document, reading)
    if document["kind"] == "spec":
        _name(document, heading(reading), title=None, code=None)


def _read_row(document: dict[str, Any], source: dict[str, Any], settings: IngestSettings) -> None:
    document["format"] = "table"
    columns = table.columns_for(source["path"], settings.tables)
    rows = table.rows(Path(source["location"]), columns, settings.max_megabytes * 2**20)
    number = int(source["row"])
    if number >= len(rows) or rows[number].sha256 != source["sha256"]:
        raise UnreadableError("unreadable", _CHANGED)
    row = rows[number]
    if row.problem:
        raise UnreadableError("unreadable", row.problem)
    reading = Reading(table.clean(row.text))
    _take(document, reading)
    if document["kind"] == "spec":
        _name(document, heading(reading), title=row.title or None, code=row.code or None)


def _take(document: dict[str, Any], reading: Reading) -> None:
    """The text as read; of a resume without personal data, which no table is to hold."""
    layout = [dict(vars(mark)) for mark in reading.layout]
    document |= {"text": reading.text, "layout": layout, "encoding": reading.encoding}
    if document["kind"] == "resume":
        found = masked(reading.text)
        document |= {
            "text": found.text,
            "layout": moved_layout(found, layout),
            "redactions": [{"start": r.start, "end": r.end, "kind": r.kind} for r in found.redactions],
        }


def _name(document: dict[str, Any], found: Heading, title: str | None, code: str | None) -> None:
    """Title, class code and employer: a table's column wins over the text, a folder over the text's employer."""
    document["title"] = title or found.title
    document["class_code"] = code or found.class_code
    document["employer"] = document["employer"] or found.employer


def _judge(document: dict[str, Any], source: dict[str, Any], settings: IngestSettings) -> None:
    """Say what keeps a document that was read from being used."""
    if source["duplicate_of"]:
        document |= {"status": "duplicate", "reason": f"same text as {source['duplicate_of']}"}
    elif not document["text"].strip():
        document |= {"status": "empty", "reason": "the file holds no text"}
    elif found := fault(document["text"], settings.min_words, document["kind"]):
        document |= {"status": found.status, "reason": found.reason}


STAGE = Stage(
    "ingest",
    4,
    (Input(SOURCES),),
    DOCUMENTS,
    ("spec", "resume"),
    IngestSettings,
    ingest,
    models=lambda _: {**digest(), **privacy_models()},
)
