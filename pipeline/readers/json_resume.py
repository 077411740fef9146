"""JSON Resume (jsonresume.org, schema 1.0.0): the parts of a resume in the order a person writes them.

The schema asks for little, and files in the wild keep to less of it: names of older versions are read too (`company`,
`website`, `gpa`), a single value stands for a list of one, and a field that holds something else than text is passed
over. Dates come as a person writes them ("May 2014 – Present"); work without an end goes on, as the schema's own
themes print it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pipeline.readers.characters import decode, normalise
from pipeline.readers.reading import HEADING, ITEM, Page, Reading, UnreadableError

Record = Mapping[str, Any]

_DATE = re.compile(r"((?:19|20)\d\d)(?:-(\d\d)(?:-\d\d)?)?(?:T.*)?$")
_MONTH_NAMES = "January February March April May June July August September October November December"
_MONTHS = tuple(_MONTH_NAMES.split())
_TELLING = ("work", "volunteer", "education")  # parts of which one, or `basics`, makes a JSON file a resume
_REMEDY = "export it as JSON Resume (jsonresume.org), or save its text as .txt"
_BULLET = "• "


def read(data: bytes) -> Reading:
    """Text of a JSON Resume: name and contact, summary, then a heading for each part that says something.

    Raises:
        UnreadableError: it is no JSON, or JSON of another kind.
    """
    decoded = decode(data)
    try:
        resume = json.loads(decoded.text)
    except RecursionError as error:
        raise UnreadableError("unreadable", f"JSON nested deeper than any resume: {_REMEDY}") from error
    except ValueError as error:
        raise UnreadableError("unreadable", f"damaged JSON ({str(error)[:80]}): {_REMEDY}") from error
    if not _is_resume(resume):
        names = ", ".join(("basics", *_TELLING))
        raise UnreadableError("unreadable", f"JSON, but no JSON Resume (it has none of {names}): {_REMEDY}")
    page = Page()
    _write_basics(page, _record(resume, "basics"))
    for key, (heading, write) in _PARTS.items():
        _write_part(page, heading, _entries(resume, key), write)
    return page.reading(decoded.encoding)


def _is_resume(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    return bool(_record(value, "basics")) or any(
        isinstance(entry, dict) and entry for key in _TELLING for entry in _list(value, key)
    )


def _write_basics(page: Page, basics: Record) -> None:
    if name := _text(basics, "name"):
        page.line(name, HEADING, 1)
    place = _record(basics, "location")
    town = _joined(_text(place, key) for key in ("address", "city", "region", "postalCode", "countryCode"))
    profiles = (
        _joined((_text(profile, "network"), _text(profile, "username"), _text(profile, "url")))
        for profile in _entries(basics, "profiles")
    )
    contact = (_text(basics, "email"), _text(basics, "phone"), _text(basics, "url", "website"))
    _write_lines(page, [_text(basics, "label"), town, *contact, *profiles])
    if summary := _lines(basics, "summary"):
        page.gap()
        page.line("Summary", HEADING, 2)
        _write_lines(page, summary)


def _write_part(page: Page, heading: str, entries: list[Record], write: Callable[[Page, Record], None]) -> None:
    """A part with its heading; the heading goes where no entry says anything."""
    part = Page()
    for entry in entries:
        write(part, entry)
    if not part.reading().text:
        return
    page.gap()
    page.line(heading, HEADING, 2)
    for entry in entries:
        write(page, entry)


def _write_post(page: Page, entry: Record) -> None:
    """Work, volunteer work or a project: what one was and where, when, and what one did."""
    what = _text(entry, "position") or _joined(_list_of_texts(entry, "roles"))
    where = _text(entry, "name", "company", "organization")
    heading = _joined((what, where, _text(entry, "entity"), _text(entry, "location")))
    about = [*_lines(entry, "description"), *_lines(entry, "summary"), _joined(_list_of_texts(entry, "keywords"))]
    _write_entry(page, heading, _span(entry, "Present"), about, _list_of_texts(entry, "highlights"))


def _write_schooling(page: Page, entry: Record) -> None:
    degree = " in ".join(part for part in (_text(entry, "studyType"), _text(entry, "area")) if part)
    score = _text(entry, "score", "gpa")
    courses = _joined(_list_of_texts(entry, "courses"))
    about = [f"GPA: {score}" if score else "", f"Courses: {courses}" if courses else ""]
    _write_entry(page, _joined((degree, _text(entry, "institution"))), _span(entry), about)


def _write_credential(page: Page, entry: Record) -> None:
    """An award, certificate or publication."""
    heading = _joined(
        (_text(entry, "name", "title"), _text(entry, "issuer", "awarder", "publisher"), _date(entry, "date"))
    )
    _write_item(page, _joined((heading, _date(entry, "releaseDate"))))
    _write_lines(page, _lines(entry, "summary"))


def _write_skill(page: Page, entry: Record) -> None:
    """A skill or interest with its level and the words under it, or a language with how well it is spoken."""
    name, level = _text(entry, "name", "language"), _text(entry, "level", "fluency")
    head = f"{name} ({level})" if name and level else name or level
    words = _joined(_list_of_texts(entry, "keywords"))
    _write_item(page, ": ".join(part for part in (head, words) if part))


def _write_reference(page: Page, entry: Record) -> None:
    _write_item(page, ": ".join(part for part in (_text(entry, "name"), _text(entry, "reference")) if part))


def _write_entry(page: Page, heading: str, when: str, about: list[str], done: Iterator[str] | None = None) -> None:
    page.gap()
    if heading:
        page.line(heading, HEADING, 3)
    _write_lines(page, [when, *about])
    for line in done or ():
        _write_item(page, line)


def _write_lines(page: Page, lines: list[str]) -> None:
    for line in lines:
        if line:
            page.line(line)


def _write_item(page: Page, text: str) -> None:
    if text:
        page.line(text, ITEM, 1, _BULLET)


_PARTS: Mapping[str, tuple[str, Callable[[Page, Record], None]]] = {
    "work": ("Work Experience", _write_post),
    "volunteer": ("Volunteer Experience", _write_post),
    "projects": ("Projects", _write_post),
    "education": ("Education", _write_schooling),
    "certificates": ("Certifications", _write_credential),
    "skills": ("Skills", _write_skill),
    "languages": ("Languages", _write_skill),
    "awards": ("Awards", _write_credential),
    "publications": ("Publications", _write_credential),
    "interests": ("Interests", _write_skill),
    "references": ("References", _write_reference),
}


def _span(entry: Record, no_end: str = "") -> str:
    """From when to when; what has begun and has no end ends in `no_end`."""
    start, end = _date(entry, "startDate"), _date(entry, "endDate")
    return " – ".join(part for part in (start, end or (no_end if start else "")) if part)


def _date(entry: Record, key: str) -> str:
    """A date as a month and a year; what is written otherwise stays."""
    text = _text(entry, key)
    found = _DATE.match(text)
    if found and found[2] and 1 <= int(found[2]) <= 12:
        return f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    return found[1] if found else text


def _entries(record: Record, key: str) -> list[Record]:
    """The entries of a part; a bare word stands for an entry that has only a name."""
    entries = (entry if isinstance(entry, dict) else {"name": entry} for entry in _list(record, key))
    return [entry for entry in entries if entry]


def _record(record: Record, key: str) -> Record:
    value = record.get(key)
    return value if isinstance(value, dict) else {}


def _list(record: Record, key: str) -> list[Any]:
    value = record.get(key)
    return value if isinstance(value, list) else [] if value is None else [value]


def _list_of_texts(record: Record, key: str) -> Iterator[str]:
    return (text for value in _list(record, key) if (text := _plain(value)))


def _text(record: Record, *keys: str) -> str:
    """The first of those fields that holds text, on one line; empty where none does."""
    return next((text for key in keys if (text := _plain(record.get(key)))), "")


def _lines(record: Record, key: str) -> list[str]:
    """A longer text, a paragraph a line."""
    value = record.get(key)
    return [_plain(line) for line in normalise(value).split("\n")] if isinstance(value, str) else []


def _plain(value: Any) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return " ".join(normalise(value).split()) if isinstance(value, str) else str(value) if number else ""


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
