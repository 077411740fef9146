"""Pictures of text: told from blank pages, and recognised where Tesseract is."""

from __future__ import annotations

import sys
import types
from pathlib import Path
from typing import Any

import pytest

from pipeline.readers import pdf, recognition
from pipeline.readers.formats import reader
from pipeline.readers.reading import UnreadableError
from pipeline.readers.settings import IngestSettings
from pipeline.sources import list_sources
from pipeline.stages.ingest import STAGE, ingest
from tests.hidden import PdfPage, scanned_pdf

LINES = (
    "Senior planner, Elm County, 2014 to 2019",
    "Managed a crew of fourteen that kept the trails open",
    "Wrote the plan which the council adopted",
)


def picture(lines: tuple[str, ...] = LINES) -> Any:
    """A page of those lines, as a scanner sees it."""
    import pypdfium2

    page = PdfPage()
    page.canvas._code.clear()
    for number, line in enumerate(lines):
        page.text(72, 700 - 20 * number, line, size=13)
    return pypdfium2.PdfDocument(page.data())[0].render(scale=3).to_pil()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "engine", lambda: None)


@pytest.mark.usefixtures("without")
def test_a_scan_is_told_with_its_remedy_and_a_blank_page_is_blank() -> None:
    with pytest.raises(UnreadableError, match="tesseract-ocr") as caught:
        pdf.read(scanned_pdf([picture()]))
    assert caught.value.status == "scanned"
    with pytest.raises(UnreadableError, match="blank") as caught:
        pdf.read(scanned_pdf([picture(())]))
    assert caught.value.status == "empty"


@pytest.mark.usefixtures("without")
def test_a_scanners_own_words_make_no_text() -> None:
    from reportlab.lib.utils import ImageReader

    page = PdfPage()
    page.canvas._code.clear()
    page.canvas.drawImage(ImageReader(picture()), 0, 40, 612, 752)
    page.text(72, 20, "Scanned with a telephone")
    with pytest.raises(UnreadableError) as caught:
        pdf.read(page.data())
    assert caught.value.status == "scanned"


@pytest.mark.usefixtures("without")
def test_a_picture_among_pages_of_text_costs_only_itself() -> None:
    from reportlab.lib.utils import ImageReader

    page = PdfPage()
    for _ in range(2):
        page.canvas.showPage()
        page.canvas.drawString(72, 700, "Another page of text. " * 3)
    page.canvas.showPage()
    page.canvas.drawImage(ImageReader(picture()), 0, 0, 612, 792)
    reading = pdf.read(page.data())
    assert "Another page" in reading.text
    assert reading.pages is not None
    assert len(reading.pages) == 4


@pytest.mark.usefixtures("without")
def test_a_scanned_resume_is_a_row_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.stages.ingest.read_guarded", lambda data, kind: reader(kind)(data))
    (tmp_path / "resumes").mkdir()
    (tmp_path / "resumes" / "scan.pdf").write_bytes(scanned_pdf([picture()]))
    settings = IngestSettings()
    row = ingest({"sources": list_sources(tmp_path, settings)}, settings).iloc[0]
    assert (row["status"], row["text"], row["quality"]) == ("scanned", "", None)
    assert "rolematch[ocr]" in row["reason"]


def test_words_of_an_engine_become_lines_and_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [
        ("e", 100, 1), ("Managed", 160, 1), ("a", 290, 1), ("crew", 320, 1),
        ("that", 160, 2), ("kept", 240, 2), ("trails", 330, 2), ("open", 1500, 2),
    ]  # fmt: skip
    count = len(words)
    found = {
        "text": [word for word, _, _ in words] + ["~"],
        "left": [left for _, left, _ in words] + [0],
        "width": [10 * len(word) for word, _, _ in words] + [5],
        "top": [100 + 40 * line for _, _, line in words] + [0],
        "height": [30] * count + [5],
        "conf": ["90"] * count + ["3"],
        "block_num": [1] * (count + 1),
        "par_num": [1] * (count + 1),
        "line_num": [line for _, _, line in words] + [3],
    }
    engine = types.SimpleNamespace(
        image_to_data=lambda *_, **__: found, Output=types.SimpleNamespace(DICT="dict"), __name__="pytesseract"
    )
    monkeypatch.setitem(sys.modules, "pytesseract", engine)  # type: ignore[arg-type]
    import pypdfium2

    lines = recognition.page_lines(pypdfium2.PdfDocument(PdfPage().data())[0])
    assert [line.text for line in lines] == ["• Managed a crew", "that kept trails\topen"]
    assert lines[0].bottom > lines[1].bottom
    assert lines[0].em == pytest.approx(30 * 72 / 300)
    assert lines[0].left == pytest.approx(100 * 72 / 300)


def test_the_engine_is_part_of_what_documents_rest_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "engine", lambda: "5.3.0")
    assert STAGE.models(IngestSettings())["tesseract"] == "5.3.0"
    monkeypatch.setattr(recognition, "engine", lambda: None)
    assert "tesseract" not in STAGE.models(IngestSettings())


@pytest.mark.skipif(recognition.engine() is None, reason="needs Tesseract (apt-get install tesseract-ocr)")
def test_a_scan_is_read_where_tesseract_is() -> None:
    others = ("Clerk, City of Oak, 2010 to 2014", "Answered questions at the counter")
    reading = pdf.read(scanned_pdf([picture(), picture(others)]))
    assert reading.recognised
    assert reading.text.split("\n") == [*LINES, "", *others] or reading.text.split("\n") == [*LINES, *others]
    assert reading.pages is not None
    assert reading.text[reading.pages[1] :].startswith(others[0])


def test_too_many_pictures_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "engine", lambda: "5.3.0")
    with pytest.raises(UnreadableError, match="scanned pages") as caught:
        pdf.read(scanned_pdf([picture()] * (recognition.MAX_PAGES + 1)))
    assert caught.value.status == "too_large"
