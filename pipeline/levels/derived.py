"""Attributes that follow from the title, the requirements and the level of a class."""

from __future__ import annotations

from pipeline.levels.asked import education_required, years_required
from pipeline.levels.titles import taken_apart
from pipeline.qualifications.facts import Fact
from pipeline.qualifications.tree import Node


def derived(title: str | None, tree: Node | None, level: float | None) -> list[Fact]:
    """Series and rank from the title, years and schooling from the requirements, the level to a hundredth.

    A rank is the place of the title's rank words (`titles.RankedTitle.place`), and half a step for each numeral above
    I; a title with a numeral and no rank word has the numeral for its rank.
    """
    found: list[Fact] = []
    if title:
        ranked = taken_apart(title)
        found.append(Fact("series", ranked.series or title))
        if ranked.ranked:
            found.append(Fact("series_rank", f"{ranked.rank:g}"))
    for name, value in (
        ("years_required", years_required(tree)),
        ("education_required", education_required(tree)),
        ("level", None if level is None else round(level, 2)),
    ):
        if value is not None:
            found.append(Fact(name, value if isinstance(value, str) else f"{value:g}"))
    return found
