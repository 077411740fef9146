"""Responsibilities: a clause of a duty statement to single actions, each with its object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.phrases.coordination import actions
from pipeline.phrases.grammar import MODALS, PAST, lexicon, surface_form
from pipeline.phrases.nominal import nominal_actions
from pipeline.phrases.openings import HOLDERS, Opening, is_holder, names_person
from pipeline.phrases.passage import Passage
from pipeline.phrases.phrase import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DO = (
    r"(?:do(?:es|ing)?|perform(?:s|ing)?|undertak(?:es?|ing)|carr(?:y|ies|ying)\s+out|assum(?:es?|ing)|handl(?:es?|ing)|"
    r"complet(?:es?|ing)|accept(?:s|ing)?)"
)
_WORK = r"(?:dut(?:y|ies)|work|tasks?|responsibilities|functions|projects|assignments|activities)"
_ROUTINE = re.compile(
    r"(?:and\s+|or\s+|to\s+|may\s+|will\s+|also\s+|be\s+required\s+to\s+)*"
    rf"(?:{_DO}(?:,?\s+(?:and\s+|or\s+){_DO})?\s*)?"
    r"(?:(?:a\s+variety\s+of|any|all|such|various|the)\s+)*"
    r"(?:other|related|similar|additional|miscellaneous|incidental)\b"
    rf"[^;]{{0,50}}?\b{_WORK}\b"
    r"(?:\s+(?:commensurate|consistent|compatible|appropriate|reasonably|in\s+keeping|in\s+line|(?:that\s+)?fall(?:s|ing)?\s+within)\b.*|"
    r"\s+(?:as|that\s+may\s+be|which\s+may\s+be)\s+(?:assigned|directed|required|requested|allocated)\s+by\b[^;,]{3,60}$|"
    rf"[\s,]*(?:and\s+{_WORK}\s*)?"
    r"(?:(?:as|that|which|when|where|may|are|is|be|of|a|the|similar|related|nature|or|and|to|within|this|position|class|level|"
    r"assigned|required|needed|necessary|directed|requested|by|from|time|scope|supervisor|management|job|classification|"
    r"delegated|determined|appropriate|description|also|can|reasonably|post|role|grade|manager|director|chief|executive|officer)"
    r"\b[\s,]*)*(?:\.|$|\W*$|(?<=assigned\s)in\b|(?<=required\s)in\b))",
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
_ANNOUNCES = re.compile(
    r"\b(?:activities|duties|responsibilities|functions|tasks)\s+(?:within|of|in|for)\s+\S+(?:\s+\S+)?$|"
    r"\b(?:includes?|following|duties|responsibilities|functions|tasks|as\s+follows)$|"
    r"^(?:\S+\s+){0,6}(?:duties|responsibilities|functions|tasks|activities|work)\W+including$|^including$",
    re.I,
)
_LIST_LEAD = re.compile(
    r"(?:[\w'’]+\s+){0,8}?(?:duties|responsibilities|tasks|functions|activities)\s+(?:(?:of|for|in)\s+[^,;:.]{3,40}?\s+)?"
    r"(?:(?:may|will|shall|typically|also|generally|primarily)\s+)*includes?\b(?!\s+the\s+following)[,\s]*"
    r"(?:but\s+(?:are|is)\s+not\s+limited\s+to)?[,:\s]*",
    re.I,
)
_STATE = re.compile(r"(?:is|are|was|were|has\s+been|have\s+been)\b(?!\s+(?:responsible|accountable|in\s+charge))", re.I)
_WORDED = re.compile(r"\b(?!(?:and|the|for|with|from)\b)[A-Za-z]{3}", re.I)
# a duty that a list of its parts follows: "Administers grants, including but not limited to:"
_WITH_PARTS = re.compile(r",?\s+(?:including|to\s+include)\b[^:]{0,30}:$", re.I)
_NEXT_GERUND = re.compile(r"(?:(?:and|or)\s+)?\w+ing\b")
_GERUND = re.compile(r"\w+ing\b")
_INCLUDING = re.compile(r",?\s+(?:including|such\s+as):?\s+(?=\w+ing\b)", re.I)
# "is responsible to the Director"; whom a report goes to, and about what, tells a duty from a line of command
_ANSWERING = re.compile(
    r"(?:\S+\s+){0,6}?(?:is|are|be)\s+(?:directly\s+|also\s+)?(?:responsible|accountable)\s+to\s+(?:the|an?)\b", re.I
)
_ANSWERS_AND = re.compile(
    r"(?:\S+\s+){0,8}?reports?\s+(?:directly\s+)?to\s+[^.;]{3,80}?\s+and\s+(?=(?:is|are|will\s+be)\s+responsible\b)",
    re.I,
)
_ANSWERS_FOR = re.compile(r"(?:be|is|are)\s+(?:responsible|accountable)\s+for\s+(?=\w+ing\b)", re.I)
_ABOUT = frozenset({"on", "about", "regarding", "any", "all", "concerning", "when", "that", "whether"})
_ADDRESSED = re.compile(
    r"\(?(?:please|note|learn\s+(?:more|about)|you\s+(?:must|should|can|have|are(?!\s+(?:responsible|accountable|expected|required)))|(?:all\s+|the\s+|any\s+|only\s+)*(?:candidates?|applicants?|applications?)\b)",
    re.I,
)
_NEGATED = re.compile(r"(?:[\w()'’-]+\s+){0,10}?(?:does|do|is|are|may|will|shall|has|have)\s+not\b", re.I)
# subjects that do not name who holds the position
_OTHERS = re.compile(
    r"^(?:this|these|that|those|it|travel|which)$|^(?:the|this|our|an?|its)\s+(?:ideal\b.*|.*\b(?:division|department|office|agency|city|county|council|program|programme|"
    r"organi[sz]ation|unit|section|branch|list|statement|duties|tasks))$"
)
_NO_DUTY = lexicon(
    "be have possess bring hold meet thrive exhibit want need seek like love enjoy join visit apply click contact "
    "submit discover come offer include comprise consist require receive describe vary combine become fit"
)


# verbs of what a holder must have or be, rather than do
_REQUIRED = lexicon(
    "be have possess hold obtain pass meet complete submit live reside work qualify demonstrate exhibit adhere satisfy "
    "successfully provide undergo remain become maintain attend wear drive own register sign agree"
)


def skipped(text: str) -> bool:
    """Whether a clause is no duty: "performs related duties", "duties include the following", "reports to the …"."""
    return bool(
        _ADDRESSED.match(text)
        or text.endswith("?")
        or _ROUTINE.match(text)
        or _LEAD_IN.search(text)
        or _ANSWERING.match(text)
        or _NEGATED.match(text)
    )


def without_routine(clause: Passage) -> Passage:
    """The clause without "… and performs related duties as required" at its end."""
    match = _TRAILING.search(clause.text)
    return clause.cut(0, match.start()) if match else clause


def reporting_line(doc: Doc, at: Opening | None) -> bool:
    """Whether a clause says to whom the position reports, and no more ("Reports directly to the Harbor Master")."""
    words = [word.lower_ for word in doc[at.verb if at and at.verb is not None else 0 :]]
    if words[:1] not in (["report"], ["reports"], ["reporting"]):
        return False
    rest = words[1:]
    while rest and (rest[0].endswith("ly") or rest[0] in ("and", "functionally")):
        rest = rest[1:]
    return rest[:1] == ["to"] and not _ABOUT & set(rest)


def statement_about(doc: Doc, at: Opening | None) -> bool:
    """Whether a clause of a duty list states a fact about the position or its terms, and no duty."""
    if at is None:
        return any(
            t.lower_ in ("is", "are", "was", "were", "must", *MODALS) and t.dep_ in ("aux", "cop", "aux:pass", "ROOT")
            for t in doc
        )
    if at.verb is None:
        return (
            at.start == 0 and len(doc) > 1 and doc[0].pos_ in ("ADP", "SCONJ")
        )  # "In a hospital or clinic" has lost its duty
    if doc[at.verb].dep_.startswith("csubj"):
        return True  # "Keeping calm will come naturally"
    if at.start and at.subject is None and doc[0].lower_ == "must":
        return True  # a requirement
    if at.subject is None:
        return False
    if _OTHERS.search(at.subject):
        return True
    helped = doc[at.start - 1].lemma_ == "be" or (at.verb > 0 and doc[at.verb - 1].lemma_ == "be")
    return doc[at.verb].lemma_ == "be" or (helped and surface_form(doc, at.verb) == PAST)


def states_action(doc: Doc, at: Opening | None, title: frozenset[str]) -> bool:
    """Whether a sentence of a summary says what the incumbent does: no subject, or one that names the incumbent."""
    if at is None:
        return False
    if at.verb is not None and doc[at.verb].lemma_.lower() in _NO_DUTY:
        return False
    if at.subject is None:
        return True
    if doc[at.start - 1].lower_ == "must" and (at.verb is None or doc[at.verb].lemma_.lower() in _REQUIRED):
        return False
    return _names_holder(at.subject, title)


def _names_holder(subject: str, title: frozenset[str]) -> bool:
    """Whether the head of a subject names whoever holds the position."""
    head = re.split(r"\b(?:in|of|at|within|assigned|under|for|from|on|with|who|that|which|either)\b|[,(]", subject)[0]
    words = re.findall(r"[a-z]+", re.sub(r"\s+(?:[ivx]+|\d)\s*$", "", head))
    return bool(words) and (
        words[-1] in HOLDERS or (names_person(words[-1]) and words[-1].rstrip("s") in _stems(title))
    )


def _stems(words: frozenset[str]) -> set[str]:
    return {word.rstrip("s") for word in words}


def head_of_list(lead: Passage) -> Passage | None:
    """The duty before ", including:" where a list of its parts follows; None for a mere lead-in."""
    match = _WITH_PARTS.search(lead.text)
    head = lead.cut(0, match.start()) if match else None
    return head if head and " " in head.text and not announces_list(head.text) else None


def announces_list(lead: str) -> bool:
    """Whether the words before a colon only announce what follows ("Responsibilities include")."""
    return bool(_ANNOUNCES.search(lead))


def lists_duties(text: str) -> bool:
    """Whether a sentence says that what follows are duties ("General office duties include: filing; …")."""
    match = _LIST_LEAD.match(text)
    return bool(match and match.end() < len(text))


def behind_list_lead(sentence: Passage) -> Passage:
    """The sentence behind "Typical duties include" or "reports to the Clerk and", where duties go on in it."""
    if answers := _ANSWERS_AND.match(sentence.text):
        return sentence.cut(answers.end())
    match = _LIST_LEAD.match(sentence.text)
    return sentence.cut(match.end()) if match and len(sentence.text) > match.end() else sentence


def behind_including(parts: list[Passage]) -> list[Passage]:
    """The clauses with a list that "including" opens and semicolons go on with cut off its head.

    "Provides care including taking histories; performing tests" is three clauses: the head ends before "including".
    """
    found: list[Passage] = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        match = _INCLUDING.search(part.text)
        opens = match and following and _NEXT_GERUND.match(following.text) and not _GERUND.match(part.text)
        found += [part.cut(0, match.start()), part.cut(match.end())] if match and opens else [part]
    return found


def shared_lead(lead: str, title: frozenset[str]) -> str:
    """The verb phrase before a colon that its items share ("The incumbent assists staff in"), or nothing."""
    words = lead.split()
    if len(words) > 12 or words[-1].lower() not in ("in", "with", "by", "for", "on", "to"):
        return ""
    named = [n for n, word in enumerate(words) if is_holder(word, title)]
    start = named[-1] + 1 if named and named[-1] < 5 else 0
    while start < len(words) and words[start].lower() in MODALS:
        start += 1
    return " ".join(words[start:])


def split(clause: Passage, doc: Doc, at: Opening) -> Iterator[Passage]:
    """The single actions of a clause."""
    found = actions(doc, at.start, at.verb) if at.verb is not None else nominal_actions(doc, at.start)
    for action in found:
        last = doc[action.end - 1]
        yield clause.cut(doc[action.start].idx, last.idx + len(last))


def responsibility(part: Passage, *, nominal: bool, prefix: str = "") -> Phrase | None:
    """The phrase of one action, or None where nothing but scaffolding is left."""
    if answers := _ANSWERS_FOR.match(part.text):
        part = part.cut(answers.end())
    words = len(part.text.split())
    if _STATE.match(part.text):
        return None
    if (
        not _WORDED.search(part.text)
        or skipped(part.text)
        or (words == 1 and not nominal and not _GERUND.fullmatch(part.text))
    ):
        return None
    confidence = 0.6 if nominal else 0.9
    if words > 40:
        confidence -= 0.2
    text = f"{prefix} {part.text}" if prefix else ""
    return Phrase.of("responsibility", part, confidence, text=text)
