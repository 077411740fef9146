"""What every page of this package shares: templates that escape by default, one look, and names of files.

A page is one file that needs nothing else, neither network nor fonts nor a server: styles and scripts stand in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from pipeline.report import charts

REPORT = "pipeline.report"
_LONGEST = 100  # bytes of a file's name; disks take 255, and some archives less


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


def file_names(titles: Iterable[str]) -> list[str]:
    """A name without ending for the file of each page: safe on any disk, and apart from the others but for case."""
    chosen: list[str] = []
    taken: set[str] = set()
    for title in titles:
        plain = re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", title)).strip("-.")
        name = base = plain.encode()[:_LONGEST].decode(errors="ignore").rstrip("-.") or "page"
        number = 1
        while name.casefold() in taken:  # where "A" and "a" are one file, too
            number += 1
            name = f"{base}~{number}"
        taken.add(name.casefold())
        chosen.append(name)
    return chosen
