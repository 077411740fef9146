"""Series, rank and level of a class, from what it says of itself.

Rank orders the classes of one series: a numeral is its own rank (I is 1); of words, trainee is 0, junior and assistant
1, associate 2, senior 3, lead 3.5, principal and supervising 4, chief 5; a numeral behind a rank word adds half a step
for each above I ("Senior Analyst II" is 3.5).

Level lays the classes of all series on one scale: 1 entry, 2 working, 3 senior or lead, 4 supervisor, 5 manager, 6 head
of a division, 7 head of a department, 8 head of the organisation. It is the weighted mean of the signals the class
gives (title twice; supervision exercised, supervision received, years and schooling required, and the classes its
experience must be in, once each), to a tenth. Without any signal there is no level. This is a baseline: no weight is
learnt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.qualifications.facts import Fact
from pipeline.qualifications.tree import AllOf, AnyOf, Education, Equivalent, Experience, Node, leaves

_NUMERALS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
_NUMERAL = re.compile(r"(?<=[A-Za-z) ])\s+(?P<numeral>VIII|VII|VI|IV|V|III|II|I|[1-9])(?=\s*(?:$|[,(/-]))")
_RANKS: Mapping[str, float] = {
    "trainee": 0, "apprentice": 0, "intern": 0, "junior": 1, "jr": 1, "assistant": 1, "asst": 1, "associate": 2,
    "senior": 3, "sr": 3, "lead": 3.5, "leading": 3.5, "principal": 4, "supervising": 4, "chief": 5,
}  # fmt: skip
_OPENING = re.compile(rf"^(?P<rank>{'|'.join(_RANKS)})\b\.?\s+", re.IGNORECASE)
_CLOSING = re.compile(r"\s+(?P<rank>trainee|apprentice|intern)$", re.IGNORECASE)
_QUALIFIER = re.compile(r"\s*\([^)]*\)\s*$")
STEP = 0.5  # what one numeral adds behind a rank word or a managing title

# The first pattern the title fits gives its level; titles without any say nothing.
_TITLES: tuple[tuple[float, str], ...] = (
    (8,
        r"\b(?:chief executive|city manager|county (?:administrator|manager|executive)"
        r"|town manager|city administrator)\b(?! assistant)"),
    (6.5, r"\b(?:deputy|assistant|associate)\b.*\b(?:director|commissioner|general manager|chief \w+ officer)\b"),
    (7,
        r"\b(?:director|commissioner|general manager|chief \w+(?: \w+)? officer|city (?:attorney"
        r"|clerk|engineer)|treasurer|controller)\b"),
    (5.5, r"\b(?:deputy|assistant)\b.*\bchief\b"),
    (6, r"^chief\b|\b(?:battalion|division|bureau|branch|section) (?:chief|head)\b|\bchief$"),
    (4.5,
        r"\b(?:assistant|deputy)\b.*\b(?:manager|superintendent|administrator)\b|\bprogram manager\b"
        r"|\bproject manager\b"),
    (5, r"\b(?:manager|superintendent|administrator|registrar|captain)\b"),
    (4.5, r"\bprincipal\b|\blieutenant\b"),
    (4, r"\b(?:supervisor|supervising|foreman|head)\b"),
    (3.5, r"\b(?:lead|leader|leading|leadperson|coordinator in charge|sergeant)\b"),
    (3, r"\b(?:senior|sr)\b"),
    (1, r"\b(?:trainee|intern|apprentice|aide|helper|junior|student|cadet)\b"),
    (1.5, r"^assistant\b"),
    (2.5, r"^associate\b"),
)  # fmt: skip
_TITLE_PATTERNS = tuple((level, re.compile(pattern, re.IGNORECASE)) for level, pattern in _TITLES)
_MANAGING = 3  # from this level up a numeral is half a step; below, I is entry, II working, III senior

_RECEIVED: tuple[tuple[str, float], ...] = (
    ("policy direction", 7), ("administrative direction", 6.5), ("executive direction", 6.5), ("broad direction", 6),
    ("broad policy", 7), ("general direction", 5), ("minimal direction", 5.5), ("limited direction", 5),
    ("general guidance", 4), ("direction", 4), ("minimal supervision", 3.5), ("limited supervision", 3),
    ("close supervision", 1), ("immediate supervision", 1), ("direct supervision", 1.5), ("general supervision", 2.5),
    ("supervision", 2), ("guidance", 3),
)  # fmt: skip
_SUPERVISES: tuple[tuple[str, float], ...] = (
    (r"^\W*(?:none|no)\b", 2), (r"\b(?:managers|directors|division|department|assistant directors)\b", 6),
    (r"\bsupervisors?\b|\bsupervisory\b|\bmanagers?\b", 5), (r"", 4),
)  # fmt: skip
_YEARS: tuple[tuple[float, float], ...] = ((7, 5.5), (5, 4.5), (4, 4), (3, 3.5), (2, 3), (1, 2), (0, 1.5))
_SCHOOLING: Mapping[str, float] = {
    "high_school": 1.5, "coursework": 2, "apprenticeship": 2.5, "associate": 2, "bachelor": 3, "master": 4,
    "professional": 4.5, "doctorate": 4.5,
}  # fmt: skip
_ORDER = tuple(_SCHOOLING)


@dataclass(frozen=True)
class Rank:
    """A title taken apart: its series, and its place in it; None where the title gives none."""

    series: str
    rank: float | None


def rank_of(title: str) -> Rank:
    """The series a title belongs to and its rank in it, on the scale of this module."""
    bare = _QUALIFIER.sub("", " ".join(title.split()))
    numeral = _NUMERAL.search(bare)
    step = _numeral(numeral["numeral"]) if numeral else None
    if numeral:
        bare = (bare[: numeral.start()] + bare[numeral.end() :]).strip()
    word = None
    while match := _OPENING.match(bare):
        word = max(word or 0, _RANKS[match["rank"].lower()])
        bare = bare[match.end() :]
    if match := _CLOSING.search(bare):
        word, bare = 0, bare[: match.start()]
    if word is None:
        return Rank(bare, step)
    return Rank(bare, word if step is None else word + STEP * (step - 1))


def _numeral(text: str) -> int:
    return _NUMERALS[text] if text in _NUMERALS else int(text)


def title_level(title: str) -> float | None:
    """The level a title alone speaks of; None for a title without rank, numeral or managing word."""
    bare = _QUALIFIER.sub("", " ".join(title.split()))
    numeral = _NUMERAL.search(bare)
    step = _numeral(numeral["numeral"]) if numeral else None
    base = next((level for level, pattern in _TITLE_PATTERNS if pattern.search(bare)), None)
    if base is None:
        return None if step is None else float(min(step, 4))
    return base if step is None or base < _MANAGING else base + STEP * (step - 1)


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
        return max(stated, key=_ORDER.index, default=None)
    if isinstance(tree, AnyOf):
        routes = [education_required(child) for child in tree.of if not isinstance(child, Equivalent)]
        stated = [level for level in routes if level is not None]
        return min(stated, key=_ORDER.index) if stated and len(stated) == len(routes) else None
    return tree.level if isinstance(tree, Education) else None


def level_of(title: str | None, tree: Node | None, facts: Mapping[str, Fact]) -> float | None:
    """The level of a class on the common scale, to a tenth; None where it gives no signal."""
    signals: list[float] = []
    by_title = title_level(title) if title else None
    if by_title is not None:
        signals += [by_title, by_title]
    if "supervises" in facts:
        signals.append(_lookup(_SUPERVISES, facts["supervises"].value))
    if "supervision_received" in facts:
        signals.append(_lookup(_RECEIVED, facts["supervision_received"].value))
    years, schooling = years_required(tree), education_required(tree)
    if years is not None:
        signals.append(next(level for least, level in _YEARS if years >= least))
    if schooling is not None:
        signals.append(_SCHOOLING[schooling])
    feeders = [level for title in _feeders(tree) if (level := title_level(title)) is not None]
    if feeders:
        signals.append(min(feeders) + 1)
    return round(sum(signals) / len(signals), 1) if signals else None


def _feeders(tree: Node | None) -> Sequence[str]:
    return [title for leaf in leaves(tree) if isinstance(leaf, Experience) for title in leaf.in_class]


def _lookup(table: Sequence[tuple[str, float]], text: str) -> float:
    return next(level for pattern, level in table if re.search(pattern, text, re.IGNORECASE))


def derived(title: str | None, tree: Node | None, facts: Mapping[str, Fact]) -> list[Fact]:
    """What follows from the title, the requirements and the stated facts."""
    found: list[Fact] = []
    if title:
        rank = rank_of(title)
        found.append(Fact("series", rank.series))
        if rank.rank is not None:
            found.append(Fact("series_rank", f"{rank.rank:g}"))
    for name, value in (
        ("years_required", years_required(tree)),
        ("education_required", education_required(tree)),
        ("level", level_of(title, tree, facts)),
    ):
        if value is not None:
            found.append(Fact(name, value if isinstance(value, str) else f"{value:g}"))
    return found
