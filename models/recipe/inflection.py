"""Verb forms as the treebank writes them, with the regular rule for verbs it does not have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from treebank import Tree

_VOWELS = "aeiou"
_REGULAR_TAGS = ("VB", "VBP", "VBZ", "VBG")


class Inflection:
    """The form of a verb for a Penn tag: the treebank's commonest, else the regular one."""

    def __init__(self, trees: Iterable[Tree]) -> None:
        seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for tree in trees:
            for word in tree:
                if word.upos == "VERB" and word.form.isalpha():
                    seen[word.lemma, word.xpos][word.form.lower()] += 1
        # a form seen once may be a typing error of the source
        self._forms = {key: forms.most_common(1)[0] for key, forms in seen.items()}

    def form(self, lemma: str, tag: str) -> str:
        """The form of `lemma` for one of VB, VBP, VBZ, VBG, in lower case."""
        if tag not in _REGULAR_TAGS:
            raise ValueError(f"no regular form for {tag}")
        if tag in ("VB", "VBP"):
            return lemma
        form, count = self._forms.get((lemma, tag), ("", 0))
        return form if count > 1 else _regular(lemma, tag)


def _regular(lemma: str, tag: str) -> str:
    if tag == "VBZ":
        if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
            return lemma[:-1] + "ies"
        return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"


def _doubles(lemma: str) -> bool:
    """Whether the last consonant is doubled: one short syllable ("plan"), or a stressed last one ("refer")."""
    short = len(lemma) > 2 and lemma[-1] not in _VOWELS + "wxy" and lemma[-2] in _VOWELS
    if not short or lemma[-3] in _VOWELS:
        return False
    syllables = sum(letter in _VOWELS and (not at or lemma[at - 1] not in _VOWELS) for at, letter in enumerate(lemma))
    return syllables == 1 or lemma.endswith(("fer", "mit", "cur", "bmit", "pel", "trol", "quip"))
