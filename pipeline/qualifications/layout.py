"""The shape of a qualifications section: its patterns, labels, items and connective lines, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

_ROMAN = r"(?:I{1,3}|IV|VI{0,3}|IX|X)"
# "Either I", "Or II", run into the text or on a line of their own; "Pattern II", "Option A:"; "EITHER:" on a line.
PATTERN = re.compile(
    rf"(?:(?<=[\s.);])|^)(?P<word>Either|EITHER|Or|OR)[ \t]+(?:Pattern[ \t]+)?(?:{_ROMAN}"
    rf"|[1-9])(?:(?=[A-Z][a-z])|(?=(?:experience|education)\b)|(?![\w'’]))[.):]?(?:[ \t]*\((?:Promotional|Open)\))?"
    rf"|^[ \t]*(?:(?P<or>OR|Or|or)[ \t]+)?(?:Pattern|PATTERN|Option|OPTION|Alternative"
    rf"|ALTERNATIVE|Plan|PLAN|Combination|Choice|Method)[ \t]+(?:{_ROMAN}|[1-9A-F]|One|Two"
    rf"|Three|Four)\b[ \t]*[.):–-]*"
    r"|^[ \t]*(?:Either|EITHER|Or|OR)[ \t]*:"
    r"|^[ \t]*(?:PROMOTION(?:AL)?|Promotion(?:al)?|OPEN[ -]COMPETITIVE|Open[ -][Cc]ompetitive|OPEN)"
    r"(?:[ \t]+(?:ONLY|Only|only))?[ \t]*(?::|(?<=AL)[ \t]*$|(?<=[Vv][Ee])[ \t]*$)",
    re.MULTILINE,
)
# "Permanent transfer candidates:", "Non-competitive (NY HELP) candidates:" open patterns, too.
_WHOSE = re.compile(r"\b[A-Z][\w-]*[ \t]+(?:[\w-]+[ \t]+){0,2}(?:\([^)\n]*\)[ \t]+)?candidates?[ \t]*:")
CONTINUES = re.compile(
    rf"\s*(?:(?:Either|Or|Pattern|Option)[ \t]+(?:{_ROMAN}|[1-9A-F])|(?:education|experience"
    rf"|training)[\w\s/&]{{0,30}})\s*:?\s*",
    re.IGNORECASE,
)
_LABELS = (
    r"(?:(?:minimum|required|specific|general|formal|alternative|alternate|additional|relevant|professional|work)\s+)*"
    r"(?:education(?:al)?|experience|training|licen[sc]es?|licensure|certifications?"
    r"|certificates?|registration|qualifications?|requirements?|substitutions?|degree"
    r"|licen[sc]ing|knowledge|citizenship)"
    r"(?:(?:\s*[/&,]\s*|\s+(?:and/or|and|or|&)\s+|\s+)(?:education(?:al)?|experience|training"
    r"|licen[sc]es?|licensure|certifications?|certificates?|registration|qualifications?"
    r"|requirements?|substitutions?|background|licen[sc]ing|equivalen\w+|special))*"
)
# A label opens a line and ends in a colon, or fills a line of its own.
LABEL = re.compile(
    rf"(?:^[ \t]*|(?<=[.)])[ \t]+(?=Education|Experience)"
    rf"|(?<=\band)\s+)(?P<label>{_LABELS})(?:[ \t]+required)?[ \t]*+(?:\s?:|[–—-]{{1,2}}(?=\s)|$)",
    re.IGNORECASE | re.MULTILINE,
)
ITEM = re.compile(
    r"(?:^|(?<=^\d[.)] )|(?<=^\d[.)]\t)|(?<=^\([a-h]\) )|(?<=^\([a-h]\)\t))[ \t]*(?P<joint>-?(?:or|OR|Or|and|AND|And)[ \t]+(?=\(?\w[.)]))?"
    r"(?:(?P<number>\d{1,2})(?:[.)]|[ \t]+(?=(?!Years?"
    r"|Months?|Or|And)[A-Z][a-z]))|\(?(?P<letter>[a-h])[.)]|\((?P<bracket>\d{1,2}|[a-hA-H])\)"
    r"|(?:\((?P<roman>i{1,3}|iv|v|vi{1,3}|ix|x)\)|(?P<point>i{1,3}|iv|v|vi{1,3}|ix|x)[.)](?=\s))"
    r"|(?P<capital>[A-H])[.)](?=\s+[A-Z])|(?P<bullet>[•●▪·*◦‣➢o§\uf0b7–-])(?=\s+\S))[ \t]*",
    re.MULTILINE,
)
# "and" / "or" on a line of its own, or run in after the end of a sentence.
CONNECTIVE = re.compile(
    r"^[ \t]*(?:[-–—*(]+[ \t]*)?(?:(?P<line>and/or|and|or"
    r"|plus)(?=[ \t]*(?:[-–—*):;,.]+[ \t]*)?$)[ \t]*[-–—*):;,.]*)|(?:(?<=\.)"
    r"|(?<=\.[)\]]))\s+(?P<run>and|or)\s+(?=(?-i:[A-Z]))",
    re.IGNORECASE | re.MULTILINE,
)
TRAILING = re.compile(
    r"(?<=[\s,;:.)])(?:[-–—*(]+[ \t]*)?\b(?P<word>and/or|and|or)\b(?P<either>\s+either)?[\s,;:.]*(?:[-–—*)]+[\s.]*)?$",
    re.IGNORECASE,
)
LEADING = re.compile(r"^\s*(?P<word>and|or)\b[\s,:]*(?!/)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.?!])[\"”')]*\s+(?=[A-Z(\[“\"‘]|'\w)|(?<=\.[)\]])\s+(?=[A-Z(\[])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Inc|Dr|Mr|Mrs|Ms|Sec|Sr|Jr|St|vs|etc|approx|Art|e\.g|i\.e|U\.S"
    r"|(?:[A-Z]\.)+[A-Z]|Ph\.D|Ed|B\.[AS]|M\.[AS]|yrs?|Calif|Dept|Div|Univ)\.)$"
)
_MODAL = re.compile(r"\b(?:may|must|will|can|cannot)\b", re.IGNORECASE)
_RUNS_ON = re.compile(
    r"(?:[,(/&–-]|\b(?:of|the|and|or|a|an|in|to|by|for|with|as|at|from|including|on|that|which"
    r"|is|be|related|years?|least))[ \t]*$",
    re.IGNORECASE,
)

_NAME_RUNS_ON = re.compile(
    r"[^\n]*\b(?:driver['’]?s?|driving|commercial)[ \t]*\n[ \t]*licen[sc]e\b", re.IGNORECASE
)  # a licence's name that a soft wrap cut

# A blank line; or a line that opens as no continuation of an item does.
_ITEM_BREAKS = re.compile(
    r"\n[ \t]*(?:\n\s*|(?=(?:And|AND|Plus|PLUS)[ \t]+\w))"
    r"|(?<=[.;)])[ \t]*\n[ \t]*(?=(?:In addition|Additionally|Must|(?:All )?(?:[Aa]pplicants|[Cc]andidates)"
    r"|Possession|A valid)\b)"
)
_LONGEST_SENTENCE = 5_000  # characters; the longest line of qualifications in 3,000 specifications has half as many


@dataclass(frozen=True)
class Span:
    """A stretch of documents.text, and the connective and marker that open it.

    Attributes:
        start: first character, behind the marker.
        end: character after the last.
        connective: "and" or "or" between it and the one before; "" where none is written.
        marker: the item number, label or pattern that opens it, as written.

    """

    start: int
    end: int
    connective: str = ""
    marker: str = ""


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its edges."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())), span.connective, span.marker)


_MARK = re.compile(
    r"(?:^[ \t]*+|(?<=\S)[ \t]{2,}+|(?<=\S)\t|[ \t]\()(?P<mark>[EDH])\)?(?:[ \t]+[A-Z](?:[ \t]*/[ \t]*[A-Z])*)*[ \t]*$",
    re.MULTILINE,
)
_ASSESSED = re.compile(r"\s*(?:^[ \t]*[A-Z](?:[ \t]*/[ \t]*[A-Z])*[ \t]*$\s*)*", re.MULTILINE)


def criteria(text: str, start: int, end: int) -> list[tuple[Span, bool]]:
    """The criteria of a person specification and whether each is a wish; [] where none is marked.

    Essential is marked E (Welsh H), desirable D, at the end of the line or on the next, before the way it is assessed.
    """
    marks = list(_MARK.finditer(text, start, end))
    spans, first = [], start
    for mark in marks:
        spans.append((Span(first, max(first, mark.start())), mark["mark"] == "D"))
        behind = _ASSESSED.match(text, mark.end(), end)
        first = behind.end() if behind else mark.end()
    return [*spans, (Span(first, end), False)] if len(marks) > 1 else []


def patterns(text: str, start: int, end: int) -> list[Span]:
    """The head (first, maybe empty) and each pattern; [] where there are fewer than two patterns."""
    marks = list(_WHOSE.finditer(text, start, end)) if "andidates" in text[start:end] else []
    if len(marks) < 2:
        marks = list(PATTERN.finditer(text, start, end))
    if len(marks) < 2:
        return []
    spans = [Span(start, marks[0].start())]
    for mark, following in pairwise([*marks, None]):
        assert mark is not None
        first = bool(re.match(r"\s*either", mark.group(), re.IGNORECASE))
        stop = following.start() if following else end
        spans.append(Span(mark.end(), stop, "" if first else "or", mark.group().strip()))
    return spans


def labelled(text: str, start: int, end: int) -> list[Span]:
    """The text before the first label and each labelled piece; [] where there is no label."""
    marks = list(LABEL.finditer(text, start, end))
    if not marks:
        return []
    spans = [Span(start, marks[0].start())]
    for mark, following in pairwise([*marks, None]):
        assert mark is not None
        spans.append(Span(mark.end(), following.start() if following else end, "", mark["label"]))
    return spans


def connected(text: str, start: int, end: int) -> list[Span]:
    """The pieces between connective lines; [] where there is no such line."""
    marks = list(CONNECTIVE.finditer(text, start, end))
    if not marks:
        return []
    spans = [Span(start, marks[0].start())]
    for mark, following in pairwise([*marks, None]):
        assert mark is not None
        word = (mark["line"] or mark["run"]).lower()
        stop = following.start() if following else end
        spans.append(Span(mark.end(), stop, "or" if "or" in word else "and", ""))
    return spans


def items(text: str, start: int, end: int) -> list[Span]:
    """The lead-in, each item of the outermost list, and what follows it; [] where there is no list.

    The last span, marked "after", holds the paragraphs behind the list.
    """
    marks = _outermost(text, start, end)
    if not marks:
        return []
    spans = [Span(start, marks[0].start())]
    for mark, following in pairwise([*marks, None]):
        assert mark is not None
        joint = re.sub(r"\W", "", mark["joint"] or "").lower()
        spans.append(Span(mark.end(), following.start() if following else end, joint, mark.group().strip()))
    last = spans.pop()
    stop = _end_of_item(text, last, bullets=marks[-1]["bullet"] is not None)
    return [*spans, replace(last, end=stop), Span(stop, last.end, "", "after")]


_CHOICE = re.compile(
    r"\b(?:one|any)\b[^\n]{0,40}\b(?:following|below|these)\b[^\n]{0,80}:[ \t]*$", re.MULTILINE | re.IGNORECASE
)
_CHOSEN = re.compile(r"^[ \t]*(?=[A-Z])[^\n]{20,}$", re.MULTILINE)


def choices(text: str, start: int, end: int) -> list[Span]:
    """As `items`, for lines without marks under "… one of the following:"; [] where there is no such list."""
    lead = _CHOICE.search(text, start, end)
    lines = list(_CHOSEN.finditer(text, lead.end(), end)) if lead else []
    if lead is None or len(lines) < 2 or any(line.group().rstrip().endswith(":") for line in lines):
        return []
    return [Span(start, lead.end()), *(Span(*line.span(), "or") for line in lines), Span(end, end, "", "after")]


def _outermost(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The marks of the first kind of list there is, numbers in sequence."""
    kind, expected, marks = "", 0, []
    for mark in ITEM.finditer(text, start, end):
        if not kind:
            kind = mark.lastgroup or ""
        if mark.lastgroup != kind:
            continue
        if kind == "number":
            number = int(mark["number"])
            if number != expected + 1 and expected:
                continue
            expected = number
        marks.append(mark)
    return marks


def _end_of_item(text: str, item: Span, bullets: bool) -> int:
    """Where the last item ends: at a blank line that no continuation follows, or for bullets at the line's end."""
    breaks = r"\n\s*" if bullets else _ITEM_BREAKS
    for gap in re.finditer(breaks, text[item.start : item.end]):
        rest = text[item.start + gap.end() : item.end]
        ended = not _RUNS_ON.search(text[item.start : item.start + gap.start()])
        mark = ITEM.match(rest)
        outer = bullets and mark is not None and mark["number"] is not None  # no item of a bullet is numbered
        opens = bool(rest) and (rest[0].isupper() or rest[0] == "(") and mark is None and not CONNECTIVE.match(rest)
        if ended and (opens or outer):
            return item.start + gap.start()
    return item.end


def sentences(text: str, start: int, end: int) -> list[Span]:
    """Sentences and hard lines; a bracket that holds a whole sentence is one of its own.

    What runs on longer than any sentence does is left out: it is damage, and costs time by the square of its length.
    """
    spans: list[Span] = []
    for line in _paragraphs(text, start, end):
        for piece in _bracketed(text, line):
            first = piece.start
            for stop in _SENTENCE_END.finditer(text, piece.start, piece.end):
                if not _ABBREVIATION.search(text[first : stop.start()]):
                    spans.append(Span(first, stop.start()))
                    first = stop.end()
            spans.append(Span(first, piece.end))
    return [span for span in (trimmed(text, span) for span in spans) if 0 < span.end - span.start <= _LONGEST_SENTENCE]


def _paragraphs(text: str, start: int, end: int) -> list[Span]:
    """Lines, those that a soft wrap cut joined again."""
    spans, first, at = [], start, start
    for line in text[start:end].splitlines(keepends=True):
        at += len(line)
        rest = text[at:end].lstrip()
        written = text[first:at].rstrip()
        runs_on = bool(rest) and bool(written) and (rest[0].islower() or bool(_RUNS_ON.search(written)))
        runs_on = runs_on or bool(_NAME_RUNS_ON.match(text, max(start, at - 20), end))
        if not runs_on:
            spans.append(Span(first, at))
            first = at
    return spans


def _bracketed(text: str, span: Span) -> list[Span]:
    """The span cut at brackets that hold a whole sentence: they run long and have a capital first or a modal verb."""
    spans, first = [], span.start
    for match in re.finditer(r"[(\[](?=[A-Za-z“\"])", text[span.start : span.end]):
        opened = span.start + match.start()
        if opened < first:
            continue
        closed = _closing(text, opened, span.end)
        words = text[opened:closed]
        if len(words.split()) >= 8 and (not words[1].islower() or _MODAL.search(words)):
            spans += [Span(first, opened), Span(opened + 1, max(opened + 1, closed - 1))]
            first = closed
    return [*spans, Span(first, span.end)]


def _closing(text: str, opened: int, end: int) -> int:
    depth = 0
    for at in range(opened, end):
        depth += (text[at] in "([") - (text[at] in ")]")
        if depth == 0:
            return at + 1
    return end
