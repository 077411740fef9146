"""Knowledge, skills and abilities: a statement to single competencies, each with its kind and level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.phrases import scaffold
from pipeline.phrases.coordination import Action, actions
from pipeline.phrases.grammar import BASE, GERUND, THIRD, has_object_after, lexicon, surface_form, verb_at
from pipeline.phrases.passage import Passage
from pipeline.phrases.phrase import Phrase
from pipeline.phrases.statements import SKIPPED, Statement
from pipeline.phrases.topics import topics

if TYPE_CHECKING:
    from spacy.tokens import Doc

# whom "them" may mean instead of the thing before
_PEOPLE = re.compile(r"\b(?:others|staff|people|employees|individuals|subordinates|clients|customers|patients)\b", re.I)
_CONTENT = re.compile(r"\b(?!(?:and|or|the|an|of|for|in|to|with|by)\b)[A-Za-z]{2,}", re.I)
_TRAITS = lexicon(
    "ability willingness tact patience maturity stability integrity judgment judgement alertness initiative "
    "flexibility honesty reliability dependability teamwork creativity courtesy professionalism aptitude capacity "
    "empathy resourcefulness adaptability punctuality objectivity credibility diplomacy discretion confidence "
    "enthusiasm cleanliness tolerance temperament demeanor demeanour ingenuity poise self-reliance detail commitment "
    "motivation self-motivation attitude drive energy passion resilience loyalty compassion approachability accuracy "
    "persistence comfort curiosity assertiveness openness kindness neatness orderliness thoroughness accountability "
    "manner player listening tactful ethic outlook"
)
_PRAISE = re.compile(
    r"(?:(?:demonstrated|demonstrable|proven|strong|excellent|outstanding|exceptional|superior|good|great|solid|advanced|"
    r"exemplary|well[- ]developed|highly[- ]developed|above[- ]average|(?:high|executive|advanced|senior)[- ]level|"
    r"(?:high|higher)\s+(?:level|standard)\s+of|high|effective|sound|superb|first[- ]class)(?:\s*,\s*|\s+and\s+|\s+))+",
    re.I,
)
# competencies named as such, by what managers call them
_NAME = (
    r"(?:(?:creative|effective|creative|complex|innovative|analytical|critical|strategic|systems?|personal|team|own|self|"
    r"people|project|change|conflict|time|task|stress|stakeholder|relationship|customer|client|service|performance|quality|"
    r"results?|safety|public)[\s-]+)?"
    r"(?:problem[\s-]solving|decision[\s-]making|planning|organi[sz]ing|prioriti[sz]ing|management|resolution|leadership|"
    r"thinking|communication|communicating|negotiation|negotiating|influencing|team[\s-]?work(?:ing)?|focus|orientation|"
    r"service|multi[\s-]?tasking|delegation|networking|engagement|innovation|coaching|mentoring|facilitation|"
    r"collaboration|awareness|relations(?:hips)?|speaking|building)"
)
_NAMED = re.compile(
    rf"(?!(?:management|resolution|service|engagement|awareness|relations(?:hips)?|building)$)"
    rf"{_NAME}(?:(?:\s+and\s+|\s*&\s*|,\s+){_NAME})?|interpersonal\s+\w+|"
    r"(?:managing|leading|building|working|developing|delivering|achieving)(?:\s+and\s+\w+ing)?\s+(?:with\s+|through\s+)?"
    r"(?:the\s+|team\s+)?(?:performance|people|change|self|others|conflict|relationships?|teams?|results|together|pressure)|"
    r"(?:[\w-]+\s+){1,3}awareness|awareness\s+and\s+appreciation\s+of\b.*",
    re.I,
)
# adjectives and praise of a person ("Computer literate", "Good eyesight", "A problem solver")
_OF_PERSON = re.compile(
    r".*\b(?:\w*[\s-])?(?:literate|minded|oriented|orientated|motivated|driven|organi[sz]ed|focused|focussed|starter|skilled)|"
    r"self[\s-]\w+(?:ed|ing|t|er)|"
    r"(?:tact|willing(?:ness)?|commitment|patience|discretion|flexibility|initiative|integrity|empathy|resilience|"
    r"dedication|comfort|enthusiasm|passion|drive|attention|aptitude|dependability|reliability|punctuality|honesty)\b.*|"
    r"an?\s+(?:[\w-]+\s+){0,3}(?:\w+er|\w+or|lead|player|knack|eye|sense|passion|desire|interest|head|attitude|approach)\b.*",
    re.I,
)
_DEMONSTRATED = re.compile(r"(?:demonstrated|proven|demonstrable)\s+", re.I)
_TRAIT_JOINT = re.compile(r"\s*,\s*(?:and\s+|or\s+)?(?![^()]*\))")
_LAST_JOINT = re.compile(r"\s+(?:and|&)\s+(?:an?\s+)?", re.I)
_GOVERNING = re.compile(r"\b(?:in|for|of)\s+\w+ing\b", re.I)  # a list behind it is one of its objects
_SKILLS = re.compile(r"\bskills\b", re.I)
_EACH_SKILL = re.compile(r"(?<=\bskills)\s*(?:,\s*(?:and\s+)?|\s+and\s+)", re.I)
_LONGEST_TRAIT = 4  # words
_HEADED_SKILLS = re.compile(
    r"(?:[\w/'’&-]+,?\s+){0,6}(?:skills|literacy)\b"
    r"(?=\W*$|,|\s+(?:including|such|which|that|to|with|and|in|of|for|as|at|on|sufficient|necessary|needed|required|appropriate)\b)",
    re.I,
)
_HEADED_ABILITIES = re.compile(r"\w\s+abilit(?:y|ies)$", re.I)
# "organizational, problem-solving and communication skills": a word or two before the shared one
_SHARED_SKILLS = re.compile(r"(?P<list>[^;:()]+?,?\s+(?:and|&)\s+[\w'’/-]+(?:\s+[\w'’/-]+)?)\s+skills", re.I)
_ORAL = re.compile(
    r"(?:[\w-]+\s+)?(?:oral|verbal|written|spoken|listening)$", re.I
)  # kinds of one skill, communication
_SKILL_JOINT = re.compile(r"\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+", re.I)


def competencies(given: Statement, doc: Doc) -> Iterator[Phrase]:
    """The single competencies of a statement; `doc` is the parse of its words."""
    if not given.cued and given.context.kind != "knowledge" and _remark(doc):
        return
    verb = verb_at(doc, 0) if len(doc) > 1 else None
    if verb is not None and given.context.kind == "knowledge" and not has_object_after(doc, verb):
        verb = None  # "research, analysis, and report writing" under "knowledge of"
    if verb == 0 and (praise := _PRAISE.match(given.passage.text)) and _HEADED_SKILLS.match(given.passage.text):
        verb = None if praise.end() < len(given.passage.text) else verb  # "Sound trade skills" commands nothing
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
    each = _cut(given.passage, _EACH_SKILL) if kind == "skill" and len(_SKILLS.findall(given.passage.text)) > 1 else []
    if each or (kind == "skill" and _HEADED_SKILLS.fullmatch(given.passage.text)):
        for part in each or [given.passage]:
            yield from _phrase(kind, part, given, 0.8)
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
    if parts and _GOVERNING.search(parts[0].text) and not any(part.text.lower() in _TRAITS for part in parts[1:-1]):
        return [given.passage]
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
    if not given.cued and asked != "knowledge" and not skills and _of_person(given):
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


def _of_person(given: Statement) -> bool:
    """Whether the words name a competency or a trait of a person rather than a topic ("Problem solving", "Tact")."""
    text = given.passage.text
    praise = _PRAISE.match(text)
    if praise and given.context.kind is None and not _DEMONSTRATED.match(text):
        return True
    text = text[praise.end() :] if praise else text
    return bool(_NAMED.fullmatch(text) or _OF_PERSON.fullmatch(text))


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
    if not _CONTENT.search(part.text) or SKIPPED.match(part.text):
        return
    if len(part.text.split()) > 45:
        confidence -= 0.2
    if kind == "skill" and (shared := _SHARED_SKILLS.fullmatch(part.text)):
        for single in _single_skills(part.cut(*shared.span("list"))):
            yield Phrase.of(kind, single, confidence, level if level == "basic" else None, f"{single.text} skills")
        return
    yield Phrase.of(kind, part, confidence, level if kind == "knowledge" or level == "basic" else None)
