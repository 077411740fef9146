"""The classes a document describes.

A series specification names its classes in a table of titles and codes, in its title ("Accountant I/II"), in titles
one under the other, or in sub-headings that are class titles; an advertisement may hold several posts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.sections.belonging import Titles
from pipeline.sections.class_tables import ClassTitle, by_code, by_title
from pipeline.sections.lines import Line
from pipeline.sections.posts import find_posts
from pipeline.sections.title_levels import NUMBER, level_of, titles_by_grade, titles_by_number, words_of

_SERIES = re.compile(r"\s+series$", re.I)
_REMARK = re.compile(r"\s*\([^()]*\)$")
_TITLE_LENGTH = 90  # characters of a line in which a title with its level ends
_HEAD = 12  # lines in which the title of the document stands

_TITLE_KEY = re.compile(r"^(?:job |position |class |classification |working |post )?title\s*:\s*(\S.*)", re.I)
_NO_TITLE = re.compile(
    r"\b(?:city|county|state|town|borough|university|department) of\b|specification|job description|"
    r"class(?:ification)? description|^\[|https?:|human resources|job (?:posting|announcement|bulletin)|"
    r"position (?:description|profile)|job profile|: |^===|"
    r"\b(?:county|government|university|council|board|shire of .*)$|^skip to\b|\bcookies\b",
    re.I,
)


def find_classes(lines: Sequence[Line], title: str | None = None, code: str | None = None) -> list[ClassTitle]:
    """Classes in the order of the document, at least one.

    `title` and `code` are what the reader of the document found (`documents.title`, `documents.class_code`).
    """
    for listed in (by_code(lines), [post.named for post in find_posts(lines)]):
        if len(listed) > 1:
            return listed
    own = _own_title(lines, title, code)
    rows = by_title(lines)
    if _described(lines, rows, own):
        return rows
    levels = _from_title(lines, own) or _from_stack(lines, own) or _from_subheadings(lines, own)
    return levels if len(levels) > 1 else [own]


def _described(lines: Sequence[Line], rows: Sequence[ClassTitle], own: ClassTitle) -> bool:
    """Whether the rows of a table are what the document is about: like its own title, or with parts of their own."""
    titles = [row.title or "" for row in rows]
    shared = set.intersection(*(set(words_of(title)) for title in titles)) if titles else set()
    return bool(shared & set(words_of(own.title or ""))) or _each_has_its_part(lines, titles)


def _own_title(lines: Sequence[Line], title: str | None, code: str | None) -> ClassTitle:
    """The title of the whole document, as the reader or its first lines give it."""
    if title:
        wanted = words_of(title)
        for line in lines[:_HEAD]:
            at = line.text.lower().find(title.lower())
            if at >= 0:
                return ClassTitle(title, code, line.start + at, line.start + at + len(title))
            if words_of(line.core) == wanted:
                return ClassTitle(title, code, line.core_start, line.core_start + len(line.core))
        return ClassTitle(title, code, None, None)
    for line in lines[:_HEAD]:
        match = _TITLE_KEY.match(line.core)
        if match:
            start = line.core_start + match.start(1)
            return ClassTitle(match[1].strip(), code, start, start + len(match[1].strip()))
    for line in lines[:5]:
        if (
            0 < len(line.words) <= 10
            and not line.rule
            and not _NO_TITLE.search(line.core)
            and line.core[-1] not in ".:;,"
        ):
            return ClassTitle(line.core, code, line.core_start, line.core_start + len(line.core))
    return ClassTitle(None, code, None, None)


def _from_title(lines: Sequence[Line], own: ClassTitle) -> list[ClassTitle]:
    """Classes of a title that names several: levels ("Accountant I/II"), or titles that have parts of their own."""
    if not own.title:
        return []
    titles = titles_by_number(own.title)
    if not titles:
        titles = titles_by_grade(own.title)
        titles = titles if _each_has_its_part(lines, titles) else _joined(own.title, lines)
    return [_placed(title, lines, own) for title in titles]


def _joined(title: str, lines: Sequence[Line]) -> list[str]:
    """The titles between strokes, commas or "or", where each stands on a line of its own or alike ones have parts."""
    standing = {words_of(line.core) for line in lines}
    for joint in (r"\s*/\s*|\s+or\s+", r"\s*,\s*(?:and\s+)?"):
        parts = [part.strip() for part in re.split(joint, title) if part.strip()]
        words = [words_of(part) for part in parts]
        if len(parts) > 1 and standing.issuperset(words):
            return parts
        if len(parts) > 1 and set.intersection(*map(set, words)) and _each_has_its_part(lines, parts):
            return parts
    return []


def _from_stack(lines: Sequence[Line], own: ClassTitle) -> list[ClassTitle]:
    """Titles on lines one under the other at the head, the document's own among them, each with its part below."""
    stack: list[Line] = []
    for line in lines[:_HEAD]:
        if not stack or (line.gap <= 1 and _related(stack[0], line)):
            stack.append(line)
        elif len(stack) > 1 and any(own.start == one.core_start for one in stack):
            break
        else:
            stack = [line]
    if len(stack) < 2 or not any(own.start == one.core_start for one in stack):
        return []
    found = []
    for line in stack:
        titles = titles_by_number(line.core) or [line.core]
        found += [ClassTitle(title, None, line.core_start, line.core_start + len(line.core)) for title in titles]
    return found if _each_has_its_part(lines[_HEAD // 2 :], [named.title or "" for named in found]) else []


def _related(first: Line, line: Line) -> bool:
    """Whether two lines may be titles of one series: short, capitalised and with words of one in the other."""
    if not (_short(first) and _short(line)):
        return False
    words = [set(words_of(one.core)) for one in (first, line)]
    short = all(
        0 < len(one.words) <= 8 and one.core[0].isupper() and one.core[-1] not in ".:;," for one in (first, line)
    )
    return short and len(words[0] & words[1]) >= max(1, min(map(len, words)) - 2) and words[0] != words[1]


def _short(line: Line) -> bool:
    return 0 < len(line.words) <= 8 and line.core[0].isupper() and line.core[-1] not in ".:;,"


def _each_has_its_part(lines: Sequence[Line], titles: Sequence[str]) -> bool:
    """Whether lines say of each class what holds for it alone or with but some of the others."""
    names = Titles(titles)
    parts = [named.class_nos for line in lines if (named := names.belonging(line))]
    told = {number for numbers in parts if len(numbers) < len(titles) for number in numbers}
    return len(titles) > 1 and len(told) == len(titles)


def _from_subheadings(lines: Sequence[Line], own: ClassTitle) -> list[ClassTitle]:
    """Lines that are one title with different levels, related to the title of the document.

    A document whose title has a level is of that class, though it tell of others, unless several of them have more
    than one part here.
    """
    wanted = set(words_of(own.title or ""))
    needed = 2 if level_of(own.title or "") else 1
    series = _SERIES.search(own.title or "") is not None
    for base, levels in _families(lines).items():
        nameless = base == ("level",)  # "Level II": of the title of the document
        told = [level for level, parts in levels.items() if len(parts) >= needed + (nameless and not series)]
        if len(told) > 1 and (nameless or set(base) <= wanted):
            name = next(part.title for parts in levels.values() for part in parts).rsplit(maxsplit=1)[0]
            name = f"{_SERIES.sub('', own.title)} {name}" if nameless and own.title else name
            return [_placed(f"{name} {level}", lines, own) for level in levels]
    return []


def _families(lines: Sequence[Line]) -> dict[tuple[str, ...], dict[str, list[_Part]]]:
    """Titles with a level at the beginning of lines, by their words without it and by level."""
    families: dict[tuple[str, ...], dict[str, list[_Part]]] = defaultdict(lambda: defaultdict(list))
    before: _Part | None = None
    for line in lines:
        title = _levelled(line)
        if title is None:
            before = None
            continue
        *base, level = title.split()
        part = _Part(title, words_of(" ".join(base)), ":" not in line.core.rstrip(":"))
        if before and before.alone and before.base == part.base:
            families[before.base][before.title.split()[-1]].remove(before)  # one of a list of titles, without a text
        families[part.base][level].append(part)
        before = part
    return families


@dataclass(frozen=True)
class _Part:
    """A title that opens a part: as it stands, its words without the level, and whether it fills its line."""

    title: str
    base: tuple[str, ...]
    alone: bool


def _levelled(line: Line) -> str | None:
    """The title with a level that a line consists of, or opens with before a colon."""
    if line.lead == "bullet" or not line.core[:1].isupper():
        return None
    text = _REMARK.sub("", line.core[:_TITLE_LENGTH].split(":")[0].strip())
    words = text.split()
    return text if 1 < len(words) <= 8 and NUMBER.fullmatch(words[-1]) else None


def _placed(title: str, lines: Sequence[Line], own: ClassTitle) -> ClassTitle:
    """The class with the place where its title first stands alone, else that of the document's title."""
    for line in lines:
        if words_of(line.core) == words_of(title):
            text = line.core.rstrip(": *")
            return ClassTitle(title, own.code, line.core_start, line.core_start + len(text))
    return ClassTitle(title, own.code, own.start, own.end)
