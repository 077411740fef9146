"""Copies a trained pipeline to its place in `models/` and states the SHA-256 of its files in MANIFEST.json."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path

import spacy

from pipeline.language import MANIFEST, combined


def install(trained: Path, place: Path) -> None:
    """Replaces all but the card in `place` by the trained pipeline, without what only training needs."""
    for old in place.iterdir():
        if old.name != "CARD.md":
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    nlp = spacy.load(trained)
    nlp.meta.update({"name": place.name, "version": "1.0.0", "license": "CC BY-SA 4.0", "description": "See CARD.md."})
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where it was trained is nobody's business
    nlp.to_disk(place)
    files = {
        path.relative_to(place).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name != "CARD.md"
    }
    stated = json.dumps({"digest": combined(files), "files": files}, indent=2)
    (place / MANIFEST).write_text(stated + "\n", encoding="utf-8")


if __name__ == "__main__":
    install(Path(sys.argv[1]), Path(sys.argv[2]))
