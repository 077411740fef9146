"""Where a post opens in a resume: the lines with its dates, its title and its employer, over what was done there.

Dates lead: a stretch of time that stands alone, or beside a few words that name a post, an employer or a place, opens a
post; one inside a sentence does not. The lines right above and below are looked at for what the dated line does not
say. A post without dates is found where a line by itself names both the post and the employer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.resumes.dates import Stay
from pipeline.resumes.naming import BLANK, PLACE, names
from pipeline.resumes.pieces import Piece, Span, described, leading_title, pieces, trimmed
from pipeline.sections.lines import Line

_LONGEST = 14  # words beside the dates; more are a sentence
_LINE_WORDS = 12  # words of a line above or below that may belong to the dates
_FEW = 8  # words that may open a post though they name none
_PROSE_END = re.compile(
    r"\b(?:from|in|during|between|since|of|for|by|until|and|or|the|an?|to|on|with|than|over|through|as|year|fiscal|fy)\W*$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"^\W*(?:from|dates?|since|period|duration|employment\s+dates?|tenure)?\W*$", re.IGNORECASE)
_SENTENCE_STOP = re.compile(r"(?<=[a-z\d)][.!?])\s+(?=[A-Z])")
_DEED = re.compile(
    r"^\W*(?:[A-Z]?[a-z]+(?:ed|ing)|Led|Ran|Built|Made|Oversaw|Taught|Wrote|Sold|Held|Won|Manage|Work|Provide|Maintain"
    r"|Assist|Perform|Prepare|Develop|Create|Ensure|Responsible|Duties|I|My|We)\b(?!\s*[/,|-])"
)
_FUNCTION = re.compile(r"\b(?:the|an?|all|for|with|to|by|from|on|in|their|our|my|this|these|that)\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"[;:!?]$|(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bJr)(?<!\bSr)(?<!\bCorp)(?<!\bDept)(?<!\b[A-Z])\.$"
)


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


def find_openings(
    text: str, lines: Sequence[Line], dated: Sequence[Stay], barred: frozenset[int] = frozenset()
) -> list[Opening]:
    """The posts that open in `lines`, in order; `dated` are the dates of the text, `barred` the lines of headings."""
    starts = [line.start for line in lines]
    found: list[Opening] = []
    floor = -1
    for stay in dated:
        at, end = bisect_right(starts, stay.start) - 1, bisect_right(starts, stay.end - 1) - 1
        if at < 0 or at <= floor or stay.end > lines[end].end or not barred.isdisjoint(range(at, end + 1)):
            continue
        opening = _Head(text, lines, barred, floor, at, end, stay).opening()
        if opening is not None:
            found.append(opening)
            floor = opening.last
    taken = {index for one in found for index in range(one.first, one.last + 1)} | barred
    undated = _undated(text, lines, taken, dated, blank_only=any(one.stay for one in found))
    return _without_umbrellas(sorted([*found, *undated], key=lambda one: one.start))


@dataclass(frozen=True)
class _Beside:
    """What stands in the lines of the dates: before them, behind them, and whether the body follows there too."""

    before: Span
    after: Span
    merged: bool


@dataclass(frozen=True)
class _Head:
    """The lines `at` to `end` that hold the dates `stay`, and what stands around them."""

    text: str
    lines: Sequence[Line]
    barred: frozenset[int]
    floor: int
    at: int
    end: int
    stay: Stay

    def opening(self) -> Opening | None:
        """The post that the dates open; None where they open none."""
        beside = self._beside()
        if beside is None:
            return None
        here = [*pieces(self.text, *beside.before), *pieces(self.text, *beside.after)]
        alone = not here and not self._place(*beside.before) and not self._place(*beside.after)
        around = self._around(here, alone, beside)
        above, below = [i for i in around if i < self.at], [i for i in around if i > self.end]
        found = [*here, *(piece for i in [*reversed(above), *below] for piece in self._pieces(i))]
        body = beside.after[1] if beside.merged else self.lines[max([self.end, *below])].end
        run_on = None if beside.merged or around else self._run_on(here)
        if run_on is not None:
            found += run_on[0]
            below, body = [self.end + 1], run_on[1]
        if not self._opens(found, alone, here):
            return None
        first = min([self.at, *above])
        start = beside.before[0] if beside.merged and beside.before[0] < beside.before[1] and not above else self.lines[first].start
        title, organisation = described(self.text, found)
        certain = self.stay.stretch and title is not None and (organisation is not None or not self._bulleted)
        return Opening(first, max([self.end, *below]), start, body, self.stay, title, organisation, certain)

    def _beside(self) -> _Beside | None:
        """What stands beside the dates; None where they stand in a sentence."""
        line, last = self.lines[self.at], self.lines[self.end]
        begin, merged = line.core_start, False
        before = self.text[begin : self.stay.start]
        if _length(before) > _LONGEST:
            stops = [stop.end() for stop in _SENTENCE_STOP.finditer(before)]
            begin = line.core_start + stops[-1] if stops else begin
            before, merged = self.text[begin : self.stay.start], True
            if _length(before) > _LONGEST or not BLANK.search(before):
                return None
        if (_PROSE_END.search(before) and not _OPEN_END.match(before)) or _tells_a_deed(before):
            return None
        finish = last.end
        after = self.text[self.stay.end : finish]
        if len(after.split()) > _LONGEST:
            merged = True
            finish = self.stay.end + _head_length(after)
        return _Beside(
            trimmed(self.text, begin, self.stay.start), trimmed(self.text, self.stay.end, finish), merged
        )

    def _around(self, here: Sequence[Piece], alone: bool, beside: _Beside) -> list[int]:
        """The lines above and below that belong to the dates."""
        titled, employed = any(piece.post for piece in here), any(piece.employer for piece in here)
        if titled and employed:
            return []
        if beside.merged:
            return [] if titled else self._above(titled, employed)
        below = self._below(titled, employed)
        if below and (alone or titled):
            return below
        return self._above(titled, employed) or below

    def _above(self, titled: bool, employed: bool) -> list[int]:
        taken: list[int] = []
        for index in range(self.at - 1, max(self.floor, self.at - 3), -1):
            line, named = self.lines[index], names(self.lines[index].core)
            if index in self.barred or self.lines[index + 1].gap or not _title_like(line):
                break
            if not (self._set_off(index) or named.post or named.employer):
                break
            if taken and not (named.post or named.employer) or (titled and not named.employer and not self._set_off(index)):
                break
            taken.insert(0, index)
            titled, employed = titled or named.post or not named.employer, employed or named.employer
            if titled and employed:
                break
        return taken

    def _below(self, titled: bool, employed: bool) -> list[int]:
        taken: list[int] = []
        for index in range(self.end + 1, min(self.end + 4, len(self.lines))):
            line = self.lines[index]
            named, blank = names(line.core), BLANK.search(line.core) is not None
            if index in self.barred or not _title_like(line) or (titled and employed):
                break
            if line.gap and (taken or employed or not blank):
                break
            if not (named.post and not titled or named.employer and not employed or PLACE.search(line.core)):
                break
            taken.append(index)
            titled, employed = titled or named.post, employed or named.employer
            if blank and not titled:
                titled = any(not piece.blank for piece in self._pieces(index))
        return taken

    def _run_on(self, here: Sequence[Piece]) -> tuple[list[Piece], int] | None:
        """The pieces at the beginning of the line below, where what was done follows in the same line."""
        line = self.lines[self.end + 1] if self.end + 1 < len(self.lines) else None
        if line is None or line.gap or line.lead or self.end + 1 in self.barred:
            return None
        length = _head_length(line.core)
        if not length or not BLANK.search(line.core, 0, length):
            return None
        found = pieces(self.text, line.core_start, line.core_start + length)
        stop = line.core_start + length
        if all(piece.blank for piece in [*here, *found]) and (title := leading_title(self.text, stop, line.end)):
            found.append(Piece(*title, post=True, employer=False))
            stop = title[1]
        return found, stop

    def _opens(self, found: Sequence[Piece], alone: bool, here: Sequence[Piece]) -> bool:
        """Whether the dates with these pieces are the head of a post."""
        named = any(piece.post or piece.employer for piece in found)
        if self._bulleted:
            return named and self.stay.stretch and not _CLOSING.search(self.lines[self.at].core)
        if self.stay.stretch:
            few = sum(len(self.text[piece.start : piece.end].split()) for piece in here) <= _FEW
            return alone or named or (self._set_off(self.at) and few)
        return self.stay.monthly and named and (alone or self._set_off(self.at) or any(piece.blank for piece in found))

    @property
    def _bulleted(self) -> bool:
        return self.lines[self.at].lead == "bullet"

    def _set_off(self, index: int) -> bool:
        """Whether a line stands apart from the text before it."""
        return self.lines[index].gap > 0 or index == 0 or index - 1 in self.barred or index - 1 == self.floor

    def _pieces(self, index: int) -> list[Piece]:
        return pieces(self.text, self.lines[index].core_start, self.lines[index].end)

    def _place(self, start: int, end: int) -> bool:
        return PLACE.search(self.text, start, end) is not None


def _undated(
    text: str, lines: Sequence[Line], taken: set[int] | frozenset[int], dated: Sequence[Stay], *, blank_only: bool
) -> Iterator[Opening]:
    """Posts without dates: a line set off from the text before it that names the post and the employer.

    With `blank_only` something has to stand for the employer: among dated posts, other lines name all kinds of things.
    """
    days = [stay.start for stay in dated]
    for index, line in enumerate(lines):
        if index in taken or line.lead or not (line.gap or index == 0 or index - 1 in taken):
            continue
        following = lines[index + 1] if index + 1 < len(lines) and index + 1 not in taken else None
        below = following if following and not following.gap and BLANK.match(following.core) else None
        if (blank_only and not below and not BLANK.search(line.core)) or not _title_like(line):
            continue
        at = bisect_right(days, line.start)
        if at < len(days) and days[at] < line.end:
            continue
        found = [*pieces(text, line.core_start, line.end), *(pieces(text, below.core_start, below.end) if below else [])]
        title, organisation = described(text, found)
        blank = any(piece.blank for piece in found)
        named = title is not None and names(text[slice(*title)]).post and organisation is not None
        if title is not None and (blank or (named and _SEPARATED.search(line.core))):
            last = index + (below is not None)
            yield Opening(index, last, line.start, lines[last].end, None, title, organisation, certain=False)


_SEPARATED = re.compile(r",\s|\s[-–—|]\s|\bat\b")


def _without_umbrellas(found: Sequence[Opening]) -> list[Opening]:
    """The posts, less those that only name an employer over the posts held there; these take its name over."""
    kept: list[Opening] = []
    umbrella: Opening | None = None
    for one, following in zip_longest(found, found[1:]):
        if umbrella is not None and one.organisation is None and _within(one, umbrella):
            one = replace(one, organisation=umbrella.organisation)
        elif umbrella is not None:
            umbrella = None
        close = following is not None and following.first == one.last + 1
        if close and one.title is None and one.organisation and following.title and _within(following, one):
            umbrella = one
            continue
        repeats = kept and kept[-1].last + 1 == one.first and kept[-1].title and not one.organisation
        if repeats and _within(one, kept[-1]):
            kept[-1] = replace(kept[-1], last=one.last, body=one.body)
            continue
        kept.append(one)
    return kept


def _within(one: Opening, other: Opening) -> bool:
    """Whether the dates of one lie within those of the other."""
    if one.stay is None or other.stay is None or one.stay.began is None or other.stay.began is None:
        return False
    later = "9999"
    return other.stay.began[:4] <= one.stay.began[:4] and (one.stay.ended or later)[:4] <= (other.stay.ended or later)[:4]


def _head_length(text: str) -> int:
    """How many characters at the beginning of running text belong to the head: up to the last place near its start."""
    places = [*BLANK.finditer(text), *PLACE.finditer(text)]
    return max((place.end() for place in places if len(text[: place.end()].split()) <= _LINE_WORDS), default=0)


def _title_like(line: Line) -> bool:
    """Whether a line may be part of a head: a few words, no list item, no sentence."""
    core = line.core
    if line.lead == "bullet" or line.rule or not 0 < _length(core) <= _LINE_WORDS:
        return False
    if core[:1].islower() and not BLANK.search(core):
        return False
    if _CLOSING.search(core) or not any(character.isalpha() for character in core):
        return False
    return not _tells_a_deed(core)


def _length(core: str) -> int:
    """The words of a line, less the place and what stands for an employer."""
    words = len(core.split())
    if not _LINE_WORDS < words <= 2 * _LINE_WORDS:
        return words
    return len(re.findall(r"[^\W_]\S*", PLACE.sub("", BLANK.sub("", core)))) + 1


def _tells_a_deed(text: str) -> bool:
    """Whether words begin as what was done begins: "Managed the …", and not "Licensed Agent"."""
    said = BLANK.sub("", text)
    return _DEED.match(said) is not None and (_FUNCTION.search(said) is not None or not names(said).post)
