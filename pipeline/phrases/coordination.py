"""Coordinated verbs: where one action ends and the next begins.

The parse proposes which verbs are coordinated; the surface decides: a part begins behind a conjunction or comma, with a
verb in the form of the first, and has something of its own to act on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.phrases.grammar import (
    BASE,
    GERUND,
    JOINERS,
    MODALS,
    NOMINAL,
    adverb,
    depth,
    form,
    has_object_after,
    lexicon,
    surface_form,
    verb_at,
)
from pipeline.phrases.noun_verbs import goes_on, may_be_noun, may_command

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INTRANSITIVE = lexicon(
    "communicate act think reason react respond work behave listen speak write learn function adapt travel interact "
    "cooperate collaborate drive swim perform"
)
_EXAMPLES = re.compile(r"\b(?:including|such as)\b", re.I)
_SHORT_DEED = 6  # words of a deed in a list of short ones
_LONGEST_CONDITION = 14  # words of "in accordance with …," between a conjunction and its verb


@dataclass(frozen=True)
class Action:
    """One action: words `start` to `end` of the parsed text."""

    start: int
    end: int


@dataclass(frozen=True)
class _Joint:
    """A place where a coordinated verb may begin a new action.

    Attributes:
        gap: first word of the conjunction or comma.
        start: first word of the new action.
        verb: its verb.
        conjunction: "and", "or" or "but" stands there, not a comma alone.
        again: ", and to" stands there, as "to" stood before the first verb.
        sure: the parse knows the verb; else the word only may be one.
    """

    gap: int
    start: int
    verb: int
    conjunction: bool
    again: bool
    sure: bool


def actions(doc: Doc, start: int, verb: int, *, infinitive: bool = False) -> list[Action]:
    """The actions in `doc[start:]`, whose first verb is the word `verb`, in order and without what joins them.

    `infinitive`: a "to" stands before the text ("ability to"), so that one may stand before the next verb too.
    """
    wanted = surface_form(doc, verb)
    verbs = {verb}
    joints = []
    for joint in _joints(doc, verb, wanted, infinitive or (verb > 0 and doc[verb - 1].lower_ == "to")):
        if _belongs(doc, joint, verbs, wanted):
            verbs.add(joint.verb)
            joints.append(joint)
    if wanted == GERUND:  # a gerund behind a bare comma is an adjunct (", ensuring …") unless a list goes on
        joints = [j for n, j in enumerate(joints) if j.conjunction or any(k.conjunction for k in joints[n + 1 :])]
    found: list[Action] = []
    at, head = start, verb
    for joint in joints:
        if _has_content(doc, head, joint.gap) and not _open_ended(doc, joint.gap):
            found.append(Action(at, joint.gap))
            at, head = joint.start, joint.verb
    found.append(Action(at, len(doc)))
    if len(found) > 1 and not _has_content(doc, head, len(doc)):
        found[-2:] = [Action(found[-2].start, len(doc))]
    return found


def _joints(doc: Doc, first: int, wanted: str, infinitive: bool) -> list[_Joint]:
    """The places behind the verb `first` where another in the form `wanted` may begin an action."""
    found: list[_Joint] = []
    at = first + 1
    while at < len(doc):
        if doc[at].lower_ not in JOINERS or depth(doc, at):
            at += 1
            continue
        gap = at
        while at < len(doc) and doc[at].lower_ in JOINERS:
            at += 1
        if doc[at : at + 2].text.lower() in ("not limited", "not restricted"):
            continue
        conjunction = any(word.lower_ not in (",", "/") for word in doc[gap:at])
        start = _skip(doc, at, infinitive)
        verb = verb_at(doc, start)
        if verb is None and conjunction:
            start, verb = _behind_condition(doc, at)
        sure = verb is not None
        since = found[-1].start if found else first
        closing = bool(found) and conjunction and doc[gap].text == ","
        if verb is None and wanted == BASE and gap - since <= _SHORT_DEED and _hidden(doc, start, closing):
            verb = start
        if verb is not None and (not sure or surface_form(doc, verb) == wanted):
            again = infinitive and conjunction and doc[gap].text == "," and doc[at].lower_ == "to"
            found.append(_Joint(gap, start, verb, conjunction, again, sure))
    return found if any(joint.sure for joint in found) else []


def _hidden(doc: Doc, at: int, closing: bool) -> bool:
    """Whether the word at `at` may be a verb that the parse took for a noun: "test samples, log results and report".

    `closing`: it stands behind the ", and" that closes a list of verbs.
    """
    return (
        at + 1 < len(doc)
        and (doc[at - 1].text == "," or doc[at - 2].text.endswith("s") or closing)
        and doc[at + 1].pos_ in ("DET", "PRON", "ADJ", "NOUN", "PROPN", "NUM")
        and (goes_on(doc[at:].text) or (closing and may_command(doc[at:].text)))
    )


def _skip(doc: Doc, at: int, infinitive: bool) -> int:
    """Past "may", "(2)" and the like in front of a coordinated verb; past "to" where the first verb has one."""
    while at < len(doc):
        word = doc[at].lower_
        if word in MODALS or (word == "to" and infinitive) or word in ("also", "either", "both"):
            at += 1
        elif word in ("you", "they", "he", "she") and at + 1 < len(doc) and doc[at + 1].lower_ in MODALS:
            at += 2
        elif word in ("in", "for") and at + 1 < len(doc) and form(doc[at + 1]) == GERUND:
            at += 1  # "in operating winches and in splicing ropes"
        elif word == "(" and at + 2 < len(doc) and doc[at + 2].text == ")" and len(doc[at + 1].text) <= 2:
            at += 3
        else:
            break
    return at


def _behind_condition(doc: Doc, at: int) -> tuple[int, int | None]:
    """The verb behind a condition between commas: "and, in accordance with protocol, construct …"."""
    if at < len(doc) and doc[at].pos_ in ("ADP", "SCONJ"):
        for place in range(at + 1, min(at + _LONGEST_CONDITION, len(doc) - 1)):
            if doc[place].lower_ == "to" and form(doc[place + 1]) == BASE:
                break  # "with the team and across the agency to write, edit and publish" is one action
            if doc[place].text == "," and (verb := verb_at(doc, place + 1)) is not None:
                return place + 1, verb
    return at, None


def _belongs(doc: Doc, joint: _Joint, verbs: set[int], wanted: str) -> bool:
    """Whether the verb at the joint is coordinated with the action's own verbs and not with one inside its object."""
    if not joint.sure:
        return True
    if (
        not joint.conjunction
        and may_be_noun(doc[joint.verb].text)
        and _EXAMPLES.search(doc[min(verbs) : joint.gap].text)
    ):
        return False  # "including press materials"
    if not has_object_after(doc, joint.verb) and not _bare_in_list(doc, joint.verb):
        return False
    if _modifier(doc, joint.verb) or any(word.lower_ == "sufficient" for word in doc[min(verbs) : joint.gap]):
        return False
    if any(
        child.dep_ in ("nsubj", "nsubj:pass") and joint.start <= child.i < joint.verb
        for child in doc[joint.verb].children
    ):
        return False
    chained = joint.again or _chained(doc, joint.verb, verbs)
    head = doc[joint.verb].head if _is_be(doc, joint.verb) else doc[joint.verb]  # "… and be a team member"
    rival = any(
        form(word) == wanted
        and word.i not in verbs
        and not _modifier(doc, word.i)
        and not (doc[joint.gap].text == "," and doc[word.i - 1].lower_ in MODALS)
        for word in doc[max(verbs) + 1 : joint.gap]
    )
    if wanted in (BASE, GERUND):
        return chained or (not rival and head.dep_ in ("ROOT", "conj", "advcl", "parataxis"))
    return chained or not rival


def _chained(doc: Doc, verb: int, verbs: set[int]) -> bool:
    token = doc[verb].head if _is_be(doc, verb) else doc[verb]
    while token.dep_ in ("conj", "parataxis", "list") and token.head.i != token.i:
        token = token.head
        if token.i in verbs:
            return True
    return token.i in verbs


def _is_be(doc: Doc, verb: int) -> bool:
    """Whether the verb is a "be" that the parse hangs on what the person is to be."""
    return bool(doc[verb].dep_ == "cop" and doc[verb].lower_ == "be")


def _modifier(doc: Doc, at: int) -> bool:
    """Whether the verb form at `at` modifies a noun ("operating systems")."""
    return doc[at].dep_ in ("amod", "compound", "case", "mark")


def _bare_in_list(doc: Doc, verb: int) -> bool:
    """Whether the verb is followed by a comma or conjunction and another coordinated verb ("plan, organize, and")."""
    at = verb + 1
    while at < len(doc) and doc[at].lower_ in JOINERS:
        at += 1
    following = verb_at(doc, at)
    return at > verb + 1 and following is not None


def _open_ended(doc: Doc, gap: int) -> bool:
    """Whether the words before `gap` wait for an object that comes later ("participates in", "assists in buying")."""
    last, before = doc[gap - 1], doc[max(0, gap - 2)]
    return last.pos_ in ("ADP", "SCONJ") or (
        last.tag_ == "VBG" and last.pos_ == "VERB" and before.pos_ in ("ADP", "SCONJ")
    )


def _has_content(doc: Doc, verb: int, end: int) -> bool:
    """Whether the verb, or one that stays with it, has an object, complement or adverb of its own before `end`.

    Single words between commas and conjunctions are verbs that wait for their object, whatever the tagger says
    ("plan, organize, direct, and supervise the work").
    """
    piece: list[Token] = []
    for word in [*doc[verb:end], None]:
        if word is not None and word.lower_ not in JOINERS:
            piece.append(word)
        elif _governs(piece):
            return True
        else:
            piece = []
    return False


def _governs(piece: list[Token]) -> bool:
    """Whether the words between two separators are a verb with something of its own."""
    while piece and adverb(piece[0]):
        piece = piece[1:]
    rest = piece[1:]
    if any(word.pos_ in NOMINAL or form(word) for word in rest):
        return True
    return any(adverb(word) for word in rest) and piece[0].lemma_.lower() in _INTRANSITIVE
