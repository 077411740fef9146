"""Which runs of a Word document nobody can see: marked as hidden, without ink, tiny, or in the colour of the paper.

A run's format is what it says itself, else what its styles say (ISO/IEC 29500-1, 17.7.2). Its paper is what shades the
run, the paragraph, the cell, the table or the page; where a style of tables or a drawing may lie behind the text, its
colour is not known and is no reason to call the text concealed.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.readers.reading import COLOUR, COVERED, HIDDEN, INVISIBLE, OFF_PAGE, TINY

_TINY = 8  # half points; a font below 4 points
_ALIKE = 16  # of 255, of each of red, green and blue
_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_OFF = ("0", "false", "off", "none")
_FAR = 9_000_000  # English Metric Units, nearly ten inches: further up or left than any page, its margins with it
_FAR_DOWN = 22_000_000  # two feet: further down or right than the sheets that are printed
# Drawings that may lie behind text.
_DRAWN = ".//wp:anchor[@behindDoc='1' or wp:wrapNone] | .//w:pict//*[@style]"
_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class _Format:
    """What a style or a run says; None where it says nothing."""

    hidden: bool | None = None
    ink: Colour | None = None
    clear: bool | None = None
    size: int | None = None
    paper: Colour | None = None

    def over(self, below: _Format) -> _Format:
        """The format where this one is silent on what `below` says."""
        pairs = {name: (value, getattr(below, name)) for name, value in vars(self).items()}
        return _Format(**{name: below if own is None else own for name, (own, below) in pairs.items()})


class Sight:
    """Tells how text of one document is concealed."""

    def __init__(self, document: Any) -> None:
        self._styles = {
            style.get(word("styleId")): style for style in document.styles.element.iterchildren(word("style"))
        }
        self._defaults = _Format()
        for properties in document.styles.element.iterfind(f"{word('docDefaults')}/{word('rPrDefault')}/{word('rPr')}"):
            self._defaults = _format(properties)
        root = document.element
        page = root.find(word("background"))
        self._page = (_colour(page.get(word("color"))) if page is not None else None) or _WHITE
        headers = (section.header for section in document.sections)
        parts = [root, *(header._element for header in headers if not header.is_linked_to_previous)]
        self._drawn = any(query(part, _DRAWN) for part in parts)

    def concealment(self, run: Any, paragraph: Any) -> str:
        """How the text of a run is concealed; empty where it is seen."""
        own = run.rPr if run.rPr is not None else None
        form = _format(own) if own is not None else _Format()
        for name in (_style_of(own, "rStyle"), _style_of(paragraph.pPr, "pStyle") or self._usual):
            form = form.over(self._style(name))
        form = form.over(self._defaults)
        if form.hidden:
            return HIDDEN
        if form.clear:
            return INVISIBLE
        if form.size is not None and form.size < _TINY:
            return TINY
        if form.ink is None or form.ink == _BLACK:
            return ""
        paper = form.paper or self._paper(paragraph)
        return COLOUR if paper is not None and _alike(form.ink, paper) else ""

    @functools.cached_property
    def _usual(self) -> str:
        """The style of paragraphs that name none."""
        usual = (
            name for name, s in self._styles.items() if s.get(word("default")) and s.get(word("type")) == "paragraph"
        )
        return next(usual, "")

    @functools.cache  # noqa: B019  # lives as long as the document is read
    def _style(self, name: str) -> _Format:
        form, seen = _Format(), set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            properties = style.find(word("rPr"))
            form = form.over(_format(properties)) if properties is not None else form
            base = style.find(word("basedOn"))
            name = base.get(word("val")) if base is not None else ""
        return form

    def _paper(self, paragraph: Any) -> Colour | None:
        """Colour behind a paragraph; None where it is not known."""
        for element in (paragraph, *paragraph.iterancestors(word("p"), word("tc"), word("tbl"), word("txbxContent"))):
            if element.tag == word("txbxContent"):
                return _filling(element)
            shade = element.find(f"{element.tag}Pr/{word('shd')}")
            if shade is not None and shade.get(word("fill")) not in (None, "auto"):
                return _colour(shade.get(word("fill")))
            if element.tag == word("tbl") and self._is_shaded(element):
                return None
        return None if self._drawn else self._page

    def _is_shaded(self, table: Any) -> bool:
        """The style of the table shades some of its cells."""
        name = table.find(f"{word('tblPr')}/{word('tblStyle')}")
        style = self._styles.get(name.get(word("val"))) if name is not None else None
        return style is not None and bool(query(style, ".//w:shd | ./w:basedOn"))


def query(element: Any, path: str) -> list[Any]:
    """What an XPath finds from an element, with the usual prefixes of Word documents."""
    found = _compiled(path)(element)
    assert isinstance(found, list)
    return found


@functools.cache
def _compiled(path: str) -> Any:
    from lxml import etree

    return etree.XPath(path, namespaces=_NAMES)


def _filling(content: Any) -> Colour | None:
    """Colour of the text box that holds this content, where it is said in full."""
    fills = query(content, "ancestor::*[local-name()='wsp'][1]/*[local-name()='spPr']/a:solidFill/a:srgbClr/@val")
    return _colour(fills[0]) if fills else None


def box_concealment(content: Any) -> str:
    """How the text box that holds this content is concealed; empty where it is seen."""
    for drawing in query(content, "(ancestor::wp:anchor | ancestor::wp:inline)[last()]"):
        if query(drawing, "wp:docPr[@hidden='1' or @hidden='true']"):
            return HIDDEN
        offsets = [int(text) for text in query(drawing, "*/wp:posOffset/text()") if text.strip("-").isdigit()]
        if any(offset <= -_FAR or offset >= _FAR_DOWN for offset in offsets):
            return OFF_PAGE
        sizes = [int(size) for size in query(drawing, "wp:extent/@cx | wp:extent/@cy") if size.isdigit()]
        return COVERED if sizes and min(sizes) == 0 else ""
    return ""


def _format(properties: Any) -> _Format:
    """What a `w:rPr` says."""
    said = {child.tag: child for child in properties}
    hidden, colour, size = said.get(word("vanish")), said.get(word("color")), said.get(word("sz"))
    clear = query(properties, "*[local-name()='textFill']/*[local-name()='noFill']")
    faint = query(properties, "*[local-name()='textFill']//*[local-name()='alpha']/@*[local-name()='val']")
    return _Format(
        hidden=None if hidden is None else hidden.get(word("val")) not in _OFF,
        ink=None if colour is None else _colour(colour.get(word("val"))),
        clear=bool(clear) or any(value in ("100000", "100%") for value in faint) or None,
        size=_number(size.get(word("val"))) if size is not None else None,
        paper=_shade(said),
    )


def _shade(said: Mapping[str, Any]) -> Colour | None:
    """Paper of a run: its own shading; a highlight counts as grey, which nothing is taken to be alike."""
    if word("highlight") in said and said[word("highlight")].get(word("val")) not in ("none", "white"):
        return (128, 128, 128)
    shade = said.get(word("shd"))
    return _colour(shade.get(word("fill"))) if shade is not None else None


def _style_of(properties: Any, tag: str) -> str:
    found = properties.find(word(tag)) if properties is not None else None
    return "" if found is None else found.get(word("val")) or ""


def _colour(value: str | None) -> Colour | None:
    """Six hexadecimal digits as red, green and blue; None for `auto` and what is none."""
    try:
        red, green, blue = bytes.fromhex(value or "")
    except ValueError:
        return None
    return red, green, blue


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) < _ALIKE for a, b in zip(one, other, strict=True))


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def word(tag: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_NAMES['w']}}}{tag}"
