"""From a scoring run to its folder: scores, pages, redacted texts and the record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from pipeline.parts import RESUME, SPEC
from pipeline.report.rendering import file_names
from pipeline.scoring.documents import Resume, resumes, short, specifications, unread
from pipeline.scoring.pages import Site
from pipeline.scoring.pairs import PairTables
from pipeline.scoring.run import Scored, models_of
from pipeline.scoring.scores import write_scores

REDACTED = "redacted"


def build(scored: Scored, folder: Path, scores: pd.DataFrame) -> None:
    """Writes `scores.csv`, `scores.parquet` and the pages into the folder; what says the same is left as it is."""
    write_scores(scores, folder)
    classes = specifications(scored)
    site = Site(folder, every_resume(scored), classes, scores)
    trees = scored.read("requirements", ("class_id", "tree"), SPEC)
    for class_id, tree in zip(trees["class_id"], trees["tree"], strict=True):
        site.write_ranking(class_id, tree)
    for resume, tables in beside(scored):
        site.write_resume(resume, tables)
    points = scored.settings.stages["compare"]
    told = {name: f"{getattr(points, name):g}" for name in sorted(vars(points)) if name not in _UNUSED}
    told["as of"] = scored.settings.stages["chronicle"].as_of or "the latest month each resume states"
    site.write_index(unread(scored), models_of(scored.settings.stages), told)
    site.prune()


_UNUSED = ("explained", "threshold", "widest_gap")  # settings of the comparison of classes with each other


def every_resume(scored: Scored) -> list[Resume]:
    """All resumes of the run, by id."""
    return sorted((one for part in scored.resume_parts for one in resumes(scored, part)), key=lambda one: one.id)


def beside(scored: Scored) -> Iterator[tuple[Resume, PairTables]]:
    """Each resume with the tables of its pairs; one part is held at a time."""
    starts = scored.read("documents", ("doc_id", "pages"), SPEC)
    of_classes = dict(zip(starts["doc_id"], starts["pages"], strict=True))
    for part in scored.resume_parts:
        mine = list(resumes(scored, part))
        pages = {**of_classes, **{one.id: one.pages for one in mine}}
        matches, verdicts, evidence = (scored.part(name, part) for name in ("matches", "verdicts", "evidence"))
        tables = PairTables(matches, verdicts, evidence, pages)
        yield from ((one, tables) for one in mine)


def write_redacted(scored: Scored, folder: Path) -> None:
    """Each resume that was read as plain text with its personal data masked, as every stage saw it."""
    texts = scored.read("documents", ("doc_id", "text", "status"), RESUME).query("status == 'ok'")
    names = [f"{name}.txt" for name in file_names(map(short, texts["doc_id"]))]
    (folder / REDACTED).mkdir(exist_ok=True)
    for old in (folder / REDACTED).iterdir():
        if old.name not in names:
            old.unlink()
    for name, text in zip(names, texts["text"], strict=True):
        (folder / REDACTED / name).write_text(f"{text}\n", encoding="utf-8")
