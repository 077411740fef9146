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

from pipeline.matching.specificity import words as stems

RUN = 8  # words in a row
FEWEST = 3  # words of a phrase that can be copied; shorter ones are anybody's
_LONG = 5  # stems of a phrase in which one may differ
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
    """A text that may be copied from: its passages word by word, and its phrases."""

    def __init__(self, passages: Iterable[Passage], phrases: Iterable[Passage]) -> None:
        runs: dict[int, tuple[int, int]] = {}
        for passage in passages:
            found = _words(passage)
            for at, key in enumerate(_runs(found)):
                runs.setdefault(int(key), (found[at].start, found[at + RUN - 1].end))
        self._runs = runs
        self._keys = np.array(sorted(runs), np.uint64)
        self._phrases: dict[frozenset[str], Passage] = {}
        for phrase in phrases:
            for key in _near(phrase.text):
                self._phrases.setdefault(key, phrase)

    def copies(self, text: Copying) -> list[Copy]:
        """What `text` copies, in its order; phrases within a run are not told again."""
        found = list(self._copied_runs(text))
        for phrase in text.phrases:
            if any(run.start < phrase.end and phrase.start < run.end for run in found):
                continue
            source = next((self._phrases[key] for key in _near(phrase.text) if key in self._phrases), None)
            if source:
                found.append(Copy("phrase", phrase.start, phrase.end, source.start, source.end))
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
    """A text that may have copied: its words in order, the hashes of its runs, and its phrases."""

    words: Sequence[Passage]
    runs: Hashes
    phrases: Sequence[Passage]


def copying(text: str, phrases: Sequence[Passage]) -> Copying:
    """The text, ready to be laid beside many sources."""
    found = _words(Passage(text, 0, len(text)))
    return Copying(found, _runs(found), phrases)


def _words(passage: Passage) -> list[Passage]:
    return [
        Passage(word[0], passage.start + word.start(), passage.start + word.end())
        for word in _WORD.finditer(passage.text.lower())
    ]


def _runs(words: Sequence[Passage]) -> Hashes:
    """One number for each run of eight words, in order."""
    if len(words) < RUN:
        return np.empty(0, np.uint64)
    numbers = np.array([_number(word.text) for word in words], np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(numbers, RUN)
    total = np.zeros(len(windows), np.uint64)
    for column in range(RUN):
        total = total * _BASE + windows[:, column]
    return total


def _number(word: str) -> int:
    """By its first letters and its length: other endings do not make other words of a copy."""
    return int.from_bytes(word.encode()[:8], "big") ^ len(word)


def _near(text: str) -> Iterator[frozenset[str]]:
    """The stems of a phrase, and, of a long one, all of them but one: two phrases near each other share a set."""
    if len(text.split()) < FEWEST:
        return
    whole = frozenset(stems(text))
    if len(whole) >= 2:
        yield whole
    if len(whole) >= _LONG:
        yield from (whole - {stem} for stem in sorted(whole))
