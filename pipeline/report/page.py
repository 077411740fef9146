"""Renders the page: one HTML file that needs nothing else, neither network nor fonts nor a server.

Every card is made by one template. The first ones stand in the page as they are, up to `IN_PAGE_BYTES`; the rest travel
packed (gzip, base64) and are unpacked by the page's script when they are opened. Once `PAGE_BYTES` is reached the cards
that remain go without phrases, so that every class of thousands is there with its matches and their reasons.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from jinja2 import Environment
from markupsafe import Markup

from pipeline.report import charts
from pipeline.report.cards import SHOWN_MATCHES, CardTables, Dimension, MatchView, cards, level_words
from pipeline.report.compared import Subject
from pipeline.report.ladder import SCALE
from pipeline.report.rendering import asset, environment, style
from pipeline.report.view import Line, ReportView, RunSummary, complete, report_view

PAGE_BYTES = 14_000_000
IN_PAGE_BYTES = 2_500_000
LINE_BYTES = 2_350  # what a line in the list and a card without phrases take, packed
PACK = 8  # cards packed together: neighbours repeat each other's phrases and shrink well


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
    templates = _environment()
    bodies = _bodies(view, CardTables(tables, view.known), templates)
    script = asset("report.js")
    return templates.get_template("page.html.j2").render(
        view=view,
        bodies=bodies,
        heat=charts.map_of(view.heat, _shown(view)),
        style=style("report.css"),
        script=Markup(script),
        script_digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def _environment() -> Environment:
    made = environment()
    made.globals.update(waterfall=_waterfall, level_words=level_words, scale=SCALE)
    return made


def _waterfall(view: MatchView) -> Markup:
    return charts.waterfall([_step(one) for one in view.dimensions], view.match.score or 0.0)


def _step(dimension: Dimension) -> charts.Step:
    items = tuple(pair.points for pair in dimension.pairs)
    return charts.Step(dimension.name.capitalize(), dimension.points, items)


def _bodies(view: ReportView, tables: CardTables, templates: Environment) -> Bodies:
    """Cards in the page while there is room, then packs, then packs of cards without phrases."""
    template = templates.get_template("card.html.j2")
    threshold = view.run.benchmark_threshold

    def made(some: Sequence[Subject], *, itemised: bool) -> dict[int, str]:
        told = cards(tables, some, view.matches, threshold, itemised=itemised)
        return {card.subject.number: template.render(card=card, run=view.run) for card in told}

    queue = _in_turn(view.classes, view.resumes)
    in_page: dict[int, Markup] = {}
    taken = 0
    while queue and taken < IN_PAGE_BYTES:
        for number, body in made([queue.pop(0)], itemised=True).items():
            in_page[number] = Markup(body)
            taken += len(body.encode())
    packs: list[str] = []
    pack_of: dict[int, int] = {}
    room = PAGE_BYTES - taken - LINE_BYTES * len(queue)
    for at in range(0, len(queue), PACK):
        some = queue[at : at + PACK]
        pack = _packed(made(some, itemised=room > 0))
        room -= len(pack)
        pack_of |= {subject.number: len(packs) for subject in some}
        packs.append(pack)
    return Bodies(in_page, tuple(packs), pack_of)


def _in_turn(*lists: Sequence[Line]) -> list[Subject]:
    """The subjects of all lists, each as early as it stands in its own: every list gets its share of the room."""
    ranked = (
        (at / len(lines), number, line.subject) for number, lines in enumerate(lists) for at, line in enumerate(lines)
    )
    return [subject for _, _, subject in sorted(ranked, key=lambda one: one[:2])]


def _packed(bodies: Mapping[int, str]) -> str:
    return base64.b64encode(gzip.compress(json.dumps(bodies).encode(), mtime=0)).decode()


def _shown(view: ReportView) -> frozenset[str]:
    """Anchors of the matches that have a place on the page."""
    return frozenset(match.anchor for some in view.matches.values() for match in some[:SHOWN_MATCHES])
