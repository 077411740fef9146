"""What a class says that speaks for its level: one `Signal` each, with the characters that say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.qualifications.described import DescribedClass, Section

# Where a specification speaks of the work and of who can do it; the rest is on hiring, pay and the employer.
SPEAKING = frozenset(("summary", "distinguishing", "duties", "supervision", "ksa", "qualifications"))


@dataclass(frozen=True)
class Signal:
    """One thing said that raises or lowers a level.

    Attributes:
        name: which signal it is, such as `supervision received`.
        value: what is said, in short.
        feature: the weight it is multiplied with.
        amount: how much of it there is.
        start: first character of the evidence in documents.text; None when derived from several.
        end: character after the last.

    """

    name: str
    value: str
    feature: str
    amount: float
    start: int | None = None
    end: int | None = None


def passages(described: DescribedClass) -> Sequence[Section]:
    """The sections that speak for the class's level.

    In a specification of several classes what is common to all tells none from another, and describes the highest and
    the lowest together: it counts only for a class of which nothing else is said.
    """
    speaking = [section for section in described.sections if section.label in SPEAKING and section.start < section.end]
    return [section for section in speaking if section.own] or speaking
