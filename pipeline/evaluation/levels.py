"""Level order: of two neighbours in a series, whether the higher one gets the higher level with its titles hidden.

No annotation is needed: titles tell the order (`levels.ladder`), and the estimator is asked without them
(`levels.masking`), with weights that were learned without the series at hand. Two classes of the same level count as
wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline.evaluation.findings import Family, Findings, Gap, Metric, Misreading
from pipeline.evaluation.intervals import Tally, estimates, share
from pipeline.levels.estimator import left_out, level_of
from pipeline.levels.ladder import Ladder, Step, ladders
from pipeline.levels.masking import hidden, hidden_tree
from pipeline.qualifications.described import DescribedClass, described_classes
from pipeline.qualifications.tree import Node, from_json
from pipeline.stage import Frames

NAME = "level order"
_FEW = 10  # steps from which a kind or an employer has a figure of its own


@dataclass(frozen=True)
class _Rated:
    """A step, whose it is, and the levels of its two classes, titles hidden; NaN for a class that says nothing."""

    step: Step
    source: str
    lower: float
    upper: float

    @property
    def right(self) -> bool:
        """Whether the higher class has the higher level."""
        return self.upper > self.lower


def measure(frames: Frames) -> Findings:
    """The share of neighbours in the right order: over all, by employer and by kind of step."""
    rated = _by_employer(_rated(frames))
    if not rated:
        return Findings(gaps=(Gap(f"{NAME}: no two classes of a series are in the tables", "run a larger collection"),))
    return Findings(tuple(_metrics(rated)), tuple(_misread(rated, frames)))


def _by_employer(rated: Iterable[_Rated]) -> list[_Rated]:
    """The steps, those of employers with few of them as of one."""
    found = list(rated)
    counted = Counter(one.source for one in found)
    return [one if counted[one.source] >= _FEW else replace(one, source="other employers") for one in found]


def _rated(frames: Frames) -> Iterator[_Rated]:
    documents, required = frames["documents"], frames["requirements"]
    described = {one.class_id: one for one in described_classes(documents, frames["classes"], frames["sections"])}
    trees = {
        class_id: from_json(tree) if isinstance(tree, str) else None
        for class_id, tree in zip(required["class_id"], required["tree"], strict=True)
    }
    employers = dict(zip(documents["doc_id"], documents["employer"], strict=True))
    classes = frames["classes"]
    for ladder in ladders(classes[classes["class_id"].isin(list(described))], employers):
        for step in ladder.steps:
            lower, upper = (_level(described[m.class_id], trees, ladder) for m in (step.lower, step.upper))
            source = employers.get(described[step.upper.class_id].doc_id) or "unknown"
            yield _Rated(step, source, lower, upper)


def _level(described: DescribedClass, trees: dict[str, Node | None], ladder: Ladder) -> float:
    tree = hidden_tree(trees.get(described.class_id), ladder.titles)
    level = level_of(hidden(described, ladder.titles), tree, left_out()[ladder.fold])
    return float("nan") if level is None else level.value


def _metrics(rated: list[_Rated]) -> Iterator[Metric]:
    kinds = pd.Series([one.step.kind for one in rated])
    counted = kinds.map(kinds.value_counts())
    yield from estimates(NAME, _tally(rated), share, 1, "steps")
    for kind in sorted(set(kinds[counted >= _FEW])):
        yield from estimates(NAME, _tally([one for one in rated if one.step.kind == kind]), share, 1, "steps", kind)


def _tally(rated: list[_Rated]) -> Tally:
    """Right and all steps, one row a series."""
    series = pd.DataFrame({"series": [one.step.series for one in rated], "source": [one.source for one in rated]})
    series["right"], series["all"] = [one.right for one in rated], 1
    summed = series.groupby(["source", "series"], sort=True)[["right", "all"]].sum()
    return Tally(list(summed.index.get_level_values("source")), summed.to_numpy(np.float64))


def _misread(rated: list[_Rated], frames: Frames) -> Iterator[Misreading]:
    classes = frames["classes"].set_index("class_id")
    texts = dict(zip(frames["documents"]["doc_id"], frames["documents"]["text"], strict=True))
    for one in rated:
        if not one.right:
            upper = classes.loc[one.step.upper.class_id]
            start = 0 if pd.isna(upper["start"]) else int(upper["start"])
            line = texts[upper["doc_id"]].count("\n", 0, start) + 1
            wanted = f"above {one.step.lower.title.title}"
            yield Misreading(upper["doc_id"], line, wanted, f"{one.upper:.3f} against {one.lower:.3f}", upper["title"])


FAMILY = Family(
    NAME,
    {
        "documents": ("doc_id", "kind", "status", "employer", "text"),
        "classes": ("class_id", "doc_id", "class_no", "title", "start"),
        "sections": (
            "doc_id", "section_no", "class_nos", "label", "heading", "subheading", "start", "body_start", "end", "text",
        ),
        "requirements": ("class_id", "tree"),
    },
    lambda gold: list(zip(gold.pairs["query_file"], gold.pairs["candidate_file"], strict=True)),
    lambda gold, frames: measure(frames),
    "Level order: of two neighbours in a series of the collection that the judged pairs are from, the share where the "
    "higher one gets the higher level, with every word and numeral of the titles of the series hidden from the "
    "estimator, and with weights learned without that series (10 folds). Titles tell which is higher; equal levels "
    "count as wrong.",
)  # fmt: skip
