"""Finds what a sentence asks for: each mention of a degree, of years of work, of a licence, of a certificate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.alternatives import holds
from pipeline.qualifications.numbers import durations

_S = r"(?:['’]?s|s['’])?"
_FROM_COLLEGE = (
    r"(?:an?\s+|the\s+)?(?:[\w.-]+,?\s+){0,4}?(?:college"
    r"|university)(?:\s+or\s+(?:four-year\s+)?(?:university|college))?"
)
_OF = r"(?:\s+(?:of|in|degree)\b)"

# Levels in the order they are looked for: the first to claim a stretch of text keeps it.
_EDUCATION: tuple[tuple[str, str], ...] = (
    ("apprenticeship", r"\bapprenticeships?\b(?:\s+(?:program(?:me)?|training))?"),
    (
        "professional",
        r"juris\s+doctor(?:ate)?(?:\s+degree)?|\bJ\.?D\.?(?=\s+(?:degree|from)|[,;)])"
        r"|\blaw\s+degree|\bLL\.?B\b|\bM\.?D\.?\s+degree"
        r"|\bdoctor\s+of\s+(?:medicine|veterinary|dental|dentistry|pharmacy|osteopath\w*"
        r"|jurisprudence|optometry)(?:\s+medicine)?"
        r"|\b(?:medical|dental|pharmacy)\s+degree"
        r"|graduation\s+from\s+(?:an?\s+)?(?:\w+\s+){0,3}?(?:law|medical|dental"
        r"|veterinary)\s+school"
        r"|graduation\s+from\s+(?:an?\s+)?(?:\w+\s+){0,3}?(?:school|college)\s+of\s+(?:law"
        r"|medicine|dentistry|veterinary\s+medicine|pharmacy)",
    ),
    (
        "doctorate",
        r"(?:\b(?:earned|completed)\s+)?\bdoctora(?:te|l)\b(?:\s+degree)?|\bph\.?\s?d\b\.?"
        r"|\bdoctor\s+of\s+philosophy|\bEd\.D\b\.?",
    ),
    (
        "master",
        r"\bmaster['’]?s['’]?(?:\s+of\s+\w+(?:\s+\w+)?)?(?:\s+degrees?)?|\bmaster\s+degree"
        r"|\bmaster\s+of\s+(?:science|arts|business|public|social|library|fine|laws|engineering"
        r"|education|planning|health|nursing)\b(?:\s+\w+)?(?:\s+degree)?"
        r"|\b(?:MBA|MPA|MSW|MPH|MLS|MLIS|M\.B\.A|M\.P\.A|M\.S\.W|M\.P\.H|M\.S|M\.A)\b\.?(?:\s+degree)?"
        r"|\b(?:post[\s-]?)?graduate(?:[\s-]level)?\s+(?:degree|qualification|curriculum)|\badvanced\s+degree(?!\s+of)",
    ),
    (
        "associate",
        r"\bassociate['’]?s['’]?(?:\s+(?:of|in)\s+\w+(?:\s+\w+)?)?(?:\s+degrees?)?(?=\W)"
        r"|\bassociate(?:\s+of\s+\w+|\s+level)?\s+degree"
        r"|\bassociate\s+of\s+(?:arts|science|applied\s+\w+)|\bA\.?A\.?(?:S\.?)?\s+degree"
        r"|\btwo[\s-]year\s+(?:college\s+)?(?:degree|diploma)"
        r"|\b(?:community|junior)\s+college\s+(?:degree|diploma)"
        r"|graduation\s+from\s+(?:an?\s+)?(?:[\w-]+\s+){0,3}?(?:two-year|junior"
        r"|community)\s+college"
        r"|\b(?:college|post[\s-]?secondary)\s+diploma|\bfoundation\s+degree"
        r"|\bHN[DC]\b|\b(?:junior|community)\s+college\s+graduat\w+"
        r"|\badvanced\s+diploma|\btwo[\s-]year\s+(?:\w+\s+)?(?:diploma|program(?:me)?)"
        r"|(?<!school\s)\bdiploma\s+(?:in|of)\b",
    ),
    (
        "bachelor",
        rf"\bbachelor{_S}(?:\s*/\s*university)?(?:\s+of\s+\w+(?:\s+\w+)?)?"
        rf"(?:[\s-]+(?:level\s+)?degrees?)?|\bbaccalaureate(?:\s+degree)?"
        rf"|\bB\.?(?:A|S|Sc|Eng|Com)\.?(?:\s*(?:/|or)\s*B\.?[AS]\.?)?\s+(?:degree|in\b)"
        rf"|\bundergraduate(?:\s+university)?\s+(?:degree|qualification)"
        rf"|\b(?:four|4|three|3)[\s-]years?\s+(?:(?:college|university)\s+)?degree|\b(?:college"
        rf"|university|honou?rs|tertiary)\s+(?:degree|qualifications?)"
        rf"|(?:equivalent\s+to\s+)?(?:graduation"
        rf"|graduates?)\s*,?(?:\s+with\s+an?\s+[\w'’]+\s+degree,?)?\s+from\s+{_FROM_COLLEGE}"
        rf"|\bcollege\s+graduat(?:ion|e)\b|\bdegree[\s-]+(?:qualified|level|educated)|\beducated\s+to\s+degree"
        rf"|(?:\b(?:an?|relevant|recogni[sz]ed|appropriate|accredited|science|engineering|arts"
        rf"|nursing|social\s+work|business|accounting)\s+)"
        rf"(?:\w+\s+)?degree\b(?!\s+of\b)|(?<!Arts\s)(?<!Science\s)\bdegree\s+(?:in|from)\b|\btertiary\s+education",
    ),
    (
        "high_school",
        r"(?:\bgraduation\s+from\s+)?(?:\ban?\s+)?\bhigh[\s-]school(?:\s+(?:diplomas?|graduat\w+"
        r"|equivalen\w+|education|certificate|leaving|completion)|\s+or\b|(?=\s*[.,;/]))"
        r"|\bgraduation\s+from\s+(?:an?\s+)?(?:\w+\s+){0,2}?high\s+school"
        r"|\bcompletion\s+of\s+(?:a\s+)?(?:standard\s+)?high\s+school"
        r"|\bG\.?E\.?D\b\.?(?:\s+(?:certificate|diploma|equivalent))?"
        r"|\bgeneral\s+education(?:al)?\s+(?:development|diploma|degree)"
        r"|\b(?:the\s+)?(?:twelfth|12th|tenth|10th|eighth|8th)\s+grade|\bgrade\s+(?:1[0-2]|ten"
        r"|eleven|twelve)\b|\b(?:year|form)\s+(?:1[0-3])\b"
        r"|\bsecondary\s+school(?:\s+\w*(?:diploma|certificate|education|graduation))*|\bOSSD\b"
        r"|\bGCSEs?\b(?:\s+or\s+equivalent)?"
        r"|(?-i:\bA[\s-][Ll]evels?\b)|\b(?:school\s+)?leaving\s+certificate|\bmatriculation"
        r"|\b(?:high\s+school\s+)?proficiency\s+(?:examination|certificate)"
        r"|\bequivalency\s+(?:diploma|certificate)",
    ),
    (
        "coursework",
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
        r"|\w+\s+approved\s+)?(?:[\w/-]+\s+){0,6}?(?:courses?|curriculum|academy"
        r"|(?<!certification\s)(?<!internship\s)(?<!apprenticeship\s)program(?:me)?)\b"
        r"|\bspeciali[sz]ed\s+training|\bvocational\s+(?:training|school)|\btrade\s+school\b|\bsome\s+college\b",
    ),
)
_EDUCATION_PATTERNS = tuple((level, re.compile(pattern, re.IGNORECASE)) for level, pattern in _EDUCATION)
LICENSE = re.compile(
    r"\b(?:driver['’]?s?['’]?|driving)\s+(?:licen[sc]e|permit)s?\b"
    r"|\blicen[sc]es?\b(?!\s+(?:plate|fee|tax|inspector|applica))|\blicensure\b"
    r"|\b(?:voter['’]?s?['’]?)\s+registration\b(?=\s+(?:in|card|is|required|within))|\bregistered\s+voter\b"
    r"|\bcertificates?\s+of\s+(?:registration|licensure)\b"
    r"|\blegal\s+requirements\s+for\s+the\s+practice\s+of\b|\bregistration\s+as\b"
    r"|\b(?:registered|licensed)\s+as\s+an?\b|\bregistration\s+with\b|\bregistered\s+(?:\w+\s+)?with\b"
    r"|\bmember(?:ship)?\s+(?:of|in)\s+(?:good\s+standing\s+(?:of|in"
    r"|with)\s+)?(?:the\s+)?(?:[A-Z]\w+\s+){0,2}(?:State\s+)?Bar\b"
    r"|\badmission\s+to\s+(?:the\s+)?(?:practice\s+law|bar|[A-Z]\w+\s+(?:State\s+)?Bar)\b"
    r"|\badmitted\s+to\s+(?:the\s+)?(?:practice|bar)",
    re.IGNORECASE,
)
CERTIFICATION = re.compile(
    r"\bdesignations?\b|\bchartered\s+\w+|\b(?:NVQ|SVQ|BTEC)\b"
    r"|\bworking\s+with\s+children\s+(?:check|card)\b|(?<!selective\s)\bcertificat(?:es?"
    r"|ions?)\b(?!\s+(?:of|by)\s+(?:the\s+)?(?:election|ballot|candidate|eligible|result"
    r"|vote))|\bcredentials?\b|\bcertified\s+(?:public\s+)?[\w-]+|\bCPR\b|\bC\.?P\.?A\b\.?"
    r"|\bPMP\b"
    r"|\b(?:completion|satisfaction)\s+of\s+the\s+requirements\s+for\b"
    r"|\b[A-Z][\w-]*\s+(?:worker\s+)?card\b|\baccreditation\s+(?:as|with|by)\b",
    re.IGNORECASE,
)
COMBINATION = re.compile(
    r"(?:\b(?:or|and/or)\s+)?(?:\b(?:any|an)\s+)?(?:\b(?:other|equivalent|acceptable"
    r"|appropriate|satisfactory|related"
    r"|suitable)\s+)*\bcombination\s+of\s+(?=[^.;]{0,90}(?:education|training|experience"
    r"|qualification))[^.;\n]*"
    r"|\bequivalent\s+combination\b[^.;\n]*",
    re.IGNORECASE,
)
EQUIVALENT = re.compile(
    r"(?:\b(?:the|an?)\s+)?\bequivalent\s+(?:(?:of\s+)?(?:[\w-]+\s+){0,3}?)?(?:experience"
    r"|education|training|qualifications?)\b(?:\s+and/or\s+\w+)?"
    r"|(?<=or\s)(?:comparable|commensurate)\s+experience\b|\b(?:experience|education)\s+deemed\s+equivalent",
    re.IGNORECASE,
)
BARE_EXPERIENCE = re.compile(
    r"(?<!instruction\sand\s)(?<!training\sand\s)(?<!education\sand\s)"
    r"(?<!training,\s)\bexperience\b(?=[\s,]+(?:a\s+plus|an\s+asset|is|in|with|as|working|of"
    r"|using|managing|supervising|performing|at|on|within|for|required|is\s+required|preferred"
    r"|[a-z]+ing)\b|\s*[.;,]|\s*$)"
    r"|\bassignment\s+in\b",
    re.IGNORECASE,
)
# Standing that is work without a number of years: current employment, hours of work, a journey-level rank.
STANDING = re.compile(
    r"\b[Cc]urrent(?:ly)?\s+(?:(?:[a-z]+|[A-Z]\w+|of)\s+){0,6}?employees?\b|\b[Cc]urrent\s+employment\b"
    r"|\d[\d,]*\s+hours\s+of\s+(?=[^.;]{0,40}(?:experience|work|employment))|\battainment\s+of\s+(?:a\s+)?journey"
)
_NOT_WORK_BEFORE = re.compile(
    r"(?:\b(?:within|last|past|previous|preceding|every|each|after|entire|first|next|less\s+than"
    r"|until|of\s+age|aged?|up\s+to|within\s+(?:the\s+)?(?:last|past)|expires?\s+in"
    r"|for\s+up\s+to)|\bafter\s+(?:the\s+)?)\s*\(?$",
    re.IGNORECASE,
)
_NOT_WORK_AFTER = re.compile(
    r"^\s*(?:of\s+age\b|old\b|or\s+(?:older|younger|less)|age\b|colleges?\b|universit|degree"
    r"|diploma|certificate|program|curriculum|probation|from\s+(?:the\s+)?(?:date|hire"
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
    r"|vocational\s+(?:school|training)|studies|training\s+(?:in|at"
    r"|from)\s+an?\s+(?:\w+\s+)?(?:college|university|school))",
    re.IGNORECASE,
)


# What each pattern cannot do without, in lower case, blanks single: most sentences hold none of it.
_EDUCATION_WORDS: dict[str, tuple[str, ...]] = {
    "apprenticeship": ("apprentice",),
    "professional": ("doctor", "degree", "school", "college", "llb", "ll.b", "jd", "j.d"),
    "doctorate": ("doctora", "ph", "ed.d"),
    "master": ("master", "mba", "mpa", "msw", "mph", "mls", "mlis", "m.", "graduate", "degree"),
    "associate": ("associate", "degree", "diploma", "college", "program", "hnd", "hnc"),
    "bachelor": (
        *("bachelor", "baccalaureate", "degree", "graduat", "qualification", "tertiary"),
        *("ba ", "ba.", "ba/", "bs ", "bs.", "bs/", "bsc", "beng", "bcom", "b.a", "b.s", "b.eng", "b.com"),
    ),
    "high_school": (
        *("school", "ged", "ge.d", "g.e", "general education", "grade", "year 1", "form 1", "ossd", "gcse"),
        *("a-level", "a level", "leaving", "matric", "proficiency", "equivalency"),
    ),
    "coursework": (
        *("unit", "hour", "credit", "graduate", "college", "university", "course", "completion of", "passage of"),
        *("speciali", "vocational", "trade school"),
    ),
}
_COMBINATION_WORDS = ("combination",)
_EQUIVALENT_WORDS = ("equivalent", "comparable", "commensurate")
_LICENSE_WORDS = ("licen", "permit", "regist", "legal requirements", "member", "admission", "admitted")
_CERTIFICATION_WORDS = (
    *("designation", "chartered", "nvq", "svq", "btec", "children", "certifi", "credential", "cpr", "cpa", "cp.a"),
    *("c.p", "pmp", "requirements for", "card", "accreditation"),
)
_STANDING_WORDS = ("current", "hours of", "attainment of")
_BARE_WORDS = ("experience", "assignment in")


@dataclass(frozen=True)
class Mention:
    """One thing a sentence asks for; offsets are characters of the sentence.

    Attributes:
        kind: a leaf type, or `combination` for "any equivalent combination of education and experience".
        level: of education, else "".
        years: stated with it, else None.

    """

    kind: str
    start: int
    end: int
    level: str = ""
    years: float | None = None


def mentions(sentence: str) -> list[Mention]:
    """Everything the sentence mentions, in order, none overlapping another."""
    found: list[Mention] = []

    def add(mention: Mention) -> None:
        if all(mention.end <= other.start or other.end <= mention.start for other in found):
            found.append(mention)

    def matches(pattern: re.Pattern[str], words: tuple[str, ...], end: int = len(sentence)) -> Iterator[re.Match[str]]:
        return pattern.finditer(sentence, 0, end) if holds(sentence, words) else iter(())

    for match in matches(COMBINATION, _COMBINATION_WORDS):
        add(Mention("combination", match.start(), match.end()))
    for match in matches(EQUIVALENT, _EQUIVALENT_WORDS):
        add(Mention("equivalent", match.start(), match.end()))
    for mention in _timed(sentence):
        add(mention)
    for level, pattern in _EDUCATION_PATTERNS:
        for match in matches(pattern, _EDUCATION_WORDS[level]):
            add(Mention("education", match.start(), match.end(), level))
    for match in matches(LICENSE, _LICENSE_WORDS):
        add(Mention("license", match.start(), match.end()))
    for match in matches(CERTIFICATION, _CERTIFICATION_WORDS):
        add(Mention("certification", match.start(), match.end()))
    for match in matches(STANDING, _STANDING_WORDS):
        add(Mention("experience", match.start(), match.end()))
    first_timed = min((m.start for m in found if m.years is not None and m.kind == "experience"), default=len(sentence))
    for match in matches(BARE_EXPERIENCE, _BARE_WORDS, first_timed):
        if first_timed - match.end() > 25 or first_timed == len(sentence):
            add(Mention("experience", match.start(), match.end()))
    return _merged(sentence, sorted(found, key=lambda mention: mention.start))


_FULL_COURSE = 4  # years of college that make a degree: "equivalent to completion of four years of college"
_COLLEGE = re.compile(r"\b(?:college|university)\b", re.IGNORECASE)


def _timed(sentence: str) -> Iterator[Mention]:
    """Lengths of time that are years of work, or years of schooling."""
    for span in durations(sentence):
        after = sentence[span.end :]
        if re.match(r"\s*high[\s-]school\s+(?:diploma|grad|education)", after, re.IGNORECASE):
            continue
        if schooling := _SCHOOLING.match(after):
            if not re.match(r"[\s-]*(?:accredited\s+)?(?:college|university)\s+or", after):
                level = (
                    "bachelor" if span.years == _FULL_COURSE and _COLLEGE.search(schooling.group()) else "coursework"
                )
                years = None if level == "bachelor" else span.years
                yield Mention("education", span.start, span.end + schooling.end(), level, years)
        elif not (_NOT_WORK_BEFORE.search(sentence[: span.start]) or _NOT_WORK_AFTER.match(after)):
            yield Mention("experience", span.start, span.end, years=span.years)


_SAME_THING = re.compile(
    r"^\s*(?:,?\s*(?:/|or|with|,|-|\(|and)?\s*(?:(?:its|an?|the|or|with|having|possession|of"
    r"|valid|completion|passing|approved|state|issued|including|including\s+an?"
    r"|equivalent)\s+)*)$",
    re.IGNORECASE,
)
_NO_JOINT = re.compile(r"\b(?:or|and|plus)\b|;", re.IGNORECASE)


def _merged(sentence: str, found: list[Mention]) -> list[Mention]:
    """Two names of the same thing as one: "diploma or GED", "graduation from college with a bachelor's degree"."""
    merged: list[Mention] = []
    for mention in found:
        last = merged[-1] if merged else None
        between = sentence[last.end : mention.start] if last else ""
        if (
            last
            and last.kind == mention.kind == "education"
            and _one_education(last, mention, between, sentence[mention.start : mention.end])
        ):
            level = mention.level if last.level == "bachelor" and mention.level != "coursework" else last.level
            merged[-1] = Mention("education", last.start, mention.end, level, last.years or mention.years)
        elif (
            last
            and last.kind == mention.kind
            and last.kind in ("license", "certification")
            and not _NO_JOINT.search(between)
        ):
            merged[-1] = Mention(last.kind, last.start, mention.end)
        elif last and last.kind == "certification" and mention.level == "coursework" and between.strip() in ("", "of"):
            merged[-1] = Mention("certification", last.start, mention.end)  # "a certificate of completion of a course"
        else:
            merged.append(mention)
    return merged


def _one_education(first: Mention, second: Mention, between: str, words: str) -> bool:
    """Whether the second mention only says the first again, or more closely."""
    if first.level == second.level == "high_school":
        return len(between) < 40
    if first.level == second.level == "coursework":
        return not re.search(r"\b(?:and|or)\b\s+\w+\s*$|;", between) or len(between) < 8
    if second.level == "coursework":  # "a degree with major course work in …"
        counted = re.search(r"\bunits?\b|\bhours?\b|\bcredits?\b|\bcompletion\b", words)
        return second.years is None and not counted and bool(re.search(r"\bwith\s+(?:\w+\s+){0,3}$", between))
    if first.level == second.level:
        return not _NO_JOINT.search(between) or bool(_SAME_THING.match(between))
    return not _NO_JOINT.search(between) and len(between) < 60 and first.level == "bachelor" and "," not in between
