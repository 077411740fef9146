"""All that a resume states, section by section: posts, schooling, credentials and skills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Protocol

from pipeline.resumes.credentials import find_credentials
from pipeline.resumes.dates import Stay, stays
from pipeline.resumes.education import find_education
from pipeline.resumes.entry import EXPERIENCE, SKILL, Entry
from pipeline.resumes.heads import Opening
from pipeline.resumes.naming import BLANK
from pipeline.resumes.openings import find_openings
from pipeline.resumes.skills import find_skills
from pipeline.sections.lines import Line, read_lines

_NAMING = frozenset(["header", "summary", "skills", "licenses", "education", "awards", "other"])


class Part(Protocol):
    """A section: its label and where it lies."""

    @property
    def label(self) -> str:
        """One of `headings.LABELS`."""

    @property
    def body_start(self) -> int:
        """First character behind the heading."""

    @property
    def end(self) -> int:
        """Character after the last."""


def find_entries(text: str, sections: Iterable[Part], layout: Iterable[Mapping[str, Any]] = ()) -> list[Entry]:
    """The entries of a resume in the order of its text."""
    marks = list(layout)
    lines, dated = read_lines(text, marks), stays(text)
    found: list[Entry] = []
    for section in sections:
        within = lines_within(lines, section.body_start, section.end)
        if section.label == "experience":
            found += _posts(text, within, dated, section.end)
        if section.label == "education":
            found += find_education(text, section.body_start, section.end, dated)
        if section.label in _NAMING:
            found += find_credentials(text, within, dated, headed=section.label == "licenses")
        if section.label == "skills":
            found += _skills(text, section, marks)
    return sorted(found, key=lambda entry: (entry.start, entry.kind))


def lines_within(lines: Sequence[Line], start: int, end: int) -> list[Line]:
    """The lines between two places, those across an edge cut there."""
    found = []
    for line in lines:
        if line.end <= start or line.start >= end:
            continue
        first, last = max(line.start, start), min(line.end, end)
        if (first, last) != (line.start, line.end):
            begin = max(line.core_start, first)
            cut = line.text[first - line.start : last - line.start]
            core = line.core[begin - line.core_start : last - line.core_start]
            lead = len(core) - len(core.lstrip())
            line = replace(line, start=first, end=last, text=cut, core=core.strip(), core_start=begin + lead)
        if line.core:
            found.append(line)
    return found


def _posts(text: str, lines: Sequence[Line], dated: Sequence[Stay], end: int) -> Iterator[Entry]:
    """The posts of a section about experience, each with what follows its head as its body."""
    for opening, following in pairwise([*find_openings(text, lines, dated), None]):
        if opening is not None:
            yield _post(text, opening, following.start if following else end)


def _post(text: str, opening: Opening, stop: int) -> Entry:
    stay = opening.stay
    end = opening.start + len(text[opening.start : stop].rstrip())
    body = text[opening.body : end]
    return Entry(
        EXPERIENCE,
        _words(text, opening.title),
        opening.start,
        min(end, opening.body + len(body) - len(body.lstrip())) if body.strip() else end,
        end,
        None
        if opening.organisation and BLANK.fullmatch(text, *opening.organisation)
        else _words(text, opening.organisation),
        stay.began if stay else None,
        stay.ended if stay else None,
        stay.current if stay else False,
        confidence=0.95 if opening.certain else 0.7,
    )


def _words(text: str, span: tuple[int, int] | None) -> str | None:
    return " ".join(text[slice(*span)].split()) if span else None


def _skills(text: str, section: Part, layout: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    for skill in find_skills(text, section.body_start, section.end, layout):
        yield Entry(SKILL, skill.text, skill.start, skill.end, skill.end, confidence=0.8)
