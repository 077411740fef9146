"""How names look in running text: capitalised words, initials, particles."""

from __future__ import annotations

import re

from pipeline.privacy.words import PARTICLES, word_set

TOKEN = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")
"""A word of a name, without what joins it to the next."""

SUFFIXES = word_set("jr sr ii iii iv esq phd md mr mrs ms miss mx dr prof rev master madam sir shri smt")
"""What stands before or behind a name without being of it."""

PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})"
"""A pattern for "van", "de la", "bin" and their like."""

_UPPER = r"[^\W\d_a-zà-ÿ]"
NAME_WORD = rf"{_UPPER}[^\W\d_]*(?:['’`-][^\W\d_]+)*"
"""A pattern for a capitalised word."""

INITIAL = rf"{_UPPER}\."
"""A pattern for an initial."""

NAME = rf"(?:{INITIAL}|{NAME_WORD})(?: {{1,2}}(?:{PARTICLE} )*(?:{INITIAL}|{NAME_WORD})){{0,3}}"
"""A pattern for one to four capitalised words or initials, particles between them."""

TWO_OR_MORE = rf"(?:{INITIAL}|{NAME_WORD})(?: {{1,2}}(?:{PARTICLE} )*(?:{INITIAL}|{NAME_WORD})){{1,3}}"
"""The same for two to four."""

RANKED = r"(?:(?:Dr|Prof|Professor|Rev|Hon|Engr|Capt|Col|Sgt|Lt)\.? )?"
"""A pattern for a title that is not gendered, which stays."""


def end_of(name: str, count: int) -> int:
    """Where the first `count` words of `name` end."""
    ends = [word.end() for word in TOKEN.finditer(name)]
    return ends[count - 1] if count < len(ends) else len(name)
