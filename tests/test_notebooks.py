"""The tour in `notebooks/`: it makes its tables, runs to the end, proves its sums, and lies there as it was run.

After a change that shows in it, run it anew on the sample (from the project's folder, once `rolematch run` is done):

    python -c "import nbformat as f, nbclient as c; p = 'notebooks/01-tour.ipynb'; n = f.read(p, 4); \
    c.NotebookClient(n, kernel_name='python3', record_timing=False, \
    resources={'metadata': {'path': 'notebooks'}}).execute(); f.write(n, p)"
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from pipeline.bundle import bundled

NOTEBOOK = Path(__file__).resolve().parent.parent / "notebooks" / "01-tour.ipynb"
PLOTS = ("sections", "phrases", "attributes", "vectors", "matches", "waterfall", "resumes")
LARGEST = 600_000  # bytes: what a web view of the repository still opens at once
DOCUMENTS = (
    "specs/port-averill/INFORMATION SYSTEMS MANAGER 1431.txt",
    "specs/port-averill/LIBRARIAN 6110.txt",
    "specs/tamsin-falls/information-systems-manager-ii.md",
    "specs/corvane-county/2620-chief-information-officer.html",
    "specs/corvane-county/6131-library-branch-manager.html",
    "specs/brackwater/librarian-i-ii.pdf",
    "resumes/jovan-pellerine.pdf",
    "resumes/imara-solenne.md",
)
STUB = "Skills: none.\n"  # too short to be read: the tour must tell so
SETTINGS = "[project]\nparts = 2\nshares = 1\n"


@dataclass(frozen=True)
class Tour:
    """The executed notebook and the tables it made."""

    notebook: Any
    processed: Path


def execute(notebook: Any, folder: Path, processed: Path) -> Any:
    """Runs a notebook in `folder`, as a person would who has set where the tables lie; a fault in a cell is raised."""
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    return client.execute(env={**os.environ, "ROLEMATCH_PROCESSED": str(processed)})


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Tour:
    """The notebook run where there are documents but no tables yet: it has to make them itself."""
    project = tmp_path_factory.mktemp("tour")
    for name in DOCUMENTS:
        target = project / "data" / "raw" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(bundled("data/raw") / name, target)
    (project / "data" / "raw" / "specs" / "port-averill" / "STUB 1.txt").write_text(STUB)
    (project / "notebooks").mkdir()
    (project / "notebooks" / "rolematch.toml").write_text(SETTINGS)
    processed = project / "tables"
    return Tour(execute(nbformat.read(NOTEBOOK, 4), project / "notebooks", processed), processed)


@pytest.fixture(scope="module")
def committed() -> Any:
    return nbformat.read(NOTEBOOK, 4)


def cells(notebook: Any, *ids: str) -> list[Any]:
    """The cells of these ids, in the order of the notebook."""
    return [cell for cell in notebook.cells if cell["id"] in ids]


def images(notebook: Any) -> dict[str, int]:
    """Number of pictures under each cell that has any."""
    counts = {
        cell["id"]: sum("image/png" in output.get("data", {}) for output in cell["outputs"])
        for cell in notebook.cells
        if cell["cell_type"] == "code"
    }
    return {name: count for name, count in counts.items() if count}


def shown(notebook: Any, name: str) -> str:
    """What a cell shows as text."""
    (cell,) = cells(notebook, name)
    return "\n".join(output.get("text") or output["data"].get("text/plain", "") for output in cell["outputs"])


def test_it_makes_every_table_and_draws_every_plot(tour: Tour) -> None:
    assert {folder.name for folder in tour.processed.iterdir()} >= {"documents", "phrases", "matches", "evidence"}
    assert images(tour.notebook) == {f"{name}-plot": 1 for name in PLOTS}


def test_it_tells_what_was_not_read(tour: Tour) -> None:
    assert "specs/port-averill/STUB 1.txt" in shown(tour.notebook, "unread")


def test_its_waterfall_reaches_a_score_of_the_matches(tour: Tour) -> None:
    (cell,) = cells(tour.notebook, "waterfall")
    (bars,) = pd.read_html(StringIO(cell["outputs"][-1]["data"]["text/html"]))
    scores = pd.read_parquet(tour.processed / "matches")["score"]
    assert bars["points"].sum() == pytest.approx(bars["reached"].iloc[-1], abs=1e-3)
    assert (scores - bars["points"].sum()).abs().min() < 1e-3


def test_it_stops_where_evidence_does_not_add_up(tour: Tour, tmp_path: Path) -> None:
    shutil.copytree(tour.processed, tmp_path / "tables")
    part = max((tmp_path / "tables" / "evidence").glob("*.parquet"), key=lambda path: path.stat().st_size)
    evidence = pd.read_parquet(part)
    evidence.loc[0, "contribution"] += 1.0
    evidence.to_parquet(part)
    notebook = nbformat.read(NOTEBOOK, 4)
    notebook.cells = cells(notebook, "setup", "look", "documents", "classes", "matches", "evidence")
    with pytest.raises(CellExecutionError, match="AssertionError"):
        execute(notebook, tmp_path, tmp_path / "tables")


def test_the_committed_notebook_shows_a_whole_run_in_order(committed: Any) -> None:
    run = [cell["execution_count"] for cell in committed.cells if cell["cell_type"] == "code"]
    assert run == list(range(1, len(run) + 1))
    assert images(committed) == {f"{name}-plot": 1 for name in PLOTS}
    kinds = {output["output_type"] for cell in committed.cells for output in cell.get("outputs", [])}
    assert kinds <= {"display_data", "execute_result", "stream"}


def test_the_committed_notebook_tells_nothing_of_the_machine_it_ran_on(committed: Any) -> None:
    text = re.sub(r'"image/png": "[^"]*"', "", NOTEBOOK.read_text(encoding="utf-8"))
    assert not re.findall(r"(?:^|[\s\"'(=])(?:/(?:home|root|work|tmp|usr|opt|Users|private|var)/|[A-Z]:\\\\)\S*", text)
    assert not re.findall(r"\b0x[0-9a-f]{6,}", text)  # an address in memory: no two runs would be the same
    assert not [cell["id"] for cell in committed.cells if "execution" in cell["metadata"]]
    assert committed.metadata["kernelspec"]["name"] == "python3"
    assert NOTEBOOK.stat().st_size < LARGEST
