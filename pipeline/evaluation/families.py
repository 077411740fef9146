"""Every family of metrics, in the order they are shown."""

from __future__ import annotations

from pipeline.evaluation import phrases, qualifications, ranking, sections
from pipeline.evaluation.findings import Family

FAMILIES: tuple[Family, ...] = (sections.FAMILY, phrases.FAMILY, qualifications.FAMILY, *ranking.FAMILIES)
