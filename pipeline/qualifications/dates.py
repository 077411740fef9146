"""Dates a specification was established and revised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.qualifications.facts import Fact

_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
DATE = re.compile(
    rf"(?P<y>\d{{4}})-(?P<m>\d{{2}})-(?P<d>\d{{2}})|(?P<m2>\d{{1,2}})[/-](?P<d2>\d{{1,2}})[/-](?P<y2>\d{{4}}|\d{{2}})(?!\d)|(?P<month>{_MONTH})\s+(?:(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<y3>\d{{4}})"
    rf"|(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month4>{_MONTH}),?\s+(?P<y4>\d{{4}})|(?P<m5>\d{{1,2}})/(?P<y5>\d{{4}})",
    re.IGNORECASE,
)
_PIVOT = 50  # a two-digit year above it is of the last century: the records begin in the 1930s and end today
_LABEL = re.compile(
    r"(?P<revised>\b(?:last\s+)?(?:revised|revision(?:\s+dates?|s)?|date\s+(?:last\s+)?revised|updated|last\s+updated|amended|reviewed))\b|(?P<established>\b(?:established|date\s+established|adopted|date\s+adopted|created|date\s+created|established\s+on))\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"^[\s:;,*•|()–-]*(?:(?:on|in|date|dates|and|,)\b[\s:]*)*$", re.IGNORECASE)
_ROW = r"\s*\|?\s*(?P<established>{date}|--)\s*\|?\s*(?P<revised>{date}|--)"


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


def history(text: str, title: str | None) -> list[Fact]:
    """When the class was established and last revised; a table with a row for each class wins over single labels."""
    facts = _from_table(text, title) if title else []
    named = {fact.name for fact in facts}
    for name in ("established", "revised"):
        dates = list(_labelled(text, name))
        if dates and name not in named and not facts:
            facts.append(min(dates, key=_value) if name == "established" else max(dates, key=_value))
    return facts


def _value(fact: Fact) -> str:
    return fact.value


def _from_table(text: str, title: str) -> list[Fact]:
    """The row of a class history: title, date established, date revised."""
    date = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
    row = re.compile(re.escape(title) + _ROW.format(date=f"(?:{date})"), re.IGNORECASE)
    facts = []
    for match in row.finditer(text):
        for name in ("established", "revised"):
            found = DATE.match(match[name])
            if found and (value := iso(found)):
                facts.append(Fact(name, value, match.start(name), match.end(name)))
        break
    return facts


def _labelled(text: str, name: str) -> Iterator[Fact]:
    """Dates behind "Revised:", "Established:", each run of them up to the next word."""
    for label in _LABEL.finditer(text):
        if label.lastgroup != name:
            continue
        at = label.end()
        for found in DATE.finditer(text, label.end(), label.end() + 200):
            if not _BETWEEN.match(text[at : found.start()]):
                break
            if value := iso(found):
                yield Fact(name, value, found.start(), found.end())
            at = found.end()
