"""The one-page summary that an employer has to publish (6 RCNY § 5-303): one HTML file that needs nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pipeline import __version__
from pipeline.audit.audits import Audit
from pipeline.audit.impact import FEW, SIGNIFICANT, Category, Difference
from pipeline.audit.notes import notes, unknown
from pipeline.audit.people import file_name
from pipeline.audit.sheets import Sheet


@dataclass(frozen=True)
class Publication:
    """What the page says beside the figures, in the words of those who publish it.

    Attributes:
        tool: name of the automated employment decision tool.
        as_of: date of the audit; a page has to state it.
        source: where the data are from, and what they are; a page has to state it.
        position: name of the position; empty: its id without folders.
        distributed: since when the tool has been used; None: published elsewhere.
        auditor: who audited; empty: published elsewhere.
    """

    tool: str
    as_of: datetime.date | None
    source: str = ""
    position: str = ""
    distributed: datetime.date | None = None
    auditor: str = ""


def render(audit: Audit, publication: Publication, sheets: Sequence[Sheet]) -> str:
    """The summary of one audit: the same bytes for the same figures and words."""
    environment = Environment(
        loader=FunctionLoader(_asset), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(percent=percent, ratio=ratio, day=_day, p_value=p_value)
    every = [one for by in audit.breakdowns for one in by.categories]
    return environment.get_template("impact.html.j2").render(
        audit=audit,
        told=publication,
        sheets=sheets,
        position=publication.position or position_name(audit.position),
        notes=[note for note in notes(audit) if note != unknown(audit)],
        unknown=unknown(audit),
        is_any_small=any(one.is_small for one in every),
        is_any_few=any(one.is_few for one in every),
        is_any_turned=any(one.difference.is_turned_by_one for one in every if one.difference),
        by_sex=_by_sex(audit.breakdowns[-1].categories),
        few=FEW,
        significant=SIGNIFICANT,
        version=__version__,
        style=Markup(_asset("impact.css")),
    )


def position_name(position: str) -> str:
    """A position's id without folders and file ending: `LIBRARIAN 6110 (2)` for `specs/LIBRARIAN 6110.txt#2`."""
    document, _, number = position.partition("#")
    return file_name(document) + (f" ({number})" if number else "")


def percent(share: Fraction) -> str:
    """A rate as shown: `54.3%`."""
    return f"{float(share):.1%}"


def ratio(share: Fraction | None) -> str:
    """An impact ratio as shown, with the three digits of the rule's own examples; a dash where there is none."""
    return "–" if share is None else f"{float(share):.3f}"


def p_value(found: Difference) -> str:
    """A p-value as shown, with a star where it is significant."""
    return ("<0.001" if found.p < 0.001 else f"{found.p:.3f}") + ("*" if found.is_significant else "")


def _by_sex(intersections: Sequence[Category]) -> list[tuple[str, list[Category]]]:
    return [(sex, list(some)) for sex, some in groupby(intersections, key=lambda category: category.parts[0])]


def _day(day: datetime.date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _asset(name: str) -> str:
    return files("pipeline.audit").joinpath("templates", name).read_text("utf-8").strip()
