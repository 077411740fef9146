"""The Los Angeles bulletins exist as PDF and as text: both must yield the same phrases in the same sections."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from pipeline.engines.inline import InlineEngine
from pipeline.plan import make_plan
from pipeline.settings import load
from pipeline.sources import list_sources
from pipeline.stages import registry, settings_types
from pipeline.store import Store

FLOOR = 0.97


@pytest.fixture(scope="module")
def twins(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    """Sections and phrases of the 40 PDFs and of the texts with the same names."""
    raw = tmp_path_factory.mktemp("twins")
    for pdf in (shared / "specs/los-angeles-pdf").glob("*.pdf"):
        for source in (pdf, shared / "specs/los-angeles" / f"{pdf.stem}.txt"):
            place = raw / source.parent.name
            place.mkdir(exist_ok=True)
            (place / source.name).symlink_to(source)
    settings = load(None, settings_types(), raw)
    store = Store(tmp_path_factory.mktemp("processed"))
    plan = make_plan(registry(), list_sources(raw, settings.stages["ingest"]), settings, store)
    for stage in ("ingest", "identify", "segment", "extract"):
        outcomes = list(InlineEngine().run(store, [step.task for step in plan.steps[stage]]))
        assert not [outcome.error for outcome in outcomes if outcome.error]
    return {name: plan.read(store, name) for name in ("sections", "phrases")}


def _by_format(frame: pd.DataFrame, value: pd.Series) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """(document, value) counts of the texts and of the PDFs."""
    stems = frame["doc_id"].map(lambda doc_id: Path(doc_id).stem)
    is_pdf = frame["doc_id"].str.endswith(".pdf")
    pairs = pd.Series(list(zip(stems, value, strict=True)), index=frame.index)
    return Counter(pairs[~is_pdf]), Counter(pairs[is_pdf])


def _shared_share(text: Counter[tuple[str, str]], pdf: Counter[tuple[str, str]]) -> float:
    """Share of what either yields that both yield (the lower of recall and precision)."""
    both = sum((text & pdf).values())
    return both / max(sum(text.values()), sum(pdf.values()))


def test_pdf_and_text_yield_the_same_phrases_in_the_same_sections(twins: dict[str, pd.DataFrame]) -> None:
    labels = twins["sections"][["doc_id", "section_no", "label"]]
    phrases = twins["phrases"].merge(labels, on=["doc_id", "section_no"])
    squeezed = phrases["text"].str.lower().str.replace(r"[^a-z0-9]+", "", regex=True)
    text, pdf = _by_format(phrases, phrases["label"] + " " + phrases["kind"] + " " + squeezed)
    assert sum(text.values()) > 500
    assert _shared_share(text, pdf) >= FLOOR
