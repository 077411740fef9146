"""The canonical form of a phrase, and the examples it names."""

from __future__ import annotations

import pytest

from pipeline.phrases.examples import examples
from pipeline.phrases.spelling import american
from pipeline.stages.extract import ExtractSettings, extract
from tests.test_phrases import frames


def canonical(label: str, body: str) -> list[str]:
    return list(extract(frames((label, "Heading", body)), ExtractSettings())["canonical"])


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Prepares and maintains monthly harbor reports.", ["prepare monthly harbor report"]),
        ("Assists in the development of new timetables.", ["assist in development new timetable"]),
        ("Participates in safety drills.", ["participate in safety drill"]),
        ("Delivery of the ferry service", ["delivery ferry service"]),
    ],
)
def test_a_duty_is_its_verb_and_object_in_lemmas(body: str, wanted: list[str]) -> None:
    assert canonical("duties", body) == wanted


def test_forms_and_spellings_of_one_duty_meet() -> None:
    bodies = ["Organises the harbour records.", "Organize harbor records", "You will organise all harbor records."]
    assert {form for body in bodies for form in canonical("duties", body)} == {"organize harbor record"}


def test_a_topic_ends_before_its_examples() -> None:
    assert canonical("ksa", "Knowledge of port and harbour laws such as the Pilots Act.") == ["port harbor law"]


def test_the_same_phrase_has_the_same_form_whatever_surrounds_it() -> None:
    alone = canonical("duties", "Inspects the old docks.")
    among = canonical("duties", "Steers boats.\nInspects the old docks.\nSplices ropes.")
    assert alone == among[1:2]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("monitors hazards such as rocks, ice and fog", ["rocks", "ice", "fog"]),
        ("operates boats (e.g. tugs and ferries) at night", ["tugs", "ferries"]),
        ("provides support including, but not limited to, filing, typing, etc.", ["filing", "typing"]),
        ("keeps charts (maps, plans (old and new), and logs)", ["maps", "plans (old and new)", "logs"]),
        ("maintains the Vessel Traffic Service (VTS)", []),
        ("fits equipment such as radios sufficient to call the shore", ["radios"]),
        ("steers the ferry", []),
    ],
)
def test_examples_are_listed(text: str, wanted: list[str]) -> None:
    assert examples(text) == wanted


def test_examples_stay_in_the_text() -> None:
    row = extract(frames(("duties", "Duties", "Inspects boats such as tugs and ferries.")), ExtractSettings()).iloc[0]
    assert row["text"] == "Inspects boats such as tugs and ferries"
    assert list(row["examples"]) == ["tugs", "ferries"]


@pytest.mark.parametrize(
    ("british", "wanted"),
    [
        ("organisation", "organization"),
        ("Behaviours", "behaviors"),
        ("programmes", "programs"),
        ("licence", "license"),
        ("centre", "center"),
        ("analysing", "analyzing"),
        ("travelled", "traveled"),
        ("supervise", "supervise"),
        ("four", "four"),
        ("expertise", "expertise"),
    ],
)
def test_spelling_is_american(british: str, wanted: str) -> None:
    assert american(british) == wanted
