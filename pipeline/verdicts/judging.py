"""The tree of qualifications with a verdict on every node: leaves by what the resume states, operators by logic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.qualifications.tree import (
    AllOf,
    AnyOf,
    Education,
    Equivalent,
    Experience,
    Leaf,
    Node,
    leaves,
    to_data,
)
from pipeline.qualifications.wording import wording
from pipeline.verdicts.credentials import judge_credential
from pipeline.verdicts.education import judge_education
from pipeline.verdicts.equivalents import judge_equivalent
from pipeline.verdicts.experience import Work, judge_experience
from pipeline.verdicts.finding import Finding
from pipeline.verdicts.likeness import Texts
from pipeline.verdicts.logic import MET, NO_EVIDENCE, all_of, any_of

ROOT = "0"


@dataclass(frozen=True)
class Judged:
    """One node with its verdict.

    Attributes:
        path: `0` for the whole tree, `0.1` for its first child, and so on.
        children: the nodes below, judged; none for a leaf.
    """

    path: str
    node: Node
    finding: Finding
    children: tuple[Judged, ...] = ()

    @property
    def asks(self) -> str:
        """What the node asks for, in words."""
        if isinstance(self.node, AllOf):
            return f"all of {len(self.children)}"
        if isinstance(self.node, AnyOf):
            return f"one of {len(self.children)}"
        return wording(to_data(self.node))

    def walk(self) -> Iterator[Judged]:
        """The node and all below it, in the order of the tree."""
        yield self
        for child in self.children:
            yield from child.walk()


def judge(tree: Node, work: Work, texts: Texts) -> Judged:
    """The tree judged, every node of it."""
    return _judged(tree, ROOT, (), _Case(work, texts, tuple(leaves(tree))))


@dataclass(frozen=True)
class _Case:
    """One resume before one tree."""

    work: Work
    texts: Texts
    asked: tuple[Leaf, ...]

    def leaf(self, leaf: Leaf, beside: Sequence[Leaf]) -> Finding:
        """The verdict on one leaf, `beside` those of its siblings."""
        if isinstance(leaf, Education):
            return judge_education(leaf, self.work.career, self.texts)
        if isinstance(leaf, Experience):
            return judge_experience(leaf, self.work)
        if isinstance(leaf, Equivalent):
            return judge_equivalent(leaf, beside, self.asked, self.work)
        return judge_credential(leaf, self.work.career)


def _judged(node: Node, path: str, beside: Sequence[Leaf], case: _Case) -> Judged:
    if not isinstance(node, AllOf | AnyOf):
        return Judged(path, node, case.leaf(node, beside))
    children = []
    for number, child in enumerate(node.of, 1):
        others = [leaf for other in node.of if other is not child for leaf in leaves(other)]
        children.append(_judged(child, f"{path}.{number}", others, case))
    return Judged(path, node, _together(node, children), tuple(children))


def _together(node: AllOf | AnyOf, children: Sequence[Judged]) -> Finding:
    """The verdict of an operator, its reason, and the place of the child that decides."""
    verdicts = [child.finding.verdict for child in children]
    verdict = (all_of if isinstance(node, AllOf) else any_of)(verdicts) or NO_EVIDENCE
    deciding = next(child for child in children if child.finding.verdict == verdict)
    told = [child.finding.share for child in children if child.finding.share is not None]
    if isinstance(node, AllOf):
        share = sum(told) / len(told) if told else None
        reason = f"{verdicts.count(MET)} of {len(verdicts)} met"
    else:
        share = max(told) if verdict != NO_EVIDENCE else None
        reason = "none of the alternatives is met" if verdict != MET else "one alternative is met"
    if verdict != MET or isinstance(node, AnyOf):
        reason += f"; {deciding.path}: {deciding.finding.reason}"
    return Finding(verdict, reason, deciding.finding.start, deciding.finding.end, share)
