"""Reads and writes CoNLL-U, keeping what the pipeline learns: words, lemmas, tags, heads and labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Word:
    """One word of a tree; `head` is the 1-based number of its head, 0 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    space_after: bool = True


Tree = list[Word]


def read_trees(path: Path) -> Iterator[Tree]:
    """The sentences of a CoNLL-U file; the parts of a contraction ("do" + "n't") are joined as in the text."""
    tree: Tree = []
    joined_until = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line:
            if tree:
                yield tree
            tree, joined_until = [], 0
            continue
        if line.startswith("#"):
            continue
        number, form, lemma, upos, xpos, _, head, deprel, _, misc = line.split("\t")
        if "-" in number:
            joined_until = int(number.split("-")[1])
            joined_space = "SpaceAfter=No" not in misc
        elif "." not in number:
            space = "SpaceAfter=No" not in misc
            if int(number) <= joined_until:
                space = joined_space and int(number) == joined_until
            tree.append(Word(form, lemma, upos, xpos, int(head), deprel, space))
    if tree:
        yield tree


def write_trees(trees: Iterable[Tree], path: Path) -> None:
    """Writes the trees as CoNLL-U without features: the pipeline learns parts of speech, not morphology."""
    with path.open("w", encoding="utf-8") as out:
        for tree in trees:
            for number, word in enumerate(tree, 1):
                misc = "_" if word.space_after else "SpaceAfter=No"
                cells = (word.form, word.lemma, word.upos, word.xpos, "_", str(word.head), word.deprel, "_", misc)
                out.write("\t".join((str(number), *cells)) + "\n")
            out.write("\n")


def subset(tree: Tree, kept: Iterable[int]) -> Tree:
    """The tree of the kept words (1-based numbers); every kept word's head must be kept, or be the root."""
    numbers = sorted(kept)
    renumbered = {0: 0} | {old: new for new, old in enumerate(numbers, 1)}
    return [replace(tree[number - 1], head=renumbered[tree[number - 1].head]) for number in numbers]
