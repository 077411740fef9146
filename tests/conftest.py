"""Fixtures every test may lean on."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real specifications beside the checkout; tests that need it skip where there is none."""
    for folder in Path(__file__).resolve().parents:
        if (folder / "shared" / "gold").is_dir():
            return folder / "shared"
    pytest.skip("needs the real documents in ../shared, which are not part of the project")
