"""The head of a post around its dates: what stands beside them, and which lines above and below belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.resumes.dates import Stay
from pipeline.resumes.naming import BLANK, PLACE, names
from pipeline.resumes.pieces import Piece, Span, described, leading_title, pieces, trimmed
from pipeline.sections.lines import Line

_LONGEST = 14  # words beside the dates; more are a sentence
_LINE_WORDS = 12  # words of a line above or below that may belong to the dates
_FEW = 8  # words that may open a post though they name none
_ABOVE, _BELOW = 2, 3  # lines looked at
_PROSE_END = re.compile(
    r"\b(?:from|in|during|between|of|for|by|until|and|or|the|an?|to|on|with|than|over|through|as|year|fiscal|fy)\W*$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"^\W*(?:from|dates?(?:\W+from\W+to)?|period|duration|employment\s+dates?|tenure)?\W*$", re.IGNORECASE
)
_GOES_ON = re.compile(r"^\W*(?:with|and|or|as|to|of|for|in|the|which|who|that)\s")  # with what the line before began
_SENTENCE_STOP = re.compile(r"(?<=[a-z\d)][.!?])\s+(?=[A-Z])")
_DEED = re.compile(
    r"^\W*(?:[A-Z]?[a-z]+(?:ed|ing)|Led|Ran|Built|Made|Oversaw|Taught|Wrote|Sold|Held|Won|Manage|Work|Provide|Maintain"
    r"|Assist|Perform|Prepare|Develop|Create|Ensure|Responsible|Duties|I|My|We)\b(?!\s*[/,|-])"
)
_FUNCTION = re.compile(r"\b(?:the|an?|all|for|with|to|by|from|on|in|their|our|my|this|these|that)\b", re.IGNORECASE)
_CLOSING = re.compile(r"[;:!?]$|(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bJr)(?<!\bSr)(?<!\bCorp)(?<!\bDept)(?<!\b[A-Z])\.$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PROPER = re.compile(r"\W*(?:(?:[A-Z]\S*|of|and|for|the|de|&|\W+)(?:\s+|$))+")


@dataclass(frozen=True)
class Opening:
    """The head of a post.

    Attributes:
        first: its first line, as an index into the lines.
        last: its last line.
        start: its first character in the document.
        body: where what was done begins, in characters of the document.
        stay: its dates; None where none are stated.
        title: first character of the title and the one after its last; None where no title is stated.
        organisation: likewise, of the employer, or of what stands for it.
        certain: it says enough to open a post even outside a section about experience.

    """

    first: int
    last: int
    start: int
    body: int
    stay: Stay | None
    title: Span | None
    organisation: Span | None
    certain: bool


@dataclass(frozen=True)
class _Beside:
    """What stands in the lines of the dates.

    Attributes:
        before: characters before them that may belong to the head.
        after: characters behind them.
        inside: the body of the post before runs on in the same line.
        merged: the body of this post follows in the same line, or such a body stands before it.

    """

    before: Span
    after: Span
    inside: bool
    merged: bool


@dataclass(frozen=True)
class Head:
    """The lines `at` to `end` that hold the dates `stay`, and what stands around them.

    Attributes:
        text: the document.
        lines: its lines, or those of a section.
        headings: lines that are headings of sections.
        barred: lines that belong to no other head: headings, and lines with dates of their own.
        floor: last line of the head before, -1 for the first.
        at: first line with the dates.
        end: last line with the dates.
        stay: the dates.
        coarse: no dates around are stated more closely than to the year.

    """

    text: str
    lines: Sequence[Line]
    headings: frozenset[int]
    barred: frozenset[int]
    floor: int
    at: int
    end: int
    stay: Stay
    coarse: bool

    def opening(self) -> Opening | None:
        """The post that the dates open; None where they open none."""
        beside = self._beside()
        if beside is None:
            return None
        here = [*pieces(self.text, *beside.before), *pieces(self.text, *beside.after)]
        alone = not here and not self._place(*beside.before) and not self._place(*beside.after)
        around = self._around(here, alone, beside)
        below = [index for index in around if index > self.end]
        first = min([self.at, *around])
        found = [*here, *(piece for index in around for piece in self._pieces(index))]
        if around and first < self.at and any(p.post for p in here) and not any(p.employer for p in found):
            above = next((piece for piece in found if piece not in here), None)  # over a title stands who employs
            found = [replace(p, post=False, employer=True) if p is above else p for p in found]
        body = beside.after[1] if beside.merged and not below else self.lines[max([self.end, *below])].end
        if (alone or not beside.merged) and not around and (run_on := self._run_on(here)):
            found, below, body = [*found, *run_on[0]], [self.end + 1], run_on[1]
        if (beside.inside and alone and not found) or not self._opens(found, alone, here, first):
            return None
        start = beside.before[0] if beside.inside and first == self.at else self.lines[first].start
        title, organisation = described(self.text, found)
        certain = self.stay.stretch and title is not None and (organisation is not None or not self._bulleted)
        return Opening(first, max([self.end, *below]), start, body, self.stay, title, organisation, certain)

    def _beside(self) -> _Beside | None:
        """What stands beside the dates; None where they stand in a sentence."""
        line, last = self.lines[self.at], self.lines[self.end]
        begin, inside, merged = line.core_start, False, False
        before = self.text[begin : self.stay.start]
        if length(before) > _LONGEST:
            stops = [stop.end() for stop in _SENTENCE_STOP.finditer(before)]
            begin = line.core_start + stops[-1] if stops else begin
            before, inside, merged = self.text[begin : self.stay.start], True, True
            if before and (length(before) > _LONGEST or not BLANK.search(before)):
                return None
        if (
            (_PROSE_END.search(before) and not _OPEN_END.match(before))
            or tells_a_deed(before)
            or _GOES_ON.match(before)
        ):
            return None
        if _OPEN_END.match(before):
            begin = self.stay.start
        finish = last.end
        after = self.text[self.stay.end : finish]
        if len(after.split()) > _LONGEST or tells_a_deed(after[_head_length(after) :]):
            merged = True
            finish = self.stay.end + _head_length(after)
        spans = trimmed(self.text, begin, self.stay.start), trimmed(self.text, self.stay.end, finish)
        return _Beside(*spans, inside, merged)

    def _around(self, here: Sequence[Piece], alone: bool, beside: _Beside) -> list[int]:
        """The lines above and below that belong to the dates, in order."""
        titled, employed = any(piece.post for piece in here), any(piece.employer for piece in here)
        if titled and employed:
            return []
        if beside.merged and not alone:
            return [] if titled else self._above(titled)
        below = self._below(titled, employed)
        if below and (alone or titled):
            return below
        return self._above(titled) or below or (self._caption() if alone else [])

    def _caption(self) -> list[int]:
        """The line above, though a gap is between: a heading, or a line that names something, over dates alone."""
        index = self.at - 1
        if index <= self.floor or index in self.barred or not title_like(self.lines[index]):
            return []
        return [index] if self.lines[index].mark or (self._set_off(index) and self._names(index)) else []

    def _above(self, titled: bool) -> list[int]:
        """The lines right above: up to one set off from what stands before it, else those that name something."""
        block: list[int] = []
        for index in range(self.at - 1, max(self.floor, self.at - 1 - _ABOVE), -1):
            if index in self.barred or self.lines[index + 1].gap or not title_like(self.lines[index]):
                break
            block.insert(0, index)
            if self._set_off(index):
                return block if not titled or names(self.lines[block[-1]].core).employer or len(block) == 1 else []
        named = [index for index in block[-1:] if self._names(index)]
        return named if not titled or any(names(self.lines[index].core).employer for index in named) else []

    def _below(self, titled: bool, employed: bool) -> list[int]:
        taken: list[int] = []
        for index in range(self.end + 1, min(self.end + 1 + _BELOW, len(self.lines))):
            line, found = self.lines[index], self._pieces(index)
            post, employer = any(piece.post for piece in found), any(piece.employer for piece in found)
            blank = any(piece.blank for piece in found)
            if index in self.barred or not title_like(line) or (titled and employed):
                break
            if line.gap and (taken or employed or not blank):
                break
            telling = (
                (post and not titled) or (employer and not employed) or PLACE.search(self.text, line.start, line.end)
            )
            if not telling and not (titled and self._closes_head(index)):
                break
            taken.append(index)
            titled = titled or post or (blank and any(not piece.blank for piece in found))
            employed = employed or employer
        return taken

    def _closes_head(self, index: int) -> bool:
        """Whether a line of proper names ends the head: a list, a gap or nothing follows."""
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        ended = (
            following is None
            or following.gap > 0
            or following.lead == "bullet"
            or self._place(following.start, following.end)
        )
        return ended and _PROPER.fullmatch(self.lines[index].core) is not None

    def _run_on(self, here: Sequence[Piece]) -> tuple[list[Piece], int] | None:
        """The pieces at the beginning of the line below, where what was done follows in the same line."""
        line = self.lines[self.end + 1] if self.end + 1 < len(self.lines) else None
        if line is None or line.gap or line.lead or self.end + 1 in self.headings:
            return None
        reach = _head_length(line.core)
        if not BLANK.search(line.core, 0, reach) or _YEAR.search(line.core, 0, reach):
            return None
        stop = line.core_start + reach
        found = pieces(self.text, line.core_start, stop)
        if all(piece.blank for piece in [*here, *found]) and (title := leading_title(self.text, stop, line.end)):
            found.append(Piece(*title, post=True, employer=False))
            stop = title[1]
        return found, stop

    def _opens(self, found: Sequence[Piece], alone: bool, here: Sequence[Piece], first: int) -> bool:
        """Whether the dates with these pieces are the head of a post."""
        line, named = self.lines[self.at], any(piece.post or piece.employer for piece in found)
        if self._bulleted:
            return named and self.stay.stretch and not _CLOSING.search(line.core)
        if self.stay.stretch:
            few = sum(len(self.text[piece.start : piece.end].split()) for piece in here) <= _FEW
            return alone or named or (self._set_off(self.at) and few)
        if not self.stay.monthly:  # "Deckhand, Lowen Ferries, 2012", where nothing is dated more closely
            edge = _OPEN_END.match(self.text[line.core_start : self.stay.start]) or not self.text[
                self.stay.end : line.end
            ].strip(")., ")
            return self.coarse and line.gap > 0 and bool(edge) and any(piece.post for piece in found)
        apart = alone or self._set_off(first) or any(piece.blank for piece in found)
        return named and apart and not _CLOSING.search(line.core)

    @property
    def _bulleted(self) -> bool:
        return self.lines[self.at].lead == "bullet"

    def _set_off(self, index: int) -> bool:
        """Whether a line stands apart from the text before it."""
        if self.lines[index].gap > 0 or index == 0 or index - 1 in self.barred or index - 1 == self.floor:
            return True
        return not title_like(self.lines[index - 1])

    def _names(self, index: int) -> bool:
        named = names(self.lines[index].core)
        return named.post or named.employer

    def _pieces(self, index: int) -> list[Piece]:
        return pieces(self.text, self.lines[index].core_start, self.lines[index].end)

    def _place(self, start: int, end: int) -> bool:
        return PLACE.search(self.text, start, end) is not None


def title_like(line: Line) -> bool:
    """Whether a line may be part of a head: a few words, no list item, no sentence."""
    core = line.core
    if line.lead == "bullet" or line.rule or not 0 < length(core) <= _LINE_WORDS:
        return False
    if core[:1].islower() and not BLANK.search(core):
        return False
    if _CLOSING.search(core) or not any(character.isalpha() for character in core):
        return False
    return not tells_a_deed(core)


def length(core: str) -> int:
    """The words of a line, less the place and what stands for an employer."""
    words = len(core.split())
    if not _LINE_WORDS < words <= 2 * _LINE_WORDS:
        return words
    return len(re.findall(r"[^\W_]\S*", PLACE.sub("", BLANK.sub("", core)))) + 1


def tells_a_deed(text: str) -> bool:
    """Whether words begin as what was done begins: "Managed the …", and not "Licensed Agent"."""
    said = BLANK.sub("", text)
    return _DEED.match(said) is not None and (_FUNCTION.search(said) is not None or not names(said).post)


def _head_length(text: str) -> int:
    """How many characters at the beginning of running text belong to the head: up to the last place near its start."""
    places = [*BLANK.finditer(text), *PLACE.finditer(text)]
    return max((place.end() for place in places if len(text[: place.end()].split()) <= _LINE_WORDS), default=0)
