"""Responsibilities: a clause of a duty statement to single actions, each with its object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.phrases.coordination import actions
from pipeline.phrases.grammar import BASE, GERUND, MODALS, PAST, form, lexicon, surface_form, verb_at
from pipeline.phrases.passage import Passage
from pipeline.phrases.phrase import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HOLDERS = lexicon(
    "incumbent incumbents employee employees position positions class classes classification classifications role "
    "job worker workers appointee appointees officer officers post postholder "
    "holder holders jobholder you he she they"
)
_ROUTINE = re.compile(
    r"(?:and\s+|or\s+|to\s+|may\s+|will\s+|also\s+|be\s+required\s+to\s+)*"
    r"(?:do(?:es|ing)?|perform(?:s|ing)?|undertak(?:es?|ing)|carr(?:y|ies)\s+out|assum(?:es?|ing)|handl(?:es?|ing)|"
    r"complet(?:es?|ing)|accept(?:s|ing)?)?\s*"
    r"(?:(?:a\s+variety\s+of|any|all|such|various|the)\s+)?"
    r"(?:other|related|similar|additional|miscellaneous|incidental)\b[^;]{0,50}?\b"
    r"(?:duties|work|tasks?|responsibilities|functions|projects|assignments)\b"
    r"[\s,]*(?:and\s+(?:responsibilities|projects|tasks|duties|functions)\s*)?"
    r"(?:(?:as|that|which|when|where|may|are|is|be|of|a|the|similar|related|nature|or|and|to|within|this|position|class|level|"
    r"assigned|required|needed|necessary|directed|requested|by|from|time|scope|supervisor|management|job|classification|"
    r"delegated|appropriate|description|also|can|reasonably)\b[\s,]*)*(?:\.|$|\W*$|(?<=assigned\s)in\b|(?<=required\s)in\b)",
    re.I,
)
_LEAD_IN = re.compile(
    r"\b(?:the\s+following|includes?[\s,]*(?:but\s+)?(?:is\s+|are\s+)?not\s+(?:be\s+)?limited\s+to|following\s+duties|listed\s+below|"
    r"as\s+follows|intended\s+(?:only\s+)?(?:to|as)|not\s+intended|illustrative|reasonable\s+accommodation|all[-\s]inclusive)\b",
    re.I,
)
# ", and performs related duties as required" at the end of a clause of real duties
_TRAILING = re.compile(
    r"[,\s]+(?:(?:and|or)\s+)?(?:(?:to\s+)?(?:do(?:es)?|perform(?:s|ing)?|carr(?:y|ies)\s+out)\s+)?(?:any\s+)?"
    r"(?:other|related)\s+(?:[\w-]+\s+){0,4}(?:duties|work|tasks)(?:\s+(?:as|that|which|when|where)\b[^;,]{0,60})?\W*$",
    re.I,
)
_LIST_LEAD = re.compile(
    r"(?:[\w'’]+\s+){0,8}?(?:duties|responsibilities|tasks|functions|activities)\s+(?:(?:of|for|in)\s+[^,;:.]{3,40}?\s+)?"
    r"(?:(?:may|will|shall|typically|also|generally|primarily)\s+)*includes?\b(?!\s+the\s+following)[,\s]*"
    r"(?:but\s+(?:are|is)\s+not\s+limited\s+to)?[,:\s]*",
    re.I,
)
_GERUND = re.compile(r"\w+ing\b")
_INCLUDING = re.compile(r",?\s+(?:including|such\s+as):?\s+(?=\w+ing\b)", re.I)
_REPORTING = re.compile(
    r"(?:\w+\s+){0,4}?(?:reports?|reporting|is\s+responsible)\s+(?:directly\s+)?to\s+(?:the|an?|[A-Z])", re.I
)
_ADDRESSED = re.compile(
    r"(?:please|note|you\s+(?:must|should|can|are|have)|(?:all\s+|the\s+|any\s+|only\s+)*(?:candidates?|applicants?|applications?)\b)",
    re.I,
)
_NEGATED = re.compile(r"(?:[\w()'’-]+\s+){0,10}?(?:does|do|is|are|may|will|shall|has|have)\s+not\b", re.I)
_RESPONSIBLE = re.compile(
    r"(?:(?:is|are|be|being|will\s+be|shall\s+be|has|have)\s+)?(?:directly\s+|also\s+|primarily\s+|fully\s+)*"
    r"(?:responsible|accountable|required|expected|used|designed|assigned|able|called\s+upon|"
    r"(?:primary|overall|direct|full|sole)\s+responsibility)(?:\s+and\s+accountable)?\s+(for|to)\b\s*:?\s*",
    re.I,
)
_ACTION_NOUN = re.compile(
    r"(?:the\s+|all\s+|overall\s+|day-to-day\s+|daily\s+|effective\s+|direct\s+)*(?:(?:\w+)(?:tion|sion|ment|ance|ence|sight|ing|sis|val)|"
    r"supervision|delivery|support|review|repair|upkeep|care|control|custody)\b(?:\s+(?:and|,)\s+\w+)*\s+of\b",
    re.I,
)
_NOUN_OF_ACTION = re.compile(
    r"\w+\s+(?:preparation|administration|management|development|planning|coordination|maintenance)\b", re.I
)
# "This series specification describes two classes that …", "… used to …"
_DESCRIBED = re.compile(
    r"(?:the|this|these)\b[^.;]{0,80}?\b(?:is|are|describes?|includes?|covers?|encompass(?:es)?|comprises?)\b[^.;]{0,160}?"
    r"\b(?:that|which|used\s+(?:[^.;]{0,80}?\s)?to)\s+",
    re.I,
)
_LONGEST_SUBJECT = 40  # words before the verb, conditions included


_NO_DUTY = lexicon(
    "be want need seek like love enjoy join learn visit apply click contact submit discover come offer "
    "include comprise consist require receive describe vary combine"
)


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


def skipped(text: str) -> bool:
    """Whether a clause is no duty: "performs related duties", "duties include the following", "reports to the …"."""
    return bool(
        _ADDRESSED.match(text)
        or _ROUTINE.match(text)
        or _LEAD_IN.search(text)
        or _REPORTING.match(text)
        or _NEGATED.match(text)
    )


def without_routine(clause: Passage) -> Passage:
    """The clause without "… and performs related duties as required" at its end."""
    match = _TRAILING.search(clause.text)
    return clause.cut(0, match.start()) if match else clause


def statement_about(doc: Doc, at: Opening | None) -> bool:
    """Whether a clause of a duty list states a fact about the position or its terms, and no duty."""
    if at is None:
        return any(
            t.lower_ in ("is", "are", "was", "were", "must", *MODALS) and t.dep_ in ("aux", "cop", "aux:pass", "ROOT")
            for t in doc
        )
    if at.subject is None or at.verb is None:
        return False
    helped = doc[at.start - 1].lemma_ == "be" or (at.verb > 0 and doc[at.verb - 1].lemma_ == "be")
    return doc[at.verb].lemma_ == "be" or (helped and surface_form(doc, at.verb) == PAST)


def opening(doc: Doc, title: frozenset[str]) -> Opening | None:
    """Where the action of a parsed clause begins behind subject, modals and conditions; None where there is none.

    `title` holds the words of the document's class titles, which name the incumbent.
    """
    if len(doc) > 2 and doc[1].lower_ in MODALS and (led := _from(doc, 1)):
        return Opening(led.start, led.verb, doc[0].lower_)
    plain = _from(doc, 0)
    if plain is not None:
        return Opening(plain.start, plain.verb, None)
    if (described := _DESCRIBED.match(doc.text)) and (inner := _from(doc, _word_at(doc, described.end()))):
        return Opening(inner.start, inner.verb, "class")
    spoken = _behind_subject(doc, title)
    if spoken is not None:
        return spoken
    return _behind_condition(doc, title)


def states_action(doc: Doc, at: Opening | None, title: frozenset[str]) -> bool:
    """Whether a sentence of a summary says what the incumbent does: no subject, or one that names the incumbent."""
    if at is None:
        return False
    if at.verb is not None and doc[at.verb].lemma_.lower() in _NO_DUTY:
        return False
    if at.subject is None:
        return True
    if doc[at.start - 1].lower_ == "must":
        return False  # a requirement
    return _names_holder(at.subject, title)


def _names_holder(subject: str, title: frozenset[str]) -> bool:
    """Whether the head of a subject names whoever holds the position."""
    head = re.split(r"\b(?:in|of|at|within|assigned|under|for|from|on|with|who|that|which)\b|[,(]", subject)[0]
    words = re.findall(r"[a-z]+", head)
    return bool(words) and (words[-1] in HOLDERS or words[-1].rstrip("s") in {word.rstrip("s") for word in title})


def announces_list(lead: str) -> bool:
    """Whether the words before a colon only announce what follows ("Responsibilities include")."""
    return bool(
        re.search(
            r"\b(?:includes?|including|following|duties|responsibilities|functions|tasks|as follows)$", lead, re.I
        )
    )


def behind_list_lead(sentence: Passage) -> Passage:
    """The sentence behind "Typical duties include", where the list goes on in it."""
    match = _LIST_LEAD.match(sentence.text)
    return sentence.cut(match.end()) if match and len(sentence.text) > match.end() else sentence


def behind_including(parts: list[Passage]) -> list[Passage]:
    """The clauses with a list that "including" opens and semicolons go on with cut off its head.

    "Provides care including taking histories; performing tests" is three clauses: the head ends before "including".
    """
    found: list[Passage] = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        match = _INCLUDING.search(part.text)
        opens = match and following and following.text.split()[0].endswith("ing") and not _GERUND.match(part.text)
        found += [part.cut(0, match.start()), part.cut(match.end())] if match and opens else [part]
    return found


def shared_lead(lead: str, title: frozenset[str]) -> str:
    """The verb phrase before a colon that its items share ("The incumbent assists staff in"), or nothing."""
    words = lead.split()
    if len(words) > 12 or words[-1].lower() not in ("in", "with", "by", "for", "on", "to"):
        return ""
    named = [n for n, word in enumerate(words) if _is_holder(word, title)]
    start = named[-1] + 1 if named and named[-1] < 5 else 0
    while start < len(words) and words[start].lower() in MODALS:
        start += 1
    return " ".join(words[start:])


def split(clause: Passage, doc: Doc, at: Opening) -> Iterator[Passage]:
    """The single actions of a clause."""
    if at.verb is None:
        yield clause.cut(doc[at.start].idx)
        return
    for action in actions(doc, at.start, at.verb):
        last = doc[action.end - 1]
        yield clause.cut(doc[action.start].idx, last.idx + len(last))


def responsibility(part: Passage, *, nominal: bool, prefix: str = "") -> Phrase | None:
    """The phrase of one action, or None where nothing but scaffolding is left."""
    words = len(part.text.split())
    if not re.search(r"[A-Za-z]{3}", part.text) or skipped(part.text) or (words == 1 and not nominal):
        return None
    confidence = 0.6 if nominal else 0.9
    if words > 40:
        confidence -= 0.2
    text = f"{prefix} {part.text}" if prefix else ""
    return Phrase.of("responsibility", part, confidence, text=text)


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
    if _ACTION_NOUN.match(rest) or _NOUN_OF_ACTION.match(rest):
        return Opening(place, None, None)
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
    return Opening(inner.start, inner.verb, doc[subject.left_edge.i : subject.right_edge.i + 1].text.lower())


def _holder(doc: Doc, title: frozenset[str]) -> int | None:
    """The last word of a subject that names the incumbent, at the head of the text or behind a condition's comma."""
    opens = True
    for word in doc[:_LONGEST_SUBJECT]:
        if _is_holder(word.text, title) and opens and word.pos_ not in ("VERB", "ADP"):
            last = int(word.i)
            while last + 1 < len(doc) and (
                _is_holder(doc[last + 1].text, title) or re.fullmatch(r"[IVX]+|\d|/|-|\(\w+\)", doc[last + 1].text)
            ):
                last += 1
            following = doc[last + 1] if last + 1 < len(doc) else None
            if following is not None and following.pos_ in ("NOUN", "PROPN", "CCONJ", "SYM"):
                return last if _looks_finite(doc, last + 1, last) else None
            return last
        opens = word.text == "," or (opens and word.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "ADV", "NUM"))
    return None


def _is_holder(word: str, title: frozenset[str]) -> bool:
    """Whether a word stands for the incumbent: "incumbents", or a capitalised word of the class title."""
    small = word.lower()
    return small in HOLDERS or (word[:1].isupper() and (small in title or small.rstrip("s") in title))


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
