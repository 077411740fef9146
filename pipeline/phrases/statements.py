"""What a section says of knowledge, skills and abilities, clause by clause, without what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.phrases import scaffold
from pipeline.phrases.passage import Passage
from pipeline.phrases.rows import names_competency

SKIPPED = re.compile(
    r"(?:and\s+)?job\s+knowledge\W*$|(?:and\s+|or\s+|the\s+)*(?:all|any|some)\s+of\s+the\s+above\b[\s,]*(?:and\s+)?|(?:and\s+)?(?:other|related|any\s+other)\s+(?:necessary|related|required|pertinent|relevant|job-related)?\s*"
    r"(?:knowledge|skills?|abilit|competenc)",
    re.I,
)
_AND_OTHER = re.compile(
    r"(?:,?\s+and\s+other\s+(?:necessary|related|required|relevant|job-related)\s+(?:knowledge|skills?|abilit)[^;]*|"
    r",?\s+and\s+(?:have\s+)?(?:(?:proven|demonstrated|previous|prior)\s+)?experience\s+(?:in|with|of|as)\b.*|"
    r",?\s+(?:(?:is|are)\s+)?(?:also\s+)?(?:strongly\s+|highly\s+)?(?:required|preferred|desired|desirable|a\s+plus|an\s+asset)|"
    r",?\s+(?:would|will|could|is|are|may)\s+(?:also\s+)?(?:be\s+)?(?:highly\s+|very\s+|of\s+|an?\s+|added\s+|distinct\s+|definite\s+|strong\s+|considered\s+)*"
    r"(?:help(?:ful)?|useful|beneficial|advantage(?:ous)?|asset|plus|bonus|benefit|desirable|essential|necessary|needed|"
    r"welcome|great|expected)\b[^,;]{0,30}|\s+matters?(?:\s+more)?|,\s+(?:we|please)\b.*)$",
    re.I,
)
# what a cue's list ends in though it is none of it ("knowledge of tides and pilotage experience")
_AND_EXPERIENCE = re.compile(r",?\s+and\s+(?:[\w/-]+\s+){0,2}experience$", re.I)
# a rung of a scale on a line of its own, behind the capability it belongs to
_RUNG = re.compile(
    r"(?:highly\s+)?(?:foundation(?:al)?|intermediate|adept|advanced|proficient|practitioner|level\s+\w+)\W*$", re.I
)
# a sentence about the list, or a question to the applicant
_REMARK = re.compile(
    r"(?:this|these|those|the\s+following|position|candidates?|applicants?|employees?)\b.*\b(?:is|are|may|can|will|must)\b|"
    r"the\s+intent\b|(?:the|this)\b.*\b(?:describes?|outlines?|sets\s+out|lists|indicates?)\b|(?:to\s+be|will\s+be|are|is)\s+(?:tested|assessed|measured)\b|"
    r"for\s+a\s+(?:complete|full)\s+list|in\s+addition\s+to\b(?!\s+the\s+above)|(?:rate|describe|please|do\s+you|how\s+many|which|what|are\s+you|have\s+you|note)\b|.*\?$",
    re.I,
)
_ABOVE = re.compile(
    r"(?:in\s+addition\s+to\s+)?(?:(?:all|any)\s+)?(?:of\s+)?the\s+above(?:\s+for\s+[^,;]*)?\s*[,;:]?\s*(?:and\s+|plus\s+)?",
    re.I,
)
_EXPERIENCE = re.compile(
    r"(?:.*\b(?:years?|months?)\b.*\bexperience\b|.*\bexperience\s*$|(?:[\w-]+\s+){0,3}experience\s+(?:in|with|as|of|that|\w+ing)\b|"
    r"experienced\b|(?:[\w-]+\s+){0,3}track\s+record\b|(?:[\w-]+\s+){0,2}(?:qualifications?|background|graduation)\s+in\b|.*\b(?:degree|diploma|licen[cs]e|certificat(?:e|ion)|G\.?E\.?D|GCSEs?|[NS]VQ|BTEC|NCEA)\b|"
    r".*\b(?:DBS|criminal\s+record|police|background|working\s+with\s+children)\s+check|.*\bvetting\b|"
    r"(?:(?:current|full|corporate|chartered|eligible\s+for)\s+)*(?:membership|registration)\s+(?:of|with)\b)",
    re.I,
)
# whoever holds the position, where that is said before what is asked ("The successful candidate will have")
_BEARER = re.compile(
    r"(?:(?:all|the|any|successful|ideal|this)\s+)*"
    r"(?:(?:incumbents?|candidates?|applicants?|appointees?|employees?|you(?:['’](?:d|ll))?|persons?|post-?holders?|individuals?|"
    r"an?\s+[a-z]+)\s+)?"
    r"(?:must|should|will|shall|(?:will\s+)?needs?(?:\s+to)?)\s+(?:also\s+)?(?:(?:have|possess|bring|exhibit|demonstrate|show|display)\s+(?:(?:an?|the)\s+)?)?",
    re.I,
)
_BEING = re.compile(r"(?:is|are)\s+(?:also\s+)?(?!able\b)(?=[a-z-]+)", re.I)
_HAVING = re.compile(
    r"(?:have|has|having|possess(?:es|ing)?|exhibits?|displays?|demonstrates?|shows?)\s+(?:an?\s+)?", re.I
)
# how a criterion is assessed or how far it goes, behind it ("(A/I)", "| E |", "– Adept")
_CODES = re.compile(
    r"(?:(?:\s+[A-Z](?:\s*[/,&]\s*[A-Z])*){2,}|(?<=[a-z]{3})(?<![Cc]lass)(?<![Gg]rade)(?<!itamin)(?<!ategory)\s+[ED]|"
    r"\s*[\[(]\s*[A-Z](?:\s*(?:[/,&+]|\band\b)\s*[A-Z])*\s*[\])]|\s+[A-Z](?:\s*[/,&]\s*[A-Z])+|"
    r"(?:\s*\|\s*[\w/, %]{0,12})+|\s*\(?\b(?:[Ee]ssential|[Dd]esirable)\b\)?|"
    r"\s*[–—:(-]\s*(?:[Hh]ighly\s+)?(?:[Ff]oundation(?:al)?|[Ii]ntermediate|[Aa]dept|[Aa]dvanced|[Pp]roficient|"
    r"[Pp]ractitioner|[Ll]evel\s+\w+)\)?)\s*$"
)
# the reader as whoever is sought ("You can …", "You're …"), and the capability framework's "We …"
_YOU = re.compile(
    r"(?:you(?:['’](?:ll|re|ve|d)|\s+(?:will|are|have|would|should|also|need\s+to))*|who)\s+(?:(?:also|an?)\s+)*", re.I
)
_CAN = re.compile(r"(?:who\s+)?can\s+(?:also\s+)?", re.I)
_WE = re.compile(r"We(?:\s+[\w-]+){2,6}")
# what happens to the reader, and what has to be proved or done to be appointed
_TERMS = re.compile(
    r"(?:be\s+)?(?:asked|required|expected|considered|assessed|given|paid|invited|notified|contacted|subject|eligible|live|"
    r"pass|undergo|apply|submit|complete|obtain|possess|hold|receive|want|find|join|report|need|get|enjoy|led|worked)\b",
    re.I,
)
# "Teamwork is the ability to …"
_DEFINED = re.compile(r"[A-Z][^.;:]{2,60}?\s(?:is|means)\s+(?=(?:(?:the|an?)\s+)?(?:abilit|willingness|capacit))")
# labels that name the list and none of its items ("Values: courage, respect")
_LIST_LABEL = re.compile(
    r"(?:(?:core|key|our|personal|technical|other|essential|desirable|required|preferred|main|soft|people)\s+)*"
    r"(?:values|skills|competenc(?:y|ies)|attributes|qualities|strengths|behaviou?rs|traits|requirements|criteria|"
    r"essential|desirable|desired|preferred|required|highly\s+desirable):\s+",
    re.I,
)
# a name or a run-in label before what it stands for ("Influencing: Skill in …", "Teamwork – Works well with …")
_LABEL = re.compile(r"[A-Z][\w/&,'’() -]{2,60}?(?::|\s[–—-])\s+(?=\S+\s+\S)")
_PREPOSITION = {"knowledge": "of ", "skill": "in "}  # of a cue that goes on behind a semicolon
# headings whose items go on with a verb, and those whose items say what the reader is
_VERBS_FOLLOW = re.compile(
    r"\b(?:abilit(?:y|ies)\s+to|(?:candidate|person|someone|who|you)\b.*\b(?:will|can|must|should)|able\s+to)\W*$", re.I
)
_ADDRESSED = re.compile(
    r"(?:you\s+(?:are|have|should\s+be|will\s+be|['’]re)|(?:who|what)\s+you\s+are|about\s+you|"
    r".*\b(?:you(?:['’]ll|['’]re)?|role|job|place)\b.*\bif(?:\s+you(?:\s+are|['’]re)?)?|"
    r".*\b(?:someone|people|person|individuals?|candidates?|applicants?)\s+(?:who|that)(?:\s+(?:is|are))?)\W*",
    re.I,
)
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
        if re.match(r"be\s", rest.text) and _TERMS.match(rest.text):
            return None
        cue = scaffold.cue(rest.text)
    if cue is None and governing.kind in (None, "trait"):
        rest = _behind_having(rest, governing)
        cue = scaffold.cue(rest.text)
    if cue is None and (found := _spoken(rest)):
        return found if not _EXPERIENCE.match(found.passage.text) and not _TERMS.match(found.passage.text) else None
    context = governing
    if cue:
        context = Context(cue.kind, cue.level)
        rest = rest.cut(cue.end)
        if re.match(r"(?:and|or)\s", rest.text) and (second := scaffold.cue(rest.text)):
            context, rest = Context(second.kind, second.level), rest.cut(second.end)  # "knowledge of and ability to …"
    above = _ABOVE.match(rest.text)
    if above:
        rest = rest.cut(above.end())
    if not cue and above and (cue := scaffold.cue(rest.text)):
        context = Context(cue.kind, cue.level)
        rest = rest.cut(cue.end)
    if trailing := _AND_OTHER.search(rest.text) or (cue and _AND_EXPERIENCE.search(rest.text)):
        rest = rest.cut(0, trailing.start())
    if not re.search(r"[A-Za-z]{2}", rest.text) or SKIPPED.match(rest.text) or _RUNG.match(rest.text):
        return Statement(rest.cut(0, 0), context, True) if cue else None
    if not cue and (_EXPERIENCE.match(rest.text) or _REMARK.match(rest.text)):
        return None
    if not cue and (again := _PREPOSITION.get(context.kind or "")) and rest.text.startswith(again):
        rest = rest.cut(len(again))
    if context.kind in ("knowledge", None):
        if scaffold.basic(rest.text) and scaffold.principles(rest.text):
            context = replace(context, level="basic")
        rest = rest.cut(scaffold.principles(rest.text))
    elif context.kind == "ability" and rest.text.lower().startswith("to "):
        rest = rest.cut(3)
    return Statement(rest, context, bool(cue))


def _behind_having(clause: Passage, governing: Context) -> Passage:
    """The clause behind a "have" or "demonstrate" of a competency ("exhibit good listening skills")."""
    if governing.kind == "trait" and (being := _BEING.match(clause.text)):
        return clause.cut(being.end())
    having = _HAVING.match(clause.text)
    return clause.cut(having.end()) if having and names_competency(clause.text[having.end() :]) else clause


def _spoken(clause: Passage) -> Statement | None:
    """The ability in what is said to or of the person sought ("You can read plans"); None where nobody is spoken to."""
    if _WE.fullmatch(clause.text):
        return Statement(clause, Context("trait"), True)
    you = _YOU.match(clause.text)
    rest = clause.cut(you.end()) if you else clause
    can = _CAN.match(rest.text)
    if (you is None and can is None) or scaffold.cue(rest.text):
        return None
    return Statement(rest.cut(can.end() if can else 0), Context("ability"), True)


def unlabelled(sentence: Passage) -> Passage:
    """The sentence behind a label that names a list and none of its items ("Desirable: knowledge of …")."""
    match = _LIST_LABEL.match(sentence.text)
    return sentence.cut(match.end()) if match else sentence


def without_bearer(sentence: Passage) -> Passage:
    """The sentence behind whoever must have what it asks for ("Candidates must possess …")."""
    match = _BEARER.match(sentence.text)
    return sentence.cut(match.end()) if match else sentence


def _behind_label(clause: Passage, governing: Context) -> Passage:
    """The clause behind a run-in label; topics of knowledge keep theirs unless a cue follows it."""
    if named := _LIST_LABEL.match(clause.text) or _DEFINED.match(clause.text):
        return clause.cut(named.end())
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
    if _VERBS_FOLLOW.search(heading):
        return Context("ability")
    if _ADDRESSED.fullmatch(heading):
        return Context("trait")
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
