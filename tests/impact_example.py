"""The scoring example of the rule (6 RCNY § 5-301 (d)), as tables of people whose scores give its figures."""

from __future__ import annotations

import csv
from pathlib import Path

from pipeline.audit.categories import RACES

# By both: applicants, and how many the printed scoring rate says are above the median.
COUNTS = {
    "Male": [(16, 12), (20, 7), (20, 10), (4, 3), (12, 7), (8, 5), (12, 6)],
    "Female": [(12, 6), (20, 8), (12, 6), (4, 2), (12, 3), (8, 5), (8, 4)],
}
# What the rule prints, in per cent and as ratios; 18 of 28 are 64.29 %, which it gives as 64.2.
SEX = {"Male": (54.3, 1.00), "Female": (44.7, 0.82)}
RACE = dict(
    zip(
        RACES,
        [(64.3, 1.00), (37.5, 0.58), (50.0, 0.78), (62.5, 0.97), (41.7, 0.65), (62.5, 0.97), (50.0, 0.78)],
        strict=True,
    )
)
BOTH = {
    "Male": [(75, 1.00), (35, 0.47), (50, 0.67), (75, 1.00), (58.3, 0.78), (62.5, 0.83), (50, 0.67)],
    "Female": [(50, 0.67), (40, 0.53), (50, 0.67), (50, 0.67), (25, 0.33), (62.5, 0.83), (50, 0.67)],
}
UNKNOWN = 15


def write(folder: Path) -> tuple[Path, Path]:
    """Writes `scores.csv` and `people.csv`; those of unknown race score below, at and above the median of 60."""
    people = [
        (sex, race, 80 if at < above else 40)
        for sex, rows in COUNTS.items()
        for race, (total, above) in zip(RACES, rows, strict=True)
        for at in range(total)
    ] + [("Female", "", score) for score in (40,) * 7 + (60,) + (80,) * 7]
    scores, demographics = folder / "scores.csv", folder / "people.csv"
    with scores.open("w", newline="") as one, demographics.open("w", newline="") as other:
        outcomes, described = csv.writer(one), csv.writer(other)
        outcomes.writerow(["id", "score", "advanced"])
        described.writerow(["id", "sex", "race_ethnicity"])
        for number, (sex, race, score) in enumerate(people):
            outcomes.writerow([f"P{number:03d}", score, "yes" if score > 60 else "no"])
            described.writerow([f"P{number:03d}", sex, race])
    return scores, demographics
