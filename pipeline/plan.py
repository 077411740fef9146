"""The plan: which artifacts a run should end with, which are there already, and why the others are stale.

The identity of an artifact hashes the stage's name, version, schema and settings, the models it loads and the
identities of its inputs, down to the SHA-256 of the raw bytes. So the whole plan is known before anything runs, and
nothing about the machine, the workers or the time has a part in it.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.parts import KINDS, PHRASE, Part, deal, digest
from pipeline.settings import Settings
from pipeline.stage import Input, Reach, Stage
from pipeline.store import Artifact, Fault, Passport, Store
from pipeline.tables import SOURCES


@dataclass(frozen=True)
class PlannedInput:
    """One input of a task: the artifacts read, how, and whether only this part's share of the rows is kept."""

    input: Input
    artifacts: tuple[Artifact, ...]


@dataclass(frozen=True, eq=False)
class Task:
    """One stage for one part: all that a worker needs to know."""

    stage: str
    part: Part
    shares: int
    inputs: tuple[PlannedInput, ...]
    settings: Any
    passport: Passport
    sources: pd.DataFrame | None
    documents: int

    @property
    def name(self) -> str:
        """Such as `extract specs-017`."""
        return f"{self.stage} {self.part.name}"


@dataclass(frozen=True)
class Step:
    """A task and why it has to run.

    Attributes:
        task: what would be done.
        reason: why it has to be; empty when the artifact is there and current.
        faults: documents that the current artifact had to leave out.
    """

    task: Task
    reason: str
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Every step of a run, stage by stage in order, and the artifact each stage's table ends with."""

    steps: dict[str, tuple[Step, ...]]
    artifacts: dict[str, tuple[Artifact, ...]]

    def read(self, store: Store, table: str, columns: Sequence[str] = ()) -> pd.DataFrame:
        """A whole table as the plan has it: the columns named, or all.

        Raises:
            RolematchError: a part of it has not been made yet.
        """
        parts = [store.read(artifact, columns) for artifact in self.artifacts[table]]
        return pa.concat_tables(parts).to_pandas() if parts else pd.DataFrame(columns=list(columns))

    @property
    def stale(self) -> int:
        """How many steps have to run."""
        return sum(bool(step.reason) for steps in self.steps.values() for step in steps)


def make_plan(stages: Mapping[str, Stage[Any]], sources: pd.DataFrame, settings: Settings, store: Store) -> Plan:
    """The plan for these sources: every stage, every part, in the order of the stages."""
    parts = _parts(sources, settings.project.parts)
    planned: dict[str, dict[Part, Artifact]] = {}
    steps: dict[str, tuple[Step, ...]] = {}
    for stage in stages.values():
        chosen = settings.stages[stage.section]
        models = dict(stage.models(chosen))
        made: list[Step] = []
        outputs: dict[Part, Artifact] = {}
        for part in _parts_of(stage, parts, settings.project.shares):
            rows = parts.get(part) if any(i.table is SOURCES for i in stage.inputs) else None
            inputs = tuple(_resolve(i, part, planned) for i in stage.inputs if _is_artifact(i))
            passport = _passport(stage, chosen, models, inputs, rows)
            task = Task(
                stage=stage.name,
                part=part,
                shares=settings.project.shares,
                inputs=inputs,
                settings=chosen,
                passport=passport,
                sources=rows,
                documents=len(parts[part]) if part in parts else 0,
            )
            found = store.passport(stage.output, part.name)
            reason = _why_stale(found, passport)
            made.append(Step(task, reason, found.faults if found and not reason else ()))
            outputs[part] = Artifact(stage.output, part.name, passport.fingerprint)
        planned[stage.output.name] = outputs
        steps[stage.name] = tuple(made)
    return Plan(steps, {name: tuple(outputs.values()) for name, outputs in planned.items()})


def _parts(sources: pd.DataFrame, parts: int) -> dict[Part, pd.DataFrame]:
    """The sources dealt into parts; a part without documents does not exist."""
    names = [Part(kind, deal(doc_id, parts)) for kind, doc_id in zip(sources["kind"], sources["doc_id"], strict=True)]
    groups: dict[Part, list[int]] = {}
    for row, part in enumerate(names):
        groups.setdefault(part, []).append(row)
    return {part: sources.iloc[rows].reset_index(drop=True) for part, rows in sorted(groups.items())}


def _parts_of(stage: Stage[Any], parts: Mapping[Part, pd.DataFrame], shares: int) -> list[Part]:
    documents = [part for part in parts if part.kind in stage.over]
    texts = [Part(PHRASE, number) for number in range(shares)] if PHRASE in stage.over and parts else []
    return documents + texts


def _is_artifact(wanted: Input) -> bool:
    return wanted.table is not SOURCES and wanted.reach is not Reach.PREVIOUS


def _resolve(wanted: Input, part: Part, planned: Mapping[str, Mapping[Part, Artifact]]) -> PlannedInput:
    outputs = planned[wanted.table.name]
    if wanted.reach is Reach.SAME:
        return PlannedInput(wanted, (outputs[part],) if part in outputs else ())
    kinds = wanted.kinds or KINDS
    return PlannedInput(wanted, tuple(artifact for other, artifact in outputs.items() if other.kind in kinds))


def _passport(
    stage: Stage[Any],
    settings: Any,
    models: dict[str, str],
    inputs: tuple[PlannedInput, ...],
    sources: pd.DataFrame | None,
) -> Passport:
    name = f"{stage.name} {stage.version}"
    schema = digest([str(stage.output.schema)])
    chosen = digest([json.dumps(dataclasses.asdict(settings), sort_keys=True, default=str)])
    made_of = {i.input.name: digest(f"{a.part} {a.fingerprint}" for a in i.artifacts) for i in inputs}
    if sources is not None:
        identity = sources[["doc_id", "kind", "employer", "duplicate_of", "sha256"]].astype(str)
        made_of["raw documents"] = digest("\t".join(row) for row in identity.itertuples(index=False))
    fingerprint = digest(
        [name, schema, chosen, json.dumps(models, sort_keys=True), json.dumps(made_of, sort_keys=True)]
    )
    return Passport(fingerprint, name, schema, chosen, models, made_of)


def _why_stale(found: Passport | None, wanted: Passport) -> str:
    """Why an artifact has to be made again, in words; empty when it is current."""
    if found is None:
        return "missing"
    if found.fingerprint == wanted.fingerprint:
        return ""
    reasons = [
        word
        for word, old, new in (
            ("stage changed", (found.stage, found.schema), (wanted.stage, wanted.schema)),
            ("settings changed", found.settings, wanted.settings),
            ("model changed", found.models, wanted.models),
        )
        if old != new
    ]
    names = sorted(found.inputs.keys() | wanted.inputs.keys())
    reasons += [f"{name} changed" for name in names if found.inputs.get(name) != wanted.inputs.get(name)]
    return ", ".join(reasons) or "written by an earlier version"
