"""The house stands as ARCHITECTURE.md says: imports run one way, and nothing heavy loads before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.tables import TABLES

PACKAGE = Path(pipeline.__file__).parent
HEAVY = {"torch", "spacy", "sentence_transformers", "transformers", "sklearn", "docx", "pypdfium2", "lxml", "bs4"}

# From the ground up: a module may import from its own row and from the rows above it.
ROWS: tuple[tuple[str, ...], ...] = (
    ("__init__", "tables", "errors", "settings", "bundle", "parts", "alternatives"),
    ("stage", "encoder", "language"),
    ("readers", "titles", "sections", "phrases", "qualifications", "matching", "levels", "resumes"),
    ("sources", "stages"),
    ("store", "plan", "work"),
    ("report", "evaluation", "audit"),
    ("engines",),
    ("runner", "reference"),
    ("cli", "__main__"),
)


def _row(room: str) -> int:
    return next(number for number, rooms in enumerate(ROWS) if room in rooms)


def _imports(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module == "pipeline":
            names |= {alias.name for alias in node.names if alias.name != "__version__"}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pipeline."):
            names.add(node.module.split(".")[1])
    return names


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_run_one_way(module: Path) -> None:
    if "_bundled" in module.parts:
        return
    room = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    upward = {name for name in _imports(module) if _row(name) > _row(room)}
    assert not upward, f"{room} may not import {upward}"


def test_importing_the_package_and_planning_load_nothing_heavy() -> None:
    code = "import sys, pipeline.cli, pipeline.stages as s; s.registry(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(loaded)
    assert "pipeline.stages.explain" in loaded


def test_every_column_has_a_meaning_and_every_key_is_a_column() -> None:
    for table in TABLES:
        assert set(table.key) <= set(table.names)
        assert all(column.meaning for column in table.columns)
        assert len(set(table.names)) == len(table.names)
