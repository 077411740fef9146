"""The whole of the real specifications in one run: time, memory, nothing lost, and nothing to do afterwards.

pytest -m benchmark tests/benchmarks -s
"""

from __future__ import annotations

import resource
import time
from pathlib import Path

import pandas as pd
import pytest

from tests.corpus import rolematch
from tests.test_development_gold import measured

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]
DOCUMENTS = 3617
BASELINE = 0.763  # BM25 on title and duties, the best of the baselines


@pytest.fixture(scope="module")
def run(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    folder = tmp_path_factory.mktemp("corpus")
    began = time.monotonic()
    done = rolematch(folder, "run", "--raw", str(shared / "specs"), "--processed", "out", timeout=1700)
    seconds = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    print(f"\n{done.stderr}{done.stdout}cold run: {seconds:.0f} s")
    return folder, seconds


def test_a_cold_run_takes_under_ten_minutes_and_three_gibibytes(run: tuple[Path, float]) -> None:
    _, seconds = run
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
    print(f"largest process: {largest:.2f} GiB")
    assert seconds < 600
    assert largest < 3


def test_no_document_is_lost(run: tuple[Path, float]) -> None:
    documents = pd.read_parquet(run[0] / "out/documents", columns=["doc_id", "status", "reason"])
    assert len(documents) == documents["doc_id"].nunique() == DOCUMENTS
    assert documents.loc[documents["status"] != "ok", "reason"].notna().all()


def test_a_second_run_takes_under_two_seconds(run: tuple[Path, float], shared: Path) -> None:
    began = time.monotonic()
    done = rolematch(run[0], "run", "--raw", str(shared / "specs"), "--processed", "out")
    seconds = time.monotonic() - began
    print(f"second run: {seconds:.2f} s")
    assert done.stdout.startswith("Nothing to do")
    assert seconds < 2


def test_pairs_are_ranked_better_than_by_any_baseline(run: tuple[Path, float], shared: Path) -> None:
    found = measured(shared, run[0] / "out", "pairs")
    print(found)
    assert found["ndcg@10"] > BASELINE
