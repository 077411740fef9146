"""How alike two texts about any work are, so that likeness can be told from what is usual.

A cosine of .4 says much to "plant pathologist" and little to "manage projects": some texts are near to everything. So a
cosine is standardised by the mean and the spread of the same text's cosines to a frozen background, O*NET's occupation
titles or task statements (`models/background/`). Both follow from the background's mean vector m and covariance C:
the cosines of q have mean q·m and variance qᵀCq.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.bundle import bundled
from pipeline.encoder import Vectors
from pipeline.errors import RolematchError
from pipeline.matching.items import Numbers

NAME = "background"
_FILE = "weights.npz"
_CHOSEN = "thresholds.json"


@dataclass(frozen=True)
class Thresholds:
    """From where on a post is of a kind of work; chosen on judged resumes (`models/background/CARD.md`).

    Attributes:
        title_share: 0–1, the title's share of a post's nearness; its deeds have the rest.
        relevant: standard deviations above the usual from which a post is of a kind of work that is asked for.
        own: the same, for the work of the class itself, which its requirements need not name.
    """

    title_share: float
    relevant: float
    own: float


@functools.cache
def thresholds() -> Thresholds:
    """Those that were chosen."""
    return Thresholds(**json.loads((_folder() / _CHOSEN).read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Background:
    """One kind of texts about work: the mean of their vectors, shape (width,), and their covariance."""

    mean: Numbers
    covariance: Numbers

    def usual(self, vectors: Vectors) -> tuple[Numbers, Numbers]:
        """Mean and standard deviation of each vector's cosines to the background, shape (n,) each."""
        wide = vectors.astype(np.float64)
        spread = np.sqrt(np.einsum("nw,wv,nv->n", wide, self.covariance, wide, optimize=True))
        return wide @ self.mean, np.maximum(spread, 1e-6)


@functools.cache
def background(kind: str) -> Background:
    """The background of `titles` or of `deeds`.

    Raises:
        RolematchError: the model is not the one that was made with this package.
    """
    raw = _read()
    if hashlib.sha256(raw).hexdigest() != json.loads((_folder() / "MANIFEST.json").read_text("utf-8"))[_FILE]:
        raise RolematchError(
            "the model of usual likeness is altered",
            str(_folder() / _FILE),
            "reinstall rolematch, or rebuild it with models/recipe/background.py",
        )
    with np.load(_folder() / _FILE) as arrays:
        return Background(arrays[f"{kind}_mean"].astype(np.float64), arrays[f"{kind}_covariance"].astype(np.float64))


def digests() -> Mapping[str, str]:
    """Name and SHA-256 of the model, thresholds included."""
    return {NAME: hashlib.sha256(_read() + (_folder() / _CHOSEN).read_bytes()).hexdigest()}


def _folder() -> Path:
    return bundled("models") / NAME


def _read() -> bytes:
    return (_folder() / _FILE).read_bytes()
