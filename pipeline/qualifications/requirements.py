"""The minimum qualifications of one class: its own sections, those of all levels, and licences stated elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.alternatives import Alternative, alternatives, any_found
from pipeline.qualifications import layout
from pipeline.qualifications.clauses import read_clause
from pipeline.qualifications.credentials import LICENSE
from pipeline.qualifications.described import Section
from pipeline.qualifications.joining import or_equivalent
from pipeline.qualifications.leaves import name_of
from pipeline.qualifications.reading import read_qualifications
from pipeline.qualifications.sentences import (
    CRITERIA_HEADING,
    EXPERIENCE_FIRST,
    EXPERIENCE_HEADING,
    IN_SERVICE,
    OUTSIDE_PATTERN,
    PREFERRED_HEADING,
    QUESTIONNAIRE,
    is_conditional,
    is_definite,
    is_preferred,
    is_rider,
)
from pipeline.qualifications.substitutions import Substitution, is_substitution, read_substitution, write_out
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

_NO_LICENCES = (
    "qualifications",
    "boilerplate",
    "history",
    "compensation",
    "distinguishing",
)  # read apart, or never asking
_SELECTIVE = re.compile(r"selective|class\s+history|substitut|\bage\b|\btraining\s+requirement", re.IGNORECASE)
_CERTIFICATE_ASKED = re.compile(
    r"\bcertificat\w+\b.*\b(?:is|are)\s+required\b|^\W*possession\s+of\b.*\b(?:certificat\w+|credential)"
    r"|^\W*must\s+(?:successfully\s+)?(?:complete|obtain|possess|hold|have|maintain)\b.*\bcertificat",
    re.IGNORECASE,
)
_LINE = re.compile(r"(?:[^\n]+|\n(?=[ \t]*(?:[a-z]|Licen[sc]e\b)))+")  # a line that a soft wrap cut is one
_CREDENTIAL = alternatives(
    r"licen[sc]|certif|credential|regist|\bbar\b|practice|chartered|designation|permit|\bcard\b"
    r"|degree|diploma|CPR|PMP|CPA",
    re.IGNORECASE,
)
_ALLOWED = alternatives(r"\b(?:may|can)\s+(?:be\s+)?substituted?\b", re.IGNORECASE)
_NOT_IN_NAMES = frozenset(
    [
        "the",
        "valid",
        "possession",
        "and",
        "time",
        "filing",
        "appointment",
        "prior",
        "issued",
        "current",
        "completion",
        "certificate",
    ]
)
_BESIDE = re.compile(r"\b(?:qualifications?|education|training|experience)\b", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\balternat(?:ive|e)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:[A-D]|I{1,3}|IV|V|\d)\b")  # "Level II", "Class B"
_NAMED = re.compile(
    r"\W*(?:(?:possession\s+of|an?|the|valid|current|successful|completion\s+of|full|(?-i:[A-Z])[\w.-]*)\s+){0,7}"
    r"(?:licen[sc]\w*|certif\w+|regist\w+|training|program(?:me)?)\b",
    re.IGNORECASE,
)
_OF_WORK = ("duties", "summary")
_PLAIN = re.compile(
    r"^\W*(?:possession\s+of\s+)?(?:an?\s+)?(?:current,?\s+)?valid\b[^.;]{0,50}\blicen[sc]e\b"
    r"|\b(?:must|shall)\s+(?:also\s+)?(?:have|possess|hold|maintain)\b[^.;]{0,60}\b(?:licen[sc]e|certificat\w+)\b"
    r"|\bvalid\b[^.;]{0,60}\blicen[sc]e\s+(?:is|are)\s+required\b",
    re.IGNORECASE,
)
_BARE_WORDS = 16  # an item of a licence section this short is the licence itself ("Valid driver's license")


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
    sections = _before_questions(text, sections)
    for section in sections:
        if not _states_qualifications(section) or _SELECTIVE.search(section.heading):
            continue
        preferred = PREFERRED_HEADING.search(section.heading) is not None
        experience = EXPERIENCE_HEADING.fullmatch(section.heading) is not None
        reading = read_qualifications(text, section.start, section.end, preferred, experience)
        wishes += reading.preferred
        substitutions += reading.substitutions
        if isinstance(reading.tree, Equivalent):  # a note that stands for all of it, before or behind
            equivalent = equivalent or reading.tree
        elif (new := _unsaid(_asked(text, section, reading.tree, trees), trees)) is not None:
            kind = outside if OUTSIDE_PATTERN.search(text[section.start : section.end]) else trees
            if trees and kind is trees and _ALTERNATIVE.search(section.heading):
                trees[:] = [choice for choice in [any_of([all_of(trees), new])] if choice is not None]
            else:
                kind.append(new)
    substitutions += _noted_substitutions(text, sections)
    tree = write_out(_with_outside(all_of(trees), all_of(outside)), substitutions).tree
    tree = tree if equivalent is None else or_equivalent(tree, equivalent)
    tree = all_of([tree, *_licences(text, sections, tree)])
    spots = [leaf for leaf in leaves(tree) if leaf.start is not None and leaf.end is not None]
    start = min((leaf.start for leaf in spots if leaf.start is not None), default=None)
    end = max((leaf.end for leaf in spots if leaf.end is not None), default=None)
    return Requirements(tree, _separately(wishes), start, end)


def _states_qualifications(section: Section) -> bool:
    """Whether a section is read for requirements: by its label, or by a heading that names them beside knowledge."""
    if section.label == "ksa":
        return any(pattern.search(section.heading) for pattern in (_BESIDE, CRITERIA_HEADING))
    return section.label == "qualifications"


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


def _before_questions(text: str, sections: Sequence[Section]) -> Sequence[Section]:
    """The sections up to the questionnaire for applicants, whose answers to choose from ask for nothing."""
    first = next((section.end for section in sections if section.label == "qualifications"), None)
    begins = QUESTIONNAIRE.search(text, first) if first is not None else None
    if begins is None:
        return sections
    at = text.rfind("\n", first, begins.start()) + 1 or begins.start()
    return [replace(section, end=min(section.end, at)) for section in sections if section.start < at]


def _unsaid(tree: Node | None, said: Sequence[Node]) -> Node | None:
    """The tree less what an earlier section asks for: licences by the same name, the same choice."""
    known = [leaf for other in said for leaf in _credentials(other)]
    offered = [_shape(choice) for other in said for choice in _children(other) if isinstance(choice, AnyOf)]
    tree = all_of(child for child in _children(tree) if not (isinstance(child, AnyOf) and _shape(child) in offered))
    repeated = [
        leaf
        for leaf in _credentials(tree)
        if any(type(leaf) is type(other) and _same_name(leaf.name, other.name) for other in known)
    ]
    return without(tree, lambda leaf: leaf in repeated)


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


def _sentences_with(pattern: Sequence[Alternative], text: str, section: Section) -> Iterator[layout.Span]:
    """The sentences of a section that hold the pattern; lines without it are not taken apart."""
    for line in _LINE.finditer(text, section.start, section.end):
        if any_found(pattern, text, line.start(), line.end()):
            for span in layout.sentences(text, line.start(), line.end()):
                if any_found(pattern, text, span.start, span.end):
                    yield span


def _noted_substitutions(text: str, sections: Sequence[Section]) -> list[Substitution]:
    """Substitutions told in the notes on how to apply."""
    return [
        substitution
        for section in sections
        if section.label in ("application", "licenses") or "substitut" in section.heading.lower()
        for span in _sentences_with(_ALLOWED, text, section)
        for substitution in read_substitution(text[span.start : span.end], span.start)
    ]


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


def _licences(text: str, sections: Sequence[Section], tree: Node | None) -> list[Node]:
    """Licences and certificates asked for definitely outside the qualifications sections, none twice."""
    known = [leaf.name for leaf in leaves(tree) if isinstance(leaf, License | Certification)]
    found: list[Node] = []
    for section in sections:
        if (
            section.label in _NO_LICENCES
            or _SELECTIVE.search(section.heading)
            or PREFERRED_HEADING.search(section.heading)
        ):
            continue
        for span in _sentences_with(_CREDENTIAL, text, section):
            label = layout.LABEL.match(text, span.start, span.end)
            start = label.end() if label else span.start
            node = _licence(text[start : span.end], start, section.label == "licenses", section.label in _OF_WORK)
            names = [leaf.name for leaf in leaves(node) if isinstance(leaf, License | Certification)]
            if node is not None and not any(_same_name(name, other) for name in names for other in known):
                found.append(node)
                known += names
    return found


def _licence(sentence: str, offset: int, own_section: bool, told_of_work: bool) -> Node | None:
    """The licences one sentence asks for; None unless it does so definitely, among the work itself in plain words."""
    definite = (is_definite(sentence) and not told_of_work) or _PLAIN.search(sentence) is not None
    bare = len(sentence.split()) <= _BARE_WORDS or _NAMED.match(sentence) is not None
    if not definite and not (own_section and bare):
        return None
    if not own_section and not LICENSE.search(sentence) and not _CERTIFICATE_ASKED.search(sentence):
        return None
    if is_conditional(sentence) or is_preferred(sentence) or is_rider(sentence) or is_substitution(sentence):
        return None
    kinds = (License, Certification, Education) if own_section else (License, Certification)
    tree = without(read_clause(sentence, offset), lambda leaf: not isinstance(leaf, kinds))
    if isinstance(tree, Education) and tree.level == "coursework":  # a programme the law or the employer asks for
        return Certification(name_of(sentence), tree.start, tree.end)
    return tree


def _same_name(first: str, second: str) -> bool:
    """Whether two names mean the same licence: both for driving, or most of their words shared, of no other level."""
    levels = [set(_LEVEL.findall(name)) for name in (first, second)]
    if all(levels) and levels[0] != levels[1]:
        return False
    if all(re.search(r"\bdriv(?:er|ing)", name, re.IGNORECASE) for name in (first, second)):
        return True
    a, b = (set(re.findall(r"[a-z]{3,}", name.lower())) - _NOT_IN_NAMES for name in (first, second))
    return len(a & b) >= 0.6 * max(1, min(len(a), len(b)))
