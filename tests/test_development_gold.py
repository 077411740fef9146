"""Reading measured on the development gold, with the gold's own script; floors just below what is reached."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.corpus import rolematch


@pytest.fixture(scope="module")
def processed(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gold")
    done = rolematch(folder, "run", "--raw", str(shared / "gold/docs"), "--processed", "out", "--until", "qualify")
    assert done.returncode == 0, done.stderr
    return folder / "out"


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


def test_sections(shared: Path, processed: Path) -> None:
    found = measured(shared, processed, "sections")
    assert found["lost"] == 0
    assert found["accuracy"] >= 0.95
    assert found["macro_f1"] >= 0.90


def test_phrases(shared: Path, processed: Path) -> None:
    found = measured(shared, processed, "phrases")
    assert found["responsibility"]["f1"] >= 0.90
    assert found["competency"]["f1"] >= 0.90
    assert found["kind_accuracy"] >= 0.95
    assert found["level_accuracy"] >= 0.95


def test_qualifications(shared: Path, processed: Path) -> None:
    found = measured(shared, processed, "qualifications")
    assert found["leaves"]["f1"] >= 0.95
    assert found["logic_exact"] >= 0.89
