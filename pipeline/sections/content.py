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

from pipeline.alternatives import alternatives
from pipeline.bundle import bundled
from pipeline.errors import RolematchError
from pipeline.sections.labels import LABELS
from pipeline.sections.phrasing import SET_PHRASES

Scores = npt.NDArray[np.float64]

_NAME = "sections"
_TOKEN = re.compile(r"[a-z]+|\d+|[$€£%@|]")
_DIGIT = re.compile(r"\d")
_LENGTHS = (3, 8, 25, 80)  # words: item, phrase, sentence, paragraph
_FLOOR = -5.0  # a label the model excludes costs no more than this, so that a heading can overrule it


@dataclass(frozen=True)
class LineModel:
    """Weights of a multinomial logistic regression over the features of a line, in whole numbers times a scale."""

    rows: Mapping[str, int]
    weights: npt.NDArray[np.int8]
    scale: Scores
    bias: Scores

    def logits(self, text: str) -> Scores:
        """Natural logarithm of the probability of each of LABELS, in their order, up to a constant."""
        found = np.array([row for row in map(self.rows.get, features(text)) if row is not None], dtype=np.intp)
        logits: Scores = self.weights.take(found, axis=0).sum(axis=0, dtype=np.int32) * self.scale + self.bias
        return logits


def features(text: str) -> set[str]:
    """Words, pairs of words, how the line begins, and about how long it is; numbers by their number of digits."""
    words = _TOKEN.findall(_DIGIT.sub("0", text.lower()))
    found = {*words, *map(" ".join, pairwise(words))}
    if words:
        found.add(f"^{words[0]}")
        found.add(f"^{' '.join(words[:2])}")
    found.add(f"#{sum(len(words) >= length for length in _LENGTHS)}")
    if text.isupper():
        found.add("#capitals")
    return found


_SET_PHRASES = tuple(
    (row, alternative) for row, (_, _, pattern) in enumerate(SET_PHRASES) for alternative in alternatives(pattern)
)


def set_phrase_scores(text: str) -> Scores:
    """Evidence of the set phrases in `text` for each of LABELS."""
    lowered = text.lower()
    found = {row for row, phrase in _SET_PHRASES if phrase.literal in lowered and phrase.pattern.search(lowered)}
    scores = np.zeros(len(LABELS))
    for row in found:
        label, weight, _ = SET_PHRASES[row]
        scores[LABELS.index(label)] += weight
    return scores


@lru_cache(maxsize=32768)
def line_scores(text: str) -> Scores:
    """Evidence for each of LABELS: 0 for the likeliest by its words, below for the others; more with set phrases."""
    likely = load().logits(text)
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
