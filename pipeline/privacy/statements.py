"""Facts about the person without a label: "34 years old", "married with two children", "US citizen", "born in Lagos".

In running text only what can be said of the writer alone is taken; in the head and under personal headings also lone
words ("Kenyan", "Single"), which elsewhere are languages, cuisines and figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.alternatives import guarded
from pipeline.privacy.draft import PLACEHOLDER, Found
from pipeline.privacy.places import COUNTRY, PEOPLE
from pipeline.privacy.zones import Line, Zone, found_in_lines, zoned

_NUMBER = r"(?:one|two|three|four|five|six|seven|no|\d)"
_ADULT = r"(?:1[5-9]|[2-8]\d)"
_CHILD = r"(?:child(?:ren)?|kids?|sons?|daughters?|boys?|girls?|twins|dependants?|dependents?)"
_OFFSPRING = rf"(?:{_NUMBER}(?: \w+)?|a(?: \w+)?) {_CHILD}(?:,? (?:and|&) (?:{_NUMBER}|a) {_CHILD})?"
_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ ./-]+(?:of )?(?:\d{1,2}|[A-Z][a-z]{2,8})\.?,?[ ./-]+(?:19|20)?\d\d|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d|[A-Z][a-z]{2,8} (?:19|20)\d\d|(?:19|20)\d\d)"
)
_TOWN = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}){0,2}"
_RELIGION = (
    r"(?:christian|catholic|roman catholic|muslim|jewish|jew|hindu|sikh|buddhist|mormon|baptist|methodist|lutheran|presbyterian|anglican|orthodox"
    r"(?: jew| christian)?|pentecostal|evangelical(?: christian)?|adventist|seventh[- ]day adventist|jain|bah[aá]['’]?[ií]|quaker|atheist|agnostic"
    r"|islam|christianity|hinduism|buddhism|judaism|sikhism|jehovah['’]s witness|shia|sunni|zoroastrian|protestant|latter[- ]day saint)"
)
_ETHNIC = (
    r"(?:african[- ]american|black(?: african| american| british| caribbean)?|white(?: british| irish| american)?|caucasian|hispanic(?: ?/ ?latin[oax])?|latin[oax]"
    r"|asian(?:[- ]american| british| indian)?|south asian|east asian|native american|american indian(?: or alaska native)?|pacific islander|native hawaiian"
    r"|m[aā]ori|aboriginal|torres strait islander|first nations|m[eé]tis|inuit|mixed[- ]race|biracial|multiracial|afro[- ]caribbean|middle eastern|arab|two or more races"
    r"|yoruba|igbo|hausa|zulu|xhosa|coloured|malay|tamil|pasifika|irish traveller|roma)"
)
_GENDER = (
    r"(?:(?:cis(?:gender)?|trans(?:gender)?)? ?(?:fe)?male|(?:cis(?:gender)?|trans(?:gender)?) ?(?:wo)?man|(?:wo)?man|non[- ]?binary|transgender|genderqueer|gender ?fluid|cisgender"
    r"|lady|gentleman|intersex)"
)
_MARITAL = (
    r"(?:(?:happily |legally |recently )?(?:married|unmarried|divorced|widow(?:ed|er)?|separated|engaged|remarried)|single|never married|in a (?:relationship|domestic partnership|civil partnership)"
    r"|cohabiting|domestic partner(?:ship)?|civil partner(?:ship)?)"
)
_STATUS = (
    rf"{_MARITAL}(?: (?:to|since) [\w ]{{2,20}})?(?:,? (?:(?:with|and|&|no|has|have|without) )*(?:{_OFFSPRING}|children|kids|a family|family))?"
    rf"|(?:(?:proud|devoted|working|loving|single|stay[- ]at[- ]home) )*(?:mother|father|mom|mum|dad|parent|grandmother|grandfather)(?: (?:of|to) {_NUMBER}(?:(?: \w+)? {_CHILD})?)?"
    rf"|{_OFFSPRING}|no {_CHILD}|childless"
)
_CLASS = (
    r"(?:(?:H-?1-?B|H-?4(?: EAD)?|F-?1(?: OPT| CPT)?|J-?1|L-?[12](?:-?[AB])?|O-?1|TN|E-?[123]|OPT|STEM OPT|CPT|EAD|GC EAD|B-?1|K-?1|DACA|TPS|Tier ?[1-5]|subclass \d{3})"
    r" (?:visa|status|work permit|holder|dependent)|H-?1-?B|(?:F-?1|STEM) OPT|GC EAD|DACA)"
)
_WORK_IN = rf"work (?:in|for any employer in) (?:the )?(?:{COUNTRY})(?: for any employer)?"
_OWN_STAY = (
    rf"(?:(?:legally|fully|currently|permanently) )*(?:authori[sz]ed|eligible|entitled|permitted|allowed) to {_WORK_IN}"
    rf"|(?:full |unrestricted )*right to {_WORK_IN}|green card(?: holder)?|indefinite leave to remain|(?:pre-)?settled status"
    rf"|(?:lawful |legal )?permanent resid(?:ent|ence|ency)(?: (?:of|in) (?:the )?(?:{COUNTRY}))?"
)
_STAY = (
    rf"(?:{_OWN_STAY}|{_CLASS}(?: holder)?|(?:valid |full )?work (?:permit|visa|authori[sz]ation)(?: holder)?"
    r"|(?:no|without|not require|do(?:es)? not require|don['’]t (?:need|require)|(?:will )?requires?|needs?)(?: (?:any|visa|h-?1b))* sponsorship"
    r"(?: (?:required|needed))?|no visa(?: sponsorship)? required)"
)
_ENDS = r"(?=\s*(?:[,.;:|)(\n•·/]|$|\b(?:and|with|who|by|since|currently|living|willing|eligible|authori[sz]ed)\b|\?))"
_CITIZEN = (
    rf"(?:(?:dual|naturali[sz]ed|natural[- ]born|native[- ]born) )*(?:{PEOPLE}|{COUNTRY})(?:(?: ?/ ?| and | & |-){PEOPLE})?"
    rf" (?:(?:dual )?citizen(?:ship)?(?! (?:services?|bank|security|interviews?|complaints?|engagement|participation|portal|journal)\b)|passport(?: holder)?"
    rf"|(?:national|permanent resident|green card){_ENDS})"
    rf"|(?:dual |naturali[sz]ed )?citizen(?:ship)? (?:of|in) (?:the )?(?:{COUNTRY})(?: and (?:the )?(?:{COUNTRY}))?"
    rf"|dual (?:citizen(?:ship)?|national(?:ity)?)(?: (?:of )?\(?(?:the )?(?:{COUNTRY}|{PEOPLE})(?:(?: and | ?[/&] ?|, )(?:the )?(?:{COUNTRY}|{PEOPLE}))?\)?)?"
)
_LONE_CITIZEN = rf"(?:{_CITIZEN}|(?:{PEOPLE}|{COUNTRY})[ -](?:resident|expat(?:riate)?|by birth|origin|descent|born|domiciled?)|{_STAY}|{_CLASS}|{PEOPLE})"

_AGE = guarded(
    rf"(?<![\w-])(?:aged? |age: ?)?(?<!\d){_ADULT}[ -]?(?:years?|yrs?|y)\.?(?: of age|[ -]old\b|/o\b|\.o\.)"
    r"(?! (?:or |and )?(?:\w+ing )?(?:company|firm|business|build\w*|system|organi[sz]ation|institution|tradition|program|plant|house|bridge|facility|agency"
    r"|patients?|clients?|students?|males?|females?|younger|older|over|under|above|below))"
    rf"|(?<=\bI am ){_ADULT}(?: years)?(?=[,.]|$)|(?<=\bI['’]m ){_ADULT}(?=[,.]|$)",
    ("old", "of age", "y/o", "y.o.", "i am", "i'm", "i’m"),
)
_OF_OTHERS = re.compile(
    r"(?:children|students?|kids|youth|patients?|clients?|adults?|people|persons?|ages?|aged|to|be|over|under|than|from|between|[-–]|and|for)\s*\Z", re.IGNORECASE
)
_BORN = guarded(
    rf"\b(?i:born(?: and (?:raised|bred|brought up))?)(?: (?:on|in|at) (?:the )?(?:{_DATE}|{_TOWN})| {_DATE})(?:,? (?:(?:in|at|on) )?(?:{_DATE}|{_TOWN}))?"
    rf"|\b(?i:native of|originally from|hail(?:ing|s)? from) (?:the )?{_TOWN}|\b(?i:date of birth) (?:is )?{_DATE}",
    ("born", "native of", "originally from", "hail", "date of birth"),
    re.NOFLAG,
)
_FAMILY = guarded(
    rf"\b(?:happily married(?: (?:with|and have|and has) {_OFFSPRING}| to [A-Z]\w+)?|married (?:with|and have|and has) {_OFFSPRING}|(?:(?<=\bam )|(?<=\bis )|(?<=['’]m ))(?:{_MARITAL})(?: (?:with|and have|and has) {_OFFSPRING}| to [A-Z]\w+)?(?=[,.;]|$| and\b| who\b| with\b)"
    rf"|(?:(?:proud|devoted|working|loving|single|stay[- ]at[- ]home) )*(?:mother|father|mom|mum|dad|parent|grandmother|grandfather) (?:of|to) {_NUMBER}(?:(?: \w+)? {_CHILD})?"
    rf"|my (?:(?:beautiful|lovely|late|ex|two|three|four|five|six|\d) ?-?)*(?:wife|husband|spouse|fianc[eé]e?|girlfriend|boyfriend|kids|children|sons?|daughters?)\b|(?:I )?(?:have|with) {_OFFSPRING}(?= (?:and|of my own)|[,.;]|$))",
    ("married", "single", "divorced", "widow", "separated", "engaged", "relationship", "cohabit", "partner", "mother", "father", "mom ", "mum ",
     "dad ", "parent", "my ", "child", "kid", " son", "daughter", " boy", " girl", "twins", "dependant", "dependent"),
    re.IGNORECASE | re.MULTILINE,
)
_CITIZENSHIP = guarded(rf"(?<![\w-])(?:{_CITIZEN})(?![\w-])", ("citizen", "passport", "national", "permanent resident", "green card", "dual "))
_STAYING = guarded(
    rf"(?<![\w-])(?:{_STAY})(?![\w-])",
    ("authori", "eligible to", "entitled to", "permitted to", "allowed to", "right to work", "green card", "leave to remain", "settled status",
     "permanent resid", "visa", "work permit", " status", " holder", " dependent", "h1b", "h-1", "h1-", " opt", "gc ead", "daca", "sponsorship"),
)  # fmt: skip
_OWN = re.compile(_OWN_STAY, re.IGNORECASE)
_SENTENCE_START, _SENTENCE_END = re.compile(r"(?:\A|[.;|•·]\s)\W*\Z"), re.compile(r"\W*(?:[.;|•·]|\Z)")
_BY_WRITER = re.compile(r"(?:\b(?:I|am|hold|have|on|possess)\b|\bI['’]m)(?: an?)?(?: valid)? ?\Z")
_FAITH = guarded(
    rf"\b(?:practi[cs]ing|devout|committed|born[- ]again|observant|I am an?|I['’]m an?) (?:\w+ )?{_RELIGION}\b"
    r"(?! (?:school|university|college|church|organi[sz]ation|ministry|schools|educator|teacher|counsel|camp))",
    ("practi", "devout", "committed", "born", "observant", "i am a", "i'm a", "i’m a"),
)
_PERSON = guarded(
    rf"\b(?:(?:I am|I['’]m|as) an? (?:\w+ )?)?{_ETHNIC},? (?:{_GENDER})\b(?! (?:students?|youths?|patients?|clients?|population|leadership|studies))"
    rf"|\b(?:I am|I['’]m) an? (?:\w+ )?(?:{_GENDER}|{_ETHNIC})\b(?=[,.;]|$| and\b| who\b)",
    ("african", "black", "white", "caucasian", "hispanic", "latin", "asian", "native", "indian", "islander", "hawaiian", "maori", "māori", "aborig",
     "first nations", "metis", "métis", "inuit", "mixed", "racial", "caribbean", "eastern", "arab", "races", "yoruba", "igbo", "hausa", "zulu",
     "xhosa", "coloured", "malay", "tamil", "pasifika", "traveller", "roma", "i am a", "i'm a", "i’m a"),
)
_CAPTION = guarded(
    r"[\[(<]?(?:(?:(?:profile|passport|passport[- ]size|my|recent|personal|id|cv|resume) )?(?:photo(?:graph)?|picture|pic|headshot|portrait|image)s?"
    r"(?:\s*(?:of|:|[-–—])\s*[^\n|]{0,60}| here| attached| goes here)?|[\w-]+\.(?:jpe?g|png|gif|webp|heic))[\])>]?[ \t]*$",
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
    ("age", re.compile(rf"(?:aged? ?:? ?)?{_ADULT}(?: ?(?:years?|yrs?)\.?(?: ?old| of age)?)?|aged? {_ADULT}", re.IGNORECASE)),
    ("birth", re.compile(rf"(?:born|b\.|d\.?o\.?b\.?|birth)[ :]*(?:on |in )?(?:{_DATE}|{_TOWN})(?:,? (?:in )?{_TOWN})?", re.IGNORECASE)),
    ("status", re.compile(_STATUS, re.IGNORECASE)),
    ("nationality", re.compile(_LONE_CITIZEN, re.IGNORECASE)),
    ("gender", re.compile(_GENDER, re.IGNORECASE)),
    ("religion", re.compile(rf"(?:practi[cs]ing |devout )?{_RELIGION}", re.IGNORECASE)),
    ("ethnicity", re.compile(_ETHNIC, re.IGNORECASE)),
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
        return found[0].lower().startswith("age") or not _OF_OTHERS.search(line.text, max(0, found.start() - 20), found.start())
    if kind == "photo":
        return line.zone is not Zone.BODY or bool(_CAPTION.pattern.fullmatch(line.text))
    if kind != "nationality" or line.zone is not Zone.BODY or _OWN.fullmatch(found[0]) or _CITIZENSHIP.pattern.fullmatch(found[0]):
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
    facts, at = [], start
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
