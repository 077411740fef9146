"""From the tables of a run to what the page says: headline, corpus, heat map, findings, and who has a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.report.compared import (
    Match,
    Matches,
    Subject,
    best_across,
    matches_by_query,
    subjects,
)
from pipeline.report.corpus import Corpus, corpus_of
from pipeline.report.heat import EmployerMap, HeatMap, employer_map, heat_map
from pipeline.report.rendering import counted
from pipeline.tables import TABLES

FINDINGS = 8
ENOUGH_COMPARATORS = 4  # the least that pay surveys ask for; some ask for eight


@dataclass(frozen=True)
class ModelUsed:
    """A model a run leant on, with the digest that identifies its weights."""

    name: str
    digest: str


@dataclass(frozen=True)
class StageRun:
    """What one stage left: the name of its table, and how many rows it has."""

    name: str
    rows: int


@dataclass(frozen=True)
class RunSummary:
    """What the page tells of the run itself.

    Attributes:
        project: name at the head of the page.
        version: of the package.
        benchmark_threshold: score from which a match at the same level is a benchmark.
        models: every model used.
        settings: settings worth telling, as written in the settings file.
        stages: what each stage left, in the order of the run.
        tables_at: where the tables lie, for what the page leaves out.
    """

    project: str
    version: str
    benchmark_threshold: float = 70.0
    models: tuple[ModelUsed, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    stages: tuple[StageRun, ...] = ()
    tables_at: str = "data/processed"


@dataclass(frozen=True)
class Figure:
    """One of the big numbers at the head."""

    value: str
    label: str
    note: str


@dataclass(frozen=True)
class Line:
    """A class or resume in the list of cards, before it is opened.

    Attributes:
        best: its best match, across employers where there is one; null when it has none.
        comparators: benchmarks it has with other employers.
    """

    subject: Subject
    best: Match | None
    comparators: int

    @property
    def enough(self) -> bool:
        """Whether it has as many comparators as pay surveys ask for."""
        return self.comparators >= ENOUGH_COMPARATORS


@dataclass(frozen=True)
class ReportView:
    """Everything on the page but the cards, which are made one at a time."""

    run: RunSummary
    known: Mapping[str, Subject]
    sentence: str
    figures: tuple[Figure, ...]
    findings: tuple[Match, ...]
    corpus: Corpus
    heat: HeatMap
    employers: EmployerMap
    classes: tuple[Line, ...]
    resumes: tuple[Line, ...]
    matches: Matches


def complete(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Every table of the schema; an absent one is empty."""
    return {table.name: tables.get(table.name, pd.DataFrame(columns=table.names)) for table in TABLES}


def report_view(tables: Mapping[str, pd.DataFrame], run: RunSummary) -> ReportView:
    """What the page says of complete tables: classes best match first, resumes in the order of their files."""
    known = subjects(tables)
    matches = matches_by_query(tables["matches"], known)
    lines = [_line(subject, matches[subject.id]) for subject in known.values()]
    classes = [line for line in lines if not line.subject.is_resume]
    corpus = corpus_of(tables, known)
    pairs = _pairs(matches)
    figures = _figures(corpus, classes, pairs, run)
    return ReportView(
        run=run,
        known=known,
        sentence=_sentence(corpus, classes, run),
        figures=figures,
        findings=tuple(pairs[:FINDINGS]),
        corpus=corpus,
        heat=heat_map(matches),
        employers=employer_map([line.subject for line in classes], matches),
        classes=tuple(sorted(classes, key=_best_first)),
        resumes=tuple(line for line in lines if line.subject.is_resume),
        matches=matches,
    )


def _line(subject: Subject, matches: tuple[Match, ...]) -> Line:
    comparators = sum(match.benchmark and match.across for match in matches)
    return Line(subject, best_across(matches), comparators)


def _best_first(line: Line) -> tuple[float, str, str]:
    score = line.best.score if line.best and line.best.score is not None else -1.0
    return (-score, line.subject.title, line.subject.id)


def _pairs(matches: Matches) -> list[Match]:
    """Each pair of classes of different employers once, the better of its two directions, best first."""
    best: dict[frozenset[str], Match] = {}
    for some in matches.values():
        for match in some:
            if match.score is None or not match.across or match.query.is_resume:
                continue
            pair = frozenset((match.query.id, match.candidate.id))
            if pair not in best or _quality(match) > _quality(best[pair]):
                best[pair] = match
    return sorted(best.values(), key=lambda one: (not one.benchmark, -(one.score or 0.0), one.query.id))


def _quality(match: Match) -> tuple[bool, float]:
    return (match.benchmark, match.score or 0.0)


def _figures(corpus: Corpus, classes: Sequence[Line], pairs: Sequence[Match], run: RunSummary) -> tuple[Figure, ...]:
    employers = {line.subject.employer for line in classes}
    enough = sum(line.enough for line in classes)
    unread = corpus.documents - corpus.read
    benchmarks = sum(match.benchmark for match in pairs)
    return (
        Figure(
            f"{corpus.read:,}", f"of {corpus.documents:,} documents read", f"{unread:,} left out, each with its reason"
        ),
        Figure(f"{len(classes):,}", "classes", f"of {counted(len(employers), 'employer')}"),
        Figure(f"{corpus.phrases:,}", "phrases", "duties, knowledge, skills, abilities"),
        Figure(f"{len(pairs):,}", "pairs compared", "of classes at different employers"),
        Figure(
            f"{benchmarks:,}",
            "benchmarks",
            f"{run.benchmark_threshold:g} points or more, levels agree; {counted(enough, 'class', 'classes')} "
            f"with {ENOUGH_COMPARATORS} or more",
        ),
    )


def _sentence(corpus: Corpus, classes: Sequence[Line], run: RunSummary) -> str:
    covered = sum(line.comparators > 0 for line in classes)
    if not corpus.documents:
        return f"{run.project} found no documents to read."
    if not classes:
        return f"{run.project} read {corpus.read:,} of {corpus.documents:,} documents and found no class in them."
    return (
        f"{run.project} compared what {counted(len(classes), 'job class', 'job classes')} do and ask for, phrase by "
        f"phrase. {_share(covered, len(classes))} a counterpart at another employer close enough to benchmark against."
    )


def _share(part: int, whole: int) -> str:
    if part == whole > 1:
        return "All of them have"
    return "None of them has" if not part else f"{part:,} of them {'has' if part == 1 else 'have'}"
