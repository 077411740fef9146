"""Reads a qualifications section into a tree: patterns within labels within items within sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.qualifications import layout
from pipeline.qualifications.joining import (
    each_of,
    extended,
    filled,
    is_strong,
    joined,
    listed,
    or_equivalent,
    separate,
    with_total,
)
from pipeline.qualifications.lists import (
    AS_A,
    LEAD,
    OPEN,
    Item,
    alternatives_of,
    cut_connectives,
    following_connective,
    named_by_item,
    opening_line,
    unread,
    with_lettered,
    with_numbered,
    with_shared_years,
)
from pipeline.qualifications.modes import modes
from pipeline.qualifications.prose import Span, trimmed
from pipeline.qualifications.sentences import (
    EACH_OF,
    EXPERIENCE_HEADING,
    ONE_OF,
    QUESTION,
    TO_ATTACH,
    is_preferred,
    is_work_told,
)
from pipeline.qualifications.statements import Parts, Reading, read_sentences
from pipeline.qualifications.substitutions import is_substitution
from pipeline.qualifications.tree import (
    Certification,
    License,
    Node,
    all_of,
    any_of,
    leaves,
)


def read_qualifications(text: str, start: int, end: int, preferred: bool = False, experience: bool = False) -> Reading:
    """What `text[start:end]` asks for.

    Its heading makes it all a wish where `preferred`, each item of it work where `experience`.
    """
    parts, trees = Parts(), []
    while start and text[start - 1] in " \t":  # marks are looked for from the start of the line
        start -= 1
    if question := QUESTION.search(text, start, end):
        end = question.start()
    for span, wished in modes(text, start, end, preferred):
        reading = _read(text, span.start, span.end)
        if experience:
            reading = _with_work(text, span, reading)
        if wished:
            parts.preferred += [*separate(reading.tree), *reading.preferred]
        else:
            trees.append(parts.take(reading))
    whole = parts.reading(with_total(all_of(trees)), patterns=True)
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
            work.append(unread(text, sentence, 2))
    return replace(reading, tree=all_of([reading.tree, *work]))


_LINE = re.compile(r"[^\n]+")
# A lead-in, whose list tells what the work it measures is about.
_INTRODUCES = re.compile(
    r":[ \t]*$|[;,][ \t]*(?:and|or)?[ \t]*$|\b(?:following|includ\w+|or|and)[ \t]*$", re.I | re.MULTILINE
)


def _read(text: str, start: int, end: int) -> Reading:
    """One stretch, by its outermost structure."""
    if pieces := layout.patterns(text, start, end):
        return _read_patterns(text, pieces)
    if pieces := layout.labelled(text, start, end):
        return _read_joined(text, pieces)
    items = layout.items(text, start, end)
    if len(items) <= _ONE_ITEM and (run_in := layout.enumerated(text, start, end)):
        strong = all(is_strong(_read(text, piece.start, piece.end).tree) for piece in run_in[1:-1])
        items = run_in if strong and not is_substitution(text[start:end]) else items
    if pieces := items or layout.choices(text, start, end):
        return _read_items(text, pieces)
    if pieces := layout.connected(text, start, end):
        return _read_joined(text, pieces)
    return read_sentences(text, start, end)


def _read_patterns(text: str, pieces: Sequence[Span]) -> Reading:
    """Each group of "Either I … Or II …" as alternatives, required with what stands before it."""
    parts = Parts()
    head, _ = cut_connectives(text, pieces[0])
    required = [parts.take(_read(text, head.start, head.end))]
    group: list[Node | None] = []
    for piece in pieces[1:]:
        if not piece.connective:
            required.append(any_of(group))
            group = []
        body, _ = cut_connectives(text, piece)
        if piece is pieces[-1]:
            body, behind = _without_what_concerns_all(text, body)
            required.append(parts.take(_read(text, behind.start, behind.end)))
        reading = _read(text, body.start, body.end)
        if piece is not pieces[-1]:  # what a pattern lets stand in for its own parts is no matter for the others
            reading = replace(reading, substitutions=tuple(s for s in reading.substitutions if s.everywhere))
        said = reading.tree or reading.equivalent or reading.preferred or reading.substitutions
        group.append(parts.take(reading) if said else unread(text, body))
    if ONE_OF.search(text[max(head.start, head.end - LEAD) : head.end]) and not any(map(is_strong, group)):
        required, group = with_shared_years(required, group)
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


_ONE_ITEM = 3  # pieces of a list of one: its lead-in, the item, what stands behind


def _read_joined(text: str, pieces: Sequence[Span]) -> Reading:
    """Pieces that follow each other, joined by the connectives between them ("and" where none is written)."""
    parts = Parts()
    trees: list[Node | None] = []
    words: list[str] = []
    trailing = ""
    for piece in pieces:
        alternative = re.match(r"alternat", piece.marker, re.IGNORECASE)
        body, after = cut_connectives(text, piece)
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


def _read_items(text: str, pieces: Sequence[Span]) -> Reading:
    """A list: lead-in, items, and the paragraphs behind it."""
    parts = Parts()
    head, behind = pieces[0], pieces[-1]
    lead = text[head.start : head.end]
    lead_tree = parts.take(_read(text, head.start, head.end))
    opening = opening_line(text, head, lead_tree)
    if (lead_tree is None and is_substitution(lead)) or TO_ATTACH.search(opening):
        # The list tells what may stand in, or what to attach, not what is required.
        return parts.reading(all_of([lead_tree, parts.take(_read(text, behind.start, behind.end))]))
    if is_preferred(opening):
        return parts.reading(all_of([lead_tree, _read_wishes(text, pieces, parts)]))
    items = [_read_item(text, piece) for piece in pieces[1:-1]]
    words = filled(
        [item.closing or following.opening for item, following in pairwise(items)],
        "or" if ONE_OF.search(lead[-LEAD:]) or AS_A.search(lead) else "and",
    )
    trees = [parts.take(reading) for reading in alternatives_of(items, words)]
    if isinstance(lead_tree, License | Certification) and OPEN.search(lead):
        named = [named_by_item(text, lead_tree, item.body) for item in items]
        trees, lead_tree = [tree or name for tree, name in zip(trees, named, strict=True)], None
    elif lead_tree is not None and not any(map(is_strong, trees)):
        listed_items = [text[p.start : p.end] for p in pieces[1:-1]]
        told = each_of(lead_tree, listed_items) if EACH_OF.search(lead) else extended(lead_tree, listed_items)
        return parts.reading(all_of([told, parts.take(_read(text, behind.start, behind.end))]))
    rest = parts.take(_read(text, behind.start, behind.end))
    if "or" in words:
        trees = [unread(text, i.body) if i.silent and t is None else t for i, t in zip(items, trees, strict=True)]
    trees = with_numbered(trees, [item.number for item in items], parts)
    trees = with_lettered(trees, [re.sub(r"\W", "", piece.marker) for piece in pieces[1:-1]], parts)
    kept = [number for number, tree in enumerate(trees) if tree is not None]
    tree = listed([trees[number] for number in kept], [words[number - 1] for number in kept[1:]])
    joint = layout.LEADING.match(text[behind.start : behind.end])
    if joint and joint["word"].lower() == "or" and rest is not None:
        return parts.reading(all_of([lead_tree, any_of([tree, rest])]))
    return parts.reading(all_of([lead_tree, tree, rest]))


def _read_wishes(text: str, pieces: Sequence[Span], parts: Parts) -> Node | None:
    """A list of wishes ("The following are desired:"); the tree of what stands behind it."""
    for piece in pieces[1:-1]:
        reading = _read(text, piece.start, piece.end)
        parts.preferred += [*separate(reading.tree), *reading.preferred]
    return parts.take(_read(text, pieces[-1].start, pieces[-1].end))


def _read_item(text: str, piece: Span) -> Item:
    body, trailing = cut_connectives(text, piece)
    reading = _read(text, body.start, body.end)
    silent = reading.tree is None and reading.equivalent is None and not reading.substitutions
    closing = trailing or following_connective(text, piece)
    return Item(body, re.sub(r"\D", "", piece.marker), reading, body.connective, closing, silent)
