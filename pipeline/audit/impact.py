"""Impact ratios: how often each category has the favourable outcome, over how often the highest category has it.

Rates, ratios and the 2 % rule are those of New York City's Local Law 144, as the Department of Consumer and Worker
Protection works them out (6 RCNY §§ 5-300, 5-301; in force since 5 July 2023). The four-fifths rule and what it says of
small numbers are the Uniform Guidelines' (29 CFR 1607.4 D) and their Questions and Answers' (44 FR 11996, no. 20 and
21). Rates are fractions: whether a ratio reaches four fifths is not left to rounding.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pipeline.audit.categories import in_order

SMALL_SHARE = Fraction(2, 100)  # 6 RCNY § 5-301 (d)
FEW = 30  # applicants below which the Federal Contract Compliance Manual tests exactly, not by standard deviations
FOUR_FIFTHS = Fraction(4, 5)  # 29 CFR 1607.4 D
SIGNIFICANT = 0.05  # 29 CFR 1607.14 B (5)

_Outcome = tuple[tuple[str | None, ...], bool]  # a person's category in each respect, and whether favoured


@dataclass(frozen=True)
class Person:
    """One applicant whom the tool assessed.

    Attributes:
        sex: category; None where it is unknown.
        race: category of race/ethnicity; None where it is unknown.
        favoured: whether the outcome was the favourable one: a score above the median, or being selected.
    """

    sex: str | None
    race: str | None
    favoured: bool


@dataclass(frozen=True)
class Difference:
    """How a category's selection rate differs from the highest one.

    Attributes:
        is_below: less than four fifths of it.
        p: two-sided p-value of Fisher's exact test on the two categories, unadjusted for the number of tests.
        is_turned_by_one: had one person more of this category been selected in place of one of the highest, this
            category's rate would be the higher one.
    """

    is_below: bool
    p: float
    is_turned_by_one: bool

    @property
    def is_significant(self) -> bool:
        """Whether chance alone would make such a difference in less than one of twenty cases."""
        return self.p < SIGNIFICANT


@dataclass(frozen=True)
class Category:
    """One category, or intersection of categories, of one breakdown.

    Attributes:
        parts: its name; of an intersection, the names of both categories.
        people: applicants in it.
        favoured: how many of them had the favourable outcome.
        is_small: fewer than 2 % of the applicants of the breakdown.
        ratio: its rate over the highest; None where it is left out, or where nobody had the favourable outcome.
        difference: from the highest; None without a ratio, for the highest itself, and for scoring rates.
    """

    parts: tuple[str, ...]
    people: int
    favoured: int
    is_small: bool
    ratio: Fraction | None = None
    difference: Difference | None = None

    @property
    def name(self) -> str:
        """As shown: `Female, Asian`."""
        return ", ".join(self.parts)

    @property
    def rate(self) -> Fraction:
        """Scoring rate or selection rate, 0–1."""
        return Fraction(self.favoured, self.people)

    @property
    def is_few(self) -> bool:
        """Whether so few people are in it that its rate says little."""
        return self.people < FEW


@dataclass(frozen=True)
class Breakdown:
    """The same applicants by sex, by race/ethnicity, or by both.

    Attributes:
        by: `sex`, `race/ethnicity` or `sex and race/ethnicity`.
        categories: those with applicants, in the order of the EEO-1 report.
        highest: the category all ratios are over; None where nobody had the favourable outcome.
        unknown: applicants who are in none of the categories, since theirs is not known.
    """

    by: str
    categories: tuple[Category, ...]
    highest: Category | None
    unknown: int

    @property
    def people(self) -> int:
        """Applicants in its categories."""
        return sum(category.people for category in self.categories)

    @property
    def lowest(self) -> Category | None:
        """The category with the lowest ratio; None where there are no ratios."""
        rated = [(category.ratio, category) for category in self.categories if category.ratio is not None]
        return min(rated, key=lambda one: one[0])[1] if rated else None


@dataclass(frozen=True)
class Split:
    """Scores parted at their median.

    Attributes:
        median: of the full sample.
        above: for each score, whether it is above.
        at_median: how many are just the median, and so not above.
    """

    median: float
    above: tuple[bool, ...]
    at_median: int


def split(scores: Sequence[float]) -> Split:
    """Parts the scores of the full sample, those of people of unknown category included, at their median."""
    median = statistics.median(scores)
    return Split(median, tuple(score > median for score in scores), sum(score == median for score in scores))


def breakdowns(people: Sequence[Person], *, leave_out_small: bool, compare: bool) -> tuple[Breakdown, ...]:
    """By sex, by race/ethnicity, and by both: each over the applicants whose category it knows.

    Args:
        people: everybody whom the tool assessed.
        leave_out_small: categories under 2 % get no ratio, and theirs is not taken for the highest rate.
        compare: test each category against the highest one, as the Uniform Guidelines do with selection rates.
    """
    ways: dict[str, list[_Outcome]] = {
        "sex": [((one.sex,), one.favoured) for one in people],
        "race/ethnicity": [((one.race,), one.favoured) for one in people],
        "sex and race/ethnicity": [((one.sex, one.race), one.favoured) for one in people],
    }
    return tuple(_breakdown(by, outcomes, leave_out_small, compare) for by, outcomes in ways.items())


def _breakdown(by: str, outcomes: Iterable[_Outcome], leave_out_small: bool, compare: bool) -> Breakdown:
    counts: Counter[tuple[str, ...]] = Counter()
    favoured: Counter[tuple[str, ...]] = Counter()
    unknown = 0
    for named, is_favoured in outcomes:
        parts = tuple(part for part in named if part is not None)
        if len(parts) < len(named):
            unknown += 1
            continue
        counts[parts] += 1
        favoured[parts] += is_favoured
    total = counts.total()
    some = [
        Category(parts, counts[parts], favoured[parts], Fraction(counts[parts], total) < SMALL_SHARE)
        for parts in in_order(counts)
    ]
    counted = [category for category in some if not (leave_out_small and category.is_small)]
    highest = max(counted, key=lambda category: (category.rate, category.people), default=None)
    if highest is None or not highest.favoured:
        return Breakdown(by, tuple(some), None, unknown)
    rated = {category.parts: _rated(category, highest, compare) for category in counted}
    return Breakdown(by, tuple(rated.get(one.parts, one) for one in some), rated[highest.parts], unknown)


def _rated(category: Category, highest: Category, compare: bool) -> Category:
    ratio = category.rate / highest.rate
    is_tested = compare and category.parts != highest.parts
    difference = _difference(category, highest, ratio) if is_tested else None
    return Category(category.parts, category.people, category.favoured, category.is_small, ratio, difference)


def _difference(category: Category, highest: Category, ratio: Fraction) -> Difference:
    from scipy import stats

    table = [[one.favoured, one.people - one.favoured] for one in (category, highest)]
    turned = Fraction(category.favoured + 1, category.people) > Fraction(highest.favoured - 1, highest.people)
    return Difference(ratio < FOUR_FIFTHS, float(stats.fisher_exact(table).pvalue), ratio < 1 and turned)
