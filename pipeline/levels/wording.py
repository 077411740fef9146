"""Words that speak for a level: verbs of duties, and words of supervision, judgement, complexity, scope and effect.

The lists say what may speak and of what; how loudly, and with which neighbours ("general supervision", "most complex",
"through subordinate supervisors"), is learned. Words are compared by their stems (Porter's Snowball English), so that
"directs" and "directing" are one.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.levels.masking import MASK
from pipeline.levels.signals import Signal
from pipeline.qualifications.described import Section

_SPEAKING: Mapping[str, str] = {
    "supervision": """supervise supervisor supervisory supervision subordinate staff lead leadperson leadworker leader
        crew manager managerial management executive team employees personnel""",
    "independence and judgement": """independent independently judgment judgement initiative discretion autonomy
        autonomous latitude guidance instructions established procedures guidelines consultant expert authority decision
        responsible responsibility accountable final consultation""",
    "complexity": """routine simple basic average complex complexity difficult difficulty sensitive specialized varied
        variety technical advanced highly most more less least limited broad full range extensive thorough detailed
        repetitive standard unusual critical straightforward challenging""",
    "place among levels": """entry trainee training learn journey journeyperson working first second third highest
        intermediate level beginning recruiting class top experienced specialist above""",
    "scope": """statewide department departmental division section unit bureau branch region regional district agency
        organization organisation directorate program programme large larger largest medium small smaller major multiple
        several local overall all office headquarters facility institution moderate area corporate""",
    "effect": """policy consequence error impact legislative legislature legislation public board commission council
        advise budget budgetary strategic strategy goals objectives director governor""",
    "duties": """assist help perform do operate maintain prepare compile collect clean load plan organize organise
        direct coordinate administer establish develop formulate manage oversee evaluate review approve recommend advise
        represent negotiate control implement conduct design train monitor ensure determine assign hire discipline
        counsel consult serve testify confer act""",
    "experience": "experience capacity equivalent graduation degree semester",
}  # fmt: skip
_FUNCTION = frozenset(
    """a an the of and or to in for on with by as at from their its this that other under is are be may will who which
    such has have""".split()  # noqa: SIM905
)
LONGEST = 3  # words of a term
_FEW = 300  # words of text up to which each term counts nearly in full: a long text is not a high level
_TOKEN = re.compile(rf"[A-Za-z]+|{MASK}+")


def stem(word: str) -> str:
    """The stem of a lower-case word."""
    return str(_stemmer().stemWord(word))


@functools.cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@functools.cache
def _heads() -> Mapping[str, str]:
    """Stem → what it speaks of."""
    return {stem(word): topic for topic, words in reversed(list(_SPEAKING.items())) for word in words.split()}


@functools.cache
def _edges() -> frozenset[str]:
    """Stems a term neither begins nor ends with."""
    return frozenset(stem(word) for word in _FUNCTION)


def topic_of(term: str) -> str | None:
    """What a term speaks of: the topic of the first of its words that has one; None for a term without."""
    return next((_heads()[word] for word in term.split() if word in _heads()), None)


@dataclass(frozen=True)
class Spoken:
    """The words of one section as stems, "" for what is masked."""

    section: Section
    stems: Sequence[str]


def spoken(text: str, sections: Sequence[Section], vocabulary: frozenset[str] | None = None) -> Sequence[Spoken]:
    """The sections word by word; given a vocabulary, words that can be none of its own are not worked out."""
    stems = _ALL_STEMS if vocabulary is None else _stems_for(vocabulary)
    return [
        Spoken(section, [stems[word] for word in _TOKEN.findall(text, section.start, section.end)])
        for section in sections
    ]


def amount(read: Sequence[Spoken]) -> float:
    """How much each term of such sections counts; what is masked makes none longer."""
    words = sum(len(one.stems) - one.stems.count("") for one in read)
    return 1 / math.sqrt(1 + words / _FEW)


def candidates(read: Sequence[Spoken]) -> set[str]:
    """Every term of the sections that a weight could be learned for."""
    found: set[str] = set()
    for one in read:
        for at in range(len(one.stems)):
            for length in range(1, LONGEST + 1):
                words = one.stems[at : at + length]
                if len(words) == length and "" not in words and not {words[0], words[-1]} & _edges():
                    term = " ".join(words)
                    if topic_of(term):
                        found.add(term)
    return found


def in_words(text: str, read: Sequence[Spoken], vocabulary: frozenset[str]) -> Iterator[Signal]:
    """The terms of the vocabulary that occur, each once, where it first stands."""
    lengths = _lengths(vocabulary)
    each, seen = amount(read), set[str]()
    for one in read:
        places: list[re.Match[str]] | None = None
        for at in [at for at, word in enumerate(one.stems) if word in lengths]:
            for length in lengths[one.stems[at]]:
                term = one.stems[at] if length == 1 else " ".join(one.stems[at : at + length])
                if term in seen or term not in vocabulary:
                    continue
                seen.add(term)
                places = places or list(_TOKEN.finditer(text, one.section.start, one.section.end))
                start, end = places[at].start(), places[at + length - 1].end()
                said = " ".join(text[start:end].lower().split())
                yield Signal(topic_of(term) or "", said, f"word: {term}", each, start, end)


@functools.cache
def _lengths(vocabulary: frozenset[str]) -> Mapping[str, tuple[int, ...]]:
    """First words of the terms, and how many words the terms that begin with them have."""
    lengths: dict[str, set[int]] = {}
    for term in vocabulary:
        lengths.setdefault(term.split()[0], set()).add(len(term.split()))
    return {word: tuple(sorted(of)) for word, of in lengths.items()}


class _Stems(dict[str, str]):
    """Stems of words, each worked out once; what is masked has none, a word with another opening is left as it is."""

    def __init__(self, openings: frozenset[str] | None = None) -> None:
        super().__init__()
        self._openings = openings

    def __missing__(self, word: str) -> str:
        if word[0] == MASK:
            found = ""
        else:
            lower = word.lower()
            known = self._openings is None or lower[:_OPENING] in self._openings
            found = stem(lower) if known else lower
        self[word] = found
        return found


_OPENING = 3  # letters that stemming leaves as they are
_ALL_STEMS = _Stems()


@functools.cache
def _stems_for(vocabulary: frozenset[str]) -> _Stems:
    return _Stems(frozenset(word[:_OPENING] for term in vocabulary for word in term.split()))
