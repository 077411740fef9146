"""`rolematch evaluate`: how well documents are read, measured against gold annotations."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from pipeline.bundle import bundled
from pipeline.cli.console import listener
from pipeline.cli.project import settings_for
from pipeline.errors import RolematchError, UsageError
from pipeline.evaluation.documents import Documents
from pipeline.evaluation.families import FAMILIES
from pipeline.evaluation.gold import Gold, read_gold
from pipeline.evaluation.grids import Grid, grids
from pipeline.evaluation.page import CONFUSION, page
from pipeline.evaluation.picture import confusion_svg
from pipeline.evaluation.results import Evaluation, errors_tsv, to_json
from pipeline.evaluation.results import evaluate as measure
from pipeline.runner import Choice
from pipeline.runner import run as run_pipeline
from pipeline.settings import FILE_NAME, Settings
from pipeline.sources import list_sources
from pipeline.stages import registry

_GIVE_TABLES = "give --processed the tables of a run over the documents that are judged"


@click.command()
@click.option(
    "--gold", "gold_folder", type=click.Path(path_type=Path), help="Folder of gold [default: the project's own]."
)
@click.option(
    "--processed",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Tables of a run to measure, several if need be [default: the gold's documents are run].",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for results.json, results.md, confusion.svg and errors.tsv.",
)
@click.option("--settings", "file", type=click.Path(path_type=Path), help=f"Settings file [default: ./{FILE_NAME}]")
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes [default: one a core].")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def evaluate(
    gold_folder: Path | None,
    processed: tuple[Path, ...],
    out: Path | None,
    file: Path | None,
    workers: int,
    as_json: bool,
) -> None:
    """Measure how well documents are read, against gold annotations."""
    gold = read_gold(gold_folder or bundled("data/gold"))
    for folder in processed:
        if not folder.is_dir():
            raise UsageError("no such folder", str(folder), "run `rolematch run`, or leave --processed away")
    if processed:
        found = measure(gold, processed)
    else:
        with _tables(gold, settings_for(file, None, None), workers) as made:
            found = measure(gold, [made])
    if not found.results.metrics:
        raise RolematchError("nothing could be measured", found.results.gaps[0].what, found.results.gaps[0].remedy)
    results = json.loads(to_json(found.results))
    if out is not None:
        _write(out, gold, found)
    if as_json:
        click.echo(to_json(found.results), nl=False)
        return
    console = Console()
    for grid in grids(results):
        _print(console, grid)
    for gap in found.results.gaps:
        click.echo(f"not measured: {gap.what} · {gap.remedy}", err=True)
    if out is not None:
        click.echo(f"Results: {out / 'results.md'}\n{len(found.misread)} misread: {out / 'errors.tsv'}")


@contextmanager
def _tables(gold: Gold, settings: Settings, workers: int) -> Iterator[Path]:
    """Folder with the tables of the gold's own documents, as far as its annotations need them; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="rolematch-") as folder:
        raw, processed = _raw(gold, Path(folder)), Path(folder, "processed")
        project = replace(settings.project, raw=str(raw), processed=str(processed))
        settings = replace(settings, project=project)
        told = listener(log_json=False)
        try:
            summary = run_pipeline(settings, Choice(until=_last_stage(gold, settings)), workers, told)
        finally:
            told.close()
        if summary.errors:
            raise RolematchError(f"{len(summary.errors)} parts failed", summary.errors[0], "mend this first")
        for fault in summary.faults:
            click.echo(f"set aside, and counted as not read: {fault.doc_id}: {fault.error}", err=True)
        yield processed


def _raw(gold: Gold, folder: Path) -> Path:
    """The gold's documents as a raw folder: its own, or with those of the sample that it names."""
    names = {name for family in FAMILIES for names in family.judgements(gold) for name in names}
    if not any(gold.is_of_sample(name) for name in names):
        if not (gold.folder / "docs").is_dir():
            raise RolematchError("no documents to run", str(gold.folder / "docs"), _GIVE_TABLES)
        return gold.folder / "docs"
    for name in sorted(names):
        file, sample = gold.place(name), bundled("data/raw")
        if file.is_file():
            target = (
                folder / "raw" / (file.relative_to(sample) if gold.is_of_sample(name) else Path("specs", file.name))
            )
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    return folder / "raw"


def _last_stage(gold: Gold, settings: Settings) -> str:
    """The stage after which every table is there that can be measured."""
    documents = Documents(list(list_sources(settings.raw, settings.stages["ingest"])["doc_id"]))
    measurable = [family for family in FAMILIES if documents.whole(family.judgements(gold))]
    needed = {"documents"}.union(*(family.needs for family in measurable))
    return [name for name, stage in registry().items() if stage.output.name in needed][-1]


def _write(out: Path, gold: Gold, found: Evaluation) -> None:
    """The page is made from the JSON alone, so that one is as true as the other."""
    out.mkdir(parents=True, exist_ok=True)
    text = to_json(found.results)
    results = json.loads(text)
    files = {"results.json": text, "results.md": page(results), "errors.tsv": errors_tsv(gold, found.misread)}
    if results["confusion"]:
        files[CONFUSION] = confusion_svg(results["confusion"])
    for name, content in files.items():
        (out / name).write_text(content, encoding="utf-8")


def _print(console: Console, grid: Grid) -> None:
    table = Table(title=grid.title, title_justify="left", title_style="bold", pad_edge=False, show_edge=False)
    for at, name in enumerate(grid.head):
        table.add_column(name, justify="right" if at else "left", no_wrap=not at)
    for row in grid.rows:
        table.add_row(*row)
    console.print(table)
    console.print()
