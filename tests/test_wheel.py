"""The installed package holds all it needs: models, sample data, templates."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import pipeline
from pipeline.bundle import bundled


def test_the_tests_run_against_the_wheel_when_told_to() -> None:
    wheel = os.environ.get("ROLEMATCH_WHEEL")
    if wheel is None:
        pytest.skip("not run by `make test`: the checkout itself is tested")
    assert Path(pipeline.__file__).is_relative_to(wheel)
    assert bundled("models").is_relative_to(wheel)


def test_what_travels_with_the_package() -> None:
    assert (bundled("models") / "en_spec" / "MANIFEST.json").is_file()
    assert (bundled("models") / "all-MiniLM-L6-v2" / "MANIFEST.json").is_file()
    assert (bundled("data/gold") / "sections.jsonl").is_file()
    assert len(list((bundled("data/raw") / "resumes").iterdir())) == 6
    assert (Path(pipeline.__file__).parent / "report" / "templates" / "page.html.j2").is_file()
