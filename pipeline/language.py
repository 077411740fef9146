"""The English model that tags and parses: words, parts of speech, lemmas and dependencies, made for duty lists.

The weights travel with the package in `models/en_spec` (see its CARD.md); `models/recipe` rebuilds them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.bundle import bundled
from pipeline.errors import RolematchError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "en_spec"
MANIFEST = "MANIFEST.json"
_REMEDY = "reinstall rolematch, or rebuild the model with models/recipe/build.sh"
_TEXTS_AT_ONCE = 64


def digest() -> Mapping[str, str]:
    """Name and SHA-256 of the model, as its manifest states them: no file is hashed and spaCy is not loaded.

    Raises:
        RolematchError: the manifest is missing or cannot be read.
    """
    return {NAME: _stated(_folder())["digest"]}


@lru_cache(maxsize=1)
def load() -> Language:
    """The pipeline, loaded once per process after its files are checked against the manifest.

    A token carries `pos_` (universal), `tag_` (Penn), `lemma_`, `dep_` (Universal Dependencies) and `head`;
    the parser also sets sentence starts.

    Raises:
        RolematchError: a file is missing or is not the one the manifest names.
    """
    folder = _folder()
    verify(folder)

    import spacy

    return spacy.load(folder)


def parse(texts: Sequence[str]) -> Iterator[Doc]:
    """One parsed document per text, in order; what a text gives does not depend on its neighbours.

    Texts are lines, items or sections: at most 1,000,000 characters each.
    """
    yield from load().pipe(texts, batch_size=_TEXTS_AT_ONCE)


def verify(folder: Path) -> None:
    """Compares every file the manifest names with its SHA-256.

    Raises:
        RolematchError: the first file that is missing or altered, or a digest that is not that of the files.
    """
    stated = _stated(folder)
    for name, sha256 in stated["files"].items():
        path = folder / name
        if not path.is_file():
            raise RolematchError("a file of the language model is missing", str(path), _REMEDY)
        if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise RolematchError("a file of the language model was altered", str(path), _REMEDY)
    if stated["digest"] != combined(stated["files"]):
        raise RolematchError("the language model's digest is not that of its files", str(folder / MANIFEST), _REMEDY)


def combined(files: Mapping[str, str]) -> str:
    """One SHA-256 over file names and their SHA-256, whatever their order."""
    lines = "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def _folder() -> Path:
    return bundled("models") / NAME


def _stated(folder: Path) -> dict[str, Any]:
    try:
        stated = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {"digest": str(stated["digest"]), "files": dict(stated["files"])}
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise RolematchError(
            f"the language model's manifest cannot be read ({fault})", str(folder / MANIFEST), _REMEDY
        ) from fault
