"""How schooling is written: degrees, diplomas, school certificates and course work, in several countries' terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.alternatives import Guarded, guarded

_S = r"(?:['’]?s|s['’]|\ss\b)?"  # some sources have lost the apostrophe: "bachelor s degree"
_FROM_COLLEGE = (
    r"(?:an?\s+|the\s+)?(?:[\w.()-]+,?\s+){0,4}?(?:college"
    r"|university)(?:\s+or\s+(?:four-year\s+)?(?:university|college))?"
)

# Levels in the order they are looked for: the first to claim a stretch of text keeps it. The words are what each
# pattern cannot do without: most sentences hold none of them.
LEVELS: tuple[tuple[str, Guarded], ...] = (
    (
        "apprenticeship",
        guarded(
            r"(?:\bcompleted\s+(?:an?\s+)?(?:\w+\s+){0,2}?)?(?<!pre-)\bapprenticeships?\b(?!\s+program(?:me)?s\b)(?:\s+(?:program(?:me)?|training))?",
            ("apprentice",),
        ),
    ),
    (
        "professional",
        guarded(
            r"juris\s+doctor(?:ate)?(?:\s+degree)?|\bJ\.?D\.?(?=\s+(?:degree|from|or)|[,;)])"
            r"|\blaw\s+degree|\bLL\.?B\b|\bM\.?D\.?\s+degree|\bMBBS\b"
            r"|\bdoctor\s+of\s+(?:medicine|veterinary|dental|dentistry|pharmacy|osteopath\w*"
            r"|jurisprudence|optometry)(?:\s+medicine)?"
            r"|\b(?:medical|dental|pharmacy)\s+degree"
            r"|graduation\s+from\s+(?:an?\s+)?(?:\w+\s+){0,3}?(?:law|medical|dental"
            r"|veterinary)\s+school"
            r"|graduation\s+from\s+(?:an?\s+)?(?:\w+\s+){0,3}?(?:school|college)\s+of\s+(?:law"
            r"|medicine|dentistry|veterinary\s+medicine|pharmacy)",
            ("doctor", "degree", "school", "college", "llb", "ll.b", "jd", "j.d", "mbbs"),
        ),
    ),
    (
        "doctorate",
        guarded(
            r"(?:\b(?:earned|completed)\s+)?\bdoctora(?:te|l)\b(?!\s+(?:course|stud))(?:\s+degree)?|\bph\.?\s?d\b\.?"
            r"|\bdoctor\s+of\s+philosophy|\bEd\.D\b\.?",
            ("doctor", "phd", "ph.d", "ph d", "ph. d", "ed.d"),
        ),
    ),
    (
        "master",
        guarded(
            r"\bmaster(?:['’]?s['’]?|\ss\b)(?:\s+of\s+\w+(?:\s+\w+)?)?(?:\s+degrees?)?|\bmaster\s+degree"
            r"|\bmaster\s+of\s+(?:science|arts|business|public|social|library|fine|laws|engineering"
            r"|education|planning|health|nursing)\b(?:\s+\w+)?(?:\s+degree)?"
            r"|\b(?:MBA|MPA|MSW|MPH|MLS|MLIS|MSc|MEng|MPhil|M\.?Tech|M\.Sc|M\.B\.A|M\.P\.A|M\.S\.W|M\.P\.H|M\.S|M\.A)\b"
            r"\.?(?:\s+degree)?"
            r"|\bpost[\s-]?graduate(?:[\s-]level)?\s+(?:degree|qualification|curriculum|diploma)s?"
            r"|\bgraduate(?:[\s-]level)?\s+(?:degree|qualification|curriculum|diploma)s?"
            r"|\badvanced\s+degree(?!\s+of)",
            (
                *("master", "mba", "mpa", "msw", "mph", "mls", "mlis", "msc", "meng", "mtech"),
                *("m.", "graduate", "advanced degree"),
            ),
        ),
    ),
    (
        "associate",
        guarded(
            r"\bassociate(?:['’]?s['’]?|\ss\b)(?:\s+(?:of|in)\s+\w+(?:\s+\w+)?)?(?:\s+degrees?)?(?=\W)"
            r"|\bassociate(?:\s+of\s+\w+|\s+level)?\s+degree"
            r"|\bassociate\s+(?:of|in)\s+(?:arts|science|applied\s+\w+)(?:\s+or\s+science)?(?:\s+degree)?"
            r"|\bA\.?A\.?(?:S\.?)?\s+degree"
            r"|\btwo[\s-]year\s+(?:college\s+)?(?:degree|diploma)"
            r"|\b(?:community|junior|technical)\s+college\s+(?:degree|diploma)"
            r"|graduation\s+from\s+(?:an?\s+)?(?:[\w-]+\s+){0,3}?(?:two-year|junior"
            r"|community)\s+college"
            r"|graduation\s+from\s+[^.;,]{0,80}?\bat\s+(?:the\s+)?(?:junior|community)\s+college\s+level"
            r"|\b(?:college|post[\s-]?secondary|national|relevant|recogni[sz]ed|appropriate|tertiary"
            r"|three[\s-]year|polytechnic)\s+diploma(?!\s+or\s+degree)|\bfoundation\s+degree"
            r"|\b(?:junior|community)\s+college\s+graduat\w+"
            r"|\bHN[DC]\b(?:\s*(?:/|or)\s*HN[DC]\b)?|\bhigher\s+national\s+(?:diploma|certificate)s?"
            r"|\badvanced\s+diploma|\btwo[\s-]year\s+(?:\w+\s+)?(?:diploma|program(?:me)?)"
            r"|(?<!school\s)(?<!level\s\d\s)(?<!\blife\s)\bdiploma\s+(?:in|of)\b"
            r"|(?<=degree\sor\s)diploma\b|(?<=degree/)diploma\b|\bdiploma(?=\s*/\s*degree|\s+or\s+(?:a\s+)?degree)",
            (
                *("associate", "degree", "diploma", "college", "two-year", "two year"),
                *("hnd", "hnc", "higher national certificate"),
            ),
        ),
    ),
    (
        "bachelor",
        guarded(
            rf"\bbachelor{_S}(?:\s*/\s*university)?(?:\s+of\s+\w+(?:\s+\w+)?)?"
            rf"(?:[\s-]+(?:level\s+)?(?:honou?rs\s+)?degrees?)?|\bbaccalaureate(?:\s+degree)?"
            rf"|\bB\.?(?:A|S|Sc|Eng|Com|Tech|Ed)\.?(?:\s*(?:/|or)\s*B\.?[AS]\.?)?\s+(?:\(?hons?\.?\)?|degree|in\b)"
            rf"|\bundergraduate(?:\s+university)?\s+(?:degree|qualification)"
            rf"|\b(?:four|4|three|3)[\s-]years?\s+(?:(?:college|university)\s+)?degree|\b(?:college"
            rf"|university|honou?rs|primary|third[\s-]level|tertiary)\s+(?:degree|qualifications?)"
            rf"|(?:equivalent\s+to\s+)?(?:graduation"
            rf"|graduates?)\s*,?(?:\s+with\s+an?\s+[\w'’]+\s+degree,?)?\s+from\s+{_FROM_COLLEGE}"
            rf"|(?:equivalent\s+to\s+)?completion\s+of\s+(?:a\s+)?(?:four[\s-]year\s+)?college\b(?!\s+(?:course|level|unit|credit|work|or\b))"
            rf"|\b(?:college|university)\s+graduat(?:ion|e)\b|\bdegree[\s-]+(?:qualified|level|educated|standard)"
            rf"|\beducated\s+to\s+degree|\bgraduat(?:e|ion)\s+in\s+(?:any|an?)\s+(?:\w+\s+)?(?:discipline|subject|stream)"
            rf"|(?:\b(?:an?|relevant|recogni[sz]ed|appropriate|accredited|science|engineering|arts"
            rf"|nursing|social\s+work|business|accounting)\s+)"
            rf"(?:\w+\s+)?degree\b(?!\s+of\b|-)|(?<!Arts\s)(?<!Science\s)\bdegree\s+(?:in|from)\b|\btertiary\s+education"
            rf"|^\W*(?:hons\.?\s+|honou?rs\s+)?degree\b(?!\s+of\b)"
            rf"|(?<!Arts\s)(?<!Science\s)(?<!School\s)(?-i:\bDegree\b)(?!\s+of\b)"
            rf"|(?<=diploma\sor\s)degree\b|(?<=diploma/)degree\b",
            (
                *("bachelor", "baccalaureate", "degree", "graduat", "qualification", "tertiary", "completion of"),
                *("ba ", "ba.", "ba/", "bs ", "bs.", "bs/", "bsc", "beng", "bcom", "btech", "bed"),
                *("b.a", "b.s", "b.eng", "b.com", "b.tech", "b.ed", "ba(", "bs("),
            ),
        ),
    ),
    (
        "high_school",
        guarded(
            r"(?:\bgraduation\s+from\s+)?(?:\ban?\s+)?\bhigh[\s-]school(?:\s+(?:diplomas?|graduat\w+"
            r"|equivalen\w+|education|certificate|leaving|completion|degree)|\s+or\b|(?=\s*[.,;/]))"
            r"|\bgraduation\s+from\s+(?:an?\s+)?(?:\w+\s+){0,2}?high\s+school"
            r"|\bcompletion\s+of\s+(?:a\s+)?(?:standard\s+)?high\s+school"
            r"|\bG\.?E\.?D\b\.?(?:\s+(?:certificate|diploma|equivalent))?"
            r"|\bgeneral\s+education(?:al)?\s+(?:development|diploma|degree)"
            r"|\b(?:the\s+)?(?:twelfth|12th|tenth|10th|eighth|8th)\s+(?:school\s+)?(?:grade|standard|class|pass)\b"
            r"|(?<!salary\s)(?<!pay\s)\bgrade\s+(?:1[0-2]|ten|eleven|twelve)\b(?:\s+certificate)?"
            r"(?!\s+(?:posts?|positions?|officer|salary|or\s+above|level))"
            r"|\b(?:year|form)\s+(?:1[0-3])\b|\b10\s?\+\s?2\b"
            r"|\bsecondary\s+school(?:\s+\w*(?:diploma|certificate|education|graduation))*|\bOSSD\b"
            r"|\bsecondary\s+education\b|\b(?:national\s+)?senior\s+certificate|\bjunior\s+certificate\b"
            r"|\bGCSEs?\b(?:\s+or\s+equivalent)?|\bNCEA\b|(?-i:\bVCE\b)|\bfunctional\s+skills\b"
            r"|(?-i:\b[AO][\s-][Ll]evels\b|\b[AO][\s-][Ll]evel\b(?=\s+(?:or|in|standard|grade|education|pass)\b|\W*$))|\b(?:school\s+)?leaving\s+cert(?:ificate)?\b"
            r"|\bcertificate\s+of\s+secondary\s+education\b|\bmatric(?:ulation|ulated|ulate)?\b"
            r"|\b(?:high\s+school\s+)?proficiency\s+(?:examination|certificate)"
            r"|\bequivalency\s+(?:diploma|certificate)",
            (
                *("school", "ged", "ge.d", "g.e", "general education", "grade", "year 1", "form 1", "ossd", "gcse"),
                *("a-level", "a level", "o-level", "o level", "leaving", "matric", "proficiency", "equivalency"),
                *("secondary education", "senior certificate", "junior certificate", "ncea", "vce", "functional"),
                *("twelfth", "12th", "tenth", "10th", "eighth", "8th", "10+2", "10 +2", "10+ 2", "10 + 2"),
            ),
        ),
    ),
    (
        "coursework",
        guarded(
            r"(?:\b[\w,-]+\s+(?:\(\d+\)\s+)?){1,2}(?:semester|quarter|term|trimester|college|credit"
            r"|academic|post[\s-]?secondary)(?:\s+\(?or\s+[\w-]+\s+(?:\(\d+\)\s+)?(?:quarter|semester"
            r"|term))?"
            r"(?:\s+college|\s+credit|\s+academic)?\s+(?:units?|hours?"
            r"|credits?)(?:\s*,?\s*\(?or\s+(?:[\w-]+\s+){0,2}?(?:\(\d+\)\s+)?(?:semester|quarter"
            r"|term)\s+(?:units?|hours?|credits?)\)?)?"
            r"|\bgraduate\s+(?:work|study|studies|courses?|education)|\b(?:college|university|graduate"
            r"|college[\s-]level|university[\s-]level)\s+(?:level\s+)?(?:courses?|course\s?work"
            r"|training|education|study|studies)\b"
            r"|\bcourse\s?work\b|\bcourses?\s+(?:in|related\s+to)\b|\b(?:completion"
            r"|passage)\s+of\s+(?:an?\s+|the\s+|one\s+|two\s+|three\s+|four\s+|at\s+least\s+\w+\s+"
            r"|\w+\s+approved\s+)?(?:(?!supplemented|grade|high\b|degree|by\b|with\b)[\w/’'-]+\s+){0,6}?(?:courses?|curriculum|academy"
            r"|(?<!certification\s)(?<!internship\s)(?<!apprenticeship\s)program(?:me)?)\b"
            r"|\bgraduat(?:ion|e)\s+(?:from|of)\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}?(?:technical|trade|vocational|business)\s+(?:school|program(?:me)?)\b"
            r"|\bspeciali[sz]ed\s+training|\bformal\s+training\s+in\b|\bvocational\s+(?:training|school)|\btrade\s+school\b|\bsome\s+college\b"
            r"|\bpost[\s-]?secondary\s+(?:courses?|course\s?work|training|studies)\b"
            r"|\b(?:some|completion\s+of|completed)\s+post[\s-]?secondary\s+education\b",
            (
                *("unit", "hour", "credit", "graduate", "college", "university", "course", "completion of"),
                *("passage of", "speciali", "vocational", "trade school", "secondary", "graduat", "formal training"),
            ),
        ),
    ),
)

# Levels of the national frameworks (South Africa NQF, Ireland NFQ, Australia AQF), which agree from 6 upwards.
_FRAMEWORK = guarded(
    r"\b(?:NQF|NFQ|AQF|QQI|FETAC)[\s:,-]*(?:level[\s:]*)?(?P<first>\d{1,2})\b"
    r"|\blevel\s+(?P<second>\d{1,2})\s+(?:award\s+)?(?:on|of|in)\s+the\s+(?:national\s+(?:framework|qualification)|NFQ|NQF|AQF|QQI)"
    r"[\w\s]{0,30}",
    ("nqf", "nfq", "aqf", "qqi", "fetac", "level"),
)
_FRAMEWORK_LEVELS = {4: "high_school", 5: "associate", 6: "associate", 7: "bachelor", 8: "bachelor", 9: "master"} | {
    10: "doctorate"
}


@dataclass(frozen=True)
class Schooling:
    """A mention of schooling: its level, its characters, and whether only the level of a framework names it."""

    level: str
    start: int
    end: int
    framework: bool = False


def schooling(sentence: str) -> Iterator[Schooling]:
    """Every mention of schooling, the surest levels first; they may overlap."""
    unfinished: list[re.Match[str]] = []
    for level, pattern in LEVELS:
        for match in pattern.finditer(sentence):
            if any(match.start() < other.end() and other.start() < match.end() for other in unfinished):
                continue
            if _UNFINISHED.search(sentence, max(0, match.start() - 40), match.start()):
                unfinished.append(match)
            else:
                yield Schooling(level, match.start(), match.end())
    for match in _FRAMEWORK.finditer(sentence):
        if framework := _FRAMEWORK_LEVELS.get(int(match["first"] or match["second"])):
            yield Schooling(framework, match.start(), match.end(), framework=True)


# "Graduate study toward a master's degree" asks for the study.
_UNFINISHED = re.compile(r"\btowards?\s+(?:an?\s+|the\s+|your\s+|completion\s+of\s+an?\s+)?(?:\w+\s+)?$", re.IGNORECASE)
