"""Licences and certificates asked for definitely outside the qualifications sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.alternatives import alternatives
from pipeline.qualifications import layout
from pipeline.qualifications.clauses import read_clause
from pipeline.qualifications.credentials import LICENSE
from pipeline.qualifications.described import Section
from pipeline.qualifications.leaves import name_of
from pipeline.qualifications.prose import sentences_with
from pipeline.qualifications.sentences import (
    ASIDE,
    PREFERRED_HEADING,
    SELECTIVE_HEADING,
    is_conditional,
    is_definite,
    is_preferred,
    is_rider,
)
from pipeline.qualifications.substitutions import is_substitution
from pipeline.qualifications.tree import (
    Certification,
    Education,
    License,
    Node,
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
_CERTIFICATE_ASKED = re.compile(
    r"\bcertificat\w+\b.*\b(?:is|are)\s+required\b|^\W*possession\s+of\b.*\b(?:certificat\w+|credential)"
    r"|^\W*must\s+(?:successfully\s+)?(?:complete|obtain|possess|hold|have|maintain)\b.*\bcertificat"
    r"|\b(?:appointees|incumbents|employees)\s+must\b[^.;]{0,40}\b(?:complete|obtain|possess|hold|have"
    r"|maintain)\b.*\bcertificat",
    re.IGNORECASE,
)
_CREDENTIAL = alternatives(
    r"licen[sc]|certif|credential|regist|\bbar\b|practice|chartered|designation|permit|\bcard\b"
    r"|degree|diploma|CPR|PMP|CPA",
    re.IGNORECASE,
)
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
        *("certified", "desired", "required", "completed", "obtain", "obtained", "following", "hire", "within"),
        *("year", "years", "months", "date", "employment", "must", "certification", "license", "licence"),
    ]
)
_DRIVING = re.compile(r"\bdriv(?:er|ing)|\b[A-Z]{1,2}['’]?\s+class\s+licen[sc]e", re.IGNORECASE)
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


def licences(text: str, sections: Sequence[Section], tree: Node | None) -> list[Node]:
    """Licences and certificates asked for definitely outside the qualifications sections, none twice."""
    known = [leaf for leaf in leaves(tree) if isinstance(leaf, License | Certification)]
    found: list[Node] = []
    for section in sections:
        if (
            section.label in _NO_LICENCES
            or SELECTIVE_HEADING.search(section.heading)
            or PREFERRED_HEADING.search(section.heading)
        ):
            continue
        for span in sentences_with(_CREDENTIAL, text, section.start, section.end):
            label = layout.LABEL.match(text, span.start, span.end)
            start = label.end() if label else span.start
            node = _licence(text[start : span.end], start, section.label == "licenses", section.label in _OF_WORK)
            named = [leaf for leaf in leaves(node) if isinstance(leaf, License | Certification)]
            if node is not None and not any(_same(leaf, other) for leaf in named for other in known):
                found.append(node)
                known += named
    return found


def _licence(sentence: str, offset: int, own_section: bool, told_of_work: bool) -> Node | None:
    """The licences one sentence asks for; None unless it does so definitely, among the work itself in plain words."""
    definite = (is_definite(sentence) and not told_of_work) or _PLAIN.search(sentence) is not None
    bare = len(sentence.split()) <= _BARE_WORDS or _NAMED.match(sentence) is not None
    if not definite and not (own_section and bare):
        return None
    if not own_section and not LICENSE.search(sentence) and not _CERTIFICATE_ASKED.search(sentence):
        return None
    sentence = ASIDE.sub(lambda aside: " " * len(aside.group()), sentence)
    if is_conditional(sentence) or is_preferred(sentence) or is_rider(sentence) or is_substitution(sentence):
        return None
    kinds = (License, Certification, Education) if own_section else (License, Certification)
    tree = without(read_clause(sentence, offset), lambda leaf: not isinstance(leaf, kinds))
    if isinstance(tree, Education) and tree.level == "coursework":  # a programme the law or the employer asks for
        return Certification(name_of(sentence), tree.start, tree.end)
    return tree


def _same(first: License | Certification, second: License | Certification) -> bool:
    """Whether the two are one; a certificate is no licence to drive, whatever words they share."""
    driving = [_DRIVING.search(leaf.name) is not None for leaf in (first, second)]
    if any(driving) and not all(driving) and type(first) is not type(second):
        return False
    return same_name(first.name, second.name)


def same_name(first: str, second: str) -> bool:
    """Whether two names mean the same licence: both for driving, or most of their words shared, of no other level."""
    levels = [set(_LEVEL.findall(name)) for name in (first, second)]
    if all(levels) and levels[0] != levels[1]:
        return False
    if all(_DRIVING.search(name) for name in (first, second)):
        return True
    a, b = (set(re.findall(r"[a-z]{3,}", name.lower())) - _NOT_IN_NAMES for name in (first, second))
    return a == b or len(a & b) >= 0.6 * max(1, min(len(a), len(b)))
