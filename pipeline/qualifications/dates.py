"""Dates a specification was established and revised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.qualifications.facts import Fact

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = re.compile(
    rf"(?P<y>\d{{4}})-(?P<m>\d{{2}})-(?P<d>\d{{2}})"
    rf"|(?P<m2>\d{{1,2}})[/-](?P<d2>\d{{1,2}})[/-](?P<y2>\d{{4}}|\d{{2}})(?!\d)"
    rf"|(?P<month>{_MONTH})\s+(?:(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<y3>\d{{4}})"
    rf"|(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month4>{_MONTH}),?\s+(?P<y4>\d{{4}})"
    rf"|(?P<m5>\d{{1,2}})/(?P<y5>\d{{4}})",
    re.IGNORECASE,
)
_PIVOT = 50  # a two-digit year above it is of the last century: the records begin in the 1930s and end today
_LABEL = re.compile(
    r"(?P<revised>\b(?:last\s+)?(?:revised|revision(?:\s+dates?|s)?|date\s+(?:last\s+)?revised"
    r"|updated|last\s+updated|amended|reviewed))\b|(?P<established>\b(?:established"
    r"|date\s+established|adopted|date\s+adopted|created|date\s+created|established\s+on))\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"^[\s:;,*•|()–-]*(?:(?:on|in|date|dates|and|,)\b[\s:]*)*$", re.IGNORECASE)
_CELL = r"\d{1,2}/\d{1,2}/\d{2,4}|--"
_ROW = re.compile(rf"\s*\|?\s*(?P<established>{_CELL})\s*\|?\s*(?P<revised>{_CELL})")


def iso(match: re.Match[str]) -> str | None:
    """YYYY-MM-DD, or YYYY-MM where the text gives no day; None for what is no date."""
    group = match.groupdict()
    year = next(value for value in (group["y"], group["y2"], group["y3"], group["y4"], group["y5"]) if value)
    number = int(year) + (0 if len(year) == 4 else 1900 if int(year) > _PIVOT else 2000)
    word = group["month"] or group["month4"]
    month = _month(word) if word else int(group["m"] or group["m2"] or group["m5"])
    day = next((int(value) for value in (group["d"], group["d2"], group["d3"], group["d4"]) if value), None)
    if not 1900 <= number <= 2100 or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"{number:04d}-{month:02d}" if day is None else f"{number:04d}-{month:02d}-{day:02d}"


def _month(word: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3]))


def history(text: str, title: str | None, stretches: Iterable[tuple[int, int]]) -> list[Fact]:
    """When the class was established and last revised; a table with a row for each class wins over single labels.

    `stretches` are the starts and ends of the parts of the text where labels count ("Revised:" in a header or history).
    """
    facts = _from_table(text, title) if title else []
    if facts:
        return facts
    dated = [fact for start, end in stretches for fact in _labelled(text, start, end)]
    established = [fact for fact in dated if fact.name == "established"]
    revised = [fact for fact in dated if fact.name == "revised"]
    return [*sorted(established, key=_value)[:1], *sorted(revised, key=_value)[-1:]]


def _value(fact: Fact) -> str:
    return fact.value


def _from_table(text: str, title: str) -> list[Fact]:
    """The row of a class history: title, date established, date revised."""
    at = text.find(title)
    while at >= 0:
        if row := _ROW.match(text, at + len(title)):
            cells = ((name, DATE.match(row[name])) for name in ("established", "revised"))
            return [
                Fact(name, value, row.start(name), row.end(name))
                for name, cell in cells
                if cell is not None and (value := iso(cell)) is not None
            ]
        at = text.find(title, at + 1)
    return []


def _labelled(text: str, start: int, end: int) -> Iterator[Fact]:
    """Dates behind "Revised:", "Established:", each run of them up to the next word."""
    for label in _LABEL.finditer(text, start, end):
        at = label.end()
        for found in DATE.finditer(text, label.end(), min(end, label.end() + 200)):
            if not _BETWEEN.match(text[at : found.start()]):
                break
            if value := iso(found):
                yield Fact(label.lastgroup or "", value, found.start(), found.end())
            at = found.end()
