"""Fragments: duty lists and abilities have no subject, so one is put in front of them before they are parsed.

A parser learns from whole sentences; "reviews and records claims" alone may be a pile of nouns to it, "she reviews and
records claims" is not. The subject's words are taken off the parse again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.phrases.grammar import MODALS, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NO_VERBS = lexicon(
    "a all an and any are as at be been before both by can could do does during each either every for from how if in "
    "into is it its may no not of on or other our out over she some such that the their there these they this those "
    "through to under until upon use various was were when where which while who will with within without you your "
    "responsible accountable project primary overall knowledge ability abilities skill skills thorough considerable"
)
_FINITE = lexicon("is are was were has have had")


@dataclass(frozen=True)
class Fragment:
    """Words to parse.

    Attributes:
        subject: what stands before them for the parse alone; empty where they need nothing.
        text: the words.
    """

    subject: str
    text: str

    @property
    def sentence(self) -> str:
        """What is parsed."""
        if not self.subject:
            return self.text
        first = self.text.split(" ", 1)[0]
        text = self.text if first[1:].lower() != first[1:] else self.text[:1].lower() + self.text[1:]
        return f"{self.subject} {text}"

    def doc(self, parsed: Doc) -> Doc:
        """The parse of `text` alone, from that of `sentence`: characters and words count from its start."""
        return parsed[len(self.subject.split()) :].as_doc() if self.subject else parsed


def duty(text: str, title: frozenset[str]) -> Fragment:
    """A clause of a duty list: "Plans …" gets "she", "Plan …" gets "they will"; one with a subject stays as it is."""
    words = [word for word in re.findall(r"[A-Za-z][\w'’-]*", text)[:4] if not word.lower().endswith("ly")]
    if len(words) < 2:
        return Fragment("", text)
    first = words[0].lower()
    if first in MODALS:
        return Fragment("they", text)
    named = first in title or first.rstrip("s") in title
    if named or first in _NO_VERBS or first.endswith(("ing", "ed")) or not first.isalpha():
        return Fragment("", text)
    if first.endswith("s") and not first.endswith(("ss", "us")):
        return Fragment("she", text)
    return Fragment("they will", text)


def own_subject(text: str) -> bool:
    """Whether a sentence of a summary seems to have a subject, or to address the reader: no fragment of a duty list."""
    words = [word for word in re.findall(r"[a-z][\w'’-]*", text.lower())[:7] if not word.endswith("ly")]
    if not words or not words[0].endswith("s"):
        return True
    return any(word in MODALS or word in _FINITE for word in words[1:6])


def deed(text: str) -> Fragment:
    """A line of a resume: "Planned …" or "Plan …" gets "I"; one with a subject stays as it is."""
    first = text.split(" ", 1)[0].lower()
    return Fragment("" if first in _NO_VERBS or first in ("i", "we", "my") else "I", text)


def ability(text: str) -> Fragment:
    """What follows "ability to"."""
    return Fragment("they will", text)
