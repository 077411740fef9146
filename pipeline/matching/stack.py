"""Frames on top of each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd


def stacked(frames: Sequence[pd.DataFrame], columns: Sequence[str]) -> pd.DataFrame:
    """One frame of all rows in order, with these columns; without frames, one without rows.

    pandas' own concat changes the type of a column that is all null in one of the frames.
    """
    if not frames:
        return pd.DataFrame(columns=list(columns))
    return pd.DataFrame({name: np.concatenate([frame[name].to_numpy() for frame in frames]) for name in columns})
