"""How requirements join: "and" before "or", licences shared by alternatives, lists told in the leaf they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.qualifications.leaves import squeezed
from pipeline.qualifications.tree import (
    AllOf,
    Certification,
    Education,
    Equivalent,
    Experience,
    License,
    Node,
    all_of,
    any_of,
    leaves,
)


def separate(tree: Node | None) -> Sequence[Node]:
    """Wishes of a list, each by itself."""
    return tree.of if isinstance(tree, AllOf) else () if tree is None else (tree,)


def or_equivalent(tree: Node | None, equivalent: Equivalent) -> Node | None:
    """The equivalent beside all that is required but the licences and certificates."""
    if tree is None:
        return equivalent
    children = tree.of if isinstance(tree, AllOf) else (tree,)
    kept = [child for child in children if isinstance(child, License | Certification)]
    rest = all_of(child for child in children if child not in kept)
    return all_of([any_of([rest, equivalent]), *kept])


def joined(trees: Sequence[Node | None], words: Sequence[str]) -> Node | None:
    """The trees joined by `words`, one fewer than they are; "and" binds tighter than "or".

    A licence or certificate at one end of a mixed list is required with every alternative: "1. licence; and 2. two
    years …; or 3. four years …". So is what stands before "and either".
    """
    if "and either" in words:
        cut = list(words).index("and either") + 1
        return all_of([joined(trees[:cut], words[: cut - 1]), joined(trees[cut:], words[cut:])])
    groups: list[list[Node | None]] = [[]]
    for number, tree in enumerate(trees):
        if number and words[number - 1] == "or":
            groups.append([])
        groups[-1].append(tree)
    if len(groups) == 1:
        return all_of(groups[0])
    shared: list[Node | None] = []
    first, last = groups[0], groups[-1]
    if (
        (len(first) > 1 and _is_credential(first[0]) and not any(map(_has_credential, sum(groups[1:], first[1:]))))
        or (
            len(first) > 1
            and isinstance(first[0], Education)
            and not any(map(_has_education, sum(groups[1:], first[1:])))
        )
        or (len(first) > 1 and _is_standing(first[0]) and all(map(_is_measured, sum(groups[1:], first[1:]))))
    ):
        shared.append(first.pop(0))
    elif len(last) > 1 and _is_credential(last[-1]) and not any(map(_has_credential, sum(groups[:-1], last[:-1]))):
        shared.append(last.pop())
    return all_of([*shared, any_of(all_of(group) for group in groups)])


def listed(trees: Sequence[Node | None], words: Sequence[str]) -> Node | None:
    """The items of a list joined; what follows a run of alternative schooling is asked with each of it.

    "(a) a leaving certificate, or (b) a degree, and (c) one year of work" is "(a or b) and c".
    """
    if "or" in words and "and" in words:
        cut = len(words) - words[::-1].index("or") + 1
        alternatives, behind = trees[:cut], trees[cut:]
        if (
            set(words[: cut - 1]) == {"or"}
            and all(isinstance(tree, Education | Equivalent) for tree in alternatives)
            and not any(map(_has_education, behind))
        ):
            return all_of([any_of(alternatives), *behind])
    return joined(trees, words)


def _is_credential(tree: Node | None) -> bool:
    return isinstance(tree, License | Certification)


def _is_standing(tree: Node | None) -> bool:
    """Whether it asks for what somebody is now ("current employment with the city"), not for a length of time."""
    return isinstance(tree, Experience) and tree.years is None


def _is_measured(tree: Node | None) -> bool:
    return all(isinstance(leaf, Experience) and leaf.years is not None for leaf in leaves(tree))


def _has_education(tree: Node | None) -> bool:
    return any(isinstance(leaf, Education) for leaf in leaves(tree))


def _has_credential(tree: Node | None) -> bool:
    return any(isinstance(leaf, License | Certification) for leaf in leaves(tree))


def filled(words: Sequence[str], default: str) -> list[str]:
    """Connectives of a list, those not written taken from the next that is; `default` where none follows."""
    filled: list[str] = []
    following = ""
    for word in reversed(words):
        following = word or following
        filled.append(following or default)
    return filled[::-1]


def is_strong(tree: Node | None) -> bool:
    """Whether a list item states a requirement of its own, not only a kind of work for its lead-in."""
    return any(
        not isinstance(leaf, Experience | Equivalent) or getattr(leaf, "years", None) is not None
        for leaf in leaves(tree)
    )


def extended(tree: Node, items: Sequence[str]) -> Node:
    """The tree with the list told in its last experience or course-work leaf."""
    last = [leaf for leaf in leaves(tree) if isinstance(leaf, Experience | Education)][-1:]
    listed = "; ".join(re.sub(r"[\s,;.]+(?:and|or)?$", "", squeezed(item)) for item in items if item.strip())
    if not last:
        return tree
    old = last[0]
    if isinstance(old, Experience):
        return _replaced(tree, old, replace(old, area=f"{old.area}: {listed}"))
    return _replaced(tree, old, replace(old, fields=(*old.fields, listed)))


def each_of(tree: Node, items: Sequence[str]) -> Node | None:
    """The experience asked in each of the items ("one year in each of the following"); else the items told in it."""
    if not isinstance(tree, Experience):
        return extended(tree, items)
    areas = [re.sub(r"[\s,;.]+(?:and|or)?$", "", squeezed(item)) for item in items if item.strip()]
    return all_of(replace(tree, area=area) for area in areas)


def _replaced(tree: Node, old: Node, new: Node) -> Node:
    if tree is old:
        return new
    if isinstance(tree, Experience | Education | License | Certification | Equivalent):
        return tree
    return replace(tree, of=tuple(_replaced(child, old, new) for child in tree.of))
