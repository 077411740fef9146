"""Charts as inline SVG: pure functions from figures to mark-up. Colours are the style sheet's."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from pipeline.report.heat import Cell, HeatMap

SHADES = 10  # one shade for each ten points of score: the same score has the same shade in every run


@dataclass(frozen=True)
class Step:
    """One bar of a waterfall: its points and the points of its items."""

    label: str
    points: float
    items: tuple[float, ...] = ()


def shade(score: float) -> str:
    """CSS class of a score's shade."""
    return f"s{min(max(int(score // 10), 0), SHADES - 1)}"


LEAST = 1.2  # points of an item that is parted from the next: between thinner ones the lines would hide the bar
LABEL, TRACK, VALUE, ROW = 104, 204, 72, 23  # widths and height in SVG units, one unit a pixel at full size


def waterfall(steps: Sequence[Step], score: float) -> Markup:
    """Bars that start where the last one ended, and the score they reach; the scale is 0–100."""
    shown = add_up([step.points for step in steps], score)
    told = ", ".join(f"{step.label} {points:.1f}" for step, points in zip(steps, shown, strict=True))
    height = ROW * (len(steps) + 1) + 18
    parts = [
        f'<svg class="waterfall" viewBox="0 0 {LABEL + TRACK + VALUE} {height}" role="img" '
        f'aria-label="{escape(told)}; together {score:.1f} points of 100">'
    ]
    bottom = ROW * (len(steps) + 1)
    for mark in (0, 25, 50, 75, 100):
        x = _x(mark)
        parts.append(
            f'<path class="grid" d="M{x} 0V{bottom}"/><text class="tick" x="{x}" y="{bottom + 13}">{mark}</text>'
        )
    reached = 0.0
    for at, step in enumerate(steps):
        parts.extend(_bar(step, at, reached, shown[at]))
        reached += step.points
    y = ROW * len(steps)
    parts.append(
        f'<g class="bar total" data-points="{score:.2f}"><text x="0" y="{y + 16}">Score</text>'
        f'<rect x="{_x(0)}" y="{y + 4}" width="{_width(score)}" height="{ROW - 8}"/>'
        f'<text class="value" x="{LABEL + TRACK + VALUE}" y="{y + 16}">{score:.1f}</text></g></svg>'
    )
    return Markup("".join(parts))


def add_up(points: Sequence[float], total: float) -> list[float]:
    """The points to one decimal, so that they sum to the total to one decimal: a reader may add them up.

    The largest remainder is rounded up first, as seats are given out by Hamilton's method.
    """
    tenths = [math.floor(10 * one) for one in points]
    left = round(10 * float(f"{total:.1f}")) - sum(tenths)
    if not 0 <= left <= len(points):  # the points are not all of the total
        return [round(one, 1) for one in points]
    by_remainder = sorted(range(len(points)), key=lambda at: tenths[at] - 10 * points[at])
    for at in by_remainder[:left]:
        tenths[at] += 1
    return [one / 10 for one in tenths]


def _bar(step: Step, at: int, reached: float, shown: float) -> Iterator[str]:
    y, low = ROW * at, min(reached, reached + step.points)
    sign = " less" if step.points < 0 else ""
    yield f'<g class="bar{sign}" data-points="{step.points:.4f}"><text x="0" y="{y + 16}">{escape(step.label)}</text>'
    yield f'<rect x="{_x(low)}" y="{y + 4}" width="{_width(abs(step.points))}" height="{ROW - 8}"/>'
    cuts, edge = "", reached
    for item in step.items[:-1]:
        edge += item
        cuts += f"M{_x(edge)} {y + 4}v{ROW - 8}" if abs(item) > LEAST else ""
    yield f'<path class="cut" d="{cuts}"/>' if cuts else ""
    yield f'<path class="link" d="M{_x(reached + step.points)} {y + 4}v{ROW}"/>'
    yield f'<text class="value" x="{LABEL + TRACK + VALUE}" y="{y + 16}">{shown:+.1f}</text></g>'


def _x(points: float) -> str:
    return f"{LABEL + TRACK * points / 100:.1f}".removesuffix(".0")


def _width(points: float) -> str:
    return f"{TRACK * max(points, 0) / 100:.1f}".removesuffix(".0")


@dataclass(frozen=True)
class _Grid:
    """Where the rows and columns of a heat map lie: the same places on both axes, a gap between employers."""

    step: int
    places: tuple[int, ...]
    length: int


LEFT, TOP, GAP = 226, 220, 7  # room for the labels, and between employers
NAME = 31  # small letters of a title that this leaves room for


def _grid(heat: HeatMap) -> _Grid:
    step = 22 if len(heat.classes) <= 36 else 16 if len(heat.classes) <= 54 else 13
    places, at = [], 0
    for number, subject in enumerate(heat.classes):
        if number and subject.employer != heat.classes[number - 1].employer:
            at += GAP
        places.append(at)
        at += step
    return _Grid(step, tuple(places), at)


def map_of(heat: HeatMap, linked: frozenset[str]) -> Markup:
    """The heat map. Cells whose match has a place on the page (`linked` anchors) lead to it; each tells its pair."""
    grid = _grid(heat)
    size = grid.step - 2
    parts = [
        f'<svg class="map" viewBox="0 0 {LEFT + grid.length} {TOP + grid.length}" '
        f'style="min-width:{LEFT + grid.length}px;max-width:{round((LEFT + grid.length) * 1.25)}px" '
        'role="group" tabindex="0" '
        f'aria-label="Scores of {len(heat.classes)} classes against each other. Arrow keys move, Enter opens a match.">'
        '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path class="hatching" d="M0 0V5"/></pattern></defs>'
    ]
    parts.extend(_axes(heat, grid))
    for at in grid.places:
        parts.append(f'<rect class="self" x="{LEFT + at}" y="{TOP + at}" width="{size}" height="{size}"/>')
    parts.extend(_cell(cell, grid, size, linked) for cell in heat.cells)
    parts.append("</svg>")
    return Markup("".join(parts))


def _axes(heat: HeatMap, grid: _Grid) -> Iterator[str]:
    middle = grid.step / 2 + 3  # the base line that centres small letters of 11 units on the row
    for at, subject in zip(grid.places, heat.classes, strict=True):
        name = escape(_short(subject.title, NAME))
        full = f"<title>{escape(subject.title)} · {escape(subject.employer)}</title>"
        label = f'<text class="row" x="{LEFT - 6}" y="{TOP + at + middle:g}">{name}{full}</text>'
        yield f'<a href="#c{subject.number}" tabindex="-1">{label}</a>'
        x = LEFT + at + middle
        yield (
            f'<text class="column" transform="translate({x:g} {TOP - 6}) rotate(-90)">'
            f"{escape(_short(subject.title, NAME))}{full}</text>"
        )
    spans = groupby(range(len(heat.classes)), key=lambda number: heat.classes[number].employer)
    for employer, numbers in spans:
        group = list(numbers)
        first, last = grid.places[group[0]], grid.places[group[-1]] + grid.step - 2
        width = last - first
        yield f'<path class="span" d="M17 {TOP + first}V{TOP + last}M{LEFT + first} 17H{LEFT + last}"/>'
        if width > 40:
            name = escape(_short(employer, width // 7))
            yield f'<text class="employer" x="{LEFT + first}" y="11">{name}</text>'
            yield f'<text class="employer" transform="translate(11 {TOP + last}) rotate(-90)">{name}</text>'


def _cell(cell: Cell, grid: _Grid, size: int, linked: frozenset[str]) -> str:
    match = cell.match
    x, y = LEFT + grid.places[cell.column], TOP + grid.places[cell.row]
    kind = "withheld" if match.score is None else shade(match.score)
    mark = f'<circle cx="{x + size / 2:g}" cy="{y + size / 2:g}" r="{size / 7:.1f}"/>' if match.benchmark else ""
    pair = f"{match.query.title} ({match.query.employer}) – {match.candidate.title} ({match.candidate.employer})"
    told = f"withheld: {match.reason or 'no score'}" if match.score is None else f"{match.score:.1f}"
    told += ", benchmark" if match.benchmark else ""
    square = f'<rect class="{kind}" x="{x}" y="{y}" width="{size}" height="{size}"/>'
    body = f"{square}{mark}<title>{escape(pair)}: {escape(told)}</title>"
    place = f'data-at="{cell.row},{cell.column}"'
    if match.anchor in linked:
        return f'<a href="#{match.anchor}" tabindex="-1" {place}>{body}</a>'
    return f"<g {place}>{body}</g>"


def _short(text: str, most: float) -> str:
    """The text, cut where it is wider than `most` small letters; a short last word ("II") stays, as it tells levels."""
    if _wide(text) <= most:
        return text
    head, _, last = text.rpartition(" ")
    tail = f"… {last}" if len(last) <= 4 else "…"
    kept = head if len(last) <= 4 else text
    while kept and _wide(kept + tail) > most:
        kept = kept[:-1]
    return kept.rstrip() + tail


def _wide(text: str) -> float:
    """Width in small letters; capitals are a third wider."""
    return sum(1.34 if letter.isupper() else 1.0 for letter in text)


def score_bar(score: float) -> Markup:
    """A thin bar of a score on the scale 0–100."""
    return Markup(
        '<svg class="score-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="6"/><rect width="{max(score, 0):.1f}" height="6"/></svg>'
    )


def count_bar(count: int, largest: int) -> Markup:
    """A thin bar of a count against the largest of its chart."""
    return score_bar(100 * count / largest if largest else 0)
