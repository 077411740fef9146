"""Salary ranges: "$31.42 - $39.73 HOUR", "ANNUAL SALARY $61,491 to $87,508", "£28,770 per annum"."""

from __future__ import annotations

import re

from pipeline.qualifications.facts import Fact

_AMOUNT = r"(?:\d{1,3}(?:,\s?\d{3})+|\d+)(?:\.\d{1,2})?(?:\s?[kK]\b)?"
_RANGE = re.compile(
    rf"(?:US|C|A|CA|AU)?[$£€]\s?(?P<low>{_AMOUNT})(?:\s*(?:/|per\s)?\s*[a-z]{{0,8}})?\s*(?:-|–"
    rf"|—|to|through|and)\s*[$£€]?\s?(?P<high>{_AMOUNT})|[$£€]\s?(?P<one>{_AMOUNT})"
)
_LABELLED = re.compile(
    rf"(?P<which>Minimum|Maximum)\s+(?:Salary|Pay|Rate|Annual|Monthly"
    rf"|Hourly)[\w\s]{{0,12}}:?\s*[$£€]?\s?(?P<amount>{_AMOUNT})(?!\w)",
    re.IGNORECASE,
)
_PERIODS = (
    ("biweekly", r"bi-?\s?weekly|fortnight\w*|per\s+pay\s+period|every\s+two\s+weeks"),
    ("semimonthly", r"semi-?monthly|twice\s+a\s+month"),
    ("hour", r"hourly|hours?\b|/\s?hr\b|\bhr\b|\bp\.?h\.?\b"),
    ("month", r"monthly|months?\b|/\s?mo\b"),
    ("week", r"weekly|per\s+week\b|/\s?wk\b"),
    ("day", r"daily|per\s+(?:day|diem)\b"),
    ("year", r"annual\w*|yearly|years?\b|/\s?yr\b|per\s+annum|\bp\.?a\.?(?=\W|$)"),
)
_PAY = re.compile(r"\b(?:salar(?:y|ies)|pay|wages?|compensation|remuneration|rate|range|stipend)\b", re.IGNORECASE)
_NOT_PAY = re.compile(
    r"\b(?:bonus|budget|contribut\w+|reimburse\w*|up\s+to|insurance|tuition|premium|fee"
    r"|deductible|differential|per\s+mile)\b",
    re.IGNORECASE,
)


def salary(text: str, start: int, end: int) -> list[Fact]:
    """Lowest and highest rate and their period, from the first line that gives one; [] where none is given.

    Several ranges on one line are the pay grades of one class: the lowest and the highest are taken. Without a period
    in the line or the heading above it, no salary is read.
    """
    labelled = _from_labels(text, start, end)
    if labelled:
        return labelled
    if not any(sign in text[start:end] for sign in "$£€"):
        return []
    at, above = start, ""
    for line in text[start:end].splitlines(keepends=True):
        ranges = [
            match
            for match in _RANGE.finditer(line)
            if not _NOT_PAY.search(line[max(0, match.start() - 30) : match.end() + 15])
        ]
        if ranges and _PAY.search(above[-120:] + line):
            period = _period(line[ranges[0].end() : ranges[0].end() + 40]) or _period(line) or _period(above[-120:])
            if period:
                lows = [_number(match["low"] or match["one"]) for match in ranges]
                highs = [_number(match["high"] or match["one"]) for match in ranges]
                return _facts(min(lows), max(highs), period, at + ranges[0].start(), at + ranges[-1].end())
        above = above + line if line.strip() else above
        at += len(line)
    return []


def _from_labels(text: str, start: int, end: int) -> list[Fact]:
    """Fields of a form: "Minimum Salary: …" and "Maximum Salary: …"."""
    found = list(_LABELLED.finditer(text, start, end))
    if not found:
        return []
    period = _period(text[found[0].start() : found[-1].end() + 30])
    amounts = [_number(match["amount"]) for match in found]
    return _facts(min(amounts), max(amounts), period, found[0].start(), found[-1].end()) if period else []


def _facts(low: float, high: float, period: str, start: int, end: int) -> list[Fact]:
    if low < 1 or high < low:
        return []
    return [
        Fact("salary_min", f"{low:g}" if low < 1e5 else f"{low:.2f}".rstrip("0").rstrip("."), start, end),
        Fact("salary_max", f"{high:g}" if high < 1e5 else f"{high:.2f}".rstrip("0").rstrip("."), start, end),
        Fact("salary_period", period, start, end),
    ]


def _number(text: str) -> float:
    value = float(re.sub(r"[^\d.]", "", text))
    return value * 1000 if text.strip().lower().endswith("k") else value


def _period(text: str) -> str | None:
    """The period named first in the text."""
    places = [(match.start(), name) for name, pattern in _PERIODS if (match := re.search(pattern, text, re.IGNORECASE))]
    return min(places)[1] if places else None
