"""Finds what a sentence asks for: each mention of a degree, of years of work, of a licence, of a certificate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.alternatives import Guarded, guarded
from pipeline.qualifications.credentials import APPROVED_PROGRAMME, CERTIFICATION, DATES_THE_WORK, IN_TRAINING, LICENSE
from pipeline.qualifications.education import schooling
from pipeline.qualifications.numbers import durations

COMBINATION = guarded(
    r"(?:\b(?:or|and/or)\s+)?(?:\b(?:any|an)\s+)?(?:\b(?:other|equivalent|acceptable"
    r"|appropriate|satisfactory|related"
    r"|suitable)\s+)*\bcombination\s+of\s+(?=[^.;]{0,90}(?:education|training|experience"
    r"|qualification))[^.;\n]*"
    r"|\bequivalent\s+combinations?\b[^.;\n]*"
    r"|\b(?:qualifying\s+|other\s+)?education,\s+training,?\s+(?:and/or|and|or)\s+experience\b[^.;\n]{0,160}\bwill\s+be\s+considered"
    r"|\b(?:(?:related|relevant)\s+)?(?:experience|education)\s+or\s+(?:experience|education)\s+(?:may|will)\s+be\s+considered"
    r"\s+as\s+(?:an?\s+)?equivalen[^.;\n]*",
    ("combination", "considered as", "will be considered"),
)
EQUIVALENT = guarded(
    r"(?:\b(?:the|an?)\s+)?\bequivalent\s+(?:(?:of\s+)?(?:[\w-]+\s+){0,3}?)?(?:experience"
    r"|education|training|qualifications?|degree\b(?:\s+\(certificate\))?(?:\s+\(diploma\))?)(?!\w)(?:\s+and/or\s+\w+)?"
    r"|(?<=or\s)(?:comparable|commensurate)\s+experience\b|\b(?:experience|education)\s+deemed\s+equivalent"
    r"|\bqualified\s+by\s+experience\b"
    r"|(?<=or\s)(?:another|other|an?\s+other|comparable|similar|a\s+comparable)\s+(?:[\w-]+\s+){0,2}?qualifications?\b"
    r"|\bcomparable\s+standard(?:\s+in\s+an?\s+equivalent\s+examination)?\b"
    r"|\bequivalent\s+examination\b",
    ("equivalent", "comparable", "commensurate", "qualified by experience", "other", "similar"),
)
BARE_EXPERIENCE = guarded(
    r"(?<!instruction\sand\s)(?<!training\sand\s)(?<!education\sand\s)"
    r"(?<!training,\s)\bexperience\b(?=[\s,]+(?:a\s+plus|an\s+asset|is|in|with|as|working|of"
    r"|using|managing|supervising|performing|at|on|within|for|required|is\s+required|preferred"
    r"|[a-z]+ing)\b|\s*[.;,]|\s*$)"
    r"|\bassignment\s+in\b",
    ("experience", "assignment in"),
)
# Work told without the word: "a proven track record of", "you'll have led a team before".
PAST_WORK = guarded(
    r"\btrack\s+record\b(?=\s+(?:of|in|as)\b)"
    r"|(?:\bmust\b|\bshould\b|['’]ll|\bwill|\bneed\s+to|^\W*)\s*\bhave\s+(?:successfully\s+|previously\s+)?"
    r"(?:led|managed|run|worked|served|supervised|delivered|overseen)\b",
    ("track record", "have"),
)
# Standing that is work without a number of years: current employment, hours of work, a journey-level rank.
STANDING = guarded(
    r"\b[Cc]urrent(?:ly)?\s+(?:(?:[a-z]+|[A-Z]\w+|of)\s+){0,6}?employees?\b|\b[Cc]urrent(?:ly)?\s+(?:full-time\s+)?(?:paid\s+)?employment\b"
    r"|\b(?:[Cc]urrent,?\s+)?[Pp]ermanent\s+(?:competitive\s+)?status\b"
    r"|\d[\d,]*\s+hours\s+of\s+(?=[^.;]{0,40}(?:experience|work|employment))|\battainment\s+of\s+(?:a\s+)?journey"
    r"|\bholding\s+(?:an?\s+)?analogous\s+posts?\b",
    ("current", "hours of", "attainment of", "analogous", "permanent"),
    re.NOFLAG,
)
_NOT_WORK_BEFORE = re.compile(
    r"(?:\b(?:within|last|past|previous|preceding|every|each|after|entire|first|next|(?<!not\s)(?<!no\s)less\s+than"
    r"|until|of\s+age|aged?|up\s+to|within\s+(?:the\s+)?(?:last|past)|expires?\s+in"
    r"|for\s+up\s+to|older\s+than|earlier\s+than|valid\s+for|\bin|end\s+of)|\bafter\s+(?:the\s+)?|\bage\b[^.;]{0,30}:)\s*\(?$",
    re.IGNORECASE,
)
_NOT_WORK_AFTER = re.compile(
    r"^\s*(?:of\s+age\b|old\b|or\s+(?:older|younger|less)|age\b|(?:community\s+)?colleges?\b|universit|degree"
    r"|diploma|certificate|program|curriculum|duration\b|in\s+length|long\b|probation|from\s+(?:the\s+)?(?:date|hire"
    r"|appoint)|prior\b|after\b|following\b|before\b|"
    r"preceding|immediately|ago\b|graduate\b(?!\s+(?:level\s+)?experience)|term\b|period\b"
    r"|apprenticeship|contract|accredited|institution|limit|of\s+(?:hire|appointment"
    r"|employment\s+date|being)|course)",
    re.IGNORECASE,
)
_SCHOOLING = re.compile(
    r"^\s*(?:of\s+)?(?:an?\s+|full[\s-]time\s+|successful\s+|accredited\s+|undergraduate\s+"
    r"|post[\s-]?secondary\s+|formal\s+|related\s+)*"
    r"(?:college|university|graduate\s+(?:work|study|school|education|train)|education(?!\s*/|\s+(?:and|or)\s+experience)"
    r"|high\s+school|academic|post[\s-]?graduate|school(?:ing)?|study\b|course\s?work"
    r"|work\s+as\s+an?\s+(?:under)?graduate\s+student|vocational\s+(?:school|training)|studies|training\s+(?:in|at"
    r"|from)\s+an?\s+(?:\w+\s+)?(?:college|university|school))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """One thing a sentence asks for; offsets are characters of the sentence.

    Attributes:
        kind: a leaf type, `combination` for "any equivalent combination of education and experience", or `passed over`
            for what says nothing new.
        level: of education, else "".
        years: stated with it, else None.
        framework: of education, its level stands as that of a national framework ("NQF level 7") alone.

    """

    kind: str
    start: int
    end: int
    level: str = ""
    years: float | None = None
    framework: bool = False


def mentions(sentence: str) -> list[Mention]:
    """Everything the sentence mentions, in order, none overlapping another."""
    found: list[Mention] = []

    def add(mention: Mention) -> None:
        if all(mention.end <= other.start or other.end <= mention.start for other in found):
            found.append(mention)

    def add_all(kind: str, pattern: Guarded, end: int | None = None) -> None:
        for match in pattern.finditer(sentence, 0, end):
            add(Mention(kind, match.start(), match.end()))

    add_all("combination", COMBINATION)
    for match in EQUIVALENT.finditer(sentence):
        same = _AS_GOOD_AS_SCHOOLING.fullmatch(match.group()) and _SCHOOLED.search(
            sentence, max(0, match.start() - _NEAR), match.start()
        )
        if not _QUALIFIES_WORK.search(sentence, max(0, match.start() - _NEAR), match.start()):
            add(Mention("passed over" if same else "equivalent", match.start(), match.end()))
    for mention in _timed(sentence):
        add(mention)
    add_all("certification", APPROVED_PROGRAMME)
    for school in schooling(sentence):
        before = sentence[: school.start]
        said = any(mention.level == school.level for mention in found)
        if not (said and DATES_THE_WORK.search(before)):  # "six years after the master's degree"
            add(Mention("education", school.start, school.end, school.level, framework=school.framework))
    for match in LICENSE.finditer(sentence):
        if not DATES_THE_WORK.search(sentence[: match.start()]):
            add(Mention("license", match.start(), match.end()))
    add_all("certification", CERTIFICATION)
    for match in STANDING.finditer(sentence):  # "twelve months' permanent status" is told by its time
        if not any(0 <= match.start() - mention.end <= _BESIDE_TIME for mention in found if mention.years is not None):
            add(Mention("experience", match.start(), match.end()))
    first_timed = min((m.start for m in found if m.years is not None and m.kind == "experience"), default=len(sentence))
    for match in BARE_EXPERIENCE.finditer(sentence):
        if match.start() >= first_timed:
            another = _ANOTHER_KIND.search(sentence, max(0, match.start() - _NEAR), match.start())
            if another and (not another.group().startswith("exp") or _SOME.match(another["kind"])):
                add(Mention("experience", another.start("kind"), match.end()))
        elif first_timed - match.end() > 25 or first_timed == len(sentence):
            add(Mention("experience", match.start(), match.end()))
    if first_timed == len(sentence):
        add_all("experience", PAST_WORK)
    return _merged(sentence, sorted(found, key=lambda mention: mention.start))


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
    r"(?:an?\s+|the\s+)?equivalent\s+(?:level\s+\d\s+|professional\s+|academic\s+|relevant\s+|recogni[sz]ed\s+)*"
    r"(?:qualifications?|education|degree(?:\s+\(certificate\))?(?:\s+\(diploma\))?)",
    re.IGNORECASE,
)
_SCHOOLED = re.compile(
    r"\b(?:high\s+school|degree|diploma|certificate|NVQ|SVQ|GCSEs?|A[\s-]levels?|level\s+\d)\b(?:(?!\bexperience\b)[^.;])*\bor\s+$",
    re.IGNORECASE,
)
# "Two years of administrative, supervisory, or | equivalent staff experience": what kind of experience, no stand-in.
_QUALIFIES_WORK = re.compile(
    r"\b(?:years?|months?)\b(?:\s+of)?(?:(?!\b(?:experience|education|training|degree|diploma|work|and)\b)[^.;:()])*$"
    r"|\bfull[\s-]time\s+$",
    re.IGNORECASE,
)
_NEAR = 160  # characters before a mention in which its phrase begins
_BESIDE_TIME = 12  # characters between a length of time and the standing it measures
_KIND_OF_COLLEGE = re.compile(r"-year\b|(?<!\bone)(?<!\b1)(?<!\))\s+year$", re.IGNORECASE)
_FULL_COURSE = 4  # years of college that make a degree: "equivalent to completion of four years of college"
_OF_AGE = 18
_COUNTED_OUT = re.compile(r"^\s*\([^()]*\b(?:hours|units|credits)\)")  # "two years (60 semester hours) of college"
_COURSE = re.compile(r"\s*(?:[\w-]+\s+){0,3}(?:program|diploma|degree|course|curriculum)", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+(?:(?:more|less)\s+than\s+|over\s+)?$", re.IGNORECASE)
_WORK = re.compile(
    r"\bexperience\b|\bserv(?:ice|ed)\b|\bwork|\bemploy|\bheld\b|\bpracti[cs]e|\bclass\b|\bgrade\b|\bposition\b|\brank\b",
    re.IGNORECASE,
)
_COLLEGE = re.compile(r"\b(?:college|university)\b", re.IGNORECASE)


def _timed(sentence: str) -> Iterator[Mention]:
    """Lengths of time that are years of work, or years of schooling."""
    for span in durations(sentence):
        after = _COUNTED_OUT.sub("", sentence[span.end :])
        if re.match(r"\s*high[\s-]school\s+(?:diploma|grad|education)", after, re.IGNORECASE):
            continue
        if taught := _SCHOOLING.match(after):
            if span.years != _FULL_COURSE and _KIND_OF_COLLEGE.search(sentence, span.start, span.end):
                continue  # "a two-year college" is a kind of college
            if not re.match(r"[\s-]*(?:accredited\s+)?(?:college|university)\s+or", after):
                level = "bachelor" if span.years == _FULL_COURSE and _COLLEGE.search(taught.group()) else "coursework"
                years = None if level == "bachelor" else span.years
                end = len(sentence) - len(after) + taught.end()
                yield Mention("education", span.start, end, level, years)
        elif _KIND_OF_COLLEGE.search(sentence, span.start, span.end) and _COURSE.match(after):
            continue  # "a two-year electronics program"
        elif (span.years >= _OF_AGE or _FOR.search(sentence[: span.start])) and not _WORK.search(sentence):
            continue  # "21 years." under "Minimum age"; "had not been seen for eleven years"
        elif not (_NOT_WORK_BEFORE.search(sentence[: span.start]) or _NOT_WORK_AFTER.match(after)):
            yield Mention("experience", span.start, span.end, years=span.years)


_CREDENTIALS = ("license", "certification")
# A licence again, for who has none yet: "a registered voter, or become a registered voter before …".
_BECOMING = re.compile(
    r"\bor\s+(?:must\s+)?(?:become|be\s+able\s+to\s+(?:become|obtain))\s+(?:an?\s+)?$", re.IGNORECASE
)
_BARE = re.compile(r"(?:licen[sc]es?|licensure|certifications?|certificates?|credentials?|registration)", re.IGNORECASE)
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
_FROM_SCHOOL = re.compile(r"(?:\s+in\s+[^.;,]{3,60})?\s+from\s+(?:an?|the)\s+(?:\w+\s+){0,4}", re.IGNORECASE)
_ALTERNATIVELY = re.compile(r"\W*or\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bunits?\b|\bhours?\b|\bcredits?\b|\bcompletion\b", re.IGNORECASE)
_BESIDE = 80  # characters between a qualification and its level in a framework


def _merged(sentence: str, found: list[Mention]) -> list[Mention]:
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
        named = last.level in ("bachelor", "coursework") and mention.level != "coursework"
        level = mention.level if named else last.level
        return Mention("education", last.start, mention.end, level, last.years or mention.years)
    if last.kind in _CREDENTIALS and mention.kind in _CREDENTIALS:
        if IN_TRAINING.search(sentence[: mention.start]) or _BECOMING.search(between):
            return last
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
    opening = [sentence[one.start : one.end].split()[0].lower() for one in (last, mention)]
    return opening[0] == opening[1] and sentence[: mention.start].rstrip().endswith(",")


def _one_education(first: Mention, second: Mention, between: str, words: str) -> bool:
    """Whether the second mention only says the first again, or more closely."""
    if _NAMED_DEGREE.search(between):
        return True
    if first.level == second.level == "high_school":
        return len(between) < 90
    if first.level == second.level == "coursework":
        if first.years is not None and _COUNTED.search(between + words) and _ALTERNATIVELY.match(between):
            return False  # "two years of college, or 18 units of …"
        return not re.search(r"\b(?:and|or)\b\s+\w+\s*$|;", between) or len(between) < 8
    if second.level == "coursework":  # "a degree with major course work in …"
        counted = _COUNTED.search(words)
        return (
            second.years is None and not counted and bool(re.search(r"\b(?:with|included)\s+(?:\w+\s+){0,3}$", between))
        )
    if first.level == second.level:
        return not _NO_JOINT.search(between) or bool(_SAME_THING.search(between))
    return not _NO_JOINT.search(between) and len(between) < 60 and first.level == "bachelor" and "," not in between
