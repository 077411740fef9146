"""The store: the only code that touches Parquet.

An artifact is one part of one table. Its footer holds its passport: the fingerprint and what went into it, so that
the file is its own proof. It is written beside its place, synced, then renamed over; a kill at any instant leaves
either the old artifact or the new one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import RolematchError
from pipeline.tables import Table

_FOOTER = b"rolematch"


@dataclass(frozen=True)
class Fault:
    """A document that a stage could not take, with what went wrong; the other documents are not touched by it."""

    doc_id: str
    error: str


@dataclass(frozen=True)
class Passport:
    """What an artifact is made of; kept in its Parquet footer.

    Attributes:
        fingerprint: SHA-256 over all the rest but the faults.
        stage: name and version of the stage.
        schema: digest of the table's schema.
        settings: digest of the stage's settings.
        models: digests of the models used, by name.
        inputs: digest of the fingerprints of the input artifacts, by table name.
        faults: documents the stage could not take.
    """

    fingerprint: str
    stage: str
    schema: str
    settings: str
    models: dict[str, str]
    inputs: dict[str, str]
    faults: tuple[Fault, ...] = field(default=())

    def to_json(self) -> str:
        """The passport as one line of JSON with sorted keys."""
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Passport:
        """The passport that `to_json` wrote."""
        values = json.loads(text)
        values["faults"] = tuple(Fault(**fault) for fault in values.get("faults", ()))
        return cls(**values)


@dataclass(frozen=True)
class Artifact:
    """One part of one table, by the fingerprint it must have."""

    table: Table
    part: str
    fingerprint: str


@dataclass(frozen=True)
class Store:
    """Artifacts under one folder, `<root>/<table>/<part>.parquet`."""

    root: Path

    def path(self, table: Table, part: str) -> Path:
        """Where that artifact is, or would be."""
        return self.root / table.name / f"{part}.parquet"

    def passport(self, table: Table, part: str) -> Passport | None:
        """The passport of an artifact; None where there is no artifact or none that can be read."""
        try:
            footer = pq.read_metadata(self.path(table, part)).metadata or {}
            return Passport.from_json(footer[_FOOTER].decode())
        except (OSError, pa.ArrowInvalid, KeyError, ValueError, TypeError):
            return None

    def read(self, artifact: Artifact, columns: Sequence[str] = ()) -> pa.Table:
        """The artifact's rows, all columns or those named.

        Raises:
            RolematchError: it is missing, or it is not the one that was planned.
        """
        path = self.path(artifact.table, artifact.part)
        found = self.passport(artifact.table, artifact.part)
        if found is None or found.fingerprint != artifact.fingerprint:
            raise RolematchError("an artifact is not the one that was planned", str(path), "run again")
        return pq.read_table(path, columns=list(columns) or artifact.table.names, partitioning=None)

    def write(self, table: Table, part: str, frame: pd.DataFrame, passport: Passport) -> int:
        """Writes one artifact whole or not at all; gives the number of rows."""
        rows = to_arrow(table, frame)
        footer = {_FOOTER: passport.to_json().encode()}
        path = self.path(table, part)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        with beside.open("wb") as sink:
            pq.write_table(rows.replace_schema_metadata(footer), sink, compression="zstd")
            sink.flush()
            os.fsync(sink.fileno())
        beside.replace(path)
        _sync_folder(path.parent)
        return int(rows.num_rows)

    def prune(self, table: Table, parts: Iterable[str]) -> list[Path]:
        """Removes what no longer belongs to the table: parts without documents and leftovers of killed runs."""
        wanted = {f"{part}.parquet" for part in parts}
        gone = [path for path in sorted((self.root / table.name).glob("*")) if path.name not in wanted]
        for path in gone:
            path.unlink()
        return gone


def to_arrow(table: Table, frame: pd.DataFrame) -> pa.Table:
    """The frame as an Arrow table of exactly the table's columns and types, rows in key order.

    Raises:
        RolematchError: a column is missing, of another type, or the key has nulls or repeats.
    """
    missing = [name for name in table.names if name not in frame.columns]
    if missing:
        raise RolematchError(f"columns missing: {', '.join(missing)}", table.name, "this is a fault of the stage")
    key = list(table.key)
    ordered = frame[table.names].sort_values(key, kind="stable") if len(frame) else frame[table.names]
    if len(ordered) and (ordered[key].isna().any().any() or ordered.duplicated(key).any()):
        raise RolematchError(f"key {key} has nulls or repeats", table.name, "this is a fault of the stage")
    try:
        return pa.Table.from_pandas(ordered, schema=_schema(table, ordered), preserve_index=False)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise RolematchError(str(error), table.name, "this is a fault of the stage") from error


def _schema(table: Table, frame: pd.DataFrame) -> pa.Schema:
    """The table's schema, vectors as wide as the encoder in use makes them."""
    schema = table.schema
    for place, column in enumerate(schema):
        found = frame[column.name].dtype
        if pa.types.is_fixed_size_list(column.type) and isinstance(found, pd.ArrowDtype):
            schema = schema.set(place, pa.field(column.name, found.pyarrow_dtype))
    return schema


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
