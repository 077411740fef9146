"""Shortlist: the nearest classes to each class and resume by document vector, for a closer comparison.

Exact search, in one matrix product a part. It decides only which pairs are compared, never what their score is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.encoder import Vectors
from pipeline.matching.items import PURPOSE, WORDED, Profiles
from pipeline.matching.stack import stacked
from pipeline.parts import PHRASE, RESUME, SPEC
from pipeline.settings import setting
from pipeline.stage import Frames, Input, Reach, Stage
from pipeline.tables import CANDIDATES, DOCUMENTS, PROFILES, VECTORS


@dataclass(frozen=True)
class ShortlistSettings:
    """How many candidates are kept."""

    others: int = setting(50, "nearest classes of other employers that are compared closely")
    own: int = setting(10, "nearest classes of the same employer that are compared closely")
    all_below: int = setting(200, "classes up to which a resume is compared closely with every one")


def shortlist(frames: Frames, settings: ShortlistSettings) -> pd.DataFrame:
    """The nearest classes of other documents, by cosine of document vectors; for a resume all, where they are few."""
    queries = Profiles(frames["profiles"], frames["all_vectors"])
    pool = Profiles(frames["all_profiles"], frames["all_vectors"])
    if not queries.owners or not pool.owners:
        return pd.DataFrame(columns=CANDIDATES.names)
    similarity = _document_vectors(queries) @ _document_vectors(pool).T
    documents = np.array([pool.documents[owner] for owner in pool.owners], dtype=object)
    employers = np.array([pool.employers[owner] or "" for owner in pool.owners], dtype=object)
    names = np.array(pool.owners, dtype=object)
    resumes = set(frames["documents"].loc[frames["documents"]["kind"] == RESUME, "doc_id"])
    found: list[pd.DataFrame] = []
    for row, owner in enumerate(queries.owners):
        other = documents != queries.documents[owner]
        same = employers == (queries.employers[owner] or None)
        if owner in resumes and len(pool.owners) <= settings.all_below:
            chosen = np.argsort(-similarity[row].round(6), kind="stable")
        else:
            chosen = np.concatenate(
                [
                    _nearest(similarity[row], np.flatnonzero(other & ~same), settings.others),
                    _nearest(similarity[row], np.flatnonzero(other & same), settings.own),
                ]
            )
        found.append(
            pd.DataFrame({"query_id": owner, "candidate_id": names[chosen], "similarity": similarity[row, chosen]})
        )
    return stacked(found, CANDIDATES.names)


def _document_vectors(profiles: Profiles) -> Vectors:
    """Unit document vectors, shape (owners, width): the mean of the centres of the dimensions that have words.

    One space for all dimensions, each with the same say however many items it has: what one employer puts into its
    definition and another into its duties still meets.
    """
    total = np.sum([profiles.centre(profiles.owners, dimension) for dimension in (PURPOSE, *WORDED)], axis=0)
    lengths = np.linalg.norm(total, axis=1, keepdims=True)
    return np.asarray(total / np.where(lengths > 0, lengths, 1.0), np.float32)


def _nearest(similarity: Vectors, places: np.ndarray, count: int) -> np.ndarray:
    """The `count` places of highest similarity above 0; ties go to the earlier place."""
    ranked = places[np.argsort(-similarity[places].round(6), kind="stable")][:count]
    return np.asarray(ranked[similarity[ranked] > 0])


STAGE = Stage(
    "shortlist",
    3,
    (
        Input(PROFILES),
        Input(DOCUMENTS, columns=("doc_id", "kind")),
        Input(PROFILES, Reach.ALL, kinds=(SPEC,)),
        Input(VECTORS, Reach.ALL, kinds=(PHRASE,)),
    ),
    CANDIDATES,
    (SPEC, RESUME),
    ShortlistSettings,
    shortlist,
)
