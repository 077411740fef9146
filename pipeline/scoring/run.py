"""The pipeline on the files of one scoring run: every resume against every class, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.errors import RolematchError, UsageError
from pipeline.matching.items import PURPOSE, WORDED
from pipeline.parts import RESUME
from pipeline.plan import Plan
from pipeline.runner import Choice, Listener, Stages
from pipeline.runner import run as run_pipeline
from pipeline.scoring.files import RAW, TABLES
from pipeline.settings import Settings
from pipeline.stages import registry
from pipeline.store import Fault, Store

FEW = 12  # documents up to which starting worker processes would take longer than the work
_LAST = "explain"
_EVERY = 2**31 - 1  # classes a resume is compared with, and matches of it whose evidence is kept
OF_RESUMES = (PURPOSE, *WORDED)  # dimensions of a resume: nothing says its level
_LEFT_OUT = ("arrange",)  # series of an employer: no score rests on them
_OF_RESUMES = ("shortlist", "compare", "explain")  # classes are not compared with each other here


@dataclass(frozen=True)
class Scored:
    """What a scoring run left.

    Attributes:
        plan: the artifacts, part by part.
        store: where they lie.
        settings: all settings of the run.
        faults: documents that a stage could not take; the others are done.
    """

    plan: Plan
    store: Store
    settings: Settings
    faults: tuple[Fault, ...]

    def read(self, table: str, columns: tuple[str, ...] = (), kind: str = "") -> pd.DataFrame:
        """A table: all columns or those named, all parts or those of a kind of document."""
        parts = [a for a in self.plan.artifacts[table] if a.part.startswith(kind)]
        found = [self.store.read(artifact, columns) for artifact in parts]
        if not found:
            return pd.DataFrame(columns=list(columns))
        return pa.concat_tables(found).to_pandas()

    def part(self, table: str, part: str) -> pd.DataFrame:
        """One part of a table; without rows where that part has none."""
        found = next((a for a in self.plan.artifacts[table] if a.part == part), None)
        return pd.DataFrame() if found is None else self.store.read(found).to_pandas()

    @property
    def resume_parts(self) -> list[str]:
        """The parts that hold resumes, in order."""
        return [artifact.part for artifact in self.plan.artifacts["documents"] if artifact.part.startswith(RESUME)]


def stages() -> Stages:
    """The stages that scores of resumes rest on, in the order they run."""
    return {
        name: replace(stage, over=(RESUME,)) if name in _OF_RESUMES else stage
        for name, stage in registry().items()
        if name not in _LEFT_OUT
    }


def models_of(settings: Mapping[str, Any]) -> dict[str, str]:
    """Name and SHA-256 of every model that the stages load, from the settings by section."""
    found: dict[str, str] = {}
    for stage in stages().values():
        found |= stage.models(settings[stage.section])
    return dict(sorted(found.items()))


def settings_of(base: Settings, folder: Path, as_of: str, points: Mapping[str, float]) -> Settings:
    """The settings of a run in `folder`: every pair is compared and explained.

    Args:
        base: settings of the project.
        folder: where the files were laid out.
        as_of: month that `present` stands for; empty: as `base` has it.
        points: points by dimension, where they differ from `base`.

    Raises:
        UsageError: a dimension or a month is none, or no points are left to share out.
    """
    chosen: dict[str, Any] = dict(base.stages)
    unknown = [name for name in points if name not in OF_RESUMES]
    if unknown:
        raise UsageError(f"no dimension {unknown[0]!r}", "--weight", f"choose one of: {', '.join(OF_RESUMES)}")
    changed = {f"resume_{name}": value for name, value in points.items()}
    chosen["compare"] = replace(chosen["compare"], explained=_EVERY, **changed)
    left = [chosen["compare"].of_resumes.of(dimension) for dimension in OF_RESUMES]
    if not (min(left) >= 0 and 0 < sum(left) < math.inf):
        raise UsageError("points have to be 0 or more, and some above", "--weight", "give one dimension points")
    chosen["shortlist"] = replace(chosen["shortlist"], all_below=_EVERY)
    if as_of:
        chosen["chronicle"] = replace(chosen["chronicle"], as_of=as_of)
    project = replace(base.project, raw=str((folder / RAW).resolve()), processed=str((folder / TABLES).resolve()))
    return replace(base, project=project, stages=chosen)


def score(settings: Settings, workers: int, listener: Listener, until: str = _LAST) -> Scored:
    """Makes what is stale of the run's tables, up to those of a stage.

    Raises:
        RolematchError: another run holds the folder, or a part could not be made; what was finished is kept.
    """
    summary = run_pipeline(settings, Choice(until=until), workers, listener, stages())
    if summary.errors:
        raise RolematchError(f"{len(summary.errors)} parts failed", summary.errors[0], "mend this and run again")
    return Scored(summary.plan, Store(settings.processed), settings, tuple(summary.faults))
