"""Trees of requirements in a short notation: `bachelor`, `4y`, `lic`, `=`, children sorted."""

from __future__ import annotations

from pipeline.qualifications.reading import read_qualifications
from pipeline.qualifications.tree import (
    AllOf,
    AnyOf,
    Certification,
    Education,
    Equivalent,
    Experience,
    License,
    Node,
)


def told(node: Node | None) -> str:
    """The tree in a short notation, children sorted."""
    if isinstance(node, AllOf | AnyOf):
        word = " & " if isinstance(node, AllOf) else " | "
        return "(" + word.join(sorted(told(child) for child in node.of)) + ")"
    if isinstance(node, Education):
        return node.level
    if isinstance(node, Experience):
        return "work" if node.years is None else f"{node.years:g}y"
    if isinstance(node, License | Certification | Equivalent):
        return {"license": "lic", "certification": "cert", "equivalent": "="}[node.type]
    return "nothing"


def read(text: str) -> str:
    return told(read_qualifications(text, 0, len(text)).tree)
