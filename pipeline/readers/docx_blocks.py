"""The blocks of a Word document and the runs of its paragraphs, wherever mark-up wraps them.

Forms, tracked changes and links put elements of their own around paragraphs and runs: what is inserted counts, what is
deleted does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.readers.docx_sight import query, word

_AROUND_BLOCKS = frozenset(word(tag) for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_AROUND_RUNS = _AROUND_BLOCKS | {word(tag) for tag in ("hyperlink", "smartTag", "fldSimple")}


def blocks(element: Any, parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in an element, in their order, as python-docx has them."""
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for child in element:
        if child.tag == word("p"):
            yield Paragraph(child, parent)
        elif child.tag == word("tbl"):
            yield Table(child, parent)
        elif child.tag in _AROUND_BLOCKS:
            yield from blocks(child, parent)


def runs(element: Any, paragraph: Any) -> Iterator[Any]:
    """Runs in a paragraph's element, in their order, as python-docx has them."""
    from docx.text.run import Run

    for child in element:
        if child.tag == word("r"):
            yield Run(child, paragraph)
        elif child.tag in _AROUND_RUNS:
            yield from runs(child, paragraph)


def boxes(paragraph: Any) -> list[Any]:
    """What the text boxes anchored in a paragraph hold."""
    contents = query(paragraph._p, ".//w:txbxContent[not(ancestor::mc:Fallback)]")
    return [content for content in contents if query(content, "ancestor::w:p[1]")[0] is paragraph._p]


def page_breaks(paragraph: Any) -> tuple[bool, bool]:
    """Whether a page is said to end before the text of a paragraph, and whether one is said to end in or after it."""
    before, after, text = bool(paragraph.paragraph_format.page_break_before), False, False
    for run in runs(paragraph._p, paragraph):
        for token in run._r:
            if token.tag == word("t"):
                text = text or bool((token.text or "").strip())
            elif token.tag == word("br") and token.get(word("type")) == "page":
                before, after = before or not text, after or text
    section = query(paragraph._p, "w:pPr/w:sectPr[not(w:type[@w:val='continuous'])]")
    return before, after or bool(section)
