"""From bytes to documents: whatever lies in the folder becomes a row."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.readers.settings import IngestSettings
from pipeline.sources import list_sources
from pipeline.stages.ingest import STAGE, ingest
from pipeline.tables import DOCUMENTS

DUTIES = (
    "Duties: plans and reviews the work of a small crew that maintains the trails and shelters of the park; performs "
    "related work. Requirements: two years of paid experience with hand tools and knowledge of safe working methods. "
) * 2


def documents(raw: Path, **chosen: object) -> pd.DataFrame:
    options = IngestSettings(**chosen)  # type: ignore[arg-type]
    return ingest({"sources": list_sources(raw, options)}, options)


def one(raw: Path, name: str, data: bytes, **chosen: object) -> pd.Series:
    (raw / name).write_bytes(data)
    found = documents(raw, **chosen)
    assert len(found) == 1
    return found.iloc[0]


def pdf(*lines: str, password: str | None = None) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password) if password else None)
    for number, line in enumerate(lines):
        canvas.drawString(72, 750 - 14 * number, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_the_frame_is_the_documents_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"PARK KEEPER\n\nClass Code: 4410\n\n{DUTIES}", encoding="utf-8")
    found = documents(tmp_path)
    assert list(found.columns) == DOCUMENTS.names
    row = found.iloc[0]
    assert (row["title"], row["class_code"], row["status"], row["format"]) == ("PARK KEEPER", "4410", "ok", "text")
    assert STAGE.output is DOCUMENTS


@pytest.mark.parametrize(
    ("name", "data", "status", "reason"),
    [
        ("empty.txt", b"", "empty", "the file is empty"),
        ("blank.txt", b"\xef\xbb\xbf \r\n\x00", "empty", "the file is empty"),
        ("noise.md", bytes(range(256)) * 40, "unreadable", "binary"),
        ("noise.txt", b"\x7fELF" + bytes(500), "unreadable", "a program"),
        ("photo.pdf", b"\x89PNG\r\n\x1a\n" + bytes(200), "unreadable", "image"),
        ("notes.xyz", b"plain words", "unreadable", "unsupported format .xyz"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unreadable", "save it as .docx"),
        (
            "locked.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
            "password",
        ),
        ("cut.docx", b"PK\x03\x04" + bytes(60), "unreadable", "damaged"),
        ("cut.pdf", b"%PDF-1.4\n1 0 obj", "unreadable", "damaged PDF"),
        ("bad.parquet", b"PAR1 and no more", "unreadable", "Parquet"),
        ("bad.csv", b"name,age\nAnn,30\n", "unreadable", "no column holds the text"),
        ("stub.txt", b"This job is no longer available.", "low_quality", "min_words"),
        (
            "gone.txt",
            b"This posting is no longer available. " + b"See our other openings. " * 15,
            "low_quality",
            "gone",
        ),
        (
            "menu.txt",
            b"Soup of the day 6.50\nRoast chicken and gravy 16.00\nPlum crumble 6.00",
            "not_a_specification",
            "folder",
        ),
    ],
)
def test_what_cannot_be_used_is_a_row_with_its_reason(
    tmp_path: Path, name: str, data: bytes, status: str, reason: str
) -> None:
    row = one(tmp_path, name, data)
    assert row["status"] == status
    assert reason in row["reason"]


def test_encrypted_truncated_and_scanned_pdf(tmp_path: Path) -> None:
    whole = pdf("PARK KEEPER", "Keeps the park.")
    (tmp_path / "a-locked.pdf").write_bytes(pdf("PARK KEEPER", password="secret"))
    (tmp_path / "b-cut.pdf").write_bytes(whole[: len(whole) // 3])
    (tmp_path / "c-scanned.pdf").write_bytes(pdf())
    found = documents(tmp_path)
    assert list(found["status"]) == ["encrypted", "unreadable", "empty"]
    assert "no text layer" in found["reason"][2]


def test_wrong_names_do_not_mislead(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(pdf("PARK KEEPER"))
    (tmp_path / "b.txt").write_text(f"<html><body><p>{DUTIES}</p></body></html>", encoding="utf-8")
    (tmp_path / "c.pdf").write_text(DUTIES, encoding="utf-8")
    found = documents(tmp_path)
    assert list(found["format"]) == ["pdf", "html", "text"]
    assert "<p>" not in found["text"][1]


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(21):
            archive.writestr(f"word/part{number}.xml", bytes(10 * 2**20))
    row = one(tmp_path, "bomb.docx", out.getvalue())
    assert (row["status"], len(out.getvalue()) < 2**20) == ("too_large", True)


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    row = one(tmp_path, "big.txt", b"word " * 300_000, max_megabytes=1)
    assert row["status"] == "too_large"
    assert row["text"] == ""
    assert "max_megabytes" in row["reason"]


def test_a_file_that_is_gone_or_changed_costs_only_itself(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(DUTIES, encoding="utf-8")
    options = IngestSettings()
    sources = list_sources(tmp_path, options)
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.txt").write_text("other", encoding="utf-8")
    found = ingest({"sources": sources}, options)
    assert list(found["status"]) == ["unreadable", "unreadable", "ok"]
    assert "changed" in found["reason"][1]


def test_rows_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "jobs.csv").write_text(
        f'id,job_title,employer,text,class_code\n1,"Ranger &amp; Guide",Elm County,"{DUTIES}",R-7\n'
        f'2,Ranger,Oak,"{DUTIES}",\n3,Ghost,Oak,,\n',
        encoding="utf-8",
    )
    found = documents(tmp_path)
    assert list(found["status"]) == ["ok", "duplicate", "empty"]
    assert found["reason"][1] == "same text as jobs.csv/1"
    first = found.iloc[0]
    assert (first["title"], first["employer"], first["class_code"]) == ("Ranger & Guide", "Elm County", "R-7")


def test_one_bad_line_of_json_costs_only_itself(tmp_path: Path) -> None:
    good = '{"id": "a", "text": "' + DUTIES + '"}'
    (tmp_path / "jobs.jsonl").write_text(good + "\n{broken\n", encoding="utf-8")
    found = documents(tmp_path)
    assert sorted(found["status"]) == ["ok", "unreadable"]
    assert "line 2" in found.loc[found["status"] == "unreadable", "reason"].item()


@settings(max_examples=60, deadline=None)
@given(
    start=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"{\\rtf", b"id,text\n"]),
    data=st.binary(max_size=400),
    ending=st.sampled_from([".txt", ".md", ".html", ".pdf", ".docx", ".csv", ".jsonl", ".parquet", ".bin", ""]),
)
def test_any_bytes_become_rows(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, data: bytes, ending: str
) -> None:
    raw = tmp_path_factory.mktemp("raw")
    (raw / f"file{ending}").write_bytes(start + data)
    found = documents(raw)
    assert len(found) >= 1
    for row in found.itertuples():
        assert (row.status == "ok") == (row.reason is None)
        assert "\r" not in row.text
        ends = [(mark["start"], mark["end"]) for mark in row.layout]
        assert ends == sorted(ends)
        assert all(0 <= begin <= end <= len(row.text) for begin, end in ends)


def test_real_documents_lose_none(shared: Path) -> None:
    options = IngestSettings()
    sources = list_sources(shared / "specs", options)
    some = sources.iloc[::40].reset_index(drop=True)
    found = ingest({"sources": some}, options)
    assert list(found["doc_id"]) == list(some["doc_id"])
    assert not found["status"].isin(["unreadable", "encrypted", "empty"]).any()
    assert (found["sha256"] == some["sha256"]).all()


def test_a_resume_is_kept_without_personal_data_and_a_specification_as_it_is(tmp_path: Path) -> None:
    text = (
        "# Ada Okafor\n\n12 Elm Street, Fargo, ND 58102 | 555-0163\n\n## Experience\n\nShe kept the county's books.\n"
    )
    for folder in ("resumes", "specs"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text(text + "\n" + DUTIES, encoding="utf-8")
    found = documents(tmp_path).set_index("kind")
    resume, spec = found.loc["resume"], found.loc["spec"]
    assert resume.text.startswith("[NAME]\n\n[ADDRESS] | [PHONE]\n\nExperience\n\nThey kept the county's books.")
    marked = [(resume.text[r["start"] : r["end"]], r["kind"]) for r in resume.redactions]
    assert marked == [("[NAME]", "name"), ("[ADDRESS]", "address"), ("[PHONE]", "phone"), ("They", "pronoun")]
    assert [resume.text[m["start"] : m["end"]] for m in resume.layout] == ["[NAME]", "Experience"]
    assert spec.text.startswith("Ada Okafor")
    assert spec.redactions == []
