"""A text gets the same bits whatever else is embedded; files that are not the published ones are refused."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pipeline import encoder
from pipeline.bundle import bundled
from pipeline.errors import RolematchError
from pipeline.matching.vectors import as_column, as_matrix
from pipeline.stages.embed import EmbedSettings, embed
from pipeline.tables import VECTORS

TEXTS = [
    "plan and direct the work of a maintenance crew",
    "prepare budgets",
    "repair pumps, valves and motors in the treatment plant and keep the log of what was repaired",
    "record keeping",
    "answer questions at the reference desk",
]


def test_a_vector_does_not_depend_on_the_company() -> None:
    together = encoder.encode(encoder.DEFAULT, [f"{text} {n}" for n in range(12) for text in TEXTS] + TEXTS)
    alone = np.vstack([encoder.encode(encoder.DEFAULT, [text]) for text in TEXTS])
    assert together[-len(TEXTS) :].tobytes() == alone.tobytes()


def test_vectors_are_unit_length_and_near_in_meaning() -> None:
    vectors = encoder.encode(encoder.DEFAULT, ["fix pumps", "repair water pumps", "teach children to read"])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_the_weights_are_the_published_ones() -> None:
    manifest = json.loads((bundled("models") / encoder.DEFAULT / "MANIFEST.json").read_text())
    assert manifest["files"]["model.safetensors"] == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    file = encoder.locate(encoder.DEFAULT) / "model.safetensors"
    assert hashlib.sha256(file.read_bytes()).hexdigest() == manifest["files"]["model.safetensors"]


def test_an_altered_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "model"
    shutil.copytree(encoder.locate(encoder.DEFAULT), copy)
    (copy / "vocab.txt").write_text("tampered")
    monkeypatch.setattr(encoder, "locate", lambda _: copy)
    encoder.load.cache_clear()
    try:
        with pytest.raises(RolematchError, match=r"missing or altered · .*vocab\.txt"):
            encoder.load(encoder.DEFAULT)
    finally:
        encoder.load.cache_clear()


def test_another_model_is_found_by_its_folder_and_known_by_its_files(tmp_path: Path) -> None:
    copy = tmp_path / "other"
    shutil.copytree(encoder.locate(encoder.DEFAULT), copy)
    before = encoder.digests(str(copy))
    assert set(before) == {str(copy)}
    assert encoder.encode(str(copy), ["prepare budgets"]).shape == (1, 384)


def test_a_model_that_is_nowhere_is_named_with_the_remedy() -> None:
    with pytest.raises(RolematchError, match="not on this machine"):
        encoder.digests("no-such/model")


def test_what_was_embedded_before_is_not_embedded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fake(model: str, texts: list[str]) -> np.ndarray:
        asked.extend(texts)
        return np.full((len(texts), 4), len(asked), np.float32)

    monkeypatch.setattr(encoder, "encode", fake)
    none = VECTORS.schema.empty_table().to_pandas()
    first = embed({"profiles": pd.DataFrame({"embedded": ["b", "a"]}), "previous": none}, EmbedSettings())
    second = embed({"profiles": pd.DataFrame({"embedded": ["c", "b"]}), "previous": first}, EmbedSettings())
    assert asked == ["a", "b", "c"]
    assert list(second["text"]) == ["b", "c"]
    assert as_matrix(second["vector"]).tolist() == [[2.0] * 4, [3.0] * 4]


def test_columns_of_vectors_and_matrices_are_the_same_numbers() -> None:
    matrix = np.arange(12, dtype=np.float32).reshape(3, 4)
    assert as_matrix(as_column(matrix)[::-1].reset_index(drop=True)).tolist() == matrix[::-1].tolist()
