"""Minimum qualifications as a nested list a person can read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.qualifications.wording import wording

OPERATORS = {"all": "All of", "any": "Any one of"}


@dataclass(frozen=True)
class Qualification:
    """One line of the nested list.

    Attributes:
        kind: "all", "any", or a leaf's type ("education", "experience", "license" …).
        text: what the line says.
        parts: the lines under an operator; empty for a leaf.
    """

    kind: str
    text: str
    parts: tuple[Qualification, ...] = ()


def qualification(tree: str | None) -> Qualification | None:
    """The tree of a `requirements` row, read from its JSON; null when none is stated."""
    node = json.loads(tree) if tree else None
    return _line(node) if isinstance(node, dict) else None


def _line(node: Mapping[str, Any]) -> Qualification:
    if "op" in node:
        operator = str(node["op"])
        return Qualification(operator, OPERATORS.get(operator, operator), tuple(_line(part) for part in node["of"]))
    kind = str(node.get("type", "requirement"))
    return Qualification(kind, wording(node))
