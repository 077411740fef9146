"""Fixtures every test may lean on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus import rolematch
from tests.match_example import ScoringRun, scoring_run


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real specifications beside the checkout; tests that need it skip where there is none."""
    for folder in Path(__file__).resolve().parents:
        if (folder / "shared" / "gold").is_dir():
            return folder / "shared"
    pytest.skip("needs the real documents in ../shared, which are not part of the project")


@pytest.fixture(scope="session")
def development_tables(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the development gold's documents, up to their requirements."""
    folder = tmp_path_factory.mktemp("development")
    done = rolematch(folder, "run", "--raw", str(shared / "gold/docs"), "--processed", "out", "--until", "qualify")
    assert done.returncode == 0, done.stderr
    return folder / "out"


@pytest.fixture(scope="session")
def scored(tmp_path_factory: pytest.TempPathFactory) -> ScoringRun:
    """A scoring run on invented people; tests leave its folder as it is."""
    return scoring_run(tmp_path_factory.mktemp("match"))
