"""candidates, entries, requirements → verdicts: which qualification each resume meets, and on what words that rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.matching.items import RESPONSIBILITIES
from pipeline.parts import PHRASE, RESUME, SPEC
from pipeline.qualifications.tree import Experience, Node, from_json, leaves
from pipeline.stage import Frames, Input, Reach, Stage
from pipeline.tables import CANDIDATES, COPIES, DOCUMENTS, ENTRIES, PROFILES, REQUIREMENTS, VECTORS, VERDICTS
from pipeline.verdicts import background
from pipeline.verdicts.alone import KINDS, alone
from pipeline.verdicts.areas import areas
from pipeline.verdicts.career import Career, Deed, career, without
from pipeline.verdicts.experience import Work
from pipeline.verdicts.judging import ROOT, Judged
from pipeline.verdicts.judging import judge as judge_node
from pipeline.verdicts.likeness import Texts, kinds_of_work


@dataclass(frozen=True)
class JudgeSettings:
    """Nothing to set."""


@dataclass(frozen=True)
class Asking:
    """What a class asks for, and its own work: its title and its duties."""

    tree: Node | None
    title: str | None

    @property
    def kinds(self) -> Iterator[str]:
        """Every kind of work that its verdicts may ask for."""
        for leaf in leaves(self.tree):
            if isinstance(leaf, Experience):
                yield from areas(leaf)
        if self.title:
            yield self.title


def judge(frames: Frames, settings: JudgeSettings) -> pd.DataFrame:
    """One row a node of each tree, and one for each kind alone, for each resume and its candidates."""
    pairs = frames["candidates"].groupby("query_id", sort=False)["candidate_id"]
    classes = asking(frames["all_requirements"], set(frames["candidates"]["candidate_id"]))
    told = frames["all_profiles"].query("dimension in ('areas', 'fields')")
    chosen = background.thresholds()
    texts = Texts(pd.concat([frames["profiles"], told]), frames["all_vectors"])
    kinds = kinds_of_work((kind for one in classes.values() for kind in one.kinds), texts)
    entries = dict(iter(frames["entries"].groupby("doc_id")))
    told = frames["profiles"]["dimension"] == RESPONSIBILITIES
    deeds = dict(iter(frames["profiles"][told].groupby("owner_id")))
    words = dict(zip(frames["documents"]["doc_id"], frames["documents"]["text"], strict=True))
    copied = {key: list(_spans(rows)) for key, rows in frames["copies"].groupby(["query_id", "candidate_id"])}
    rows: list[dict[str, Any]] = []
    for resume, candidates in pairs:
        whole = stated_in(entries.get(resume), deeds.get(resume))
        near = kinds.nearness(whole.posts, texts, chosen.title_share)
        for candidate in candidates:
            one = classes[candidate]
            spans = copied.get((resume, candidate))
            stated = without(whole, spans) if spans else whole
            nearness = kinds.nearness(stated.posts, texts, chosen.title_share) if spans else near
            work = Work(stated, nearness, (one.title,) if one.title else (), chosen)
            pair = {"query_id": resume, "candidate_id": candidate}
            rows += (pair | row for row in _verdicts(one.tree, work, texts, words[resume]))
    return pd.DataFrame(rows, columns=VERDICTS.names)


def asking(requirements: pd.DataFrame, wanted: set[str]) -> Mapping[str, Asking]:
    """What each of the wanted classes asks for."""
    found = requirements.query("class_id in @wanted")
    return {row.class_id: Asking(from_json(row.tree), row.class_title) for row in found.itertuples()}


def stated_in(entries: pd.DataFrame | None, deeds: pd.DataFrame | None) -> Career:
    """What one resume states: its rows of `entries`, and of the items of its profile those that tell what was done."""
    stated = [] if entries is None else list(entries.itertuples())
    done: Iterable[Any] = [] if deeds is None else deeds.itertuples()
    return career(stated, (Deed(row.text, int(row.start), int(row.end)) for row in done))


def _spans(copies: pd.DataFrame) -> Iterator[tuple[int, int]]:
    return zip(copies["start"].astype(int), copies["end"].astype(int), strict=True)


def _verdicts(tree: Node | None, work: Work, texts: Texts, words: str) -> Iterator[dict[str, Any]]:
    if tree is None:
        yield {"node": ROOT, "type": "all", "asks": "nothing", "reason": "nothing is required"}
        return
    judged = judge_node(tree, work, texts)
    for one in judged.walk():
        yield _row(one, words)
    for kind in KINDS:
        verdict = alone(judged, kind)
        if verdict is not None:
            yield {"node": kind, "type": "alone", "asks": f"{kind} alone", "verdict": verdict}


def _row(judged: Judged, words: str) -> dict[str, Any]:
    finding, node = judged.finding, judged.node
    quoted = finding.start is not None
    return {
        "node": judged.path,
        "type": getattr(node, "op", None) or getattr(node, "type", None),
        "asks": judged.asks,
        "verdict": finding.verdict,
        "reason": finding.reason,
        "share": finding.share,
        "quote": " ".join(words[finding.start : finding.end].split()) if quoted else None,
        "start": finding.start,
        "end": finding.end,
        "asked_start": getattr(node, "start", None),
        "asked_end": getattr(node, "end", None),
    }


STAGE = Stage(
    "judge",
    1,
    (
        Input(CANDIDATES),
        Input(COPIES),
        Input(DOCUMENTS, columns=("doc_id", "text")),
        Input(ENTRIES),
        Input(PROFILES),
        Input(PROFILES, Reach.ALL, kinds=(SPEC,)),
        Input(REQUIREMENTS, Reach.ALL, kinds=(SPEC,), columns=("class_id", "class_title", "tree")),
        Input(VECTORS, Reach.ALL, kinds=(PHRASE,)),
    ),
    VERDICTS,
    (RESUME,),
    JudgeSettings,
    judge,
    lambda _: background.digests(),
)
