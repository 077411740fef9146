"""What is found in a raw folder, and what its identity is."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from pipeline.errors import UsageError
from pipeline.readers.settings import EmployerName, IngestSettings, TableColumns
from pipeline.sources import list_sources
from pipeline.tables import SOURCES


def put(place: Path, content: str = "Some text") -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(content, encoding="utf-8")
    return place


def listed(raw: Path, **settings: object) -> pd.DataFrame:
    return list_sources(raw, IngestSettings(**settings))  # type: ignore[arg-type]


def test_kind_and_employer_come_from_the_folders(tmp_path: Path) -> None:
    put(tmp_path / "specs" / "port-haven" / "deep" / "clerk.txt")
    put(tmp_path / "specs" / "planner.txt")
    put(tmp_path / "resumes" / "ARTS" / "1.txt")
    put(tmp_path / "elsewhere" / "notes.txt")
    sources = listed(tmp_path).set_index("doc_id")
    assert list(sources.index) == ["resumes/ARTS/1.txt", "specs/planner.txt", "specs/port-haven/deep/clerk.txt"]
    assert list(sources["kind"]) == ["resume", "spec", "spec"]
    assert list(sources["employer"]) == [None, None, "Port Haven"]


def test_a_folder_of_specifications_alone_needs_no_specs_folder(tmp_path: Path) -> None:
    put(tmp_path / "Port Haven" / "clerk.txt")
    source = listed(tmp_path).iloc[0]
    assert (source["doc_id"], source["kind"], source["employer"]) == ("Port Haven/clerk.txt", "spec", "Port Haven")


def test_settings_name_the_employer_of_a_folder(tmp_path: Path) -> None:
    put(tmp_path / "ph" / "clerk.txt")
    names = (EmployerName(folder="ph", name="City of Port Haven"),)
    assert listed(tmp_path, employers=names)["employer"][0] == "City of Port Haven"


def test_every_row_of_a_table_is_a_source_with_its_own_digest(tmp_path: Path) -> None:
    table = put(tmp_path / "jobs.csv", "id,agency,description\nA,Elm,one\nB,Oak,two\nC,,two\n")
    before = listed(tmp_path)
    assert list(before["doc_id"]) == ["jobs.csv/A", "jobs.csv/B", "jobs.csv/C"]
    assert list(before["employer"]) == ["Elm", "Oak", None]
    assert list(before["row"]) == [0, 1, 2]
    assert list(before["duplicate_of"]) == [None, None, "jobs.csv/B"]
    table.write_text("id,agency,description\nZ,Fir,new\nA,Elm,one\nB,Oak,changed\n", encoding="utf-8")
    after = listed(tmp_path).set_index("doc_id")["sha256"]
    digests = before.set_index("doc_id")["sha256"]
    assert after["jobs.csv/A"] == digests["jobs.csv/A"]
    assert after["jobs.csv/B"] != digests["jobs.csv/B"]


def test_columns_of_the_settings_win_over_recognised_ones(tmp_path: Path) -> None:
    put(tmp_path / "x.jsonl", "\n".join(json.dumps({"ref": n, "text": "no", "ad": f"ad {n}"}) for n in (7, 8)))
    columns = (TableColumns(path="*.jsonl", id="ref", text="ad"),)
    assert list(listed(tmp_path, tables=columns)["doc_id"]) == ["x.jsonl/7", "x.jsonl/8"]


def test_ids_that_come_again_stay_apart(tmp_path: Path) -> None:
    put(tmp_path / "x.csv", "id,text\nA,one\nA,two\nA~2,three\n,four\n")
    ids = list(listed(tmp_path)["doc_id"])
    assert len(set(ids)) == 4
    assert {"x.csv/A", "x.csv/A~2", "x.csv/A~3", "x.csv/3"} == set(ids)


def test_a_table_that_cannot_be_read_is_one_source(tmp_path: Path) -> None:
    put(tmp_path / "x.parquet", "no parquet at all")
    put(tmp_path / "y.csv", "name,age\nAnn,30\n")
    sources = listed(tmp_path)
    assert list(sources["doc_id"]) == ["x.parquet", "y.csv"]
    assert sources["row"].isna().all()


def test_hidden_and_unfinished_files_are_passed_over_and_others_are_not(tmp_path: Path) -> None:
    for name in (".hidden", "~$clerk.docx", "clerk.txt.part", ".git/x.txt", "odd.xyz"):
        put(tmp_path / name)
    assert list(listed(tmp_path)["doc_id"]) == ["odd.xyz"]


def test_no_id_holds_a_number_sign(tmp_path: Path) -> None:
    put(tmp_path / "C# Developer #2.txt")
    assert "#" not in listed(tmp_path)["doc_id"][0]


def test_the_frame_has_the_columns_of_its_table_even_when_empty(tmp_path: Path) -> None:
    assert list(listed(tmp_path).columns) == SOURCES.names
    put(tmp_path / "a.txt")
    assert list(listed(tmp_path).columns) == SOURCES.names


def test_no_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        listed(tmp_path / "nowhere")


def test_real_documents_are_all_listed(shared: Path) -> None:
    sources = listed(shared / "specs")
    assert len(sources) == 3617
    assert sources["doc_id"].is_unique
    assert sources["duplicate_of"].notna().sum() == 412
