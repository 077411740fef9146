"""What is written from code and data: `python -m pipeline.reference FILE …`.

Fills the generated parts of the README and of the data cards, and makes a page of results anew from the JSON beside it.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path

from pipeline.evaluation.card import contents
from pipeline.evaluation.gold import read_gold
from pipeline.evaluation.grids import contents as counted
from pipeline.evaluation.grids import summary
from pipeline.evaluation.page import markdown, page
from pipeline.stage import Reach
from pipeline.stages import registry
from pipeline.tables import SOURCES, TABLES, Table


def stages() -> str:
    """A markdown table of the stages: what each reads and writes, and what it is for."""
    lines = ["| stage | reads | writes | what it does |", "| --- | --- | --- | --- |"]
    for stage in registry().values():
        reads = ", ".join("raw files" if i.table is SOURCES else _read(i.table, i.reach) for i in stage.inputs)
        purpose = (sys.modules[stage.run.__module__].__doc__ or "").strip().splitlines()[0]
        lines.append(f"| `{stage.name}` | {reads} | `{stage.output.name}` | {purpose.split(': ', 1)[-1]} |")
    return "\n".join(lines)


def tables() -> str:
    """Every table with its columns, one markdown table each, folded."""
    return "\n\n".join(_table(table) for table in TABLES)


def _read(table: Table, reach: Reach) -> str:
    words = {Reach.ALL: "all ", Reach.SHARE: "its share of ", Reach.PREVIOUS: "its last "}
    return f"{words.get(reach, '')}`{table.name}`"


def _table(table: Table) -> str:
    rows = "\n".join(f"| `{c.name}` | {str(c.type).split('<')[0]} | {c.meaning} |" for c in table.columns)
    key = ", ".join(f"`{name}`" for name in table.key)
    return (
        f"<details><summary><code>{table.name}</code>: {table.meaning}</summary>\n\n"
        f"Key: {key}\n\n| column | type | meaning |\n| --- | --- | --- |\n{rows}\n\n</details>"
    )


def gold(folder: Path) -> str:
    """How much a gold holds, by source."""
    return markdown(counted([dataclasses.asdict(one) for one in contents(read_gold(folder))]))


def figures(root: Path) -> str:
    """The main figures of the pages in `docs/results`, side by side."""
    pages = {}
    for file in sorted((root / "docs" / "results").glob("*/results.json")):
        results = json.loads(file.read_text(encoding="utf-8"))
        pages[f"[{results['gold']}](docs/results/{file.parent.name}/results.md)"] = results
    return markdown(summary(pages))


def filled(text: str, root: Path) -> str:
    """The text with the part between each pair of markers written anew; `root` is the folder of the project."""
    parts: dict[str, Callable[[], str]] = {
        "stages": stages,
        "tables": tables,
        "figures": functools.partial(figures, root),
        "gold": functools.partial(gold, root / "data" / "gold"),
        "training": functools.partial(gold, root / "data" / "training"),
    }
    for name, made in parts.items():
        begin, end = f"<!-- {name}: generated -->", f"<!-- {name}: end -->"
        if begin in text:
            before, rest = text.split(begin)
            text = f"{before}{begin}\n{made()}\n{end}{rest.split(end)[1]}"
    return text


def written(file: Path, root: Path) -> str:
    """What that file should hold now."""
    results = file.with_name("results.json")
    if results.is_file():
        return page(json.loads(results.read_text(encoding="utf-8")))
    return filled(file.read_text(encoding="utf-8"), root)


if __name__ == "__main__":
    for file in map(Path, sys.argv[1:]):
        file.write_text(written(file, Path()), encoding="utf-8")
