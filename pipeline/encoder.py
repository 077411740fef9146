"""The sentence encoder: finds its files, checks them, and turns texts into unit vectors that depend on nothing else."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.bundle import bundled
from pipeline.errors import RolematchError
from pipeline.parts import digest

DEFAULT = "all-MiniLM-L6-v2"

# A matrix product may round differently for another shape. Every batch has one of a few shapes that the text's
# own length decides, so that a text gets the same bits whatever else is embedded with it (a test checks this).
_BATCH = 16
_STEP = 4

Vectors = npt.NDArray[np.float32]


def digests(model: str) -> Mapping[str, str]:
    """The encoder's name and the digest over all its files, as an artifact's passport records it."""
    return {model: digest(f"{name} {sha}" for name, sha in sorted(_expected(model).items()))}


@functools.lru_cache(maxsize=2)
def load(model: str) -> Any:
    """The encoder, its files checked first; kept for the life of the process.

    Raises:
        RolematchError: the model is not installed, or a file differs from the manifest.
    """
    folder = locate(model)
    for name, sha in _expected(model).items():
        file = folder / name
        if not file.is_file() or _sha256(file) != sha:
            raise RolematchError("a file of the encoder is missing or altered", str(file), _reinstall(model))
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    torch.set_num_threads(1)  # the workers are the parallelism
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)


def encode(model: str, texts: Sequence[str]) -> Vectors:
    """Unit-length vectors of the texts: shape (len(texts), width), float32.

    A text longer than the encoder's limit (256 word pieces for the default) is cut there.
    """
    encoder = load(model)
    if not texts:
        return np.empty((0, encoder.get_sentence_embedding_dimension()), np.float32)
    import torch

    limit = int(encoder.max_seq_length)
    pieces = encoder.tokenizer(list(texts), truncation=True, max_length=limit)["input_ids"]
    lengths = np.array([min(limit, -(-len(ids) // _STEP) * _STEP) for ids in pieces])
    out: Vectors | None = None
    for length in np.unique(lengths):
        rows = np.flatnonzero(lengths == length)
        for begin in range(0, len(rows), _BATCH):
            batch = rows[begin : begin + _BATCH]
            filled = [texts[row] for row in batch] + [""] * (_BATCH - len(batch))
            features = encoder.tokenizer(
                filled, padding="max_length", truncation=True, max_length=int(length), return_tensors="pt"
            )
            with torch.inference_mode():
                vectors = encoder.forward(dict(features))["sentence_embedding"].numpy()[: len(batch)]
            out = np.empty((len(texts), vectors.shape[1]), np.float32) if out is None else out
            out[batch] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    assert out is not None
    return out


@functools.lru_cache(maxsize=2)
def locate(model: str) -> Path:
    """Folder of the encoder's files: the PyPI package's for the default, a path, or a model already in the hub's cache.

    The package is located by its metadata, without importing any of its code.

    Raises:
        RolematchError: the model is nowhere on this machine; nothing is ever downloaded at run time.
    """
    if model == DEFAULT:
        manifest = _manifest()
        try:
            place = importlib.metadata.distribution(manifest["distribution"]).locate_file(manifest["folder"])
        except importlib.metadata.PackageNotFoundError as error:
            raise RolematchError("the encoder is not installed", manifest["distribution"], _reinstall(model)) from error
        return Path(str(place))
    if Path(model).is_dir():
        return Path(model).resolve()
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (LocalEntryNotFoundError, ValueError) as error:
        raise RolematchError(
            f"encoder {model!r} is not on this machine",
            "[embed] model",
            "give the path of a folder, or download it first",
        ) from error


def _expected(model: str) -> dict[str, str]:
    return dict(_manifest()["files"]) if model == DEFAULT else _hashed(locate(model))


@functools.cache
def _manifest() -> dict[str, Any]:
    return dict(json.loads((bundled("models") / DEFAULT / "MANIFEST.json").read_text(encoding="utf-8")))


@functools.cache
def _hashed(folder: Path) -> dict[str, str]:
    files = sorted(
        p for p in folder.rglob("*") if p.is_file() and p.suffix in {".json", ".txt", ".safetensors", ".model"}
    )
    return {file.relative_to(folder).as_posix(): _sha256(file) for file in files}


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _reinstall(model: str) -> str:
    return "reinstall rolematch with its dependencies" if model == DEFAULT else "give the path of a complete model"
