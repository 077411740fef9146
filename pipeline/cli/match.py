"""`rolematch match`: resumes against specifications, every pair, with the evidence."""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
import pandas as pd
from rich.console import Console

from pipeline.cli.console import listener
from pipeline.cli.project import settings_for
from pipeline.cli.ranking import print_apart, print_pair, print_ranking
from pipeline.errors import RolematchError, UsageError
from pipeline.scoring.build import beside, build, every_resume, write_redacted
from pipeline.scoring.documents import specifications, unread
from pipeline.scoring.exchange import to_json
from pipeline.scoring.files import gather, lay_out
from pipeline.scoring.record import write_record
from pipeline.scoring.run import FEW, Scored, score, settings_of
from pipeline.scoring.scores import scores
from pipeline.settings import Settings


class ManyValues(click.Command):
    """A command whose option `--spec` takes every word up to the next option: `--spec a.txt b.txt`."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Repeats the option before each of its values, as click wants it."""
        return super().parse_args(context, list(_repeated(args)))


def _repeated(args: Sequence[str]) -> Iterator[str]:
    taking = given = False
    for arg in args:
        if arg.startswith("-"):
            taking, given = arg.partition("=")[0] == "--spec", "=" in arg
            yield arg
            continue
        if taking and given:
            yield "--spec"
        given = True
        yield arg


def _points(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[str, float]:
    """`DIMENSION=POINTS` options as a mapping."""
    found = {}
    for value in values:
        name, _, number = value.partition("=")
        try:
            found[name] = float(number)
        except ValueError as error:
            raise click.BadParameter("write DIMENSION=POINTS, such as level=0", context, option) from error
    return found


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
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for pages, scores and the record."
)
@click.option("--as-of", default="", metavar="YYYY-MM", help="Month that `present` stands for in resumes.")
@click.option(
    "--weight", "points", multiple=True, metavar="DIMENSION=POINTS", callback=_points, help="Points of a dimension."
)
@click.option("--redacted", is_flag=True, help="With --out: also write each resume as text, personal data masked.")
@click.option("--settings", "file", type=click.Path(path_type=Path), help="Settings file [default: ./rolematch.toml]")
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes [default: one a core].")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def match(
    resumes: tuple[Path, ...],
    specs: tuple[Path, ...],
    out: Path | None,
    as_of: str,
    points: dict[str, float],
    redacted: bool,
    file: Path | None,
    workers: int,
    as_json: bool,
) -> None:
    """Score each RESUME against each SPEC: files or folders on both sides.

    Prints a ranking for each specification, or for one pair what its score rests on. With --out a folder keeps the
    pages, the scores, all tables and a record of the run; a second run makes only what changed.
    """
    if redacted and out is None:
        raise UsageError("redacted texts need a folder", "--redacted", "give one with --out")
    given = {"resume": gather(resumes), "spec": gather(specs)}
    with _folder(out) as folder:
        lay_out(folder, given)
        settings = settings_of(settings_for(file, None, None), folder, as_of, points)
        scored = _scored(settings, workers if sum(map(len, given.values())) > FEW else 1)
        table = scores(scored)
        if out is not None:
            build(scored, folder, table)
            if redacted:
                write_redacted(scored, folder)
            write_record(scored, folder, table, given, _now())
        _show(scored, table, as_json)
    if out is not None:
        click.echo(f"Pages: {out / 'index.html'}", err=as_json)
    _complain(scored)


@contextmanager
def _folder(out: Path | None) -> Iterator[Path]:
    """The folder of the run: the one asked for, or one that goes with the command."""
    if out is not None:
        yield out
        return
    with tempfile.TemporaryDirectory(prefix="rolematch-") as folder:
        yield Path(folder)


def _scored(settings: Settings, workers: int) -> Scored:
    told = listener(log_json=False)
    try:
        return score(settings, workers, told)
    finally:
        told.close()


def _show(scored: Scored, table: pd.DataFrame, as_json: bool) -> None:
    """All that was found, on standard output."""
    if as_json:
        for piece in to_json(scored, table):
            click.echo(piece, nl=False)
        return
    console = Console()
    resumes, classes = every_resume(scored), specifications(scored)
    read = [resume for resume in resumes if resume.is_read]
    if len(read) == len(classes) == 1:
        print_pair(console, read[0], classes[0], next(beside(scored))[1].pair(read[0].id, classes[0].id))
    else:
        for one in classes:
            print_ranking(console, one, table[table["candidate_id"] == one.id], {r.id: r for r in resumes})
    print_apart(console, [r for r in resumes if not r.is_read], unread(scored))


def _complain(scored: Scored) -> None:
    """Ends with exit code 1 where a document made a stage fail; all others are done and were shown."""
    if scored.faults:
        first = scored.faults[0]
        raise RolematchError(
            f"{len(scored.faults)} documents were set aside",
            f"{first.doc_id}: {first.error}",
            "all others are done; report this as a fault",
        )


def _now() -> str:
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")
