"""Rows of people and outcomes as personnel systems write them, good and bad."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.audit import categories, columns, people
from pipeline.audit.audits import Audit, Findings, Measure, audit
from pipeline.audit.people import Demographics, Register, Scores
from pipeline.audit.sheets import SetAside, read
from pipeline.errors import RolematchError, UsageError


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("M", "Male"),
        (" female ", "Female"),
        ("WOMAN", "Female"),
        ("non-binary", "Nonbinary"),
        ("Nonbinary", "Nonbinary"),
        ("Prefer not to say", None),
        ("I don't wish to answer", None),
        ("Decline to Self-Identify", None),
        ("N/A", None),
        ("", None),
        ("unknown", None),
        ("Not specified", None),
        ("agender", "Agender"),
    ],
)
def test_words_for_sex(word: str, category: str | None) -> None:
    assert categories.sex(word) == category


@pytest.mark.parametrize(
    ("race", "ethnicity", "category"),
    [
        ("White (Not Hispanic or Latino)", None, "White"),
        ("Black or African American, not Hispanic or Latino", None, "Black or African American"),
        ("white non-hispanic", None, "White"),
        ("Hispanic/Latino", None, "Hispanic or Latino"),
        ("American Indian or Alaska Native", None, "Native American or Alaska Native"),
        ("Native Hawaiian or Other Pacific Islander", None, "Native Hawaiian or Pacific Islander"),
        ("Asian; White", None, "Two or More Races"),
        ("White, Hispanic", None, "Hispanic or Latino"),
        ("Two or more races", None, "Two or More Races"),
        ("Middle Eastern", None, "Middle Eastern or North African"),
        ("I choose not to disclose", None, None),
        ("not Hispanic or Latino", None, None),
        ("other", None, "Other"),
        ("OTHER", None, "Other"),
        ("White", "Yes", "Hispanic or Latino"),
        ("", "Hispanic or Latino", "Hispanic or Latino"),
        ("White", "Not Hispanic or Latino", "White"),
        ("Asian", "no", "Asian"),
        ("Asian", "", None),  # not asked, or not answered: "Asian (not Hispanic or Latino)" is more than is known
        ("Asian", "declined", None),
        ("decline", "No", None),
    ],
)
def test_words_for_race_and_ethnicity(race: str, ethnicity: str | None, category: str | None) -> None:
    assert categories.race_ethnicity(race, ethnicity) == category


@given(st.text())
def test_any_word_is_a_category_or_none(word: str) -> None:
    for found in (categories.sex(word), categories.race_ethnicity(word), categories.race_ethnicity("White", word)):
        assert found is None or found.strip() == found != ""


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def scored(file: Path, *, selected: str | None = None, **named: str) -> Scores:
    sheet = read(file)
    return people.scores(sheet, columns.score_columns(sheet, named, selected), is_selection=selected is not None)


def known(file: Path, **named: str) -> Demographics:
    sheet = read(file)
    return people.demographics(sheet, columns.demographic_columns(sheet, named))


def reasons(rows: tuple[SetAside, ...]) -> list[tuple[str, str, str]]:
    assert all(row.remedy for row in rows)
    return [(row.place, row.id, row.problem) for row in rows]


def test_rows_that_cannot_be_used_have_their_place_and_reason(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "scores.csv",
        'id,score\na,71.5\nb,\nc,"71,5"\nd,n/a\n,50\na,71.5\ne,40\ne,41\nf,nan\ng,inf\nh,1,2\n\ni,1e2\n',
    )
    found = scored(file)
    assert found.of == {"": {"a": 71.5, "i": 100.0}}
    assert sorted(reasons(found.set_aside)) == [
        ("scores.csv, line 10", "f", '"nan" is no number'),
        ("scores.csv, line 11", "g", '"inf" is no number'),
        ("scores.csv, line 12", "", "3 cells under a header of 2"),
        ("scores.csv, line 3", "b", "no score"),
        ("scores.csv, line 4", "c", '"71,5" is no number'),
        ("scores.csv, line 5", "d", '"n/a" is no number'),
        ("scores.csv, line 6", "", "no id"),
        ("scores.csv, line 7", "a", "comes again, counted once"),
        ("scores.csv, line 8", "e", "one of 2 rows that differ, none counted"),
        ("scores.csv, line 9", "e", "one of 2 rows that differ, none counted"),
    ]


def test_answers_that_are_neither_yes_nor_no(tmp_path: Path) -> None:
    file = written(tmp_path, "scores.csv", "id,Advanced\na,Yes\nb,no\nc,TRUE\nd,0\ne,maybe\nf,\n")
    found = scored(file, selected="Advanced")
    assert found.of == {"": {"a": 1.0, "b": 0.0, "c": 1.0, "d": 0.0}}
    assert [row.id for row in found.set_aside] == ["e", "f"]


def test_a_person_described_twice_in_two_ways_is_unknown(tmp_path: Path) -> None:
    found = known(
        written(tmp_path, "people.csv", "id,sex,race\na,M,White\na,F,White\nb,F,Asian\nb,female,asian\n,M,\n")
    )
    assert found.of["a"] == people.UNKNOWN
    assert found.of["b"] == people.Demographic("Female", "Asian")
    assert [row.problem for row in found.set_aside] == [
        "no id",
        "one of 2 rows that differ, none counted",
        "one of 2 rows that differ, none counted",
        "comes again, counted once",
    ]


@pytest.mark.parametrize(
    "header",
    ["Applicant ID;Gender;Race/Ethnicity", "candidate_id;SEX;race_ethnicity", "id;sex;ethnicity", "file;gender;race"],
)
def test_usual_names_of_columns_are_recognised(tmp_path: Path, header: str) -> None:
    found = known(written(tmp_path, "people.csv", f"{header}\n1;F;Asian\n"))
    assert found.of == {"1": people.Demographic("Female", "Asian")}


def test_other_names_are_given(tmp_path: Path) -> None:
    file = written(tmp_path, "people.csv", "Nr\tG\tR\tH\n1\tF\tAsian\tno\n2\tM\tAsian\tyes\n")
    found = known(file, id="Nr", sex="G", race="R", ethnicity="H")
    assert [one.race for one in found.of.values()] == ["Asian", "Hispanic or Latino"]


def test_a_race_column_beside_one_on_ethnicity(tmp_path: Path) -> None:
    file = written(
        tmp_path, "people.csv", "id,sex,race,ethnicity\n1,F,White,Hispanic or Latino\n2,F,White,No\n3,F,White,\n"
    )
    assert [one.race for one in known(file).of.values()] == ["Hispanic or Latino", "White", None]


def test_a_candidate_is_a_person_but_in_matches(tmp_path: Path) -> None:
    plain = scored(written(tmp_path, "plain.csv", "candidate_id,position,score\np1,clerk,50\np1,guard,60\n"))
    assert plain.of == {"clerk": {"p1": 50.0}, "guard": {"p1": 60.0}}
    folder = tmp_path / "matches"
    folder.mkdir()
    rows = [("resumes/a.pdf", "specs/x.txt#2", 50.0), ("resumes/b.pdf", "specs/x.txt#2", None)]
    pd.DataFrame(rows, columns=["query_id", "candidate_id", "score"]).to_parquet(folder / "resumes-000.parquet")
    rows = [("specs/y.txt", "specs/x.txt#2", 90.0)]
    pd.DataFrame(rows, columns=["query_id", "candidate_id", "score"]).to_parquet(folder / "specs-000.parquet")
    found = scored(folder)
    assert found.of == {"specs/x.txt#2": {"resumes/a.pdf": 50.0}}
    assert found.others == 1
    assert reasons(found.set_aside) == [("resumes-000.parquet, row 2", "resumes/b.pdf", "no score")]


def test_matches_stay_matches_when_the_other_tables_id_is_named(tmp_path: Path) -> None:
    file = written(tmp_path, "matches.csv", "query_id,candidate_id,score\nresumes/a.pdf,x,5\n")
    for name in ("query_id", "Applicant No."):
        assert scored(file, id=name).of == {"x": {"resumes/a.pdf": 5.0}}
    assert scored(file, id="candidate_id").of == {"": {"x": 5.0}}


def test_resumes_outside_a_folder_of_that_name_are_queries_that_are_nobodys_candidates(tmp_path: Path) -> None:
    file = written(tmp_path, "matches.csv", "query_id,candidate_id,score\nann.pdf,x,5\nx,y,9\ny,x,9\n")
    found = scored(file)
    assert (found.of, found.others) == ({"x": {"ann.pdf": 5.0}}, 2)


@pytest.mark.parametrize(
    ("asked", "there", "found"),
    [
        ("resumes/HR/101.pdf", "resumes/HR/101.pdf", True),
        ("resumes/HR/101.pdf", "101", True),
        ("resumes/HR/101.pdf", "101.pdf", True),
        ("resumes/HR/101.pdf", "HR\\101.PDF", True),
        ("101", "resumes/HR/101.docx", True),
        ("resumes/table.csv/4711", "4711", True),
        ("A.1", "A.2", False),  # a dot that belongs to the name
        ("101", "1010", False),
    ],
)
def test_ids_match_whole_or_by_the_name_of_their_file(asked: str, there: str, found: bool) -> None:
    register = Register(Demographics({there: people.Demographic("Female", None)}, ()), [asked])
    assert register.key(asked) == (there if found else None)
    assert register.of(asked).sex == ("Female" if found else None)


def test_a_name_that_fits_several_fits_none() -> None:
    someone = people.Demographic("Female", None)
    register = Register(Demographics({"101": someone, "x/7.pdf": someone}, ()), ["a/101.pdf", "b/101.pdf", "x/7.pdf"])
    assert [register.is_ambiguous(one) for one in ("a/101.pdf", "b/101.pdf", "x/7.pdf", "c/9.pdf")] == [
        True,
        True,
        False,
        False,
    ]
    assert register.key("a/101.pdf") is None
    assert register.key("x/7.pdf") == "x/7.pdf"
    whole = Register(Demographics({"101": someone}, ()), ["101", "HR/101.pdf"])
    assert (whole.key("101"), whole.key("HR/101.pdf")) == ("101", None)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("empty.csv", "", "no rows"),
        ("header.csv", "id,score\n", "no rows"),
        ("wide.csv", "id,score\na,1,2\n", "no rows: 3 cells under a header of 2"),
        ("quote.csv", 'id,score\na,1\n"b,2\nc,3\n', "not a CSV table: unexpected end of data"),
        ("scores.xlsx", "x", "not a table that is read"),
        ("broken.parquet", "x", "not a Parquet table"),
        ("nameless.csv", "1,2\n3,4\n", "no column for score (there are 1, 2)"),
        ("twice.csv", "id,score,score\na,1,2\n", 'two columns are called "score"'),
    ],
)
def test_a_table_that_cannot_be_read_says_why(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(RolematchError) as raised:
        scored(written(tmp_path, name, text))
    assert told in raised.value.problem
    assert raised.value.remedy


def test_a_folder_without_tables_and_a_missing_file(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(UsageError):
            read(place)


def test_a_name_nearly_right_is_suggested(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match='did you mean "total"'):
        scored(written(tmp_path, "scores.csv", "id,total\na,1\n"), score="totl")


def test_a_column_of_names_is_no_column_of_categories(tmp_path: Path) -> None:
    rows = "\n".join(f"{n},F,Person {n}" for n in range(40))
    with pytest.raises(UsageError, match="40 different values"):
        known(written(tmp_path, "people.csv", f"id,sex,race\n{rows}\n"))


def both(tmp_path: Path, scores: str, demographics: str, measure: Measure | None = None) -> Findings:
    outcomes = scored(written(tmp_path, "scores.csv", scores))
    return audit(outcomes, known(written(tmp_path, "people.csv", demographics)), measure or Measure())


def test_who_is_in_one_table_only(tmp_path: Path) -> None:
    found = both(
        tmp_path, "id,score\na,1\nb,2\nc,3\nd,4\n", "id,sex,race\na,M,White\nb,F,White\ne,F,Asian\nf,F,Asian\n"
    )
    (one,) = found.audits
    assert (one.people, one.unmatched, one.unscored) == (4, 2, 2)
    assert [by.unknown for by in one.breakdowns] == [2, 2, 2]
    assert one.split is not None
    assert one.split.median == 2.5  # of all four: the full sample


def test_each_position_is_an_audit_of_its_own(tmp_path: Path) -> None:
    found = both(tmp_path, "id,position,score\na,x,1\nb,x,9\na,w,7\nb,w,3\n", "id,sex,race\na,M,White\nb,F,White\n")
    assert [one.position for one in found.audits] == ["w", "x"]
    assert [_highest(one) for one in found.audits] == ["Male", "Female"]


def _highest(one: Audit) -> str:
    assert one.breakdowns[0].highest is not None
    return one.breakdowns[0].highest.name


def test_who_scores_the_threshold_is_selected(tmp_path: Path) -> None:
    found = both(
        tmp_path, "id,score\na,70\nb,69.9\nc,71\n", "id,sex,race\na,M,White\nb,F,White\nc,F,White\n", Measure(at=70)
    )
    assert [one.favoured for one in found.audits[0].breakdowns[0].categories] == [1, 1]
    assert found.audits[0].split is None


def test_a_name_that_fits_several_people_is_told(tmp_path: Path) -> None:
    found = both(tmp_path, "id,score\nx/1.pdf,1\ny/1.pdf,2\nz,3\n", "id,sex,race\n1,M,White\nz,F,Asian\n")
    assert [(row.id, row.problem) for row in found.set_aside] == [
        ("x/1.pdf", "its file name fits several people"),
        ("y/1.pdf", "its file name fits several people"),
    ]
    assert found.audits[0].breakdowns[0].unknown == 2


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ("id,score\na,\n", "no outcome can be used"),
        ("id,score\nz,1\n", "nobody who was scored is in the demographics"),
    ],
)
def test_nothing_to_audit_is_an_error_that_says_what_to_do(tmp_path: Path, scores: str, told: str) -> None:
    with pytest.raises(RolematchError, match=told) as raised:
        both(tmp_path, scores, "id,sex,race\na,M,White\n")
    assert raised.value.remedy
    assert raised.value.exit_code == 1
