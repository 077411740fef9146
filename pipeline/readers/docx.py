"""Word documents (.docx): paragraphs, lists and tables in the order of the document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from pipeline.readers.characters import normalise
from pipeline.readers.docx_blocks import blocks, boxes, page_breaks, runs
from pipeline.readers.docx_sight import Sight, box_concealment, query
from pipeline.readers.reading import (
    HEADING,
    INLINE_HEADING,
    ITEM,
    METADATA,
    PROPERTY_WORDS,
    Page,
    Reading,
    UnreadableError,
    concealed,
)

_MAX_UNPACKED = 200 * 2**20  # bytes, pictures included
_MAX_PART = 20 * 2**20  # bytes of one part of structure; those of the longest specification known have 2 MB in all
_HEADING_STYLE = re.compile(r"heading\s*(\d)", re.IGNORECASE)
_HEADING_WORDS = 12
_BULLET = "• "


def read(data: bytes) -> Reading:
    """Text of a Word document; headings, list items and cells are marked as their styles say.

    A text box comes after the paragraph it is anchored in; headers and footers are left out.

    Raises:
        UnreadableError: it is no Word document, is damaged, or unpacks to more than can be meant.
    """
    names = _check(data)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        writer = _Writer(document)
        told = [*_properties(document.core_properties), *writer.concealed]
    except UnreadableError:
        raise
    except Exception as error:  # python-docx and lxml raise many kinds for a damaged part
        if any(name.endswith("vbaProject.bin") for name in names):
            reason = "a Word document with macros: save it as .docx without them"
        else:
            reason = f"damaged Word document ({type(error).__name__}): save it again"
        raise UnreadableError("unreadable", reason) from error
    title = normalise(document.core_properties.title or "").strip() or None
    return writer.page.reading(title=title, concealed=concealed(told))


def _properties(properties: Any) -> Iterator[tuple[str, str]]:
    """Properties of the file that hold more words than properties need."""
    for text in (properties.title, properties.subject, properties.keywords, properties.comments, properties.category):
        if len((text or "").replace(",", " ").split()) > PROPERTY_WORDS:
            yield METADATA, normalise(text)


def _check(data: bytes) -> set[str]:
    """Names of what the archive holds; refuses what is no Word document before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError("unreadable", f"damaged archive: save it again ({error})") from error
    names = {entry.filename for entry in entries}
    if not any(name.startswith("word/") for name in names):
        what = "an Excel workbook: save it as .csv" if "xl/workbook.xml" in names else "a zip archive: unpack it"
        raise UnreadableError("unreadable", f"unsupported format: {what}")
    size = sum(entry.file_size for entry in entries)
    structure = max(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if size > _MAX_UNPACKED or structure > _MAX_PART:
        raise UnreadableError("too_large", f"unpacks to {size // 2**20} MB: no real document does")
    return names


class _Writer:
    """Writes the blocks of a document to a page, and keeps what is concealed in them apart."""

    def __init__(self, document: Any) -> None:
        self.page = Page()
        self.concealed: list[tuple[str, str]] = []
        self._sight = Sight(document)
        for block in blocks(document.element.body, document):
            self._write(block)

    def _write(self, block: Any) -> None:
        if hasattr(block, "rows"):
            self.page.gap()
            for row in block.rows:
                self._write_row(row)
            self.page.gap()
            return
        before, after = page_breaks(block)
        if before:
            self.page.page_break()
        self._write_paragraph(block)
        for content in boxes(block):
            if kind := box_concealment(content):
                self.concealed += [(kind, text) for text in query(content, ".//w:t/text()")]
            else:
                for inner in blocks(content, block):
                    self._write(inner)
        if after:
            self.page.page_break()

    def _write_paragraph(self, paragraph: Any) -> None:
        seen = self._seen(paragraph)
        text = _text(seen)
        if not text:
            self.page.gap()
            return
        level = _heading_level(paragraph, text, seen)
        if level is not None:
            self.page.gap()
            self.page.line(text, HEADING, level)
        elif (depth := _list_depth(paragraph)) > 0:
            self.page.line(text, ITEM, depth, _BULLET)
        else:
            if (paragraph.paragraph_format.space_before or 0) or (_style(paragraph).paragraph_format.space_after or 0):
                self.page.gap()
            self.page.line(text)

    def _seen(self, paragraph: Any) -> list[Any]:
        """The runs of a paragraph that are seen; the others are noted."""
        seen = []
        for run in runs(paragraph._p, paragraph):
            if kind := self._sight.concealment(run._r, paragraph._p):
                self.concealed.append((kind, normalise(run.text)))
            else:
                seen.append(run)
        return seen

    def _write_row(self, row: Any) -> None:
        """A row of short cells on one line; cells of several paragraphs one after the other, as they are laid out."""
        cells = list(dict.fromkeys(cell._tc for cell in row.cells))  # a merged cell comes once for each column it spans
        found = [[b for b in blocks(cell, row.table) if not _is_empty(b)] for cell in cells]
        if len(found) > 1 and all(len(cell) < 2 and not any(_is_rich(b) for b in cell) for cell in found):
            texts = [" ".join(_text(self._seen(cell[0])).split()) if cell else "" for cell in found]
            if any(texts):
                self.page.cells(texts)
            return
        for cell in found:
            for block in cell:
                self._write(block)


def _is_empty(block: Any) -> bool:
    return not _is_rich(block) and not any(run.text.strip() for run in runs(block._p, block))


def _is_rich(block: Any) -> bool:
    """A table, or a paragraph with text boxes: more than a line."""
    return hasattr(block, "rows") or bool(boxes(block))


def _text(seen: list[Any]) -> str:
    lines = [" ".join(line.split(" ")).strip() for line in normalise("".join(run.text for run in seen)).split("\n")]
    return "\n".join(line for line in lines if line)


def _style(paragraph: Any) -> Any:
    return paragraph.style


def _heading_level(paragraph: Any, text: str, seen: list[Any]) -> int | None:
    """Level of a heading by its style, or by bold throughout; None for other paragraphs."""
    name = _style(paragraph).name or ""
    if found := _HEADING_STYLE.match(name):
        return int(found[1])
    if name.lower() == "title":
        return 1
    inked = [run for run in seen if run.text.strip()]
    bold = bool(inked) and all(run.bold or (run.bold is None and _style(paragraph).font.bold) for run in inked)
    return INLINE_HEADING if bold and len(text.split()) <= _HEADING_WORDS and not _list_depth(paragraph) else None


def _list_depth(paragraph: Any) -> int:
    """Depth of a list item from 1; 0 for what is none."""
    properties = paragraph._p.pPr
    numbering = properties.numPr if properties is not None else None
    if numbering is None and _style(paragraph).element.pPr is not None:
        numbering = _style(paragraph).element.pPr.numPr
    if numbering is not None and (numbering.numId is None or numbering.numId.val != 0):
        return 1 + (numbering.ilvl.val if numbering.ilvl is not None else 0)
    return 1 if re.match(r"list (?:bullet|number|paragraph)", _style(paragraph).name or "", re.IGNORECASE) else 0
