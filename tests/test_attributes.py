from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.qualifications.attributes import attributes_of
from pipeline.qualifications.dates import DATE, iso
from pipeline.qualifications.described import DescribedClass, Section
from pipeline.qualifications.money import salary
from pipeline.stages.describe import STAGE

FORM = """Job Title: Orchard Keeper
Reports To: Head of Groves
Supervises: Grafters and pickers
FLSA Status: Non-Exempt
Bargaining Unit: Pickers Local 9
Grade: 14
Last Revised: March 2017
Salary: $31.42 - $39.73 HOUR
"""


def facts(text: str, label: str = "header", title: str | None = None) -> dict[str, str]:
    described = DescribedClass("a", "a", title, text, [Section(label, "", 0, len(text))])
    found = attributes_of(described)
    for fact in found:
        assert fact.start is not None
        assert fact.end is not None
        assert 0 <= fact.start < fact.end <= len(text)
    return {fact.name: fact.value for fact in found}


def test_a_form_is_read_field_by_field() -> None:
    assert facts(FORM) == {
        "reports_to": "Head of Groves",
        "supervises": "Grafters and pickers",
        "bargaining_unit": "Pickers Local 9",
        "pay_grade": "14",
        "flsa": "non-exempt",
        "salary_min": "31.42",
        "salary_max": "39.73",
        "salary_period": "hour",
        "revised": "2017-03",
    }


def test_empty_fields_of_a_form_are_no_values() -> None:
    text = "Reports To: [TITLE]\nBargaining Unit: xxxxx\n"
    text += "Minimum Salary: xxxxx per [month]\nFLSA Status: [exempt or non]\nRevised:"
    assert facts(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("This position reports to the Director of Groves and prunes.", "reports_to", "Director of Groves"),
        ("Under the general direction of the City Forester, plans planting.", "reports_to", "City Forester"),
        ("Under general supervision, prunes trees.", "supervision_received", "general supervision"),
        ("Directly supervises a minimum of four (4) employees.", "span_min", "4"),
        ("Supervises a crew of six gardeners.", "span_min", "6"),
        ("Supervises and trains seasonal gardeners in pruning.", "supervises", "seasonal gardeners"),
        ("This position is exempt from overtime.", "flsa", "exempt"),
    ],
)
def test_sentences_state_facts(text: str, name: str, value: str) -> None:
    assert facts(text, "supervision")[name] == value


def test_custody_and_objects_are_no_staff() -> None:
    assert "supervises" not in facts("Supervises offenders at meals. Supervises the checking of plans.", "duties")


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [
        ("ANNUAL SALARY\n\n$61,000 to $87,500 and $66,200 to $94,250", "61000", "94250", "year"),
        ("Salary: £28,770 - £31,364 per annum", "28770", "31364", "year"),
        ("Pay: $4,100.50 monthly", "4100.5", "4100.5", "month"),
        ("Pay range $2,100 - $2,900 biweekly", "2100", "2900", "biweekly"),
        ("Salary $85k - $95k per year", "85000", "95000", "year"),
    ],
)
def test_salaries(text: str, low: str, high: str, period: str) -> None:
    assert [fact.value for fact in salary(text, 0, len(text))] == [low, high, period]


@pytest.mark.parametrize(
    "text", ["The budget is $40,000 a year.", "Salary: competitive", "Pay: $500", "A $50 biweekly bonus is paid."]
)
def test_what_is_no_salary(text: str) -> None:
    assert salary(text, 0, len(text)) == []


def test_a_history_table_gives_each_class_its_own_dates() -> None:
    text = "Class | Date Established | Date Revised\nDiver I | 06/06/1968 | 12/13/1978\nDiver II | 01/02/1970 | --\n"
    assert facts(text, "history", "Diver I") == {"established": "1968-06-06", "revised": "1978-12-13"}
    assert facts(text, "history", "Diver II") == {"established": "1970-01-02"}


def test_the_latest_revision_counts() -> None:
    assert facts("Adopted: 3/1/88\nRevision Dates: 4/2/1995, 11/30/2012, 6/1/2001", "history") == {
        "established": "1988-03-01",
        "revised": "2012-11-30",
    }


@given(st.dates(min_value=pd.Timestamp("1931-01-01").date(), max_value=pd.Timestamp("2049-12-31").date()))
def test_dates_are_read_as_written(day: object) -> None:
    for form in ("%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y"):
        match = DATE.search(f"{day:{form}}")
        assert match is not None
        assert iso(match) == str(day)


def test_describe_gives_one_row_a_name() -> None:
    text = FORM + "Revised: 1/1/1999\n"
    document = {"doc_id": "specs/a.txt", "kind": "spec", "status": "ok", "text": text}
    row = {"class_id": "specs/a.txt", "doc_id": "specs/a.txt", "class_no": 1, "title": "Senior Orchard Keeper"}
    section = {
        "doc_id": "specs/a.txt", "section_no": 1, "class_id": None, "class_nos": [], "label": "header", "heading": None,
        "subheading": None, "start": 0, "end": len(text), "body_start": 0, "text": text, "confidence": 1.0,
    }  # fmt: skip
    frames = {
        "documents": pd.DataFrame([document]),
        "classes": pd.DataFrame([row]),
        "sections": pd.DataFrame([section]),
        "requirements": pd.DataFrame([{"class_id": "specs/a.txt", "tree": None}]),
        "levels": pd.DataFrame({"class_id": ["specs/a.txt"] * 2, "contribution": [2.5, 0.678]}),
    }
    made = STAGE.run(frames, STAGE.settings())
    assert list(made.columns) == STAGE.output.names
    assert made["name"].is_unique
    values = dict(zip(made["name"], made["value"], strict=True))
    assert values["series"] == "Orchard Keeper"
    assert values["series_rank"] == "3.4"
    assert values["revised"] == "2017-03"
    assert values["level"] == "3.18"
    assert made.loc[made["name"] == "level", "start"].isna().all()
