"""What the figures of the evaluation mean, on tables small enough to count by hand."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import RolematchError, UsageError
from pipeline.evaluation import phrases, qualifications, ranking, sections
from pipeline.evaluation.card import contents
from pipeline.evaluation.documents import Documents, Lines
from pipeline.evaluation.findings import Findings, Metric
from pipeline.evaluation.gold import Gold, read_gold, source_of
from pipeline.evaluation.intervals import Tally, estimates, f1, macro_f1, precision_recall_f1, share
from pipeline.evaluation.likeness import pairings, squeezed, token_f1, tokens
from pipeline.evaluation.picture import confusion_svg
from pipeline.evaluation.ranking import ndcg, spearman
from tests.gold_folder import DOCUMENT, PHRASES, TEXT, TREE, documents, read_sections, write_gold

COUNTS = st.lists(st.tuples(*[st.integers(0, 40)] * 3), min_size=1, max_size=12)


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    return read_gold(write_gold(tmp_path / "gold"))


def read_phrases(rows: list[tuple[int, str, str, str | None]]) -> pd.DataFrame:
    found = []
    for _, kind, text, level in rows:
        start = max(0, TEXT.lower().find(text.lower()))
        found.append({"doc_id": DOCUMENT, "kind": kind, "text": text, "level": level, "start": start})
    frame = pd.DataFrame(found).astype(object)
    return frame.assign(end=frame["start"] + frame["text"].str.len())


def figure(findings: Findings, name: str, label: str = "", source: str = "") -> Metric:
    return next(m for m in findings.metrics if (m.name, m.label, m.source) == (name, label, source))


def test_sections_count_lines_and_say_what_was_taken_for_what(gold: Gold) -> None:
    frames = {"documents": documents(), "sections": read_sections(["header", "duties", "duties", "qualifications"])}
    found = sections.measure(gold, frames)
    assert figure(found, "sections accuracy").value == pytest.approx(6 / 9)
    assert figure(found, "sections accuracy").n == 9
    assert figure(found, "sections precision", "duties").value == pytest.approx(3 / 6)
    assert figure(found, "sections recall", "ksa").value == 0
    assert figure(found, "sections macro-F1").value == pytest.approx((1 + 2 / 3 + 0 + 1) / 4)
    assert [(m.line, m.wanted, m.got) for m in found.misread] == [(n, "ksa", "duties") for n in (7, 8, 9)]
    assert found.confusion is not None
    assert found.confusion.counts.sum() == 9


def test_a_line_in_no_section_is_lost_and_wrong(gold: Gold) -> None:
    frames = {"documents": documents(), "sections": read_sections(["header", "duties", "ksa", "qualifications"])[:3]}
    found = sections.measure(gold, frames)
    assert figure(found, "sections lost").value == pytest.approx(2 / 9)
    assert {m.got for m in found.misread} == {sections.LOST}


def test_wrapping_and_bullets_cost_no_line(gold: Gold) -> None:
    read = read_sections(["header", "duties", "ksa", "qualifications"])
    read["text"] = read["text"].str.replace(" ", "\n").str.replace("Keeps", "• Keeps")
    found = sections.measure(gold, {"documents": documents(), "sections": read})
    assert figure(found, "sections accuracy").value == 1


def test_phrases_missed_spurious_of_another_kind_and_level(gold: Gold) -> None:
    got = [*PHRASES[:2], (0, "skill", "river navigation rules", "basic"), PHRASES[4], (0, "ability", "bridge", None)]
    found = phrases.measure(gold, {"documents": documents(), "phrases": read_phrases(got)})
    assert figure(found, "responsibilities precision").value == 1
    assert figure(found, "responsibilities recall").value == pytest.approx(2 / 3)
    assert figure(found, "competencies precision").value == pytest.approx(2 / 3)
    assert figure(found, "competencies F1", "knowledge").value == 0
    assert figure(found, "competencies kind accuracy").value == pytest.approx(1 / 2)
    assert figure(found, "competencies level accuracy").value == 0
    assert {(m.wanted, m.got, m.text) for m in found.misread} == {
        ("responsibility", phrases.MISSED, "keeps a log of passing vessels"),
        (phrases.SPURIOUS, "ability", "bridge"),
        ("knowledge", "skill", "river navigation rules"),
        ("level thorough", "level basic", "river navigation rules"),
    }


def requirements(tree: dict[str, Any] | None) -> pd.DataFrame:
    start = TEXT.index("MINIMUM")
    row = {"doc_id": DOCUMENT, "class_title": None, "tree": tree and json.dumps(tree), "start": start, "end": start + 9}
    return pd.DataFrame([row]).astype(object)


def test_qualifications_count_leaves_and_compare_logic(gold: Gold) -> None:
    tree = {"op": "any", "of": [*TREE["of"], {"type": "license", "name": "boat licence"}]}
    found = qualifications.measure(gold, {"documents": documents(), "requirements": requirements(tree)})
    assert figure(found, "qualifications leaves precision").value == pytest.approx(2 / 3)
    assert figure(found, "qualifications leaves recall").value == 1
    assert figure(found, "qualifications leaves F1", "experience").value == 1
    assert figure(found, "qualifications logic exact").value == 0
    assert {m.line for m in found.misread} == {11}
    assert ("all(education high_school, experience 2.0)") in {m.wanted for m in found.misread}


def test_order_and_operators_with_one_child_do_not_change_logic() -> None:
    turned = {"op": "all", "of": [{"op": "any", "of": [TREE["of"][1]]}, {"op": "all", "of": [TREE["of"][0]]}]}
    assert qualifications.logic(turned) == qualifications.logic(TREE)


def test_a_tree_where_the_gold_has_none_is_not_exact(gold: Gold) -> None:
    asks_nothing = Gold(gold.folder, "x", qualifications=({"doc": DOCUMENT, "class": None, "tree": None},))
    for tree, exact in ((TREE, 0), (None, 1)):
        found = qualifications.measure(asks_nothing, {"documents": documents(), "requirements": requirements(tree)})
        assert figure(found, "qualifications logic exact").value == exact


def judged(tmp_path: Path) -> Gold:
    folder = tmp_path / "ranked"
    folder.mkdir()
    rows = ["query_source,query_file,candidate_file,grade"]
    rows += [
        f"mill,{query}.txt,{candidate}.txt,{grade}"
        for query in "qr"
        for candidate, grade in zip("abc", (0, 3, 1), strict=True)
    ]
    (folder / "pairs.csv").write_text("\n".join(rows))
    return read_gold(folder)


def test_rankings_take_the_best_class_and_put_the_unscored_last(tmp_path: Path) -> None:
    matches = pd.DataFrame(
        [("q.txt", "a.txt#1", 10.0), ("q.txt", "a.txt#2", 90.0), ("q.txt#1", "b.txt", 50.0), ("r.txt", "b.txt", 1.0)],
        columns=["query_id", "candidate_id", "score"],
    )
    frames = {"documents": pd.DataFrame({"doc_id": [f"{n}.txt" for n in "qrabc"]}), "matches": matches}
    found = ranking.FAMILIES[0].measure(judged(tmp_path), frames)
    q, r = found.rankings
    assert (q.hit, q.unscored, r.hit, r.unscored) == (False, 1, True, 2)
    assert q.ndcg == pytest.approx((7 / np.log2(3) + 1 / 2) / (7 + 1 / np.log2(3)))
    assert figure(found, "pairs hit@1").value == 0.5
    assert figure(found, "pairs nDCG@10").n == 2
    assert ("grade 3, rank 1 to 1", "rank 2, score 50.0", "b.txt") in {(m.wanted, m.got, m.text) for m in found.misread}


def test_judgements_on_documents_not_in_the_tables_are_named_and_left_out(tmp_path: Path) -> None:
    matches = pd.DataFrame([("q.txt", "b.txt", 5.0)], columns=["query_id", "candidate_id", "score"])
    frames = {"documents": pd.DataFrame({"doc_id": ["q.txt", "b.txt", "c.txt"]}), "matches": matches}
    found = ranking.FAMILIES[0].measure(judged(tmp_path), frames)
    assert [one.judged for one in found.rankings] == [2]
    assert found.gaps[0].what.startswith("4 of 6 judged pairs")
    assert "r.txt" in found.gaps[0].what


def test_annotated_documents_not_in_the_tables_are_named(gold: Gold) -> None:
    frames = {"documents": pd.DataFrame({"doc_id": ["other.txt"], "text": [""]}), "phrases": read_phrases(PHRASES)}
    found = phrases.measure(gold, frames)
    assert found.metrics == ()
    assert DOCUMENT in found.gaps[0].what


@given(COUNTS)
def test_an_interval_holds_its_figure_and_comes_out_the_same_again(rows: list[tuple[int, int, int]]) -> None:
    counts = np.array([[min(row), *row[:2]] for row in rows], dtype=float)
    tally = Tally(["one" if n % 2 else "two" for n in range(len(rows))], counts)
    first, second = (list(precision_recall_f1("x", tally, "things")) for _ in range(2))
    np.testing.assert_equal([vars(m) for m in first], [vars(m) for m in second])
    for metric in first:
        if not np.isnan(metric.low):
            assert 0 <= metric.low <= metric.high <= 1


def test_intervals_narrow_with_more_documents() -> None:
    def width(documents: int) -> float:
        counts = np.tile([[9.0, 10.0], [5.0, 10.0]], (documents // 2, 1))
        one = next(iter(estimates("x", Tally([""] * documents, counts), share, 1, "lines")))
        assert one.low < one.value < one.high
        return one.high - one.low

    assert width(64) < width(4) / 2


def test_one_document_gives_no_interval() -> None:
    one = next(iter(estimates("x", Tally(["a"], np.array([[1.0, 2.0]])), share, 1, "lines")))
    assert one.value == 0.5
    assert np.isnan([one.low, one.high]).all()


def test_macro_f1_is_the_mean_over_wanted_labels() -> None:
    totals = np.array([[4.0, 4, 4, 0, 3, 0, 1, 1, 3]])
    assert macro_f1(totals)[0] == pytest.approx((1 + 0.5) / 2)
    assert np.isnan(f1(np.array([0.0, 2, 0])))


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_even_handed_and_within_bounds(a: str, b: str) -> None:
    one, other = token_f1(tokens(a), tokens(b)), token_f1(tokens(b), tokens(a))
    assert one == other
    assert 0 <= one <= 1
    assert squeezed(a.replace(" ", "\n")) == squeezed(a)


def test_pairings_are_one_to_one() -> None:
    found = pairings(["fix pumps", "fix pumps"], ["fix pumps", "paint boats"], 0.75)
    assert len(found) == 1


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0, 3.0]), min_size=1, max_size=20))
def test_ndcg_is_best_in_the_order_of_grades(grades: list[float]) -> None:
    best, given = ndcg(np.array(sorted(grades, reverse=True))), ndcg(np.array(grades))
    assert best == pytest.approx(1 if any(grades) else 0)
    assert 0 <= given <= best + 1e-12


def test_spearman_is_of_ranks_and_takes_what_has_no_score_as_last() -> None:
    assert spearman(np.array([9.0, 2.0, -np.inf]), np.array([3.0, 1.0, 0.0])) == pytest.approx(1)
    assert spearman(np.array([1.0, 2.0, 2.0]), np.array([2.0, 1.0, 0.0])) == pytest.approx(-np.sqrt(3) / 2)
    assert np.isnan(spearman(np.array([1.0, 1.0]), np.array([0.0, 1.0])))


def test_a_place_in_a_rewrapped_text_is_found_on_the_golds_line() -> None:
    lines = Lines(["# Title", "one two", "three four"], "Title\none two three\nfour")
    text = "Title\none two three\nfour"
    assert lines.at(text.index("three"), len(text)) == 3
    assert lines.at(0, 5) == 1


def test_documents_are_found_by_id_or_by_name() -> None:
    known = Documents(["specs/a/clerk.txt", "specs/b/clerk.html", "specs/b/baker.pdf"])
    assert known.called("baker.txt") == ["specs/b/baker.pdf"]
    assert known.called("specs/a/clerk.txt") == ["specs/a/clerk.txt"]
    assert len(known.called("clerk.txt")) == 2
    assert known.called("cook") == []


def test_sources_are_folders_or_the_beginning_of_names() -> None:
    assert source_of("specs/mill/posts.csv/P-1") == "mill"
    assert source_of("mill-ferry.txt") == "mill"


def test_contents_count_what_the_gold_holds(gold: Gold) -> None:
    (one,) = contents(gold)
    assert (one.source, one.documents, one.lines, one.responsibilities, one.competencies) == ("mill", 1, 9, 3, 2)
    assert (one.classes, one.leaves, one.pairs) == (1, 2, 0)


def test_a_gold_may_lack_files_but_not_all_of_them(tmp_path: Path) -> None:
    folder = write_gold(tmp_path / "gold")
    (folder / "phrases.jsonl").unlink()
    assert read_gold(folder).phrases == ()
    with pytest.raises(UsageError, match="no such folder"):
        read_gold(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no gold"):
        read_gold(tmp_path / "empty")


@pytest.mark.parametrize("line", ["{not json}", '{"doc": "a.txt"}', "[]"])
def test_a_bad_line_is_named_with_its_number(tmp_path: Path, line: str) -> None:
    folder = write_gold(tmp_path / "gold")
    with (folder / "sections.jsonl").open("a") as file:
        file.write(f"\n{line}\n")
    with pytest.raises(RolematchError, match=r"sections\.jsonl:3"):
        read_gold(folder)


def test_a_grade_that_is_no_number_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("query_source,query_file,candidate_file,grade\nm,a,b,3\nm,a,c,good\n")
    with pytest.raises(RolematchError, match=r"pairs\.csv:3"):
        read_gold(tmp_path)


def test_the_picture_has_a_cell_for_each_pair_and_escapes_labels() -> None:
    svg = confusion_svg({"wanted": ["a<b", "c"], "got": ["a<b", "c", "(lost)"], "counts": [[3, 1, 0], [0, 2, 2]]})
    root = ET.fromstring(svg)
    cells = [r for r in root.iter("{http://www.w3.org/2000/svg}rect") if r.get("stroke")]
    words = [t.text for t in root.iter("{http://www.w3.org/2000/svg}text")]
    assert len(cells) == 6
    assert {"a<b", "75%", "50%", "3"} <= set(words)
