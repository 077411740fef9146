"""Coordinated nouns: which of the topics in a knowledge statement stand alone.

"environmental research and wildlife management" is two topics; "budget preparation and administration" and
"classification, ecology and distribution of plants" are one each: aspects of a thing, named once.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.phrases.chunks import ASPECTS, COMPLEMENT, Chunk, chunks
from pipeline.phrases.grammar import depth, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

# words that "and" makes one
_INSEPARABLE = frozenset(
    {
        ("health", "safety"), ("research", "development"), ("terms", "conditions"), ("training", "development"),
        ("learning", "development"), ("equality", "diversity"), ("rules", "regulations"), ("search", "rescue"),
        ("policies", "procedures"), ("information", "communication"), ("information", "communications"),
    }
)  # fmt: skip
_LAWS = lexicon("act code regulations order ordinance")
_DEED = re.compile(r"\w{3,}(?:tion|sion|ment|ance|ing|sis)|upkeep|repair|control|handling|review|support|design|care")
_FITS_ALL = lexicon("effective modern good proper sound current appropriate correct")
_INCLUDING = re.compile(
    r"(?:,\s*(?:including,?|to\s+include|especially|particularly|notably)|,?\s+with\s+(?:special|particular|specific)?\s*(?:reference|emphasis|focus|attention)\s+(?:to|on))\s*:?\s+",
    re.I,
)
_CONTINUED = re.compile(r",\s+(?:which|that|as\s+they)\b")
_DELIMITING = re.compile(
    r"(?:but\s+not\s+limited|as|the|an?|its|their|those|all|how|what|when|use\s+of|pertaining|relating|related|in|for|with)\b",
    re.I,
)


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
    parts = chunks(doc, start, end)
    found: list[tuple[int, int]] = []
    at = start
    for index in range(1, len(parts)):
        if _separate(doc, parts, index, at):
            found.append((at, parts[index - 1].end))
            at = parts[index].start
    found.append((at, end))
    return found


def _separate(doc: Doc, parts: list[Chunk], index: int, at: int) -> bool:
    """Whether the topics on both sides of a separator stand alone. `at`: where the topic on the left began."""
    a, b = parts[index - 1], parts[index]
    if not a.noun or not b.noun or _one_law(doc, parts, index):
        return False
    if _closes(doc, parts, index, at):
        return True
    if (
        doc[a.end - 1].tag_ == "POS"
        or _one_practice(doc, a, b)
        or _one_code([c for c in parts[:index] if c.start >= at], b)
    ):
        return False  # "a manager's and a clerk's duties"
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
    topic = [c for c in parts[:index] if c.start >= at]
    if any(_gerund_phrase(doc, c) for c in topic) and doc[b.start].tag_ != "VBG":
        return False  # one activity with several objects
    if _about(doc, at, b.start) and not (b.aspect and b.complement):
        return False  # "laws relating to courts, the parole board, and probation"
    named = b.article and not b.comma and b.end - b.start > 1 and doc[b.start + 1].text[:1].isupper()
    if any(c.complement for c in topic) and (not b.article or named) and not (b.aspect and b.complement):
        if b.length == 1 and not b.complement:
            return False  # "laws governing highways, docks, and wetlands"
        return not any(c.conjunction for c in topic) and _conjoined_outside(doc, at, b)
    return _in_list(doc, parts, index) if b.comma else _pair(doc, a, b)


def _one_practice(doc: Doc, a: Chunk, b: Chunk) -> bool:
    """Whether two doings share the noun behind the second ("rope making and splicing methods")."""
    doing = doc[a.end - 1].lower_.endswith("ing") and a.length > 1 and not a.complement
    head = b.start + 1
    return (
        doing
        and b.aspect
        and head < b.end
        and doc[head].lower_ in ASPECTS
        and bool(_DEED.fullmatch(doc[b.start].lower_))
    )


def _one_code(topic: list[Chunk], b: Chunk) -> bool:
    """Whether single aspects share what follows the last of them ("rules, regulations, and laws on tides")."""
    a = topic[-1]
    single = a.aspect and a.length == 1 and not a.complement and b.aspect and b.length == 1
    return len(topic) > 1 and single and b.conjunction and not any(chunk.conjunction for chunk in topic[1:])


def _closes(doc: Doc, parts: list[Chunk], index: int, at: int) -> bool:
    """Whether "and" brings the last of topics that commas hold apart ("soils, plant care and irrigation")."""
    a, b = parts[index - 1], parts[index]
    joined = b.conjunction and not b.comma and index == len(parts) - 1 and not _choice(doc, a, b)
    apart = a.comma and a.start == at and not a.aspect and not a.complement
    small = doc[b.start].pos_ in ("NOUN", "PROPN") or doc[b.start].tag_ == "VBG" or doc[b.start].lower_ == "other"
    small = small or (doc[b.start].pos_ == "ADJ" and a.length == 1 and b.length == 2)
    return joined and apart and small and not b.aspect and not b.complement and not b.article


def _one_law(doc: Doc, parts: list[Chunk], index: int) -> bool:
    """Whether a capitalised name goes on behind the separator ("Child, Family and Community Service Act")."""
    left = parts[index - 1]
    if left.acronym or not _capitalised(doc, left) or doc[left.end - 1].lower_ in _LAWS:
        return False
    named = takewhile(lambda chunk: _capitalised(doc, chunk) and not chunk.acronym, parts[index:])
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


def _in_list(doc: Doc, parts: list[Chunk], index: int) -> bool:
    """The comma of a list: between topics, or between aspects of one."""
    b = parts[index]
    closing = next((n for n in range(index, len(parts)) if parts[n].conjunction), len(parts) - 1)
    run = parts[: closing + 1]
    shared = index + 1 < len(parts) and not parts[index + 1].comma and parts[index + 1].length > 1
    if b.length == 1 and b.aspect and parts[index - 1].aspect and not b.complement and not shared:
        return False  # "rules, policies and procedures"
    if all(c.length == 1 for c in run[:-1]) and all(_place_names(doc, c, run[-1]) for c in run[:-1]):
        return False  # "State, County and City regulations"
    if run[-1].complement and all(c.length == 1 and not c.complement for c in run[:-1]):
        return False  # "causes, treatment, and prevention of disease"
    # "plant species, grouping and associations": single words behind a topic of several are its aspects
    return not (run[0].length > 1 and all(c.length == 1 for c in run[1:]) and len(run) > 2)


def _pair(doc: Doc, a: Chunk, b: Chunk) -> bool:
    """Binary "and": two topics, or two aspects of one."""
    if b.article or (b.complement and doc[a.end - 1].text == ")"):
        return True
    # not: "budget preparation and control", "hardware and software applications"
    return (b.length > 1 or b.acronym) and (a.length - _generic(doc, a) > 1 or a.acronym)


def _generic(doc: Doc, chunk: Chunk) -> bool:
    """Whether a chunk opens with an adjective that fits any topic ("effective personnel and supervisory practices")."""
    return doc[chunk.start].lower_ in _FITS_ALL


def _place_names(doc: Doc, a: Chunk, b: Chunk) -> bool:
    """Whether capitalised words share the small noun behind them ("State, County and City regulations")."""
    last, first, head = doc[a.end - 1], doc[b.start], doc[b.end - 1]
    return bool(last.text[:1].isupper() and first.text[:1].isupper() and head.text.islower() and a.end - a.start <= 2)


def _conjoined_outside(doc: Doc, at: int, right: Chunk) -> bool:
    """Whether the parse joins the right chunk to the head of the topic that began at `at`, not to its complement."""
    inner = next((t.i for t in doc[at : right.start] if t.i > at and t.lower_ in COMPLEMENT), right.start)
    for word in doc[right.start : right.end]:
        if word.dep_ == "conj" and not right.start <= word.head.i < right.end:
            return bool(word.head.i < inner)
    return False
