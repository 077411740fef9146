"""What a swap test found, as one HTML page that needs nothing else, and as a table."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import __version__
from pipeline.report.rendering import environment, style
from pipeline.scoring.swap import ALIKE, LENGTH, Swap, SwapAudit

KIND_NAMES = {
    "name": "Names, with e-mail and links",
    "pronouns": "Pronouns and titles",
    "address": "Addresses",
    "graduation": "Graduation years",
    LENGTH: "Length",
}
_ROOM = "pipeline.scoring"
_STEPS = (0.15, 0.35, 0.75, 1.5)  # words added for each there was, between the sizes of padding
_SHOWN = 100  # swaps that changed something that the page lists


@dataclass(frozen=True)
class Row:
    """The swaps of one kind, or of one size of padding: how many, and how far scores went up and down."""

    name: str
    swaps: int
    is_one_text: int
    pairs: int
    changed: int
    fall: float
    rise: float


def render(found: SwapAudit) -> str:
    """The page: the same bytes for the same findings."""
    return (
        environment(_ROOM)
        .get_template("swap.html.j2")
        .render(
            root="",
            style=style("scoring.css", _ROOM),
            version=__version__,
            found=found,
            rows=[_row(KIND_NAMES[kind], found.of(kind)) for kind in ALIKE],
            paddings=_paddings(found),
            total=sum(len(found.of(kind)) for kind in ALIKE),
            changed=found.changed[:_SHOWN],
            kind_names=KIND_NAMES,
        )
    )


def to_csv(found: SwapAudit) -> str:
    """One row a swap."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [field.name for field in dataclasses.fields(Swap)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(dataclasses.asdict(swap) for swap in found.swaps)
    return text.getvalue()


def _row(name: str, swaps: Sequence[Swap]) -> Row:
    return Row(
        name,
        len(swaps),
        sum(swap.is_one_text for swap in swaps),
        sum(swap.pairs for swap in swaps),
        sum(swap.changed for swap in swaps),
        min((swap.largest for swap in swaps), default=0.0),
        max((swap.largest for swap in swaps), default=0.0),
    )


def _paddings(found: SwapAudit) -> list[Row]:
    """Swaps of length by how much was added."""
    groups: dict[int, list[Swap]] = {}
    for swap in found.of(LENGTH):
        groups.setdefault(sum((swap.padding or 0.0) > step for step in _STEPS), []).append(swap)
    rows = []
    for _, swaps in sorted(groups.items()):
        added = sum(swap.padding or 0.0 for swap in swaps) / len(swaps)
        rows.append(_row(f"{added:.0%} more words", swaps))
    return rows
