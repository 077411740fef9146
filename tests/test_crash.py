"""Killed at any moment, a run is finished by the next one, with the same bytes as an undisturbed run."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from pathlib import Path

import psutil
import pytest

from tests.corpus import command, contents, rolematch, small_project

KILLS = 20


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], float]:
    project = small_project(tmp_path_factory.mktemp("undisturbed"))
    began = time.monotonic()
    done = rolematch(project, "run", "--workers", "1")
    assert done.returncode == 0, done.stderr
    return contents(project / "data/processed"), time.monotonic() - began


def _kill_after(project: Path, seconds: float, workers: int) -> bool:
    """Starts a run and kills it after `seconds`, its workers left to notice; False if it was done before."""
    run = subprocess.Popen(
        command("run", "--workers", str(workers)),
        cwd=project,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        run.wait(timeout=seconds)
        return False
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
        return True


def test_twenty_kills_at_random_moments(tmp_path: Path, undisturbed: tuple[dict[str, bytes], float]) -> None:
    wanted, seconds = undisturbed
    moments = random.Random(7)
    project, kills, finished = small_project(tmp_path), 0, 0
    processed = project / "data/processed"
    while kills < KILLS:
        if _kill_after(project, moments.uniform(0.3, seconds), workers=moments.choice((1, 2))):
            kills += 1
        else:
            finished += 1
            assert contents(processed) == wanted
            shutil.rmtree(processed)
    last = rolematch(project, "run", "--workers", "2")
    assert last.returncode == 0, last.stderr
    assert contents(processed) == wanted
    assert finished < KILLS  # most runs were killed, so the moments did fall within the work


def test_what_was_finished_before_a_kill_is_kept(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    assert rolematch(project, "run", "--workers", "1", "--until", "segment").returncode == 0
    processed = project / "data/processed"
    before = {path: path.stat().st_mtime_ns for path in processed.rglob("*.parquet")}
    torn = processed / "phrases" / ".specs-000.parquet.4242"
    torn.parent.mkdir()
    torn.write_bytes(b"PAR1 torn")
    assert rolematch(project, "run", "--workers", "1").returncode == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert not torn.exists()


def test_a_second_run_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    first = subprocess.Popen(command("run", "--workers", "1"), cwd=project, stderr=subprocess.DEVNULL)
    try:
        holder = project / "data/processed/.holder.json"
        deadline = time.monotonic() + 30
        while not holder.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        second = rolematch(project, "run")
    finally:
        first.kill()
        first.wait()
    assert second.returncode == 1
    assert f"process {first.pid}" in second.stderr


def test_a_damaged_artifact_is_made_again(tmp_path: Path, undisturbed: tuple[dict[str, bytes], float]) -> None:
    wanted, _ = undisturbed
    project = small_project(tmp_path)
    assert rolematch(project, "run", "--workers", "1").returncode == 0
    victim = next((project / "data/processed/sections").glob("specs-*.parquet"))
    victim.write_bytes(victim.read_bytes()[:-40])
    assert rolematch(project, "run", "--workers", "1").returncode == 0
    assert contents(project / "data/processed") == wanted


def test_workers_end_with_a_killed_run(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    run = subprocess.Popen(command("run", "--workers", "2"), cwd=project, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not (project / "data/processed/documents").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    workers = [child.pid for child in psutil.Process(run.pid).children(recursive=True)]
    run.kill()
    run.wait()
    _, alive = psutil.wait_procs([psutil.Process(pid) for pid in workers if psutil.pid_exists(pid)], timeout=20)
    assert workers
    assert not alive
