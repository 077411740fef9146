"""Which class of a series stands next above which, as far as titles tell."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.levels.titles import RankedTitle, taken_apart
from pipeline.parts import deal

FOLDS = 10
_WIDEST = 2.15  # places between neighbours of different documents; further apart, steps between them are missing
# Words that head a place, not a ladder: an "Airport Administrator" is not the next step above an "Airport Supervisor".
_HEADS_OF_PLACES = frozenset(("administrator", "director", "commissioner", "chief"))


@dataclass(frozen=True)
class Member:
    """A class of a series: its id, its number in its document, and its title taken apart."""

    class_id: str
    class_no: int
    title: RankedTitle


@dataclass(frozen=True)
class Step:
    """Two neighbours of a series; `kind` is what sets the titles apart: a numeral, or the upper one's rank word."""

    series: str
    lower: Member
    upper: Member
    kind: str


@dataclass(frozen=True)
class Ladder:
    """The classes that are read against each other: those of one document, or of an employer and a series of titles.

    Attributes:
        name: document id, or employer and series.
        members: its classes, most of them with others; a class on its own is a ladder without steps.
        steps: its neighbours.

    """

    name: str
    members: tuple[Member, ...]
    steps: tuple[Step, ...]

    @property
    def fold(self) -> int:
        """Number of the fold it is left out with, from 0: by its words, so that all employers' series of a name are."""
        return deal(" ".join(self.members[0].title.key), FOLDS)

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles of the members, to be hidden together."""
        return tuple(member.title.title for member in self.members)


def ladders(classes: pd.DataFrame, employers: Mapping[str, str | None]) -> Iterator[Ladder]:
    """The ladders of a corpus: every class with a title is in one.

    Args:
        classes: the table of that name; columns class_id, doc_id, class_no, title.
        employers: employer of each document.
    """
    alone: dict[tuple[str, str], list[Member]] = defaultdict(list)
    titled = classes[classes["title"].notna()].sort_values(["doc_id", "class_no"])
    for doc_id, rows in titled.groupby("doc_id", sort=False):
        members = [
            Member(class_id, int(number), taken_apart(title))
            for class_id, number, title in zip(rows["class_id"], rows["class_no"], rows["title"], strict=True)
        ]
        if len(members) > 1:
            steps = steps_of_document(str(doc_id), members)
            yield Ladder(str(doc_id), tuple(members), tuple(steps))
        else:
            key = " ".join(members[0].title.key) or members[0].class_id
            alone[employers.get(str(doc_id)) or "", key] += members
    for (employer, key), members in alone.items():
        name = f"{employer}: {key}"
        yield Ladder(name, tuple(members), tuple(steps_of_series(name, members)) if employer else ())


def steps_of_document(doc_id: str, members: Sequence[Member]) -> Iterator[Step]:
    """Neighbours among the classes of one document: titles tell the order, and the document lists them in it.

    The neighbour of a class is the highest of those listed before it that its title outranks, of the same track and
    words where there is one. Steps that differ only in what brackets name ("(Chemistry)", "(Physics)") count once.
    """
    done: set[tuple[object, ...]] = set()
    for upper in members:
        below = [m for m in members if m.class_no < upper.class_no and m.title.order < upper.title.order]
        if not below:
            continue
        highest = max(member.title.order for member in below)
        below = [member for member in below if member.title.order == highest]
        alike = [m for m in below if m.title.key == upper.title.key and m.title.track == upper.title.track]
        lower = (alike or [m for m in below if m.title.key == upper.title.key] or below)[-1]
        step = (highest, upper.title.order, lower.title.track, upper.title.track)
        if step not in done:
            done.add(step)
            yield Step(doc_id, lower, upper, kind_of(lower.title, upper.title))


def steps_of_series(series: str, members: Iterable[Member]) -> Iterator[Step]:
    """Neighbours among classes of one employer whose titles share their series, whatever document they stand in."""
    by_order: dict[tuple[float, int, int], Member] = {}
    for member in sorted(members, key=lambda m: m.class_id):
        by_order.setdefault(member.title.order, member)
    ranked = [by_order[order] for order in sorted(by_order)]
    for lower, upper in itertools.pairwise(ranked):
        if told(lower.title, upper.title):
            yield Step(series, lower, upper, kind_of(lower.title, upper.title))


def told(lower: RankedTitle, upper: RankedTitle) -> bool:
    """Whether titles alone tell that one stands next above the other.

    The same occupation under another rank word ("Pilot", "Chief Pilot") is one ladder; titles that end with the words
    of different leaders may head one place ("Airport Supervisor", "Airport Administrator") without being one.
    """
    heads = {title.words[-1] for title in (lower, upper) if title.words} & _HEADS_OF_PLACES
    if upper.occupation and upper.occupation == lower.occupation and upper.title.lower().endswith(lower.series.lower()):
        return True
    if upper.place - lower.place > _WIDEST:
        return False
    closing = {title.words[-1:] for title in (lower, upper)}
    return not (heads and len(closing) > 1 and upper.title.split()[0].lower() not in ("chief", "head"))


def kind_of(lower: RankedTitle, upper: RankedTitle) -> str:
    """What sets the upper title apart: `numeral`, `grade`, or the words it has and the lower has not."""
    if lower.place == upper.place:
        return "numeral" if (lower.numeral or 1) != (upper.numeral or 1) else "grade"
    own = [word for word in upper.words if word not in lower.words]
    if own:
        return "supervisor" if own[-1] in ("supervising", "supervisory", "supervisor") else own[-1]
    return f"above {lower.words[-1]}" if lower.words else "other"
