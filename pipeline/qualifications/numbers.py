"""Numbers as civil-service prose has them: "Eight (8) years", "eighteen months", "one and one-half years"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.alternatives import holds

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
WORDS: dict[str, int] = {word: value for value, word in enumerate(_UNITS)} | _TENS

_WORD = "(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + ")"
_HALF = r"(?:\s+and\s+(?:one[\s-]half|a\s+half|1/2)|\s*½|\s+1/2)"
_VALUE = rf"(?:{_WORD}(?:[\s-]{_WORD})?|\d+(?:\.\d+)?)(?:\s*\(\s*\d+(?:\.\d+)?\s*\+?\)|\s*\([\s\w-]{{2,20}}\))?{_HALF}?"
_ONLY_HALF = r"one[\s-]half|half\s+an?|½"
_SINGLE = r"(?<=\bleast\s)an?(?=\s+(?:\w+\s+)?(?:year|month))|(?<=\bminimum\sof\s)an?(?=\s+(?:\w+\s+)?(?:year|month))"
_RANGE = rf"(?:\d+(?:\.\d+)?\s*(?:-|–|—)\s*(?=\d)|{_VALUE}\s+(?:to|or)\s+)"

DURATION = re.compile(
    rf"(?<![\w.,$])(?:(?P<half>{_ONLY_HALF})|(?P<single>{_SINGLE})|(?:{_RANGE})?(?:{_VALUE})(?:\s+of\s+(?:the|these"
    rf"|those)(?:\s+required)?(?:\s+{_VALUE})?)?)(?:\s*(?:\+|plus\b))?(?:\s+or\s+more)?"
    rf"(?:\s+(?:full|calendar|complete[d]?|continuous|consecutive|additional|further|recent|whole))*"
    rf"[\s-]*(?P<unit>years?|yrs?\b\.?|months?|mos\b\.?)(?:['’]s?)?(?!\w)",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"(?P<word>{_WORD}(?:[\s-](?!half){_WORD})?(?![a-z]))|(?P<digits>\d+(?:\.\d+)?)", re.IGNORECASE)
_OF_WHICH = re.compile(
    rf"(?:(?<=[,;]\s)|(?<=\band\s))(?:at\s+least\s+)?(?P<value>{_WORD}(?:\s*\(\d+\))?)(?=\s+of\s+(?:which|them)\b)"
    rf"|\bincluding\s+(?:at\s+least\s+)?(?P<part>{_WORD}(?:\s*\(\d+\))?)(?=\s+(?:in|as)\s)",
    re.IGNORECASE,
)


# "2,080 hours of paid experience": hours of work in such numbers are years of 52 weeks of 40 hours.
_HOURS = re.compile(
    r"\b(?P<hours>\d{1,2},?\d{3}|[5-9]\d{2})\s+hours(?=\s+of\s+[^.;]{0,60}\b(?:experience|work|employment|service)\b)",
    re.IGNORECASE,
)
_HOURS_A_YEAR = 2080


@dataclass(frozen=True)
class Duration:
    """A stated length of time.

    Attributes:
        years: its least value in years ("2-3 years" is 2, "18 months" 1.5).
        start: first character in the text searched.
        end: character after the last.

    """

    years: float
    start: int
    end: int


def value_of(text: str) -> float | None:
    """The first number in `text`, in words or digits, with a following half; None when there is none."""
    found = _FIRST.search(text)
    if found is None:
        return None
    if found["digits"]:
        value = float(found["digits"])
    else:
        value = float(sum(WORDS[word] for word in re.split(r"[\s-]+", found["word"].lower())))
    return value + 0.5 if re.match(rf"(?:\s*\([^)]*\))?{_HALF}", text[found.end() :], re.IGNORECASE) else value


def durations(text: str) -> list[Duration]:
    """Every length of time in `text`, in order; months and hours of work become fractions of a year.

    "One of which" and "including one in", behind a number of years, are one year.
    """
    found: list[Duration] = []
    if not holds(text, ("year", "yr", "month", "mos", "which", "hours of")):  # most sentences name no time
        return found
    for match in _HOURS.finditer(text):
        years = round(int(match["hours"].replace(",", "")) / _HOURS_A_YEAR, 4)
        found.append(Duration(years, match.start(), match.end()))
    for match in DURATION.finditer(text):
        value = 0.5 if match["half"] else 1.0 if match["single"] else value_of(match.group())
        if value is None:
            continue
        years = value if match["unit"].lower().startswith("y") else round(value / 12, 4)
        found.append(Duration(years, match.start(), match.end()))
    for match in _OF_WHICH.finditer(text, found[0].end if found else len(text)):
        if (value := value_of(match.group())) is not None:
            found.append(Duration(value, match.start(), match.end("value" if match["value"] else "part")))
    return sorted(found, key=lambda duration: duration.start)
