"""Each class with the text that describes it: its own sections and those common to all classes of the document."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pandas as pd

from pipeline.qualifications.layout import CONTINUES


@dataclass(frozen=True)
class Section:
    """A section of the document.

    Attributes:
        label: what it is.
        heading: its heading, "" when it has none.
        start: first character of its body in documents.text.
        end: character after the last.
        own: it names the class; else it is common to all.
    """

    label: str
    heading: str
    start: int
    end: int
    own: bool = False


@dataclass(frozen=True)
class DescribedClass:
    """One class of a readable specification; `text` is documents.text."""

    class_id: str
    doc_id: str
    title: str | None
    text: str
    sections: Sequence[Section]


def described_classes(
    documents: pd.DataFrame, classes: pd.DataFrame, sections: pd.DataFrame
) -> Iterator[DescribedClass]:
    """The classes of all readable specifications, in the order of `classes`."""
    readable = documents[(documents["status"] == "ok") & (documents["kind"] == "spec")]
    texts = dict(zip(readable["doc_id"], readable["text"], strict=True))
    rows: dict[str, list[dict[Hashable, Any]]] = {}
    for section in sections.sort_values("section_no", kind="stable").to_dict("records"):
        rows.setdefault(section["doc_id"], []).append(section)
    titles: dict[str, dict[int, str]] = {}
    for row in classes.to_dict("records"):
        if isinstance(row["title"], str):
            titles.setdefault(row["doc_id"], {})[int(row["class_no"])] = row["title"]
    for row in classes.to_dict("records"):
        doc_id = row["doc_id"]
        if doc_id in texts:
            named = titles.get(doc_id, {})
            class_no = int(row["class_no"])
            own = sections_of(_with_shared_blocks(rows.get(doc_id, []), named), class_no)
            own = [part for section in own for part in _shares(texts[doc_id], section, named, class_no)]
            yield DescribedClass(row["class_id"], doc_id, named.get(class_no), texts[doc_id], own)


def _with_shared_blocks(
    rows: Sequence[dict[Hashable, Any]], titles: Mapping[int, str]
) -> Sequence[Mapping[Hashable, Any]]:
    """The sections; a block of requirements is also that of a class that has none and whose title heads it.

    "Clerk I / Clerk I, Harbour Office / One year of …" is asked of both.
    """
    blocks = [row for row in rows if row["label"] == "qualifications" and _class_numbers(row["class_nos"])]
    served = {number for row in blocks for number in _class_numbers(row["class_nos"])}
    if not blocks or served >= set(titles):
        return rows
    shared: dict[int, dict[Hashable, Any]] = {}
    for number in sorted(set(titles) - served):
        title = _plain(titles[number])
        block = next((row for row in blocks if title and title in _head_lines(row["text"])), None)
        if block is not None:
            known = shared.get(id(block), block)
            shared[id(block)] = {**known, "class_nos": [*_class_numbers(known["class_nos"]), number]}
    return [shared.get(id(row), row) for row in rows]


def _head_lines(block: str) -> set[str]:
    """The first lines of a block, plain, each alone and with the next, which may be the rest of a title."""
    lines = [_plain(line) for line in block[:_HEAD].splitlines() if line.strip()][:-1]
    return {*lines, *(f"{line} {following}" for line, following in pairwise(lines))}


_HEAD = 1_200  # characters at the head of a block in which further titles are looked for


def sections_of(rows: Iterable[Mapping[Hashable, Any]], class_no: int) -> list[Section]:
    """The sections that concern a class, without sub-headings; what "Or II" or "Experience:" set apart is rejoined."""
    found: list[Section] = []
    named: Sequence[int] = ()
    for row in rows:
        continues = row["label"] == "qualifications" and _continues(row)
        named = named if continues else _class_numbers(row["class_nos"])
        if named and class_no not in named:
            continue
        if continues and found and found[-1].label == "qualifications":
            found[-1] = replace(found[-1], end=int(row["end"]))
        else:
            found.append(_section(row, continues, bool(named)))
    return found


def _shares(text: str, section: Section, titles: Mapping[int, str], class_no: int) -> list[Section]:
    """What of a section common to all concerns a class: where lines open with class titles, its own and the rest.

    "Clerk I: One year … / Clerk II: Two years … / All levels: …" has a share for each.
    """
    if section.own or len(titles) < 2 or section.label not in _SHARED:
        return [section]
    openings = list(_OPENING.finditer(text, section.start, section.end))
    known = _named_by([_plain(mark["title"]) for mark in openings], titles)
    marks = [mark for mark in openings if _plain(mark["title"]) in known or _EVERYBODY.fullmatch(mark["title"])]
    if not any(_plain(mark["title"]) in known for mark in marks):
        return [section]
    parts = [replace(section, end=marks[0].start())]
    for mark, following in pairwise([*marks, None]):
        assert mark is not None
        if known.get(_plain(mark["title"]), class_no) == class_no:
            end = following.start() if following else section.end
            parts.append(replace(section, start=mark.end(), end=end))
    return parts


def _named_by(openings: Sequence[str], titles: Mapping[int, str]) -> dict[str, int]:
    """The class that each opening names: by its title, or by words that tell it from all others ("Clerk II").

    Such short names count where they name two classes or more.
    """
    known = {_plain(title): number for number, title in titles.items()}
    short: dict[str, int] = {}
    for opening in openings:
        words = set(opening.split())
        meant = [number for title, number in known.items() if words and words <= set(title.split())]
        if len(meant) == 1 and opening not in known:
            short[opening] = meant[0]
    return known | (short if len(set(short.values())) > 1 else {})


_SHARED = ("qualifications", "licenses")
_OPENING = re.compile(
    r"^[ \t]*(?P<title>[A-Z][^\n:]{2,80}?)[ \t]*(?::|(?<=[ \t])[–—-](?=[ \t])|$)[ \t]*",
    re.MULTILINE,
)
_EVERYBODY = re.compile(r"all(?:\s+(?:levels|classes))?", re.IGNORECASE)


def _plain(title: str) -> str:
    """A title as it is compared: letters and digits, without what stands in brackets."""
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"\([^)]*\)", "", title).lower()))


def _continues(row: Mapping[Hashable, Any]) -> bool:
    """Whether a section is a part of the one before it that its heading set apart."""
    heading = row["subheading"] if isinstance(row["subheading"], str) and row["subheading"] else row["heading"]
    return isinstance(heading, str) and CONTINUES.fullmatch(heading) is not None


def _class_numbers(listed: Iterable[int] | float | None) -> list[int]:
    """The numbers of a list column, which reads as null or as an array; none means all classes."""
    return [] if listed is None or isinstance(listed, float) else [int(number) for number in listed]


def _section(row: Mapping[Hashable, Any], with_heading: bool, own: bool) -> Section:
    start = int(row["start"] if with_heading else row["body_start"])
    heading = row["heading"] if isinstance(row["heading"], str) else ""
    if isinstance(row["subheading"], str) and row["subheading"]:
        body = row["text"][start - int(row["start"]) :]
        opening = len(body) - len(body.lstrip())
        if body[opening:].startswith(row["subheading"]):
            start += opening + len(row["subheading"])
    return Section(str(row["label"]), heading, start, int(row["end"]), own)
