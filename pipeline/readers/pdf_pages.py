"""The pages of a PDF: the lines that are seen on each, the words that are not, and whether it is but a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.readers import recognition
from pipeline.readers.characters import normalise
from pipeline.readers.pdf_bullets import mark_items
from pipeline.readers.pdf_glyphs import Glyph, page_glyphs
from pipeline.readers.pdf_lines import Line, page_lines
from pipeline.readers.pdf_render import Rendering
from pipeline.readers.pdf_sight import unseen
from pipeline.readers.reading import METADATA, PROPERTY_WORDS, UnreadableError

_MAX_PAGES = 200  # ten times the longest specification known
_MAX_CHARACTERS = 2_000_000
_FEW_WORDS = 20  # a page of a scanner's own words ("Scanned by …", a stamp) has no more
_GLANCE = 0.75  # pixels a point: enough to tell whether letters leave ink
_PICTURE = 0.5  # share of such a page that a picture takes where the page was scanned
_HAS_PICTURES = re.compile(rb"/Subtype\s*/Image\b")
_PROPERTIES = ("Title", "Subject", "Keywords")


@dataclass
class PdfPage:
    """One page.

    Attributes:
        lines: what is seen, in reading order.
        concealed: what is not, as (kind, words).
        scanned: it is a picture of text, and next to nothing else.
    """

    lines: list[Line]
    concealed: list[tuple[str, str]] = field(default_factory=list)
    scanned: bool = False


@dataclass(frozen=True)
class Document:
    """The pages, and the properties of the file that hold more than properties need, as (kind, words)."""

    pages: list[PdfPage]
    properties: list[tuple[str, str]]
    recognised: bool


def read_document(data: bytes) -> Document:
    """Every page of the PDF; scanned ones are recognised where `recognition` can.

    Raises:
        UnreadableError: it is encrypted, damaged or too long.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("encrypted", "protected by a password: remove it") from error
        raise UnreadableError("unreadable", f"damaged PDF: export it again ({error})") from error
    try:
        if len(document) > _MAX_PAGES:
            raise UnreadableError("too_large", f"{len(document)} pages, above {_MAX_PAGES}: split it")
        pages = list(_pages(document, bool(_HAS_PICTURES.search(data))))
        recognised = _recognise(document, pages)
        return Document(pages, _properties(document), recognised)
    finally:
        document.close()


def _pages(document: Any, pictures: bool) -> Iterator[PdfPage]:
    import pypdfium2

    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise UnreadableError("unreadable", f"damaged PDF: page {number + 1} cannot be read") from error
        characters += textpage.count_chars()
        if characters > _MAX_CHARACTERS:
            raise UnreadableError("too_large", f"more than {_MAX_CHARACTERS:,} characters: split it")
        found = _page(page, textpage, pictures)
        for line in found.lines:
            line.page = number
        yield found
        textpage.close()
        page.close()


def _page(page: Any, textpage: Any, pictures: bool) -> PdfPage:
    glyphs = page_glyphs(textpage)
    glance = Rendering(page, _GLANCE, glyphs, grey=True)
    kinds = unseen(page, textpage, glyphs, glance, pictures)
    seen = [glyph for at, glyph in enumerate(glyphs) if at not in kinds] if kinds else glyphs
    lines = _lines(seen, textpage)
    mark_items(lines, glance)
    scanned = glance.has_writing() if not lines else _is_scanned(page, lines, pictures)
    return PdfPage(lines, list(_concealed(glyphs, kinds, textpage)), scanned)


def _lines(glyphs: list[Glyph], textpage: Any) -> list[Line]:
    lines = page_lines(glyphs, textpage)
    for line in lines:
        line.text = normalise(line.text).replace("\n", " ").strip()
    return [line for line in lines if line.text]


def _concealed(glyphs: Sequence[Glyph], kinds: dict[int, str], textpage: Any) -> Iterator[tuple[str, str]]:
    for kind in dict.fromkeys(kinds.values()):
        hidden = [glyphs[at] for at, other in kinds.items() if other == kind]
        yield from ((kind, line.text) for line in _lines(hidden, textpage))


def _is_scanned(page: Any, lines: Sequence[Line], pictures: bool) -> bool:
    """A page of few words that a picture takes the most of."""
    words = sum(len(line.text.split()) for line in lines)
    return pictures and words < _FEW_WORDS and _pictured(page) >= _PICTURE


def _pictured(page: Any) -> float:
    """Share of the page that its largest picture takes."""
    import pypdfium2.raw as pdfium

    boxes = [found.get_bounds() for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
    width, height = page.get_size()
    areas = [(right - left) * (top - bottom) for left, bottom, right, top in boxes]
    return float(max(areas, default=0.0) / max(1.0, width * height))


def _recognise(document: Any, pages: list[PdfPage]) -> bool:
    """Give the scanned pages the lines that are recognised in them; tell whether there were any."""
    scanned = [number for number, page in enumerate(pages) if page.scanned]
    if not scanned or recognition.engine() is None:
        return False
    if len(scanned) > recognition.MAX_PAGES:
        reason = f"{len(scanned)} scanned pages, above {recognition.MAX_PAGES}: split it"
        raise UnreadableError("too_large", reason)
    for number in scanned:
        lines = recognition.page_lines(document[number])
        for line in lines:
            line.page = number
        if lines:
            pages[number].lines, pages[number].scanned = lines, False
    return not all(pages[number].scanned for number in scanned)


def _properties(document: Any) -> list[tuple[str, str]]:
    properties = document.get_metadata_dict()
    texts = [" ".join(normalise(properties.get(name) or "").split()) for name in _PROPERTIES]
    return [(METADATA, text) for text in texts if len(text.split()) > PROPERTY_WORDS]
