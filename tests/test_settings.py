"""Settings: every fault is told with the nearest valid name, and the generated file holds every default."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.settings import commented, load
from pipeline.stages import settings_types


def _load(tmp_path: Path, text: str):
    file = tmp_path / "rolematch.toml"
    file.write_text(text)
    return load(file, settings_types(), tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[embed]\nmodle = "x"', 'unknown key "modle" in [embed]; did you mean "model"?'),
        ("[compear]\nthreshold = 80", 'unknown section [compear]; did you mean "compare"?'),
        ('[compare]\nthreshold = "high"', "must be a number"),
        ("[project]\nparts = 0", "out of range"),
        ("[shortlist]\nothers = true", "must be a whole number"),
        ("[ingest]\ntables = 3", "must be a list"),
        ('[[ingest.tables]]\npth = "*.csv"', 'did you mean "path"?'),
        ("[project", "not a TOML file"),
    ],
)
def test_a_fault_is_named_with_its_remedy(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        _load(tmp_path, text)
    assert told in str(caught.value)
    assert caught.value.exit_code == 2


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        _load(tmp_path, "[project]\nraww = 'x'\n[compare]\nlevl = 3")
    assert "raww" in str(caught.value)
    assert "levl" in str(caught.value)


def test_values_and_folders(tmp_path: Path) -> None:
    settings = _load(tmp_path, '[project]\nraw = "in"\n[compare]\nthreshold = 80\n[[ingest.tables]]\npath = "a.csv"\n')
    assert settings.raw == tmp_path / "in"
    assert settings.stages["compare"].threshold == 80.0
    assert settings.stages["ingest"].tables[0].path == "a.csv"


def test_the_generated_file_is_complete_and_every_default_in_it_is_valid(tmp_path: Path) -> None:
    text = commented(settings_types())
    assert tomllib.loads(text) == {name: {} for name in tomllib.loads(text)}
    uncommented = "\n".join(
        line.removeprefix("# ") if " = " in line.split("  #")[0] and line.startswith("# ") else line
        for line in text.splitlines()
    )
    assert _load(tmp_path, uncommented).stages == load(None, settings_types(), tmp_path).stages
