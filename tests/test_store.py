"""The store writes whole artifacts of the right shape, and refuses the rest."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pipeline.errors import RolematchError
from pipeline.matching.vectors import as_column, as_matrix
from pipeline.store import Artifact, Fault, Passport, Store
from pipeline.tables import CANDIDATES, VECTORS

PASSPORT = Passport("abc", "shortlist 1", "s", "t", {"m": "1"}, {"profiles": "2"}, (Fault("specs/a.txt", "odd"),))


def _candidates() -> pd.DataFrame:
    return pd.DataFrame(
        {"similarity": [0.5, 0.25], "candidate_id": ["y", "x"], "query_id": ["b", "a"], "extra": [1, 2]}
    )


def test_rows_come_back_in_key_order_with_the_tables_columns(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.write(CANDIDATES, "specs-001", _candidates(), PASSPORT) == 2
    back = store.read(Artifact(CANDIDATES, "specs-001", "abc")).to_pandas()
    assert list(back.columns) == CANDIDATES.names
    assert list(back["query_id"]) == ["a", "b"]


def test_the_footer_is_the_passport(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(CANDIDATES, "specs-001", _candidates(), PASSPORT)
    assert store.passport(CANDIDATES, "specs-001") == PASSPORT


def test_an_artifact_that_was_not_planned_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(CANDIDATES, "specs-001", _candidates(), PASSPORT)
    with pytest.raises(RolematchError, match="not the one that was planned"):
        store.read(Artifact(CANDIDATES, "specs-001", "another"))


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (lambda frame: frame.drop(columns="similarity"), "columns missing: similarity"),
        (lambda frame: frame.assign(query_id="a", candidate_id="x"), "nulls or repeats"),
        (lambda frame: frame.assign(candidate_id=[None, "x"]), "nulls or repeats"),
        (lambda frame: frame.assign(similarity="high"), "candidates"),
    ],
)
def test_a_frame_of_another_shape_is_refused_and_leaves_nothing(tmp_path: Path, fault, message: str) -> None:
    with pytest.raises(RolematchError, match=message):
        Store(tmp_path).write(CANDIDATES, "specs-001", fault(_candidates()), PASSPORT)
    assert not list(tmp_path.rglob("*.parquet*"))


def test_vectors_keep_their_bits_and_the_encoders_width(tmp_path: Path) -> None:
    store = Store(tmp_path)
    matrix = np.random.default_rng(3).normal(size=(5, 7)).astype(np.float32)
    store.write(VECTORS, "phrases-000", pd.DataFrame({"text": list("abcde"), "vector": as_column(matrix)}), PASSPORT)
    back = store.read(Artifact(VECTORS, "phrases-000", "abc"))
    assert back.schema.field("vector").type.list_size == 7
    kept = back.to_pandas(
        types_mapper={back.schema.field("vector").type: pd.ArrowDtype(back.schema.field("vector").type)}.get
    )
    assert as_matrix(kept["vector"]).tobytes() == matrix.tobytes()


def test_pruning_removes_parts_that_no_longer_exist(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for part in ("specs-001", "specs-002"):
        store.write(CANDIDATES, part, _candidates(), PASSPORT)
    assert [path.name for path in store.prune(CANDIDATES, ["specs-002"])] == ["specs-001.parquet"]
    assert [path.name for path in (tmp_path / "candidates").iterdir()] == ["specs-002.parquet"]
