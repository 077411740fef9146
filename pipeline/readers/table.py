"""Table files, one row a document: `.csv`, `.jsonl` and `.parquet`."""

from __future__ import annotations

import csv
import functools
import hashlib
import html
import io
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from pipeline.readers import html as html_reader
from pipeline.readers.characters import decode, normalise
from pipeline.readers.reading import UnreadableError
from pipeline.readers.settings import TableColumns

ENDINGS = frozenset({".csv", ".jsonl", ".parquet"})

# Usual names of columns, best first, compared without case, spaces and underscores.
_USUAL = {
    "id": ("docid", "id", "posting", "postingid", "jobid", "specid", "requisition", "jobnumber"),
    "text": ("text", "fulltext", "jobtext", "description", "jobdescription", "classspecification", "body", "content"),
    "title": ("title", "jobtitle", "classtitle", "positiontitle", "classification", "position"),
    "employer": ("employer", "agency", "organization", "organisation", "jurisdiction", "company", "department"),
    "code": ("classcode", "code", "jobcode", "classificationcode", "titlecode"),
}
_MAX_UNPACKED = 1 << 30  # bytes a Parquet file may unpack to
_MARKUP = re.compile(r"</(?:p|li|div|ul|h[1-6]|td)>|<br ?/?>", re.IGNORECASE)
_SEPARATORS = ",\t;|"


@dataclass(frozen=True)
class Row:
    """One row of a table file, as a document.

    Attributes:
        number: from 0, in the order of the file.
        id: value of the id column; empty without one.
        text: the document; other values are empty where the table has none.
        problem: why the row cannot be used; empty when it can.

    """

    number: int
    id: str = ""
    text: str = ""
    title: str = ""
    employer: str = ""
    code: str = ""
    problem: str = ""

    @property
    def sha256(self) -> str:
        """Digest of the row's values; where it stands in the file is no part of it."""
        values = (self.id, self.text, self.title, self.employer, self.code, self.problem)
        return hashlib.sha256("\x1f".join(values).encode("utf-8", "replace")).hexdigest()


def columns_for(path: str, mappings: Sequence[TableColumns]) -> TableColumns:
    """First mapping that applies to the file `path`, or one without names: they are recognised."""
    return next((mapping for mapping in mappings if fnmatch(path, mapping.path)), TableColumns())


def rows(file: Path, columns: TableColumns, max_bytes: int) -> tuple[Row, ...]:
    """Every row of the table in `file`.

    Raises:
        UnreadableError: the file is no such table, is too large, or has no column for the text.
        OSError: it cannot be opened.

    """
    stat = os.stat(file)
    if stat.st_size > max_bytes:
        raise too_large(stat.st_size, max_bytes)
    try:
        return _rows(file, columns, stat.st_size, stat.st_mtime_ns)
    except (ValueError, csv.Error) as error:
        raise UnreadableError("unreadable", f"damaged: {str(error).splitlines()[0]}") from error


def too_large(size: int, max_bytes: int) -> UnreadableError:
    """Say what is wrong with a file above the limit."""
    limit = max_bytes // 2**20
    return UnreadableError(
        "too_large",
        f"{size / 2**20:.0f} MB, above the limit of {limit} MB: split it, or raise max_megabytes in [ingest]",
    )


@functools.lru_cache(maxsize=2)
def _rows(file: Path, columns: TableColumns, size: int, changed: int) -> tuple[Row, ...]:
    """Rows, kept for the next part of the documents, since each part holds a share of the same file's rows."""
    read = {".csv": _csv_records, ".jsonl": _json_records, ".parquet": _parquet_records}[file.suffix.lower()]
    names, records = read(file)
    chosen = {field: _column(field, getattr(columns, field), names) for field in _USUAL}
    if chosen["text"] is None:
        raise UnreadableError(
            "unreadable",
            f"no column holds the text of the documents (columns: {', '.join(names[:12]) or 'none'}): "
            "name it in [[ingest.tables]]",
        )
    return tuple(_row(number, record, chosen) for number, record in enumerate(records))


def _column(field: str, wanted: str, names: Sequence[str]) -> str | None:
    """Column for `field`: the one the settings name, else one of the usual names."""
    if wanted:
        if wanted not in names:
            raise UnreadableError("unreadable", f'no column "{wanted}" (columns: {", ".join(names[:12])})')
        return wanted
    plain = {"".join(c for c in name.lower() if c.isalnum()): name for name in reversed(names)}
    return next((plain[usual] for usual in _USUAL[field] if usual in plain), None)


def _row(number: int, record: Mapping[str, Any] | str, chosen: Mapping[str, str | None]) -> Row:
    if isinstance(record, str):
        return Row(number, problem=record)
    values = {field: _value(record.get(column)) if column else "" for field, column in chosen.items()}
    short = {field: " ".join(clean(value).split()) for field, value in values.items() if field != "text"}
    return Row(number, text=values["text"], **short)


def clean(text: str) -> str:
    """A cell's text as a reader would give it: mark-up read, characters normalised."""
    if _MARKUP.search(text):
        return html_reader.read(text.encode()).text
    return normalise(html.unescape(text))


def _value(value: Any) -> str:
    if value is None or value != value:  # a float that is not a number
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, str) else str(value)


def _csv_records(file: Path) -> tuple[list[str], Iterator[Mapping[str, Any] | str]]:
    text = decode(file.read_bytes()).text
    header = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=header.count)
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    names = [name.strip() for name in next(reader, [])]
    return names, (dict(zip(names, values, strict=False)) for values in reader if values)


def _json_records(file: Path) -> tuple[list[str], Iterator[Mapping[str, Any] | str]]:
    records: list[Mapping[str, Any] | str] = []
    names: dict[str, None] = {}
    for number, line in enumerate(decode(file.read_bytes()).text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict):
            names.update(dict.fromkeys(record))
            records.append(record)
        else:
            records.append(f"line {number} is not a JSON object: correct it")
    return list(names), iter(records)


def _parquet_records(file: Path) -> tuple[list[str], Iterator[Mapping[str, Any] | str]]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(file)
        groups = range(table.metadata.num_row_groups)
        size = sum(table.metadata.row_group(group).total_byte_size for group in groups)
        if size > _MAX_UNPACKED:
            raise too_large(size, _MAX_UNPACKED)
        frame = table.read()
    except (pa.ArrowException, OSError) as error:
        raise UnreadableError("unreadable", f"not a Parquet file: {str(error).splitlines()[0]}") from error
    return list(frame.column_names), iter(frame.to_pylist())
