"""What the style sheets within a page and its `style` attributes declare of an element (CSS cascade, level 4).

Style sheets kept in other files are not read: a document is judged by itself. Of rules under conditions, those for
screens count; those that depend on what follows an element never match, since a page is read once, from the top.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

Declared = Mapping[str, Sequence[Any]]
"""Properties with their value, as tokens of tinycss2."""

_NOTHING: Declared = {}
_SHORTHANDS = {"background": ("background-color", "background-image"), "font": ("font-size",)}
_PRINT_ONLY = re.compile(r"\bprint\b(?!.*\b(?:screen|all)\b)", re.IGNORECASE | re.DOTALL)
_SCREEN = re.compile(r"\s*(?:(?:only\s+)?(?:screen|all)\s*)?", re.IGNORECASE)
_MOST = 500_000  # characters of style sheets; the largest frameworks have half of it


def style_sheets(page: str) -> list[str]:
    """The style sheets written in an HTML page."""
    sheets, at, lower = [], 0, page.lower()
    while (start := lower.find("<style", at)) >= 0:
        body = lower.find(">", start) + 1
        end = lower.find("</style", body)
        if not body or end < 0:
            break
        if not _PRINT_ONLY.search(page[start:body]):
            sheets.append(page[body:end])
        at = end
    return sheets


class Cascade:
    """Follows the elements of a page as they begin and end, and tells what is declared of each."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._matcher = _matcher("\n".join(sheets)[:_MOST])
        self._open: list[Any] = []
        self._last: list[Any] = [None]  # the last child so far of each open element, the page's first
        self._counts = [0]

    def begin(self, tag: str, attributes: Mapping[str, str]) -> Declared:
        """An element begins: its properties, the strongest declaration of each."""
        if self._matcher is None and "style" not in attributes:
            return _NOTHING
        declared: dict[str, Sequence[Any]] = {}
        strong: dict[str, Sequence[Any]] = {}
        for declaration in (*self._matched(tag, attributes), *_inline(attributes.get("style", ""))):
            target = strong if declaration.important else declared
            for name in _SHORTHANDS.get(declaration.lower_name, (declaration.lower_name,)):
                target[name] = declaration.value
        return declared | strong if strong else declared

    def end(self) -> None:
        """The element that began last ends."""
        if self._matcher is not None and self._open:
            self._open.pop()
            self._last.pop()
            self._counts.pop()

    def _matched(self, tag: str, attributes: Mapping[str, str]) -> Iterator[Any]:
        """Declarations of the rules that match, the weakest first."""
        if self._matcher is None:
            return
        from cssselect2 import ElementWrapper

        parent = self._open[-1] if self._open else None
        element = ElementWrapper(Element(tag, dict(attributes)), parent, self._counts[-1], self._last[-1], True)
        self._last[-1] = element
        self._counts[-1] += 1
        self._open.append(element)
        self._last.append(None)
        self._counts.append(0)
        for _, _, pseudo, declarations in self._matcher.match(element):
            if pseudo is None:
                yield from declarations


def presentational(tag: str, attributes: Mapping[str, str]) -> Declared:
    """What older attributes say of colours."""
    from tinycss2 import parse_component_value_list

    told = {"background-color": attributes.get("bgcolor")}
    if tag in ("font", "body"):
        told["color"] = attributes.get("color" if tag == "font" else "text")
    return {name: parse_component_value_list(value) for name, value in told.items() if value}


@functools.lru_cache(maxsize=1000)
def _inline(style: str) -> tuple[Any, ...]:
    return tuple(_declarations(style)) if style else ()


def _declarations(content: Any) -> list[Any]:
    from tinycss2 import parse_blocks_contents

    return [found for found in parse_blocks_contents(content) if found.type == "declaration"]


def _matcher(sheet: str) -> Any:
    """The rules of the style sheet, ready to be matched; None without any."""
    if not sheet.strip():
        return None
    from cssselect2 import Matcher, compile_selector_list
    from tinycss2 import parse_stylesheet

    matcher = Matcher()
    for rule in _rules(parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)):
        declarations = _declarations(rule.content)
        try:
            selectors = compile_selector_list(rule.prelude)
        except Exception:  # what is no selector is passed over, as browsers do; the library raises many kinds
            continue
        for selector in selectors:
            matcher.add_selector(selector, declarations)
    return matcher if matcher.order else None


def _rules(nodes: Sequence[Any]) -> Iterator[Any]:
    """Rules of style, those for screens among them."""
    from tinycss2 import parse_rule_list

    for node in nodes:
        if node.type == "qualified-rule":
            yield node
        elif node.type == "at-rule" and _is_for_screens(node):
            yield from _rules(parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))


def _is_for_screens(node: Any) -> bool:
    from tinycss2 import serialize

    media = node.lower_at_keyword == "media" and node.content is not None
    return media and bool(_SCREEN.fullmatch(serialize(node.prelude)))
