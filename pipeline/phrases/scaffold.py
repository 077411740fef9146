"""What stands in front of a phrase and is no part of it: cues of kind and level, principles of, numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The guideline's four levels; extensive, in-depth and the like say no less than thorough does.
LEVELS = {
    "thorough": "thorough",
    "considerable": "thorough",
    "extensive": "thorough",
    "comprehensive": "thorough",
    "in-depth": "thorough",
    "detailed": "thorough",
    "working": "working",
    "general": "working",
    "basic": "basic",
    "elementary": "basic",
    "expert": "expert",
    "expert-level": "expert",
    "advanced": "expert",
}
_PRAISE = (
    r"(?:demonstrated|demonstrable|proven|strong|excellent|outstanding|exceptional|superior|good|sound|solid|"
    r"high|higher|deep|broad|full|clear|practical|specialized|specialised|sufficient|adequate|effective|some|current|"
    r"technical|job|executive|exemplary|superb|keen|well[- ]developed|highly[- ]developed|significant|substantial|"
    r"relevant|developed|firm|baseline|fundamental|first-hand|professional|proficient|in-depth|clinical|specialist|theoretical|prior|previous|"
    r"up[- ]to[- ]date|wide|reasonable|intimate|developing|evidence)"
)
_LEVEL = rf"(?:{'|'.join(sorted(LEVELS, key=len, reverse=True))})"
_LEVEL_WORD = re.compile(rf"\b{_LEVEL}\b", re.I)
_OPENING = (
    r"(?:(?:and|or|also|both|plus|along with|as well as|including|includes?|which|that|with|the|"
    r"an?|any|in|for|of|their|your|"
    r"must|should|will|shall|may|include|candidates?|applicants?|incumbents?|employees?|you|to|be|is|are|has|have|having|possess|possesses|"
    r"requires?|required|demonstrates?|demonstrating|exhibits?|shows?|display|"
    r"(?:job\s+)?knowledge(?=,?\s+(?:which\s+)?(?:may\s+)?(?:includ|to\s+includ))|"
    rf"{_PRAISE}|{_LEVEL}|-?level|standard|degree of|amount of),?\s+(?:of\s+)?)*?"
)
_TOPIC = r"(?:knowledge|understanding|awareness|familiarity|comprehension|grasp|familiar|knowledgeable)"
_GAIN = (
    r"(?:,?\s+or\s+(?:(?:the|an?)\s+)?(?:capacity|abilit(?:y|ies)|willingness)\s+to\s+(?:\w+ly\s+)?"
    r"(?:gain|acquire|develop|obtain)(?:\s+an?)?(?:\s+(?:knowledge|understanding))?(?:\s+of)?,?)?"
)
_CUES: tuple[tuple[str, str], ...] = (
    (
        "knowledge",
        r"(?:(?:must|should|will|needs?\s+to)\s+)?know\b(?!\s+(?:how|what|when|where|and|or)\b)(?:\s*\([^)]*\))?",
    ),
    (
        "knowledge",
        rf"{_TOPIC}(?:(?:,\s*|\s+)(?:and|or|and/or|,)?\s*(?:\w+\s+)?(?:{_TOPIC}|skills?|abilit(?:y|ies)|experience))*\s*"
        rf"(?:of\b(?:\s+the\s+following\b)?{_GAIN}\s*:?|"
        r"(?:with|in|about|on|regarding|concerning|to include|includes?|including)\b\s*:?|:|-|–)",
    ),
    ("knowledge", r"(?P<expert>expertise)\s*(?:in|with|on|of)\b\s*:?"),
    (
        "ability",
        r"(?:(?:skills?|willingness|desire)\s+and\s+)?(?:abilit(?:y|ies)|capability|capacity|aptitude|able)\s*(?:to\b\s*:?|:|\b(?=\w+ing\b))",
    ),
    (
        "skill",
        r"(?:(?:skills?|skilled|proficiency|proficient|competence|competency|competencies|competent|"
        r"adept|success(?=\s+(?:in|at)\b))(?:\s+and\s+experience)?\s*(?:(?:in|with|at)\b\s*:?|:|\b(?=\w+ing\b))|good\s+at\b)"
        r"(?:\s+(?:the\s+)?use\s+of\b)?",
    ),
)
_CUE = [(kind, re.compile(rf"{_OPENING}{pattern}\s*", re.I)) for kind, pattern in _CUES]

_CORE = re.compile(r"\b(?:principle|practice|procedure|method|technique)s?\b", re.I)
_ASPECTS = (
    r"(?:principles?|practices?|procedures?|methods?|techniques?|methodolog(?:y|ies)|theor(?:y|ies)|concepts?|processes|"
    r"standards|tools|strategies|approaches|terminology)"
)
_PRINCIPLES = re.compile(
    r"(?:the\s+)?(?:(?:modern|accepted|generally accepted|standard|general|basic|common|various|contemporary|current|"
    r"advanced|proper|appropriate)\s+(?:and\s+)?)*"
    rf"{_ASPECTS}(?:(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or|and/or|&)\s+)(?:(?:modern|current|standard)\s+)?{_ASPECTS})*\s+"
    r"(?:of|for|used\s+in|involved\s+in)\s+",
    re.I,
)
_ARTICLE = re.compile(r"(?:the|an?|all|any)\s+", re.I)
_ENUMERATOR = re.compile(
    r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s*|\d{1,2}\.\d{1,2}\.?\s+|(?:and/or|and|or|either|as well as|but)\b,?\s+|"
    r"[^\w\s\"“'‘($]+\s*",
    re.I,
)
_BASIC = re.compile(r"basic\s+", re.I)


@dataclass(frozen=True)
class Cue:
    """The scaffolding that opens a competency.

    Attributes:
        kind: `knowledge`, `skill` or `ability`.
        level: `basic`, `working`, `thorough`, `expert` or None.
        end: characters it takes.
    """

    kind: str
    level: str | None
    end: int


def cue(text: str) -> Cue | None:
    """The cue of a competency at the head of `text` ("Thorough knowledge of", "Ability to"), if there is one."""
    found = [(kind, match) for kind, pattern in _CUE if (match := pattern.match(text))]
    if not found:
        return None
    kind, match = min(found, key=lambda pair: pair[1].end())
    level = _LEVEL_WORD.search(match[0])
    stated = LEVELS[level[0].lower()] if level else None
    return Cue(kind, "expert" if match.groupdict().get("expert") else stated, match.end())


def enumerator(text: str) -> int:
    """Characters taken at the head of `text` by numbering, bullets and a conjunction ("3.", "or (2)", "and")."""
    at = 0
    while (match := _ENUMERATOR.match(text, at)) and match.end() > at:
        at = match.end()
    return at


def principles(text: str) -> int:
    """Characters taken by a leading article and "principles and practices of" and its like."""
    match = _PRINCIPLES.match(text)
    at = match.end() if match and _CORE.search(match[0]) else 0
    article = _ARTICLE.match(text, at)
    return article.end() if article else at


def basic(text: str) -> int:
    """Characters taken by a level word that opens the item itself ("basic statistical procedures")."""
    match = _BASIC.match(text)
    return match.end() if match else 0
