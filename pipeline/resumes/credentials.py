"""Licences and certifications, wherever a resume names them: in sections of their own, in lists, behind a name.

Well-known ones are told by their names and letters; the rest by the words that make them some ("Certified …", "…
License"). Under a heading for them each line is one. What is expected, in preparation or lapsed is not held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.resumes.credential_names import KNOWN, MAY_NAME, OTHER
from pipeline.resumes.dates import Stay
from pipeline.resumes.entry import CERTIFICATION, LICENSE, Entry
from pipeline.sections.lines import Line

_MAY_CERTIFY = re.compile(r"certif|licen[sc]|registered|credential|permit|diploma", re.IGNORECASE)
_LICENSE_WORD = re.compile(
    r"licen[sc]|register|registration|\bCDL\b|permit|clearance|notary|admission|admitted", re.IGNORECASE
)
_NOT_HELD = re.compile(
    r"\b(?:candidate|pursuing|preparing|working\s+(?:on|towards?)|stud(?:y|ying)\s+(?:for|towards?)|seeking|eligible"
    r"|in[\s-]process|in[\s-]progress|pending|exam(?:ination)?\s+(?:scheduled|in\b)|expected|anticipated|scheduled"
    r"|plan(?:ning|s)?\s+to|to\s+be\s+(?:completed|obtained|taken)|not\s+yet|expired|lapsed|inactive"
    r"|will\s+(?:obtain|get|be\s+certified|take|sit)|in\s+training|sitting\s+for|towards?|parts?\s+\d\s+of)\b",
    re.IGNORECASE,
)
_NO_CREDENTIAL = re.compile(
    r"\b(?:no|without|require[sd]?|requiring|needed?|for|prepared?|processed|issued?|verif\w+|track\w*|review\w*"
    r"|maintain\w*|manag\w+|assist\w*|help\w*|teach\w*|train(?:ed|ing)?|supervis\w+|ensur\w+)"
    r"\s+(?:the\s+|all\s+|of\s+|and\s+|for\s+|an?\s+|to\s+)*$",
    re.IGNORECASE,
)
_HONOUR = re.compile(
    r"certificates?\s+of\s+(?:appreciation|achievement|recognition|excellence|merit|participation|attendance|honou?r)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:City|State|Country|USA?)\b(?:\s*,.*)?")
_SPLIT = re.compile(r"\s*[;•·|*]\s*|\s{3,}|,\s+(?!\w{2}\b)")
_EXPIRES = re.compile(
    r"\b(?:expir\w+|valid\s+(?:until|through|to|till)|renewal\b|renews?\b|exp\b\.?)\W*(?:\w+\W+){0,2}$", re.IGNORECASE
)
_LONGEST = 12  # words of a line that is a credential as a whole
_NEAR = 40  # characters between a credential and its date
_EDGE = " \t,.;:–—-•·*()"


def find_credentials(text: str, lines: Sequence[Line], dated: Sequence[Stay], *, headed: bool = False) -> list[Entry]:
    """The licences and certifications named in `lines`; with `headed` they stand under a heading for them."""
    found: list[Entry] = []
    for line in lines:
        if headed or MAY_NAME.search(line.core):
            found += _in_line(text, line, dated, headed)
    return found


def _in_line(text: str, line: Line, dated: Sequence[Stay], headed: bool) -> list[Entry]:
    named = list(_named(text, line.core_start, line.end))
    if headed and not named:
        named += [(kind, *span) for span in _parts(text, line) for kind in [_kind(text[slice(*span)])]]
    days = [stay for stay in dated if line.start <= stay.start < line.end]
    return [_entry(text, line, *one, days) for one in sorted(named, key=lambda one: one[1])]


def _named(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """What is named between two places: kind, first character, and the one after the last."""
    taken: list[tuple[int, int]] = []
    for pattern in (KNOWN, OTHER) if _MAY_CERTIFY.search(text, start, end) else (KNOWN,):
        for match in pattern.finditer(text, start, end):
            first, last = match.start(), match.start() + len(match[0].rstrip(_EDGE))
            if last - first < 2 or any(first < stop and begin < last for begin, stop in taken):
                continue
            if _NO_CREDENTIAL.search(text, max(start, first - 40), first):
                continue
            if _HONOUR.search(text, first, last + _NEAR):
                continue
            if any(text[stop:first] == " (" for _, stop in taken):  # "Engineer-in-Training (EIT)"
                continue
            taken.append((first, last))
            group = match.lastgroup if pattern is KNOWN else None
            yield group or _kind(text[first:last]), first, last


def _kind(name: str) -> str:
    """Licence or certification, by its name's own words."""
    licensed = _LICENSE_WORD.search(name) and not re.search(r"certif(?!.*licen)", name, re.IGNORECASE)
    return LICENSE if licensed else CERTIFICATION


def _parts(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """The parts of a line under a heading for credentials, each one of them."""
    at = line.core_start
    for cut in [*(match.span() for match in _SPLIT.finditer(text, line.core_start, line.end)), (line.end, line.end)]:
        begin, end = at, cut[0]
        while begin < end and text[begin] in _EDGE:
            begin += 1
        while end > begin and text[end - 1] in _EDGE and text[end - 1] != ")":
            end -= 1
        words = text[begin:end].split()
        if _PLACE.fullmatch(text, begin, end):
            words = []
        if 0 < len(words) <= _LONGEST and re.search(r"[A-Za-z]{2}", text[begin:end]) and not text[begin].islower():
            yield begin, end
        at = cut[1]


def _entry(text: str, line: Line, kind: str, start: int, end: int, days: Sequence[Stay]) -> Entry:
    near = [stay for stay in days if -_NEAR < stay.start - end < _NEAR or 0 <= start - stay.end < 4]
    expiry = next((stay for stay in near if _EXPIRES.search(text, line.start, stay.start)), None)
    granted = next((stay for stay in near if stay is not expiry), None)
    around = _clause(text, line, start, end).replace(text[start:end], "")
    ended = (expiry.ended or expiry.began) if expiry else (granted.ended if granted and granted.stretch else None)
    return Entry(
        kind,
        " ".join(text[start:end].split()),
        start,
        end,
        end,
        began=granted.began if granted else None,
        ended=ended,
        completed=not _NOT_HELD.search(around),
        confidence=0.9,
    )


def _clause(text: str, line: Line, start: int, end: int) -> str:
    """The words around a credential, up to the next comma, full stop or bar."""
    marks = ",;|•*"
    begin = max([line.core_start, *(text.rfind(mark, line.core_start, start) + 1 for mark in (*marks, ". "))])
    stops = [place for mark in (*marks, ". ") if (place := text.find(mark, end, line.end)) >= 0]
    return text[begin : min([line.end, *stops])]
