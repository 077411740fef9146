"""How a run tells of itself: progress bars on a terminal, plain lines in a file, JSON lines for a scheduler."""

from __future__ import annotations

import json
import sys

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from pipeline.work import Outcome


class Bars:
    """One bar a stage, on a terminal."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<10}"),
            BarColumn(bar_width=32),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("[dim]{task.fields[note]}"),
            console=Console(stderr=True),
        )
        self._bars: dict[str, TaskID] = {}

    def stage_begins(self, stage: str, tasks: int) -> None:
        """Shows the stage's bar; a stage that is current has none."""
        if tasks:
            self._progress.start()
            self._bars[stage] = self._progress.add_task(stage, total=tasks, note="")

    def part_done(self, stage: str, outcome: Outcome) -> None:
        """Moves the bar on."""
        self._progress.advance(self._bars[stage])

    def stage_ends(self, stage: str, seconds: float, rows: int) -> None:
        """Writes the number of rows behind the bar."""
        if stage in self._bars:
            self._progress.update(self._bars[stage], note=f"{rows:,} rows", completed=self._progress.tasks[-1].total)

    def close(self) -> None:
        """Leaves the bars as they are."""
        self._progress.stop()


class Lines:
    """One line a stage, where nobody watches."""

    def __init__(self) -> None:
        self._tasks = 0

    def stage_begins(self, stage: str, tasks: int) -> None:
        """Keeps the number of parts for the closing line."""
        self._tasks = tasks

    def part_done(self, stage: str, outcome: Outcome) -> None:
        """Tells only of parts that failed."""
        if outcome.error:
            click.echo(f"{outcome.task}: {outcome.error}", err=True)

    def stage_ends(self, stage: str, seconds: float, rows: int) -> None:
        """One line for what was done."""
        if self._tasks:
            click.echo(f"{stage:<10} {self._tasks:>4} parts  {rows:>9,} rows  {seconds:7.1f} s", err=True)

    def close(self) -> None:
        """Nothing to close."""


class JsonLog:
    """One JSON object a line for each event."""

    def stage_begins(self, stage: str, tasks: int) -> None:
        """{"event": "stage_begins"}."""
        self._tell(event="stage_begins", stage=stage, parts=tasks)

    def part_done(self, stage: str, outcome: Outcome) -> None:
        """{"event": "part_done"} with its rows and seconds, or its error."""
        self._tell(
            event="part_done",
            stage=stage,
            part=outcome.part,
            rows=outcome.rows,
            seconds=round(outcome.seconds, 3),
            faults=[{"doc_id": fault.doc_id, "error": fault.error} for fault in outcome.faults],
            error=outcome.error or None,
        )

    def stage_ends(self, stage: str, seconds: float, rows: int) -> None:
        """{"event": "stage_ends"}."""
        self._tell(event="stage_ends", stage=stage, seconds=round(seconds, 3), rows=rows)

    def close(self) -> None:
        """Nothing to close."""

    def _tell(self, **event: object) -> None:
        click.echo(json.dumps(event), err=True)


def listener(log_json: bool) -> Bars | Lines | JsonLog:
    """The way to tell that fits where standard error goes."""
    if log_json:
        return JsonLog()
    return Bars() if sys.stderr.isatty() else Lines()
