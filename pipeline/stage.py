"""The contract of a stage: a value that names its tables, its settings and one pure function.

A stage's function takes frames and settings and returns a frame. It opens no file (but `ingest`), reads no clock, no
environment and no random state, so that its output is a function of what its fingerprint hashes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

import pandas as pd

from pipeline.tables import Table

Frames = Mapping[str, pd.DataFrame]
"""Input frames by `Input.name`; the last artifact of a part, where a stage asks for it, as `previous`."""

S = TypeVar("S")


class Reach(Enum):
    """Which parts of an input table a part of the stage reads."""

    SAME = "same"  # the part of the same name
    ALL = "all"  # every part of the kinds named
    SHARE = "share"  # the rows of every part whose key is dealt to this part
    PREVIOUS = "previous"  # the stage's own last artifact of this part, if the same models made it


@dataclass(frozen=True)
class Input:
    """One input table of a stage.

    Attributes:
        table: what is read.
        reach: which of its parts.
        kinds: kinds of part read, for `ALL` and `SHARE`; empty reads every kind of document.
        columns: the columns read; empty reads all.
        key: for `SHARE`, the column whose values are dealt; each value comes once.
    """

    table: Table
    reach: Reach = Reach.SAME
    kinds: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    key: str = ""

    @property
    def name(self) -> str:
        """Under which name the stage's function finds the frame: the table's, or `all_<table>` for `ALL`."""
        return f"all_{self.table.name}" if self.reach is Reach.ALL else self.table.name


def no_models(_: object) -> Mapping[str, str]:
    """For stages that load no model."""
    return {}


@dataclass(frozen=True)
class Stage(Generic[S]):
    """One stage of the pipeline.

    Attributes:
        name: a verb, also the key of its settings.
        version: raised when the same input gives other rows.
        inputs: tables read.
        output: table written.
        over: kinds of part it runs for: "spec", "resume", or "phrase" (distinct phrases dealt by hash).
        settings: frozen dataclass; every field is part of the fingerprint.
        run: the pure function.
        models: settings → {model name: digest} of all it loads, without loading it.
        settings_of: the stage whose settings it shares; empty: its own.
    """

    name: str
    version: int
    inputs: tuple[Input, ...]
    output: Table
    over: tuple[str, ...]
    settings: type[S]
    run: Callable[[Frames, S], pd.DataFrame]
    models: Callable[[S], Mapping[str, str]] = no_models
    settings_of: str = ""

    @property
    def section(self) -> str:
        """Name of its section in the settings file."""
        return self.settings_of or self.name
