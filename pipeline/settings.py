"""Settings: frozen dataclasses whose every field says what it means, read from `rolematch.toml`."""

from __future__ import annotations

from dataclasses import field
from typing import Any


def setting(default: Any, meaning: str) -> Any:
    """A settings field with its default and the line that explains it in the generated settings file."""
    return field(default=default, metadata={"meaning": meaning})
