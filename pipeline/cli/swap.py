"""`rolematch audit swap`: whether the same resume of another person has the same scores."""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.console import listener
from pipeline.cli.match import ManyValues
from pipeline.cli.project import settings_for
from pipeline.errors import RolematchError
from pipeline.scoring.files import gather
from pipeline.scoring.swap import ALIKE, LENGTH, Bench, SwapAudit, audit_swaps
from pipeline.scoring.swap_page import KIND_NAMES, render, to_csv

_SHOWN = 10  # swaps that changed something that the terminal shows


@click.command(cls=ManyValues)
@click.argument("resumes", nargs=-1, required=True, metavar="RESUME…", type=click.Path(path_type=Path))
@click.option(
    "--spec",
    "specs",
    multiple=True,
    required=True,
    metavar="SPEC…",
    type=click.Path(path_type=Path),
    help="Specifications: files or folders, up to the next option.",
)
@click.option("--pairs", "count", type=click.IntRange(1), default=1000, help="Swaps to make [default: 1000].")
@click.option("--seed", type=int, default=0, help="Other numbers make other swaps [default: 0].")
@click.option("--as-of", default="", metavar="YYYY-MM", help="Month that `present` stands for in resumes.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for the page, JSON and CSV.")
@click.option("--settings", "file", type=click.Path(path_type=Path), help="Settings file [default: ./rolematch.toml]")
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes [default: one a core].")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def swap(
    resumes: tuple[Path, ...],
    specs: tuple[Path, ...],
    count: int,
    seed: int,
    as_of: str,
    out: Path | None,
    file: Path | None,
    workers: int,
    as_json: bool,
) -> None:
    """Swap what must not matter in each RESUME, and score every variant against each SPEC.

    Names, pronouns and titles, addresses, and graduation years are changed one at a time; each variant goes through
    the whole reading and scoring. Exits with 1 if any of these changed a score. Added length may change one: by how
    much is shown.
    """
    given = gather(resumes), gather(specs)
    told = listener(log_json=False)
    with tempfile.TemporaryDirectory(prefix="rolematch-") as folder:
        bench = Bench(Path(folder), settings_for(file, None, None), workers, told)
        try:
            found = audit_swaps(bench, *given, count, seed, as_of)
        finally:
            told.close()
    if out is not None:
        _write(out, found)
    click.echo(_json(found)) if as_json else _print(Console(), found)
    if out is not None:
        click.echo(f"Page: {out / 'swap.html'}", err=as_json)
    if found.changed:
        first = found.changed[0]
        raise RolematchError(
            f"{len(found.changed)} of {sum(len(found.of(kind)) for kind in ALIKE)} swaps changed a score",
            f"{first.resume}: {first.kind}: {first.parting}",
            "report this as a fault",
        )


def _write(out: Path, found: SwapAudit) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, content in {"swap.html": render(found), "swap.json": _json(found), "swaps.csv": to_csv(found)}.items():
        (out / name).write_text(content, encoding="utf-8")


def _json(found: SwapAudit) -> str:
    return json.dumps(dataclasses.asdict(found), indent=1, ensure_ascii=False)


def _print(console: Console, found: SwapAudit) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("swapped", no_wrap=True)
    for name in ("swaps", "read as one text", "changed", "largest change"):
        table.add_column(name, justify="right", no_wrap=True)
    for kind in (*ALIKE, LENGTH):
        swaps = found.of(kind)
        changed = sum(bool(swap.changed) for swap in swaps)
        largest = max((swap.largest for swap in swaps), key=abs, default=0.0)
        style = "red" if changed and kind in ALIKE else ""
        same = sum(swap.is_one_text for swap in swaps)
        cells = (f"{len(swaps):,}", f"{same:,}", f"{changed:,}", f"{largest:+.2f}" if changed else "0")
        table.add_row(KIND_NAMES[kind], *(Text(cell, style) for cell in cells))
    console.print(table)
    scored = f"{found.texts:,} different texts scored beside {found.classes:,} classes as of {found.as_of or 'no date'}"
    console.print(Text(scored, "dim"))
    for one in found.changed[:_SHOWN]:
        console.print(Text(f"{one.resume}: {one.kind}: {one.largest:+.2f} at {one.where}: {one.parting}", "red"))
    for name, reason in found.set_aside:
        console.print(Text.assemble(("not swapped: ", "yellow"), f"{name}: {reason}"))
