"""Which part of a piece of a resume's head is a name.

A name is told by what it is not (see `words.py`) and by how strongly one is to be expected: where contact data stands,
where nothing else stands in the line, where nothing stands before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.privacy.places import COUNTRY, STATE
from pipeline.privacy.words import ORGANISATIONS, PARTICLES, SURNAMES, TITLE_ENDS, is_given, is_work

_DOCUMENT = re.compile(
    r"\W*(?:(?:resume|résumé|curriculum vitae|curriculum|vitae|vita|cv|c\.v\.|bio-?data|profile|professional resume)\b"
    r"\W*(?:of|for|[-–—:])?|prepared (?:by|for))\s*",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"(?:dr|prof|professor|rev|hon|engr|er|ar|barr|capt|col|maj|lt|sgt|chief|arc|pastor|hajiya|alhaji)\b\.?\s*",
    re.IGNORECASE,
)
_GENDERED = re.compile(r"(?:mr|mrs|ms|miss|mx|master|madam|sir|shri|smt|sri|kumari)\b\.?\s*", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`.-](?=[^\W\d_]))*\.?")
_NICKNAME = re.compile(r"[\"“'‘(][^\W\d_][\w .'’-]{0,20}[\"”'’)]")
_SPACED = re.compile(r"\s*(?:[^\W\d_](?: +|$)){4,}")  # "J O H N"
_CREDENTIAL = (
    r"(?:Ph\.? ?D|M\.?D|J\.?D|Ed\.?D|Psy\.?D|D\.?D\.?S|D\.?V\.?M|R\.?N|B\.?S\.?N|M\.?S\.?N|L\.?P\.?N|C\.?N\.?A"
    r"|C\.?P\.?A|M\.?B\.?A"
    r"|P\.?M\.?P|P\.?E|E\.?I\.?T|M\.?S|M\.?A|B\.?S|B\.?A|B\.?Sc|M\.?Sc|LL\.?[BM]|Esq|SHRM-[A-Z]+|S?PHR|CISSP|CFA|CMA"
    r"|ACCA|CIPD"
    r"|FCA|CA|CFP|CSM|LCSW|LMSW|MSW|MPH|MPA|M\.?Ed|B\.?Ed|B\.?Tech|M\.?Tech|PGCE|FCCA|MCIPD|AICP|LEED [A-Z]+|ACP"
    r"|CCNA|OTR|RDN?"
    r"|NP|PA-C|DNP|APRN|FNP|EMT|CEng|MBBS|ITIL)\b\.?"
)
_CREDENTIALS = re.compile(rf"(?:,|\s)\s*{_CREDENTIAL}")
ONLY_CREDENTIALS = re.compile(rf"(?:[,\s/&]*{_CREDENTIAL})+[,\s.]*")
"""A pattern for pieces that hold nothing but degrees and licences: "PhD, RN"."""

OPENS_ADDRESS = (
    r"(?:P\.?\s?O\.?\s?Box|Flat|Plot|Blk|Block|Apt|Unit|House|H\.? ?No|Av|Ave|Avenida|Calle|Suite|Door|No|Rua|Jalan|Jl"
    r"|[^\W\d_]+(?:str|straße|strasse|gasse|platz|allee|weg))\b\.?"
)
"""A pattern for words with which an address begins that has no number first."""

_NO_NAME = re.compile(rf"\s*[\d@#:]|(?<=\s)[A-Z]-?\d|\s[–—-]\s|\(|(?<=\s){OPENS_ADDRESS}(?=[\s\d].*\d)", re.IGNORECASE)
_JOINTS = frozenset(("of", "and", "for", "the", "to", "in", "with", "at", "on", "cum"))
_FEWEST, _MOST = 2, 6  # words of a name; a lone word needs the company of contact data


@dataclass(frozen=True)
class Expectation:
    """How strongly a name is to be expected.

    Attributes:
        reachable: contact data stands in the resume.
        alone: nothing else stands in the line, or nothing stands before it.

    """

    reachable: bool
    alone: bool


def name_in(text: str, expectation: Expectation) -> tuple[int, int] | None:
    """Which characters of a piece are a name, with a gendered title before it; None when none are."""
    start = 0
    if (document := _DOCUMENT.match(text)) and document.end() < len(text):
        start = document.end()
    rank = _RANK.match(text, start)
    if rank and ("." in rank[0] or " " in text[rank.end() :]):  # "Maj Johansson" is a name
        start = rank.end()
    gendered = _GENDERED.match(text, start)
    first = gendered.end() if gendered else start
    end = _end(text, first, expectation.reachable)
    if not expectation.reachable and _is_titled(text[end:]):
        return None
    tokens = despaced(text[first:end]).split()
    return (start, end) if tokens and _is_name(tokens, expectation, exact=end == len(text)) else None


def despaced(text: str) -> str:
    """Words set letter by letter as words: "A D A   O K A F O R" is "ADA   OKAFOR"; other text as it is."""
    return re.sub(r"(?<=\S) (?=\S)", "", text) if _SPACED.fullmatch(text) else text


def is_whole_name(text: str, expectation: Expectation) -> bool:
    """Whether the whole piece is a name."""
    return name_in(text, expectation) == (0, len(text))


def may_be_surname(text: str) -> bool:
    """Whether a line below a given name may be the surname: words of no organisation, title or place."""
    words = text.split()
    of_title = any(word.lower() in (TITLE_ENDS | ORGANISATIONS) - SURNAMES for word in words)
    return weight(words) <= 3 and not of_title and all(_TOKEN.fullmatch(word) for word in words)


def may_be_given(text: str) -> bool:
    """Whether a line that a surname may follow is a given name, by the census or by what it is not."""
    words = text.split()
    return is_given(words[0]) or not any(is_work(word) for word in words)


def weight(words: list[str]) -> int:
    """How many words count: "van der" of "van der Maes" does not."""
    return sum(word.lower() not in PARTICLES for word in words)


def _is_titled(rest: str) -> bool:
    """Whether a title goes on where a name would end, without so much as a comma."""
    return bool(re.match(r"\s*[^\s,]", rest)) and any(word.lower() in TITLE_ENDS for word in re.findall(r"\w+", rest))


def _end(text: str, start: int, reachable: bool) -> int:
    """Where words that can be a name end: at a digit, a credential, a word of a title, or what no name holds."""
    if spaced := _SPACED.match(text, start):
        return spaced.end()
    plain = _NICKNAME.sub(lambda match: "x" * len(match[0]), text)
    stops = [_CREDENTIALS.search(text, start), _NO_NAME.search(plain, start)]
    end = min([len(text), *(stop.start() for stop in stops if stop)])
    end = min(end, _title_start(text, start, end)) if reachable else end
    comma = text.find(",", start)
    if start < comma < end and not _is_turned(text[start:comma], text[comma + 1 : end]):
        end = comma
    return start + len(text[start:end].rstrip(" ,.-–"))


def _title_start(text: str, start: int, end: int) -> int:
    """Where a title begins that follows a name without a separator: "Ada Okafor Civil Engineer"."""
    words = list(re.finditer(r"\S+", text[start:end]))
    if len(words) < 3 or words[-1][0].lower().strip(",.") not in TITLE_ENDS or is_work(words[0][0]):
        return end
    if words[-1][0].lower() in SURNAMES and is_given(words[0][0]) and not any(is_work(word[0]) for word in words[:-1]):
        return end  # "Grace B. Porter"
    return next((start + word.start() for word in words[2:] if is_work(word[0])), end)


def _is_turned(before: str, after: str) -> bool:
    """Whether a comma stands between a surname and the given names: "Okafor, Ada N."."""
    words = after.split()
    if not (
        1 <= weight(before.split()) <= 3 and 1 <= len(words) <= 3 and all(_TOKEN.fullmatch(w.strip(",")) for w in words)
    ):
        return False
    if is_given(words[0]):
        return True
    place = re.fullmatch(rf"\s*(?:{COUNTRY}|{STATE}|[A-Z]{{2,3}})\.?\s*", after)
    return not place and (not is_work(before) or not any(is_work(word) for word in words))


def _is_name(tokens: list[str], expectation: Expectation, exact: bool) -> bool:
    words = [token.strip("\"“”‘’'(),.") for token in tokens]
    if not 1 <= len(words) <= _MOST or not all(_TOKEN.fullmatch(word) for word in words):
        return False
    if any(word.lower() in _JOINTS for word in words) or (
        len(words) > 1 and is_work(re.sub(r"\W", "", "".join(words)))
    ):
        return False
    core = [word for word in words if (word.lower() not in PARTICLES or word == words[-1]) and len(word) > 1] or words
    expected = expectation.reachable and expectation.alone
    small = sum(word[0].islower() for word in core)
    if (small and not (expected and small == len(core))) or _is_of_title(core, expected):
        return False
    of_work = sum(is_work(word) for word in core)
    if len(words) < _FEWEST:
        return expected and exact and (not of_work or is_given(core[0]))
    turned = tokens[0].endswith(",")  # "Cook, Mason", "Ji-woo, Park"
    given = is_given(core[0]) or (turned and (is_given(core[-1]) or not is_work(core[0])))
    sure = expectation.reachable or (expectation.alone and exact)
    return not of_work or (given and sure) or (expected and 2 * of_work <= len(core))


def _is_of_title(core: list[str], expected: bool) -> bool:
    """Whether words end like a title or hold a word of titles or organisations where no surname can be meant."""
    *before, last = [word.lower() for word in core]
    first = before[0] if before else last
    surname = last in SURNAMES and (is_given(first) or (before and expected and not is_work(first)))
    if not surname and (last in TITLE_ENDS or last in ORGANISATIONS):
        return True
    named = is_given(before[0]) if before else False
    return any(
        word not in SURNAMES and (word in ORGANISATIONS or (word in TITLE_ENDS and not named)) for word in before
    )
