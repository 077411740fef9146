"""Levels in class titles: numbers, letters and words of grade, and the titles that name several at once."""

from __future__ import annotations

import re
from itertools import pairwise

LEVEL = re.compile(r"[IVX]{1,4}|[A-Z]?[1-9]\d?|[A-F]")
"""A level as the last word of a title: `II`, `3`, `E7`, `B`."""

NUMBER = re.compile(r"[IVX]{1,4}|[A-Z]?[1-9]\d?")
"""A level that is a number, maybe behind a letter."""

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_JOINT = r"\s*(?:/|,|&|-|–|\band\b|\bor\b|\bto\b|\bthrough\b|,\s*and\b)\s*(?:(?:Level|LEVEL)\s+)?"
_SEVERAL = re.compile(rf"^(.*?)\s+((?:{NUMBER.pattern})(?:{_JOINT}(?:{NUMBER.pattern}))+)(?![\w/-])(.*)$")
_LETTERS = re.compile(r"^(.*?)\s+([A-F](?:\s*/\s*[A-F])+)(?![\w/-])(.*)$")
_GRADE = r"(?:Junior|Assistant|Associate|Intermediate|Journey|Senior|Staff|Lead|Principal|Chief|Supervising)"
_GRADES = re.compile(rf"^({_GRADE}(?:\s*/\s*{_GRADE})+)\s+(\S.*)$", re.I)
_RANGE = re.compile(r"-|–|\bto\b|\bthrough\b")
_MOST = 6  # levels one title names


def words_of(text: str) -> tuple[str, ...]:
    """The words of a title in lower case, without punctuation."""
    return tuple(re.findall(r"[a-z0-9]+", text.lower().replace("&", " and ")))


def level_of(title: str) -> str | None:
    """The level a title ends in, what stands in brackets or behind a comma aside; None without one."""
    words = re.split(r"\s*[(,]", title)[0].split()
    return words[-1] if len(words) > 1 and NUMBER.fullmatch(words[-1]) else None


def titles_by_number(title: str) -> list[str]:
    """Titles that one names by its numbers: "Accountant I/II", "Engineer 1-3", "Technician 7-E9"; [] for others."""
    match = _SEVERAL.match(title)
    if match is None:
        return []
    levels = re.findall(NUMBER.pattern, re.sub("level", "", match[2], flags=re.I))
    base = re.sub(r"\b(levels?)$", lambda word: word[1].rstrip("sS"), match[1], flags=re.I)
    if len(levels) == 2 and _RANGE.search(match[2]):
        levels = between(*levels)
    steps = [_place(level) for level in levels]
    ascending = all(0 < after - before <= 2 for before, after in pairwise(steps))
    return [f"{base} {level}{match[3]}".strip() for level in levels] if ascending and len(levels) > 1 else []


def titles_by_grade(title: str) -> list[str]:
    """Titles that one may name by letters or words of grade: "Technician A / B", "Assistant/Associate Planner"."""
    letters, grades = _LETTERS.match(title), _GRADES.match(title)
    if letters:
        return [f"{letters[1]} {level}{letters[3]}".strip() for level in re.findall("[A-F]", letters[2])]
    return [f"{grade.strip()} {grades[2]}" for grade in grades[1].split("/")] if grades else []


def between(first: str, last: str) -> list[str]:
    """The levels from one to another, the letter of either kept with it; only the two where they are no range."""
    low, high = _place(first), _place(last)
    if first in _ROMAN and last in _ROMAN and low < high:
        return list(_ROMAN[low - 1 : high])
    if first[-1].isdigit() and last[-1].isdigit() and low < high < low + _MOST:
        return [first, *map(str, range(low + 1, high)), last]
    return [first, last]


def _place(level: str) -> int:
    """Which step a level is, from 1; 0 for no number."""
    if level in _ROMAN:
        return _ROMAN.index(level) + 1
    digits = level.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits else 0
