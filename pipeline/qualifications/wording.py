"""A requirement in words: the leaves of a tree and how each is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_EDUCATION = {
    "high_school": "High school diploma or equivalent",
    "associate": "Associate degree",
    "bachelor": "Bachelor's degree",
    "master": "Master's degree",
    "doctorate": "Doctorate",
    "professional": "Professional degree",
    "coursework": "Course work",
    "apprenticeship": "Apprenticeship",
}


def leaves(node: Mapping[str, Any] | None) -> Iterator[Mapping[str, Any]]:
    """The leaves of a requirement tree in its JSON form, in order; none for no tree."""
    if node is None:
        return
    if "op" in node:
        for child in node["of"]:
            yield from leaves(child)
    else:
        yield node


def wording(leaf: Mapping[str, Any]) -> str:
    """What the leaf asks for, such as `Bachelor's degree in accounting or finance`."""
    tell = {"education": _education, "experience": _experience}.get(str(leaf.get("type")), _named)
    return tell(leaf)


def _education(node: Mapping[str, Any]) -> str:
    level = str(node.get("level") or "education")
    text = _EDUCATION.get(level, level.replace("_", " "))
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
