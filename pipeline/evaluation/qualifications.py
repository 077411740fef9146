"""Minimum qualifications: the leaves of each class's tree, and whether its whole AND/OR logic is right."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.evaluation.documents import Documents, Lines, find
from pipeline.evaluation.findings import Family, Findings, Metric, Misreading
from pipeline.evaluation.gold import Gold, documents_of, source_of
from pipeline.evaluation.intervals import Tally, estimates, precision_recall_f1, share
from pipeline.evaluation.likeness import Pairing, token_f1, tokens
from pipeline.evaluation.phrases import MISSED, SPURIOUS
from pipeline.stage import Frames

Node = dict[str, Any]

SAME_NAME = 0.5  # token F1 from which two names of a licence or certificate are the same
_SAME_YEARS = 0.05
TYPES = ("education", "experience", "license", "certification", "equivalent")


@dataclass(frozen=True)
class _Class:
    """One class of the gold beside what was read of it."""

    document: str
    title: str
    line: int
    wanted: Node | None
    got: Node | None


@dataclass(frozen=True)
class _Read:
    """One class as the tables have it."""

    title: str
    tree: Node | None
    start: int | None
    end: int | None


def measure(gold: Gold, frames: Frames) -> Findings:
    """Precision, recall and F1 of leaves, in all and by type, and the share of classes whose logic is exact."""
    documents = frames["documents"].set_index("doc_id")
    found = find("qualifications", gold, documents_of(gold.qualifications), Documents(list(documents.index)))
    if not found.ids:
        return Findings(gaps=found.gaps)
    read: dict[str, list[_Read]] = defaultdict(list)
    for row in frames["requirements"].itertuples():
        tree = json.loads(row.tree) if row.tree else None
        read[row.doc_id].append(_Read(row.class_title or "", tree, row.start, row.end))
    classes = []
    for row in gold.qualifications:
        if (name := str(row["doc"])) in found.ids:
            doc_id, title = found.ids[name], row.get("class") or ""
            one = _of_class(title, read[doc_id])
            line = _line(one, Lines(gold.lines(name), documents.loc[doc_id, "text"]))
            classes.append(_Class(name, title, line, row["tree"], one.tree if one else None))
    return Findings(tuple(_metrics(classes)), tuple(_misread(classes)), found.gaps)


def _of_class(title: str, read: list[_Read]) -> _Read | None:
    """The class of the document whose title is most like the gold's: the first of those equally like."""
    wanted = tokens(title)
    return max(read, key=lambda one: token_f1(tokens(one.title), wanted), default=None)


def _line(read: _Read | None, lines: Lines) -> int:
    return lines.at(int(read.start), int(read.end or read.start)) if read and read.start is not None else 1


def leaves(tree: Node | None) -> list[Node]:
    """The leaves of a tree, from left to right."""
    if not tree:
        return []
    return [leaf for child in tree["of"] for leaf in leaves(child)] if "op" in tree else [tree]


def is_same(a: Node, b: Node) -> bool:
    """Whether two leaves ask for the same: one degree, so many years, a licence of that name."""
    if a["type"] != b["type"]:
        return False
    match a["type"]:
        case "education":
            return bool(a.get("level") == b.get("level"))
        case "experience":
            mine, other = a.get("years"), b.get("years")
            if mine is None or other is None:
                return mine is other
            return abs(float(mine) - float(other)) < _SAME_YEARS
        case "license" | "certification":
            return token_f1(tokens(a.get("name") or ""), tokens(b.get("name") or "")) >= SAME_NAME
    return True


def logic(tree: Node | None) -> str:
    """A tree's logic in words: operators and kinds of leaf, in one order, operators with one child folded away."""
    return _logic(tree).words if tree else "nothing"


@dataclass(frozen=True)
class _Logic:
    words: str
    op: str = ""
    parts: tuple[str, ...] = ()


def _logic(node: Node) -> _Logic:
    if "op" not in node:
        return _Logic(_kind(node))
    children = [_logic(child) for child in node["of"]]
    if len(children) == 1:
        return children[0]
    parts: list[str] = []
    for child in children:
        parts += child.parts if child.op == node["op"] else [child.words]
    ordered = tuple(sorted(parts))
    return _Logic(f"{node['op']}({', '.join(ordered)})", node["op"], ordered)


def _kind(leaf: Node) -> str:
    asked = {"education": leaf.get("level"), "experience": leaf.get("years")}.get(leaf["type"], "")
    asked = float(asked) if isinstance(asked, int | float) else asked
    return f"{leaf['type']} {asked}".strip()


def _pairings(got: list[Node], wanted: list[Node]) -> list[Pairing]:
    if not got or not wanted:
        return []
    from scipy.optimize import linear_sum_assignment

    same = np.array([[is_same(a, b) for b in wanted] for a in got])
    rows, columns = linear_sum_assignment(same, maximize=True)
    return [Pairing(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if same[i, j]]


def _metrics(classes: list[_Class]) -> Iterator[Metric]:
    """Counts are kept a document: classes of one series stand or fall together."""
    documents = list(dict.fromkeys(one.document for one in classes))
    sources = [source_of(name) for name in documents]
    counts = np.zeros((len(documents), len(TYPES), 3))
    right = np.zeros((len(documents), 2))
    for one in classes:
        place = documents.index(one.document)
        got, wanted = leaves(one.got), leaves(one.wanted)
        hits = [got[pair.predicted] for pair in _pairings(got, wanted)]
        for column, kind in enumerate(TYPES):
            counts[place, column] += [sum(leaf["type"] == kind for leaf in some) for some in (hits, got, wanted)]
        right[place] += [logic(one.got) == logic(one.wanted), 1]
    yield from precision_recall_f1("qualifications leaves", Tally(sources, counts.sum(axis=1)), "leaves")
    for column, kind in enumerate(TYPES):
        yield from precision_recall_f1("qualifications leaves", Tally(sources, counts[:, column]), "leaves", kind)
    yield from estimates("qualifications logic exact", Tally(sources, right), share, 1, "classes")


def _misread(classes: list[_Class]) -> Iterator[Misreading]:
    """Leaves missed and spurious; then, where the logic differs, both in words."""
    for one in classes:
        got, wanted = leaves(one.got), leaves(one.wanted)
        pairs = _pairings(got, wanted)
        for place in sorted(set(range(len(wanted))) - {pair.wanted for pair in pairs}):
            yield Misreading(one.document, one.line, _kind(wanted[place]), MISSED, _words(wanted[place]))
        for place in sorted(set(range(len(got))) - {pair.predicted for pair in pairs}):
            yield Misreading(one.document, one.line, SPURIOUS, _kind(got[place]), _words(got[place]))
        if logic(one.got) != logic(one.wanted):
            yield Misreading(one.document, one.line, logic(one.wanted), logic(one.got), one.title)


def _words(leaf: Node) -> str:
    return str(leaf.get("name") or leaf.get("area") or leaf.get("text") or ", ".join(leaf.get("fields") or ()))


FAMILY = Family(
    "qualifications",
    {"documents": ("doc_id", "text"), "requirements": ("doc_id", "class_title", "tree", "start", "end")},
    lambda gold: [(name,) for name in documents_of(gold.qualifications)],
    measure,
    "Qualifications: leaves are paired one to one within a class. The same are degrees of one level, experience of as "
    f"many years, licences or certificates whose names agree to {SAME_NAME}. Logic is exact where operators and kinds "
    "of leaf are those of the gold, order set aside.",
)
