"""Competencies that stand elsewhere: in the selection process, among the qualifications, in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.phrases import scaffold
from pipeline.phrases.items import Item, clauses, sentences
from pipeline.phrases.ksa import RUN_IN, Statements, cues_inside, statements_in
from pipeline.phrases.passage import Passage
from pipeline.phrases.rows import apart, names_competency
from pipeline.phrases.statements import Context, Statement, heading_context, unlabelled, without_bearer

_NAMED = re.compile(
    r"(?:\b(?:knowledge|understanding)\s+of\s*:?|\babilit(?:y|ies)\s+to\s*:?|\bskills?\s+in\s*:?|\bcompetenc(?:y|ies)\b(?:(?!knowledge|abilit)[^.;:]){0,40}:)",
    re.I,
)
_SELECTION = re.compile(
    r"\b(?:examin\w*|interview\w*|test\w*|evaluat\w*|assess\w*|emphasis|screen\w*|candidates?|competenc\w+|scor\w*|measur\w*|essay)\b",
    re.I,
)
_COMPETENCY_LIST = re.compile(r"\bcompetenc(?:y|ies)\b(?:(?!knowledge|abilit)[^.;:]){0,40}:\s*", re.I)
_SKILLS_IN = re.compile(r"\bskills?\s+in\b(?:\s+and\s+\w+\s+for\b)?\s*:?\s*", re.I)
_HAVING_SKILLS = re.compile(
    r"\b(?:possess(?:es)?|demonstrates?|with|has|have|requires?)\s+(?P<list>(?:[\w/'’-]+,?\s+){1,7}skills)\b", re.I
)
_OBTAIN = re.compile(
    r"\b(?:abilit(?:y|ies)|able)\s+to\s+(?:obtain|possess|secure|acquire|pass|get|qualify)\b|"
    r"\b(?:willingness|flexibility|availability|physical\s+ability|abilit(?:y|ies))\s+to\s+(?:be\s+available|travel|"
    r"work\s+(?:\w+,?\s+){0,3}(?:nights?|evenings?|weekends?|overtime|holidays|shifts?|hours)|exert|move\s+equipment|do\s+standby)",
    re.I,
)
# a rule on what counts, and no statement of what is asked
_RULE = re.compile(
    r"\b(?:may|will|shall|can)\s+be\s+(?:considered|substituted|accepted|evaluated)|essential\s+functions|equivalent|"
    r"\b(?:do|perform)\s+the\s+duties\b|\b(?:complete|full)\s+list\b|\bplease\b|"
    r"\b(?:require[sd]?|requiring|demonstrating|provid\w+|includ\w+|involv\w+|show\w*)\b[^.;]*\b(?:knowledge|abilit|skill)",
    re.I,
)
# who is sought and that they have something: "The ideal candidate will bring", "We seek someone with"
_PERSON = (
    r"(?:(?i:you|(?:an?|the|this|any|our)\s+(?:[\w-]+\s+){0,3}(?:candidate|applicant|individual|person|incumbent|employee|"
    r"appointee|professional|leader|specialist|technician|officer|clerk|manager|supervisor|director|coordinator)|candidates|"
    r"applicants|incumbents|one|they)|(?:[Tt]he\s+)?(?:[A-Z][\w'’/-]+\s+){1,5}[A-Z][\w'’/-]+)"
)
_SOUGHT = re.compile(
    rf"\b{_PERSON}(?:['’](?:ll|ve|d))?(?:\s+(?:for|in)\s+(?:this|the)\s+\w+)?"
    r"(?:\s+(?:who|that|will|must|should|would|needs?\s+to|also|ideally|typically|generally|possess|\w+ly))*"
    r"(?:\s+be\s+[\w\s,/-]{3,60}?(?:,|\band)\s*(?:and\s*)?)?\s*"
    r"\b(?:have|has|possess(?:es)?|brings?|demonstrates?|exhibits?|shows?|needs?|requires?)\s+|"
    r"\b(?:[Ss]eek\w*|[Ll]ook\w*|[Ss]earch\w*|[Hh]iring|[Rr]ecruiting|[Ii]deal|[Ss]uited|[Oo]pportunity)\b[^.;:]{0,80}?"
    r"\b(?:with|who\s+(?:ha(?:s|ve)|possess(?:es)?|brings?))\s+|"
    r"\b(?:[Pp]osition|[Rr]ole|[Jj]ob|[Ww]ork)\s+(?:also\s+)?(?:requires?|calls\s+for|demands)\s+"
)
_QUALITIES = re.compile(r"\b(?:qualities|traits|attributes|competencies|skills)\s*:\s+(?=\S)", re.I)
_WANTED = re.compile(
    r"\s+(?:is|are)\s+(?:(?:also|very|highly|strongly|absolutely|especially)\s+)*"
    r"(?:desired|desirable|required|essential|necessary|needed|preferred|expected|key|an?\s+(?:must|plus|asset|necessity))\b"
    r"(?:,?\s+(?:and\s+)?(?:as|so)\s+(?:is|are)\s+)?",
    re.I,
)
_CUED_NOUN = re.compile(
    r"(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?(?:knowledge|understanding|awareness|familiarity|abilit(?:y|ies)|skills?|skilled|"
    r"proficien(?:cy|t)|able)\s+(?:(?:and|or)\s+\w+\s+)?(?:of|to|in|with)\b",
    re.I,
)
_PHYSICAL = re.compile(
    r"\b(?:lift\w*|carry|climb|stand|sit|walk|bend|stoop|kneel|pounds|lbs|kg|vision|hearing|exert|distances?|colou?rs?|"
    r"overtime|shifts?|weekends?|evenings?|visa|sponsorship|clearance|accommodation|background|drug|licen[cs]e|"
    r"essential\s+functions|perform\s+the\s+(?:essential|duties)|travel)\b",
    re.I,
)
_HEAD = 60  # characters of a sentence that say what it is about
_LONGEST_STATEMENT = 60  # words
_COMPETENCE = re.compile(
    r"\b(?:knowledge|skills?|abilit(?:y|ies)|competenc(?:y|ies)|attributes|traits|qualities)\b", re.I
)
_ATTAINED = re.compile(r"\b(?:experience|education|training|qualifications?|licen[cs]es?|certificat\w+)\b", re.I)
_RANKING = re.compile(r"(?:essential|desirable|required|preferred|minimum|criteria)\W*", re.I)


def application(found: list[Item]) -> Iterator[Statements]:
    """Competencies named in the selection process."""
    for item in found:
        for sentence in sentences(item.passage):
            match = _NAMED.search(sentence.text)
            if match is None or not _SELECTION.search(sentence.text):
                yield from stated([replace(item, passage=sentence)]) if states_competency(sentence.text) else ()
                continue
            listed = _COMPETENCY_LIST.search(sentence.text)
            if listed and listed.end() < match.end() + 80:
                yield from statements_in(sentence.cut(listed.end()), Context("trait"), mixed=False)
            else:
                yield from statements_in(sentence.cut(match.start()), Context(), mixed=False)


def qualifications(found: list[Item], desirable: bool) -> Iterator[Statements]:
    """Explicit knowledge and abilities among the qualifications, and traits, the more so where they are desirable."""
    form = Context("trait") if desirable else Context()
    governing: Context | None = None
    for item in found:
        cue = scaffold.cue(item.passage.text)
        if cue and cue.end >= len(item.passage.text.rstrip()):
            governing = Context(cue.kind, cue.level)
            continue
        if item.lead_in or (item.title and not names_competency(item.passage.text)):
            governing = _headed(item.passage.text, governing)
            continue
        run_in = None
        for sentence in sentences(item.passage):
            if label := RUN_IN.match(sentence.text):
                run_in, sentence = heading_context(label[0]), sentence.cut(label.end())
            if above := run_in or governing:
                yield from statements_in(sentence, above)
            else:
                yield from _among(unlabelled(sentence), form, desirable)


def stated(found: list[Item]) -> Iterator[Statements]:
    """Competencies that a section on something else lists as such ("Understanding of …", "Ability to …")."""
    for item in found:
        for sentence in sentences(item.passage):
            words = without_bearer(sentence)
            if states_competency(words.text):
                yield from statements_in(words, Context())


def states_competency(text: str) -> bool:
    """Whether a sentence outside lists of competencies is one of them: it opens with "knowledge of" or the like."""
    cue = None if text.endswith("?") else scaffold.cue(text)
    named = cue and _CUED_NOUN.match(text) and len(text.split()) < _LONGEST_STATEMENT
    return bool(named) and not _OBTAIN.search(text) and not _RULE.search(text) and not _PHYSICAL.search(text)


def _headed(heading: str, before: Context | None) -> Context | None:
    """What a sub-heading says of the items under it; "Essential" and "Desirable" leave that as it was."""
    if _RANKING.fullmatch(heading):
        return before
    return heading_context(heading) if _COMPETENCE.search(heading) and not _ATTAINED.search(heading) else None


def _among(sentence: Passage, form: Context, desirable: bool) -> Iterator[Statements]:
    """The competencies of a sentence that may be about education and experience."""
    if _OBTAIN.search(sentence.text[:_HEAD]):
        return
    listed = desirable and ";" in sentence.text and _NAMED.search(sentence.text)
    if listed or names_competency(without_bearer(sentence).text):
        yield from statements_in(sentence, form)
    elif sought := sought_in(sentence):
        yield from sought
    elif not _RULE.search(sentence.text):
        for number, clause in enumerate(clauses(sentence)):
            parts = cues_inside(clause)
            whole = number and names_competency(without_bearer(clause).text)
            for part in [clause] if whole else parts[1:]:
                yield from statements_in(part, form)


def sought_in(sentence: Passage) -> list[Statements]:
    """The competencies a sentence says the person sought has, or are wanted ("Tact and patience are desired")."""
    named = [part for tail in _sought(sentence)[1] for part in apart(tail) if names_competency(part.text)]
    return [found for part in named for found in statements_in(part, Context("trait"))]


def _sought(sentence: Passage) -> tuple[int, list[Passage]]:
    """Where it is said who is sought, and the words behind "has", or before "are desired" and behind "as is"."""
    for pattern in (_SOUGHT, _QUALITIES):
        for match in pattern.finditer(sentence.text):
            if names_competency(sentence.text[match.end() :]):
                return match.start() if pattern is _SOUGHT else 0, [sentence.cut(match.end())]
    if (wanted := _WANTED.search(sentence.text)) and names_competency(sentence.text[: wanted.start()]):
        return 0, [sentence.cut(0, wanted.start()), sentence.cut(wanted.end())]
    return 0, []


def in_summary(sentence: Passage) -> tuple[list[Statements], list[Passage]]:
    """Competencies that a sentence of a summary names as such, and what of it may state duties."""
    found, rest = list[Statements](), list[Passage]()
    for clause in clauses(sentence):
        named = sought_in(clause)
        found += named
        rest.append(clause.cut(0, _sought(clause)[0]) if named else clause)
    if found:
        return found, [clause for clause in rest if clause.text]
    return list(_skills_named(sentence)), [sentence]


def _skills_named(sentence: Passage) -> Iterator[Statements]:
    """Skills that a summary names as such: "skills in …", "possesses … skills"."""
    if match := _SKILLS_IN.search(sentence.text):
        rest = clauses(sentence.cut(match.end()))[:1]
        yield Statements(tuple(Statement(part, Context("skill"), True) for part in rest))
    elif match := _HAVING_SKILLS.search(sentence.text):
        part = sentence.cut(match.start("list"), match.end("list"))
        yield Statements((Statement(part, Context("skill"), True),))
