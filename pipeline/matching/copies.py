"""Passages of a resume that are copied from the text it is compared with.

Two ways a copy shows: a run of words in the same order that nobody writes by chance, and a phrase that says the same in
the same words. Eight words in a row are what studies of reused text take for a copy rather than a turn of speech
(Broder 1997, "On the resemblance and containment of documents", shingles).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

RUN = 8  # words in a row
SHINGLE = 4  # words in a row that two phrases may share
_MOST = 0.7  # share of a phrase's shingles from which it says the same in the same words
_WORD = re.compile(r"[a-z0-9]+")
_BASE = np.uint64(1_000_003)

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Passage:
    """A stretch of text and where it stands in its document: its first character and the one after its last."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Copy:
    """What was copied.

    Attributes:
        kind: `run` or `phrase`.
        start, end: where it stands in the copying text.
        source_start, source_end: where in the text it was copied from; None where that is not known.
    """

    kind: str
    start: int
    end: int
    source_start: int | None
    source_end: int | None


class Source:
    """A text that may be copied from: its passages, word by word."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        runs: dict[int, tuple[int, int]] = {}
        self._shingles: dict[int, Passage] = {}
        for passage in passages:
            found = _words(passage)
            for at, key in enumerate(_hashes(found, RUN)):
                runs.setdefault(int(key), (found[at].start, found[at + RUN - 1].end))
            for key in _hashes(found, min(SHINGLE, len(found))):
                self._shingles.setdefault(int(key), passage)
        self._runs = runs
        self._keys = np.array(sorted(runs), np.uint64)

    def copies(self, text: Copying) -> list[Copy]:
        """What `text` copies, in its order; phrases within a run are not told again."""
        found = list(self._copied_runs(text))
        for phrase, own in zip(text.phrases, text.shingles, strict=True):
            if any(run.start < phrase.end and phrase.start < run.end for run in found):
                continue
            same = [self._shingles[key] for key in own if key in self._shingles]
            if own and len(same) >= _MOST * len(own):
                found.append(Copy("phrase", phrase.start, phrase.end, same[0].start, same[0].end))
        return sorted(found, key=lambda copy: copy.start)

    def _copied_runs(self, text: Copying) -> Iterator[Copy]:
        if not len(self._keys) or not len(text.runs):
            return
        places = np.searchsorted(self._keys, text.runs).clip(max=len(self._keys) - 1)
        hits = np.flatnonzero(self._keys[places] == text.runs)
        breaks = [0, *(n for n, (a, b) in enumerate(pairwise(hits), 1) if b > a + 1), len(hits)]
        for first, last in pairwise(breaks):
            if first < last:
                begin, end = int(hits[first]), int(hits[last - 1])
                source = self._runs[int(text.runs[begin])][0], self._runs[int(text.runs[end])][1]
                ordered = source if source[0] < source[1] else self._runs[int(text.runs[begin])]
                yield Copy("run", text.words[begin].start, text.words[end + RUN - 1].end, *ordered)


@dataclass(frozen=True)
class Copying:
    """A text that may have copied: its words in order, the hashes of its runs, and its phrases with their shingles."""

    words: Sequence[Passage]
    runs: Hashes
    phrases: Sequence[Passage]
    shingles: Sequence[list[int]]


def copying(text: str, phrases: Sequence[Passage]) -> Copying:
    """The text, ready to be laid beside many sources."""
    found = _words(Passage(text, 0, len(text)))
    return Copying(found, _hashes(found, RUN), phrases, [shingles(phrase.text) for phrase in phrases])


def shingles(text: str) -> list[int]:
    """One number for each four words in a row; of three words, for all of them; none for fewer, which are anybody's."""
    words = _words(Passage(text, 0, len(text)))
    return [int(key) for key in _hashes(words, min(SHINGLE, len(words)))] if len(words) >= SHINGLE - 1 else []


def repeated(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which of the texts say only what a longer or earlier one of them says in the same words, shape (n,)."""
    said: set[int] = set()
    whole: set[str] = set()
    found = np.zeros(len(texts), dtype=bool)
    for at in sorted(range(len(texts)), key=lambda at: -len(texts[at])):
        own, plain = shingles(texts[at]), " ".join(_WORD.findall(texts[at].lower()))
        found[at] = plain in whole or (bool(own) and sum(key in said for key in own) >= _MOST * len(own))
        said.update(own)
        whole.add(plain)
    return found


def _words(passage: Passage) -> list[Passage]:
    return [
        Passage(word[0], passage.start + word.start(), passage.start + word.end())
        for word in _WORD.finditer(passage.text.lower())
    ]


def _hashes(words: Sequence[Passage], length: int) -> Hashes:
    """One number for each `length` words in a row, in order."""
    if not length or len(words) < length:
        return np.empty(0, np.uint64)
    numbers = np.array([_number(word.text) for word in words], np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(numbers, length)
    total = np.full(len(windows), length, np.uint64)
    for column in range(length):
        total = total * _BASE + windows[:, column]
    return total


def _number(word: str) -> int:
    """By its first letters and its length: other endings do not make other words of a copy."""
    return int.from_bytes(word.encode()[:8], "big") ^ len(word)
