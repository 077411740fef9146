"""Long patterns of many alternatives, each tried only where a piece of plain text it cannot do without is found.

Most sentences hold none of these pieces, and looking for one costs a hundredth of trying the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise


@dataclass(frozen=True)
class Alternative:
    """One alternative of a pattern: `literal` is a piece of text, in lower case, that every match contains."""

    literal: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Guarded:
    """A pattern tried only on texts that hold one of `words` (lower case, single blanks); every match holds one."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in `text` from `start` to `end`."""
        return self.pattern.finditer(text, start, len(text) if end is None else end) if self._may(text) else iter(())

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first match in `text` from `start`."""
        return self.pattern.search(text, start) if self._may(text) else None

    def _may(self, text: str) -> bool:
        return holds(text, self.words)


def guarded(pattern: str, words: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> Guarded:
    """`pattern`, guarded by `words`; tests/test_alternatives.py proves that no match goes without one of them."""
    return Guarded(re.compile(pattern, flags), tuple(words))


def alternatives(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> tuple[Alternative, ...]:
    """The alternatives of `pattern`, which is split at the bars outside its groups."""
    return tuple(Alternative(_literal(part), re.compile(part, flags)) for part in _parts(pattern))


def any_found(patterns: Iterable[Alternative], text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether one of the alternatives is found in `text` from `start` to `end`."""
    end = len(text) if end is None else end
    plain = _plain(text[start:end])
    for alternative in patterns:
        if alternative.literal in plain and alternative.pattern.search(text, start, end):
            return True
    return False


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether one of `words` (lower case, single blanks) stands in `text` in any case; parts of words count."""
    plain = _plain(text)
    return any(word in plain for word in words)


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    """The text in lower case with single blanks, kept since one sentence is asked about many times in a row."""
    return " ".join(text.lower().split())


def _parts(pattern: str) -> list[str]:
    parts, depth = [""], 0
    for before, character in pairwise(f" {pattern}"):
        depth += (character == "(" and before != "\\") - (character == ")" and before != "\\")
        if character == "|" and depth == 0 and before != "\\":
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _literal(alternative: str) -> str:
    """The longest run of plain text outside groups, classes and what may be absent; empty without any."""
    quantifier = r"(?:\{[^}]*\}|[?*+])?"
    plain = re.sub(rf"\\.{quantifier}|\[[^]]*\]{quantifier}", "#", alternative)
    while (shorter := re.sub(rf"\([^()]*\){quantifier}", "#", plain)) != plain:
        plain = shorter
    plain = re.sub(r".(?:\{[^}]*\}|[?*])", "#", plain)
    return max(re.findall(r"[a-z0-9 /-]+", plain.lower()), key=lambda run: len(run.strip()), default="")
