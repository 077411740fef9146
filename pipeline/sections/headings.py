"""What could be a heading, and how much its form and its words say so; whether it is one, the line model decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.sections.labels import NOTHING, Reading, read_heading
from pipeline.sections.lines import NUMBER, Line

_RUN_IN = re.compile(r"([^:.|\t]{3,70}?)(?:\s*[:：]\s*|\s+[-–—]{1,2}\s+|\s*[|\t]\s*|\s{3,}|\.\s+[-–—]*\s*)(?=[^\s|])")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|may|must|shall|will|can|should|has|have|includes?|requires?|provides?|performs?)\b", re.I
)
_DATA = re.compile(r"\d{3,}|[$€£@|]|https?:|www\.|\.{4,}|(?:\. ){3,}|_{3,}")
_SMALL = frozenset(
    ["a", "an", "the", "of", "and", "or", "to", "in", "for", "on", "at", "by", "with", "as", "from", "per", "but"]
)
_LONGEST_WORDS = 14
_LONGEST_RUN_IN = 8
_SENTENCE_WORDS = 9  # a longer line with a finite verb is a sentence, not a heading
_FRAME = "*_#=| \t"


@dataclass(frozen=True)
class Candidate:
    """What would be the heading if the line had one.

    Attributes:
        text: without mark-up and run-in text, punctuation kept.
        start: first character of the text in the document.
        end: character after the last.
        run_in: its text goes on in the same line.
        form: how much its form is that of a heading; about −6 to 5.
        reading: what its words say.
        opinion: form and words together: from about 2 it is more likely a heading than not.
    """

    text: str
    start: int
    end: int
    run_in: bool
    form: float
    reading: Reading
    opinion: float


def candidate(line: Line) -> Candidate | None:
    """The heading a line could be or begin with, None for a line of text that begins with none."""
    if line.rule:
        return None
    text = line.core.rstrip(_FRAME)
    number = NUMBER.match(line.core)
    run_in = _RUN_IN.match(line.core, number.end() if number else 0)
    if text and len(line.words) <= _LONGEST_WORDS and len(text) <= 110 and not run_in:
        start = len(text) - len(text.lstrip(_FRAME))
        return _read(line, text[start:], line.core_start + start, False) if text[start:] else None
    if not run_in or len(run_in[1].split()) > _LONGEST_RUN_IN:
        return None
    end = run_in.end(1) + (line.core[run_in.end(1) : run_in.end(1) + 1] == ":")
    return _read(line, line.core[:end], line.core_start, True)


def _read(line: Line, text: str, start: int, run_in: bool) -> Candidate:
    reading = read_heading(text) if any(letter.isalpha() for letter in text) else NOTHING
    form = _form(line, text, run_in)
    opinion = form + min(3.0, 0.65 * reading.strength * reading.known)
    return Candidate(text, start, start + len(text), run_in, form, reading, opinion)


def title_case(text: str) -> bool:
    """Whether every word but the small ones begins with a capital."""
    words = [word for word in re.split(r"[\s/]+", text.strip(":")) if word and word.lower() not in _SMALL]
    return bool(words) and all(word[0].isupper() or not word[0].isalpha() for word in words) and words[0][0].isalpha()


def _is_statement(text: str, capitals: bool) -> bool:
    """Whether a line is a sentence, or a statement set in capitals, rather than a heading."""
    words = text.split()
    if capitals and (words[0] in ("AN", "A") or text.startswith("ON ")):
        return True
    return len(words) > (4 if capitals else _SENTENCE_WORDS) and bool(_FINITE.search(text))


def _form(line: Line, text: str, run_in: bool) -> float:
    """How much the form of a line is that of a heading."""
    capitals = text.isupper()
    score = 2.5 * (line.mark > 0) + 1.5 * capitals + 1.0 * text.endswith(":")
    score += 0.7 * (not capitals and title_case(text)) + 0.4 * (line.gap > 0)
    score -= 0.7 * (line.lead == "number" and not capitals) + 1.5 * (line.lead == "bullet") + 1.0 * run_in
    score -= 2.0 * text.endswith((".", ",", ";")) + 2.0 * text[0].islower() + 2.0 * bool(_DATA.search(text))
    return score - 2.0 * _is_statement(text, capitals)


def key_and_value(line: Line, found: Candidate | None) -> bool:
    """Whether a line is like `FLSA Status: Exempt`: a few words, then a few more."""
    return (
        found is not None
        and found.run_in
        and len(line.core) - (found.end - line.core_start) <= 60
        and len(found.text.split()) <= 6
    )


def rank(line: Line, found: Candidate) -> float:
    """How prominent the form of a heading is: mark-up, capitals, capitalised words, run-in, from high to low."""
    if line.mark:
        return 7.0 - line.mark / 2
    if found.text.isupper():
        return 3.5 if found.run_in else 4.0
    if found.run_in:
        return 1.0
    return 3.0 - 0.2 * found.text.endswith(":") if title_case(found.text) else 2.0
