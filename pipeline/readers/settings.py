"""Settings of reading: which files are read, how a table's columns are named, and what is too little or too much."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import UsageError
from pipeline.settings import setting


@dataclass(frozen=True)
class TableColumns:
    """Which columns of a table file hold what. An empty name is recognised among the usual ones."""

    path: str = setting("*", 'files it applies to, relative to the raw folder ("specs/county/*.csv")')
    id: str = setting("", "column that names the row; without one the row number does")
    text: str = setting("", "column with the text of the document")
    title: str = setting("", "column with its title")
    employer: str = setting("", "column with its employer")
    code: str = setting("", "column with its class code")


@dataclass(frozen=True)
class EmployerName:
    """The name of the employer whose documents a folder holds."""

    folder: str = setting("", "folder within specs/ or resumes/, as the file system has it")
    name: str = setting("", "name shown for it")


@dataclass(frozen=True)
class IngestSettings:
    """How documents are found and read."""

    max_megabytes: int = setting(40, "larger files are not read; the largest real specifications are below 1 MB")
    min_words: int = setting(
        10, "a document of fewer words is a stub; what more words say of a job is looked at one by one"
    )
    min_quality: float = setting(
        0.5, "a resume read worse than this (0-1) goes to a person; of 1,199 real ones, the worst has 0.59"
    )
    tables: tuple[TableColumns, ...] = setting((), "column names of table files, where they are unusual")
    employers: tuple[EmployerName, ...] = setting((), "names of employers, where the folder's name will not do")

    def __post_init__(self) -> None:
        if self.max_megabytes < 1:
            raise UsageError(f"max_megabytes = {self.max_megabytes} is out of range", "[ingest]", "choose at least 1")
        if not 0 <= self.min_quality <= 1:
            raise UsageError(f"min_quality = {self.min_quality} is out of range", "[ingest]", "choose 0 to 1")
        if self.min_words < 0:
            raise UsageError(f"min_words = {self.min_words} is out of range", "[ingest]", "choose 0 or more")
