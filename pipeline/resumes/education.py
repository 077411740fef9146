"""Schooling: each degree, diploma or course of study with its level, subjects, school, year, and whether it is done."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.resumes.dates import Stay
from pipeline.resumes.degrees import Degree, degrees
from pipeline.resumes.entry import EDUCATION, Entry
from pipeline.resumes.naming import PLACE
from pipeline.resumes.schools import SCHOOL, school_in, schools

_UNFINISHED = re.compile(
    r"\b(?:expected|expects?|anticipat\w+|in[\s-]progress|pursuing|pursue|on-?going|under\s?way|in\s+process"
    r"|candidate(?!\s+of)|graduating|projected|enrolled|attending|some\s+college|scheduled\s+(?:to|for)"
    r"|currently\s+(?:studying|working|completing|in|an?\s+(?:student|freshman|sophomore|junior|senior))"
    r"|current\s+(?:enrollment|student)|working\s+(?:on|towards?)"
    r"|towards?\s+(?:an?\s+)?(?:my\s+)?(?:bachelor|master|associate|degree|b\.?[as]|m\.?[as]|completion)"
    r"|not\s+(?:yet\s+)?(?:completed?|graduated|finished|awarded)|did\s+not\s+(?:complete|graduate|finish)|incomplete"
    r"|to\s+be\s+(?:completed|awarded|conferred)|will\s+(?:graduate|complete|receive)|withdr[ae]w\w*|dropped\s+out"
    r"|(?-i:Current|Present)(?=\s+(?:[A-Z]\w+\s+){1,4}?(?-i:University|College|School|Institute))"
    r"|credits?\s+(?:short|remaining|away)|no\s+degree|all\s+but\s+dissertation|(?-i:ABD))\b",
    re.IGNORECASE,
)
_TOWARD = re.compile(r"\btowards?\b.*|\bsome\s+college\b", re.IGNORECASE)
_FIELD_LEAD = re.compile(
    r"[\s)*]*(?:\([A-Za-z.\s&]{1,12}\)\s*)?"
    r"(?:[:,–—|/-]+\s*|\(\s*|in\s+|of\s+|degree\s*[:,-]?\s*(?:in\s+)?|including\s+|with\s+an?\s+\w+\s+in\s+|[•·]\s*"
    r"|(?:an?\s+)?(?:associate|bachelor|master)['’]?s?\s+(?:degree\s+)?(?:in\s+)?|major\s*:?\s*(?:in\s+)?)*",
    re.IGNORECASE,
)
_FIELD_END = re.compile(
    r"\n|\s[-–—|/]{1,2}\s|\s*,\s+(?=City\b|State\b|GPA|minor)|\bState\s,|\s*[(;•]|\.\s|\s{3,}|\bCity\s*,|\bat\b(?=\s+[A-Z])"
    r"|\b(?:GPA|from|expected|class\s+of|concentration|emphasis|minor(?:ed)?|cum\s+laude|summa|magna|honou?rs)\b"
    r"|\bwith\s+(?:honou?rs|distinction|a\s+minor|minor)",
    re.IGNORECASE,
)
_ARTS = re.compile(r"^(?:(?:applied|fine|occupational|professional)\s+)?(?:arts?|sciences?)$", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[,;/:]\s*|\s+-\s+|\s{2,}")
_CAPTION = re.compile(r"\s*(?:dates?|duration|period|year)(?:\W+from\W+to)?\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\n.*\b(?:certificat|licen[sc]e|certified)|\n\s*\n\s*\n", re.IGNORECASE)
_DIPLOMA = re.compile(  # what names the certificate, not the school
    r"diploma|degree|ged|g\.e\.d|equivalen|graduate|certificate|hsc|hs\b|ssl?c|puc|levels?|gcse|[01]\dth|class|abitur"
    r"|matura\b|\+",
    re.IGNORECASE,
)
_BY_WORDS = re.compile(r"\b(?:university|college|institute\s+of\s+technology|polytechnic|seminary)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:course\s?work|courses|classes|credits?|units)\b", re.IGNORECASE)
_LOOKED_AT = 250  # characters behind a degree in which its state is told
_FIELD_LENGTH = 9  # words
_LINES_TO_SCHOOL = 3


@dataclass
class _Study:
    """A course of study as it is put together."""

    level: str
    first: int
    last: int
    mentions: list[Degree] = field(default_factory=list)
    school: tuple[int, int] | None = None


def find_education(text: str, start: int, end: int, dated: Sequence[Stay]) -> list[Entry]:
    """The schooling that `text[start:end]` states, in order; `dated` are the dates of the text."""
    studies = _studies(text, start, end, dated)
    days = [stay for stay in dated if start <= stay.start < end]
    found: list[Entry] = []
    for number, study in enumerate(studies):
        before = found[-1].end if found else start
        after = studies[number + 1].first if number + 1 < len(studies) else end
        found.append(_entry(text, study, before, after, days, studies[-1].first))
    return _bounded(text, found, end)


def _studies(text: str, start: int, end: int, dated: Sequence[Stay]) -> list[_Study]:
    """The courses of study, those named twice put together."""
    found: list[_Study] = []
    for degree in degrees(text, start, end):
        last = found[-1] if found else None
        if last is not None and _same(text, last, degree, dated):
            last.mentions.append(degree)
            last.last = degree.end
            if degree.level == "high_school" and last.level == "coursework":
                last.level = "high_school"
        elif not (found and _ASIDE.search(text, degree.start, degree.end)) and not _in_prose(text, degree):
            found.append(_Study(degree.level, degree.start, degree.end, [degree]))
    if not found:
        found = [
            _Study("coursework", *match.span())
            for match in SCHOOL.finditer(text, start, end)
            if _BY_WORDS.search(match[0])
        ][:1]
    return found


def _same(text: str, last: _Study, degree: Degree, dated: Sequence[Stay]) -> bool:
    """Whether the mention only says the last one again, or names its school."""
    between = text[last.last : degree.start]
    words = text[degree.start : degree.end]
    pair = {last.level, degree.level}
    if "coursework" in pair and not re.search("diploma", text[last.first : degree.end], re.IGNORECASE):
        return last.level == degree.level and not SCHOOL.search(between)
    if degree.level == "high_school" and not _DIPLOMA.search(words) and pair <= {"high_school", "coursework"}:
        if SCHOOL.search(between):
            return False
        return not any(
            _DIPLOMA.search(text[m.start : m.end]) is None and m.level == "high_school" for m in last.mentions
        ) and "\n\n" not in between.strip(" ")
    if last.level != degree.level and not (pair == {"high_school", "coursework"} and "diploma" in words.lower()):
        return False
    line = text.find("\n", degree.end)
    alone = "\n" not in between or not SCHOOL.search(text, degree.end, line if line >= 0 else len(text))
    if alone and _field_words(text, last.mentions[-1].end) & _field_words(text, degree.end):
        return True
    return not SCHOOL.search(between) and not _has_date(dated, last.last, degree.start) and between.count("\n") <= 2


def _field_words(text: str, at: int) -> set[str]:
    """The first word of the subject behind a degree."""
    found = re.search(r"[A-Za-z]{3,}", text[at : at + 30])
    return {found[0].lower()} if found else set()


def _has_date(dated: Sequence[Stay], start: int, end: int) -> bool:
    at = bisect_left(dated, start, key=lambda stay: stay.start)
    return at < len(dated) and dated[at].start < end


def _in_prose(text: str, degree: Degree) -> bool:
    """Whether the mention stands late in a sentence rather than at the head of a line."""
    line = text.rfind("\n", 0, degree.start) + 1
    before = text[line : degree.start]
    return (
        len(before.split()) > 6
        and re.search(r"\b(?:my|a|an|the|his|her|their|of|for|towards?|with)\s+(?:\w+\s+)?$", before) is not None
    )


def _entry(text: str, study: _Study, before: int, after: int, days: Sequence[Stay], final: int) -> Entry:
    stay = _dates(text, study, before, after, days, final)
    school = _school(text, study, before, after)
    fields, told = _fields(text, study, school, days, after)
    for name in fields:  # the subject said again, behind the school
        if school and text[slice(*school)].lower().endswith(f" {name.lower()}"):
            school = school[0], school[1] - len(name) - 1
    first = min([study.first, *([stay.start] if stay else []), *([school[0]] if school else [])])
    last = max(study.last, told, stay.end if stay else 0, school[1] if school else 0)
    began, ended, current = (stay.began, stay.ended, stay.current) if stay else (None, None, False)
    if stay is not None and not stay.stretch:
        began, ended = None, stay.ended or stay.began
    state = _ANOTHER.split(text[first : min(after, study.last + _LOOKED_AT)])[0]
    return Entry(
        EDUCATION,
        " ".join(text[study.first : max(study.mentions[0].end, told)].split()) if study.mentions else None,
        first,
        last,
        last,
        " ".join(text[slice(*school)].split()) if school else None,
        began,
        ended,
        current,
        study.level,
        fields,
        not (current or _unfinished(study.level, state)),
        0.9 if study.mentions else 0.5,
    )


def _unfinished(level: str, state: str) -> bool:
    """Whether it is still to be awarded; course work toward a degree is done for what it is."""
    return _UNFINISHED.search(_TOWARD.sub("", state) if level == "coursework" else state) is not None


def _dates(text: str, study: _Study, before: int, after: int, days: Sequence[Stay], final: int) -> Stay | None:
    """When it was: a date on a line of its own above, else one in the same line, else one below."""
    ahead = [stay for stay in days if before <= stay.start < study.first]
    behind = [stay for stay in days if study.first <= stay.start < after]
    if ahead and _own_line(text, ahead[-1]):
        return ahead[-1]
    for stay in [*behind[:1], *ahead[-1:]]:
        if "\n" not in text[min(stay.start, study.first) : max(stay.start, study.first)]:
            return stay
    return behind[0] if behind and not (_own_line(text, behind[0]) and _lead(text, days, final)) else None


def _lead(text: str, days: Sequence[Stay], final: int) -> bool:
    """Whether dates on lines of their own stand above what they date: none is left below the last study."""
    return not any(_own_line(text, stay) for stay in days if stay.start > final)


def _own_line(text: str, stay: Stay) -> bool:
    """Whether a date has its line to itself."""
    line = text.rfind("\n", 0, stay.start) + 1
    end = text.find("\n", stay.end)
    beside = text[line : stay.start] + " " + text[stay.end : len(text) if end < 0 else end]
    return not re.search(r"\w{2}", _CAPTION.sub("", beside))


def _school(text: str, study: _Study, before: int, after: int) -> tuple[int, int] | None:
    """The school: named behind the degree, or before it where nothing is behind."""
    if not study.mentions:
        return study.first, study.last
    line = text.rfind("\n", 0, study.first) + 1
    named = not _DIPLOMA.search(text, study.first, study.mentions[0].end)  # "Lowen High School" is itself the school
    ahead = list(schools(text, before, study.mentions[0].end if named else study.first))
    if ahead and ahead[-1][0] >= line:
        return ahead[-1]
    behind = next(schools(text, study.mentions[0].end, after), None)
    if behind is None or text.count("\n", study.mentions[0].end, behind[0]) > _LINES_TO_SCHOOL:
        return ahead[-1] if ahead and text.count("\n", ahead[-1][1], study.first) <= 2 else None
    begin, end = behind
    if "\n" not in text[study.mentions[0].end : begin]:
        begin += school_in(text[begin:end])
    return next(schools(text, begin, end), (begin, end))


def _fields(
    text: str, study: _Study, school: tuple[int, int] | None, days: Sequence[Stay], after: int
) -> tuple[tuple[str, ...], int]:
    """The subjects, and where the words of the first degree end."""
    found: list[str] = []
    told = 0
    for number, degree in enumerate(study.mentions):
        limit = min([after, *(other.start for other in study.mentions if other.start > degree.start)])
        lead = _FIELD_LEAD.match(text, degree.end, limit)
        at = lead.end() if lead else degree.end
        end = _field_end(text, at, limit, school, days)
        subject = text[at:end].strip(" ,.:;-–()*•")
        schooled = degree.level == "high_school" and not _DIPLOMA.search(text[degree.start : degree.end])
        if schooled or not re.search(r"[A-Za-z]{2}", subject) or len(subject.split()) > _FIELD_LENGTH:
            continue
        found += [part.strip(" .,:") for part in _SPLIT.split(subject) if re.search(r"[A-Za-z]{2}", part)]
        if number == 0:
            told = at + len(text[at:end].rstrip(" ,.:;-–()*•"))
            told += text[told : told + 1] == ")" and "(" in text[degree.end : told]
    named = {name.lower(): name for name in reversed(found) if not _ARTS.match(name) and not PLACE.search(name)}
    return tuple(reversed(named.values())), told


def _field_end(text: str, at: int, limit: int, school: tuple[int, int] | None, days: Sequence[Stay]) -> int:
    stop = _FIELD_END.search(text, at, limit)
    other = next(schools(text, at, limit), None) if school is None or school[0] < at else None
    ends = [limit, stop.start() if stop else limit]
    ends += [span[0] for span in (school, other) if span is not None and span[0] >= at]
    ends += [stay.start for stay in days if at <= stay.start < limit][:1]
    return min(ends)


def _bounded(text: str, found: list[Entry], end: int) -> list[Entry]:
    """The entries, each with what follows it up to the next as its body."""
    bounded: list[Entry] = []
    for number, entry in enumerate(found):
        stop = found[number + 1].start if number + 1 < len(found) else end
        stop = max(entry.end, entry.start + len(text[entry.start : stop].rstrip()))
        bounded.append(replace(entry, end=stop))
    return bounded
