"""A PDF page as lines of text with their place, in reading order.

The characters come from PDFium with their boxes. Words are parted by the gap between characters, since many writers
place letters one by one: PDFium's own text runs the words of such files together.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.readers.pdf_columns import in_columns
from pipeline.readers.pdf_glyphs import Glyph

_WORD_GAP = 0.14  # in em, above the letter's own gap: less and the letters belong to one word; a space is 0.2 or more
_OVERLAP = 0.2  # in em: letters of one word overlap by less, whatever the rounding of their places
_FIELD_GAP = 2.0  # in em: above it the line goes on in another field (a column of a table, a tab stop)
_STRETCHED = 0.5  # share of the gaps of a line: when more are wide, the line is justified, not parted in fields
_SAME_LINE = 0.5  # share of the lower character's height that must overlap
_STRAGGLERS = 3  # lines that may be drawn out of turn, and stand within what was drawn before
_ROOM = 1.5  # in em: more between two lines sets them apart
_BOLD_NAMES = ("bold", "black", "heavy")


@dataclass
class Line:
    """One line of a page; places in points, the origin at the lower left.

    Attributes:
        text: its words, fields set off by a tab.
        left: x of its first character; `right` of its last.
        bottom: y of its lowest point; `top` of its highest.
        first_word: width of its first word.
        bold: it is set in a bold font throughout.
        page: the page it stands on, from 0.
        item: a bullet that is no character stands before it.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    first_word: float
    bold: bool
    page: int = 0
    item: bool = False

    @property
    def em(self) -> float:
        """Height of the line's characters, about the font size."""
        return self.top - self.bottom


def page_lines(glyphs: Sequence[Glyph], textpage: Any) -> list[Line]:
    """Lines that those characters of the page make, in reading order."""
    found = in_columns(rows(glyphs))
    usual = _usual_gaps(found)
    lines = [_line(row, usual, textpage) for row in found]
    return _in_order([line for line in lines if line.text])


def rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Runs of characters that follow each other on one line."""
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        if found and _continues(found[-1][-1], glyph):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return found


def _continues(before: Glyph, glyph: Glyph) -> bool:
    """On the same line, and not to the left."""
    overlap = min(before.top, glyph.top) - max(before.bottom, glyph.bottom)
    height = min(before.top - before.bottom, glyph.top - glyph.bottom)
    return overlap >= _SAME_LINE * height and glyph.left >= before.left - 0.5 * height


def _usual_gaps(rows: list[list[Glyph]]) -> dict[str, float]:
    """Gap within a word after each letter, in em: the tenth percentile of all gaps after it, at most 0.

    Writers that round the places of letters leave another gap after each, often as wide as a word gap after the next.
    """
    gaps: dict[str, list[float]] = {}
    for row in rows:
        for before, glyph in itertools.pairwise(row):
            height = before.top - before.bottom or 1.0
            gaps.setdefault(before.text, []).append((glyph.left - before.right) / height)
    return {letter: max(-_OVERLAP, min(0.0, sorted(found)[len(found) // 10])) for letter, found in gaps.items()}


def _line(glyphs: list[Glyph], usual: dict[str, float], textpage: Any) -> Line:
    em = max(glyph.top - glyph.bottom for glyph in glyphs) or 1.0
    pieces = [glyphs[0].text]
    for before, glyph in itertools.pairwise(glyphs):
        gap = glyph.left - before.right
        if gap > _FIELD_GAP * em:
            pieces.append("\t")
        elif glyph.spaced or gap > (_WORD_GAP + usual[before.text]) * em:
            pieces.append(" ")
        pieces.append(glyph.text)
    text = "".join(pieces).strip()
    if text.count("\t") > _STRETCHED * (text.count("\t") + text.count(" ")) and text.count("\t") > 2:
        text = text.replace("\t", " ")
    return Line(
        text=text,
        left=glyphs[0].left,
        right=glyphs[-1].right,
        bottom=min(glyph.bottom for glyph in glyphs),
        top=max(glyph.top for glyph in glyphs),
        first_word=glyphs[len(text.split(None, 1)[0]) - 1].right - glyphs[0].left,
        bold=all(_is_bold(textpage, glyphs[at].index) for at in _spread(len(glyphs))),
    )


def _spread(count: int) -> set[int]:
    """Some positions among `count`, both ends with them."""
    return {(count - 1) * step // 6 for step in range(7)}


def _is_bold(textpage: Any, index: int) -> bool:
    import pypdfium2.raw as pdfium

    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, name, 128, ctypes.byref(flags))
    font = name.value.decode("utf-8", "replace").lower()
    return any(word in font for word in _BOLD_NAMES) or pdfium.FPDFText_GetFontWeight(textpage, index) >= 600


def _in_order(lines: list[Line]) -> list[Line]:
    """Lines in reading order: that of the file, but for blocks drawn before what stands above them.

    Writers draw a column after the other, and a table cell by cell, so the order of the file knows more than the places
    do. Only headers, footers and text boxes are often drawn out of turn, and what a browser shows in pale ink.
    """
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and line.bottom < blocks[-1][-1].top and line.top <= blocks[-1][-1].top + 0.3 * line.em:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    placed: list[list[Line]] = []
    for block in blocks:
        loose = [piece for piece in _pieces(block) if not any(_fitted(other, piece) for other in placed)]
        if len(block) == 1 and loose and any(_appended(other, block[0]) for other in placed):
            continue
        rest = [line for piece in loose for line in piece]
        if rest:
            at = next((n for n, other in enumerate(placed) if _is_below(other, rest)), len(placed))
            placed.insert(at, rest)
    return [line for block in placed for line in block]


def _pieces(block: list[Line]) -> list[list[Line]]:
    """Lines of a block, parted where it leaves much room."""
    pieces = [[block[0]]]
    for above, line in itertools.pairwise(block):
        if above.bottom - line.top > _ROOM * line.em:
            pieces.append([])
        pieces[-1].append(line)
    return pieces


def _fitted(other: list[Line], piece: list[Line]) -> bool:
    """Put a few lines between the two of `other` that they stand between, in line with one of them."""
    if len(piece) > _STRAGGLERS:
        return False
    for at, (above, below) in enumerate(itertools.pairwise(other), start=1):
        between = piece[0].top <= above.bottom + 0.3 * above.em and piece[-1].bottom >= below.top - 0.3 * below.em
        if between and any(abs(line.left - piece[0].left) < line.em for line in (above, below)):
            other[at:at] = piece
            return True
    return False


def _appended(other: list[Line], line: Line) -> bool:
    """Put a line behind the one of `other` that it stands beside."""
    at = next((at for at, before in enumerate(other, start=1) if _ends_in(before, line)), None)
    if at is not None:
        other.insert(at, line)
    return at is not None


def _ends_in(line: Line, other: Line) -> bool:
    """`other` stands to the right of `line`, at the same height."""
    overlap = min(line.top, other.top) - max(line.bottom, other.bottom)
    return overlap > 0.8 * max(line.em, other.em) and other.left > line.right


def _is_below(other: list[Line], block: list[Line]) -> bool:
    """All of `other` stands below all of `block`, and under it."""
    below = max(line.top for line in other) <= min(line.bottom for line in block) + 0.2 * block[0].em
    left = max(min(line.left for line in other), min(line.left for line in block))
    right = min(max(line.right for line in other), max(line.right for line in block))
    return below and right > left
