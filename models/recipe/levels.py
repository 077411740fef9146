"""Rebuilds `models/levels/`: how much each thing a class says adds to its level.

    python models/recipe/levels.py PROCESSED_RUN ONET_FOLDER

PROCESSED_RUN is what `rolematch run` made of the public specifications. Neighbours of series, whose order their titles
tell, teach with their titles hidden; titles whose rank words name a step of the scale anchor it, hidden likewise. What
titles themselves add is then fitted to what the texts say on average. Writes the weights and, with every series left
out in turn, the cross-validated figures. Needs openpyxl for O*NET's spreadsheets.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import lsq_linear, minimize
from scipy.sparse import csr_matrix

from pipeline.levels import wording
from pipeline.levels.asked import in_requirements
from pipeline.levels.ladder import FOLDS, Step, ladders
from pipeline.levels.masking import hidden, hidden_tree
from pipeline.levels.named import in_title
from pipeline.levels.signals import Signal, passages
from pipeline.levels.steps import in_steps
from pipeline.levels.titles import RankedTitle, taken_apart
from pipeline.qualifications.described import DescribedClass, described_classes
from pipeline.qualifications.tree import Node, from_json

TARGET = Path(__file__).resolve().parent.parent / "levels"
COMMON = 40  # series that must use a term before a weight is learned for it: nothing of one occupation
STEEP = 3.0  # log odds of the right order for each level between two neighbours
ANCHOR = 0.05  # weight of a squared level off the anchor, against a pair's loss
RIDGE = {"word": 8.0, "step": 0.05}
TERMS = 150  # terms kept: those whose weights move levels most
TEXT = 0.25  # share of the text in a level whose title is known: what separates graded pairs of employers best
SEEN = 10  # alternate titles that must end with a noun before it is an occupation's
# The scale: what rank words mean on it. Between two places of `titles.py`, as far between their levels.
SCALE = {
    0: 0.8,
    0.8: 1,
    1: 1.2,
    1.8: 1.7,
    2: 2,
    2.5: 2.4,
    3: 2.8,
    3.4: 3,
    3.6: 3.3,
    4: 4,
    4.4: 4.5,
    5: 5,
    5.5: 5.6,
    6: 6.2,
    6.5: 6.6,
    7.5: 7.5,
}
# Job zones between one schooling and the next (O*NET Job Zone Reference: 2 high school, 3 associate, 4 bachelor's and
# 5 graduate degrees), the first against a class that asks for none. Members of a series ask for the same schooling, so
# that pairs teach nothing of it: it weighs half of what a zone of the occupation does.
SCHOOLING = ((0, -1.0), (1, 0.5), (2, 0.5), (3, 1.0), (4, 0.7), (5, 0.3))
NUMERAL = 0.35
FIRST = -0.3  # what I says of a class below a supervisor's: there is a higher one
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Corpus:
    """The classes of a run, and the steps of their series."""

    classes: Mapping[str, DescribedClass]
    trees: Mapping[str, Node | None]
    steps: Sequence[Step]
    titles: Mapping[str, Sequence[str]]  # class → the titles hidden when it is read
    groups: Mapping[str, str]  # class → its series
    folds: Mapping[str, int]  # class → the fold its series is left out with


def table(processed: Path, name: str) -> pd.DataFrame:
    """A table of the run."""
    files = sorted((processed / name).glob("*.parquet"))
    return pd.concat([pd.read_parquet(file) for file in files], ignore_index=True)


def corpus(processed: Path) -> Corpus:
    """Classes of the run and the steps between them; a document kept in two formats counts once."""
    documents, classes = table(processed, "documents"), table(processed, "classes")
    described = {c.class_id: c for c in described_classes(documents, classes, table(processed, "sections"))}
    required = table(processed, "requirements")
    trees = {
        i: from_json(tree if isinstance(tree, str) else None)
        for i, tree in zip(required["class_id"], required["tree"], strict=True)
    }
    employers = dict(zip(documents["doc_id"], documents["employer"], strict=True))
    once = classes["class_id"].isin(list(described)) & ~classes["doc_id"].str.startswith("los-angeles-pdf/")
    found = list(ladders(classes[once], employers))
    steps = [step for ladder in found for step in ladder.steps]
    titles = {member.class_id: ladder.titles for ladder in found for member in ladder.members}
    groups = {member.class_id: ladder.name for ladder in found for member in ladder.members}
    folds = {member.class_id: ladder.fold for ladder in found for member in ladder.members}
    return Corpus(described, trees, steps, titles, groups, folds)


@dataclass(frozen=True)
class Read:
    """A class read with its titles hidden: its signals but for words, the terms it could speak with, their amount."""

    signals: Sequence[Signal]
    terms: set[str]
    amount: float


def hidden_signals(of: Corpus, class_id: str) -> Read:
    """What a class says with its titles hidden."""
    titles = of.titles[class_id]
    described = hidden(of.classes[class_id], titles)
    speaking = passages(described)
    tree = hidden_tree(of.trees.get(class_id), titles)
    words = wording.spoken(described.text, speaking)
    signals = [*in_steps(described.text, speaking), *in_requirements(tree)]
    return Read(signals, wording.candidates(words), wording.amount(words))


@dataclass(frozen=True)
class Lesson:
    """Everything learned from: features of the classes, the pairs among them, and the levels of their titles."""

    ids: list[str]
    names: list[str]
    features: csr_matrix
    lower: npt.NDArray[np.int64]
    upper: npt.NDArray[np.int64]
    titles: list[RankedTitle]
    fold: npt.NDArray[np.int64]

    @property
    def anchors(self) -> Numbers:
        """The level each title names, NaN for a title without rank."""
        return np.array([named_level(title) if title.ranked else np.nan for title in self.titles])


def named_level(title: RankedTitle) -> float:
    """The level that a title names by convention."""
    level = float(np.interp(title.place, list(SCALE), list(SCALE.values())))
    if title.numeral is not None:
        level += NUMERAL * (title.numeral - 1) + (FIRST if title.place < 3 else 0)
    return min(level, max(SCALE.values()))


def lesson(of: Corpus) -> Lesson:
    """The features of every class, read with its titles hidden."""
    ids = sorted(of.titles)
    read = [hidden_signals(of, class_id) for class_id in ids]
    users: dict[str, set[str]] = defaultdict(set)
    for class_id, one in zip(ids, read, strict=True):
        for term in one.terms:
            users[term].add(of.groups[class_id])
    vocabulary = {term for term, groups in users.items() if len(groups) >= COMMON}
    names = sorted({signal.feature for one in read for signal in one.signals})
    names += [f"word: {term}" for term in sorted(vocabulary)]
    place = {name: number for number, name in enumerate(names)}
    features = np.zeros((len(ids), len(names)))
    for row, one in enumerate(read):
        for signal in one.signals:
            features[row, place[signal.feature]] += signal.amount
        features[row, [place[f"word: {term}"] for term in one.terms & vocabulary]] = one.amount
    number = {class_id: row for row, class_id in enumerate(ids)}
    own = {m.class_id: m.title for step in of.steps for m in (step.lower, step.upper)}
    titles = [own.get(i) or taken_apart(of.classes[i].title or "") for i in ids]
    return Lesson(
        ids, names, csr_matrix(features),
        np.array([number[step.lower.class_id] for step in of.steps]),
        np.array([number[step.upper.class_id] for step in of.steps]),
        titles,
        np.array([of.folds[i] for i in ids]),
    )  # fmt: skip


def fitted(of: Lesson, training: npt.NDArray[np.bool_]) -> Numbers:
    """Weights and, last, the base, with only the most telling terms: the others' weights are 0."""
    first = solved(of, training)[:-1]
    spread = np.sqrt(np.asarray(of.features.power(2).mean(axis=0) - np.square(of.features.mean(axis=0)))).ravel()
    words = np.array([name.startswith("word: ") for name in of.names])
    kept = ~words
    kept[np.argsort(-np.abs(first) * spread * words)[:TERMS]] = True
    fewer = replace(of, names=list(np.array(of.names)[kept]), features=of.features[:, np.flatnonzero(kept)])
    weights = np.zeros(len(of.names) + 1)
    weights[np.append(kept, True)] = solved(fewer, training)
    return weights


def solved(of: Lesson, training: npt.NDArray[np.bool_]) -> Numbers:
    """Weights and, last, the base: logistic on the pairs (Bradley and Terry 1952), least squares on the anchors.

    A step up, a year more and a higher degree never weigh less than nothing.
    """
    pairs = training[of.lower]
    apart = csr_matrix(of.features[of.upper[pairs]] - of.features[of.lower[pairs]])
    levels = of.anchors
    anchored = training & ~np.isnan(levels)
    known, wanted = of.features[anchored], levels[anchored]
    ridge = np.array([RIDGE["word" if name.startswith("word: ") else "step"] for name in of.names])

    def loss(all_of: Numbers) -> tuple[float, Numbers]:
        weights, base = all_of[:-1], all_of[-1]
        odds, off = STEEP * (apart @ weights), known @ weights + base - wanted
        total = np.logaddexp(0, -odds).sum() + ANCHOR / 2 * (off @ off) + (ridge * weights**2).sum() / 2
        slope = -STEEP * (apart.T @ (1 / (1 + np.exp(odds)))) + ANCHOR * (known.T @ off) + ridge * weights
        return float(total), np.append(slope, ANCHOR * off.sum())

    fixed = {name for name in of.names if name.startswith("education required")}
    free = [
        (None, None) if name.startswith("word: ") or name.endswith(": stated") else (0, 0 if name in fixed else None)
        for name in of.names
    ]
    start = np.append(np.zeros(len(of.names)), 2.5)
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*free, (None, None)],
                               options={"maxiter": 400}).x)  # fmt: skip


def left_out(of: Lesson) -> list[Numbers]:
    """For each fold of series, the weights learned without it."""
    return [fitted(of, of.fold != fold) for fold in range(FOLDS)]


def levels_of(of: Lesson, weights: Sequence[Numbers]) -> Numbers:
    """The level of every class by weights learned without its series, title hidden."""
    levels = np.zeros(len(of.ids))
    for fold, learned in enumerate(weights):
        chosen = of.fold == fold
        levels[chosen] = of.features[chosen] @ learned[:-1] + learned[-1]
    return levels


def occupations(onet: Path) -> dict[str, float]:
    """Job zone of the nouns that titles of occupations end with, drawn to 3 where few titles do."""
    zones = pd.read_excel(onet / "Job Zones.xlsx")
    named = pd.read_excel(onet / "Alternate Titles.xlsx").rename(columns={"Alternate Title": "Name"})
    named = pd.concat(
        [named[["O*NET-SOC Code", "Name"]], zones.rename(columns={"Title": "Name"})[["O*NET-SOC Code", "Name"]]]
    )
    zone = dict(zip(zones["O*NET-SOC Code"], zones["Job Zone"], strict=True))
    found: dict[str, list[int]] = defaultdict(list)
    for code, name in zip(named["O*NET-SOC Code"], named["Name"].astype(str), strict=True):
        words = taken_apart(name).occupation
        if words and code in zone:
            found[words[-1].removesuffix("s")].append(int(zone[code]))
    return {noun: round((sum(of) + 9) / (len(of) + 3), 2) for noun, of in sorted(found.items()) if len(of) >= SEEN}


def of_titles(titles: Sequence[RankedTitle], levels: Numbers, zones: Mapping[str, float]) -> dict[str, float]:
    """What the signals of titles add, so that they come nearest to what the texts say of those classes."""
    read = [list(in_title(title, zones)) for title in titles]
    names = sorted({signal.feature for signals in read for signal in signals})
    amounts = np.zeros((len(titles), len(names)))
    for row, signals in enumerate(read):
        for signal in signals:
            amounts[row, names.index(signal.feature)] += signal.amount
    least = [-np.inf if name == "title: stated" or name.endswith("numeral 1") else 0.0 for name in names]
    ridge = np.sqrt(2.0) * np.eye(len(names))
    solved = lsq_linear(
        np.vstack([amounts, ridge]), np.append(levels, np.zeros(len(names))), (least, np.full(len(names), np.inf))
    )
    return dict(zip(names, solved.x, strict=True))


def figures(of: Corpus, learned: Lesson, levels: Numbers) -> list[dict[str, object]]:
    """Shares of steps in the right order, by source and by kind of step, with bootstrap intervals over series."""
    right = levels[learned.upper] > levels[learned.lower]
    sources = [step.lower.class_id.split("/")[0] for step in of.steps]
    kinds = Counter(step.kind for step in of.steps)
    names = [
        ["all", source, step.kind if kinds[step.kind] >= 10 else "other steps"]
        for source, step in zip(sources, of.steps, strict=True)
    ]
    rows = []
    for name in ["all", *sorted(set(sources)), *sorted({n[2] for n in names})]:
        chosen = np.array([name in n for n in names])
        series = pd.factorize(np.array([of.groups[learned.ids[i]] for i in learned.lower]))[0][chosen]
        low, high = bootstrap(right[chosen], series)
        rows.append({"metric": "level order", "value": round(float(right[chosen].mean()), 4), "low": low, "high": high,
                     "folds": f"{FOLDS}, by series, titles hidden; {int(chosen.sum()):,} steps of the public corpora",
                     "data": f"public corpora: {name}"})  # fmt: skip
    return rows


def bootstrap(right: npt.NDArray[np.bool_], series: npt.NDArray[np.int64]) -> tuple[float, float]:
    """95 % interval of a share, series drawn with replacement (Efron 1979)."""
    hits = np.bincount(series, right)
    sizes = np.bincount(series)
    kept = sizes > 0
    hits, sizes = hits[kept], sizes[kept]
    drawn = np.random.default_rng(0).integers(0, len(hits), (2000, len(hits)))
    low, high = np.percentile(hits[drawn].sum(1) / sizes[drawn].sum(1), [2.5, 97.5])
    return round(float(low), 4), round(float(high), 4)


def of_texts(of: Lesson, weights: Numbers, schooling: Mapping[str, float]) -> dict[str, float]:
    """The weights of what texts say, by feature, in their share of a level."""
    values = {name: TEXT * value for name, value in zip(of.names, weights[:-1], strict=True)}
    values |= {name: (1 - TEXT) * value for name, value in schooling.items()}
    return {name: round(value, 5) for name, value in values.items() if abs(value) >= 1e-5}


def main(processed: Path, onet: Path) -> None:
    """Learns, measures and writes."""
    of = corpus(processed)
    learned = lesson(of)
    folds = left_out(learned)
    levels = levels_of(learned, folds)
    middle = float(levels.mean())
    zones = occupations(onet)
    titles = of_titles(learned.titles, levels - middle, zones)
    schooling = {f"education required: step {step}": titles["title: occupation"] / 2 * zone for step, zone in SCHOOLING}
    asked = learned.features @ np.array([schooling.get(name, 0.0) for name in learned.names])
    rows = figures(of, learned, TEXT * levels + (1 - TEXT) * asked)
    text = fitted(learned, np.ones(len(learned.ids), bool))
    weights = of_texts(learned, text, schooling) | {
        name: round((1 - TEXT) * value, 5) for name, value in titles.items() if abs(value) >= 1e-5
    }
    base = round(TEXT * float(text[-1]) + (1 - TEXT) * middle, 3)
    TARGET.mkdir(exist_ok=True)
    (TARGET / "crossvalidation.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    file = {"base": base, "weights": weights, "occupations": zones}
    (TARGET / "weights.json").write_text(json.dumps(file, separators=(",", ":")) + "\n", encoding="utf-8")
    shared = [{"base": round(TEXT * float(w[-1]), 3), "weights": of_texts(learned, w, schooling)} for w in folds]
    (TARGET / "folds.json").write_text(json.dumps(shared, separators=(",", ":")) + "\n", encoding="utf-8")
    for row in rows:
        print(f"{row['data']:40} {row['value']:.3f} ({row['low']:.3f} to {row['high']:.3f})  {row['folds']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
