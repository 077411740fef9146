"""How long the sections and facts of a resume take: pytest -m benchmark tests/benchmarks/test_resume_speed.py -s."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pipeline.readers import pdf
from pipeline.readers.reading import UnreadableError
from pipeline.resumes.facts import find_entries
from pipeline.resumes.sections import find_resume_sections

pytestmark = pytest.mark.benchmark
MOST = 0.010  # seconds of processor time a resume


def test_a_resume_takes_at_most_ten_milliseconds(shared: Path) -> None:
    texts = []
    for file in sorted((shared / "resumes").rglob("*.pdf"))[::12]:
        try:
            texts.append(pdf.read(file.read_bytes()).text)
        except UnreadableError:
            continue
    began = time.process_time()
    for text in texts:
        find_entries(text, find_resume_sections(text))
    each = (time.process_time() - began) / len(texts)
    print(f"\n{1000 * each:.1f} ms a resume, {len(texts)} resumes")
    assert each <= MOST
