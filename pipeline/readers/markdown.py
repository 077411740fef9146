"""Markdown: headings, list items and table cells marked, their decoration taken away, links written out."""

from __future__ import annotations

import re

from pipeline.readers.characters import decode, normalise
from pipeline.readers.reading import HEADING, INLINE_HEADING, ITEM, Page, Reading

_HASHES = re.compile(r"\s{0,3}(#{1,6})\s*(?=\S)(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,})\s*$")
_BULLET = re.compile(r"(\s*)([-*+•])\s+(.+)$")
_NUMBER = re.compile(r"(\s*)(\d{1,3}[.)]\s+)(.+)$")
_ALL_BOLD = re.compile(r"\s*(\*\*|__)(?!\s)([^*_]+?)(?<!\s)\1:?\s*$")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1|(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_LINK = re.compile(r"!?\[([^\]\n]+)\]\(([^)\s]+)[^)\n]*\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_ROW = re.compile(r"\s*\|(.+)\|\s*$")
_RULE = re.compile(r"\s*\|?[\s|:-]+\|?\s*$")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")


def read(data: bytes) -> Reading:
    """Text of a markdown file, line by line; a line's words and their order stay as they are."""
    decoded = decode(data)
    lines = normalise(decoded.text).split("\n")
    page = Page()
    fenced = False
    skip = False  # the line at hand underlines the heading before it
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if skip:
            skip = False
        elif _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            page.line(line)
        else:
            skip = _is_setext(line, following)
            _write(page, line, following if skip else "")
    return page.reading(decoded.encoding)


def _is_setext(line: str, following: str) -> bool:
    """Tell a heading underlined by the line after it."""
    return bool(line.strip()) and bool(_UNDERLINE.match(following)) and not _BULLET.match(line)


def _write(page: Page, line: str, underline: str) -> None:
    if underline:
        page.line(_plain(line), HEADING, 1 if "=" in underline else 2)
    elif found := _HASHES.match(line):
        page.line(_plain(found[2]), HEADING, len(found[1]))
    elif found := _ALL_BOLD.match(line):
        page.line(_plain(line), HEADING, INLINE_HEADING)
    elif found := _BULLET.match(line):
        page.line(_plain(found[3]), ITEM, _depth(found[1]), f"{found[1]}{found[2]} ")
    elif found := _NUMBER.match(line):
        page.line(_plain(found[3]), ITEM, _depth(found[1]), f"{found[1]}{found[2]}")
    elif found := _ROW.match(line):
        if not _RULE.match(line):
            page.cells([_plain(cell) for cell in found[1].split("|")])
    else:
        page.line(line.rstrip() if not line.strip() else _plain(line, strip=False))


def _depth(indent: str) -> int:
    return 1 + len(indent.expandtabs(4)) // 2


def _plain(text: str, strip: bool = True) -> str:
    """`text` without emphasis and escapes, its links as "words (address)"."""
    text = _LINK.sub(r"\1 (\2)", text)
    text = _EMPHASIS.sub(lambda found: found[2] or found[3], text)
    text = _ESCAPE.sub(r"\1", text)
    return text.strip() if strip else text
