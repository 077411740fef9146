"""All the figures of one evaluation, and the JSON that holds them: no text of any document is in it."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from pipeline.bundle import bundled
from pipeline.errors import RolematchError
from pipeline.evaluation import artifacts
from pipeline.evaluation.card import Content, contents
from pipeline.evaluation.documents import Documents, listed
from pipeline.evaluation.families import FAMILIES
from pipeline.evaluation.findings import Confusion, Family, Findings, Gap, Metric, Misreading, Ranking
from pipeline.evaluation.gold import Gold
from pipeline.evaluation.intervals import DRAWS

_DIGITS = 4
CROSS = "crossvalidation.json"
_ANOTHER = "give --processed the tables of a run over the collection they are from"


@dataclass(frozen=True)
class CrossValidated:
    """A figure measured on documents that the model it rests on was not trained on.

    Attributes:
        model: folder in `models/`.
        metric: name of the metric.
        value: the figure.
        low: lower end of its 95 % interval; None where there is none.
        high: upper end.
        folds: how the documents were set apart.
        data: name of the gold, or what other documents it was measured on.
    """

    model: str
    metric: str
    value: float
    low: float | None
    high: float | None
    folds: str
    data: str


@dataclass(frozen=True)
class Results:
    """What one evaluation found.

    Attributes:
        gold: name of the gold.
        contents: how much it holds, by source.
        made_with: versions and models of the tables measured.
        draws: bootstrap resamples.
        metrics: every figure.
        confusion: of section labels; None where there was nothing to count.
        rankings: each query's own figures.
        gaps: what could not be measured.
        definitions: what the figures mean, a paragraph for each family of metrics.
        crossvalidated: figures from the cards of the models.
    """

    gold: str
    contents: tuple[Content, ...]
    made_with: artifacts.MadeWith
    draws: int
    metrics: tuple[Metric, ...]
    confusion: Confusion | None
    rankings: tuple[Ranking, ...]
    gaps: tuple[Gap, ...]
    definitions: tuple[str, ...]
    crossvalidated: tuple[CrossValidated, ...]


@dataclass(frozen=True)
class Evaluation:
    """Figures, and apart from them what was misread, in the words of the documents."""

    results: Results
    misread: tuple[Misreading, ...]


def evaluate(gold: Gold, runs: Sequence[Path]) -> Evaluation:
    """Measures the tables of one or several runs by every family the gold has annotations for.

    Of several runs each family is measured on the one that has most of its documents, on the larger one if equal.

    Raises:
        RolematchError: a folder has no tables, or an annotation cannot be used.
    """
    known = {run: _documents(run) for run in runs}
    families = [family for family in FAMILIES if family.judgements(gold)]
    found = [_measured(family, gold, known) for family in families]
    results = Results(
        gold.name,
        contents(gold),
        artifacts.made_with(runs),
        DRAWS,
        tuple(metric for one in found for metric in one.metrics),
        next((one.confusion for one in found if one.confusion), None),
        tuple(ranking for one in found for ranking in one.rankings),
        tuple(gap for one in found for gap in one.gaps),
        tuple(family.how for family, one in zip(families, found, strict=True) if one.metrics),
        _crossvalidated(),
    )
    misread = (x for one in found for x in sorted(one.misread, key=lambda x: (x.document, x.line)))
    return Evaluation(results, tuple(misread))


def _documents(run: Path) -> Documents:
    ids = artifacts.read(run, "documents", ["doc_id"])
    if ids is None:
        raise RolematchError("no tables of a run", str(run), "run `rolematch run`, or leave --processed away")
    return Documents(list(ids["doc_id"]))


def _measured(family: Family, gold: Gold, known: Mapping[Path, Documents]) -> Findings:
    judgements = family.judgements(gold)
    run = max(known, key=lambda run: (known[run].whole(judgements), known[run].count))
    if not known[run].whole(judgements):
        missing = dict.fromkeys(name for names in judgements for name in names if not known[run].called(name))
        what = f"{family.name}: their documents are not in the tables: {listed(list(missing))}"
        return Findings(gaps=(Gap(what, _ANOTHER),))
    frames: dict[str, pd.DataFrame] = {}
    for table, columns in family.needs.items():
        frame = artifacts.read(run, table, columns)
        if frame is None:
            return Findings(gaps=(Gap(f"{family.name}: there is no table {table}", "run `rolematch run` to its end"),))
        frames[table] = frame
    return family.measure(gold, frames)


def _crossvalidated() -> tuple[CrossValidated, ...]:
    files = sorted(bundled("models").glob(f"*/{CROSS}"))
    return tuple(
        CrossValidated(model=file.parent.name, **row)
        for file in files
        for row in json.loads(file.read_text(encoding="utf-8"))
    )


def to_json(results: Results) -> str:
    """The results as JSON: figures with four digits, what there is not as null, one record a line."""
    fields = (f"{json.dumps(key)}: {_lines(value)}" for key, value in _plain(dataclasses.asdict(results)).items())
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n  " + ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n]"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, _DIGITS)
    return value


def errors_tsv(gold: Gold, misread: Iterable[Misreading]) -> str:
    """One line a misreading: `document:line` (which editors open), wanted, got and text, set off by tabs.

    It holds words of the documents: where those may not be passed on, neither may this.
    """
    lines, here = ["document:line\twanted\tgot\ttext"], Path.cwd()
    for one in misread:
        file = gold.place(one.document)
        file = file.relative_to(here) if file.is_relative_to(here) else file
        place = f"{file if file.is_file() else one.document}:{one.line}"
        lines.append("\t".join(" ".join(cell.split()) for cell in (place, one.wanted, one.got, one.text)))
    return "\n".join(lines) + "\n"
