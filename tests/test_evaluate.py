"""`rolematch evaluate` as a user meets it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.bundle import bundled
from pipeline.cli import rolematch as command
from pipeline.errors import RolematchError
from pipeline.evaluation.card import contents
from pipeline.evaluation.findings import Misreading
from pipeline.evaluation.gold import read_gold
from pipeline.evaluation.grids import grids
from pipeline.evaluation.page import page
from pipeline.evaluation.picture import confusion_svg
from pipeline.evaluation.results import CROSS, CrossValidated, errors_tsv
from pipeline.evaluation.results import evaluate as measure
from tests.corpus import rolematch
from tests.gold_folder import DOCUMENT, PHRASES, documents, read_sections, write_gold, write_lines

SAMPLED = "specs/port-averill/SYSTEMS ANALYST 1614.txt"
RESULTS = Path(__file__).resolve().parent.parent / "docs" / "results"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an evaluated gold: one document of its own and one of the sample."""
    folder = tmp_path_factory.mktemp("evaluate")
    gold = write_gold(folder / "gold")
    rows = [json.loads(line) for line in (bundled("data/gold") / "sections.jsonl").read_text().splitlines()]
    own = [json.loads(line) for line in (gold / "sections.jsonl").read_text().splitlines()]
    write_lines(gold / "sections.jsonl", own + [row for row in rows if row["doc"] == SAMPLED])
    done = rolematch(folder, "evaluate", "--gold", "gold", "--out", "out", "--workers", "1")
    assert done.returncode == 0, done.stderr
    (folder / "told.txt").write_text(done.stdout)
    return folder


def results(project: Path) -> dict[str, Any]:
    return dict(json.loads((project / "out" / "results.json").read_text(encoding="utf-8")))


def test_it_runs_the_golds_documents_and_tells_of_every_family(project: Path) -> None:
    found = results(project)
    values = {m["name"]: m["value"] for m in found["metrics"] if not m["source"] and not m["label"]}
    assert values["sections accuracy"] > 0.8
    assert values["responsibilities F1"] > 0.8
    assert values["qualifications leaves F1"] > 0.5
    assert {m["source"] for m in found["metrics"]} == {"", "mill", "port-averill"}
    assert "segment" in found["made_with"]["stages"]
    assert "sections accuracy" in (project / "told.txt").read_text()


def test_the_page_and_the_picture_are_made_from_the_json(project: Path) -> None:
    found = results(project)
    text = (project / "out" / "results.md").read_text(encoding="utf-8")
    assert text == page(found)
    assert all(f"## {grid.title}" in text for grid in grids(found))
    assert (project / "out" / "confusion.svg").read_text(encoding="utf-8") == confusion_svg(found["confusion"])


def test_only_the_list_of_errors_holds_words_of_documents(project: Path) -> None:
    for name in ("results.json", "results.md", "confusion.svg"):
        text = (project / "out" / name).read_text(encoding="utf-8").lower()
        assert not any(phrase in text for _, _, phrase, _ in PHRASES)
    ET.fromstring((project / "out" / "confusion.svg").read_text(encoding="utf-8"))


def test_errors_name_a_file_and_line_that_can_be_opened(tmp_path: Path) -> None:
    gold = read_gold(write_gold(tmp_path / "gold"))
    misread = [Misreading(DOCUMENT, 4, "duties", "ksa", "Opens\tand\ncloses"), Misreading("lost.txt", 1, "a", "b", "")]
    head, first, second = errors_tsv(gold, misread).splitlines()
    place, wanted, got, text = first.split("\t")
    file, line = place.rsplit(":", 1)
    assert head.split("\t") == ["document:line", "wanted", "got", "text"]
    assert (wanted, got, text) == ("duties", "ksa", "Opens and closes")
    assert Path(file).read_text().splitlines()[int(line) - 1].startswith("Opens")
    assert second.startswith("lost.txt:1\t")


def evaluated(*words: str) -> None:
    """The command, in this process."""
    command.main(["evaluate", *words], standalone_mode=False)


def test_tables_of_a_run_can_be_given_and_what_they_lack_is_said(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, frame in (("documents", documents()), ("sections", read_sections(["header", "duties", "ksa", "other"]))):
        (tmp_path / name).mkdir()
        frame.to_parquet(tmp_path / name / "part.parquet")
    evaluated("--gold", str(project / "gold"), "--processed", str(tmp_path), "--json")
    found = json.loads(capsys.readouterr().out)
    assert {m["source"] for m in found["metrics"]} == {"", "mill"}
    assert any(SAMPLED in gap["what"] for gap in found["gaps"])
    assert any("no table phrases" in gap["what"] for gap in found["gaps"])


def test_each_family_is_measured_on_the_run_that_has_its_documents(project: Path, tmp_path: Path) -> None:
    gold = read_gold(project / "gold")
    for run, names in (("little", [DOCUMENT]), ("much", [DOCUMENT, SAMPLED, "other.txt"])):
        for name, frame in (
            ("documents", pd.DataFrame({"doc_id": names, "text": ""})),
            ("sections", read_sections(["other"] * 4)),
        ):
            (tmp_path / run / name).mkdir(parents=True)
            frame.to_parquet(tmp_path / run / name / "part.parquet")
    found = measure(gold, [tmp_path / "little", tmp_path / "much"]).results
    assert {metric.source for metric in found.metrics} == {"", "mill", "port-averill"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--gold", "nowhere"), 2, "no such folder · nowhere"),
        (("--processed", "nowhere"), 2, "no such folder · nowhere"),
        (("--processed", "."), 1, "no tables of a run · ."),
        (("--gold", "broken"), 1, "phrases.jsonl:2"),
        (("--gold", "ranked"), 1, "no documents to run"),
        (("--gold", "ranked", "--processed", "tables"), 1, "nothing could be measured"),
    ],
)
def test_faults_are_told_with_place_and_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int, said: str
) -> None:
    broken = write_gold(tmp_path / "broken")
    lines = (broken / "phrases.jsonl").read_text().splitlines()
    (broken / "phrases.jsonl").write_text("\n".join([lines[0], lines[1][:20]]))
    for folder in ("ranked", "tables/documents"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "ranked/pairs.csv").write_text("query_source,query_file,candidate_file,grade\nmill,a.txt,b.txt,3\n")
    documents().to_parquet(tmp_path / "tables/documents/part.parquet")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RolematchError) as fault:
        evaluated(*words)
    assert fault.value.exit_code == code
    assert said in str(fault.value)
    assert fault.value.remedy


def test_cross_validated_figures_stand_beside_those_in_sample(project: Path) -> None:
    found = results(project)
    crossed = {"model": "sections", "metric": "sections accuracy", "value": 0.5, "low": None, "high": None}
    here = crossed | {"folds": "five folds of documents", "data": found["gold"], "low": 0.41, "high": 0.62}
    elsewhere = crossed | {"folds": "two", "data": "other documents", "model": "levels", "metric": "level order"}
    found["crossvalidated"] = [here, elsewhere]
    text = page(found)
    line = next(line for line in text.splitlines() if line.startswith("| sections accuracy"))
    assert "in-sample; .500 (.41–.62) on documents not trained on (five folds of documents)" in line
    assert "`models/sections`" in text
    assert "| levels: level order | .500 |" in text
    assert "`models/levels`" not in text


def test_cross_validated_figures_beside_the_models_are_of_known_metrics() -> None:
    pages = [json.loads((folder / "results.json").read_text(encoding="utf-8")) for folder in RESULTS.glob("*/")]
    known = {page["gold"]: {metric["name"] for metric in page["metrics"]} for page in pages}
    for file in bundled("models").glob(f"*/{CROSS}"):
        for row in json.loads(file.read_text(encoding="utf-8")):
            found = CrossValidated(model=file.parent.name, **row)
            assert found.metric in known.get(found.data, {found.metric}), file


def test_the_projects_own_gold_is_whole() -> None:
    gold = read_gold(bundled("data/gold"))
    assert all(gold.place(name).is_file() for name in gold.documents)
    assert all(row.lines for row in contents(gold) if row.documents)


@pytest.mark.parametrize("folder", sorted(RESULTS.glob("*/")), ids=lambda folder: folder.name)
def test_published_pages_are_made_from_the_json_beside_them(folder: Path) -> None:
    found = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    assert (folder / "results.md").read_text(encoding="utf-8") == page(found)
    assert (folder / "confusion.svg").read_text(encoding="utf-8") == confusion_svg(found["confusion"])
