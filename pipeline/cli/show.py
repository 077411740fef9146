"""`rolematch show`: what was read out of one document."""

from __future__ import annotations

import json
from typing import Any

import click
import pandas as pd
from rich.console import Console
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from pipeline.cli.project import find, project_options
from pipeline.plan import Plan
from pipeline.qualifications.wording import wording
from pipeline.runner import plan_run
from pipeline.settings import Settings
from pipeline.store import Store

_STYLES = {"responsibility": "green", "knowledge": "cyan", "skill": "magenta", "ability": "yellow"}
_TABLES = ("classes", "sections", "phrases", "requirements", "reviews", "attributes", "levels", "series")
_SHOWN = 12  # contributions to a level that are shown; the others are summed


@click.command()
@click.argument("doc")
@project_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def show(settings: Settings, doc: str, as_json: bool) -> None:
    """Show what was read out of DOC: a path below the raw folder, a piece of it, or a title."""
    plan, store = plan_run(settings), Store(settings.processed)
    documents = plan.read(store, "documents")
    doc_id = find(doc, documents, "doc_id")
    document = documents[documents["doc_id"] == doc_id].drop(columns=["layout", "redactions"]).iloc[0]
    read = {name: _of(plan, store, name, doc_id) for name in _TABLES}
    if as_json:
        records = {name: json.loads(frame.to_json(orient="records")) for name, frame in read.items()}
        click.echo(json.dumps({"document": json.loads(document.to_json()), **records}, indent=1, ensure_ascii=False))
        return
    _print(Console(), document, read)


def _of(plan: Plan, store: Store, table: str, doc_id: str) -> pd.DataFrame:
    frame = plan.read(store, table)
    return frame[frame["doc_id"] == doc_id].reset_index(drop=True) if len(frame) else frame


def _print(console: Console, document: Any, read: dict[str, pd.DataFrame]) -> None:
    console.print(Text(document.title or document.doc_id, style="bold"))
    console.print(
        Text(" · ".join(str(v) for v in (document.employer, document.class_code, document.doc_id) if v), style="dim")
    )
    if document.status != "ok":
        console.print(Text(f"{document.status}: {document.reason}", style="red"))
    for concern in read["reviews"].itertuples():
        console.print(Text.assemble(("for review ", "yellow"), f"{concern.concern}: {concern.reason}"))
    console.print(Text.assemble(*[part for kind, style in _STYLES.items() for part in ((kind, style), "  ")]))
    for section in read["sections"].itertuples():
        phrases = read["phrases"][read["phrases"]["section_no"] == section.section_no]
        console.print()
        console.print(_heading(section))
        console.print(Padding(_highlighted(document.text, section, phrases), (0, 0, 0, 2)))
    for requirement in read["requirements"].itertuples():
        if requirement.tree:
            console.print()
            console.print(
                requirement_tree(requirement.class_title or "Minimum qualifications", json.loads(requirement.tree))
            )
    if len(read["attributes"]):
        console.print()
        for attribute in read["attributes"].itertuples():
            console.print(Text.assemble((f"{attribute.name:<22}", "dim"), str(attribute.value)))
    titles = dict(zip(read["classes"]["class_id"], read["classes"]["title"], strict=True))
    for class_id, contributions in read["levels"].groupby("class_id", sort=False):
        console.print()
        console.print(_level(titles.get(class_id), contributions))
    for member in read["series"].itertuples():
        of = f"step {member.position} of the series {member.series} (told by {member.basis})"
        console.print(Text.assemble((f"{titles.get(member.class_id)}: ", "dim"), of))


def _level(title: str | None, contributions: pd.DataFrame) -> Text:
    """Why a class stands at its level: the largest contributions, and the sum of the rest."""
    level = contributions["contribution"].sum()
    text = Text.assemble((f"Level {level:.1f}", "bold"), f"  {title or ''}\n")
    for one in contributions.head(_SHOWN).itertuples():
        text.append(f"{one.contribution:+6.2f}  ").append(f"{one.signal}: ", style="dim").append(f"{one.value}\n")
    rest = contributions["contribution"].iloc[_SHOWN:]
    return text.append(f"{rest.sum():+6.2f}  ").append(f"{len(rest)} others", style="dim")


def _heading(section: Any) -> Text:
    name = " › ".join(part for part in (section.heading, section.subheading) if part) or "(no heading)"
    return Text.assemble((f"[{section.label}] ", "bold blue"), (name, "bold"), (f"  {section.confidence:.2f}", "dim"))


def _highlighted(text: str, section: Any, phrases: pd.DataFrame) -> Text:
    """The section's body with its phrases in the colour of their kind, what they name as examples in italics."""
    body = Text(text[section.body_start : section.end].strip("\n"))
    lead = len(text[section.body_start : section.end]) - len(text[section.body_start : section.end].lstrip("\n"))
    for phrase in phrases.itertuples():
        begin = phrase.start - section.body_start - lead
        end = phrase.end - section.body_start - lead
        body.stylize(_STYLES[phrase.kind], max(begin, 0), max(end, 0))
        for example in phrase.examples:  # as long as it stands on one line
            if (place := body.plain.find(example, max(begin, 0), max(end, 0))) >= 0:
                body.stylize("italic", place, place + len(example))
    return body


def requirement_tree(name: str, node: dict[str, Any]) -> Tree:
    """A requirement tree for the terminal."""
    tree = Tree(Text(name, style="bold"))
    _grow(tree, node)
    return tree


def _grow(branch: Tree, node: dict[str, Any]) -> None:
    if "op" not in node:
        branch.add(Text(wording(node)))
        return
    inner = branch.add(Text("all of" if node["op"] == "all" else "any of", style="italic"))
    for child in node["of"]:
        _grow(inner, child)
