"""The page of results, in markdown: what was measured, on what, how, and with which models."""

from __future__ import annotations

from typing import Any

from pipeline.evaluation.grids import Grid, contents, grids, of_models, on_this_gold, rankings

Row = dict[str, Any]

CONFUSION = "confusion.svg"


def page(results: Row) -> str:
    """The page for results as `results.to_json` has them; the same JSON gives the same page."""
    overall, *by = grids(results)
    parts = [
        f"# Results: {results['gold']}",
        "Written by `rolematch evaluate` from `results.json` beside it; not to be edited.",
        _section(overall),
        _in_sample(results),
        _gaps(results["gaps"]),
        f"## Sections: what was read as what\n\n![Confusion of section labels]({CONFUSION})"
        if results["confusion"]
        else "",
        *(_section(grid) for grid in by),
        *(_folded(grid) for grid in rankings(results)),
        _section(of_models(results)) if of_models(results).rows else "",
        _section(contents(results["contents"])),
        _how(results),
        _made_with(results["made_with"]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def markdown(grid: Grid) -> str:
    """The table itself, figures set to the right."""
    head = [" | ".join(grid.head), " | ".join(["---", *["---:"] * (len(grid.head) - 1)])]
    rows = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in grid.rows]
    return "\n".join(f"| {row} |" for row in [*head, *rows])


def _section(grid: Grid) -> str:
    return f"## {grid.title}\n\n{markdown(grid)}"


def _folded(grid: Grid) -> str:
    return f"<details><summary>{grid.title}</summary>\n\n{markdown(grid)}\n\n</details>"


def _in_sample(results: Row) -> str:
    models = sorted({row["model"] for row in on_this_gold(results)})
    if not models:
        return ""
    names = ", ".join(f"`models/{name}`" for name in models)
    return (
        f"Trained on documents of this gold: {names}. The figures called in-sample flatter what rests on them; the one "
        "beside each was measured on documents, or queries, that had been left out of the training."
    )


def _gaps(gaps: list[Row]) -> str:
    if not gaps:
        return ""
    return "## Not measured\n\n" + "\n".join(f"- {gap['what']}. Remedy: {gap['remedy']}." for gap in gaps)


def _how(results: Row) -> str:
    intervals = (
        f"Intervals: 95 %, percentile bootstrap (Efron & Tibshirani 1993), {results['draws']:,} draws with a fixed "
        "seed, of documents or of queries. Few of them give intervals that are too narrow; one alone gives none."
    )
    return "## How it was measured\n\n" + "\n".join(f"- {text}" for text in [*results["definitions"], intervals])


def _made_with(made: Row) -> str:
    stages = ", ".join(f"`{name}` {' and '.join(versions)}" for name, versions in made["stages"].items())
    models = "\n".join(
        f"| `{name}` | {', '.join(f'`{digest}`' for digest in digests)} |" for name, digests in made["models"].items()
    )
    lines = [
        f"## Made with\n\nrolematch {made['rolematch']}" + (f"; versions of the stages: {stages}." if stages else ".")
    ]
    return "\n\n".join(lines + ([f"| model | SHA-256 |\n| --- | --- |\n{models}"] if models else []))
