"""Pronouns of the person by neutral words: one for "he" and "she", one for all other cases but the reflexive.

"Her" is both "them" and "their"; telling the two apart would need a parse that might differ between "him" and "her".
One word for both keeps resumes alike that differ only in pronouns, at the price of grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.alternatives import guarded
from pipeline.privacy.draft import PRONOUN, Found
from pipeline.privacy.zones import found_in_lines

_SUBJECT, _OTHER, _SELF = "they", "their", "themself"
_FORMS = {"he": _SUBJECT, "she": _SUBJECT, "himself": _SELF, "herself": _SELF} | dict.fromkeys(
    ("his", "him", "her", "hers"), _OTHER
)
_BOTH = guarded(
    r"(?<![\w/-])(?:s/he|\(s\)he|(?:she|he)\s?(?:/|or)\s?(?:she|he)|(?:his|him|her|hers)\s?(?:/|or)\s?(?:his|him"
    r"|hers|her)"
    r"|(?:himself|herself)\s?(?:/|or)\s?(?:himself|herself))(?![\w/-])",
    ("/he", "(s)he", "/ ", "/s", "/h", "or "),
)
# A set of letters first, looked behind from within, is what the search can leap to.
_ONE = re.compile(
    r"[HhSs](?<![\w/-][HhSs])(?:[Ii][Ss]|[Ii][Mm](?:[Ss][Ee][Ll][Ff])?|[Hh][Ee]"
    r"|[Ee](?:[Rr](?:[Ss](?:[Ee][Ll][Ff])?)?)?)(?![\w/-])"
)
_STATED = guarded(
    r"\(?\b(?:she|he|they|ze|xe)\s?/\s?(?:her|him|his|hers|them|theirs|hir|zir|xem|they|she|he)(?:\s?/\s?\w+)?\b\)?",
    ("he/", "he /", "they/", "they /", "ze/", "ze /", "xe/", "xe /"),
)
_LOWER = re.compile(r"[a-z]{2,}")


def find_stated_pronouns(text: str) -> Iterator[Found]:
    """Pronouns given as such: "(she/her)"."""
    for line, found in found_in_lines(text, _STATED):
        if not _BOTH.pattern.fullmatch(found[0].strip("()")):
            yield Found(line.start + found.start(), line.start + found.end(), "gender")


def find_pronouns(text: str) -> Iterator[Found]:
    """Pronouns in small letters or with a capital; in capitals only where the whole line is, since HIM is a trade."""
    end = 0
    pairs = {found.start(): found for found in _BOTH.finditer(text)}
    for found in sorted([*pairs.values(), *_ONE.finditer(text)], key=lambda match: (match.start(), -match.end())):
        known = found.start() in pairs or found[0].lower() in _FORMS
        if known and found.start() >= end and _is_pronoun(text, found):
            yield Found(*found.span(), PRONOUN, _neutral(found[0]))
            end = found.end()


def _neutral(pronoun: str) -> str:
    word = re.findall(r"[a-z]+", pronoun.lower())[-1]
    put = _FORMS[word]
    return put.upper() if len(pronoun) > 1 and pronoun.isupper() else put.capitalize() if pronoun[0].isupper() else put


def _is_pronoun(text: str, found: re.Match[str]) -> bool:
    word = found[0]
    if not word.isupper():
        return True
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    line = text[start : len(text) if end < 0 else end]
    return not _LOWER.search(line) and len(line.split()) >= 5
