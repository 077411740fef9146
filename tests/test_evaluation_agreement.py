"""The figures of the evaluation are those of the development gold's own script, on tables as read and as spoilt."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pipeline.evaluation.findings import Metric
from pipeline.evaluation.gold import Gold, read_gold
from pipeline.evaluation.results import evaluate
from pipeline.tables import CLASSES, DOCUMENTS, REQUIREMENTS, SECTIONS
from tests.report_frames import frame

SPOILT = ("whole", "dropped", "shuffled", "relabelled", "shortened")
READ = ("sections", "phrases", "qualifications")
RANKED = ("pairs", "resumes")

# Runs each measure of the script on each folder, in one process of its own.
SCRIPT = """
import json, runpy, sys
from pathlib import Path
script = runpy.run_path(sys.argv[1], run_name="script")
gold, measures, folders = Path(sys.argv[2]), sys.argv[3].split(), [Path(folder) for folder in sys.argv[4:]]
print(json.dumps([[script[f"score_{what}"](folder, gold) for what in measures] for folder in folders]))
"""


def script(shared: Path, measures: tuple[str, ...], folders: list[Path]) -> list[dict[str, Any]]:
    """What the script says of each folder, by measure."""
    gold = shared / "gold"
    words = [sys.executable, "-c", SCRIPT, str(gold / "score.py"), str(gold), " ".join(measures), *map(str, folders)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return [dict(zip(measures, found, strict=True)) for found in json.loads(done.stdout)]


def spoil(frame: pd.DataFrame, way: str, rng: np.random.Generator) -> pd.DataFrame:
    """The table with rows lost, in another order, under other labels, or with half of each text."""
    if way == "dropped":
        return frame[rng.random(len(frame)) > 0.3]
    if way == "shuffled":
        return frame.sample(frac=1, random_state=int(rng.integers(1 << 30)))
    if way == "relabelled":
        for name in {"label", "kind", "level", "class_title", "tree"} & set(frame.columns):
            chosen = rng.random(len(frame)) < 0.4
            frame.loc[chosen, name] = rng.permutation(frame.loc[chosen, name].to_numpy())
    if way == "shortened" and "text" in frame.columns and "label" not in frame.columns:
        frame["text"] = [text[: int(len(text) * rng.uniform(0.4, 1))] for text in frame["text"]]
    return frame


def write(folder: Path, table: str, frame: pd.DataFrame) -> None:
    (folder / table).mkdir(parents=True)
    frame.to_parquet(folder / table / "all.parquet", index=False)


@pytest.fixture(scope="module")
def gold(shared: Path) -> Gold:
    return read_gold(shared / "gold")


@pytest.fixture(scope="module")
def spoilt(development_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folders, rng = {}, np.random.default_rng(7)
    for way in SPOILT:
        folders[way] = tmp_path_factory.mktemp(way)
        for table in ("documents", "sections", "phrases", "requirements"):
            frame = pd.read_parquet(development_tables / table)
            write(folders[way], table, frame if table == "documents" else spoil(frame.copy(), way, rng))
    return folders


def figures(gold: Gold, folder: Path) -> dict[tuple[str, str], Metric]:
    found = evaluate(gold, [folder]).results.metrics
    return {(metric.name, metric.label): metric for metric in found if not metric.source}


def test_sections_phrases_and_qualifications_agree(gold: Gold, shared: Path, spoilt: dict[str, Path]) -> None:
    told = script(shared, READ, list(spoilt.values()))
    seen = set()
    for (way, folder), script_says in zip(spoilt.items(), told, strict=True):
        ours = figures(gold, folder)
        for place, value in expected(script_says).items():
            assert ours[place].value == pytest.approx(value, abs=6e-5), (way, place)
        assert ours["sections lost", ""].value * script_says["sections"]["lines"] == pytest.approx(
            script_says["sections"]["lost"]
        )
        seen.add(script_says["sections"]["accuracy"])
    assert len(seen) >= 3  # the tables were spoilt indeed


def expected(told: dict[str, Any]) -> dict[tuple[str, str], float]:
    """The script's figures under our names."""
    sections, phrases, qualifications = (told[name] for name in READ)
    found = {
        ("sections accuracy", ""): sections["accuracy"],
        ("sections macro-F1", ""): sections["macro_f1"],
        ("competencies kind accuracy", ""): phrases["kind_accuracy"],
        ("competencies level accuracy", ""): phrases["level_accuracy"],
        ("qualifications logic exact", ""): qualifications["logic_exact"],
    }
    groups = {("sections", label): values for label, values in sections["per_label"].items()}
    groups |= {
        ("responsibilities", ""): phrases["responsibility"],
        ("competencies", ""): phrases["competency"],
        ("qualifications leaves", ""): qualifications["leaves"],
    }
    for (name, label), values in groups.items():
        for ours, theirs in (("precision", "precision"), ("recall", "recall"), ("F1", "f1")):
            found[f"{name} {ours}", label] = values[theirs]
    return found


@pytest.fixture(scope="module")
def ranked(gold: Gold, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Matches of the judged documents with scores by chance, some ties, some missing, some of several classes."""
    pairs = [*zip(gold.pairs["query_file"], gold.pairs["candidate_file"], strict=True)]
    resumes = [*zip(gold.resumes["resume_file"], gold.resumes["spec_file"], strict=True)]
    names = sorted({name for pair in pairs + resumes for name in pair})
    folders = []
    for seed in range(4):
        rng = np.random.default_rng(seed)
        rows = [(q, f"{c}{end}", float(rng.integers(0, 60))) for q, c in pairs + resumes for end in ("#1", "#2")]
        matches = pd.DataFrame(rows, columns=["query_id", "candidate_id", "score"])
        folder = tmp_path_factory.mktemp(f"ranked{seed}")
        write(folder, "documents", frame(DOCUMENTS, [{"doc_id": name} for name in names]))
        for table in (CLASSES, SECTIONS, REQUIREMENTS):  # the order of levels asks for them; it finds no series
            write(folder, table.name, frame(table, []))
        write(folder, "matches", matches[rng.random(len(matches)) > 0.25])
        folders.append(folder)
    return folders


def test_rankings_agree(gold: Gold, shared: Path, ranked: list[Path]) -> None:
    for folder, told in zip(ranked, script(shared, RANKED, ranked), strict=True):
        ours = evaluate(Gold(gold.folder, gold.name, pairs=gold.pairs, resumes=gold.resumes), [folder])
        found = {metric.name: metric.value for metric in ours.results.metrics if not metric.source}
        for name in RANKED:
            assert found[f"{name} nDCG@10"] == pytest.approx(told[name]["ndcg@10"], abs=6e-5)
            assert found[f"{name} hit@1"] == pytest.approx(told[name]["hit@1"], abs=6e-5)
            unscored = sum(one.unscored for one in ours.results.rankings if one.name == name)
            assert unscored == told[name]["unscored"] > 0
