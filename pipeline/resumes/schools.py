"""How schools are named, and where a subject of study ends and the name of a school begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAME_WORD = r"(?:[A-Z][\w.&’'-]*|of|the|and|for|at|&|de|la|di)"
_SCHOOL_NOUN = (
    r"(?:University|College|Collage|Colleges|Institute|Institution|Polytechnic|Academy|School|Schools|Seminary"
    r"|Conservatory|Univ\.)"
)
_SCHOOL_ABROAD = (
    r"(?:Universit(?!y|ies)\w+|Universid\w+|Instituto|Lyc[ée]e|Gymnasium|(?:\w+\s)?Hochschule|Politecnico|[ÉE]cole)"
)
SCHOOL = re.compile(
    rf"(?:(?-i:[A-Z])[\w.&’'-]*[ ]+(?:{_NAME_WORD}[ ]+){{0,7}}?)?(?i:{_SCHOOL_NOUN})(?!\w)"
    r"(?:[ ]+(?i:of|for|at|in)[ ]+(?:the[ ]+)?(?!City\b)[A-Z][\w.&’'-]*"
    r"(?:[ ](?:(?:and|&|of|at)[ ]+)?(?!City\b|State\b|GPA\b)[A-Z][\w.&’'-]*){0,4})?"
    rf"|{_SCHOOL_ABROAD}(?:[ ](?:de|del|di|du|do|da|dos|des|der|degli|della|la|le|von|für|[A-Z][\w.’'-]*)){{0,5}}"
)
_BARE_SCHOOL = re.compile(
    r"(?:(?:the|some|any)\s+)?(?:high\s+)?(?:schools?|college|university|academy|institute)", re.IGNORECASE
)
_LEAD = re.compile(r"(?:(?:in|of|at|from|and|for|Present|Current|GPA)\s+)+")
_SUBJECTS = """
    accountancy accounting acting administration administrative advanced advertising aeronautical aeronautics
    aerospace affairs african agribusiness agricultural agriculture agronomy airframe allied american analysis
    analytics and animal animation anthropology apparel applications applied archaeology architectural architecture
    art arts asian astronomy athletic automotive aviation banking behavior behavioral biochemistry bioengineering
    biological biology biomedical biotechnology botany broadcast broadcasting building business cad care chemical
    chemistry child childhood civil classics clinical clothing cognitive commerce commercial communication
    communications community comparative computer computing conservation construction consumer control corporate
    corrections counseling creative criminal criminology culinary cultural curriculum cyber cybersecurity dance data
    databases dental design development developmental diesel dietetics digital disorders drafting dramatic drawing
    early earth ecology economics education educational electrical electronic electronics elementary emergency
    energy engineering english entomology entrepreneurship environment environmental ethics exercise family fashion
    film finance financial fine fire fisheries fitness food foods foreign forensic forestry french general genetics
    geography geology geomatics german gerontology government graphic graphics greek guidance health healthcare
    heating history home homeland horticulture hospitality hotel human humanities hvac hygiene illustration
    industrial informatics information instruction instructional insurance integrated intelligence interactive
    interdisciplinary interior international journalism justice kinesiology laboratory land language languages latin
    law leadership learning legal leisure liberal library life linguistics literacy literature logistics machine
    maintenance management managerial manufacturing marine marketing mass materials mathematics math mechanical
    mechanics media medical medicine mental merchandising metallurgical metallurgy meteorology microbiology middle
    military mining ministry molecular multimedia music natural network networking neuroscience nuclear nurse
    nursing nutrition occupational of office operations organisational organizational painting paralegal parks
    performance performing personnel pharmaceutical pharmacy philosophy photography physical physics physiology
    planning plant plastics political politics pre-law pre-med print printing procurement product production
    professional programming project property psychology public quality radio radiologic radiography real estate
    recreation refrigeration regional rehabilitation relations religion religious research resource resources
    respiratory restaurant retail robotics russian safety sales science sciences secondary security services social
    sociology software soil spanish special speech sport sports statistics strategic studio studies supply chain
    surveying sustainability system systems taxation teaching technical technologies technology telecommunications
    television textile textiles theater theatre theology theory therapy tourism trade training translation
    transportation travel urban veterinary video visual vocational water web welding welfare wildlife women world
    writing zoology & in with
"""
_WORDS = frozenset(_SUBJECTS.split())
_NOUNS = frozenset(
    ["university", "college", "school", "institute", "academy", "polytechnic", "seminary", "conservatory"]
)
_WORD = re.compile(r"[\w&’'.-]+")


def school_in(run: str) -> int:
    """Where the school's name begins in `run`, a subject and a school without a mark between them; 0: at once.

    "Computer Science Lowen State University" is told by its words; "Art Institute" and "Law School" stay whole.
    """
    words = list(_WORD.finditer(run))
    at = 0
    while at < len(words) and words[at][0].lower().strip(".,") in _WORDS:
        at += 1
    if at < len(words) and words[at][0].lower() in _NOUNS and at > 0:
        following = words[at + 1][0].lower() if at + 1 < len(words) else ""
        at -= following not in ("of", "at", "for")
    return words[at].start() if 0 < at < len(words) else 0


def schools(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The schools that `text[start:end]` names, in order, each with its first character and the one after its last."""
    for match in SCHOOL.finditer(text, start, end):
        words = match[0].rstrip()
        lead = _LEAD.match(words)
        begin = lead.end() if lead else 0
        if not _BARE_SCHOOL.fullmatch(words[begin:]):
            yield match.start() + begin, match.start() + len(words)
