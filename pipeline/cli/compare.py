"""`rolematch compare`: two specifications side by side, with the evidence."""

from __future__ import annotations

import json

import click
import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.project import find, project_options
from pipeline.errors import RolematchError
from pipeline.matching.items import DIMENSIONS, Profiles
from pipeline.runner import plan_run
from pipeline.settings import Settings
from pipeline.stages.compare import score
from pipeline.stages.explain import evidence
from pipeline.store import Store


@click.command()
@click.argument("a")
@click.argument("b")
@project_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def compare(settings: Settings, a: str, b: str, as_json: bool) -> None:
    """Lay A and B side by side: class ids, pieces of paths, or titles. A may be a resume."""
    plan, store = plan_run(settings), Store(settings.processed)
    classes = plan.read(store, "classes", ["class_id", "title"])
    documents = plan.read(store, "documents", ["doc_id", "kind", "title"])
    resumes = documents[documents["kind"] == "resume"].rename(columns={"doc_id": "class_id"})
    query = find(a, pd.concat([classes, resumes[["class_id", "title"]]]), "class_id")
    candidate = find(b, classes, "class_id")
    profiles = plan.read(store, "profiles")
    mine = profiles[profiles["owner_id"].isin([query, candidate])]
    texts = set(mine["embedded"].dropna())
    vectors = pd.concat([_only(store.read(v).to_pandas(), texts) for v in plan.artifacts["vectors"]])
    both = Profiles(mine, vectors)
    chosen = settings.stages["compare"]
    result = score(query, [candidate], both, both, chosen)
    if result.empty:
        raise RolematchError(
            "nothing to compare: one of them has no duties, competencies or requirements",
            f"{query}, {candidate}",
            "look at them with `rolematch show`",
        )
    items = evidence(query, candidate, both, both, chosen)
    if as_json:
        click.echo(
            json.dumps(
                {
                    "match": json.loads(result.iloc[0].to_json()),
                    "evidence": json.loads(items.to_json(orient="records")),
                },
                indent=1,
                ensure_ascii=False,
            )
        )
        return
    _print(Console(), result.iloc[0], items)


def _only(vectors: pd.DataFrame, texts: set[str]) -> pd.DataFrame:
    return vectors[vectors["text"].isin(texts)]


def _print(console: Console, match: pd.Series, items: pd.DataFrame) -> None:
    console.print(
        Text.assemble((f"{match['score']:.1f}", "bold"), f" of 100   {match['query_id']}  ↔  {match['candidate_id']}")
    )
    for dimension in DIMENSIONS:
        earned = match[dimension]
        note = "no evidence, not counted" if pd.isna(earned) else f"{earned:5.1f} points"
        console.print(f"  {dimension:<17} {note}")
    if match["reason"]:
        console.print(Text(f"  no benchmark: {match['reason']}", style="yellow"))
    table = Table(expand=True, pad_edge=False, show_edge=False)
    for name, style in (("points", "bold"), ("alike", "dim"), ("dimension", "dim")):
        table.add_column(name, style=style, justify="right" if name != "dimension" else "left", no_wrap=True)
    table.add_column(str(match["query_id"]), ratio=1)
    table.add_column(str(match["candidate_id"]), ratio=1)
    for item in items.itertuples():
        sides = [
            Text(str(text)) if isinstance(text, str) else Text("no counterpart", style="dim")
            for text in (item.query_text, item.candidate_text)
        ]
        table.add_row(f"{item.contribution:.1f}", f"{item.similarity:.2f}", str(item.dimension), *sides)
    console.print(table)
