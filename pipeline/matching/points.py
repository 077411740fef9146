"""How a score of 100 is shared out, what a cosine earns, and what the sum comes to.

The numbers were learned from graded pairs of classes and lie in `models/matching/`; settings may override each.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.bundle import bundled
from pipeline.matching.items import Numbers
from pipeline.settings import setting

NAME = "matching"


def _learned(file: str) -> Mapping[str, float]:
    return dict(json.loads((bundled("models") / NAME / file).read_text(encoding="utf-8")))


LEARNED = _learned("weights.json")
LEARNED_OF_RESUMES = _learned("resumes.json")


@dataclass(frozen=True)
class Points:
    """How a score of 100 is shared out, and what a cosine earns."""

    purpose: float = setting(LEARNED["purpose"], "points for what the class says it is for")
    responsibilities: float = setting(LEARNED["responsibilities"], "points for duties")
    competencies: float = setting(LEARNED["competencies"], "points for knowledge, skills and abilities")
    qualifications: float = setting(LEARNED["qualifications"], "points for minimum qualifications")
    level: float = setting(LEARNED["level"], "points for the level")
    none_below: float = setting(LEARNED["none_below"], "cosine up to which two items have nothing in common")
    full_above: float = setting(LEARNED["full_above"], "cosine from which two items say the same")
    calibration: float = setting(
        LEARNED["calibration"], "exponent k of score = 1 - (1 - raw)^k: 1 leaves the raw share of points as it is"
    )
    level_reach: float = setting(2.0, "level gap, in steps, from which the level earns nothing")

    def of(self, dimension: str) -> float:
        """The points of one dimension."""
        return float(getattr(self, dimension))

    def credit(self, cosine: Numbers) -> Numbers:
        """Cosine → 0–1, linear between the bounds."""
        span = self.full_above - self.none_below
        return np.clip((cosine - self.none_below) / span, 0.0, 1.0)

    def level_credit(self, query: float | None, candidate: float | None) -> float:
        """0–1: how near two levels are; NaN where either is unknown."""
        if query is None or candidate is None:
            return float("nan")
        return max(0.0, 1.0 - abs(candidate - query) / self.level_reach)

    def lift(self, raw: Numbers) -> Numbers:
        """Factor from the raw points earned (0–100) to the score: one a pair, so that items keep their proportions.

        Two employers never word the same job alike, so that raw points bunch far below 100; the score spreads them
        without changing their order.
        """
        share = np.clip(raw / 100.0, 1e-9, 1.0)
        return np.asarray((1.0 - (1.0 - share) ** self.calibration) / share)
