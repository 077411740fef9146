"""The stage `chronicle`: the table of entries, its months, and its one setting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from pipeline import tables
from pipeline.errors import UsageError
from pipeline.readers import pdf
from pipeline.readers.formats import format_of, reader
from pipeline.readers.reading import UnreadableError
from pipeline.stages.chronicle import STAGE, ChronicleSettings, chronicle
from pipeline.stages.segment import SegmentSettings, segment

FOLDER = Path(__file__).parent / "data" / "resumes"


def frames(**texts: str) -> dict[str, pd.DataFrame]:
    rows = [
        {
            "doc_id": f"resumes/{name}.txt",
            "kind": "resume",
            "text": text,
            "layout": None,
            "status": "ok" if text else "empty",
        }
        for name, text in texts.items()
    ]
    made: dict[str, pd.DataFrame] = {
        "documents": pd.DataFrame(rows),
        "classes": pd.DataFrame(columns=tables.CLASSES.names),
    }
    made["sections"] = segment(made, SegmentSettings())
    return made


def entries(as_of: str = "", **texts: str) -> pd.DataFrame:
    return chronicle(frames(**texts), ChronicleSettings(as_of=as_of))


def invented(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text()


def test_one_row_an_entry_with_its_place() -> None:
    texts = {name: invented(name) for name in ("us-chronological", "military")}
    made = frames(**texts, blank="")
    table = chronicle(made, ChronicleSettings())
    assert list(table.columns) == tables.ENTRIES.names
    assert set(table["doc_id"]) == {"resumes/us-chronological.txt", "resumes/military.txt"}
    sections = made["sections"].set_index(["doc_id", "section_no"])
    for doc_id, rows in table.groupby("doc_id"):
        text = texts[Path(str(doc_id)).stem]
        assert list(rows["entry_no"]) == list(range(1, len(rows) + 1))
        for row in rows.itertuples():
            assert row.text == " ".join(text[row.start : row.body_start].split())
            section: Any = sections.loc[(doc_id, row.section_no)]
            assert section["start"] <= row.start < section["end"]
    assert not table.duplicated(list(tables.ENTRIES.key)).any()


def test_the_table_fits_its_schema() -> None:
    table = entries(one=invented("nurse"))
    written = pa.Table.from_pandas(table, schema=tables.ENTRIES.schema, preserve_index=False)
    assert written.column("months").null_count == sum(table["kind"] != "experience")
    assert written.column("completed").null_count == sum(table["kind"].isin(["experience", "skill"]))


def test_months_by_hand() -> None:
    table = entries(one=invented("us-chronological"))
    posts = table[table["kind"] == "experience"]
    assert list(posts["months"]) == [25, 46, 3]  # to June 2020, the latest the resume states
    assert set(table["as_of"]) == {"2020-06"}


def test_present_is_a_setting() -> None:
    posts = entries("2024-12", one=invented("us-chronological")).query("kind == 'experience'")
    assert list(posts["months"]) == [79, 46, 3]
    earlier = entries("2018-07", one=invented("us-chronological")).query("kind == 'experience'")
    assert list(earlier["months"]) == [2, 46, 3]


def test_undated_posts_have_no_length() -> None:
    table = entries(one="Ines\n\nExperience\nClerk, Lowen Ferries Inc\nSold tickets.\n\nSkills\nKnots")
    (post,) = table[table["kind"] == "experience"].to_dict("records")
    assert (post["title"], post["organisation"], post["began"], post["months"], post["as_of"]) == (
        *("Clerk", "Lowen Ferries Inc", None, None, None),
    )


@pytest.mark.parametrize("as_of", ["2024", "2024-13", "now", "24-05"])
def test_what_is_no_month_is_refused(as_of: str) -> None:
    with pytest.raises(UsageError, match="as_of"):
        ChronicleSettings(as_of=as_of)


def test_placeholders_of_masked_names_are_neither_titles_nor_employers() -> None:
    text = (
        "[NAME]\n[ADDRESS] · [PHONE]\n\nExperience\nClerk to [TITLE] [NAME]\nLowen Ferries Inc, [ADDRESS]\n"
        "May 2014 to June 2016\nSold tickets for [NAME].\n"
    )
    (post,) = entries(one=text).query("kind == 'experience'").to_dict("records")
    assert post["organisation"] == "Lowen Ferries Inc"
    assert post["title"].startswith("Clerk")


def test_it_runs_for_resumes_alone() -> None:
    assert STAGE.over == ("resume",)


def test_the_sample_s_resumes_state_their_posts_in_every_format() -> None:
    folder = Path(__file__).parents[1] / "data" / "raw" / "resumes"
    rows = []
    for file in sorted(folder.iterdir()):
        reading = reader(format_of(file.read_bytes(), file.name))(file.read_bytes())
        layout = [vars(mark) for mark in reading.layout]
        rows.append({"doc_id": file.stem, "kind": "resume", "text": reading.text, "layout": layout, "status": "ok"})
    made = {"documents": pd.DataFrame(rows), "classes": pd.DataFrame(columns=tables.CLASSES.names)}
    made["sections"] = segment(made, SegmentSettings())
    posts = chronicle(made, ChronicleSettings(as_of="2024-12")).query("kind == 'experience'")
    found = {str(name): list(zip(rows["title"], rows["months"], strict=True)) for name, rows in posts.groupby("doc_id")}
    assert found == {
        "ansel-okonta": [("Staff Accountant", 42), ("Accounting Clerk", 21), ("Volunteer Tax Preparer", 4)],
        "brindle-hastaway": [("Equipment Operator", 81), ("Laborer", 23), ("Farm hand", 36)],
        "corwin-tadelle": [("Executive Pastry Chef", 71), ("Pastry Sous Chef", 56), ("Baker", 33)],
        "imara-solenne": [("School Librarian", 29), ("Third Grade Teacher", 71), ("Library Page (part-time)", 33)],
        "jovan-pellerine": [
            *(("Service Desk Lead", 36), ("Support Technician", 41), ("Cashier", 24), ("Volunteer webmaster", 54))
        ],
        "theodora-vasquenne": [
            *(("Manager, Applications and Support", 67), ("Systems Supervisor", 40), ("Systems Analyst", 54))
        ],
    }


def test_real_resumes_state_posts_with_titles_and_dates(shared: Path) -> None:
    files = sorted((shared / "resumes").rglob("*.pdf"))[::24]
    texts = {}
    for file in files:
        try:
            texts[file.stem] = pdf.read(file.read_bytes()).text
        except UnreadableError:
            continue
    table = entries(**texts)
    assert len(texts) >= 0.98 * len(files)
    posts = table[table["kind"] == "experience"]
    assert posts["doc_id"].nunique() >= 0.98 * len(texts)
    assert posts["title"].notna().mean() > 0.9
    assert posts["began"].notna().mean() > 0.9
    assert table.loc[table["kind"] == "education", "doc_id"].nunique() > 0.9 * len(texts)
