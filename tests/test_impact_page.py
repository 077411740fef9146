"""The page an employer publishes: what the rule wants on it, and how a browser and a printer show it."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from pipeline.audit import columns, people
from pipeline.audit.audits import Measure, audit
from pipeline.audit.page import Publication, position_name, render
from pipeline.audit.sheets import read
from tests import impact_example as example
from tests import test_report_browser as report_page

browser = report_page.browser
TOLD = Publication(
    "rolematch",
    datetime.date(2026, 3, 31),
    "Scores of all applicants from July 2025 to February 2026; sex and race/ethnicity as they stated them. " * 2,
    "Systems Analyst",
    datetime.date(2025, 7, 1),
    "Quist & Marlowe",
)
SCORING, SELECTION = Measure(), Measure(selected="advanced", justification="So few people tell <nothing>.")


def rendered(scores: Path, demographics: Path, measure: Measure, told: Publication = TOLD) -> str:
    sheets = read(scores), read(demographics)
    outcomes = people.scores(
        sheets[0],
        columns.score_columns(sheets[0], {}, measure.selected),
        is_selection=measure.selected is not None,
    )
    described = people.demographics(sheets[1], columns.demographic_columns(sheets[1], {}))
    return render(audit(outcomes, described, measure).audits[0], told, sheets)


def page(folder: Path, measure: Measure, told: Publication = TOLD) -> str:
    return rendered(*example.write(folder), measure, told)


@pytest.mark.parametrize("measure", [SCORING, SELECTION])
def test_the_page_has_what_the_rule_wants_published(tmp_path: Path, measure: Measure) -> None:
    html = page(tmp_path, measure)
    for wanted in (
        *("March 31, 2026", "July 1, 2025", "Quist &amp; Marlowe", "Systems Analyst", TOLD.source.strip()),
        *("183", "15 of the applicants are of unknown sex or race/ethnicity (sex 0, race/ethnicity 15)"),
        *("64.3%", "0.583", "37.5%", "Native American or Alaska Native"),
    ):
        assert wanted in html
    assert html.count('<tr><th scope="row">') == 2 + 7 + 14
    for file in example.write(tmp_path):
        assert hashlib.sha256(file.read_bytes()).hexdigest()[:16] in html
    assert page(tmp_path, measure) == html


def test_the_page_of_selection_has_its_justification_and_its_tests(tmp_path: Path) -> None:
    assert "left out" not in page(tmp_path, SELECTION)  # nobody is under 2 %
    scores, demographics = example.write(tmp_path)
    scores.write_text(scores.read_text() + "X1,99,yes\n")
    demographics.write_text(demographics.read_text() + "X1,F,Other\n")
    html = rendered(scores, demographics, SELECTION)
    assert "left out of the impact ratios (6 RCNY § 5-301 (d)): So few people tell &lt;nothing&gt;." in html
    assert html.count('<td class="none">left out</td>') == 2  # by race, and by both
    assert "0.023*" in html  # White men, 7 of 20, against Hispanic men, 12 of 16


def test_what_is_not_told_is_not_invented(tmp_path: Path) -> None:
    html = page(tmp_path, SCORING, replace(TOLD, distributed=None, auditor="", position=""))
    for absent in ("in use since", "Audited by", "for the position", "None"):
        assert absent not in html


@pytest.mark.parametrize(
    ("position", "name"),
    [
        ("specs/port-averill/LIBRARIAN 6110.txt", "LIBRARIAN 6110"),
        ("specs/x/manager.html#2", "manager (2)"),
        ("Operator v2.10", "Operator v2.10"),
        ("", ""),
    ],
)
def test_a_position_is_named_by_its_document(position: str, name: str) -> None:
    assert position_name(position) == name


@pytest.fixture
def tab(browser: report_page.sync_api.Browser) -> report_page.sync_api.Page:
    return browser.new_page(viewport={"width": 1000, "height": 900})


@pytest.mark.parametrize("measure", [SCORING, SELECTION])
def test_a_browser_shows_it_and_a_printer_needs_one_page(
    tmp_path: Path, tab: report_page.sync_api.Page, measure: Measure
) -> None:
    faults: list[str] = []
    requests: list[str] = []
    tab.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    tab.on("request", lambda request: requests.append(request.url))
    place = tmp_path / "summary.html"
    place.write_text(page(tmp_path, measure), encoding="utf-8")
    tab.goto(place.as_uri())
    assert (faults, requests) == ([], [place.as_uri()])
    bars = tab.evaluate(
        "[...document.querySelectorAll('.bar i')].map((bar) => bar.offsetWidth / bar.parentNode.offsetWidth)"
    )
    assert len(bars) == 23
    assert max(bars) == pytest.approx(bars[0], abs=0.02)  # men have the highest rate: ratio 1
    for width in (320, 768, 1400):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert tab.evaluate(report_page.CONTRAST) == []
    assert len(pypdfium2.PdfDocument(tab.pdf(prefer_css_page_size=True))) == 1
    tab.close()
