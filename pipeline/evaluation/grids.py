"""Results laid out as tables of words, for the terminal and the page alike; made from the JSON alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]

NONE = "–"
_IN_SAMPLE = "in-sample"
CROSSED = "cross-validated"
MAIN = (
    "sections accuracy",
    "sections macro-F1",
    "responsibilities F1",
    "competencies F1",
    "competencies kind accuracy",
    "competencies level accuracy",
    "qualifications leaves F1",
    "qualifications logic exact",
    "pairs nDCG@10",
    "pairs hit@1",
    "resumes nDCG@10",
)


@dataclass(frozen=True)
class Grid:
    """One table: its title, the names of its columns, and its rows; the first column is text, the others figures."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def grids(results: Row) -> list[Grid]:
    """Every table of the results, as `results.to_json` has them: all figures, by label, by source."""
    subjects = list(dict.fromkeys(_subject(metric) for metric in results["metrics"]))
    by = [_spread(results["metrics"], subject, key) for subject in subjects for key in ("label", "source")]
    return [_overall(results), *(grid for grid in by if grid.rows)]


def summary(pages: Mapping[str, Row]) -> Grid:
    """The main figures of several golds side by side, by the name of each; cross-validated ones where there are any."""
    columns = [_main(results) for results in pages.values()]
    rows = tuple((name, *(column.get(name, NONE) for column in columns)) for name in MAIN)
    return Grid("Main figures", ("", *pages), rows)


def _main(results: Row) -> dict[str, str]:
    found = {m["name"]: f"{_cell(m)}" for m in results["metrics"] if not m["source"] and not m["label"]}
    return found | {row["metric"]: f"{_cell(row)} {CROSSED}" for row in on_this_gold(results)}


def on_this_gold(results: Row) -> list[Row]:
    """The cross-validated figures that belong beside figures of this gold."""
    return [row for row in results["crossvalidated"] if row["data"] == results["gold"]]


def of_models(results: Row) -> Grid:
    """The cross-validated figures of models on other documents than these."""
    names = ("metric", "value", "interval", "folds", "data")
    rows = tuple(
        (f"{row['model']}: {row['metric']}", _figure(row["value"]), _interval(row), row["folds"], row["data"])
        for row in results["crossvalidated"]
        if row["data"] != results["gold"]
    )
    return Grid("Models, cross-validated on what they were made from", names, rows)


def rankings(results: Row) -> list[Grid]:
    """Every query with its own figures, a table for each kind of judgements."""
    names = dict.fromkeys(one["name"] for one in results["rankings"])
    return [_ranking(name, [one for one in results["rankings"] if one["name"] == name]) for name in names]


def contents(rows: Sequence[Row]) -> Grid:
    """How much a gold holds, by source and in all."""
    names = [name for name in rows[0] if name != "source"] if rows else []
    total = {"source": "all", **{name: sum(row[name] for row in rows) for name in names}}
    cells = tuple(
        (row["source"], *(f"{row[name]:,}" if row[name] else NONE for name in names)) for row in [*rows, total]
    )
    return Grid("The gold", ("source", *names), cells)


def _overall(results: Row) -> Grid:
    """All figures over all sources, cross-validated ones beside those that are in-sample."""
    crossed = {row["metric"]: row for row in on_this_gold(results)}
    rows = []
    for metric in results["metrics"]:
        if metric["source"] or metric["label"]:
            continue
        row = (metric["name"], _figure(metric["value"]), _interval(metric), f"{metric['n']:,} {metric['unit']}")
        beside = crossed.get(metric["name"])
        note = (f"{_IN_SAMPLE}; {_beside(beside)}" if beside else "",) if crossed else ()
        rows.append(row + note)
    head = ("metric", "value", "95 % interval", "counted")
    return Grid("All figures", head + ((CROSSED,) if crossed else ()), tuple(rows))


def _beside(row: Row) -> str:
    return f"{_figure(row['value'])} {_interval(row)} on documents not trained on ({row['folds']})"


def _spread(metrics: Sequence[Row], subject: str, key: str) -> Grid:
    """The figures of one subject, one row for each label, or for each source."""
    other = "source" if key == "label" else "label"
    chosen = [m for m in metrics if _subject(m) == subject and m[key] and not m[other]]
    names = list(dict.fromkeys(metric["name"] for metric in chosen))
    found = {(metric[key], metric["name"]): metric for metric in chosen}
    rows = []
    for value in dict.fromkeys(metric[key] for metric in chosen):
        cells = [_cell(found[value, name]) if (value, name) in found else NONE for name in names]
        rows.append((value, f"{found[value, names[0]]['n']:,}" if (value, names[0]) in found else NONE, *cells))
    unit = chosen[0]["unit"] if chosen else ""
    measures = [name.removeprefix(f"{subject} ") for name in names]
    return Grid(f"{subject.capitalize()}, by {key}", (key, unit, *measures), tuple(rows))


def _subject(metric: Row) -> str:
    return str(metric["name"]).split(" ")[0]


def _ranking(name: str, rows: Sequence[Row]) -> Grid:
    head = ("query", "judged", "unscored", "nDCG@10", "hit@1", "Spearman")
    hits = {True: "yes", False: "no", None: NONE}
    cells = (
        (
            one["query"],
            str(one["judged"]),
            str(one["unscored"]),
            _figure(one["ndcg"]),
            hits[one["hit"]],
            _figure(one["spearman"]),
        )
        for one in sorted(rows, key=lambda one: float(one["ndcg"]))
    )
    return Grid(f"{name.capitalize()}, by query", head, tuple(cells))


def _cell(metric: Row) -> str:
    return f"{_figure(metric['value'])} {_interval(metric)}" if metric["low"] is not None else _figure(metric["value"])


def _figure(value: float | None) -> str:
    return NONE if value is None else _short(f"{value:.3f}")


def _interval(metric: Row) -> str:
    if metric["low"] is None:
        return NONE
    low, high = (_short(f"{metric[end]:.2f}") for end in ("low", "high"))
    return f"({low}–{high})"


def _short(number: str) -> str:
    """Without the nought before the point."""
    return number.replace("0.", ".", 1) if number.startswith(("0.", "-0.")) else number
