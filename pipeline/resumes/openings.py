"""Where a post opens in a resume: the lines with its dates, its title and its employer, over what was done there.

Dates lead: a stretch of time that stands alone, or beside a few words that name a post, an employer or a place, opens a
post; one inside a sentence does not. The lines right above and below are looked at for what the dated line does not
say. A post without dates is found where a line by itself names both the post and the employer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from pipeline.resumes.dates import Stay
from pipeline.resumes.heads import Head, Opening, title_like
from pipeline.resumes.naming import BLANK, names
from pipeline.resumes.pieces import described, pieces
from pipeline.sections.lines import Line

_SEPARATED = re.compile(r",\s|\s[-–—|]\s|\bat\b")


def find_openings(
    text: str, lines: Sequence[Line], dated: Sequence[Stay], barred: frozenset[int] = frozenset()
) -> list[Opening]:
    """The posts that open in `lines`, in order; `dated` are the dates of the text, `barred` the lines of headings."""
    starts = [line.start for line in lines]
    placed = []
    for stay in dated:
        at, end = bisect_right(starts, stay.start) - 1, bisect_right(starts, stay.end - 1) - 1
        if at >= 0 and stay.end <= lines[end].end and barred.isdisjoint(range(at, end + 1)):
            placed.append((stay, at, end))
    stretched = frozenset(index for stay, at, end in placed if stay.stretch for index in range(at, end + 1))
    coarse = not any(stay.stretch and stay.monthly for stay, _, _ in placed)
    found: list[Opening] = []
    floor = -1
    for stay, at, end in placed:
        if at > floor and (
            one := Head(text, lines, barred, barred | stretched, floor, at, end, stay, coarse).opening()
        ):
            found.append(one)
            floor = one.last
    taken = {index for one in found for index in range(one.first, one.last + 1)} | barred
    among_dated = any(one.stay for one in found)
    undated = _undated(text, lines, taken, {at for _, at, _ in placed}, blank_only=among_dated)
    return _without_umbrellas(text, lines, sorted([*found, *undated], key=lambda one: one.start))


def _undated(
    text: str, lines: Sequence[Line], taken: set[int] | frozenset[int], dated: set[int], *, blank_only: bool
) -> Iterator[Opening]:
    """Posts without dates: a line set off from the text before it that names the post and the employer.

    With `blank_only` something has to stand for the employer: among dated posts, other lines name all kinds of things.
    """
    for index, line in enumerate(lines):
        if index in taken or index in dated or line.lead or not (line.gap or index == 0 or index - 1 in taken):
            continue
        following = lines[index + 1] if index + 1 < len(lines) and index + 1 not in taken else None
        below = following if following and not following.gap and BLANK.match(following.core) else None
        if (blank_only and not below and not BLANK.search(line.core)) or not title_like(line):
            continue
        found = pieces(text, line.core_start, line.end)
        found += pieces(text, below.core_start, below.end) if below else []
        title, organisation = described(text, found)
        named = title is not None and names(text[slice(*title)]).post and organisation is not None
        if title and (any(piece.blank for piece in found) or (named and _SEPARATED.search(line.core))):
            last = index + (below is not None)
            yield Opening(index, last, line.start, lines[last].end, None, title, organisation, certain=False)


def _without_umbrellas(text: str, lines: Sequence[Line], found: Sequence[Opening]) -> list[Opening]:
    """The posts, less those that only name an employer over the posts held there; these take its name over.

    So does a post that follows another without a gap and names no employer.
    """
    kept: list[Opening] = []
    umbrella: Opening | None = None
    held = 0  # posts under the umbrella so far
    spaced = any(line.gap for line in lines)
    for one, following in zip_longest(found, found[1:]):
        if umbrella is not None and not _within(one, umbrella):
            umbrella = None
        above = umbrella or (kept[-1] if kept and spaced and not lines[one.first].gap else None)
        if above is not None and one.organisation is None:
            repeats = umbrella is None and above.last + 1 == one.first and above.title and _within(one, above)
            if repeats:
                kept[-1] = replace(above, last=one.last, body=one.body)
                continue
            one = replace(one, organisation=above.organisation)
        if umbrella is not None and held == 0:  # the employer's line is part of the head of its first post
            one = replace(one, first=umbrella.first, start=umbrella.start)
        held += 1
        close = following is not None and following.first == one.last + 1 and following.title is not None
        if close and one.organisation and _names_no_post(text, one) and _within(following, one):
            umbrella, held = one, 0
        else:
            kept.append(one)
    return kept


def _names_no_post(text: str, one: Opening) -> bool:
    """Whether a head has no title, or one in the plural, which tells what the employer does ("Attorneys at Law")."""
    return (
        one.title is None
        or re.search(r"[a-z]ers|[a-z]ors|[a-z]ants|[a-z]ects|eys\b", text[slice(*one.title)], re.I) is not None
    )


def _within(one: Opening, other: Opening) -> bool:
    """Whether the dates of one lie within those of the other."""
    if one.stay is None or other.stay is None or one.stay.began is None or other.stay.began is None:
        return False
    later = "9999"
    return (
        other.stay.began[:4] <= one.stay.began[:4] and (one.stay.ended or later)[:4] <= (other.stay.ended or later)[:4]
    )
