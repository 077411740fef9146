"""Reads a qualifications section into a tree: patterns within labels within items within sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.qualifications import layout
from pipeline.qualifications.columns import cells
from pipeline.qualifications.joining import (
    each_of,
    extended,
    filled,
    is_strong,
    joined,
    listed,
    or_equivalent,
    separate,
)
from pipeline.qualifications.layout import Span, trimmed
from pipeline.qualifications.leaves import area_of, class_titles, squeezed
from pipeline.qualifications.sentences import (
    DEMANDED,
    EACH_OF,
    EXPERIENCE_HEADING,
    ONE_OF,
    PREFERRED_HEADING,
    QUESTION,
    REQUIRED_HEADING,
    STATUS,
    TO_ATTACH,
    is_conditional,
    is_preferred,
    is_rider,
    is_work_told,
)
from pipeline.qualifications.statements import Parts, Reading, read_sentences
from pipeline.qualifications.substitutions import is_substitution, write_out
from pipeline.qualifications.tree import Certification, Experience, License, Node, all_of, any_of, leaves


def read_qualifications(text: str, start: int, end: int, preferred: bool = False, experience: bool = False) -> Reading:
    """What `text[start:end]` asks for.

    Its heading makes it all a wish where `preferred`, each item of it work where `experience`.
    """
    parts, trees = Parts(), []
    while start and text[start - 1] in " \t":  # marks are looked for from the start of the line
        start -= 1
    if question := QUESTION.search(text, start, end):
        end = question.start()
    for span, wished in _modes(text, start, end, preferred):
        reading = _read(text, span.start, span.end)
        if experience:
            reading = _with_work(text, span, reading)
        if wished:
            parts.preferred += [*separate(reading.tree), *reading.preferred]
        else:
            trees.append(parts.take(reading))
    whole = parts.reading(all_of(trees), patterns=True)
    if whole.equivalent is None:
        return whole
    return replace(whole, tree=or_equivalent(whole.tree, whole.equivalent), equivalent=None)


def _with_work(text: str, span: Span, reading: Reading) -> Reading:
    """What stands under a heading of experience, with the items that tell of work without the word."""
    if _INTRODUCES.search(text, span.start, span.end):
        return reading
    told = [leaf for tree in (reading.tree, *reading.preferred) for leaf in leaves(tree)]
    read = [(leaf.start, leaf.end) for leaf in told if leaf.start is not None and leaf.end is not None]
    work = []
    for line in _LINE.finditer(text, span.start, span.end):
        sentence = trimmed(text, Span(*line.span()))
        words = text[sentence.start : sentence.end]
        if is_work_told(words) and not any(start < sentence.end and sentence.start < end for start, end in read):
            work.append(_unread(text, sentence, 2))
    return replace(reading, tree=all_of([reading.tree, *work]))


_LINE = re.compile(r"[^\n]+")
# A lead-in, whose list tells what the work it measures is about.
_INTRODUCES = re.compile(
    r":[ \t]*$|[;,][ \t]*(?:and|or)?[ \t]*$|\b(?:following|includ\w+|or|and)[ \t]*$", re.I | re.MULTILINE
)


def _modes(text: str, start: int, end: int, preferred: bool) -> list[tuple[Span, bool]]:
    """The stretches under "Required" and "Preferred" headings, and whether each is a wish."""
    marks = [
        (match.start(), match.end(), True)
        for match in PREFERRED_HEADING.finditer(text, start, end)
        if not REQUIRED_HEADING.match(match.group())  # the heads of two columns
    ]
    wished = {mark[0] for mark in marks}
    marks += [
        (m.start(), m.end(), False) for m in REQUIRED_HEADING.finditer(text, start, end) if m.start() not in wished
    ]
    if marked := cells(text, start, end) or layout.criteria(text, start, end):
        return marked
    spans, first, mode = [], start, preferred
    for begin, stop, wish in sorted(marks):
        spans.append((Span(first, max(first, begin)), mode))
        first, mode = max(first, stop), wish
    spans.append((Span(first, end), mode))
    return [part for span, wish in spans for part in (_demanded(text, span) if wish else [(span, False)])]


def _demanded(text: str, wished: Span) -> list[tuple[Span, bool]]:
    """The stretch cut at sentences that demand, for all that their heading only wishes ("a licence is required")."""
    spans, first = [], wished.start
    if DEMANDED.search(text, wished.start, wished.end):
        for sentence in layout.sentences(text, wished.start, wished.end):
            words = text[sentence.start : sentence.end]
            if DEMANDED.search(words) and not is_preferred(words):
                spans += [(Span(first, sentence.start), True), (sentence, False)]
                first = sentence.end
    return [*spans, (Span(first, wished.end), True)]


def _read(text: str, start: int, end: int) -> Reading:
    """One stretch, by its outermost structure."""
    if pieces := layout.patterns(text, start, end):
        return _read_patterns(text, pieces)
    if pieces := layout.labelled(text, start, end):
        return _read_joined(text, pieces)
    if pieces := layout.items(text, start, end):
        return _read_items(text, pieces)
    if pieces := layout.choices(text, start, end):
        return _read_items(text, pieces)
    if pieces := layout.connected(text, start, end):
        return _read_joined(text, pieces)
    return read_sentences(text, start, end)


def _read_patterns(text: str, pieces: Sequence[Span]) -> Reading:
    """Each group of "Either I … Or II …" as alternatives, required with what stands before it."""
    parts = Parts()
    head, _ = _cut_connectives(text, pieces[0])
    required = [parts.take(_read(text, head.start, head.end))]
    group: list[Node | None] = []
    for piece in pieces[1:]:
        if not piece.connective:
            required.append(any_of(group))
            group = []
        body, _ = _cut_connectives(text, piece)
        if piece is pieces[-1]:
            body, behind = _without_what_concerns_all(text, body)
            required.append(parts.take(_read(text, behind.start, behind.end)))
        reading = _read(text, body.start, body.end)
        if piece is not pieces[-1]:  # what a pattern lets stand in for its own parts is no matter for the others
            reading = replace(reading, substitutions=tuple(s for s in reading.substitutions if s.everywhere))
        said = reading.tree or reading.equivalent or reading.preferred or reading.substitutions
        group.append(parts.take(reading) if said else _unread(text, body))
    return parts.reading(all_of([*required, any_of(group)]), patterns=True)


def _without_what_concerns_all(text: str, pattern: Span) -> tuple[Span, Span]:
    """The last pattern, and the lines behind it for everyone: those on licences alone, or on what may stand in."""
    end = pattern.end
    for gap in reversed(list(re.finditer(r"\n\s*", text[pattern.start : pattern.end]))):
        cut = pattern.start + gap.start()
        behind = Span(pattern.start + gap.end(), pattern.end)
        if layout.TRAILING.search(text, pattern.start, cut) or layout.LEADING.match(text[behind.start : behind.end]):
            break
        reading = _read(text, behind.start, behind.end)
        stated = list(leaves(reading.tree))
        if not (stated or reading.substitutions or reading.equivalent):
            continue
        allowed = not stated and reading.substitutions and text[behind.start] not in "(["
        if not allowed and not (stated and all(isinstance(leaf, License | Certification) for leaf in stated)):
            break
        end = cut
    return replace(pattern, end=end), Span(end, pattern.end)


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
    parts = Parts()
    trees: list[Node | None] = []
    words: list[str] = []
    trailing = ""
    for piece in pieces:
        alternative = re.match(r"alternat", piece.marker, re.IGNORECASE)
        body, after = _cut_connectives(text, piece)
        reading = _read(text, body.start, body.end)
        if EXPERIENCE_HEADING.fullmatch(piece.marker):
            reading = _with_work(text, body, reading)
        tree = parts.take(reading)
        word = "or" if alternative else trailing or body.connective or "and"
        if tree is not None:
            words.append(word)
            trees.append(tree)
            trailing = after
        else:
            trailing = after or (word if word == "or" and trees else "")
    return parts.reading(joined(trees, words[1:]))


@dataclass(frozen=True)
class _Item:
    """An item of a list: its words, what they ask for, and the connectives that open and end it.

    `silent` where it asks for nothing that can be measured, nor lets anything stand in.
    """

    body: Span
    number: str
    reading: Reading
    opening: str
    closing: str
    silent: bool


def _read_items(text: str, pieces: Sequence[Span]) -> Reading:
    """A list: lead-in, items, and the paragraphs behind it."""
    parts = Parts()
    head, behind = pieces[0], pieces[-1]
    lead = text[head.start : head.end]
    lead_tree = parts.take(_read(text, head.start, head.end))
    opening = _opening_line(text, head, lead_tree)
    if (lead_tree is None and is_substitution(lead)) or TO_ATTACH.search(opening):
        # The list tells what may stand in, or what to attach, not what is required.
        return parts.reading(all_of([lead_tree, parts.take(_read(text, behind.start, behind.end))]))
    if is_preferred(opening):
        return parts.reading(all_of([lead_tree, _read_wishes(text, pieces, parts)]))
    items = [_read_item(text, piece) for piece in pieces[1:-1]]
    words = filled(
        [item.closing or following.opening for item, following in pairwise(items)],
        "or" if ONE_OF.search(lead[-120:]) or _AS_A.search(lead) else "and",
    )
    trees = [parts.take(reading) for reading in _alternatives(items, words)]
    if isinstance(lead_tree, License | Certification) and _OPEN.search(lead):
        named = [_named(text, lead_tree, item.body) for item in items]
        trees, lead_tree = [tree or name for tree, name in zip(trees, named, strict=True)], None
    elif lead_tree is not None and not any(map(is_strong, trees)):
        listed_items = [text[p.start : p.end] for p in pieces[1:-1]]
        told = each_of(lead_tree, listed_items) if EACH_OF.search(lead) else extended(lead_tree, listed_items)
        return parts.reading(all_of([told, parts.take(_read(text, behind.start, behind.end))]))
    rest = parts.take(_read(text, behind.start, behind.end))
    if "or" in words:
        trees = [_unread(text, i.body) if i.silent and t is None else t for i, t in zip(items, trees, strict=True)]
    trees = _with_numbered(trees, [item.number for item in items], parts)
    trees = _with_lettered(trees, [re.sub(r"\W", "", piece.marker) for piece in pieces[1:-1]], parts)
    kept = [number for number, tree in enumerate(trees) if tree is not None]
    tree = listed([trees[number] for number in kept], [words[number - 1] for number in kept[1:]])
    joint = layout.LEADING.match(text[behind.start : behind.end])
    if joint and joint["word"].lower() == "or" and rest is not None:
        return parts.reading(all_of([lead_tree, any_of([tree, rest])]))
    return parts.reading(all_of([lead_tree, tree, rest]))


def _alternatives(items: Sequence[_Item], words: list[str]) -> list[Reading]:
    """What the items ask for; in a list of alternatives an equivalent is one of them, whatever joins it."""
    readings = [item.reading for item in items]
    if "or" in words:
        for at, reading in enumerate(readings):
            if reading.tree is None and reading.equivalent is not None:
                readings[at] = replace(reading, tree=reading.equivalent, equivalent=None)
                words[at - 1 : at] = ["or"] if at else []
    return readings


def _opening_line(text: str, head: Span, tree: Node | None) -> str:
    """The line that introduces a list, where it asks for nothing itself; else ""."""
    head = trimmed(text, head)
    start = text.rfind("\n", head.start, head.end) + 1 or head.start
    return (
        "" if any(leaf.start is not None and leaf.start >= start for leaf in leaves(tree)) else text[start : head.end]
    )


def _read_wishes(text: str, pieces: Sequence[Span], parts: Parts) -> Node | None:
    """A list of wishes ("The following are desired:"); the tree of what stands behind it."""
    for piece in pieces[1:-1]:
        reading = _read(text, piece.start, piece.end)
        parts.preferred += [*separate(reading.tree), *reading.preferred]
    return parts.take(_read(text, pieces[-1].start, pieces[-1].end))


def _read_item(text: str, piece: Span) -> _Item:
    body, trailing = _cut_connectives(text, piece)
    reading = _read(text, body.start, body.end)
    silent = reading.tree is None and reading.equivalent is None and not reading.substitutions
    closing = trailing or _following_connective(text, piece)
    return _Item(body, re.sub(r"\D", "", piece.marker), reading, body.connective, closing, silent)


_AS_A = re.compile(r"\bas\s+an?\s*:?\s*$", re.IGNORECASE)
_OPEN = re.compile(
    r"(?:\bas(?:\s+an?)?|\beither|\bfollowing(?:\s+[\w()-]+){0,3}|\bone\s+of|\bthese|\bbelow)\s*:?\s*$", re.IGNORECASE
)


def _named(text: str, lead: License | Certification, item: Span) -> License | Certification:
    """The licence that a lead-in opens and an item names: "Licensed as a:" and "b. Land Surveyor"."""
    return replace(lead, name=f"{lead.name} {squeezed(text[item.start : item.end])}", start=item.start, end=item.end)


_TESTED = re.compile(r"\b(?:examinations?|interviews?|screening|background|physical(?:ly)?)\b", re.IGNORECASE)


def _unread(text: str, body: Span, fewest: int = 4) -> Node | None:
    """An alternative that states no measure is experience of the kind it tells of, in no less than `fewest` words."""
    words = text[body.start : body.end]
    if len(words.split()) < fewest or is_rider(words) or is_conditional(words) or is_preferred(words):
        return None
    if STATUS.search(words) or _TESTED.search(words):
        return None
    return Experience(None, area_of(words), class_titles(words), start=body.start, end=body.end)


def _following_connective(text: str, piece: Span) -> str:
    """A connective line at the end of an item."""
    found = [match for match in layout.CONNECTIVE.finditer(text, piece.start, piece.end) if match["line"]]
    if found and not text[found[-1].end() : piece.end].strip():
        return "or" if "or" in found[-1]["line"].lower() else "and"
    return ""


def _with_lettered(trees: Sequence[Node | None], letters: Sequence[str], parts: Parts) -> list[Node | None]:
    """The items, those that another route replaces ("in place of (a) and (b)") made one choice with it."""
    changed = list(trees)
    for substitution in [s for s in parts.substitutions if s.items and set(s.items) <= set(letters)]:
        places = [letters.index(letter) for letter in substitution.items]
        choice = any_of([all_of(changed[place] for place in places), substitution.substitute])
        for place in places:
            changed[place] = choice if place == places[0] else None
        parts.substitutions.remove(substitution)
    return changed


def _with_numbered(trees: Sequence[Node | None], numbers: Sequence[str], parts: Parts) -> list[Node | None]:
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
