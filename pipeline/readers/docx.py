"""Word documents (.docx): paragraphs, lists and tables in the order of the document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from pipeline.readers.characters import normalise
from pipeline.readers.reading import HEADING, INLINE_HEADING, ITEM, Page, Reading, UnreadableError

_MAX_UNPACKED = 200 * 2**20  # bytes; the parts of the longest specification known unpack to 2 MB
_HEADING_STYLE = re.compile(r"heading\s*(\d)", re.IGNORECASE)
_HEADING_WORDS = 12
_BULLET = "• "


def read(data: bytes) -> Reading:
    """Text of a Word document; headings, list items and cells are marked as their styles say.

    Raises:
        UnreadableError: it is no Word document, is damaged, or unpacks to more than can be meant.
    """
    _check(data)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        page = Page()
        for block in document.iter_inner_content():
            _write(page, block)
    except UnreadableError:
        raise
    except Exception as error:  # python-docx and lxml raise many kinds for a damaged part
        raise UnreadableError("unreadable", f"damaged Word document ({type(error).__name__}): save it again") from error
    return page.reading(title=normalise(document.core_properties.title or "").strip() or None)


def _check(data: bytes) -> None:
    """Refuses what is no Word document before anything is unpacked."""
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
    if size > _MAX_UNPACKED:
        raise UnreadableError("too_large", f"unpacks to {size // 2**20} MB: no real document does")


def _write(page: Page, block: Any) -> None:
    if hasattr(block, "rows"):
        page.gap()
        for row in block.rows:
            _write_row(page, row)
        page.gap()
        return
    lines = [" ".join(line.split(" ")).strip() for line in normalise(block.text).split("\n")]
    text = "\n".join(line for line in lines if line)
    if not text:
        page.gap()
        return
    level = _heading_level(block, text)
    if level is not None:
        page.gap()
        page.line(text, HEADING, level)
    elif (depth := _list_depth(block)) > 0:
        page.line(text, ITEM, depth, _BULLET)
    else:
        if (block.paragraph_format.space_before or 0) or (_style(block).paragraph_format.space_after or 0):
            page.gap()
        page.line(text)


def _write_row(page: Page, row: Any) -> None:
    """A row of short cells on one line; cells of several paragraphs one after the other, as the page lays them out."""
    cells = list(dict.fromkeys(cell._tc for cell in row.cells))  # a merged cell comes once for each column it spans
    blocks = [[b for b in _cell_blocks(cell, row) if hasattr(b, "rows") or b.text.strip()] for cell in cells]
    if len(blocks) > 1 and all(len(cell) < 2 and not any(hasattr(b, "rows") for b in cell) for cell in blocks):
        texts = [" ".join(normalise(cell[0].text).split()) if cell else "" for cell in blocks]
        if any(texts):
            page.cells(texts)
        return
    for cell in blocks:
        for block in cell:
            _write(page, block)


def _cell_blocks(element: Any, row: Any) -> Iterator[Any]:
    from docx.table import _Cell

    return iter(_Cell(element, row.table).iter_inner_content())


def _style(paragraph: Any) -> Any:
    return paragraph.style


def _heading_level(paragraph: Any, text: str) -> int | None:
    """Level of a heading by its style, or by bold throughout; None for other paragraphs."""
    name = _style(paragraph).name or ""
    if found := _HEADING_STYLE.match(name):
        return int(found[1])
    if name.lower() == "title":
        return 1
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold or (run.bold is None and _style(paragraph).font.bold) for run in runs)
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
