"""How work is written: years of it, standing that is work, and the lengths of time that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.alternatives import guarded
from pipeline.qualifications.mention import Mention
from pipeline.qualifications.numbers import durations

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
    r"\btrack\s+record\b(?=\s+(?:of|in|as)\b)|\b(?:prior|previous)\s+work\s+history\b"
    r"|(?:\bmust\b|\bshould\b|['’]ll|\bwill|\bneed\s+to|^\W*)\s*\bhave\s+(?:successfully\s+|previously\s+)?"
    r"(?:led|managed|run|worked|served|supervised|delivered|overseen)\b",
    ("track record", "work history", "have"),
)
# Standing that is work without a number of years: current employment, hours of work, a journey-level rank.
STANDING = guarded(
    r"\b[Cc]urrent(?:ly)?\s+(?:(?:[a-z]+|[A-Z]\w+|of)\s+){0,6}?employees?\b"
    r"|\b[Cc]urrent(?:ly)?\s+(?:full-time\s+)?(?:paid\s+)?employment\b"
    r"|(?<!gain\s)(?<!gaining\s)(?<!obtain\s)(?<!obtaining\s)(?<!attaining\s)\b(?:[Cc]urrent,?\s+)?[Pp]ermanent"
    r"\s+(?:competitive\s+)?status\b"
    r"|\d[\d,]*\s+hours\s+of\s+(?=(?:(?!course\s?work|classroom)[^.;]){0,40}(?:experience|work|employment))"
    r"|\d[\d,]*\s+(?:flight\s+)?hours\s+(?:of\s+)?(?:total\s+)?(?:flight|flying)\s+time"
    r"|\battainment\s+of\s+(?:a\s+)?journey"
    r"|\bholding\s+(?:an?\s+)?analogous\s+posts?\b",
    ("current", "hours", "attainment of", "analogous", "permanent"),
    re.NOFLAG,
)
_NOT_WORK_BEFORE = re.compile(
    r"(?:\b(?:within|last|past|previous|preceding|every|each|after|entire|first|next|(?<!not\s)(?<!no\s)less\s+than"
    r"|until|of\s+age|aged?|up\s+to|within\s+(?:the\s+)?(?:last|past)|expires?\s+in"
    r"|for\s+up\s+to|older\s+than|earlier\s+than|valid\s+for|\bin|end\s+of)|\bafter\s+(?:the\s+)?"
    r"|\bage\b[^.;]{0,30}:)\s*\(?$",
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
    r"|post[\s-]?secondary\s+|formal\s+|related\s+|progressively\s+(?:higher\s+)?(?:level\s+)?)*"
    r"(?:college|university|graduate\s+(?:work|study|school|education|train)|education(?!\s*/|\s+(?:and/or|and"
    r"|or)\s+experience)"
    r"|high\s+school|academic|post[\s-]?graduate|school(?:ing)?|study\b|course\s?work"
    r"|work\s+as\s+an?\s+(?:under)?graduate\s+student|vocational\s+(?:school|training)|studies|training\s+(?:in|at"
    r"|from)\s+an?\s+(?:\w+\s+)?(?:college|university|school))",
    re.IGNORECASE,
)
_KIND_OF_COLLEGE = re.compile(r"-year\b|(?<!\bone)(?<!\b1)(?<!\))\s+year$", re.IGNORECASE)
_FULL_COURSE = 4  # years of college that make a degree: "equivalent to completion of four years of college"
_OF_AGE = 18
_COUNTED_OUT = re.compile(r"^\s*\([^()]*\b(?:hours|units|credits)\)")  # "two years (60 semester hours) of college"
_COURSE = re.compile(r"\s*(?:[\w-]+\s+){0,3}(?:program|diploma|degree|course|curriculum)", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+(?:(?:more|less)\s+than\s+|over\s+)?$", re.IGNORECASE)
_WORK = re.compile(
    r"\bexperience\b|\bserv(?:ice|ed)\b|\bwork|\bemploy|\bheld\b|\bpracti[cs]e|\bclass\b|\bgrade\b|\bposition\b"
    r"|\brank\b",
    re.IGNORECASE,
)
_COLLEGE = re.compile(r"\b(?:college|university)\b", re.IGNORECASE)


def timed(sentence: str) -> Iterator[Mention]:
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
