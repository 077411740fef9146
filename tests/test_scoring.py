"""The pieces of a scoring run: names of files, verdict trees, items, figures that add up, and the terminal's words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli.match import _repeated
from pipeline.report.charts import add_up
from pipeline.report.rendering import file_names
from pipeline.scoring.documents import Pages
from pipeline.scoring.files import gather, lay_out, place
from pipeline.scoring.pairs import MATCHED, MISSING, PARTLY, items_of, tree_of
from pipeline.tables import EVIDENCE, VERDICTS

PAGES = Pages(None)


@given(st.lists(st.floats(0, 40), min_size=1, max_size=6))
def test_figures_as_shown_add_up_to_the_total_as_shown(points: list[float]) -> None:
    total = sum(points)
    shown = add_up(points, total)
    assert round(sum(shown), 1) == float(f"{total:.1f}")
    assert all(abs(one - exact) < 0.1 + 1e-9 for one, exact in zip(shown, points, strict=True))


def test_what_is_left_over_goes_to_the_largest_remainder() -> None:
    assert add_up([10.24, 10.24], 20.48) == [10.3, 10.2]
    assert add_up([1.05, 2.26, 3.33], 6.64) == [1.0, 2.3, 3.3]


def test_points_that_are_not_all_of_the_total_are_rounded_each_for_itself() -> None:
    assert add_up([1.06, 2.0], 50.0) == [1.1, 2.0]


@given(st.lists(st.text(max_size=120), max_size=8))
def test_names_of_pages_are_safe_and_apart_on_any_disk(titles: list[str]) -> None:
    names = file_names(titles)
    assert len(names) == len(titles) == len({name.casefold() for name in names})
    for name in names:
        assert 0 < len(name.encode()) <= 110
        assert not set(name) & set('/\\:*?"<>| \n\t')
        assert not name.startswith((".", "-"))


def test_names_say_what_they_can() -> None:
    assert file_names(["Clerk I/II", "clerk i ii", "../../etc", "…"]) == ["Clerk-I-II", "clerk-i-ii~2", "etc", "page"]


def test_files_keep_their_path_below_a_folder_and_stand_apart(tmp_path: Path) -> None:
    for name in ("a/cv.pdf", "b/CV.pdf", "b/deep/cv.pdf", "b/.hidden", "b/cv~2.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = gather([tmp_path / "a" / "cv.pdf", tmp_path / "b", tmp_path / "b" / "CV.pdf"])
    assert [str(one.name) for one in found] == ["cv.pdf", "CV~3.pdf", "cv~2.pdf", "deep/cv.pdf"]
    lay_out(tmp_path / "out", {"resume": found})
    assert {place(tmp_path / "out", "resume", one).read_text() for one in found} == {
        "a/cv.pdf", "b/CV.pdf", "b/cv~2.pdf", "b/deep/cv.pdf",
    }  # fmt: skip


def test_a_later_run_drops_files_and_takes_changed_ones(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("one")
    (tmp_path / "two.txt").write_text("two")
    out = tmp_path / "out"
    lay_out(out, {"resume": gather([tmp_path / "one.txt", tmp_path / "two.txt"])})
    (tmp_path / "one.txt").write_text("changed")
    lay_out(out, {"resume": gather([tmp_path / "one.txt"])})
    assert [file.read_text() for file in (out / "raw" / "resumes").iterdir()] == ["changed"]


def test_spec_takes_every_word_up_to_the_next_option() -> None:
    assert list(_repeated(["r", "--spec", "a", "b", "--out", "o", "x"])) == [
        "r", "--spec", "a", "--spec", "b", "--out", "o", "x",
    ]  # fmt: skip
    assert list(_repeated(["--spec=a", "b", "--json"])) == ["--spec=a", "--spec", "b", "--json"]
    assert list(_repeated(["--spec", "a", "--", "r"])) == ["--spec", "a", "--", "r"]


def verdict(node: str, kind: str, verdict: str | None, **values: object) -> dict[str, object]:
    row = dict.fromkeys(VERDICTS.names)
    return row | {"node": node, "type": kind, "asks": f"asks {node}", "verdict": verdict, **values}


def test_a_tree_grows_from_its_nodes_in_their_order() -> None:
    rows = [
        verdict("education", "alone", "met"),
        verdict("0.10", "license", "no evidence"),
        verdict("0", "all", "no evidence"),
        verdict("0.2", "any", "met"),
        verdict("0.2.1", "education", "met", quote="B.A., 1999", start=30, end=40, asked_start=5, asked_end=9),
    ]
    tree, alone = tree_of(rows, Pages([0, 20]), PAGES)
    assert alone == {"education": "met"}
    assert tree is not None
    assert [part.asks for part in tree.parts] == ["asks 0.2", "asks 0.10"]
    (leaf,) = tree.parts[0].parts
    assert (leaf.quote.text, leaf.quote.place, leaf.asked) == ("B.A., 1999", "p. 2, 30–40", "5–9")  # type: ignore[union-attr]


def test_where_nothing_is_required_there_is_no_tree() -> None:
    assert tree_of([verdict("0", "all", None)], PAGES, PAGES) == (None, {})


def item(wanted: str | None, shown: str | None, likeness: float, points: float, **values: Any) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(EVIDENCE.names) | {
        "dimension": "competencies",
        "candidate_start": 0,
        "candidate_end": 9,
    }
    row |= {"candidate_text": wanted, "query_text": shown, "similarity": likeness, "contribution": points}
    return row | values


def test_each_thing_the_class_says_comes_once_with_what_is_nearest() -> None:
    rows = [
        item("budgets", "kept the budget", 0.8, 3.0),
        item("budgets", "bought paper", 0.3, 0.5),
        item("networks", "laid cables", 0.3, 0.4),
        item("herons", "drove a truck", 0.1, 0.02),
        item("welding", None, 0.0, 0.0),
        item(None, "sang in a choir", 0.0, 0.0),
    ]
    found = {one.wanted.text: one for one in items_of(rows, PAGES, PAGES)}
    assert [one.standing for one in found.values()] == [MATCHED, PARTLY, MISSING, MISSING]
    assert found["budgets"].shown.text == "kept the budget"  # type: ignore[union-attr]
    assert found["budgets"].points == pytest.approx(3.5)
    assert found["herons"].shown is None
    assert sum(one.points for one in found.values()) == pytest.approx(sum(row["contribution"] for row in rows))


def test_a_listed_skill_is_told_beside_what_it_claims_and_matches_nothing() -> None:
    rows = [item("welding", None, 0.0, 0.0), item("welding", "Welding", 0.95, 0.0, note="claimed")]
    (found,) = items_of(rows, PAGES, PAGES)
    assert (found.standing, found.points, found.shown) == (MISSING, 0.0, None)
    assert found.claimed is not None
    assert found.claimed.text == "Welding"


def test_qualifications_are_told_by_verdicts_and_not_again_as_items() -> None:
    assert items_of([item("a degree", "B.A.", 1.0, 5.0, dimension="qualifications")], PAGES, PAGES) == ()
