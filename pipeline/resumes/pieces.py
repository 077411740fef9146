"""The head of a post in pieces: what its separators set apart, and which piece is the title, which the employer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.resumes.naming import BLANK, PLACE, names

LONGEST_TITLE = 14  # words
_EDGE = " \t\n\r,;:|/\\-–—−~•·*_#()[]{}@.>"
_HARD = re.compile(r"\s+[|•·¦]\s+|\t+|\s*//\s*|\s+@\s+|\s+(?:at|with)\s+(?=[A-Z])(?!Law\b)|\s{3,}|\n")
_SOFT = re.compile(r"\s*,\s+|\s/\s|\s+[-–—]+\s+|\s*:\s+|\s*;\s+|(?<=\w)-\s+|\s+\(")
_FIELD = re.compile(
    r"\s*(?:(?:(?P<employer>organi[sz]ation|company|employer|institution|client|worked\s+(?:at|with))(?:\s+name)?"
    r"|(?P<post>designation|position|job\s+title|title|role|post|occupation)(?:\s+held)?"
    r"|(?P<rest>duration|period|dates?|tenure|from|location|place|time\s+period|employment\s+dates?))\s*:\s*"
    r"|(?P<employer_form>name\s+and\s+address\s+of\s+employer)\s*:?\s+|(?P<post_form>occupation\s+or\s+position\s+held)\s*:?\s+)",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?:[A-Z][\w.&/’'-]*,?[ ]*(?:(?:of|and|&|for|/|-)[ ]+)?){1,9}")
_NAME = re.compile(r"[A-Z].*?[A-Za-z]{2}")

Span = tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """A piece of a head: its characters, and whether it names a post, an employer, or stands for one."""

    start: int
    end: int
    post: bool
    employer: bool
    blank: bool = False


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """The pieces of `text[start:end]` that say something, places and the captions of forms left out."""
    if field := _FIELD.match(text, start, end):
        told = (field.lastgroup or "").removesuffix("_form")
        found = _piece(text, field.end(), end) if told != "rest" else []
        return [replace(piece, post=told == "post", employer=told == "employer") for piece in found]
    found = []
    cuts = [match.span() for pattern in (_HARD, PLACE) for match in pattern.finditer(text, start, end)]
    blanks = [match.span() for match in BLANK.finditer(text, start, end)]
    at = start
    for first, last in [*sorted([*cuts, *blanks]), (end, end)]:
        found += _piece(text, at, max(at, first))
        if (first, last) in blanks:
            found.append(Piece(first, last, post=False, employer=True, blank=True))
        at = max(at, last)
    return found


def described(text: str, found: Sequence[Piece]) -> tuple[Span | None, Span | None]:
    """The title and the employer that the pieces of a head state, or what stands for one; None for what they do not."""
    if any(piece.blank for piece in found):  # the employer is named: all else is the title
        found = [piece if piece.blank or piece.post else replace(piece, employer=False) for piece in found]
    else:
        found = _apart(text, found)
    titles = [piece for piece in found if piece.post]
    others = [piece for piece in found if not piece.post and not piece.employer and piece.end - piece.start > 2]
    title = next(iter(titles or others), None)
    organisation = next((piece for piece in found if piece.employer), None)
    if organisation is None:
        proper = (piece for piece in others if piece is not title and _NAME.match(text, piece.start, piece.end))
        organisation = next(proper, None)
    if title is not None and len(text[title.start : title.end].split()) > LONGEST_TITLE:
        title = None
    return (
        (title.start, title.end) if title else None,
        (organisation.start, organisation.end) if organisation else None,
    )


def leading_title(text: str, start: int, end: int) -> Span | None:
    """The title that `text[start:end]` opens with before running text: its capitalised words, up to one for a post."""
    begin, _ = trimmed(text, start, end)
    run = _CAPITALISED.match(text, begin, end)
    if run is None:
        return None
    words = [(word.start(), word.end()) for word in re.finditer(r"\S+", run[0])]
    stops = [begin + stop for at, stop in words if names(run[0][at:stop].strip(",")).post]
    return trimmed(text, begin, stops[-1]) if stops else None


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks and marks at its edges; a bracket opened within it may close at its end."""
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE and not (text[end - 1] == ")" and "(" in text[start : end - 1]):
        end -= 1
    return start, end


def _piece(text: str, start: int, end: int) -> list[Piece]:
    begin, stop = trimmed(text, start, end)
    if begin == stop or not any(character.isalpha() for character in text[begin:stop]):
        return []
    named = names(text[begin:stop])
    return [Piece(begin, stop, named.post, named.employer)]


def _apart(text: str, found: Sequence[Piece]) -> list[Piece]:
    """The pieces, cut at commas and dashes where one holds a title and an employer, or where either is missing."""
    titled, employed = any(piece.post for piece in found), any(piece.employer for piece in found)
    cut: list[Piece] = []
    for piece in found:
        elsewhere = any(other.employer for other in found if other is not piece)
        parts = _parted(text, piece, weak=not elsewhere)
        mixed = any(part.post for part in parts) and any(part.employer for part in parts)
        led = not titled and not parts[0].employer and any(part.employer for part in parts)
        cut += parts if mixed or led or not employed else [piece]
    return cut


def _parted(text: str, piece: Piece, *, weak: bool) -> list[Piece]:
    """The parts of a piece between commas and dashes: a title, all that stands before the employer, and the employer.

    With `weak`, a part that only has a word for a kind of employer in it, behind a title, names the employer too.
    """
    parts: list[Piece] = []
    at = piece.start
    cuts = [match.span() for match in _SOFT.finditer(text, piece.start, piece.end)]
    for first, last in [*cuts, (piece.end, piece.end)]:
        for part in _piece(text, at, first):
            if weak and parts and parts[-1].post and part.post and names(text[part.start : part.end]).house:
                part = replace(part, post=False, employer=True)
            parts.append(part)
        at = last
    joined: list[Piece] = []
    for number, part in enumerate(parts):
        title_goes_on = joined and joined[-1].post and (part.post or any(p.employer for p in parts[number + 1 :]))
        if joined and ((joined[-1].employer and part.employer) or (title_goes_on and not part.employer)):
            joined[-1] = replace(joined[-1], end=part.end)
        else:
            joined.append(part)
    return [replace(part, end=part.end + _bracket(text, part)) for part in joined]


def _bracket(text: str, part: Piece) -> int:
    """1 where the bracket behind a part closes one within it: "Clerk (part-time)"."""
    within = text[part.start : part.end]
    return int(text[part.end : part.end + 1] == ")" and within.count("(") > within.count(")"))
