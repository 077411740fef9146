"""`rolematch audit impact` as an auditor meets it: the rule's own example from files to figures, files, complaints."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.audit.categories import RACES
from pipeline.cli import rolematch
from pipeline.errors import RolematchError, UsageError
from tests import impact_example as example

PUBLISHED = ("--as-of", "2026-03-31", "--source", "Invented scores of 183 people.")


def audited(scores: Path, demographics: Path, *options: str) -> Result:
    words = ["audit", "impact", str(scores), str(demographics), *options]
    return CliRunner().invoke(rolematch, words, catch_exceptions=False)


def record(scores: Path, demographics: Path, *options: str) -> dict[str, Any]:
    done = audited(scores, demographics, *options, "--json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return example.write(tmp_path)


def shown(breakdown: dict[str, Any]) -> dict[str, tuple[float, float]]:
    return {
        one["category"]: (round(100 * one["rate"], 1), round(one["impact_ratio"], 2)) for one in breakdown["categories"]
    }


def test_the_scoring_example_of_the_rule(files: tuple[Path, Path]) -> None:
    (found,) = record(*files)["audits"]
    sex, race, both = found["breakdowns"]
    # The example's people of unknown sex are not told from those of unknown race; here it is race alone.
    assert {one["category"]: one["applicants"] for one in race["categories"]} == dict(
        zip(RACES, (28, 40, 32, 8, 24, 16, 20), strict=True)
    )
    assert shown(race) == example.RACE
    assert shown(both) == {
        f"{sex}, {race}": figures
        for sex, rows in example.BOTH.items()
        for race, figures in zip(RACES, rows, strict=True)
    }
    assert (found["median"], found["at_median"], found["applicants"]) == (60, 1, 183)
    assert [by["unknown"] for by in (sex, race, both)] == [0, 15, 15]
    assert shown(sex)["Male"] == example.SEX["Male"]


def test_the_scoring_example_of_the_rule_by_sex(files: tuple[Path, Path]) -> None:
    scores, demographics = files
    text = demographics.read_text().replace("Female,\n", ",\n")  # the 15, now of unknown sex too
    demographics.write_text(text)
    (found,) = record(scores, demographics)["audits"]
    assert shown(found["breakdowns"][0]) == example.SEX
    assert found["breakdowns"][0]["unknown"] == example.UNKNOWN


def test_selection_gives_the_same_rates_with_tests(files: tuple[Path, Path]) -> None:
    (scoring,) = record(*files)["audits"]
    by_column, by_score = (record(*files, *way)["audits"][0] for way in (("--selected", "advanced"), ("--at", "61")))
    assert by_column["breakdowns"] == by_score["breakdowns"]
    for one, other in zip(scoring["breakdowns"], by_column["breakdowns"], strict=True):
        assert shown(one) == shown(other)
        assert one["highest"] == other["highest"]
    race = {one["category"]: one for one in by_column["breakdowns"][1]["categories"]}
    assert race["White"]["below_four_fifths"]
    assert race["White"]["p_value"] == pytest.approx(0.047934, abs=1e-6)  # 15 of 40 against 18 of 28
    assert race["White"]["significant"]
    assert race["Hispanic or Latino"]["p_value"] is None


def test_small_categories_are_left_out_with_the_reason_given(files: tuple[Path, Path]) -> None:
    scores, demographics = files
    scores.write_text(scores.read_text() + "X1,99,yes\n")
    demographics.write_text(demographics.read_text() + "X1,F,Samoan only\n")
    (kept,) = record(scores, demographics)["audits"]
    assert kept["breakdowns"][1]["highest"] == "Samoan only"
    assert "Not a category of the EEO-1 report, and reported all the same: Samoan only." in kept["notes"]
    (left,) = record(scores, demographics, "--exclude-small", "One person tells nothing.")["audits"]
    assert left["breakdowns"][1]["highest"] == "Hispanic or Latino"
    assert left["justification"] == "One person tells nothing."
    only = left["breakdowns"][1]["categories"][-1]
    assert (only["category"], only["applicants"], only["rate"], only["impact_ratio"]) == ("Samoan only", 1, 1.0, None)


def test_the_terminal_tells_the_figures_the_page_has(files: tuple[Path, Path]) -> None:
    done = audited(*files, "--selected", "advanced")
    assert done.exit_code == 0
    assert "15 of the applicants are of unknown sex or race/ethnicity (sex 0, race/ethnicity 15)" in " ".join(
        done.output.split()
    )
    row = next(line for line in done.output.splitlines() if line.startswith("White"))
    assert row.split() == ["White", "40", "15", "37.5%", "0.583↓", "0.048*"]
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_out_writes_page_json_csv_and_what_was_set_aside(files: tuple[Path, Path], tmp_path: Path) -> None:
    scores, demographics = files
    scores.write_text(scores.read_text() + "X1,,yes\n")
    done = audited(scores, demographics, "--out", str(tmp_path / "out"), *PUBLISHED)
    assert done.exit_code == 0
    assert {file.name for file in (tmp_path / "out").iterdir()} == {
        "summary.html",
        "impact.json",
        "impact.csv",
        "set-aside.csv",
    }
    assert "give --distributed" in done.stderr
    assert "independent auditor" in done.stderr
    assert "scores.csv, line 185: X1: no score" in done.stderr
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out/impact.csv").read_text())))
    assert len(rows) == 2 + 7 + 1 + 14 + 1
    assert [row["applicants"] for row in rows if row["category"] == "unknown"] == ["15", "15"]
    by_race = [int(row["applicants"]) for row in rows if row["by"] == "race/ethnicity"]
    assert sum(by_race) == 183
    aside = list(csv.DictReader(io.StringIO((tmp_path / "out/set-aside.csv").read_text())))
    assert [(row["id"], row["problem"]) for row in aside] == [("X1", "no score")]
    found = json.loads((tmp_path / "out/impact.json").read_text())
    assert found["as_of"] == "2026-03-31"
    assert all(len(one["sha256"]) == 64 for one in found["inputs"])


def positions(folder: Path, names: list[str]) -> tuple[Path, Path]:
    scores, demographics = folder / "scores.csv", folder / "people.csv"
    scores.write_text("id,position,score\n" + "".join(f"p{n},{name},{n}\n" for name in names for n in range(6)))
    demographics.write_text("id,sex,race\n" + "".join(f"p{n},{'MF'[n % 2]},White\n" for n in range(6)))
    return scores, demographics


def test_each_position_has_its_page_and_names_that_meet_are_told_apart(tmp_path: Path) -> None:
    files = positions(tmp_path, ["specs/a/clerk.txt", "specs/b/Clerk.txt", "specs/b/guard.txt#2"])
    done = audited(*files, "--out", str(tmp_path / "out"), *PUBLISHED)
    assert done.exit_code == 0
    pages = sorted(file.name for file in (tmp_path / "out").glob("*.html"))
    assert pages == ["Clerk~2.html", "clerk.html", "guard-2.html"]
    assert "for the position <b>guard (2)</b>" in (tmp_path / "out/guard-2.html").read_text()
    assert sum(line.startswith("race/ethnicity ") for line in done.stdout.splitlines()) == 3


def test_many_positions_are_an_overview_and_one_can_be_chosen(tmp_path: Path) -> None:
    files = positions(tmp_path, [f"post {n}" for n in range(8)])
    many = audited(*files)
    assert [line.split()[:3] for line in many.output.splitlines()[1:9]] == [["post", str(n), "6"] for n in range(8)]
    one = record(*files, "--spec", "post 3")
    assert [audit["position"] for audit in one["audits"]] == ["post 3"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--selected", "advanced", "--at", "60"), "exclude each other"),
        (("--at", "nan"), "nan is no score"),
        (("--selected", "advancd"), 'did you mean "advanced"'),
        (("--out", "out"), "give --as-of and --source"),
        (("--spec", "x"), "the scores are of one position only"),
        (("--column", "id=Nobody"), 'no column "Nobody"'),
        (("--column", "sex=Nobody"), 'no column "Nobody"'),
    ],
)
def test_wrong_usage_says_how_to_mend_it(files: tuple[Path, Path], options: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError) as raised:
        audited(*files, *options)
    assert told in str(raised.value)


def test_a_field_that_is_none_is_refused(files: tuple[Path, Path]) -> None:
    done = audited(*files, "--column", "gender=G")
    assert done.exit_code == 2
    assert "FIELD one of id, position" in " ".join(done.output.split())


def test_one_name_for_several_positions_is_refused(tmp_path: Path) -> None:
    files = positions(tmp_path, ["x", "y"])
    with pytest.raises(UsageError, match="2 positions, one name"):
        audited(*files, "--out", str(tmp_path / "out"), "--position", "Clerk", *PUBLISHED)
    assert not (tmp_path / "out").exists()


def test_all_the_same_score_is_told(tmp_path: Path) -> None:
    (tmp_path / "scores.csv").write_text("id,score\na,5\nb,5\nc,5\n")
    (tmp_path / "people.csv").write_text("id,sex,race\na,M,White\nb,F,White\nc,F,\n")
    (found,) = record(tmp_path / "scores.csv", tmp_path / "people.csv")["audits"]
    assert any(note.startswith("All applicants have the same score, 5:") for note in found["notes"])
    assert all(one["impact_ratio"] is None for by in found["breakdowns"] for one in by["categories"])
    assert any("By race/ethnicity there is one category only" in note for note in found["notes"])


def test_an_empty_table_ends_with_a_fault(tmp_path: Path) -> None:
    for name in ("scores.csv", "people.csv"):
        (tmp_path / name).write_text("")
    with pytest.raises(RolematchError, match="no rows") as raised:
        audited(tmp_path / "scores.csv", tmp_path / "people.csv")
    assert raised.value.exit_code == 1
