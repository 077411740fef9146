"""Lemmas for the statements the teacher tagged: the treebank's where it has the word, else by suffix and vocabulary."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from treebank import Tree

# suffix of the form, what stands for it in the lemma: tried in this order, the first known word wins
_SUFFIXES = {
    "VBZ": (("ies", "y"), ("es", ""), ("s", "")),
    "NNS": (("ies", "y"), ("es", ""), ("s", ""), ("ses", "sis")),
    "VBG": (("ing", ""), ("ing", "e"), ("ying", "ie"), ("doubled ing", "")),
    "VBD": (("ed", ""), ("d", ""), ("ied", "y"), ("doubled ed", "")),
    "VBN": (("ed", ""), ("d", ""), ("ied", "y"), ("doubled ed", "")),
}
_FALLBACK = {"VBZ": "s", "NNS": "s", "VBG": "ing", "VBD": "ed", "VBN": "ed"}
_BASE_TAGS = {"VB", "VBP", "NN", "JJ"}


class Lemmas:
    """The lemma of a form with a Penn tag."""

    def __init__(self, treebank: Iterable[Tree], tagged: Iterable[Tree]) -> None:
        seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._vocabulary: set[str] = set()
        for tree in treebank:
            for word in tree:
                seen[word.form.lower(), word.xpos][word.lemma] += 1
        for tree in tagged:
            self._vocabulary |= {word.form.lower() for word in tree if word.xpos in _BASE_TAGS}
        self._known = {key: lemmas.most_common(1)[0][0] for key, lemmas in seen.items()}
        self._vocabulary |= {lemma for (_, tag), lemma in self._known.items() if tag in _BASE_TAGS}

    def lemma(self, form: str, tag: str) -> str:
        """Lower case but for names, which keep their form."""
        if tag.startswith("NNP"):
            return form
        word = form.lower()
        if (word, tag) in self._known:
            return self._known[word, tag]
        for suffix, ending in _SUFFIXES.get(tag, ()):
            candidate = _cut(word, suffix)
            if candidate is not None and candidate + ending in self._vocabulary:
                return candidate + ending
        return word.removesuffix(_FALLBACK.get(tag, ""))


def _cut(word: str, suffix: str) -> str | None:
    doubled = suffix.startswith("doubled ")
    stem = word.removesuffix(suffix.removeprefix("doubled "))
    if stem == word or len(stem) < 2 or (doubled and stem[-1] != stem[-2]):
        return None
    return stem[:-1] if doubled else stem
