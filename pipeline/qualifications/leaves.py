"""Turns one mention and the words around it into a leaf of the tree."""

from __future__ import annotations

import re

from pipeline.qualifications.mentions import Mention
from pipeline.qualifications.tree import Certification, Education, Equivalent, Experience, Leaf, License

_SPACE = re.compile(r"\s+")
_EDGE = " \t\n.,;:–—-•*("
_SUPERVISORY = re.compile(
    r"\bsupervisory\b|\bsupervising\b|\bsupervision\s+of\b|\b(?:lead|supervisor|management"
    r"|managerial|administrative)\s+"
    r"(?:or\s+\w+\s+)?(?:assignment|role|capacity|position|experience)s?\b|\bin\s+supervision\b",
    re.IGNORECASE,
)
_FULL_TIME = re.compile(r"\bfull[\s-]?time\b", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:[\s,;:.)–-]|\b(?:or\s+more|plus|of\s+which|of|full[\s-]?time|paid|total|the|shall"
    r"|must|should|have|been|was|were|required|minimum|recent|(?:of\s+)?"
    r"(?:relevant|related|work|working|professional)?\s*experience(?=\s+(?:in|as|with"
    r"|performing|working|is|of))|in(?=\s+the\s+field)|as\s+an?|as|in|with|is)\b)+",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\b(?:is|are|will\s+be|be)?\s*(?:also\s+)?(?:required|necessary|mandatory|acceptable"
    r"|essential|qualifying)\s*$|\bis\s*$",
    re.IGNORECASE,
)
_TITLE_WORD = r"[A-Z][\w'’./&-]*"
_CLASS_TITLE = re.compile(
    r"(?:\bas\s+(?:an?|the)\s+|\b(?:at\s+(?:least\s+at\s+)?the\s+level\s+of"
    r"|duties\s+(?:comparable\s+in\s+level\s+of\s+responsibility\s+)?of"
    r"|equivalent\s+to(?:\s+that\s+(?:of|obtained\s+in))?"
    r"|in\s+the\s+class(?:es)?\s+of|class\s+of|level\s+of\s+responsibility\s+(?:of"
    r"|(?:not\s+less\s+than|comparable\s+to|equal\s+to)(?:\s+that\s+of)?)|position\s+of"
    r"|rank\s+of)\s+(?:an?\s+|the\s+)?(?:class\s+of\s+)?(?:journey[\s-]level\s+)?)"
    rf"(?P<title>{_TITLE_WORD}(?:(?:\s+(?:of|and|for|the|to|&)(?=\s+[A-Z])|\s+{_TITLE_WORD}"
    rf"|,\s+(?=Range|Department|Correctional)|\s+\([A-Z][\w\s]*\)))*)"
)
_NOT_A_TITLE = re.compile(
    r"^(?:City|State|California|County|Department|United|U\.S|Bachelor|Master|Federal|Los Angeles)\b"
)
_FIELDS = re.compile(
    r"\b(?:(?:major(?:ing|s)?|speciali[sz]ation|speciali[sz]ing|concentration|emphasis"
    r"|degrees?|diploma|course\s?work|courses?|units|hours|work|qualifications?|curriculum"
    r"|studies|credits|education|training|minor|apprenticeship|diploma)"
    r"(?:\s+or\s+\w+)?|of\s+(?:science|arts)(?:\s+degree)?|['’]s|['’]?s\s+degree|college"
    r"|university)\s+(?:degree\s+)?in\s+(?:the\s+(?:field"
    r"|area)s?\s+of\s+)?(?P<fields>[^.;()]*)",
    re.IGNORECASE,
)
_FIELDS_END = re.compile(
    r",?\s+(?:from|at|with|including|such\s+as|issued|obtained|which|that|is|are|plus|may|will"
    r"|can|preferred|required|approved)\b.*|,?\s+and\s+(?:one|two|three|four|five|six|seven"
    r"|eight|\d|at\s+least)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_TRADE = re.compile(
    r"apprenticeship\s+(?:program\s+)?(?:in|as\s+an?)\s+(?:the\s+)?([\w\s-]+)"
    r"|\b(?!(?:recogni[sz]ed|approved|completed|year|an?|the|formal)\b)([\w-]+)\s+apprenticeship",
    re.IGNORECASE,
)


def squeezed(text: str) -> str:
    """White space collapsed, stray punctuation at the edges cut."""
    return _SPACE.sub(" ", text).strip(_EDGE)


def class_titles(text: str) -> tuple[str, ...]:
    """Capitalised class titles that experience must be in, or at the level of."""
    titles = (squeezed(match["title"]) for match in _CLASS_TITLE.finditer(text))
    return tuple(dict.fromkeys(title for title in titles if not _NOT_A_TITLE.match(title)))


def fields_of(text: str) -> tuple[str, ...]:
    """Fields of study named after "degree in", "major in", "course work in"."""
    found = _FIELDS.search(text)
    if found is None:
        return ()
    listed = _FIELDS_END.sub("", found["fields"])
    separator = r",\s*(?:(?:or|and)\s+)?" if listed.count(",") > 1 else r",\s*(?:(?:or|and)\s+)?|\s+or\s+"
    parts = (re.sub(r"^(?:an?|the|either)\s+", "", squeezed(part)) for part in re.split(separator, listed))
    return tuple(part for part in parts if len(part) > 2)


def area_of(text: str) -> str:
    """The kind of work, without the lead-in ("of full-time paid experience as") and the closing "is required"."""
    area = _SPACE.sub(" ", text).strip()
    area = _CLOSING.sub("", _OPENING.sub("", area).rstrip(_EDGE))
    return area.strip(_EDGE + ")") if area.count(")") > area.count("(") else area.strip(_EDGE)


_NAME_OPENING = re.compile(
    r"^(?:[\s,;:.)–-]|\b(?:(?:special\s+)?note\s*:|all\s+(?=candidates|applicants|incumbents)|incumbents?|candidates?|applicants?"
    r"|employees?|must|should|shall|may|will|be|required|to|requires?|at\s+a\s+minimum|possess(?:ion\s+of)?"
    r"|possession|have|has|hold|obtain|maintain|and|or|an?|the|either|also|upon|appointment|"
    r"at\s+the\s+time\s+of\s+(?:appointment|hire|filing|application)|is|are"
    r"|of)\b(?!\s+(?:ability|of\s+and|of\s+the\s+requirements)))+",
    re.IGNORECASE,
)
_OBTAIN = re.compile(
    r"^\W*(?:(?:must|should|shall|applicants?|candidates?|incumbents?"
    r"|employees?)\s+)*(?P<obtain>(?:possess(?:ion\s+of)?|have"
    r"|hold),?\s*or\s*(?:have\s+)?(?:the\s+)?(?:be\s+able|ability|able)\s+to\s+(?:obtain"
    r"|acquire|secure|possess),?|"
    r"(?:(?:must\s+)?have\s+|be\s+able\s+|ability\s+"
    r"|able\s+)(?:the\s+ability\s+)?to\s+(?:obtain|acquire|secure))(?P<name>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NAME_CLOSING = re.compile(
    r"[\s,]*\b(?:is|are|will\s+be|shall\s+be|be)?\s*(?:also\s+)?(?:required|necessary"
    r"|mandatory|essential|a\s+must)\b(?!\s+(?:prior|at\s+the\s+time|within|upon|by|before|to"
    r"|for|as|pursuant))[^.;]*[.;]?\s*$",
    re.IGNORECASE,
)
_REQUIRED_WHEN = re.compile(r"[\s,]*\b(?:is|are|will\s+be|must\s+be)\s+(?:required|obtained)\b", re.IGNORECASE)


def name_of(text: str) -> str:
    """A licence or certificate in the text's words; permission to gain it later stays in brackets behind it."""
    text = _SPACE.sub(" ", text).strip()
    later = _OBTAIN.match(text)
    obtain = ""
    if later:
        obtain, text = later["obtain"].rstrip(","), later["name"]
    name = _REQUIRED_WHEN.sub("", _NAME_CLOSING.sub("", _NAME_OPENING.sub("", text)))
    name = squeezed(name)
    if name.count(")") > name.count("("):
        name = name.replace(")", "", 1)
    return f"{name} ({_SPACE.sub(' ', obtain).lower()})" if obtain else name


def leaf_of(mention: Mention, before: str, own: str, after: str, start: int, end: int) -> Leaf:
    """The leaf a mention states.

    Args:
        mention: what was found.
        before: the words of its piece of the sentence that stand before it.
        own: the mention itself.
        after: the words behind it, up to the next requirement.
        start: first character of the piece in documents.text.
        end: character after the last.

    """
    whole = before + own + after
    named = re.split(r"[;.]\s+", before)[-1] + own + after  # what stands in a clause before is no part of a name
    if mention.kind == "education":
        trade = _TRADE.search(whole) if mention.level == "apprenticeship" else None
        fields = (squeezed(trade[1] or trade[2]),) if trade else fields_of(own + after)
        return Education(mention.level, fields, mention.years, start, end)
    if mention.kind == "license":
        return License(name_of(named), start, end)
    if mention.kind == "certification":
        return Certification(name_of(named), start, end)
    if mention.kind == "experience":
        area = area_of(after) if mention.years is not None and len(after.split()) > 1 else area_of(whole)
        supervisory = bool(_SUPERVISORY.search(whole))
        full_time = True if _FULL_TIME.search(whole) else None
        return Experience(mention.years, area, class_titles(whole), supervisory, full_time, start, end)
    text = re.sub(r"^\s*or\s+", "", own + after if mention.kind == "equivalent" else own)
    text = squeezed(text)
    return Equivalent(text.rstrip(")") if text.count(")") > text.count("(") else text, start, end)
