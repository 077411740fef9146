"""The stage `chronicle`: the table of entries, its months, and its one setting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline import tables
from pipeline.errors import UsageError
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
    import pyarrow as pa

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
