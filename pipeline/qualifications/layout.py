"""The shape of a qualifications section: its patterns, labels, items and connective lines, with their offsets."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pipeline.qualifications.prose import RUNS_ON, Span

_ROMAN = r"(?:I{1,3}|IV|VI{0,3}|IX|X)"
# "Either I", "Or II", run into the text or on a line of their own; "Pattern II", "Option A:"; "EITHER:" on a line.
PATTERN = re.compile(
    rf"(?:(?<=[\s.);])|^)(?P<word>Either|EITHER|Or|OR)[ \t]+(?:Pattern[ \t]+)?(?:{_ROMAN}"
    rf"|[1-9])(?:(?=[A-Z][a-z])|(?=(?:experience|education|one|two|three|four|five|six)\b)"
    rf"|(?![\w'’]))[.):]?(?:[ \t]*\((?:Promotional|Open)\))?"
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
_SECOND = re.compile(r"\s*or\s+(?:pattern\s+)?(?:II|2)\b", re.IGNORECASE)
CONTINUES = re.compile(
    rf"\s*(?:(?:Either|Or|Pattern|Option)[ \t]+(?:{_ROMAN}|[1-9A-F])|(?:education|experience"
    rf"|training)[\w\s/&]{{0,30}})\s*:?\s*",
    re.IGNORECASE,
)
_LABELS = (
    r"(?:(?:minimum|required|specific|general|formal|alternative|alternate|additional|relevant|professional"
    r"|work)\s+)*"
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
    rf"|(?<=\band)\s*)(?P<label>{_LABELS})(?:[ \t]+required)?[ \t]*+(?:\s?:|[–—-]{{1,2}}(?=\s)|$)",
    re.IGNORECASE | re.MULTILINE,
)
ITEM = re.compile(
    r"(?:^|(?<=^\d[.)] )|(?<=^\d[.)]\t)|(?<=^\([a-h]\) )|(?<=^\([a-h]\)\t))[ \t]*(?P<joint>-?(?:or|OR|Or|and|AND"
    r"|And)[ \t]+(?=\(?\w[.)]))?"
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
    r"|(?<=\.[)\]]))\s+(?P<run>(?:and|or)(?=\s)|(?-i:and|or))\s*(?=(?-i:[A-Z]))",
    re.IGNORECASE | re.MULTILINE,
)
TRAILING = re.compile(
    r"(?<=[\s,;:.)])(?:[-–—*(]+[ \t]*)?\b(?P<word>and/or|and"
    r"|or)\b(?P<either>\s+either)?[\s,;:.]*(?:[-–—*)]+[\s.]*)?$",
    re.IGNORECASE,
)
LEADING = re.compile(r"^\s*(?P<word>and|or)\b[\s,:]*(?!/)", re.IGNORECASE)
# A blank line; or a line that opens as no continuation of an item does.
_ITEM_BREAKS = re.compile(
    r"\n[ \t]*(?:\n\s*|(?=(?:And|AND|Plus|PLUS)[ \t]+\w))"
    r"|(?<=[.;)])[ \t]*\n[ \t]*(?=(?:In addition|Additionally|Must|(?:All )?(?:[Aa]pplicants|[Cc]andidates)"
    r"|Possession|A valid)\b)"
)


def patterns(text: str, start: int, end: int) -> list[Span]:
    """The head (first, maybe empty) and each pattern; [] where there are fewer than two patterns."""
    marks = list(_WHOSE.finditer(text, start, end)) if "andidates" in text[start:end] else []
    if len(marks) < 2:
        marks = list(PATTERN.finditer(text, start, end))
    if not marks or (len(marks) == 1 and not _SECOND.match(marks[0].group())):
        return []
    spans = [Span(start, marks[0].start())]
    if len(marks) == 1:  # the first pattern has lost its mark
        spans = [Span(start, start), *spans]
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


_RUN_IN = re.compile(r"(?<=[\s,;:])(?:(?P<joint>or|and|OR|AND)\s+)?\((?P<letter>[a-h]|[1-8]|i{1,3}|iv|v)\)\s+(?=\S)")
_ROMANS = ("i", "ii", "iii", "iv", "v")
_SET_OFF = re.compile(r"(?:[,;:.]|\b(?:and|or|either))\s*$", re.IGNORECASE)


def enumerated(text: str, start: int, end: int) -> list[Span]:
    """As `items`, for a list run into its sentence: "(a) …, or (b) …"; [] where there is none."""
    marks: list[re.Match[str]] = []
    for mark in _RUN_IN.finditer(text, start, end):
        wanted = {chr(ord("a") + len(marks)), str(len(marks) + 1), *_ROMANS[len(marks) : len(marks) + 1]}
        apart = mark["joint"] or _SET_OFF.search(text, max(start, mark.start() - _BEFORE), mark.start())
        if mark["letter"] in wanted and (not marks or apart):
            marks.append(mark)
    if len(marks) < 2 or not any(mark["joint"] for mark in marks):
        return []
    spans = [Span(start, marks[0].start())]
    stops = [*(mark.start() for mark in marks[1:]), end]
    for mark, stop in zip(marks, stops, strict=True):
        spans.append(Span(mark.end(), stop, (mark["joint"] or "").lower(), f"({mark['letter']})"))
    return [*spans, Span(end, end, "", "after")]


_BEFORE = 12  # characters before a run-in mark that set it off


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
        ended = not RUNS_ON.search(text[item.start : item.start + gap.start()])
        mark = ITEM.match(rest)
        outer = bullets and mark is not None and mark["number"] is not None  # no item of a bullet is numbered
        opens = bool(rest) and (rest[0].isupper() or rest[0] == "(") and mark is None and not CONNECTIVE.match(rest)
        if ended and (opens or outer):
            return item.start + gap.start()
    return item.end
