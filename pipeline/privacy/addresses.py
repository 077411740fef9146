"""How postal addresses are written: streets, boxes, postcodes, and a town with its state or country.

No parser learned from addresses of one country serves here: two addresses in one place of a resume must both be found,
or neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.privacy.draft import Found
from pipeline.privacy.places import COUNTRY, STATE, STATE_CODE, is_place_word
from pipeline.privacy.words import PARTICLES, TITLE_ENDS, is_work, word_set

_SURE = (
    r"(?:Street|St|Avenue|Ave|Av|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Terrace|Terr|Ter|Circle|Cir"
    r"|Parkway|Pkwy|Highway|Hwy|Close|Crescent|Cres|Cr|Square|Sq|Trail|Trl|Mews|Grove|Gardens|Gdns|Turnpike"
    r"|Expressway|Esplanade)"
)
# Words that end many names which are no streets: an address only with a town behind it, or in the head.
_UNSURE = (
    r"(?:Way|Row|Loop|Pike|Alley|Path|Walk|Quay|Hill|Rise|View|Park|Pass|Plaza|Point|Ridge|Run|Heights|Parade|Green"
    r"|Vale)"
)
_KIND_OF_STREET = rf"(?:{_SURE}|{_UNSURE})"
_UNIT = (
    r"(?:,?\s*(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Fl|Rm|Room|Bldg|Building|Lot|PMB"
    r"|No)\b\.?\s*#?\s*[A-Z]?-?\d*[A-Z]?\b|,?\s*#\s*\w+)"
)
_ZIP = r"\d{5}(?:-\d{4})?"
_BRITISH = r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}"
_POSTCODE = re.compile(
    rf"\b{STATE_CODE}\.?,?\s+(?:{_ZIP}|\d{{4}})\b|\b(?:{STATE}),?\s+{_ZIP}\b|\b{_BRITISH}\b"
    r"|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\b[A-Z]\d[\dW]\s?[A-Z\d]{4}\b"
)
_TOWN = r"[A-Z][\w.'’-]*(?:[ ]+[A-Z][\w.'’-]*){0,3}"
_TAIL = (
    rf"(?:{_UNIT})?(?:\s*[,·|]?\s*{_TOWN}(?:,\s*{_TOWN})?,?\s+(?:(?:{STATE_CODE}|{STATE})\.?,?\s+(?:{_ZIP}"
    rf"|\d{{4}})\b|{_BRITISH}\b"
    rf"|[A-Z]\d[A-Z]\s?\d[A-Z]\d\b)|,\s*{_TOWN},\s*(?:{STATE_CODE}\b|{STATE}|{COUNTRY}))?"
)
_STREET = re.compile(
    r"(?<![\w$€£.,#/-])(?P<number>\d{1,6}[A-Za-z]?(?:-\d{1,5})?) +(?:(?:North|South|East|West|[NSEW]\.?|NE|NW|SE"
    r"|SW) +)?"
    rf"(?:[A-Z][\w.'’-]*[ ]|\d{{1,3}}(?:st|nd|rd|th)[ ]){{1,4}}?(?:{_SURE}|(?P<unsure>{_UNSURE}))\b(?!['’&])\.?"
    rf"(?!\s+(?:Journal|Fitness|Café|Cafe|Restaurant|Bank|School|Church|Hospital))(?P<tail>{_TAIL})"
)
_BOX = re.compile(
    rf"\b(?:P\.?\s?O\.?\s?(?:Box|BOX|box)|Post Office Box|Private Bag|PMB)\s*#?\s*[A-Z]?-?\d[\d-]*(?:{_TAIL})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")

_STREET_WORD = re.compile(
    rf"\b(?:{_KIND_OF_STREET}|Calle|Avenida|Av|Rua|Rue|Via|Carrera|Col|Colonia|Blk|Block|Flat|Plot|House|Apt"
    r"|Apartment|Unit|Suite|Ste"
    r"|Floor|Sector|Nagar|Colony|Estate|H\.? ?No|House No|Door No|Jalan|Jln|Jl|Lorong|Phase|Building|Tower|Cross"
    r"|Main|Marg"
    r"|Layout|Villa|Camp|Farm|Barangay|Brgy|Townland|Mount|Strand)\b\.?",
)
_BOX_WORD = re.compile(r"\bP\.?\s?O\.?\s?Box\b|\bPrivate Bag\b|\bGeneral Delivery\b", re.IGNORECASE)
_DISTRICT = re.compile(
    rf",\s*(?:{STATE_CODE}|{STATE}|{COUNTRY}|(?i:{COUNTRY}|{STATE}))\.?\s*$|^\s*(?:(?i:{COUNTRY}|{STATE}))\s*$"
    rf"|\b[A-Z][\w.'’-]+\s+{STATE_CODE}\s*$"
)
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[.'’-][^\W\d_]+)*")
_SMALL_WORDS = PARTICLES | word_set("""
    and the near off opp at in on no apt st th nd rd behind via c/o opposite floor flat suite
    rue calle avenida av rua chemin col colonia int ext los bajos
""")
_FUNCTION = word_set("""
    i is are was be been have has with for from who that this my your our their to as by it not or
""")
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:\d{1,2},?\s+)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_MOST_WORDS = 22


def find_streets(text: str) -> Iterator[Found]:
    """Street addresses and boxes anywhere, with the town and postcode behind them."""
    for found in _STREET.finditer(text):
        if found["tail"] or not (found["unsure"] or _YEAR.fullmatch(found["number"])):
            yield Found(*found.span(), "address")
    for found in _BOX.finditer(text):
        yield Found(*found.span(), "address")


def is_address(segment: str) -> bool:
    """Whether a piece of a resume's head is an address, or a part of one, by its own words."""
    words = _WORD.findall(segment)
    if not segment.strip() or len(words) > _MOST_WORDS or _MONTH.search(segment):
        return False
    if _POSTCODE.search(segment) or _BOX_WORD.search(segment) or _STREET.search(segment):
        return True
    if _ends_in_title(words):
        return False
    has_digit = any(character.isdigit() for character in segment)
    street = has_digit and bool(_STREET_WORD.search(segment.title()))
    numbered = bool(re.match(r"\s*#?\d", segment))
    if not (numbered and street) and _is_prose(words):
        return False
    of_work = sum(is_work(word) and not is_place_word(word) for word in words)
    if street:
        return not any(word.lower() in TITLE_ENDS for word in words) and of_work <= max(3, len(words) / 2)
    if has_digit and not words:
        return bool(re.fullmatch(r"[\s#\d-]{4,9}", segment)) and not _YEAR.fullmatch(segment.strip())
    if has_digit:
        return of_work <= len(words) / (2 if numbered else 3)
    return bool(_DISTRICT.search(segment)) and of_work <= 1


def _is_prose(words: list[str]) -> bool:
    """Whether a word in small letters is an English one: other languages write "los altos" and "iKapa" in addresses."""
    return any(
        word[0].islower() and word.lower() not in _SMALL_WORDS and (is_work(word) or word in _FUNCTION)
        for word in words
    )


def may_be_place(segment: str) -> bool:
    """Whether a piece that is not told by its own words may be the name of a town or district."""
    words = _WORD.findall(segment)
    if not 1 <= len(words) <= 6 or any(character.isdigit() for character in segment) or _ends_in_title(words):
        return False
    if _is_prose(words):
        return False
    if _STREET_WORD.search(segment) and len(words) > 1:
        return True
    return not any(is_work(word) and not is_place_word(word) for word in words)


def may_be_street(segment: str) -> bool:
    """Whether a piece with a number may be the first line of an address: "Level 6, 474 Wratt Circuit"."""
    words = _WORD.findall(segment)
    numbered = any(character.isdigit() for character in segment) and not _MONTH.search(segment)
    return (
        numbered and len(words) <= 8 and not _is_prose(words) and not any(word.lower() in TITLE_ENDS for word in words)
    )


def _ends_in_title(words: list[str]) -> bool:
    return bool(words) and words[-1].lower() in TITLE_ENDS
