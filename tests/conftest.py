"""Fixtures every test may lean on."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real specifications beside the checkout; tests that need it skip where there is none."""
    place = ROOT.parent / "shared"
    if not place.is_dir():
        pytest.skip("needs the real documents in ../shared, which are not part of the project")
    return place
