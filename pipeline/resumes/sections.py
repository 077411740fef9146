"""The sections of a resume: told by headings, and by their content where headings are missing.

A heading stands on a line of its own, runs into its text ("SKILLS: …"), or has been run into the end of the line
before it. Posts recognised by their dates open a section about experience even without one; so do degrees, and lists of
short phrases, in resumes without headings for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from pipeline.resumes.dates import stays
from pipeline.resumes.degrees import names_degree
from pipeline.resumes.headings import AMBIGUOUS, OPEN, label_of, letters, trailing_heading
from pipeline.resumes.heads import Opening
from pipeline.resumes.openings import find_openings
from pipeline.sections.lines import Line, read_lines
from pipeline.sections.structure import Section

# By what told the label. Headings were right for 2,158 of 2,159 lines of 40 resumes read by hand; what content alone
# tells was too rare there to be counted, and is given less.
_HEADED, _TRAILING, _DATED, _OPENING, _GUESSED = 0.98, 0.95, 0.9, 0.95, 0.7

_TEXT_WORDS = 12  # a longer line before the first heading is no longer name and address
_LIST_LINES = 3  # short lines that make a list of skills
_LIST_WORDS = 5
_LIST_COMMAS = 5
_AHEAD = 4  # lines in which what a doubtful heading promises has to come
_RUN_IN = re.compile(r"(?P<heading>[A-Za-z][A-Za-z &/']{3,40}?)\s*(?::|\s[–—-])\s+(?=\S)")
_NO_RUN_IN = frozenset(["experience", "header"])
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PROMISING = frozenset(["education", "experience"])  # labels whose content is told at sight


@dataclass(frozen=True)
class _Mark:
    """Where a section begins: its line, its first character and its body's, its label, heading and confidence."""

    line: int
    start: int
    body: int
    label: str
    heading: str | None
    confidence: float


def find_resume_sections(text: str, layout: Iterable[Mapping[str, Any]] = ()) -> list[Section]:
    """Sections of a resume in order; together they hold every non-blank character once, with labels of LABELS."""
    lines = read_lines(text, layout)
    if not lines:
        return []
    dated = stays(text)
    heads = [head for index, line in enumerate(lines) if (head := _head(lines, index))]
    barred = frozenset(head.line for head in heads if head.start == lines[head.line].start)
    openings = find_openings(text, lines, dated, barred)
    marks = list(_settled(text, lines, heads, openings))
    if not marks or marks[0].start > lines[0].start:
        marks.insert(0, _opening(lines[0]))
    marks = list(_with_content(lines, marks, openings))
    ends = [*(mark.start for mark in marks[1:]), len(text)]
    return [_section(text, mark, end) for mark, end in zip(marks, ends, strict=True)]


def _section(text: str, mark: _Mark, end: int) -> Section:
    stop = mark.start + len(text[mark.start : end].rstrip())
    return Section(mark.label, mark.heading, None, (), mark.start, stop, min(mark.body, stop), mark.confidence)


def _opening(line: Line) -> _Mark:
    label = "header" if len(line.words) <= _TEXT_WORDS else "summary"
    return _Mark(0, line.start, line.start, label, None, _OPENING if label == "header" else _GUESSED)


def _head(lines: Sequence[Line], index: int) -> _Mark | None:
    """The heading that a line is, opens with or ends in."""
    line = lines[index]
    if line.rule:
        return None
    core = line.core.strip(" *_|")
    if label := label_of(core):
        end = line.core_start + len(line.core)
        return _Mark(index, line.start, end, label, core.rstrip(" :"), _HEADED)
    if (run_in := _RUN_IN.match(line.core)) and (label := label_of(run_in["heading"])):
        sure = label not in _NO_RUN_IN and letters(run_in["heading"]) not in AMBIGUOUS and not line.lead
        if sure and (line.gap or index == 0 or run_in["heading"].isupper()):
            body = line.core_start + run_in.end()
            return _Mark(index, line.start, body, label, run_in["heading"], _TRAILING)
    if (tail := trailing_heading(line.core)) and not line.lead:
        start, label, plain = tail
        begin = line.core_start + start
        confidence = _TRAILING if plain else 0.0
        return _Mark(index, begin, line.end, label, line.core[start:].strip(), confidence)
    return None


def _settled(text: str, lines: Sequence[Line], heads: Sequence[_Mark], openings: Sequence[Opening]) -> Iterator[_Mark]:
    """The headings that are some: doubtful ones are dropped, and those over any content get the label it tells."""
    current = "header"
    opened = {opening.first for opening in openings}
    for number, head in enumerate(heads):
        following = heads[number + 1].line if number + 1 < len(heads) else len(lines)
        label = _told(lines, head, following) if head.label == OPEN else head.label
        doubtful = head.confidence == 0.0 or _in_list(lines, head, current)
        if doubtful and (label == current or not _kept(lines, head, label, current, opened)):
            continue
        current = label
        yield _Mark(head.line, head.start, head.body, label, head.heading, head.confidence or _TRAILING)


def _told(lines: Sequence[Line], head: _Mark, following: int) -> str:
    """What stands under a heading such as "Qualifications": strengths, a profile or schooling."""
    under = lines[head.line + 1 : following]
    if any(names_degree(line.core) for line in under[:_AHEAD]) and not any(len(line.words) > 20 for line in under[:1]):
        return "education"
    long = [line for line in under if len(line.words) > 2 * _TEXT_WORDS]
    return "summary" if under and len(under[0].words) > _TEXT_WORDS and len(long) * 2 >= len(under) else "skills"


def _in_list(lines: Sequence[Line], head: _Mark, current: str) -> bool:
    """Whether a heading stands amid the short lines of a list of skills, of which it may be one."""
    if current != "skills" or head.start != lines[head.line].start:
        return False
    if head.label not in _PROMISING and letters(head.heading or "") not in AMBIGUOUS:
        return False
    above, below = lines[head.line - 1], lines[head.line + 1 : head.line + 2]
    listed = [len(above.words) <= _LIST_WORDS, *(len(line.words) <= _LIST_WORDS and not line.gap for line in below)]
    return not lines[head.line].gap and all(listed)


def _kept(lines: Sequence[Line], head: _Mark, label: str, current: str, opened: set[int]) -> bool:
    """Whether what a doubtful heading promises comes right after it."""
    ahead = range(head.line + 1, min(head.line + 1 + _AHEAD, len(lines)))
    if label == "experience":
        return any(index in opened for index in ahead)
    if label == "education":
        return any(names_degree(lines[index].core) or _YEAR.search(lines[index].core) for index in ahead)
    if label == "skills":
        return current in ("education", "licenses", "awards") and any(_lists(lines[index]) for index in ahead)
    return label == "summary"


def _lists(line: Line) -> bool:
    """Whether a line lists short phrases."""
    parts = [part for part in re.split(r"[,;•·|]", line.core) if part.strip()]
    return len(parts) > _LIST_COMMAS and sum(len(part.split()) for part in parts) <= 4 * len(parts)


def _with_content(lines: Sequence[Line], marks: Sequence[_Mark], openings: Sequence[Opening]) -> Iterator[_Mark]:
    """The marks with those that content alone tells."""
    headed = {mark.label for mark in marks if mark.heading}
    seen = False
    for mark, following in zip_longest(marks, marks[1:]):
        yield mark
        first = mark.line + (mark.heading is not None)
        last = following.line if following else len(lines)
        last += following is not None and following.start > lines[following.line].start
        seen = seen or mark.label == "experience"
        for found in _content(lines, mark, range(first, last), openings, headed, seen):
            if found.line > max(mark.line, 0):
                yield found
                seen = seen or found.label == "experience"


def _content(
    lines: Sequence[Line], mark: _Mark, within: range, openings: Sequence[Opening], headed: set[str], seen: bool
) -> Iterator[_Mark]:
    """Where the content of one section turns to something else."""
    starts = {opening.first: opening for opening in openings if opening.certain}
    label = mark.label
    for index in within:
        line = lines[index]
        told = _turn(lines, index, label, starts, headed, seen)
        if told is not None and told != label:
            label = told
            seen = seen or told == "experience"
            confidence = _DATED if told == "experience" else _GUESSED
            yield _Mark(index, line.start, line.start, told, None, confidence)


def _turn(
    lines: Sequence[Line], index: int, label: str, starts: Mapping[int, Opening], headed: set[str], seen: bool
) -> str | None:
    """The label from this line on, where it is another."""
    line = lines[index]
    if index in starts and not any(names_degree(lines[at].core) for at in range(index, starts[index].last + 1)):
        if label in ("header", "summary") or (label in ("education", "other") and "experience" not in headed):
            return "experience" if "experience" not in headed else None
        if label in ("skills", "awards", "licenses") and (seen or "experience" not in headed):
            return "experience"
    if "education" not in headed and label != "education" and index not in starts and _opens_schooling(line):
        return "education" if label != "skills" or _YEAR.search(line.core) else None
    if label == "header" and len(line.words) > _TEXT_WORDS:
        return "summary"
    if "skills" not in headed and label in ("header", "summary", "education") and _opens_list(lines, index, label):
        return "skills"
    return None


def _opens_schooling(line: Line) -> bool:
    """Whether a line without a heading above it begins with a degree or a diploma."""
    opening = " ".join(line.words[:8])
    return len(line.words) <= 2 * _TEXT_WORDS and not line.core.endswith(".") and names_degree(opening)


def _opens_list(lines: Sequence[Line], index: int, label: str) -> bool:
    """Whether a list of short phrases begins here."""
    if _lists(lines[index]):
        return True
    run = lines[index : index + _LIST_LINES]
    short = all(len(line.words) <= _LIST_WORDS and not re.search(r"\d|@|\[", line.core) for line in run)
    listed = all(line.lead == "bullet" for line in run) or (
        label == "summary" and all(not line.gap for line in run[1:])
    )
    return len(run) == _LIST_LINES and short and listed
