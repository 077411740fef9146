"""Figures from counts, with 95 % intervals by the percentile bootstrap (Efron & Tibshirani 1993, chapter 13).

Documents (for rankings: queries) are drawn anew, not lines or phrases: those of one document stand or fall together.
All draws are one matrix product, since every figure here is a function of summed counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.evaluation.findings import Metric

Counts = npt.NDArray[np.float64]
Formula = Callable[[Counts], Counts]
"""From summed counts, shape (…, columns), to the figure, shape (…)."""

DRAWS = 2000
_SEED = 1993
_ENDS = (2.5, 97.5)  # per cent: a 95 % interval


@dataclass(frozen=True)
class Tally:
    """Counts, one row a unit that is drawn: shape (units, columns), and the source of each unit."""

    sources: Sequence[str]
    counts: Counts


def estimates(name: str, tally: Tally, formula: Formula, n: int, unit: str, label: str = "") -> Iterator[Metric]:
    """The figure over all units, then, but for that of one label, over those of each source.

    Column `n` of the counts holds what was counted.
    """
    sources = np.asarray(tally.sources, dtype=object)
    for source in ("", *(sorted(set(tally.sources)) if not label else ())):
        counts = tally.counts[sources == source] if source else tally.counts
        value, low, high = _interval(counts, formula, n)
        yield Metric(name, value, low, high, int(counts[:, n].sum()), unit, source, label)


def _interval(counts: Counts, formula: Formula, n: int) -> tuple[float, float, float]:
    """The figure and its interval; without one where fewer than two units have anything to count."""
    value = float(formula(counts.sum(axis=0)))
    units = len(counts)
    if (counts[:, n] > 0).sum() < 2:
        return value, np.nan, np.nan
    drawn = np.random.default_rng(_SEED).multinomial(units, np.full(units, 1 / units), size=DRAWS)
    figures = formula(drawn @ counts)
    low, high = np.percentile(figures[~np.isnan(figures)], _ENDS)
    return value, float(low), float(high)


def share(totals: Counts) -> Counts:
    """First column over second; NaN where there is nothing to count."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(totals[..., 1] > 0, totals[..., 0] / totals[..., 1], np.nan))


def precision(totals: Counts) -> Counts:
    """Of columns hits, predicted, wanted; 0 where nothing was predicted, NaN where nothing is wanted."""
    return np.asarray(np.where(totals[..., 2] > 0, totals[..., 0] / np.maximum(1, totals[..., 1]), np.nan))


def recall(totals: Counts) -> Counts:
    """Of columns hits, predicted, wanted; NaN where nothing is wanted."""
    return share(totals[..., [0, 2]])


def f1(totals: Counts) -> Counts:
    """Harmonic mean of precision and recall, of columns hits, predicted, wanted; NaN where nothing is wanted."""
    return np.asarray(np.where(totals[..., 2] > 0, 2 * totals[..., 0] / np.maximum(1, totals[..., 1:].sum(-1)), np.nan))


def macro_f1(totals: Counts) -> Counts:
    """Mean of `f1` over the labels that are wanted at all; columns hits, predicted, wanted for label after label."""
    by_label = totals.reshape(*totals.shape[:-1], -1, 3)
    is_wanted = by_label[..., 2] > 0
    summed = np.where(is_wanted, f1(by_label), 0).sum(axis=-1)
    return share(np.stack([summed, is_wanted.sum(axis=-1)], axis=-1))


def precision_recall_f1(name: str, tally: Tally, unit: str, label: str = "") -> Iterator[Metric]:
    """The three figures of a tally with columns hits, predicted, wanted."""
    for measure, formula in (("precision", precision), ("recall", recall), ("F1", f1)):
        yield from estimates(f"{name} {measure}", tally, formula, 2, unit, label)
