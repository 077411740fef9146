"""The score is additive, symmetric, monotone, and the same whether computed for one pair or for many."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.matching import specificity
from pipeline.matching.alignment import NOBODY, block, coverage, pair
from pipeline.matching.items import DIMENSIONS, Profiles, Side
from pipeline.matching.vectors import as_column
from pipeline.stages.compare import CompareSettings, score
from pipeline.stages.explain import evidence
from pipeline.tables import PROFILES

POINTS = CompareSettings()


def _side(rng: np.random.Generator, count: int) -> Side:
    vectors = rng.normal(size=(count, 3)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Side(np.arange(count), vectors, rng.uniform(0.1, 1, count))


def _corpus(seed: int, owners: int = 4) -> Profiles:
    """Made-up profiles in three dimensions of meaning, so that likeness happens."""
    rng = np.random.default_rng(seed)
    rows, texts, vectors = [], [], []
    for owner in range(owners):
        for dimension in DIMENSIONS:
            count = 1 if dimension == "level" else int(rng.integers(0, 6))
            for _ in range(count):
                text = f"item {len(texts)}"
                texts.append(text)
                vectors.append(rng.normal(size=3))
                level = dimension == "level"
                rows.append((f"d{owner}", len(rows), f"d{owner}", "e", dimension, text, None if level else text,
                             float(rng.integers(1, 5)) if level else None, 1.0, 0, 1))  # fmt: skip
    matrix = np.array(vectors, dtype=np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    return Profiles(
        pd.DataFrame(rows, columns=PROFILES.names), pd.DataFrame({"text": texts, "vector": as_column(matrix)})
    )


@given(seed=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_contributions_sum_to_the_score_and_to_each_dimension(seed: int) -> None:
    corpus = _corpus(seed)
    for match in score("d0", ["d1", "d2", "d3"], corpus, corpus, POINTS).itertuples():
        items = evidence("d0", match.candidate_id, corpus, corpus, POINTS)
        assert items["contribution"].sum() == pytest.approx(match.score, abs=1e-6)
        assert items["weight"].sum() == pytest.approx(100)
        for dimension in DIMENSIONS:
            told = items.loc[items["dimension"] == dimension, "contribution"].sum()
            assert told == pytest.approx(np.nan_to_num(getattr(match, dimension)), abs=1e-6)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_score_is_symmetric_within_0_and_100_and_does_not_depend_on_the_company(seed: int) -> None:
    corpus = _corpus(seed)
    together = score("d0", ["d1", "d2", "d3"], corpus, corpus, POINTS).set_index("candidate_id")["score"]
    for other, value in together.items():
        assert 0 <= value <= 100
        assert score("d0", [other], corpus, corpus, POINTS)["score"].iloc[0] == value
        assert score(other, ["d0"], corpus, corpus, POINTS)["score"].iloc[0] == pytest.approx(value, abs=1e-6)


@given(seed=st.integers(0, 10_000), ours=st.integers(1, 6), theirs=st.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_one_pair_and_many_pairs_give_the_same_coverage(seed: int, ours: int, theirs: int) -> None:
    rng = np.random.default_rng(seed)
    query, candidate = _side(rng, ours), _side(rng, theirs)
    pairing = pair(query, candidate, POINTS)
    nobody = Side(np.empty(0, int), np.empty((0, 3), np.float32), np.empty(0))
    many = coverage(query, block([_side(rng, 3), candidate, nobody]), POINTS)
    assert (pairing.credit * pairing.share).sum() == pytest.approx(many[1])
    assert np.isnan(many[2])
    assert pairing.share.sum() == pytest.approx(1)
    assert set(pairing.query_rows) - {NOBODY} == set(range(ours))
    assert set(pairing.candidate_rows) - {NOBODY} == set(range(theirs))


def test_the_same_class_scores_100_and_an_unlike_one_scores_nothing_for_its_words() -> None:
    rng = np.random.default_rng(1)
    query = _side(rng, 4)
    assert coverage(query, block([query]), POINTS)[0] == pytest.approx(1)
    away = Side(query.rows, -query.vectors.mean(axis=0, keepdims=True).repeat(4, axis=0), query.weights)
    only = Side(query.rows[:1], query.vectors[:1], query.weights[:1])
    assert coverage(only, block([Side(away.rows[:1], -only.vectors, only.weights)]), POINTS)[0] == 0


def test_an_unknown_level_is_told_and_not_counted_as_a_gap() -> None:
    rows = [("a", 1, "a", "e", "responsibilities", "x", "x", None, 1.0, 0, 1),
            ("a", 2, "a", "e", "level", "level 2", None, 2.0, 1.0, 0, 1),
            ("b", 1, "b", "e", "responsibilities", "x", "x", None, 1.0, 0, 1)]  # fmt: skip
    vectors = pd.DataFrame({"text": ["x"], "vector": as_column(np.ones((1, 1), np.float32))})
    both = Profiles(pd.DataFrame(rows, columns=PROFILES.names), vectors)
    match = score("a", ["b"], both, both, POINTS).iloc[0]
    assert match["score"] == 100
    assert np.isnan(match["level"])
    assert pd.isna(match["level_gap"])
    assert match["reason"] == "no evidence of purpose or competencies or qualifications or level"
    assert not match["benchmark"]


@given(seed=st.integers(0, 10_000), place=st.integers(0, 3), nearer=st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_more_likeness_never_lowers_the_score(seed: int, place: int, nearer: float) -> None:
    rng = np.random.default_rng(seed)
    texts = [f"{who} {dimension}" for who in "ab" for dimension in DIMENSIONS[:-1]]
    rows = [(text[0], at, text[0], "e", text[2:], text, text, None, 1.0, 0, 1) for at, text in enumerate(texts)]
    profiles = pd.DataFrame(rows, columns=PROFILES.names)
    # Items on axes of their own, but for one of b that moves along the plane it shares with its counterpart of a.
    matrix = np.eye(len(texts), dtype=np.float32)
    ours, theirs = place, place + len(texts) // 2

    def alike(angle: float) -> float:
        matrix[theirs] = 0
        matrix[theirs, [ours, theirs]] = np.cos(angle), np.sin(angle)
        both = Profiles(profiles, pd.DataFrame({"text": texts, "vector": as_column(matrix)}))
        return float(score("a", ["b"], both, both, POINTS)["score"].iloc[0])

    angle = rng.uniform(0, np.pi / 2)
    assert alike(angle * (1 - nearer)) >= alike(angle)


def test_a_purpose_finds_its_like_among_the_duties_of_a_class_that_states_no_purpose() -> None:
    rows = [("a", 1, "a", "e", "purpose", "p", "p", None, 1.0, 0, 1),
            ("b", 1, "b", "e", "responsibilities", "d", "d", None, 1.0, 5, 9),
            ("b", 2, "b", "e", "competencies", "c", "c", None, 1.0, 11, 12)]  # fmt: skip
    matrix = np.array([[1, 0], [1, 0], [0, 1]], np.float32)
    both = Profiles(
        pd.DataFrame(rows, columns=PROFILES.names), pd.DataFrame({"text": list("pdc"), "vector": as_column(matrix)})
    )
    for query, candidate in (("a", "b"), ("b", "a")):
        assert score(query, [candidate], both, both, POINTS)["purpose"].iloc[0] == pytest.approx(100)
        item = evidence(query, candidate, both, both, POINTS).iloc[0]
        assert {item["query_text"], item["candidate_text"]} == {"p", "d"}


def test_a_score_does_not_depend_on_who_else_is_in_the_corpus() -> None:
    small, large = _corpus(7, owners=2), _corpus(7, owners=9)
    few = score("d0", ["d1"], small, small, POINTS)["score"].iloc[0]
    assert score("d0", ["d1", "d5", "d8"], large, large, POINTS)["score"].iloc[0] == few


def test_what_every_job_asks_weighs_less_than_what_one_trade_does() -> None:
    everywhere = ("does other related duties", "keeps records", "communicates clearly", "works well with other people")
    one_trade = ("prunes tree limbs", "pulls wire through conduit", "extracts teeth", "lays brick and mortar")
    assert max(map(specificity.weight, everywhere)) < min(map(specificity.weight, one_trade))
    assert specificity.weight("keeps records of dental x-rays") > specificity.weight("keeps records")
