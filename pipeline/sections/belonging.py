"""Which classes a line of a series specification names: sub-headings, run-in titles, levels, all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.sections.lines import Line
from pipeline.sections.posts import find_posts
from pipeline.sections.title_levels import LEVEL, between, words_of

_ALL = re.compile(
    r"^(?:all|both|each)(?: of the)?(?: \w+)? (?:levels?|class(?:es)?|classifications?|positions?)\b(.*)$", re.I
)
_LEVEL_WORDS = frozenset(["level", "levels", "class", "classes", "only"])  # "Or II": a pattern, "Level II": a class
_FILLERS = _LEVEL_WORDS | {"and", "or", "the", "for", "of", "position", "series", "classification"}
_LEAD = re.compile(
    r"^(?:(?:in addition,?|additional(?:ly)?(?: \w+)?|further)\s+)?(?:required\s+)?(?:for|of|to|at)\s+"
    r"(?:the\s+|an?\s+)?"
    r"|^(?:(?:official |job |position |class |classification )?title|class|classification|position|job)\s*:\s*",
    re.I,
)
_CODE = re.compile(r"\s*[(\[]\s*(?=[A-Z-]*\d)[A-Z0-9.-]{3,10}\s*[)\]]$", re.I)
_REMARK = re.compile(r"\s*\([^()]*\)$")
_BRACKETS = re.compile(r"^\[(.*)\]$|^\((.*)\)$")
_SPAN = re.compile(rf"\b({LEVEL.pattern})\s*(?:-|–|\bto\b|\bthrough\b)\s*({LEVEL.pattern})(?![\w-])")
_LONGEST = 150  # characters of a title on two lines
_RUN_IN = re.compile(r"([^:.]{1,90}?)\s*(?P<end>:|\s[-–—]{1,2}\s|\.)\s*(?=\S)")


@dataclass(frozen=True)
class Belonging:
    """A line that says to which classes the text below belongs.

    Attributes:
        class_nos: numbers of the classes; empty: all of them.
        text: the class or level name as it stands.
        start: where it stands in the document.
        end: character after it.
        run_in: the text it is about goes on in the same line.

    """

    class_nos: tuple[int, ...]
    text: str
    start: int
    end: int
    run_in: bool = False


class Titles:
    """The titles of a document's classes, ready to be recognised in its lines."""

    def __init__(self, titles: Sequence[str | None]) -> None:
        self._words = [words_of(title or "") for title in titles]
        self._shared = set(self._words[0]).intersection(*self._words[1:]) if self._words else set()
        self._levels = self._by_level()
        self._bare = [words_of(re.sub(r"\s*\([^()]*\)\s*$", "", title or "")) for title in titles]
        self._distinct = [frozenset(words) - self._shared for words in self._words]
        self._by_length = sorted(enumerate(self._words, 1), key=lambda pair: -len(pair[1]))
        self._short = {short: number for number, words in enumerate(self._words, 1) for short in _initials(words)}

    def _by_level(self) -> dict[str, int]:
        """Classes by the level that tells them from those titled alike: only levels that one class has."""
        levelled = [words for words in self._words if len(words) > 1 and LEVEL.fullmatch(words[-1].upper())]
        bases = Counter(words[:-1] for words in levelled)
        base = next((base for base, count in bases.most_common(1) if count > 1), None)
        once = Counter(words[-1] for words in levelled)
        return {
            words[-1]: number
            for number, words in enumerate(self._words, 1)
            if base is not None and words[:-1] == base and once[words[-1]] == 1
        }

    def belonging(self, line: Line) -> Belonging | None:
        """What the line says when it is a sub-heading that names classes or levels, else None."""
        if len(self._words) < 2 or line.rule:
            return None
        text = line.core.rstrip("*: ")
        if len(text.split()) <= 16 and not line.core.endswith((".", ";", ",")):
            numbers = self._named(text) if text.lower() != "all" or line.core[-1] == ":" else ()
            if numbers is not None:
                end = line.core_start + len(line.core.rstrip("* "))
                return Belonging(numbers, line.core.rstrip("* "), line.core_start, end)
        match = _RUN_IN.match(line.core)
        numbers = self._run_in(match[1], match["end"]) if match else None
        if match and numbers is not None:
            return Belonging(numbers, match[1], line.core_start, line.core_start + match.end(1), run_in=True)
        return None

    def broken(self, line: Line, following: Line) -> Belonging | None:
        """What a line says that ends within a class title that the line below ends, else None."""
        text = f"{line.core} {following.core.rstrip('*: ')}"
        words = words_of(text) if len(text) <= _LONGEST else ()
        if len(self._words) < 2 or not words or words not in self._words or words == words_of(line.core):
            return None
        end = following.core_start + len(following.core.rstrip("* "))
        return Belonging((self._words.index(words) + 1,), text, line.core_start, end)

    def _run_in(self, text: str, end: str) -> tuple[int, ...] | None:
        """Classes named by a title that runs into its text ("Accountant I: entry level").

        A whole title before any stop; before a colon or a dash also levels, all of them, or the word that tells it.
        """
        if _ALL.match(text):
            return self._named(text)
        words = words_of(text)
        if words in self._words:
            return (self._words.index(words) + 1,)
        if end == "." or not text[:1].isupper():
            return None
        if words == ("all",) and end == ":":
            return ()
        if end == ":" and len(words) == 1:
            return self._by_word(words[0], text)
        if end == ":" and len(words) > 1 and all(word in self._levels for word in words):
            return tuple(self._levels[word] for word in words)
        return self._named(text)

    def _by_word(self, word: str, text: str) -> tuple[int, ...] | None:
        """The class that one word tells: the one its title has and no other, or its initials (`OIT`)."""
        if text.isupper() and word in self._short:
            return (self._short[word],)
        found = [number for number, own in enumerate(self._distinct, 1) if own == {word} and word not in self._levels]
        return tuple(found) or None

    def of_heading(self, text: str) -> tuple[int, ...]:
        """Classes a section heading itself names ("Minimum Qualifications for Accountant II"); empty without any."""
        match = re.search(r"(?:\bfor\b|[-–—:(])\s*(.+)$", text)
        return (self._named(match[1]) or ()) if match and len(self._words) > 1 else ()

    def _named(self, text: str) -> tuple[int, ...] | None:
        """Numbers of the classes a text names and nothing else; empty for all of them; None when it is other text."""
        bracketed = _BRACKETS.match(text)
        inner = _CODE.sub("", _LEAD.sub("", text[1:-1].strip() if bracketed else text))
        every = _ALL.match(inner)
        if every:
            return self._limited(words_of(every[1]))
        words = words_of(_SPAN.sub(_all_between, inner))
        if bracketed and words == ("all",):
            return ()
        if words[-2:] in (("and", "above"), ("or", "above")):
            first = self._sequence(words[:-2])
            return tuple(range(min(first), len(self._words) + 1)) if first else None
        found = self._sequence(words, bool(bracketed)) or self._shortened(words)
        whole = words_of(_REMARK.sub("", inner))
        return (self._words.index(whole) + 1,) if not found and whole in self._words else found

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

    def _sequence(self, words: tuple[str, ...], bare: bool = False) -> tuple[int, ...] | None:
        """Titles one after another, with `and` and levels (`Accountant II and III`) between them.

        Levels count behind a title, what all titles share or the word "level"; anywhere where they may be `bare`.
        """
        numbers: list[int] = []
        at = 0
        counts = bare or bool(_LEVEL_WORDS.intersection(words))
        while at < len(words):
            for number, title in self._by_length:
                if title and words[at : at + len(title)] == title:
                    numbers.append(number)
                    at += len(title)
                    break
            else:
                if words[at] in self._levels and (numbers or counts):
                    numbers.append(self._levels[words[at]])
                elif words[at] in self._shared or words[at].removesuffix("s") in self._shared:
                    counts = True
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


def _initials(words: tuple[str, ...]) -> set[str]:
    """Initials a title may be called by: of its last three words or more."""
    return {"".join(word[0] for word in words[begin:]) for begin in range(len(words) - 2)}


def _all_between(match: re.Match[str]) -> str:
    return " ".join(between(match[1].upper(), match[2].upper()))


def lines_opening_posts(lines: Sequence[Line], titles: Sequence[str | None]) -> dict[int, Belonging]:
    """The lines with which the posts of an advertisement open, by line index; none unless they are its classes."""
    found = {}
    for number, post in enumerate(find_posts(lines), 1):
        named = post.named
        if not named.title or named.start is None or named.end is None or titles[number - 1 : number] != [named.title]:
            return {}
        found[post.line] = Belonging((number,), named.title, named.start, named.end, run_in=True)
    return found


def lines_naming_classes(lines: Sequence[Line], titles: Titles) -> dict[int, Belonging]:
    """What lines that name classes say, by line index; both lines of a title that is broken say the same."""
    found = {index: named for index, line in enumerate(lines) if (named := titles.belonging(line))}
    for index, (line, following) in enumerate(pairwise(lines)):
        if index not in found and index + 1 not in found and (named := titles.broken(line, following)):
            found |= {index: named, index + 1: named}
    return found
