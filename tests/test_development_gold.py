"""Reading measured on the development gold, with the gold's own script; floors just below what is reached."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def measured(shared: Path, processed: Path, what: str) -> dict[str, Any]:
    """What the gold's script says of the tables."""
    words = [
        sys.executable,
        str(shared / "gold/score.py"),
        what,
        "--processed",
        str(processed),
        "--gold",
        str(shared / "gold"),
    ]
    return dict(json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout))


def test_sections(shared: Path, development_tables: Path) -> None:
    found = measured(shared, development_tables, "sections")
    assert found["lost"] == 0
    assert found["accuracy"] >= 0.95
    assert found["macro_f1"] >= 0.90


def test_phrases(shared: Path, development_tables: Path) -> None:
    found = measured(shared, development_tables, "phrases")
    assert found["responsibility"]["f1"] >= 0.90
    assert found["competency"]["f1"] >= 0.90
    assert found["kind_accuracy"] >= 0.95
    assert found["level_accuracy"] >= 0.95


def test_qualifications(shared: Path, development_tables: Path) -> None:
    found = measured(shared, development_tables, "qualifications")
    assert found["leaves"]["f1"] >= 0.95
    assert found["logic_exact"] >= 0.89
