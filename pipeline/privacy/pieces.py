"""The head of a resume taken apart into the pieces that separators, line ends and contact data make."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.privacy.draft import PLACEHOLDER
from pipeline.privacy.zones import Line, Zone, zoned

_SEPARATOR = re.compile(
    rf"\t+|\s+[|•·●▪■♦◆∙⋅*~/–—-]+\s+|\s*[|•·●▪■♦◆∙⋅]+\s*|;\s|\s{{3,}}|\s*(?:{PLACEHOLDER.pattern})\s*"
)
_SPACED = re.compile(r"\s*(?:[^\W\d_] +){3,}[^\W\d_]\s*")  # "A D A   O K A F O R" is one piece
_AROUND = " ,;:*#_>()"  # what may stand around a piece without being of it
_CONTACT_LABEL = re.compile(
    r"(?:home|work|cell|mobile|office|tele?(?:phone)?|phone|ph|fax|e-?mail|web(?:site)?|contact|address|linked ?in"
    r"|git ?hub"
    r"|twitter|facebook|instagram|skype|portfolio|blog|url|hp|[tmcepfhw])"
    r"(?: ?(?:no|number|id|me|address|phone|us|info|details))?\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """A piece of a line: `text` begins and ends in a word, and stands at `start` to `end`; `line` is the line's number.

    `alone`: nothing else stands in its line.
    """

    start: int
    end: int
    text: str
    line: int
    alone: bool

    def part(self, start: int, end: int) -> Piece:
        """The piece `text[start:end]` of this one."""
        return Piece(self.start + start, self.start + end, self.text[start:end], self.line, False)


def head_pieces(text: str) -> list[Piece]:
    """The pieces of the head and of what stands under headings of contact, without labels and contact data."""
    return [
        piece
        for number, line in enumerate(zoned(text))
        if line.zone in (Zone.HEAD, Zone.CONTACT) and not line.heading
        for piece in _pieces(line, number)
    ]


def _pieces(line: Line, number: int) -> list[Piece]:
    at = 0
    places = []
    stops = [] if _SPACED.fullmatch(line.text) else [stop.span() for stop in _SEPARATOR.finditer(line.text)]
    for begin, after in [*stops, (len(line.text), len(line.text))]:
        raw = line.text[at:begin]
        text = raw.strip(_AROUND)
        if text and not _CONTACT_LABEL.fullmatch(text) and not raw.rstrip().endswith(":"):
            places.append((at + raw.index(text), text))
        at = after
    bare = PLACEHOLDER.sub("", line.text).strip(_AROUND)
    return [
        Piece(line.start + offset, line.start + offset + len(text), text, number, text == bare)
        for offset, text in places
    ]
