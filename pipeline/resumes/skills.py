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
    """The entries of a list, without the caption that may stand before it ("Databases: …")."""
    at = 0
    cuts = list(_JOINT.finditer(item.passage.text))
    for number, match in enumerate(cuts):
        part = item.passage.cut(at, match.start())
        if not (match["colon"] and number == 0 and len(part.text.split()) <= _CAPTION):
            yield from _named(part)
        at = match.end()
    yield from _named(item.passage.cut(at))


def _named(part: Passage) -> Iterator[Passage]:
    if _LETTER.search(part.text) and len(part.text.split()) <= _LONGEST:
        yield part
