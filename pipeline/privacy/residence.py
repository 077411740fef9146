"""Where the person lives: the pieces of a resume's head that are an address or a town, in runs."""

from __future__ import annotations

import re

from pipeline.privacy.addresses import is_address, may_be_place, may_be_street
from pipeline.privacy.naming import ONLY_CREDENTIALS
from pipeline.privacy.pieces import Piece
from pipeline.privacy.zones import heading_zone, is_running

_LABEL = re.compile(r"\s*(?:[A-Za-z][A-Za-z .'/-]{0,25}):\s*")
_ADDRESS_LABEL = re.compile(
    r"\s*(?:(?:permanent|current|present|home|mailing|postal|residential) )?(?:address|add|residence|location|city"
    r"|town)\s*[:–-]\s*",
    re.IGNORECASE,
)
_CONTACT_DATA = re.compile(r"\[(?:EMAIL|PHONE|LINK|ADDRESS)\]")
_OTHER_DATA = re.compile(r"\s*\[(?!EMAIL|PHONE|LINK|ADDRESS|NAME)[A-Z]+\]")
_MASKED_BEFORE = re.compile(r"\[ADDRESS\][\s,;.|·•-]*\Z")
_MASKED_BEHIND = re.compile(r"[\s,;.|·•-]*\[ADDRESS\]")
_COMMA = re.compile(r"\s*,(?=\s*\[)")  # what parted an address from its postcode, where a telephone took that along
_REACH = 20  # characters on either side in which a masked part of the same address stands


def find_residence(text: str, pieces: list[Piece], name_end: int | None) -> list[tuple[int, int]]:
    """Runs of pieces that are addresses, each run whole, whatever its number of pieces and lines.

    Args:
        text: the resume, its contact data masked.
        pieces: those of the head, without the name.
        name_end: where the name ends; None when there is none, and then a lone town is not told from a name.
    """
    told = [is_address(_ADDRESS_LABEL.sub("", piece.text, count=1)) and not _is_field(piece) for piece in pieces]
    if name_end is not None:
        for number in [*range(len(pieces)), *reversed(range(len(pieces)))]:  # both ways, since one part tells the next
            told[number] = told[number] or _stands_in_address(text, pieces, told, number, name_end)
    runs: list[tuple[int, int]] = []
    for piece, is_told in zip(pieces, told, strict=True):
        if is_told and heading_zone(piece.text) is None:
            label = _ADDRESS_LABEL.match(piece.text)
            start = piece.start + (label.end() if label else 0)
            if runs and not label and _is_one(text[runs[-1][1] : start]):
                start = runs.pop()[0]
            runs.append((start, piece.end))
    return [_with_neighbours(text, *run) for run in runs]


def _is_field(piece: Piece) -> bool:
    """Whether the piece is a field of another kind, such as "Expected salary: 7,000"."""
    return bool(_LABEL.match(piece.text)) and not _ADDRESS_LABEL.match(piece.text)


def _is_one(between: str) -> bool:
    """Whether two parts with only this between them are of one address."""
    return not re.search(r"\w", between.replace("[ADDRESS]", "")) and between.count("\n") <= 2


def _stands_in_address(text: str, pieces: list[Piece], told: list[bool], number: int, name_end: int) -> bool:
    """Whether a piece that its own words do not tell is of an address by what stands around it.

    A line between two lines of an address is; a town or a line with a number is, among contact data or addresses and
    under the name.
    """
    piece = pieces[number]
    inner = 0 < number < len(pieces) - 1 and told[number - 1] and told[number + 1]
    if inner and pieces[number + 1].line - pieces[number - 1].line == 2 and not is_running(piece.text):
        return True
    street = may_be_street(piece.text)
    if ":" in piece.text or not (street or may_be_place(piece.text)) or ONLY_CREDENTIALS.fullmatch(piece.text):
        return False
    if _OTHER_DATA.match(text, piece.end):  # the label of a field in a table
        return False
    near = (n for n in (number - 1, number + 1) if 0 <= n < len(pieces) and abs(pieces[n].line - piece.line) <= 1)
    under_name = street and name_end <= piece.start and not text[name_end : piece.start].strip(" ,|·•\n")
    return under_name or any(told[n] for n in near) or bool(_CONTACT_DATA.search(_around(text, piece)))


def _around(text: str, piece: Piece) -> str:
    """The line of the piece and the lines with text above and below it."""
    line_start = text.rfind("\n", 0, piece.start) + 1
    begin = text.rfind("\n", 0, len(text[:line_start].rstrip())) + 1
    below = re.compile(r"[^\n]*\s*[^\n]*").match(text, piece.end)
    return text[begin : below.end() if below else piece.end]


def _with_neighbours(text: str, start: int, end: int) -> tuple[int, int]:
    """The address with parts of it that were masked before, such as a box, right before or behind it."""
    before = _MASKED_BEFORE.search(text, max(0, start - _REACH), start)
    for behind in (_MASKED_BEHIND, _COMMA):
        if found := behind.match(text, end):
            end = found.end()
    return (before.start() if before else start), end
