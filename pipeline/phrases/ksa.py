"""Sections on knowledge, skills and abilities to the statements they hold, each with what has to be parsed of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.phrases import scaffold
from pipeline.phrases.canonical import with_canonical
from pipeline.phrases.competencies import competencies, with_antecedent
from pipeline.phrases.fragments import Fragment
from pipeline.phrases.grammar import lexicon
from pipeline.phrases.items import Item, clauses, sentences
from pipeline.phrases.passage import Passage
from pipeline.phrases.phrase import Phrase
from pipeline.phrases.rows import apart
from pipeline.phrases.statements import SKIPPED, Context, Statement, heading_context, statement

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COLON = re.compile(r"(?<!including)(?<!such as)(?<!following)(?<!e\.g\.):\s+")
_AGAIN = {
    "knowledge": re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)of\s+(?:an?\s+|the\s+)?", re.I),
    "skill": re.compile(r",?\s+and\s+in\s+(?=\w+ing\b|the\b)", re.I),
}
_HEADING_WORDS = lexicon(
    "knowledge skill skills ability abilities essential desirable criteria requirements required requirement "
    "competencies competency preferred qualifications experience education training other general specific technical "
    "minimum core key attributes qualities personal special and of the or for to in characteristics behaviours "
    "behaviors capabilities selection behavioural behavioral leadership management job related "
    "relationships results business enablers people group groups sets set level levels name indicators descriptor "
    "all both above class classes range capability knowledges"
)
_KINDS = lexicon("knowledge knowledges skill skills ability abilities competencies competency attributes qualities")
_OF_LISTS = lexicon(
    "and or the of personal experience training required essential desirable key core technical general other"
)
_RANKS = lexicon("senior lead junior principal chief trainee entry assistant associate deputy additional levels class")
_LEVEL_NAMED = re.compile(r"(?:additional(?:ly)?|also|for|at|all|both)\b", re.I)
_LEVEL_LABEL = re.compile(r"[^:;.,]{1,50}:\s+(?=\S)")
_ASIDE = re.compile(r"note\b\W|\(\*\)|\*+\s|\([^()]*\)\W*$", re.I)  # a remark on the list, a footnote, a parenthesis
_DESCRIPTION = 5  # words of the shortest text that describes a competency named above it
_RANK = re.compile(r"\b[IV]{1,3}\b")
_WORDS_BEFORE_COLON = 2  # fewer make a label
_INNER_CUE = re.compile(
    r"(?:,?\s+and|,\s+or(?=\s+willingness)|,?\s+with|,?\s+including|,?\s+which\s+(?:may\s+)?includes?|,|\.|\s+while)\s+"
    r"(?:(?:the|an?|have|having|with|possess|proven|demonstrated|strong|excellent|good)\s+)*"
    r"(?=(?:abilit(?:y|ies)\s+to|able\s+to|skills?\s+in|(?:knowledge|understanding)\s+of|familiarity\s+with|"
    r"(?:willingness|commitment|desire)\s+to)\b|job\s+knowledge,?\s+(?:which\s+|to\s+)?(?:may\s+)?includ)",
    re.I,
)
# what a second cue goes on with: "knowledge | and understanding of", "sympathy for | and willingness to"
_CUE_ALONE = re.compile(
    r"(?:(?:\S+\s+){0,3}|.*\b(?:and|or)\s+)(?:knowledge|understanding|skills?|abilit(?:y|ies)|willingness|desire|commitment|"
    r"aptitude|interest|awareness|familiarity|comprehension|along|together),?|.*\b(?:of|to|for|in|with),?",
    re.I,
)
# "understanding of and commitment to equal opportunities" is two competencies
_SHARED_OBJECT = re.compile(
    r"(?:[\w-]+\s+){0,3}(?:knowledge|understanding|awareness)\s+of,?\s+and\s+(?:an?\s+)?(?:\w+\s+)?"
    r"(?P<trait>(?:commitment\s+to|interest\s+in|enthusiasm\s+for|belief\s+in|passion\s+for|sympathy\s+with)\s+"
    r"(?:achieving\s+|promoting\s+)?)",
    re.I,
)
# the label of a list that its first item follows on the same line ("Knowledge, skills and abilities required: Sound …")
RUN_IN = re.compile(
    r"(?:(?:full\s+performance|typical|minimum|additional|desired|preferred|following|required|essential|other|specific|general|job)\s+)*"
    r"(?:knowledges?|skills|abilities|competenc(?:y|ies)|attributes|traits)\b"
    r"(?:[\s,/&]+(?:and|or|knowledges?|skills|abilities|competenc(?:y|ies)|attributes|traits|training|personal|characteristics|"
    r"required|needed|desired|preferred|behaviou?rs|other|experience))*\s*:\s+(?=\S)",
    re.I,
)


@dataclass(frozen=True)
class Statements:
    """The statements of a sentence on knowledge, skills and abilities."""

    given: tuple[Statement, ...]

    @property
    def fragments(self) -> list[Fragment]:
        """One a statement."""
        leads = ("knowledge of" if given.context.kind == "knowledge" else "" for given in self.given)
        return [Fragment(given.passage.text, lead) for given, lead in zip(self.given, leads, strict=True)]

    def phrases(self, docs: Sequence[Doc]) -> Iterator[Phrase]:
        """The competencies, in order."""
        named = ""
        for given, doc in zip(self.given, docs, strict=True):
            for phrase in competencies(given, doc):
                yield with_canonical(with_antecedent(phrase, named), given.passage, doc)
            named = given.passage.text if given.context.kind == "knowledge" else named


def listed(found: list[Item], context: Context, title: frozenset[str]) -> Iterator[Statements]:
    """The statements of a list; `context` is what its heading says, `title` the words of the class titles."""
    governing = context
    for item, following in zip(found, [*found[1:], None], strict=False):
        if _ASIDE.match(item.passage.text):
            continue
        cue = scaffold.cue(item.passage.text)
        if cue and cue.end >= len(item.passage.text.rstrip()):
            governing = Context(cue.kind, cue.level)
            continue
        if _of_level(item, title):
            governing = context if item.listed else governing
            continue
        if not item.listed and not item.lead_in and _only_heading(item.passage):
            context = governing = heading_context(item.passage.text)
            continue
        if item.lead_in or (item.title and _heads(item, following, title, context)):
            named = heading_context(item.passage.text)
            governing = named if named.kind else context
            if item.lead_in or not item.listed:
                continue
        yield from statements_in(_behind_level(item.passage, title), governing)
        if not item.listed:
            governing = context


def _of_level(item: Item, title: frozenset[str]) -> bool:
    """Whether a line only says for whom what follows is ("Additional for Clerk II–III levels")."""
    words = re.findall(r"[A-Za-z]+", item.passage.text)
    return (
        bool(words)
        and not item.passage.text.endswith(":")
        and len(words) > 1
        and _LEVEL_NAMED.match(item.passage.text) is not None
        and all(_of_title(word, title) for word in words)
    )


def _of_title(word: str, title: frozenset[str]) -> bool:
    return word.lower() in _HEADING_WORDS | _RANKS | title or re.fullmatch(r"[IVX]{1,4}|[A-Z]", word) is not None


def _behind_level(passage: Passage, title: frozenset[str]) -> Passage:
    """The statement behind the level it is for ("Technician II: hydraulics", "Senior: supervision")."""
    match = _LEVEL_LABEL.match(passage.text)
    if (
        match is None
        or scaffold.cue(match[0])
        or not all(_of_title(w, title) for w in re.findall("[A-Za-z]+", match[0]))
    ):
        return passage
    return passage.cut(match.end())


def _only_heading(passage: Passage) -> bool:
    """Whether a line holds nothing but words of headings ("Skills and abilities")."""
    words = set(re.findall(r"[a-z]+", passage.text.lower()))
    return bool(words & _KINDS) and words <= _KINDS | _OF_LISTS


def _heads(item: Item, following: Item | None, title: frozenset[str], context: Context) -> bool:
    """Whether a line that reads as a title heads what follows, rather than names a competency ("Teamwork").

    In a list of competencies it names one, whatever describes it below.
    """
    words = set(re.findall(r"[a-z]+", item.passage.text.lower()))
    if item.heading or words <= _HEADING_WORDS | title or _RANK.search(item.passage.text):
        return True
    if following is None or following.title or context.kind == "trait":
        return False
    return item.captions(following) and (following.listed or len(following.passage.text.split()) >= _DESCRIPTION)


def statements_in(passage: Passage, governing: Context, *, mixed: bool = True) -> Iterator[Statements]:
    """The statements of a passage, sentence by sentence; `governing` is what stands above it.

    `mixed`: competencies of unlike form may stand in a row, and are read one by one.
    """
    for sentence in sentences(passage):
        given = []
        context = governing
        if (label := RUN_IN.match(sentence.text)) and not scaffold.cue(label[0]):
            context, sentence = heading_context(label[0]), sentence.cut(label.end())
        for clause in clauses(sentence):
            parts = [
                (n, piece) for part in cues_inside(clause) for n, piece in enumerate(_row(part) if mixed else [part])
            ]
            for number, (place, part) in enumerate(parts):
                if shared := _SHARED_OBJECT.match(part.text):
                    given.append(Statement(part.cut(shared.end()), Context("knowledge"), True))
                    given.append(Statement(part.cut(shared.start("trait")), Context("trait"), False))
                    continue
                found = statement(part, governing if place else context)
                if found is None:
                    continue
                if found.cued and (number == 0 or found.context.kind != "skill"):
                    context = found.context
                given += [replace(found, passage=topic) for topic in _parallel(found) if topic.text]
        if given:
            yield Statements(tuple(given))


def _row(part: Passage) -> list[Passage]:
    return [part] if SKIPPED.match(part.text) else apart(part)


def _parallel(found: Statement) -> list[Passage]:
    """The statement cut where its cue's preposition comes again ("knowledge of tides and of knots"), and at colons."""
    joint = _AGAIN.get(found.context.kind or "") if found.cued else None
    cuts = list(joint.finditer(found.passage.text)) if joint else []
    if not cuts or "," in found.passage.text[: cuts[0].start()]:
        return _at_colons(found)
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(found.passage.text)]
    parts = [found.passage.cut(a, b) for a, b in zip(starts, ends, strict=True)]
    return [piece for part in parts for piece in _at_colons(replace(found, passage=part))]


def _at_colons(found: Statement) -> list[Passage]:
    """A knowledge statement cut at a colon, which stands for a semicolon there; any other whole."""
    text = found.passage.text
    match = _COLON.search(text) if found.context.kind == "knowledge" else None
    if match is None or text[: match.start()].count(" ") < _WORDS_BEFORE_COLON or "(" in text[: match.start()]:
        return [found.passage]
    return [found.passage.cut(0, match.start()), found.passage.cut(match.end())]


def cues_inside(clause: Passage) -> list[Passage]:
    """The clause cut where a second cue begins in it ("knowledge of laws, and the ability to apply them").

    Two cues in a row are one ("knowledge and skill in dredging").
    """
    found = [
        match
        for match in _INNER_CUE.finditer(clause.text)
        if "includ" in match[0] or not _CUE_ALONE.fullmatch(clause.text[: match.start()])
    ]
    cuts = [0, *(match.end() for match in found)]
    ends = [*(match.start() for match in found), len(clause.text)]
    return [clause.cut(a, b) for a, b in zip(cuts, ends, strict=True)]
