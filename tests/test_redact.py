"""`rolematch redact`: masked resumes as files, in the order given, whatever becomes of one of them."""

from __future__ import annotations

from pathlib import Path

from tests.corpus import rolematch

RESUME = "Ada Okafor\n555-0163\n\nExperience\nShe kept the county's books.\n"


def test_resumes_are_written_without_personal_data_and_without_the_names_of_their_files(tmp_path: Path) -> None:
    (tmp_path / "ada-okafor.txt").write_text(RESUME, encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 not really")
    done = rolematch(tmp_path, "redact", "broken.pdf", "ada-okafor.txt", "--out", "out")
    assert done.returncode == 1
    assert "1 of 2 not redacted" in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["resume-002.txt"]
    written = (tmp_path / "out" / "resume-002.txt").read_text(encoding="utf-8")
    assert written == "[NAME]\n[PHONE]\n\nExperience\nThey kept the county's books.\n"
    again = rolematch(tmp_path, "redact", "ada-okafor.txt", "--out", "out")
    assert again.returncode == 2
    assert "choose another folder" in again.stderr
