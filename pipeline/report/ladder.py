"""Why a class stands at its level, and on which step of its series."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.report.compared import Subject, records
from pipeline.report.quotes import Quote, quote
from pipeline.tables import LEVELS, SERIES

SHOWN_PARTS = 6  # contributions a card tells one by one, beside the base; the others are summed
NEIGHBOURS = 4  # steps a card names on either side of its own
SCALE = ("entry", "working", "senior", "supervisor", "manager", "division", "department")


@dataclass(frozen=True)
class Part:
    """One line of the sum that a level is.

    Attributes:
        signal: what kind of statement it is; `base`, or `others` for what is summed.
        said: what is said, in short; empty where the quote says just that.
        quote: the words that say it; null where there are none.
        levels: what it adds.
        reached: the sum up to and with it.
    """

    signal: str
    said: str
    quote: Quote | None
    levels: float
    reached: float


@dataclass(frozen=True)
class Level:
    """A level and its parts, the base first, which sum to it.

    Most parts are small against the base, so their bars are drawn between the whole levels that the sum passes.
    """

    value: float
    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """The nearest step of the scale."""
        return SCALE[min(max(round(self.value), 1), len(SCALE)) - 1]

    @property
    def marks(self) -> range:
        """The whole levels the drawing spans."""
        reached = [part.reached for part in self.parts]
        return range(math.floor(min(reached)), max(math.ceil(max(reached)), math.floor(min(reached)) + 1) + 1)

    def along(self, level: float) -> str:
        """Where a level lies on the drawing, in per cent of its width."""
        return f"{100 * (level - self.marks[0]) / (len(self.marks) - 1):.1f}"

    def bar(self, part: Part) -> str:
        """Style of a part's bar: where it begins and how long it is."""
        low, high = sorted((part.reached - part.levels, part.reached))
        return f"margin-left:{self.along(low)}%;width:{float(self.along(high)) - float(self.along(low)):.1f}%"


@dataclass(frozen=True)
class Member:
    """A class on one step of a series.

    Attributes:
        subject: the class as the page knows it.
        position: 1 is the lowest step.
        basis: what sets its step off.
    """

    subject: Subject
    position: int
    basis: str


@dataclass(frozen=True)
class Ladder:
    """The series of a class.

    Attributes:
        own: the class on its step.
        steps: how many steps the series has.
        members: the classes on its step and on the nearest ones, lowest first, itself among them.
        more: members that are not named.
    """

    name: str
    own: Member
    steps: int
    members: tuple[Member, ...]
    more: int


class Ladders:
    """Levels and series, looked up by class."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], known: Mapping[str, Subject]) -> None:
        self._levels = tables["levels"]
        grouped = self._levels.groupby("class_id", sort=False).indices if len(self._levels) else {}
        self._of_class = {str(class_id): rows for class_id, rows in grouped.items()}
        self._names: dict[str, str] = {}
        self._series: dict[str, list[Member]] = {}
        self._of_member: dict[str, str] = {}
        for row in records(tables["series"], SERIES):
            if subject := known.get(row["class_id"]):
                member = Member(subject, int(row["position"] or 1), row["basis"] or "")
                self._series.setdefault(row["series_id"], []).append(member)
                self._of_member[subject.id] = row["series_id"]
                self._names[row["series_id"]] = row["series"] or ""
        for members in self._series.values():
            members.sort(key=lambda one: (one.position, one.subject.number))

    def level_of(self, subject: Subject) -> Level | None:
        """Why the class stands at its level; null where nothing tells one."""
        rows = list(records(self._levels.iloc[self._of_class.get(subject.id, [])], LEVELS))
        rows.sort(key=lambda row: row["signal_no"])
        return _level(rows) if rows else None

    def ladder_of(self, subject: Subject) -> Ladder | None:
        """The series of the class with the other members the page knows; null where it has none."""
        members = self._series.get(self._of_member.get(subject.id, ""), [])
        if len(members) < 2:
            return None
        at = next(number for number, one in enumerate(members) if one.subject == subject)
        near = members[max(at - NEIGHBOURS, 0) : at + NEIGHBOURS + 1]
        return Ladder(
            name=self._names[self._of_member[subject.id]],
            own=members[at],
            steps=len({one.position for one in members}),
            members=tuple(near),
            more=len(members) - len(near),
        )


def _level(rows: Sequence[Mapping[str, Any]]) -> Level:
    """The base and the largest contributions one by one, what is left in one line."""
    parts: list[Part] = []
    reached = 0.0
    shown = rows[: SHOWN_PARTS + 1]
    if len(rows) == len(shown) + 1:  # a line for one contribution had better say it
        shown = rows
    for row in shown:
        reached += row["contribution"]
        words = quote(row["text"], row["start"], row["end"])
        said = row["value"] or ""
        if words and words.text.lower() == said.lower():
            said = ""
        parts.append(Part(row["signal"], said, words, row["contribution"], reached))
    rest = rows[len(shown) :]
    if rest:
        levels = sum(row["contribution"] for row in rest)
        reached += levels
        parts.append(Part("others", f"{len(rest)} smaller contributions", None, levels, reached))
    return Level(reached, tuple(parts))
