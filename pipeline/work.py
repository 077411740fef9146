"""One task, done: inputs read, the stage's function run, the artifact written. This is what a worker executes."""

from __future__ import annotations

import functools
import time
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.errors import RolematchError
from pipeline.parts import deal
from pipeline.plan import PlannedInput, Task
from pipeline.stage import Reach, Stage
from pipeline.stages import registry
from pipeline.store import Fault, Store


@dataclass(frozen=True)
class Outcome:
    """What became of a task: rows written and seconds taken, documents that had to be set aside, or the error."""

    task: str
    part: str
    rows: int = 0
    seconds: float = 0.0
    faults: tuple[Fault, ...] = ()
    error: str = ""


def work(store: Store, task: Task) -> Outcome:
    """Does one task; an error comes back in the outcome, so that one part never costs another."""
    began = time.perf_counter()
    stage = registry()[task.stage]
    try:
        frames = _frames(store, task, stage)
        frame, faults = _run(stage, frames, task.settings)
        passport = replace(task.passport, faults=faults)
        rows = store.write(stage.output, task.part.name, frame, passport)
    except RolematchError as error:
        return Outcome(task.name, task.part.name, error=str(error))
    except Exception as error:
        told = f"{type(error).__name__}: {error} · {task.name} · report this as a fault"
        return Outcome(task.name, task.part.name, error=told)
    return Outcome(task.name, task.part.name, rows, time.perf_counter() - began, faults)


def _frames(store: Store, task: Task, stage: Stage[Any]) -> dict[str, pd.DataFrame]:
    frames = {planned.input.name: _frame(store, planned, task) for planned in task.inputs}
    if task.sources is not None:
        frames["sources"] = task.sources
    for wanted in stage.inputs:
        if wanted.reach is Reach.PREVIOUS:
            frames["previous"] = _previous(store, task, stage)
    return frames


def _frame(store: Store, planned: PlannedInput, task: Task) -> pd.DataFrame:
    wanted = planned.input
    if wanted.reach is Reach.SAME:
        tables = [store.read(artifact, wanted.columns) for artifact in planned.artifacts]
        return _pandas(pa.concat_tables(tables) if tables else wanted.table.schema.empty_table())
    whole = _every_part(store, planned)
    if wanted.reach is Reach.ALL:
        return whole
    distinct = whole[whole[wanted.key].notna()].drop_duplicates(wanted.key)
    mine = [deal(text, task.shares) == task.part.number for text in distinct[wanted.key]]
    return distinct[mine].reset_index(drop=True)


@functools.lru_cache(maxsize=3)  # a worker does many parts of a stage in a row, and all of them read the same whole
def _every_part(store: Store, planned: PlannedInput) -> pd.DataFrame:
    tables = [store.read(artifact, planned.input.columns) for artifact in planned.artifacts]
    return _pandas(pa.concat_tables(tables) if tables else planned.input.table.schema.empty_table())


def _previous(store: Store, task: Task, stage: Stage[Any]) -> pd.DataFrame:
    """The stage's last artifact of this part, if the same stage, settings and models made it; else no rows."""
    found = store.passport(stage.output, task.part.name)
    wanted = task.passport
    fields = ("stage", "schema", "settings", "models")
    if found is None or any(getattr(found, name) != getattr(wanted, name) for name in fields):
        return _pandas(stage.output.schema.empty_table())
    return _pandas(pa.parquet.read_table(store.path(stage.output, task.part.name), partitioning=None))


def _pandas(table: pa.Table) -> pd.DataFrame:
    """A pandas frame; vectors stay in Arrow memory, where a list an object would cost ten times as much."""

    def keep(kind: pa.DataType) -> Any:
        return pd.ArrowDtype(kind) if pa.types.is_fixed_size_list(kind) else None

    return table.to_pandas(types_mapper=keep)


def _run(stage: Stage[Any], frames: dict[str, pd.DataFrame], settings: Any) -> tuple[pd.DataFrame, tuple[Fault, ...]]:
    """Runs the stage; where it fails on a part, runs it document by document and sets the guilty ones aside."""
    try:
        return stage.run(frames, settings), ()
    except RolematchError:
        raise
    except Exception:
        documents = _documents(stage, frames)
        if documents is None:
            raise
        return _one_by_one(stage, frames, settings, documents)


def _documents(stage: Stage[Any], frames: dict[str, pd.DataFrame]) -> list[str] | None:
    """The documents of a part whose stage looks at one document at a time; None for stages that compare them."""
    if any(wanted.reach is not Reach.SAME for wanted in stage.inputs):
        return None
    first = frames[stage.inputs[0].table.name]
    return list(first["doc_id"].drop_duplicates())


def _one_by_one(
    stage: Stage[Any], frames: dict[str, pd.DataFrame], settings: Any, documents: list[str]
) -> tuple[pd.DataFrame, tuple[Fault, ...]]:
    done: list[pd.DataFrame] = []
    faults: list[Fault] = []
    for doc_id in documents:
        one = {name: frame[frame["doc_id"] == doc_id].reset_index(drop=True) for name, frame in frames.items()}
        try:
            done.append(stage.run(one, settings))
        except Exception as error:
            faults.append(Fault(doc_id, f"{stage.name} failed: {type(error).__name__}: {error}"))
    empty = _pandas(stage.output.schema.empty_table())
    kept = [frame for frame in done if len(frame)]
    return (pd.concat(kept, ignore_index=True) if kept else empty), tuple(faults)
