"""How well short items are read, where nothing but their form tells verb from noun: `data/short_duties.txt`.

One statement a line; `*` stands before each action verb, `~` before nouns like verbs. No model is trained on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

MARKED = Path(__file__).parent / "data" / "short_duties.txt"


@dataclass(frozen=True)
class Short:
    """A statement and the characters at which its verbs and its nouns like verbs begin."""

    text: str
    verbs: tuple[int, ...]
    nouns: tuple[int, ...]


def marked() -> list[Short]:
    """The statements without their marks."""
    return [_unmarked(line) for line in MARKED.read_text(encoding="utf-8").splitlines()]


def _unmarked(line: str) -> Short:
    text, places = "", {"*": list[int](), "~": list[int]()}
    for character in line:
        if character in places:
            places[character].append(len(text))
        else:
            text += character
    return Short(text, tuple(places["*"]), tuple(places["~"]))


def shares(documents: list[Any]) -> tuple[float, float, float]:
    """Opening verbs and coordinated verbs tagged VERB, nouns tagged otherwise, in documents of the statements."""
    opening, coordinated, nouns = [], [], []
    for document, short in zip(documents, marked(), strict=True):
        pos = {token.idx: token.pos_ for token in document}
        opening += [pos.get(at) == "VERB" for at in short.verbs[:1]]
        coordinated += [pos.get(at) == "VERB" for at in short.verbs[1:]]
        nouns += [pos.get(at) not in ("VERB", None) for at in short.nouns]
    return (sum(opening) / len(opening), sum(coordinated) / len(coordinated), sum(nouns) / len(nouns))
