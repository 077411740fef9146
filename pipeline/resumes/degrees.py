"""How resumes name schooling: degrees and their abbreviations, diplomas, school certificates, courses."""

from __future__ import annotations

import re
from typing import NamedTuple

_S = r"(?:['’`]?s['’]?|\ss\b)?"
_OPEN = r"(?<![A-Za-z.&’'])"
_CLOSE = r"(?![A-Za-z’'&]|\.[a-z]|[-/]\d)\.?"


def _short(*forms: str) -> str:
    """Abbreviations with or without their points and blanks: "B.S.", "B. S", "BS"."""
    spelled = (r"(?:\.\s?)?".join(form) if form.isupper() and len(form) <= 4 else form for form in forms)
    return rf"(?-i:{_OPEN}(?:{'|'.join(spelled)})){_CLOSE}"


# An abbreviation of two letters that is also a word, a state or a product needs what follows a degree.
_SURE = r"(?=\s*(?:$|[:,;(|–-]|in\b|of\b|degree\b|[A-Z][a-z]+(?:\s|$|,)|(?:19|20)\d\d))"
_NO_OFFICE = (
    r"(?!\s*(?:office|word|excel|access|project|sql|windows|power\s?point|outlook|visio|dos|dynamics|exchange|server"
    r"|teams|publisher|suite|products?|applications?)\b)"
)

# In the order they are looked for; the first to claim a stretch of text keeps it.
_LEVELS: tuple[tuple[str, str], ...] = (
    (
        "professional",
        rf"\bjuris\s+doctor(?:ate)?\b(?:\s+degree)?|{_short('JD', 'LLB', 'DDS', 'DMD', 'DVM', 'MBBS', 'MBChB', 'PharmD', 'Pharm.D', 'Pharm. D')}{_SURE}"
        rf"|\bdoctor(?:ate)?\s+of\s+(?:medicine|osteopath\w*(?:\s+medicine)?|dental\s+\w+|dentistry|veterinary(?:\s+medicine)?|pharmacy|chiropractic|optometry|jurisprudence|law)\b"
        rf"|\bmedical\s+doctor(?:ate)?\b|(?:^|(?<=\n)){_short('MD', 'DO')}(?=\s*[:,–-])|\bbachelor{_S}\s+of\s+laws?\b|\blaw\s+degree\b|\bmedical\s+degree\b",
    ),
    (
        "doctorate",
        rf"\bph\.?\s?d\b\.?|\bd\.?phil\b|\bdoctor{_S}\s+(?:of|in|degree)\b(?:\s+\w+)?|\bdoctora(?:te|l)\b(?:\s+degree)?|{_short('EdD', 'Ed.D', 'PsyD', 'Psy.D', 'DBA', 'DNP', 'ScD', 'Sc.D', 'DSc', 'DrPH', 'DPT')}{_SURE}",
    ),
    (
        "coursework",
        r"\b(?:post[\s-]?)?graduate\s+diploma\b|\bpost[\s-]?graduate\s+(?:certificate|coursework|studies|courses?)\b"
        r"|\b(?:some|general|completed|undergraduate|graduate|college|university|additional|relevant)\s+(?:\w+\s+)?(?:courses|course\s?work|classes)\b"
        r"|\bsome\s+college\b|(?:^|(?<=\n))general\s+education\b(?!\s+(?:diploma|development|degree))|\bstudy\s+abroad\b|\bexchange\s+(?:student|semester|program)|\bnon[\s-]degree\b",
    ),
    (
        "master",
        rf"\bmaster(?:['’`]?s['’]?|\ss)?(?![\w’'])(?!\s+(?:certificat\w+|electrician|plumber|gardener|scheduler|trainer|sergeant|mechanic|technician|carpenter|chef|teacher|plan\w*|black))(?:\s+(?:of|in|degree|level)\b(?:\s+(?:applied\s+|fine\s+|professional\s+)?(?:science|arts?|studies)s?\b)?|(?=\s*(?:[:,(|–-]|$|\n|[A-Z][a-z]+)))(?:\s+degrees?\b)?"
        rf"|\bmagister\b|{_short('MBA', 'EMBA', 'MPA', 'MPH', 'MSW', 'MHA', 'MFA', 'MCA', 'MPP', 'MIS', 'MLS', 'MLIS', 'MSN', 'MSC', 'MSc', 'M.Sc', 'MEd', 'M.Ed', 'MAT', 'MPhil', 'M.Phil', 'MTech', 'M.Tech', 'MCom', 'M.Com', 'MEng', 'M.Eng', 'MArch', 'M.Arch', 'MDiv', 'M.Div', 'LLM', 'MHRM', 'MSHR', 'MSIT', 'MSEE', 'MSCS', 'MSME', 'MSEd', 'M.S.Ed', 'MSA', 'MSM', 'MPS', 'MSF', 'MTS')}"
        rf"(?:\s+degree\b)?|(?-i:{_OPEN}M(?:\.\s?)?S\b){_NO_OFFICE}{_CLOSE}{_SURE}|(?-i:{_OPEN}(?<!,\s)M(?:\.\s?)?A){_CLOSE}{_SURE}",
    ),
    (
        "bachelor",
        rf"(?<!post-)(?<!post\s)\bba(?:t)?chelor{_S}(?:\s+(?:of|in|degree|level)\b(?:\s+(?:applied\s+|fine\s+|general\s+|professional\s+)?(?:sciences?|arts?|studies)\b)?)?(?:\s+(?:\(?hons?\.?\)?|honou?rs))?(?:\s+degrees?\b)?"
        rf"|(?<!international\s)\bbaccalaureate(?:\s+degree)?(?!\s+from\s+\w+\s+high)|\b(?:undergraduate|honou?rs|college|university|four[\s-]year|4[\s-]year)\s+degree\b|\blicenciatura\b|\blaurea\b"
        rf"|{_short('BSC', 'BSc', 'B.Sc', 'BSN', 'BSW', 'BBA', 'BSBA', 'BFA', 'BCA', 'BBM', 'BMS', 'BComm?', 'B.Comm?', 'BTech', 'B.Tech', 'BEng', 'B.Eng', 'BEd', 'B.Ed', 'BArch', 'B.Arch', 'BPharm', 'B.Pharm', 'BMus', 'BAAS', 'BAS', 'BGS', 'BSE', 'BSEE', 'BSME', 'BSCE', 'BSCS', 'BSIT', 'BSHR', 'BSEd', 'BPS', 'BLS', 'BDes', 'BHM')}"
        rf"(?:\s+\(?hons\.?\)?)?|(?-i:{_OPEN}B(?:\.\s?)?[SA]){_CLOSE}{_SURE}(?:\s+\(?hons\.?\)?)?|(?-i:{_OPEN}B\.?E){_CLOSE}{_SURE}",
    ),
    (
        "associate",
        rf"\bass?oss?iciates?\b(?=\s)|\bassociate{_S}\s+(?:of|in|degree)\b(?:\s+(?:applied\s+|occupational\s+|general\s+)?(?:sciences?|arts?|studies|technology)\b)?(?:\s+degrees?\b)?|(?:^|(?<=\n)|(?<=\d\s))associates?['’]?s?(?=\s*(?:[:,(|–-]|$|\n|degree\b|[A-Z]))"
        rf"|\bfoundation\s+degree\b|\bhigher\s+national\s+(?:diploma|certificate)\b|{_short('HND', 'HNC', 'AAS', 'ADN', 'AOS', 'ABA')}|(?-i:{_OPEN}A(?:\.\s?)?[AS]){_CLOSE}(?!\s*/?\s*400){_SURE}",
    ),
    (
        "high_school",
        rf"\bhigh[ ]?-?[ ]?school\b(?:[ ]?(?:diploma|degree|graduate|equivalen\w+|certificate))?|\b(?:general\s+educational?\s+(?:development|diploma|degree))\b|(?-i:{_OPEN}G\.?\s?E\.?\s?D){_CLOSE}|\bhs\s+(?:diploma|degree)\b|\bhiset\b"
        r"|\b(?:higher|senior|upper)?\s*secondary\s+(?:school|education\s+(?:certificate|board)|certificate)\b|\bhigher\s+secondary\b|(?-i:\b(?:HSC|SSC|SSLC|PUC|HSLC|WAEC|WASSCE|KCSE|CXC|CSEC|VCE)\b)|\bmatriculat\w+|\ba[\s-]levels?\b|\bo[\s-]levels?\b|\bgcses?\b|\bas[\s-]levels?\b"
        r"|\b(?:10|12)th\s+(?:grade|standard|class|std)\b|\bclass\s+(?:x|xii|10|12)\b|\b10\s?\+\s?2\b|\binternational\s+baccalaureate\b|\babitur\b|\bmatura\b|\bleaving\s+cert\w*|\bnational\s+5\b|\bequivalency\s+(?:diploma|certificate)\b|\bprep(?:aratory)?\s+school\b",
    ),
    ("apprenticeship", r"\bapprentices?hips?\b(?:\s+program(?:me)?)?|\bjourney(?:man|person|worker)\b(?:\s+\w+)?"),
    ("coursework", r"\b(?:(?:technical|vocational|professional|national|advanced)\s+)?diploma\b|\bcourse\s?work\s+(?:toward|in)\b|\bcollege\s+credits?\b|\b\d+\s+(?:semester\s+|college\s+|quarter\s+)?(?:units|credits|credit\s+hours)\b"),
    ("bachelor", r"(?-i:(?:^|(?<=\n))Degree\b)"),
)
_PATTERNS = tuple((level, re.compile(pattern, re.IGNORECASE)) for level, pattern in _LEVELS)
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


def _written_so(match: re.Match[str]) -> bool:
    """Whether the words have a capital, or open a line: in small letters they are part of what somebody tells."""
    return "toward" in match[0] or any(character.isupper() for character in match[0]) or match.string[: match.start()].rstrip(" ")[-1:] in "\n"


def names_degree(text: str) -> bool:
    """Whether `text` names a degree or a diploma, or a school it comes from."""
    return _MAY_NAME.search(text) is not None and bool(degrees(text))
