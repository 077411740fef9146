"""Documents read in a process of their own, within limits of time and memory.

A file can be made to cost hours, to eat all memory or to crash the library that opens it. So what is more than plain
text is read by one other process a worker, which ends itself at the limit (`setitimer`, `RLIMIT_AS`; POSIX) and is then
begun anew: such a file costs a row with its reason and nothing else. What comes back is JSON, never code.
"""

from __future__ import annotations

import functools
import json
import os
import signal
import struct
import subprocess
import sys
from typing import IO, Any

from pipeline.readers.reading import Concealed, Mark, Reading, UnreadableError

SECONDS = 10  # of computing, a document; the slowest real ones take a second
_PATIENCE = 600  # seconds in all, a document: recognising text waits for another program
MEMORY = 2**30  # bytes of address space
_LENGTH = struct.Struct(">Q")
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_TIMES_UP = (-signal.SIGPROF, -signal.SIGALRM, -signal.SIGXCPU)


class Guard:
    """The process that reads, begun with the first document and kept for the next.

    Attributes:
        seconds: of computing, a document.
        memory: bytes of address space.
    """

    def __init__(self, seconds: int = SECONDS, memory: int = MEMORY) -> None:
        self.seconds, self.memory = seconds, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = 0  # documents, of the present process

    def read(self, data: bytes, kind: str) -> Reading:
        """The document as the reader of the format `kind` has it.

        Raises:
            UnreadableError: the reader cannot read it, or not within the limits.
        """
        again = self._asked > 0  # what the documents before it left in memory is not its fault
        while True:
            try:
                return _reading(self._ask(data, kind))
            except _EndedError as error:
                self.end()
                if not again or error.time:
                    raise
                again = False

    def end(self) -> None:
        """End the process; the next document begins another."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self._process, self._asked = None, 0

    def _ask(self, data: bytes, kind: str) -> dict[str, Any]:
        process = self._process = self._process or self._started()
        self._asked += 1
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            _send(process.stdin, kind.encode())
            _send(process.stdin, data)
            answer = _receive(process.stdout)
        except BrokenPipeError:
            answer = None
        if answer is None:
            raise self._ended(process.wait())
        found: dict[str, Any] = json.loads(answer)
        if found.get("memory"):
            raise _EndedError("too_large", f"needs more than {self.memory // 2**20} MB of memory to read: simplify it")
        return found

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "pipeline.readers.guard", str(self.seconds), str(self.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ONE_THREAD, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )

    def _ended(self, code: int) -> _EndedError:
        if code in _TIMES_UP:
            reason = f"takes more than {self.seconds} s to read: simplify or split it"
            return _EndedError("too_large", reason, time=True)
        return _EndedError("unreadable", f"damaged or hostile, its reader broke off (code {code}): export it again")


class _EndedError(UnreadableError):
    """The process ended, or has to, before it could answer; `time`: it was at its limit of time."""

    def __init__(self, status: str, reason: str, time: bool = False) -> None:
        super().__init__(status, reason)
        self.time = time


def read_guarded(data: bytes, kind: str) -> Reading:
    """The document read by this process's guard.

    Raises:
        UnreadableError: the reader cannot read it, or not within the limits.
    """
    return _guard().read(data, kind)


@functools.cache
def _guard() -> Guard:
    return Guard()


def _reading(answer: dict[str, Any]) -> Reading:
    if "status" in answer:
        raise UnreadableError(answer["status"], answer["reason"])
    pages = answer["pages"]
    return Reading(
        text=answer["text"],
        layout=tuple(Mark(*mark) for mark in answer["layout"]),
        encoding=answer["encoding"],
        title=answer["title"],
        concealed=tuple(Concealed(*note) for note in answer["concealed"]),
        pages=None if pages is None else tuple(pages),
        recognised=answer["recognised"],
    )


def _answer(data: bytes, kind: str) -> bytes:
    """What the process apart says of a document."""
    from pipeline.readers.formats import reader

    try:
        reading = reader(kind)(data)
        layout = [(mark.start, mark.end, mark.kind, mark.level) for mark in reading.layout]
        notes = [(note.kind, note.text, note.words) for note in reading.concealed]
        return json.dumps({**vars(reading), "layout": layout, "concealed": notes}).encode()
    except UnreadableError as error:
        answer: dict[str, Any] = {"status": error.status, "reason": error.reason}
    except MemoryError:
        answer = {"memory": True}
    except Exception as error:  # a library's own fault with one document must not cost the others
        reason = f"damaged: the reader failed with {type(error).__name__} ({str(error)[:120]})"
        answer = {"status": "unreadable", "reason": reason}
    return json.dumps(answer).encode()


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes | None:
    """The next message; None where the stream ends before."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


def _serve(seconds: int, memory: int) -> None:
    """Answer documents until there are no more; the limits end the process."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nothing that a library prints gets between the answers
    _limit_memory(memory)
    while (kind := _receive(requests)) is not None and (data := _receive(requests)) is not None:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
        _send(answers, _answer(data, kind.decode()))
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _limit_memory(memory: int) -> None:
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):  # macOS knows the limit and refuses it: time and the files' own limits remain
        return


if __name__ == "__main__":
    _serve(int(sys.argv[1]), int(sys.argv[2]))
