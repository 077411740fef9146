"""Composes the duty-list part of the training data from the treebank and the task statements the teacher labelled."""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duties import (
    action_verbs,
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
_BARE = 9000  # items of one to three verbs with a short object each
_KEEPING = 1200  # activities named by object and gerund ("record keeping")
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
    mostly = _mostly_verbs(found)
    return [tree for tree in found if not any(_swallowed(tree, number, mostly) for number in range(1, len(tree) + 1))]


def _mostly_verbs(found: Sequence[Tree]) -> set[str]:
    """Words that the statements use as a plain verb more often than as a noun."""
    uses = Counter((word.form.lower(), word.xpos) for tree in found for word in tree)
    return {form for form, tag in uses if tag == "VB" and uses[form, "VB"] > uses[form, "NN"]}


def _swallowed(tree: Tree, number: int, mostly: set[str]) -> bool:
    """Whether a coordinated noun hides a verb: "…, file prescriptions" read as one more thing in a row."""
    word = tree[number - 1]
    if word.deprel != "conj" or word.upos not in ("NOUN", "PROPN"):
        return False
    inside = [child for child in children(tree, number) if child < number and tree[child - 1].deprel == "compound"]
    return bool(inside) and tree[inside[0] - 1].form in mostly


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
    doubtful = [phrase for phrase in phrases.values() if _like_a_verb(phrase[0], verbs)]
    plain = [phrase for phrase in phrases.values() if not _like_a_verb(phrase[0], verbs)]
    for phrase in doubtful[:_TOPICS] + chance.sample(plain, min(_TOPICS, len(plain))):
        roll = chance.random()
        if roll < 0.1:
            of = (_word("Knowledge", "NOUN", "NN", 0, "root"), _word("of", "ADP", "IN", -1, "case"))
            yield written(framed(of, phrase, "nmod", 1), chance)
        elif roll < 0.2:
            yield written(framed(_aspects(chance), phrase, "nmod", 1), chance)
        else:
            yield written(phrase, chance)


def _like_a_verb(word: Word, verbs: set[str]) -> bool:
    """Whether a noun could be read as a verb: "research methods", "records management"."""
    return word.form.lower() in verbs or (word.xpos == "NNS" and word.lemma.lower() in verbs)


def _aspects(chance: random.Random) -> tuple[Word, ...]:
    one, other = chance.sample(("principles", "practices", "methods", "techniques", "procedures"), 2)
    first, and_ = _word(one.title(), "NOUN", "NNS", 0, "root"), _word("and", "CCONJ", "CC", 3, "cc")
    return first, and_, _word(other, "NOUN", "NNS", 1, "conj"), _word("of", "ADP", "IN", -1, "case")


def _noun_phrases(tree: Tree) -> Iterator[Tree]:
    for number, word in enumerate(tree, 1):
        if word.deprel not in ("obj", "obl", "nmod") or word.xpos not in ("NN", "NNS"):
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


@dataclass(frozen=True)
class Deed:
    """A verb with a short object of its own; `verb` is the verb's word, `thing` the tree of the object."""

    verb: Word
    thing: Tree


def deeds(found: Sequence[Tree]) -> list[Deed]:
    """Every verb of the statements with its object, as long as that is short."""
    kept = []
    for tree in found:
        for number in action_verbs(tree):
            for child in children(tree, number):
                thing = _short_object(tree, child) if tree[child - 1].deprel == "obj" and child > number else None
                if thing and tree[number - 1].lemma.isalpha():
                    kept.append(Deed(tree[number - 1], thing))
    return kept


def _short_object(tree: Tree, top: int) -> Tree | None:
    """The object at `top` with its own modifiers and a short "of …", None where more than five words remain."""
    parts = branch(tree, top)
    for child in children(tree, top):
        if tree[child - 1].deprel not in ("det", "amod", "compound", "nummod", "nmod:poss", "nmod"):
            parts -= branch(tree, child)
    words = subset_at(tree, parts, top)
    whole = max(parts) - min(parts) + 1 == len(parts)
    return words if whole and len(words) <= 5 and all(word.form.isalpha() for word in words) else None


def bare_duties(found: Sequence[Tree], inflection: Inflection, chance: random.Random) -> Iterator[Tree]:
    """Short items without a subject: "mow lawns", "test samples and record results".

    Every other one takes a stranger's object, so that the form of what follows tells a verb and not their company;
    verbs that are nouns elsewhere are drawn as often as all the others.
    """
    known = deeds(found)
    nouns = {word.lemma.lower() for tree in found for word in tree if word.xpos in ("NN", "NNS")}
    doubtful = sorted({deed.verb.lemma.lower() for deed in known} & nouns)
    by_verb: dict[str, list[Deed]] = {}
    for deed in known:
        by_verb.setdefault(deed.verb.lemma.lower(), []).append(deed)
    for _ in range(_BARE):
        tag = chance.choices(("VB", "VBZ", "VBG"), (5, 2, 3))[0]
        items = []
        for _ in range(chance.choices((1, 2, 3), (5, 4, 2))[0]):
            deed = chance.choice(by_verb[chance.choice(doubtful)]) if chance.random() < 0.5 else chance.choice(known)
            thing = chance.choice(known).thing if chance.random() < 0.5 else deed.thing
            items.append(_deed(deed.verb, thing, tag, inflection, chance))
        item = joined(items, ",", "and", closing=chance.random() < 0.3) if len(items) > 1 else items[0]
        if chance.random() < 0.15:
            before = _spoken(chance, tag)
            item = framed(before, item, "root", 0)
        yield written(item, chance)


def _deed(verb: Word, thing: Tree, tag: str, inflection: Inflection, chance: random.Random) -> Tree:
    lemma = verb.lemma.lower()
    opening = replace(verb, form=inflection.form(lemma, tag), lemma=lemma, upos="VERB", xpos=tag, head=0, deprel="root")
    if thing[0].deprel == "det" and len(thing) > 1 and chance.random() < 0.5:
        thing = subset(thing, range(2, len(thing) + 1))
    return framed((replace(opening, space_after=True),), [replace(word, space_after=True) for word in thing], "obj", 1)


def _spoken(chance: random.Random, tag: str) -> tuple[Word, ...]:
    """What British and Australian lists open with: "You will", "To", "The postholder"."""
    if tag == "VB":
        you = (_word("You", "PRON", "PRP", -1, "nsubj"), _word("will", "AUX", "MD", -1, "aux"))
        return chance.choice((you, (_word("To", "PART", "TO", -1, "mark"),)))
    return _holder(chance) if tag == "VBZ" else ()


def keeping(found: Sequence[Tree], inflection: Inflection, chance: random.Random) -> Iterator[Tree]:
    """Activities named as things: "record keeping", "invoice processing"."""
    known = [deed for deed in deeds(found) if deed.thing[-1].upos == "NOUN" and len(deed.thing) <= 2]
    for deed in chance.sample(known, min(_KEEPING, len(known))):
        thing = deed.thing[-1]
        noun = _word(thing.lemma.lower(), "NOUN", "NN", 2, "compound")
        gerund = inflection.form(deed.verb.lemma.lower(), "VBG")
        yield written([noun, Word(gerund, gerund, "NOUN", "NN", 0, "root")], chance)


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
        *bare_duties(found, inflection, chance),
        *topics(found, chance),
        *keeping(found, inflection, chance),
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
