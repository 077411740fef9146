"""`rolematch compare`: two specifications side by side, with the evidence."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click
import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.project import find, project_options
from pipeline.errors import RolematchError
from pipeline.matching.items import DIMENSIONS, Profiles
from pipeline.plan import Plan
from pipeline.runner import plan_run
from pipeline.settings import Settings
from pipeline.stages.collate import CollateSettings, collate
from pipeline.stages.compare import score, score_resume
from pipeline.stages.explain import evidence, evidence_of_resume
from pipeline.stages.judge import JudgeSettings, judge
from pipeline.store import Store
from pipeline.verdicts.shown import Judgement, judgements


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
    judged = _judged(plan, store, query, candidate, mine, vectors) if query in set(resumes["class_id"]) else None
    if judged is None:
        result = score(query, [candidate], both, both, chosen)
    else:
        result = score_resume(query, [candidate], both, both, judged, chosen)
    if result.empty:
        raise RolematchError(
            "nothing to compare: one of them has no duties, competencies or requirements",
            f"{query}, {candidate}",
            "look at them with `rolematch show`",
        )
    if judged is None:
        items = evidence(query, candidate, both, both, chosen)
    else:
        items = evidence_of_resume(query, candidate, both, both, judged[query, candidate], chosen)
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


def _judged(
    plan: Plan, store: Store, resume: str, candidate: str, profiles: pd.DataFrame, vectors: pd.DataFrame
) -> Mapping[tuple[str, str], Judgement]:
    """The verdicts on this pair and what is copied, whether or not the run compared the two."""

    def rows(table: str, column: str, value: str) -> pd.DataFrame:
        found = plan.read(store, table)
        return found[found[column] == value]

    source = profiles.loc[profiles["owner_id"] == candidate, "doc_id"].iloc[0]
    frames = {
        "candidates": pd.DataFrame({"query_id": [resume], "candidate_id": [candidate]}),
        "documents": rows("documents", "doc_id", resume),
        "entries": rows("entries", "doc_id", resume),
        "profiles": profiles[profiles["owner_id"] == resume],
        "all_profiles": profiles[profiles["owner_id"] == candidate],
        "all_requirements": rows("requirements", "class_id", candidate),
        "all_sections": rows("sections", "doc_id", str(source)),
        "all_vectors": vectors,
    }
    return judgements(judge(frames, JudgeSettings()), collate(frames, CollateSettings()))


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
        about = "" if match["minimum"] else "no benchmark: "
        console.print(Text(f"  {about}{match['reason']}", style="yellow"))
    for name in ("minimum", "education", "experience", "credentials"):
        if match[name]:
            console.print(f"  {name:<17} {match[name]}")
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
