"""The command line as a scheduler and a person meet it: exit codes, words, JSON, and what re-runs when."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from tests.corpus import command, rolematch, small_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_project(tmp_path_factory.mktemp("project"))
    done = rolematch(folder, "run")
    assert done.returncode == 0, done.stderr
    assert "5 of 5 documents read" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("Report: ")
    return folder


def test_a_second_run_has_nothing_to_do(project: Path) -> None:
    again = rolematch(project, "run")
    assert again.returncode == 0
    assert again.stdout.startswith("Nothing to do")


def test_plan_writes_nothing_and_says_why(project: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (project / "data/processed").rglob("*")}
    assert rolematch(project, "plan").stdout == "Everything is up to date.\n"
    stricter = tmp_path / "rolematch.toml"
    stricter.write_text("[project]\nparts = 3\nshares = 2\n[compare]\nthreshold = 90\n")
    asked = ("plan", "--settings", str(stricter), "--raw", "data/raw", "--processed", "data/processed")
    stale = json.loads(rolematch(project, *asked, "--json").stdout)["stale"]
    assert {row["stage"] for row in stale} == {"compare", "explain"}
    assert stale[0]["reason"] == "settings changed"
    by_stage = Counter(row["stage"] for row in stale)
    *lines, last = rolematch(project, *asked).stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[stage, str(count)] for stage, count in by_stage.items()]
    assert lines[0].endswith(f"of {by_stage['compare']} parts: settings changed")
    assert last.startswith(f"{len(stale)} of ")
    assert {path: path.stat().st_mtime_ns for path in (project / "data/processed").rglob("*")} == before


def test_the_report_of_a_run_tells_why_a_class_stands_at_its_level(project: Path) -> None:
    levels = pd.read_parquet(project / "data/processed/levels")
    page = (project / "data/processed/report/index.html").read_text()
    assert page.count('<table class="level">') == levels["class_id"].nunique() > 0


def test_plan_counts_the_parts_of_a_stage_by_reason(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    assert rolematch(folder, "run", "--until", "segment").returncode == 0
    (folder / "data/raw/specs/port-averill/LIBRARIAN 6110.txt").unlink()
    told = {line.split()[0]: line for line in rolematch(folder, "plan").stdout.splitlines()[:-1]}
    assert "raw documents changed" in told["ingest"]
    assert "documents changed" in told["segment"]
    assert told["embed"].endswith("2 of 2 parts: missing")


def test_a_changed_document_makes_only_its_part_and_what_compares_stale(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    assert rolematch(folder, "run", "--until", "embed").returncode == 0
    document = folder / "data/raw/specs/port-averill/LIBRARIAN 6110.txt"
    document.write_bytes(document.read_bytes() + b"\r\nSpeaks a second language.\r\n")
    stale = json.loads(rolematch(folder, "plan", "--json").stdout)["stale"]
    segmented = [row["part"] for row in stale if row["stage"] == "segment"]
    assert len(segmented) == 1
    assert [row["reason"] for row in stale if row["stage"] == "ingest"] == ["raw documents changed"]
    document.unlink()
    assert rolematch(folder, "run", "--until", "ingest").returncode == 0
    left = pd.read_parquet(folder / "data/processed/documents")
    assert document.name not in " ".join(left["doc_id"])


def test_show_gives_phrases_in_context_and_as_json(project: Path) -> None:
    words = rolematch(project, "show", "help-desk").stdout
    assert "[duties]" in words
    read = json.loads(rolematch(project, "show", "help-desk", "--json").stdout)
    text = read["document"]["text"]
    verbatim = [phrase for phrase in read["phrases"] if phrase["verbatim"]]
    assert verbatim
    assert all(phrase["text"] == " ".join(text[phrase["start"] : phrase["end"]].split()) for phrase in verbatim)


def test_compare_sums_to_the_score(project: Path) -> None:
    told = json.loads(rolematch(project, "compare", "systems-manager-ii", "SYSTEMS ANALYST", "--json").stdout)
    assert sum(item["contribution"] for item in told["evidence"]) == pytest.approx(told["match"]["score"], abs=1e-6)
    words = rolematch(project, "compare", "brindle-hastaway", "LIBRARIAN").stdout
    assert "of 100" in words


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("run", "--untl", "ingest"), 2, "--until"),
        (("run", "--until", "ingst"), 2, "unknown stage 'ingst'"),
        (("run", "--raw", "nowhere"), 2, "no such folder"),
        (("run", "--settings", "missing.toml"), 2, "no such settings file"),
        (("show", "no-such-document"), 2, "no document fits"),
        (("show", "specs/"), 2, "documents fit"),
        (("init",), 2, "there is a project already"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_wrong_usage_exits_2_and_says_how_to_mend_it(
    project: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    done = rolematch(project, *words)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupt_exits_130(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    run = subprocess.Popen(command("run", "--workers", "2"), cwd=folder, stderr=subprocess.PIPE, text=True)
    while run.poll() is None and not (folder / "data/processed/documents").exists():
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    _, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "run again" in told


def test_a_scheduler_reads_json_lines(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    done = rolematch(folder, "run", "--until", "segment", "--log-json")
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert {event["event"] for event in events} == {"stage_begins", "part_done", "stage_ends"}
    assert sum(event["rows"] for event in events if event["event"] == "part_done" and event["stage"] == "ingest") == 5


def test_a_terminal_sees_bars(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    reader, writer = pty.openpty()
    run = subprocess.Popen(command("run", "--until", "segment"), cwd=folder, stdout=subprocess.DEVNULL, stderr=writer)
    os.close(writer)
    seen = b""
    while True:
        try:
            piece = os.read(reader, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    assert run.wait(timeout=60) == 0
    assert b"segment" in seen
    assert "━".encode() in seen


def test_doctor_names_models_and_where_the_package_is(project: Path) -> None:
    facts = json.loads(rolematch(project, "doctor", "--json").stdout)
    assert set(facts["models"]) >= {"all-MiniLM-L6-v2", "en_spec"}
    assert all(len(digest) == 64 for digest in facts["models"].values())
    assert facts["broken"] == {}
    assert Path(facts["imported from"]).name == "pipeline"


def test_init_makes_a_project_that_runs(tmp_path: Path) -> None:
    done = rolematch(tmp_path, "init", "mine")
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "mine/data/raw/specs").rglob("*.*"))) >= 24
    assert (tmp_path / "mine/rolematch.toml").read_text().startswith("# Settings")
    planned = json.loads(rolematch(tmp_path / "mine", "plan", "--json").stdout)
    assert {row["reason"] for row in planned["stale"]} == {"missing"}


def test_bad_documents_become_rows_and_cost_nothing_else(tmp_path: Path) -> None:
    folder = small_project(tmp_path)
    place = folder / "data/raw/specs/port-averill"
    (place / "empty.txt").write_bytes(b"")
    (place / "noise.md").write_bytes(bytes(range(256)) * 50)
    (place / "torn.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    (place / "spreadsheet.xlsb").write_bytes(b"x")
    done = rolematch(folder, "run", "--until", "segment")
    assert done.returncode == 0, done.stderr
    documents = pd.read_parquet(folder / "data/processed/documents")
    assert len(documents) == 9
    assert (documents["status"] == "ok").sum() == 5
    assert documents.loc[documents["status"] != "ok", "reason"].str.len().gt(0).all()
