"""The confusion of section labels as a picture: counts in the cells, the share of each row as their colour."""

from __future__ import annotations

from html import escape
from typing import Any

_WIDTH, _HEIGHT = 46, 28
_LEFT, _TOP, _EDGE = 150, 140, 12
_DARK = (23, 63, 115)  # of a cell that holds its whole row
_FROM = 0.5  # share from which the figure is white on dark


def confusion_svg(confusion: dict[str, Any]) -> str:
    """Wanted labels down, given labels across; as `results.to_json` has them."""
    wanted, got, counts = confusion["wanted"], confusion["got"], confusion["counts"]
    width, height = _LEFT + _WIDTH * len(got) + 70, _TOP + _HEIGHT * len(wanted) + _EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'role="img" font-family="system-ui, sans-serif" font-size="12">',
        "<title>Lines by wanted label (rows) and label given (columns); darker: a larger share of the row</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        _text(_LEFT - 10, _TOP - 10, "wanted ↓   read as →", "end", "#666"),
        _text(_LEFT + _WIDTH * len(got) + 12, _TOP - 10, "right", "start", "#666"),
    ]
    parts += [_turned(_LEFT + _WIDTH * (at + 0.5), _TOP - 10, label) for at, label in enumerate(got)]
    for row, label in enumerate(wanted):
        parts += _row(row, label, counts[row], got)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _row(row: int, label: str, counts: list[int], got: list[str]) -> list[str]:
    middle = _TOP + _HEIGHT * (row + 0.5) + 4
    total = max(1, sum(counts))
    parts = [_text(_LEFT - 10, middle, f"{_words(label)}", "end")]
    for column, count in enumerate(counts):
        share = count / total
        x, y = _LEFT + _WIDTH * column, _TOP + _HEIGHT * row
        hint = f"{_words(label)} read as {_words(got[column])}: {count} of {total} lines"
        parts.append(
            f'<rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" fill="{_colour(share)}" stroke="#d8dde3">'
            f"<title>{escape(hint)}</title></rect>"
        )
        if count:
            parts.append(_text(x + _WIDTH / 2, middle, str(count), "middle", "#fff" if share >= _FROM else "#222"))
    right = counts[got.index(label)] / total
    return [*parts, _text(_LEFT + _WIDTH * len(got) + 12, middle, f"{right:.0%}", "start")]


def _colour(share: float) -> str:
    """From white to dark; the root lifts small shares, which are the faults, out of the white."""
    red, green, blue = (round(255 + (end - 255) * share**0.5) for end in _DARK)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _words(label: str) -> str:
    return label.replace("_", " ")


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#222") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'


def _turned(x: float, y: float, label: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" transform="rotate(-50 {x:g} {y:g})" fill="#222">{escape(_words(label))}</text>'
