"""Impact ratios against examples worked by hand, the law's own among them, and what holds of any numbers."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.audit.categories import RACES, SEXES
from pipeline.audit.impact import Breakdown, Category, Person, breakdowns, split

Counts = dict[str, tuple[int, int]]


def crowd(sex: str | None, race: str | None, people: int, favoured: int) -> list[Person]:
    return [Person(sex, race, at < favoured) for at in range(people)]


def by_race(counts: Counts, *, leave_out_small: bool = False) -> Breakdown:
    people = [one for race, (total, chosen) in counts.items() for one in crowd(None, race, total, chosen)]
    return breakdowns(people, leave_out_small=leave_out_small, compare=True)[1]


def named(breakdown: Breakdown) -> dict[str, Category]:
    return {one.name: one for one in breakdown.categories}


def shown(breakdown: Breakdown, digits: int) -> dict[str, float]:
    return {one.name: round(float(one.ratio), digits) for one in breakdown.categories if one.ratio is not None}


# 6 RCNY § 5-301 (b), example: applicants, selected, and the ratio the rule prints.
RULE_SEX = {"Male": (1390, 667, 1.000), "Female": (1181, 555, 0.979)}
RULE_RACE = dict(
    zip(
        RACES,
        [
            (408, 204, 0.97), (797, 412, 1.00), (390, 170, 0.84), (119, 52, 0.85), (616, 302, 0.95), (41, 18, 0.85),
            (213, 96, 0.87),
        ],
        strict=True,
    )
)  # fmt: skip
RULE_BOTH = {
    "Male": [
        (205, 90, 0.841), (412, 215, 1.000), (226, 95, 0.806), (87, 37, 0.815), (321, 167, 0.997), (24, 11, 0.878),
        (115, 52, 0.866),
    ],
    "Female": [
        (190, 82, 0.827), (385, 197, 0.981), (164, 75, 0.876), (32, 15, 0.898), (295, 135, 0.877), (17, 7, 0.789),
        (98, 44, 0.860),
    ],
}  # fmt: skip


def test_the_selection_example_of_the_rule_by_sex_and_by_race() -> None:
    people = [one for sex, (total, chosen, _) in RULE_SEX.items() for one in crowd(sex, None, total, chosen)]
    sex, race, both = breakdowns(people, leave_out_small=False, compare=True)
    assert shown(sex, 3) == {name: ratio for name, (_, _, ratio) in RULE_SEX.items()}
    assert (sex.unknown, race.unknown, both.unknown) == (0, 2571, 2571)
    counted = by_race({race: (total, chosen) for race, (total, chosen, _) in RULE_RACE.items()})
    assert shown(counted, 2) == {race: ratio for race, (_, _, ratio) in RULE_RACE.items()}
    assert [one.name for one in counted.categories] == list(RACES)


def test_the_selection_example_of_the_rule_by_both() -> None:
    people = [
        one
        for sex, rows in RULE_BOTH.items()
        for race, (total, chosen, _) in zip(RACES, rows, strict=True)
        for one in crowd(sex, race, total, chosen)
    ] + crowd("Female", None, 250, 100)
    both = breakdowns(people, leave_out_small=False, compare=True)[2]
    wanted = {
        f"{sex}, {race}": ratio
        for sex, rows in RULE_BOTH.items()
        for race, (_, _, ratio) in zip(RACES, rows, strict=True)
    }
    assert shown(both, 3) == wanted
    assert list(shown(both, 3)) == list(wanted)  # in the order of the report
    assert both.unknown == 250
    assert both.highest is not None
    assert both.highest.name == "Male, White"
    small = [one.name for one in both.categories if one.is_small]
    assert small == [
        "Male, Native American or Alaska Native",
        "Female, Native Hawaiian or Pacific Islander",
        "Female, Native American or Alaska Native",
    ]  # 24, 32 and 17 of 2,571; 2 % are 51.42


def test_a_small_table_by_hand() -> None:
    """Scores 1 to 8; the median is 4.5. By both: 2 of 2, 0 of 2, 1 of 2, 1 of 1, and one of unknown race above."""
    scores = [8.0, 7.0, 1.0, 2.0, 6.0, 3.0, 5.0, 4.0]
    parted = split(scores)
    assert (parted.median, parted.at_median) == (4.5, 0)
    assert parted.above == (True, True, False, False, True, False, True, False)
    who = [
        ("Male", "White"), ("Male", "White"), ("Male", "Asian"), ("Male", "Asian"), ("Female", "White"),
        ("Female", "White"), ("Female", "Asian"), ("Female", None),
    ]  # fmt: skip
    people = [Person(sex, race, above) for (sex, race), above in zip(who, parted.above, strict=True)]
    sex, race, both = breakdowns(people, leave_out_small=False, compare=False)
    assert {name: (one.people, one.favoured, one.ratio) for name, one in named(sex).items()} == {
        "Male": (4, 2, Fraction(1)),
        "Female": (4, 2, Fraction(1)),
    }
    assert {name: (one.people, one.favoured, one.ratio) for name, one in named(race).items()} == {
        "White": (4, 3, Fraction(1)),
        "Asian": (3, 1, Fraction(4, 9)),  # (1/3) / (3/4)
    }
    assert {name: (one.rate, one.ratio) for name, one in named(both).items()} == {
        "Male, White": (1, 1),
        "Male, Asian": (0, 0),
        "Female, White": (Fraction(1, 2), Fraction(1, 2)),
        "Female, Asian": (1, 1),
    }
    assert (sex.unknown, race.unknown, both.unknown) == (0, 1, 1)
    assert both.highest is not None
    assert both.highest.name == "Male, White"  # of two with the highest rate the one with more applicants
    assert both.lowest is not None
    assert both.lowest.name == "Male, Asian"
    assert all(one.difference is None for one in both.categories)


def test_nobody_above_has_no_ratio() -> None:
    parted = split([55.0] * 6)
    assert (parted.median, parted.at_median, any(parted.above)) == (55.0, 6, False)
    sex = breakdowns(crowd("Male", None, 3, 0) + crowd("Female", None, 3, 0), leave_out_small=False, compare=True)[0]
    assert sex.highest is None
    assert sex.lowest is None
    assert [(one.rate, one.ratio, one.difference) for one in sex.categories] == [(0, None, None)] * 2


def test_scores_at_the_median_are_not_above_it() -> None:
    parted = split([10.0, 50.0, 50.0, 50.0, 90.0])
    assert (parted.median, parted.at_median, sum(parted.above)) == (50.0, 3, 1)


def test_one_category_is_its_own_highest() -> None:
    only = by_race({"White": (9, 4)})
    assert [(one.ratio, one.difference) for one in only.categories] == [(Fraction(1), None)]


def test_two_per_cent_are_not_under_two_per_cent() -> None:
    counts = {"White": (98, 49), "Asian": (2, 2)}
    assert not named(by_race(counts))["Asian"].is_small
    assert named(by_race({"White": (99, 49), "Asian": (2, 2)}))["Asian"].is_small


def test_what_is_left_out_stays_reported_and_is_not_the_highest() -> None:
    counts = {"White": (100, 50), "Asian": (100, 40), "Two or More Races": (2, 2)}
    assert shown(by_race(counts), 3) == {"White": 0.5, "Asian": 0.4, "Two or More Races": 1.0}
    left = by_race(counts, leave_out_small=True)
    assert shown(left, 3) == {"White": 1.0, "Asian": 0.8}
    small = named(left)["Two or More Races"]
    assert (small.people, small.rate, small.ratio, small.difference) == (2, 1, None, None)
    assert left.people == 202


def test_four_fifths_are_not_below_four_fifths() -> None:
    counted = named(by_race({"White": (100, 50), "Asian": (100, 40), "Hispanic or Latino": (1000, 399)}))
    assert counted["Asian"].difference is not None
    assert counted["Hispanic or Latino"].difference is not None
    assert not counted["Asian"].difference.is_below
    assert counted["Hispanic or Latino"].difference.is_below


def test_the_four_fifths_example_of_the_uniform_guidelines() -> None:
    """Hiring rates of 60, 45, 48 and 51 %: 44 FR 11996, no. 12, finds impact on American Indians alone."""
    counted = by_race(
        {
            "White": (100, 60),
            "Native American or Alaska Native": (100, 45),
            "Hispanic or Latino": (100, 48),
            "Black or African American": (100, 51),
        }
    )
    assert shown(counted, 2) == {
        "Hispanic or Latino": 0.80,
        "White": 1.0,
        "Black or African American": 0.85,
        "Native American or Alaska Native": 0.75,
    }
    below = [one.name for one in counted.categories if one.difference and one.difference.is_below]
    assert below == ["Native American or Alaska Native"]


def test_fishers_test_by_hand() -> None:
    """1 of 12 against 9 of 12: (10·364 + 91 + 91 + 10·364) / 2,704,156, all tables as unlikely as this one or more."""
    found = named(by_race({"White": (12, 9), "Asian": (12, 1)}))["Asian"].difference
    assert found is not None
    assert found.p == pytest.approx(2 * (10 * 364 + 91) / 2_704_156)
    assert found.is_below
    assert found.is_significant
    assert not found.is_turned_by_one


def test_one_person_can_turn_a_small_difference() -> None:
    """3 of 20 against 16 of 80: one more and one fewer make it 20 % against 18.75 % (see 44 FR 11996, no. 21)."""
    found = named(by_race({"White": (80, 16), "Asian": (20, 3)}))["Asian"].difference
    assert found is not None
    assert found.is_below
    assert found.is_turned_by_one
    assert not found.is_significant
    more = named(by_race({"White": (800, 160), "Asian": (200, 30)}))["Asian"].difference
    assert more is not None
    assert more.is_below
    assert not more.is_turned_by_one


@given(st.integers(1, 40), st.integers(1, 40), st.data())
def test_p_is_the_chance_of_tables_no_likelier_than_this_one(people: int, others: int, data: st.DataObject) -> None:
    favoured, more = data.draw(st.integers(0, people)), data.draw(st.integers(1, others))
    assume(Fraction(favoured, people) < Fraction(more, others))
    found = named(by_race({"White": (others, more), "Asian": (people, favoured)}))["Asian"].difference
    assert found is not None
    ways = [comb(people, at) * comb(others, favoured + more - at) for at in range(favoured + more + 1)]
    assert found.p == pytest.approx(sum(way for way in ways if way <= ways[favoured]) / sum(ways))


SOMEBODY = st.builds(
    Person,
    st.sampled_from([None, *SEXES]),
    st.sampled_from([None, *RACES, "Other"]),
    st.booleans(),
)
CROWDS = st.lists(SOMEBODY, max_size=60)


@given(CROWDS, st.booleans())
def test_ratios_are_shares_of_a_highest_that_is_one(people: list[Person], leave_out_small: bool) -> None:
    for by in breakdowns(people, leave_out_small=leave_out_small, compare=True):
        ratios = [one.ratio for one in by.categories if one.ratio is not None]
        assert all(0 <= ratio <= 1 for ratio in ratios)
        assert not ratios or max(ratios) == 1
        assert (by.highest is None) == (not ratios)
        assert by.people + by.unknown == len(people)
        for one in by.categories:
            assert one.people > 0
            assert (one.ratio is None) == (by.highest is None or (leave_out_small and one.is_small))
            assert one.difference is None or 0 <= one.difference.p <= 1
            assert one.difference is None or not (one.difference.is_below and one.ratio == 1)


@given(CROWDS, st.randoms(use_true_random=False))
def test_the_order_of_people_changes_nothing(people: list[Person], random: object) -> None:
    shuffled = list(people)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert breakdowns(shuffled, leave_out_small=True, compare=True) == breakdowns(
        people, leave_out_small=True, compare=True
    )


@given(CROWDS)
def test_intersections_sum_to_what_they_are_intersections_of(people: list[Person]) -> None:
    known = [one for one in people if one.sex and one.race]
    sex, race, both = breakdowns(known, leave_out_small=False, compare=False)
    for at, by in ((0, sex), (1, race)):
        for one in by.categories:
            within = [other for other in both.categories if other.parts[at] == one.parts[0]]
            assert sum(other.people for other in within) == one.people
            assert sum(other.favoured for other in within) == one.favoured


@given(st.lists(st.integers(-50, 50), min_size=1))
def test_only_the_order_of_scores_matters(scores: list[int]) -> None:
    plain = split([float(score) for score in scores])
    curved = split([float(score**3 + 7 * score - 11) for score in scores])
    assert plain.above == curved.above
    assert sum(plain.above) <= len(scores) / 2
