"""The swap test: the same resume of another person has to have the same scores.

What must not matter is changed in resumes that are there, one thing at a time (`privacy/swaps.py`), and every variant
goes through the whole reading and scoring beside the one it was made from. Variants that reading makes into one text,
letter for letter, are scored once: every stage after reading sees that text and nothing else. As an audit by
correspondence does it: Bertrand and Mullainathan, American Economic Review 94 (2004).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from typing import TypeVar

import pandas as pd

from pipeline.parts import RESUME, digest
from pipeline.privacy.swaps import variants
from pipeline.readers import plain
from pipeline.readers.formats import format_of
from pipeline.readers.guard import read_guarded
from pipeline.runner import Listener
from pipeline.scoring.files import Given, gather, lay_out
from pipeline.scoring.run import OF_RESUMES, Scored, score, settings_of
from pipeline.scoring.scores import KINDS as VERDICTS
from pipeline.scoring.scores import scores
from pipeline.settings import Settings

ALIKE = ("name", "pronouns", "address", "graduation")  # kinds of swap that must not change any score
LENGTH = "length"
_COMPARED = ("score", *OF_RESUMES, "verdict", *VERDICTS, "copied", "status")
_PADDINGS = 5  # sizes of padding that there are
_ROWS = ("table", "a table of resumes: give each as a file of its own")
T = TypeVar("T")
_AROUND = 60  # characters shown where two texts part


@dataclass(frozen=True)
class Swap:
    """One swap, and what it changed.

    Attributes:
        resume: path of the resume among those given.
        kind: what was swapped.
        padding: of a swap of length: words added for each word there was; else None.
        is_one_text: whether reading made both into one text.
        pairs: classes the two were scored beside.
        changed: those in which anything differs: score, points, verdicts.
        largest: the largest difference of a score, in points, with its sign.
        where: the class of that difference; empty where there is none.
        parting: where the two texts part, as read; empty where nothing changed.
    """

    resume: str
    kind: str
    padding: float | None
    is_one_text: bool
    pairs: int
    changed: int
    largest: float
    where: str
    parting: str


@dataclass(frozen=True)
class SwapAudit:
    """All swaps of an audit.

    Attributes:
        set_aside: resumes that could not be swapped, each with its reason.
        texts: different texts that were scored.
        as_of: the month that `present` stood for in all of them.
    """

    swaps: tuple[Swap, ...]
    set_aside: tuple[tuple[str, str], ...]
    texts: int
    classes: int
    as_of: str
    seed: int

    def of(self, kind: str) -> list[Swap]:
        """The swaps of one kind."""
        return [swap for swap in self.swaps if swap.kind == kind]

    @property
    def changed(self) -> list[Swap]:
        """Swaps that changed something and must not."""
        return [swap for swap in self.swaps if swap.kind in ALIKE and swap.changed]


@dataclass(frozen=True)
class _Written:
    """A text, and the name of the file it is written to."""

    name: str
    text: str


@dataclass(frozen=True)
class _Planned:
    """A swap to be made."""

    resume: str
    kind: str
    base: _Written
    variant: _Written
    padding: float | None


@dataclass(frozen=True)
class Bench:
    """Where an audit works: a folder, the project's settings, how many processes, and who is told."""

    folder: Path
    settings: Settings
    workers: int
    listener: Listener

    def run(self, name: str, given: Mapping[str, Sequence[Given]], until: str, as_of: str) -> Scored:
        """One run of the pipeline on these files."""
        lay_out(self.folder / name, given)
        settings = settings_of(self.settings, self.folder / name, as_of, {})
        return score(settings, self.workers, self.listener, until)


def audit_swaps(
    bench: Bench, resumes: Sequence[Given], specs: Sequence[Given], count: int, seed: int, as_of: str = ""
) -> SwapAudit:
    """`count` swaps of what must not matter, and some of length, over all resumes and classes.

    `as_of`: the month that `present` stands for in every variant; empty: the latest month that any resume states, so
    that a graduation that is moved does not move the end of a post.
    """
    received = bench.run("received", {RESUME: resumes}, "chronicle", "")
    as_of = as_of or max(scored_months(received), default="")
    texts, set_aside = _texts(received, resumes)
    folder = bench.folder / "written"
    planned = list(_plan(texts, count, seed))
    _write(folder, planned)
    read = bench.run("variants", {RESUME: gather([folder])}, "ingest", as_of) if planned else None
    keys, told = _keys(read) if read else ({}, {})
    firsts = {key: name for name, key in reversed(keys.items())}
    distinct = [Given(folder / name, PurePosixPath(name)) for name in sorted(firsts.values())]
    rows = _rows(bench.run("scored", {RESUME: distinct, "spec": specs}, "compare", as_of)) if distinct else {}
    swaps = tuple(_compared(one, keys, firsts, rows, told) for one in planned)
    classes = len(next(iter(rows.values()))) if rows else 0
    return SwapAudit(swaps, tuple(set_aside), len(firsts), classes, as_of, seed)


def scored_months(received: Scored) -> list[str]:
    """The months that `present` stands for in the resumes, where they are dated."""
    return [month for month in received.read("entries", ("as_of",))["as_of"].dropna().unique() if month]


def _texts(received: Scored, resumes: Sequence[Given]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The text of each resume as its file has it, and the resumes that have none."""
    found = received.read("documents", ("doc_id", "status", "reason"))
    status = {row.doc_id.partition("/")[2]: (row.status, row.reason) for row in found.itertuples()}
    texts, set_aside = {}, []
    for one in resumes:
        state, reason = status.get(str(one.name), _ROWS)
        if state == "ok":
            texts[str(one.name)] = _text(one.path)
        else:
            set_aside.append((str(one.name), reason))
    return texts, set_aside


def _text(path: Path) -> str:
    data = path.read_bytes()
    kind = format_of(data, path.name)
    return (plain.read(data) if kind == "text" else read_guarded(data, kind)).text


def _plan(texts: Mapping[str, str], count: int, seed: int) -> Iterator[_Planned]:
    """The swaps: as many of each resume, of each kind in turn, and some of length beside them."""
    each = math.ceil(count / max(1, len(texts)))
    left = count
    for number, (name, text) in enumerate(texts.items()):
        made = [_of_kind(name, number, text, kind, each, seed) for kind in _turned(ALIKE, number)]
        mixed = [swap for some in zip_longest(*made) for swap in some if swap is not None]
        yield from mixed[: min(each, left)]
        left -= min(each, left, len(mixed))
        padded = _of_kind(name, number, text, LENGTH, _PADDINGS, seed)
        yield from _turned(padded, number)[: max(1, each // 4)]


def _turned(some: Sequence[T], by: int) -> list[T]:
    """The sequence begun at another place: where a resume has few swaps, the next has others."""
    at = by % max(1, len(some))
    return [*some[at:], *some[:at]]


def _of_kind(name: str, number: int, text: str, kind: str, count: int, seed: int) -> list[_Planned]:
    """The swaps of one kind: each variant that differs from the first; of length, from the text as it is."""
    found = dict.fromkeys(variant.text for variant in variants(text, kind, count + 1, seed + number))
    words = [text, *found][: count + 1] if kind == LENGTH else list(found)
    made = [_Written(f"{number:04d}/{kind}-{at:04d}.txt", words[at]) for at in range(len(words))]
    return [_Planned(name, kind, made[0], one, _added(made[0], one) if kind == LENGTH else None) for one in made[1:]]


def _added(base: _Written, longer: _Written) -> float:
    """Words added for each that there was."""
    return len(longer.text.split()) / len(base.text.split()) - 1


def _write(folder: Path, planned: Sequence[_Planned]) -> None:
    for one in {written.name: written for swap in planned for written in (swap.base, swap.variant)}.values():
        file = folder / one.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(one.text, encoding="utf-8")


def _keys(read: Scored) -> tuple[dict[str, str], dict[str, str]]:
    """For each file: a digest of all that later stages see of it; and by that digest the text."""
    keys, told = {}, {}
    for row in read.read("documents").itertuples():
        seen = [row.status, row.text, json.dumps([_plain(row.layout), _plain(row.pages)])]
        key = digest(seen)
        keys[row.doc_id.partition("/")[2]] = key
        told[key] = row.text
    return dict(sorted(keys.items())), told


def _plain(values: object) -> object:
    return None if values is None else [v if isinstance(v, dict) else int(v) for v in values]  # type: ignore[attr-defined]


def _rows(scored: Scored) -> dict[str, pd.DataFrame]:
    """The scores of each file, by class."""
    table = scores(scored)
    return {
        str(name).partition("/")[2]: rows.set_index("candidate_id")[list(_COMPARED)]
        for name, rows in table.groupby("query_id", sort=False)
    }


def _compared(
    one: _Planned,
    keys: Mapping[str, str],
    firsts: Mapping[str, str],
    rows: Mapping[str, pd.DataFrame],
    told: Mapping[str, str],
) -> Swap:
    base, variant = keys[one.base.name], keys[one.variant.name]
    before = rows[firsts[base]]
    swap = Swap(one.resume, one.kind, one.padding, base == variant, len(before), 0, 0.0, "", "")
    if base == variant:
        return swap
    after = rows[firsts[variant]].reindex(before.index)
    differs = ((before != after) & ~(before.isna() & after.isna())).any(axis=1)
    by = (after["score"].fillna(0.0) - before["score"].fillna(0.0)).astype(float)
    if not differs.any():
        return swap
    at = by.abs().idxmax()
    parting = parted(told[base], told[variant])
    return replace(swap, changed=int(differs.sum()), largest=float(by[at]), where=str(at), parting=parting)


def parted(one: str, other: str) -> str:
    """Where two texts part, with some words around: `… the one text | the other text …`."""
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, at - _AROUND // 2)
    return " | ".join(" ".join(text[start : start + _AROUND].split()) for text in (one, other))
