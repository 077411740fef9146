"""Resumes: what was done, from experience and summaries, and the skills that lists name."""

from __future__ import annotations

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
from pipeline.resumes.naming import BLANK
from pipeline.resumes.skills import find_skills

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TOLD = frozenset({"experience", "summary", "awards"})
_LISTED = frozenset({"skills"})
_NO_DEED = frozenset({"be", "seek", "seeking", "strive", "look", "hope"})
_FEWEST_WORDS = 3  # in a sentence that tells what was done

Head = tuple[int, int]
"""The first character of the head of a post (title, employer, dates), and the first of what was done there."""


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
            yield replace(Phrase.of("skill", part, 0.7), canonical=plain_canonical(part.text))


def readings(
    source: str, section: Section, layout: Iterable[Mapping[str, Any]], heads: Sequence[Head] = ()
) -> Iterator[Reading]:
    """The readings of a resume's section, in order; what the `heads` of posts say is no deed."""
    if section.label in _LISTED:
        yield SkillList(tuple(find_skills(source, section.start, section.end, layout)))
    if section.label not in _TOLD:
        return
    marks = list(layout)
    for start, end in _between(section, heads):
        for item in items(source, start, end, marks):
            for sentence in sentences(item.passage):
                yield from (Deed(part) for part in clauses(sentence) if _tells(item, part))


def _between(section: Section, heads: Sequence[Head]) -> Iterator[tuple[int, int]]:
    """The stretches of a section outside the heads of posts."""
    at = section.start
    for start, body in heads:
        if section.start <= start < section.end:
            yield at, max(at, start)
            at = max(at, body)
    yield at, max(at, section.end)


def _tells(item: Item, part: Passage) -> bool:
    """Whether a part can tell what was done: no title, and nothing that stands for a name."""
    return len(part.text.split()) >= _FEWEST_WORDS and not item.title and not BLANK.search(part.text)
