"""`rolematch audit impact`: scoring or selection rates and impact ratios by sex, race/ethnicity and both."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.audit import columns, people, records
from pipeline.audit.audits import Audit, Findings, Measure, audit
from pipeline.audit.impact import FEW, SIGNIFICANT, Breakdown, Category
from pipeline.audit.notes import counted, notes
from pipeline.audit.page import Publication, p_value, percent, position_name, ratio, render
from pipeline.audit.sheets import Sheet, read
from pipeline.cli.project import find
from pipeline.errors import UsageError

_IN_FULL = 5  # audits up to which the terminal shows every table
_SHOWN = 5  # rows set aside that the terminal shows
_LEGEND = f"† under 2% of the data  ‡ fewer than {FEW} applicants"
_LEGEND_OF_SELECTION = (
    "  ↓ below four fifths of the highest rate  p: Fisher's exact test against it, two-sided; * below "
    f"{SIGNIFICANT:g}  § one person more selected, in place of one of the highest, would make this the higher rate"
)
_DAY = click.DateTime(["%Y-%m-%d"])


def _named(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """`FIELD=NAME` options as a mapping."""
    pairs = [value.partition("=") for value in values]
    for field, _, name in pairs:
        if field not in columns.FIELDS or not name:
            raise click.BadParameter(f"write FIELD=NAME, FIELD one of {', '.join(columns.FIELDS)}", context, option)
    return {field: name for field, _, name in pairs}


def publication_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds what the page states beside the figures, and hands the command `publication`."""

    @click.option("--as-of", type=_DAY, metavar="DATE", help="Date of the audit, such as 2026-03-31.")
    @click.option("--source", default="", metavar="TEXT", help="Source and explanation of the data, for the page.")
    @click.option(
        "--tool", default="rolematch", help="Name of the tool that scored, for the page [default: rolematch]."
    )
    @click.option(
        "--position", default="", metavar="NAME", help="Name of the position, for the page [default: its id]."
    )
    @click.option("--distributed", type=_DAY, metavar="DATE", help="Since when the tool has been used, for the page.")
    @click.option("--auditor", default="", metavar="NAME", help="Who audited, for the page.")
    @functools.wraps(command)
    def with_publication(as_of: datetime | None, distributed: datetime | None, **options: Any) -> Any:
        told = {name: options.pop(name) for name in ("tool", "source", "position", "auditor")}
        days = [day.date() if day else None for day in (as_of, distributed)]
        return command(publication=Publication(as_of=days[0], distributed=days[1], **told), **options)

    return with_publication


@click.command()
@click.argument("scores", type=click.Path(path_type=Path))
@click.argument("demographics", type=click.Path(path_type=Path))
@click.option("--spec", default="", metavar="NAME", help="Audit this position alone: its id or a piece of it.")
@click.option("--selected", metavar="COLUMN", help="Selection rates: this column of SCORES says yes or no.")
@click.option("--at", type=float, metavar="SCORE", help="Selection rates: who scores this or more is selected.")
@click.option("--exclude-small", default="", metavar="WHY", help="Leave categories under 2 % out of ratios; say why.")
@click.option(
    "--column",
    "named",
    multiple=True,
    metavar="FIELD=NAME",
    callback=_named,
    help=f"Name a column that is not recognised; FIELD is one of {', '.join(columns.FIELDS)}.",
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for pages, JSON and CSV.")
@publication_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def impact(
    scores: Path,
    demographics: Path,
    spec: str,
    selected: str | None,
    at: float | None,
    exclude_small: str,
    named: dict[str, str],
    out: Path | None,
    publication: Publication,
    as_json: bool,
) -> None:
    """Audit SCORES for adverse impact, with the DEMOGRAPHICS of the people scored.

    SCORES is a CSV or Parquet file, or a folder `matches`: one row a person, or a person and a position. DEMOGRAPHICS
    is a CSV or Parquet file with id, sex and race/ethnicity. Rates and ratios are those of New York City's Local Law
    144; selection rates come with the four-fifths rule and Fisher's exact test.
    """
    if selected and at is not None:
        raise UsageError("--selected and --at exclude each other", "the command line", "give one of them")
    if at is not None and not math.isfinite(at):
        raise UsageError(f"{at} is no score", "--at", "give a number such as 70")
    if out is not None and not (publication.as_of and publication.source):
        raise UsageError("the page has to state its date and its data", "--out", "give --as-of and --source")
    sheets = (read(scores), read(demographics))
    found = _found(sheets, spec, Measure(selected or None, at, exclude_small), named)
    if out is not None and publication.position and len(found.audits) > 1:
        raise UsageError(f"{len(found.audits)} positions, one name", "--position", "choose one with --spec")
    if out is not None:
        _write(out, found, sheets, publication)
    if as_json:
        click.echo(records.to_json(found, sheets, publication.as_of))
    else:
        _print(Console(), found)
    _complain(found, publication if out is not None else None)
    if out is not None:
        click.echo(f"Pages, impact.json, impact.csv, set-aside.csv: {out}", err=as_json)


def _found(sheets: Sequence[Sheet], spec: str, measure: Measure, named: dict[str, str]) -> Findings:
    scored, known = sheets
    if "id" in named and not any(named["id"] in sheet.columns for sheet in sheets):
        raise UsageError(f'no column "{named["id"]}"', f"{scored.name}, {known.name}", "check the name given for id")
    score_columns = columns.score_columns(scored, named, measure.selected)
    outcomes = people.scores(scored, score_columns, is_selection=measure.selected is not None)
    if spec:
        if score_columns.position is None:
            raise UsageError("the scores are of one position only", scored.name, "leave --spec away")
        chosen = find(spec, pd.DataFrame({"position": list(outcomes.of), "title": ""}), "position")
        outcomes = people.Scores({chosen: outcomes.of[chosen]}, outcomes.set_aside, outcomes.others)
    return audit(outcomes, people.demographics(known, columns.demographic_columns(known, named)), measure)


def _write(out: Path, found: Findings, sheets: Sequence[Sheet], publication: Publication) -> None:
    out.mkdir(parents=True, exist_ok=True)
    files = {
        "impact.json": records.to_json(found, sheets, publication.as_of),
        "impact.csv": records.to_csv(found.audits),
        "set-aside.csv": records.set_aside_csv(found.set_aside),
    }
    for one in found.audits:
        name = re.sub(r"[^\w.-]+", "-", position_name(one.position)).strip("-.")[:100] or "summary"
        taken = f"{name}~".casefold()  # where "A" and "a" are one file, too
        number = sum(file.replace(".html", "~").casefold().startswith(taken) for file in files)
        files[f"{name}~{number + 1}.html" if number else f"{name}.html"] = render(one, publication, sheets)
    for name, content in files.items():
        (out / name).write_text(content, encoding="utf-8")


def _print(console: Console, found: Findings) -> None:
    if len(found.audits) > _IN_FULL:
        console.print(_overview(found.audits))
    else:
        for one in found.audits:
            _print_audit(console, one)


def _print_audit(console: Console, one: Audit) -> None:
    basis = f"selected from a score of {one.measure.at:g}" if one.measure.at is not None else "selected"
    if one.split:
        basis = f"median {one.split.median:g}; scoring rate: the share above it"
    console.print(
        Text.assemble((one.position or "All scores", "bold"), f"  {counted(one.people, 'applicant')}, {basis}")
    )
    for by in one.breakdowns:
        console.print(_table(by, one.measure.is_selection))
        console.print()
    for note in notes(one):
        console.print(Text(note, "dim"))
    console.print(Text(_LEGEND + (_LEGEND_OF_SELECTION if one.measure.is_selection else ""), "dim"))
    console.print()


def _table(by: Breakdown, is_selection: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column(by.by, no_wrap=True)
    for name in ("people", "selected" if is_selection else "above", "rate"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("ratio", "p" if is_selection else ""):  # with marks behind, so that the digits stay in line
        table.add_column(name, no_wrap=True)
    group = ""
    for one in by.categories:
        if len(one.parts) > 1 and one.parts[0] != group:
            group = one.parts[0]
            table.add_row(group)
        marks = ("†" if one.is_small else "") + ("‡" if one.is_few else "")
        name = f"{'  ' if group else ''}{one.parts[-1]} {marks}"
        table.add_row(name, f"{one.people:,}", f"{one.favoured:,}", percent(one.rate), *_against_highest(one, by))
    if by.unknown:
        table.add_row(Text("unknown", "dim"), f"{by.unknown:,}")
    return table


def _against_highest(one: Category, by: Breakdown) -> tuple[str, str]:
    """Ratio and p-value as shown, with their marks."""
    found = one.difference
    if one.ratio is None:
        return "left out" if by.highest else ratio(None), ""
    marks = ("↓" if found and found.is_below else "") + ("§" if found and found.is_turned_by_one else "")
    return f"{ratio(one.ratio)}{marks}", p_value(found) if found else ""


def _overview(audits: Sequence[Audit]) -> Table:
    """One row an audit: the lowest ratio of each breakdown."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.caption, table.caption_justify = "the lowest impact ratio by each; --spec NAME shows one in full", "left"
    table.add_column("position", no_wrap=True)
    for name in ("people", "sex", "race/ethnicity", "both"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in audits:
        lowest = [ratio(low.ratio) if (low := by.lowest) else ratio(None) for by in one.breakdowns]
        table.add_row(one.position, f"{one.people:,}", *lowest)
    return table


def _complain(found: Findings, publication: Publication | None) -> None:
    """On standard error: what was not counted, and what the law wants beside the page."""
    if found.others:
        click.echo(f"{counted(found.others, 'row')} between specifications left out", err=True)
    for row in found.set_aside[:_SHOWN]:
        click.echo(f"set aside: {row.place}: {row.id or 'nobody'}: {row.problem} · {row.remedy}", err=True)
    if len(found.set_aside) > _SHOWN:
        click.echo(f"set aside: {len(found.set_aside) - _SHOWN:,} more, all in --json and --out", err=True)
    if publication and not publication.distributed:
        click.echo("to be published too: since when the tool has been used · give --distributed", err=True)
    if publication and not publication.auditor:
        click.echo("the law asks for an independent auditor · name one with --auditor", err=True)
