"""Series: classes of one employer that are steps of one ladder, and the order of their steps.

Classes belong together where one document describes them as a series, and where their titles share the words of a
series and tell a step between them (`ladder.told`). What ranks a title sets the order. Between titles that it leaves
near each other ("Associate Planner", "Planner I"), a class whose requirements ask for experience in another stands
above it, and then the order of the document counts. What nothing tells apart shares a step, unless the levels of the
classes lie apart.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.levels.ladder import kind_of, told
from pipeline.levels.titles import RankedTitle

_NEAR = 0.6  # places within which requirements decide against titles: "Associate Planner" and "Planner"
_APART = 0.5  # levels between classes of one document that make a step of their own where titles tell none
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True)
class Titled:
    """A class that may be in a series.

    Attributes:
        class_id: the class.
        doc_id: the document that describes it.
        employer: whose class it is; "" where nobody says.
        title: its title, taken apart.
        class_no: its number in the document.
        level: its level; None where it has none.

    """

    class_id: str
    doc_id: str
    employer: str
    title: RankedTitle
    class_no: int = 1
    level: float | None = None


@dataclass(frozen=True)
class Rung:
    """A class on its step of a series: 1 is the lowest; several classes may share a step.

    `basis` says what sets it off from the step below, or the lowest from the one above: `numeral`, `grade`, a rank
    word, `requirements`, `document` or `level`.
    """

    of: Titled
    position: int
    basis: str


@dataclass(frozen=True)
class Series:
    """Classes of one employer on two steps or more, from the lowest."""

    name: str
    rungs: tuple[Rung, ...]

    @property
    def series_id(self) -> str:
        """The class id of its lowest member, which no other series has."""
        return self.rungs[0].of.class_id


def series_of(classes: Sequence[Titled], asked: Callable[[str], Iterable[str]]) -> Iterator[Series]:
    """Every series among the classes.

    Args:
        classes: the classes of a corpus.
        asked: the titles in which the requirements of a class (by its id) ask for experience, in lower case.
    """
    for members in _together(classes):
        if len({member.title.order for member in members}) > 1:
            steps = _steps(members, {member.class_id: frozenset(asked(member.class_id)) for member in members})
            yield Series(_name(members), tuple(_rungs(steps)))


def rank_name(title: RankedTitle) -> str | None:
    """What ranks a title, as written in titles: "senior II", "band 6"; None where nothing does."""
    numeral = title.numeral and (_ROMAN[title.numeral - 1] if title.numeral <= len(_ROMAN) else str(title.numeral))
    grade = f"{title.grade.scheme} {title.grade.number}" if title.grade else ""
    return " ".join(part for part in (*title.words, numeral or "", grade) if part) or None


def _together(classes: Sequence[Titled]) -> Iterator[list[Titled]]:
    """The classes that belong together, each group in the order of ids; those alone are left out."""
    leader = {one.class_id: one.class_id for one in classes}

    def find(class_id: str) -> str:
        while leader[class_id] != class_id:
            leader[class_id] = class_id = leader[leader[class_id]]
        return class_id

    for group in _grouped(classes, lambda one: one.doc_id):
        for one, other in itertools.pairwise(group):
            leader[find(other.class_id)] = find(one.class_id)
    alike = (one for one in classes if one.employer and one.title.key)
    for group in _grouped(alike, lambda one: (one.employer, one.title.key)):
        ranked = sorted(group, key=lambda one: (one.title.order, one.class_id))
        for one, other in itertools.pairwise(ranked):
            if one.title.order == other.title.order or told(one.title, other.title):
                leader[find(other.class_id)] = find(one.class_id)
    yield from _grouped(classes, lambda one: find(one.class_id))


def _grouped(classes: Iterable[Titled], of: Callable[[Titled], object]) -> Iterator[list[Titled]]:
    groups: dict[object, list[Titled]] = defaultdict(list)
    for one in classes:
        groups[of(one)].append(one)
    for group in groups.values():
        if len(group) > 1:
            yield sorted(group, key=lambda one: one.class_id)


@dataclass(frozen=True)
class _Step:
    members: tuple[Titled, ...]
    basis: str = ""


def _steps(members: Sequence[Titled], asked: Mapping[str, frozenset[str]]) -> list[_Step]:
    """The steps from the lowest, by titles, then requirements, then levels."""
    by_order: dict[object, list[Titled]] = defaultdict(list)
    for member in sorted(members, key=lambda one: one.title.order):
        by_order[member.title.order].append(member)
    steps = [_Step(tuple(group)) for group in by_order.values()]
    for last in range(len(steps) - 1, 0, -1):
        for at in range(last):
            reason = _reversed_by(steps[at], steps[at + 1], asked)
            if reason:
                steps[at], steps[at + 1] = _Step(steps[at + 1].members, reason), _Step(steps[at].members, reason)
    return [split for step in steps for split in _by_level(step)]


def _reversed_by(below: _Step, above: _Step, asked: Mapping[str, frozenset[str]]) -> str:
    """What says that two steps stand the other way round than their titles put them; "" when nothing does."""
    if above.members[0].title.place - below.members[0].title.place > _NEAR:
        return ""
    if _asks(below, above, asked) != _asks(above, below, asked):
        return "requirements" if _asks(below, above, asked) else ""
    apart = below.members[0].title.place != above.members[0].title.place
    one_document = len({member.doc_id for member in (*below.members, *above.members)}) == 1
    later = max(member.class_no for member in above.members) < min(member.class_no for member in below.members)
    return "document" if apart and one_document and later else ""


def _asks(step: _Step, other: _Step, asked: Mapping[str, frozenset[str]]) -> bool:
    titles = {member.title.title.lower() for member in other.members}
    return any(titles & asked[member.class_id] for member in step.members)


def _by_level(step: _Step) -> Iterator[_Step]:
    """Classes of one document whose titles tell no order, set apart where their levels and the document agree."""
    one_document = len({member.doc_id for member in step.members}) == 1
    keys = [member.title.key for member in step.members]
    levels = [member.level for member in step.members]
    if not one_document or len(set(keys)) < len(keys) or None in levels or len(keys) != 2:
        yield step
        return
    low, high = sorted(step.members, key=lambda one: one.level or 0.0)
    if (high.level or 0.0) - (low.level or 0.0) < _APART or low.class_no > high.class_no:
        yield step
        return
    yield _Step((low,), step.basis)
    yield _Step((high,), "level")


def _rungs(steps: Sequence[_Step]) -> Iterator[Rung]:
    for position, step in enumerate(steps, 1):
        below, above = (steps[position - 2], step) if position > 1 else (step, steps[1])
        basis = step.basis or kind_of(below.members[0].title, above.members[0].title)
        for member in step.members:
            yield Rung(member, position, basis)


def _name(members: Sequence[Titled]) -> str:
    """The words most of its titles share."""
    counted = Counter(member.title.series for member in members if member.title.series)
    return counted.most_common(1)[0][0] if counted else members[0].title.title
