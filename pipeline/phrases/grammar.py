"""What the parse says of single words, checked against their surface."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BASE, THIRD, GERUND, PAST = "base", "third", "gerund", "past"
_FORMS = {"VB": BASE, "VBP": BASE, "VBZ": THIRD, "VBG": GERUND, "VBD": PAST, "VBN": PAST}
JOINERS = frozenset({"and", "or", "but", "&", "and/or", "nor", "/", "then", "plus", ","})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X"})
MODALS = frozenset({"may", "will", "shall", "must", "can", "should", "would", "might", "could", "'ll", "’ll"})
_NOUN_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ship", "ology")
_NOT_BEFORE_OBJECT = frozenset({"of", ",", ";", ".", ")", "and", "or", "is", "are", "was", "were", "&"})


def lexicon(listed: str) -> frozenset[str]:
    """The words of a list written in one string."""
    return frozenset(listed.split())


def form(token: Token) -> str | None:
    """`base`, `third`, `gerund` or `past` for a full verb, None for any other word."""
    if token.lower_ in MODALS or (token.tag_ in ("VBG", "VBN") and token.pos_ not in ("VERB", "AUX")):
        return None
    return _FORMS.get(token.tag_)


def adverb(token: Token) -> bool:
    """Whether the word can stand between a conjunction and its verb ("independently", "also")."""
    return token.pos_ == "ADV" or token.lower_ in ("also", "then", "personally", "directly", "not")


def verb_at(doc: Doc, at: int) -> int | None:
    """Index of the verb at `at` or right behind adverbs there; None where another word stands."""
    place = at
    while place < len(doc) and adverb(doc[place]):
        place += 1
    if place >= len(doc):
        return None
    if form(doc[place]):
        return place
    return place if _mistagged_verb(doc, place) else None


def _mistagged_verb(doc: Doc, at: int) -> bool:
    """Whether a word tagged as a noun acts as a verb: by what the parser hangs on it, or by its place and what follows.

    "Schedules the …" opens the text as a verb does; "log results" has an object; "books and records all payments"
    shares the one of a verb.
    """
    token = doc[at]
    if at + 1 >= len(doc) or token.tag_ not in ("NN", "NNS", "NNP", "NNPS", "JJ") or token.dep_ not in ("ROOT", "conj"):
        return False
    following = doc[at + 1]
    if token.lower_.endswith(_NOUN_ENDINGS):
        return False
    if any(child.dep_ == "obj" and child.i > at for child in token.children) or token.pos_ == "VERB":
        return following.lower_ not in _NOT_BEFORE_OBJECT
    if token.tag_ == "NNS" and any(child.dep_ == "conj" and child.tag_ == "VBZ" for child in token.children):
        return following.lower_ in JOINERS or following.pos_ == "ADP"
    return following.pos_ in ("DET", "PRON") and following.lower_ not in ("that", "which", "who")


def surface_form(doc: Doc, at: int) -> str:
    """The form of the verb `verb_at` found, by its ending where the tagger took it for a noun."""
    known = form(doc[at])
    if known:
        return known
    word = doc[at].lower_
    return GERUND if word.endswith("ing") else THIRD if word.endswith("s") and not word.endswith("ss") else BASE


def has_object_after(doc: Doc, verb: int) -> bool:
    """Whether something a verb can govern follows it directly."""
    return verb + 1 < len(doc) and doc[verb + 1].lower_ not in _NOT_BEFORE_OBJECT


def depth(doc: Doc, at: int) -> int:
    """Open parentheses before the word at `at`."""
    return sum((t.text == "(") - (t.text == ")") for t in doc[:at])
