"""The audits of a table of outcomes: one for each position, since each is a use of the tool of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.audit.impact import Breakdown, Person, Split, breakdowns, split
from pipeline.audit.people import Demographics, Register, Scores
from pipeline.audit.sheets import SetAside
from pipeline.errors import RolematchError


@dataclass(frozen=True)
class Measure:
    """What the favourable outcome is: with neither, a score above the median.

    Attributes:
        selected: column that says who was selected.
        at: score from which people count as selected.
        justification: why categories under 2 % of the data are left out of impact ratios; empty: they are not.
    """

    selected: str | None = None
    at: float | None = None
    justification: str = ""

    @property
    def is_selection(self) -> bool:
        """Whether rates are selection rates rather than scoring rates."""
        return self.selected is not None or self.at is not None


@dataclass(frozen=True)
class Audit:
    """One position's audit.

    Attributes:
        position: id of the position; empty where the table names none.
        measure: what the favourable outcome is.
        split: the scores at their median; None for selection rates.
        people: applicants assessed, whatever is known of them.
        breakdowns: by sex, by race/ethnicity, by both.
        unmatched: applicants of whom the demographics have no row; they are among the unknown.
        unscored: people of the demographics without an outcome for this position; they are not among the applicants.
    """

    position: str
    measure: Measure
    split: Split | None
    people: int
    breakdowns: tuple[Breakdown, ...]
    unmatched: int
    unscored: int


@dataclass(frozen=True)
class Findings:
    """All audits of one table, in the order of their positions, and the rows that none of them counts."""

    audits: tuple[Audit, ...]
    set_aside: tuple[SetAside, ...]
    others: int


def audit(scores: Scores, demographics: Demographics, measure: Measure) -> Findings:
    """One audit for each position of `scores`.

    Raises:
        RolematchError: there is no outcome that can be used, or nobody who has one is in the demographics.
    """
    if not scores.of:
        first = scores.set_aside[0] if scores.set_aside else None
        raise RolematchError(
            "no outcome can be used",
            f"{first.place}: {first.problem}" if first else "the scores",
            first.remedy if first else "give the matches of resumes with specifications",
        )
    ids = {person for outcomes in scores.of.values() for person in outcomes}
    register = Register(demographics, ids)
    if not any(register.key(person) for person in ids):
        example, other = min(ids), min(demographics.of, default="nobody")
        raise RolematchError(
            "nobody who was scored is in the demographics",
            f'ids such as "{example}" and "{other}"',
            "give both tables the same ids, or name the columns with --column id=",
        )
    doubtful = tuple(
        SetAside("demographics", person, "its file name fits several people", "give both tables the whole id")
        for person in sorted(ids)
        if register.is_ambiguous(person)
    )
    audits = tuple(
        _audit(position, outcomes, register, len(demographics.of), measure)
        for position, outcomes in sorted(scores.of.items())
    )
    return Findings(audits, (*scores.set_aside, *demographics.set_aside, *doubtful), scores.others)


def _audit(position: str, outcomes: Mapping[str, float], register: Register, known: int, measure: Measure) -> Audit:
    parted = None if measure.is_selection else split(list(outcomes.values()))
    favoured = parted.above if parted else tuple(_selected(outcomes, measure))
    matched = [register.key(person) for person in outcomes]
    people = [
        Person(register.of(person).sex, register.of(person).race, is_favoured)
        for person, is_favoured in zip(outcomes, favoured, strict=True)
    ]
    return Audit(
        position,
        measure,
        parted,
        len(people),
        breakdowns(people, leave_out_small=bool(measure.justification), compare=measure.is_selection),
        matched.count(None),
        known - len({key for key in matched if key is not None}),
    )


def _selected(outcomes: Mapping[str, float], measure: Measure) -> Iterator[bool]:
    least = 1.0 if measure.at is None else measure.at
    return (outcome >= least for outcome in outcomes.values())
