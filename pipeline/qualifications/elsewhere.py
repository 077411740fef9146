"""What is asked for outside the qualifications sections: among skills, in tables, in questions, in notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.alternatives import alternatives
from pipeline.qualifications.criteria import factors
from pipeline.qualifications.described import Section
from pipeline.qualifications.prose import sentences_with
from pipeline.qualifications.reading import read_qualifications
from pipeline.qualifications.sentences import (
    CRITERIA_HEADING,
    PREFERRED_HEADING,
    QUESTIONNAIRE,
)
from pipeline.qualifications.statements import read_sentences
from pipeline.qualifications.substitutions import Substitution, read_substitution
from pipeline.qualifications.tree import (
    Education,
    Experience,
    Leaf,
    Node,
    leaves,
)

_ALLOWED = alternatives(r"\b(?:may|can)\s+(?:be\s+)?substituted?\b", re.IGNORECASE)
# A line that opens with schooling ("Bachelor's degree …") or with years of work ("Two years of …").
_MEASURES = alternatives(
    r"degree|diploma|bachelor|master|high\s+school|\bGED\b|graduation|years?\b|months?\b", re.IGNORECASE
)
_OPENS_WITH_MEASURE = re.compile(
    r"\W*(?:(?:an?|at\s+least|minimum|of|possession|completion|education|must\s+have|requires?|four[\s-]year"
    r"|accredited)\b[\s:]*)*"
    r"(?:(?:bachelor|master|associate|doctor|juris|law|college|university)\S*(?:\s+(?:or|and)\s+\S+)?\s+degree\b"
    r"|bachelor['’]?s\b|"
    r"high\s+school\b|graduation\s+from\b|G\.?E\.?D\b|diploma\b|degree\b"
    r"|[\w-]+\s+(?:\(\d+\)\s+)?(?:or\s+more\s+)?(?:years?|months?)['’]?\s+(?:of\s+)?(?:[\w/-]+\s+){0,5}experience\b)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:qualifications?|education|training|experience|(?:minimum|job|position|entry)\s+requirements?)\b",
    re.IGNORECASE,
)


def states_qualifications(section: Section) -> bool:
    """Whether a section is read for requirements: by its label, or by a heading that names them beside knowledge."""
    if section.label == "ksa":
        return any(pattern.search(section.heading) for pattern in (_BESIDE, CRITERIA_HEADING))
    return section.label == "qualifications"


def said_in_tables(text: str, sections: Sequence[Section]) -> list[Node]:
    """What rows of person specifications ask for in sections that are none of qualifications."""
    cells = [
        read_qualifications(text, cell.start, cell.end).tree
        for section in sections
        if not states_qualifications(section)
        for cell in factors(text, section.start, section.end)
    ]
    return [cell for cell in cells if cell is not None]


def asked_in_questions(text: str, sections: Sequence[Section]) -> list[Node]:
    """The qualifications of an announcement that only asks for them: "Do you have a diploma in …?"."""
    found = [
        read_sentences(text, question.start("asked"), question.end("asked")).tree
        for section in sections
        if section.label in ("qualifications", "licenses")
        for question in _DO_YOU_HAVE.finditer(text, section.start, section.end)
    ]
    return [tree for tree in found if tree is not None]


_DO_YOU_HAVE = re.compile(r"^\W*Do\s+you\s+(?:have|hold|possess)\s+(?P<asked>[^?|\n]+)", re.IGNORECASE | re.MULTILINE)


def said_among_skills(text: str, sections: Sequence[Section], said: Sequence[Node]) -> list[Node]:
    """What lines among knowledge and skills ask for that open with schooling or years of work, unless said before."""
    found: list[Node] = []
    for section in sections:
        if section.label != "ksa" or states_qualifications(section) or PREFERRED_HEADING.search(section.heading):
            continue
        for span in sentences_with(_MEASURES, text, section.start, section.end):
            if not _OPENS_WITH_MEASURE.match(text, span.start, span.end):
                continue
            tree = read_qualifications(text, span.start, span.end).tree
            first = next(leaves(tree), None)
            known = [leaf for other in (*said, *found) for leaf in leaves(other)]
            if tree is not None and first is not None and _is_new(first, known):
                found.append(tree)
    return found


def _is_new(leaf: Leaf, known: Sequence[Leaf]) -> bool:
    if isinstance(leaf, Education):
        return not any(isinstance(other, Education) for other in known)
    years = [other.years for other in known if isinstance(other, Experience)]
    return isinstance(leaf, Experience) and leaf.years is not None and leaf.years not in years


def before_questions(text: str, sections: Sequence[Section]) -> Sequence[Section]:
    """The sections up to the questionnaire for applicants, whose answers to choose from ask for nothing."""
    first = next((section.end for section in sections if section.label == "qualifications"), None)
    begins = QUESTIONNAIRE.search(text, first) if first is not None else None
    if begins is None:
        return sections
    at = text.rfind("\n", first, begins.start()) + 1 or begins.start()
    return [replace(section, end=min(section.end, at)) for section in sections if section.start < at]


def noted_substitutions(text: str, sections: Sequence[Section]) -> list[Substitution]:
    """Substitutions told in the notes on how to apply."""
    return [
        substitution
        for section in sections
        if section.label in ("application", "licenses") or "substitut" in section.heading.lower()
        for span in sentences_with(_ALLOWED, text, section.start, section.end)
        for substitution in read_substitution(text[span.start : span.end], span.start)
    ]
