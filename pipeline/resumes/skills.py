"""The skills that a resume lists: what stands between commas, bullets and bars."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.phrases.items import Item, items
from pipeline.phrases.passage import Passage

_JOINT = re.compile(r"\s*[,;|•·*/]\s+|\s{2,}|\s+[-–]\s+|\.\s+|\s*(?P<colon>:)\s+")
_LONGEST = 6  # words
_CAPTION = 4  # words before a colon that name the kind of skills behind it
_LETTER = re.compile(r"[A-Za-z]")


def find_skills(source: str, start: int, end: int, layout: Iterable[Mapping[str, Any]] = ()) -> list[Passage]:
    """The skills listed in `source[start:end]`, in order; sentences are none."""
    return [part for item in items(source, start, end, layout) for part in _entries(item)]


def _entries(item: Item) -> Iterator[Passage]:
    """The entries of a list, without the caption that may stand before it ("Databases: …"); a sentence is no list."""
    parts: list[Passage] = []
    at = 0
    for number, match in enumerate(_JOINT.finditer(item.passage.text)):
        part = item.passage.cut(at, match.start())
        if not (match["colon"] and number == 0 and len(part.text.split()) <= _CAPTION):
            parts.append(part)
        at = match.end()
    parts.append(item.passage.cut(at))
    short = [part for part in parts if _LETTER.search(part.text) and len(part.text.split()) <= _LONGEST]
    if 2 * sum(len(part.text.split()) for part in short) >= sum(len(part.text.split()) for part in parts):
        yield from short
