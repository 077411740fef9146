"""A knowledge statement in chunks: the words between its commas and conjunctions, and what they are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.phrases.grammar import BASE, depth, form, lexicon, verb_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Nouns that name an aspect of the topic before them ("project management methods, tools, and techniques").
ASPECTS = lexicon(
    "principles practices procedures methods techniques rules regulations policies laws acts ordinances statutes codes "
    "standards guidelines tools equipment materials supplies processes theories theory concepts systems functions "
    "requirements operations limitations uses use terminology methodologies strategies objectives goals precautions "
    "characteristics trends developments resources services programs activities applications protocols roles "
    "responsibilities issues problems hazards needs control controls skills abilities repair maintenance"
)
_GOVERNMENTS = lexicon("federal state county city municipal local national provincial territorial regional tribal")
# words that lean on the topic before ("the Harbors Act and related regulations")
_LEANING = lexicon("its their his her them it others other related associated similar")
_ADJECTIVE = re.compile(r"\w*(?:etary|strative|slative|ional|ical|ental|cial|utory|atory)")
COMPLEMENT = lexicon("of for in to on with from by at within under between among such which that as including")


@dataclass(frozen=True)
class Chunk:
    """Words between two separators, and what they are made of.

    Attributes:
        start: first word.
        end: word after the last.
        comma: a comma stands before it.
        conjunction: a conjunction stands before it.
        length: words before its complement, articles apart.
        noun: there is a noun (or gerund) among them: the chunk can stand alone.
        complement: "of …", "for …", "relating to …" follows.
        pronoun: it opens with a pronoun or "related", which lean on an earlier chunk.
        article: it opens with an article.
        aspect: its head names an aspect of a topic rather than a topic.
        acronym: it is one word in capitals, a name for more ("SCADA").
    """

    start: int
    end: int
    comma: bool
    conjunction: bool
    length: int
    noun: bool
    complement: bool
    pronoun: bool
    article: bool
    aspect: bool
    acronym: bool


def chunks(doc: Doc, start: int, end: int) -> list[Chunk]:
    """Words between top-level commas and conjunctions, as far as the list reaches: not into clauses and purposes."""
    limit = _list_end(doc, start, end)
    found: list[Chunk] = []
    at, joiners, place = start, set[str](), start
    while place < limit:
        if depth(doc, place) or not _separator(doc, place):
            place += 1
            continue
        gap = place
        while place < limit and _separator(doc, place):
            place += 1
        if gap > at and place < end:
            _add(found, _chunk(doc, at, gap, joiners))
            joiners, at = {t.lower_ for t in doc[gap:place]}, place
    _add(found, _chunk(doc, at, end, joiners))
    return found


def _add(chunks: list[Chunk], chunk: Chunk) -> None:
    """Appends a chunk, or lengthens the last one with it where that holds modifiers only ("federal, state and …")."""
    if chunks and not chunks[-1].noun:
        before = chunks.pop()
        waiting = chunk.end - chunk.start == 1 and not chunk.complement
        chunk = replace(
            chunk,
            start=before.start,
            comma=before.comma,
            conjunction=before.conjunction,
            length=before.length + chunk.length,
            noun=chunk.noun and not waiting,
            article=before.article,
            pronoun=before.pronoun,
            acronym=False,
        )
    chunks.append(chunk)


def _chunk(doc: Doc, start: int, end: int, joiners: set[str]) -> Chunk:
    inner = start + 1
    while inner < end and not _opens_complement(doc, inner):
        inner += 1
    if inner == end - 1 and doc[inner].tag_ == "VBG":
        inner = end  # "capital programming"
    head = [t for t in doc[start:inner] if t.pos_ not in ("PUNCT", "DET") and not depth(doc, t.i)]
    return Chunk(
        start,
        end,
        comma="," in joiners,
        conjunction=bool(joiners - {","}),
        length=len(head),
        noun=any(t.pos_ in ("NOUN", "PROPN", "X", "NUM", "SYM") or t.tag_ in ("NN", "NNS", "VBG") for t in head)
        and (inner < end or not _adjective(head[-1])),
        complement=inner < end,
        pronoun=doc[start].lower_ in _LEANING,
        article=doc[start].lower_ in ("the", "a", "an"),
        aspect=bool(head) and head[-1].lower_ in ASPECTS,
        acronym=end - start == 1 and doc[start].is_upper and len(doc[start]) > 1,
    )


def _adjective(word: Token) -> bool:
    """Whether a word that ends a chunk waits for a noun behind the next separator, whatever the tagger says."""
    small = word.lower_
    return word.pos_ == "ADJ" or small in _GOVERNMENTS or bool(_ADJECTIVE.fullmatch(small))


def _opens_complement(doc: Doc, at: int) -> bool:
    """Whether what follows belongs to the noun before: "of …", "during …", "relating to …", a parenthesis."""
    word = doc[at]
    short = at + 2 < len(doc) and doc[at + 1].is_upper and doc[at + 2].text == ")"  # "voice response (IVR)"
    return word.lower_ in COMPLEMENT or word.pos_ == "ADP" or bool(form(word)) or (word.text == "(" and not short)


def _separator(doc: Doc, place: int) -> bool:
    """Whether the word at `place` stands between topics: a comma, "and", "or", or a word of "as well as"."""
    if doc[place].lower_ in ("as", "well"):
        around = doc[max(0, place - 2) : place + 3].text.lower()
        return "as well as" in around
    return doc[place].lower_ in (",", "and", "or", "&")


def _list_end(doc: Doc, start: int, end: int) -> int:
    """Where a relative clause, a purpose or a "such as" begins that belongs to the topic before it."""
    for place in range(start + 1, end):
        word, before = doc[place], doc[place - 1]
        if word.lower_ in ("which", "who", "where", "that", "whether", "sufficient", "how") and before.pos_ != "ADP":
            return place
        example = word.lower_ in ("such", "as") and not _separator(doc, place) and before.lower_ not in ("well", "such")
        if example or word.lower_ == "including":
            return place - int(before.text == ",")
        if word.lower_ == "to" and (verb := verb_at(doc, place + 1)) is not None and form(doc[verb]) == BASE:
            return place
    return end
