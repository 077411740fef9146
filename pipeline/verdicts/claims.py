"""Words that stand in a bare list: they claim something and tell of nothing that was done.

A sentence has words that bind the others ("for", "of", "and"): in 5,787 deeds of 174 resumes a stretch of a dozen words
or more held less than one such word in sixteen eight times, and half of those were lists of keywords.
"""

from __future__ import annotations

import re

_BINDING = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "to",
        "for",
        "in",
        "on",
        "with",
        "by",
        "as",
        "at",
        "from",
        "into",
        "through",
        "via",
        "their",
        "its",
        "this",
        "that",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "i",
        "my",
        "we",
        "our",
        "all",
        "per",
        "while",
        "including",
        "such",
        "not",
        "under",
        "between",
        "within",
        "during",
    ]
)
_END = re.compile(r"[.!?](?=\s|$)|\n")
_PART = re.compile(r"[,;|•·/]")
_BULLET = re.compile(r"\s[*•|·]\s")
_WORD = re.compile(r"[a-z'’]+")
_AROUND = 600  # characters before it in which its stretch begins
_LONG = 12  # words
_BOUND = 0.06  # share of binding words up to which a long stretch is a list
_PARTS = 4
_SHORT = 3  # words of a part of a list


def in_bare_list(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` stands in a stretch that only lists words."""
    begin = max(
        (mark.end() for mark in _END.finditer(text, max(0, start - _AROUND), start)), default=max(0, start - _AROUND)
    )
    stop = _END.search(text, end)
    stretch = text[begin : stop.start() if stop else len(text)].lower()
    words = _WORD.findall(stretch)
    binding = sum(word in _BINDING for word in words)
    if len(words) >= _LONG and binding <= _BOUND * len(words):
        return True
    if len(_BULLET.findall(stretch)) >= _PARTS - 1:
        return True
    parts = [part for part in _PART.split(stretch) if part.strip()]
    return not binding and len(parts) >= _PARTS and len(words) <= _SHORT * len(parts)
