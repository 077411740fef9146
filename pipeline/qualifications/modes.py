"""Which stretches of a section are required, and which are wishes, as headings, columns and marks say."""

from __future__ import annotations

from pipeline.qualifications.criteria import cells, marked_lines
from pipeline.qualifications.prose import Span, sentences
from pipeline.qualifications.sentences import (
    DEMANDED,
    PREFERRED_HEADING,
    REQUIRED_HEADING,
    is_preferred,
)


def modes(text: str, start: int, end: int, preferred: bool) -> list[tuple[Span, bool]]:
    """The stretches under "Required" and "Preferred" headings, and whether each is a wish."""
    marks = [
        (match.start(), match.end(), True)
        for match in PREFERRED_HEADING.finditer(text, start, end)
        if not REQUIRED_HEADING.match(match.group())  # the heads of two columns
    ]
    wished = {mark[0] for mark in marks}
    marks += [
        (m.start(), m.end(), False) for m in REQUIRED_HEADING.finditer(text, start, end) if m.start() not in wished
    ]
    if marked := cells(text, start, end) or marked_lines(text, start, end):
        return marked
    spans, first, mode = [], start, preferred
    for begin, stop, wish in sorted(marks):
        spans.append((Span(first, max(first, begin)), mode))
        first, mode = max(first, stop), wish
    spans.append((Span(first, end), mode))
    return [part for span, wish in spans for part in (_demanded(text, span) if wish else [(span, False)])]


def _demanded(text: str, wished: Span) -> list[tuple[Span, bool]]:
    """The stretch cut at sentences that demand, for all that their heading only wishes ("a licence is required")."""
    spans, first = [], wished.start
    if DEMANDED.search(text, wished.start, wished.end):
        for sentence in sentences(text, wished.start, wished.end):
            words = text[sentence.start : sentence.end]
            if DEMANDED.search(words) and not is_preferred(words):
                spans += [(Span(first, sentence.start), True), (sentence, False)]
                first = sentence.end
    return [*spans, (Span(first, wished.end), True)]
