"""What a class or a resume is made of, ready to be laid beside another: items with vectors and weights by dimension."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.encoder import Vectors
from pipeline.matching.vectors import as_matrix

PURPOSE, RESPONSIBILITIES, COMPETENCIES = "purpose", "responsibilities", "competencies"
QUALIFICATIONS, LEVEL = "qualifications", "level"
WORDED = (RESPONSIBILITIES, COMPETENCIES, QUALIFICATIONS)  # dimensions whose items are sought among their like
DIMENSIONS = (PURPOSE, *WORDED, LEVEL)
POSTS, SUBJECTS = "posts", "subjects"  # of a resume: embedded for its verdicts, not compared
AREAS, FIELDS = "areas", "fields"  # of a class: likewise

Numbers = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]


LONGEST = 60  # words of an item that are embedded; the rest adds nothing an encoder of phrases sees


def embedded_form(text: str, longest: int = LONGEST) -> str:
    """The form of a text that is embedded: lower case, white space collapsed, cut to its first words."""
    return " ".join(text.lower().split()[:longest])


@dataclass(frozen=True)
class Side:
    """One dimension of one owner.

    Attributes:
        rows: rows of the profiles frame, shape (n,).
        vectors: unit vectors of the items, shape (n, width).
        weights: weights of the items, shape (n,), each above 0.
    """

    rows: Rows
    vectors: Vectors
    weights: Numbers


class Profiles:
    """The items of many owners, looked up by owner and dimension."""

    def __init__(self, profiles: pd.DataFrame, vectors: pd.DataFrame) -> None:
        self.frame = profiles.reset_index(drop=True)
        # One part's items are a small share of all texts: a copy of every vector would cost more than all the rest.
        mine = vectors[vectors["text"].isin(self.frame["embedded"].dropna())]
        place = pd.Series(np.arange(len(mine)), index=mine["text"])
        self._vector_rows = self.frame["embedded"].map(place).fillna(-1).to_numpy(np.int64)
        self._matrix = as_matrix(mine["vector"])
        self._weights = self.frame["weight"].fillna(0.0).to_numpy(np.float64)
        groups = self.frame.groupby(["owner_id", "dimension"], sort=False).indices
        self._rows: dict[tuple[str, str], Rows] = {(str(o), str(d)): rows for (o, d), rows in groups.items()}
        owners = self.frame.drop_duplicates("owner_id")
        self.owners: list[str] = list(owners["owner_id"])
        self.documents: dict[str, str] = dict(zip(owners["owner_id"], owners["doc_id"], strict=True))
        self.employers: dict[str, str | None] = dict(zip(owners["owner_id"], owners["employer"], strict=True))

    def side(self, owner: str, dimension: str) -> Side:
        """The items of one owner in a worded dimension; of no length where it has none."""
        rows = self.rows(owner, dimension)
        rows = rows[self._vector_rows[rows] >= 0]
        return Side(rows, self._matrix[self._vector_rows[rows]], self._weights[rows])

    def rows(self, owner: str, dimension: str) -> Rows:
        """Rows of the owner's items in a dimension, in its order; with those that have no vector."""
        return self._rows.get((owner, dimension), np.empty(0, np.int64))

    def everything(self, owner: str) -> list[Side]:
        """All the owner's items that have words, by dimension; dimensions without items are left out."""
        sides = [self.side(owner, dimension) for dimension in (PURPOSE, *WORDED)]
        return [side for side in sides if len(side.rows)]

    def level(self, owner: str) -> float | None:
        """The owner's level on the common scale; None when nothing in its document says."""
        rows = self._rows.get((owner, LEVEL))
        return None if rows is None else float(self.frame["value"].iloc[rows[0]])

    def level_row(self, owner: str) -> int:
        """Row of the owner's level item in the frame."""
        return int(self._rows[owner, LEVEL][0])

    def centre(self, owners: Sequence[str], dimension: str) -> Vectors:
        """Unit mean vectors of the owners' items, shape (len(owners), width); zeros where an owner has no item."""
        out = np.zeros((len(owners), self._matrix.shape[1]), np.float32)
        for place, owner in enumerate(owners):
            side = self.side(owner, dimension)
            if len(side.rows):
                mean = (side.weights[:, None] * side.vectors).sum(axis=0)
                out[place] = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return out
