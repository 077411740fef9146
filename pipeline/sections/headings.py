"""Which lines of a document are headings, by their form and their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.sections.labels import Reading, read_heading
from pipeline.sections.lines import Line

_RUN_IN = re.compile(r"([^:.]{3,70}?)(?:\s*[:：]\s*|\s+[-–—]{1,2}\s+|\.\s+[-–—]*\s*)(?=\S)")
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|may|must|shall|will|can|should|has|have|includes?|requires?|provides?|performs?)\b", re.I
)
_DATA = re.compile(r"\d{3,}|[$€£@|]|https?:|www\.|\.{4,}|(?:\. ){3,}|_{3,}")
_SMALL = frozenset(
    ["a", "an", "the", "of", "and", "or", "to", "in", "for", "on", "at", "by", "with", "as", "from", "per", "but"]
)
_LONGEST_WORDS = 12
_SENTENCE_WORDS = 9  # a longer line with a finite verb is a sentence, not a heading
_WHOLE_LINE = 2.0  # form and words together, from which a line is a heading
_WITHIN_LINE = 2.6  # the same for a heading that runs into its text


@dataclass(frozen=True)
class Heading:
    """One heading.

    Attributes:
        line: index of its line.
        text: without mark-up and run-in text, punctuation kept.
        start: first character of the text in the document.
        end: character after the last.
        rank: how prominent its form is: mark-up, capitals, capitalised words, run-in, from high to low.
        reading: what its words say.
        run_in: its text goes on in the same line.
    """

    line: int
    text: str
    start: int
    end: int
    rank: float
    reading: Reading
    run_in: bool


def find_headings(lines: Sequence[Line]) -> dict[int, Heading]:
    """Headings of every level by line index; whether one opens a section is decided with the labels."""
    found: dict[int, Heading] = {}
    for index, line in enumerate(lines):
        if line.rule or line.joins:
            continue
        heading = _whole_line(index, line) or _within_line(index, line)
        if heading and not (heading.run_in and not line.mark and _among_keys(lines, index)):
            found[index] = heading
    return found


def _among_keys(lines: Sequence[Line], index: int) -> bool:
    """Whether the line stands in a block of keys and values, which has no headings."""
    after = lines[index + 1] if index + 1 < len(lines) else None
    return bool(
        (index and lines[index].gap == 0 and key_and_value(lines[index - 1]))
        or (after and after.gap == 0 and key_and_value(after))
    )


def key_and_value(line: Line) -> Reading | None:
    """What the key says in a line such as `FLSA Status: Exempt`, None for other lines."""
    match = _RUN_IN.match(line.core) if ":" in line.core else None
    if not match or len(line.core) - match.end() > 60 or len(match[1].split()) > 6 or ":" not in match[0]:
        return None
    return read_heading(match[1])


def _whole_line(index: int, line: Line) -> Heading | None:
    words = line.words
    text = line.core.rstrip("*_#= ")
    if len(words) > _LONGEST_WORDS or len(text) > 110 or not text or line.lead == "bullet" or text[0] in "([|":
        return None
    if _is_statement(text, line.capitals) or re.search(r":\s+\S| \| ", text):
        return None
    reading = read_heading(text)
    if _form(line, text) + _words(reading) < _WHOLE_LINE:
        return None
    return Heading(index, text, line.core_start, line.core_start + len(text), _rank(line, text), reading, False)


def _within_line(index: int, line: Line) -> Heading | None:
    match = _RUN_IN.match(line.core)
    if not match or line.lead == "bullet":
        return None
    text = line.core[: match.end(1)] + (":" if line.core[match.end(1) : match.end(1) + 1] == ":" else "")
    words = match[1].split()
    body = line.core[match.end() :]
    if len(words) > 7 or len(body.split()) < 7 or not words[0][0].isupper():
        return None
    reading = read_heading(match[1])
    capitals = match[1].isupper() and not body.isupper()
    if _words(reading) + 1.5 * capitals + 0.5 * title_case(match[1]) < _WITHIN_LINE or reading.known < 0.5:
        return None
    rank = (3.5 if capitals else 1.0) + (line.mark > 0)
    return Heading(index, text, line.core_start, line.core_start + len(text), rank, reading, True)


def title_case(text: str) -> bool:
    """Whether every word but the small ones begins with a capital."""
    words = [word for word in re.split(r"[\s/]+", text.strip(":")) if word and word.lower() not in _SMALL]
    return bool(words) and all(word[0].isupper() or not word[0].isalpha() for word in words) and words[0][0].isalpha()


def _is_statement(text: str, capitals: bool) -> bool:
    """Whether a line is a sentence, or a statement set in capitals, rather than a heading."""
    words = text.split()
    if capitals and (words[0] in ("AN", "A") or text.startswith("ON ")):
        return True
    return len(words) > (4 if capitals else _SENTENCE_WORDS) and bool(_SENTENCE.search(text))


def _words(reading: Reading) -> float:
    """What the words of a heading add to its form, 0–3."""
    return min(3.0, 0.65 * reading.strength * reading.known)


def _form(line: Line, text: str) -> float:
    """How much the form of a line is that of a heading; about −4 to 5."""
    score = 2.5 * (line.mark > 0) + 1.5 * line.capitals + 1.0 * text.endswith(":")
    score += 0.7 * (title_case(text) and not line.capitals) + 0.4 * (line.gap > 0)
    score -= 0.7 * (line.lead == "number" and not line.capitals)
    score -= 2.0 * text.endswith((".", ",", ";")) + 2.0 * text[0].islower() + 2.0 * bool(_DATA.search(text))
    return score


def _rank(line: Line, text: str) -> float:
    if line.mark:
        return 7.0 - line.mark / 2
    if line.capitals:
        return 4.0
    return 3.0 - 0.2 * text.endswith(":") if title_case(text) else 2.0
