"""Compare: the score of each query against its candidates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pipeline.matching.alignment import credits_of, scale
from pipeline.matching.items import DIMENSIONS, Numbers, Profiles
from pipeline.matching.points import LEARNED_OF_RESUMES as OF_RESUMES
from pipeline.matching.points import Points
from pipeline.matching.stack import stacked
from pipeline.parts import PHRASE, RESUME, SPEC
from pipeline.settings import setting
from pipeline.stage import Frames, Input, Reach, Stage
from pipeline.tables import CANDIDATES, COPIES, MATCHES, PROFILES, VECTORS, VERDICTS
from pipeline.verdicts.earned import Node
from pipeline.verdicts.judging import ROOT
from pipeline.verdicts.logic import NO_EVIDENCE
from pipeline.verdicts.shown import Evidence, Judgement, judgements, pairings

# The columns that resumes alone have, and the node of the table `verdicts` that each tells.
_OF_RESUMES = {"minimum": ROOT, "education": "education", "experience": "experience", "credentials": "credentials"}


@dataclass(frozen=True)
class CompareSettings(Points):
    """How a score is made, and from which score a class is a benchmark."""

    threshold: float = setting(
        70.0, "score from which a class is fit as a benchmark; compensation practice uses 70 to 80"
    )
    explained: int = setting(8, "best matches of each class or resume whose evidence is kept")
    widest_gap: float = setting(1.0, "level gap, in steps, up to which two classes may be benchmarked")
    resume_purpose: float = setting(OF_RESUMES["purpose"], "points of a resume for what the class is for")
    resume_responsibilities: float = setting(OF_RESUMES["responsibilities"], "points of a resume for duties")
    resume_competencies: float = setting(
        OF_RESUMES["competencies"], "points of a resume for knowledge, skills and abilities that its deeds show"
    )
    resume_qualifications: float = setting(
        OF_RESUMES["qualifications"], "points of a resume for minimum qualifications, by their verdicts"
    )
    resume_calibration: float = setting(OF_RESUMES["calibration"], "exponent k for resumes, as `calibration`")

    @property
    def of_resumes(self) -> Points:
        """The points of a resume: it has no level."""
        return replace(
            Points(none_below=self.none_below, full_above=self.full_above),
            purpose=self.resume_purpose,
            responsibilities=self.resume_responsibilities,
            competencies=self.resume_competencies,
            qualifications=self.resume_qualifications,
            level=0.0,
            calibration=self.resume_calibration,
        )


def compare(frames: Frames, settings: CompareSettings) -> pd.DataFrame:
    """One row a pair, with the points of each dimension."""
    queries = Profiles(frames["profiles"], frames["all_vectors"])
    pool = Profiles(frames["all_profiles"], frames["all_vectors"])
    judged = judgements(frames["verdicts"], frames["copies"])
    found = []
    for owner, candidates in frames["candidates"].groupby("query_id", sort=False)["candidate_id"]:
        query = str(owner)
        if (query, candidates.iloc[0]) in judged:
            found.append(score_resume(query, list(candidates), queries, pool, judged, settings))
        else:
            found.append(score(query, list(candidates), queries, pool, settings))
    return stacked(found, MATCHES.names)


def score(
    query: str, candidates: list[str], queries: Profiles, pool: Profiles, settings: CompareSettings
) -> pd.DataFrame:
    """The rows of `matches` for a class; a pair without any common dimension has none."""
    credits = credits_of(query, candidates, queries, pool, settings)
    frame, credits = _scored(query, candidates, credits, settings)
    level = queries.level(query)
    gaps = [_gap(level, pool.level(candidate)) for candidate in frame["candidate_id"]]
    reasons = [_reason(*values, settings) for values in zip(frame["score"], gaps, credits, strict=True)]
    benchmark = [reason is None for reason in reasons]
    return frame.assign(**dict.fromkeys(_OF_RESUMES), level_gap=gaps, benchmark=benchmark, reason=reasons)


def score_resume(
    query: str,
    candidates: list[str],
    queries: Profiles,
    pool: Profiles,
    judged: Mapping[tuple[str, str], Judgement],
    settings: CompareSettings,
) -> pd.DataFrame:
    """The rows of `matches` for a resume, with the verdicts on what each class asks."""
    points, resume = settings.of_resumes, Evidence(queries, query)
    credits = np.full((len(candidates), len(DIMENSIONS)), np.nan)
    for row, candidate in enumerate(candidates):
        for dimension, pairing in pairings(resume, candidate, pool, judged[query, candidate], points):
            credits[row, DIMENSIONS.index(dimension)] = (pairing.credit * pairing.share).sum()
    frame, credits = _scored(query, candidates, credits, points)
    told = [judged[query, candidate] for candidate in frame["candidate_id"]]
    for name, node in _OF_RESUMES.items():
        frame[name] = [one.nodes[node].verdict if node in one.nodes else None for one in told]
    reasons = [left_out(row, one.nodes) for row, one in zip(credits, told, strict=True)]
    return frame.assign(level_gap=None, benchmark=False, reason=reasons)


def _scored(query: str, candidates: list[str], credits: Numbers, points: Points) -> tuple[pd.DataFrame, Numbers]:
    """Score and points of each candidate with a dimension in common, and the credits of those."""
    some = [not np.isnan(row[:-1]).all() for row in credits]
    credits, kept = credits[some], [c for c, keep in zip(candidates, some, strict=True) if keep]
    open_points = scale(credits, np.array([points.of(dimension) for dimension in DIMENSIONS]))
    earned = np.where(np.isnan(credits), np.nan, np.nan_to_num(credits) * open_points)
    earned = earned * points.lift(np.nansum(earned, axis=1))[:, None]
    frame = pd.DataFrame({"query_id": query, "candidate_id": kept, "score": np.nansum(earned, axis=1).round(6)})
    frame[list(DIMENSIONS)] = earned.round(6)
    return frame, credits


def left_out(credits: Numbers, nodes: Mapping[str, Node]) -> str | None:
    """What a resume says nothing of, in words: its points went to the rest; None where all is counted."""
    silent = [name for name, credit in zip(DIMENSIONS[:-1], credits[:-1], strict=True) if np.isnan(credit)]
    unshown = [path for path, node in nodes.items() if path != ROOT and node.verdict == NO_EVIDENCE and path[0] == ROOT]
    told = [f"no evidence of {' or '.join(silent)}"] if silent else []
    if unshown:
        told.append(f"no evidence on requirement{'s' if len(unshown) > 1 else ''} {', '.join(unshown)}")
    return f"{'; '.join(told)}: their points go to the rest" if told else None


def _gap(query: float | None, candidate: float | None) -> float | None:
    return None if query is None or candidate is None else candidate - query


def _reason(total: float, gap: float | None, credits: np.ndarray, settings: CompareSettings) -> str | None:
    """Why a class is no benchmark, in words; None when it is one."""
    missing = [name for name, credit in zip(DIMENSIONS, credits, strict=True) if np.isnan(credit)]
    reasons = []
    if total < settings.threshold:
        reasons.append(f"shares less than {settings.threshold:g} % of the job")
    if gap is not None and abs(gap) > settings.widest_gap:
        reasons.append(f"{abs(gap):.1f} levels {'higher' if gap > 0 else 'lower'}")
    if {"responsibilities", "level"} & set(missing):
        reasons.append(f"no evidence of {' or '.join(missing)}")
    return "; ".join(reasons) or None


STAGE = Stage(
    "compare",
    3,
    (
        Input(CANDIDATES),
        Input(COPIES),
        Input(VERDICTS),
        Input(PROFILES),
        Input(PROFILES, Reach.ALL, kinds=(SPEC,)),
        Input(VECTORS, Reach.ALL, kinds=(PHRASE,)),
    ),
    MATCHES,
    (SPEC, RESUME),
    CompareSettings,
    compare,
)
