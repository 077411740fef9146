"""Sex and race/ethnicity as the EEO-1 report divides people, and the words that personnel files have for them.

New York City's rule on bias audits takes its categories from there (6 RCNY § 5-300, "Category"; 29 CFR 1602.7). A word
that is no category of the report stays one of its own under its own name, since people are not to disappear; a blank, a
refusal or "unknown" is no category.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

HISPANIC, TWO_OR_MORE = "Hispanic or Latino", "Two or More Races"
SEXES = ("Male", "Female")
RACES = (
    HISPANIC,
    "White",
    "Black or African American",
    "Native Hawaiian or Pacific Islander",
    "Asian",
    "Native American or Alaska Native",
    TWO_OR_MORE,
)  # but for the first, all "not Hispanic or Latino"; in the order and words of the rule's own examples

_SEX_WORDS = {
    "Male": ("male", "m", "man", "men", "males"),
    "Female": ("female", "f", "woman", "women", "females"),
    "Nonbinary": ("nonbinary", "non binary"),
}
_RACE_WORDS = {
    HISPANIC: (
        *(
            "hispanic or latino",
            "hispanic",
            "latino",
            "latina",
            "latinx",
            "latine",
            "hispanic latino",
            "latino hispanic",
        ),
        *("hispanic or latina", "hispanic or latinx", "latino or hispanic", "hispanic or latino of any race"),
        *("hispanic or latino a", "hispanic or spanish origin", "hispanic latino or spanish origin"),
    ),
    "White": ("white", "caucasian", "white caucasian", "white or caucasian"),
    "Black or African American": ("black or african american", "black", "african american", "black african american"),
    "Native Hawaiian or Pacific Islander": (
        *("native hawaiian or pacific islander", "native hawaiian or other pacific islander", "pacific islander"),
        *("native hawaiian", "native hawaiian pacific islander", "native hawaiian other pacific islander"),
    ),
    "Asian": ("asian", "asian american"),
    "Native American or Alaska Native": (
        *("native american or alaska native", "american indian or alaska native", "american indian or alaskan native"),
        *("native american", "american indian", "alaska native", "american indian alaska native"),
        *("native american alaska native", "native american or alaskan native"),
    ),
    TWO_OR_MORE: ("two or more races", "two or more", "multiracial", "multi racial", "biracial", "2 or more races"),
    # A minimum category of the federal standard since 2024 (OMB Statistical Policy Directive 15), not yet of the EEO-1.
    "Middle Eastern or North African": ("middle eastern or north african", "middle eastern", "north african", "mena"),
}
_SEX_OF = {word: sex for sex, words in _SEX_WORDS.items() for word in words}
_RACE_OF = {word: race for race, words in _RACE_WORDS.items() for word in words}
_ORDER = {name: at for at, name in enumerate((*_SEX_WORDS, *_RACE_WORDS))}

_NO_ANSWER = re.compile(
    r"(?:n a|na|nan|null|none|unknown|missing|undisclosed|unspecified|undeclared|blank)?"
    r"|.*\b(?:declin\w+|(?:prefer|choose|chose|wish|want)(?:s|ed)? not|(?:do|does|did) not|don t|didn t)\b.*"
    r"|(?:.* )?(?:not (?:specified|disclosed|declared|provided|reported|stated|answered|available|applicable|known)"
    r"|no (?:answer|response))"
)
_NOT_HISPANIC = re.compile(r"\bno[nt]? ?(?:of )?(?:hispanic|latin[oax])(?: origin)?(?: or)?(?: latin[oax])?(?: a)?\b")
_SEVERAL = re.compile(r"[;|,]")
_IS_HISPANIC = {**dict.fromkeys(("yes", "y", "true", "1"), True), **dict.fromkeys(("no", "n", "false", "0"), False)}


def sex(word: str) -> str | None:
    """The category a word for a person's sex means; None where it tells nothing."""
    plain = _plain(word)
    return None if _NO_ANSWER.fullmatch(plain) else _SEX_OF.get(plain) or _own_name(word)


def race_ethnicity(race: str, ethnicity: str | None = None) -> str | None:
    """The one category for a person's race/ethnicity; None where the words tell nothing.

    Args:
        race: the answer on race, or the one answer on both; several, set off by `;`, `|` or `,`, are two or more races.
        ethnicity: the answer on being Hispanic or Latino, where it was asked apart: it goes before race, and without it
            the race alone tells no category, since all but one are "not Hispanic or Latino".
    """
    if ethnicity is not None:
        is_hispanic = _hispanic(ethnicity)
        if is_hispanic is not False:
            return HISPANIC if is_hispanic else None
    return _race(race)


def in_order(names: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Categories, or intersections of them, as the rule lists them; those of no report after the others, by name."""
    return sorted(names, key=lambda parts: [(_ORDER.get(part, len(_ORDER)), part) for part in parts])


def is_reported(name: str) -> bool:
    """Whether the EEO-1 report has this category."""
    return name in SEXES or name in RACES


def _race(word: str) -> str | None:
    plain = _plain(word)
    if _NO_ANSWER.fullmatch(plain):
        return None
    if plain in _RACE_OF:
        return _RACE_OF[plain]
    rest = " ".join(_NOT_HISPANIC.sub(" ", plain).split())
    if rest in _RACE_OF:
        return _RACE_OF[rest]
    several = {_RACE_OF.get(_plain(piece)) for piece in _SEVERAL.split(word) if piece.strip()}
    if len(several) > 1 and None not in several:
        return HISPANIC if HISPANIC in several else TWO_OR_MORE
    return _own_name(word) if rest else None


def _hispanic(word: str) -> bool | None:
    plain = _plain(word)
    if plain in _IS_HISPANIC:
        return _IS_HISPANIC[plain]
    if _NOT_HISPANIC.search(plain):
        return False
    return True if _RACE_OF.get(plain) == HISPANIC or plain.startswith("yes ") else None


def _plain(word: str) -> str:
    return " ".join(re.sub(r"[^\w]+|_", " ", word.casefold()).split())


def _own_name(word: str) -> str:
    """A word that is no category of the report, the same however it is written."""
    return " ".join(word.split()).capitalize()
