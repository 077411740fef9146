"""Minimum qualifications as a tree: operators `all` and `any` over leaves that each state one requirement.

The JSON form is public (column `tree` of the table `requirements`): `{"op": "all", "of": […]}`,
`{"op": "any", "of": […]}` and leaves with a `type`. Leaves add `start` and `end`, the characters of documents.text that
state them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Union

LEVELS = ("high_school", "apprenticeship", "coursework", "associate", "bachelor", "master", "doctorate", "professional")


@dataclass(frozen=True)
class Education:
    """A degree, a school diploma, course work or an apprenticeship; `level` is one of `LEVELS`."""

    type: ClassVar[str] = "education"
    level: str
    fields: tuple[str, ...] = ()
    years: float | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Experience:
    """Years of a kind of work.

    Attributes:
        years: least number of years, months as fractions; None when the text gives none.
        area: the work, in the text's words.
        in_class: class titles the experience must be in, or at the level of.
        supervisory: the text asks for supervising, or for an administrative or management role.
        full_time: True where stated.

    """

    type: ClassVar[str] = "experience"
    years: float | None
    area: str = ""
    in_class: tuple[str, ...] = ()
    supervisory: bool = False
    full_time: bool | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class License:
    """A licence or registration the law or the employer asks for, in the text's words."""

    type: ClassVar[str] = "license"
    name: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Certification:
    """A certificate, credential or completed regulated programme, in the text's words."""

    type: ClassVar[str] = "certification"
    name: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Equivalent:
    """What the text accepts in place of its sibling without saying exactly how much."""

    type: ClassVar[str] = "equivalent"
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class AllOf:
    """Every child is required."""

    op: ClassVar[str] = "all"
    of: tuple[Node, ...]


@dataclass(frozen=True)
class AnyOf:
    """One child suffices."""

    op: ClassVar[str] = "any"
    of: tuple[Node, ...]


@dataclass(frozen=True)
class Substituted(AnyOf):
    """One child suffices; the first is what the text asks for, the others are what it accepts in its place."""


Leaf = Union[Education, Experience, License, Certification, Equivalent]  # noqa: UP007 - evaluated at import
Node = Union[AllOf, AnyOf, Leaf]  # noqa: UP007
_KINDS = (Education, Experience, License, Certification, Equivalent)
LEAF_TYPES: dict[str, Callable[..., Leaf]] = {kind.type: kind for kind in _KINDS}
_FIELDS = {kind.type: {field.name for field in fields(kind)} for kind in _KINDS}


def _joined(kind: type[AllOf] | type[AnyOf], nodes: Iterable[Node | None]) -> Node | None:
    """One operator over `nodes`: same operators flattened, repetitions dropped, no operator over fewer than two."""
    children = [
        child for node in nodes for child in (node.of if isinstance(node, kind) else () if node is None else (node,))
    ]
    if len(children) > 1:
        said: dict[tuple[object, ...], Node] = {}
        for child in children:
            said.setdefault(_said(child), child)
        children = list(said.values())
    if len(children) < 2:
        return children[0] if children else None
    return kind(tuple(children))


def _said(node: Node) -> tuple[object, ...]:
    """What the node says, wherever it is said: all of it but offsets."""
    if isinstance(node, AllOf | AnyOf):
        return (node.op, *map(_said, node.of))
    return (node.type, *(value for name, value in vars(node).items() if name not in ("start", "end")))


def all_of(nodes: Iterable[Node | None]) -> Node | None:
    """The nodes required together; None when there is none."""
    return _joined(AllOf, nodes)


def any_of(nodes: Iterable[Node | None]) -> Node | None:
    """The nodes as alternatives, schooling of one level in several fields as one; None when there is none."""
    found = _joined(AnyOf, nodes)
    if not isinstance(found, AnyOf):
        return found
    merged: list[Node] = []
    for child in found.of:
        alike = next((at for at, other in enumerate(merged) if _same_schooling(child, other)), None)
        if alike is None:
            merged.append(child)
        else:
            merged[alike] = _both_fields(merged[alike], child)
    return _joined(type(found), merged)


def _same_schooling(child: Node, other: Node) -> bool:
    alike = isinstance(child, Education) and isinstance(other, Education)
    return alike and (child.level, child.years) == (other.level, other.years) and child.level != "coursework"


def _both_fields(first: Node, second: Node) -> Node:
    assert isinstance(first, Education)
    assert isinstance(second, Education)
    fields = (*first.fields, *(field for field in second.fields if field not in first.fields))
    return replace(first, fields=fields if first.fields and second.fields else (), end=second.end)


def substituted(nodes: Iterable[Node | None]) -> Node | None:
    """The first node with what may stand in for it; None when there is none."""
    return _joined(Substituted, nodes)


def leaves(node: Node | None) -> Iterator[Leaf]:
    """The leaves, in the order of the text."""
    if isinstance(node, AllOf | AnyOf):
        for child in node.of:
            yield from leaves(child)
    elif node is not None:
        yield node


def without(node: Node | None, drop: Callable[[Leaf], bool]) -> Node | None:
    """The tree less the leaves that `drop` picks; operators left with one child fold into it."""
    if isinstance(node, AllOf | AnyOf):
        return _joined(type(node), (without(child, drop) for child in node.of))
    return None if node is None or drop(node) else node


def to_data(node: Node) -> dict[str, Any]:
    """The node as plain dicts and lists, in the public form."""
    if isinstance(node, AllOf | AnyOf):
        return {"op": node.op, "of": [to_data(child) for child in node.of]}
    data = {"type": node.type} | vars(node)
    return {key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}


def to_json(node: Node | None) -> str | None:
    """The tree as one line of JSON; None for no tree."""
    return None if node is None else json.dumps(to_data(node), ensure_ascii=False)


def from_data(data: dict[str, Any]) -> Node:
    """The node that `to_data` wrote; keys it does not know are ignored.

    Raises:
        ValueError: the data has neither an operator nor a known leaf type.

    """
    if data.get("op") in ("all", "any"):
        children = tuple(from_data(child) for child in data["of"])
        return AllOf(children) if data["op"] == "all" else AnyOf(children)
    kind = LEAF_TYPES.get(data.get("type", ""))
    if kind is None:
        raise ValueError(f"neither an operator nor a leaf: {data!r}")
    values = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in data.items()
        if key in _FIELDS[data["type"]]
    }
    return kind(**values)


def from_json(text: str | None) -> Node | None:
    """The tree written by `to_json`."""
    return None if not text else from_data(json.loads(text))


def reduced(leaf: Experience, years: float) -> Experience | None:
    """The experience less `years`; None when nothing remains."""
    left = (leaf.years or 0) - years
    return replace(leaf, years=round(left, 4)) if left > 0.01 else None
