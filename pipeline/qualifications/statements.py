"""Reads plain sentences into what they require, wish for and let stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.qualifications import layout
from pipeline.qualifications.clauses import read_clause
from pipeline.qualifications.leaves import squeezed
from pipeline.qualifications.mentions import COMBINATION
from pipeline.qualifications.sentences import (
    ANOTHER_WAY,
    ASIDE,
    HEADING_ONLY,
    is_conditional,
    is_definite,
    is_preferred,
    is_rider,
)
from pipeline.qualifications.substitutions import FOR_ALL, Substitution, is_substitution, read_substitution, write_out
from pipeline.qualifications.tree import Equivalent, Node, all_of, any_of


@dataclass(frozen=True)
class Reading:
    """What a stretch of text asks for.

    Attributes:
        tree: what is required, None for nothing.
        preferred: what is wished for, each item on its own.
        substitutions: those whose target was not found in the stretch itself.
        equivalent: "any equivalent combination …", which covers all but licences.

    """

    tree: Node | None = None
    preferred: tuple[Node, ...] = ()
    substitutions: tuple[Substitution, ...] = ()
    equivalent: Equivalent | None = None


@dataclass
class Parts:
    """What the pieces of a stretch add to it, whatever joins their trees."""

    preferred: list[Node] = field(default_factory=list)
    substitutions: list[Substitution] = field(default_factory=list)
    equivalent: Equivalent | None = None

    def take(self, reading: Reading) -> Node | None:
        """The tree of a piece, the rest of it noted."""
        self.preferred += reading.preferred
        self.substitutions += reading.substitutions
        self.equivalent = self.equivalent or reading.equivalent
        return reading.tree

    def reading(self, tree: Node | None, patterns: bool = False) -> Reading:
        """The whole, the substitutions that find their target written out; `patterns` where it holds all patterns."""
        written = write_out(tree, self.substitutions, patterns)
        return Reading(written.tree, tuple(self.preferred), written.pending, self.equivalent)


def read_sentences(text: str, start: int, end: int) -> Reading:
    """Plain sentences: each requirement with those before it, substitutions written out where they stand."""
    parts = Parts()
    tree: Node | None = None
    for span in _statements(text, start, end):
        sentence = text[span.start : span.end]
        if is_substitution(sentence) and FOR_ALL.search(sentence):
            parts.equivalent = parts.equivalent or Equivalent(squeezed(sentence), span.start, span.end)
        elif is_substitution(sentence):
            written = write_out(tree, read_substitution(sentence, span.start), patterns=False)
            tree = written.tree
            parts.substitutions += written.pending
        elif HEADING_ONLY.fullmatch(sentence):
            continue
        elif is_preferred(sentence) or not (is_rider(sentence) or is_conditional(sentence)):
            tree = _with_sentence(tree, sentence, span.start, parts)
    return parts.reading(tree)


def _statements(text: str, start: int, end: int) -> Iterator[layout.Span]:
    """The sentences; one that lets something stand in after a semicolon is two."""
    for span in layout.sentences(text, start, end):
        if not _SEMICOLON.search(text, span.start, span.end):
            yield span
            continue
        halves = [span.start, *(m.end() for m in _SEMICOLON.finditer(text, span.start, span.end)), span.end]
        pieces = [layout.Span(a, b) for a, b in pairwise(halves)]
        kinds = {is_substitution(text[piece.start : piece.end]) for piece in pieces}
        yield from pieces if len(kinds) == 2 else [span]


_SEMICOLON = re.compile(r";\s+(?!or\b|and\b)")
_OR = re.compile(r"\W*or\b", re.IGNORECASE)
_AS_MUCH_AS = re.compile(r"\bequivalent\s+to:?\s+(?!th)", re.IGNORECASE)


def _with_sentence(tree: Node | None, sentence: str, offset: int, parts: Parts) -> Node | None:
    """The tree and what one more sentence asks for; wishes and equivalents go to `parts`."""
    if match := COMBINATION.search(sentence):
        text = squeezed(re.sub(r"^\s*(?:and/or|or)\s+", "", match.group()))
        parts.equivalent = parts.equivalent or Equivalent(text, offset + match.start(), offset + match.end())
        same = _AS_MUCH_AS.search(sentence, match.start())
        amount = read_clause(sentence[same.end() :], offset + same.end()) if same else None
        tree = all_of([tree, amount])
        sentence = sentence[: match.start()]
    for aside in ASIDE.finditer(sentence):
        if (wish := read_clause(aside.group(), offset + aside.start())) is not None:
            parts.preferred.append(wish)
            sentence = sentence[: aside.start()] + " " * len(aside.group()) + sentence[aside.end() :]
    for clause in _clauses(sentence):
        read = read_clause(clause.text, offset + clause.start)
        if read is None:
            continue
        if is_preferred(clause.text):
            parts.preferred.append(read)
        elif _OR.match(clause.text) or ANOTHER_WAY.search(clause.text) or (isinstance(read, Equivalent) and tree):
            tree = any_of([tree, read])
        else:
            tree = all_of([tree, read])
    return tree


@dataclass(frozen=True)
class _Clause:
    text: str
    start: int


def _clauses(sentence: str) -> list[_Clause]:
    """The sentence; cut at its commas and semicolons where only some of them are wishes ("required; … preferred")."""
    if not is_preferred(sentence):
        return [_Clause(sentence, 0)]
    cuts = [
        0,
        *(match.end() for match in re.finditer(r"[;,]\s+(?!(?:or|and)\b)|;\s+|\bbut\b", sentence)),
        len(sentence),
    ]
    clauses = [_Clause(sentence[a:b], a) for a, b in pairwise(cuts)]
    wished = [is_preferred(clause.text) for clause in clauses]
    required = [is_definite(clause.text) for clause, wish in zip(clauses, wished, strict=True) if not wish]
    if any(required):
        return clauses
    if not wished[0] and sum(wished) == 1 and wished[-1] and read_clause(clauses[-1].text) is not None:
        return [_Clause(sentence[: cuts[-2]], 0), clauses[-1]]  # "five years of …, at least two of them desirable in …"
    halves = [
        _Clause(sentence[a:b], a)
        for a, b in pairwise([0, *(m.end() for m in re.finditer(r";\s+", sentence)), len(sentence)])
    ]
    return halves if len({is_preferred(half.text) for half in halves}) == 2 else [_Clause(sentence, 0)]
