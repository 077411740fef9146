"""The classes a document describes, and the lines that name them.

A series specification names its classes in a table of titles and codes, in its title ("Accountant I/II") or in
sub-headings that are class titles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.sections.lines import Line

_TABLE = re.compile(
    r"class titles?,? (?:and )?codes?|schem(?:atic)? code\b.*class code|^class code\W+(?:class )?title", re.I
)
_ROW = re.compile(r"(?:\b[A-Z]{2}\d{2}\b)?[\s|]*\b(\d{4})\b[ \t|]*\n?[\s|]*([A-Z][^\n|]*[^\s|])")
_CODE = re.compile(r"^[\s|]*(?:[A-Z]{2}\d{2}|\d{4})\b")
_ABOLISHED = re.compile(r"\s*(?:\([^()]*abolished[^()]*\)|\*+)\s*$", re.I)
_LEVEL = re.compile(r"[IVX]{1,4}|[1-9]")
_LEVELS = re.compile(
    r"^(.*?)\s+((?:[IVX]{1,4}|[1-9])(?:\s*(?:/|,|&|-|–|and|or|,\s*and)\s*(?:[IVX]{1,4}|[1-9]))+)\b(.*)$"
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_COLUMN = re.compile(r"\t| \| ")  # how a table's cells are set apart in a line
_TITLE_KEY = re.compile(r"^(?:job |position |class |classification |working |post )?title\s*:\s*(\S.*)", re.I)
_NO_TITLE = re.compile(
    r"\b(?:city|county|state|town|borough|university|department) of\b|specification|job description|"
    r"class(?:ification)? description|^\[|https?:|human resources|job (?:posting|announcement|bulletin)|"
    r"position (?:description|profile)|job profile|: |^===",
    re.I,
)
_ALL = re.compile(
    r"^(?:all|both|each)(?: of the)?(?: \w+)? (?:levels?|class(?:es)?|classifications?|positions?)\b(.*)$", re.I
)
_LEVEL_WORDS = frozenset(["level", "levels", "class", "classes"])  # "Or II" names a pattern, "Level II" a class
_FILLERS = frozenset(
    ["and", "or", "level", "levels", "class", "classes", "the", "for", "of", "position", "series", "classification"]
)


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


def find_classes(lines: Sequence[Line], title: str | None = None, code: str | None = None) -> list[ClassTitle]:
    """Classes in the order of the document, at least one.

    `title` and `code` are what the reader of the document found (`documents.title`, `documents.class_code`).
    """
    listed = _from_table(lines)
    if len(listed) > 1:
        return listed
    own = _own_title(lines, title, code)
    levels = _from_title(lines, own) or _from_subheadings(lines, own)
    return levels if len(levels) > 1 else [own]


def table_of_classes(lines: Sequence[Line]) -> range:
    """Indices of the lines of the table of class titles and codes, caption included; empty without one."""
    captions = (index for index, line in enumerate(lines) if "class" in line.text.lower() and _TABLE.search(line.text))
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


def _from_table(lines: Sequence[Line]) -> list[ClassTitle]:
    """Rows of a table of class titles and codes."""
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


def _own_title(lines: Sequence[Line], title: str | None, code: str | None) -> ClassTitle:
    """The title of the whole document, as the reader or its first lines give it."""
    if title:
        wanted = words_of(title)
        for line in lines[:12]:
            at = line.text.lower().find(title.lower())
            if at >= 0:
                return ClassTitle(title, code, line.start + at, line.start + at + len(title))
            if words_of(line.core) == wanted:
                return ClassTitle(title, code, line.core_start, line.core_start + len(line.core))
        return ClassTitle(title, code, None, None)
    for line in lines[:12]:
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
    """Classes of a title that names several: levels ("Accountant I/II"), or titles that stand as sub-headings too."""
    if not own.title:
        return []
    match = _LEVELS.match(own.title)
    if match:
        levels = re.findall(_LEVEL.pattern, match[2])
        if len(levels) == 2 and re.search(r"[-–]|\bto\b", match[2]) and levels[0] in _ROMAN and levels[1] in _ROMAN:
            levels = list(_ROMAN[_ROMAN.index(levels[0]) : _ROMAN.index(levels[1]) + 1])
        titles = [f"{match[1]} {level}{match[3]}".strip() for level in levels]
    else:
        parts = [part.strip() for part in re.split(r"\s*/\s*|\s+or\s+", own.title) if part.strip()]
        standing = {words_of(line.core) for line in lines}
        titles = parts if len(parts) > 1 and all(words_of(part) in standing for part in parts) else []
    return [_placed(title, lines, own) for title in titles]


def _from_subheadings(lines: Sequence[Line], own: ClassTitle) -> list[ClassTitle]:
    """Lines that are one title with different levels, related to the title of the document."""
    families: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for line in lines:
        words = line.core.rstrip(":").split()
        if 1 < len(words) <= 8 and _LEVEL.fullmatch(words[-1]) and words[0][0].isupper() and line.lead != "bullet":
            families[words_of(" ".join(words[:-1]))].setdefault(words[-1], " ".join(words))
    wanted = set(words_of(own.title or ""))
    for base, levels in families.items():
        if len(levels) > 1 and len(base) > 0 and set(base) <= wanted:
            return [_placed(title, lines, own) for title in levels.values()]
    return []


def _placed(title: str, lines: Sequence[Line], own: ClassTitle) -> ClassTitle:
    """The class with the place where its title first stands alone, else that of the document's title."""
    for line in lines:
        if words_of(line.core) == words_of(title):
            text = line.core.rstrip(": *")
            return ClassTitle(title, own.code, line.core_start, line.core_start + len(text))
    return ClassTitle(title, own.code, own.start, own.end)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a title in lower case, without punctuation."""
    return tuple(re.findall(r"[a-z0-9]+", text.lower().replace("&", " and ")))


@dataclass(frozen=True)
class Belonging:
    """A line that says to which classes the text below belongs.

    Attributes:
        class_nos: numbers of the classes; empty: all of them.
        text: the class or level name as it stands.
        start: where it stands in the document.
        end: character after it.

    """

    class_nos: tuple[int, ...]
    text: str
    start: int
    end: int


class Titles:
    """The titles of a document's classes, ready to be recognised in its lines."""

    def __init__(self, titles: Sequence[str | None]) -> None:
        self._words = [words_of(title or "") for title in titles]
        self._levels = {
            words[-1]: number
            for number, words in enumerate(self._words, 1)
            if words and _LEVEL.fullmatch(words[-1].upper()) and len({w[:-1] for w in self._words if w}) == 1
        }
        shared = set(self._words[0]).intersection(*self._words[1:]) if self._words else set()
        self._shared = shared
        self._bare = [words_of(re.sub(r"\s*\([^()]*\)\s*$", "", title or "")) for title in titles]
        self._distinct = [frozenset(words) - shared for words in self._words]
        self._by_length = sorted(enumerate(self._words, 1), key=lambda pair: -len(pair[1]))

    def belonging(self, line: Line) -> Belonging | None:
        """What the line says when it is a sub-heading that names classes or levels, else None."""
        if len(self._words) < 2 or line.rule:
            return None
        text = line.core.rstrip("*: ")
        if len(text.split()) <= 16 and not line.core.endswith((".", ";", ",")):
            numbers = self._named(text)
            if numbers is not None:
                end = line.core_start + len(line.core.rstrip("* "))
                return Belonging(numbers, line.core.rstrip("* "), line.core_start, end)
        match = re.match(r"([^:.]{3,90}?)\s*(?::|\s[-–—]{1,2}\s|\.)\s*(?=\S)", line.core)
        numbers = self._run_in(match[1]) if match else None
        if match and numbers is not None:
            return Belonging(numbers, match[1], line.core_start, line.core_start + match.end(1))
        return None

    def _run_in(self, text: str) -> tuple[int, ...] | None:
        """Classes named by a title that runs into its text ("Accountant I: entry level"): only whole titles."""
        if _ALL.match(text):
            return self._named(text)
        return (self._words.index(words_of(text)) + 1,) if words_of(text) in self._words else None

    def of_heading(self, text: str) -> tuple[int, ...]:
        """Classes a section heading itself names ("Minimum Qualifications for Accountant II"); empty without any."""
        match = re.search(r"(?:\bfor\b|[-–—:(])\s*(.+)$", text)
        return (self._named(match[1]) or ()) if match and len(self._words) > 1 else ()

    def _named(self, text: str) -> tuple[int, ...] | None:
        """Numbers of the classes a text names and nothing else; empty for all of them; None when it is other text."""
        every = _ALL.match(text)
        if every:
            return self._limited(words_of(every[1]))
        words = words_of(text)
        if words[-2:] == ("and", "above") or words[-2:] == ("or", "above"):
            first = self._sequence(words[:-2])
            return tuple(range(min(first), len(self._words) + 1)) if first else None
        return self._sequence(words) or self._shortened(words)

    def _limited(self, rest: tuple[str, ...]) -> tuple[int, ...] | None:
        """`All Levels`, with the classes left out or the one it begins above."""
        if not rest or rest == ("in", "this", "series"):
            return ()
        named = self._sequence(rest[1:]) or ()
        if rest[0] in ("except", "excluding", "but"):
            return tuple(n for n in range(1, len(self._words) + 1) if n not in named) if named else ()
        if rest[0] == "above" and named:
            return tuple(range(max(named) + 1, len(self._words) + 1))
        return None

    def _sequence(self, words: tuple[str, ...]) -> tuple[int, ...] | None:
        """Titles one after another, with `and` and levels (`Accountant II and III`) between them."""
        numbers: list[int] = []
        at = 0
        while at < len(words):
            for number, title in self._by_length:
                if title and words[at : at + len(title)] == title:
                    numbers.append(number)
                    at += len(title)
                    break
            else:
                if words[at] in self._levels and (numbers or _LEVEL_WORDS.intersection(words)):
                    numbers.append(self._levels[words[at]])
                elif words[at] not in _FILLERS:
                    return None
                at += 1
        return tuple(dict.fromkeys(numbers)) or None

    def _shortened(self, words: tuple[str, ...]) -> tuple[int, ...] | None:
        """A title cut short: without what stands in brackets, or with just the words that tell it from the others."""
        bare = tuple(number for number, title in enumerate(self._bare, 1) if title == words)
        if bare:
            return bare
        given = set(words) - _FILLERS
        own = given - self._shared
        if len(given) == 1 and not _LEVEL_WORDS.intersection(words):
            return None
        for number, (title, distinct) in enumerate(zip(self._words, self._distinct, strict=True), 1):
            if own and own == distinct and given <= set(title):
                return (number,)
        return None


def lines_naming_classes(lines: Sequence[Line], titles: Titles) -> dict[int, Belonging]:
    """What lines that name classes say, by line index."""
    return {index: named for index, line in enumerate(lines) if (named := titles.belonging(line))}
