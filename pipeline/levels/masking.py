"""Titles hidden: a class without its title, and without any word or numeral of the titles of its series.

So the level can be asked from what a specification says of the work alone. Every word of every title of the series is
masked wherever it stands, in any case and number, whether it is part of a title there or not ("supervising" hides with
"Supervising Librarian"); numerals I to X and the digits that titles end with are masked too. The mask is as long as
what it hides, so that offsets stay true.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.qualifications.described import DescribedClass
from pipeline.qualifications.tree import AllOf, AnyOf, Experience, Node

MASK = "\x00"
_WORD = re.compile(r"[a-z]+|\d+")
_FUNCTION = frozenset("a an the of and or to in for on with by as at from s".split())  # noqa: SIM905
_NUMERALS = r"X|IX|IV|V?I{1,3}|V"


def hidden(described: DescribedClass, titles: Sequence[str]) -> DescribedClass:
    """The class without its title; its text without the words of `titles` and without numerals."""
    return replace(described, title=None, text=masked(described.text, titles))


def masked(text: str, titles: Sequence[str]) -> str:
    """The text with the words of the titles and all Roman numerals masked, as long as before."""
    text = re.sub(rf"\b(?:{_NUMERALS})\b", lambda match: MASK * len(match[0]), text)
    words = _words(titles)
    if not words:
        return text
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.sub(rf"\b(?:{either})(?:s|es|['’]s|s['’])?\b", lambda match: MASK * len(match[0]), text, flags=re.I)


def hidden_tree(tree: Node | None, titles: Sequence[str]) -> Node | None:
    """The requirements without the class titles that share a word with `titles`."""
    words = _words(titles)
    if isinstance(tree, AllOf | AnyOf):
        kept = tuple(child for node in tree.of if (child := hidden_tree(node, titles)) is not None)
        return replace(tree, of=kept)
    if isinstance(tree, Experience):
        return replace(tree, in_class=tuple(MASK if words & _words([title]) else title for title in tree.in_class))
    return tree


def _words(titles: Sequence[str]) -> set[str]:
    """The words of titles, in the singular as well."""
    words = {word for title in titles for word in _WORD.findall(title.lower())} - _FUNCTION
    return {word for word in words if len(word) > 1 or word.isdigit()} | {
        word[:-1] for word in words if len(word) > 3 and word.endswith("s")
    }
