"""Every family of metrics, in the order they are shown."""

from __future__ import annotations

from pipeline.evaluation.findings import Family

FAMILIES: tuple[Family, ...] = ()
