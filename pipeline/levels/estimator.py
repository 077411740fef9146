"""The level of a class: a sum of learned weights of what the class says, each with the words that say it.

The scale is common to all occupations and employers: 1 trainee or entry, 2 working, 3 senior or lead, 4 supervisor,
5 manager, 6 head of a division, 7 head of a department. The weights (`models/levels/weights.json`) are learned from
pairs of neighbours in series, whose order their titles tell, and from titles whose rank words name a step of the scale;
its card says how.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.bundle import bundled
from pipeline.levels.asked import in_requirements
from pipeline.levels.named import OF_TITLE, in_title
from pipeline.levels.signals import Signal, passages
from pipeline.levels.steps import in_steps
from pipeline.levels.titles import taken_apart
from pipeline.levels.wording import in_words, spoken
from pipeline.qualifications.described import DescribedClass
from pipeline.qualifications.tree import Node

NAME = "levels"
BASE = "base"
_DECIMALS = 4  # of a level a contribution is kept to; what rounds to nothing is left out


@dataclass(frozen=True)
class Weights:
    """What each feature adds to a level.

    Attributes:
        base: the level of a class of which nothing is known.
        of: levels per unit of a feature's amount.
        occupations: O*NET job zone, 1 to 5, of nouns that name occupations.

    """

    base: float
    of: Mapping[str, float]
    occupations: Mapping[str, float]

    @functools.cached_property
    def vocabulary(self) -> frozenset[str]:
        """The terms that have a weight."""
        return frozenset(feature.removeprefix("word: ") for feature in self.of if feature.startswith("word: "))


@dataclass(frozen=True)
class Contribution:
    """What one signal adds to the level of a class, in levels."""

    signal: str
    value: str
    levels: float
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Level:
    """A level and what it is the sum of, the base first."""

    contributions: tuple[Contribution, ...]

    @property
    def value(self) -> float:
        """The sum of the contributions."""
        return round(sum(contribution.levels for contribution in self.contributions), _DECIMALS)


@dataclass(frozen=True)
class Place:
    """Where the title stands in the document."""

    start: int
    end: int


def signals_of(
    described: DescribedClass, tree: Node | None, weights: Weights, title_at: Place | None = None
) -> Iterator[Signal]:
    """Everything the class says that has a weight or could have one; a class without title has no signals of it."""
    speaking = passages(described)
    yield from in_steps(described.text, speaking)
    yield from in_requirements(tree)
    yield from in_words(described.text, spoken(described.text, speaking, weights.vocabulary), weights.vocabulary)
    if described.title:
        for signal in in_title(taken_apart(described.title), weights.occupations):
            yield replace(signal, start=title_at.start, end=title_at.end) if title_at else signal


def level_of(
    described: DescribedClass, tree: Node | None, weights: Weights, title_at: Place | None = None
) -> Level | None:
    """The level of a class; None where neither its text nor its title says anything of it.

    Args:
        described: the class; hide its titles with `masking.hidden` to ask what the work alone says.
        tree: its minimum qualifications.
        weights: the learned weights.
        title_at: where its title stands, for the evidence.
    """
    found: dict[tuple[str, str, int | None, int | None], float] = {}
    telling = False
    for signal in signals_of(described, tree, weights, title_at):
        of = (signal.name, signal.value, signal.start, signal.end)
        found[of] = found.get(of, 0.0) + weights.of.get(signal.feature, 0.0) * signal.amount
        telling = telling or signal.name not in OF_TITLE
    if not telling and not (described.title and taken_apart(described.title).ranked):
        return None
    sums = [Contribution(of[0], of[1], round(levels, _DECIMALS), of[2], of[3]) for of, levels in found.items()]
    kept = sorted((one for one in sums if one.levels), key=lambda one: -abs(one.levels))
    return Level((Contribution(BASE, "what is said of no class in particular", weights.base), *kept))


def digests() -> Mapping[str, str]:
    """Name and SHA-256 of the model."""
    return {NAME: hashlib.sha256(_file()).hexdigest()}


def _file() -> bytes:
    return (bundled("models") / NAME / "weights.json").read_bytes()


@functools.cache
def learned() -> Weights:
    """The frozen weights."""
    data = json.loads(_file())
    return Weights(data["base"], data["weights"], data["occupations"])


@functools.cache
def left_out() -> tuple[Weights, ...]:
    """For each fold of series, the weights learned without them: for measuring only, and without those of titles."""
    folds = json.loads((bundled("models") / NAME / "folds.json").read_text(encoding="utf-8"))
    return tuple(Weights(fold["base"], fold["weights"], {}) for fold in folds)
