"""The likenesses that verdicts ask for: of posts to kinds of work, and of subjects to fields.

How near a post is to a kind of work is a weighted sum of how near its title and its deeds are, each standardised by the
frozen background (`background.py`), so that one threshold serves vague and narrow descriptions alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.encoder import Vectors
from pipeline.matching.items import Numbers
from pipeline.matching.vectors import as_matrix
from pipeline.tables import VECTOR_WIDTH
from pipeline.verdicts.background import background
from pipeline.verdicts.career import Post

_BEST = 3  # deeds a post is judged by: other work done beside does not take from what qualifies
_UNTOLD = -1.0  # a post without deeds is that far from any kind of work by its deeds


class Texts:
    """The items of profiles by their words, with their vectors."""

    def __init__(self, items: pd.DataFrame, vectors: pd.DataFrame) -> None:
        told = items.drop_duplicates("text").dropna(subset="embedded")
        mine = vectors[vectors["text"].isin(told["embedded"])]  # a small share of all texts
        rows = {text: row for row, text in enumerate(mine["text"])}
        found = zip(told["text"], told["embedded"], strict=True)
        self._place = {text: rows[embedded] for text, embedded in found if embedded in rows}
        self._matrix = as_matrix(mine["vector"])

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of the texts, shape (n, width); zeros for one that is no item."""
        out = np.zeros((len(texts), self._matrix.shape[1] if self._matrix.size else VECTOR_WIDTH), np.float32)
        known = [row for row, text in enumerate(texts) if text in self._place]
        if known:
            out[known] = self._matrix[[self._place[texts[row]] for row in known]]
        return out

    def nearest(self, ours: Sequence[str], theirs: Sequence[str]) -> float:
        """The highest cosine between two lists of texts; 0 where one is empty."""
        if not ours or not theirs:
            return 0.0
        return float((self.vectors(ours) @ self.vectors(theirs).T).max())


@dataclass(frozen=True)
class Nearness:
    """How near each post is to each kind of work, in standard deviations above the usual; shape (kinds, posts)."""

    kinds: Mapping[str, int]
    values: Numbers

    def of(self, kinds: Iterable[str]) -> Numbers:
        """Nearness of each post to the nearest of these kinds of work; without any, far from all."""
        rows = [self.kinds[kind] for kind in kinds if kind in self.kinds]
        return np.asarray(self.values[rows].max(axis=0, initial=-np.inf))


@dataclass(frozen=True)
class Kinds:
    """Kinds of work that classes ask for, each once: their vectors and what is usual for each."""

    place: Mapping[str, int]
    vectors: Vectors
    usual_title: tuple[Numbers, Numbers]
    usual_deed: tuple[Numbers, Numbers]

    def nearness(self, posts: Sequence[Post], texts: Texts, title_share: float) -> Nearness:
        """How near the posts of one resume are; `title_share` as in `background.Thresholds`."""
        titles = np.full((len(self.place), len(posts)), _UNTOLD)
        deeds = np.full((len(self.place), len(posts)), _UNTOLD)
        for at, post in enumerate(posts):
            if post.title:
                named = np.asarray(self.vectors @ texts.vectors([post.title]).T)
                titles[:, at] = _standard(named, self.usual_title)[:, 0]
            if post.deeds:
                told = self.vectors @ texts.vectors([deed.text for deed in post.deeds]).T
                best = np.sort(told, axis=1)[:, -_BEST:].mean(axis=1, keepdims=True)
                deeds[:, at] = _standard(best, self.usual_deed)[:, 0]
        return Nearness(self.place, title_share * titles + (1 - title_share) * deeds)


def kinds_of_work(told: Iterable[str], texts: Texts) -> Kinds:
    """The kinds of work, ready to have posts laid beside them."""
    distinct = tuple(dict.fromkeys(told))
    vectors = texts.vectors(distinct)
    return Kinds(
        {kind: row for row, kind in enumerate(distinct)},
        vectors,
        background("titles").usual(vectors),
        background("deeds").usual(vectors),
    )


def _standard(cosines: Vectors | Numbers, usual: tuple[Numbers, Numbers]) -> Numbers:
    mean, spread = usual
    return np.asarray((cosines - mean[:, None]) / spread[:, None])
