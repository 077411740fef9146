"""From a scoring run to its folder: scores, pages, redacted texts and the record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from pipeline.parts import RESUME, SPEC
from pipeline.scoring.documents import Resume, resumes, specifications, unread
from pipeline.scoring.pages import Site
from pipeline.scoring.pairs import PairTables
from pipeline.scoring.run import OF_RESUMES, Scored, models_of
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
    site.write_index(unread(scored), models_of(scored.settings.stages), _told(scored))
    site.prune()


def _told(scored: Scored) -> dict[str, str]:
    """The settings that scores of resumes rest on, in words."""
    points = scored.settings.stages["compare"].of_resumes
    told = {f"points for {name}": f"{points.of(name):g}" for name in OF_RESUMES}
    for name in ("none_below", "full_above", "calibration"):
        told[name.replace("_", " ")] = f"{getattr(points, name):g}"
    return {**told, "as of": scored.settings.stages["chronicle"].as_of or "the latest month each resume states"}


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
        frames = {name: scored.part(name, part) for name in ("matches", "verdicts", "copies", "evidence")}
        tables = PairTables(**frames, pages=pages)
        yield from ((one, tables) for one in mine)


def write_redacted(scored: Scored, folder: Path) -> None:
    """Each resume that was read as plain text with its personal data masked, as every stage saw it.

    The files are numbered in the order of the resumes, since the name of a resume's file is often the person's.
    """
    texts = scored.read("documents", ("doc_id", "text", "status"), RESUME).query("status == 'ok'").sort_values("doc_id")
    names = [f"resume-{number:04d}.txt" for number in range(1, len(texts) + 1)]
    (folder / REDACTED).mkdir(exist_ok=True)
    for old in (folder / REDACTED).iterdir():
        if old.name not in names:
            old.unlink()
    for name, text in zip(names, texts["text"], strict=True):
        (folder / REDACTED / name).write_text(f"{text}\n", encoding="utf-8")
