"""Tables of the classes a document describes: titles with their codes, grades or pay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.sections.lines import Line
from pipeline.sections.title_levels import level_of, words_of

_CAPTION = re.compile(
    r"class titles?,? (?:and )?codes?|schem(?:atic)? code\b.*class code|^class code\W+(?:class )?title", re.I
)
_ROW = re.compile(r"(?:\b[A-Z]{2}\d{2}\b)?[\s|]*\b(\d{4})\b[ \t|]*\n?[\s|]*([A-Z][^\n|]*[^\s|])")
_CODE = re.compile(r"^[\s|]*(?:[A-Z]{2}\d{2}|\d{4})\b")
_ABOLISHED = re.compile(r"\s*(?:\([^()]*abolished[^()]*\)|\*+)\s*$", re.I)
_COLUMN = re.compile(r"\t| \| ")  # how a table's cells are set apart in a line
_CELLS = re.compile(r"\s*\|\s*|\t+| {2,}")
_TITLES = re.compile(r"(?:official )?(?:class|classification|job|position)(?:ification)? titles?|titles?", re.I)
_CODES = re.compile(r"(?:class|job|position|title|spec)?\s*(?:code|no\b\.?|number|#)(?: no\.?| number)?", re.I)
_PAY = re.compile(r"(?:pay|salary|wage|job)?\s*(?:grade|range|group|band|level|schedule|plan)s?", re.I)
_CODE_CELL = re.compile(r"(?=\S*\d)[A-Z0-9][A-Z0-9.-]{1,9}", re.I)
_HEAD = 40  # lines in which the table of a series stands


@dataclass(frozen=True)
class ClassTitle:
    """One class of a document.

    Attributes:
        title: None when the document gives none.
        code: class code, None when the document gives none.
        start: first character of the title in the document, None when it does not stand there.
        end: character after it.

    """

    title: str | None
    code: str | None
    start: int | None
    end: int | None


def table_of_classes(lines: Sequence[Line]) -> range:
    """Indices of the lines of the table of class titles and codes, caption included; empty without one."""
    captions = (
        index for index, line in enumerate(lines) if "class" in line.text.lower() and _CAPTION.search(line.text)
    )
    begin = next(captions, None)
    if begin is None:
        return range(0)
    stop = last = begin + 1
    coded = False
    while stop < len(lines) and len(lines[stop].words) <= 16:
        code = bool(_CODE.search(lines[stop].text))
        title = coded and not code  # its code stands on the line before
        if code or title:
            last = stop + 1
        elif last > begin + 1:
            break
        coded = code and len(lines[stop].words) <= 2
        stop += 1
    return range(begin, last)


def by_code(lines: Sequence[Line]) -> list[ClassTitle]:
    """Rows of a table of class titles and codes, the code before the title."""
    table = table_of_classes(lines)
    region = "\n".join(lines[index].text for index in table)
    starts, at = [], 0
    for index in table:
        starts.append((at, lines[index].start))
        at += len(lines[index].text) + 1
    found: dict[str, ClassTitle] = {}
    for match in _ROW.finditer(region):
        at, start = max((pair for pair in starts if pair[0] <= match.start(2)), key=lambda pair: pair[0])
        start += match.start(2) - at
        title = _ABOLISHED.sub("", _COLUMN.split(match[2])[0].rstrip())  # further columns tell pay or dates
        found.setdefault(match[1], ClassTitle(title, match[1], start, start + len(title)))
    return list(found.values())


def by_title(lines: Sequence[Line]) -> list[ClassTitle]:
    """Rows of a table at the head with the title in a column of its own ("Class title   Code   Pay range").

    None where the document's title is one of them with its level: then the table tells its career ladder.
    """
    for index, line in enumerate(lines[:_HEAD]):
        if "title" not in line.text.lower():
            continue
        cells = [cell.strip(" :*") for cell in _CELLS.split(line.text.strip("| "))]
        titled = next((at for at, cell in enumerate(cells) if _TITLES.fullmatch(cell)), None)
        coded = next((at for at, cell in enumerate(cells) if _CODES.fullmatch(cell)), None)
        if titled is None or not any(_CODES.fullmatch(cell) or _PAY.fullmatch(cell) for cell in cells):
            continue
        rows = list(_rows(lines[index + 1 :], len(cells), titled, coded))
        titles = {words_of(row.title or "") for row in rows}
        above = {words_of(before.core) for before in lines[:index] if level_of(before.core)}
        related = len(titles) == len(rows) and len(rows) > 1 and set.intersection(*map(set, titles))
        return rows if related and not titles & above else []
    return []


def _rows(lines: Sequence[Line], width: int, titled: int, coded: int | None) -> Iterator[ClassTitle]:
    """Rows under the names of the columns, up to the first line that is none."""
    for line in lines:
        cells = _CELLS.split(line.text.strip("| "))
        if not any(map(str.isalnum, line.text)):
            continue  # a rule
        if not 1 < len(cells) <= width + 1 or titled >= len(cells) or not any(map(str.isdigit, line.text)):
            return
        title = cells[titled].strip()
        code = cells[coded] if coded is not None and coded < len(cells) else ""
        if not title[:1].isupper() or len(title.split()) > 8:
            return
        start = line.start + line.text.index(title)
        yield ClassTitle(title, code if _CODE_CELL.fullmatch(code) else None, start, start + len(title))
