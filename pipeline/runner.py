"""The run: plan, lock, do what is stale stage by stage, write the report, say what happened."""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from filelock import FileLock, Timeout

from pipeline.engines.inline import InlineEngine
from pipeline.engines.pool import PoolEngine
from pipeline.errors import RolematchError, UsageError
from pipeline.plan import Plan, Step, Task, make_plan
from pipeline.settings import Settings
from pipeline.sources import list_sources
from pipeline.stage import Stage
from pipeline.stages import registry
from pipeline.store import Fault, Store
from pipeline.tables import TABLES
from pipeline.work import Outcome

REPORT = "report"

Stages = Mapping[str, Stage[Any]]
"""Stages by name, in the order they run."""


class Listener(Protocol):
    """Who is told how a run goes: the terminal, a log, a test."""

    def stage_begins(self, stage: str, tasks: int) -> None:
        """A stage has `tasks` parts to do; 0 means that all are current."""

    def part_done(self, stage: str, outcome: Outcome) -> None:
        """One part is done, or failed."""

    def stage_ends(self, stage: str, seconds: float, rows: int) -> None:
        """A stage is over."""


@dataclass(frozen=True)
class Choice:
    """Which stages a run is for: all, up to one, or one alone."""

    until: str = ""
    only: str = ""

    def __post_init__(self) -> None:
        known = [*registry(), REPORT]
        for name in (self.until, self.only):
            if name and name not in known:
                raise UsageError(f"unknown stage {name!r}", "--until/--only", f"choose one of: {', '.join(known)}")
        if self.until and self.only:
            raise UsageError("--until and --only exclude each other", "command line", "give one of them")

    @property
    def stages(self) -> list[str]:
        """The names of the chosen stages, the report among them."""
        known = [*registry(), REPORT]
        if self.only:
            return [self.only]
        return known[: known.index(self.until) + 1] if self.until else known


@dataclass
class Summary:
    """What a run did.

    Attributes:
        plan: what the run set out to end with.
        done: parts made anew, by stage.
        errors: parts that failed, with the reason.
        failed: table and part of what could not be made: the parts that failed and all that rests on them.
        faults: documents set aside by a stage, in this run or in the artifacts it found current.
        seconds: time a stage took, by stage.
        report: where the page is; None when it was not asked for or could not be made.
    """

    plan: Plan
    done: dict[str, int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    failed: set[tuple[str, str]] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    report: Path | None = None


def plan_run(settings: Settings, stages: Stages | None = None) -> Plan:
    """The plan for the raw folder as it is now; writes nothing. `stages`: all, unless told.

    Raises:
        UsageError: there is no raw folder.
    """
    sources = list_sources(settings.raw, settings.stages["ingest"])
    return make_plan(stages or registry(), sources, settings, Store(settings.processed))


def run(settings: Settings, choice: Choice, workers: int, listener: Listener, stages: Stages | None = None) -> Summary:
    """Makes what is stale, and nothing else. `stages`: all, unless told.

    Raises:
        RolematchError: another run holds the folder, or a worker died; what was finished is kept.
    """
    with _lock(settings.processed):
        plan = plan_run(settings, stages)
        summary = Summary(plan)
        stale = sum(bool(step.reason) for name in choice.stages for step in plan.steps.get(name, ()))
        engine: InlineEngine | PoolEngine = PoolEngine(workers) if workers > 1 and stale > 1 else InlineEngine()
        try:
            for name in choice.stages:
                if name in plan.steps:
                    _run_stage(name, plan.steps[name], engine, Store(settings.processed), listener, summary)
        finally:
            engine.close()
        _prune(plan, Store(settings.processed))
        if REPORT in choice.stages and not summary.errors:
            summary.report = _report(plan, settings, listener, summary)
        return summary


def _run_stage(
    name: str,
    steps: tuple[Step, ...],
    engine: InlineEngine | PoolEngine,
    store: Store,
    listener: Listener,
    summary: Summary,
) -> None:
    stale = [step.task for step in steps if step.reason]
    tasks = [task for task in stale if not _rests_on(task, summary.failed)]
    summary.failed |= {(registry()[name].output.name, task.part.name) for task in stale if task not in tasks}
    summary.faults += [fault for step in steps for fault in step.faults]
    listener.stage_begins(name, len(tasks))
    began, rows = time.perf_counter(), 0
    for outcome in engine.run(store, tasks):
        listener.part_done(name, outcome)
        rows += outcome.rows
        summary.faults += outcome.faults
        if outcome.error:
            summary.errors.append(outcome.error)
            summary.failed.add((registry()[name].output.name, outcome.part))
        else:
            summary.done[name] = summary.done.get(name, 0) + 1
    summary.seconds[name] = time.perf_counter() - began
    listener.stage_ends(name, summary.seconds[name], rows)


def _rests_on(task: Task, failed: set[tuple[str, str]]) -> bool:
    """Whether an input of the task could not be made, so that there is no sense in trying."""
    return any((a.table.name, a.part) in failed for planned in task.inputs for a in planned.artifacts)


def _prune(plan: Plan, store: Store) -> None:
    """Removes artifacts of parts that have no documents any more: outsiders read whole folders."""
    for table in TABLES:
        if table.name in plan.artifacts:
            store.prune(table, [artifact.part for artifact in plan.artifacts[table.name]])


@contextmanager
def _lock(processed: Path) -> Iterator[None]:
    """Holds the processed folder for this process; the lock goes with the process, however it ends.

    Raises:
        RolematchError: another process holds it; the message names it.
    """
    processed.mkdir(parents=True, exist_ok=True)
    holder = processed / ".holder.json"
    lock = FileLock(processed / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise RolematchError(
            f"another run is at work here{_holder(holder)}", str(processed), "wait for it to end"
        ) from error
    try:
        holder.write_text(json.dumps({"pid": os.getpid(), "host": socket.gethostname()}), encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _holder(file: Path) -> str:
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        return f": process {held['pid']} on {held['host']}"
    except (OSError, ValueError, KeyError):
        return ""


def _report(plan: Plan, settings: Settings, listener: Listener, summary: Summary) -> Path:
    """The page, made anew where anything it shows has changed."""
    from pipeline.report.build import build_report, is_current

    page = settings.processed / REPORT / "index.html"
    current = is_current(page, plan, settings)
    listener.stage_begins(REPORT, 0 if current else 1)
    if current:
        return page
    began = time.perf_counter()
    build_report(page, plan, settings, Store(settings.processed))
    summary.done[REPORT] = 1
    summary.seconds[REPORT] = time.perf_counter() - began
    listener.stage_ends(REPORT, summary.seconds[REPORT], 1)
    return page
