"""How telling an item is of a job: by its three most telling words in public descriptions of work.

A word is telling when few occupations use it: "prune" and "conduit" are, "records" and "related" are not. The table is
a frozen model (`models/specificity/`), never counted in the corpus at hand, so that a score depends on the two
documents and the models alone.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Mapping

from pipeline.bundle import bundled

NAME = "specificity"
UNSEEN = 0.8  # a word that the public descriptions never use: most often a proper name or a term of the trade
LEAST = 0.05  # an item without any telling word still counts for something
_TELLING = 3  # words an item is judged by: a long duty is not more telling for its length
_WORD = re.compile(r"[a-z]+")
_STOP = frozenset(
    "a an the of and or to in for on with by as at from their its this that other".split()  # noqa: SIM905
)


def words(text: str) -> list[str]:
    """The stems of a text's words that can tell anything, so that "manages" and "managing" are one."""
    return [_stem(word) for word in _WORD.findall(text.lower()) if word not in _STOP]


def weight(text: str) -> float:
    """0–1: the mean square of what the text's most telling words tell."""
    table = _telling()
    most = sorted((table.get(word, UNSEEN) for word in set(words(text))), reverse=True)[:_TELLING]
    return max(LEAST, sum(value**2 for value in most) / len(most)) if most else LEAST


def known(word: str) -> bool:
    """Whether public descriptions of work use the word, in any of its forms."""
    return _stem(word.lower()) in _telling()


def digests() -> Mapping[str, str]:
    """Name and SHA-256 of the model."""
    return {NAME: hashlib.sha256(_file()).hexdigest()}


def _file() -> bytes:
    return (bundled("models") / NAME / "telling.json").read_bytes()


@functools.cache
def _stem(word: str) -> str:
    import snowballstemmer

    return str(snowballstemmer.stemmer("english").stemWord(word))


@functools.cache
def _telling() -> dict[str, float]:
    return dict(json.loads(_file()))
