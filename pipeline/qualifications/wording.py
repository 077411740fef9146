"""A requirement in words: the leaves of a tree and how each is said in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_LEVELS = {
    "high_school": "high school graduation",
    "associate": "associate degree",
    "bachelor": "bachelor's degree",
    "master": "master's degree",
    "doctorate": "doctorate",
    "professional": "professional degree",
    "coursework": "course work",
    "apprenticeship": "apprenticeship",
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
    """The leaf in a few words, such as `bachelor's degree in accounting or finance`."""
    kind = leaf["type"]
    if kind == "education":
        fields = leaf.get("fields") or []
        level = _LEVELS.get(leaf.get("level") or "", "education")
        return f"{level} in {' or '.join(fields)}" if fields else level
    if kind == "experience":
        return _experience(leaf)
    return str(leaf.get("name") or leaf.get("text") or kind)


def _experience(leaf: Mapping[str, Any]) -> str:
    years = leaf.get("years")
    amount = "" if years is None else f"{years:g} year{'' if years == 1 else 's'} of "
    area = leaf.get("area") or "experience"
    classes = leaf.get("in_class") or []
    return f"{amount}{area}" + (f" as {' or '.join(classes)}" if classes else "")
