"""What `rolematch match` says in the terminal: rankings, and for one pair what its score rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from pipeline.report.charts import add_up
from pipeline.scoring.documents import Resume, Specification, Unread
from pipeline.scoring.pairs import MATCHED, MET, MISSING, NOT_MET, PARTLY, Item, Pair, Verdict
from pipeline.scoring.scores import KINDS
from pipeline.scoring.words import flags, status_name, verdict_mark

SHOWN = 20  # resumes of a ranking that the terminal shows
_WIDTH = 40  # characters of the longest bar
_STYLES = {MET: "green", NOT_MET: "yellow"}


def print_ranking(console: Console, one: Specification, rows: pd.DataFrame, resumes: Mapping[str, Resume]) -> None:
    """The first resumes of one class, best first."""
    ranked = rows[rows["rank"].notna()]
    console.print(Text.assemble((one.title, "bold"), f"  {one.employer}"))
    if not one.required:
        console.print(Text("nothing is required: the specification states no minimum qualifications", "dim"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("rank", "score"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("resume", overflow="fold", min_width=26)
    for name in ("qualifications", "educ.", "exper.", "cred.") if one.required else ():
        table.add_column(name, no_wrap=True)
    for row in ranked.head(SHOWN).to_dict("records"):
        resume = resumes[row["query_id"]]
        verdicts = [_verdict(row["verdict"]), *(_mark(row[kind]) for kind in KINDS)] if one.required else []
        notes = ", ".join(flag.name for flag in flags(resume, row["copied"]))
        told = Text.assemble(resume.name, (f"\n{notes}" if notes else "", "yellow"))
        table.add_row(str(row["rank"]), f"{row['score']:.1f}", told, *verdicts)
    console.print(table if len(ranked) else Text("no resume has a score", "dim"))
    if one.required and len(ranked):
        console.print(Text("✓ met  ✕ not met  ? no evidence, which is no no  – not asked for", "dim"))
    if len(ranked) > SHOWN:
        console.print(Text(f"{len(ranked) - SHOWN:,} more: --json or --out", "dim"))
    console.print()


def print_pair(console: Console, resume: Resume, one: Specification, pair: Pair) -> None:
    """One resume beside one class: waterfall, verdicts, items."""
    score = "no score" if pair.score is None else f"{pair.score:.1f} of 100"
    console.print(Text.assemble((score, "bold"), f"   {resume.name}  ↔  {one.title}, {one.employer}"))
    for note in flags(resume, len(pair.copied)):
        console.print(Text(f"  {note.name}: {note.told}", "yellow"))
    _print_waterfall(console, pair)
    console.print()
    if pair.verdict is None:
        console.print(Text("Nothing is required: the specification states no minimum qualifications.", "dim"))
    else:
        tree = Tree(_told(pair.verdict, "Minimum qualifications: "))
        _grow(tree, pair.verdict.parts)
        console.print(tree)
    for standing in (MATCHED, PARTLY, MISSING):
        if items := pair.standing(standing):
            console.print()
            console.print(_items(standing, items))


def print_apart(console: Console, resumes: Sequence[Resume], specifications: Sequence[Unread]) -> None:
    """What was not scored, each with its reason."""
    for name, status, reason in [
        *((one.name, one.status, one.reason) for one in resumes),
        *((one.name, one.status, one.reason) for one in specifications),
    ]:
        console.print(Text.assemble(("not scored: ", "yellow"), f"{name}: {status_name(status)}: {reason}"))


def _print_waterfall(console: Console, pair: Pair) -> None:
    shown = add_up([part.points for part in pair.parts], pair.score or 0.0)
    reached = 0.0
    for part, points in zip(pair.parts, shown, strict=True):
        before, after = (round(_WIDTH * value / 100) for value in (reached, reached + part.points))
        bar = " " * min(before, after) + "█" * abs(after - before)
        console.print(Text.assemble(f"  {part.name.capitalize():<17}{points:+6.1f}  ", (bar, "blue")))
        reached += part.points
    for name in pair.uncounted:
        console.print(Text(f"  {name.capitalize():<17}   not counted: no evidence on one side", "dim"))


def _verdict(verdict: Any) -> Text:
    if not isinstance(verdict, str):
        return Text("–", "dim")
    return Text(f"{verdict_mark(verdict)} {verdict}", _STYLES.get(verdict, "dim"))


def _mark(verdict: Any) -> Text:
    """The sign of a verdict alone, where words have no room."""
    known = isinstance(verdict, str)
    return Text(verdict_mark(verdict if known else None), _STYLES.get(verdict, "dim") if known else "dim")


def _told(node: Verdict, before: str = "") -> Text:
    text = Text.assemble((f"{before}{node.asks}  ", "bold" if before else ""), _verdict(node.verdict))
    if node.reason and not node.parts:
        text.append(f"\n{node.reason}", "dim")
    if node.quote and not node.parts:
        text.append(f"\n“{node.quote.text}” ", "italic").append(node.quote.place, "dim")
    return text


def _grow(branch: Tree, nodes: Sequence[Verdict]) -> None:
    for node in nodes:
        _grow(branch.add(_told(node)), node.parts)


def _items(standing: str, items: Sequence[Item]) -> Table:
    table = Table(expand=True, pad_edge=False, show_edge=False, header_style="bold")
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column(f"{standing} ({len(items)})", ratio=1)
    table.add_column("the resume", ratio=1)
    for item in items:
        kind = Text(f"{item.dimension}  ", "dim")
        shown = Text.assemble(item.shown.text, "  ", (item.shown.place, "dim")) if item.shown else Text("–", "dim")
        if item.claimed:
            shown.append(f"  listed as a skill: {item.claimed.text}", "dim")
        wanted = Text.assemble(kind, item.wanted.text, "  ", (item.wanted.place, "dim"))
        table.add_row(f"{item.points:.1f}", wanted, shown)
    return table
