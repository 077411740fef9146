"""The two specifications the project began with: every section found, with its label and heading."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.sections.structure import Section, find_sections

SEEDS = ("portland-information-systems-manager-ii.txt", "palo-alto-chief-information-officer.txt")


def gold_sections(shared: Path, name: str) -> list[dict[str, Any]]:
    """The annotated sections of one document of the development gold."""
    rows = map(json.loads, (shared / "gold" / "sections.jsonl").read_text(encoding="utf-8").splitlines())
    return next(row["sections"] for row in rows if row["doc"] == name)


def text_of(shared: Path, name: str) -> str:
    return (shared / "gold" / "docs" / name).read_text(encoding="utf-8")


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def found(shared: Path, name: str) -> list[Section]:
    return find_sections(text_of(shared, name), [None])


@pytest.mark.parametrize("name", SEEDS)
def test_every_line_of_a_seed_has_its_label(shared: Path, name: str) -> None:
    text = text_of(shared, name)
    labels = {}
    for section in found(shared, name):
        for number in range(line_of(text, section.start), line_of(text, section.end) + 1):
            labels[number] = section.label
    wrong = [
        (number, wanted["label"], labels.get(number))
        for wanted in gold_sections(shared, name)
        for number in range(wanted["first_line"], wanted["last_line"] + 1)
        if text.split("\n")[number - 1].strip() and labels.get(number) != wanted["label"]
    ]
    assert wrong == []


@pytest.mark.parametrize("name", SEEDS)
def test_every_section_of_a_seed_is_found_with_its_heading(shared: Path, name: str) -> None:
    text = text_of(shared, name)
    wanted = [
        (section["first_line"], section["last_line"], section["label"], section["heading"])
        for section in gold_sections(shared, name)
    ]
    assert [
        (line_of(text, section.start), line_of(text, section.end), section.label, section.heading)
        for section in found(shared, name)
    ] == wanted
