"""A fact about a class, and the values that are none: "xxxxx", "[CLASS CODE]", "TBD"."""

from __future__ import annotations

import re
from dataclasses import dataclass

PLACEHOLDER = re.compile(
    r"x{3,}|y{3,}|_{3,}|\[[^\]]*\]|<[^>]*>|\bTBD\b|\bto be determined\b|^\W*(?:N/?A|-+)?\W*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Fact:
    """One attribute of a class.

    Attributes:
        name: as in the table of attributes.
        value: as text; amounts without separators, dates as YYYY-MM-DD, or YYYY-MM where no day is given.
        start: first character of the evidence in documents.text; None when derived.
        end: character after the last.
    """

    name: str
    value: str
    start: int | None = None
    end: int | None = None


def is_value(text: str) -> bool:
    """Whether the text is a value, not an empty field of a form."""
    return bool(text.strip()) and PLACEHOLDER.search(text.strip()) is None


def squeezed(text: str) -> str:
    """White space collapsed and stray punctuation at the edges cut."""
    return re.sub(r"\s+", " ", text).strip(" \t\n.,;:|*–-")
