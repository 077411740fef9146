"""The canonical form of a phrase: what is done to what, or what is known, in lemmas; phrases group by it.

A phrase with a verb becomes the lemma of its first verb and its object: the first direct object of that verb or of one
coordinated with it, else the first complement with its preposition. Of the object stay the head and the nouns,
adjectives and participles before it, and the same of an "of …" that follows it; articles, possessives and quantifiers
go. "Prepares and maintains monthly budget reports" → "prepare monthly budget report"; "assists in the development of
new policies" → "assist in development new policy".

Any other phrase becomes the lemmas of its nouns, adjectives, participles and numbers in their order, up to its first
example, purpose or relative clause: "federal and state laws such as the Clean Air Act" → "federal state law".

Letters are small and spelling is American. The form depends on the phrase's clause and the language model alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.phrases.examples import examples, without_examples
from pipeline.phrases.grammar import adverb, form, lexicon
from pipeline.phrases.passage import Passage
from pipeline.phrases.phrase import Phrase
from pipeline.phrases.spelling import american

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM", "X", "SYM"})
_IDLE = lexicon(
    "all any various other such assigned appropriate related relevant necessary applicable certain several many some "
    "own each every both following more most same particular required"
)
_COMPLEMENTS = ("obl", "xcomp", "ccomp", "nmod", "advcl", "iobj")
_FURTHER = re.compile(
    r"\s+(?:sufficient|which|that|who|where|in order to|as they|necessary to|needed to|required to|to\s+\w+\s)", re.I
)
_WORD = re.compile(r"[^\W_][\w'’+#./-]*")
_LITTLE = lexicon("a an the and or of for in to with on by at from as its their his her this these those is are be")


def with_canonical(phrase: Phrase, clause: Passage, doc: Doc) -> Phrase:
    """The phrase with its canonical form and its examples; `doc` is the parse of `clause`, which holds it."""
    start = bisect_left(clause.places, phrase.start)
    end = bisect_left(clause.places, phrase.end)
    words = [token for token in doc if start <= token.idx < end]
    made = _action(words) or _topic(phrase.text, words)
    return replace(phrase, canonical=made, examples=tuple(examples(phrase.text)))


def plain_canonical(text: str) -> str:
    """The canonical form of words that were not parsed: plurals folded, little words dropped."""
    return _topic(text, [])


def _action(words: list[Token]) -> str:
    """Verb and object of words that open with a verb, else nothing."""
    verb = next((word for word in words if not adverb(word)), None)
    if verb is None or form(verb) is None:
        return ""
    inside = {word.i for word in words}
    verbs = [verb, *(word for word in words if word.dep_ == "conj" and word.head == verb and form(word))]
    objects = [child for one in verbs for child in one.children if child.dep_ == "obj" and child.i in inside]
    if objects:
        thing = min(objects, key=lambda child: child.i)
        return " ".join([_lemma(verb), *_noun_phrase(thing, inside)])
    others = [child for child in verb.children if child.dep_ in _COMPLEMENTS and child.i in inside and child.i > verb.i]
    if not others:
        return " ".join([_lemma(verb), *(_lemma(word) for word in words[words.index(verb) + 1 :] if _telling(word))])
    thing = min(others, key=lambda child: child.i)
    case = [child.lower_ for child in thing.children if child.dep_ == "case" and child.i in inside][:1]
    return " ".join([_lemma(verb), *case, *_noun_phrase(thing, inside)])


def _noun_phrase(head: Token, inside: set[int]) -> list[str]:
    """Lemmas of a head, of what stands before it and of the "of …" behind it."""
    before = [word for word in head.lefts if word.dep_ in ("amod", "compound", "nummod", "nmod") and word.i in inside]
    named = [_lemma(word) for modifier in before for word in modifier.subtree if _telling(word)]
    named.append(_lemma(head))
    for child in head.rights:
        if child.dep_ == "nmod" and child.i in inside and any(case.lower_ == "of" for case in child.lefts):
            return named + _noun_phrase(child, inside)
    return named


def _telling(word: Token) -> bool:
    return word.pos_ in _CONTENT and word.lower_ not in _IDLE and word.lower_ not in _LITTLE


def _topic(text: str, words: Iterable[Token]) -> str:
    """Lemmas of the content words of a text that opens with no verb; `words` are those of it that were parsed."""
    known = {word.lower_: word for word in words}
    head = without_examples(text)
    if (further := _FURTHER.search(head)) and further.start():
        head = head[: further.start()]
    found = []
    for match in _WORD.finditer(head):
        word = match[0].rstrip(".'’-/").lower()
        token = known.get(word)
        if word in _LITTLE or word in _IDLE or (token is not None and token.pos_ in ("ADV", "ADP", "SCONJ", "AUX")):
            continue
        found.append(_lemma(token) if token is not None else american(_singular(word)))
    return " ".join(found) or american(text)


def _lemma(word: Token) -> str:
    small = word.lower_
    if word.tag_ in ("NN", "NNP") or word.pos_ not in ("NOUN", "PROPN", "VERB", "AUX"):
        return american(small)
    return american(word.lemma_.lower() or small)


def _singular(word: str) -> str:
    """The singular of a regular plural."""
    if len(word) < 4 or word.endswith(("ss", "us", "is", "'s", "ics")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word
