"""documents → classes: which classes each document describes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.sections.lines import read_lines
from pipeline.sections.series import find_classes
from pipeline.stage import Frames, Input, Stage
from pipeline.tables import CLASSES, DOCUMENTS


@dataclass(frozen=True)
class IdentifySettings:
    """Nothing to set."""


def identify(frames: Frames, settings: IdentifySettings) -> pd.DataFrame:
    """One row a class: a series specification describes several, a resume none."""
    rows: list[dict[str, Any]] = []
    documents = frames["documents"]
    readable = documents[(documents["status"] == "ok") & (documents["kind"] == "spec")]
    for document in readable.to_dict("records"):
        title, code = (document[name] if isinstance(document[name], str) else None for name in ("title", "class_code"))
        found = find_classes(read_lines(document["text"]), title, code)
        for number, named in enumerate(found, 1):
            rows.append(
                {
                    "class_id": f"{document['doc_id']}#{number}" if len(found) > 1 else document["doc_id"],
                    "doc_id": document["doc_id"],
                    "class_no": number,
                    "title": named.title,
                    "class_code": named.code,
                    "start": named.start,
                    "end": named.end,
                }
            )
    return pd.DataFrame(rows, columns=CLASSES.names).astype(dict.fromkeys(("class_no", "start", "end"), "Int32"))


STAGE = Stage("identify", 2, (Input(DOCUMENTS),), CLASSES, ("spec",), IdentifySettings, identify)
