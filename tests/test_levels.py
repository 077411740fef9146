from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.levels.asked import education_required, years_required
from pipeline.levels.derived import derived
from pipeline.levels.estimator import Level, Place, learned, level_of
from pipeline.levels.ladder import Member, steps_of_document, steps_of_series
from pipeline.levels.masking import MASK, hidden, hidden_tree, masked
from pipeline.levels.steps import ALL
from pipeline.levels.titles import Grade, taken_apart
from pipeline.qualifications.described import DescribedClass, Section
from pipeline.qualifications.tree import (
    AllOf,
    Education,
    Equivalent,
    Experience,
    Node,
    all_of,
    any_of,
)
from pipeline.stages.rate import STAGE

LADDER = [
    "This is the entry level. Under close supervision, assists in pruning trees and learns routine grafting.",
    "This is the full journey level. Under general supervision, independently prunes trees.",
    "Under general direction, plans, organizes and directs the work of the groves through subordinate supervisors, "
    "and establishes policy for the division.",
]


def described(text: str, title: str | None = None, label: str = "summary") -> DescribedClass:
    return DescribedClass("a", "a", title, text, [Section(label, "", 0, len(text))])


def level(text: str, title: str | None = None, tree: Node | None = None) -> Level:
    found = level_of(described(text, title), tree, learned())
    assert found is not None
    return found


def test_the_more_a_class_answers_for_the_higher_it_stands() -> None:
    levels = [level(text).value for text in LADDER]
    assert levels == sorted(set(levels))


def test_levels_rise_with_the_title_and_stay_on_the_scale() -> None:
    titles = ["Diver Trainee", "Diver II", "Senior Diver II", "Diving Supervisor II", "Director of Diving"]
    levels = [level("Dives.", title).value for title in titles]
    assert levels == sorted(levels)
    assert levels[0] < levels[2] < levels[-1]
    assert levels[0] > 0
    assert levels[-1] < 8


def test_contributions_sum_to_the_level_and_quote_what_is_said() -> None:
    text = LADDER[2]
    found = level_of(
        described(text, "Grove Manager"), Experience(4, "groves", (), True, None, 0, 5), learned(), Place(0, 5)
    )
    assert found is not None
    assert found.value == pytest.approx(sum(one.levels for one in found.contributions))
    assert found.contributions[0].signal == "base"
    quoted = {one.signal: text[one.start : one.end] for one in found.contributions[1:] if one.start is not None}
    assert "general direction" in quoted["supervision received"]
    assert "subordinate supervisors" in quoted["supervision exercised"]
    assert {"title", "experience required", "supervisory experience required"} <= quoted.keys()


def test_no_evidence_gives_no_level() -> None:
    assert level_of(described("Dives.", "Diver", "application"), None, learned()) is None
    assert level_of(described("Dives."), None, learned()) is None


@pytest.mark.parametrize("signal", ALL, ids=lambda signal: signal.name)
def test_a_higher_step_never_counts_less(signal: object) -> None:
    weights = learned().of
    climbed = [value for name, value in weights.items() if name.startswith(f"{signal.name}: step")]  # type: ignore[attr-defined]
    assert climbed
    assert min(climbed) >= 0


@given(st.floats(0, 12), st.floats(0, 12))
@settings(max_examples=40)
def test_more_years_never_lower_a_level(some: float, more: float) -> None:
    few, many = sorted((some, more))
    assert level(LADDER[1], tree=Experience(few, "")).value <= level(LADDER[1], tree=Experience(many, "")).value + 1e-9


def test_more_schooling_never_lowers_a_level() -> None:
    degrees = ("high_school", "associate", "bachelor", "master", "doctorate")
    levels = [level(LADDER[1], tree=Education(degree)).value for degree in degrees]
    assert levels == sorted(levels)
    assert levels[0] < levels[-1]


# One series, whose titles stand all over its text.
SAID = (
    "The Senior {0} is the first supervisory level. Under direction, a Senior {0} supervises {0}s in the field and "
    "does the most difficult work. Level II: a {0} II trains others; the {0} I assists."
)


def levels_of_renamed(word: str) -> list[float]:
    titles = [f"{word} I", f"{word} II", f"Senior {word}"]
    text = SAID.format(word)
    tree = AllOf((Experience(2, "", (f"{word} II",)), Experience(1, "", ("Harbor Clerk",))))
    found = []
    for title in titles:
        class_ = hidden(described(text, title), titles)
        rated = level_of(class_, hidden_tree(tree, titles), learned())
        assert rated is not None
        found.append(rated.value)
    return found


def test_with_titles_hidden_the_title_changes_nothing() -> None:
    divers = levels_of_renamed("Diver")
    assert len(set(divers)) == 1, "three titles over one text are one level"
    for other in ("Keeper", "Supervisor", "Assistant", "Director", "Manager", "Chief Planning Officer"):
        masked_words = {"supervisor", "assistant", "director", "manager"}
        assert levels_of_renamed(other) == pytest.approx(divers, abs=0.002), other
        assert other.lower() in masked_words or other[0].isupper()


def test_masking_hides_every_word_and_numeral_of_the_titles_in_place() -> None:
    text = "Supervising Divers II oversee divers; supervising is their task. Experience as a diver's aide (Diver I)."
    shown = masked(text, ["Diver I", "Supervising Diver II"])
    assert len(shown) == len(text)
    assert "iver" not in shown
    assert "upervising" not in shown
    assert " I" not in shown
    assert shown.index("oversee") == text.index("oversee")
    assert masked("plain text", []) == "plain text"
    assert hidden_tree(Experience(1, "", ("Diver I", "Clerk")), ["Diver II"]) == Experience(1, "", (MASK, "Clerk"))


@pytest.mark.parametrize(
    ("title", "series", "words", "numeral", "track"),
    [
        ("Diver", "Diver", (), None, ""),
        ("Senior Diver II", "Diver", ("senior",), 2, ""),
        ("DIVER SUPERVISOR", "DIVER", ("supervisor",), None, ""),
        ("Supervising Diver I, Harbor Patrol", "Diver, Harbor Patrol", ("supervising",), 1, ""),
        ("Diver II (Specialist)", "Diver", (), 2, "specialist"),
        ("Assistant Principal Diver", "Diver", ("assistant", "principal"), None, ""),
        ("Chief of Diving", "of Diving", ("chief",), None, ""),
        ("Staff Services Manager II (Managerial)", "Staff Services", ("manager",), 2, "manager"),
        ("Diving Team Leader", "Diving Team", ("leader",), None, ""),
    ],
)
def test_titles_are_taken_apart(
    title: str, series: str, words: tuple[str, ...], numeral: int | None, track: str
) -> None:
    found = taken_apart(title)
    assert (found.series, found.words, found.numeral, found.track) == (series, words, numeral, track)


@pytest.mark.parametrize(
    ("title", "grade", "series"),
    [
        ("Harbour Clerk Grade 7/8", Grade("grade", 7), "Harbour Clerk"),
        ("Diving Officer SO1", Grade("so", 1), "Diving Officer"),
        ("Senior Diving Officer (AO6)", Grade("ao", 6), "Diving Officer"),
        ("Dive Nurse Band 6", Grade("band", 6), "Dive Nurse"),
        ("Level 4 Diver", Grade("level", 4), "Diver"),
    ],
)
def test_british_and_australian_grades(title: str, grade: Grade, series: str) -> None:
    found = taken_apart(title)
    assert (found.grade, found.series) == (grade, series)


@given(st.text(max_size=60))
def test_any_title_can_be_taken_apart(title: str) -> None:
    found = taken_apart(title)
    assert found.order >= (0.0, 0, 0) or found.place < 0
    assert found.order == taken_apart(title).order


def test_neighbours_in_a_document_are_those_whose_order_titles_tell() -> None:
    titles = [
        "Diver I",
        "Diver II (Specialist)",
        "Diver II (Supervisor)",
        "Harbor Poet",
        "Diving Supervisor",
        "Diver III",
    ]
    members = [Member(str(number), number, taken_apart(title)) for number, title in enumerate(titles, 1)]
    steps = {(step.lower.title.title, step.upper.title.title, step.kind) for step in steps_of_document("d", members)}
    assert ("Diver I", "Diver II (Specialist)", "numeral") in steps
    assert ("Diver II (Supervisor)", "Diver III", "numeral") in steps
    assert ("Diver II (Specialist)", "Diver II (Supervisor)", "numeral") not in steps
    assert not any("Poet" in upper for _, upper, _ in steps)


def test_neighbours_across_documents_need_one_ladder() -> None:
    titles = ["Airport Aide", "Airport Supervisor", "Airport Director"]
    members = [Member(title, 1, taken_apart(title)) for title in titles]
    assert list(steps_of_series("airport", members)) == []
    ladder = [Member(title, 1, taken_apart(title)) for title in ("Diver", "Senior Diver", "Diver Supervisor")]
    assert [step.kind for step in steps_of_series("diver", ladder)] == ["senior", "supervisor"]


DEGREE, MASTER = Education("bachelor"), Education("master")
ROUTES: list[tuple[Node | None, float | None, str | None]] = [
    (None, None, None),
    (all_of([Experience(8, "diving"), Experience(4, "supervising divers")]), 8, None),
    (any_of([Experience(2, "a"), all_of([Experience(4, "b"), DEGREE])]), 2, None),
    (any_of([all_of([Experience(3, "a"), DEGREE]), Equivalent("any combination")]), 3, "bachelor"),
    (any_of([all_of([Experience(3, "a"), DEGREE]), all_of([Experience(1, "b"), MASTER])]), 1, "bachelor"),
]


@pytest.mark.parametrize(("tree", "years", "schooling"), ROUTES)
def test_the_cheapest_route_counts(tree: Node | None, years: float | None, schooling: str | None) -> None:
    assert years_required(tree) == years
    assert education_required(tree) == schooling


def test_derived_attributes() -> None:
    values = {fact.name: fact.value for fact in derived("Senior Diver II", Experience(2, ""), 3.4567)}
    assert values == {"series": "Diver", "series_rank": "3.9", "years_required": "2", "level": "3.46"}
    assert {fact.name for fact in derived("Diver", None, None)} == {"series"}


def test_rate_gives_the_rows_of_a_level() -> None:
    text = "Senior Grove Keeper\n" + LADDER[1]
    document = {"doc_id": "specs/a.txt", "kind": "spec", "status": "ok", "text": text}
    row = {"class_id": "specs/a.txt", "doc_id": "specs/a.txt", "class_no": 1, "title": "Senior Grove Keeper",
           "start": 0, "end": 19}  # fmt: skip
    section = {
        "doc_id": "specs/a.txt", "section_no": 1, "class_id": None, "class_nos": [], "label": "summary",
        "heading": None, "subheading": None, "start": 20, "end": len(text), "body_start": 20, "text": text[20:],
        "confidence": 1.0,
    }  # fmt: skip
    frames = {
        "documents": pd.DataFrame([document]),
        "classes": pd.DataFrame([row]),
        "sections": pd.DataFrame([section]),
        "requirements": pd.DataFrame([{"class_id": "specs/a.txt", "tree": None}]),
    }
    made = STAGE.run(frames, STAGE.settings())
    assert list(made.columns) == STAGE.output.names
    assert list(made["signal_no"]) == list(range(1, len(made) + 1))
    for one in made[made["start"].notna()].itertuples():
        assert one.text == text[one.start : one.end]
    assert made.loc[made["signal"] == "title", "text"].item() == "Senior Grove Keeper"
    assert made["contribution"].sum() == pytest.approx(level(text[20:], "Senior Grove Keeper").value, abs=0.01)
    silent = frames | {"sections": pd.DataFrame([section | {"label": "application"}]),
                       "classes": pd.DataFrame([row | {"title": "Grove Keeper"}])}  # fmt: skip
    assert STAGE.run(silent, STAGE.settings()).empty


def test_hiding_needs_no_title() -> None:
    bare = described("Dives at the entry level under close supervision.")
    assert hidden(bare, []) == replace(bare, title=None)
