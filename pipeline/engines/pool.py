"""Runs tasks in a pool of processes on this machine."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from pipeline.errors import RolematchError
from pipeline.plan import Task
from pipeline.store import Store
from pipeline.work import Outcome, work

# One computing thread a worker: the workers share the cores, and thread pools that fight over them lose half the speed.
_THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")


def _end_with_parent() -> None:
    """Makes a worker end when its parent is killed: else it would wait for work for ever."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


class PoolEngine:
    """A pool of worker processes that goes on from stage to stage, and is renewed after one that loaded models."""

    def __init__(self, workers: int) -> None:
        for name in _THREADS:
            os.environ.setdefault(name, "1")
        self._workers = workers
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        # Spawned, not forked: a fork copies locks that the parent's threads may hold.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=_end_with_parent)

    def run(self, store: Store, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """The outcome of each task as it is done; the largest start first, so that none is left over at the end."""
        largest_first = sorted(tasks, key=lambda task: -task.documents)
        futures: list[Future[Outcome]] = [self._pool.submit(work, store, task) for task in largest_first]
        try:
            for future in as_completed(futures):
                yield future.result()
        except BrokenProcessPool as error:
            raise RolematchError(
                "a worker process died",
                "worker pool",
                "run again: finished parts are kept; fewer --workers need less memory",
            ) from error
        if any(task.passport.models for task in tasks):  # the next stage needs the memory, and not these models
            self.close()
            self._pool = self._start()

    def close(self) -> None:
        """Ends the workers; tasks not yet begun are dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)
