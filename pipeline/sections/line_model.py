"""What each paragraph of a document is, read off all of them together by the model in `models/sections`.

Two convolutions over neighbouring paragraphs score what each could be, a chain says what may follow what (a
linear-chain conditional random field, Lafferty, McCallum and Pereira 2001), and the forward-backward recursion gives
the probability of every state. The likeliest label of each paragraph is taken: of all readings it has the most right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.bundle import bundled
from pipeline.errors import RolematchError
from pipeline.sections.features import Features
from pipeline.sections.labels import LABELS

Array = npt.NDArray[np.float32]
Probabilities = npt.NDArray[np.float64]

INSIDE, OPENS, HEADED = range(3)
"""What a paragraph does: goes on with its section, opens one without a heading, opens one with its heading."""

STATES = 3 * len(LABELS)
"""A state is `3 * label + what the paragraph does`."""

_NAME = "sections"
_LEAST = 1e-30
_SMALL = 1 << 18  # multiplications up to which OpenBLAS keeps a product on one thread


@dataclass(frozen=True)
class Member:
    """One of the networks that judge together.

    Attributes:
        words: one row a bucket of words, in whole numbers.
        scale: what one of them is worth, by column.
        first: weights of the first convolution, over paragraphs two before to two after, and its constants.
        second: the same of the second, over one before to one after; what it finds is added.
        out: from there to the scores of states.

    """

    words: npt.NDArray[np.int8]
    scale: Array
    first: tuple[Array, Array]
    second: tuple[Array, Array]
    out: tuple[Array, Array]

    def scores(self, features: Features) -> Array:
        """Score of each state for each paragraph."""
        counts = features.counts
        bags = np.zeros((len(counts), self.words.shape[1]), dtype=np.float32)
        filled = counts > 0
        if filled.any():
            starts = np.concatenate([[0], counts.cumsum()[:-1]])[filled]
            rows = self.words.take(features.tokens, axis=0)
            bags[filled] = np.add.reduceat(rows, starts, axis=0, dtype=np.int32) / np.sqrt(counts[filled])[:, None]
        seen = np.hstack([bags * self.scale, features.dense])
        hidden = _layer(_windows(seen, 2), self.first)
        hidden = hidden + _layer(_windows(hidden, 1), self.second)
        scores: Array = _product(hidden, self.out[0]) + self.out[1]
        return scores


@dataclass(frozen=True)
class LineModel:
    """A committee of networks, trained on other drawings of the same documents; the mean of their scores counts.

    Attributes:
        members: the networks.
        steps: weight (not its logarithm) of a state after another.
        sharpness: what scores are multiplied by so that probabilities are calibrated.

    """

    members: tuple[Member, ...]
    steps: Probabilities
    sharpness: float

    def probabilities(self, features: Features) -> Probabilities:
        """Probability of each state: paragraphs × labels × (INSIDE, OPENS, HEADED)."""
        if not len(features.counts):
            return np.zeros((0, len(LABELS), 3))
        scores = np.mean([member.scores(features) for member in self.members], axis=0) * self.sharpness
        return _forward_backward(scores, self.steps).reshape(-1, len(LABELS), 3)


def _layer(values: Array, weights: tuple[Array, Array]) -> Array:
    positive: Array = np.maximum(_product(values, weights[0]) + weights[1], 0)
    return positive


def _product(values: Array, weights: Array) -> Array:
    """The matrix product, a few rows at a time: so small that it is never dealt to threads, which would cost more."""
    rows = max(1, _SMALL // weights.size)
    return np.vstack([values[at : at + rows] @ weights for at in range(0, len(values), rows)])


def _windows(values: Array, near: int) -> Array:
    """Each row with its neighbours on both sides, zeros beyond the ends."""
    padded = np.zeros((len(values) + 2 * near, values.shape[1]), dtype=np.float32)
    padded[near : near + len(values)] = values
    return np.hstack([padded[at : at + len(values)] for at in range(2 * near + 1)])


def _forward_backward(scores: Array, steps: Probabilities) -> Probabilities:
    """Probability of each state of each paragraph (Rabiner 1989, scaled)."""
    weights = np.exp((scores - scores.max(axis=1, keepdims=True)).astype(np.float64)) + _LEAST
    ahead = np.empty_like(weights)
    ahead[0] = weights[0] / weights[0].sum()
    for at in range(1, len(weights)):
        reached = (ahead[at - 1] @ steps) * weights[at]
        ahead[at] = reached / reached.sum()
    behind = np.ones(weights.shape[1])
    for at in range(len(weights) - 2, -1, -1):
        behind = steps @ (behind * weights[at + 1])
        behind /= behind.sum()
        ahead[at] *= behind
    chances: Probabilities = ahead / ahead.sum(axis=1, keepdims=True)
    return chances


@lru_cache(maxsize=1)
def load() -> LineModel:
    """The model of this installation, read once per process; raises as `read`."""
    return read(_path())


def read(path: Path) -> LineModel:
    """The model in a file.

    Raises:
        RolematchError: the file is missing or damaged.

    """
    try:
        with np.load(path, allow_pickle=False) as arrays:
            sharpness = float(arrays["sharpness"])
            steps = np.exp(arrays["steps"].astype(np.float64) * sharpness)
            members = tuple(_member(arrays, number) for number in range(int(arrays["members"])))
            return LineModel(members, steps, sharpness)
    except (OSError, ValueError, KeyError) as fault:
        raise RolematchError(
            f"the model of sections cannot be read ({fault})",
            str(path),
            "reinstall rolematch, or rebuild it with models/recipe/sections.py",
        ) from fault


def _member(arrays: Mapping[str, npt.NDArray[Any]], number: int) -> Member:
    def layer(name: str) -> tuple[Array, Array]:
        weights, constants = arrays[f"{name}_{number}"], arrays[f"{name}_constants_{number}"]
        return weights.astype(np.float32), constants.astype(np.float32)

    return Member(arrays[f"words_{number}"], arrays[f"scale_{number}"], layer("first"), layer("second"), layer("out"))


def digest() -> Mapping[str, str]:
    """Name and SHA-256 of the model's file."""
    return {_NAME: hashlib.sha256(_path().read_bytes()).hexdigest()}


def _path() -> Path:
    return bundled("models") / _NAME / "weights.npz"
