"""Every leaf lies where the text says it, in real documents too; and text that asks for nothing yields no leaf."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.qualifications.described import Section
from pipeline.qualifications.education import schooling
from pipeline.qualifications.numbers import durations
from pipeline.qualifications.reading import read_qualifications
from pipeline.qualifications.requirements import requirements_of
from pipeline.qualifications.tree import Certification, Education, Experience, Leaf, License, leaves
from pipeline.readers import html, plain

_HEADING = re.compile(r"^.{0,40}\b(?:requirements?|qualifications?|education|experience)\b.{0,30}$", re.I | re.M)
_LENGTH = 2_500  # characters behind the heading that are read


def _texts(shared: Path) -> Iterator[str]:
    """Real documents of three shapes: bulletins, class specifications, postings."""
    for path in sorted((shared / "specs/los-angeles").glob("*.txt"))[::20]:
        yield plain.read(path.read_bytes()).text
    for path in sorted((shared / "specs/california").glob("*.html"))[::40]:
        yield html.read(path.read_bytes()).text
    with (shared / "specs/election-offices/postings.csv").open(newline="", encoding="utf-8") as table:
        yield from (row["text"] for row in list(csv.DictReader(table))[::30])


def misplaced(leaf: Leaf, text: str) -> str | None:
    """Why the characters the leaf points to do not hold what it says; None where they do."""
    assert leaf.start is not None
    assert leaf.end is not None
    words = text[leaf.start : leaf.end]
    if isinstance(leaf, Experience) and leaf.years is not None:
        told = [duration.years for duration in durations(words)]
        if not any(years >= leaf.years - 0.01 for years in told):  # more than that where something stands in for a part
            return f"{leaf.years} years"
    elif isinstance(leaf, Education) and leaf.years is None:
        told_levels = {school.level for school in schooling(words)}
        college = bool(re.search(r"\b(?:four|4)\b[\s\S]{0,30}years?[\s\S]{0,20}(?:college|university)", words, re.I))
        if leaf.level not in told_levels and not (leaf.level == "bachelor" and college):
            return leaf.level
    elif isinstance(leaf, License | Certification):
        name = re.sub(r"\([^()]*\)$", "", leaf.name)
        missing = set(re.findall(r"\w+", name.lower())) - set(re.findall(r"\w+", words.lower()))
        return f"{missing} of {leaf.name}" if missing else None
    return None


def test_the_characters_of_a_leaf_hold_what_it_says(shared: Path) -> None:
    seen = 0
    wrong = []
    for text in _texts(shared):
        heading = _HEADING.search(text)
        if heading is None:
            continue
        reading = read_qualifications(text, heading.start(), min(len(text), heading.end() + _LENGTH))
        for root in (reading.tree, *reading.preferred):
            for leaf in leaves(root):
                seen += 1
                if (why := misplaced(leaf, text)) is not None:
                    wrong.append((why, text[leaf.start : leaf.end]))
    assert seen > 300
    assert wrong == []


NOTHING = {
    "duties": (
        "Plans the work of a crew of five. Inspects two bridges a year and meets street vendors. Trains staff in the "
        "use of a degree-day model. Certifies payrolls and registers voters for the June election."
    ),
    "benefits": (
        "After six months of employment you earn 12 days of leave; after five years, 18 days. The pension vests in ten "
        "years. Tuition assistance pays up to $3,000 a year for college courses."
    ),
    "salary": "$52,110 to $61,480 a year. A first raise follows at the end of six months, the next each year.",
    "the employer": (
        "Founded 150 years ago, the town serves 20,000 residents. For more than thirty years its port has been the "
        "largest on the lake. The university and two colleges lie within a mile."
    ),
    "a novel": (
        "She had not seen the harbour for eleven years, and the boy who met her was nine years old. 'You have no "
        "licence to speak of it,' he said, 'and no master but the sea.' They walked a month through the snow."
    ),
    "how to apply": (
        "Apply online by 5 June. Attach a copy of your degree, your certificate and your licence. The list of those "
        "who qualify stays in force for two years. The examination is held every six months."
    ),
    "riders": (
        "The probationary period is one year. Proof of education is asked for at the interview. Some positions may "
        "require a driving licence. Applicants who lack six months of the experience will be admitted to the test."
    ),
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_text_that_asks_for_nothing_yields_no_leaf(text: str) -> None:
    told = [text[leaf.start : leaf.end] for leaf in leaves(read_qualifications(text, 0, len(text)).tree)]
    assert told == []


@pytest.mark.parametrize(
    "label",
    ["summary", "duties", "supervision", "ksa", "working_conditions", "compensation", "application", "boilerplate"],
)
def test_other_sections_ask_for_nothing_either(label: str) -> None:
    text = "\n".join(NOTHING.values())
    assert requirements_of(text, [Section(label, "", 0, len(text))]).tree is None
