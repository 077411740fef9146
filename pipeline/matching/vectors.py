"""Vectors between Arrow columns and matrices, without a copy a row."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa

from pipeline.encoder import Vectors


def as_column(matrix: Vectors) -> pd.Series:
    """A matrix of shape (n, width) as a column of n fixed-size lists."""
    flat = pa.array(np.ascontiguousarray(matrix).reshape(-1), pa.float32())
    lists = pa.FixedSizeListArray.from_arrays(flat, matrix.shape[1])
    return pd.Series(pd.arrays.ArrowExtensionArray(lists))


def as_matrix(column: pd.Series) -> Vectors:
    """A column of fixed-size lists as a matrix of shape (n, width); no rows give shape (0, 0)."""
    if not len(column):
        return np.empty((0, 0), np.float32)
    whole = pa.chunked_array(pa.array(column)).combine_chunks()
    return np.asarray(whole.flatten()).reshape(len(column), -1)
