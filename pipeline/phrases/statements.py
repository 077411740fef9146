"""What a section says of knowledge, skills and abilities, clause by clause, without what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.phrases import scaffold
from pipeline.phrases.passage import Passage

SKIPPED = re.compile(
    r"(?:and\s+)?job\s+knowledge\W*$|(?:and\s+|or\s+|the\s+)*(?:all|any|some)\s+of\s+the\s+above\b[\s,]*(?:and\s+)?|(?:and\s+)?(?:other|related|any\s+other)\s+(?:necessary|related|required|pertinent|relevant|job-related)?\s*"
    r"(?:knowledge|skills?|abilit|competenc)",
    re.I,
)
_AND_OTHER = re.compile(
    r"(?:,?\s+and\s+other\s+(?:necessary|related|required|relevant|job-related)\s+(?:knowledge|skills?|abilit)[^;]*|"
    r",?\s+and\s+(?:have\s+)?(?:(?:proven|demonstrated|previous|prior)\s+)?experience\s+(?:in|with|of|as)\b.*|"
    r",?\s+(?:(?:is|are)\s+)?(?:strongly\s+|highly\s+)?(?:required|preferred|desired|desirable|a\s+plus|an\s+asset))$",
    re.I,
)
# a rung of a scale on a line of its own, behind the capability it belongs to
_RUNG = re.compile(
    r"(?:highly\s+)?(?:foundation(?:al)?|intermediate|adept|advanced|proficient|practitioner|level\s+\w+)\W*$", re.I
)
# a sentence about the list, or a question to the applicant
_REMARK = re.compile(
    r"(?:this|these|those|the\s+following|position|candidates?|applicants?|employees?)\b.*\b(?:is|are|may|can|will|must)\b|"
    r"(?:rate|describe|please|do\s+you|how\s+many|which|what|are\s+you|have\s+you|note)\b|.*\?$",
    re.I,
)
_ABOVE = re.compile(
    r"(?:in\s+addition\s+to\s+)?(?:(?:all|any)\s+)?(?:of\s+)?the\s+above(?:\s+for\s+[^,;]*)?\s*[,;:]?\s*(?:and\s+|plus\s+)?",
    re.I,
)
_EXPERIENCE = re.compile(
    r"(?:.*\b(?:years?|months?)\b.*\bexperience\b|.*\bexperience\s*$|(?:[\w-]+\s+){0,3}experience\s+(?:in|with|as|of|that|\w+ing)\b|"
    r"(?:[\w-]+\s+){0,3}track\s+record\b|.*\b(?:degree|diploma|licen[cs]e|certificat(?:e|ion)|G\.?E\.?D)\b|"
    r".*\b(?:DBS|criminal\s+record|police|background|working\s+with\s+children)\s+check|.*\bvetting\b|"
    r"(?:(?:current|full|corporate|chartered|eligible\s+for)\s+)*(?:membership|registration)\s+(?:of|with)\b)",
    re.I,
)
# whoever holds the position, where that is said before what is asked ("The successful candidate will have")
_BEARER = re.compile(
    r"(?:(?:all|the|any|successful|ideal|this)\s+)*"
    r"(?:(?:incumbents?|candidates?|applicants?|appointees?|employees?|you|persons?|post-?holders?|individuals?|"
    r"an?\s+[a-z]+)\s+)?"
    r"(?:must|should|will|shall|needs?(?:\s+to)?)\s+(?:also\s+)?(?:(?:have|possess|exhibit|demonstrate|show|display)\s+(?:(?:an?|the)\s+)?)?",
    re.I,
)
# how a criterion is assessed or how far it goes, behind it ("(A/I)", "| E |", "– Adept")
_CODES = re.compile(
    r"(?:\s*[\[(]\s*[A-Z](?:\s*(?:[/,&+]|\band\b)\s*[A-Z])*\s*[\])]|\s+[A-Z](?:\s*[/,&]\s*[A-Z])+|"
    r"(?:\s*\|\s*[\w/, ]{0,12})+|\s*\(?\b(?:[Ee]ssential|[Dd]esirable)\b\)?|"
    r"\s*[–—:(-]\s*(?:[Hh]ighly\s+)?(?:[Ff]oundation(?:al)?|[Ii]ntermediate|[Aa]dept|[Aa]dvanced|[Pp]roficient|"
    r"[Pp]ractitioner|[Ll]evel\s+\w+)\)?)\s*$"
)
# a name or a run-in label before what it stands for ("Influencing: Skill in …", "Teamwork – Works well with …")
_LABEL = re.compile(r"[A-Z][\w/&,'’() -]{2,60}?(?::|\s[–—-])\s+(?=\S+\s+\S)")
_LONGEST_LABEL = 6  # words


@dataclass(frozen=True)
class Context:
    """What governs a clause before its own words are read.

    Attributes:
        kind: `knowledge`, `skill`, `ability`; `trait` for personal characteristics; None where form alone decides.
        level: of the cue that governs it.
    """

    kind: str | None = None
    level: str | None = None


@dataclass(frozen=True)
class Statement:
    """A clause without its scaffolding, and what it was.

    Attributes:
        passage: the words that remain.
        context: kind and level they stand under.
        cued: the clause itself carries the cue.
    """

    passage: Passage
    context: Context
    cued: bool


def statement(clause: Passage, governing: Context) -> Statement | None:
    """The clause behind cue, numbering and article; None where nothing of it is a competency."""
    rest = clause.cut(scaffold.enumerator(clause.text))
    if codes := _CODES.search(rest.text):
        rest = rest.cut(0, codes.start())
    rest = _behind_label(rest, governing) if rest.text else rest
    cue = scaffold.cue(rest.text)
    if not cue and (bearer := _BEARER.match(rest.text)):
        rest = rest.cut(bearer.end())
        cue = scaffold.cue(rest.text)
    context = governing
    if cue:
        context = Context(cue.kind, cue.level)
        rest = rest.cut(cue.end)
    above = _ABOVE.match(rest.text)
    if above:
        rest = rest.cut(above.end())
    if not cue and above and (cue := scaffold.cue(rest.text)):
        context = Context(cue.kind, cue.level)
        rest = rest.cut(cue.end)
    if trailing := _AND_OTHER.search(rest.text):
        rest = rest.cut(0, trailing.start())
    if not re.search(r"[A-Za-z]{2}", rest.text) or SKIPPED.match(rest.text) or _RUNG.match(rest.text):
        return Statement(rest.cut(0, 0), context, True) if cue else None
    if not cue and (_EXPERIENCE.match(rest.text) or _REMARK.match(rest.text)):
        return None
    if context.kind in ("knowledge", None):
        rest = rest.cut(scaffold.principles(rest.text))
    elif context.kind == "ability" and rest.text.lower().startswith("to "):
        rest = rest.cut(3)
    return Statement(rest, context, bool(cue))


def _behind_label(clause: Passage, governing: Context) -> Passage:
    """The clause behind a run-in label; topics of knowledge keep theirs unless a cue follows it."""
    end = _label(clause.text)
    cued = scaffold.cue(clause.text[end:])
    stated = clause.text[end].isupper() and governing.kind != "knowledge"
    return clause.cut(end) if cued or stated else clause


def _label(text: str) -> int:
    """Characters of a run-in label at the head of `text`, 0 where none is."""
    match = _LABEL.match(text)
    return match.end() if match and len(match[0].split()) <= _LONGEST_LABEL and not scaffold.cue(match[0]) else 0


def heading_context(heading: str) -> Context:
    """What a heading over a list says of its items ("Knowledge of:", "Special Personal Characteristics")."""
    words = set(re.findall(r"[a-z]+", heading.lower()))
    named = [
        kind
        for kind, cues in (
            ("knowledge", {"knowledge", "understanding"}),
            ("ability", {"ability", "abilities"}),
            ("skill", {"skill", "skills"}),
        )
        if words & cues
    ]
    if len(named) == 1 and not words & {"experience", "training", "education", "qualifications"}:
        return Context(named[0])
    if not named and words & {
        "capability",
        "capabilities",
        "behavioural",
        "behavioral",
        "characteristics",
        "traits",
        "attributes",
        "competencies",
        "competency",
        "qualities",
        "behaviours",
        "behaviors",
    }:
        return Context("trait")
    return Context()
