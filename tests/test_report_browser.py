"""The report as a browser shows it, opened from disk with the network out of reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.report import page as report_page
from pipeline.report.page import render
from pipeline.report.view import RunSummary
from tests.browser import BEYOND, CONTRAST, Opened, launched, sync_api, watched
from tests.report_frames import sample

SAMPLE = sample(cities=3, families=4)


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report small enough to be quick, in which some cards are in the page and most are packed."""
    place = tmp_path_factory.mktemp("report") / "index.html"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(report_page, "IN_PAGE_BYTES", 200_000)
        place.write_text(render(SAMPLE, RunSummary("Testmark", "1.0")), encoding="utf-8")
    return place.as_uri()


@pytest.fixture
def opened(browser: sync_api.Browser, address: str) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield watched(context.new_page()).at(address)
    context.close()


def unpacked(tab: sync_api.Page) -> None:
    """Waits until no open card is still packed."""
    sync_api.expect(tab.locator(".entry[open][data-pack]")).to_have_count(0)


def listed(tab: sync_api.Page) -> int:
    return tab.locator("#classes > .entry:visible").count()


def test_the_page_opens_from_disk_without_network_or_errors(opened: Opened, address: str) -> None:
    for at in range(listed(opened.tab)):
        opened.tab.locator("#classes > .entry > summary").nth(at).click()
    unpacked(opened.tab)
    assert opened.requests == [address]
    assert opened.faults == []


def test_search_employer_and_benchmark_narrow_the_list(opened: Opened) -> None:
    tab = opened.tab
    everything = listed(tab)
    tab.fill("#search", "librarian")
    assert 0 < listed(tab) < everything
    titles = tab.locator("#classes > .entry:visible > summary b").all_text_contents()
    assert set(titles) == {"Librarian"}
    tab.select_option("#employer", "Brightwater")
    assert listed(tab) == 1
    assert "1 of 1 class" in (tab.text_content("#count") or "")
    tab.fill("#search", "nothing of the kind")
    assert listed(tab) == 0
    tab.fill("#search", "")
    tab.select_option("#employer", "")
    tab.check("#benchmarked")
    assert 0 < listed(tab) < everything


def test_a_square_of_the_map_leads_to_its_match(opened: Opened) -> None:
    tab = opened.tab
    square = tab.locator(".map a[data-at]").last
    told = square.locator("title").text_content() or ""
    square.hover()
    assert tab.text_content("#readout") == told
    anchor = (square.get_attribute("href") or "")[1:]
    square.click()
    match = tab.locator(f"#{anchor}")
    match.locator("> .inside").wait_for(state="visible")
    assert match.evaluate("one => one.open && one.closest('.entry').open")
    assert match.locator("> summary b").first.text_content() in told


def test_the_map_is_walked_with_the_keyboard(opened: Opened) -> None:
    tab = opened.tab
    tab.locator(".map").focus()
    first = tab.text_content("#readout")
    tab.keyboard.press("ArrowRight")
    assert tab.text_content("#readout") != first
    tab.keyboard.press("Enter")
    tab.locator(".match.arrived > .inside").wait_for(state="visible")
    assert tab.evaluate("document.activeElement.parentElement.classList.contains('arrived')")


def test_a_packed_card_opens_by_its_address(opened: Opened, address: str) -> None:
    packed = opened.tab.locator(".entry[data-pack]").first.get_attribute("id")
    opened.at("about:blank").at(f"{address}#{packed}")
    opened.tab.locator(f"#{packed} .card").wait_for(state="visible")


def test_the_bars_of_each_waterfall_sum_to_the_score_drawn(opened: Opened) -> None:
    sums = opened.tab.evaluate(
        """() => [...document.querySelectorAll('.waterfall')].map((chart) => {
          const all = [...chart.querySelectorAll('.bar')].map((bar) => Number(bar.dataset.points));
          const total = all.pop();
          const shown = Number(chart.querySelector('.total .value').textContent);
          return [all.reduce((sum, one) => sum + one, 0), total, shown];
        })"""
    )
    assert len(sums) > 10
    for bars, total, shown in sums:
        assert bars == pytest.approx(total, abs=0.01)
        assert total == pytest.approx(shown, abs=0.051)


def test_nothing_overflows_sideways(opened: Opened) -> None:
    tab = opened.tab
    for number in ("first", "last"):
        getattr(tab.locator("#classes > .entry > summary"), number).click()
    unpacked(tab)
    tab.evaluate(
        "document.querySelectorAll(':is(.entry[open], #corpus) details').forEach((one) => { one.open = true; })"
    )
    for width in (320, 360, 768, 1600):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.evaluate(BEYOND, width) == []


def test_the_essential_is_there_without_javascript(browser: sync_api.Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)
    first = tab.locator("#classes > .entry").first
    first.locator("> summary").click()
    assert first.locator(".match .waterfall").first.is_visible()
    assert first.locator(".pairs").first.is_visible()
    assert tab.locator("#classes > .entry:visible").count() == len(SAMPLE["classes"])
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(opened: Opened, scheme: str) -> None:
    tab = opened.tab
    tab.emulate_media(color_scheme=scheme)
    tab.evaluate("document.querySelectorAll('#classes > .entry')[0].open = true")
    faint = tab.evaluate(CONTRAST)
    assert faint == []
