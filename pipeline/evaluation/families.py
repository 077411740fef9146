"""Every family of metrics, in the order they are shown."""

from __future__ import annotations

from pipeline.evaluation import levels, phrases, qualifications, ranking, sections, verdicts
from pipeline.evaluation.findings import Family

FAMILIES: tuple[Family, ...] = (
    sections.FAMILY,
    phrases.FAMILY,
    qualifications.FAMILY,
    levels.FAMILY,
    *ranking.FAMILIES,
    verdicts.FAMILY,
)
