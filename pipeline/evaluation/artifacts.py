"""The tables of a run, as files: read whole, whoever made them and with whatever plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

import pipeline
from pipeline.errors import UsageError
from pipeline.store import Store
from pipeline.tables import TABLES


@dataclass(frozen=True)
class MadeWith:
    """What the tables of some runs were made with, by their own footers.

    Attributes:
        rolematch: version of this package, which measured them.
        stages: versions of each stage; more than one where the runs differ.
        models: SHA-256 of each model, likewise.
    """

    rolematch: str
    stages: dict[str, list[str]]
    models: dict[str, list[str]]


def read(processed: Path, table: str, columns: Sequence[str]) -> pd.DataFrame | None:
    """The columns of a table, nulls as None, rows in the order of the files; None where a run has no such table.

    Raises:
        UsageError: a column is missing.
    """
    files = sorted((processed / table).rglob("*.parquet"))
    if not files:
        return None
    try:
        frame = pd.concat([pd.read_parquet(file, columns=list(columns)) for file in files], ignore_index=True)
    except (ValueError, OSError) as error:
        raise UsageError(
            f"not a table of a run: {str(error).splitlines()[0]}", str(processed / table), "run `rolematch run`"
        ) from error
    return frame.astype(object).where(frame.notna(), None)


def made_with(runs: Sequence[Path]) -> MadeWith:
    """Versions and digests from the passports of the artifacts; those without one say nothing."""
    stages: dict[str, list[str]] = {}
    models: dict[str, list[str]] = {}
    for table in TABLES:
        for run in runs:
            for file in sorted((run / table.name).glob("*.parquet")):
                if passport := Store(run).passport(table, file.stem):
                    name, _, version = passport.stage.partition(" ")
                    _note(stages, {name: version})
                    _note(models, passport.models)
    return MadeWith(pipeline.__version__, stages, dict(sorted(models.items())))


def _note(known: dict[str, list[str]], found: Mapping[str, str]) -> None:
    for name, value in found.items():
        values = known.setdefault(name, [])
        if value not in values:
            values.append(value)
