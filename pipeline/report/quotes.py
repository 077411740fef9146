"""Phrases of a document as the page quotes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Quote:
    """A phrase and where it stands in its document; `place` is empty for a derived statement."""

    text: str
    place: str


def quote(text: str | None, start: float | None, end: float | None) -> Quote | None:
    """The phrase with its character offsets as the page writes them; null when there is none."""
    placed = start is not None and end is not None
    return Quote(text, f"{int(start or 0)}–{int(end or 0)}" if placed else "") if text else None
