"""The pages of a scoring run: one a resume, one ranking a class, and a way in. Each file needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment
from markupsafe import Markup

from pipeline import __version__
from pipeline.report import charts
from pipeline.report.qualification_tree import qualification
from pipeline.report.rendering import counted, environment, file_names, style
from pipeline.scoring.documents import Resume, Specification, Unread
from pipeline.scoring.pairs import MET, Pair, PairTables
from pipeline.scoring.scores import KINDS
from pipeline.scoring.words import (
    copied_flag,
    figures,
    flags,
    kind_name,
    masked,
    months,
    sentence,
    status_name,
    verdict_mark,
)

ROOM = "pipeline.scoring"
ITEMISED = 8  # classes a resume comes nearest to, whose items its page lists one by one
FIRST = 10  # and those in whose ranking it is among the first
BEST = 3  # resumes that the way in shows of each ranking


@dataclass(frozen=True)
class Place:
    """A resume in the ranking of a class, from the table of scores; `page` is the file name of its own page."""

    resume: Resume
    page: str
    rank: int | None
    score: float | None
    verdict: str | None
    alone: Mapping[str, str]
    copied: int
    reason: str


@dataclass(frozen=True)
class Beside:
    """A pair on the page of its resume.

    Attributes:
        page: file name of the ranking of the class.
        rank: place in that ranking, of how many; None where the pair has no score.
        itemised: whether the page lists its items one by one.
    """

    pair: Pair
    specification: Specification
    page: str
    rank: int | None
    of: int
    itemised: bool


@dataclass(frozen=True)
class Nearest:
    """The class a resume comes nearest to."""

    title: str
    score: float


class Site:
    """The pages of one run, written one by one: a batch has thousands.

    Args:
        folder: where they go: `index.html`, `resumes/` and `specifications/`.
        resumes: all resumes, scored or not.
        specifications: all classes.
        scores: the table of all pairs (`scores.SCHEMA`).
    """

    def __init__(
        self, folder: Path, resumes: Sequence[Resume], specifications: Sequence[Specification], scores: pd.DataFrame
    ) -> None:
        self._folder, self._resumes = folder, {resume.id: resume for resume in resumes}
        self._specifications = {one.id: one for one in specifications}
        self._templates = _environment()
        self._resume_pages = dict(zip(self._resumes, file_names(r.name for r in resumes), strict=True))
        titles = (f"{one.title} {one.code or ''}".strip() for one in specifications)
        self._class_pages = dict(zip(self._specifications, file_names(titles), strict=True))
        self._places: dict[str, list[Place]] = {one: [] for one in self._specifications}
        self._nearest: dict[str, Nearest] = {}
        self._ranks: dict[tuple[str, str], int] = {}
        for row in scores.to_dict("records"):
            self._take(row)

    def write_index(self, unread: Sequence[Unread], models: Mapping[str, str], settings: Mapping[str, str]) -> None:
        """The way in, with the models' digests and the settings that the scores rest on."""
        rankings = [
            (one, self._class_pages[key], self._ranked(key)[:BEST], self._met(key))
            for key, one in self._specifications.items()
        ]
        left = [(one.name, "", status_name(one.status), one.reason) for one in unread]
        resumes, classes = len(self._resumes), len(self._specifications)
        scored = sum(resume.is_read for resume in self._resumes.values())
        self._write(
            "index.html",
            "index.html.j2",
            heading=f"{counted(resumes, 'resume')} beside {counted(classes, 'specification')}",
            figures=[
                (f"{scored:,}", f"of {counted(resumes, 'resume')} scored", "the others are listed with their reasons"),
                (f"{classes:,}", "classes", "each with a ranking of its own"),
                (f"{len(self._ranks):,}", "pairs scored", "every resume beside every class"),
            ],
            rankings=rankings,
            resumes=[
                (one, self._resume_pages[key], self._nearest.get(key))
                for key, one in self._resumes.items()
                if one.is_read
            ],
            left=[*left, *self._left("resumes/")],
            models=models.items(),
            settings=settings.items(),
        )

    def write_ranking(self, class_id: str, tree: str | None) -> None:
        """The ranking of one class; `tree`: its qualifications as JSON, None where it states none."""
        ranked = self._ranked(class_id)
        unscored = {place.resume.id: place.reason for place in self._places[class_id] if place.rank is None}
        self._write(
            f"specifications/{self._class_pages[class_id]}.html",
            "ranking.html.j2",
            page=self._class_pages[class_id],
            specification=self._specifications[class_id],
            minimum=qualification(tree),
            kinds=[kind for kind in KINDS if any(kind in place.alone for place in ranked)],
            ranked=ranked,
            met=self._met(class_id),
            left=self._left("../resumes/", unscored),
        )

    def write_resume(self, resume: Resume, tables: PairTables) -> None:
        """The page of one resume, whether it was scored or not."""
        keys = self._specifications if resume.is_read else ()
        pairs = [tables.pair(resume.id, key) for key in keys]
        pairs.sort(key=lambda one: (one.score is None, -(one.score or 0.0), one.specification))
        self._write(
            f"resumes/{self._resume_pages[resume.id]}.html",
            "resume.html.j2",
            resume=resume,
            pairs=[self._beside(pair, at) for at, pair in enumerate(pairs)],
            sentence=sentence(resume, pairs, {key: one.title for key, one in self._specifications.items()}),
            figures=figures(resume),
            masked=masked(resume),
        )

    def prune(self) -> None:
        """Removes pages of resumes and classes that are no longer part of the run."""
        for name, pages in (("resumes", self._resume_pages), ("specifications", self._class_pages)):
            wanted = {f"{page}.html" for page in pages.values()}
            for old in (self._folder / name).glob("*.html"):
                if old.name not in wanted:
                    old.unlink()

    def _take(self, row: Mapping[str, Any]) -> None:
        """Keeps a row of the scores where the pages look for it."""
        told = {name: None if pd.isna(value) else value for name, value in row.items()}
        resume, class_id = self._resumes[row["query_id"]], row["candidate_id"]
        alone = {kind: str(told[kind]) for kind in KINDS if told[kind]}
        rank, score = told["rank"], told["score"]
        page, copied, reason = self._resume_pages[resume.id], told["copied"] or 0, told["reason"] or ""
        place = Place(resume, page, rank, score, told["verdict"], alone, copied, reason)
        self._places[class_id].append(place)
        if rank is not None and score is not None:
            self._ranks[resume.id, class_id] = rank
            if resume.id not in self._nearest or score > self._nearest[resume.id].score:
                self._nearest[resume.id] = Nearest(self._specifications[class_id].title, score)

    def _ranked(self, class_id: str) -> list[Place]:
        return [place for place in self._places[class_id] if place.rank is not None]

    def _met(self, class_id: str) -> int:
        return sum(place.verdict == MET for place in self._ranked(class_id))

    def _left(self, to: str, unscored: Mapping[str, str] | None = None) -> list[tuple[str, str, str, str]]:
        """What has no score: name, page, what is the matter, and the reason."""
        reasons = {key: one.reason or "" for key, one in self._resumes.items() if not one.is_read}
        found = [(self._resumes[key], why) for key, why in {**reasons, **(unscored or {})}.items()]
        return [
            (one.name, f"{to}{self._resume_pages[one.id]}.html", status_name(one.status), why) for one, why in found
        ]

    def _beside(self, pair: Pair, at: int) -> Beside:
        rank = self._ranks.get((pair.resume, pair.specification))
        itemised = at < ITEMISED or (rank is not None and rank <= FIRST)
        of, page = len(self._ranked(pair.specification)), self._class_pages[pair.specification]
        return Beside(pair, self._specifications[pair.specification], page, rank, of, itemised)

    def _write(self, name: str, template: str, **values: Any) -> None:
        """Writes a page whole or not at all, and only where it says something else."""
        page = self._folder / name
        root = "../" * name.count("/")
        html = self._templates.get_template(template).render(root=root, version=__version__, **values)
        if page.is_file() and page.read_text("utf-8") == html:
            return
        page.parent.mkdir(parents=True, exist_ok=True)
        beside = page.with_name(f".{page.name}.new")
        beside.write_text(html, encoding="utf-8")
        beside.replace(page)


def _environment() -> Environment:
    made = environment(ROOM)
    made.globals.update(
        waterfall=_waterfall,
        style=style("scoring.css", ROOM),
        flags=flags,
        copied_flag=copied_flag,
        verdict_mark=verdict_mark,
        kind_name=kind_name,
        months=months,
    )
    return made


def _waterfall(pair: Pair) -> Markup:
    steps = [charts.Step(part.name.capitalize(), part.points, part.items) for part in pair.parts]
    return charts.waterfall(steps, pair.score or 0.0)
