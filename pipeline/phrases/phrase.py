"""A phrase found in a document."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.phrases.passage import Passage


@dataclass(frozen=True)
class Phrase:
    """One responsibility or competency.

    Attributes:
        kind: `responsibility`, `knowledge`, `skill` or `ability`.
        text: the phrase, shared words restored.
        start: first character of its source in documents.text.
        end: character after the last.
        verbatim: no word was restored.
        level: `basic`, `working`, `thorough`, `expert` or None.
        confidence: 0–1.
        canonical: action and object, or topic, in lemmas (`canonical.py`).
        examples: what the text names as examples, in order.
    """

    kind: str
    text: str
    start: int
    end: int
    verbatim: bool
    level: str | None
    confidence: float
    canonical: str = ""
    examples: tuple[str, ...] = ()

    @classmethod
    def of(cls, kind: str, source: Passage, confidence: float, level: str | None = None, text: str = "") -> Phrase:
        """The phrase that `source` holds; `text` replaces its words where shared ones were restored."""
        verbatim = (not text or text == source.text) and source.whole
        return cls(kind, text or source.text, source.start, source.end, verbatim, level, confidence)
