"""Runs tasks in this process, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.plan import Task
from pipeline.store import Store
from pipeline.work import Outcome, work


class InlineEngine:
    """No processes, no surprises: for tests, debugging and small corpora."""

    def run(self, store: Store, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """The outcome of each task, in order."""
        for task in tasks:
            yield work(store, task)

    def close(self) -> None:
        """Nothing to close."""
