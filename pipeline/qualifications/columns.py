"""Person specifications as tables: rows of cells between bars, under heads that say what is essential and what desirable."""

from __future__ import annotations

import re

from pipeline.qualifications.layout import Span

_ROW = re.compile(r"^[ \t]*\|(?P<cells>[^\n]*)\|[ \t]*$", re.MULTILINE)
_CELL = re.compile(r"[^|\n]+")
_ESSENTIAL = re.compile(r"\b(?:essential|required|minimum|criteria)\b", re.IGNORECASE)
_DESIRABLE = re.compile(r"\b(?:desirable|desired|preferred|advantageous)\b", re.IGNORECASE)
_HEAD_WORDS = 3  # a head names its column; more words are what stands in it
_BEFORE = 3_000  # characters before a stretch in which its heads are looked for


def cells(text: str, start: int, end: int) -> list[tuple[Span, bool]]:
    """What the cells of a table ask for, and whether each is a wish; [] where there is no table with such heads.

    Text outside the rows is required. Cells of other columns (the factor, how it is assessed) ask for nothing.
    """
    wishes = _columns(text, start, end)
    rows = list(_ROW.finditer(text, start, end))
    if not wishes or not rows:
        return []
    spans, first = [], start
    for row in rows:
        spans.append((Span(first, max(first, row.start())), False))
        found = list(_CELL.finditer(text, row.start("cells"), row.end("cells")))
        if not any(column < len(found) and _is_head(found[column].group()) for column in wishes):
            spans += [(Span(*found[at].span()), wish) for at, wish in wishes.items() if at < len(found)]
        first = row.end()
    return [*spans, (Span(first, end), False)]


def _columns(text: str, start: int, end: int) -> dict[int, bool]:
    """The columns that count, by place, with whether they wish, as the last row of heads says."""
    found: dict[int, bool] = {}
    for row in _ROW.finditer(text, max(0, start - _BEFORE), end):
        heads = [cell.group() for cell in _CELL.finditer(text, *row.span("cells"))]
        named = {at: bool(_DESIRABLE.search(head)) for at, head in enumerate(heads) if _is_head(head)}
        if named and len(heads) > 1:
            found = named
    return found


def _is_head(cell: str) -> bool:
    return len(cell.split()) <= _HEAD_WORDS and (_ESSENTIAL.search(cell) or _DESIRABLE.search(cell)) is not None
