"""A class title taken apart: the series it belongs to, and the words, numeral or grade that rank it there.

"Supervising Registered Nurse II, Correctional Facility (Supervisor)" is of the series "Registered Nurse, Correctional
Facility", ranked by `supervising` and II, on the track of supervisors. A title is ordered against another of its series
by the place of its words and then by its numeral; where both are silent or the same, titles tell no order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# Where a rank word puts a title among those of its series; a title without any is a journey worker's.
PLAIN = 2.0
_OPENING: Mapping[str, float] = {
    "trainee": 0, "apprentice": 0, "intern": 0, "student": 0, "cadet": 0, "graduate": 0.5,
    "junior": 1, "jr": 1, "assistant": 1, "asst": 1, "entry": 1,
    "associate": 2.5, "assoc": 2.5, "intermediate": 2.5, "staff": 3, "higher": 2.7, "advanced": 3,
    "senior": 3.4, "sr": 3.4, "lead": 3.6, "leading": 3.6,
    "supervising": 4, "supervisory": 4, "head": 4.4, "principal": 4.5, "managing": 5, "presiding": 4.5,
    "chief": 5.5,
}  # fmt: skip
_CLOSING: Mapping[str, float] = {
    "trainee": 0, "apprentice": 0, "intern": 0, "cadet": 0, "aide": 0.8, "aid": 0.8, "helper": 0.8, "assistant": 1,
    "associate": 1.8, "senior": 3.4, "sergeant": 3.6, "lead": 3.6, "leader": 3.6, "leadworker": 3.6,
    "leadperson": 3.6, "foreman": 4, "foreperson": 4, "supervisor": 4, "lieutenant": 4.4, "principal": 4.5,
    "head": 5.2, "manager": 5, "superintendent": 5, "administrator": 5, "captain": 5, "commander": 5.3, "chief": 5.6,
    "director": 6, "commissioner": 6.5,
}  # fmt: skip
STEP = 0.5  # of a place, what a numeral above I adds behind a rank word
LEADING = 3.6  # the place from which a closing word says that the class leads others
_STEP_DOWN: Mapping[str, float] = {"assistant": -0.5, "associate": -0.4, "deputy": -0.3}  # before a leader's word
_STEP_UP: Mapping[str, float] = {
    "general": 0.4, "senior": 0.4, "principal": 0.5, "chief": 0.8, "supervising": 0.3, "managing": 0.6,
    "executive": 0.8, "head": 0.5, "lead": 0.2,
}  # fmt: skip
_TRACKS = re.compile(
    r"\(\s*(?P<track>specialist|technical|non-?supervisory|supervis(?:or|ory)|managerial|manager)\s*\)", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]*\)")
_ROMAN: Mapping[str, int] = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
}  # fmt: skip
_NUMERAL = re.compile(
    r"(?<=[A-Za-z.)])(?<!\b(?i:title))(?<!\b(?i:part))(?<!\b(?i:type))[\s-]+"
    r"(?P<numeral>VIII|VII|VI|IX|IV|V|III|II|I|X|iii|ii|iv|[1-9])(?=\s*(?:$|[,(/–—:&-])|\s)"
)
# Grades of British and Australian employers. The spread of "Clerk Grade 7/8" counts by its lower end.
_GRADE = re.compile(
    r"[\s,(–—-]*\b(?:(?P<scheme>grade|band|level|scale|step|point|class)\s*(?P<number>1?\d|[IVX]{1,4})"
    r"|(?P<code>AO|AS|APS|ASO|EL|SO|PO|HEO|EO|VPS|PSO|BS|SES|HC|NJC)\s*-?\s*(?P<coded>1?\d))"
    r"(?:\s*[/–-]\s*1?\d)?\b\)?",
    re.IGNORECASE,
)
_STAFF = re.compile(r"staff\s+(?:services|development|assistant|training|counsel)\b", re.IGNORECASE)  # no rank there
_WORD = re.compile(r"[A-Za-z][\w'’&/-]*")


@dataclass(frozen=True)
class Grade:
    """A grade a title names: "Band 6" is (band, 6), "AO5" is (ao, 5)."""

    scheme: str
    number: int


@dataclass(frozen=True)
class RankedTitle:
    """A title taken apart.

    Attributes:
        title: as given.
        series: the title without what ranks it, "" for a title that is nothing but rank.
        key: the words of the series in lower case, for comparing.
        words: rank words in lower case, in the order of the title.
        place: where the rank words put it, from 0 (trainee) over 2 (none) to 7 (commissioner).
        numeral: I is 1; None without one.
        grade: the grade it names, if any.
        track: `specialist`, `supervisor` or `manager`, where brackets say so; else "".
        occupation: the words between its rank words, in lower case, without what follows "of", a comma or a bracket.

    """

    title: str
    series: str
    key: tuple[str, ...]
    words: tuple[str, ...]
    place: float
    numeral: int | None
    grade: Grade | None
    track: str
    occupation: tuple[str, ...]

    @property
    def order(self) -> tuple[float, int, int]:
        """Sorts the titles of one series from its lowest member to its highest."""
        return (self.place, self.numeral or 1, self.grade.number if self.grade else 0)

    @property
    def rank(self) -> float:
        """One number for the place in the series, where only one can be given."""
        number = self.numeral or (self.grade.number if self.grade else 1)
        return self.place + STEP * (number - 1) if self.words else float(number)

    @property
    def ranked(self) -> bool:
        """Whether the title holds anything that ranks it."""
        return bool(self.words) or self.numeral is not None or self.grade is not None


def taken_apart(title: str) -> RankedTitle:
    """The title's series, rank words, numeral, grade and track."""
    text = " ".join(title.split())
    track = _TRACKS.search(text)
    text = " ".join(_TRACKS.sub(" ", text).split()).replace(" ,", ",")
    grade = _GRADE.search(text)
    numeral = None
    if grade:
        text = (text[: grade.start()] + text[grade.end() :]).strip(" ,-–—")
    else:
        found = _NUMERAL.search(text)
        if found:
            numeral = _number(found["numeral"])
            text = (text[: found.start()] + text[found.end() :]).strip(" ,-–—/")
    body, tail = _without_place(text)
    ranks, kept = _rank_words(body.split())
    series = " ".join([*kept, tail]).replace(" ,", ",").strip(" ,-–—")
    return RankedTitle(
        title=title,
        series=series,
        key=tuple(word.lower() for word in _WORD.findall(series)),
        words=(*ranks.opening, *ranks.closing),
        place=_place(ranks),
        numeral=numeral,
        grade=_grade(grade) if grade else None,
        track=_track(track["track"]) if track else "",
        occupation=tuple(word.lower().strip(".,") for word in kept),
    )


def _without_place(text: str) -> tuple[str, str]:
    """The title proper and what follows it: ", Department of Parks", "(Seasonal)", "of the Board"."""
    cut = re.search(r"\s*(?:,|\(|\s[–—-]\s|\bof\b|\bfor\b).*$", text)
    return (text[: cut.start()], text[cut.start() :].strip()) if cut and cut.start() > 0 else (text, "")


@dataclass(frozen=True)
class _Ranks:
    """Rank words at the two ends of a title."""

    opening: tuple[str, ...]
    closing: tuple[str, ...]

    @property
    def leads(self) -> bool:
        """Whether the title ends with the word of a leader."""
        return bool(self.closing) and _CLOSING[self.closing[-1]] >= LEADING


def _rank_words(words: list[str]) -> tuple[_Ranks, list[str]]:
    """Rank words at both ends of a title, and the words between them."""
    opening: list[str] = []
    closing: list[str] = []
    while words and (word := words[-1].lower().strip(".,")) in _CLOSING:
        closing.insert(0, word)
        words = words[:-1]
    leads = bool(closing) and _CLOSING[closing[-1]] >= LEADING
    known = {*_OPENING, "deputy", *(_STEP_UP if leads else ())}
    while words and (word := words[0].lower().strip(".,")) in known and not _STAFF.match(" ".join(words)):
        opening.append(word)
        words = words[1:]
    return _Ranks(tuple(opening), tuple(closing)), words


def _place(ranks: _Ranks) -> float:
    """Where the rank words put a title: the closing word of a leader, moved by those before it; else the highest."""
    if ranks.leads:
        before = (*ranks.opening, *ranks.closing[:-1])
        return _CLOSING[ranks.closing[-1]] + sum(_STEP_DOWN.get(word, 0) + _STEP_UP.get(word, 0) for word in before)
    opening = [_OPENING[word] for word in ranks.opening if word in _OPENING]
    places = opening + [_CLOSING[word] for word in ranks.closing]
    if not places:
        return PLAIN
    # "Assistant Principal Auditor" stands below the principal
    return max(places) + (0.3 * _STEP_DOWN.get(ranks.opening[0], 0) if len(opening) > 1 else 0)


def _track(word: str) -> str:
    word = word.lower()
    return "supervisor" if word.startswith("supervis") else "manager" if word.startswith("manag") else "specialist"


def _number(text: str) -> int:
    return _ROMAN[text.upper()] if text.upper() in _ROMAN else int(text)


def _grade(match: re.Match[str]) -> Grade:
    number = (match["number"] or match["coded"]).upper()
    return Grade((match["scheme"] or match["code"]).lower(), _number(number) if number in _ROMAN else int(number))
