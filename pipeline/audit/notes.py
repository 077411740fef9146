"""What a reader of an audit has to know beside its figures, in sentences; the same on the page and in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.audits import Audit
from pipeline.audit.categories import is_reported
from pipeline.audit.impact import Breakdown, Split


def counted(number: int, word: str, several: str = "") -> str:
    """A number and its noun: `1 applicant`, `2 applicants`."""
    return f"{number:,} {word if number == 1 else several or f'{word}s'}"


def notes(audit: Audit) -> list[str]:
    """On the people, then on the outcome, then on each breakdown."""
    scores = _scores(audit.split, audit.people) if audit.split else ()
    return [*_people(audit), *scores, *(note for by in audit.breakdowns for note in _breakdown(by, audit))]


def unknown(audit: Audit) -> str:
    """How many people fall within an unknown category: 6 RCNY § 5-301 (b) (5) and (c) (5)."""
    sex, race, either = (one.unknown for one in audit.breakdowns)
    if not either:
        return "The sex and race/ethnicity of all applicants are known."
    who = counted(either, "of the applicants is", "of the applicants are")
    told = (
        f"{who} of unknown sex or race/ethnicity (sex {sex:,}, race/ethnicity {race:,}), and not included in the rates "
        "and ratios that need what is unknown of them."
    )
    return f"{told} Their scores count towards the median." if audit.split else told


def _people(audit: Audit) -> Iterator[str]:
    yield unknown(audit)
    if audit.unmatched:
        yield f"Of the unknown, {counted(audit.unmatched, 'is', 'are')} not in the demographic data at all."
    if audit.unscored:
        yield counted(
            audit.unscored,
            "person of the demographic data has no outcome here, and is in no figure.",
            "people of the demographic data have no outcome here, and are in no figure.",
        )


def _scores(split: Split, people: int) -> Iterator[str]:
    if split.at_median == people:
        yield (
            f"All applicants have the same score, {split.median:g}: none is above the median, and there are no impact "
            "ratios."
        )
    elif split.at_median:
        yield (
            f"{counted(split.at_median, 'applicant has', 'applicants have')} just the median score, {split.median:g}: "
            "that is not above it."
        )


def _breakdown(by: Breakdown, audit: Audit) -> Iterator[str]:
    if not by.categories:
        yield f"Nobody's {by.by} is known."
    elif len(by.categories) == 1:
        yield f"By {by.by} there is one category only: nothing to compare it with."
    elif by.highest is None and not (audit.split and audit.split.at_median == audit.people):
        yield f"By {by.by} no category has a rate above 0: there are no impact ratios."
    elif by.highest is not None and by.highest.is_few:
        yield (
            f"By {by.by} the highest rate is that of {counted(by.highest.people, 'applicant')} "
            f"({by.highest.name}): all ratios of that table rest on few people."
        )
    others = [one.name for one in by.categories if len(one.parts) == 1 and not is_reported(one.name)]
    if others:
        yield f"Not a category of the EEO-1 report, and reported all the same: {'; '.join(others)}."
