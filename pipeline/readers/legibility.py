"""How well the text of a resume came out of its file, told from the text alone.

Each sign of a bad reading is measured as a share and turned into a factor: 1 up to what honest resumes have, falling to
0. The quality is the product of the factors. The limits stand beyond what 1,199 resumes of 24 occupations show: of
those, half have 1, 1 in 100 has less than .9, and the least, a template hardly filled in, .59.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.readers.section_names import names_section

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ALONE = frozenset("aAI")  # words of one letter
# Endings that stand alone only where words were cut.
_ENDING = re.compile(r"(?:ing|tions?|sions?|ments?|ence|ance|ed|ly|ers|ity|able|ible|ness|ous|tive|ally|ies)")
_VOWELS = re.compile(r"[aeiouy]")
_ODD = re.compile(r"[^\w\s.,;:()/&'’\"“”‘•●▪◦·–—%$#+@!?*|<>=°®™©×\[\]{}~`^\\-]|_(?=_{3})")
_FIELDS = re.compile(r"\t| {3,}")
_RUNNING = re.compile(r"[^\W\d_]{2,}")
_DANGLING = re.compile(r"\b(?:the|of|and|to|an?|with|for|in|on|by|as|from|at|or|that|their|our|my)$", re.IGNORECASE)
_LOWER = re.compile(r"\s*[a-z]{2,}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TEMPLATE = re.compile(r"\[[a-z][^\]\n]{1,40}\]|lorem ipsum|\byour name\b|click (?:here )?to enter", re.IGNORECASE)


@dataclass(frozen=True)
class Quality:
    """How well a resume was read.

    Attributes:
        score: 0–1; 1 when nothing speaks against it.
        weakness: what costs it the most, and what to do about it; empty at 1.

    """

    score: float
    weakness: str


@dataclass(frozen=True)
class _Sign:
    """A sign of a bad reading: its factor, 0–1, and what it says."""

    factor: float
    weakness: str


def quality(text: str) -> Quality:
    """The quality of a resume's text."""
    words = _WORD.findall(text)
    lines = [line for line in text.split("\n") if line.strip()]
    signs = [*_signs_of_words(text, words), *_signs_of_lines(text, lines)]
    score = 1.0
    for sign in signs:
        score *= sign.factor
    worst = min(signs, key=lambda sign: sign.factor)
    return Quality(round(score, 3), worst.weakness if worst.factor < 1 else "")


def _signs_of_words(text: str, words: Sequence[str]) -> Iterator[_Sign]:
    """Signs in the words; garbled letters first, since they break words as well."""
    count, letters = max(1, len(words)), max(1, sum(map(len, words)))
    yield _Sign(1 - _falling(60 - len(words), 0, 60), f"only {len(words)} words: ask for the full resume")
    vowels = sum(len(_VOWELS.findall(word.lower())) for word in words) / letters
    odd = len(_ODD.findall(text)) / max(1, len(text))
    tellable = letters >= 200 or not text.isascii()  # fewer letters are too few to count vowels by
    garbled = _falling(odd, 0.03, 0.15) + (_falling(abs(vowels - 0.4), 0.1, 0.16) if tellable else 0.0)
    yield _Sign(max(0.0, 1 - garbled), "letters are garbled: export it again with its fonts, or as .docx or text")
    singles = sum(len(word) == 1 and word not in _ALONE for word in words) / count
    endings = sum(bool(_ENDING.fullmatch(word.lower())) for word in words) / count
    long = sum(len(word) for word in words if len(word) > 24) / letters
    broken = _falling(singles, 0.1, 0.3) + _falling(endings, 0.03, 0.1) + _falling(long, 0.03, 0.2)
    broken += _falling(letters / count, 8.5, 12.0) + _falling(4.2 - letters / count, 0, 1.2)
    yield _Sign(max(0.0, 1 - broken), "words are broken or run together: export it again, or as .docx or text")
    unfilled = "a template's blanks are still in it: ask for the filled-in resume"
    yield _Sign(1 - _falling(len(_TEMPLATE.findall(text)) / count, 0.002, 0.06), unfilled)


def _signs_of_lines(text: str, lines: Sequence[str]) -> Iterator[_Sign]:
    count = max(1, len(lines))
    double = sum(_is_double(line) for line in lines) / count
    torn = sum(_is_torn(line, after) for line, after in itertools.pairwise(lines)) / count
    interleaved = "lines of several columns run into each other: export it in one column, or as .docx"
    yield _Sign(1 - _falling(double + torn, 0.18, 0.38), interleaved)
    told = bool(_YEAR.search(text)) or any(names_section(line) for line in lines)
    yield _Sign(1.0 if told else 0.45, "neither a section of a resume nor a year is in it: see whether it is one")


def _falling(value: float, fine: float, bad: float) -> float:
    """How much a value speaks against a text: 0 up to `fine`, 1 from `bad`."""
    return min(1.0, max(0.0, (value - fine) / (bad - fine)))


def _is_double(line: str) -> bool:
    """Running text in two fields or more: two columns on one line, unless dates or figures stand in them."""
    fields = [field for field in _FIELDS.split(line.strip()) if len(_RUNNING.findall(field)) >= 3]
    return len(fields) >= 2


def _is_torn(line: str, after: str) -> bool:
    """The line stops in the middle of a phrase that does not go on, or the next goes on with what did not begin."""
    goes_on = bool(_LOWER.match(after))
    return goes_on if line.rstrip().endswith(".") else not goes_on and bool(_DANGLING.search(line.rstrip()))
