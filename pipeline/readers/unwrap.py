"""Lines of a page to paragraphs: a line goes on in the next one if it was broken only for lack of room.

The test is a typesetter's: a line that had room for the first word of the next line ended on purpose.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from pipeline.readers.pdf_lines import Line
from pipeline.readers.section_names import is_section_name

_NARROW = 22  # in em: in narrower columns the right edge says little, and the case of the next letter decides
_NEAR_EDGE = 4  # in em: a second line must end this near to prove a right edge
_LEADING = 1.3  # times the usual distance of lines: more is a blank line
_INDENT = 1.0  # in em
_MARKER = re.compile(r"[•●▪■◦○‣⁃➢✓❖◆►*·–—-]\s|[•●▪■◦‣➢✓❖◆►]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})[.)]\s")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’)]?$")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,3}\s*(?:(?:of|/)\s*\d{1,3})?\s*[-–—]?", re.IGNORECASE)
_EDGE_LINES = 3  # lines at the top and the bottom of a page that may be running headers or footers
_MARGIN = 0.08  # share of the page's height, at the top and at the bottom, where headers and footers stand
_FOOT_GAP = 2.5  # in em: what sets it off


@dataclass
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: as on the page.
        apart: a blank line stands before it.
    """

    lines: list[Line]
    apart: bool

    @property
    def bold(self) -> bool:
        """Bold throughout."""
        return all(line.bold for line in self.lines)

    @property
    def em(self) -> float:
        """Height of its characters, in points."""
        return self.lines[0].em


@dataclass(frozen=True)
class _Placed:
    """A line with what its surroundings say.

    Attributes:
        line: the line.
        run: the lines down one column that it belongs to, by number.
        left: left edge of that column.
        edge: right edge of that column.
        trusted: the column is wide enough, and enough lines reach its edge, for the edge to tell a full line.
    """

    line: Line
    run: int
    left: float
    edge: float
    trusted: bool


def marker(text: str) -> str:
    """Bullet or number of a list that `text` begins with, with the blank after it; empty without one."""
    found = _MARKER.match(text)
    return found[0] if found else ""


def paragraphs(pages: list[list[Line]]) -> list[Paragraph]:
    """Paragraphs of a document, page numbers and repeated headers and footers left out.

    What stands at the foot of a page comes after the paragraph that crosses to the next page.
    """
    bodies, feet = _parted(_without_furniture(pages))
    placed = _placed(bodies)
    usual = _usual_leading([at for page in placed for at in page])
    result: list[Paragraph] = []
    waiting: list[Paragraph] = []
    before: _Placed | None = None
    for page, foot in zip(placed, _placed(feet), strict=True):
        for at in page:
            if before is not None and _goes_on(result[-1], before, at, usual):
                result[-1].lines.append(at.line)
            else:
                result += waiting
                waiting = []
                result.append(Paragraph([at.line], before is None or _is_apart(before, at, usual)))
            before = at
        waiting += [Paragraph([at.line], apart=number == 0) for number, at in enumerate(foot)]
    return result + waiting


def _parted(pages: list[list[Line]]) -> tuple[list[list[Line]], list[list[Line]]]:
    """Bodies and feet of the pages: the feet are lines at the very bottom, set off from the text."""
    height = max((line.top for page in pages for line in page), default=0.0)
    bodies, feet = [], []
    for page in pages:
        lines = sorted(page, key=lambda line: -line.bottom)
        cut = len(lines)
        for number in range(max(1, len(lines) - _EDGE_LINES), len(lines)):
            if lines[number].top < _MARGIN * height and _distance(lines[number - 1], lines[number]) > _FOOT_GAP:
                cut = number
                break
        foot = lines[cut:]
        bodies.append([line for line in page if not any(line is other for other in foot)])
        feet.append(foot)
    return bodies, feet


def _placed(pages: list[list[Line]]) -> list[list[_Placed]]:
    placed, number = [], 0
    for page in pages:
        runs: list[list[Line]] = []
        for line in page:
            if runs and line.bottom < runs[-1][-1].bottom and _shares_column(runs[-1][-1], line):
                runs[-1].append(line)
            else:
                runs.append([line])
        placed.append([at for offset, run in enumerate(runs) for at in _with_edges(run, number + offset)])
        number += len(runs)
    return placed


def _with_edges(run: list[Line], number: int) -> list[_Placed]:
    em = median(line.em for line in run)
    left = min(line.left for line in run)
    rights = sorted((line.right for line in run), reverse=True)
    edge = next((a for a, b in itertools.pairwise(rights) if a - b < _NEAR_EDGE * em), rights[0])
    trusted = edge - left >= _NARROW * em and len(run) > 1
    return [_Placed(line, number, left, edge, trusted) for line in run]


def _shares_column(above: Line, line: Line) -> bool:
    """One stands under the other, at least in part."""
    return min(above.right, line.right) > max(above.left, line.left)


def _usual_leading(placed: list[_Placed]) -> float:
    """Usual distance from line to line within a paragraph, in em."""
    distances = [_distance(a.line, b.line) for a, b in itertools.pairwise(placed) if a.run == b.run]
    close = sorted(distance for distance in distances if 0.7 < distance < 2.2)
    return close[len(close) // 4] if close else 1.2  # lists and headings stand further apart


def _distance(above: Line, line: Line) -> float:
    return (above.bottom - line.bottom) / (min(above.em, line.em) or 1.0)


def _is_apart(before: _Placed, at: _Placed, usual: float) -> bool:
    return before.run != at.run or _distance(before.line, at.line) > _LEADING * usual


def _goes_on(paragraph: Paragraph, before: _Placed, at: _Placed, usual: float) -> bool:
    """Whether the line `at` carries on the paragraph that ends in `before`."""
    last, line = before.line, at.line
    lower = line.text[:1].islower()
    if line.item or marker(line.text) or is_section_name(line.text) or ("\t" in line.text and not lower):
        return False
    if abs(last.em - line.em) > 0.2 * max(last.em, line.em):
        return False
    if last.bold != line.bold and not lower and not line.text.startswith("http"):
        return False
    if last.right + 0.25 * last.em + line.first_word <= before.edge:
        return False
    if before.run != at.run:  # over a column or page break
        return not _SENTENCE_END.search(last.text) and (lower or before.trusted)
    if _distance(last, line) > _LEADING * usual or _is_set_off(paragraph, last, line):
        return False
    long_enough = last.right - paragraph.lines[0].left >= (before.edge - before.left) / 2
    return lower or (before.trusted and long_enough)


def _is_set_off(paragraph: Paragraph, last: Line, line: Line) -> bool:
    """Whether the indent of `line` says that it begins a paragraph."""
    indent = (line.left - last.left) / (line.em or 1.0)
    if len(paragraph.lines) > 1:
        return abs(indent) > _INDENT
    hanging = paragraph.lines[0].item or bool(marker(paragraph.lines[0].text))
    return indent > 4 * _INDENT or (indent < -4 * _INDENT and not hanging)


def _without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Pages without page numbers, and with only the first of the headers and footers they repeat."""
    if len(pages) < 2:
        return pages
    height = max((line.top for page in pages for line in page), default=0.0)
    edges = [_edge_lines(page, height) for page in pages]
    counts = Counter(key for page in edges for key in {_without_digits(line) for line in page})
    seen: set[str] = set()
    result = []
    for page, edge in zip(pages, edges, strict=True):
        dropped = set()
        for line in edge:
            key = _without_digits(line)
            repeated = counts[key] > 1 and counts[key] >= len(pages) / 2
            if _PAGE_NUMBER.fullmatch(line.text) or (repeated and key in seen):
                dropped.add(id(line))
            seen.add(key)
        result.append([line for line in page if id(line) not in dropped])
    return result


def _edge_lines(page: list[Line], height: float) -> list[Line]:
    """Lines in the margins of the page, the outermost first."""
    by_height = sorted(page, key=lambda line: -line.top)
    upper = [line for line in by_height[:_EDGE_LINES] if line.top > (1 - _MARGIN) * height]
    return upper + [line for line in by_height[len(upper) :][-_EDGE_LINES:] if line.bottom < _MARGIN * height]


def _without_digits(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split()))
