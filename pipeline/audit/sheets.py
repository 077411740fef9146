"""Tables that an auditor is handed: CSV of any separator and encoding, Parquet, or a folder of the latter."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipeline.errors import RolematchError, UsageError
from pipeline.parts import digest
from pipeline.readers.characters import decode

_SEPARATORS = ",\t;|"
_ENDINGS = (".csv", ".tsv", ".txt")


@dataclass(frozen=True)
class SetAside:
    """A row that is not counted, with the reason.

    Attributes:
        place: file and line, or file and row.
        id: whose row it is; empty where that is not known.
        problem: what is wrong.
        remedy: what to do about it.
    """

    place: str
    id: str
    problem: str
    remedy: str


@dataclass(frozen=True)
class Row:
    """One row: its place, and the cells that were asked for, as text without blanks around it; empty: nothing there."""

    place: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One table as it lies on disk.

    Attributes:
        name: of the file or folder.
        columns: names in order.
        sha256: digest of the bytes; of a folder, of the digests of its files.
        set_aside: lines that do not fit the header.
        table: the values.
        places: of each row.
    """

    name: str
    columns: tuple[str, ...]
    sha256: str
    set_aside: tuple[SetAside, ...]
    table: pa.Table
    places: Sequence[str]

    def rows(self, columns: Sequence[str]) -> Iterator[Row]:
        """The rows, with the cells of these columns, in the order of the file."""
        cells = [map(_text, self.table.column(name).to_pylist()) for name in columns]
        return (Row(place, tuple(one)) for place, one in zip(self.places, zip(*cells, strict=True), strict=True))


def read(path: Path) -> Sheet:
    """The table at `path`.

    Raises:
        UsageError: there is nothing at `path`, or no table of a kind that is read.
        RolematchError: the file is damaged or has no rows.
    """
    if not path.exists():
        raise UsageError("no such file", str(path), "check the path")
    if path.is_dir() or path.suffix.lower() == ".parquet":
        sheet = _parquet(path)
    elif path.suffix.lower() in _ENDINGS:
        sheet = _csv(path)
    else:
        raise UsageError("not a table that is read", str(path), "save it as .csv or .parquet")
    if not len(sheet.table):
        why = f": {sheet.set_aside[0].problem}" if sheet.set_aside else ""
        raise RolematchError(f"no rows{why}", str(path), "give a table with a header and one row a person")
    return sheet


def _parquet(path: Path) -> Sheet:
    files = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    if not files:
        raise UsageError("no Parquet files in the folder", str(path), "give a folder such as data/processed/matches")
    from pyarrow import parquet

    try:
        tables = [parquet.read_table(file, partitioning=None) for file in files]
        table = pa.concat_tables(tables, promote_options="permissive")
    except (pa.ArrowException, OSError) as error:
        raise RolematchError("not a Parquet table", str(path), str(error).splitlines()[0]) from error
    places = [f"{file.name}, row {n}" for file, one in zip(files, tables, strict=True) for n in range(1, len(one) + 1)]
    sha256 = _sha256(files[0]) if path.is_file() else digest(map(_sha256, files))
    return Sheet(path.name, tuple(table.column_names), sha256, (), table, places)


def _csv(path: Path) -> Sheet:
    text = decode(path.read_bytes()).text
    separator = max(_SEPARATORS, key=text.split("\n", 1)[0].count)
    # Strict: a quote that is never closed would swallow the rows after it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    places: list[str] = []
    set_aside: list[SetAside] = []
    try:
        names = [name.strip() for name in next(reader, [])]
        for cells in reader:
            place = f"{path.name}, line {reader.line_num}"
            if len(cells) > len(names) and any(cells[len(names) :]):
                problem = f"{len(cells)} cells under a header of {len(names)}"
                set_aside.append(SetAside(place, "", problem, f'put cells with a "{separator}" in quotes'))
            elif any(cell.strip() for cell in cells):
                rows.append([*cells, *[""] * len(names)][: len(names)])
                places.append(place)
    except csv.Error as error:
        place = f"{path}, line {reader.line_num}"
        raise RolematchError(
            f"not a CSV table: {error}", place, "mend the quotes there, or save it as CSV again"
        ) from error
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    table = pa.Table.from_arrays(columns, names) if rows else pa.table({})
    return Sheet(path.name, tuple(names), _sha256(path), tuple(set_aside), table, places)


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _text(value: object) -> str:
    if value is None or value != value:  # a float that is not a number
        return ""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value).strip()
