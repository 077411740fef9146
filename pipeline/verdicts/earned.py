"""What the qualifications earn: each leaf's share of the points for what is asked, so that they sum exactly.

What is asked together shares its points evenly; of alternatives the one that shows most has all of them. A node without
evidence earns nothing and costs nothing: its points go to what is asked beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.verdicts.judging import ROOT
from pipeline.verdicts.logic import NO_EVIDENCE


@dataclass(frozen=True)
class Node:
    """One node of a judged tree, as the table `verdicts` has it; `share` is None without evidence."""

    type: str
    verdict: str | None
    share: float | None


def earned(nodes: Mapping[str, Node]) -> dict[str, float]:
    """Leaves, by their path, with their share of the points; empty where nothing is asked or shown either way."""
    if ROOT not in nodes or nodes[ROOT].verdict is None or value(nodes, ROOT) is None:
        return {}
    return dict(_spread(nodes, ROOT, 1.0))


def value(nodes: Mapping[str, Node], path: str) -> float | None:
    """0–1: how much of the node is shown; None without evidence."""
    node = nodes[path]
    if node.type not in ("all", "any"):
        return node.share
    told = [found for child in children(nodes, path) if (found := value(nodes, child)) is not None]
    if node.type == "all":
        return sum(told) / len(told) if told else None
    return None if node.verdict == NO_EVIDENCE else max(told, default=None)


def children(nodes: Mapping[str, Node], path: str) -> list[str]:
    """Paths of the nodes right below, in the order of the tree."""
    below = re.compile(re.escape(path) + r"\.\d+")
    return [other for other in nodes if below.fullmatch(other)]


def _spread(nodes: Mapping[str, Node], path: str, points: float) -> Iterator[tuple[str, float]]:
    node = nodes[path]
    told = [(child, found) for child in children(nodes, path) if (found := value(nodes, child)) is not None]
    if not told:
        yield path, points
    elif node.type == "all":
        for child, _ in told:
            yield from _spread(nodes, child, points / len(told))
    else:
        yield from _spread(nodes, max(told, key=lambda one: one[1])[0], points)
