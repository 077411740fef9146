"""Profile: what each class or resume is made of, in the dimensions that are compared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.matching import specificity
from pipeline.matching.items import (
    AREAS,
    COMPETENCIES,
    FIELDS,
    LEVEL,
    POSTS,
    PURPOSE,
    QUALIFICATIONS,
    RESPONSIBILITIES,
    SUBJECTS,
    embedded_form,
)
from pipeline.parts import RESUME, SPEC
from pipeline.qualifications.tree import Education, Experience, from_json
from pipeline.qualifications.tree import leaves as tree_leaves
from pipeline.qualifications.wording import leaves, wording
from pipeline.settings import setting
from pipeline.stage import Frames, Input, Stage
from pipeline.tables import ATTRIBUTES, CLASSES, DOCUMENTS, ENTRIES, PHRASES, PROFILES, REQUIREMENTS, SECTIONS
from pipeline.verdicts.areas import areas
from pipeline.verdicts.career import career, length
from pipeline.verdicts.claims import in_bare_list
from pipeline.verdicts.subjects import fields, subjects

_DEFINING = ("summary", "distinguishing", "duties")  # sections that tell what a class is for, the clearest first


@dataclass(frozen=True)
class ProfileSettings:
    """What counts as an item."""

    opening: int = setting(50, "words of a class's definition that tell its purpose, after its title")
    longest: int = setting(60, "words of an item that are embedded; the rest adds nothing an encoder of phrases sees")


@dataclass(frozen=True)
class Item:
    """One row of a profile, but for whose it is."""

    dimension: str
    text: str
    start: int | None
    end: int | None
    value: float | None = None


def profile(frames: Frames, settings: ProfileSettings) -> pd.DataFrame:
    """One row an item of each class; a resume has one profile, under its document id."""
    phrases = dict(iter(frames["phrases"].groupby("doc_id")))
    trees = {row.class_id: row for row in frames["requirements"].itertuples()}
    levels = {row.class_id: row for row in frames["attributes"].itertuples() if row.name == LEVEL}
    classes = {doc: list(rows.itertuples()) for doc, rows in frames["classes"].groupby("doc_id")}
    sections = {doc: list(rows.itertuples()) for doc, rows in frames["sections"].groupby("doc_id")}
    entries = {doc: list(found.itertuples()) for doc, found in frames["entries"].groupby("doc_id")}
    rows: list[dict[str, Any]] = []
    for document in frames["documents"].itertuples():
        spoken = phrases.get(document.doc_id)
        phrased = [] if spoken is None else list(spoken.itertuples())
        owners = [(c.class_id, c.class_no, c.title) for c in classes.get(document.doc_id, [])]
        if document.kind == RESUME:
            owners = [(document.doc_id, 0, None)]
        for owner, number, title in owners:
            items = [
                *_purpose(title, number, sections.get(document.doc_id, []), settings.opening),
                *_phrases(phrased, number, document.text if document.kind == RESUME else ""),
                *_requirements(trees.get(owner)),
                *_level(levels.get(owner)),
                *_asked(trees.get(owner)),
                *_stated(entries.get(owner)),
            ]
            for item_no, item in enumerate(items, 1):
                rows.append(_row(owner, item_no, document, item, settings))
    return pd.DataFrame(rows, columns=PROFILES.names)


def _purpose(title: str | None, class_no: int, sections: list[Any], longest: int) -> Iterator[Item]:
    """What the class says it is for: its definition, or what stands in for one, told after its title.

    The title alone says nothing here: two classes are compared by what they say of themselves.
    """
    mine = [s for s in sections if s.label in _DEFINING and (not len(s.class_nos) or class_no in s.class_nos)]
    for section in sorted(mine, key=lambda s: _DEFINING.index(s.label)):
        body = section.text[section.body_start - section.start :]
        opening = re.match(rf"\s*(?P<told>\S+(?:\s+\S+){{2,{longest - 1}}})", body)
        if opening:
            start = int(section.body_start) + opening.start("told")
            told = " ".join(opening["told"].split())
            text = f"{title}: {told}" if title else told
            yield Item(PURPOSE, text, start, start + len(opening["told"]))
            return


def _phrases(phrases: list[Any], class_no: int, resume: str) -> Iterator[Item]:
    """Duties and competencies; in a resume, what a bare list names is claimed and no deed."""
    for phrase in phrases:
        if class_no and len(phrase.class_nos) and class_no not in phrase.class_nos:
            continue
        deed = phrase.kind == "responsibility" and not (resume and in_bare_list(resume, phrase.start, phrase.end))
        dimension = RESPONSIBILITIES if deed else COMPETENCIES
        yield Item(dimension, phrase.text, phrase.start, phrase.end)


def _requirements(requirement: Any) -> Iterator[Item]:
    if requirement is None or not isinstance(requirement.tree, str):
        return
    for leaf in leaves(json.loads(requirement.tree)):
        yield Item(QUALIFICATIONS, wording(leaf), leaf.get("start"), leaf.get("end"), leaf.get("years"))


def _level(level: Any) -> Iterator[Item]:
    if level is not None:
        start, end = (None, None) if pd.isna(level.start) else (int(level.start), int(level.end))
        yield Item(LEVEL, f"level {level.value}", start, end, float(level.value))


def _asked(requirement: Any) -> Iterator[Item]:
    """What verdicts lay beside a resume: kinds of work and fields of study, and the title of the class."""
    if requirement is None or not isinstance(requirement.tree, str):
        return
    if isinstance(requirement.class_title, str):
        yield Item(AREAS, requirement.class_title, None, None)
    for leaf in tree_leaves(from_json(requirement.tree)):
        if isinstance(leaf, Experience):
            yield from (Item(AREAS, area, leaf.start, leaf.end) for area in areas(leaf))
        if isinstance(leaf, Education):
            yield from (Item(FIELDS, field, leaf.start, leaf.end) for field in fields(leaf.fields))


def _stated(entries: list[Any] | None) -> Iterator[Item]:
    """The other side of it: titles of posts, and subjects of study."""
    stated = career(entries or [], [])
    for post in stated.posts:
        if post.title:
            yield Item(POSTS, post.title, post.start, post.end, length(post) / 12 if post.months else None)
    for one in stated.schooling:
        yield from (Item(SUBJECTS, subject, one.start, one.end) for subject in subjects(one))


def _row(owner: str, item_no: int, document: Any, item: Item, settings: ProfileSettings) -> dict[str, Any]:
    return {
        "owner_id": owner,
        "item_no": item_no,
        "doc_id": document.doc_id,
        "employer": document.employer,
        "dimension": item.dimension,
        "text": item.text,
        "embedded": None if item.dimension == LEVEL else embedded_form(item.text, settings.longest),
        "value": item.value,
        "weight": 1.0 if item.dimension == LEVEL else specificity.weight(item.text),
        "start": item.start,
        "end": item.end,
    }


STAGE = Stage(
    "profile",
    3,
    (
        Input(DOCUMENTS, columns=("doc_id", "kind", "employer", "text")),
        Input(CLASSES),
        Input(SECTIONS, columns=("doc_id", "label", "class_nos", "start", "body_start", "text")),
        Input(PHRASES),
        Input(REQUIREMENTS),
        Input(ENTRIES),
        Input(ATTRIBUTES),
    ),
    PROFILES,
    (SPEC, RESUME),
    ProfileSettings,
    profile,
    lambda _: specificity.digests(),
)
