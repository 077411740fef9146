"""The pages of a scoring run as a browser shows them, opened from disk with the network out of reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser import BEYOND, CONTRAST, Opened, launched, sync_api, watched
from tests.match_example import ScoringRun

PAGES = (
    "index.html",
    "resumes/theodora-vasquenne.pdf.html",
    "resumes/mira.html.html",
    "resumes/empty.txt.html",
    "specifications/SYSTEMS-ANALYST-1614.html",
    "specifications/Night-Heron-Counter.html",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def site(scored: ScoringRun) -> Path:
    return scored.out


@pytest.fixture
def opened(browser: sync_api.Browser) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield watched(context.new_page())
    context.close()


def unfold(tab: sync_api.Page) -> None:
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_but_itself_and_has_no_fault(opened: Opened, site: Path, name: str) -> None:
    address = (site / name).as_uri()
    opened.at(address)
    unfold(opened.tab)
    assert opened.requests == [address]
    assert opened.faults == []
    assert "default-src 'none'" in (site / name).read_text()
    assert "<script" not in (site / name).read_text()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_overflows_and_text_stands_out(opened: Opened, site: Path, name: str) -> None:
    tab = opened.at((site / name).as_uri()).tab
    unfold(tab)
    for width in (320, 390, 768, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.evaluate(BEYOND, width) == []
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert tab.evaluate(CONTRAST) == []


@pytest.mark.parametrize("name", PAGES)
def test_headings_and_tables_can_be_told_without_seeing(opened: Opened, site: Path, name: str) -> None:
    tab = opened.at((site / name).as_uri()).tab
    unfold(tab)
    levels = tab.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((one) => Number(one.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 or after == 4 for before, after in pairwise(levels))
    assert tab.evaluate("document.querySelectorAll('svg[role=img]:not([aria-label])').length") == 0
    assert tab.evaluate("document.querySelectorAll('thead th:not([scope])').length") == 0
    assert tab.title()


def test_every_link_leads_somewhere(opened: Opened, site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        if page.relative_to(site).parts[0] in ("raw", "tables"):
            continue
        opened.at(page.as_uri())
        for address in opened.tab.evaluate("[...document.querySelectorAll('a[href]')].map((one) => one.href)"):
            target, _, anchor = re.sub("^file://", "", address).partition("#")
            assert Path(target).is_file(), f"{page.name}: {address}"
            assert not anchor or f'id="{anchor}"' in Path(target).read_text(), f"{page.name}: {address}"


def test_the_bars_sum_to_the_score_as_drawn_and_as_written(opened: Opened, site: Path) -> None:
    tab = opened.at((site / "resumes/theodora-vasquenne.pdf.html").as_uri()).tab
    unfold(tab)
    charts = tab.evaluate(
        """() => [...document.querySelectorAll('.waterfall')].map((chart) => {
          const bars = [...chart.querySelectorAll('.bar:not(.total)')];
          return [bars.map((bar) => Number(bar.dataset.points)),
                  bars.map((bar) => bar.querySelector('.value').textContent),
                  chart.querySelector('.total').dataset.points,
                  chart.querySelector('.total .value').textContent];
        })"""
    )
    assert len(charts) == 3
    for exact, written, total, shown in charts:
        assert sum(exact) == pytest.approx(float(total), abs=0.01)
        assert round(sum(map(float, written)), 1) == float(shown)


def test_a_verdict_stands_beside_the_words_it_rests_on(opened: Opened, site: Path) -> None:
    tab = opened.at((site / "resumes/theodora-vasquenne.pdf.html").as_uri()).tab
    unfold(tab)
    pair = tab.locator("#SYSTEMS-ANALYST-1614")
    assert pair.locator(".verdicts .verdict").count() > 1
    assert pair.locator(".verdicts .leaf q").count() >= 1
    told = pair.locator(".verdicts .leaf").first.text_content() or ""
    assert any(word in told for word in ("met", "not met", "no evidence"))


def test_the_ranking_sets_apart_what_was_not_scored(opened: Opened, site: Path) -> None:
    tab = opened.at((site / "specifications/SYSTEMS-ANALYST-1614.html").as_uri()).tab
    ranked = tab.locator(".ranking tbody th").all_text_contents()
    apart = tab.locator("#apart li b").all_text_contents()
    assert len(ranked) == 5
    assert apart == ["empty.txt", "lebenslauf.txt"]
    assert "a person reads and decides" in (tab.text_content("footer") or "").lower()
    scores = [float(one) for one in tab.locator(".ranking .scored b").all_text_contents()]
    assert scores == sorted(scores, reverse=True)


def test_an_unread_resume_has_a_page_with_its_reason_and_no_score(opened: Opened, site: Path) -> None:
    tab = opened.at((site / "resumes/empty.txt.html").as_uri()).tab
    assert "not scored" in (tab.text_content(".sentence") or "")
    assert tab.locator(".pair").count() == 0


def test_a_printed_page_shows_what_was_folded(opened: Opened, site: Path) -> None:
    tab = opened.at((site / "resumes/theodora-vasquenne.pdf.html").as_uri()).tab
    hidden = tab.locator(".pair[open] .group:not([open]) td").first
    assert not hidden.is_visible()
    tab.emulate_media(media="print")
    assert hidden.is_visible()
