"""classes, requirements, attributes of the whole corpus → series: which classes are steps of one ladder.

It reads the corpus, so that no stage that scores may read its table: a score depends on two documents alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from pipeline.levels.series import Titled, rank_name, series_of
from pipeline.levels.titles import taken_apart
from pipeline.parts import SPEC
from pipeline.qualifications.tree import Experience, from_json, leaves
from pipeline.stage import Frames, Input, Reach, Stage
from pipeline.tables import ATTRIBUTES, CLASSES, DOCUMENTS, REQUIREMENTS, SERIES


@dataclass(frozen=True)
class ArrangeSettings:
    """Nothing to set."""


def arrange(frames: Frames, settings: ArrangeSettings) -> pd.DataFrame:
    """One row a class of this part that is a member of a series; the series are those of the whole corpus."""
    own = set(frames["classes"]["class_id"])
    rows = []
    for series in series_of(_titled(frames), _asked(frames["all_requirements"])):
        for rung in series.rungs:
            if rung.of.class_id in own:
                rows.append(
                    {
                        "series_id": series.series_id,
                        "series": series.name,
                        "employer": rung.of.employer or None,
                        "class_id": rung.of.class_id,
                        "doc_id": rung.of.doc_id,
                        "position": rung.position,
                        "rank": rank_name(rung.of.title),
                        "basis": rung.basis,
                    }
                )
    return pd.DataFrame(rows, columns=SERIES.names)


def _titled(frames: Frames) -> list[Titled]:
    """Every class with a title."""
    documents, classes, attributes = frames["all_documents"], frames["all_classes"], frames["all_attributes"]
    employers = dict(zip(documents["doc_id"], documents["employer"], strict=True))
    stated = attributes[attributes["name"] == "level"]
    levels = dict(zip(stated["class_id"], stated["value"].astype(float), strict=True))
    return [
        Titled(
            row.class_id,
            row.doc_id,
            employers[row.doc_id] if isinstance(employers.get(row.doc_id), str) else "",
            taken_apart(row.title),
            int(row.class_no),
            levels.get(row.class_id),
        )
        for row in classes.itertuples()
        if isinstance(row.title, str)
    ]


def _asked(requirements: pd.DataFrame) -> Callable[[str], Iterable[str]]:
    """The titles that the requirements of a class ask experience in, read when asked for."""
    trees = dict(zip(requirements["class_id"], requirements["tree"], strict=True))

    def asked(class_id: str) -> Iterable[str]:
        tree = trees.get(class_id)
        node = from_json(tree) if isinstance(tree, str) else None
        return [title.lower() for leaf in leaves(node) if isinstance(leaf, Experience) for title in leaf.in_class]

    return asked


STAGE = Stage(
    "arrange",
    1,
    (
        Input(CLASSES, columns=("class_id",)),
        Input(CLASSES, Reach.ALL, kinds=(SPEC,), columns=("class_id", "doc_id", "class_no", "title")),
        Input(DOCUMENTS, Reach.ALL, kinds=(SPEC,), columns=("doc_id", "employer")),
        Input(REQUIREMENTS, Reach.ALL, kinds=(SPEC,), columns=("class_id", "tree")),
        Input(ATTRIBUTES, Reach.ALL, kinds=(SPEC,), columns=("class_id", "name", "value")),
    ),
    SERIES,
    (SPEC,),
    ArrangeSettings,
    arrange,
)
