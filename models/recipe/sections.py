"""Rebuild `models/sections`: which words speak for which section of a specification.

    python models/recipe/sections.py ../shared/specs

Nobody labels anything: lines below headings whose words leave no doubt are the examples (distant supervision). Lines
that a first model, trained on other documents, finds all but impossible under their heading are left out (confident
learning, Northcutt, Jiang and Chuang 2021), for a block often goes on past its topic. The development gold is not read.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from pipeline.sections.content import features, set_phrase_scores
from pipeline.sections.headings import Heading, find_headings
from pipeline.sections.labels import LABELS
from pipeline.sections.lines import paragraph, read_lines

OUTPUT = Path(__file__).resolve().parents[1] / "sections" / "weights.npz"
BLOCK = 25  # lines below a heading that still count as its own
OPENING = 8  # short lines before the first heading that count as header
MOST = 2000  # examples of one label from one source
POSSIBLE = 0.12  # an example stays whose label the first model gives this probability
REGULARISATION = 0.2
FEATURES = 9000


@dataclass(frozen=True)
class Example:
    """A paragraph with the label its heading gives it."""

    source: str
    document: str
    label: str
    text: str


def texts(specs: Path) -> list[tuple[str, str, str]]:
    """Source, document and plain text of every specification."""
    from lxml import html

    found = []
    for path in sorted((specs / "los-angeles").glob("*.txt")):
        raw = path.read_bytes()
        found.append(("los-angeles", path.name, _decoded(raw).replace("\r\n", "\n")))
    for path in sorted((specs / "california").glob("*.html")):
        body = html.fromstring(path.read_bytes().decode("utf-8", "replace"))
        blocks = [element.text_content() for element in body.iter("h1", "h2", "h3", "p", "li", "tr")]
        found.append(("california", path.name, "\n".join(" ".join(block.split()) for block in blocks)))
    csv.field_size_limit(10**9)
    with (specs / "election-offices" / "postings.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            found.append(("election-offices", f"postings/{number}", (row["text"] or "").replace("\r\n", "\n")))
    return found


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def examples(specs: Path) -> list[Example]:
    """Lines below headings that name one label beyond doubt, each text once a label."""
    found: dict[tuple[str, str], Example] = {}
    for source, document, whole in texts(specs):
        lines = read_lines(whole)
        headings = find_headings(lines)
        label, below = None, 0
        for index, line in enumerate(lines):
            heading = headings.get(index)
            if heading and not heading.run_in:
                label, below = _named(heading, label), 0
                continue
            if line.joins or line.rule:
                continue
            below += 1
            text = paragraph(lines, index)
            told = _told(text) or (label if below <= BLOCK else None)
            if told is None and index < OPENING and len(line.words) <= 12:
                told = "header"
            if told and len(text) > 8:
                key = (told, re.sub(r"\d", "0", text.lower()))
                found.setdefault(key, Example(source, document, told, text))
    return list(found.values())


def _named(heading: Heading, current: str | None) -> str | None:
    """Label below a heading: certain headings name theirs, faint ones leave the block as it is, others end it."""
    if heading.reading.strength >= 3 and heading.reading.certainty > 0.6:
        return heading.reading.label
    return current if heading.rank < 2.9 and heading.reading.strength < 1.5 else None


def _told(text: str) -> str | None:
    """The label a set phrase decides."""
    scores = np.sort(set_phrase_scores(text))
    return LABELS[int(set_phrase_scores(text).argmax())] if scores[-1] >= 6 and scores[-2] <= 2 else None


def _capped(found: list[Example]) -> list[Example]:
    """At most MOST examples of a label from a source, drawn evenly by a fixed shuffle."""
    order = np.random.default_rng(0).permutation(len(found))
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for at in order:
        example = found[at]
        seen[example.source, example.label] += 1
        if seen[example.source, example.label] <= MOST:
            kept.append(example)
    return kept


def _fit(matrix: object, labels: npt.NDArray[np.str_]) -> LogisticRegression:
    counts = Counter(labels)
    weights = np.array([counts[label] ** -0.5 for label in labels])
    return LogisticRegression(C=REGULARISATION, max_iter=150).fit(
        matrix, labels, sample_weight=weights / weights.mean()
    )


def main(specs: Path) -> None:
    """Collect, clean, fit and write."""
    found = _capped(examples(specs))
    labels = np.array([example.label for example in found])
    vectorizer = CountVectorizer(analyzer=features, min_df=4, binary=True)
    matrix = vectorizer.fit_transform([example.text for example in found])
    own = np.zeros(len(labels))
    hits = 0
    for rest, part in GroupKFold(3).split(matrix, labels, [example.document for example in found]):
        model = _fit(matrix[rest], labels[rest])
        probabilities = model.predict_proba(matrix[part])
        own[part] = probabilities[np.arange(len(part)), np.searchsorted(model.classes_, labels[part])]
        hits += int((model.classes_[probabilities.argmax(axis=1)] == labels[part]).sum())
    kept = own >= POSSIBLE
    print(f"{len(labels)} examples, {hits / len(labels):.3f} foretold from other documents, {kept.mean():.3f} kept")
    model = _fit(matrix[kept], labels[kept])
    order = [list(model.classes_).index(label) for label in LABELS]
    coefficients = model.coef_[order]
    best = np.sort(np.argsort(-np.ptp(coefficients, axis=0))[:FEATURES])
    coefficients = coefficients[:, best].T
    scale = np.abs(coefficients).max(axis=0) / 127
    names = vectorizer.get_feature_names_out()[best]
    OUTPUT.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        OUTPUT,
        features=np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        weights=np.round(coefficients / scale).astype(np.int8),
        scale=scale,
        bias=model.intercept_[order],
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
