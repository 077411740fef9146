"""The sample data: there in full, in every form, and invented."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import docx
import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parent.parent
RAW = ROOT / "data" / "raw"
SPECS, RESUMES = RAW / "specs", RAW / "resumes"
REAL_PLACES = (
    r"Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|"
    r"Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|"
    r"Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|Ohio|Oklahoma|Oregon|"
    r"Pennsylvania|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|Portland|"
    r"Sacramento|Oakland|Seattle|Chicago|Boston|Houston|Dallas|Austin|Phoenix|Denver|"
    r"Philadelphia|Minneapolis|Toronto|Ottawa|London|Sydney|Melbourne|New York|New Jersey|"
    r"New Mexico|Carolina|Dakota|Los Angeles|Palo Alto|San Diego"
)


def decoded(raw: bytes) -> str:
    """Text of the sample's own encodings: UTF-16 by its mark, else UTF-8, else Windows-1252."""
    if raw.startswith(b"\xff\xfe"):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def postings() -> list[dict[str, str]]:
    with (SPECS / "wick-hollow" / "postings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(path: Path) -> str:
    if path.suffix == ".pdf":
        return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join(cells + [paragraph.text for paragraph in document.paragraphs])
    return decoded(path.read_bytes()).replace("\r\n", "\n")


def spec_files() -> list[Path]:
    return sorted(path for path in SPECS.rglob("*") if path.is_file() and path.suffix != ".csv")


def test_five_employers_publish_at_least_24_specifications_in_every_format() -> None:
    by_employer = Counter(path.parent.name for path in spec_files())
    jobs = {row["text"] for row in postings() if len(row["text"].split()) > 100}
    assert len(by_employer) + 1 == 5
    assert by_employer.total() + len(jobs) >= 24
    suffixes = {path.suffix for path in spec_files()} | {".csv"}
    assert suffixes == {".txt", ".md", ".html", ".docx", ".pdf", ".csv"}


def test_the_specifications_are_of_realistic_length() -> None:
    words = {path.name: len(plain(path).split()) for path in spec_files()}
    words |= {row["id"]: len(row["text"].split()) for row in postings() if row["id"] != "WH-24-14"}
    assert {name: n for name, n in words.items() if not 240 <= n <= 1000} == {}


def test_six_resumes_in_five_formats() -> None:
    resumes = sorted(path.suffix for path in RESUMES.iterdir())
    assert resumes == [".docx", ".html", ".md", ".pdf", ".pdf", ".txt"]


def test_the_text_files_come_in_three_encodings_with_crlf() -> None:
    folder = SPECS / "port-averill"
    raw = {path.name: path.read_bytes() for path in folder.glob("*.txt")}
    assert raw["HUMAN RESOURCES ANALYST 1733.txt"].startswith(b"\xff\xfe")
    with pytest.raises(UnicodeDecodeError):
        raw["SENIOR ACCOUNTANT 1527.txt"].decode("utf-8")
    assert "’" in raw["LIBRARIAN 6110.txt"].decode("utf-8")
    assert all("\r\n" in decoded(text) for text in raw.values())


def test_the_table_has_a_stub_and_a_repeated_row() -> None:
    texts = Counter(row["text"] for row in postings())
    assert sorted(texts.values())[-2:] == [1, 2]
    assert min(len(text.split()) for text in texts) < 40


def test_file_stems_tell_the_documents_apart() -> None:
    stems = [path.stem for path in spec_files()] + [row["id"] for row in postings()]
    assert len(set(stems)) == len(stems)


def test_no_real_place_slipped_in() -> None:
    pattern = re.compile(rf"\b({REAL_PLACES})\b", re.IGNORECASE)
    found = {p.name: hits for p in RAW.rglob("*") if p.is_file() and (hits := pattern.findall(plain(p)))}
    assert found == {}
