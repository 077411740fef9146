"""A document on which a stage fails is set aside and named; the others go on, and no part costs another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from pipeline import work as worker
from pipeline.cli import rolematch as commands
from pipeline.errors import RolematchError
from pipeline.runner import Choice, run
from pipeline.settings import load
from pipeline.stages import registry, settings_types
from tests.corpus import small_project


class Quiet:
    def stage_begins(self, stage: str, tasks: int) -> None: ...

    def part_done(self, stage: str, outcome: worker.Outcome) -> None: ...

    def stage_ends(self, stage: str, seconds: float, rows: int) -> None: ...


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def _with_segment(monkeypatch: pytest.MonkeyPatch, spoil) -> None:
    """Puts `spoil` in front of the segment stage's function."""
    stages = dict(registry())
    honest = stages["segment"]

    def spoilt(frames: Mapping[str, pd.DataFrame], settings) -> pd.DataFrame:
        spoil(frames["documents"])
        return honest.run(frames, settings)

    stages["segment"] = replace(honest, run=spoilt)
    monkeypatch.setattr(worker, "registry", lambda: stages)


def _fail_on_librarian(documents: pd.DataFrame) -> None:
    if documents["doc_id"].str.contains("LIBRARIAN").any():
        raise ValueError("odd document")


def test_the_guilty_document_is_named_and_the_others_go_on(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(project / "rolematch.toml", settings_types(), project)
    _with_segment(monkeypatch, _fail_on_librarian)
    summary = run(settings, Choice(until="segment"), 1, Quiet())
    assert [(fault.doc_id, fault.error) for fault in summary.faults] == [
        ("specs/port-averill/LIBRARIAN 6110.txt", "segment failed: ValueError: odd document")
    ]
    read = set(pd.read_parquet(project / "data/processed/sections")["doc_id"])
    assert len(read) == 4
    again = run(settings, Choice(until="segment"), 1, Quiet())
    assert not again.done
    assert again.faults == summary.faults


def test_a_run_with_a_document_set_aside_exits_1(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    _with_segment(monkeypatch, _fail_on_librarian)
    with pytest.raises(RolematchError, match=r"1 documents were set aside · .*LIBRARIAN.*odd document") as caught:
        commands.main(["run", "--until", "segment", "--workers", "1"], standalone_mode=False)
    assert caught.value.exit_code == 1


def test_a_part_that_fails_as_a_whole_holds_up_only_what_rests_on_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(documents: pd.DataFrame) -> None:
        if documents["doc_id"].str.contains("LIBRARIAN").any():
            raise RolematchError("no", "here", "ever")

    settings = load(project / "rolematch.toml", settings_types(), project)
    _with_segment(monkeypatch, refuse)
    summary = run(settings, Choice(until="extract"), 1, Quiet())
    assert summary.errors == ["no · here · ever"]
    parts = summary.done["identify"]
    assert summary.done["segment"] >= summary.done["extract"] >= 1
    assert len({part for table, part in summary.failed if table == "phrases"}) == 1
    assert parts >= 1
