"""Facts about the person behind a label: "Date of Birth: …", "Nationality – …", "Marital Status<tab>…"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.privacy.addresses import is_address, may_be_place
from pipeline.privacy.draft import PLACEHOLDER, Found
from pipeline.privacy.zones import Line, Zone, zoned


@dataclass(frozen=True)
class _Field:
    """A kind with the labels that announce it; `anywhere` also after other words of a line, and outside the head."""

    kind: str
    labels: str
    anywhere: bool


_FIELDS = (
    _Field(
        "birth",
        r"(?:age,? ?(?:and|&|/) ?)?date ?(?:(?:and|&) place )?of ?birth|place (?:(?:and|&) date )?of birth"
        r"|d\.? ?o\.? ?b\.?"
        r"|birth ?(?:date|day|place)|born(?: on| in)?",
        True,
    ),
    _Field("age", r"(?:current )?age(?: in years)?(?: ?(?:/|and|&) ?(?:sex|gender))?", False),
    _Field(
        "status",
        r"marital(?: status)?|civil status|marriage status|family status|spouse(?:['’]?s)? name|(?:no\.?"
        r"|number) of children",
        True,
    ),
    _Field("status", r"status(?=\s*:\s*(?:un)?(?:married|single|divorced|widow|separated))", True),
    _Field("status", r"family|children|kids|dependents|dependants|spouse|relationship status", False),
    _Field(
        "nationality",
        r"nationality|citizenships?(?: status)?|citizen of|country of (?:origin|birth|citizenship)|visa(?: status"
        r"| type)"
        r"|work (?:authori[sz]ation|permit|visa)(?: status)?|immigration status|residency(?: status)?|residen(?:ce"
        r"|t) status"
        r"|right to work|state of origin|work eligibility|employment eligibility",
        True,
    ),
    _Field("nationality", r"visa|domicile|native (?:place|of)|origin|home ?town|l\.?g\.?a\.?|tribe", False),
    _Field("gender", r"sex|gender(?: identity)?|(?:preferred |personal )?pronouns|sexual orientation", True),
    _Field("religion", r"religion|religious (?:affiliation|beliefs?|views?)|denomination", True),
    _Field("religion", r"faith|caste|church", False),
    _Field("ethnicity", r"ethnicity|race ?/ ?ethnicity|ethnic (?:origin|background|group)", True),
    _Field("ethnicity", r"race|community", False),
    _Field("name", r"father|mother|husband|wife|[sdwc]/o|next of kin|emergency contact", False),
    _Field(
        "name",
        r"(?:father|mother|husband|wife|spouse|maiden)(?:['’]?s)? ?names?(?: & ?)?|name of (?:father|mother|spouse)",
        True,
    ),
    _Field(
        "address",
        r"(?:(?:permanent|current|present|home|mailing|postal|residential|street|correspondence|contact"
        r"|my) ?)*(?:address|add)"
        r"(?: line)?(?: ?[12])?(?: for correspondence)?|residence|location|(?:current|preferred)? ?(?:city|town)"
        r"|state|province"
        r"|(?:zip|post(?:al)?|pin) ?code|zip|county|country|(?:city|town), ?state(?:, ?zip)?|suburb|district|based in",
        False,
    ),
    _Field("title", r"title|salutation|prefix", False),
)
_OWN_NAME = _Field(
    "name",
    r"(?:(?:full|legal|preferred|candidate(?:['’]?s)?|applicant(?:['’]?s)?|first|given|middle|last"
    r"|family) ?)?(?:full ?)?names?"
    r"|surname|forenames?",
    False,
)
_SEPARATOR = r"(?: ?[:：] ?(?:- ?)?| ?[–—] ?| - |(?<=[a-z.]) ?-(?=\d)| ?\t+ ?| ?\| | {2,})"
_LABEL = re.compile(
    "|".join(f"(?P<f{number}>{field.labels})" for number, field in enumerate(_FIELDS)) + "", re.IGNORECASE
)
_LABELLED = re.compile(rf"(?<![\w/'’&-])(?:{_LABEL.pattern})(?P<sign>{_SEPARATOR}|$)", re.IGNORECASE)
_ANY_LABEL = re.compile(r"(?<=[\w.,;)\]])[\s,;.*•|(-]+[A-Z][\w'’./&-]* ?[:：]")
_NAMED = re.compile(rf"(?<![\w/'’&-])(?:{_OWN_NAME.labels})(?P<sign>{_SEPARATOR}|$)", re.IGNORECASE)
_NEXT_LABEL = re.compile(
    r"\b(?:passport|languages?|hobbies|interests|mobile|phone|telephone|contact|e-?mail|permanent|present|current"
    r"|military|veterans?|notice"
    r"|country|residence|driving|driver['’]?s?|height|weight|blood|father['’]?s?"
    r"|mother['’]?s?)(?: [\w'’&-]+){0,2} ?[:：]",
    re.IGNORECASE,
)
_STOP = re.compile(r"\t|\s[|•·●▪■]|[|•●▪■]| {3,}|;|\s\*")
_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSmt)(?<!\b[A-Z])\.\s+(?=[A-Z(])")
_OPENING = re.compile(r"^[\s*•·●▪■◦○‣>#\d.()_–—-]*$|[|\t•·●▪■;*,.\])]\s*$|\s{2,}$|\s[–—-]\s$")
_FURTHER_YEAR = re.compile(r"\s*,\s*(?:19|20)\d\d\b(?!\s*[-–])")  # of a date set with wide blanks
_DATE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?[ ./-]+(?:of )?\w+[ ,./-]+\d{2,4}|[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{4}-\d\d-\d\d"
)
_LONGEST = 10  # words of a value before anything ends it; a longer one is a sentence that only looks like a field
_MOST_LINES = 4  # of an address below its label


def find_fields(text: str) -> Iterator[Found]:
    """The values behind labels, the labels left in place; a value may stand on the line below its label."""
    lines = zoned(text)
    for number, line in enumerate(lines):
        if line.heading and not _is_lone_label(line):
            continue
        if line.zone is Zone.BODY and not any(sign in line.text for sign in ":：\t"):
            continue
        for found in _LABELLED.finditer(line.text):
            field = _FIELDS[
                int(next(name for name, value in found.groupdict().items() if value and name != "sign")[1:])
            ]
            if _announces(field, line, found):
                yield from _value(field, lines, number, found)


def find_own_names(text: str) -> Iterator[Found]:
    """The person's name, or the parts of it, behind labels; apart, since what recurs of it must be known."""
    lines = zoned(text)
    for number, line in enumerate(lines):
        if line.zone is not Zone.BODY and line.zone is not Zone.REFERENCES and not line.heading:
            for found in _NAMED.finditer(line.text):
                if _announces(_OWN_NAME, line, found):
                    yield from _value(_OWN_NAME, lines, number, found)


def _is_lone_label(line: Line) -> bool:
    return line.zone is Zone.CONTACT and bool(re.fullmatch(r"\s*address\s*:?\s*", line.text, re.IGNORECASE))


def _announces(field: _Field, line: Line, found: re.Match[str]) -> bool:
    """Whether the words are a label here and not words of a sentence."""
    opens = bool(_OPENING.search(line.text, 0, found.start()))
    colon = "：" in found["sign"] or ":" in found["sign"]
    if not found["sign"].strip() and "\t" not in found["sign"] and not found["sign"]:
        return opens and found.end() == len(line.text) and line.zone is not Zone.BODY
    if field.kind in ("address", "title"):
        return opens and line.zone is not Zone.BODY and (colon or line.zone is Zone.CONTACT or "\t" in found["sign"])
    if field.anywhere or (colon and line.zone is Zone.CONTACT and field.kind != "name"):
        return colon or opens
    return opens and (
        line.zone is not Zone.BODY or (colon and found.start() == len(line.text) - len(line.text.lstrip()))
    )


def _value(field: _Field, lines: tuple[Line, ...], number: int, found: re.Match[str]) -> Iterator[Found]:
    line = lines[number]
    start, end = _extent(line.text, found.end(), field.kind)
    if PLACEHOLDER.match(line.text, start):
        return
    if start < end:
        if field.kind == "address":
            end_line = _last_address_line(lines, number) if end == len(line.text.rstrip()) else number
            last = lines[end_line]
            stop = line.start + end if end_line == number else last.start + len(last.text.rstrip())
            yield Found(line.start + start, stop, field.kind)
        else:
            yield Found(line.start + start, line.start + end, field.kind)
        return
    below = number + 1
    while below < len(lines) - 1 and not lines[below].text.strip():
        below += 1
    if below >= len(lines) or lines[below].heading or _LABELLED.match(lines[below].text.strip()):
        return
    start, end = _extent(lines[below].text, 0, field.kind)
    if field.kind == "address":
        last = lines[_last_address_line(lines, below)]
        yield Found(lines[below].start + start, last.start + len(last.text.rstrip()), field.kind)
    elif start < end:
        yield Found(lines[below].start + start, lines[below].start + end, field.kind)


def _extent(text: str, start: int, kind: str) -> tuple[int, int]:
    """Where the value that begins at `start` ends: at a separator, the next label, a full stop or the line's end."""
    start += len(text[start:]) - len(text[start:].lstrip(" \t*:"))
    ends = [len(text)]
    for pattern in (_STOP, _ANY_LABEL, _NEXT_LABEL, *([] if kind == "address" else [_SENTENCE_END])):
        if stop := pattern.search(text, start):
            ends.append(max(start, stop.start()))
    known = next((m.start() for m in _LABELLED.finditer(text, start + 1) if ":" in m["sign"]), len(text))
    end = min(*ends, known)
    words = list(re.finditer(r"\S+", text[start:end]))
    if len(words) > _LONGEST and (date := _DATE.match(text, start)):
        end = date.end()
    elif len(words) > _LONGEST:
        end = start + words[_LONGEST - 1].end()
    end = start + len(text[start:end].rstrip(" .,*("))
    if year := _FURTHER_YEAR.match(text, end):
        end = year.end()
    return start, max(start, end)


def _last_address_line(lines: tuple[Line, ...], number: int) -> int:
    """The last line of an address that begins on line `number`: until a blank line, a label or another thing."""
    last = number
    for below in range(number + 1, min(number + _MOST_LINES, len(lines))):
        line = lines[below]
        if line.heading or PLACEHOLDER.search(line.text) or ":" in line.text or "\t" in line.text:
            break
        if not (is_address(line.text) or may_be_place(line.text)):
            break
        last = below
    return last
