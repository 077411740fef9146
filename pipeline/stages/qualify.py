"""documents, classes, sections → requirements: the minimum qualifications of each class as an AND/OR tree."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pipeline.qualifications.described import described_classes
from pipeline.qualifications.requirements import requirements_of
from pipeline.qualifications.tree import to_json
from pipeline.stage import Frames, Input, Stage
from pipeline.tables import CLASSES, DOCUMENTS, REQUIREMENTS, SECTIONS


@dataclass(frozen=True)
class QualifySettings:
    """Nothing to set: the language of qualifications is the same everywhere."""


def qualify(frames: Frames, settings: QualifySettings) -> pd.DataFrame:
    """One row a class: its tree, its desirable qualifications, and where they were read; null where none is stated."""
    rows = []
    for described in described_classes(frames["documents"], frames["classes"], frames["sections"]):
        found = requirements_of(described.text, described.sections)
        rows.append(
            {
                "class_id": described.class_id,
                "doc_id": described.doc_id,
                "class_title": described.title,
                "tree": to_json(found.tree),
                "preferred": to_json(found.preferred),
                "start": found.start,
                "end": found.end,
            }
        )
    return pd.DataFrame(rows, columns=REQUIREMENTS.names)


STAGE = Stage(
    "qualify", 4, (Input(DOCUMENTS), Input(CLASSES), Input(SECTIONS)), REQUIREMENTS, ("spec",), QualifySettings, qualify
)
