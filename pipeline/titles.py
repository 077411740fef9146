"""Title, class code and employer, read from the head of a class specification or posting.

Nothing is guessed: what the head of the document does not say is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.readers.reading import HEADING, Reading

_HEAD_LINES = 40  # non-blank lines in which a document says what it is
_TITLE_LINES = 8  # non-blank lines in which an unlabelled title stands
_TITLE_WORDS = 14
_HEADING_PLACE = 1500  # characters within which the heading with the title begins
_EMPLOYER_LENGTH = 50
_LINE = 300  # characters of a line that are looked at

_TITLE_LABEL = re.compile(
    r"(?:official |generic )?(?:job|class|position|post|role|classification|working|payroll|vacancy|occupation)?\s*"
    r"title(?: of (?:post|position|class))?|(?:position|post|role|job|vacancy|classification)(?: name| applied for)?",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?P<label>[A-Za-z][A-Za-z /().]{1,40}?)\s*(?::\s*|\t+|\s\|\s)(?P<value>\S.*)?$")
_CODE_LABEL = r"(?:job\s+)?(?:class(?:ification)?|title|job|occupation(?:al)?|position|spec(?:ification)?)\s*"
_CODE_VALUE = r"(?=[A-Z0-9.-]*\d)[A-Z]{0,3}[-.]?\d[A-Z0-9]*(?:[-.]\d+)*[A-Z]?"
_CODE = re.compile(
    rf"\b{_CODE_LABEL}(?:spec(?:ification)?\s+)?(?:code|no\b\.?|#)(?:\s*(?:no\b\.?|number|#))?\s*[:|\t.]?\s*(?P<a>{_CODE_VALUE})"
    rf"|\bclass(?:ification)?\s+(?:number\s*:?\s*)?(?P<b>\d{{3,6}})\b",
    re.IGNORECASE,
)
_CODE_FIELD = re.compile(rf"\s+{_CODE_LABEL}(?:code|no)\b.*", re.IGNORECASE)
_CODE_HEADER = re.compile(r"(?:class|job|title|classification)\s+code|code", re.IGNORECASE)
_TRAILING_CODE = re.compile(rf"\s*\(({_CODE_VALUE})\)\s*(?:[-–]\s*abolished)?\s*$", re.IGNORECASE)
_APART = re.compile(
    r"(?<=\S) {3,}(?=\S)(?!(?:(?:[IVX]{1,4}|\d|[A-F])(?:[\s/,&–-]+|$))+$)"
)  # two things in one line, no levels
_CELLS = re.compile(r"\s+\|\s+|\t+")

_EMPLOYER_LABEL = re.compile(r"employer|agency|organi[sz]ation|jurisdiction|company|council|authority", re.IGNORECASE)
_PLACE = r"[A-Z][^|:;!?\t]{1,50}"
_EMPLOYER_OF = re.compile(
    rf"(?:[Tt]he |THE )?(?i:city and county|consolidated city|city|county|town|township|village|borough|district|state|"
    rf"commonwealth|province|shire|municipality|regional municipality|government|region|parish) (?i:of) {_PLACE}"
)
_EMPLOYER_NAME = re.compile(
    rf"{_PLACE} (?i:(?:county|parish|city|borough|district|shire|town|regional|metropolitan|municipal) "
    rf"(?:council|government)|council|county|school district)"
)
_UNIT = re.compile(
    r"(?:department|bureau|division|office|ministry|board) of .*|(?:\S+ ){1,2}(?:county|government|university)|"
    r"(?!.*\bof\b).* (?:department|bureau|division)",
    re.I,
)
_GENERIC = re.compile(
    r"(?:[\w/&-]+ ){0,3}?(?:class(?:ification)?|job|position|post|role|person|vacancy|examination|recruitment|career"
    r"|employment)s?[ /-]*(?:and person )?(?:spec(?:ification)?s?|description|profile|posting|bulletin|announcement"
    r"|details|information|opportunit(?:y|ies)|opening|summary|title|notice|flyer|advertisement|standard)s?"
    r"(?: bulletin)?(?:\s*\(.*\))?|.*\bspecifications?|announcement|job|careers?|vacancy|role|human resources|personnel"
    r"|untitled.*|document\d*|home(?: page)?|menu|(?:back|skip|return|jump) to .*|skip .*|print|share|apply(?: now)?"
    r"|.*\bcookies\b.*|new|open|class(?:ification)? plan|.*\bjobs\b.*",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:general |essential |position |job |class |series |classification |nature |overall )*"
    r"(?:synopsis|summary|definition|purpose|overview|duties|responsibilities|functions|scope|introduction|description"
    r"|qualifications|requirements|nature of (?:the )?work|about|distinguishing characteristics"
    r"|(?:annual |starting )?salary|pay|compensation|benefits|notes?)"
    r"(?:\s*(?:[(/&:]|of\b|and\b|the\b|us\b|statement\b).*)?",
    re.IGNORECASE,
)
# Words that name a worker. Most end like one; the others are listed.
_WORKER = re.compile(
    r"(?!(?:september|october|november|december|number|paper|order|other|over|under|water|power|careers?|computer|after"
    r"|per|customer|summer|winter|matter|letter|center|refer|offer|minor|major|labor|floor|document|department|government"
    r"|management|employment|recruitment|announcement|current|different|important|statement|want|plant|grant|motor)\b)"
    r"(?:\w+(?:er|or|ist|yst|ian|ant|man|men|woman|person|people|eer|ee|iff|utive|tative|ician|wright|smith|herd|keeper)"
    r"|detective|agent|president|superintendent|clerk|aide|chief|head|intern|associate|fellow|nurse|attorney|counsel|deputy|"
    r"lead|mechanic|pilot|guard|hand|cook|steward|captain|secretary|coach|judge|surgeon|midwife|architect|dean|marshal|"
    r"crew|staff|official|graduate|apprentice|specialist|principal|commissioner|registrar|auditor|treasurer|therapist|"
    r"chef|scientist|physicist|geologist|resident|diver|artisan|series|scribe|host|nurs\w+|medic|paramedic|cadet|"
    r"correspondent|student|assistant|trades\w*|professional|technologist|representative|messenger)s?",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r".*\b(?:invites applications for|is (?:seeking|recruiting for|hiring)|position of)\b.*", re.IGNORECASE
)
_NOT_TITLE = re.compile(r"[$€£@{}<>•●|]|https?:|www\.|^\W*$|[.;!?]$|:$|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|^\[|^[(=*#]")


@dataclass(frozen=True)
class Heading:
    """What a document says of itself; None for what it does not say."""

    title: str | None = None
    class_code: str | None = None
    employer: str | None = None


def heading(reading: Reading) -> Heading:
    """Title, class code and employer that the head of the document states."""
    lines = list(_head(reading.text))
    title = (
        _labelled(lines, _TITLE_LABEL) or _first_heading(reading) or _page_title(reading.title) or _unlabelled(lines)
    )
    title, title_code = _without_code(title)
    codes = _codes(lines) or {code for code in (title_code, _without_code(reading.title)[1]) if code}
    employer = _labelled(lines, _EMPLOYER_LABEL) or next(_employers(lines[:_TITLE_LINES]), None)
    return Heading(title, codes.pop() if len(codes) == 1 else None, employer)


def _head(text: str) -> Iterator[str]:
    """First non-blank lines, tabs kept."""
    count = 0
    for line in text[:20_000].split("\n"):
        if line.strip():
            yield re.sub(" +", " ", _APART.sub("\t", line[:_LINE].strip())).strip(" *_\t")
            count += 1
            if count == _HEAD_LINES:
                return


def _labelled(lines: list[str], label: re.Pattern[str]) -> str | None:
    """Value of the first field so labelled: on its line, or on the next."""
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        found = _FIELD.match(line)
        if found and label.fullmatch(found["label"].strip()):
            value = _CELLS.split((found["value"] or following).strip())[0].strip(" *_")
            if value and _is_title_like(value) and not _CODE_HEADER.fullmatch(value):
                return value
    return None


def _first_heading(reading: Reading) -> str | None:
    """First heading of the highest level, when it comes early and names neither a section nor the form."""
    for mark in reading.layout:
        if mark.start > _HEADING_PLACE:
            break
        if mark.kind == HEADING and mark.level == 1:
            text = " ".join(reading.text[mark.start : mark.end].split())
            return None if not _is_title_like(text) or _names_the_form(text) else text
    return None


def _page_title(title: str | None) -> str | None:
    """Title of a web page without the name of the site around it."""
    parts = [part.strip() for part in re.split(r"\s+[|·»]\s+|\s+[–—-]\s+", title or "")]
    return next((part for part in parts if _is_title(_without_code(part)[0] or "")), None)


def _unlabelled(lines: list[str]) -> str | None:
    """First line that can be a title, but the one right above the class code where there is one.

    Running text or a section's heading before it says that the document has none.
    """
    texts = [_CODE_FIELD.sub("", _CELLS.split(line)[0].strip()) for line in lines[:_TITLE_LINES]]
    for text, following in zip(texts, lines[1:], strict=False):
        if _CODE.match(following) and _is_title_like(text) and not _names_the_form(text):
            return text
    for text in texts:
        if _is_title(text):
            return text
        if _SECTION.fullmatch(text) or (len(text.split()) > _TITLE_WORDS and not _INVITES.fullmatch(text)):
            return None
    return None


def names_worker(text: str) -> bool:
    """Whether one of its words names a worker ("clerk", "engineer"), or ends as such words do."""
    return any(_WORKER.fullmatch(word) for word in re.findall(r"\w+", text))


def _is_title(text: str) -> bool:
    """Whether a line without any label names a job."""
    return (
        _is_title_like(text)
        and not text[:1].islower()
        and names_worker(text)
        and not _names_the_form(text)
        and not (_UNIT.fullmatch(text) or _INVITES.fullmatch(text) or _FIELD.match(text) or _CODE.match(text))
    )


def _names_the_form(text: str) -> bool:
    """Whether `text` names the kind of document, a section or the employer, not the job."""
    return any(pattern.fullmatch(text) for pattern in (_GENERIC, _SECTION, _EMPLOYER_OF))


def _is_title_like(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _TITLE_WORDS and any(c.isalpha() for c in text) and not _NOT_TITLE.search(text)


def _without_code(title: str | None) -> tuple[str | None, str | None]:
    """A title without the class code in brackets at its end, and that code."""
    found = _TRAILING_CODE.search(title or "")
    return (title[: found.start()].strip() or None, found[1]) if title and found else (title, None)


def _codes(lines: list[str]) -> set[str]:
    """Distinct class codes: of the first field that states one, and of tables with a column of codes."""
    codes: set[str] = set()
    for number, line in enumerate(lines):
        headers = _CELLS.split(line)
        named = next((at for at, cell in enumerate(headers) if _CODE_HEADER.fullmatch(cell.strip())), None)
        if named is None or len(headers) < 2:
            continue
        for row in lines[number + 1 :]:
            cells = _CELLS.split(row)
            if len(cells) <= named or not re.fullmatch(_CODE_VALUE, cells[named].strip()):
                break
            codes.add(cells[named].strip())
    fields = [found for line in lines for found in _CODE.finditer(line)]
    return codes or {(found["a"] or found["b"]).upper() for found in fields[:1]}


def _employers(lines: list[str]) -> Iterator[str]:
    for line in lines:
        for cell in _CELLS.split(line):
            text = re.split(r"\s+[-–—,]\s+", cell.strip(" *_"))[0]
            if len(text) <= _EMPLOYER_LENGTH and (_EMPLOYER_OF.fullmatch(text) or _EMPLOYER_NAME.fullmatch(text)):
                yield text
