"""Two names of the same thing as one: "diploma or GED", "a certificate of registration"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.qualifications.credentials import IN_TRAINING
from pipeline.qualifications.mention import Mention

_CREDENTIALS = ("license", "certification")
# A licence again, for who has none yet: "a registered voter, or become a registered voter before …".
_BECOMING = re.compile(
    r"\bor\s+(?:must\s+)?(?:become|(?:be\s+)?able\s+to\s+(?:become|obtain)|(?:the\s+)?ability\s+to\s+become)\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:licen[sc]es?|licensure|certifications?|certificates?|credentials?|registration)", re.IGNORECASE)
_OF_REGISTRATION = re.compile(r"\s+of\s+(?:valid\s+|current\s+)?", re.IGNORECASE)
_OR_ALSO = re.compile(r"\s*(?:and/or|or|/)\s*", re.IGNORECASE)
_AS_GOOD = re.compile(r"(?:\s+or\s+life\s+diploma)?\s+of\s+equivalent\b", re.IGNORECASE)
_SAME_THING = re.compile(
    r"^\s*(?:,?\s*(?:/|or|with|,|-|\(|and)?\s*(?:(?:its|an?|the|or|with|having|possession|of"
    r"|valid|completion|passing|approved|state|issued|including|including\s+an?"
    r"|equivalent)\s+)*)$"
    r"|\bor\s+(?:an?\s+|other\s+|another\s+|closely\s+)*(?:related|similar|equivalent|comparable)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_NO_JOINT = re.compile(r"\b(?:or|and|plus)\b|;|,\s+(?:an?|one|possession)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
# "Graduation from a college registered by the State or accredited, | with an associate's degree"
_NAMED_DEGREE = re.compile(
    r"^(?:(?!\b(?:years?|months?|experience)\b)[^.;])*\bwith\s+an?\s+(?:\w+\s+or\s+an?\s+)?$", re.IGNORECASE
)
_FROM_SCHOOL = re.compile(
    r"(?:\s+of\s+completion)?(?:\s+in\s+[^.;,]{3,60})?\s+from\s+(?:an?|the)\s+(?:\w+\s+){0,4}", re.IGNORECASE
)
_ALTERNATIVELY = re.compile(r"\W*or\b", re.IGNORECASE)
_COUNTED_TOO = re.compile(
    r"(?:(?!\b(?:or|plus|additional|completion|complete)\b)[^.])*\band\s+[\w-]+\s+(?:\(\d+\)\s+)?"
    r"(?:semester|quarter|units|hours|credits)\b[^.;]*",
    re.IGNORECASE,
)
_AND_ALSO = re.compile(r"(?:(?!\b(?:or|plus|additional|completion|complete)\b)[^.])*\band\s+", re.IGNORECASE)
_ANOTHER_COURSE = re.compile(r"(?:completion|passage)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bunits?\b|\bhours?\b|\bcredits?\b|\bcompletion\b", re.IGNORECASE)
_BESIDE = 80  # characters between a qualification and its level in a framework


def merged(sentence: str, found: list[Mention]) -> list[Mention]:
    """Two names of the same thing as one: "diploma or GED", "graduation from college with a bachelor's degree"."""
    merged: list[Mention] = []
    for mention in found:
        one = _as_one(sentence, merged[-1], mention) if merged else None
        if one is None:
            merged.append(mention)
        else:
            merged[-1] = one
    return merged


def _as_one(sentence: str, last: Mention, mention: Mention) -> Mention | None:
    """The two mentions as one where the second says the first again, or more closely; None where it does not."""
    between = sentence[last.end : mention.start]
    joint = _NO_JOINT.search(between)
    bracketed = between.rstrip().endswith("(")
    if (last.framework or mention.framework) and (bracketed or not joint) and len(between) < _BESIDE:
        named = mention if last.framework and mention.kind in ("education", "certification") else last
        return replace(named, start=last.start, end=mention.end)
    if last.level == "coursework" and mention.level and between.strip() == "(":
        return replace(mention, start=last.start)  # "completion of the core program (bachelor's degree)"
    if last.kind == mention.kind == "education":
        if not _one_education(last, mention, between, sentence[mention.start : mention.end]):
            return None
        closer = last.level in ("bachelor", "coursework") and mention.level != "coursework"
        level = mention.level if closer else last.level
        return Mention("education", last.start, mention.end, level, last.years or mention.years)
    if last.kind in _CREDENTIALS and mention.kind in _CREDENTIALS:
        if IN_TRAINING.search(sentence[: mention.start]) or _BECOMING.search(between):
            return last
        if last.kind == "certification" and _OF_REGISTRATION.fullmatch(between):
            return replace(last, end=mention.end)  # "a certificate of registration as a civil engineer"
        if _BARE.fullmatch(sentence, last.start, last.end) and _OR_ALSO.fullmatch(between):
            return replace(last, end=mention.end)  # "professional licensure or certification related to …"
        if _BARE.fullmatch(sentence, mention.start, mention.end) and _AS_GOOD.match(sentence, mention.end):
            return replace(last, end=mention.end)
        if last.kind == mention.kind:
            return None if joint or _goes_on(sentence, last, mention) else replace(last, end=mention.end)
    if last.level == "high_school" and _BARE.fullmatch(sentence, mention.start, mention.end) and not joint:
        return replace(last, end=mention.end)  # "a high school equivalency certificate"
    if last.kind == "certification" and mention.level and _FROM_SCHOOL.fullmatch(between):
        return replace(last, end=mention.end)  # "a certificate from a vocational high school"
    if last.kind == "certification" and mention.level == "coursework" and between.strip() in ("", "of"):
        return Mention("certification", last.start, mention.end)  # "a certificate of completion of a course"
    return None


def _goes_on(sentence: str, last: Mention, mention: Mention) -> bool:
    """Whether the second is the next of a list: "Certified Public Accountant, Certified Internal Auditor or …"."""
    opening = sentence[mention.start : mention.end].split()[0].lower()
    before = sentence[last.start : mention.start].rstrip().lower()
    return before.endswith(",") and opening in before.split()


def _one_education(first: Mention, second: Mention, between: str, words: str) -> bool:
    """Whether the second mention only says the first again, or more closely."""
    if _NAMED_DEGREE.search(between):
        return True
    if first.level == second.level == "high_school":
        return len(between) < 90
    if first.level == second.level == "coursework":
        if first.years is not None and _COUNTED.search(between + words) and _ALTERNATIVELY.match(between):
            return False  # "two years of college, or 18 units of …"
        if _COUNTED_TOO.fullmatch(between + words):
            return True  # "sixteen hours of accounting courses; and three hours of business law"
        if _AND_ALSO.fullmatch(between) and _ANOTHER_COURSE.match(words):
            return False  # "completion of twelve units in drafting and completion of one course in geometry"
        return not re.search(r"\b(?:and|or)\b\s+\w+\s*$|;", between) or len(between) < 8
    if second.level == "coursework":  # "a degree with major course work in …"
        counted = _COUNTED.search(words)
        return (
            second.years is None and not counted and bool(re.search(r"\b(?:with|included)\s+(?:\w+\s+){0,3}$", between))
        )
    if first.level == second.level:
        return not _NO_JOINT.search(between) or bool(_SAME_THING.search(between))
    return not _NO_JOINT.search(between) and len(between) < 60 and first.level == "bachelor" and "," not in between
