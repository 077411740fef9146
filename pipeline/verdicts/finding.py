"""What was found for one requirement: the verdict, why, and the words of the resume it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pipeline.verdicts.logic import MET, NO_EVIDENCE, NOT_MET


@dataclass(frozen=True)
class Finding:
    """The verdict on one leaf.

    Attributes:
        verdict: one of `logic.MET`, `NOT_MET`, `NO_EVIDENCE`.
        reason: why, in one sentence, with the sum where there is one.
        start: first character of the words it rests on in the resume; None where there are none.
        end: character after the last.
        share: 0–1, how much of what is asked is shown; None without evidence.

    """

    verdict: str
    reason: str
    start: int | None = None
    end: int | None = None
    share: float | None = None


class Stated(Protocol):
    """Anything with a place in the resume."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """Character after the last."""


def met(reason: str, at: Stated | None) -> Finding:
    """Asked and shown."""
    return Finding(MET, reason, *_place(at), 1.0)


def not_met(reason: str, at: Stated | None, share: float = 0.0) -> Finding:
    """Asked, and the resume states something else or less: `share` of it."""
    return Finding(NOT_MET, reason, *_place(at), share)


def no_evidence(reason: str, at: Stated | None = None) -> Finding:
    """Asked, and the resume does not say."""
    return Finding(NO_EVIDENCE, reason, *_place(at), None)


def _place(at: Stated | None) -> tuple[int | None, int | None]:
    return (None, None) if at is None else (at.start, at.end)
