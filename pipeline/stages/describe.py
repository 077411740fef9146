"""documents, classes, sections, requirements, levels → attributes: facts about each class, stated and derived."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pipeline.levels.derived import derived
from pipeline.qualifications.attributes import attributes_of
from pipeline.qualifications.described import described_classes
from pipeline.qualifications.tree import from_json
from pipeline.stage import Frames, Input, Stage
from pipeline.tables import ATTRIBUTES, CLASSES, DOCUMENTS, LEVELS, REQUIREMENTS, SECTIONS


@dataclass(frozen=True)
class DescribeSettings:
    """Nothing to set."""


def describe(frames: Frames, settings: DescribeSettings) -> pd.DataFrame:
    """One row an attribute of a class; an attribute nothing is said of has no row."""
    required = frames["requirements"]
    trees = dict(zip(required["class_id"], required["tree"], strict=True))
    levels = frames["levels"].groupby("class_id")["contribution"].sum()
    rows = []
    for described in described_classes(frames["documents"], frames["classes"], frames["sections"]):
        stated = attributes_of(described)
        tree = trees.get(described.class_id)
        node = from_json(tree) if isinstance(tree, str) else None
        for fact in [*stated, *derived(described.title, node, levels.get(described.class_id))]:
            rows.append(
                {
                    "class_id": described.class_id,
                    "doc_id": described.doc_id,
                    "name": fact.name,
                    "value": fact.value,
                    "start": fact.start,
                    "end": fact.end,
                }
            )
    return pd.DataFrame(rows, columns=ATTRIBUTES.names)


STAGE = Stage(
    "describe",
    2,
    (
        Input(DOCUMENTS),
        Input(CLASSES),
        Input(SECTIONS),
        Input(REQUIREMENTS),
        Input(LEVELS, columns=("class_id", "contribution")),
    ),
    ATTRIBUTES,
    ("spec",),
    DescribeSettings,
    describe,
)
