"""What every page of this package shares: templates that escape by default, one look, and figures as the page says them.

A page is one file that needs nothing else, neither network nor fonts nor a server: styles and scripts stand in it.
"""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report import charts

REPORT = "pipeline.report"


def environment(room: str = REPORT) -> Environment:
    """Templates of a room, beside those of the report; a name that is not filled in is an error."""

    def load(name: str) -> str | None:
        return asset(name, room) if files(room).joinpath("templates", name).is_file() else asset(name)

    made = Environment(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals.update(
        score_bar=charts.score_bar,
        count_bar=charts.count_bar,
        shade=charts.shade,
        shades=charts.SHADES,
        counted=counted,
    )
    return made


def asset(name: str, room: str = REPORT) -> str:
    """A file beside the templates of a room."""
    return files(room).joinpath("templates", name).read_text("utf-8").strip()


def style(name: str, room: str = REPORT) -> Markup:
    """The look that all pages have in common, then a page's own."""
    return Markup(f"{asset('base.css')}\n\n{asset(name, room)}")


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun in singular or plural."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
