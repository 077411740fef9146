"""When something was: the dates and stretches of time a resume states, in the many ways they are written.

Read are months ("May 2014", "05/2014", "2014-05", "Jan. '09"), days (of which the month counts; "03/04/2014" is read
month first, unless its points or another date of the text say day first), seasons, quarters and years, alone or as a
stretch ("2012–14", "May – August 2015", "since 2015", "Q3 2018 to date"). A date keeps the precision it was stated
with, as ISO 8601 has it: "2014-05", or "2014" where only the year stands. A season or a quarter is the months it
spans; winter is the one at the beginning of its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (1, 3)}
_PIVOT = 50  # a two-digit year above it is of the last century

_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_NTH = r"(?:st|nd|rd|th)?"
_POINT = re.compile(
    rf"(?<![\w.$€£#])(?:"
    rf"(?P<iso_y>{_YEAR})(?P<iso>[-/.])(?P<iso_m>0[1-9]|1[0-2])(?P<iso_d>(?P=iso){_DAY})?(?![\d/-]\d|\d)"
    rf"|(?P<one>\d{{1,2}})(?P<mark>[/.-])(?P<two>\d{{1,2}})(?P=mark)(?P<num_y>{_YEAR}|\d{{2}})(?![\d/])"
    rf"|(?P<m>{_MONTH})(?:\s?[/.-]\s?|\s)(?P<m_y>{_YEAR})(?![\d/]|\.\d)"
    rf"|(?:{_DAY}{_NTH}\s+(?:of\s+)?)?(?P<name>{_NAME})(?:\s*{_DAY}{_NTH}(?=[,\s]+{_YEAR}))?"
    rf"(?:[\s,./–-]*(?:of\s+)?(?P<name_y>{_YEAR})(?![\d%]|,\d{{3}})|\s?-?\s?['’‘`](?P<name_yy>\d{{2}})\b|-(?P<name_y2>\d{{2}})\b)"
    rf"|(?P<season>spring|summer|fall|autumn|winter)(?:\s+(?:semester|term|of))*[\s,:]*(?P<season_y>{_YEAR})\b"
    rf"|q(?P<q>[1-4])[\s,/'’-]*(?P<q_y>{_YEAR})\b|(?P<q2>[1-4])q[\s,/'’-]*(?P<q2_y>{_YEAR})\b"
    rf"|(?P<q3_y>{_YEAR})[\s/-]?q(?P<q3>[1-4])\b"
    rf"|(?P<year>{_YEAR})(?![\w%]|,\d{{3}}|\.\d|['’]s\b)"
    rf"|['’‘`](?P<short>\d{{2}})\b(?!['’]?\s?s\b)"
    rf"|(?P<bare>{_NAME})(?=\s*(?:[-–—/&]|to\b|through\b|thru\b|until\b|till\b)\s*(?:{_DAY}{_NTH}\s+)?{_NAME})"
    rf"|(?P<mm>{_MONTH})/(?P<yy>\d{{2}})(?![\d/]))",
    re.IGNORECASE,
)
_MAY_DATE = re.compile(r"(?:19[4-9]|20[0-4])\d|['’‘`]\d\d\b|\d/\d|[a-zA-Z]{3}-\d\d\b")
_TO = re.compile(
    r"(?P<plain>\s*\)?\s*(?:[-–—−~‐‑]+|\b(?:to|until|till|til|thru|through|up\s+to|and)\b|/)\s*(?:the\s+)?\(?"
    r"(?:end\s+of\s+)?)|(?P<loose>\s?,\s|[ \t]{2,})",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(?:(?:the|till|until)\s+)?(?:present(?:ly)?|current(?:ly)?|now|today|to[\s-]?date|date|ongoing|on-going|continuing|onwards?)\b"
    r"(?:\s+(?:day|date|time))?",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s*(?:\(?onwards?\)?|\+(?!\d)|[-–—]+[ \t]*(?=\)?[ \t]*(?:\n|$)))", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s*:?\s*(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
_SHORT_END = re.compile(r"\s?[-–—/]\s?['’]?(\d{2})(?![\d/%]|\s*%|-\d)")
_ALONE = re.compile(
    r"(?:^|(?<=\n))[^\S\n]*[*_(|]*(present|current|currently|ongoing)[*_)|]*[^\S\n]*(?=\n|$)", re.IGNORECASE
)
_DAY_FIRST = re.compile(rf"(?<![\d/])(?:1[3-9]|2\d|3[01])[/-](?:0?[1-9]|1[0-2])[/-]{_YEAR}")


class _Point(NamedTuple):
    """One date: its characters, its first and last month, and how it is stated; a year of None is still to be told."""

    start: int
    end: int
    year: int | None
    first: int
    last: int
    kind: str

    def iso(self, month: int) -> str:
        return f"{self.year:04d}" if self.kind == "year" else f"{self.year:04d}-{month:02d}"


@dataclass(frozen=True)
class Stay:
    """A stretch of time that a text states, or one date.

    Attributes:
        start: first character of its words.
        end: character after the last.
        began: first month as YYYY-MM, or YYYY; None where only the end is stated.
        ended: last month likewise; None where it is not stated, or still goes on.
        current: it still goes on.
        stretch: two ends are stated, or one with "since" or "to date"; otherwise it is one date.
        monthly: stated to the month, or closer.

    """

    start: int
    end: int
    began: str | None
    ended: str | None
    current: bool = False
    stretch: bool = False
    monthly: bool = True


@lru_cache(maxsize=4)
def stays(text: str) -> tuple[Stay, ...]:
    """Every stretch of time and every date that `text` states, in order; the last few texts are remembered."""
    points = list(_points(text))
    found: list[Stay] = []
    at = 0
    while at < len(points):
        used, stay = _stay(text, points, at)
        at += used
        if stay is not None:
            found.append(stay)
    alone = (Stay(*match.span(1), None, None, current=True, stretch=True) for match in _ALONE.finditer(text))
    taken = {place for stay in found for place in (stay.start, stay.end)}
    return tuple(sorted([*found, *(stay for stay in alone if stay.end not in taken)], key=lambda stay: stay.start))


def _stay(text: str, points: Sequence[_Point], at: int) -> tuple[int, Stay | None]:
    """The stay that opens with `points[at]`, and how many points it takes."""
    first = points[at]
    following = points[at + 1] if at + 1 < len(points) else None
    if joint := _TO.match(text, first.end):
        loose = joint["plain"] is None
        present = _PRESENT.match(text, joint.end())
        if present and first.year is not None and not (loose and first.kind == "year"):
            began = first.iso(first.first)
            return 1, Stay(first.start, present.end(), began, None, True, True, first.kind != "year")
        if following is not None and following.start == joint.end() and _pairs(first, following, loose):
            return 2, _between(first, following)
    if first.year is None or first.kind == "halved":
        return 1, None
    if first.kind == "year" and (short := _SHORT_END.match(text, first.end)):
        ended = first.year - first.year % 100 + int(short[1])
        ended += 100 * (ended < first.year)
        return 1, Stay(first.start, short.end(), str(first.year), str(ended), stretch=True, monthly=False)
    return 1, _single(text, first)


def _pairs(first: _Point, last: _Point, loose: bool) -> bool:
    """Whether two dates with a joint between them are the ends of one stretch."""
    if last.year is None or ("year" in (first.kind, last.kind) and loose):
        return False
    if "halved" in (first.kind, last.kind):
        return first.kind == last.kind
    return True


def _between(first: _Point, last: _Point) -> Stay:
    if first.year is None:  # "May – August 2015"
        assert last.year is not None
        first = first._replace(year=last.year - (first.first > last.last))
    monthly = first.kind != "year" or last.kind != "year"
    return Stay(first.start, last.end, first.iso(first.first), last.iso(last.last), False, True, monthly)


def _single(text: str, point: _Point) -> Stay:
    began = point.iso(point.first)
    if since := _SINCE.search(text, max(0, point.start - 20), point.start):
        return Stay(since.start(), point.end, began, None, True, True, point.kind != "year")
    if onwards := _ONWARDS.match(text, point.end):
        return Stay(point.start, onwards.end(), began, None, True, True, point.kind != "year")
    whole = point.kind in ("year", "season")
    return Stay(point.start, point.end, began, point.iso(point.last) if whole else None, monthly=point.kind != "year")


def _points(text: str) -> Iterator[_Point]:
    day_first = _DAY_FIRST.search(text) is not None
    at = 0
    for line in text.split("\n"):
        if _MAY_DATE.search(line):
            for match in _POINT.finditer(text, at, at + len(line)):
                if (point := _point(match, day_first)) is not None:
                    yield point
        at += len(line) + 1


def _point(match: re.Match[str], day_first: bool) -> _Point | None:
    group = match.groupdict()

    def dated(year: str | None, month: int, last: int | None = None, kind: str = "month") -> _Point | None:
        told = None if year is None else _year(year)
        return _Point(*match.span(), told, month, last or month, kind) if 1 <= month <= 12 else None

    if group["year"]:
        return dated(group["year"], 1, 12, "year")
    if name := group["name"] or group["bare"]:
        return dated(group["name_y"] or group["name_yy"] or group["name_y2"], _MONTHS.index(name[:3].lower()) + 1)
    if group["m"]:
        return dated(group["m_y"], int(group["m"]))
    if group["iso"]:
        return _iso(match, group)
    if group["one"]:
        one, two = int(group["one"]), int(group["two"])
        day_leads = one > 12 or (two <= 12 and (day_first or group["mark"] == "."))
        return dated(group["num_y"], two if day_leads else one)
    if group["season"]:
        return dated(group["season_y"], *_SEASONS[group["season"].lower()], "season")
    if quarter := group["q"] or group["q2"] or group["q3"]:
        month = 3 * int(quarter) - 2
        return dated(group["q_y"] or group["q2_y"] or group["q3_y"], month, month + 2, "season")
    if group["short"]:
        return dated(group["short"], 1, 12, "year")
    return dated(group["yy"], int(group["mm"]), kind="halved")


def _iso(match: re.Match[str], group: dict[str, str | None]) -> _Point | None:
    """A year and a month; "2010-11" alone may as well be two years, and is read so."""
    year, month = int(group["iso_y"] or 0), int(group["iso_m"] or 0)
    if group["iso_d"] or month <= year % 100 or _beside_iso(match):
        return _Point(*match.span(), year, month, month, "month")
    return _Point(match.start(), match.start() + 4, year, 1, 12, "year")


def _beside_iso(match: re.Match[str]) -> bool:
    """Whether the match is one end of a stretch whose other end is a year and a month too, or the present."""
    text, kind = match.string, rf"{_YEAR}[-/.](?:0[1-9]|1[0-2])(?!\d)"
    after = _TO.match(text, match.end())
    if after and (re.compile(kind).match(text, after.end()) or _PRESENT.match(text, after.end())):
        return True
    return re.search(rf"{kind}\s*(?:[-–—]|to|until)\s*$", text[max(0, match.start() - 20) : match.start()]) is not None


def _year(digits: str) -> int:
    return int(digits) + (0 if len(digits) == 4 else 1900 if int(digits) > _PIVOT else 2000)
