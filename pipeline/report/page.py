"""Renders the page: one HTML file that needs nothing else, neither network nor fonts nor a server.

Every card is made by one template. The first ones stand in the page as they are; the rest travel packed (gzip, base64)
and are unpacked by the page's script when they are opened, so that thousands of classes stay within `PAGE_BYTES`.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import pandas as pd
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report import charts
from pipeline.report.cards import SHOWN_MATCHES, CardTables, Dimension, MatchView, cards, level_words
from pipeline.report.compared import Subject
from pipeline.report.view import ReportView, RunSummary, complete, counted, report_view

IN_PAGE = 40  # cards that need no script, besides those the heat map leads to
PACK = 16  # cards packed together: neighbours repeat each other's phrases and shrink well
PAGE_BYTES = 14_000_000


@dataclass(frozen=True)
class Bodies:
    """The inside of every card.

    Attributes:
        in_page: mark-up by subject number.
        packs: base64 of gzipped JSON objects, mark-up by subject number.
        pack_of: which pack a subject's card is in.
    """

    in_page: Mapping[int, Markup]
    packs: tuple[str, ...]
    pack_of: Mapping[int, int]


def render(tables: Mapping[str, pd.DataFrame], run: RunSummary) -> str:
    """The report of a run as one HTML page, the same bytes for the same tables and summary."""
    tables = complete(tables)
    view = report_view(tables, run)
    environment = _environment()
    bodies = _bodies(view, CardTables(tables), environment)
    script = _asset("report.js")
    return environment.get_template("page.html.j2").render(
        view=view,
        bodies=bodies,
        heat=charts.map_of(view.heat, _linked(view, bodies)),
        style=Markup(_asset("report.css")),
        script=Markup(script),
        script_digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def _asset(name: str) -> str:
    return files("pipeline.report").joinpath("templates", name).read_text("utf-8").strip()


def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(
        waterfall=_waterfall,
        score_bar=charts.score_bar,
        count_bar=charts.count_bar,
        shade=charts.shade,
        shades=charts.SHADES,
        level_words=level_words,
        counted=counted,
    )
    return environment


def _waterfall(view: MatchView) -> Markup:
    return charts.waterfall([_step(one) for one in view.dimensions], view.match.score or 0.0)


def _step(dimension: Dimension) -> charts.Step:
    items = tuple(pair.points for pair in dimension.pairs)
    return charts.Step(dimension.name.capitalize(), dimension.points, dimension.possible, items)


def _bodies(view: ReportView, tables: CardTables, environment: Environment) -> Bodies:
    """Cards of the first classes and resumes as they are, then packs of the others until the page is full."""
    template = environment.get_template("card.html.j2")
    mapped = {subject.number for subject in view.heat.classes}
    first = {line.subject.number for line in (*view.classes[:IN_PAGE], *view.resumes[: IN_PAGE // 4])} | mapped
    subjects = [line.subject for line in (*view.classes, *view.resumes)]

    def made(some: Sequence[Subject]) -> Iterator[tuple[int, str]]:
        for card in cards(tables, some, view.matches, view.run.benchmark_threshold):
            yield card.subject.number, template.render(card=card, run=view.run)

    in_page = {number: Markup(body) for number, body in made([one for one in subjects if one.number in first])}
    room = PAGE_BYTES - sum(len(body.encode()) for body in in_page.values()) - 500 * len(subjects)
    rest = [one for one in subjects if one.number not in first]
    packs: list[str] = []
    pack_of: dict[int, int] = {}
    for at in range(0, len(rest), PACK):
        pack = _packed(dict(made(rest[at : at + PACK])))
        room -= len(pack)
        if room < 0:
            break
        pack_of |= {one.number: len(packs) for one in rest[at : at + PACK]}
        packs.append(pack)
    return Bodies(in_page, tuple(packs), pack_of)


def _packed(bodies: Mapping[int, str]) -> str:
    return base64.b64encode(gzip.compress(json.dumps(bodies).encode(), mtime=0)).decode()


def _linked(view: ReportView, bodies: Bodies) -> frozenset[str]:
    """Anchors of the matches on the map that a card in the page shows."""
    return frozenset(
        match.anchor
        for subject in view.heat.classes
        if subject.number in bodies.in_page
        for match in view.matches[subject.id][:SHOWN_MATCHES]
    )
