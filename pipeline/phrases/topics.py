"""Coordinated nouns: which of the topics in a knowledge statement stand alone.

"environmental research and wildlife management" is two topics; "budget preparation and administration" and
"classification, ecology and distribution of plants" are one each: aspects of a thing, named once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.phrases.grammar import depth, form, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Nouns that name an aspect of the topic before them ("project management methods, tools, and techniques").
_ASPECTS = lexicon(
    "principles practices procedures methods techniques rules regulations policies laws ordinances statutes codes "
    "standards guidelines tools equipment materials supplies processes theories theory concepts systems functions "
    "requirements operations limitations uses use terminology methodologies strategies objectives goals precautions "
    "characteristics trends developments resources services programs activities applications protocols roles "
    "responsibilities issues problems hazards needs control controls skills abilities repair maintenance"
)
_COMPLEMENT = frozenset(
    {"of", "for", "in", "to", "on", "with", "from", "by", "at", "within", "under", "between", "among"}
)
_TAIL = frozenset({"which", "that", "who", "where", "when", "as", "sufficient", "such", "so", "in order"})
_INCLUDING = re.compile(
    r",?\s*\b(?:including(?:,)?|to\s+include|includes?|with\s+(?:special|particular|specific)?\s*(?:reference|emphasis|focus|attention)\s+(?:to|on))\s*:?\s+",
    re.I,
)
_DELIMITING = re.compile(r"(?:but\s+not\s+limited|the|an?|its|their|those|all|how|what|when|use\s+of)\b", re.I)


@dataclass(frozen=True)
class Chunk:
    """Words between two separators.

    Attributes:
        start: first word.
        end: word after the last.
        comma: a comma, not a bare conjunction, stands before it.
        conjunction: a conjunction stands before it.
    """

    start: int
    end: int
    comma: bool
    conjunction: bool


def topics(doc: Doc) -> list[tuple[int, int]]:
    """The stand-alone topics of a parsed knowledge statement as pairs of word indices, in order."""
    head_end, rest = _including(doc)
    found = _standing_alone(doc, 0, head_end)
    if rest is not None:
        found += _standing_alone(doc, rest, len(doc))
    return found


def _including(doc: Doc) -> tuple[int, int | None]:
    """End of the head, and where the list of topics behind ", including" begins, if it is one to take apart."""
    for match in _INCLUDING.finditer(doc.text):
        words = [t.i for t in doc if t.idx >= match.end()]
        place = next((t.i for t in doc if t.idx + len(t) > match.start()), 0)
        if not words or place == 0 or depth(doc, words[0]) or _DELIMITING.match(doc.text[match.end() :]):
            continue
        tail = doc.text[match.end() :]
        if re.search(r",\s+(?:which|that|as\s+they)\b", tail):
            continue
        return place, words[0]
    return len(doc), None


def _standing_alone(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    chunks = _chunks(doc, start, end)
    found: list[tuple[int, int]] = []
    at = start
    for left, right in pairwise(chunks):
        if _separate(doc, chunks, left, right, at):
            found.append((at, left.end))
            at = right.start
    found.append((at, end))
    return found


def _chunks(doc: Doc, start: int, end: int) -> list[Chunk]:
    """Words between top-level commas and conjunctions, as far as the list reaches: not into clauses and purposes."""
    limit = _list_end(doc, start, end)
    chunks: list[Chunk] = []
    at, comma, conjunction = start, False, False
    place = start
    while place < limit:
        if depth(doc, place) == 0 and _separator(doc, place):
            gap = place
            while place < limit and _separator(doc, place):
                place += 1
            if gap > at and place < end:
                chunks.append(Chunk(at, gap, comma, conjunction))
                words = {t.lower_ for t in doc[gap:place]}
                comma, conjunction, at = "," in words, bool(words - {","}), place
            continue
        place += 1
    chunks.append(Chunk(at, end, comma, conjunction))
    return chunks


def _separator(doc: Doc, place: int) -> bool:
    word = doc[place].lower_
    if word == "/":
        return place > 0 and str(doc[place - 1].lower_) == "and"
    if word == "as":
        return bool(doc[place + 1 : place + 3].text.lower() == "well as") if place + 2 < len(doc) else False
    if word == "well":
        return bool(doc[place - 1].lower_ == "as")
    return word == "," or word in ("and", "or", "&", "and/or")


def _list_end(doc: Doc, start: int, end: int) -> int:
    """Where a relative clause, a purpose or a "such as" begins that belongs to the topic before it."""
    for place in range(start + 1, end):
        word, before = doc[place], doc[place - 1]
        if word.lower_ in ("which", "who", "where", "that", "whether", "sufficient") and before.pos_ != "ADP":
            return place
        if word.lower_ in ("such", "as") and not _separator(doc, place) and before.lower_ not in ("well", "such"):
            return place
        if word.lower_ == "including" and before.text == ",":
            return place - 1
        if word.tag_ == "TO" and place + 1 < end and form(doc[place + 1]) == "base":
            return place
    return end


def _separate(doc: Doc, chunks: list[Chunk], left: Chunk, right: Chunk, at: int) -> bool:
    """Whether the topics on both sides of a separator stand alone. `at`: where the topic on the left began."""
    a, b = _Shape(doc, left), _Shape(doc, right)
    if not a.noun or not b.noun or b.pronoun or _place_names(doc, left, right):
        return False
    if doc[at].tag_ == "VBG" and right.start - at > 2 and doc[right.start].tag_ != "VBG":
        return False  # one activity with several objects
    if right.comma:
        return _separate_in_list(doc, chunks, left, right, a, b)
    return _separate_pair(doc, left, right, a, b)


def _separate_in_list(doc: Doc, chunks: list[Chunk], left: Chunk, right: Chunk, a: _Shape, b: _Shape) -> bool:
    """The comma of a list: between topics, or between aspects or modifiers of one."""
    index = chunks.index(right)
    closed = next((n for n, c in enumerate(chunks) if c.conjunction and n <= index - 1 and chunks[n - 1].comma), None)
    if closed is not None and a.complement:
        return False  # "methods, principles, and procedures in preparation of forecasts, projections …"
    closing = next((n for n, c in enumerate(chunks) if n >= index and c.conjunction), len(chunks) - 1)
    run = [_Shape(doc, c) for c in chunks[: closing + 1]]
    if _modifier_series(doc, chunks, index) or (b.words == 1 and b.aspect):
        return False
    if run[-1].complement and all(s.words == 1 and not s.complement for s in run[:-1]):
        return False  # "causes, treatment, and prevention of disease"
    # "plant species, grouping and associations": single words behind a topic of several are its aspects
    return not (run[0].words > 1 and all(s.words == 1 for s in run[1:]) and len(run) > 2)


def _place_names(doc: Doc, left: Chunk, right: Chunk) -> bool:
    """Whether capitalised words share the small noun behind them ("State, County and City regulations")."""
    last, first, head = doc[left.end - 1], doc[right.start], doc[right.end - 1]
    return last.text[:1].isupper() and first.text[:1].isupper() and head.text.islower() and left.end - left.start <= 2


def _modifier_series(doc: Doc, chunks: list[Chunk], index: int) -> bool:
    """Whether the chunk before `index` is one of several modifiers of a noun ("federal, state, and local laws")."""
    first = index - 1
    while first > 0 and chunks[first].end - chunks[first].start == 1:
        first -= 1
    start = chunks[first]
    last_word = doc[start.end - 1]
    return last_word.pos_ == "ADJ" and chunks[index - 1].end - chunks[index - 1].start <= 2


def _separate_pair(doc: Doc, left: Chunk, right: Chunk, a: _Shape, b: _Shape) -> bool:
    """Binary "and": two topics, or two aspects of one."""
    if b.determined and a.noun:
        return True
    if b.words == 1:
        return False
    if a.words == 1 and not a.complement:
        return False  # "hardware and software applications", "causes and treatment of disease"
    if a.complement:
        return _conjoined_outside(doc, left, right)
    return b.multi_head or not b.complement  # not: "content requirements and formatting for …"


def _conjoined_outside(doc: Doc, left: Chunk, right: Chunk) -> bool:
    """Whether the parse joins the right chunk to the head of the left one, not to a noun inside its complement."""
    inner = next((t.i for t in doc[left.start : left.end] if t.lower_ in _COMPLEMENT), left.end)
    for word in doc[right.start : right.end]:
        if word.dep_ == "conj" and not right.start <= word.head.i < right.end:
            return bool(word.head.i < inner)
    return False


class _Shape:
    """What a chunk is made of."""

    def __init__(self, doc: Doc, chunk: Chunk) -> None:
        words = list(doc[chunk.start : chunk.end])
        inner = next((n for n, t in enumerate(words) if n and (t.lower_ in _COMPLEMENT or form(t))), len(words))
        head = words[:inner]
        self.words = len([t for t in head if t.pos_ not in ("PUNCT", "DET")])
        self.complement = inner < len(words)
        self.noun = any(t.pos_ in ("NOUN", "PROPN", "X", "NUM", "SYM") or t.tag_ == "VBG" for t in head)
        self.pronoun = bool(head) and head[0].lower_ in ("its", "their", "his", "her", "them", "it", "others")
        self.determined = bool(head) and head[0].lower_ in ("the", "a", "an")
        self.aspect = bool(head) and head[-1].lower_ in _ASPECTS
        self.multi_head = self.words > 1
