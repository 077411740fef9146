"""The minimum qualifications of one class: its own sections, those of all levels, and licences stated elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.qualifications.described import Section
from pipeline.qualifications.elsewhere import (
    asked_in_questions,
    before_questions,
    noted_substitutions,
    said_among_skills,
    said_in_tables,
    states_qualifications,
)
from pipeline.qualifications.joining import or_equivalent
from pipeline.qualifications.licences import licences, same_name
from pipeline.qualifications.reading import read_qualifications
from pipeline.qualifications.sentences import (
    CRITERIA_HEADING,
    EXPERIENCE_FIRST,
    EXPERIENCE_HEADING,
    IN_SERVICE,
    OUTSIDE_PATTERN,
    PREFERRED_HEADING,
    SELECTIVE_HEADING,
)
from pipeline.qualifications.substitutions import Substitution, write_out
from pipeline.qualifications.tree import (
    AllOf,
    AnyOf,
    Certification,
    Education,
    Equivalent,
    Experience,
    Leaf,
    License,
    Node,
    all_of,
    any_of,
    leaves,
    without,
)

_ALTERNATIVE = re.compile(r"\balternat(?:ive|e)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Requirements:
    """What a class asks for; `start` and `end` frame the text the tree was read from, None without one."""

    tree: Node | None
    preferred: Node | None
    start: int | None
    end: int | None


def requirements_of(text: str, sections: Sequence[Section]) -> Requirements:
    """The minimum and the desirable qualifications stated in the sections that concern one class."""
    trees: list[Node] = []
    wishes: list[Node] = []
    outside: list[Node] = []
    substitutions: list[Substitution] = []
    equivalent: Equivalent | None = None
    sections = before_questions(text, sections)
    for section in sections:
        if not states_qualifications(section) or SELECTIVE_HEADING.search(section.heading):
            continue
        preferred = PREFERRED_HEADING.search(section.heading) is not None
        experience = EXPERIENCE_HEADING.fullmatch(section.heading) is not None
        reading = read_qualifications(text, section.start, section.end, preferred, experience)
        wishes += reading.preferred
        substitutions += reading.substitutions
        if isinstance(reading.tree, Equivalent):  # a note that stands for all of it, before or behind
            equivalent = equivalent or reading.tree
        elif (new := _unsaid(_asked(text, section, reading.tree, trees), trees)) is not None:
            trees[:] = [tree for tree in trees if not _repeated(tree, new)]
            kind = outside if OUTSIDE_PATTERN.search(text[section.start : section.end]) else trees
            if trees and kind is trees and _ALTERNATIVE.search(section.heading):
                trees[:] = [choice for choice in [any_of([all_of(trees), new])] if choice is not None]
            else:
                kind.append(new)
    trees += said_among_skills(text, sections, trees)
    trees += said_in_tables(text, sections)
    if not trees and not wishes:
        trees += asked_in_questions(text, sections)
    substitutions += noted_substitutions(text, sections)
    tree = write_out(_with_outside(all_of(trees), all_of(outside)), substitutions).tree
    tree = tree if equivalent is None else or_equivalent(tree, equivalent)
    tree = all_of([tree, *licences(text, sections, tree)])
    spots = [leaf for leaf in leaves(tree) if leaf.start is not None and leaf.end is not None]
    start = min((leaf.start for leaf in spots if leaf.start is not None), default=None)
    end = max((leaf.end for leaf in spots if leaf.end is not None), default=None)
    return Requirements(tree, _separately(wishes), start, end)


def _asked(text: str, section: Section, tree: Node | None, said: Sequence[Node]) -> Node | None:
    """The tree less what among knowledge and skills is one of them: experience without a measure.

    An item of a list of criteria that opens with "experience" asks for it all the same; schooling is asked for there
    only where no section before does (`said`).
    """
    if section.label != "ksa":
        return tree
    taught = any(isinstance(leaf, Education) for other in said for leaf in leaves(other))
    criteria = CRITERIA_HEADING.search(section.heading) is not None

    def is_skill(leaf: Leaf) -> bool:
        if criteria and isinstance(leaf, Education):
            return taught
        if not isinstance(leaf, Experience) or leaf.years is not None or leaf.start is None:
            return False
        return not (criteria and EXPERIENCE_FIRST.match(text, leaf.start))

    return without(tree, is_skill)


def _unsaid(tree: Node | None, said: Sequence[Node]) -> Node | None:
    """The tree less what an earlier section asks for: licences by the same name, the same choice."""
    known = [leaf for other in said for leaf in _credentials(other)]
    offered = [_shape(choice) for other in said for choice in _children(other) if isinstance(choice, AnyOf)]
    tree = all_of(child for child in _children(tree) if not (isinstance(child, AnyOf) and _shape(child) in offered))
    repeated = [
        leaf
        for leaf in _credentials(tree)
        if any(type(leaf) is type(other) and same_name(leaf.name, other.name) for other in known)
    ]
    return without(tree, lambda leaf: leaf in repeated)


def _repeated(tree: Node, later: Node) -> bool:
    """Whether a degree that an earlier section names by itself is asked for again, whichever way the later is met."""
    if not isinstance(tree, Education):
        return False
    if isinstance(later, AllOf):
        return any(_repeated(tree, child) for child in later.of)
    if isinstance(later, AnyOf):
        return all(_repeated(tree, child) for child in later.of if not isinstance(child, Equivalent))
    return isinstance(later, Education) and later.level == tree.level


def _credentials(tree: Node | None) -> list[License | Certification]:
    """The licences and certificates asked of everyone."""
    return [child for child in _children(tree) if isinstance(child, License | Certification)]


def _children(tree: Node | None) -> Sequence[Node]:
    return tree.of if isinstance(tree, AllOf) else () if tree is None else (tree,)


def _shape(node: Node) -> tuple[object, ...]:
    """The kinds, levels and years of a tree, without the words."""
    if isinstance(node, AllOf | AnyOf):
        return (node.op, *sorted(map(_shape, node.of), key=str))
    return (node.type, getattr(node, "level", None), getattr(node, "years", None))


def _separately(wishes: Sequence[Node]) -> Node | None:
    """Wishes as alternatives of each other: each counts by itself."""
    return any_of(wishes)


def _with_outside(tree: Node | None, outside: Node | None) -> Node | None:
    """Education asked of outside candidates only joins the patterns that are not state service."""
    if outside is None or not isinstance(tree, AnyOf):
        return all_of([tree, outside])
    return any_of(child if _in_service(child) else all_of([child, outside]) for child in tree.of)


def _in_service(pattern: Node) -> bool:
    """Whether a pattern is met by state service; what is only equivalent to another pattern counts with it."""
    stated = list(leaves(pattern))
    return all(isinstance(leaf, Equivalent) for leaf in stated) or any(
        isinstance(leaf, Experience) and IN_SERVICE.search(leaf.area) for leaf in stated
    )
