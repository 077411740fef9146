"""Facts about a class: to whom it reports, whom it supervises, FLSA, bargaining unit, pay, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.alternatives import holds
from pipeline.qualifications.dates import history
from pipeline.qualifications.described import DescribedClass, Section
from pipeline.qualifications.facts import Fact, is_value, squeezed
from pipeline.qualifications.money import salary
from pipeline.qualifications.numbers import WORDS, value_of

_FIELD = r"[ \t]*(?:\||:|[–—-](?=\s))[ \t|]*(?P<value>[^\n|]+)"
_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?:^|[|•*\t])[ \t]*(?:{label}){_FIELD}", re.IGNORECASE | re.MULTILINE))
    for name, label in (
        (
            "reports_to",
            r"(?:this\s+position\s+)?reports\s+(?:directly\s+)?to|reporting\s+to"
            r"|supervisor(?:['’]s)?(?:\s+title)?|responsible\s+to|line\s+manager|accountable\s+to",
        ),
        (
            "supervises",
            r"supervises|supervision\s+exercised|direct\s+reports|responsible\s+for\s+\(staff\)"
            r"|positions\s+supervised|staff\s+supervised",
        ),
        (
            "bargaining_unit",
            r"bargaining\s+(?:unit|group)(?:\s+name)?|union(?:\s+(?:representation|membership"
            r"|affiliation|code))?|representation(?:\s+unit)?|(?:employee|labou?r)\s+(?:group|unit"
            r"|association)|collective\s+agreement|award",
        ),
        ("pay_grade", r"(?:pay|salary)\s+(?:grade|range|band|level|group)|grade|classification\s+level"),
    )
)
_FLSA = re.compile(
    r"\b(?:FLSA|overtime|exemption"
    r"|fair\s+labor\s+standards\s+act)\b[^\n]{0,25}?(?P<status>\bnon[\s-]*exempt|\bexempt"
    r"|\beligible|\bcovered)(?!\s*(?:/|or)\s*(?:non|exempt))"
    r"|\b(?P<status2>non[\s-]*exempt|exempt)\b(?=\s*(?:\(\s*)?(?:from\s+overtime"
    r"|under\s+(?:the\s+)?(?:FLSA|fair)|position\b|\(?FLSA))",
    re.IGNORECASE,
)
_TITLE = r"(?:[A-Z][\w'’&/-]*|of|the|and|for|a|an|or|designee)"
_REPORTS = re.compile(
    rf"\b(?:reports?|reporting|responsible"
    rf"|accountable)\s+(?:directly\s+)?to\s+(?P<value>(?:the\s+"
    rf"|an?\s+)?[A-Z][\w'’&/-]*(?:,?\s+{_TITLE}(?![\w]))*)"
    rf"|\b[Uu]nder\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?(?:direction|supervision|guidance"
    rf"|oversight)\s+(?:of|from|by)\s+(?P<value2>(?:the\s+"
    rf"|an?\s+)?[A-Z][\w'’&/-]*(?:,?\s+{_TITLE}(?![\w]))*)"
    rf"|\bperformed\s+under\s+[\w\s]{{0,30}}?\b(?:direction|supervision)\s+(?:of"
    rf"|by)\s+(?P<value3>(?:the\s+|an?\s+)?[A-Z][^.;\n]{{2,90}})"
)
# People at work, by the endings of their occupations; not what is only spelt like one, nor those in custody or care.
_STAFF = (
    r"(?:(?:[\w'’-]+(?:\s*\(\w+\))?,?\s+(?:and\s+|or\s+)?){0,7}?"
    r"(?!(?:matters|orders|letters|papers|centers|computers|numbers|registers|ledgers|others"
    r"|offenders|powers|answers|boilers|trailers|customers|"
    r"prisoners|containers|users|voters|vendors|contractors|visitors|doors|factors|errors|motors|tractors)\b)"
    r"(?:employees?|staff|personnel|crews?|teams?|subordinates|volunteers|assistants"
    r"|accountants|consultants|attendants|sergeants|nurses|clerks|foremen|FTEs?|"
    r"\w{3,}(?:ers|ors|ists|ians|ysts|eers))\b)"
)
_SUPERVISES = re.compile(
    rf"\bsupervises?(?:,?\s+(?:and\s+)?(?:trains?|directs?|evaluates?"
    rf"|coordinates?(?:\s+the\s+work\s+of)?|assigns?|leads?"
    rf"|reviews?(?:\s+the\s+work\s+of)?),?)*\s+(?P<value>{_STAFF})"
    rf"|\b(?:exercises?|provides?)\s+(?:[\w\s-]{{0,30}}?)supervision\s+(?:over|of|to)\s+(?P<value2>{_STAFF})"
    rf"|\bsupervising\s+(?P<value3>{_STAFF})|\bsupervis(?:ion"
    rf"|e)\s+(?:of\s+)?(?P<value4>(?:a\s+)?(?:[\w-]+\s+){{0,3}}?(?:staff|employees|personnel"
    rf"|subordinates))",
    re.IGNORECASE,
)
_PEOPLE = (
    r"(?:direct\s+reports?|employees?|staff|people|persons?|subordinates?|positions?|workers?"
    r"|FTEs?|officers?|technicians?|analysts?|crew\s+members?)"
)
_NUMBER = rf"(?:{'|'.join(sorted(WORDS, key=len, reverse=True))}|\d{{1,4}})(?:\s*\(\d+\))?"
_SPAN = re.compile(
    rf"\b(?:minimum\s+(?:of\s+)?|at\s+least\s+|approximately\s+"
    rf"|about\s+)?(?P<number>{_NUMBER})\s*(?:\+|or\s+more|(?:to|-"
    rf"|–)\s*{_NUMBER})?\s+(?:or\s+more\s+)?(?:(?!years?|hours?|months?"
    rf"|days?)[\w-]+\s+){{0,3}}?{_PEOPLE}\b"
    rf"|\b(?:staff|crew|team)\s+of\s+(?:approximately\s+|about\s+|at\s+least\s+)?(?P<number2>{_NUMBER})",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"\b(?:under|receives|works?\s+under|subject\s+to)\s+(?:the\s+)?(?P<value>(?:(?:immediate"
    r"|close|direct|general|limited|minimal|minimum|administrative|policy|executive|broad"
    r"|technical|occasional|regular|little|specific|functional)\s+(?:and\s+|or\s+"
    r"|to\s+)?){0,2}"
    r"(?:supervision|direction|guidance))\b",
    re.IGNORECASE,
)
_DATED_LABELS = ("header", "history", "other", "compensation")
_DUTY_LABELS = ("summary", "supervision", "distinguishing", "duties", "header")


def attributes_of(described: DescribedClass) -> list[Fact]:
    """Every stated fact about the class, one of a name; what the class's own sections say comes first."""
    text = described.text
    sections = sorted(described.sections, key=lambda section: not section.own)
    facts = [
        *_fields(text, sections),
        *_flsa(text, sections),
        *_first(text, sections, _REPORTS, "reports_to"),
        *_supervises(text, sections),
        *_first(text, sections, _RECEIVED, "supervision_received"),
        *_salary(text, sections),
        *history(text, described.title, [(s.start, s.end) for s in sections if s.label in _DATED_LABELS]),
    ]
    return list({fact.name: fact for fact in reversed(facts)}.values())[::-1]


# What each pattern cannot do without: most sections hold none of it.
_FIELD_WORDS = {
    "reports_to": ("reports", "reporting to", "supervisor", "responsible to", "line manager", "accountable to"),
    "supervises": ("supervis", "direct reports", "responsible for (staff)"),
    "bargaining_unit": (
        *("bargaining", "union", "representation", "employee", "labor", "labour", "collective agreement", "award"),
    ),
    "pay_grade": ("pay ", "salary", "grade", "classification level"),
}
_FLSA_WORDS = ("flsa", "exempt", "overtime", "fair labor")
_SUPERVISES_WORDS = ("supervis",)
_SENTENCE_WORDS = {
    "reports_to": ("report", "responsible", "accountable", "under"),
    "supervision_received": ("under", "receives", "subject to"),
}


def _fields(text: str, sections: Sequence[Section]) -> Iterator[Fact]:
    """Fields of a form: "Reports To: City Engineer"."""
    for name, pattern in _FIELDS:
        for section in sections:
            if not holds(text[section.start : section.end], _FIELD_WORDS[name]):
                continue
            for match in pattern.finditer(text, section.start, section.end):
                value = squeezed(match["value"])
                if is_value(value) and len(value) <= 120 and not (name == "pay_grade" and "$" in value):
                    yield Fact(name, value, match.start("value"), match.start("value") + len(match["value"].rstrip()))


def _flsa(text: str, sections: Sequence[Section]) -> Iterator[Fact]:
    for section in sections:
        if not holds(text[section.start : section.end], _FLSA_WORDS):
            continue
        for match in _FLSA.finditer(text, section.start, section.end):
            word = (match["status"] or match["status2"]).lower()
            group = "status" if match["status"] else "status2"
            exempt = word == "exempt"
            yield Fact("flsa", "exempt" if exempt else "non-exempt", match.start(group), match.end(group))


def _first(text: str, sections: Sequence[Section], pattern: re.Pattern[str], name: str) -> Iterator[Fact]:
    """What a sentence of the summary, supervision or duties says."""
    for label in _DUTY_LABELS:
        for section in sections:
            if section.label != label or not holds(text[section.start : section.end], _SENTENCE_WORDS[name]):
                continue
            for match in pattern.finditer(text, section.start, section.end):
                group = next(key for key, value in match.groupdict().items() if value)
                value = re.sub(
                    r"^(?:the|an?)\s+|\s+(?:of|the|and|for|an?|or)$", "", squeezed(match[group]), flags=re.IGNORECASE
                )
                value = value.lower() if name == "supervision_received" else value
                if is_value(value):
                    yield Fact(name, value, match.start(group), match.end(group))


def _supervises(text: str, sections: Sequence[Section]) -> Iterator[Fact]:
    """Whom the class supervises, and the least number of them where one is stated."""
    for label in _DUTY_LABELS:
        for section in sections:
            if section.label != label or not holds(text[section.start : section.end], _SUPERVISES_WORDS):
                continue
            for match in _SUPERVISES.finditer(text, section.start, section.end):
                group = next(key for key, value in match.groupdict().items() if value)
                value = re.sub(r"^(?:(?:and|or)\s+[\w-]+\s+(?:with,?\s+|the\s+)?)+", "", squeezed(match[group]))
                if is_value(value):
                    yield Fact("supervises", value, match.start(group), match.end(group))
                span = _SPAN.search(text, match.start(), match.end() + 40)
                number = value_of(span["number"] or span["number2"]) if span else None
                if span and number:
                    yield Fact("span_min", str(int(number)), span.start(), span.end())


def _salary(text: str, sections: Sequence[Section]) -> list[Fact]:
    for labels in (("compensation", "header"), ("summary", "other", "application", "boilerplate")):
        for section in sections:
            if section.label in labels:
                heading = (
                    text.rfind("\n", 0, max(0, section.start - 1)) if section.label == "compensation" else section.start
                )
                facts = salary(text, max(0, heading), section.end)
                if facts:
                    return facts
    return []
