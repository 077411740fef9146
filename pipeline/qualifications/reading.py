"""Reads a qualifications section into a tree: patterns within labels within items within sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.alternatives import holds
from pipeline.qualifications import layout
from pipeline.qualifications.clauses import read_clause
from pipeline.qualifications.joining import extended, filled, is_strong, joined, or_equivalent, separate
from pipeline.qualifications.layout import Span, trimmed
from pipeline.qualifications.leaves import area_of, class_titles, squeezed
from pipeline.qualifications.mentions import COMBINATION
from pipeline.qualifications.sentences import (
    ASIDE,
    ONE_OF,
    PREFERRED_HEADING,
    QUESTION,
    REQUIRED_HEADING,
    is_conditional,
    is_definite,
    is_preferred,
    is_rider,
)
from pipeline.qualifications.substitutions import Substitution, is_substitution, read_substitution, write_out
from pipeline.qualifications.tree import (
    Equivalent,
    Experience,
    Node,
    all_of,
    any_of,
)


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
class _Parts:
    """What the pieces of a stretch add to it, whatever joins their trees."""

    preferred: list[Node] = field(default_factory=list)
    substitutions: list[Substitution] = field(default_factory=list)
    equivalent: Equivalent | None = None

    def take(self, reading: Reading) -> Node | None:
        self.preferred += reading.preferred
        self.substitutions += reading.substitutions
        self.equivalent = self.equivalent or reading.equivalent
        return reading.tree

    def reading(self, tree: Node | None) -> Reading:
        """The whole, the substitutions that find their target written out."""
        written = write_out(tree, self.substitutions)
        return Reading(written.tree, tuple(self.preferred), written.pending, self.equivalent)


def read_qualifications(text: str, start: int, end: int, preferred: bool = False) -> Reading:
    """What `text[start:end]` asks for; `preferred` where its heading makes it all a wish."""
    parts, trees = _Parts(), []
    if question := QUESTION.search(text, start, end):
        end = question.start()
    for span, wished in _modes(text, start, end, preferred):
        reading = _read(text, span.start, span.end)
        if wished:
            parts.preferred += [*separate(reading.tree), *reading.preferred]
        else:
            trees.append(parts.take(reading))
    whole = parts.reading(all_of(trees))
    if whole.equivalent is None:
        return whole
    return replace(whole, tree=or_equivalent(whole.tree, whole.equivalent), equivalent=None)


def _modes(text: str, start: int, end: int, preferred: bool) -> list[tuple[Span, bool]]:
    """The stretches under "Required" and "Preferred" headings, and whether each is a wish."""
    marks = [(match.start(), match.end(), True) for match in PREFERRED_HEADING.finditer(text, start, end)]
    wished = {mark[0] for mark in marks}
    marks += [
        (m.start(), m.end(), False) for m in REQUIRED_HEADING.finditer(text, start, end) if m.start() not in wished
    ]
    spans, first, mode = [], start, preferred
    for begin, stop, wish in sorted(marks):
        spans.append((Span(first, max(first, begin)), mode))
        first, mode = max(first, stop), wish
    return [*spans, (Span(first, end), mode)]


def _read(text: str, start: int, end: int) -> Reading:
    """One stretch, by its outermost structure."""
    if pieces := layout.patterns(text, start, end):
        return _read_patterns(text, pieces)
    if pieces := layout.labelled(text, start, end):
        return _read_joined(text, pieces)
    if pieces := layout.items(text, start, end):
        return _read_items(text, pieces)
    if pieces := layout.connected(text, start, end):
        return _read_joined(text, pieces)
    return _read_sentences(text, start, end)


def _read_patterns(text: str, pieces: Sequence[Span]) -> Reading:
    """Each group of "Either I … Or II …" as alternatives, required with what stands before it."""
    parts = _Parts()
    head, _ = _cut_connectives(text, pieces[0])
    required = [parts.take(_read(text, head.start, head.end))]
    group: list[Node | None] = []
    for piece in pieces[1:]:
        if not piece.connective:
            required.append(any_of(group))
            group = []
        body, _ = _cut_connectives(text, piece)
        reading = _read(text, body.start, body.end)
        if piece is not pieces[-1]:  # what a pattern lets stand in for its own parts is no matter for the others
            reading = replace(reading, substitutions=())
        group.append(parts.take(reading))
    return parts.reading(all_of([*required, any_of(group)]))


_TAIL = 40  # characters at the end of a piece in which its connective is looked for


def _cut_connectives(text: str, span: Span) -> tuple[Span, str]:
    """The span without the "and"/"or" that opens or ends it, and the one that ends it."""
    trailing = ""
    span = trimmed(text, span)
    if match := layout.TRAILING.search(text, max(span.start, span.end - _TAIL), span.end):
        trailing = "or" if "or" in match["word"].lower() else "and either" if match["either"] else "and"
        span = trimmed(text, replace(span, end=match.start()))
    if match := layout.LEADING.match(text[span.start : span.end]):
        span = replace(span, start=span.start + match.end(), connective=span.connective or match["word"].lower())
    return span, trailing


def _read_joined(text: str, pieces: Sequence[Span]) -> Reading:
    """Pieces that follow each other, joined by the connectives between them ("and" where none is written)."""
    parts = _Parts()
    trees: list[Node | None] = []
    words: list[str] = []
    trailing = ""
    for piece in pieces:
        alternative = re.match(r"alternat", piece.marker, re.IGNORECASE)
        body, after = _cut_connectives(text, piece)
        tree = parts.take(_read(text, body.start, body.end))
        word = "or" if alternative else trailing or body.connective or "and"
        if tree is not None:
            words.append(word)
            trees.append(tree)
            trailing = after
        else:
            trailing = after or (word if word == "or" and trees else "")
    return parts.reading(joined(trees, words[1:]))


def _read_items(text: str, pieces: Sequence[Span]) -> Reading:
    """A list: lead-in, items, and the paragraphs behind it."""
    parts = _Parts()
    lead = text[pieces[0].start : pieces[0].end]
    lead_tree = parts.take(_read(text, pieces[0].start, pieces[0].end))
    if lead_tree is None and is_substitution(lead):  # the list tells what may stand in, not what is required
        return parts.reading(None)
    trees: list[Node | None] = []
    words: list[str] = []
    numbers: list[str] = []
    default = "or" if ONE_OF.search(lead[-120:]) else "and"
    for piece in pieces[1:-1]:
        body, trailing = _cut_connectives(text, piece)
        if words and not words[-1] and body.connective:
            words[-1] = body.connective
        trees.append(parts.take(_read(text, body.start, body.end)))
        numbers.append(re.sub(r"\D", "", piece.marker))
        words.append(trailing or _following_connective(text, piece))
    words = filled(words[:-1], default)
    if lead_tree is not None and not any(map(is_strong, trees)):
        return parts.reading(extended(lead_tree, [text[p.start : p.end] for p in pieces[1:-1]]))
    behind = pieces[-1]
    rest = parts.take(_read(text, behind.start, behind.end))
    if "or" in words:
        trees = [_unread(text, p) if tree is None else tree for tree, p in zip(trees, pieces[1:-1], strict=True)]
    trees = _with_numbered(trees, numbers, parts)
    kept = [number for number, tree in enumerate(trees) if tree is not None]
    tree = joined([trees[number] for number in kept], [words[number - 1] for number in kept[1:]])
    opening = layout.LEADING.match(text[behind.start : behind.end])
    if opening and opening["word"].lower() == "or" and rest is not None:
        return parts.reading(all_of([lead_tree, any_of([tree, rest])]))
    return parts.reading(all_of([lead_tree, tree, rest]))


def _unread(text: str, item: Span) -> Node | None:
    """An alternative that states no measure is experience of the kind it tells of."""
    body, _ = _cut_connectives(text, trimmed(text, item))
    words = text[body.start : body.end]
    if len(words.split()) < 4 or is_rider(words) or is_conditional(words) or is_preferred(words):
        return None
    return Experience(None, area_of(words), class_titles(words), start=body.start, end=body.end)


def _following_connective(text: str, piece: Span) -> str:
    """A connective line at the end of an item."""
    found = [match for match in layout.CONNECTIVE.finditer(text, piece.start, piece.end) if match["line"]]
    if found and not text[found[-1].end() : piece.end].strip():
        return "or" if "or" in found[-1]["line"].lower() else "and"
    return ""


def _with_numbered(trees: Sequence[Node | None], numbers: Sequence[str], parts: _Parts) -> list[Node | None]:
    """The items, with those substitutions written out that name one of them by its number."""
    changed = list(trees)
    left = []
    for substitution in parts.substitutions:
        number = str(substitution.number)
        written = write_out(changed[numbers.index(number)], [substitution]) if number in numbers else None
        if written and not written.pending:
            changed[numbers.index(number)] = written.tree
        else:
            left.append(substitution)
    parts.substitutions = left
    return changed


def _read_sentences(text: str, start: int, end: int) -> Reading:
    """Plain sentences: each requirement with those before it, substitutions written out where they stand."""
    parts = _Parts()
    tree: Node | None = None
    for span in layout.sentences(text, start, end):
        sentence = text[span.start : span.end]
        if is_substitution(sentence):
            written = write_out(tree, read_substitution(sentence, span.start))
            tree = written.tree
            parts.substitutions += written.pending
        elif not (is_rider(sentence) or is_conditional(sentence)):
            tree = _with_sentence(tree, sentence, span.start, parts)
    return parts.reading(tree)


_AS_MUCH_AS = re.compile(r"\bequivalent\s+to\s+(?!th)", re.IGNORECASE)


def _with_sentence(tree: Node | None, sentence: str, offset: int, parts: _Parts) -> Node | None:
    """The tree and what one more sentence asks for; wishes and equivalents go to `parts`."""
    if match := COMBINATION.search(sentence) if holds(sentence, ("combination",)) else None:
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
        elif (isinstance(read, Equivalent) and tree is not None) or re.match(r"\W*or\b", clause.text, re.IGNORECASE):
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
    return clauses if any(required) else [_Clause(sentence, 0)]
