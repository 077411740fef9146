"""Rebuild `models/sections`: what each paragraph of a specification is.

    python models/recipe/sections.py ../shared data/processed [--folds 4]

`../shared` holds the development gold and O*NET, `data/processed` the documents of a run over `../shared/specs`
(`rolematch run --until identify`). Learned from: the development gold, the documents of `data/training`, postings
labelled by hand (`postings.tsv`: first lines and labels, no text), Los Angeles and Californian documents below headings
that leave no doubt, all these rewritten in other forms, and documents composed of invented passages (`passages.toml`).
With `--folds` the annotated documents are also held out in turn, and the figures written to `crossvalidation.json`; the
calibration comes from there.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from section_documents import Known, certain, gold, labelled, paragraphs_of, pieces
from section_network import Example, Network, example, train, write
from section_writer import Writer, read_passages

from pipeline.sections.labels import LABELS
from pipeline.sections.line_model import LineModel, read
from pipeline.sections.lines import read_lines

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "sections"
MEMBERS = 3
STEPS = 1100
RATE = 3e-3
BATCH = 16
INVENTED, REWRITTEN, SURE = 1200, 3, 150  # documents invented; forms of each annotated one; certain ones of each source
SHARES = (0.36, 0.24, 0.22, 0.08, 0.10)  # of a batch: annotated, these rewritten, invented, certain, these rewritten
TASKS = 4000
DRAWS = 2000
SHARPNESS = 0.6  # of 0.3 to 1 the one with the best calibrated chances on documents held out


@dataclass(frozen=True)
class Material:
    """Everything to learn from."""

    gold: Sequence[Known]
    written: Sequence[Known]
    postings: Sequence[Known]
    sure: Sequence[Known]
    tasks: Sequence[str]


def collect(shared: Path, processed: Path) -> Material:
    """Read it all, in a fixed order; the documents of the gold are left out of the rest."""
    files = sorted((processed / "documents").rglob("*.parquet"))
    table = pd.concat([pd.read_parquet(file) for file in files]).sort_values("doc_id")
    texts = dict(zip(table["doc_id"], table["text"], strict=True))  # some labelled by hand are no specifications
    table = table[(table["kind"] == "spec") & (table["status"] == "ok")]
    annotated = gold(shared / "gold")
    known = {_letters(document.text) for document in annotated}
    sure = []
    for source in ("los-angeles/", "california/"):
        for row in table[table["doc_id"].str.startswith(source)].sample(SURE, random_state=5).itertuples():
            if _letters(row.text) not in known:
                sure.append(certain(source, row.doc_id, row.text, () if row.layout is None else tuple(row.layout)))
    written = gold(HERE.parent.parent / "data" / "training", "written")
    postings = labelled(texts, HERE / "postings.tsv")
    tasks = pd.read_excel(shared / "onet" / "Task Statements.xlsx")["Task"].tolist()
    random.Random(1).shuffle(tasks)
    return Material(annotated, written, postings, sure, tasks[:TASKS])


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())[:250]


def network(material: Material, annotated: Sequence[Known], seed: int) -> Network:
    """One member: its own rewritten and invented documents, its own order."""
    torch.set_num_threads(1)
    own = [piece for document in annotated for piece in pieces(document)]
    sure = [piece for document in material.sure for piece in pieces(document)]
    writer = Writer(read_passages(HERE / "passages.toml", material.tasks), own * 3 + sure, seed)
    groups: list[list[Known]] = [
        list(annotated),
        [writer.rewritten(pieces(document)) for document in annotated for _ in range(REWRITTEN)],
        [writer.invented() for _ in range(INVENTED)],
        list(material.sure),
        [writer.rewritten(pieces(document)) for document in material.sure],
    ]
    weights = [share / len(group) for share, group in zip(SHARES, groups, strict=True) for _ in group]
    torch.manual_seed(seed)
    learner = Network()
    train(learner, [example(document) for group in groups for document in group], weights, STEPS, RATE, seed, BATCH)
    return learner


@dataclass(frozen=True)
class Judged:
    """A document held out: for each paragraph its label, the label read, how sure, and its number of lines."""

    document: str
    wanted: np.ndarray
    got: np.ndarray
    chance: np.ndarray
    lines: np.ndarray


def judge(model: LineModel, document: Known) -> Judged:
    """Read a document and compare."""
    seen: Example = example(document)
    chances = model.probabilities(seen.features).sum(axis=2)
    found = paragraphs_of(read_lines(document.text, document.layout))
    sizes = np.array([paragraph.end - paragraph.first for paragraph in found])
    return Judged(document.name, seen.states // 3, chances.argmax(axis=1), chances.max(axis=1), sizes)


def fold(material: Material, number: int, folds: int, sharpness: float) -> list[Judged]:
    """The annotated documents of one fold, read by a committee of two that has seen none of them."""
    ordered = [*sorted(material.gold, key=lambda document: document.name), *material.written, *material.postings]
    held = [document for at, document in enumerate(ordered) if at % folds == number]
    names = {document.name for document in held}
    rest = [document for document in ordered if document.name not in names]
    path = OUTPUT / f"fold-{number}.npz"
    write(path, [network(material, rest, 100 * number + seed) for seed in range(2)], sharpness)
    model = read(path)
    path.unlink()
    return [judge(model, document) for document in held]


def figures(judged: Sequence[Judged], folds: int, data: str) -> list[dict[str, object]]:
    """Accuracy and macro-F1 over lines with bootstrap intervals over documents."""
    counts = np.stack([_confusion(document) for document in judged])
    drawn = np.random.default_rng(1993).multinomial(len(judged), np.full(len(judged), 1 / len(judged)), size=DRAWS)
    rows = []
    for metric, formula in (("sections accuracy", _accuracy), ("sections macro-F1", _macro)):
        low, high = np.percentile([formula(np.tensordot(row, counts, 1)) for row in drawn], (2.5, 97.5))
        value = formula(counts.sum(axis=0))
        rows.append(
            {"metric": metric, "value": round(value, 4), "low": round(low, 4), "high": round(high, 4),
             "folds": f"{folds}, by document", "data": data}
        )  # fmt: skip
    return rows


def _confusion(document: Judged) -> np.ndarray:
    counts = np.zeros((len(LABELS), len(LABELS)))
    np.add.at(counts, (document.wanted, document.got), document.lines)
    return counts


def _accuracy(counts: np.ndarray) -> float:
    return float(np.trace(counts) / counts.sum())


def _macro(counts: np.ndarray) -> float:
    used = counts.sum(axis=1) > 0
    f1 = 2 * counts.diagonal() / np.maximum(counts.sum(axis=0) + counts.sum(axis=1), 1)
    return float(f1[used].mean())


def reliability(judged: Sequence[Judged]) -> list[tuple[float, float, int]]:
    """Mean chance, share right and number of lines, by bands of chance."""
    chance = np.concatenate([np.repeat(d.chance, d.lines) for d in judged])
    right = np.concatenate([np.repeat(d.wanted == d.got, d.lines) for d in judged])
    bands = np.digitize(chance, (0.5, 0.7, 0.8, 0.9, 0.95, 0.99))
    return [
        (float(chance[bands == band].mean()), float(right[bands == band].mean()), int((bands == band).sum()))
        for band in np.unique(bands)
    ]


def main() -> None:
    """Cross-validate if asked to, then train on everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("processed", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--sharpness", type=float, default=SHARPNESS)
    chosen = parser.parse_args()
    material = collect(chosen.shared, chosen.processed)
    with ProcessPoolExecutor(2) as pool:
        every = [*material.gold, *material.written, *material.postings]
        members = [pool.submit(network, material, every, seed) for seed in range(MEMBERS)]
        folds = [pool.submit(fold, material, number, chosen.folds, chosen.sharpness) for number in range(chosen.folds)]
        write(OUTPUT / "weights.npz", [member.result() for member in members], chosen.sharpness)
        judged = [document for done in folds for document in done.result()]
    if judged:
        report(material, judged, chosen.folds)


def report(material: Material, judged: Sequence[Judged], folds: int) -> None:
    """Write the cross-validated figures and print how well chances are calibrated."""
    rows = []
    for documents, data in (
        (material.gold, "development gold"),
        (material.written, "training documents"),
        (material.postings, "postings labelled by hand"),
    ):
        names = {document.name for document in documents}
        rows += figures([found for found in judged if found.document in names], folds, data)
    (OUTPUT / "crossvalidation.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(rows, indent=1))
    for mean, right, lines in reliability(judged):
        print(f"chance {mean:.3f}  right {right:.3f}  lines {lines}")


if __name__ == "__main__":
    main()
