"""Columns of a page whose file draws them line by line across: each is put together again.

Most writers draw a column after the other, and a table cell by cell; then the order of the file is left alone. Where it
goes back and forth over one gutter, and lines on either side go on in the middle of a sentence beyond the other side's
line, the page has columns that were drawn across. In a table drawn row by row a cell's lines follow each other, so it
stays as it is.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.readers.pdf_glyphs import Glyph

_GUTTER = 1.2  # in em: between columns there is more, between words of a stretched line less
_CROSSINGS = 4  # times that the file goes from one side to the other
_SEVERED = 3  # sentences that go on beyond the other side's line
_LEADING = 2.0  # in em: lines further apart belong to different paragraphs
_MOST_COLUMNS = 4
_ENDS = ".:;!?"

Row = list[Glyph]


@dataclass(frozen=True)
class _Piece:
    """A part of a row that a gutter may part from the rest."""

    glyphs: Row

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def em(self) -> float:
        return self.glyphs[0].top - self.glyphs[0].bottom

    def goes_on(self, before: _Piece) -> bool:
        """This is the next line of the sentence that breaks off in `before`."""
        close = 0 < before.glyphs[0].bottom - self.glyphs[0].bottom < _LEADING * self.em
        return close and self.glyphs[0].text.islower() and before.glyphs[-1].text not in _ENDS


def in_columns(rows: Sequence[Row]) -> list[Row]:
    """The rows of a page in the order of the file, but that columns drawn across come one after the other."""
    pieces = [piece for row in rows for piece in _pieces(row)]
    parted = False
    for _ in range(_MOST_COLUMNS - 1):
        found = _widest_band(pieces)
        if found is None:
            break
        pieces, parted = found, True
    return [piece.glyphs for piece in pieces] if parted else list(rows)


def _pieces(row: Row) -> list[_Piece]:
    cuts = [0]
    for at, (before, glyph) in enumerate(itertools.pairwise(row), start=1):
        if glyph.left - before.right > _GUTTER * (before.top - before.bottom):
            cuts.append(at)
    return [_Piece(row[start:end]) for start, end in itertools.pairwise([*cuts, len(row)])]


def _widest_band(pieces: list[_Piece]) -> list[_Piece] | None:
    """The pieces with the columns of one band of the page put together; None where there is no such band."""
    gutters = [(a.right, b.left) for a, b in itertools.pairwise(pieces) if _beside(a, b)]
    if len(gutters) < _CROSSINGS:
        return None
    places = sorted({round((left + right) / 2) for left, right in gutters})
    bands = ((place, start, end) for place in places for start, end in _bands(pieces, place))
    across = [band for band in bands if _is_drawn_across(pieces[band[1] : band[2]], band[0])]
    if not across:
        return None
    place, start, end = max(across, key=lambda band: band[2] - band[1])
    band = pieces[start:end]
    left, right = [piece for piece in band if piece.right <= place], [piece for piece in band if piece.right > place]
    return [*pieces[:start], *left, *right, *pieces[end:]]


def _beside(a: _Piece, b: _Piece) -> bool:
    """`b` begins to the right of `a`, at about its height."""
    return b.left - a.right > _GUTTER * a.em and abs(a.glyphs[0].bottom - b.glyphs[0].bottom) < a.em


def _bands(pieces: list[_Piece], place: float) -> list[tuple[int, int]]:
    """Runs of pieces that all stand on one side or the other of `place`."""
    bands, start = [], 0
    for at, piece in enumerate([*pieces, None]):
        if piece is None or piece.left < place < piece.right:
            bands.append((start, at))
            start = at + 1
    return bands


def _is_drawn_across(band: list[_Piece], place: float) -> bool:
    sides = [piece.right > place for piece in band]
    if sum(a != b for a, b in itertools.pairwise(sides)) < _CROSSINGS:
        return False
    last: dict[bool, int] = {}
    severed = 0
    for at, (side, piece) in enumerate(zip(sides, band, strict=True)):
        if side in last and at - last[side] > 1 and piece.goes_on(band[last[side]]):
            severed += 1
        last[side] = at
    return severed >= _SEVERED
