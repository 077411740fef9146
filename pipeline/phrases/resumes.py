"""Resumes: what was done, from experience and summaries, and the skills that lists name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pipeline.phrases import duties
from pipeline.phrases.canonical import plain_canonical, with_canonical
from pipeline.phrases.fragments import Fragment
from pipeline.phrases.items import Item, clauses, items, sentences
from pipeline.phrases.openings import opening
from pipeline.phrases.passage import Passage
from pipeline.phrases.phrase import Phrase
from pipeline.phrases.reading import Reading, Section

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TOLD = frozenset({"experience", "summary", "awards"})
_LISTED = frozenset({"skills"})
_PLACE = re.compile(
    r"\bCompany Name\b|\b(?:19|20)\d\d\b.*\b(?:(?:19|20)\d\d|current|present)\b|^\W*\d\d/\d{4}|\bCity\s*,", re.I
)
_JOINT = re.compile(r"\s*[,;|•·*/]\s+|\s{2,}|\s+[-–]\s+|\.\s+|\s*:\s+")
_NO_DEED = frozenset({"be", "seek", "seeking", "strive", "look", "hope"})
_LONGEST_SKILL = 6  # words
_FEWEST_WORDS = 3  # in a sentence that tells what was done


@dataclass(frozen=True)
class Deed:
    """A sentence or list item that tells what its writer did."""

    part: Passage

    @property
    def fragments(self) -> list[Fragment]:
        """The whole of it."""
        return [Fragment(self.part.text)]

    def phrases(self, docs: Sequence[Doc]) -> Iterator[Phrase]:
        """One responsibility for each action."""
        at = opening(docs[0], frozenset({"i"}))
        if at is None or at.verb is None or docs[0][at.verb].lemma_.lower() in _NO_DEED:
            return
        for action in duties.split(self.part, docs[0], at):
            if phrase := duties.responsibility(action, nominal=False):
                yield with_canonical(phrase, self.part, docs[0])


@dataclass(frozen=True)
class SkillList:
    """Skills between commas or bullets: nothing of it needs a parse."""

    parts: tuple[Passage, ...]

    @property
    def fragments(self) -> list[Fragment]:
        """None."""
        return []

    def phrases(self, docs: Sequence[Doc]) -> Iterator[Phrase]:
        """One skill an entry."""
        for part in self.parts:
            if re.search(r"[A-Za-z]", part.text) and len(part.text.split()) <= _LONGEST_SKILL:
                yield replace(Phrase.of("skill", part, 0.7), canonical=plain_canonical(part.text))


def readings(source: str, section: Section, layout: Iterable[Mapping[str, Any]]) -> Iterator[Reading]:
    """The readings of a resume's section, in order."""
    if section.label not in _TOLD | _LISTED:
        return
    for item in items(source, section.start, section.end, layout):
        if section.label in _LISTED:
            yield SkillList(tuple(_entries(item)))
            continue
        for sentence in sentences(item.passage):
            yield from (Deed(part) for part in clauses(sentence) if _tells(item, part))


def _entries(item: Item) -> Iterator[Passage]:
    """The entries of a list of skills."""
    at = 0
    for match in _JOINT.finditer(item.passage.text):
        yield item.passage.cut(at, match.start())
        at = match.end()
    yield item.passage.cut(at)


def _tells(item: Item, part: Passage) -> bool:
    """Whether a part can tell what was done: no date, employer or title."""
    return len(part.text.split()) >= _FEWEST_WORDS and not item.title and not _PLACE.search(part.text)
