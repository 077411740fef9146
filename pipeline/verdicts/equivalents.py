"""What a specification accepts in place of something without saying exactly how much of it.

Where experience stands in for schooling it counts year for year, four years for a bachelor's degree, as merit systems
that let it do so mostly rule. Other equivalences are for a person to judge, and a resume that shows nothing of what
they are made of does not have them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.qualifications.tree import Education, Equivalent, Experience, Leaf
from pipeline.verdicts.career import length, years
from pipeline.verdicts.education import COLLEGE_YEARS, RANK, college_years
from pipeline.verdicts.experience import Work
from pipeline.verdicts.finding import Finding, met, no_evidence, not_met

_DEGREES = (
    (re.compile(r"\bdoctor|\bph\.?\s?d", re.IGNORECASE), "doctorate"),
    (re.compile(r"\bmaster", re.IGNORECASE), "master"),
    (re.compile(r"\bbachelor|\bdegree\b|\bcollege\b", re.IGNORECASE), "bachelor"),
)


def judge_equivalent(leaf: Equivalent, beside: Sequence[Leaf], elsewhere: Sequence[Leaf], work: Work) -> Finding:
    """The verdict on an equivalent, `beside` the leaves it may stand in for, `elsewhere` all of the tree."""
    schooling = [one for one in beside if isinstance(one, Education)]
    experience = [one for one in beside if isinstance(one, Experience)]
    if schooling and not experience:
        return _years_for_schooling(schooling, elsewhere, work)
    if experience and not schooling:
        return _schooling_for_years(leaf, work)
    if not any(work.relevant(one) for one in experience) and work.career.posts and work.career.schooling:
        return not_met("no post is of the kind of work that would be part of an equivalent", work.career.posts[0])
    return no_evidence("whether what is stated is equivalent is for a person to judge")


def _years_for_schooling(schooling: Sequence[Education], elsewhere: Sequence[Leaf], work: Work) -> Finding:
    """Years of the work that the tree asks for, beyond those it asks for."""
    kinds = [one for one in elsewhere if isinstance(one, Experience)]
    relevant = {post.start for one in kinds for post in work.relevant(one)}
    picked = [post for post in work.career.posts if post.start in relevant or not kinds]
    asked = min((one.years or 0.0 for one in kinds), default=0.0)
    missing = min(COLLEGE_YEARS.get(one.level, one.years or 1.0) for one in schooling) - college_years(work.career)
    if not any(post.months for post in work.career.posts):
        return no_evidence("no dated post shows years that could stand in for schooling")
    have, longest = max(0.0, years(picked) - asked), max(picked or work.career.posts, key=length)
    told = f"{have:.1f} of {missing:g} years of such work, beyond those asked, stand in for schooling year for year"
    return met(told, longest) if have >= missing else not_met(told, longest, have / missing)


def _schooling_for_years(leaf: Equivalent, work: Work) -> Finding:
    wanted = min(
        (level for pattern, level in _DEGREES if pattern.search(leaf.text)), key=RANK.__getitem__, default=None
    )
    if wanted and work.career.schooling:
        ranks = [RANK.get(one.level or "", 0.0) for one in work.career.schooling if one.completed]
        if max(ranks, default=0.0) < RANK[wanted]:
            return not_met(f"no {wanted} degree is stated to stand in for experience", work.career.schooling[0])
    return no_evidence("whether what is stated stands in for experience is for a person to judge")
