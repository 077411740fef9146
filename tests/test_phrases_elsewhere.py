"""How employers of several countries write duties and competencies: the same phrases come out of each form."""

from __future__ import annotations

import pytest

from pipeline.phrases.items import clauses, items
from pipeline.phrases.passage import Passage
from tests.test_phrases import found, texts


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("To lead on the delivery of the ferry strategy, ensuring that targets are met.", [
            "lead on the delivery of the ferry strategy, ensuring that targets are met"]),
        ("To prepare and present reports to committees and members.", [
            "prepare and present reports to committees and members"]),
        ("To undertake any other duties commensurate with the grade of the post.", []),
        ("Any other duty assigned from time to time.", []),
        ("Delivery of a payroll service to all depots", ["Delivery of a payroll service to all depots"]),
        ("Provision of advice to skippers and drafting of harbor notices", [
            "Provision of advice to skippers", "drafting of harbor notices"]),
        ("Responsible for ensuring that all moorings are paid for", ["ensuring that all moorings are paid for"]),
        ("Accountable for the harbor budget", ["Accountable for the harbor budget"]),
        ("Responsible for the upkeep of the quay, and ensures compliance with the bylaws.", [
            "upkeep of the quay", "ensures compliance with the bylaws"]),
        ("Mow lawns and trim hedges.", ["Mow lawns", "trim hedges"]),
        ("Sweep decks, order rope and inspect chains.", ["Sweep decks", "order rope", "inspect chains"]),
        ("You'll splice ropes, and you will train deckhands.", ["splice ropes", "train deckhands"]),
        ("Working with the crew, you will plan the watches.", ["plan the watches"]),
        ("Assists in mooring or moors the ferries.", ["Assists in mooring or moors the ferries"]),
        ("Coil ropes, including but not limited to:\n- hauling lines;\n- stern lines.", [
            "Coil ropes", "hauling lines", "stern lines"]),
        ("Provides support including, but not limited to, filing and typing.", [
            "Provides support including, but not limited to, filing and typing"]),
        ("Leads the crew, including: setting the watches; and checking the logs.", [
            "Leads the crew", "setting the watches", "checking the logs"]),
        ("(a) steer the launch; (b) (i) sound the horn; (ii) keep the log.", [
            "steer the launch", "sound the horn", "keep the log"]),
        ("Responds to emergencies (e.g., floods; storms (wind or ice), and spills).", [
            "Responds to emergencies (e.g., floods; storms (wind or ice), and spills)"]),
        ("This position reports to the Harbor Master and is responsible for keeping the logs.", ["keeping the logs"]),
        ("Report to the Harbor Master on progress.", ["Report to the Harbor Master on progress"]),
        ("Reporting to the Harbor Master, the incumbent inspects the docks.", ["inspects the docks"]),
        ("Must keep a valid licence.", []),
        ("Is the sea calling you?", []),
    ],
)  # fmt: skip
def test_duties(body: str, wanted: list[str]) -> None:
    assert texts("duties", body) == wanted


def test_captions_over_groups_of_duties_are_none() -> None:
    assert texts("duties", "Crew management\nPlan the watches and train the deckhands of the ferry.") == [
        "Plan the watches",
        "train the deckhands of the ferry",
    ]


def test_what_the_office_does_is_no_duty_of_its_holder() -> None:
    assert texts("duties", "The department sells tickets. The incumbent steers the ferry.") == ["steers the ferry"]


def test_a_word_divided_at_the_end_of_a_line_is_whole_and_not_verbatim() -> None:
    text = "removes un-\nsafe boats from the harbor and keeps a full-\ntime watch"
    item = items(text, 0, len(text))[0].passage
    assert item.text == "removes unsafe boats from the harbor and keeps a full- time watch"
    assert not item.whole
    assert item.cut(item.text.index("from")).whole


def test_a_page_that_turns_does_not_end_a_sentence() -> None:
    body = (
        "- Disposes of used oil, old batteries and of the many worn\nHarbor Pilot        Page 2 of 4\n\n"
        "ropes in the bins.\n- Steers boats."
    )
    assert texts("duties", body) == [
        "Disposes of used oil, old batteries and of the many worn ropes in the bins",
        "Steers boats",
    ]


def test_a_parenthesis_that_never_closes_hides_no_semicolon() -> None:
    text = "inspects docks (north; repairs winches; (old; new) sheds"
    assert [c.text for c in clauses(Passage.of(text, 0, len(text)))] == [
        "inspects docks (north",
        "repairs winches",
        "(old; new) sheds",
    ]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Excellent communication and negotiation skills (A, I, T)", [
            ("skill", "communication skills"), ("skill", "negotiation skills")]),
        ("Excellent oral and written communication skills.", [("skill", "oral and written communication skills")]),
        ("Knowledge of tide tables (A/I)", [("knowledge", "tide tables")]),
        ("Able to row at night | E | I", [("ability", "row at night")]),
        ("Proven experience in the running of ferries.", []),
        ("Sea Sense: Skill in reading the weather.", [("skill", "reading the weather")]),
        ("Knowledge of, or the ability to acquire knowledge of, the harbor bylaws.", [
            ("knowledge", "harbor bylaws")]),
        ("Knowledge of tides and of the harbor bylaws.", [("knowledge", "tides"), ("knowledge", "harbor bylaws")]),
        ("Demonstrated knowledge and skill in splicing ropes.", [("knowledge", "splicing ropes")]),
        ("Well-developed interpersonal skills and the ability to calm passengers.", [
            ("skill", "interpersonal skills"), ("ability", "calm passengers")]),
        ("The successful candidate will have an understanding of radio law.", [("knowledge", "radio law")]),
        ("Knowledge of occupational health and safety legislation.", [
            ("knowledge", "occupational health and safety legislation")]),
        ("Knowledge of laws relating to piers, the port board, and wharves.", [
            ("knowledge", "laws relating to piers, the port board, and wharves")]),
        ("Knowledge of car or truck repair.", [("knowledge", "car or truck repair")]),
        ("Ability to splice worn ropes and coil them neatly.", [
            ("ability", "splice worn ropes"), ("ability", "coil worn ropes neatly")]),
        ("Self-motivated", [("ability", "Self-motivated")]),
        ("Tact, discretion and resilience.", [
            ("ability", "Tact"), ("ability", "discretion"), ("ability", "resilience")]),
    ],
)  # fmt: skip
def test_competencies(body: str, wanted: list[tuple[str, str]]) -> None:
    assert found("ksa", body, "Person specification") == wanted


def test_capabilities_are_named_by_their_titles_and_their_rungs_are_left_out() -> None:
    body = "Communicate Effectively – Adept\nThink Ahead\n• Weigh risks before acting on them\nFoundational"
    assert found("ksa", body, "Focus capabilities") == [
        ("ability", "Communicate Effectively"),
        ("ability", "Think Ahead"),
        ("ability", "Weigh risks before acting on them"),
    ]


def test_among_the_qualifications_only_competencies_count() -> None:
    body = "Degree in agriculture\nAbility to drive a tractor. Ability to obtain a boat licence.\nKnowledge of tides"
    assert found("qualifications", body) == [("ability", "drive a tractor"), ("knowledge", "tides")]


@pytest.mark.parametrize(
    ("body", "heading", "wanted"),
    [
        ("You can splice ropes. You stay calm.", "Who you are", [
            ("ability", "splice ropes"), ("ability", "stay calm")]),
        ("You will be asked to sit an exam.", "Who you are", []),
        ("Can read tide tables.", "Skills", [("ability", "read tide tables")]),
        ("Problem solving", "Skills and competencies", [("ability", "Problem solving")]),
        ("Tact with passengers", "Skills", [("ability", "Tact with passengers")]),
        ("Good eyesight", "Personal", [("ability", "Good eyesight")]),
        ("Self-motivated", "Personal", [("ability", "Self-motivated")]),
        ("Sound trade skills.", "Skills", [("skill", "trade skills")]),
        ("Trade skills, radio skills and nautical flair.", "Person specification", [
            ("skill", "Trade skills"), ("skill", "radio skills"), ("skill", "nautical flair")]),
        ("Judgement in weighing risk, cost and comfort.", "Personal attributes", [
            ("ability", "Judgement in weighing risk, cost and comfort")]),
        ("Values: courage, patience, candour", "Competency framework", [
            ("ability", "courage"), ("ability", "patience"), ("ability", "candour")]),
        ("We are open to advice", "Competency framework", [("ability", "We are open to advice")]),
        ("Seamanship is the ability to steer in a storm.", "Behavioural competencies", [
            ("ability", "steer in a storm")]),
        ("Organised, with the ability to row at night.", "Person specification", [
            ("ability", "Organised"), ("ability", "row at night")]),
        ("Able to row at night          E     I/T", "Skills", [("ability", "row at night")]),
        ("Knowledge of radio law would be an advantage.", "Person specification", [("knowledge", "radio law")]),
        ("Knowledge of tide tables, of splicing and of the Piers Act.", "Person specification", [
            ("knowledge", "tide tables"), ("knowledge", "splicing"), ("knowledge", "Piers Act")]),
        ("Knowledge of tide tables; and of safe mooring.", "Person specification", [
            ("knowledge", "tide tables"), ("knowledge", "safe mooring")]),
        ("Knowledge of marine law, rope care and splicing.", "Person specification", [
            ("knowledge", "marine law"), ("knowledge", "rope care"), ("knowledge", "splicing")]),
        ("Knowledge of the Harbour, Pier and Beach Act.", "Person specification", [
            ("knowledge", "Harbour, Pier and Beach Act")]),
        ("Note: some knowledge of ropes is gained at work.", "Person specification", []),
        ("(*) Learned on board.", "Person specification", []),
        ("Senior: radio law.\nHarbor Pilot II: tide tables.", "Knowledge of", [
            ("knowledge", "radio law"), ("knowledge", "tide tables")]),
    ],
)  # fmt: skip
def test_competencies_in_the_forms_of_many_employers(body: str, heading: str, wanted: list[tuple[str, str]]) -> None:
    assert found("ksa", body, heading) == wanted


def test_a_competency_behind_experience_counts_among_the_qualifications_and_a_rule_does_not() -> None:
    assert found("qualifications", "Experience on ferries and a good knowledge of radio law.") == [
        ("knowledge", "radio law")
    ]
    assert found("qualifications", "Any training that would provide the knowledge and ability to steer a ferry.") == []
