"""Whether the schooling a resume states is what is asked: at least that level, in one of those fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.qualifications.tree import Education
from pipeline.verdicts.career import Career, Schooling
from pipeline.verdicts.finding import Finding, met, no_evidence, not_met
from pipeline.verdicts.likeness import Texts
from pipeline.verdicts.subjects import fields, share_words, subjects

RANK = {
    "high_school": 1.0,
    "apprenticeship": 1.5,
    "coursework": 2.0,
    "associate": 3.0,
    "bachelor": 4.0,
    "professional": 5.0,
    "master": 5.0,
    "doctorate": 6.0,
}
COLLEGE_YEARS = {"associate": 2.0, "bachelor": 4.0, "professional": 6.0, "master": 6.0, "doctorate": 8.0}
"""Years of college a degree stands for, as employers count them that let experience stand in year for year."""

_SAME = 0.5  # cosine from which two names of subjects are one field
_NEAR = 0.35  # from which a degree may hold courses in a field that is not its own
_NAMES = {"high_school": "a high school diploma", "associate": "an associate degree", "bachelor": "a bachelor's degree"}


def judge_education(leaf: Education, career: Career, texts: Texts) -> Finding:
    """The verdict on one leaf; not met only where schooling is stated and lower, or in another field."""
    if not career.schooling:
        return no_evidence("no schooling is stated")
    done = sorted((one for one in career.schooling if one.completed and one.level), key=_rank, reverse=True)
    if leaf.level == "coursework":
        return _coursework(leaf, done, career, texts)
    enough = [one for one in done if _rank(one) >= RANK[leaf.level]]
    if not enough:
        return _lower(leaf, done, career.schooling)
    wanted = fields(leaf.fields)
    if not wanted or RANK[leaf.level] < RANK["associate"]:
        return met(f"{_named(enough[0])} is {_level(leaf)} or higher", enough[0])
    fitting = next((one for one in enough if fits(wanted, subjects(one), texts)), None)
    if fitting:
        return met(f"{_named(fitting)} is {_level(leaf)} or higher in {_either(wanted)}", fitting)
    if not any(subjects(one) for one in enough):
        return no_evidence(f"{_named(enough[0])}: the subject is not stated", enough[0])
    return not_met(f"{_named(enough[0])} is not in {_either(wanted)}", enough[0], 0.5)


def fits(wanted: Sequence[str], told: Sequence[str], texts: Texts, least: float = _SAME) -> bool:
    """Whether one of the subjects is one of the fields: by a shared word, else by their meaning."""
    if any(share_words(field, subject) for field in wanted for subject in told):
        return True
    return texts.nearest(wanted, told) >= least


def college_years(career: Career) -> float:
    """Years of college that the completed degrees stand for, the highest alone."""
    return max((COLLEGE_YEARS.get(one.level or "", 0.0) for one in career.schooling if one.completed), default=0.0)


def _coursework(leaf: Education, done: Sequence[Schooling], career: Career, texts: Texts) -> Finding:
    wanted = fields(leaf.fields)
    degrees = [one for one in done if _rank(one) >= RANK["associate"]]
    if not wanted:
        return _years_of_college(leaf.years or 1.0, degrees, career)
    fitting = next((one for one in degrees if fits(wanted, subjects(one), texts)), None)
    if fitting:
        return met(f"{_named(fitting)} is in {_either(wanted)}", fitting)
    near = next((one for one in career.schooling if fits(wanted, subjects(one), texts, _NEAR)), None)
    if near:
        return no_evidence(f"{_named(near)} may hold courses in {_either(wanted)}, which are not stated", near)
    return not_met(f"no schooling stated is in {_either(wanted)}", career.schooling[0])


def _years_of_college(years: float, degrees: Sequence[Schooling], career: Career) -> Finding:
    have = college_years(career)
    if have >= years:
        return met(f"{_named(degrees[0])} stands for {have:g} of {years:g} years of college", degrees[0])
    begun = next((one for one in career.schooling if _rank(one) >= RANK["coursework"]), None)
    if begun:
        return no_evidence(f"{_named(begun)}: how much of it was completed is not stated", begun)
    return not_met(f"no college is stated, {years:g} years are asked", career.schooling[0])


def _lower(leaf: Education, done: Sequence[Schooling], schooling: Sequence[Schooling]) -> Finding:
    if done:
        return not_met(f"{_named(done[0])} is lower than {_level(leaf)}", done[0])
    unfinished = next((one for one in schooling if not one.completed), None)
    if unfinished:
        return not_met(f"{_named(unfinished)} is not completed", unfinished)
    return no_evidence(f"{_named(schooling[0])}: the level is not stated", schooling[0])


def _rank(one: Schooling) -> float:
    return RANK.get(one.level or "", 0.0)


def _named(one: Schooling) -> str:
    return f"“{one.title or one.text[:80]}”"


def _level(leaf: Education) -> str:
    return _NAMES.get(leaf.level, f"a {leaf.level.replace('_', ' ')} degree")


def _either(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
