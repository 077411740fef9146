"""Rebuilds `models/background/`: what cosines to descriptions of any work look like.

    python models/recipe/background.py ONET_FOLDER

Encodes O*NET's occupation titles and a sample of its task statements; keeps the mean and the covariance of their
vectors, from which the mean and the spread of any text's cosines to all of them follow exactly. Needs openpyxl for
O*NET's spreadsheets.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline import encoder
from pipeline.matching.items import embedded_form

TARGET = Path(__file__).resolve().parent.parent / "background"
STATEMENTS = 2_000  # of 18,797: mean and spread of a text's cosines no longer change in the second decimal


def moments(texts: Sequence[str]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Mean, shape (width,), and covariance, shape (width, width), of the texts' unit vectors."""
    vectors = encoder.encode(encoder.DEFAULT, [embedded_form(text) for text in texts]).astype(np.float64)
    centred = vectors - vectors.mean(axis=0)
    return vectors.mean(axis=0).astype(np.float32), (centred.T @ centred / len(vectors)).astype(np.float32)


def main(onet: Path) -> None:
    """Encodes both kinds of text and writes the weights with their digest."""
    titles = sorted(pd.read_excel(onet / "Occupation Data.xlsx")["Title"])
    tasks = pd.read_excel(onet / "Task Statements.xlsx")["Task"].sample(STATEMENTS, random_state=0)
    kinds = {"titles": moments(titles), "deeds": moments(sorted(tasks))}
    arrays = {
        f"{kind}_{name}": values
        for kind, pair in kinds.items()
        for name, values in zip(("mean", "covariance"), pair, strict=True)
    }
    with (TARGET / "weights.npz").open("wb") as file:
        np.savez_compressed(file, **arrays)
    digest = hashlib.sha256((TARGET / "weights.npz").read_bytes()).hexdigest()
    encoder_digest = dict(encoder.digests(encoder.DEFAULT))
    manifest = {"weights.npz": digest, "encoder": encoder_digest}
    (TARGET / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
