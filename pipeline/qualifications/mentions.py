"""Finds what a sentence asks for: each mention of a degree, of years of work, of a licence, of a certificate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.alternatives import Guarded, guarded
from pipeline.qualifications.credentials import APPROVED_PROGRAMME, CERTIFICATION, DATES_THE_WORK, LICENSE
from pipeline.qualifications.education import schooling
from pipeline.qualifications.mention import Mention
from pipeline.qualifications.repeats import merged
from pipeline.qualifications.work import BARE_EXPERIENCE, PAST_WORK, STANDING, timed

COMBINATION = guarded(
    r"(?:\b(?:or|and/or)\s+)?(?:\b(?:any|an)\s+)?(?:\b(?:other|equivalent|acceptable"
    r"|appropriate|satisfactory|related"
    r"|suitable)\s+)*\bcombination\s+of\s+(?=[^.;]{0,90}(?:education|training|experience"
    r"|qualification))[^.;\n]*"
    r"|\bequivalent\s+combinations?\b[^.;\n]*|\bor\s+a\s+combination\s+sufficient\b[^.;\n]*"
    r"|\b(?:qualifying\s+|other\s+)?education,\s+training,?\s+(?:and/or|and"
    r"|or)\s+experience\b[^.;\n]{0,160}\bwill\s+be\s+considered"
    r"|\b(?:(?:related|relevant)\s+)?(?:experience|education)\s+or\s+(?:experience|education)\s+(?:may"
    r"|will)\s+be\s+considered"
    r"\s+as\s+(?:an?\s+)?equivalen[^.;\n]*",
    ("combination", "considered as", "will be considered"),
)
EQUIVALENT = guarded(
    r"(?:\b(?:the|an?)\s+)?\bequivalent\s+(?:(?:of\s+)?(?:[\w-]+\s+){0,3}?)?(?:experience"
    r"|education|training|qualifications?"
    r"|degree\b(?:\s+\(certificate\))?(?:\s+\(diploma\))?)(?!\w)(?:\s+and/or\s+\w+)?"
    r"|(?<=or\s)(?:comparable|commensurate)\s+experience\b|\b(?:experience|education)\s+deemed\s+equivalent"
    r"|\bqualified\s+by\s+experience\b"
    r"|(?<=or\s)(?:another|other|an?\s+other|comparable|similar"
    r"|a\s+comparable)\s+(?:[\w-]+\s+){0,2}?qualifications?\b"
    r"|\bcomparable\s+standard(?:\s+in\s+an?\s+equivalent\s+examination)?\b"
    r"|\bequivalent\s+examination\b",
    ("equivalent", "comparable", "commensurate", "qualified by experience", "other", "similar"),
)


def mentions(sentence: str) -> list[Mention]:
    """Everything the sentence mentions, in order, none overlapping another."""
    found: list[Mention] = []
    for claimed in _CLAIMS:  # the first to claim a stretch of text keeps it
        for mention in claimed(sentence, found):
            if all(mention.end <= other.start or other.end <= mention.start for other in found):
                found.append(mention)
    return merged(sentence, sorted(found, key=lambda mention: mention.start))


def _plainly(kind: str, pattern: Guarded) -> Callable[[str, Sequence[Mention]], Iterator[Mention]]:
    """Every match of the pattern as a mention of the kind."""

    def claimed(sentence: str, found: Sequence[Mention]) -> Iterator[Mention]:
        return (Mention(kind, match.start(), match.end()) for match in pattern.finditer(sentence))

    return claimed


def _equivalents(sentence: str, found: Sequence[Mention]) -> Iterator[Mention]:
    for match in EQUIVALENT.finditer(sentence):
        near = max(0, match.start() - _NEAR)
        same = _AS_GOOD_AS_SCHOOLING.fullmatch(match.group()) and _SCHOOLED.search(sentence, near, match.start())
        if not _QUALIFIES_WORK.search(sentence, near, match.start()):
            yield Mention("passed over" if same else "equivalent", match.start(), match.end())


def _measured(sentence: str, found: Sequence[Mention]) -> Iterator[Mention]:
    return timed(sentence)


def _schooling(sentence: str, found: Sequence[Mention]) -> Iterator[Mention]:
    for school in schooling(sentence):
        said = any(mention.level == school.level for mention in found)
        if not (said and DATES_THE_WORK.search(sentence[: school.start])):  # "six years after the master's degree"
            yield Mention("education", school.start, school.end, school.level, framework=school.framework)


def _licensed(sentence: str, found: Sequence[Mention]) -> Iterator[Mention]:
    for match in LICENSE.finditer(sentence):
        if not DATES_THE_WORK.search(sentence[: match.start()]):
            yield Mention("license", match.start(), match.end())


def _standing(sentence: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Standing that is told by no time beside it ("twelve months' permanent status" is)."""
    times = [mention for mention in found if mention.years is not None]
    for match in STANDING.finditer(sentence):
        lasted = any(_FOR_TIME.fullmatch(sentence, match.end(), mention.start) for mention in times)
        if not lasted and not any(0 <= match.start() - mention.end <= _BESIDE_TIME for mention in times):
            yield Mention("experience", match.start(), match.end())


def _unmeasured(sentence: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Work without a number of years: before the first that has one, or of another kind behind it."""
    first = _first_time(sentence, found)
    for match in BARE_EXPERIENCE.finditer(sentence):
        if match.start() >= first:
            another = _ANOTHER_KIND.search(sentence, max(0, match.start() - _NEAR), match.start())
            if another and (not another.group().startswith("exp") or _SOME.match(another["kind"])):
                yield Mention("experience", another.start("kind"), match.end())
        elif first - match.end() > _OF_THE_SAME or first == len(sentence):
            yield Mention("experience", match.start(), match.end())


def _past_work(sentence: str, found: Sequence[Mention]) -> Iterator[Mention]:
    if _first_time(sentence, found) == len(sentence):
        yield from _plainly("experience", PAST_WORK)(sentence, found)


def _first_time(sentence: str, found: Sequence[Mention]) -> int:
    """Where the first years of work stand; the end of the sentence without any."""
    return min(
        (one.start for one in found if one.years is not None and one.kind == "experience"), default=len(sentence)
    )


_CLAIMS = (
    _plainly("combination", COMBINATION),
    _equivalents,
    _measured,
    _plainly("certification", APPROVED_PROGRAMME),
    _schooling,
    _licensed,
    _plainly("certification", CERTIFICATION),
    _standing,
    _unmeasured,
    _past_work,
)
_OF_THE_SAME = 25  # characters between the word and the number of years that measures it
# "three years of experience in …, and | some supervisory experience"; "a degree; and | directly related experience";
# "ten years in …; | experience with …"
_ANOTHER_KIND = re.compile(
    r"(?:\bexperience\b[^.;]*\band\s+|\b(?:degree|diploma)\b[^.;]*;\s+and\s+|\byears?\b[^.;]*;\s+)"
    r"(?P<kind>(?:[\w/-]+\s+){0,4})$",
    re.IGNORECASE,
)
_SOME = re.compile(r"some\s", re.IGNORECASE)
# "A bachelor's degree or | an equivalent qualification" says no more than "or equivalent".
_AS_GOOD_AS_SCHOOLING = re.compile(
    r"(?:an?\s+|the\s+)?equivalent\s+(?:or\s+higher\s+)?(?:level\s+\d\s+|professional\s+|academic\s+|relevant\s+"
    r"|recogni[sz]ed\s+)*"
    r"(?:qualifications?|education|degree(?:\s+\(certificate\))?(?:\s+\(diploma\))?)",
    re.IGNORECASE,
)
_SCHOOLED = re.compile(
    r"\b(?:high\s+school|college|university|degree|diploma|certificate|NVQ|SVQ|GCSEs?|A[\s-]levels?"
    r"|level\s+\d)\b(?:(?!\bexperience\b)[^.;])*\bor\s+$",
    re.IGNORECASE,
)
# "Two years of administrative, supervisory, or | equivalent staff experience": what kind of experience, no stand-in.
_QUALIFIES_WORK = re.compile(
    r"\b(?:years?|months?)\b(?:\s+of)?(?:(?!\b(?:experience|education|training|degree|diploma|work|and)\b)[^.;:()])*$"
    r"|\bfull[\s-]time\s+$",
    re.IGNORECASE,
)
_NEAR = 160  # characters before a mention in which its phrase begins
_FOR_TIME = re.compile(r"[^.;,]{0,60}\bfor\s+(?:at\s+least\s+)?", re.IGNORECASE)  # "an employee of … for | two years"
_BESIDE_TIME = 12  # characters between a length of time and the standing it measures
