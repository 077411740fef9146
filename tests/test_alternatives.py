"""Patterns tried only where a word they cannot do without is found: no match may go without one of them."""

from __future__ import annotations

import re
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest

from pipeline.alternatives import Alternative, Guarded, alternatives, any_found, guarded, holds
from pipeline.qualifications import (
    credentials,
    education,
    elsewhere,
    licences,
    mentions,
    sentences,
    substitutions,
    work,
)


def spelled(pattern: re.Pattern[str]) -> list[str]:
    """Texts that between them take every branch of `pattern`, one at a time."""
    return _sequence(list(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)))


def _sequence(items: list[Any]) -> list[str]:
    """The shortest text, and one more for each other choice that one of the items offers."""
    choices = [_choices(op, value) for op, value in items]
    shortest = [choice[0] for choice in choices]
    texts = ["".join(shortest)]
    for at, choice in enumerate(choices):
        texts += ["".join([*shortest[:at], other, *shortest[at + 1 :]]) for other in choice[1:]]
    return texts


def _choices(op: Any, value: Any) -> list[str]:
    if op is codes.LITERAL:
        return [chr(value)]
    if op is codes.BRANCH:
        return [text for branch in value[1] for text in _sequence(list(branch))]
    if op is codes.SUBPATTERN:
        return _sequence(list(value[-1]))
    if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, _, inner = value
        texts = _sequence(list(inner))
        return ["", *texts] if least == 0 else [text * least for text in texts]
    if op is codes.IN:
        return ["x" if value[0][0] is codes.NEGATE else _choices(*value[0])[0]]
    if op is codes.RANGE:
        return [chr(value[0])]
    if op is codes.CATEGORY:
        return [{codes.CATEGORY_SPACE: " ", codes.CATEGORY_DIGIT: "4", codes.CATEGORY_WORD: "w"}.get(value, "-")]
    return ["" if op in (codes.AT, codes.ASSERT, codes.ASSERT_NOT) else "x"]


def _guarded(module: ModuleType) -> dict[str, Guarded]:
    return {f"{module.__name__}.{name}": value for name, value in vars(module).items() if isinstance(value, Guarded)}


GUARDED = (
    _guarded(credentials)
    | _guarded(education)
    | _guarded(mentions)
    | _guarded(sentences)
    | _guarded(work)
    | {f"education.{level}": pattern for level, pattern in education.LEVELS}
)
SPLIT = {
    f"{module.__name__}.{name}[{number}]": alternative
    for module in (elsewhere, licences, sentences, substitutions)
    for name, value in vars(module).items()
    if isinstance(value, tuple) and value and isinstance(value[0], Alternative)
    for number, alternative in enumerate(value)
}


def unguarded(pattern: Guarded) -> list[str]:
    matches = (pattern.pattern.search(text) for text in spelled(pattern.pattern))
    return [match.group() for match in matches if match and not holds(match.group(), pattern.words)]


@pytest.mark.parametrize("pattern", GUARDED.values(), ids=GUARDED.keys())
def test_no_match_goes_without_a_guarding_word(pattern: Guarded) -> None:
    assert unguarded(pattern) == []
    assert any(pattern.pattern.search(text) for text in spelled(pattern.pattern))


@pytest.mark.parametrize("alternative", SPLIT.values(), ids=SPLIT.keys())
def test_no_alternative_matches_without_its_literal(alternative: Alternative) -> None:
    texts = [match.group() for text in spelled(alternative.pattern) if (match := alternative.pattern.search(text))]
    assert [text for text in texts if alternative.literal not in " ".join(text.lower().split())] == []


def test_a_missing_guard_is_found() -> None:
    assert unguarded(guarded(r"\bdegrees?\b|\bhigher\s+diploma\b", ("degree",))) == ["higher diploma"]
    assert unguarded(guarded(r"\b(?:of\s+)?(?:NVQ|level\s+[3-7])", ("nvq",))) == ["level 3"]


def test_alternatives_find_what_the_whole_pattern_finds() -> None:
    pattern = r"\bmay\s+be\s+required\b|\b(?:some|certain)\s+positions?\b"
    split = alternatives(pattern, re.IGNORECASE)
    for text in ("A licence MAY  be\nrequired", "certain position", "is required", "positions"):
        assert any_found(split, text) == bool(re.search(pattern, text, re.IGNORECASE))
