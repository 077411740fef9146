"""The characters of a PDF page with their boxes, as PDFium gives them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

_HYPHENS = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at a line's end


@dataclass(slots=True)
class Glyph:
    """One visible character; places in points, the origin at the lower left.

    Attributes:
        index: its number in PDFium's text page.
        text: the character.
        left: left edge of its box, which is as high as the font; `right`, `bottom` and `top` likewise.
        spaced: a space character stands before it.
    """

    index: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    spaced: bool


def page_glyphs(textpage: Any) -> list[Glyph]:
    """Every character of the page but blanks, in the order of the file."""
    import pypdfium2.raw as pdfium

    raw, box = textpage.raw, pdfium.FS_RECTF()
    pointer = ctypes.byref(box)
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    glyphs = []
    spaced = False
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = unicode_of(raw, index)
        if code in _HYPHENS:
            code = 0x2D
        if code <= 0x20 or code == 0xA0:
            spaced = True
            continue
        if not box_of(raw, index, pointer):
            continue
        glyphs.append(Glyph(index, chr(code), box.left, box.right, box.bottom, box.top, spaced))
        spaced = False
    return glyphs
