"""Subjects of study: what a degree was in, and whether that is the field a requirement names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.verdicts.career import Schooling

_STEM = 6  # letters: "accounting", "accountancy" and "accountant" share them
_SHORT = {
    "mba": "business administration",
    "bba": "business administration",
    "emba": "business administration",
    "mpa": "public administration",
    "msw": "social work",
    "bsn": "nursing",
    "msn": "nursing",
    "jd": "law",
    "macc": "accounting",
    "bcom": "commerce",
    "it": "information technology",
    "cs": "computer science",
    "cis": "computer information systems",
    "mis": "management information systems",
    "hr": "human resources",
    "pe": "physical education",
}
_DEGREE = re.compile(
    r"\b(?:bachelor\w*|master\w*|associate\w*|doctor\w*|degree|diploma|certificate|graduate|undergraduate|honou?rs"
    r"|major(?:ing)?|minor|concentration|emphasis|school|college|university|program|coursework|courses?|high|gpa"
    r"|of|in|with|and|the|for|from|bs|ba|ms|ma|aa|as|aas|bsc|msc|phd|b|m|s|a)\b"
)
_KIND_OF_DEGREE = re.compile(
    r"\b(?:bachelors?|masters?|associates?)(?:\s+degree)?\s+(?:of|in)\s+(?:applied\s+)?(?:sciences?|arts)\b"
)
_PLACE = re.compile(r"\b(?:city|state)\s*,.*|,\s*(?:[A-Z]{2}|united states|india|usa)\b.*", re.IGNORECASE)
_NO_FIELD = re.compile(
    r"(?:(?:an?|any|or|other|closely|job)\s+)*(?:(?:related|similar|appropriate|relevant)\s*)?"
    r"(?:fields?|majors?|disciplines?|areas?|subjects?)?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:an?\s+)?(?:major\s+in|majoring\s+in|closely\s+related|following\s+courses:?)\s+", re.IGNORECASE
)
_COMMON_WORDS = """
    and the related field fields studies study science sciences arts degree closely general any with major other
    equivalent applied advanced basic program principles courses technology
"""
_COMMON = frozenset(word[:_STEM] for word in _COMMON_WORDS.split())


def subjects(schooling: Schooling) -> tuple[str, ...]:
    """What it was in: its fields and its title, without the degree, the place and abbreviations."""
    told = [_subject(text) for text in (*schooling.fields, schooling.title)]
    return tuple(dict.fromkeys(text for text in told if len(text) > 2))


def fields(wanted: Iterable[str]) -> tuple[str, ...]:
    """The fields a requirement names, without "or a related field"."""
    named = (_LEAD.sub("", field.strip()) for field in wanted)
    return tuple(field for field in named if field and not _NO_FIELD.fullmatch(field))


def share_words(field: str, subject: str) -> bool:
    """Whether the two share a word that names a subject."""
    return bool(_stems(field) & _stems(subject))


def _subject(text: str) -> str:
    plain = _PLACE.sub("", text).lower().replace(".", "").replace("'", "").replace("’", "")
    words = re.findall(r"[a-z&]+", _KIND_OF_DEGREE.sub(" ", plain))
    return " ".join(_DEGREE.sub(" ", " ".join(_SHORT.get(word, word) for word in words)).split())


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"[a-z]{3,}", text.lower())} - _COMMON
