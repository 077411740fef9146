"""One thing a sentence asks for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """One thing a sentence asks for; offsets are characters of the sentence.

    Attributes:
        kind: a leaf type, `combination` for "any equivalent combination of education and experience", or `passed over`
            for what says nothing new.
        level: of education, else "".
        years: stated with it, else None.
        framework: of education, its level stands as that of a national framework ("NQF level 7") alone.

    """

    kind: str
    start: int
    end: int
    level: str = ""
    years: float | None = None
    framework: bool = False
