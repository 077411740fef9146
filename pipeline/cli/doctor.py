"""`rolematch doctor`: what is installed, and whether it is whole."""

from __future__ import annotations

import importlib.metadata
import json
import platform
from collections.abc import Callable
from pathlib import Path

import click

import pipeline
from pipeline import encoder, language
from pipeline.errors import RolematchError
from pipeline.readers import recognition

_PACKAGES = (
    "spacy", "torch", "sentence-transformers", "scikit-learn", "pandas", "pyarrow", "pypdfium2", "python-docx", "lxml",
)  # fmt: skip


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def doctor(as_json: bool) -> None:
    """Show versions, models and their digests, and which package was imported; exit 1 if a model is broken."""
    checks: dict[str, Callable[[], object]] = {
        "encoder": lambda: encoder.load(encoder.DEFAULT),
        "language": language.load,
    }
    broken = {}
    for name, load in checks.items():
        try:
            load()
        except RolematchError as error:
            broken[name] = str(error)
    facts: dict[str, object] = {
        "rolematch": pipeline.__version__,
        "imported from": str(Path(pipeline.__file__).parent),
        "python": platform.python_version(),
        "packages": {name: importlib.metadata.version(name) for name in _PACKAGES},
        "models": {**encoder.digests(encoder.DEFAULT), **language.digest()},
        "recognition of scanned pages": recognition.engine() or "not installed",
        "broken": broken,
    }
    click.echo(json.dumps(facts, indent=1) if as_json else _words(facts))
    if broken:
        raise RolematchError("a model cannot be loaded", "; ".join(broken.values()), "reinstall rolematch")


def _words(facts: dict[str, object]) -> str:
    lines = []
    for name, value in facts.items():
        if isinstance(value, dict):
            lines.append(f"{name}:" if value else f"{name}: none")
            lines += [f"  {key:<22} {entry}" for key, entry in value.items()]
        else:
            lines.append(f"{name}: {value}")
    return "\n".join(lines)
