"""Audits as records: JSON with everything, and a flat table of every category for a spreadsheet."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from pipeline import __version__
from pipeline.audit.audits import Audit, Findings
from pipeline.audit.impact import Breakdown, Category
from pipeline.audit.notes import notes
from pipeline.audit.sheets import SetAside, Sheet

Record = dict[str, Any]

_DIGITS = 6


def to_json(findings: Findings, sheets: Sequence[Sheet], as_of: datetime.date | None) -> str:
    """Everything that was found, and of which bytes; shares are 0–1, what there is not is null."""
    whole = {
        "rolematch": __version__,
        "as_of": as_of.isoformat() if as_of else None,
        "inputs": [{"name": one.name, "rows": len(one.places), "sha256": one.sha256} for one in sheets],
        "audits": [_audit(one) for one in findings.audits],
        "rows_of_specifications": findings.others,
        "set_aside": [dataclasses.asdict(one) for one in findings.set_aside],
    }
    return json.dumps(whole, indent=1, ensure_ascii=False)


def to_csv(audits: Iterable[Audit]) -> str:
    """One row a category of each breakdown of each audit, and one for those of unknown category."""
    rows = [row for audit in audits for row in _rows(audit)]
    fullest: Record = max(rows, key=len)  # a row of unknowns has fewer cells
    return _csv(list(fullest), rows)


def set_aside_csv(rows: Iterable[SetAside]) -> str:
    """One row for each that is not counted, with the reason."""
    return _csv([field.name for field in dataclasses.fields(SetAside)], map(dataclasses.asdict, rows))


def _csv(names: Sequence[str], rows: Iterable[Record]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _audit(audit: Audit) -> Record:
    return {
        "position": audit.position or None,
        "measure": "selection rate" if audit.measure.is_selection else "scoring rate",
        "selected": audit.measure.selected,
        "at": audit.measure.at,
        "median": audit.split.median if audit.split else None,
        "at_median": audit.split.at_median if audit.split else None,
        "justification": audit.measure.justification or None,
        "applicants": audit.people,
        "unmatched": audit.unmatched,
        "unscored": audit.unscored,
        "breakdowns": [_breakdown(one) for one in audit.breakdowns],
        "notes": notes(audit),
    }


def _breakdown(by: Breakdown) -> Record:
    return {
        "by": by.by,
        "unknown": by.unknown,
        "highest": by.highest.name if by.highest else None,
        "categories": [_category(one) for one in by.categories],
    }


def _category(one: Category) -> Record:
    found = one.difference
    return {
        "category": one.name,
        "applicants": one.people,
        "favoured": one.favoured,
        "rate": _share(one.rate),
        "impact_ratio": _share(one.ratio),
        "under_2_percent": one.is_small,
        "fewer_than_30": one.is_few,
        "below_four_fifths": found.is_below if found else None,
        "p_value": round(found.p, _DIGITS) if found else None,
        "significant": found.is_significant if found else None,
        "turned_by_one": found.is_turned_by_one if found else None,
    }


def _rows(audit: Audit) -> Iterator[Record]:
    for by in audit.breakdowns:
        head = {"position": audit.position, "by": by.by}
        for one in by.categories:
            yield {**head, **_category(one)}
        if by.unknown:
            yield {**head, "category": "unknown", "applicants": by.unknown}


def _share(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), _DIGITS)
