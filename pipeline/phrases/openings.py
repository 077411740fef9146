"""Where the action of a duty clause begins: behind subject, modals, conditions and "is responsible for"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.phrases.grammar import BASE, GERUND, MODALS, PAST, form, lexicon, surface_form, verb_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HOLDERS = lexicon(
    "incumbent incumbents employee employees position positions class classes classification classifications role "
    "job worker workers appointee appointees officer officers post postholder person individual candidate member "
    "holder holders jobholder jobholders postholders you he she they"
)
_RESPONSIBLE = re.compile(
    r"(?:(?:is|are|be|being|will\s+be|shall\s+be|has|have)\s+)?(?:directly\s+|also\s+|primarily\s+|fully\s+)*"
    r"(?:responsible|accountable|required|expected|used|designed|assigned|able|called\s+upon|"
    r"(?:primary|overall|direct|full|sole)\s+responsibility)(?:\s+and\s+accountable)?\s+(for|to)\b\s*:?\s*",
    re.I,
)
ACTION_NOUN = re.compile(
    r"(?:the\s+|all\s+|overall\s+|day-to-day\s+|daily\s+|effective\s+|direct\s+)*(?:(?:\w+)(?:tion|sion|ment|ance|ence|sight|ing|sis|val)|"
    r"delivery|support|review|repair|upkeep|care|control|custody|conduct|design|audit|production)\b(?:\s+(?:and|,)\s+\w+)*\s+of\b",
    re.I,
)
_NOUN_OF_ACTION = re.compile(
    r"\w+\s+(?:preparation|administration|management|development|planning|coordination|maintenance)\b", re.I
)
# "This series specification describes two classes that …", "… used to …"
_DESCRIBED = re.compile(
    r"(?:the|this|these)\b[^.;]{0,80}?\b(?:is|are|describes?|includes?|covers?|encompass(?:es)?|comprises?)\b[^.;]{0,160}?"
    r"\b(?:that|which|used\s+(?:[^.;]{0,80}?\s)?to)\s+|"
    r"[^.;]{0,80}\b(?:opening|opportunity|vacancy|seek(?:s|ing)?|looking|recruiting|hiring)\b[^.;]{0,80}\bwho\s+(?=will\b|can\b)",
    re.I,
)
# words of titles that name no person
_THING = re.compile(
    r"\w{3,}(?:tions?|sions?|ments?|ics|ing|ship|ity|ology|ance)|services?|offices?|programs?|programmes?|departments?|"
    r"divisions?|city|county|state|systems?|affairs|works|water|data|public|human|resources"
)
# a post by its name, whatever the title says: "The Senior Adviser", "A Clerk"
_POST = re.compile(
    r"(?:The|the|An?)\s+(?:[A-Z][\w'’/-]*\s+){0,3}(?!Cent|Department|Government|Minister|Mayor|Customer|Computer)[A-Z]\w*"
    r"(?:er|or|ist|ant|ian|ent|man|ect|lerk|ide|urse|tive|hief)\b(?:\s+[IVX]+)?"
)
_LONGEST_SUBJECT = 40  # words before the verb, conditions included


@dataclass(frozen=True)
class Opening:
    """Where the action of a clause begins.

    Attributes:
        start: its first word, adverbs included.
        verb: its verb; None for a nominal duty.
        subject: the subject's words in small letters, where the clause has one.
    """

    start: int
    verb: int | None
    subject: str | None


def opening(doc: Doc, title: frozenset[str]) -> Opening | None:
    """Where the action of a parsed clause begins behind subject, modals and conditions; None where there is none.

    `title` holds the words of the document's class titles, which name the incumbent.
    """
    if len(doc) > 2 and doc[1].lower_ in MODALS and (led := _from(doc, 1)):
        return Opening(led.start, led.verb, doc[0].lower_)
    plain = _from(doc, 0)
    if plain is not None:
        return _behind_adjunct(doc, plain) or Opening(plain.start, plain.verb, None)
    if (described := _DESCRIBED.match(doc.text)) and (inner := _from(doc, _word_at(doc, described.end()))):
        return Opening(inner.start, inner.verb, "class")
    spoken = _behind_subject(doc, title)
    if spoken is not None:
        return spoken
    return _behind_condition(doc, title)


def _behind_adjunct(doc: Doc, plain: Opening) -> Opening | None:
    """The opening behind "Working with volunteers, you will": the gerund only leads up to what is done."""
    if plain.verb is None or surface_form(doc, plain.verb) != GERUND:
        return None
    for place in range(plain.verb + 1, min(len(doc) - 3, _LONGEST_SUBJECT)):
        if doc[place].text == "," and (spoken := _speaks(doc, place + 1)):
            inner = _from(doc, spoken)
            return inner and Opening(inner.start, inner.verb, doc[place + 1 : spoken].text.lower())
    return None


def _speaks(doc: Doc, at: int) -> int | None:
    """Where the verb or its modal stands if a subject of one or two words that names the incumbent is at `at`."""
    holder = at + 1 if doc[at].lower_ in ("the", "this") else at
    if holder + 1 >= len(doc) or doc[holder].lower_ not in HOLDERS:
        return None
    return holder + 1 if doc[holder + 1].lower_ in MODALS or doc[holder + 1].tag_ in ("VBZ", "VBP") else None


def _from(doc: Doc, at: int) -> Opening | None:
    """The opening where a verb, a modal or "responsible for" stands at `at`."""
    if at >= len(doc):
        return None
    if doc[at].lower_ in ("either", "(") and at + 3 < len(doc):
        return _from(doc, at + (1 if doc[at].lower_ == "either" else 3))
    text = doc.text[doc[at].idx :]
    match = _RESPONSIBLE.match(text)
    if match:
        return _behind_responsible(doc, at, match)
    word = doc[at]
    if word.lower_ in MODALS or word.lower_ == "to":
        return _from(doc, at + 1) or (Opening(at + 1, at + 1, None) if at + 2 < len(doc) else None)
    if word.lemma_.lower() == "be" and at + 1 < len(doc) and doc[at + 1].lower_ == "to":
        return _from(doc, at + 2)
    if word.lower_ in ("also", "be") and at + 1 < len(doc) and (inner := _from(doc, at + 1)) and inner.verb is not None:
        return inner
    verb = verb_at(doc, at)
    return None if verb is None else Opening(at, verb, None)


def _behind_responsible(doc: Doc, at: int, match: re.Match[str]) -> Opening:
    place = _word_at(doc, doc[at].idx + match.end())
    verb = verb_at(doc, place) if place < len(doc) else None
    rest = doc.text[doc[at].idx + match.end() :]
    if verb is not None and surface_form(doc, verb) in (BASE, GERUND):
        return Opening(place, verb, None)
    if ACTION_NOUN.match(rest) or _NOUN_OF_ACTION.match(rest):
        return Opening(place + (doc[place].lower_ == "the"), None, None)
    kept = re.search(r"responsible|accountable", match[0], re.I)
    return Opening(_word_at(doc, doc[at].idx + kept.start()) if kept else place, None, None)


def _behind_subject(doc: Doc, title: frozenset[str]) -> Opening | None:
    """The opening behind a subject: a holder of the position first, else what the parser takes for the subject."""
    last = _holder(doc, title)
    if last is not None:
        found = _first_verb(doc, last + 1)
        return found and Opening(found.start, found.verb, doc[: last + 1].text.lower().rsplit(", ", 1)[-1])
    root: Token | None = next((t for t in doc if t.dep_.lower() == "root"), None)
    subject = root and next((c for c in root.children if c.dep_.startswith("nsubj") and c.i < root.i), None)
    if not root or not subject:
        return None
    helpers = [c.i for c in root.children if c.dep_ in ("aux", "cop", "advmod") and c.i > subject.i]
    inner = _from(doc, min([root.i, *helpers]))
    if inner is None or inner.verb is None:
        return None
    named = doc[subject.left_edge.i : subject.right_edge.i + 1]
    return Opening(inner.start, inner.verb, "incumbent" if _POST.fullmatch(named.text) else named.text.lower())


def _holder(doc: Doc, title: frozenset[str]) -> int | None:
    """The last word of a subject that names the incumbent, at the head of the text or behind a condition's comma."""
    opens = True
    for word in doc[:_LONGEST_SUBJECT]:
        if is_holder(word.text, title) and opens and word.pos_ not in ("VERB", "ADP"):
            last = int(word.i)
            while last + 1 < len(doc) and (
                is_holder(doc[last + 1].text, title) or re.fullmatch(r"[IVX]+|\d|/|-|\(\w+\)", doc[last + 1].text)
            ):
                last += 1
            if not names_person(doc[last].lower_):
                return None
            following = doc[last + 1] if last + 1 < len(doc) else None
            if (
                following is not None
                and following.lower_ != "either"
                and following.pos_ in ("NOUN", "PROPN", "CCONJ", "SYM")
            ):
                return last if _looks_finite(doc, last + 1, last) else None
            return last
        opens = word.text == "," or (opens and word.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "ADV", "NUM"))
    return None


def is_holder(word: str, title: frozenset[str]) -> bool:
    """Whether a word stands for the incumbent: "incumbents", or a capitalised word of the class title."""
    small = word.lower()
    return small in HOLDERS or (word[:1].isupper() and (small in title or small.rstrip("s") in title))


def names_person(word: str) -> bool:
    """Whether a word of a title may name its holder: "clerk" may, "elections" and "services" do not."""
    return word in HOLDERS or not _THING.fullmatch(word)


def _first_verb(doc: Doc, start: int) -> Opening | None:
    """The opening at the first finite verb from `start` on that is no part of a relative clause."""
    relative = False
    for place in range(start, min(len(doc), start + _LONGEST_SUBJECT)):
        word = doc[place]
        if word.lower_ in ("who", "that", "which"):
            relative = True
            continue
        opens = place == start or doc[place - 1].lower_ in (",", ")", "either")
        finite = (
            word.lower_ in MODALS
            or word.tag_ in ("VBZ", "VBP", "VB")
            or (opens and _looks_finite(doc, place, start - 1))
        )
        if not finite or doc[place - 1].lower_ == "to":
            continue
        found = _from(doc, place) or Opening(place, place, None)
        if not relative:
            return found
        relative = False
    return None


def _looks_finite(doc: Doc, at: int, subject: int) -> bool:
    """Whether the word at `at` can be the verb of the subject that ends at `subject`, whatever the tagger says."""
    word = doc[at]
    agrees = word.text.endswith("s") != doc[subject].text.endswith("s")
    return word.pos_ in ("NOUN", "PROPN", "ADJ") and word.is_lower and agrees and at + 1 < len(doc)


def _behind_condition(doc: Doc, title: frozenset[str]) -> Opening | None:
    """The opening behind "Under direction," or "In accordance with …,": the next verb after a comma or a "to"."""
    if not len(doc) or doc[0].pos_ not in ("ADP", "SCONJ", "ADV", "VERB"):
        return None
    purposes = {place for place in range(1, len(doc) - 1) if doc[place - 1 : place + 1].text.lower().endswith(", to")}
    for place in range(1, len(doc) - 1):
        word = doc[place]
        if word.text == ",":
            inner = _from(doc, place + 1)
            if inner is not None and (inner.verb is None or surface_form(doc, inner.verb) != PAST):
                return inner
        if word.lower_ == "to" and form(doc[place + 1]) == BASE and (place in purposes or not purposes):
            return Opening(place + 1, place + 1, None)
    return next(
        (
            Opening(word.i + 1, word.i + 1, None)
            for word in doc[1:-2]
            if word.text == "," and _looks_third(doc, word.i + 1)
        ),
        None,
    )


def _looks_third(doc: Doc, at: int) -> bool:
    """Whether a word tagged as a plural stands where the verb of a clause does: "Under supervision, conducts tests"."""
    word, following = doc[at], doc[at + 1]
    listed = following.text == "," and doc[min(at + 2, len(doc) - 1)].text.endswith("s")
    governs = following.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "ADP") and following.lower_ not in (
        "of",
        "in",
        "for",
    )
    return bool(word.tag_ in ("NNS", "NNPS") and word.is_lower and (listed or governs))


def _word_at(doc: Doc, character: int) -> int:
    return next((t.i for t in doc if t.idx >= character), len(doc) - 1)
