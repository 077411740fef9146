"""PDF: the text layer in reading order, wrapped lines joined to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from pipeline.readers import recognition
from pipeline.readers.pdf_lines import Line
from pipeline.readers.pdf_pages import Document, read_document
from pipeline.readers.reading import COVERED, HEADING, INLINE_HEADING, ITEM, Page, Reading, UnreadableError, concealed
from pipeline.readers.unwrap import Paragraph, marker, paragraphs

_HEADING_WORDS = 12
_LONGEST_WORD = 60  # characters
_HEADING_SIZE = 1.15  # times the usual size of the text
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def read(data: bytes) -> Reading:
    """Text of a PDF as it is seen; headings are told by their look, list items by their bullet or number.

    Raises:
        UnreadableError: it is encrypted, damaged, too long, blank, or but a picture of text.
    """
    document = read_document(data)
    _refuse_pictures(document)
    reading = _reading(paragraphs([page.lines for page in document.pages]), len(document.pages))
    return replace(reading, concealed=concealed(_told(document, reading.text)), recognised=document.recognised)


def _told(document: Document, text: str) -> Iterator[tuple[str, str]]:
    """What is concealed, without lines that are cut off where a page ends and whole on the next."""
    seen = _squeezed(text)
    yield from document.properties
    for page in document.pages:
        yield from ((kind, line) for kind, line in page.concealed if kind != COVERED or _squeezed(line) not in seen)


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()


def _refuse_pictures(document: Document) -> None:
    """Raise for a document without text, or with half of its pages or more as pictures that could not be recognised."""
    filled = [page for page in document.pages if page.lines or page.scanned]
    pictures = [page for page in filled if page.scanned]
    if not filled:
        raise UnreadableError("empty", "its pages are blank: find the right file")
    if len(pictures) < len(filled) / 2:
        return
    if recognition.engine():
        raise UnreadableError("scanned", "pictures of text in which none could be recognised: scan it again, sharper")
    raise UnreadableError("scanned", f"pictures of text: {recognition.INSTALL}, or recognise its text before")


def _reading(found: list[Paragraph], pages: int) -> Reading:
    vocabulary = Counter(word.lower() for p in found for line in p.lines for word in _WORD.findall(line.text))
    usual = median(line.em for p in found for line in p.lines for _ in range(len(line.text)))
    page = Page()
    begun = 0  # pages whose text has begun
    for paragraph in found:
        if paragraph.apart:
            page.gap()
        text, starts = _joined(paragraph.lines, vocabulary)
        bullet = marker(text)
        body = text[len(bullet) :].lstrip() if bullet else text
        shift = len(f"{bullet.rstrip()} {body}") - len(text) if bullet else 0
        for line, start in zip(paragraph.lines, starts, strict=True):
            for _ in range(begun, line.page + 1):
                page.page_break(start + shift if start else 0)
            begun = max(begun, line.page + 1)
        drawn = paragraph.lines[0].item
        if not drawn and _is_heading(paragraph, text, usual):
            page.line(text, HEADING, INLINE_HEADING)
        elif bullet:
            page.line(body, ITEM, 1, bullet.rstrip() + " ")
        elif drawn:
            page.line(text, ITEM, 1)
        else:
            page.line(text)
    for _ in range(begun, pages):
        page.page_break()
    return page.reading()


def _joined(lines: list[Line], vocabulary: Counter[str]) -> tuple[str, list[int]]:
    """One line of the lines of a paragraph, and where each begins in it.

    A hyphen at a line's end goes where the document knows the whole word.
    """
    text, starts = lines[0].text, [0]
    for line in lines[1:]:
        head, tail = re.search(r"([A-Za-z]+)-$", text[-_LONGEST_WORD:]), re.match(r"[a-z]+", line.text)
        if head and tail:
            whole = vocabulary[(head[1] + tail[0]).lower()] > vocabulary[f"{head[1]}-{tail[0]}".lower()]
            text = (text[:-1] if whole else text) + line.text
        else:
            text = f"{text} {line.text}"
        starts.append(len(text) - len(line.text))
    return (text.replace("\t", " ") if len(lines) > 1 else text), starts


def _is_heading(paragraph: Paragraph, text: str, usual: float) -> bool:
    """A short line of its own in bold, or larger than the text."""
    short = len(paragraph.lines) <= 2 and len(text.split()) <= _HEADING_WORDS and any(c.isalpha() for c in text)
    return short and "\t" not in text and (paragraph.bold or paragraph.em > _HEADING_SIZE * usual)
