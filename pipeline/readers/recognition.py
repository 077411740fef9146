"""Text recognised in pictures of pages (OCR), where the extra `ocr` and Tesseract are installed."""

from __future__ import annotations

import functools
import importlib.util
import itertools
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from pipeline.readers.characters import normalise
from pipeline.readers.pdf_lines import Line

MAX_PAGES = 8  # of one document: a page takes seconds
INSTALL = "install the extra with pip install 'rolematch[ocr]' and Tesseract (apt-get install tesseract-ocr)"
_SECONDS = 60  # a page; one takes five on an idle machine
_DOTS = 300 / 72  # pixels a point: what Tesseract is trained on
_LARGEST = 5000  # pixels a side
_BULLETS = frozenset({"e", "o", "¢", "©", "°", "«", "»", "@", "*", "e¢", "®"})  # what Tesseract takes a bullet for
_SET_OFF = 0.5  # in em: a bullet stands further from its text than a word does
_FIELD_GAP = 2.0  # in em: above it the line goes on in another field, as in `pdf_lines`
_SURE = 20  # of 100: words that Tesseract is less sure of are specks and lines of a form


@dataclass(frozen=True)
class _Word:
    """A word in pixels, the origin at the upper left, and the numbers of its block, paragraph and line."""

    text: str
    left: int
    top: int
    width: int
    height: int
    place: tuple[int, int, int]

    def gap(self, before: _Word) -> int:
        """Pixels between the word before and this."""
        return self.left - before.left - before.width


@functools.cache
def engine() -> str | None:
    """Version of Tesseract, None where it or the extra is not installed."""
    program = shutil.which("tesseract")
    if program is None or importlib.util.find_spec("pytesseract") is None:
        return None
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.split()
    return told[1] if len(told) > 1 else None


def digest() -> Mapping[str, str]:
    """What texts of scanned pages rest on; empty without it."""
    version = engine()
    return {"tesseract": version} if version else {}


def page_lines(page: Any) -> list[Line]:
    """Lines recognised on PDFium's page, in reading order; none where none are found in time."""
    import pytesseract

    scale = min(_DOTS, _LARGEST / max(1.0, *page.get_size()))
    picture = page.render(scale=scale, grayscale=True).to_pil()
    try:
        found = pytesseract.image_to_data(picture, timeout=_SECONDS, output_type=pytesseract.Output.DICT)
    except RuntimeError:  # of time, or of Tesseract's own
        return []
    height = page.get_height()
    paragraphs = itertools.groupby(_words(found), key=lambda word: word.place[:2])
    return [line for _, words in paragraphs for line in _lines(list(words), scale, height)]


def _words(found: Mapping[str, list[Any]]) -> Iterator[_Word]:
    numbers = zip(found["block_num"], found["par_num"], found["line_num"], strict=True)
    boxes = zip(found["left"], found["top"], found["width"], found["height"], strict=True)
    for text, sure, box, place in zip(found["text"], found["conf"], boxes, numbers, strict=True):
        if normalise(text).strip() and float(sure) >= _SURE:
            yield _Word(normalise(text).strip(), *box, place)


def _lines(words: list[_Word], scale: float, height: float) -> Iterator[Line]:
    """Lines of one paragraph: all of one height, since a line without long letters is not set smaller."""
    rows = [list(row) for _, row in itertools.groupby(words, key=lambda word: word.place)]
    tops = [(min(word.top for word in row), max(word.top + word.height for word in row)) for row in rows]
    em = median(bottom - top for top, bottom in tops) / scale
    for row, (_, bottom) in zip(rows, tops, strict=True):
        foot = height - bottom / scale
        yield Line(
            text=_joined(row, em * scale),
            left=row[0].left / scale,
            right=max(word.left + word.width for word in row) / scale,
            bottom=foot,
            top=foot + em,
            first_word=row[0].width / scale,
            bold=False,
        )


def _joined(row: Sequence[_Word], em: float) -> str:
    """The words of a line, fields set off by a tab and their bullets as one; `em` in pixels."""
    text = ""
    for before, word, after in zip([None, *row], row, [*row[1:], None], strict=False):
        begins = before is None or word.gap(before) > _FIELD_GAP * em
        bullet = begins and word.text in _BULLETS and after is not None and after.gap(word) > _SET_OFF * em
        text += ("" if before is None else "\t" if begins else " ") + ("•" if bullet else word.text)
    return text
