"""Whether a licence or certification that is asked for is named in a resume."""

from __future__ import annotations

import re

from pipeline.matching.specificity import words
from pipeline.qualifications.tree import Certification, License
from pipeline.verdicts.career import Career
from pipeline.verdicts.finding import Finding, met, no_evidence, not_met

_NAMES_NOTHING = frozenset(
    stem
    for text in (
        "valid current appropriate license licence licensed licensure certificate certification certified certificates"
        " credential credentials registration registered possession possess possessing issued state california"
        " required requirement must have has hold obtain maintain by time appointment at or and any class number"
        " which is be this under department board standard full other equivalent good driving record",
    )
    for stem in words(text)
)
_LETTERS = re.compile(r"\b[A-Z]{2,6}\b")
_LINKS = frozenset(["of", "the", "in", "and", "for", "a", "an", "to"])
_ENOUGH = 0.6  # of the words that name what is asked have to be in the name of what is held


def judge_credential(leaf: License | Certification, career: Career) -> Finding:
    """The verdict on one leaf; what is not named is no evidence, since resumes leave out what everybody has."""
    alike = [one for one in career.credentials if names_same(leaf.name, f"{one.title} {one.text}")]
    held = next((one for one in alike if one.held), None)
    if held:
        return met(f"“{held.title or held.text}” is named", held)
    if alike:
        return not_met(f"“{alike[0].title or alike[0].text}” is lapsed or not yet held", alike[0])
    return no_evidence("not named")


def names_same(asked: str, told: str) -> bool:
    """Whether two texts name one credential: by most of the words that tell, or by letters and what they stand for."""
    wanted, have = set(words(asked)) - _NAMES_NOTHING, set(words(told)) - _NAMES_NOTHING
    if _abbreviated(asked, told) or _abbreviated(told, asked):
        return True
    return bool(wanted) and len(wanted & have) >= _ENOUGH * len(wanted)


def _abbreviated(letters: str, spelled: str) -> bool:
    """Whether one text's capitals are the initials of words in a row in the other, such as CPA."""
    initials = "".join(word[0] for word in re.findall(r"[a-z]+", spelled.lower()) if word not in _LINKS)
    return any(len(found) > 2 and found.lower() in initials for found in _LETTERS.findall(letters))
