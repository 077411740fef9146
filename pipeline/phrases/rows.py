"""Competencies of any kind that stand in a row in one sentence: "sound judgment, tact and strong Excel skills"."""

from __future__ import annotations

import re

from pipeline.phrases import scaffold, skill_lists
from pipeline.phrases.passage import Passage
from pipeline.phrases.traits import PRAISE, opens_with_trait

_SKILLED = re.compile(
    r"(?:(?!(?:experience|years?|degree|obtain|equivalent|required|provid\w+|includ\w+|possession|gcses?|nvq|level|grade|is|are|will|your|our|which|"
    r"that|these|this|using|use|have|has|with)\b)[\w/,'’&+-]+\s+){1,8}(?:skills?|literacy|abilities|capabilities)\b",
    re.I,
)
# the whole list by its name ("the knowledge, skills and abilities required of a pilot")
_GENERIC = re.compile(
    r"(?:(?:other|necessary|required|related|the|all|these)\s+)*(?:knowledges?|skills?|abilities)\s*(?:,|and\b|or\b|$)[\s,]*"
    r"(?:(?:and|or)\s+)?(?:knowledges?|skills?|abilities|$)",
    re.I,
)
_JOINT = re.compile(
    r"\s*(?:(?P<colon>:)\s+|,\s*(?:and\s+|plus\s+|or\s+|as\s+(?:is|are|well\s+as)\s+|along\s+with\s+)?|;\s*(?:and\s+)?|"
    r"\b(?:and|with|plus)\s+|\bas\s+well\s+as\s+|\balong\s+with\s+)",
    re.I,
)
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.I)
_SKILLS_END = re.compile(r"\b(?:skills|literacy)$", re.I)
# an explanation behind a competency and a colon
_NARRATIVE = re.compile(r"[a-z].*\b(?:you|you['’]ll|you['’]re|will|is|are|we|years?)\b", re.S)
# an adjective of a person, before "with" and a trait
_QUALIFIED = re.compile(r"(?:highly\s+|self-|well-)?[\w-]+(?:ed|ing|able|ible|ful|ive|ent|ant|ic|ous)", re.I)
_INCLINED = re.compile(r"(?:[\w-]+[\s-])?(?:oriented|orientated|minded|organi[sz]ed|motivated|driven|focus?sed)", re.I)
_ONE_SKILL = re.compile(r"[^,;:]{2,40}?\b(?:skills|literacy|abilities|capabilities)\b", re.I)
_GOES_ON = re.compile(r"(?:be|have|has|is|are|you|the|as|who|which|where|will|must|can)\b", re.I)
# traits that are none before it is said of or for what
_WAITING = re.compile(
    r"\b(?:abilit(?:y|ies)|willingness|desire|commitment|capacity|passion|eagerness|interest|sense|understanding|"
    r"awareness|familiarity|knowledge|listening|following|of|to|in|for|with)$",
    re.I,
)


def names_competency(text: str) -> bool:
    """Whether words open with a competency by their form: a cue, a named skill, or a trait."""
    if _GENERIC.match(text):
        return False
    return bool(scaffold.cue(text) or _SKILLED.match(text) or opens_with_trait(text) or _INCLINED.fullmatch(text))


def apart(row: Passage) -> list[Passage]:
    """The competencies in a row, each by itself; what stands between a list of skills and the next of them is left out.

    A bare trait goes on with a cue or a trait before it ("ability to inspire trust and confidence", "tact and
    patience"); praise or another cue begins a competency of its own.
    """
    at, found, dropped = 0, list[Passage](), False
    for joint in _JOINT.finditer(row.text):
        left, right = row.text[at : joint.start()], row.text[joint.end() :]
        if dropped and names_competency(right):
            at, dropped = joint.end(), False
        elif not dropped and (_complete(left) or (joint[0] == "with " and _QUALIFIED.fullmatch(left.strip()))):
            own = names_competency(right) and _stands_alone(left, right, joint)
            dropped = not own and _ends_list(left, right, joint)
            if own or dropped:
                found.append(row.cut(at, joint.start()))
                at = joint.end()
    return found if dropped else [*found, row.cut(at)]


def _complete(text: str) -> bool:
    """Whether the words name a whole competency, and none that goes on behind ("written | and oral skills")."""
    skills = skill_lists.HEADED.match(text)
    whole = skills is not None and "," not in text[skills.end() :]
    named = whole or scaffold.cue(text) or opens_with_trait(text) or _INCLINED.fullmatch(text.strip())
    return bool(named) and not _WAITING.search(text)


def _stands_alone(left: str, right: str, joint: re.Match[str]) -> bool:
    """Whether a competency on the right of a joint is one by itself, and no part of the one on the left."""
    if scaffold.cue(right) or (joint["colon"] and not scaffold.cue(left)):
        return True
    if scaffold.cue(left):
        return bool((PRAISE.match(right) or scaffold.basic(right)) and _SKILLED.match(right))
    return bool(PRAISE.match(right) or _ARTICLE.match(right) or _ONE_SKILL.match(right) or _SKILLS_END.search(left))


def _ends_list(left: str, right: str, joint: re.Match[str]) -> bool:
    """Whether a row is over for now: behind a list of skills comes something else, or a colon and an explanation."""
    if joint["colon"]:
        return bool(_NARRATIVE.match(right))
    return "," in joint[0] and bool(_SKILLS_END.search(left)) and bool(_GOES_ON.match(right))
