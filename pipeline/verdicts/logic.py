"""Three-valued logic of verdicts: met, not met, and no evidence, which is neither.

Kleene's strong logic of indeterminacy (Kleene 1952, *Introduction to Metamathematics*, §64), with `no evidence` as the
undetermined value: what is asked together is met only where all of it is and fails where any of it does; alternatives
are met where any is and fail only where all do. Nothing asked is None, and has no part in any sum.
"""

from __future__ import annotations

from collections.abc import Iterable

MET, NOT_MET, NO_EVIDENCE = "met", "not met", "no evidence"
_ASCENDING = (NOT_MET, NO_EVIDENCE, MET)


def all_of(verdicts: Iterable[str | None]) -> str | None:
    """The verdict on things asked together: the lowest; None where nothing is asked."""
    return min(_asked(verdicts), key=_ASCENDING.index, default=None)


def any_of(verdicts: Iterable[str | None]) -> str | None:
    """The verdict on alternatives: the highest; None where nothing is asked."""
    return max(_asked(verdicts), key=_ASCENDING.index, default=None)


def _asked(verdicts: Iterable[str | None]) -> list[str]:
    return [verdict for verdict in verdicts if verdict is not None]
