"""Which words of an HTML page nobody can see, by what its styles declare.

Only what is declared is judged. Where an element lies over something whose colour is not known (a picture, a gradient,
an element placed elsewhere), its colour is no reason to call it concealed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.readers.html_style import Cascade, Declared, presentational, style_sheets
from pipeline.readers.reading import COLOUR, COVERED, HIDDEN, INVISIBLE, OFF_PAGE, TINY

_TINY = 3.0  # pixels
_FAR = -400.0  # pixels: an offset so far is meant to put something out of sight; hanging indents stay below a quarter
_SLIT = 1.0  # pixels: a box no larger shows nothing
_FAINT = 0.05  # opacity
_ALIKE = 16 / 255  # of each of red, green and blue; a contrast of 1.15 to 1 on white
_UNITS = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
    "rem": 16.0,
}
_NAMED_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0}
_NUMBERS = frozenset({"dimension", "number", "percentage"})
_PLACED = frozenset({"absolute", "fixed", "relative", "sticky"})
_ELSEWHERE = frozenset({"absolute", "fixed"})
_PICTURES = re.compile(r"<(?:img|svg|video|canvas|picture)\b|background[\w-]*\s*:|bgcolor", re.IGNORECASE)

Colour = tuple[float, float, float]
"""Red, green and blue, 0-1."""


@dataclass(frozen=True)
class Look:
    """How what stands in an element looks.

    Attributes:
        kind: how its own text is concealed; empty where it is seen.
        sealed: nothing within it can be seen either.
        shown: CSS `visibility`.
        size: of its font, in pixels.
        ink: colour of its text; None where it is not known.
        opacity: of its text, 0-1.
        paper: colour behind it; None where it is not known.

    """

    kind: str = ""
    sealed: bool = False
    shown: bool = True
    size: float = 16.0
    ink: Colour | None = (0.0, 0.0, 0.0)
    opacity: float = 1.0
    paper: Colour | None = (1.0, 1.0, 1.0)


class Sight:
    """Follows the elements of a page as they begin and end, and tells how each looks."""

    def __init__(self, page: str) -> None:
        self._cascade = Cascade(style_sheets(page))
        self._looks = [Look()]
        self._white = not _PICTURES.search(page)  # all of it is black on white but for what ink is said to be

    @property
    def look(self) -> Look:
        """Of the element at hand."""
        return self._looks[-1]

    def begin(self, tag: str, attributes: Mapping[str, str]) -> Look:
        """An element begins."""
        before = self._looks[-1]
        declared = self._cascade.begin(tag, attributes)
        if "bgcolor" in attributes or tag in ("font", "body"):
            declared = {**presentational(tag, attributes), **declared}
        look = before if before.sealed or not declared else self._changed(before, declared)
        if not look.sealed and ("hidden" in attributes or attributes.get("aria-hidden") == "true"):
            look = replace(look, kind=HIDDEN, sealed=True)
        self._looks.append(look)
        return look

    def end(self) -> None:
        """The element that began last ends."""
        self._cascade.end()
        if len(self._looks) > 1:
            self._looks.pop()

    def _changed(self, before: Look, declared: Declared) -> Look:
        size = _font_size(declared.get("font-size", ()), before.size)
        if kind := _sealed(declared, size):
            return replace(before, kind=kind, sealed=True)
        shown = _word(declared, "visibility")
        look = replace(before, size=size, shown=shown == "visible" if shown else before.shown)
        look = _painted(look, declared)
        if _word(declared, "position") in _ELSEWHERE and not self._white and "background-color" not in declared:
            look = replace(look, paper=None)
        return replace(look, kind=_kind(look))


def _kind(look: Look) -> str:
    """How the text of an element of this look is concealed."""
    if not look.shown:
        return HIDDEN
    if look.size <= _TINY:
        return TINY
    if look.opacity <= _FAINT:
        return INVISIBLE
    alike = look.ink and look.paper and all(abs(a - b) < _ALIKE for a, b in zip(look.ink, look.paper, strict=True))
    return COLOUR if alike else ""


def _painted(look: Look, declared: Declared) -> Look:
    """The look with the colours that are declared."""
    if "background-color" in declared or "background-image" in declared:
        look = replace(look, paper=_paper(look.paper, declared))
    if "color" in declared:
        found = _colour(declared["color"])
        clipped = {_word(declared, name) for name in ("background-clip", "-webkit-background-clip")}
        if found is None or "text" in clipped:  # letters cut out of the background
            return replace(look, ink=None, opacity=1.0)
        look = replace(look, ink=found[0], opacity=found[1])
    return look


def _paper(behind: Colour | None, declared: Declared) -> Colour | None:
    if any(token.type in ("url", "function") and _is_picture(token) for token in declared.get("background-image", ())):
        return None
    found = next((c for token in declared.get("background-color", ()) if (c := _colour([token]))), None)
    if found is None:
        return behind
    colour, opacity = found
    if opacity >= 1:
        return colour
    if behind is None or opacity <= 0:
        return behind
    red, green, blue = (opacity * a + (1 - opacity) * b for a, b in zip(colour, behind, strict=True))
    return red, green, blue


def _is_picture(token: Any) -> bool:
    return token.type == "url" or token.lower_name in ("url", "image-set") or "gradient" in token.lower_name


def _colour(tokens: Sequence[Any]) -> tuple[Colour, float] | None:
    """A colour and its opacity; None where it is none, or is that of something else."""
    from tinycss2.color4 import parse_color

    found = next((token for token in tokens if token.type != "whitespace"), None)
    colour = parse_color(found) if found is not None else None
    if colour is None or colour == "currentcolor":
        return None
    red, green, blue = (float(value) for value in colour.to("srgb").coordinates)
    return (red, green, blue), float(colour.alpha)


def _sealed(declared: Declared, size: float) -> str:
    """How an element is concealed with all it holds; empty where it is not."""
    if _word(declared, "display") == "none" or _word(declared, "content-visibility") == "hidden":
        return HIDDEN
    opacity = _fraction(declared.get("opacity", ()))
    if opacity is not None and opacity <= _FAINT:
        return INVISIBLE
    placed = _word(declared, "position") in _PLACED
    offsets = ["text-indent", "margin-left", "margin-top", *(("left", "top", "right", "bottom") if placed else ())]
    moves = [_pixels(declared.get(name, ()), size) for name in offsets] + _arguments(declared, "transform", size)
    if any(move is not None and move <= _FAR for move in moves):
        return OFF_PAGE
    clip = _arguments(declared, "clip", size)
    if placed and clip and all(side is not None and side <= _SLIT for side in clip):
        return COVERED
    if any(_shows_nothing(token) for token in declared.get("clip-path", ())):
        return COVERED
    sides = [_pixels(declared.get(name, ()), size) for name in ("height", "width", "max-height", "max-width")]
    shut = any(side is not None and side <= _SLIT for side in sides)
    return COVERED if shut and _word(declared, "overflow") in ("hidden", "clip") else ""


def _shows_nothing(token: Any) -> bool:
    """A clip that leaves nothing of the element: a half or more cut off each side, or a circle without a radius."""
    name = token.lower_name if token.type == "function" else ""
    sizes = [argument.value for argument in token.arguments if argument.type in _NUMBERS] if name else []
    return bool(sizes) and ((name == "inset" and min(sizes) >= 50) or (name in ("circle", "ellipse") and sizes[0] == 0))


def _arguments(declared: Declared, name: str, size: float) -> list[float | None]:
    """The lengths between the parentheses of a property's functions, such as `translate` or `rect`."""
    return [
        _pixels([argument], size)
        for token in declared.get(name, ())
        if token.type == "function"
        for argument in token.arguments
        if argument.type in _NUMBERS
    ]


def _word(declared: Declared, name: str) -> str:
    """Value of a property that is one word, in lower case; empty where there is none."""
    return next((str(token.lower_value) for token in declared.get(name, ()) if token.type == "ident"), "")


def _fraction(tokens: Sequence[Any]) -> float | None:
    scale = {"number": 1.0, "percentage": 0.01}
    return next((float(token.value) * scale[token.type] for token in tokens if token.type in scale), None)


def _pixels(tokens: Sequence[Any], em: float) -> float | None:
    """The first length in pixels; a percentage is one of a page 1,000 pixels wide."""
    for token in tokens:
        if token.type == "percentage":
            return float(token.value) * 10
        if token.type == "number" and token.value == 0:
            return 0.0
        if token.type == "dimension":
            unit = token.lower_unit
            factor = {"em": em, "ex": em / 2, "ch": em / 2, "vw": 10.0, "vh": 10.0}.get(unit) or _UNITS.get(unit)
            return float(token.value) * factor if factor else None
    return None


def _font_size(tokens: Sequence[Any], inherited: float) -> float:
    for token in tokens:
        if token.type == "percentage":
            return inherited * float(token.value) / 100
        if token.type == "ident" and token.lower_value in _NAMED_SIZES:
            return _NAMED_SIZES[token.lower_value]
        if token.type == "dimension" or (token.type == "number" and token.value == 0):
            found = _pixels([token], inherited)
            return inherited if found is None else found
    return inherited
