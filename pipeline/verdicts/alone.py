"""The verdict on one kind of requirement alone: the tree as if it asked for nothing else.

Where alternatives trade one kind for another, each kind is judged by what the text asks of it: what may stand in for
schooling is no schooling, and fewer years beside a degree are asked only of those who have it.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.qualifications.tree import AllOf, AnyOf, Equivalent, Experience, leaves
from pipeline.verdicts.judging import Judged
from pipeline.verdicts.logic import NOT_MET, all_of, any_of

KINDS: Mapping[str, frozenset[str]] = {
    "education": frozenset(["education"]),
    "experience": frozenset(["experience"]),
    "credentials": frozenset(["license", "certification"]),
}
_SCHOOLING = frozenset(["education", "equivalent"])


def alone(judged: Judged, kind: str) -> str | None:
    """The verdict on one of `KINDS`; None where the tree asks nothing of it."""
    if isinstance(judged.node, AllOf):
        return _together(judged, kind)
    if isinstance(judged.node, AnyOf):
        return _alternatives(judged, kind)
    return judged.finding.verdict if judged.node.type in KINDS[kind] else None


def _together(judged: Judged, kind: str) -> str | None:
    """Alternatives of which one asks nothing of the kind are left out where the rest asks something."""
    sure = [child for child in judged.children if not _optional(child, kind)]
    own = all_of(alone(child, kind) for child in sure)
    return own if own is not None else all_of(alone(child, kind) for child in judged.children)


def _optional(child: Judged, kind: str) -> bool:
    return isinstance(child.node, AnyOf) and any(not _kinds(branch) & KINDS[kind] for branch in child.children)


def _alternatives(judged: Judged, kind: str) -> str | None:
    found = []
    schooling = all(_kinds(child) <= _SCHOOLING for child in judged.children)
    for child in judged.children:
        if isinstance(child.node, Equivalent):
            found.append(child.finding.verdict if schooling and kind == "education" else None)
        elif not (kind == "experience" and _traded(child, judged) and alone(child, "education") == NOT_MET):
            found.append(alone(child, kind))
    return any_of(found)


def _traded(child: Judged, judged: Judged) -> bool:
    """Whether a branch asks for fewer years than one beside it because it asks for schooling as well."""
    rest = [_years(other) for other in judged.children if "education" not in _kinds(other)]
    return "education" in _kinds(child) and any(0 < _years(child) < most for most in rest)


def _years(judged: Judged) -> float:
    return max((leaf.years or 0.0 for leaf in leaves(judged.node) if isinstance(leaf, Experience)), default=0.0)


def _kinds(judged: Judged) -> frozenset[str]:
    return frozenset(leaf.type for leaf in leaves(judged.node))
