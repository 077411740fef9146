"""Duty statements derived from trees: phrases without a subject in their three verb forms, and lists of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from inflection import Inflection
from treebank import Tree, Word, subset

_PREDICATE_PARTS = {
    "obj", "iobj", "obl", "obl:unmarked", "advmod", "advcl", "xcomp", "ccomp", "conj", "cc", "punct", "compound:prt",
}  # fmt: skip
_FINITE = {"VB", "VBP", "VBZ", "VBD"}


def children(tree: Tree, head: int) -> list[int]:
    """Numbers of the words that hang on `head`, in order."""
    return [number for number, word in enumerate(tree, 1) if word.head == head]


def branch(tree: Tree, top: int) -> set[int]:
    """Numbers of `top` and everything under it."""
    found, waiting = set(), [top]
    while waiting:
        number = waiting.pop()
        found.add(number)
        waiting.extend(children(tree, number))
    return found


def root(tree: Tree) -> int:
    """Number of the root."""
    return next(number for number, word in enumerate(tree, 1) if word.head == 0)


def predicate(tree: Tree) -> Tree | None:
    """The verb phrase of a clause with a subject, without the subject: "we review plans" gives "review plans".

    None where the clause is passive, negated, a question or holds a part that needs its subject.
    """
    top = root(tree)
    verb = tree[top - 1]
    labels = {tree[number - 1].deprel for number in children(tree, top)}
    if verb.upos != "VERB" or verb.xpos not in _FINITE or not labels & {"nsubj"} or "cop" in labels:
        return None
    if labels & {"nsubj:pass", "aux:pass", "expl", "csubj"} or tree[-1].form == "?":
        return None
    kept = {top}
    for number in children(tree, top):
        word = tree[number - 1]
        if number < top:
            if word.lemma == "not":
                return None
            if word.deprel == "advmod" and word.form.endswith("ly") and number == top - 1:
                kept |= branch(tree, number)
        elif word.deprel in _PREDICATE_PARTS and not (word.deprel == "conj" and _has_subject(tree, number)):
            kept |= branch(tree, number)
    while tree[max(kept) - 1].upos in ("PUNCT", "CCONJ"):
        kept.remove(max(kept))
    if len(kept) < 3 or len(kept) < max(kept) - min(kept) + 1 - 25:
        return None
    if any(tree[number - 1].head not in kept and number != top for number in kept):
        return None
    phrase = subset(tree, kept)
    return phrase if all(word.form not in "\"'()[]“”" for word in phrase) else None


def _has_subject(tree: Tree, number: int) -> bool:
    return any(tree[child - 1].deprel.startswith(("nsubj", "csubj", "cop")) for child in children(tree, number))


def action_verbs(tree: Tree) -> list[int]:
    """The root verb and the verbs coordinated with it."""
    verbs = [root(tree)]
    for verb in verbs:  # grows while it is read: a coordinated verb may have its own
        for number in children(tree, verb):
            word = tree[number - 1]
            if word.deprel == "conj" and word.upos == "VERB" and not _has_subject(tree, number):
                verbs.append(number)
    return verbs


def restyled(tree: Tree, tag: str, inflection: Inflection) -> Tree | None:
    """The phrase with its action verbs in the form of `tag`; None where a coordinated verb is in no finite form."""
    verbs = action_verbs(tree)
    tags = {tree[number - 1].xpos for number in verbs}
    if not tags <= _FINITE or ("VBD" in tags and len(tags) > 1):
        return None
    changed = list(tree)
    for number in verbs:
        word = tree[number - 1]
        if not word.lemma.isalpha():
            return None
        changed[number - 1] = replace(word, form=inflection.form(word.lemma, tag), xpos=tag)
    return changed


def joined(trees: list[Tree], mark: str, conjunction: str | None, *, closing: bool = True) -> Tree:
    """Phrases made one coordination: "plan X; direct Y; and review Z".

    Without `closing` no mark stands before the conjunction: "plan X, direct Y and review Z".
    """
    first = root(trees[0])
    result: Tree = list(trees[0])
    for place, tree in enumerate(trees[1:], 1):
        word = conjunction if place == len(trees) - 1 else None
        marked = closing or not word
        top = root(tree) + len(result) + int(marked) + int(bool(word))
        if marked:
            result[-1] = replace(result[-1], space_after=False)
            result.append(Word(mark, mark, "PUNCT", ":" if mark == ";" else ",", top, "punct"))
        if word:
            result.append(Word(word, word, "CCONJ", "CC", top, "cc"))
        result += _moved(tree, len(result), first, "conj")
    return result


def framed(before: Sequence[Word], tree: Tree, deprel: str, head: int) -> Tree:
    """The phrase under word `head` of the words set before it; heads there that are -1 mean the phrase's root."""
    offset = len(before)
    top = root(tree) + offset
    lead = [replace(word, head=top if word.head == -1 else word.head) for word in before]
    return lead + _moved(tree, offset, head, deprel)


def _moved(tree: Tree, offset: int, head: int, deprel: str) -> Tree:
    return [
        replace(word, head=word.head + offset) if word.head else replace(word, head=head, deprel=deprel)
        for word in tree
    ]


def written(tree: Tree, chance: random.Random) -> Tree:
    """The phrase as lists write it: mostly capitalised, some in lower case or all capitals, with or without a stop."""
    cased = list(tree)
    roll = chance.random()
    if roll < 0.05:
        # the lemma in capitals too, so that lemmas are learnt as endings whatever the case
        cased = [replace(word, form=word.form.upper(), lemma=word.lemma.upper()) for word in cased]
    elif roll < 0.80:
        cased[0] = replace(cased[0], form=cased[0].form[:1].upper() + cased[0].form[1:])
    ending = chance.choice((None, None, ".", ".", ";"))
    if ending:
        cased[-1] = replace(cased[-1], space_after=False)
        cased.append(Word(ending, ending, "PUNCT", "." if ending == "." else ":", root(tree), "punct"))
    return cased


def from_treebank(trees: list[Tree], inflection: Inflection, chance: random.Random) -> Iterator[Tree]:
    """Every clause of the treebank that can lose its subject, as an imperative, a third-person or a gerund item."""
    for tree in trees:
        phrase = predicate(tree)
        if phrase is None:
            continue
        item = restyled(phrase, chance.choice(("VB", "VBZ", "VBG")), inflection)
        if item is not None:
            yield written(item, chance)
