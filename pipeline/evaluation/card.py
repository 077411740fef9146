"""What a gold holds, counted: for its data card and for the page of results."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.evaluation.gold import Gold, documents_of, source_of
from pipeline.evaluation.qualifications import leaves


@dataclass(frozen=True)
class Content:
    """How much of one source a gold holds.

    Attributes:
        source: employer or group of documents.
        documents: annotated documents.
        lines: lines that are not blank, of documents with sections.
        responsibilities: phrases of that kind.
        competencies: knowledge, skills and abilities.
        classes: qualification trees.
        leaves: leaves of those trees.
        pairs: judged pairs, with a query from there.
        resumes: judged resumes, for a specification from there.
    """

    source: str
    documents: int
    lines: int
    responsibilities: int
    competencies: int
    classes: int
    leaves: int
    pairs: int
    resumes: int


def contents(gold: Gold) -> tuple[Content, ...]:
    """The counts of each source, in alphabetical order."""
    documents = Counter(source_of(name) for name in gold.documents)
    lines = Counter[str]()
    for name in documents_of(gold.sections):
        if gold.place(name).is_file():
            lines[source_of(name)] += sum(bool(line.strip()) for line in gold.lines(name))
    duties = Counter(source_of(row["doc"]) for row in gold.phrases if row["kind"] == "responsibility")
    phrases = Counter(source_of(row["doc"]) for row in gold.phrases)
    classes = Counter(source_of(row["doc"]) for row in gold.qualifications)
    asked = Counter(source_of(row["doc"]) for row in gold.qualifications for _ in leaves(row["tree"]))
    pairs, resumes = Counter(gold.pairs["query_source"]), Counter(gold.resumes["spec_source"])
    return tuple(
        Content(
            source,
            documents[source],
            lines[source],
            duties[source],
            phrases[source] - duties[source],
            classes[source],
            asked[source],
            pairs[source],
            resumes[source],
        )
        for source in sorted({*documents, *pairs, *resumes})
    )
