"""Coordinated nouns: which of the topics in a knowledge statement stand alone.

"environmental research and wildlife management" is two topics; "budget preparation and administration" and
"classification, ecology and distribution of plants" are one each: aspects of a thing, named once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.phrases.grammar import BASE, depth, form, lexicon, verb_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

# Nouns that name an aspect of the topic before them ("project management methods, tools, and techniques").
_ASPECTS = lexicon(
    "principles practices procedures methods techniques rules regulations policies laws ordinances statutes codes "
    "standards guidelines tools equipment materials supplies processes theories theory concepts systems functions "
    "requirements operations limitations uses use terminology methodologies strategies objectives goals precautions "
    "characteristics trends developments resources services programs activities applications protocols roles "
    "responsibilities issues problems hazards needs control controls skills abilities repair maintenance"
)
# words that "and" makes one
_INSEPARABLE = frozenset(
    {
        ("health", "safety"), ("research", "development"), ("terms", "conditions"), ("training", "development"),
        ("learning", "development"), ("equality", "diversity"), ("rules", "regulations"), ("search", "rescue"),
        ("policies", "procedures"), ("information", "communication"), ("information", "communications"),
    }
)  # fmt: skip
_LAWS = lexicon("act code regulations order ordinance")
_GOVERNMENTS = lexicon("federal state county city municipal local national provincial territorial regional tribal")
# words that lean on the topic before ("the Harbors Act and related regulations")
_LEANING = lexicon("its their his her them it others other related associated similar")
_COMPLEMENT = lexicon("of for in to on with from by at within under between among such which that as including")
_INCLUDING = re.compile(
    r"(?:,\s*(?:including,?|to\s+include|especially|particularly|notably)|,?\s+with\s+(?:special|particular|specific)?\s*(?:reference|emphasis|focus|attention)\s+(?:to|on))\s*:?\s+",
    re.I,
)
_CONTINUED = re.compile(r",\s+(?:which|that|as\s+they)\b")
_DELIMITING = re.compile(
    r"(?:but\s+not\s+limited|the|an?|its|their|those|all|how|what|when|use\s+of|pertaining|relating|related|in|for|with)\b",
    re.I,
)


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
        tail = doc.text[match.end() :]
        first = next((t.i for t in doc if t.idx >= match.end()), None)
        place = next((t.i for t in doc if t.idx + len(t) > match.start()), 0)
        if first is None or place == 0 or depth(doc, first) or _DELIMITING.match(tail) or _CONTINUED.search(tail):
            continue
        rest = _standing_alone(doc, first, len(doc))
        if (len(rest) > 2 and all(b - a == 1 for a, b in rest)) or not _nouns(doc[first:]):
            continue  # single words only delimit the head ("supervision, including training and coaching")
        return place, first
    return len(doc), None


def _nouns(words: Span) -> bool:
    return any(word.pos_ in ("NOUN", "PROPN", "X") or word.tag_ == "VBG" for word in words)


def _standing_alone(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    chunks = _chunks(doc, start, end)
    found: list[tuple[int, int]] = []
    at = start
    for index in range(1, len(chunks)):
        if _separate(doc, chunks, index, at):
            found.append((at, chunks[index - 1].end))
            at = chunks[index].start
    found.append((at, end))
    return found


def _chunks(doc: Doc, start: int, end: int) -> list[Chunk]:
    """Words between top-level commas and conjunctions, as far as the list reaches: not into clauses and purposes."""
    limit = _list_end(doc, start, end)
    chunks: list[Chunk] = []
    at, joiners, place = start, set[str](), start
    while place < limit:
        if depth(doc, place) or not _separator(doc, place):
            place += 1
            continue
        gap = place
        while place < limit and _separator(doc, place):
            place += 1
        if gap > at and place < end:
            _add(chunks, _chunk(doc, at, gap, joiners))
            joiners, at = {t.lower_ for t in doc[gap:place]}, place
    _add(chunks, _chunk(doc, at, end, joiners))
    return chunks


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
    head = [t for t in doc[start:inner] if t.pos_ not in ("PUNCT", "DET")]
    return Chunk(
        start,
        end,
        comma="," in joiners,
        conjunction=bool(joiners - {","}),
        length=len(head),
        noun=any(t.pos_ in ("NOUN", "PROPN", "X", "NUM", "SYM") or t.tag_ in ("NN", "NNS", "VBG") for t in head)
        and (inner < end or (head[-1].pos_ != "ADJ" and head[-1].lower_ not in _GOVERNMENTS)),
        complement=inner < end,
        pronoun=doc[start].lower_ in _LEANING,
        article=doc[start].lower_ in ("the", "a", "an"),
        aspect=bool(head) and head[-1].lower_ in _ASPECTS,
        acronym=end - start == 1 and doc[start].is_upper and len(doc[start]) > 1,
    )


def _opens_complement(doc: Doc, at: int) -> bool:
    """Whether what follows belongs to the noun before: "of …", "during …", "relating to …", a parenthesis."""
    word = doc[at]
    return word.lower_ in _COMPLEMENT or word.pos_ == "ADP" or bool(form(word)) or word.text == "("


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


def _separate(doc: Doc, chunks: list[Chunk], index: int, at: int) -> bool:
    """Whether the topics on both sides of a separator stand alone. `at`: where the topic on the left began."""
    a, b = chunks[index - 1], chunks[index]
    if not a.noun or not b.noun or _one_law(doc, chunks, index):
        return False
    if _closes(doc, chunks, index, at):
        return True
    if b.pronoun or _place_names(doc, a, b) or doc[b.start].pos_ in ("ADP", "SCONJ"):
        return False
    if (doc[a.end - 1].lower_, doc[b.start].lower_) in _INSEPARABLE:
        return False
    shared = doc[a.end - 1].lower_.endswith("ing") and doc[b.start].lower_.endswith("ing")
    if b.aspect and b.length == 2 and shared:
        return False  # "unit operating and loading procedures"
    if doc[a.end - 1].pos_ in ("ADV", "ADP") or (_choice(doc, a, b) and not b.comma):
        return False  # "needs of mentally or physically disabled persons", "car or truck repair"
    if (a.aspect and a.end - at == 1) or (b.length == 1 and not (b.comma or b.complement or b.acronym)):
        return False  # "procedures" alone is no topic; "factors affecting supply and demand" is one
    topic = [c for c in chunks[:index] if c.start >= at]
    if any(_gerund_phrase(doc, c) for c in topic) and doc[b.start].tag_ != "VBG":
        return False  # one activity with several objects
    if _about(doc, at, b.start) and not (b.aspect and b.complement):
        return False  # "laws relating to courts, the parole board, and probation"
    named = b.article and not b.comma and b.end - b.start > 1 and doc[b.start + 1].text[:1].isupper()
    if any(c.complement for c in topic) and (not b.article or named) and not (b.aspect and b.complement):
        if b.length == 1 and not b.complement:
            return False  # "laws governing highways, docks, and wetlands"
        return not any(c.conjunction for c in topic) and _conjoined_outside(doc, at, b)
    return _in_list(doc, chunks, index) if b.comma else _pair(a, b)


def _closes(doc: Doc, chunks: list[Chunk], index: int, at: int) -> bool:
    """Whether "and" brings the last of topics that commas hold apart ("soils, plant care and irrigation")."""
    a, b = chunks[index - 1], chunks[index]
    joined = b.conjunction and not b.comma and index == len(chunks) - 1 and not _choice(doc, a, b)
    apart = a.comma and a.start == at and not a.aspect and not a.complement
    small = doc[b.start].pos_ in ("NOUN", "PROPN") or doc[b.start].tag_ == "VBG" or doc[b.start].lower_ == "other"
    return joined and apart and small and not b.aspect and not b.complement and not b.article


def _one_law(doc: Doc, chunks: list[Chunk], index: int) -> bool:
    """Whether a capitalised name goes on behind the separator ("Child, Family and Community Service Act")."""
    left = chunks[index - 1]
    if left.acronym or not _capitalised(doc, left) or doc[left.end - 1].lower_ in _LAWS:
        return False
    named = takewhile(lambda chunk: _capitalised(doc, chunk) and not chunk.acronym, chunks[index:])
    return any(doc[chunk.end - 1].lower_ in _LAWS for chunk in named)


def _capitalised(doc: Doc, chunk: Chunk) -> bool:
    return all(word.text[:1].isupper() for word in doc[chunk.start : chunk.end] if word.pos_ != "DET")


def _about(doc: Doc, start: int, end: int) -> bool:
    """Whether a list of what laws and the like are about is open."""
    return any(
        word.lower_ in ("relating", "pertaining", "governing", "concerning", "regarding") for word in doc[start:end]
    )


def _choice(doc: Doc, a: Chunk, b: Chunk) -> bool:
    """Whether "or" stands between: topics that both have to be known are joined by "and"."""
    return any(word.lower_ == "or" for word in doc[a.end : b.start])


def _gerund_phrase(doc: Doc, chunk: Chunk) -> bool:
    return doc[chunk.start].tag_ == "VBG" and chunk.end - chunk.start > 1


def _in_list(doc: Doc, chunks: list[Chunk], index: int) -> bool:
    """The comma of a list: between topics, or between aspects of one."""
    b = chunks[index]
    closing = next((n for n in range(index, len(chunks)) if chunks[n].conjunction), len(chunks) - 1)
    run = chunks[: closing + 1]
    shared = index + 1 < len(chunks) and not chunks[index + 1].comma and chunks[index + 1].length > 1
    if b.length == 1 and b.aspect and chunks[index - 1].aspect and not b.complement and not shared:
        return False  # "rules, policies and procedures"
    if all(c.length == 1 for c in run[:-1]) and all(_place_names(doc, c, run[-1]) for c in run[:-1]):
        return False  # "State, County and City regulations"
    if run[-1].complement and all(c.length == 1 and not c.complement for c in run[:-1]):
        return False  # "causes, treatment, and prevention of disease"
    # "plant species, grouping and associations": single words behind a topic of several are its aspects
    return not (run[0].length > 1 and all(c.length == 1 for c in run[1:]) and len(run) > 2)


def _pair(a: Chunk, b: Chunk) -> bool:
    """Binary "and": two topics, or two aspects of one."""
    if b.article:
        return True
    # not: "budget preparation and control", "hardware and software applications"
    return (b.length > 1 or b.acronym) and (a.length > 1 or a.acronym)


def _place_names(doc: Doc, a: Chunk, b: Chunk) -> bool:
    """Whether capitalised words share the small noun behind them ("State, County and City regulations")."""
    last, first, head = doc[a.end - 1], doc[b.start], doc[b.end - 1]
    return bool(last.text[:1].isupper() and first.text[:1].isupper() and head.text.islower() and a.end - a.start <= 2)


def _conjoined_outside(doc: Doc, at: int, right: Chunk) -> bool:
    """Whether the parse joins the right chunk to the head of the topic that began at `at`, not to its complement."""
    inner = next((t.i for t in doc[at : right.start] if t.i > at and t.lower_ in _COMPLEMENT), right.start)
    for word in doc[right.start : right.end]:
        if word.dep_ == "conj" and not right.start <= word.head.i < right.end:
            return bool(word.head.i < inner)
    return False
