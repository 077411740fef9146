"""Which characters of a PDF page nobody can see.

The test is the eye's: a character is seen if the page looks different without it. Each page is rendered once, small and
in grey; only where characters left no ink, are painted light or with none, or lie in a picture, is it rendered again
with and without them. That finds all ways to hide text alike (the colour of the paper, a shape or picture above, a
clip, a layer that is off, no opacity), and clears white letters on a dark band.

The invisible text that scanners lay over the picture of a page is no trick, nor is that which browsers lay over words
they had to paint, such as those with a shadow: the picture shows the same words.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.pdf_glyphs import Glyph
from pipeline.readers.pdf_lines import rows
from pipeline.readers.pdf_render import Rendering
from pipeline.readers.reading import COLOUR, COVERED, INVISIBLE, OFF_PAGE, TINY

_TINY = 4.0  # points from descender to ascender, a font of about 3.5: smaller than anything printed to be read
_SHEET = 500.0  # points; the rule of size is for pages of usual height, not for labels
_LOOK = 2.0  # pixels a point, where something may be hidden
_TRACE = 16  # of 255: a contrast of 1.15 to 1 on white paper, less than the eye finds
_LIGHT = 170  # of 255: paint at least so light is looked at again
_FAINT = 40  # of 255: opacity below which paint is as good as none
_LEAST = 3  # letters in a row: fewer hide nothing, and some fonts have letters without a shape
_SAMPLE = 16  # each sixteenth character is asked for its paint; without ink, all are found
_SCAN = 0.7  # share of a page's characters from which text in a picture is the text of the picture
_LABEL = 3.0  # times a character's height: a picture no higher is of these words, as writers make for shadows
_NO_INK = (3, 7)  # text rendering modes (ISO 32000-1, 9.3.6) that paint nothing
_FILL_ONLY = (0, 4)


@dataclass(frozen=True)
class _Paint:
    """How a character is painted: its fill in 0–255, its opacity in 0–255, and its text rendering mode."""

    fill: tuple[int, int, int]
    opacity: int
    mode: int

    @property
    def none(self) -> bool:
        """Nothing is painted, whatever the paper."""
        return self.mode in _NO_INK or self.opacity < _FAINT


def unseen(page: Any, textpage: Any, glyphs: Sequence[Glyph], glance: Rendering, pictures: bool) -> dict[int, str]:
    """How each unseen character is concealed, by its place in `glyphs`.

    Args:
        page: PDFium's page; it comes back as it was.
        textpage: its text page.
        glyphs: its characters.
        glance: the page in grey, with the places of these characters.
        pictures: the file holds pictures, so that text may lie in one.
    """
    if not glyphs:
        return {}
    kinds = dict.fromkeys(_places(glance.outside()), OFF_PAGE)
    if page.get_height() >= _SHEET:
        kinds = dict.fromkeys(_places(glance.sizes() < _TINY), TINY) | kinds
    blank = set(_places(glance.blank()))
    framed = _in_pictures(page, glyphs) if pictures else {}
    suspects = (_runs(glyphs, blank) | framed.keys() | _lightly_painted(textpage, glyphs)) - kinds.keys()
    if suspects:
        found = _without_trace(page, textpage, glyphs, sorted(suspects))
        shown = found.keys() & framed.keys() - blank
        if len(shown) < _SCAN * len(glyphs):
            low = {at for at in shown if framed[at] <= _LABEL * (glyphs[at].top - glyphs[at].bottom)}
            shown = {at for at in low if found[at] == INVISIBLE}
        kinds |= {at: kind for at, kind in found.items() if at not in shown}
    settled = _settled(glyphs, kinds) if kinds else {}
    return {at: settled[at] for at in sorted(_runs(glyphs, settled.keys()))}


def _places(chosen: NDArray[np.bool_]) -> list[int]:
    return [int(at) for at in np.flatnonzero(chosen)]


def _lightly_painted(textpage: Any, glyphs: Sequence[Glyph]) -> set[int]:
    """Characters near one of a sample that white paper might not show, whatever else is printed there."""
    paint_of = _Paints(textpage)
    found: set[int] = set()
    for at in range(0, len(glyphs), _SAMPLE):
        paint = paint_of(glyphs[at])
        if paint.none or min(paint.fill) >= _LIGHT:
            found.update(range(max(0, at - _SAMPLE + 1), min(len(glyphs), at + _SAMPLE)))
    return found


class _Paints:
    """Tells the paint of characters of a page."""

    def __init__(self, textpage: Any) -> None:
        import pypdfium2.raw as pdfium

        self._textpage = textpage.raw
        self._values = tuple(ctypes.c_uint() for _ in range(4))
        self._fill, self._object = pdfium.FPDFText_GetFillColor, pdfium.FPDFText_GetTextObject
        self._mode = pdfium.FPDFTextObj_GetTextRenderMode

    def __call__(self, glyph: Glyph) -> _Paint:
        self._fill(self._textpage, glyph.index, *self._values)
        red, green, blue, opacity = (value.value for value in self._values)
        return _Paint((red, green, blue), opacity, self._mode(self._object(self._textpage, glyph.index)))


def _in_pictures(page: Any, glyphs: Sequence[Glyph]) -> dict[int, float]:
    """Characters whose middle lies in a picture, with the height of the lowest such in points."""
    import pypdfium2.raw as pdfium

    boxes = [picture.get_bounds() for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
    framed: dict[int, float] = {}
    for left, bottom, right, top in sorted(boxes, key=lambda box: box[1] - box[3]):
        for at, glyph in enumerate(glyphs):
            if left <= (glyph.left + glyph.right) / 2 <= right and bottom <= (glyph.bottom + glyph.top) / 2 <= top:
                framed[at] = top - bottom
    return framed


def _without_trace(page: Any, textpage: Any, glyphs: Sequence[Glyph], suspects: Sequence[int]) -> dict[int, str]:
    """Those of the suspects that leave no trace on the page, or have the colour of what is behind them."""
    whole = Rendering(page, _LOOK, glyphs)
    with _Absent(textpage, [glyphs[at] for at in suspects]):
        rest = Rendering(page, _LOOK, glyphs)
    with _Absent(textpage, glyphs):
        paper = Rendering(page, _LOOK, glyphs)
    paint_of = _Paints(textpage)
    found = {}
    for at in suspects:
        paint, behind = paint_of(glyphs[at]), np.median(paper.at(at).reshape(-1, 3), axis=0)
        alike = bool(np.all(np.abs(behind - paint.fill) < _TRACE))
        trace = np.abs(whole.at(at).astype(np.int16) - rest.at(at)).max(initial=0)
        if paint.none or trace < _TRACE or (alike and paint.mode in _FILL_ONLY):
            found[at] = INVISIBLE if paint.none else COLOUR if alike else COVERED
    return found


def _settled(glyphs: Sequence[Glyph], kinds: dict[int, str]) -> dict[int, str]:
    """The same, line by line for what is cut off.

    A line that runs over the edge was not meant to be hidden. A line that is cut off for the most part, as where a page
    ends within it, is seen nowhere on this page.
    """
    settled = dict(kinds)
    first = 0
    for row in rows(glyphs):
        places = range(first, first + len(row))
        first = places.stop
        cut = [at for at in places if kinds.get(at) in (COVERED, OFF_PAGE)]
        if not cut:
            continue
        if len(cut) < len(row) / 2:
            for at in cut:
                del settled[at]
        elif COVERED in {kinds[at] for at in cut}:
            settled |= {at: COVERED for at in places if at not in kinds}
    return settled


class _Absent:
    """While it lasts, the text objects that draw these characters are left out of the page."""

    def __init__(self, textpage: Any, glyphs: Sequence[Glyph]) -> None:
        import pypdfium2.raw as pdfium

        self._set_active = pdfium.FPDFPageObj_SetIsActive
        objects = (pdfium.FPDFText_GetTextObject(textpage, glyph.index) for glyph in glyphs)
        self._objects = {ctypes.cast(found, ctypes.c_void_p).value: found for found in objects if found}

    def __enter__(self) -> None:
        for found in self._objects.values():
            self._set_active(found, 0)

    def __exit__(self, *_: object) -> None:
        for found in self._objects.values():
            self._set_active(found, 1)


def _runs(glyphs: Sequence[Glyph], chosen: Collection[int]) -> set[int]:
    """Those of the chosen characters that follow each other and hold some letters."""
    kept: set[int] = set()
    for run in _consecutive(sorted(chosen)):
        if sum(glyphs[at].text.isalnum() for at in run) >= _LEAST:
            kept.update(run)
    return kept


def _consecutive(numbers: Sequence[int]) -> Iterator[list[int]]:
    for _, run in itertools.groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]
