"""The sample data and its gold: there in full, in every form, invented, and annotated within its lines."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parent.parent
RAW, GOLD = ROOT / "data" / "raw", ROOT / "data" / "gold"
SPECS, RESUMES = RAW / "specs", RAW / "resumes"
LABELS = {
    "header",
    "summary",
    "distinguishing",
    "duties",
    "supervision",
    "ksa",
    "qualifications",
    "licenses",
    "working_conditions",
    "compensation",
    "application",
    "boilerplate",
    "history",
    "other",
}
KINDS = {"responsibility", "knowledge", "skill", "ability"}
LEAVES = {
    "education": {"level", "fields", "years"},
    "experience": {"years", "area", "in_class", "supervisory", "full_time"},
    "license": {"name"},
    "certification": {"name"},
    "equivalent": {"text"},
}
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


def text_of(doc_id: str) -> str:
    path = RAW / doc_id
    if path.parent.suffix == ".csv":
        return next(row["text"] for row in postings() if row["id"] == path.name)
    return plain(path)


def gold_rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def judgements(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


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


@pytest.mark.parametrize("row", gold_rows("sections.jsonl"), ids=lambda row: Path(row["doc"]).stem)
def test_sections_hold_every_line_once(row: dict[str, Any]) -> None:
    lines = text_of(row["doc"]).split("\n")
    held: Counter[int] = Counter()
    for section in row["sections"]:
        first, last = section["first_line"], section["last_line"]
        assert section["label"] in LABELS
        assert lines[first - 1].strip()
        assert lines[last - 1].strip()
        assert (section["heading"] or "") in lines[first - 1]
        held.update(n for n in range(first, last + 1) if lines[n - 1].strip())
    assert held == Counter(n for n, line in enumerate(lines, 1) if line.strip())


def test_phrases_stand_where_they_are_said_to() -> None:
    wrong = []
    for phrase in gold_rows("phrases.jsonl"):
        assert phrase["kind"] in KINDS
        assert phrase["level"] in {None, "basic", "working", "thorough", "expert"}
        lines = text_of(phrase["doc"]).split("\n")
        rest = " ".join(" ".join(lines[phrase["line"] - 1 :]).split())
        at = rest.find(phrase["text"])
        begins = 0 <= at < len(" ".join(lines[phrase["line"] - 1].split()))
        if begins != phrase["verbatim"]:
            wrong.append((phrase["line"], phrase["text"]))
    assert wrong == []


def leaves(node: dict[str, Any]) -> list[dict[str, Any]]:
    if "op" not in node:
        return [node]
    assert node["op"] in {"all", "any"}
    assert len(node["of"]) > 1
    return [leaf for child in node["of"] for leaf in leaves(child)]


def test_qualification_trees_have_the_documented_form() -> None:
    rows = gold_rows("qualifications.jsonl")
    assert len({(row["doc"], row["class"]) for row in rows}) == len(rows) == 7
    for row in rows:
        assert (row["class"] or "") in text_of(row["doc"])
        for leaf in leaves(row["tree"]) + (leaves(row["preferred"]) if row["preferred"] else []):
            assert set(leaf) - {"type"} == LEAVES[leaf["type"]]


def test_pairs_cross_employers_and_use_the_whole_scale() -> None:
    rows = judgements("pairs.csv")
    queries = Counter(row["query_file"] for row in rows)
    assert len(queries) >= 6
    assert set(queries.values()) == {8}
    assert {row["grade"] for row in rows} == {"0", "1", "2", "3"}
    for row in rows:
        assert row["query_source"] != row["candidate_source"]
        for side in ("query", "candidate"):
            assert text_of(row[f"{side}_file"])
            assert f"/{row[f'{side}_source']}/" in row[f"{side}_file"]


def test_resume_judgements_name_documents_that_are_there() -> None:
    rows = judgements("resumes.csv")
    assert len({(row["spec_file"], row["resume_file"]) for row in rows}) == len(rows) == 36
    for row in rows:
        assert text_of(row["spec_file"])
        assert text_of(row["resume_file"])
        assert {row["meets_education"], row["meets_experience"]} <= {"yes", "no", "unclear"}
