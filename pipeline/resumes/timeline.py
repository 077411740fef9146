"""How long somebody has worked: months on a calendar, where a month in two posts counts once.

Months count whole and both ends count, as careers are usually added up: May 2014 to June 2014 are two. A year without
its month stands for its middle: a post "2012 to 2014" counts from July 2012 to June 2014, which is neither the most nor
the least it can have been, and posts that follow each other neither overlap nor leave a gap; a post that began and
ended in one such year counts from April to September. A post with no stated end, or that ends before it begins, shows
no length and counts nothing. A post held at present goes on to `as_of`, and nothing counts after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from pipeline.resumes.dates import Stay
from pipeline.resumes.entry import EDUCATION, EXPERIENCE, Entry

_TO_COME = re.compile(
    r"\b(?:expected|anticipated|expires?|expir\w+|valid|until|through|due|pending|renew\w*|exp|graduating|projected|scheduled|planned)\W*"
    r"(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|since|during|until|of|by|from|between)\s+(?:early\s+|late\s+|the\s+)*$", re.IGNORECASE)
_BEFORE = 40  # characters before a date that may say it is still to come

Months = tuple[int, int]
"""First month and the month after the last, each as years × 12 + month from 0."""


class Dated(Protocol):
    """What has dates and a kind as `entry.Entry` has them; rows of the table `entries` will do."""

    @property
    def kind(self) -> str:
        """Only `experience` counts."""

    @property
    def began(self) -> str | None:
        """First month: YYYY-MM or YYYY."""

    @property
    def ended(self) -> str | None:
        """Last month likewise."""

    @property
    def current(self) -> bool:
        """Whether it still goes on."""


D = TypeVar("D", bound=Dated)


def total_years(entries: Iterable[Dated], as_of: str) -> float:
    """Years of work in all experience entries together, as of the month `as_of` (YYYY-MM); a month counts once."""
    return relevant_years(entries, lambda _: True, as_of)


def relevant_years(entries: Iterable[D], predicate: Callable[[D], bool], as_of: str) -> float:
    """Years of work in the experience entries that `predicate` picks, as of the month `as_of`; a month counts once."""
    picked = (entry for entry in entries if entry.kind == EXPERIENCE and predicate(entry))
    lengths = [months for entry in picked if (months := months_of(entry.began, entry.ended, entry.current, as_of))]
    return sum(end - first for first, end in merged(lengths)) / 12


def months_of(began: str | None, ended: str | None, current: bool, as_of: str) -> Months | None:
    """The months a post counts for; None where its dates show no length."""
    if began is None or (ended is None and not current):
        return None
    limit = month_of(as_of, 6) + 1
    first = month_of(began, 7)
    if ended is None:
        end = limit
        first = min(first, limit - 1) if began == as_of[:4] else first
    elif began == ended and len(began) == 4:
        first, end = month_of(began, 4), month_of(ended, 9) + 1
    else:
        end = month_of(ended, 6) + 1
        if began[:4] == ended[:4] and "" in (began[5:], ended[5:]) and end <= first:
            first, end = (end - 1, end) if len(began) == 4 else (first, first + 1)  # "2012 to March 2012"
    end = min(end, limit)
    return (first, end) if first < end else None


def merged(stretches: Iterable[Months]) -> list[Months]:
    """The stretches in order, those that meet or overlap as one."""
    found: list[Months] = []
    for first, end in sorted(stretches):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((first, end))
    return found


def month_of(date: str, middle: int) -> int:
    """A date's month, as years × 12 + month from 0; month `middle` of a year that stands alone."""
    year, _, month = date.partition("-")
    return 12 * int(year) + int(month or middle) - 1


def latest_month(text: str, dated: Sequence[Stay], entries: Sequence[Entry]) -> str | None:
    """The latest month, YYYY-MM, that a resume states as past: what `present` meant when it was written.

    Months count wherever they are stated; years without a month only where they date a post, a degree or a credential,
    or follow "in", "since" or "from": elsewhere they are as often versions and amounts. What is expected, or expires,
    is still to come. None where nothing is dated.
    """
    coming = [entry for entry in entries if entry.completed is False]
    past = [entry for entry in entries if entry.completed is not False]
    told = [entry.began for entry in past] + [entry.ended for entry in past if entry.kind in (EXPERIENCE, EDUCATION)]
    for stay in dated:
        before = text[max(0, stay.start - _BEFORE) : stay.start]
        if not (stay.monthly or _IN.search(before)) or _TO_COME.search(before):
            continue
        if not any(entry.start <= stay.start < entry.end + _BEFORE for entry in coming):
            told += [stay.began, stay.ended]
    months = [month_of(date, 6) for date in told if date]
    return f"{max(months) // 12:04d}-{max(months) % 12 + 1:02d}" if months else None
