"""Which documents of a run a gold means, and where in the gold's own lines a character of a run stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.findings import Gap
from pipeline.evaluation.gold import Gold
from pipeline.evaluation.likeness import squeezed

_NAMED = 3  # documents named in a gap before "and … more"


class Documents:
    """Documents of a run by the names that a gold gives them: the `doc_id`, or the file's name without its ending."""

    def __init__(self, doc_ids: Sequence[str]) -> None:
        self.count = len(doc_ids)
        self._ids: dict[str, list[str]] = defaultdict(list)
        for doc_id in doc_ids:
            for name in {doc_id, Path(doc_id).stem}:
                self._ids[name].append(doc_id)

    def called(self, name: str) -> list[str]:
        """Their `doc_id`s: of several employers' documents with one name, all."""
        return self._ids.get(name) or self._ids.get(Path(name).stem, [])

    def whole(self, judgements: Iterable[tuple[str, ...]]) -> int:
        """How many of these judgements the run has all documents of."""
        return sum(all(self.called(name) for name in names) for names in judgements)


@dataclass(frozen=True)
class Found:
    """Annotated documents with their `doc_id` in the run, and what was said of those left out."""

    ids: dict[str, str]
    gaps: tuple[Gap, ...]


def find(what: str, gold: Gold, names: Iterable[str], documents: Documents) -> Found:
    """The annotated documents that a run has, each under one name only and with the gold's copy at hand."""
    ids: dict[str, str] = {}
    lost: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        called = documents.called(name)
        if not gold.place(name).is_file():
            lost["are missing from the gold", "put them into docs/"].append(name)
        elif not called:
            lost["are not in the tables", "give the tables of a run that has them, or none"].append(name)
        elif len(called) > 1:
            lost["are there more than once", "give the tables of a run that has them once, or none"].append(name)
        else:
            ids[name] = called[0]
    gaps = tuple(
        Gap(f"{what} of {len(some)} documents that {why}: {listed(some)}", remedy)
        for (why, remedy), some in lost.items()
    )
    return Found(ids, gaps)


def listed(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


class Lines:
    """Finds the gold's line for a place in `documents.text`, which a reader may have wrapped or cleaned otherwise."""

    def __init__(self, lines: Sequence[str], text: str) -> None:
        self._text = text
        self._begins: list[int] = []
        self._letters = ""
        for line in lines:
            self._begins.append(len(self._letters))
            self._letters += squeezed(line)

    def at(self, start: int, end: int) -> int:
        """Number of the line, from 1, in which `documents.text[start:end]` begins."""
        about, key = len(squeezed(self._text[:start])), squeezed(self._text[start:end])
        places = [self._letters.find(key, about), self._letters.rfind(key, 0, about + len(key))]
        found = [place for place in places if place >= 0]
        place = min(found, key=lambda one: abs(one - about)) if found and key else about
        return max(1, bisect_right(self._begins, place))
