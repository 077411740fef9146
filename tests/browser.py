"""A headless browser for pages that are opened from disk, and what every page has to hold to."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

if os.environ.get("CI"):  # where the tests decide, what they need has to be there
    from playwright import sync_api
else:
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright (pip install rolematch[test])")

QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass
class Opened:
    """A page in the browser, with what went wrong on it and what it asked the network for."""

    tab: sync_api.Page
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def at(self, address: str) -> Opened:
        self.tab.goto(address)
        return self


def watched(tab: sync_api.Page) -> Opened:
    """The tab, with a note of everything that goes wrong on it and that it asks for."""
    one = Opened(tab)
    tab.on("console", lambda message: one.faults.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: one.faults.append(str(error)))
    tab.on("request", lambda request: one.requests.append(request.url))
    return one


@contextmanager
def launched() -> Iterator[sync_api.Browser]:
    """A browser; without one on this machine the tests skip, but fail where they decide."""
    found = next((place for place in map(shutil.which, NAMES) if place), None)
    if not found:
        told = f"no Chromium on the path (looked for {', '.join(NAMES)})"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET.split())
        yield browser
        browser.close()


# Elements wider than the window, but for those that scroll on purpose.
BEYOND = """(width) => [...document.querySelectorAll('main *, header *')]
  .filter((one) => !one.closest('.scroll') && one.getClientRects().length)
  .filter((one) => one.getBoundingClientRect().right > width + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""

# WCAG 2.2 AA: 4.5 to 1, 3 to 1 for large text. Grounds are opaque on this page.
CONTRAST = """() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parse(colour).slice(0, 3)
      .map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((parse(colour)[3] ?? 1) > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = [];
  for (const one of document.querySelectorAll('body *')) {
    if (!one.getClientRects().length || one.closest('svg')) continue;
    if (![...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    const style = getComputedStyle(one);
    const [low, high] = [light(style.color), light(ground(one))].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) faint.push([one.outerHTML.slice(0, 90), ratio.toFixed(2)]);
  }
  return faint;
}"""
