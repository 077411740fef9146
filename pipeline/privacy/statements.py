"""Facts about the person without a label: "34 years old", "married with two children", "US citizen", "born in Lagos".

In running text only what can be said of the writer alone is taken; in the head and under personal headings also lone
words ("Kenyan", "Single"), which elsewhere are languages, cuisines and figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.alternatives import guarded
from pipeline.privacy.draft import PLACEHOLDER, Found
from pipeline.privacy.wording import (
    ADULT,
    CHILD,
    CITIZEN,
    DATE,
    ETHNIC,
    GENDER,
    LONE_CITIZEN,
    MARITAL,
    NUMBER,
    OFFSPRING,
    OWN_STAY,
    RELIGION,
    STATUS,
    STAY,
    TOWN,
)
from pipeline.privacy.zones import Line, Zone, found_in_lines, zoned

_AGE = guarded(
    rf"(?<![\w-])(?:aged? |age: ?)?(?<!\d){ADULT}[ -]?(?:years?|yrs?|y)\.?(?: of age|[ -]old\b|/o\b|\.o\.)"
    r"(?! (?:or |and )?(?:\w+ing )?(?:company|firm|business|build\w*|system|organi[sz]ation|institution|tradition"
    r"|program|plant|house|bridge|facility|agency"
    r"|patients?|clients?|students?|males?|females?|younger|older|over|under|above|below))"
    rf"|(?<=\bI am ){ADULT}(?: years)?(?=[,.]|$)|(?<=\bI['’]m ){ADULT}(?=[,.]|$)",
    ("old", "of age", "y/o", "y.o.", "i am", "i'm", "i’m"),
)
_OF_OTHERS = re.compile(
    r"(?:children|students?|kids|youth|patients?|clients?|adults?|people|persons?|ages?|aged|to|be|over|under|than"
    r"|from|between|[-–]|and|for)\s*\Z",
    re.IGNORECASE,
)
_BORN = guarded(
    rf"\b(?i:born(?: and (?:raised|bred|brought up))?)(?: (?:on|in|at) (?:the )?(?:{DATE}|{TOWN})"
    rf"| {DATE})(?:,? (?:(?:in|at|on) )?(?:{DATE}|{TOWN}))?"
    rf"|\b(?i:native of|originally from|hail(?:ing|s)? from) (?:the )?{TOWN}|\b(?i:date of birth) (?:is )?{DATE}",
    ("born", "native of", "originally from", "hail", "date of birth"),
    re.NOFLAG,
)
_FAMILY = guarded(
    rf"\b(?:happily married(?: (?:with|and have|and has) {OFFSPRING}| to [A-Z]\w+)?|married (?:with|and have"
    rf"|and has) {OFFSPRING}|(?:(?<=\bam )|(?<=\bis )|(?<=['’]m ))(?:{MARITAL})(?: (?:with|and have"
    rf"|and has) {OFFSPRING}| to [A-Z]\w+)?(?=[,.;]|$| and\b| who\b| with\b)"
    r"|(?:(?:proud|devoted|working|loving|single|stay[- ]at[- ]home) )*(?:mother|father|mom|mum|dad|parent"
    rf"|grandmother|grandfather) (?:of|to) {NUMBER}(?:(?: \w+)? {CHILD})?"
    r"|my (?:(?:beautiful|lovely|late|ex|two|three|four|five|six|\d) ?-?)*(?:wife|husband|spouse|fianc[eé]e?"
    rf"|girlfriend|boyfriend|kids|children|sons?|daughters?)\b|(?:I )?(?:have|with) {OFFSPRING}(?= (?:and"
    r"|of my own)|[,.;]|$))",
    (
        "married",
        "single",
        "divorced",
        "widow",
        "separated",
        "engaged",
        "relationship",
        "cohabit",
        "partner",
        "mother",
        "father",
        "mom ",
        "mum ",
        "dad ",
        "parent",
        "my ",
        "child",
        "kid",
        " son",
        "daughter",
        " boy",
        " girl",
        "twins",
        "dependant",
        "dependent",
    ),
    re.IGNORECASE | re.MULTILINE,
)
_CITIZENSHIP = guarded(
    rf"(?<![\w-])(?:{CITIZEN})(?![\w-])",
    ("citizen", "passport", "national", "permanent resident", "green card", "dual "),
)
_STAYING = guarded(
    rf"(?<![\w-])(?:{STAY})(?![\w-])",
    ("authori", "eligible to", "entitled to", "permitted to", "allowed to", "right to work", "green card",
     "leave to remain", "settled status", "permanent resid", "visa", "work permit", " status", " holder",
     " dependent", "h1b", "h-1", "h1-", " opt", "gc ead", "daca", "sponsorship"),
)  # fmt: skip
_OWN = re.compile(OWN_STAY, re.IGNORECASE)
_SENTENCE_START, _SENTENCE_END = re.compile(r"(?:\A|[.;|•·]\s)\W*\Z"), re.compile(r"\W*(?:[.;|•·]|\Z)")
_BY_WRITER = re.compile(r"(?:\b(?:I|am|hold|have|on|possess)\b|\bI['’]m)(?: an?)?(?: valid)? ?\Z")
_FAITH = guarded(
    rf"\b(?:practi[cs]ing|devout|committed|born[- ]again|observant|I am an?|I['’]m an?) (?:\w+ )?{RELIGION}\b"
    r"(?! (?:school|university|college|church|organi[sz]ation|ministry|schools|educator|teacher|counsel|camp))",
    ("practi", "devout", "committed", "born", "observant", "i am a", "i'm a", "i’m a"),
)
_PERSON = guarded(
    rf"\b(?:(?:I am|I['’]m|as) an? (?:\w+ )?)?{ETHNIC},? (?:{GENDER})\b(?! (?:students?|youths?|patients?|clients?"
    r"|population|leadership|studies))"
    rf"|\b(?:I am|I['’]m) an? (?:\w+ )?(?:{GENDER}|{ETHNIC})\b(?=[,.;]|$| and\b| who\b)",
    (
        "african",
        "black",
        "white",
        "caucasian",
        "hispanic",
        "latin",
        "asian",
        "native",
        "indian",
        "islander",
        "hawaiian",
        "maori",
        "māori",
        "aborig",
        "first nations",
        "metis",
        "métis",
        "inuit",
        "mixed",
        "racial",
        "caribbean",
        "eastern",
        "arab",
        "races",
        "yoruba",
        "igbo",
        "hausa",
        "zulu",
        "xhosa",
        "coloured",
        "malay",
        "tamil",
        "pasifika",
        "traveller",
        "roma",
        "i am a",
        "i'm a",
        "i’m a",
    ),
)
_CAPTION = guarded(
    r"[\[(<]?(?:(?:(?:profile|passport|passport[- ]size|my|recent|personal|id|cv|resume) )?(?:photo(?:graph)?"
    r"|picture|pic|headshot|portrait|image)s?"
    r"(?:\s*(?:of|:|[-–—])\s*[^\n|]{0,60}| here| attached| goes here)?|[\w-]+\.(?:jpe?g|png|gif|webp"
    r"|heic))[\])>]?[ \t]*$",
    ("photo", "pic", "headshot", "portrait", "image", ".jp", ".png", ".gif", ".webp", ".heic"),
)
_IMAGE = guarded(r"(?<![\w/])[\w-]+\.(?:jpe?g|png|gif|webp|heic)\b", (".jp", ".png", ".gif", ".webp", ".heic"))
_SAID = (
    (_AGE, "age"),
    (_BORN, "birth"),
    (_FAMILY, "status"),
    (_CITIZENSHIP, "nationality"),
    (_STAYING, "nationality"),
    (_FAITH, "religion"),
    (_PERSON, "gender"),
    (_CAPTION, "photo"),
    (_IMAGE, "photo"),
)

# What a lone word under a personal heading or in the head may say, by kind, in the order in which it is tried.
_LONE = (
    (
        "age",
        re.compile(rf"(?:aged? ?:? ?)?{ADULT}(?: ?(?:years?|yrs?)\.?(?: ?old| of age)?)?|aged? {ADULT}", re.IGNORECASE),
    ),
    (
        "birth",
        re.compile(
            rf"(?:born|b\.|d\.?o\.?b\.?|birth)[ :]*(?:on |in )?(?:{DATE}|{TOWN})(?:,? (?:in )?{TOWN})?",
            re.IGNORECASE,
        ),
    ),
    ("status", re.compile(STATUS, re.IGNORECASE)),
    ("nationality", re.compile(LONE_CITIZEN, re.IGNORECASE)),
    ("gender", re.compile(GENDER, re.IGNORECASE)),
    ("religion", re.compile(rf"(?:practi[cs]ing |devout )?{RELIGION}", re.IGNORECASE)),
    ("ethnicity", re.compile(ETHNIC, re.IGNORECASE)),
)
_PIECES = re.compile(r"\t+|\s*[|•·●▪■♦◆∙⋅;]+\s*|\s+[/*~–—-]+\s+|\s{3,}")
_PARTS = re.compile(r"\s*[,/]\s*|\s+and\s+|\s*\(|\)")


def find_statements(text: str) -> Iterator[Found]:
    """What the text says of the person's age, birth, family, nationality, faith, origin and sex, and photographs."""
    for pattern, kind in _SAID:
        for line, found in found_in_lines(text, pattern):
            if _is_own(line, found, kind):
                start = line.start + found.start()
                yield Found(start, start + len(found[0].rstrip(". ")), kind)
    filled = [line for line in zoned(text) if line.text.strip()]
    for number, line in enumerate(filled):
        if line.zone in (Zone.HEAD, Zone.CONTACT) and not line.heading:
            yield from _lone(line, first=number < 2)


def _is_own(line: Line, found: re.Match[str], kind: str) -> bool:
    """Whether it is said of the writer: ages of other people and permits handled at work are not."""
    if kind == "age":
        return found[0].lower().startswith("age") or not _OF_OTHERS.search(
            line.text, max(0, found.start() - 20), found.start()
        )
    if kind == "photo":
        return line.zone is not Zone.BODY or bool(_CAPTION.pattern.fullmatch(line.text))
    if (
        kind != "nationality"
        or line.zone is not Zone.BODY
        or _OWN.fullmatch(found[0])
        or _CITIZENSHIP.pattern.fullmatch(found[0])
    ):
        return True
    sentence = _SENTENCE_START.search(line.text, 0, found.start()) and _SENTENCE_END.match(line.text, found.end())
    return bool(sentence) or bool(_BY_WRITER.search(line.text, 0, found.start()))


def _lone(line: Line, first: bool) -> Iterator[Found]:
    """Pieces of the line that hold nothing but such facts; a lone word in one of the `first` lines may be a name."""
    if first and len(line.text.split()) == 1:
        return
    at = 0
    for stop in [*_PIECES.finditer(line.text), None]:
        end = stop.start() if stop else len(line.text)
        yield from _facts(line.text, at, end, line.start)
        at = stop.end() if stop else end


def _facts(text: str, start: int, end: int, offset: int) -> Iterator[Found]:
    """The parts of a piece between commas, if every one of them is a fact of the person."""
    facts: list[Found] = []
    at = start
    for stop in [*_PARTS.finditer(text, start, end), None]:
        stop_at = stop.start() if stop else end
        part = text[at:stop_at].strip(" .")
        if part and not PLACEHOLDER.fullmatch(part):
            kind = next((kind for kind, pattern in _LONE if pattern.fullmatch(part)), None)
            if kind is None:
                return
            begin = offset + at + text[at:stop_at].index(part)
            if facts and facts[-1].kind == kind:  # "Single, no children" is one
                begin = facts.pop().start
            facts.append(Found(begin, offset + at + text[at:stop_at].index(part) + len(part), kind))
        at = stop.end() if stop else end
    if not (len(facts) == 1 and re.fullmatch(r"\d+", text[facts[0].start - offset : facts[0].end - offset])):
        yield from facts
