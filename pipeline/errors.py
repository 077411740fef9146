"""The one error this package raises on purpose: a problem, its place, and what to do about it."""

from __future__ import annotations


class RolematchError(Exception):
    """A fault a user can mend.

    Attributes:
        problem: what is wrong, as a short clause ("2 resumes are encrypted").
        place: the file, setting key, part or document it concerns.
        remedy: what to do about it.
    """

    exit_code = 1

    def __init__(self, problem: str, place: str, remedy: str) -> None:
        super().__init__(problem, place, remedy)  # all three, so that the error survives a trip between processes
        self.problem, self.place, self.remedy = problem, place, remedy

    def __str__(self) -> str:
        return " · ".join(part for part in (self.problem, self.place, self.remedy) if part)


class UsageError(RolematchError):
    """The command or its settings are wrong: nothing was attempted."""

    exit_code = 2
