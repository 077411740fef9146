"""The stages, one a module: each has a pure function from frames and settings to a frame, and its `STAGE` line."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Mapping
from typing import Any

from pipeline.stage import Stage

ORDER = (
    "ingest",
    "identify",
    "segment",
    "chronicle",
    "extract",
    "qualify",
    "review",
    "rate",
    "describe",
    "arrange",
    "profile",
    "embed",
    "shortlist",
    "compare",
    "explain",
)


@functools.cache
def registry() -> Mapping[str, Stage[Any]]:
    """Every stage by its name, in the order they run."""
    return {name: importlib.import_module(f"pipeline.stages.{name}").STAGE for name in ORDER}


def settings_types() -> dict[str, type[Any]]:
    """The settings dataclass of each section of the settings file."""
    return {stage.section: stage.settings for stage in registry().values()}
