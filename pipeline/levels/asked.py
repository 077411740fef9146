"""What minimum qualifications say of a level: years, schooling, supervisory experience, experience in another class."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.levels.signals import Signal
from pipeline.qualifications.tree import AllOf, AnyOf, Education, Equivalent, Experience, Node, leaves

YEARS = (0.5, 1, 1.5, 2, 3, 4, 5, 6, 8)
SCHOOLING = (
    "high_school", "apprenticeship", "coursework", "associate", "bachelor", "master", "professional", "doctorate",
)  # fmt: skip
# Schooling in steps: what lies between two steps counts as the lower one.
_SCHOOL_STEPS = {
    "high_school": 0, "apprenticeship": 1, "coursework": 1, "associate": 2, "bachelor": 3, "master": 4,
    "professional": 5, "doctorate": 5,
}  # fmt: skip


def years_required(tree: Node | None) -> float | None:
    """Years of experience the cheapest alternative asks for; years within years count once. None without any."""
    if isinstance(tree, AllOf):
        stated = [years for child in tree.of if (years := years_required(child)) is not None]
        return max(stated, default=None)
    if isinstance(tree, AnyOf):
        routes = [years_required(child) for child in tree.of if not isinstance(child, Equivalent)]
        return None if all(years is None for years in routes) else min(years or 0.0 for years in routes)
    return tree.years if isinstance(tree, Experience) else None


def education_required(tree: Node | None) -> str | None:
    """The least schooling that every alternative asks for; None where one asks for none."""
    if isinstance(tree, AllOf):
        stated = [level for child in tree.of if (level := education_required(child)) is not None]
        return max(stated, key=SCHOOLING.index, default=None)
    if isinstance(tree, AnyOf):
        routes = [education_required(child) for child in tree.of if not isinstance(child, Equivalent)]
        stated = [level for level in routes if level is not None]
        return min(stated, key=SCHOOLING.index) if stated and len(stated) == len(routes) else None
    return tree.level if isinstance(tree, Education) else None


def in_requirements(tree: Node | None) -> Iterator[Signal]:
    """Signals of the tree: the cheapest and the longest experience, the schooling, and what the experience is in."""
    experience = [leaf for leaf in leaves(tree) if isinstance(leaf, Experience)]
    stated = [leaf for leaf in experience if leaf.years is not None]
    longest = max(stated, key=lambda leaf: leaf.years or 0, default=None)
    yield from _years("experience required", years_required(tree), longest)
    yield from _years("longest experience named", longest.years if longest else None, longest)
    school = education_required(tree)
    if school is not None:
        asked = next(leaf for leaf in leaves(tree) if isinstance(leaf, Education) and leaf.level == school)
        for step in range(_SCHOOL_STEPS[school] + 1):
            yield Signal("education required", school, f"education required: step {step}", 1.0, asked.start, asked.end)
    for name, named in (
        ("supervisory experience required", next((leaf for leaf in experience if leaf.supervisory), None)),
        ("experience in a class required", next((leaf for leaf in experience if leaf.in_class), None)),
    ):
        if named is not None:
            yield Signal(name, "; ".join(named.in_class) or "yes", name, 1.0, named.start, named.end)


def _years(name: str, years: float | None, leaf: Experience | None) -> Iterator[Signal]:
    if years is None or leaf is None:
        return
    value = f"{years:g} years"
    yield Signal(name, value, f"{name}: stated", 1.0, leaf.start, leaf.end)
    for least in YEARS:
        if years >= least:
            yield Signal(name, value, f"{name}: {least:g} years", 1.0, leaf.start, leaf.end)
