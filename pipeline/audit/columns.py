"""Which column of a table holds what: the one that is named, else one of the usual names."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.audit.sheets import Sheet
from pipeline.errors import UsageError

FIELDS = ("id", "position", "score", "sex", "race", "ethnicity")

# Usual names of columns, best first, compared without case, spaces and punctuation.
_USUAL = {
    "id": (
        *("id", "resumeid", "resume", "resumefile", "docid", "applicantid", "applicant", "candidateid", "candidate"),
        *("personid", "employeeid", "queryid", "file", "filename"),
    ),
    "position": ("position", "positionid", "spec", "specid", "specification", "requisition", "requisitionid", "jobid"),
    "score": ("score", "matchscore", "totalscore"),
    "sex": ("sex", "gender", "sexgender", "gendersex"),
    "race": ("raceethnicity", "raceandethnicity", "raceorethnicity", "ethnicityrace", "race", "ethnicgroup"),
    "ethnicity": ("ethnicity", "hispanicorlatino", "hispaniclatino", "hispanic", "hispanicethnicity", "ishispanic"),
}
# In the table `matches` a resume is the query and a specification the candidate: elsewhere a candidate is a person.
_MATCHES = {"id": "query_id", "position": "candidate_id"}


@dataclass(frozen=True)
class ScoreColumns:
    """Columns of a table of outcomes; `position` is None where the table is of one position only."""

    id: str
    outcome: str
    position: str | None
    is_matches: bool


@dataclass(frozen=True)
class DemographicColumns:
    """Columns of a table of people; `ethnicity` is None where one column answers for race and ethnicity."""

    id: str
    sex: str
    race: str
    ethnicity: str | None


def score_columns(sheet: Sheet, named: Mapping[str, str], selected: str | None) -> ScoreColumns:
    """Columns of `sheet`; `selected` names the one that says who was selected, where scores are not what is audited.

    Raises:
        UsageError: a column is not there, or cannot be told.
    """
    mine = {field: name for field, name in named.items() if field != "id" or name in sheet.columns}
    known = {**_MATCHES, **mine}
    is_matches = set(_MATCHES.values()) <= set(sheet.columns) and _MATCHES.items() <= known.items()
    known = known if is_matches else mine
    outcome = _present(sheet, selected) if selected else _wanted(sheet, "score", known)
    return ScoreColumns(_wanted(sheet, "id", known), outcome, _found(sheet, "position", known), is_matches)


def demographic_columns(sheet: Sheet, named: Mapping[str, str]) -> DemographicColumns:
    """Columns of `sheet`: a column on ethnicity alone goes beside one on race, or answers for both.

    Raises:
        UsageError: a column is not there, or cannot be told.
    """
    race, ethnicity = _found(sheet, "race", named), _found(sheet, "ethnicity", named)
    if race is None and ethnicity is not None:
        race, ethnicity = ethnicity, None
    elif race is not None and "ethnic" in _plain(race) and "ethnicity" not in named:
        ethnicity = None
    return DemographicColumns(
        _wanted(sheet, "id", named), _wanted(sheet, "sex", named), race or _wanted(sheet, "race", named), ethnicity
    )


def _wanted(sheet: Sheet, field: str, named: Mapping[str, str]) -> str:
    found = _found(sheet, field, named)
    if found is None:
        there = ", ".join(sheet.columns[:12])
        raise UsageError(
            f"no column for {field} (there are {there})", sheet.name, f'name it with --column {field}="its name"'
        )
    return found


def _found(sheet: Sheet, field: str, named: Mapping[str, str]) -> str | None:
    if field in named and (field != "id" or named[field] in sheet.columns):  # else it is of the other table
        return _present(sheet, named[field])
    plain = {_plain(name): name for name in reversed(sheet.columns)}
    found = next((plain[usual] for usual in _USUAL[field] if usual in plain), None)
    return None if found is None else _present(sheet, found)


def _present(sheet: Sheet, name: str) -> str:
    if name not in sheet.columns:
        near = difflib.get_close_matches(name, sheet.columns, 1)
        hint = f'did you mean "{near[0]}"?' if near else f"its columns are {', '.join(sheet.columns[:12])}"
        raise UsageError(f'no column "{name}"', sheet.name, hint)
    if sheet.columns.count(name) > 1:
        raise UsageError(f'two columns are called "{name}"', sheet.name, "rename one of them")
    return name


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
