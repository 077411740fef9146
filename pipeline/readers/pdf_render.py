"""A PDF page as pixels, with the place of its characters in them."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Sequence
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.pdf_glyphs import Glyph

_LARGEST = 2500  # pixels a side; a sheet of three feet at the finer scale
_EDGE = 12  # of 255: a step of grey from pixel to pixel that is the edge of something
_BODY = (0.15, 0.85)  # part of a character's height where letters have their body, and neighbouring lines nothing
_STROKES = 12  # edges in a line of pixels that cuts through a few words; frames and shapes have two each
_WRITTEN = 8  # such lines of pixels: two lines of text
_FINE = 64  # PDFium places points on whole pixels: on so many times larger a page

Boxes = NDArray[np.float64]
"""One row a box: left, top, right, bottom in pixels, the origin at the upper left."""


class Rendering:
    """The page at `scale` pixels a point, or fewer where it is very large.

    Attributes:
        scale: pixels a point.
        pixels: rows by columns of grey, or rows by columns by red, green and blue; 0–255.
        boxes: of its characters.
    """

    def __init__(self, page: Any, scale: float, glyphs: Sequence[Glyph], grey: bool = False) -> None:
        self.scale = min(scale, _LARGEST / max(1.0, *page.get_size()))
        bitmap = page.render(scale=self.scale, grayscale=grey, rev_byteorder=True)
        array = np.array(bitmap.to_numpy())
        bitmap.close()
        self.pixels: NDArray[np.uint8] = array.reshape(array.shape[:2]) if grey else array[..., :3]
        self._origin, self._axes = _places(page, self.pixels)
        self.boxes = self._boxes(glyphs)

    def _boxes(self, glyphs: Sequence[Glyph]) -> Boxes:
        sides = itertools.chain.from_iterable(map(attrgetter("left", "bottom", "right", "top"), glyphs))
        corners = np.fromiter(sides, np.float64, 4 * len(glyphs)).reshape(-1, 4)
        one, other = self._to_pixels(corners[:, :2]), self._to_pixels(corners[:, 2:])
        return np.hstack([np.minimum(one, other), np.maximum(one, other)])

    def _to_pixels(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        pixels: NDArray[np.float64] = points @ self._axes + self._origin
        return pixels

    def has_writing(self) -> bool:
        """Some lines of pixels go from dark to light as often as writing does. For a rendering in grey."""
        return int((self._edges().sum(axis=1) >= _STROKES).sum()) >= _WRITTEN

    def outside(self) -> NDArray[np.bool_]:
        """For each character: it stands wholly outside the page."""
        rows, columns = self.pixels.shape[:2]
        left, top, right, bottom = self.boxes.T
        outside: NDArray[np.bool_] = (right <= 0) | (bottom <= 0) | (left >= columns) | (top >= rows)
        return outside

    def sizes(self) -> NDArray[np.float64]:
        """Height of each character in points, or width where it is turned."""
        left, top, right, bottom = self.boxes.T
        sizes: NDArray[np.float64] = np.maximum(right - left, bottom - top) / self.scale
        return sizes

    def blank(self) -> NDArray[np.bool_]:
        """For each character: all pixels of its middle are alike. For a rendering in grey."""
        steps = np.maximum(self.pixels[:, 1:], self.pixels[:, :-1]) - np.minimum(
            self.pixels[:, 1:], self.pixels[:, :-1]
        )
        sums = np.zeros((steps.shape[0] + 1, steps.shape[1] + 1), dtype=np.int32)
        np.cumsum(steps > _EDGE, axis=1, dtype=np.int32, out=sums[1:, 1:])
        np.cumsum(sums, axis=0, out=sums)
        left, top, right, bottom = self.boxes.T
        height = bottom - top
        x0, x1 = _within(np.floor(left) - 1, steps.shape[1]), _within(np.ceil(right), steps.shape[1])
        y0 = _within(np.floor(top + _BODY[0] * height), steps.shape[0])
        y1 = _within(np.ceil(top + _BODY[1] * height), steps.shape[0])
        blank: NDArray[np.bool_] = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0] == 0
        return blank

    def _edges(self) -> NDArray[np.bool_]:
        """Where a pixel differs from the next in its line."""
        here, beside = self.pixels[:, :-1], self.pixels[:, 1:]
        edges: NDArray[np.bool_] = np.maximum(here, beside) - np.minimum(here, beside) > _EDGE
        return edges

    def at(self, number: int) -> NDArray[np.uint8]:
        """Pixels of one character, one at least; none of a character outside the page."""
        left, top, right, bottom = (int(side) for side in np.maximum(self.boxes[number], 0))
        return self.pixels[top : max(top + 1, bottom), left : max(left + 1, right)]

    def area(self, one: tuple[float, float], other: tuple[float, float]) -> NDArray[np.uint8]:
        """Pixels between two corners, given in points; none outside the page."""
        corners = np.maximum(self._to_pixels(np.array([one, other])), 0).astype(np.int64)
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        return self.pixels[top:bottom, left:right]


def _within(places: NDArray[np.float64], limit: int) -> NDArray[np.int64]:
    return np.clip(places, 0, limit).astype(np.int64)


def _places(page: Any, pixels: NDArray[np.uint8]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where the origin of the page lies in its pixels, and what a point to the right and a point up are there."""
    origin, right, up = (_to_pixels(page, pixels.shape, *point) for point in ((0, 0), (1000, 0), (0, 1000)))
    return origin, np.array([right - origin, up - origin]) / 1000


def _to_pixels(page: Any, shape: tuple[int, ...], x: float, y: float) -> NDArray[np.float64]:
    """Where a point of the page lies, its own rotation and crop box reckoned in."""
    import pypdfium2.raw as pdfium

    found = ctypes.c_int(), ctypes.c_int()
    rows, columns = shape[:2]
    pdfium.FPDF_PageToDevice(page, 0, 0, columns * _FINE, rows * _FINE, 0, x, y, *found)
    return np.array([place.value for place in found]) / _FINE
