"""Knowledge, skills and abilities: a statement to single competencies, each with its kind and level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.phrases import scaffold
from pipeline.phrases.coordination import Action, actions
from pipeline.phrases.grammar import BASE, GERUND, THIRD, has_object_after, lexicon, surface_form, verb_at
from pipeline.phrases.passage import Passage
from pipeline.phrases.phrase import Phrase
from pipeline.phrases.topics import topics

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SKIPPED = re.compile(
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
# whom "them" may mean instead of the thing before
_PEOPLE = re.compile(r"\b(?:others|staff|people|employees|individuals|subordinates|clients|customers|patients)\b", re.I)
_CONTENT = re.compile(r"\b(?!(?:and|or|the|an|of|for|in|to|with|by)\b)[A-Za-z]{2,}", re.I)
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
_TRAITS = lexicon(
    "ability willingness tact patience maturity stability integrity judgment judgement alertness initiative "
    "flexibility honesty reliability dependability teamwork creativity courtesy professionalism aptitude capacity "
    "empathy resourcefulness adaptability punctuality objectivity credibility diplomacy discretion confidence "
    "enthusiasm cleanliness tolerance temperament demeanor demeanour ingenuity poise self-reliance detail commitment "
    "motivation self-motivation attitude drive energy passion resilience loyalty compassion approachability accuracy "
    "persistence comfort curiosity assertiveness openness kindness neatness orderliness thoroughness accountability "
    "manner player listening"
)
_PRAISE = re.compile(
    r"(?:(?:demonstrated|demonstrable|proven|strong|excellent|outstanding|exceptional|superior|good|great|solid|advanced|"
    r"exemplary|well[- ]developed|highly[- ]developed|above[- ]average|(?:high|executive|advanced|senior)[- ]level|"
    r"(?:high|higher)\s+(?:level|standard)\s+of|high|effective|sound|superb|first[- ]class)(?:\s*,\s*|\s+and\s+|\s+))+",
    re.I,
)
_DEMONSTRATED = re.compile(r"(?:demonstrated|proven|demonstrable)\s+", re.I)
_TRAIT_JOINT = re.compile(r"\s*,\s*(?:and\s+|or\s+)?(?![^()]*\))")
_LAST_JOINT = re.compile(r"\s+(?:and|&)\s+(?:an?\s+)?", re.I)
_LONGEST_TRAIT = 4  # words
# a name or a run-in label before what it stands for ("Influencing: Skill in …", "Teamwork – Works well with …")
_LABEL = re.compile(r"[A-Z][\w/&,'’() -]{2,60}?(?::|\s[–—-])\s+(?=\S+\s+\S)")
_LONGEST_LABEL = 6  # words
_HEADED_SKILLS = re.compile(
    r"(?:[\w/'’&-]+,?\s+){0,6}(?:skills|literacy)\b"
    r"(?=\W*$|,|\s+(?:including|such|which|that|to|with|and|in|sufficient|necessary|needed|required|appropriate)\b)",
    re.I,
)
_HEADED_ABILITIES = re.compile(r"\w\s+abilit(?:y|ies)$", re.I)
# "organizational, problem-solving and communication skills": a word or two before the shared one
_SHARED_SKILLS = re.compile(r"(?P<list>[^;:()]+?,?\s+(?:and|&)\s+[\w'’/-]+(?:\s+[\w'’/-]+)?)\s+skills", re.I)
_ORAL = re.compile(
    r"(?:[\w-]+\s+)?(?:oral|verbal|written|spoken|listening)$", re.I
)  # kinds of one skill, communication
_SKILL_JOINT = re.compile(r"\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+", re.I)


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
    if not re.search(r"[A-Za-z]{2}", rest.text) or _SKIPPED.match(rest.text) or _RUNG.match(rest.text):
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
    end = label(clause.text)
    cued = scaffold.cue(clause.text[end:])
    stated = clause.text[end].isupper() and governing.kind != "knowledge"
    return clause.cut(end) if cued or stated else clause


def label(text: str) -> int:
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


def competencies(given: Statement, doc: Doc) -> Iterator[Phrase]:
    """The single competencies of a statement; `doc` is the parse of its words."""
    if not given.cued and given.context.kind != "knowledge" and _remark(doc):
        return
    verb = verb_at(doc, 0) if len(doc) > 1 else None
    if verb is not None and given.context.kind == "knowledge" and not has_object_after(doc, verb):
        verb = None  # "research, analysis, and report writing" under "knowledge of"
    shape = surface_form(doc, verb) if verb is not None else None
    kind = _kind(given, doc, shape)
    if verb is not None and (kind, shape) in (("ability", BASE), ("ability", THIRD), ("skill", GERUND)):
        named = ""
        for action in actions(doc, 0, verb, infinitive=True):
            part = given.passage.cut(doc[action.start].idx, doc[action.end - 1].idx + len(doc[action.end - 1]))
            for phrase in _phrase(kind, part, given, 0.9):
                yield _with_object(phrase, named)
            named = "" if _PEOPLE.search(part.text) else _object(doc, action) or named
        return
    if kind == "ability":
        for part in _traits(given):
            yield from _phrase(kind, part, given, 0.75)
        return
    if kind == "skill" and _HEADED_SKILLS.fullmatch(given.passage.text):
        yield from _phrase(kind, given.passage, given, 0.8)
        return
    for first, last in topics(doc):
        part = given.passage.cut(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
        yield from _phrase(kind, part, given, 0.8)


def _remark(doc: Doc) -> bool:
    """Whether the words are a sentence about something, with subject and verb, and no competency."""
    root = next((token for token in doc if token.dep_.lower() == "root"), None)
    if root is None or not any(child.dep_ in ("nsubj", "nsubj:pass") and child.i < root.i for child in root.children):
        return False
    finite = [root, *(child for child in root.children if child.dep_ in ("cop", "aux", "aux:pass"))]
    return any(word.tag_ in ("VBZ", "VBP", "MD") and word.pos_ in ("VERB", "AUX") for word in finite)


def _object(doc: Doc, action: Action) -> str:
    """The words of the first direct object of an action, complements apart."""
    words = doc[action.start : action.end]
    thing = next((word for word in words if word.dep_ == "obj" and word.pos_ in ("NOUN", "PROPN")), None)
    return doc[max(thing.left_edge.i, action.start) : thing.i + 1].text if thing is not None else ""


def _with_object(phrase: Phrase, named: str) -> Phrase:
    """The phrase with `named` in the place of a pronoun behind its verb ("analyze problems and explain them")."""
    match = re.match(r"(\S+(?:ly\s+\S+)?)\s+(?:them|it)\b(?!\s+\w+ing\b)", phrase.text)
    if not named or not match:
        return phrase
    return replace(phrase, text=f"{match[1]} {named}{phrase.text[match.end() :]}", verbatim=False)


def _traits(given: Statement) -> list[Passage]:
    """Traits between commas, where each is short enough to be one ("Tact, patience, and willingness to travel")."""
    pair = _cut(given.passage, _LAST_JOINT)
    if (
        len(pair) == 2
        and "," not in pair[0].text
        and all(part.text.split()[-1].lower() in _TRAITS and _short_trait(part) for part in pair)
    ):
        return pair
    parts = _cut(given.passage, _TRAIT_JOINT)
    if given.context.kind == "ability" or len(parts) < 2 or not all(_short_trait(part) for part in parts[:-1]):
        return [given.passage]
    last = _cut(parts[-1], _LAST_JOINT)
    if len(parts) == 2 and len(last) == 1:
        return [given.passage]
    return [*parts[:-1], *(last if all(_short_trait(part) for part in last) else parts[-1:])]


def _short_trait(part: Passage) -> bool:
    """Whether a part names a trait by itself; "willingness to travel" does, "willingness to work nights" may go on."""
    words = part.text.split()
    return len(words) <= _LONGEST_TRAIT and "to" not in words[:-2]


def _cut(passage: Passage, joint: re.Pattern[str]) -> list[Passage]:
    """The parts of a passage between matches of `joint`, empty ones left out."""
    found = list(joint.finditer(passage.text))
    starts, ends = [0, *(match.end() for match in found)], [*(match.start() for match in found), len(passage.text)]
    return [part for a, b in zip(starts, ends, strict=True) if (part := passage.cut(a, b)).text]


def _single_skills(listed: Passage) -> list[Passage]:
    """What stands before a shared "skills", one by one; "oral and written communication" is one."""
    parts = _cut(listed, _SKILL_JOINT)
    for at in range(len(parts) - 2, -1, -1):
        if _ORAL.match(parts[at].text) and re.search(
            r"communication|\b(?:oral|verbal|written|spoken)\b", parts[at + 1].text, re.I
        ):
            start, end = listed.places.index(parts[at].start), listed.places.index(parts[at + 1].end - 1) + 1
            parts[at : at + 2] = [listed.cut(start, end)]
    return parts


def with_antecedent(phrase: Phrase, named: str) -> Phrase:
    """An ability that ends in a pronoun ("and the ability to apply them") with the topics `named` put in its place."""
    if phrase.kind != "ability" or not named or not phrase.text.endswith((" them", " it")):
        return phrase
    return replace(phrase, text=f"{phrase.text.rsplit(' ', 1)[0]} {named}", verbatim=False)


def _kind(given: Statement, doc: Doc, shape: str | None) -> str:
    """The form decides: verb phrases are abilities, gerunds outside "knowledge of" skills, topics knowledge."""
    asked = given.context.kind
    skills = _HEADED_SKILLS.match(given.passage.text) and not given.cued
    if shape in (BASE, THIRD) and not (asked == "skill" and given.cued):
        return "ability"
    if asked == "ability" or (not given.cued and _HEADED_ABILITIES.search(given.passage.text)):
        return "ability"
    if skills or asked == "skill":
        return "skill"
    if asked == "trait":
        return "skill" if shape == GERUND and len(doc) > _LONGEST_TRAIT else "ability"
    if asked is None and _trait(doc):
        return "ability"
    return "skill" if asked is None and shape == GERUND else "knowledge"


def _trait(doc: Doc) -> bool:
    """Whether the words name a trait: by their head, or because an adjective is the head ("adaptable")."""
    root = next((t for t in doc if t.dep_.lower() == "root"), None)
    if root is None:
        return False
    participle = root.tag_ == "VBN" and not any(child.dep_ == "obj" for child in root.children)
    return root.lower_ in _TRAITS or root.pos_ == "ADJ" or (participle and len(doc) <= _LONGEST_TRAIT)


def _phrase(kind: str, part: Passage, given: Statement, confidence: float) -> Iterator[Phrase]:
    level = given.context.level
    part = part.cut(scaffold.enumerator(part.text))
    cue = scaffold.cue(part.text)
    if cue and cue.end < len(part.text):
        kind, level, part = cue.kind, cue.level or level, part.cut(cue.end)
    if kind == "knowledge":
        part = part.cut(scaffold.principles(part.text))
        if taken := scaffold.basic(part.text):
            part, level = part.cut(taken), "basic"
    elif kind == "skill":
        if match := _PRAISE.match(part.text):
            part = part.cut(match.end())
        if taken := scaffold.basic(part.text):
            part, level = part.cut(taken), "basic"
    elif match := _DEMONSTRATED.match(part.text):
        part = part.cut(match.end())
    if not _CONTENT.search(part.text) or _SKIPPED.match(part.text):
        return
    if len(part.text.split()) > 45:
        confidence -= 0.2
    if kind == "skill" and (shared := _SHARED_SKILLS.fullmatch(part.text)):
        for single in _single_skills(part.cut(*shared.span("list"))):
            yield Phrase.of(kind, single, confidence, level if level == "basic" else None, f"{single.text} skills")
        return
    yield Phrase.of(kind, part, confidence, level if kind == "knowledge" or level == "basic" else None)
