"""Person specifications: what is essential and what desirable, in columns of a table or as marks behind the lines."""

from __future__ import annotations

import re

from pipeline.qualifications.prose import Span

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


def factors(text: str, start: int, end: int) -> list[Span]:
    """The essential cells of rows that name qualifications or experience as their factor, wherever the table stands."""
    wishes = _columns(text, start, end)
    found = []
    for row in _ROW.finditer(text, start, end) if wishes else ():
        named = list(_CELL.finditer(text, row.start("cells"), row.end("cells")))
        if named and _FACTOR.fullmatch(named[0].group()):
            found += [Span(*named[at].span()) for at, wish in wishes.items() if not wish and 0 < at < len(named)]
    return found


_FACTOR = re.compile(
    r"\W*(?:qualifications?|education|experience|training|attainments?)(?:\W+(?:and\s+)?\w+){0,3}\W*", re.IGNORECASE
)


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


_MARK = re.compile(
    r"(?:^[ \t]*+|(?<=\S)[ \t]{2,}+|(?<=\S)\t"
    r"|[ \t]\()(?P<mark>[EDH])\)?(?:[ \t]+[A-Z](?:[ \t]*/[ \t]*[A-Z])*)*[ \t]*$",
    re.MULTILINE,
)
_ASSESSED = re.compile(r"\s*(?:^[ \t]*[A-Z](?:[ \t]*/[ \t]*[A-Z])*[ \t]*$\s*)*", re.MULTILINE)


def marked_lines(text: str, start: int, end: int) -> list[tuple[Span, bool]]:
    """The criteria of a person specification and whether each is a wish; [] where none is marked.

    Essential is marked E (Welsh H), desirable D, at the end of the line or on the next, before the way it is assessed.
    """
    marks = list(_MARK.finditer(text, start, end))
    spans, first = [], start
    for mark in marks:
        spans.append((Span(first, max(first, mark.start())), mark["mark"] == "D"))
        behind = _ASSESSED.match(text, mark.end(), end)
        first = behind.end() if behind else mark.end()
    return [*spans, (Span(first, end), False)] if len(marks) > 1 else []
