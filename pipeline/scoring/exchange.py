"""A scoring run as JSON, for programs: all of it, resume by resume, so that no batch has to fit in memory."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from pipeline import __version__
from pipeline.scoring.build import beside
from pipeline.scoring.documents import specifications, unread
from pipeline.scoring.run import Scored


def to_json(scored: Scored, scores: pd.DataFrame) -> Iterator[str]:
    """Pieces of one JSON object: specifications with their rankings, unread ones, resumes with all their pairs."""
    classes = specifications(scored)
    rankings = dict(iter(scores.groupby("candidate_id", sort=False)))
    told = [{**dataclasses.asdict(one), "ranking": _rows(rankings.get(one.id, scores[:0]))} for one in classes]
    head = {"rolematch": __version__, "specifications": told, "unread": [dataclasses.asdict(o) for o in unread(scored)]}
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "resumes": ['
    for number, (resume, tables) in enumerate(beside(scored)):
        pairs = [tables.pair(resume.id, one.id) for one in classes] if resume.is_read else []
        values = {**dataclasses.asdict(resume), "pairs": [dataclasses.asdict(pair) for pair in pairs]}
        yield f"{',' if number else ''}\n{json.dumps(values, ensure_ascii=False, default=int)}"
    yield "\n]}\n"


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return list(json.loads(frame.drop(columns="candidate_id").to_json(orient="records")))
