"""Heading words → section label: words vote, with weights; no list of whole headings.

A heading nobody has seen before is read by the words it shares with the vocabulary of the field, misspelt ones
included.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.sections.vocabulary import EVIDENCE, FUNCTION, NEUTRAL

LABELS: tuple[str, ...] = (
    "header", "summary", "distinguishing", "duties", "supervision", "ksa", "qualifications", "licenses",
    "working_conditions", "compensation", "application", "boilerplate", "history", "other",
)  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SPACED = re.compile(r"^(?:\w ){3,}\w$")  # D U T I E S
_LONGEST = max(len(phrase.split()) for weights in EVIDENCE.values() for phrase in weights)
_DILUTION = 0.35  # how much one unknown word weakens a heading
_TYPO = 0.9  # weight of a word found by its misspelling


@dataclass(frozen=True)
class Reading:
    """What the words of a heading say.

    Attributes:
        votes: strength by label; 3 and more is a heading of the field, below 1.5 a hint.
        known: share of its words that are vocabulary of headings, labelled or neutral.

    """

    votes: Mapping[str, float]
    known: float

    @property
    def label(self) -> str | None:
        """The strongest label, None when no word votes."""
        return max(self.votes, key=lambda label: self.votes[label]) if self.votes else None

    @property
    def strength(self) -> float:
        """Votes of the strongest label; 0 without any."""
        return max(self.votes.values(), default=0.0)

    @property
    def certainty(self) -> float:
        """0–1: how far the strongest label leads, and on how many votes."""
        ranked = sorted(self.votes.values(), reverse=True)
        if not ranked:
            return 0.0
        lead = (ranked[0] - (ranked[1] if len(ranked) > 1 else 0.0)) / ranked[0]
        return min(1.0, ranked[0] / 3.5) * (0.5 + 0.5 * lead)


NOTHING = Reading({}, 0.0)
"""The reading of a text that has no words."""


def heading_words(text: str) -> list[str]:
    """Content words of a heading in lower case, singular where the plural is regular."""
    if _SPACED.match(text.strip()):
        text = text.replace(" ", "")
    words = [re.split("['’]", word)[0] for word in _WORD.findall(text.lower())]  # driver's → driver, you'll → you
    return [singular(word) for word in words if word not in FUNCTION and not word.isdigit()]


def singular(word: str) -> str:
    """Strip a regular plural ending."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=65536)
def read_heading(text: str) -> Reading:
    """Votes of the words of `text` for each label.

    Longest phrases of the vocabulary count first and use up their words; unknown words dilute.
    """
    words = heading_words(text)
    votes: dict[str, float] = {}
    at = known = 0
    typos = 0
    while at < len(words):
        width, weights, exact = _longest_entry(words, at)
        if weights is not None:
            for label, weight in weights.items():
                votes[label] = votes.get(label, 0.0) + weight * (1.0 if exact else _TYPO)
            known += width
            typos += not exact
        elif words[at] in _NEUTRAL or len(words[at]) == 1:
            known += 1
        at += width
    unknown = len(words) - known
    dilution = 1 + _DILUTION * unknown
    return Reading({label: votes[label] / dilution for label in votes}, known / max(1, len(words)))


def _longest_entry(words: list[str], at: int) -> tuple[int, Mapping[str, float] | None, bool]:
    """Width, votes and exactness of the longest vocabulary entry that begins at word `at`."""
    for width in range(min(_LONGEST, len(words) - at), 0, -1):
        weights = _ENTRIES.get(" ".join(words[at : at + width]))
        if weights is not None:
            return width, weights, True
    if words[at] not in _NEUTRAL:
        corrected = spelling(words[at])
        if corrected in _ENTRIES:
            return 1, _ENTRIES[corrected], False
    return 1, None, True


def _entries() -> dict[str, dict[str, float]]:
    """Phrase → label → weight, phrases in the form `heading_words` gives."""
    table: dict[str, dict[str, float]] = {}
    for label, weights in EVIDENCE.items():
        for phrase, weight in weights.items():
            table.setdefault(" ".join(heading_words(phrase)), {})[label] = weight
    return table


_ENTRIES = _entries()
_NEUTRAL = frozenset(singular(word) for word in NEUTRAL)


def _deletions(word: str) -> set[str]:
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


def _misspellings() -> dict[str, str]:
    """Every vocabulary word of six letters and more with one letter left out → the word."""
    words = {word for phrase in _ENTRIES for word in phrase.split() if len(word) >= 6}
    return {form: word for word in sorted(words) for form in _deletions(word)}


_FORMS = _misspellings()


def spelling(word: str) -> str | None:
    """Find the vocabulary word at one edit (or one letter swapped) from `word`, None when there is none.

    Symmetric deletion: two words one edit apart share a form with at most one letter left out of each.
    """
    if len(word) < 6:
        return None
    for form in (word, *sorted(_deletions(word))):
        if form in _FORMS and abs(len(_FORMS[form]) - len(word)) <= 1:
            return _FORMS[form]
    return None
