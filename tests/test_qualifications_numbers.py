from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.qualifications.numbers import durations


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Eight (8) years of planting", [8]),
        ("eighteen months", [1.5]),
        ("one and one-half years", [1.5]),
        ("2-3 years", [2]),
        ("two to five (5) years", [2]),
        ("7+ years", [7]),
        ("a half year", []),
        ("half a year", [0.5]),
        ("twenty-five years", [25]),
        ("six (6) months", [0.5]),
        ("four years of gardening, one of which was under glass", [4, 1]),
        ("three years of the required five years", [3, 5]),
        ("Analyst 10 - One year", [1]),
        ("24 semester units", []),
    ],
)
def test_lengths_of_time(text: str, years: list[float]) -> None:
    assert [duration.years for duration in durations(text)] == years


@given(st.integers(1, 400))
def test_months_are_fractions_of_a_year(months: int) -> None:
    (found,) = durations(f"{months} months of work")
    assert found.years == pytest.approx(months / 12, abs=1e-4)


@given(st.text())
def test_a_length_of_time_lies_in_the_text(text: str) -> None:
    for found in durations(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.years >= 0
