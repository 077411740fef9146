"""Minimum qualifications as a nested list a person can read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

OPERATORS = {"all": "All of", "any": "Any one of"}
EDUCATION = {
    "high_school": "High school diploma or equivalent",
    "associate": "Associate degree",
    "bachelor": "Bachelor's degree",
    "master": "Master's degree",
    "doctorate": "Doctorate",
    "professional": "Professional degree",
    "coursework": "Course work",
    "apprenticeship": "Apprenticeship",
}


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
    tell = {"education": _education, "experience": _experience}.get(kind, _named)
    return Qualification(kind, tell(node))


def _education(node: Mapping[str, Any]) -> str:
    level = str(node.get("level") or "education")
    text = EDUCATION.get(level, level.replace("_", " "))
    fields = [str(field) for field in node.get("fields") or ()]
    if fields:
        text += " in " + (fields[0] if len(fields) == 1 else f"{', '.join(fields[:-1])} or {fields[-1]}")
    years = node.get("years")
    return f"{text} · {_years(years)}" if years is not None else text


def _experience(node: Mapping[str, Any]) -> str:
    years = node.get("years")
    parts = [f"{_years(years)} of experience" if years is not None else "Experience"]
    if node.get("area"):
        parts.append(str(node["area"]))
    if node.get("in_class"):
        parts.append("in the class " + " or ".join(str(title) for title in node["in_class"]))
    marks = [name for flag, name in (("supervisory", "supervisory"), ("full_time", "full-time")) if node.get(flag)]
    return (
        ": ".join(parts[:2]) + "".join(f", {part}" for part in parts[2:]) + (f" ({', '.join(marks)})" if marks else "")
    )


def _named(node: Mapping[str, Any]) -> str:
    return str(node.get("name") or node.get("text") or node.get("type") or "requirement")


def _years(years: float) -> str:
    if 0 < years < 1:
        months = round(years * 12)
        return f"{months} month{'' if months == 1 else 's'}"
    return f"{years:g} year{'' if years == 1 else 's'}"
