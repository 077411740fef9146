"""Bullets that a PDF draws as shapes: no character stands for them, but a list item begins where one is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.readers.pdf_lines import Line
from pipeline.readers.pdf_render import Rendering

_REACH = (2.2, 0.15)  # in em: from where to where before its line a bullet stands
_SIZES = (0.2, 0.65)  # in em: of what is a bullet, either way
_INK = 50  # of 255: a step of grey from what is around


def mark_items(lines: Sequence[Line], page: Rendering) -> None:
    """Mark the lines that a drawn bullet stands before. For a rendering in grey."""
    for line in lines:
        corners = [(line.left - reach * line.em, y) for reach, y in zip(_REACH, (line.bottom, line.top), strict=True)]
        area = page.area(*corners)
        if area.size and area.min() != area.max():
            line.item = _is_bullet(np.abs(area.astype(np.int16) - int(np.median(area))) > _INK, line.em * page.scale)


def _is_bullet(ink: NDArray[np.bool_], em: float) -> bool:
    """The ink is one blot about as wide as high, clear of all edges."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows) or columns[0] == 0 or columns[-1] == ink.shape[1] - 1 or rows[0] == 0:
        return False
    if rows[-1] == ink.shape[0] - 1 or np.diff(columns).max(initial=1) > 1 or np.diff(rows).max(initial=1) > 1:
        return False
    return all(_SIZES[0] * em <= len(side) <= _SIZES[1] * em + 1 for side in (rows, columns))
