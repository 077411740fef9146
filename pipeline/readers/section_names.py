"""What the sections of a resume are called."""

from __future__ import annotations

import re

_NOUN = (
    r"(?:experiences?|employment|history|background|education|training|skills?|abilities|expertise|strengths|summary"
    r"|objectives?|profile|overview|focus|highlights|qualifications?|competenc(?:y|ies)|accomplishments?|achievements"
    r"|successes|awards?|honou?rs|certifications?|certificates|credentials|licen[cs]es?|licensure|projects|coursework"
    r"|languages|interests|hobbies|activities|affiliations?|memberships?|references|publications?|presentations"
    r"|patents|portfolio|information|volunteering)"
)
_KIND = (
    r"(?:professional|work|career|employment|job|relevant|related|other|additional|core|key|selected|executive|personal"
    r"|technical|computer|it|software|language|leadership|management|military|teaching|clinical|academic|educational"
    r"|community|volunteer|areas? of|summary of|skill|previous|general|special)"
)
_JOINT = r"\s*(?:,|/|&|\band\b)\s*"
_NAME = re.compile(rf"(?:{_KIND}\s+)*{_NOUN}(?:{_JOINT}(?:{_KIND}\s+)*{_NOUN})*\s*:?", re.IGNORECASE)
_NOUNS = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
_WORDS = 6


def is_section_name(line: str) -> bool:
    """The line is a section's name and nothing else, written as a heading is."""
    words = line.split()
    small = {"and", "of", "&"}
    capitals = all(word[0].isupper() or word.lower() in small or not word[0].isalpha() for word in words)
    return 0 < len(words) <= _WORDS and capitals and bool(_NAME.fullmatch(line.strip()))


def names_section(line: str) -> bool:
    """The line is short and holds the name of a section."""
    return len(line.split()) <= _WORDS and bool(_NOUNS.search(line))
