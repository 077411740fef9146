"""Chooses `models/background/thresholds.json`: from where on a post is of the kind of work that is asked for.

    python models/recipe/verdicts.py PROCESSED GOLD

PROCESSED holds `entries`, `requirements`, `profiles` and `vectors` of a run over all judged documents, GOLD the
readers' judgements (`resumes.csv`). Measured leaving one specification out: thresholds chosen on the others judge its
resumes.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.evaluation.intervals import Tally, estimates, share
from pipeline.stages.judge import asking, stated_in
from pipeline.verdicts.alone import alone
from pipeline.verdicts.background import Thresholds
from pipeline.verdicts.experience import Work
from pipeline.verdicts.judging import judge
from pipeline.verdicts.likeness import Texts, kinds_of_work
from pipeline.verdicts.logic import MET, NO_EVIDENCE, any_of

TARGET = Path(__file__).resolve().parent.parent / "background"
GRID = ((0.5, 0.65, 0.75, 0.85), (2.2, 2.4, 2.6, 2.8, 3.0, 3.2), (2.6, 3.0, 3.4, 4.0))


class Trial:
    """The judged resumes, to be judged with any thresholds."""

    def __init__(self, processed: Path, gold: Path) -> None:
        profiles, entries = _table(processed, "profiles"), _table(processed, "entries")
        self.gold = pd.read_csv(gold / "resumes.csv")
        self._texts = Texts(profiles, _table(processed, "vectors"))
        requirements = _table(processed, "requirements")
        self._classes = asking(requirements, set(requirements["class_id"]))
        self._kinds = kinds_of_work((kind for one in self._classes.values() for kind in one.kinds), self._texts)
        deeds = dict(iter(profiles[profiles["dimension"] == "responsibilities"].groupby("owner_id")))
        stated = dict(iter(entries.groupby("doc_id")))
        self._careers = {
            name: stated_in(stated.get(f"resumes/{name}"), deeds.get(f"resumes/{name}"))
            for name in self.gold["resume_file"].unique()
        }

    def right(self, chosen: Thresholds) -> dict[str, list[int]]:
        """By specification: verdicts as the reader has them, and all that were decided."""
        found: dict[str, list[int]] = {}
        nearness = {
            name: self._kinds.nearness(one.posts, self._texts, chosen.title_share)
            for name, one in self._careers.items()
        }
        for row in self.gold[self.gold["meets_experience"].isin(["yes", "no"])].itertuples():
            verdicts = []
            for one in (one for name, one in self._classes.items() if f"/{row.spec_file}" in name):
                own = (one.title,) if one.title else ()
                work = Work(self._careers[row.resume_file], nearness[row.resume_file], own, chosen)
                verdicts.append(alone(judge(one.tree, work, self._texts), "experience") if one.tree else None)
            got = any_of(verdicts)
            if got not in (None, NO_EVIDENCE):
                counts = found.setdefault(row.spec_file, [0, 0])
                counts[0] += (got == MET) == (row.meets_experience == "yes")
                counts[1] += 1
        return found


def _table(processed: Path, name: str) -> pd.DataFrame:
    return pd.concat([pd.read_parquet(file) for file in sorted((processed / name).glob("*.parquet"))])


def _figures(counts: list[list[int]], sources: list[str]) -> Iterator[dict[str, object]]:
    metric = next(
        estimates("verdicts experience agreement", Tally(sources, np.array(counts, float)), share, 1, "verdicts")
    )
    yield {
        "metric": metric.name,
        "value": round(metric.value, 4),
        "low": round(metric.low, 4),
        "high": round(metric.high, 4),
        "folds": "leave one specification out",
        "data": "development gold",
    }


def main(processed: Path, gold: Path) -> None:
    """Tries every setting, chooses on all, measures leaving one out."""
    trial = Trial(processed, gold)
    settings = [Thresholds(*values) for values in itertools.product(*GRID)]
    tried = [trial.right(chosen) for chosen in settings]

    def best(without: str) -> int:
        totals = [sum(right for name, (right, _) in some.items() if name != without) for some in tried]
        return int(np.argmax(totals))

    specs = sorted(tried[0])
    counts = [tried[best(name)][name] for name in specs]
    rows = list(_figures(counts, ["development"] * len(specs)))
    (TARGET / "thresholds.json").write_text(json.dumps(asdict(settings[best("")]), indent=2) + "\n", encoding="utf-8")
    (TARGET / "crossvalidation.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    print(settings[best("")], {name: settings[best(name)] for name in specs}, rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
