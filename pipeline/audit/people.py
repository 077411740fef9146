"""Who was assessed with what outcome, and what is known of them: rows read one by one, none lost without a reason."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.audit import categories
from pipeline.audit.columns import DemographicColumns, ScoreColumns
from pipeline.audit.sheets import Row, SetAside, Sheet
from pipeline.errors import UsageError
from pipeline.parts import RESUME

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?", re.IGNORECASE)
_SELECTED = {
    **dict.fromkeys(("yes", "y", "true", "t", "1", "selected"), 1.0),
    **dict.fromkeys(("no", "n", "false", "f", "0", "not selected"), 0.0),
}
# Endings of files that documents come in; other dots belong to the name.
_ENDINGS = frozenset({".pdf", ".docx", ".html", ".htm", ".txt", ".text", ".md", ".markdown", ".json"})
_MOST_CATEGORIES = 25  # distinct values of a column above which it does not hold categories


@dataclass(frozen=True)
class Scores:
    """Outcomes of each position.

    Attributes:
        of: for each position, the outcome of each person: a score, or 1 and 0 for selected and not.
        set_aside: rows that are not counted.
        others: rows that compare specifications with each other.
    """

    of: Mapping[str, Mapping[str, float]]
    set_aside: tuple[SetAside, ...]
    others: int


@dataclass(frozen=True)
class Demographic:
    """Sex and race/ethnicity of one person; None: unknown."""

    sex: str | None
    race: str | None


UNKNOWN = Demographic(None, None)


@dataclass(frozen=True)
class Demographics:
    """What is known of each person by id, and the rows that are not counted."""

    of: Mapping[str, Demographic]
    set_aside: tuple[SetAside, ...]


def scores(sheet: Sheet, columns: ScoreColumns, *, is_selection: bool) -> Scores:
    """The outcomes of `sheet`: each person once for each position.

    A row is set aside when it has no id or no outcome that can be read. Rows of one person that agree count once; of
    rows that differ none is counted, since nobody here can tell which one was used.
    """
    wanted = [columns.id, columns.outcome, *([columns.position] if columns.position else [])]
    rows, others = _of_resumes(list(sheet.rows(wanted))) if columns.is_matches else (list(sheet.rows(wanted)), 0)
    set_aside = list(sheet.set_aside)
    found: dict[tuple[str, str], list[tuple[Row, float]]] = defaultdict(list)
    for row in rows:
        outcome = _selected(row) if is_selection else _score(row)
        if isinstance(outcome, SetAside):
            set_aside.append(outcome)
        else:
            found[row.cells[2] if columns.position else "", row.cells[0]].append((row, outcome))
    of: dict[str, dict[str, float]] = defaultdict(dict)
    for (position, person), some in found.items():
        agree = len({outcome for _, outcome in some}) == 1
        if agree:
            of[position][person] = some[0][1]
        set_aside += _repeated([row for row, _ in some], person, agree)
    return Scores(of, tuple(set_aside), others)


def demographics(sheet: Sheet, columns: DemographicColumns) -> Demographics:
    """What `sheet` says of each person.

    Raises:
        UsageError: a column has too many different values to be one of categories.
    """
    wanted = [columns.id, columns.sex, columns.race, *([columns.ethnicity] if columns.ethnicity else [])]
    set_aside = list(sheet.set_aside)
    found: dict[str, list[tuple[Row, Demographic]]] = defaultdict(list)
    for row in sheet.rows(wanted):
        person, sex, *answers = row.cells
        if person:
            known = Demographic(categories.sex(sex), categories.race_ethnicity(*answers))
            found[person].append((row, known))
        else:
            set_aside.append(SetAside(row.place, "", "no id", "fill it in"))
    _refuse_names(sheet, columns, [known for some in found.values() for _, known in some])
    of = {}
    for person, some in found.items():
        agree = len({known for _, known in some}) == 1
        of[person] = some[0][1] if agree else UNKNOWN
        set_aside += _repeated([row for row, _ in some], person, agree)
    return Demographics(of, tuple(set_aside))


def _of_resumes(rows: Sequence[Row]) -> tuple[list[Row], int]:
    """Those of `matches` in which a resume is the query, and the number of the others.

    Resumes lie in a folder of that name; where none does, a query that is nobody's candidate is one.
    """
    mine = [row for row in rows if row.cells[0].startswith(f"{RESUME}s/")]
    if not mine:
        classes = {row.cells[2] for row in rows}
        mine = [row for row in rows if row.cells[0] not in classes]
    return mine, len(rows) - len(mine)


def _score(row: Row) -> float | SetAside:
    person, text = row.cells[:2]
    value = float(text) if _NUMBER.fullmatch(text) else math.nan
    if not person:
        return SetAside(row.place, "", "no id", "fill it in")
    if math.isfinite(value):
        return value
    return SetAside(
        row.place, person, f'"{text}" is no number' if text else "no score", "write the score as a number such as 71.5"
    )


def _selected(row: Row) -> float | SetAside:
    person, text = row.cells[:2]
    if not person:
        return SetAside(row.place, "", "no id", "fill it in")
    if text.casefold() in _SELECTED:
        return _SELECTED[text.casefold()]
    return SetAside(row.place, person, f'"{text}" is neither yes nor no', "write yes or no")


def _repeated(rows: Sequence[Row], person: str, agree: bool) -> Iterator[SetAside]:
    """Rows of one person after the first, where they agree; all of them, where they do not."""
    if agree:
        return (SetAside(row.place, person, "comes again, counted once", "keep one row") for row in rows[1:])
    problem = f"one of {len(rows)} rows that differ, none counted"
    return (SetAside(row.place, person, problem, "keep the one that was used") for row in rows)


def _refuse_names(sheet: Sheet, columns: DemographicColumns, known: Iterable[Demographic]) -> None:
    """A column with as many values as names of people is not what was meant, and must not be published."""
    people = list(known)
    for column, values in (
        (columns.sex, {one.sex for one in people}),
        (columns.race, {one.race for one in people}),
    ):
        if len(values) > _MOST_CATEGORIES:
            raise UsageError(
                f'column "{column}" has {len(values)} different values', sheet.name, "name a column of categories"
            )


class Register:
    """Finds what is known of a person whose id the other table writes in another way.

    Args:
        known: what is known, by id.
        ids: all ids that will be looked for: a name that fits two of them fits none.
    """

    def __init__(self, known: Demographics, ids: Iterable[str]) -> None:
        self._known = known.of
        wanted = set(ids)
        self._called = _by_name(set(self._known) - wanted)
        self._calling = _by_name(wanted - set(self._known))

    def key(self, person: str) -> str | None:
        """The id under which the person is known: the same, or one that names the same file; None where none is."""
        if person in self._known:
            return person
        called = self._called.get(file_name(person), ())
        return called[0] if called and not self.is_ambiguous(person) else None

    def of(self, person: str) -> Demographic:
        """Sex and race/ethnicity; unknown where nobody says."""
        key = self.key(person)
        return UNKNOWN if key is None else self._known[key]

    def is_ambiguous(self, person: str) -> bool:
        """Whether the id names a file that several people may mean."""
        if person in self._known:
            return False
        called, calling = (some.get(file_name(person), ()) for some in (self._called, self._calling))
        return bool(called) and len(called) + len(calling) > 2


def _by_name(ids: Iterable[str]) -> Mapping[str, list[str]]:
    named: dict[str, list[str]] = defaultdict(list)
    for one in ids:
        named[file_name(one)].append(one)
    return named


def file_name(path_or_name: str) -> str:
    """Last step of a path, without the ending of a document's file."""
    path = PurePosixPath(path_or_name.replace("\\", "/"))
    return path.stem if path.suffix.lower() in _ENDINGS else path.name
