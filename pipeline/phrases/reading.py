"""A section to readings: the sentences that can hold phrases, what has to be parsed in each, and what comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from pipeline.phrases import asked, duties, ksa, scaffold
from pipeline.phrases.canonical import with_canonical
from pipeline.phrases.fragments import Fragment, duty_lead
from pipeline.phrases.items import Item, clauses, items, sentences
from pipeline.phrases.openings import Opening, opening
from pipeline.phrases.passage import Passage
from pipeline.phrases.phrase import Phrase
from pipeline.phrases.statements import heading_context

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COMPARING = {
    "summary": re.compile(r"\bdistinguish(?:ed|able|es)\s+from\b|\bdiffers?\s+from\b", re.I),
    "distinguishing": re.compile(
        r"\b(?:distinguish\w*|differs?|differentiat\w*|unlike|compared?|in\s+that\s+the|latter|former|whereas|"
        r"higher[- ]level\s+class|(?:first|second|third|fourth|next|highest|lowest)\s+(?:of|level|in)\b)",
        re.I,
    ),
}
_DESIRABLE = re.compile(r"\b(?:desir\w+|prefer\w+|ideal|personal|qualities|successful)\b", re.I)
_NO_OPENING = Opening(-1, None, None)
_LIST = 3  # clauses from which a sentence is a list of duties, whatever its subject


class Reading(Protocol):
    """Text that waits for its parse."""

    @property
    def fragments(self) -> list[Fragment]:
        """What has to be parsed."""

    def phrases(self, docs: Sequence[Doc]) -> Iterator[Phrase]:
        """The phrases, given the parses of `fragments` in their order."""


@dataclass(frozen=True)
class DutySentence:
    """A sentence of duties in clauses.

    Attributes:
        parts: its clauses.
        title: words of the class titles in small letters: they name the incumbent.
        stated: only what the sentence says the incumbent does counts (summaries, levels), not every clause.
        prefix: words shared with the lead-in, put in front of each phrase.
        captioned: the words may be the caption of what follows them: only a verb makes them a duty.
    """

    parts: tuple[Passage, ...]
    title: frozenset[str]
    stated: bool
    prefix: str = ""
    captioned: bool = False

    @property
    def fragments(self) -> list[Fragment]:
        """One a clause."""
        return [Fragment(part.text, "" if self.stated else duty_lead(part.text)) for part in self.parts]

    def phrases(self, docs: Sequence[Doc]) -> Iterator[Phrase]:
        """The responsibilities, in order."""
        openings = [opening(doc, self.title) for doc in docs]
        if self.captioned and (openings[0] is None or openings[0].verb is None):
            return
        if self.stated and not duties.states_action(docs[0], openings[0], self.title):
            if len(self.parts) < _LIST:
                return
            # a list of duties behind words about something else: only what has a verb is one
            openings = [at if at and at.verb is not None else _NO_OPENING for at in openings]
        for part, doc, at in zip(self.parts, docs, openings, strict=True):
            if at is not _NO_OPENING and not duties.statement_about(doc, at) and not duties.reporting_line(doc, at):
                yield from self._actions(part, doc, at or Opening(0, None, None))

    def _actions(self, part: Passage, doc: Doc, at: Opening) -> Iterator[Phrase]:
        for action in duties.split(part, doc, at):
            action = action.cut(scaffold.enumerator(action.text))
            phrase = duties.responsibility(action, nominal=at.verb is None, prefix=self.prefix)
            if phrase:
                yield with_canonical(phrase, part, doc)


@dataclass(frozen=True)
class Section:
    """What a reading needs to know of the section it stands in."""

    label: str
    heading: str
    start: int
    end: int


def readings(
    source: str, section: Section, layout: Iterable[Mapping[str, Any]], title: frozenset[str]
) -> Iterator[Reading]:
    """The readings of `source[section.start:section.end]`, the section's body, in order."""
    found = items(source, section.start, section.end, layout)
    if section.label == "duties":
        yield from _duties(found, title)
    elif section.label in ("summary", "distinguishing"):
        yield from _summary(found, title, section.label)
    elif section.label == "ksa":
        yield from ksa.listed(found, heading_context(section.heading), title)
    elif section.label in ("boilerplate", "other"):
        yield from asked.stated(found)
    elif section.label == "application":
        yield from asked.application(found)
    elif section.label == "qualifications":
        yield from asked.qualifications(found, bool(_DESIRABLE.search(section.heading)))


def _duties(found: list[Item], title: frozenset[str]) -> Iterator[Reading]:
    for item, following in zip(found, [*found[1:], None], strict=False):
        if item.lead_in and (head := duties.head_of_list(item.passage)):
            yield from _duty_sentence(head, title, stated=False)
        elif item.lead_in:
            for sentence in sentences(item.passage)[:-1]:
                yield from _duty_sentence(sentence, title, stated=True)
        if item.lead_in or (item.title and not item.listed):
            continue
        if asked.states_competency(item.passage.text):
            yield from asked.stated([item])
            continue
        captioned = following is not None and item.captions(following)
        for sentence in sentences(item.passage):
            for reading in _duty_sentence(sentence, title, stated=False):
                yield replace(reading, captioned=captioned)


def _duty_sentence(sentence: Passage, title: frozenset[str], *, stated: bool) -> Iterator[DutySentence]:
    stated = stated and not duties.lists_duties(sentence.text)
    prefix, sentence = "", duties.behind_list_lead(sentence)
    if match := re.match(r"[^;:]{3,120}:\s+(?=\S)", sentence.text):
        lead = match[0].rstrip(": ")
        if duties.announces_list(lead):
            sentence = sentence.cut(match.end())
        elif ";" in sentence.text[match.end() :] and (shared := duties.shared_lead(lead, title)):
            prefix, sentence = shared, sentence.cut(match.end())
    parts = duties.behind_including(clauses(_without_label(sentence)))
    parts = [part.cut(scaffold.enumerator(part.text)) for part in parts]
    parts = [duties.without_routine(part) for part in parts if part.text and not duties.skipped(part.text)]
    parts = [part for part in parts if part.text]
    if parts:
        yield DutySentence(tuple(parts), title, stated, prefix)


def _without_label(sentence: Passage) -> Passage:
    """The sentence behind a run-in label ("Voter outreach: Plans …")."""
    match = re.match(
        r"[A-Z][\w/&,'’ -]{2,60}:\s+(?=[A-Z])|(?:[A-Z][\w/&'’-]+\s+(?:and\s+|&\s+)?){0,4}[A-Z][\w/’-]+:\s+",
        sentence.text,
    )
    return sentence.cut(match.end()) if match and len(match[0].split()) <= 7 else sentence


def _summary(listed: list[Item], title: frozenset[str], label: str) -> Iterator[Reading]:
    for item in listed:
        if item.lead_in or (item.title and not item.listed):
            continue
        for sentence in sentences(item.passage):
            if _COMPARING[label].search(sentence.text):
                continue
            if asked.states_competency(sentence.text):
                yield from asked.stated([replace(item, passage=sentence)])
                continue
            found, rest = asked.in_summary(sentence) if label == "summary" else ([], [sentence])
            yield from found
            for part in rest:
                yield from _duty_sentence(part, title, stated=True)
