"""PDF: the text layer in reading order, wrapped lines joined to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from statistics import median
from typing import Any

from pipeline.readers.characters import normalise
from pipeline.readers.pdf_lines import Line, page_lines
from pipeline.readers.reading import HEADING, INLINE_HEADING, ITEM, Page, Reading, UnreadableError
from pipeline.readers.unwrap import Paragraph, marker, paragraphs

_MAX_PAGES = 200  # ten times the longest specification known
_MAX_CHARACTERS = 2_000_000
_HEADING_WORDS = 12
_HEADING_SIZE = 1.15  # times the usual size of the text
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def read(data: bytes) -> Reading:
    """Text of a PDF; headings are told by their look, list items by their bullet or number.

    Raises:
        UnreadableError: it is encrypted, damaged, too long, or holds no text layer.
    """
    pages = _pages(data)
    if not any(pages):
        raise UnreadableError("empty", "no text layer: probably scanned; recognise its text (OCR) first")
    return _reading(paragraphs(pages))


def _pages(data: bytes) -> list[list[Line]]:
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
        return _all_lines(document)
    finally:
        document.close()


def _all_lines(document: Any) -> list[list[Line]]:
    import pypdfium2

    pages, characters = [], 0
    for number in range(len(document)):
        try:
            page = document[number]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise UnreadableError("unreadable", f"damaged PDF: page {number + 1} cannot be read") from error
        characters += textpage.count_chars()
        if characters > _MAX_CHARACTERS:
            raise UnreadableError("too_large", f"more than {_MAX_CHARACTERS:,} characters: split it")
        lines = page_lines(textpage)
        for line in lines:
            line.text = normalise(line.text).replace("\n", " ").strip()
        pages.append([line for line in lines if line.text])
        textpage.close()
        page.close()
    return pages


def _reading(found: list[Paragraph]) -> Reading:
    vocabulary = Counter(word.lower() for p in found for line in p.lines for word in _WORD.findall(line.text))
    usual = median(line.em for p in found for line in p.lines for _ in range(len(line.text)))
    page = Page()
    for paragraph in found:
        if paragraph.apart:
            page.gap()
        text = _joined(paragraph.lines, vocabulary)
        bullet = marker(text)
        if _is_heading(paragraph, text, usual):
            page.line(text, HEADING, INLINE_HEADING)
        elif bullet:
            page.line(text[len(bullet) :].lstrip(), ITEM, 1, bullet.rstrip() + " ")
        else:
            page.line(text)
    return page.reading()


def _joined(lines: list[Line], vocabulary: Counter[str]) -> str:
    """One line of the lines of a paragraph; a hyphen at a line's end goes where the document knows the whole word."""
    text = lines[0].text
    for line in lines[1:]:
        head, tail = re.search(r"([A-Za-z]+)-$", text), re.match(r"[a-z]+", line.text)
        if head and tail:
            whole = vocabulary[(head[1] + tail[0]).lower()] > vocabulary[f"{head[1]}-{tail[0]}".lower()]
            text = (text[:-1] if whole else text) + line.text
        else:
            text = f"{text} {line.text}"
    return text.replace("\t", " ") if len(lines) > 1 else text


def _is_heading(paragraph: Paragraph, text: str, usual: float) -> bool:
    """A short line of its own in bold, or larger than the text."""
    short = len(paragraph.lines) <= 2 and len(text.split()) <= _HEADING_WORDS and any(c.isalpha() for c in text)
    return short and "\t" not in text and (paragraph.bold or paragraph.em > _HEADING_SIZE * usual)
