"""When two texts count as the same: what every measure here rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# fmt: off
_EMPTY_WORDS = frozenset({
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "its", "of", "on", "or", "other",
    "that", "the", "their", "this", "to", "with",
})
# fmt: on
_TOKEN = re.compile(r"[a-z0-9+#]+")
_NO_LETTER_OR_DIGIT = re.compile(r"[^a-z0-9]+")


def squeezed(text: str) -> str:
    """Its letters and digits, in small letters: equal for texts that differ in spacing, bullets, mark-up or quotes."""
    return _NO_LETTER_OR_DIGIT.sub("", text.lower())


def tokens(text: str) -> Counter[str]:
    """Its words with their numbers, articles and prepositions left out."""
    return Counter(token for token in _TOKEN.findall(text.lower()) if token not in _EMPTY_WORDS)


def token_f1(a: Counter[str], b: Counter[str]) -> float:
    """Share of words in common, 0–1: twice those in both over those of either."""
    return 2 * (a & b).total() / max(1, a.total() + b.total())


@dataclass(frozen=True)
class Pairing:
    """One predicted item and its counterpart in the gold, by their places."""

    predicted: int
    wanted: int


def pairings(predicted: Sequence[str], wanted: Sequence[str], floor: float) -> list[Pairing]:
    """The one-to-one pairing of texts with the highest token F1 in sum; pairs below `floor` are no pairs."""
    if not predicted or not wanted:
        return []
    from scipy.optimize import linear_sum_assignment

    ours, theirs = [tokens(text) for text in predicted], [tokens(text) for text in wanted]
    likeness = np.array([[token_f1(a, b) for b in theirs] for a in ours])
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    return [Pairing(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if likeness[i, j] >= floor]
