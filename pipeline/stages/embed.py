"""Embed: each distinct item of the profiles once, as a unit vector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline import encoder
from pipeline.matching.vectors import as_column, as_matrix
from pipeline.parts import PHRASE
from pipeline.settings import setting
from pipeline.stage import Frames, Input, Reach, Stage
from pipeline.tables import PROFILES, VECTORS


@dataclass(frozen=True)
class EmbedSettings:
    """Which encoder."""

    model: str = setting(
        encoder.DEFAULT, "sentence-transformers model: the default, a folder, or a name already downloaded"
    )


def embed(frames: Frames, settings: EmbedSettings) -> pd.DataFrame:
    """One row a distinct text of this share, with its vector; texts embedded before keep the vector they have."""
    texts = sorted(frames["profiles"]["embedded"])
    before = frames["previous"]
    known = {text: row for row, text in enumerate(before["text"])}
    new = [text for text in texts if text not in known]
    if not new and not known:
        return before
    vectors = encoder.encode(settings.model, new) if new else as_matrix(before["vector"])[:0]
    pool = np.vstack([as_matrix(before["vector"]), vectors]) if known else vectors
    known |= {text: len(before) + row for row, text in enumerate(new)}
    return pd.DataFrame({"text": texts, "vector": as_column(pool[[known[text] for text in texts]])})


def _models(settings: EmbedSettings) -> Mapping[str, str]:
    return encoder.digests(settings.model)


STAGE = Stage(
    "embed",
    1,
    (
        Input(PROFILES, Reach.SHARE, columns=("embedded",), key="embedded"),
        Input(VECTORS, Reach.PREVIOUS),
    ),
    VECTORS,
    (PHRASE,),
    EmbedSettings,
    embed,
    _models,
)
