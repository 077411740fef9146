"""A folder of gold annotations: its documents, and what is right of each.

    docs/                  annotated documents as plain text
    sections.jsonl         {"doc", "sections": [{"first_line", "last_line", "label", "heading"}]}
    phrases.jsonl          {"doc", "line", "kind", "text", "verbatim", "level"}
    qualifications.jsonl   {"doc", "class", "tree", "preferred"}
    pairs.csv, resumes.csv two documents and a grade, 0 to 3

Any of the files may be missing. A row names its document by its path below `docs/`; one that is not there is looked for
in the sample data, by its `doc_id`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.bundle import bundled
from pipeline.errors import RolematchError, UsageError
from pipeline.readers import table
from pipeline.readers.characters import decode
from pipeline.readers.settings import IngestSettings

Row = dict[str, Any]

_KEYS = {
    "sections": ("doc", "sections"),
    "phrases": ("doc", "line", "kind", "text"),
    "qualifications": ("doc", "tree"),
}
PAIRS = ("query_source", "query_file", "candidate_file", "grade")
RESUMES = ("spec_source", "spec_file", "resume_file", "grade")


@dataclass(frozen=True)
class Gold:
    """Gold annotations, as they stand in their files; what a gold does not have is empty.

    Attributes:
        folder: where it is.
        name: the first heading of its README, in small letters; without one, the folder's name.
        sections: one row a document.
        phrases: one row a phrase.
        qualifications: one row a class.
        pairs: judged pairs of specifications.
        resumes: judged pairs of a specification and a resume.
    """

    folder: Path
    name: str
    sections: tuple[Row, ...] = ()
    phrases: tuple[Row, ...] = ()
    qualifications: tuple[Row, ...] = ()
    pairs: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(PAIRS)))
    resumes: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(RESUMES)))

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """Names of the annotated documents, in the order of the files."""
        return documents_of((*self.sections, *self.phrases, *self.qualifications))

    def is_of_sample(self, document: str) -> bool:
        """Whether that is a document of the sample data, not one of the gold's own."""
        return not (self.folder / "docs" / document).is_file() and _sample(document).is_file()

    def place(self, document: str) -> Path:
        """The file to open for that document; of a table's row, the table."""
        return _sample(document) if self.is_of_sample(document) else self.folder / "docs" / document

    def lines(self, document: str) -> list[str]:
        """The document's own lines, so that line `n` of an annotation is item `n - 1`.

        Raises:
            RolematchError: there is no such document.
        """
        file = self.place(document)
        if not file.is_file():
            raise RolematchError(
                f"no such document: {document}", str(self.folder), "put it into docs/, or drop its rows"
            )
        return _text(file, document).replace("\r\n", "\n").split("\n")


def _sample(document: str) -> Path:
    file = bundled("data/raw") / document
    return file.parent if file.parent.suffix in table.ENDINGS else file


def _text(file: Path, document: str) -> str:
    if file.suffix not in table.ENDINGS:
        return decode(file.read_bytes()).text
    settings = IngestSettings()
    rows = table.rows(file, table.columns_for(document, settings.tables), settings.max_megabytes * 2**20)
    return next(row.text for row in rows if row.id == Path(document).name)


def documents_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """Names of the documents these rows are about, each once."""
    return tuple(dict.fromkeys(str(row["doc"]) for row in rows))


def source_of(document: str) -> str:
    """Whose document that is: its folder where it has one, else the beginning of its name, up to the first hyphen."""
    path = Path(document)
    folders = [name for name in path.parts[:-1] if not Path(name).suffix]
    return folders[-1] if folders else path.stem.split("-")[0]


def read_gold(folder: Path) -> Gold:
    """The gold in that folder.

    Raises:
        UsageError: there is no such folder, or no gold in it.
        RolematchError: a line of it cannot be used; the place names file and line.
    """
    if not folder.is_dir():
        raise UsageError("no such folder", str(folder), "name a folder of gold with --gold")
    rows = {name: _jsonl(folder / f"{name}.jsonl", keys) for name, keys in _KEYS.items()}
    judged = {name: _csv(folder / f"{name}.csv", keys) for name, keys in (("pairs", PAIRS), ("resumes", RESUMES))}
    if not any(rows.values()) and all(frame.empty for frame in judged.values()):
        wanted = ", ".join([*(f"{name}.jsonl" for name in rows), *(f"{name}.csv" for name in judged)])
        raise UsageError("no gold in this folder", str(folder), f"it should hold some of {wanted}")
    return Gold(folder, _name(folder), **rows, **judged)


def _name(folder: Path) -> str:
    readme = folder / "README.md"
    lines = readme.read_text(encoding="utf-8").splitlines() if readme.is_file() else []
    heading = next((line.lstrip("# ") for line in lines if line.startswith("# ")), folder.resolve().name)
    return heading.lower()


def _jsonl(file: Path, keys: tuple[str, ...]) -> tuple[Row, ...]:
    if not file.is_file():
        return ()
    rows = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            rows.append(_row(line, keys, f"{file}:{number}"))
    return tuple(rows)


def _row(line: str, keys: tuple[str, ...], place: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise RolematchError(f"not a line of JSON: {error}", place, "correct that line") from error
    missing = [key for key in keys if key not in row] if isinstance(row, dict) else list(keys)
    if missing:
        raise RolematchError(f"keys missing: {', '.join(missing)}", place, "correct that line")
    return dict(row)


def _csv(file: Path, columns: tuple[str, ...]) -> pd.DataFrame:
    if not file.is_file():
        return pd.DataFrame(columns=list(columns))
    frame = pd.read_csv(file)
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise RolematchError(f"columns missing: {', '.join(missing)}", f"{file}:1", "correct the first line")
    wrong = pd.to_numeric(frame["grade"], errors="coerce").isna()
    if wrong.any():
        line = int(wrong.to_numpy().argmax()) + 2
        raise RolematchError("a grade that is no number", f"{file}:{line}", "grade from 0 to 3")
    return frame
