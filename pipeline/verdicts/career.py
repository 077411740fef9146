"""What a resume states, ready to be judged: posts with their deeds, schooling, and credentials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.resumes.entry import CERTIFICATION, EDUCATION, EXPERIENCE, LICENSE
from pipeline.resumes.timeline import Months, merged, months_of


@dataclass(frozen=True)
class Deed:
    """One thing done in a post."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Post:
    """A post held.

    Attributes:
        text: what names it: title, employer, dates.
        months: when, as `timeline.Months`; None where no length is stated.
        current: whether it is still held.
        deeds: what was done there.
    """

    title: str
    organisation: str
    text: str
    start: int
    end: int
    months: Months | None
    current: bool
    deeds: tuple[Deed, ...]

    @property
    def name(self) -> str:
        """Such as `Systems Manager, City of Port Averill`."""
        return ", ".join(part for part in (self.title, self.organisation) if part) or "a post without a title"


@dataclass(frozen=True)
class Schooling:
    """A degree, a diploma or course work; `level` is one of `tree.LEVELS`, or None."""

    title: str
    level: str | None
    fields: tuple[str, ...]
    completed: bool
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Credential:
    """A licence or certification; `held` is False where it lapsed or is still to come."""

    title: str
    text: str
    held: bool
    start: int
    end: int


@dataclass(frozen=True)
class Career:
    """All that one resume states."""

    posts: tuple[Post, ...]
    schooling: tuple[Schooling, ...]
    credentials: tuple[Credential, ...]
    as_of: str | None


def career(entries: Iterable[Any], deeds: Iterable[Deed]) -> Career:
    """From rows of the table `entries` of one resume, and what was done."""
    rows, done = list(entries), sorted(deeds, key=lambda deed: deed.start)
    return Career(
        tuple(_post(row, done) for row in rows if row.kind == EXPERIENCE),
        tuple(_schooling(row) for row in rows if row.kind == EDUCATION),
        tuple(_credential(row) for row in rows if row.kind in (LICENSE, CERTIFICATION)),
        next((row.as_of for row in rows if isinstance(row.as_of, str)), None),
    )


def without(stated: Career, copied: Sequence[tuple[int, int]]) -> Career:
    """The career less what is told in copied words, places given as first character and the one after the last."""

    def own(at: Post | Deed | Schooling | Credential) -> bool:
        return not any(at.start < end and start < at.end for start, end in copied)

    posts = (replace(post, deeds=tuple(filter(own, post.deeds))) for post in stated.posts if own(post))
    return Career(
        tuple(posts), tuple(filter(own, stated.schooling)), tuple(filter(own, stated.credentials)), stated.as_of
    )


def years(posts: Iterable[Post]) -> float:
    """Years of all the posts together; a month counts once."""
    return sum(end - first for first, end in merged(post.months for post in posts if post.months)) / 12


def length(post: Post) -> int:
    """Months of one post; 0 where no length is stated."""
    return post.months[1] - post.months[0] if post.months else 0


def _post(row: Any, deeds: list[Deed]) -> Post:
    months = months_of(_text(row.began), _text(row.ended), bool(row.current), row.as_of) if _text(row.as_of) else None
    inside = tuple(deed for deed in deeds if row.start <= deed.start < row.end)
    head = int(row.body_start) if row.body_start > row.start else int(row.end)
    return Post(
        _text(row.title) or "", _text(row.organisation) or "", row.text, int(row.start), head, months,
        bool(row.current), inside,
    )  # fmt: skip


def _schooling(row: Any) -> Schooling:
    return Schooling(
        _text(row.title) or "", _text(row.level), tuple(row.fields), row.completed is not False, row.text,
        int(row.start), int(row.end),
    )  # fmt: skip


def _credential(row: Any) -> Credential:
    return Credential(_text(row.title) or "", row.text, row.completed is not False, int(row.start), int(row.end))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
