"""HTML: the document without navigation, scripts and forms; one line a block, item or table row."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.readers.characters import decode, normalise
from pipeline.readers.html_sight import Sight
from pipeline.readers.reading import (
    HEADING,
    INLINE_HEADING,
    ITEM,
    METADATA,
    PROPERTY_WORDS,
    Page,
    Reading,
    concealed,
)

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CELLS = frozenset({"td", "th"})
_OTHER_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form header hgroup hr html legend li main p pre section summary table tbody tfoot thead tr"
)
_BLOCKS = frozenset(_OTHER_BLOCKS.split()) | _LISTS | _CELLS | frozenset(_HEADINGS)
_BOLD = frozenset({"b", "strong"})
_NO_TEXT = (
    "script style noscript template nav svg math iframe object applet audio video canvas map button select option "
    "datalist textarea head"
)
_DROPPED = frozenset(_NO_TEXT.split())
_DROPPED_ROLES = frozenset({"navigation", "search", "menu", "menubar", "dialog", "alertdialog"})
_WITHOUT_END = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_WITHOUT_END.split())
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEADING_WORDS = 15  # a paragraph in bold of more words is emphasis, not a heading
_MAIN_WORDS = 50  # a <main> of fewer words is not the document


def read(data: bytes) -> Reading:
    """Text of an HTML page: headings and list items marked, table rows on one line, cells marked."""
    from lxml import etree

    decoded = decode(data)
    encoding = decoded.encoding
    text = decoded.text
    declared = _declared(data) if encoding not in ("utf-8", "utf-16-le", "utf-16-be") else None
    if declared:
        text, encoding = data.decode(declared, "replace"), declared
    text = normalise(text) or " "
    gathered = _Blocks(Sight(text))
    # Events instead of a tree: nesting of any depth costs neither recursion nor memory.
    parser = etree.HTMLParser(target=gathered, huge_tree=True)
    parser.feed(text)
    reading = _page(parser.close(), gathered.title, encoding)
    return replace(reading, concealed=concealed(gathered.concealed))


def _declared(data: bytes) -> str | None:
    """Character encoding the page declares, if it is one Python knows."""
    found = _META_CHARSET.search(data[:4096])
    name = found[1].decode("ascii") if found else ""
    try:
        return name if name and b"a".decode(name) == "a" else None
    except (LookupError, UnicodeError):
        return None


@dataclass
class _Block:
    """One line of the page to be: a paragraph, heading, item, caption, or a row with its cells."""

    text: str
    kind: str = ""
    level: int = 0
    bullet: str = ""
    cells: list[str] = field(default_factory=list)
    apart: bool = True  # a blank line before it
    main: bool = False

    @property
    def is_paragraph(self) -> bool:
        """A line of running text: no list item, no real heading, no row."""
        return not self.cells and not self.bullet and self.level == 0


@dataclass
class _List:
    ordered: bool
    style: str
    count: int

    def bullet(self) -> str:
        if not self.ordered:
            return "• "
        if self.style in ("a", "A") and 1 <= self.count <= 26:
            return f"{chr(ord(self.style) + self.count - 1)}. "
        return f"{self.count}. "


class _Blocks:
    """Target of the HTML parser: gathers the blocks of a page."""

    def __init__(self, sight: Sight) -> None:
        self.title = ""
        self.concealed: list[tuple[str, str]] = []  # as (kind, words)
        self._sight = sight
        self._open: list[str] = []
        self._dropping = 0  # depth in _open at which dropping began; 0: not dropping
        self._furniture = False  # what is dropped is no part of the document, rather than concealed
        self._text: list[str] = []
        self._plain = False  # the line at hand holds text outside bold
        self._bold = 0
        self._main = 0  # depth in _open of <main>
        self._in_title = False
        self._lists: list[_List] = []
        self._item_waits = ""  # bullet of an item whose first line has not come
        self._heading = 0
        self._rows: list[list[list[_Block]]] = []  # open table rows, outermost first, each a list of cells
        self._sinks: list[list[_Block]] = [[]]  # where blocks go: the page, then each open cell

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Enter an element."""
        if tag == "title" and not self.title:
            self._in_title = True
        if tag in _VOID:
            self._start_void(tag, attributes)
            return
        self._open.append(tag)
        look = self._sight.begin(tag, attributes)
        if self._dropping:
            return
        self._furniture = _is_furniture(tag, attributes) or (tag == "footer" and "article" not in self._open)
        if look.sealed or self._furniture:
            self._dropping = len(self._open)
            return
        if tag in _BLOCKS:
            self._flush()
        self._enter(tag, attributes)

    def _start_void(self, tag: str, attributes: dict[str, str]) -> None:
        """Enter an element that holds nothing."""
        if tag == "br" and not self._dropping:
            self._text.append("\n")
        elif tag == "hr":
            self._flush()
        elif tag == "meta" and attributes.get("name", "").lower() == "keywords":
            words = attributes.get("content", "")
            if len(words.replace(",", " ").split()) > PROPERTY_WORDS:
                self.concealed.append((METADATA, words))

    def _enter(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _BOLD:
            self._bold += 1
        elif tag == "main" or attributes.get("role") == "main":
            self._main = self._main or len(self._open)
        elif tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in _LISTS:
            begin = attributes.get("start", "1")
            first = int(begin) if begin.isdecimal() and len(begin) < 6 else 1
            self._lists.append(_List(tag == "ol", attributes.get("type", "1"), first - 1))
        elif tag == "li":
            if self._lists:
                self._lists[-1].count += 1
            self._item_waits = self._lists[-1].bullet() if self._lists else "• "
        elif tag == "tr":
            self._rows.append([])
        elif tag in _CELLS:
            self._sinks.append([])

    def end(self, tag: str) -> None:
        """Leave an element."""
        if tag == "title":
            self._in_title = False
        if tag in _VOID or not self._open:
            return
        depth = len(self._open)
        self._open.pop()
        self._sight.end()
        if self._dropping:
            if depth == self._dropping:
                self._dropping = 0
            return
        if tag in _BLOCKS:
            self._flush()
        self._leave(tag)
        if depth == self._main:
            self._main = 0

    def _leave(self, tag: str) -> None:
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag in _HEADINGS:
            self._heading = 0
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._item_waits = ""
        elif tag in _CELLS and len(self._sinks) > 1:
            cell = self._sinks.pop()
            (self._rows[-1].append if self._rows else self._sinks[-1].extend)(cell)
        elif tag == "tr" and self._rows:
            self._end_row(self._rows.pop())

    def data(self, text: str) -> None:
        """Characters between tags."""
        if self._in_title:
            self.title += text
        if self._in_title:
            return
        if self._sight.look.kind and not self._furniture and not _DROPPED.intersection(self._open):
            self.concealed.append((self._sight.look.kind, text))
        if self._sight.look.kind or self._dropping:
            return
        self._text.append(text if "pre" in self._open[-4:] else text.replace("\n", " "))
        if not self._bold and text.strip():
            self._plain = True

    def close(self) -> list[_Block]:
        """Blocks of the whole page."""
        self._flush()
        return [block for sink in self._sinks for block in sink]

    def _end_row(self, row: list[list[_Block]]) -> None:
        """Make the row one line of cells, unless a cell holds several blocks: then the table only lays out the page."""
        sink = self._sinks[-1]
        simple = all(len(cell) == 0 or (len(cell) == 1 and cell[0].is_paragraph) for cell in row)
        if len(row) < 2 or not simple:
            sink.extend(block for cell in row for block in cell)
        elif any(row):
            texts = [cell[0].text if cell else "" for cell in row]
            first = not (sink and sink[-1].cells)
            sink.append(_Block("", cells=texts, apart=first, main=bool(self._main)))

    def _flush(self) -> None:
        """End the line at hand."""
        raw, plain = "".join(self._text), self._plain
        self._text, self._plain = [], False
        for number, line in enumerate(raw.split("\n")):
            text = " ".join(line.split())
            if text:
                self._add(text, plain, apart=number == 0)

    def _add(self, text: str, plain: bool, apart: bool) -> None:
        block = _Block(text, apart=apart, main=bool(self._main))
        before = self._sinks[-1][-1] if self._sinks[-1] else None
        if self._heading:
            block.kind, block.level = HEADING, self._heading
        elif self._item_waits:
            block.kind, block.level, block.bullet = ITEM, max(1, len(self._lists)), self._item_waits
            block.apart = before is None or before.kind != ITEM
            self._item_waits = ""
        elif self._lists:
            block.apart = False
        elif not plain and len(text.split()) <= _HEADING_WORDS:
            block.kind, block.level = HEADING, INLINE_HEADING
        self._sinks[-1].append(block)


def _is_furniture(tag: str, attributes: dict[str, str]) -> bool:
    """No part of the document: scripts, forms, navigation."""
    return tag in _DROPPED or attributes.get("role", "") in _DROPPED_ROLES


def _page(blocks: list[_Block], title: str, encoding: str) -> Reading:
    """Blocks as text; only those within <main> where the page has one worth the name."""
    within = [block for block in blocks if block.main]
    if sum(len(block.text.split()) for block in within) >= _MAIN_WORDS:
        blocks = within
    page = Page()
    for block in blocks:
        if block.apart:
            page.gap()
        if block.cells:
            page.cells(block.cells)
        else:
            page.line(block.text, block.kind, block.level, block.bullet)
    return page.reading(encoding, " ".join(title.split()) or None)
