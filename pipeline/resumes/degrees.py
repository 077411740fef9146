"""How resumes name schooling: degrees and their abbreviations, diplomas, school certificates, courses."""

from __future__ import annotations

import re
from typing import NamedTuple

_S = r"(?:['’`]?s['’]?|\ss\b)?"
_OPEN = r"(?<![A-Za-z.&’'])"
_CLOSE = r"(?![A-Za-z’'&]|\.[a-z]|[-/]\d)\.?"
# An abbreviation that is also a word, a state or a product needs what follows a degree.
_SURE = r"(?=\s*(?:$|[:,;(|–-]|in\b|of\b|degree\b|[A-Z][a-z]+(?:\s|$|,)|(?:19|20)\d\d))"
_NO_PRODUCT = (
    r"(?!\s*(?:office|word|excel|access|project|sql|windows|power\s?point|outlook|visio|dos|dynamics|exchange|server"
    r"|teams|publisher|suite|products?|applications?)\b)"
)
_NO_DEGREE = (  # "master electrician", "Master Certificate"
    r"(?!\s+(?:certificat\w+|electrician|plumber|gardener|scheduler|trainer|sergeant|mechanic|technician|carpenter"
    r"|chef|teacher|plan\w*|black))"
)
_HONOURS = r"(?:\s+\(?(?:hons?\.?|honou?rs)\)?)?"
_ARTS = r"(?:sciences?|arts?|studies)"


def _short(forms: str) -> str:
    """Abbreviations with or without their points and blanks: "B.S.", "B. S", "BS"."""
    spelled = (r"(?:\.\s?)?".join(form) if form.isupper() and len(form) <= 4 else form for form in forms.split())
    return rf"(?-i:{_OPEN}(?:{'|'.join(spelled)})){_CLOSE}"


_PROFESSIONAL = (
    r"\bjuris\s+doctor(?:ate)?\b(?:\s+degree)?",
    _short(r"JD LLB DDS DMD DVM MBBS MBChB PharmD Pharm\.\s?D") + _SURE,
    r"\bdoctor(?:ate)?\s+of\s+(?:medicine|osteopath\w*(?:\s+medicine)?|dental\s+\w+|dentistry|pharmacy|chiropractic"
    r"|veterinary(?:\s+medicine)?|optometry|jurisprudence|law)\b",
    r"\bmedical\s+doctor(?:ate)?\b",
    rf"(?:^|(?<=\n)){_short('MD DO')}(?=\s*[:,–-])",
    rf"\bbachelor{_S}\s+of\s+laws?\b",
    r"\b(?:law|medical)\s+degree\b",
)
_DOCTORATE = (
    r"\bph\.?\s?d\b\.?",
    r"\bd\.?phil\b",
    rf"\bdoctor{_S}\s+(?:of|in|degree)\b(?:\s+\w+)?",
    r"\bdoctora(?:te|l)\b(?:\s+degree)?",
    _short(r"EdD Ed\.D PsyD Psy\.D DBA DNP ScD Sc\.D DSc DrPH DPT") + _SURE,
)
_COURSES = (
    r"\b(?:post[\s-]?)?graduate\s+diploma\b",
    r"\bpost[\s-]?graduate\s+(?:certificate|coursework|studies|courses?)\b",
    r"\b(?:some|general|completed|undergraduate|graduate|college|university|additional|relevant)\s+(?:\w+\s+)?"
    r"(?:courses|course\s?work|classes)\b",
    r"\bsome\s+college\b",
    r"(?:^|(?<=\n))general\s+education\b(?!\s+(?:diploma|development|degree))",
    r"\bstudy\s+abroad\b|\bexchange\s+(?:student|semester|program)|\bnon[\s-]degree\b",
)
_MASTER = (
    rf"\bmaster(?:['’`]?s['’]?|\ss)?(?![\w’']){_NO_DEGREE}"
    rf"(?:\s+(?:of|in|degree|level)\b(?:\s+(?:applied\s+|fine\s+|professional\s+)?{_ARTS}\b)?"
    r"|(?=\s*(?:[:,(|–-]|$|\n|[A-Z][a-z]+)))(?:\s+degrees?\b)?",
    r"\bmagister\b",
    _short(
        r"MBA EMBA MPA MPH MSW MHA MFA MCA MPP MIS MLS MLIS MSN MSC MSc M\.Sc MEd M\.Ed MAT MPhil M\.Phil MTech M\.Tech"
        r" MCom M\.Com MEng M\.Eng MArch M\.Arch MDiv M\.Div LLM MHRM MSHR MSIT MSEE MSCS MSME MSEd M\.S\.Ed MSA MSM"
        r" MPS MSF MTS"
    )
    + r"(?:\s+degree\b)?",
    rf"(?-i:{_OPEN}M(?:\.\s?)?S\b){_NO_PRODUCT}{_CLOSE}{_SURE}",
    rf"(?-i:{_OPEN}(?<!,\s)M(?:\.\s?)?A){_CLOSE}{_SURE}",
)
_BACHELOR = (
    rf"(?<!post-)(?<!post\s)\bba(?:t)?chelor{_S}"
    rf"(?:\s+(?:of|in|degree|level)\b(?:\s+(?:applied\s+|fine\s+|general\s+|professional\s+)?{_ARTS}\b)?)?"
    rf"{_HONOURS}(?:\s+degrees?\b)?",
    r"(?<!international\s)\bbaccalaureate(?:\s+degree)?(?!\s+from\s+\w+\s+high)",
    r"\b(?:undergraduate|honou?rs|college|university|four[\s-]year|4[\s-]year)\s+degree\b",
    r"\blicenciatura\b|\blaurea\b",
    _short(
        r"BSC BSc B\.Sc BSN BSW BBA BSBA BFA BCA BBM BMS BComm? B\.Comm? BTech B\.Tech BEng B\.Eng BEd B\.Ed BArch"
        r" B\.Arch BPharm B\.Pharm BMus BAAS BAS BGS BSE BSEE BSME BSCE BSCS BSIT BSHR BSEd BPS BLS BDes BHM"
    )
    + _HONOURS,
    rf"(?-i:{_OPEN}B(?:\.\s?)?[SA]){_CLOSE}{_SURE}{_HONOURS}",
    rf"(?-i:{_OPEN}B\.?E){_CLOSE}{_SURE}",
)
_ASSOCIATE = (
    r"\bass?oss?iciates?\b(?=\s)",
    rf"\bassociate{_S}\s+(?:of|in|degree)\b(?:\s+(?:applied\s+|occupational\s+|general\s+)?(?:{_ARTS}|technology)\b)?"
    r"(?:\s+degrees?\b)?",
    r"(?:^|(?<=\n)|(?<=\d\s))associates?['’]?s?(?=\s*(?:[:,(|–-]|$|\n|degree\b|[A-Z]))",
    r"\bfoundation\s+degree\b|\bhigher\s+national\s+(?:diploma|certificate)\b",
    _short("HND HNC AAS ADN AOS ABA"),
    rf"(?-i:{_OPEN}A(?:\.\s?)?[AS]){_CLOSE}(?!\s*/?\s*400){_SURE}",
)
_HIGH_SCHOOL = (
    r"\bhigh[ ]?-?[ ]?school\b(?:[ ]?(?:diploma|degree|graduate|equivalen\w+|certificate))?",
    r"\bgeneral\s+educational?\s+(?:development|diploma|degree)\b",
    rf"(?-i:{_OPEN}G\.?\s?E\.?\s?D){_CLOSE}",
    r"\bhs\s+(?:diploma|degree)\b|\bhiset\b|\bequivalency\s+(?:diploma|certificate)\b",
    r"\b(?:higher|senior|upper)?\s*secondary\s+(?:school|education\s+(?:certificate|board)|certificate)\b",
    r"\bhigher\s+secondary\b|(?-i:\b(?:HSC|SSC|SSLC|PUC|HSLC|WAEC|WASSCE|KCSE|CXC|CSEC|VCE)\b)",
    r"\bmatriculat\w+|\b(?:a|o|as)[\s-]levels?\b|\bgcses?\b|\bnational\s+5\b|\bleaving\s+cert\w*",
    r"\b(?:10|12)th\s+(?:grade|standard|class|std)\b|\bclass\s+(?:x|xii|10|12)\b|\b10\s?\+\s?2\b",
    r"\binternational\s+baccalaureate\b|\babitur\b|\bmatura\b|\bprep(?:aratory)?\s+school\b",
)
_APPRENTICESHIP = (
    r"\bapprentices?hips?\b(?:\s+program(?:me)?)?",
    r"\bjourney(?:man|person|worker)\b(?:\s+\w+)?",
)
_DIPLOMA = (
    r"\b(?:(?:technical|vocational|professional|national|advanced)\s+)?diploma\b",
    r"\bcourse\s?work\s+(?:toward|in)\b|\bcollege\s+credits?\b",
    r"\b\d+\s+(?:semester\s+|college\s+|quarter\s+)?(?:units|credits|credit\s+hours)\b",
)
_DEGREE = (r"(?-i:(?:^|(?<=\n))Degree\b)",)
# In the order they are looked for; the first to claim a stretch of text keeps it.
_PATTERNS = tuple(
    (level, re.compile("|".join(forms), re.IGNORECASE))
    for level, forms in (
        ("professional", _PROFESSIONAL),
        ("doctorate", _DOCTORATE),
        ("coursework", _COURSES),
        ("master", _MASTER),
        ("bachelor", _BACHELOR),
        ("associate", _ASSOCIATE),
        ("high_school", _HIGH_SCHOOL),
        ("apprenticeship", _APPRENTICESHIP),
        ("coursework", _DIPLOMA),
        ("bachelor", _DEGREE),
    )
)
_MAY_NAME = re.compile(
    r"doctor|master|bac|bat|assoc|assos|degree|diploma|school|secondary|college|course|class|credit|units|apprentice"
    r"|journey|ged\b|g\.e|level|gcse|magister|licenciat|laurea|abitur|matura|matric|leaving|equivalen|hiset|certificate"
    r"|general\s+ed|abroad|exchange|10|12|\bhs\b|prep|[A-Z]\.|\b[A-Z][A-Za-z]{0,4}\b",
)


class Degree(NamedTuple):
    """A mention of schooling: its level, one of `qualifications.tree.LEVELS`, and its characters."""

    level: str
    start: int
    end: int


def degrees(text: str, start: int = 0, end: int | None = None) -> list[Degree]:
    """The mentions of schooling in `text` from `start` to `end`, in order, none overlapping another."""
    end = len(text) if end is None else end
    found: list[Degree] = []
    for level, pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            if not _written_so(match) or any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            found.append(Degree(level, *match.span()))
    return sorted(found, key=lambda degree: degree.start)


def names_degree(text: str) -> bool:
    """Whether `text` names a degree or a diploma, or a school it comes from."""
    return _MAY_NAME.search(text) is not None and bool(degrees(text))


def _written_so(match: re.Match[str]) -> bool:
    """Whether the words have a capital, or open a line: in small letters they are part of what somebody tells."""
    words, before = match[0], match.string[: match.start()].rstrip(" ")
    return "toward" in words or any(character.isupper() for character in words) or before[-1:] in ("", "\n")
