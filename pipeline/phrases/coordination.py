"""Coordinated verbs: where one action ends and the next begins.

The parse proposes which verbs are coordinated; the surface decides: a part begins behind a conjunction or comma, with a
verb in the form of the first, and has something of its own to act on.
"""

from __future__ import annotations

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

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INTRANSITIVE = lexicon(
    "communicate act think reason react respond work behave listen speak write learn function adapt travel interact "
    "cooperate collaborate drive swim perform"
)
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
    """

    gap: int
    start: int
    verb: int
    conjunction: bool


def actions(doc: Doc, start: int, verb: int) -> list[Action]:
    """The actions in `doc[start:]`, whose first verb is the word `verb`, in order and without what joins them."""
    wanted = surface_form(doc, verb)
    verbs = {verb}
    joints = []
    for joint in _joints(doc, verb, wanted):
        if _belongs(doc, joint, verbs, wanted):
            verbs.add(joint.verb)
            joints.append(joint)
    if wanted == GERUND:  # a gerund behind a bare comma is an adjunct (", ensuring …") unless a list goes on
        joints = [j for n, j in enumerate(joints) if j.conjunction or any(k.conjunction for k in joints[n + 1 :])]
    found: list[Action] = []
    at, head = start, verb
    for joint in joints:
        if _has_content(doc, head, joint.gap) and doc[joint.gap - 1].pos_ != "ADP":
            found.append(Action(at, joint.gap))
            at, head = joint.start, joint.verb
    found.append(Action(at, len(doc)))
    if len(found) > 1 and not _has_content(doc, head, len(doc)):
        found[-2:] = [Action(found[-2].start, len(doc))]
    return found


def _joints(doc: Doc, first: int, wanted: str) -> list[_Joint]:
    found = []
    infinitive = first > 0 and doc[first - 1].lower_ == "to"
    at = first + 1
    while at < len(doc):
        if doc[at].lower_ not in JOINERS or depth(doc, at):
            at += 1
            continue
        gap = at
        while at < len(doc) and doc[at].lower_ in JOINERS:
            at += 1
        conjunction = any(word.lower_ not in (",", "/") for word in doc[gap:at])
        start = _skip(doc, at, infinitive)
        verb = verb_at(doc, start)
        if verb is None and conjunction:
            start, verb = _behind_condition(doc, at)
        if verb is not None and surface_form(doc, verb) == wanted:
            found.append(_Joint(gap, start, verb, conjunction))
    return found


def _skip(doc: Doc, at: int, infinitive: bool) -> int:
    """Past "may", "(2)" and the like in front of a coordinated verb; past "to" where the first verb has one."""
    while at < len(doc):
        word = doc[at].lower_
        if word in MODALS or (word == "to" and infinitive) or word in ("also", "either", "both"):
            at += 1
        elif word == "(" and at + 2 < len(doc) and doc[at + 2].text == ")" and len(doc[at + 1].text) <= 2:
            at += 3
        else:
            break
    return at


def _behind_condition(doc: Doc, at: int) -> tuple[int, int | None]:
    """The verb behind a condition between commas: "and, in accordance with protocol, construct …"."""
    if at < len(doc) and doc[at].pos_ in ("ADP", "SCONJ"):
        for place in range(at + 1, min(at + _LONGEST_CONDITION, len(doc) - 1)):
            if doc[place].text == "," and (verb := verb_at(doc, place + 1)) is not None:
                return place + 1, verb
    return at, None


def _belongs(doc: Doc, joint: _Joint, verbs: set[int], wanted: str) -> bool:
    """Whether the verb at the joint is coordinated with the action's own verbs and not with one inside its object."""
    if not has_object_after(doc, joint.verb) and not _bare_in_list(doc, joint.verb):
        return False
    if _modifier(doc, joint.verb) or any(word.lower_ == "sufficient" for word in doc[min(verbs) : joint.gap]):
        return False
    if any(child.dep_ in ("nsubj", "nsubj:pass") and child.i < joint.verb for child in doc[joint.verb].children):
        return False
    chained = _chained(doc, joint.verb, verbs)
    rival = any(
        form(word) == wanted and word.i not in verbs and not _modifier(doc, word.i)
        for word in doc[max(verbs) + 1 : joint.gap]
    )
    if wanted in (BASE, GERUND):
        return chained or (not rival and doc[joint.verb].dep_ in ("ROOT", "conj", "advcl", "parataxis"))
    return chained or not rival


def _chained(doc: Doc, verb: int, verbs: set[int]) -> bool:
    token = doc[verb]
    while token.dep_ in ("conj", "parataxis", "list") and token.head.i != token.i:
        token = token.head
        if token.i in verbs:
            return True
    return token.i in verbs


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
