"""The README's reference is the code's own: commands, stages, tables, settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import rolematch
from pipeline.reference import filled
from pipeline.stages import registry
from pipeline.tables import TABLES

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"


@pytest.mark.parametrize("name", ["gold", "training"])
def test_data_cards_count_what_is_there(name: str) -> None:
    text = (ROOT / "data" / name / "README.md").read_text(encoding="utf-8")
    assert f"<!-- {name}: generated -->" in text
    assert filled(text, ROOT) == text, f"run: python -m pipeline.reference data/{name}/README.md"


def test_stages_and_tables_are_generated_from_the_code() -> None:
    text = README.read_text(encoding="utf-8")
    assert filled(text, ROOT) == text, "run: python -m pipeline.reference README.md"
    assert all(f"| `{name}` |" in text for name in registry())
    assert all(f"<code>{table.name}</code>" in text for table in TABLES)


@pytest.mark.parametrize("command", sorted(rolematch.commands))
def test_every_command_is_documented_and_has_help(command: str) -> None:
    assert f"`rolematch {command}" in README.read_text(encoding="utf-8")
    assert rolematch.commands[command].help
