"""Knowledge, skills and abilities: a statement to single competencies, each with its kind and level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.phrases import scaffold, skill_lists
from pipeline.phrases.coordination import Action, actions
from pipeline.phrases.grammar import BASE, GERUND, THIRD, has_object_after, surface_form, verb_at
from pipeline.phrases.noun_verbs import may_be_noun
from pipeline.phrases.passage import Passage
from pipeline.phrases.phrase import Phrase
from pipeline.phrases.statements import SKIPPED, Statement
from pipeline.phrases.topics import topics
from pipeline.phrases.traits import DEMONSTRATED, PRAISE, is_trait, of_person, single_traits

if TYPE_CHECKING:
    from spacy.tokens import Doc

# whom "them" may mean instead of the thing before
_PEOPLE = re.compile(r"\b(?:others|staff|people|employees|individuals|subordinates|clients|customers|patients)\b", re.I)
_CONTENT = re.compile(r"\b(?!(?:and|or|the|an|of|for|in|to|with|by)\b)[A-Za-z]{2,}", re.I)
_PREPOSITION = re.compile(r"\b(?:in|of|for|to|with|on|at|the|their|your)\b", re.I)
_HEADED_ABILITIES = re.compile(r"(?:[\w'’/-]+,?\s+){1,6}(?:abilit(?:y|ies)|capabilit(?:y|ies))\b(?!\s+of)", re.I)
_ARTICLE = re.compile(r"(?:an?|the|both)\s+", re.I)
_LONGEST_TRAIT = 4  # words


def competencies(given: Statement, doc: Doc) -> Iterator[Phrase]:
    """The single competencies of a statement; `doc` is the parse of its words."""
    if not given.cued and given.context.kind != "knowledge" and _remark(doc):
        return
    verb = verb_at(doc, 0) if len(doc) > 1 else None
    if verb is not None and given.context.kind == "knowledge" and not has_object_after(doc, verb):
        verb = None  # "research, analysis, and report writing" under "knowledge of"
    if verb is not None and given.context.kind == "skill" and _bare_gerund(doc, verb):
        verb = None
    if verb == 0 and not given.cued and (_commands_no_skill(given.passage.text) or _named_in_list(given)):
        verb = None
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
        for part in single_traits(given.passage, whole=given.context.kind == "ability"):
            skill = given.context.kind == "trait" and skill_lists.HEADED.fullmatch(part.text)
            yield from _phrase("skill" if skill else kind, part, given, 0.75)
        return
    if (
        kind == "skill"
        and shape != GERUND
        and given.passage.text.count(",")
        and not given.passage.text.endswith("skills")
    ):
        listed = single_traits(given.passage, whole=False)
        if len(listed) > 2:
            for part in listed:
                yield from _phrase(kind, part, given, 0.75)
            return
    if kind == "skill" and (each := skill_lists.each_headed(given.passage)):
        for part in each:
            yield from _phrase(kind, part, given, 0.8)
        return
    for first, last in topics(doc):
        part = given.passage.cut(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
        yield from _phrase(kind, part, given, 0.8)


def _commands_no_skill(text: str) -> bool:
    """Whether the word that opens named skills is no verb: "Sound trade skills", "Report and filing skills"."""
    praise = PRAISE.match(text)
    bare = skill_lists.HEADED.fullmatch(text) and not _PREPOSITION.search(text) and may_be_noun(text)
    return bool((praise and praise.end() < len(text) and skill_lists.HEADED.match(text)) or bare)


def _bare_gerund(doc: Doc, verb: int) -> bool:
    """Whether a gerund is one name in a list of others ("splicing, negotiation and use of winches")."""
    listed = verb + 1 < len(doc) and doc[verb + 1].text == ","
    return listed and not any(word.tag_ == "VBG" for word in doc[verb + 1 :])


def _named_in_list(given: Statement) -> bool:
    """Whether names stand between commas under a heading for traits: "Command presence, planning, tact"."""
    parts = given.passage.text.split(",")
    short = all(len(part.split()) <= _LONGEST_TRAIT for part in parts[:-1])
    titled = len(parts) > 2 and all(part.strip()[:1].isupper() for part in parts)
    return given.context.kind == "trait" and len(parts) > 1 and short and (titled or may_be_noun(parts[0]))


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


def with_antecedent(phrase: Phrase, named: str) -> Phrase:
    """An ability that ends in a pronoun ("and the ability to apply them") with the topics `named` put in its place."""
    if phrase.kind != "ability" or not named or not phrase.text.endswith((" them", " it")):
        return phrase
    return replace(phrase, text=f"{phrase.text.rsplit(' ', 1)[0]} {named}", verbatim=False)


def _kind(given: Statement, doc: Doc, shape: str | None) -> str:
    """The form decides: verb phrases are abilities, gerunds outside "knowledge of" skills, topics knowledge."""
    asked = given.context.kind
    skills = not given.cued and skill_lists.HEADED.match(given.passage.text)
    text = given.passage.text
    if skills and asked == "trait" and text[skills.end() :].startswith(",") and text.count(",") > 1:
        skills = None  # one name in a list of them
    if shape in (BASE, THIRD) and not (asked == "skill" and given.cued):
        return "ability"
    if (
        not given.cued
        and asked != "knowledge"
        and not skills
        and of_person(given.passage.text, praised=given.context.kind is None)
    ):
        return "ability"
    if asked == "ability" or (not given.cued and _HEADED_ABILITIES.match(given.passage.text)):
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
    return is_trait(root.text) or root.pos_ == "ADJ" or (participle and len(doc) <= _LONGEST_TRAIT)


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
        if match := PRAISE.match(part.text):
            part = part.cut(match.end())
        if taken := scaffold.basic(part.text):
            part, level = part.cut(taken), "basic"
    elif match := DEMONSTRATED.match(part.text) or _ARTICLE.match(part.text):
        part = part.cut(match.end())
    if not _CONTENT.search(part.text) or SKIPPED.match(part.text):
        return
    if len(part.text.split()) > 45:
        confidence -= 0.2
    level = level if kind == "knowledge" or level == "basic" else None
    if kind == "skill":
        for single, text in skill_lists.single_skills(part):
            yield Phrase.of(kind, single, confidence, level, text)
        return
    yield Phrase.of(kind, part, confidence, level)
