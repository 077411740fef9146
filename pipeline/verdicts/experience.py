"""Whether the work a resume states is what is asked: of that kind, for that long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.qualifications.tree import Experience
from pipeline.verdicts.areas import areas, employer
from pipeline.verdicts.background import Thresholds
from pipeline.verdicts.career import Career, Post, length, years
from pipeline.verdicts.finding import Finding, met, no_evidence, not_met
from pipeline.verdicts.likeness import Nearness

_ROUNDING = 0.05  # years: dates are whole months
_TOLD = 3  # posts that a reason names
_LEADS = re.compile(
    r"\b(?:manager|supervisor|superintendent|director|chief|head|foreman|forewoman|president|principal|lead|leader"
    r"|coordinator\s+of|owner|ceo|cio|cto|cfo|coo|vp|executive\s+officer|officer[- ]in[- ]charge|dean|administrator)\b",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\bsupervis\w+|\bdirect\s+reports?\b|\b(?:manag|direct|oversee|oversaw|led|lead|mentor|hir)\w*\s+(?:\S+\s+){0,5}?"
    r"(?:teams?|staff|employees|personnel|crews?|subordinates|associates|people|analysts|technicians|engineers"
    r"|developers|workers|members)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Work:
    """The work of one resume beside the kinds of work that classes ask for.

    Attributes:
        career: what the resume states.
        nearness: of its posts to the kinds of work.
        own: names of the class's own work, for requirements that name no kind of work, and as work of that kind.
        thresholds: from where on a post is of a kind of work.
    """

    career: Career
    nearness: Nearness
    own: tuple[str, ...]
    thresholds: Thresholds

    def relevant(self, leaf: Experience) -> list[Post]:
        """The posts that are of the kind of work the leaf asks for."""
        asked, own = self.nearness.of(areas(leaf)), self.nearness.of(self.own)
        near = (asked >= self.thresholds.relevant) | (own >= self.thresholds.own)
        names = employer(leaf)
        posts = (post for post, fits in zip(self.career.posts, near, strict=True) if fits and _with(names, post))
        return [post for post in posts if not leaf.supervisory or supervises(post)]


def judge_experience(leaf: Experience, work: Work) -> Finding:
    """The verdict on one leaf; not met only where dated work is stated."""
    posts = work.career.posts
    if not posts:
        return no_evidence("no post is stated")
    relevant = work.relevant(leaf)
    longest = max(relevant, key=length, default=None)
    if leaf.years is None:
        return met(f"{_list(relevant)}", longest) if relevant else not_met(_other(leaf, posts), posts[0])
    have, asked = years(relevant), f"{leaf.years:g} year{'' if leaf.years == 1 else 's'}"
    if have + _ROUNDING >= leaf.years and relevant:
        return met(f"{have:.1f} of {asked}: {_list(relevant)}{_merged(relevant)}", longest)
    undated = next((post for post in relevant if post.months is None), None)
    if undated or not any(post.months for post in posts):
        told = f"{have:.1f} of {asked} are dated; " if have else ""
        return no_evidence(
            f"{told}{(undated or posts[0]).name} states no dates that show a length", undated or posts[0]
        )
    if not relevant:
        return not_met(f"0 of {asked}: {_other(leaf, posts)}", max(posts, key=length))
    return not_met(f"{have:.1f} of {asked}: {_list(relevant)}{_merged(relevant)}", longest, have / leaf.years)


def supervises(post: Post) -> bool:
    """Whether title or deeds say that others were led."""
    return bool(_LEADS.search(post.title)) or any(_LED.search(deed.text) for deed in post.deeds)


def _with(names: Sequence[str], post: Post) -> bool:
    told = f"{post.organisation} {post.text}".lower()
    return all(name in told for name in names)


def _other(leaf: Experience, posts: Sequence[Post]) -> str:
    names = employer(leaf)
    where = f" with {' '.join(names).title()}" if names else ""
    who = " that led others" if leaf.supervisory else ""
    return f"none of {len(posts)} posts{who} is of this kind{where}"


def _list(posts: Sequence[Post]) -> str:
    ordered = sorted(posts, key=length, reverse=True)
    told = [f"{post.name} ({length(post) / 12:.1f})" if post.months else post.name for post in ordered[:_TOLD]]
    more = len(posts) - _TOLD
    return "; ".join(told) + (f" and {more} more" if more > 0 else "")


def _merged(posts: Sequence[Post]) -> str:
    return ", months in two posts counted once" if sum(map(length, posts)) > round(12 * years(posts)) else ""
