"""Whose resume it is and where the person lives: the name and the address in its head.

The head is taken apart into the pieces that separators, line ends and contact data make. The first piece that can be a
name is the name; what reads as an address is one, and so is a lone capitalised piece among contact data.
"""

from __future__ import annotations

import re
from itertools import pairwise
from dataclasses import dataclass

from pipeline.privacy.addresses import is_address, may_be_place, may_be_street
from pipeline.privacy.draft import PLACEHOLDER
from pipeline.privacy.fields import find_own_names
from pipeline.privacy.places import COUNTRY, STATE
from pipeline.privacy.words import ORGANISATIONS, PARTICLES, SURNAMES, TITLE_ENDS, is_given, is_work
from pipeline.privacy.zones import Line, Zone, heading_zone, is_running, zoned

_SEPARATOR = re.compile(rf"\t+|\s+[|•·●▪■♦◆∙⋅*~/–—-]+\s+|\s*[|•·●▪■♦◆∙⋅]+\s*|;\s|\s{{3,}}|\s*(?:{PLACEHOLDER.pattern})\s*")
_LABEL = re.compile(r"\s*(?:[A-Za-z][A-Za-z .'/-]{0,25}):\s*")
_OPENS_ADDRESS = r"(?:P\.?\s?O\.?\s?Box|Flat|Plot|Blk|Block|Apt|Unit|House|H\.? ?No|Av|Ave|Avenida|Calle|Suite|Door|No|Rua|Jalan|Jl)\b\.?"
_ADDRESS_LABEL = re.compile(
    r"\s*(?:(?:permanent|current|present|home|mailing|postal|residential) )?(?:address|add|residence|location|city|town)\s*[:–-]\s*", re.I
)
_NAME_LABEL = re.compile(r"\W*(?:\w+ ){0,2}name\W", re.I)
_CONTACT_LABEL = re.compile(
    r"(?:home|work|cell|mobile|office|tele?(?:phone)?|phone|ph|fax|e-?mail|web(?:site)?|contact|address|linked ?in|git ?hub|twitter|facebook|instagram|skype"
    r"|portfolio|blog|url|hp|[tmcepfhw])(?: ?(?:no|number|id|me|address|phone|us|info|details))?\.?", re.I
)
_DOCUMENT = re.compile(
    r"\W*(?:(?:resume|résumé|curriculum vitae|curriculum|vitae|vita|cv|c\.v\.|bio-?data|profile|professional resume)\b\W*(?:of|for|[-–—:])?"
    r"|prepared (?:by|for))\s*",
    re.IGNORECASE,
)
_GENDERED = re.compile(r"(?:mr|mrs|ms|miss|mx|master|madam|sir|shri|smt|sri|kumari)\b\.?\s*", re.IGNORECASE)
_RANK = re.compile(r"(?:dr|prof|professor|rev|hon|engr|er|ar|barr|capt|col|maj|lt|sgt|chief|arc|pastor|hajiya|alhaji)\b\.?\s*", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`.-](?=[^\W\d_]))*\.?")
_NICKNAME = re.compile(r"[\"“'‘(][^\W\d_][\w .'’-]{0,20}[\"”'’)]")
_CREDENTIAL = (
    r"(?:Ph\.? ?D|M\.?D|J\.?D|Ed\.?D|Psy\.?D|D\.?D\.?S|D\.?V\.?M|R\.?N|B\.?S\.?N|M\.?S\.?N|L\.?P\.?N|C\.?N\.?A|C\.?P\.?A|M\.?B\.?A|P\.?M\.?P|P\.?E|E\.?I\.?T"
    r"|M\.?S|M\.?A|B\.?S|B\.?A|B\.?Sc|M\.?Sc|LL\.?[BM]|Esq|SHRM-[A-Z]+|S?PHR|CISSP|CFA|CMA|ACCA|CIPD|FCA|CA|CFP|CSM|LCSW|LMSW|MSW|MPH|MPA"
    r"|M\.?Ed|B\.?Ed|B\.?Tech|M\.?Tech|PGCE|FCCA|MCIPD|AICP|LEED [A-Z]+|ACP|CCNA|OTR|RDN?|NP|PA-C|DNP|APRN|FNP|EMT|CEng|MBBS|ITIL)\b\.?"
)
_CREDENTIALS = re.compile(rf"(?:,|\s)\s*{_CREDENTIAL}")
_ONLY_CREDENTIALS = re.compile(rf"(?:[,\s/&]*{_CREDENTIAL})+[,\s.]*")
_NO_NAME = re.compile(rf"\s*[\d@#:]|(?<=\s)[A-Z]-?\d|\s[–—-]\s|\(|(?<=\s){_OPENS_ADDRESS}(?=[\s\d])", re.I)
_PRONOUNS = re.compile(r"\(?\b(?:she|he|they|ze)\s*/\s*(?:her|him|his|hers|them|theirs)(?:\s*/\s*\w+)?\)?", re.IGNORECASE)
_SPACED = re.compile(r"\s*(?:[^\W\d_](?: +|$)){4,}")
_REVERSED_GIVEN = re.compile(r"[^\W\d_][\w'’ -]*, (?P<given>[^\W\d_]+)(?: [A-Z]\.?)?")
_LONE_WORD = re.compile(r"(?P<given>[^\W\d_]+)")
_LEADING = re.compile(rf"(?:[^\W\d_][^\W\d_]*(?:[.'’-][^\W\d_]+)*\.? ){{2,5}}?(?:#?\d|[A-Z]-?\d|{_OPENS_ADDRESS}[ \d])")  # a name run into a street address
_CONTACT_DATA = re.compile(r"\[(?:EMAIL|PHONE|LINK|ADDRESS)\]")
_JOINTS = frozenset(("of", "and", "for", "the", "to", "in", "with", "at", "on", "cum"))
_FEWEST, _MOST = 2, 6  # words of a name; a lone word needs the company of contact data
_UNSURE_LINES = 2  # lines with text in which a name stands where the resume has no contact data


@dataclass(frozen=True)
class Piece:
    """A piece of a line of the head: `text[start:end]` without the blanks around it."""

    start: int
    end: int
    text: str
    line: int


@dataclass(frozen=True)
class Header:
    """What a head says: where the person's name stands, whole or in parts behind labels, and where the addresses do."""

    names: tuple[tuple[int, int], ...]
    addresses: tuple[tuple[int, int], ...]


def read_header(text: str) -> Header:
    """Name and addresses of the person in the head and under headings of contact."""
    lines = zoned(text)
    pieces = [p for n, line in enumerate(lines) if _speaks(line.zone) and not line.heading for p in _pieces(line.start, line.text, n)]
    reachable = bool(re.search(r"\[(?:EMAIL|PHONE)\]", text))
    names = [(found.start, found.end) for found in find_own_names(text) if not PLACEHOLDER.search(text, found.start, found.end)]
    named = any("[NAME]" in line.text and (line.zone is Zone.HEAD or _NAME_LABEL.match(line.text)) for line in lines if _speaks(line.zone))
    if not names and not named:
        found = _name(text, [p for p in pieces if lines[p.line].zone is Zone.HEAD], reachable)
        found = found or (_name_beside_column(lines) if reachable else None)
        found = found or (_name_under_contact(lines) if reachable else None)
        names = [found] if found else []
    rest = pieces
    for name in names:
        rest = [p for piece in rest for p in _without(piece, name)]
    return Header(tuple(names), tuple(_addresses(text, rest, bool(names) or named)))


def _without(piece: Piece, name: tuple[int, int] | None) -> list[Piece]:
    """The piece, or what of it stands before or behind the name."""
    if name is None or piece.end <= name[0] or piece.start >= name[1]:
        return [piece]
    behind = piece.text[max(0, name[1] - piece.start) :]
    text = behind.strip(" ,;:*#_>()-–")
    offset = piece.end - len(behind) + behind.index(text)
    return [Piece(offset, offset + len(text), text, piece.line)] if text else []


def _speaks(zone: Zone) -> bool:
    return zone in (Zone.HEAD, Zone.CONTACT)


def _pieces(start: int, line: str, number: int) -> list[Piece]:
    pieces, at = [], 0
    bounds = [(m.start(), m.end()) for m in _SEPARATOR.finditer(line)] + [(len(line), len(line))]
    for begin, after in bounds:
        raw = line[at:begin]
        text = raw.strip(" ,;:*#_>()")
        if text and not PLACEHOLDER.fullmatch(text) and not _CONTACT_LABEL.fullmatch(text) and not raw.rstrip().endswith(":"):
            offset = at + raw.index(text)
            pieces.append(Piece(start + offset, start + offset + len(text), text, number))
        at = after
    return pieces


def _name(text: str, pieces: list[Piece], reachable: bool) -> tuple[int, int] | None:
    """Where the name stands: the first piece that can be one, with the second line of a name set in two."""
    with_text = sorted({piece.line for piece in pieces})
    for number, piece in enumerate(pieces):
        if not reachable and with_text.index(piece.line) >= _UNSURE_LINES:
            break
        reversed_first = number == 0 and (_REVERSED_GIVEN.fullmatch(piece.text) or (_is_alone(pieces, 0) and _LONE_WORD.fullmatch(piece.text)))
        place = is_address(piece.text) and not (reachable and _LEADING.match(piece.text))
        if heading_zone(piece.text) is not None or (place and not (reversed_first and is_given(reversed_first["given"]))):
            continue
        found = name_in(piece.text, reachable, alone=number == 0 or _is_alone(pieces, number))
        if found is None:
            continue
        start, end = piece.start + found[0], piece.start + found[1]
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        if reachable and end == piece.end and after and not text[end : after.start].strip() and _completes(after, pieces, number + 1):
            end = after.end
        elif found[1] - found[0] > 0 and len(piece.text[found[0] : found[1]].split()) == 1 and not reachable:
            continue
        return start, end
    return None


def _is_alone(pieces: list[Piece], number: int) -> bool:
    line = pieces[number].line
    return sum(piece.line == line for piece in pieces) == 1


def _completes(piece: Piece, pieces: list[Piece], number: int) -> bool:
    """Whether a piece is the surname below a given name that has a line of its own."""
    below = piece.line > pieces[number - 1].line and _is_alone(pieces, number) and _is_alone(pieces, number - 1)
    words = piece.text.split()
    if not below or len(words) > 3 or is_address(piece.text):
        return False
    of_title = any(word.lower() in TITLE_ENDS or word.lower() in ORGANISATIONS for word in words)
    first = pieces[number - 1].text
    given = (is_given(first) or (len(first.split()) == 1 and not is_work(first))) and all(_TOKEN.fullmatch(word) for word in words) and not of_title
    return name_in(piece.text, True, True) == (0, len(piece.text)) or (given and heading_zone(piece.text) is None)


def name_in(text: str, reachable: bool, alone: bool) -> tuple[int, int] | None:
    """Which characters of a piece are a name; None when it is none.

    Args:
        text: the piece, without separators.
        reachable: contact data stands in the resume, so that a name is to be expected.
        alone: nothing else stands in its line.
    """
    start = 0
    for opening in (_DOCUMENT, _RANK):
        if (match := opening.match(text, start)) and match.end() < len(text):
            start = match.end()
    gendered = _GENDERED.match(text, start)
    body_start = gendered.end() if gendered else start
    end = _name_end(text, body_start, reachable)
    if not reachable and _is_titled(text[end:]):
        return None
    tokens = text[body_start:end].split()
    if not tokens or not _can_be_name(tokens, reachable, alone, exact=end == len(text)):
        return None
    return start, end


def _is_titled(rest: str) -> bool:
    """Whether a title goes on where a name would end, without so much as a comma."""
    return bool(re.match(r"\s*[^\s,]", rest)) and any(word.lower() in TITLE_ENDS for word in re.findall(r"\w+", rest))


def _name_end(text: str, start: int, reachable: bool) -> int:
    """Where words that can be a name end: at a digit, a credential, a word of a title, or what no name holds."""
    if _SPACED.match(text, start):
        return _SPACED.match(text, start).end()  # type: ignore[union-attr]
    end = len(text)
    plain = _NICKNAME.sub(lambda match: "x" * len(match[0]), text)
    for pattern in (_CREDENTIALS, _PRONOUNS, _NO_NAME):
        if stop := pattern.search(plain if pattern is _NO_NAME else text, start):
            end = min(end, stop.start())
    end = min(end, _title_start(text, start, end)) if reachable else end
    comma = text.find(",", start)
    if start < comma < end and not _is_reversed(text[start:comma], text[comma + 1 : end]):
        end = comma
    return start + len(text[start:end].rstrip(" ,.-–"))


def _title_start(text: str, start: int, end: int) -> int:
    """Where a title begins that follows a name without a separator: "Ada Okafor Civil Engineer"."""
    words = list(re.finditer(r"\S+", text[start:end]))
    if len(words) < 3 or words[-1][0].lower().strip(",.") not in TITLE_ENDS:
        return end
    return next((start + word.start() for word in words[2:] if is_work(word[0])), end) if not is_work(words[0][0]) else end


def _is_reversed(before: str, after: str) -> bool:
    """Whether a comma stands between a surname and the given names: "Okafor, Ada N."."""
    words = after.split()
    return (
        1 <= len(before.split()) <= 3
        and 1 <= len(words) <= 3
        and (is_given(words[0]) or not re.fullmatch(rf"\s*(?:{COUNTRY}|{STATE}|[A-Z]{{2,3}})\.?\s*", after))
        and all(_TOKEN.fullmatch(word.strip(",")) for word in words)
        and (is_given(words[0]) or not is_work(before) or not any(is_work(word) for word in words))
    )


def _can_be_name(tokens: list[str], reachable: bool, alone: bool, exact: bool) -> bool:
    words = [token.strip("\"“”‘’'(),.") for token in tokens]
    if not 1 <= len(words) <= _MOST or not all(word and _TOKEN.fullmatch(word) for word in words):
        return False
    if any(word.lower() in _JOINTS for word in words) or (len(words) > 1 and is_work(re.sub(r"\W", "", "".join(words)))):
        return False
    core = [word for word in words if (word.lower() not in PARTICLES or word == words[-1]) and len(word) > 1] or words
    lower = [word for word in core if word[0].islower()]
    if lower and not (reachable and alone and len(lower) == len(core)):
        return False
    of_work = [word for word in core if is_work(word)]
    if core[-1].lower() in TITLE_ENDS or any(word.lower() in ORGANISATIONS - SURNAMES for word in core):
        return False
    if core[-1].lower() in SURNAMES and not is_given(core[0]):
        return False
    if any(word.lower() in TITLE_ENDS for word in core) and not is_given(core[0]):
        return False
    if len(words) < _FEWEST:
        return reachable and alone and exact and (not of_work or is_given(core[0]))
    if not of_work:
        return True
    turned = tokens[0].endswith(",")  # "Cook, Mason", "Ji-woo, Park"
    given = is_given(core[0]) or (turned and (is_given(core[-1]) or not is_work(core[0])))
    return (given and (reachable or (alone and exact))) or (reachable and alone and 2 * len(of_work) <= len(core))


def _name_under_contact(lines: tuple[Line, ...]) -> tuple[int, int] | None:
    """A name that is the whole of the first line under a heading of contact."""
    for above, line in pairwise(line for line in lines if line.text.strip()):
        text = line.text.strip()
        if above.heading and above.zone is Zone.CONTACT and not is_address(text):
            start = line.start + line.text.index(text)
            return (start, start + len(text)) if name_in(text, True, True) == (0, len(text)) else None
    return None


def _name_beside_column(lines: tuple[Line, ...]) -> tuple[int, int] | None:
    """A name below a column of contact data: a line of its own before any work, above a title or profile."""
    for number, line in enumerate(lines):
        if re.search(r"\b(?:19|20)\d\d\b", line.text):
            break
        text = line.text.strip()
        if line.heading or not text or line.zone is Zone.HEAD:
            continue
        words = text.split()
        below = next((each.text for each in lines[number + 1 :] if each.text.strip()), "")
        titled = below.split()[-1:] and below.split()[-1].lower() in TITLE_ENDS and len(below.split()) <= 6
        if _FEWEST <= len(words) <= _MOST and titled and name_in(text, False, True) == (0, len(text)) and not is_address(text):
            start = line.start + line.text.index(text)
            return start, start + len(text)
    return None


def _addresses(text: str, pieces: list[Piece], named: bool) -> list[tuple[int, int]]:
    """Runs of pieces that are addresses, each run whole, whatever its number of pieces and lines."""
    told = [is_address(_ADDRESS_LABEL.sub("", piece.text, count=1)) and not _is_labelled(piece) for piece in pieces]
    for number in [*range(len(pieces)), *reversed(range(len(pieces)))]:  # both ways, since one part tells the next
        told[number] = told[number] or (named and _stands_among_contact(text, pieces, told, number))
    runs: list[tuple[int, int]] = []
    for piece, is_told in zip(pieces, told, strict=True):
        if not is_told or heading_zone(piece.text) is not None:
            continue
        label = _ADDRESS_LABEL.match(piece.text)
        start = piece.start + (label.end() if label else 0)
        between = text[runs[-1][1] : start] if runs else "x"
        if runs and "[ADDRESS]" in between:
            between = between.replace("[ADDRESS]", "")
        if runs and not re.search(r"\w", between) and between.count("\n") <= 2 and not label:
            runs[-1] = (runs[-1][0], piece.end)
        else:
            runs.append((start, piece.end))
    return [_with_neighbours(text, *run) for run in runs]


def _with_neighbours(text: str, start: int, end: int) -> tuple[int, int]:
    """The address with parts of it that were masked before, such as a box, right before or behind it."""
    before = re.search(r"\[ADDRESS\][\s,;.|·•-]*\Z", text[max(0, start - 20) : start])
    after = re.match(r"[\s,;.|·•-]*\[ADDRESS\]", text[end : end + 20])
    end += after.end() if after else 0
    comma = re.match(r"\s*,(?=\s*\[)", text[end : end + 10])  # what parted it from its postcode, if a number took that
    return start - (len(before[0]) if before else 0), end + (comma.end() if comma else 0)


def _is_labelled(piece: Piece) -> bool:
    """Whether the piece is a field of another kind, such as "Expected salary: 7,000"."""
    return bool(_LABEL.match(piece.text)) and not _ADDRESS_LABEL.match(piece.text)


def _stands_among_contact(text: str, pieces: list[Piece], told: list[bool], number: int) -> bool:
    """Whether a piece that may be a town has contact data or an address in its line or in the lines next to it."""
    piece = pieces[number]
    between = 0 < number < len(pieces) - 1 and told[number - 1] and told[number + 1] and not is_running(piece.text)
    if between and pieces[number + 1].line - pieces[number - 1].line == 2:
        return True
    if ":" in piece.text or not (may_be_place(piece.text) or may_be_street(piece.text)) or _ONLY_CREDENTIALS.fullmatch(piece.text):
        return False
    if re.match(r"\s*\[(?!EMAIL|PHONE|LINK|ADDRESS|NAME)[A-Z]+\]", text[piece.end :]):
        return False  # the label of a field in a table
    near = [told[n] for n in (number - 1, number + 1) if 0 <= n < len(pieces) and abs(pieces[n].line - piece.line) <= 1]
    return any(near) or bool(_CONTACT_DATA.search(_around(text, piece)))


def _around(text: str, piece: Piece) -> str:
    """The line of the piece and the lines with text above and below it."""
    begin = text.rfind("\n", 0, len(text[: text.rfind("\n", 0, piece.start) + 1].rstrip())) + 1
    below = re.compile(r"[^\n]*\s*[^\n]*").match(text, piece.end)
    return text[begin : below.end() if below else piece.end]
