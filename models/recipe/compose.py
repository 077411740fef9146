"""Composes the duty-list part of the training data from the treebank and the task statements the teacher labelled."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duties import (
    branch,
    children,
    framed,
    from_treebank,
    joined,
    restyled,
    root,
    written,
)
from inflection import Inflection
from lemmas import Lemmas
from treebank import Tree, Word, read_trees, subset, write_trees

_SEED = 5
_TOPICS = 4000  # noun phrases made items of their own
_SHORT = 10  # words of a duty; lists of longer ones are set apart by semicolons only
_JOBS = (
    "inspector",
    "analyst",
    "technician",
    "clerk",
    "engineer",
    "officer",
    "supervisor",
    "planner",
    "nurse",
    "manager",
)
_RANKS = ("senior", "principal", "assistant", "associate", "chief")


def statements(labelled: Sequence[Tree], lemmas: Lemmas) -> list[Tree]:
    """The labelled statements without the subject they were given, with lemmas; those misread are left out."""
    found = []
    for tree in labelled:
        top = root(tree)
        given = [(word.deprel, word.head) for word in tree[:2]]
        if given != [("nsubj", top), ("aux", top)] or tree[top - 1].xpos != "VB":
            continue
        words = subset(tree, range(3, len(tree) + 1))
        if any(_misplaced(words, word) for word in words):
            continue
        found.append([replace(word, lemma=lemmas.lemma(word.form, word.xpos)) for word in words])
    return found


def _misplaced(tree: Tree, word: Word) -> bool:
    """Whether a plain verb hangs where only nouns do: the teacher lost the coordination it belongs to."""
    if word.upos != "VERB" or word.xpos not in ("VB", "VBP"):
        return False
    hung_on_noun = word.deprel == "conj" and tree[word.head - 1].upos in ("NOUN", "PROPN")
    return hung_on_noun or word.deprel in ("compound", "amod", "nmod", "obl", "obj")


@dataclass(frozen=True)
class Lead:
    """Words before a duty, the label and head it takes after them (0: it stays the root), and its verbs' form."""

    words: tuple[Word, ...]
    deprel: str
    head: int
    verb_tag: str


def lead(chance: random.Random) -> Lead:
    """One of the ways specifications open a duty, each as likely as the others."""
    responsible = _word("Responsible", "ADJ", "JJ", 0, "root")
    able = _word(chance.choice(("Ability", "Authority", "Capacity")), "NOUN", "NN", 0, "root")
    skill = _word(chance.choice(("Skill", "Experience", "Training")), "NOUN", "NN", 0, "root")
    verb = chance.choice(("Assist", "Participate"))
    helping = _word(*chance.choice(((verb, "VERB", "VB"), (verb + "s", "VERB", "VBZ"))), 0, "root")
    incumbents = _word("Incumbents", "NOUN", "NNS", -1, "nsubj")
    modal = _word(chance.choice(("May", "Will", "Must")), "AUX", "MD", -1, "aux")
    to = _word("to", "PART", "TO", -1, "mark")
    leads = (
        Lead((responsible, _word("for", "SCONJ", "IN", -1, "mark")), "advcl", 1, "VBG"),
        Lead((able, to), "acl", 1, "VB"),
        Lead((skill, _word("in", "SCONJ", "IN", -1, "mark")), "acl", 1, "VBG"),
        Lead((helping, _word("in", "SCONJ", "IN", -1, "mark")), "advcl", 1, "VBG"),
        Lead((modal,), "root", 0, "VB"),
        Lead((to,), "root", 0, "VB"),
        Lead((incumbents,), "root", 0, "VBP"),
        Lead(_holder(chance), "root", 0, "VBZ"),
        Lead(_supervised(chance), "root", 0, "VBZ"),
    )
    return chance.choice(leads)


def _supervised(chance: random.Random) -> tuple[Word, ...]:
    """The condition many duties open with: "Under general direction,"."""
    adjective = _word(chance.choice(("general", "close", "limited", "direct")), "ADJ", "JJ", 3, "amod")
    noun = _word(chance.choice(("direction", "supervision")), "NOUN", "NN", -1, "obl")
    comma = _word(",", "PUNCT", ",", -1, "punct")
    return _word("Under", "ADP", "IN", 3, "case"), adjective, replace(noun, space_after=False), comma


def _holder(chance: random.Random) -> tuple[Word, ...]:
    """The one who does the work: "The incumbent", "A Senior Planner"."""
    if chance.random() < 0.4:
        noun = chance.choice(("incumbent", "employee", "position"))
        return _word("The", "DET", "DT", 2, "det"), _word(noun, "NOUN", "NN", -1, "nsubj")
    job = chance.choice(_JOBS).title()
    if chance.random() < 0.5:
        return _word("The", "DET", "DT", 2, "det"), _word(job, "NOUN", "NN", -1, "nsubj")
    rank = _word(chance.choice(_RANKS).title(), "ADJ", "JJ", 3, "amod")
    return _word("A", "DET", "DT", 3, "det"), rank, _word(job, "NOUN", "NN", -1, "nsubj")


def _word(form: str, upos: str, xpos: str, head: int, deprel: str) -> Word:
    lemma = {"NNS": form.lower().removesuffix("s"), "VBZ": form.lower().removesuffix("s")}.get(xpos, form.lower())
    return Word(form, lemma, upos, xpos, head, deprel)


def duty_items(found: Sequence[Tree], inflection: Inflection, chance: random.Random) -> Iterator[Tree]:
    """Every statement once: bare in one of the three forms, behind a lead, or in a list with others."""
    waiting = list(found)
    chance.shuffle(waiting)
    while waiting:
        roll = chance.random()
        if roll < 0.15:
            before = lead(chance)
            item = restyled(waiting.pop(), before.verb_tag, inflection)
            if item:
                yield written(framed(before.words, item, before.deprel, before.head), chance)
            continue
        tag = chance.choices(("VB", "VBZ", "VBG"), (4, 4, 2))[0]
        size = chance.choice((2, 3, 4, 8)) if roll < 0.22 else 1
        items = [item for item in (restyled(tree, tag, inflection) for tree in waiting[-size:]) if item]
        del waiting[-size:]
        if len(items) > 1:
            mark = chance.choice((";", ",")) if max(map(len, items)) < _SHORT else ";"
            yield written(joined(items, mark, chance.choice(("and", "and", None))), chance)
        elif items:
            yield written(items[0], chance)


def topics(found: Sequence[Tree], chance: random.Random) -> Iterator[Tree]:
    """Noun phrases of the statements as items: what knowledge lists hold, and what looks like a duty and is none.

    Those that open with a word that is a verb elsewhere ("research methods") are all taken, the others up to a number.
    """
    verbs = {word.form.lower() for tree in found for word in tree if word.xpos == "VB"}
    phrases = {" ".join(word.form for word in phrase): phrase for tree in found for phrase in _noun_phrases(tree)}
    doubtful = [phrase for phrase in phrases.values() if phrase[0].form.lower() in verbs]
    plain = [phrase for phrase in phrases.values() if phrase[0].form.lower() not in verbs]
    for phrase in doubtful[:_TOPICS] + chance.sample(plain, min(_TOPICS, len(plain))):
        roll = chance.random()
        if roll < 0.1:
            of = (_word("Knowledge", "NOUN", "NN", 0, "root"), _word("of", "ADP", "IN", -1, "case"))
            yield written(framed(of, phrase, "nmod", 1), chance)
        elif roll < 0.2:
            yield written(framed(_aspects(chance), phrase, "nmod", 1), chance)
        else:
            yield written(phrase, chance)


def _aspects(chance: random.Random) -> tuple[Word, ...]:
    one, other = chance.sample(("principles", "practices", "methods", "techniques", "procedures"), 2)
    first, and_ = _word(one.title(), "NOUN", "NNS", 0, "root"), _word("and", "CCONJ", "CC", 3, "cc")
    return first, and_, _word(other, "NOUN", "NNS", 1, "conj"), _word("of", "ADP", "IN", -1, "case")


def _noun_phrases(tree: Tree) -> Iterator[Tree]:
    for number, word in enumerate(tree, 1):
        if word.deprel not in ("obj", "obl", "nmod", "conj") or word.xpos not in ("NN", "NNS"):
            continue
        kept = branch(tree, number)
        for child in children(tree, number):
            if child < number and tree[child - 1].deprel in (
                "det",
                "case",
                "cc",
                "punct",
                "nmod:poss",
                "mark",
                "advmod",
            ):
                kept -= branch(tree, child)
        if 2 <= len(kept) <= 9 and max(kept) - min(kept) + 1 == len(kept):
            phrase = subset_at(tree, kept, number)
            opens = phrase[0].upos in ("NOUN", "ADJ") or phrase[0].xpos in ("VBG", "VBN")
            if opens and phrase[0].form.isalpha() and phrase[-1].upos != "PUNCT":
                yield phrase


def subset_at(tree: Tree, kept: set[int], top: int) -> Tree:
    """The kept words as a tree of their own with `top` as root."""
    rooted = list(tree)
    rooted[top - 1] = replace(tree[top - 1], head=0, deprel="root")
    return subset(rooted, kept)


def main() -> None:
    """Writes items (each a document) and running text (items that end in a full stop, several a document)."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    for name in ("treebank", "labelled", "items", "running"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    chance = random.Random(_SEED)
    treebank, labelled = list(read_trees(given.treebank)), list(read_trees(given.labelled))
    inflection = Inflection(treebank)
    found = statements(labelled, Lemmas(treebank, labelled))
    items = [
        *duty_items(found, inflection, chance),
        *topics(found, chance),
        *from_treebank(treebank, inflection, chance),
    ]
    chance.shuffle(items)
    running = [item for item in items if item[-1].form == "."][::2]
    kept = {id(item) for item in running}
    write_trees((item for item in items if id(item) not in kept), given.items)
    write_trees(running, given.running)
    print(f"{len(found)} statements of {len(labelled)}, {len(items)} items, {sum(map(len, items))} words")


if __name__ == "__main__":
    main()
