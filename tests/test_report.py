"""The report: what it says, that it adds up, and that no document can break or script it."""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tables
from pipeline.report import charts, page
from pipeline.report.cards import CardTables, cards, level_words, salary, standing
from pipeline.report.compared import Match, Subject, matches_by_query, subjects
from pipeline.report.corpus import corpus_of
from pipeline.report.heat import employer_map, heat_map
from pipeline.report.ladder import Ladders
from pipeline.report.page import render
from pipeline.report.qualification_tree import qualification
from pipeline.report.view import ModelUsed, RunSummary, StageRun, report_view
from tests.report_frames import empty, frame, sample

RUN = RunSummary(
    project="Testmark",
    version="9.9.9",
    benchmark_threshold=70,
    models=(ModelUsed("encoder-x", "sha256:feed"),),
    settings=(("threshold", "70"),),
    stages=(StageRun("documents", 12),),
)
HOSTILE = "</script><script>document.title='stolen'</script><img src=x onerror=alert(1)> & \"quoted\""


@pytest.fixture(scope="module")
def frames() -> dict[str, pd.DataFrame]:
    return sample()


def test_the_page_is_the_same_for_the_same_tables_whatever_the_order_of_their_rows(
    frames: dict[str, pd.DataFrame],
) -> None:
    shuffled = {name: table.sample(frac=1, random_state=1) for name, table in frames.items() if name != "evidence"}
    assert render(frames, RUN) == render(frames, RUN)
    assert render({**frames, **shuffled}, RUN) == render(frames, RUN)


def test_empty_and_absent_tables_still_make_a_page() -> None:
    for told in (empty(), {}):
        text = render(told, RUN)
        assert "Testmark found no documents to read." in text
        assert "No classes were found." in text


def test_any_table_may_be_empty() -> None:
    frames = sample(cities=2, families=2, resumes=1)
    for name, none in empty().items():
        assert "Testmark" in render({**frames, name: none}, RUN)


def test_every_unread_document_is_told_with_its_reason_and_remedy(frames: dict[str, pd.DataFrame]) -> None:
    text = html.unescape(render(frames, RUN))
    unread = frames["documents"].query("status != 'ok'")
    assert len(unread) == 4
    for row in unread.itertuples():
        reason, remedy = row.reason.split(" · ")
        assert row.doc_id in text
        assert reason in text
        assert f"Remedy: {remedy}" in text


def test_every_class_and_resume_has_a_card(frames: dict[str, pd.DataFrame]) -> None:
    text = render(frames, RUN)
    names = re.findall(r'<details class="entry" id="c(\d+)"', text)
    resumes = frames["documents"].query("kind == 'resume' and status == 'ok'")
    assert len(names) == len(set(names)) == len(frames["classes"]) + len(resumes)


def test_run_and_limits_are_told(frames: dict[str, pd.DataFrame]) -> None:
    text = render(frames, RUN)
    for told in ("9.9.9", "encoder-x", "sha256:feed", "no decision about a person"):
        assert told in text


def test_untrusted_text_is_escaped_everywhere(frames: dict[str, pd.DataFrame]) -> None:
    hostile = {name: table.copy() for name, table in frames.items()}
    for name, columns in {
        "documents": ("title", "employer", "reason", "class_code"),
        "classes": ("title", "class_code"),
        "attributes": ("value",),
        "matches": ("reason",),
        "levels": ("signal", "value", "text"),
        "series": ("series", "basis"),
        "evidence": ("query_text", "candidate_text"),
        "sections": ("label",),
        "phrases": ("kind",),
    }.items():
        for column in columns:
            filled = hostile[name][column].notna()
            hostile[name].loc[filled, column] = HOSTILE
    tree = {"op": "all", "of": [{"type": HOSTILE, "name": HOSTILE}, {"type": "education", "level": HOSTILE}]}
    hostile["requirements"]["tree"] = json.dumps(tree)
    text = render(hostile, RunSummary(HOSTILE, HOSTILE, models=(ModelUsed(HOSTILE, HOSTILE),)))
    cleared = _unpacked(text)
    assert "&lt;/script&gt;" in cleared
    assert "<script>document" not in cleared
    assert "<img" not in cleared
    assert text.count("<script>") == 1


def _unpacked(text: str) -> str:
    """The page with the cards of its packs appended."""
    packs = re.findall(r'<script type="text/plain" id="pack-\d+">([^<]*)</script>', text)
    bodies = [json.loads(gzip.decompress(base64.b64decode(pack))) for pack in packs]
    return text + "".join(body for some in bodies for body in some.values())


def test_cards_beyond_the_room_are_packed_and_then_lose_their_phrases(
    frames: dict[str, pd.DataFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = render(frames, RUN)
    monkeypatch.setattr(page, "IN_PAGE_BYTES", 50_000)
    packed = render(frames, RUN)
    monkeypatch.setattr(page, "PAGE_BYTES", 0)
    short = render(frames, RUN)
    cards = '<div class="card">'
    assert 0 < packed.count(cards) < whole.count(cards)
    for some in (packed, short):
        assert _unpacked(some).count(cards) == whole.count(cards)
    phrases = '<table class="pairs">'
    assert _unpacked(packed).count(phrases) == whole.count(phrases)
    assert _unpacked(short).count(phrases) < whole.count(phrases)
    drawn, told = '<svg class="waterfall"', '<p class="points">'  # a score without phrases is summed in a line
    assert drawn in whole
    assert told not in whole
    assert _unpacked(short).count(drawn) + _unpacked(short).count(told) == whole.count(drawn)


def test_each_waterfall_sums_to_its_score(frames: dict[str, pd.DataFrame]) -> None:
    view = report_view(frames, RUN)
    made = list(cards(CardTables(frames, subjects(frames)), subjects(frames).values(), view.matches, 70, itemised=True))
    shown = [match for card in made for match in card.matches if match.match.score is not None]
    assert len(shown) > 100
    for match in shown:
        assert sum(one.points for one in match.dimensions) == pytest.approx(match.match.score, abs=0.05)


def test_what_the_evidence_leaves_of_a_score_is_a_bar_of_its_own(frames: dict[str, pd.DataFrame]) -> None:
    evidence = frames["evidence"]
    query = frames["matches"]["query_id"].iloc[0]
    cut = evidence[(evidence["query_id"] != query) | (evidence["dimension"] != "level")]
    told = {**frames, "evidence": cut}
    known = subjects(told)
    matches = matches_by_query(told["matches"], known)
    (card,) = cards(CardTables(told, known), [known[query]], matches, 70, itemised=True)
    rest = card.matches[0].dimensions[-1]
    assert rest.name == "not itemised"
    assert rest.points == pytest.approx(10.0, abs=0.01)


def test_a_level_is_the_sum_of_the_lines_that_tell_it(frames: dict[str, pd.DataFrame]) -> None:
    known = subjects(frames)
    ladders = Ladders(frames, known)
    rows = frames["levels"].groupby("class_id")
    for class_id, contributions in rows["contribution"]:
        level = ladders.level_of(known[class_id])
        assert level
        assert level.value == pytest.approx(contributions.sum())
        assert sum(part.levels for part in level.parts) == pytest.approx(level.value)
        assert level.parts[0].signal == "base"
        assert len(level.parts) < len(contributions)
        assert level.parts[-1].said == f"{len(contributions) - len(level.parts) + 1} smaller contributions"
        assert [level.marks[0] <= part.reached <= level.marks[-1] for part in level.parts] == [True] * len(level.parts)


def test_bars_of_a_level_begin_where_the_last_one_ended_and_run_backwards_below_nothing() -> None:
    one = _subject(1, "A")
    told = [("base", 2.5), ("title", 1.0), ("scope", -0.75)]
    rows = [
        {"class_id": one.id, "doc_id": one.doc_id, "signal_no": at, "signal": signal, "contribution": levels}
        for at, (signal, levels) in enumerate(told, 1)
    ]
    level = Ladders({**empty(), "levels": frame(tables.LEVELS, rows)}, {one.id: one}).level_of(one)
    assert level
    assert list(level.marks) == [2, 3, 4]
    title, scope = (level.bar(part) for part in level.parts[1:])
    assert title == "margin-left:25.0%;width:50.0%"
    assert scope == "margin-left:37.5%;width:37.5%"
    assert level.name == "senior"


def test_a_step_of_a_series_leads_to_the_others_on_the_page(frames: dict[str, pd.DataFrame]) -> None:
    known = subjects(frames)
    ladders = Ladders(frames, known)
    second = frames["series"].query("position == 2")["class_id"].iloc[0]
    ladder = ladders.ladder_of(known[second])
    assert ladder
    assert (ladder.own.position, ladder.steps, ladder.more) == (2, 3, 0)
    others = [one.subject.number for one in ladder.members if one.subject.id != second]
    text = _unpacked(render(frames, RUN))
    assert all(f'<a href="#c{number}">' in text and f'id="c{number}"' in text for number in others)
    alone = next(one for one in known.values() if one.id not in set(frames["series"]["class_id"]))
    assert ladders.ladder_of(alone) is None


def test_a_long_series_names_the_nearest_steps(frames: dict[str, pd.DataFrame]) -> None:
    known = {f"doc{number}": _subject(number, "A") for number in range(1, 31)}
    rows = [
        {"series_id": "doc1", "series": "Clerk", "class_id": key, "position": one.number, "basis": "numeral"}
        for key, one in known.items()
    ]
    ladder = Ladders({**empty(), "series": frame(tables.SERIES, rows)}, known).ladder_of(known["doc20"])
    assert ladder
    assert [one.position for one in ladder.members] == list(range(16, 25))
    assert ladder.more == 21


def test_a_doubtful_reading_is_told_in_the_corpus_and_on_the_card(frames: dict[str, pd.DataFrame]) -> None:
    doc_id = frames["classes"]["doc_id"].iloc[0]
    doubt = {"doc_id": doc_id, "concern": "sections", "reason": "sections may be labelled wrongly"}
    text = _unpacked(render({**frames, "reviews": frame(tables.REVIEWS, [doubt])}, RUN))
    assert '<p class="doubt"' not in _unpacked(render(frames, RUN))
    assert '<p class="doubt"><b>To be looked at by a person</b> sections may be labelled wrongly</p>' in text
    assert "Read, but to be looked at by a person" in text


def test_items_without_a_counterpart_are_shown_on_both_sides(frames: dict[str, pd.DataFrame]) -> None:
    view = report_view(frames, RUN)
    made = list(cards(CardTables(frames, subjects(frames)), subjects(frames).values(), view.matches, 70, itemised=True))
    told = [one for card in made for match in card.matches for one in match.dimensions]
    evidence = frames["evidence"]
    assert evidence["candidate_text"].isna().any()
    assert evidence["query_text"].isna().any()
    assert sum(one.only_here for one in told) > 0
    assert sum(one.only_there for one in told) > 0


points = st.lists(st.floats(0, 40), min_size=1, max_size=5)


@given(points)
@settings(max_examples=50)
def test_each_bar_starts_where_the_last_one_ended(some: list[float]) -> None:
    scale = 100 / max(sum(some), 100)
    steps = [charts.Step(f"part {at}", one * scale) for at, one in enumerate(some)]
    score = sum(step.points for step in steps)
    drawn = charts.waterfall(steps, score)
    bars = re.findall(r'data-points="[^"]+"><text[^>]*>[^<]*</text><rect x="([\d.]+)"[^>]* width="([\d.]+)"', drawn)
    starts, widths = [float(x) for x, _ in bars], [float(width) for _, width in bars]
    for before, width, after in zip(starts, widths, starts[1:-1], strict=False):
        assert before + width == pytest.approx(after, abs=0.16)
    assert starts[-1] == starts[0]
    assert widths[-1] == pytest.approx(sum(widths[:-1]), abs=0.06 * len(widths))


def test_a_deduction_is_drawn_backwards() -> None:
    drawn = charts.waterfall([charts.Step("gain", 60.0), charts.Step("loss", -20.0)], 40.0)
    loss = re.search(r'<g class="bar less" data-points="-20.0000">.*?<rect x="([\d.]+)"[^>]* width="([\d.]+)"', drawn)
    assert loss
    start, width = float(loss[1]), float(loss[2])
    assert start == pytest.approx(charts.LABEL + charts.TRACK * 0.4, abs=0.1)
    assert width == pytest.approx(charts.TRACK * 0.2, abs=0.1)


def test_a_long_title_is_cut_but_keeps_the_word_that_tells_its_level() -> None:
    some = [_subject(1, "A"), replace(_subject(2, "B"), title="Assistant Superintendent of Street Maintenance III")]
    matches = {one.id: tuple(_match(one, other, 50.0) for other in some if other != one) for one in some}
    drawn = charts.map_of(heat_map(matches), frozenset())
    labels = re.findall(r'<text class="(?:row|column)"[^>]*>([^<]*)<', drawn)
    cut = [label for label in labels if label.startswith("Assistant")]
    assert len(cut) == 2
    assert all(label.endswith("… III") and len(label) <= charts.NAME for label in cut)


def _subject(number: int, employer: str, *, is_resume: bool = False) -> Subject:
    return Subject(number, f"doc{number}", f"doc{number}", 1, f"Class {number}", employer, None, is_resume)


def _match(query: Subject, candidate: Subject, score: float | None, **values: object) -> Match:
    return Match(query, candidate, score, {}, **{"level_gap": 0.0, "benchmark": False, "reason": None, **values})  # type: ignore[arg-type]


def test_the_standing_of_a_match_gives_its_reason() -> None:
    one, other, resume = _subject(1, "A"), _subject(2, "B"), _subject(3, "", is_resume=True)
    assert standing(_match(one, other, 81.0, benchmark=True), 70).kind == "benchmark"
    assert standing(_match(one, other, 81.0, reason="2 levels higher"), 70).why == "2 levels higher"
    assert "below 75" in standing(_match(one, other, 71.0), 75).why
    assert standing(_match(resume, other, 99.0, benchmark=True), 70).kind == "none"


def test_the_map_keeps_to_its_size_and_keeps_both_sides_of_the_best_pairs() -> None:
    some = [_subject(number, "AB"[number % 2]) for number in range(40)]
    matches = {
        one.id: tuple(_match(one, other, 99.0 - one.number // 2) for other in some if other.number == one.number ^ 1)
        for one in some
    }
    heat = heat_map(matches, most=10)
    assert {subject.number for subject in heat.classes} == set(range(10))
    assert heat.of == 40
    assert len(heat.cells) == 10
    assert [subject.employer for subject in heat.classes] == ["A"] * 5 + ["B"] * 5
    # Equal jobs fall in step: row i of one employer meets row i of the other.
    assert {(cell.column - cell.row) % 10 for cell in heat.cells} == {5}


def test_one_job_that_every_employer_has_does_not_fill_the_map() -> None:
    clerks = [_subject(number, f"City {number:02}") for number in range(30)]
    rare = [_subject(100, "City 00"), _subject(101, "City 01")]
    matches = {one.id: tuple(_match(one, other, 90.0) for other in clerks if other != one) for one in clerks}
    matches |= {one.id: tuple(_match(one, other, 80.0) for other in rare if other != one) for one in rare}
    shown = {subject.number for subject in heat_map(matches, most=20).classes}
    assert {100, 101} <= shown
    assert len(shown) <= 20


def test_the_map_of_classes_that_were_never_compared_is_empty() -> None:
    heat = heat_map({"doc1": ()})
    assert heat.classes == ()


def test_employers_count_their_classes_with_a_benchmark() -> None:
    a, b, c = _subject(1, "A"), _subject(2, "A"), _subject(3, "B")
    matches = {
        a.id: (_match(a, c, 80.0, benchmark=True), _match(a, b, 90.0, benchmark=True)),
        b.id: (_match(b, c, 40.0),),
        c.id: (),
    }
    found = employer_map([a, b, c], matches)
    assert found.employers == ("A", "B")
    assert found.rows[0][0] is None
    across = found.rows[0][1]
    assert across
    assert (across.classes, across.covered, across.best) == (2, 1, 80.0)


def test_a_series_is_one_document_with_its_classes_in_order(frames: dict[str, pd.DataFrame]) -> None:
    (series,) = corpus_of(frames, subjects(frames)).series
    assert series.titles == ("Senior Accountant I", "Senior Accountant II", "Senior Accountant III")


def test_qualifications_read_as_a_nested_list() -> None:
    tree = {
        "op": "any",
        "of": [
            {"type": "education", "level": "master", "fields": ["law", "economics"], "years": None},
            {
                "type": "experience",
                "years": 0.5,
                "area": "bookkeeping",
                "in_class": ["Clerk"],
                "supervisory": True,
                "full_time": None,
            },
            {"type": "experience", "years": 1, "area": "", "in_class": [], "supervisory": False, "full_time": True},
        ],
    }
    line = qualification(json.dumps(tree))
    assert line
    assert line.text == "Any one of"
    assert [part.text for part in line.parts] == [
        "Master's degree in law or economics",
        "6 months of experience: bookkeeping, in the class Clerk (supervisory)",
        "1 year of experience (full-time)",
    ]
    assert qualification(None) is None


def test_salaries_read_as_people_write_them() -> None:
    assert (
        salary({"salary_min": "5200", "salary_max": "6800.50", "salary_period": "month"}) == "$5,200–$6,800.50 a month"
    )
    assert salary({"salary_max": "negotiable"}) == "negotiable"
    assert salary({"flsa": "exempt"}) is None


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (None, "level unknown"),
        (0.0, "same level"),
        (1.0, "1 level higher"),
        (0.4, "same level"),
        (-0.5, "0.5 levels lower"),
    ],
)
def test_level_gaps_in_words(gap: float | None, words: str) -> None:
    assert level_words(gap) == words


def test_matches_with_unknown_ids_are_left_out_and_missing_values_are_none() -> None:
    known = {"doc1": _subject(1, "A"), "doc2": _subject(2, "B")}
    rows = [
        {"query_id": "doc1", "candidate_id": "doc2", "score": 50.0},
        {"query_id": "doc1", "candidate_id": "gone", "score": 90.0},
    ]
    (match,) = matches_by_query(frame(tables.MATCHES, rows), known)["doc1"]
    assert match.candidate.id == "doc2"
    assert match.level_gap is None
    assert match.reason is None
    assert match.points == {}
