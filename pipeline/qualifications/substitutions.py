"""Substitutions: "one year of graduate work may be substituted for one year of the required experience"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.alternatives import alternatives, any_found
from pipeline.qualifications.clauses import read_clause
from pipeline.qualifications.leaves import squeezed
from pipeline.qualifications.numbers import WORDS, durations
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
    Substituted,
    all_of,
    any_of,
    leaves,
    reduced,
    substituted,
)

_FORWARD = re.compile(
    r"^(?P<substitute>.+?)[,\s]+(?:may|can|will|shall|could)\s+(?:also\s+"
    r"|only\s+)?(?:be\s+)?(?:substituted?|used|accepted|considered|applied|credited"
    r"|qualify)(?:\s+as\s+a\s+substitute"
    r"|\s+to\s+substitute)?(?:,?\s+on\s+an?\s+[\w\s-]{4,30}\bbasis,?)?\s+"
    r"(?:for|in\s+lieu\s+of|in\s+place\s+of|toward)\s+(?P<target>.+)$"
    r"|^(?P<substitute2>.+?)[,\s]+(?:may|can|will)\s+(?:replace\s+|(?:substitute|count|qualify)\s+(?:for"
    r"|towards?|as)\s+)(?P<target2>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_BACKWARD = re.compile(
    r"^(?P<target>.+?)[,\s]+(?:may|can|will)\s+(?:also\s+)?be\s+(?:substituted"
    r"|replaced)\s+(?:by|with)\s+(?P<substitute>.+)$"
    r"|^in\s+(?:lieu|place)\s+of\s+(?P<target2>[^,]+),\s*(?:[\w\s]{0,40}\bwill\s+(?:also\s+)?accept\s+)?(?P<substitute2>.+)$|^(?:applicants"
    r"|candidates"
    r"|persons)?[^.]{0,30}?\bmay\s+substitute\s+(?P<substitute3>.+?)\s+for\s+(?P<target3>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_IS_SUBSTITUTION = alternatives(
    r"\bsubstitut(?:e|ed|es|ing|ion)\b|\b(?:accepted|used|considered)\s+in\s+(?:lieu"
    r"|place)\s+of\b|^\s*in\s+(?:lieu|place)\s+of\b|\bmay\s+count\s+towards?\b|\bmay\s+replace\b|\bmay\s+be\s+replaced\b|\b(?:acceptable"
    r"|allowed|permitted)\s+(?:in\s+(?:lieu|place)\s+of|substitut)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:year|month|hour)[\s-]*(?:for|to)[\s-]*(?:year|month|hour)\b|\bbas[ie]s\b"
    r"|\beach\s+(?:year|additional)\b|\bequal(?:s|ing)?\b|\bequivalent\s+to\s+(?:one|two|six"
    r"|\d)|\bfor\s+every\b|\b(?:some|all)\s+or\s+all\b|\bone[\s-]for[\s-]one\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^:.;]{3,60}:\s+")  # "Experience in lieu of education: ten years …"
_EVERYWHERE = re.compile(
    r"\b(?:either|each|any|all|both)(?:\s+(?:of\s+)?(?:the\s+|these\s+)?(?:above\s+|foregoing\s+|two\s+)*"
    r"(?:experience\s+)?)patterns?\b|\bpatterns\s+(?:I|1|A)\b",
    re.IGNORECASE,
)
# "Applicants who do not possess the required education may substitute additional experience …"
_LACKING = re.compile(
    r"\b(?:do(?:es)?\s+not\s+(?:possess|have|meet)|lack(?:s|ing)?)\s+(?P<target>(?:the|a|an)\s+[^,.;]+?)\s+may\s+substitute\b",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?:items?\s+|requirements?\s+|paragraphs?\s+)?\([a-h]\)(?:(?:,|\s+and)*\s*\([a-h]\))*")
# What may stand in for all that is asked: "… may be substituted for the minimum qualifications".
FOR_ALL = re.compile(
    r"\bsubstitut\w+\s+(?:\w+ly\s+)?for\s+(?:the\s+|these\s+)?(?:(?:above|stated|recruiting|listed|minimum)\s+)*(?:qualifications|requirements)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\brequirements?\s*(?:no\.?|number|#)?\s*#?\s*(?P<number>\d{1,2})\b", re.IGNORECASE)
_QUANTITY = re.compile(rf"\d|\bcompletion\b|\bgraduation\b|\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
_SCHOOLING = re.compile(
    r"\beducation\w*|\bacademic\b|\bdegree|\bcollege|\bunits?\b|\bcourse|\bdiploma|\bgraduation|\bmajor\b",
    re.IGNORECASE,
)
_WORK = re.compile(r"\bexperience\b|\byears?\s+(?:as|of\s+(?:the\s+)?work)|\bwork\b", re.IGNORECASE)
_CREDENTIAL = re.compile(r"\bcredential|\blicen[sc]|\bcertificat|\bpermit|\bregistration", re.IGNORECASE)
_ASKED = re.compile(r"\brequire|\bqualif|\byears?\b|\bmonths?\b|\bapprentice", re.IGNORECASE)
_COMMON = frozenset(
    [
        "the",
        "of",
        "required",
        "experience",
        "a",
        "an",
        "in",
        "one",
        "two",
        "three",
        "four",
        "year",
        "years",
        "month",
        "months",
        "requirement",
        "general",
        "or",
        "and",
        "above",
        "for",
        "work",
    ]
)


@dataclass(frozen=True)
class Substitution:
    """What may stand in for what.

    Attributes:
        substitute: the tree that may stand in.
        target: the words that say what it stands in for.
        years: how much of the experience it replaces; None for all of it.
        number: the numbered requirement it is for; None when the text does not say.
        everywhere: it is for every pattern, not only for the one it stands behind.
        items: the letters of the list items it is for ("in place of (a) and (b)"), none when the text names none.

    """

    substitute: Node
    target: str
    years: float | None
    number: int | None
    everywhere: bool = False
    items: tuple[str, ...] = ()


_NEXT = re.compile(r"(?<=[\w)])(?:;\s+(?:or\s+|and\s+)?|\.\s+)(?=[^;]*\bsubstitut)")


def is_substitution(sentence: str) -> bool:
    """Whether it tells what may stand in for a requirement."""
    return any_found(_IS_SUBSTITUTION, sentence)


def read_substitution(sentence: str, offset: int) -> list[Substitution]:
    """The substitutions one sentence allows; [] when it allows none that can be read."""
    everywhere = _EVERYWHERE.search(sentence) is not None
    found = []
    at = 0
    for cut in [*(match.end() for match in _NEXT.finditer(sentence)), len(sentence)]:
        if is_substitution(sentence[at:cut]):
            if (read := _read_one(sentence[at:cut], offset + at)) is not None:
                found.append(replace(read, everywhere=everywhere))
            at = cut
    return found


def _read_one(sentence: str, offset: int) -> Substitution | None:
    for pattern in (_BACKWARD, _FORWARD):
        if match := pattern.match(sentence):
            groups = {key.rstrip("23"): (value, match.start(key)) for key, value in match.groupdict().items() if value}
            (substitute, start), (target, _) = groups["substitute"], groups["target"]
            if label := _LABEL.match(substitute):
                substitute, start = substitute[label.end() :], start + label.end()
            break
    else:
        if not _RATE.search(sentence):
            return None
        text = squeezed(sentence)
        lacking = _LACKING.search(sentence)
        target = lacking["target"] if lacking else sentence
        return Substitution(Equivalent(text, offset, offset + len(sentence)), target, None, None)
    number = _NUMBERED.search(target)
    target = re.split(r"\s+(?:on\s+(?:a|the|an)\b|at\s+the\s+rate|provided|if\b|when\b)", target)[0]
    tree = None if _RATE.search(sentence) else read_clause(substitute, offset + start)
    if tree is None or any(_is_open(leaf, substitute) for leaf in leaves(tree)):
        text = squeezed(re.sub(r"\s+(?:may|can|will)\s+(?:also\s+)?be\s+", " ", sentence))
        return Substitution(Equivalent(text, offset, offset + len(sentence)), target, None, _number(number))
    if lettered := _LETTERED.match(target):
        letters = tuple(re.findall(r"\(([a-h])\)", lettered.group()))
        return Substitution(tree, target, None, None, items=letters)
    spans = durations(target) if _WORK.search(target) or not _SCHOOLING.search(target) else []
    return Substitution(tree, target, spans[0].years if spans else None, _number(number))


def _is_open(leaf: Leaf, words: str) -> bool:
    """Whether a substitute says not how much of it there must be ("college education", "additional experience")."""
    if isinstance(leaf, Education):
        return leaf.level == "coursework" and leaf.years is None and not _QUANTITY.search(words)
    return isinstance(leaf, Experience) and leaf.years is None


def _number(match: re.Match[str] | None) -> int | None:
    return int(match["number"]) if match else None


def apply(tree: Node, substitution: Substitution) -> Node | None:
    """The tree with the substitution written out; None where nothing in it is what the substitution stands in for."""
    if isinstance(tree, Substituted):  # nothing stands in for what itself stands in
        new = apply(tree.of[0], substitution)
        return None if new is None else substituted([new, *tree.of[1:]])
    if isinstance(tree, AnyOf):
        changed = [apply(child, substitution) for child in tree.of]
        if not any(changed):
            return None
        return any_of(new or old for new, old in zip(changed, tree.of, strict=True))
    children = tree.of if isinstance(tree, AllOf) else (tree,)
    targets = _targets([child for child in children if not isinstance(child, AllOf | AnyOf)], substitution)
    if not targets:
        for number, child in enumerate(children):
            if isinstance(child, AllOf | AnyOf) and (new := apply(child, substitution)) is not None:
                return all_of([*children[:number], new, *children[number + 1 :]])
        return None
    rest = [child for child in children if child not in targets]
    return all_of([*rest, _written_out(targets, substitution)])


def _written_out(targets: list[Leaf], substitution: Substitution) -> Node | None:
    if substitution.years is None:
        return substituted([all_of(targets), substitution.substitute])
    less = [reduced(leaf, substitution.years) if isinstance(leaf, Experience) else leaf for leaf in targets]
    return substituted([all_of(targets), all_of([*less, substitution.substitute])])


def _targets(children: list[Leaf], substitution: Substitution) -> list[Leaf]:
    """The leaves of one `all` that the substitution stands in for."""
    work: list[Leaf] = [leaf for leaf in children if isinstance(leaf, Experience) and leaf.years is not None]
    schooling: list[Leaf] = [leaf for leaf in children if isinstance(leaf, Education)]
    about_schooling, about_work = _SCHOOLING.search(substitution.target), _WORK.search(substitution.target)
    if about_schooling and not about_work:
        return schooling
    if not about_work and _CREDENTIAL.search(substitution.target):
        return [leaf for leaf in children if isinstance(leaf, License | Certification)]
    if not (about_work or about_schooling or _ASKED.search(substitution.target)):
        return []  # "a course in statistics may be substituted for cost accounting"
    if len(work) < 2:
        return work
    words = set(re.findall(r"[a-z]+", substitution.target.lower())) - _COMMON
    named: list[Leaf] = [leaf for leaf in work if words and words <= _words(leaf) | {"the"}] or [
        leaf for leaf in work if len(words & _words(leaf)) >= max(1, len(words) // 2)
    ]
    first = work[0]
    if not named:
        return [first] if substitution.years is not None else work
    return named if first in named else [first, *named]


def _words(leaf: Leaf) -> set[str]:
    return set(re.findall(r"[a-z]+", getattr(leaf, "area", "").lower()))


@dataclass(frozen=True)
class Written:
    """A tree with substitutions written out, and those whose target is not in it."""

    tree: Node | None
    pending: tuple[Substitution, ...]


def write_out(tree: Node | None, substitutions: Iterable[Substitution], patterns: bool = True) -> Written:
    """Each substitution applied where the tree holds what it stands in for.

    One that is for every pattern waits until the tree holds all `patterns`.
    """
    pending = []
    for substitution in substitutions:
        waits = tree is None or (substitution.everywhere and not patterns)
        applied = None if waits or tree is None else apply(tree, substitution)
        tree = tree if applied is None else applied
        if applied is None:
            pending.append(substitution)
    return Written(tree, tuple(pending))
