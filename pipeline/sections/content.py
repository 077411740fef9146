"""What the text of a line says about the section it stands in, headings apart.

A linear model over words and word pairs (`models/sections`, see its CARD.md; `models/recipe/sections.py` rebuilds
it) and the set phrases of the field, which also cover terms the model's texts do not use.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.bundle import bundled
from pipeline.errors import RolematchError
from pipeline.sections.labels import LABELS
from pipeline.sections.phrasing import SET_PHRASES

Scores = npt.NDArray[np.float64]

_NAME = "sections"
_TOKEN = re.compile(r"[a-z]+|\d+|[$€£%@|]")
_LENGTHS = (3, 8, 25, 80)  # words: item, phrase, sentence, paragraph
_FLOOR = -5.0  # a label the model excludes costs no more than this, so that a heading can overrule it


@dataclass(frozen=True)
class LineModel:
    """Weights of a multinomial logistic regression over the features of a line, in whole numbers times a scale."""

    rows: Mapping[str, int]
    weights: npt.NDArray[np.int8]
    scale: Scores
    bias: Scores

    def log_probabilities(self, text: str) -> Scores:
        """Natural logarithm of the probability of each of LABELS, in their order."""
        found = [row for feature in features(text) if (row := self.rows.get(feature)) is not None]
        logits: Scores = self.weights[found].sum(axis=0, dtype=np.int32) * self.scale + self.bias
        logits -= logits.max()
        logits -= np.log(np.exp(logits).sum())
        return logits


def features(text: str) -> set[str]:
    """Words, pairs of words, how the line begins, and about how long it is; numbers by their number of digits."""
    words = ["0" * len(word) if word.isdigit() else word for word in _TOKEN.findall(text.lower())]
    found = {*words, *(f"{first} {second}" for first, second in pairwise(words))}
    if words:
        found.add(f"^{words[0]}")
        found.add(f"^{' '.join(words[:2])}")
    found.add(f"#{sum(len(words) >= length for length in _LENGTHS)}")
    if text.isupper():
        found.add("#capitals")
    return found


@dataclass(frozen=True)
class _SetPhrase:
    """One alternative of a set phrase: `literal` is a piece of text every match contains, looked for first."""

    row: int
    literal: str
    pattern: re.Pattern[str]


def _set_phrases() -> list[_SetPhrase]:
    """The alternatives of all set phrases, each with the row of SET_PHRASES it belongs to."""
    return [
        _SetPhrase(row, _literal(alternative), re.compile(alternative))
        for row, (_, _, pattern) in enumerate(SET_PHRASES)
        for alternative in _alternatives(pattern)
    ]


def _alternatives(pattern: str) -> list[str]:
    """The pattern split at the bars outside its groups."""
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
    return max(re.findall(r"[a-z -]+", plain), key=len, default="")


_ALTERNATIVES = _set_phrases()


def set_phrase_scores(text: str) -> Scores:
    """Evidence of the set phrases in `text` for each of LABELS."""
    lowered = text.lower()
    found = {phrase.row for phrase in _ALTERNATIVES if phrase.literal in lowered and phrase.pattern.search(lowered)}
    scores = np.zeros(len(LABELS))
    for row in found:
        label, weight, _ = SET_PHRASES[row]
        scores[LABELS.index(label)] += weight
    return scores


@lru_cache(maxsize=32768)
def line_scores(text: str) -> Scores:
    """Evidence for each of LABELS: 0 for the likeliest by its words, below for the others; more with set phrases."""
    likely = load().log_probabilities(text)
    scores: Scores = np.maximum(likely - likely.max(), _FLOOR) + set_phrase_scores(text)
    return scores


@lru_cache(maxsize=1)
def load() -> LineModel:
    """The model of this installation, read once per process.

    Raises:
        RolematchError: its file is missing or damaged.

    """
    path = _path()
    try:
        with np.load(path, allow_pickle=False) as arrays:
            words = arrays["features"].tobytes().decode("utf-8").split("\n")
            return LineModel(
                {word: row for row, word in enumerate(words)}, arrays["weights"], arrays["scale"], arrays["bias"]
            )
    except (OSError, ValueError, KeyError) as fault:
        raise RolematchError(
            f"the model of sections cannot be read ({fault})",
            str(path),
            "reinstall rolematch, or rebuild it with models/recipe/sections.py",
        ) from fault


def digest() -> Mapping[str, str]:
    """Name and SHA-256 of the model's file."""
    return {_NAME: hashlib.sha256(_path().read_bytes()).hexdigest()}


def _path() -> Path:
    return bundled("models") / _NAME / "weights.npz"
