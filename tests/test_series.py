from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.levels.series import Titled, rank_name, series_of
from pipeline.levels.titles import taken_apart
from pipeline.stages import registry
from pipeline.stages.arrange import STAGE


def series(
    titles: Iterable[str],
    asked: Mapping[str, Iterable[str]] | None = None,
    employers: Mapping[str, str] | None = None,
    doc_id: str = "",
) -> list[list[list[str]]]:
    """Every series as its steps, each the titles on it; ids are the titles."""
    classes = [
        Titled(title, doc_id or title, (employers or {}).get(title, "Harbor City"), taken_apart(title), number)
        for number, title in enumerate(titles, 1)
    ]
    found = []
    for one in series_of(classes, lambda class_id: (asked or {}).get(class_id, ())):
        steps: dict[int, list[str]] = {}
        for rung in one.rungs:
            steps.setdefault(rung.position, []).append(rung.of.title.title)
        assert list(steps) == list(range(1, len(steps) + 1))
        assert one.series_id == one.rungs[0].of.class_id
        found.append([sorted(step) for step in steps.values()])
    return found


@pytest.mark.parametrize(
    "ladder",
    [
        ["Diver I", "Diver II", "Diver III"],
        ["Diver Trainee", "Assistant Diver", "Diver", "Senior Diver", "Supervising Diver", "Principal Diver"],
        ["DIVER HELPER", "DIVER", "DIVER SUPERVISOR"],
        ["Chief Diver", "Diver"][::-1],
        ["Deputy Director of Diving", "Director of Diving"],
        ["Port Police Sergeant", "Port Police Lieutenant", "Port Police Captain"],
        ["Diving Officer Band 5", "Diving Officer Band 6"],
    ],
)
def test_a_ladder_is_found_in_its_order(ladder: list[str]) -> None:
    for titles in (ladder, ladder[::-1]):
        assert series(titles) == [[[title] for title in ladder]]


@pytest.mark.parametrize(
    "titles",
    [
        ["Park Ranger I", "Ranger Aide"],
        ["Airport Aide", "Airport Administrator"],
        ["Airport Supervisor", "Airport Director"],
        ["Diver", "Diver"],
        ["Director", "Assistant Director of Diving"],
        ["Diver", "Senior Carpenter"],
    ],
)
def test_what_is_no_ladder(titles: list[str]) -> None:
    assert series(titles) == []


def test_a_ladder_is_of_one_employer() -> None:
    assert series(["Diver I", "Diver II"], employers={"Diver I": "Elsewhere"}) == []
    assert series(["Diver I", "Diver II"], employers={"Diver I": "", "Diver II": ""}) == []


def test_one_document_is_one_series_whatever_its_classes_are_called() -> None:
    titles = ["Reef Guard", "Reef Diver", "Senior Reef Diver", "Supervisor of Reefs"]
    assert series(titles, doc_id="reefs.html") == [
        [["Reef Diver", "Reef Guard"], ["Senior Reef Diver"], ["Supervisor of Reefs"]]
    ]
    assert series(["Diver (Salt Water)", "Diver (Fresh Water)"], doc_id="divers.html") == []


def test_requirements_decide_where_titles_say_little() -> None:
    titles = ["Planner", "Associate Planner"]
    assert series(titles) == [[["Planner"], ["Associate Planner"]]]
    assert series(titles, {"Planner": ["associate planner"]}) == [[["Associate Planner"], ["Planner"]]]
    both = {"Planner": ["associate planner"], "Associate Planner": ["planner"]}
    assert series(titles, both) == [[["Planner"], ["Associate Planner"]]]
    far = series(["Planner", "Planner Supervisor"], {"Planner": ["planner supervisor"]})
    assert far == [[["Planner"], ["Planner Supervisor"]]], "nobody is promoted from supervisor to planner"


def test_the_order_of_a_document_comes_next() -> None:
    titles = ["Associate Planner", "Planner I", "Planner II"]
    assert series(titles, doc_id="planners.html") == [[[title] for title in titles]]


@given(st.permutations(["Diver I", "Diver II", "Senior Diver", "Diver Supervisor", "Carpenter", "Lead Carpenter"]))
def test_the_order_of_the_corpus_changes_nothing(titles: list[str]) -> None:
    assert sorted(series(titles)) == [
        [["Carpenter"], ["Lead Carpenter"]],
        [["Diver I"], ["Diver II"], ["Senior Diver"], ["Diver Supervisor"]],
    ]


def test_ranks_are_named_as_titles_write_them() -> None:
    titles = ("Senior Diver II", "Diver Band 6", "Diver")
    assert [rank_name(taken_apart(title)) for title in titles] == ["senior II", "band 6", None]


def test_arrange_gives_the_rows_of_its_own_part_of_series_of_the_whole_corpus() -> None:
    titles = {"a": "Diver I", "b": "Diver II", "c": "Harbor Poet"}
    classes = pd.DataFrame([{"class_id": i, "doc_id": i, "class_no": 1, "title": t} for i, t in titles.items()])
    frames = {
        "classes": classes[classes["class_id"] != "a"],
        "all_classes": classes,
        "all_documents": pd.DataFrame({"doc_id": list(titles), "employer": "Harbor City"}),
        "all_requirements": pd.DataFrame({"class_id": list(titles), "tree": None}),
        "all_attributes": pd.DataFrame({"class_id": ["a"], "name": ["level"], "value": ["2.1"]}),
    }
    made = STAGE.run(frames, STAGE.settings())
    assert list(made.columns) == STAGE.output.names
    row = made.iloc[0]
    assert len(made) == 1
    assert (row["series_id"], row["class_id"], row["position"], row["rank"]) == ("a", "b", 2, "II")
    assert row["basis"] == "numeral"


def test_no_stage_reads_series_so_that_scores_never_depend_on_the_corpus() -> None:
    readers = [stage.name for stage in registry().values() if any(i.table.name == "series" for i in stage.inputs)]
    assert readers == []
