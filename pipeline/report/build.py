"""From a plan to the page on disk: which tables the report reads, and when it is current."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from pipeline import __version__
from pipeline.parts import digest
from pipeline.plan import Plan
from pipeline.report.page import render
from pipeline.report.view import ModelUsed, RunSummary, StageRun
from pipeline.settings import Settings
from pipeline.store import Store
from pipeline.tables import (
    ATTRIBUTES,
    CLASSES,
    DOCUMENTS,
    EVIDENCE,
    LEVELS,
    MATCHES,
    PHRASES,
    REQUIREMENTS,
    REVIEWS,
    SECTIONS,
    SERIES,
    Table,
)

_SHOWN: tuple[Table, ...] = (
    DOCUMENTS,
    CLASSES,
    SECTIONS,
    PHRASES,
    REQUIREMENTS,
    REVIEWS,
    LEVELS,
    ATTRIBUTES,
    SERIES,
    MATCHES,
    EVIDENCE,
)
_LONG = {"text", "layout", "redactions"}  # of documents and sections: the page quotes phrases, not whole texts


def build_report(page: Path, plan: Plan, settings: Settings, store: Store) -> None:
    """Writes the page whole or not at all."""
    tables = {
        table.name: plan.read(store, table.name, [name for name in table.names if not _left_out(table, name)])
        for table in _SHOWN
    }
    html = render(tables, _summary(plan, settings, {name: len(frame) for name, frame in tables.items()}))
    page.parent.mkdir(parents=True, exist_ok=True)
    beside = page.with_suffix(".html.new")
    beside.write_text(f"{html}\n{_seal(plan, settings)}\n", encoding="utf-8")
    beside.replace(page)


def is_current(page: Path, plan: Plan, settings: Settings) -> bool:
    """Whether the page shows just what the plan ends with."""
    seal = _seal(plan, settings).encode()
    try:
        with page.open("rb") as stream:
            stream.seek(-len(seal) - 1, 2)
            return stream.read().strip() == seal
    except OSError:
        return False


def _left_out(table: Table, column: str) -> bool:
    return table in (DOCUMENTS, SECTIONS) and column in _LONG


def _seal(plan: Plan, settings: Settings) -> str:
    """A comment at the end of the page that names what it was made of."""
    made_of = [f"{a.part} {a.fingerprint}" for table in _SHOWN for a in plan.artifacts[table.name]]
    return f"<!-- made of {digest([__version__, settings.project.name, *made_of])} -->"


def _summary(plan: Plan, settings: Settings, rows: dict[str, int]) -> RunSummary:
    models = {
        name: sha
        for steps in plan.steps.values()
        for step in steps[:1]
        for name, sha in step.task.passport.models.items()
    }
    chosen = dataclasses.asdict(settings.stages["compare"])
    return RunSummary(
        project=settings.project.name,
        version=__version__,
        benchmark_threshold=settings.stages["compare"].threshold,
        models=tuple(ModelUsed(name, sha) for name, sha in sorted(models.items())),
        settings=tuple((name, f"{value:g}") for name, value in chosen.items()),
        stages=tuple(StageRun(name, count) for name, count in rows.items()),
        tables_at=settings.project.processed,
    )
