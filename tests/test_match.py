"""`rolematch match` on invented people: what it scores, what it lists with a reason, what it leaves behind."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from pipeline.cli import rolematch
from pipeline.errors import RolematchError, UsageError
from pipeline.scoring.record import differences
from tests.match_example import RAW, TECHNICIAN, ScoringRun, matched

DIMENSIONS = ["purpose", "responsibilities", "competencies", "qualifications"]


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != ".lock")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_every_pair_has_a_row_and_every_row_a_score_or_a_reason(scored: ScoringRun) -> None:
    assert scored.done.exit_code == 0
    scores = scored.scores
    assert len(scores) == 7 * 3 == len(scores.drop_duplicates(["query_id", "candidate_id"]))
    assert (scores["score"].notna() == (scores["status"] == "ok")).all()
    left = scores[scores["score"].isna()].drop_duplicates("query_id").set_index("query_id")
    assert left["status"].to_dict() == {"resumes/empty.txt": "empty", "resumes/lebenslauf.txt": "foreign_language"}
    assert left["reason"].str.len().min() > 10
    assert left["rank"].isna().all()
    assert left["verdict"].isna().all()
    for _, ranked in scores[scores["rank"].notna()].groupby("candidate_id"):
        assert list(ranked["score"]) == sorted(ranked["score"], reverse=True)
        assert list(ranked["rank"]) == [1 + (ranked["score"] > score).sum() for score in ranked["score"]]


def test_the_dimensions_sum_to_the_score_and_the_evidence_to_each_dimension(scored: ScoringRun) -> None:
    scores = scored.scores.dropna(subset="score")
    assert (scores[DIMENSIONS].sum(axis=1) - scores["score"]).abs().max() < 1e-5
    items = scored.table("evidence").groupby(["query_id", "candidate_id", "dimension"], observed=True)
    for (query, candidate, dimension), points in items["contribution"].sum().items():
        row = scores[(scores["query_id"] == query) & (scores["candidate_id"] == candidate)].iloc[0]
        assert points == pytest.approx(row[dimension], abs=1e-5)


def test_a_specification_that_requires_nothing_yields_scores_and_says_so(scored: ScoringRun) -> None:
    herons = scored.scores[scored.scores["candidate_id"] == "specs/heron-counter.md"]
    assert not herons["required"].any()
    assert herons["verdict"].isna().all()
    assert herons["score"].notna().sum() == 5
    assert "nothing is required" in scored.done.stdout
    page = (scored.out / "specifications" / "Night-Heron-Counter.html").read_text()
    assert "Nothing is required: the specification states no minimum qualifications" in page


def test_a_dimension_with_verdicts_is_required_and_says_no_evidence_where_nothing_is_said(scored: ScoringRun) -> None:
    asked = scored.scores[scored.scores["required"] & (scored.scores["status"] == "ok")]
    assert set(asked["verdict"]) <= {"met", "not met", "no evidence"}
    assert asked["verdict"].notna().all()


def test_concealed_words_are_shown_and_earn_nothing(scored: ScoringRun) -> None:
    told = json.loads(scored.again("--json", "--out", str(scored.out), "--redacted").stdout)
    (mira,) = [one for one in told["resumes"] if one["name"] == "mira.html"]
    assert "enterprise architecture" in mira["concealed"][0]["text"]
    pairs = json.dumps(mira["pairs"])
    assert "CISSP" not in pairs
    assert "ticketing system" in pairs
    assert "concealed text" in scored.done.stdout
    page = (scored.out / "resumes" / "mira.html.html").read_text()
    assert "enterprise architecture" in page


def test_json_tells_what_the_pages_tell(scored: ScoringRun) -> None:
    told = json.loads(scored.again("--json", "--out", str(scored.out), "--redacted").stdout)
    assert [one["title"] for one in told["specifications"]] == [
        "IT Support Technician",
        "Night Heron Counter",
        "SYSTEMS ANALYST",
    ]
    scored = {one["name"]: one for one in told["resumes"] if one["status"] == "ok"}
    assert len(scored) == 5
    for resume in scored.values():
        assert len(resume["pairs"]) == 3
        for pair in resume["pairs"]:
            assert sum(part["points"] for part in pair["parts"]) == pytest.approx(pair["score"], abs=1e-5)
            assert (pair["verdict"] is None) == (pair["specification"] == "specs/heron-counter.md")
    assert all(one["pairs"] == [] for one in told["resumes"] if one["status"] != "ok")


def test_two_files_of_one_name_stay_apart(scored: ScoringRun) -> None:
    assert {"resumes/brindle-hastaway.txt", "resumes/brindle-hastaway~2.txt"} < set(scored.scores["query_id"])


def test_a_second_run_makes_nothing_and_leaves_every_byte(scored: ScoringRun) -> None:
    before = contents(scored.out)
    done = scored.again("--out", str(scored.out), "--redacted")
    assert done.exit_code == 0
    assert done.stderr == ""  # no stage had anything to do
    assert contents(scored.out) == before


def test_weights_move_points_and_only_known_dimensions_are_taken(scored: ScoringRun, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(scored.out, out)
    done = scored.again("--weight", "qualifications=0", "--weight", "purpose=0", "--json", "--out", str(out))
    assert done.exit_code == 0
    rows = pd.read_parquet(out / "scores.parquet").dropna(subset="score")
    assert not rows[["qualifications", "purpose"]].fillna(0.0).any(axis=None)
    assert (rows["responsibilities"] > 0).any()
    for wrong in (["level=1"], ["purpose=-1"], ["purpose=nan"], [f"{name}=0" for name in DIMENSIONS]):
        with pytest.raises(UsageError):
            scored.again(*(word for value in wrong for word in ("--weight", value)))
    assert scored.again("--weight", "purpose").exit_code == 2


def test_no_name_or_address_is_in_a_redacted_text(scored: ScoringRun) -> None:
    texts = {file.name: file.read_text() for file in (scored.out / "redacted").iterdir()}
    assert sorted(texts) == [f"resume-{number:04d}.txt" for number in range(1, 6)]
    whole = "\n".join(texts.values())
    assert "[NAME]" in whole
    for name in ("Vasquenne", "Pellerine", "Hastaway", "Tolland", "@"):
        assert name not in whole


def test_the_impact_audit_takes_the_scores_as_they_are(scored: ScoringRun) -> None:
    people = scored.folder / "people.csv"
    with people.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", "sex", "race/ethnicity"])
        names = sorted(scored.scores["query_id"].unique())
        writer.writerows([name.partition("/")[2], "FM"[n % 2], "White"] for n, name in enumerate(names))
    for file in ("scores.csv", "scores.parquet"):
        words = ["audit", "impact", str(scored.out / file), str(people), "--json"]
        done = CliRunner().invoke(rolematch, words, catch_exceptions=False)
        found = json.loads(done.stdout)
        assert [one["applicants"] for one in found["audits"]] == [5, 5, 5]
        assert len(found["set_aside"]) == 2 * 3  # those that have no score


def test_the_record_names_inputs_models_settings_and_files(scored: ScoringRun) -> None:
    record = json.loads((scored.out / "record.json").read_text())
    assert (record["resumes"], record["classes"], record["pairs"], record["pairs_scored"]) == (7, 3, 21, 15)
    assert {one["file"] for one in record["inputs"]} == {
        file.relative_to(scored.out).as_posix() for file in (scored.out / "raw").rglob("*") if file.is_file()
    }
    assert {"all-MiniLM-L6-v2", "en_spec", "sections"} <= set(record["models"])
    assert record["settings"]["compare"]["resume_purpose"] > 0
    files = set(record["files"])
    assert {"scores.csv", "scores.parquet", "index.html", "redacted/resume-0001.txt"} < files
    for table in ("matches", "verdicts", "evidence"):
        assert any(name.startswith(f"tables/{table}/resumes-") for name in files)
    assert differences(scored.out) == []


@pytest.mark.parametrize("table", ["raw/resumes", "tables/evidence", "resumes", "scores.csv", "record.json"])
def test_one_changed_byte_is_named(scored: ScoringRun, tmp_path: Path, table: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(scored.out, copy)
    place = copy / table
    file = place if place.is_file() else next(file for file in sorted(place.iterdir()) if file.stat().st_size)
    content = bytearray(file.read_bytes())
    at = content.index(b"0.1.0") if file.name == "record.json" else len(content) // 2
    content[at] ^= 1
    file.write_bytes(content)
    (found,) = [one for one in differences(copy) if one.kept]
    assert found.place == file.relative_to(copy).as_posix()
    assert "changed" in found.problem


def test_what_is_missing_or_added_is_named_and_the_command_exits_with_one(scored: ScoringRun, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(scored.out, copy)
    (copy / "scores.csv").unlink()
    (copy / "raw" / "resumes" / "later.txt").write_text("put in afterwards")
    with pytest.raises(RolematchError, match="2 differences") as caught:
        CliRunner().invoke(rolematch, ["audit", "record", str(copy)], catch_exceptions=False)
    assert caught.value.exit_code == 1
    assert {(one.place, one.problem) for one in differences(copy)} == {
        ("scores.csv", "is missing"),
        ("raw/resumes/later.txt", "is not part of the record"),
    }
    with pytest.raises(RolematchError, match="no record"):
        differences(tmp_path)


def test_one_pair_shows_what_its_score_rests_on() -> None:
    done = matched(str(RAW / "resumes" / "jovan-pellerine.pdf"), "--spec", str(RAW / TECHNICIAN))
    assert done.exit_code == 0
    for told in ("of 100   jovan-pellerine.pdf  ↔  IT Support Technician", "Responsibilities  +", "Minimum qualif"):
        assert told in done.stdout
    assert "matched (" in done.stdout
    assert "missing (" in done.stdout


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "mine.txt").write_text("not to be touched")
    with pytest.raises(UsageError, match="holds something else"):
        matched(str(RAW / "resumes"), "--spec", str(RAW / TECHNICIAN), "--out", str(tmp_path))
    assert (tmp_path / "raw" / "mine.txt").read_text() == "not to be touched"


def test_wrong_usage_is_told(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    resume, spec = str(RAW / "resumes" / "brindle-hastaway.txt"), str(RAW / TECHNICIAN)
    with pytest.raises(UsageError, match="lead nowhere"):
        matched(str(tmp_path / "gone.pdf"), "--spec", spec)
    with pytest.raises(UsageError, match="no files"):
        matched(str(tmp_path / "none"), "--spec", spec)
    with pytest.raises(UsageError, match="is no month"):
        matched(resume, "--spec", spec, "--as-of", "2024-13")
    with pytest.raises(UsageError, match="need a folder"):
        matched(resume, "--spec", spec, "--redacted")
    assert matched("--spec", spec).exit_code == 2
    assert matched(resume).exit_code == 2
