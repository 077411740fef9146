"""`rolematch run`, `plan` and `report`."""

from __future__ import annotations

import json
import os
from collections import Counter

import click

from pipeline.cli.console import listener
from pipeline.cli.project import project_options
from pipeline.errors import RolematchError
from pipeline.plan import Plan
from pipeline.runner import REPORT, Choice, Summary, plan_run
from pipeline.runner import run as run_pipeline
from pipeline.settings import Settings
from pipeline.store import Store


@click.command()
@project_options
@click.option("--until", default="", metavar="STAGE", help="Stop after this stage.")
@click.option("--only", default="", metavar="STAGE", help="Run this stage alone.")
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes [default: one a core].")
@click.option("--log-json", is_flag=True, help="Progress as JSON lines, for schedulers.")
def run(settings: Settings, until: str, only: str, workers: int, log_json: bool) -> None:
    """Make what is stale: from raw documents to matches and the report."""
    told = listener(log_json)
    try:
        summary = run_pipeline(settings, Choice(until, only), workers, told)
    finally:
        told.close()
    if not log_json:
        _say(summary, settings)
    if summary.errors:
        raise RolematchError(
            f"{len(summary.errors)} parts failed",
            summary.errors[0],
            "the other parts are kept; mend this and run again",
        )
    if summary.faults:
        first = summary.faults[0]
        raise RolematchError(
            f"{len(summary.faults)} documents were set aside",
            f"{first.doc_id}: {first.error}",
            "all others are done; report this as a fault",
        )


def _say(summary: Summary, settings: Settings) -> None:
    if not summary.done and not summary.errors:
        click.echo("Nothing to do: everything is up to date.")
    for fault in summary.faults:
        click.echo(f"set aside: {fault.doc_id}: {fault.error}", err=True)
    for line in _read(summary.plan, Store(settings.processed)):
        click.echo(line)
    if summary.report:
        click.echo(f"Report: {summary.report}")


def _read(plan: Plan, store: Store) -> list[str]:
    """One line that counts what was read, and one for each reason why a document was not."""
    try:
        documents = plan.read(store, "documents", ["doc_id", "status"])
    except RolematchError:
        return []
    counts = Counter(documents["status"])
    lines = [f"{counts.pop('ok', 0):,} of {len(documents):,} documents read"]
    lines += [f"  {count:,} {status.replace('_', ' ')}" for status, count in counts.most_common()]
    return lines + _doubtful(plan, store)


def _doubtful(plan: Plan, store: Store) -> list[str]:
    """One line for the documents whose reading a person should look at, where there are any."""
    try:
        doubtful = plan.read(store, "reviews", ["doc_id"])["doc_id"].nunique()
    except RolematchError:  # the run stopped before
        return []
    return [f"  {doubtful:,} read, but to be looked at by a person: table reviews"] if doubtful else []


@click.command()
@project_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def plan(settings: Settings, as_json: bool) -> None:
    """Show what is stale, stage by stage, and why; write nothing. JSON names every part."""
    planned = plan_run(settings)
    rows = [
        {"stage": name, "part": step.task.part.name, "reason": step.reason}
        for name, steps in planned.steps.items()
        for step in steps
        if step.reason
    ]
    if as_json:
        click.echo(json.dumps({"stale": rows, "parts": sum(map(len, planned.steps.values()))}, indent=1))
        return
    for line in _stale(planned):
        click.echo(line)
    click.echo(
        f"{len(rows)} of {sum(map(len, planned.steps.values()))} parts are stale."
        if rows
        else "Everything is up to date."
    )


def _stale(planned: Plan) -> list[str]:
    """One line a stage that has to run: how many of its parts, and why, the most frequent reason first."""
    lines = []
    for stage, steps in planned.steps.items():
        reasons = Counter(step.reason for step in steps if step.reason)
        why = "; ".join(reason if len(reasons) == 1 else f"{reason} ({n:,})" for reason, n in reasons.most_common())
        if reasons:
            lines.append(f"{stage:<10} {reasons.total():>4,} of {len(steps):,} parts: {why}")
    return lines


@click.command()
@project_options
def report(settings: Settings) -> None:
    """Make the report page from what is there."""
    planned = plan_run(settings)
    _refuse_stale(planned)
    summary = run_pipeline(settings, Choice(only=REPORT), 1, listener(log_json=False))
    click.echo(f"Report: {summary.report}")


def _refuse_stale(planned: Plan) -> None:
    if planned.stale:
        raise RolematchError(f"{planned.stale} parts are stale", "data/processed", "run `rolematch run` first")
