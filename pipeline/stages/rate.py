"""documents, classes, sections, requirements → levels: the level of each class, as the sum of what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.levels.estimator import Contribution, Place, digests, learned, level_of
from pipeline.qualifications.described import DescribedClass, described_classes
from pipeline.qualifications.tree import from_json
from pipeline.stage import Frames, Input, Stage
from pipeline.tables import CLASSES, DOCUMENTS, LEVELS, REQUIREMENTS, SECTIONS


@dataclass(frozen=True)
class RateSettings:
    """Nothing to set."""


def rate(frames: Frames, settings: RateSettings) -> pd.DataFrame:
    """One row a contribution to the level of a class, the base first; a class that says nothing has no row."""
    required, classes = frames["requirements"], frames["classes"]
    trees = dict(zip(required["class_id"], required["tree"], strict=True))
    placed = classes[classes["start"].notna()]
    places = {
        class_id: Place(int(start), int(end))
        for class_id, start, end in zip(placed["class_id"], placed["start"], placed["end"], strict=True)
    }
    weights = learned()
    rows: list[dict[str, Any]] = []
    for described in described_classes(frames["documents"], classes, frames["sections"]):
        tree = trees.get(described.class_id)
        node = from_json(tree) if isinstance(tree, str) else None
        level = level_of(described, node, weights, places.get(described.class_id))
        if level is not None:
            rows += [_row(described, number, one) for number, one in enumerate(level.contributions, 1)]
    return pd.DataFrame(rows, columns=LEVELS.names).astype(dict.fromkeys(("start", "end"), "Int32"))


def _row(described: DescribedClass, number: int, one: Contribution) -> dict[str, Any]:
    return {
        "class_id": described.class_id,
        "doc_id": described.doc_id,
        "signal_no": number,
        "signal": one.signal,
        "value": one.value,
        "contribution": one.levels,
        "text": None if one.start is None else described.text[one.start : one.end],
        "start": one.start,
        "end": one.end,
    }


STAGE = Stage(
    "rate",
    1,
    (Input(DOCUMENTS), Input(CLASSES), Input(SECTIONS), Input(REQUIREMENTS)),
    LEVELS,
    ("spec",),
    RateSettings,
    rate,
    lambda _: digests(),
)
