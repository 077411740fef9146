"""What lies in the raw folder: every file, and every row of a table file, as one source with its digest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from pipeline.errors import UsageError
from pipeline.readers import table
from pipeline.readers.reading import UnreadableError
from pipeline.readers.settings import IngestSettings
from pipeline.tables import SOURCES

_KINDS = {"specs": "spec", "resumes": "resume"}
_PASSED_OVER = ("~$", ".", "Thumbs.db", "desktop.ini")
_UNFINISHED = (".tmp", ".part", ".crdownload", ".swp", ".lock", "~")


@dataclass(frozen=True)
class _Source:
    doc_id: str
    kind: str
    employer: str | None
    path: str
    location: str
    row: int | None
    duplicate_of: str | None
    sha256: str


def list_sources(raw: Path, settings: IngestSettings) -> pd.DataFrame:
    """One row a document in `raw`, sorted by `doc_id`, with the columns of `tables.SOURCES`.

    Where `raw` holds a folder `specs` or `resumes`, only those are read and the folder below names the employer of a
    specification; otherwise all of `raw` holds specifications and its own folders name their employers. Hidden,
    temporary and lock files are passed over. A file or table that cannot be read is a source all the same.

    Raises:
        UsageError: there is no such folder.

    """
    if not raw.is_dir():
        raise UsageError(
            "no such folder", str(raw), "name the folder with --raw or in [project], or run `rolematch init`"
        )
    names = {entry.folder: entry.name for entry in settings.employers}
    roots = {raw / name: kind for name, kind in _KINDS.items() if (raw / name).is_dir()} or {raw: "spec"}
    found: list[_Source] = []
    for root, kind in roots.items():
        above = root.relative_to(raw).parts
        for file in files_below(root):
            steps = (*above, *file.parts[len(root.parts) :])
            folder = _name(steps[len(above)]) if len(steps) > len(above) + 1 and kind == "spec" else None
            employer = names.get(folder, _named(folder)) if folder else None
            path = _name("/".join(steps))
            found += _sources(_Source(path, kind, employer, path, str(file), None, None, ""), file, settings)
    frame = pd.DataFrame([vars(source) for source in found], columns=SOURCES.names)
    frame["doc_id"] = _distinct(list(frame["doc_id"]))
    frame = frame.astype({"row": "Int32"}).sort_values("doc_id", ignore_index=True)
    return frame.astype(object).where(frame.notna(), None).astype({"row": "Int32"})


def _named(folder: str) -> str:
    """A folder's name as a person writes it: `los-angeles` is Los Angeles."""
    return folder.replace("-", " ").replace("_", " ").title() if folder.islower() else folder


def files_below(root: Path) -> Iterator[Path]:
    """Regular files below `root` in a fixed order, without hidden and unfinished ones; linked folders are left out."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(_PASSED_OVER) and not name.endswith(_UNFINISHED):
                path = Path(folder, name)
                if path.is_file():
                    yield path


def _name(path: str) -> str:
    """Path as part of a doc_id: valid UTF-8, and without the # that marks a class within a document."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("#", "%23")


def _sources(file_source: _Source, file: Path, settings: IngestSettings) -> list[_Source]:
    """File as one source, or one source for each row of a table."""
    if file.suffix.lower() in table.ENDINGS:
        try:
            rows = table.rows(
                file, table.columns_for(file_source.path, settings.tables), settings.max_megabytes * 2**20
            )
        except (UnreadableError, OSError):
            rows = ()
        if rows:
            return _row_sources(file_source, rows)
    return [replace(file_source, sha256=_digest(file))]


def _row_sources(file_source: _Source, rows: tuple[table.Row, ...]) -> list[_Source]:
    width = len(str(len(rows) - 1))
    ids = [_name(row.id.strip("/")) or format(row.number, f"0{width}") for row in rows]
    first: dict[str, str] = {}  # doc_id of the first row with a text
    sources = []
    for row, row_id in zip(rows, _distinct(ids), strict=True):
        doc_id = f"{file_source.path}/{row_id}"
        text = " ".join(row.text.split())
        duplicate_of = first.get(text) if text else None
        employer = row.employer or file_source.employer
        sources.append(
            replace(
                file_source,
                doc_id=doc_id,
                employer=employer,
                row=row.number,
                duplicate_of=duplicate_of,
                sha256=row.sha256,
            )
        )
        first.setdefault(text, doc_id)
    return sources


def _distinct(names: list[str]) -> list[str]:
    """Names, `~2`, `~3` … added to one that comes again."""
    taken = set(names)
    seen: set[str] = set()
    distinct = []
    for name in names:
        chosen, count = name, 1
        while chosen in seen or (count > 1 and chosen in taken):
            count += 1
            chosen = f"{name}~{count}"
        seen.add(chosen)
        distinct.append(chosen)
    return distinct


def _digest(file: Path) -> str:
    """SHA-256 of the file's bytes; of nothing, when it cannot be opened."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return hashlib.sha256().hexdigest()
