"""Sections to phrases: what is split, what is dropped, and that every phrase knows its place."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.phrases.items import clauses, items, sentences
from pipeline.phrases.passage import Passage
from pipeline.phrases.scaffold import cue, principles
from pipeline.stages.chronicle import ChronicleSettings, chronicle
from pipeline.stages.extract import STAGE, ExtractSettings, extract
from pipeline.tables import PHRASES


def frames(*sections: tuple[str, str | None, str], kind: str = "spec", status: str = "ok") -> dict[str, pd.DataFrame]:
    """Frames of one document made of (label, heading, body) sections."""
    text, rows = "", []
    for number, (label, heading, body) in enumerate(sections, 1):
        start = len(text)
        text += f"{heading}\n" if heading else ""
        body_start = len(text)
        text += f"{body}\n"
        rows.append(
            {
                "doc_id": "a",
                "section_no": number,
                "class_id": None,
                "class_nos": [],
                "label": label,
                "heading": heading,
                "start": start,
                "end": len(text),
                "body_start": body_start,
                "text": text[start:],
            }
        )
    document = {"doc_id": "a", "kind": kind, "title": "Harbor Pilot", "text": text, "layout": [], "status": status}
    made = {
        "documents": pd.DataFrame([document]),
        "classes": pd.DataFrame([{"class_id": "a", "doc_id": "a", "title": "Harbor Pilot"}]),
        "sections": pd.DataFrame(rows),
    }
    return made | {"entries": chronicle(made, ChronicleSettings())}


def found(label: str, body: str, heading: str | None = "Heading") -> list[tuple[str, str]]:
    """Kind and text of every phrase of a one-section document."""
    table = extract(frames((label, heading, body)), ExtractSettings())
    return list(zip(table["kind"], table["text"], strict=True))


def texts(label: str, body: str, heading: str | None = "Heading") -> list[str]:
    return [text for _, text in found(label, body, heading)]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Inspects the docks; repairs the winches.", ["Inspects the docks", "repairs the winches"]),
        ("Plans, organizes, and directs the work of the crew.", ["Plans, organizes, and directs the work of the crew"]),
        ("Inspects the docks and writes the reports.", ["Inspects the docks", "writes the reports"]),
        ("Responsible for inspecting the docks.", ["inspecting the docks"]),
        ("A Harbor Pilot may steer the vessels.", ["steer the vessels"]),
        ("Inspects the docks; and performs other related duties as assigned.", ["Inspects the docks"]),
        ("Duties include, but are not limited to, the following:\n- Inspects the docks.", ["Inspects the docks"]),
        ("Under direction, inspects the docks.", ["inspects the docks"]),
        ("Reports to the Harbor Master.", []),
        ("Cargo handling: Inspects the docks.", ["Inspects the docks"]),
    ],
)
def test_a_duty_is_one_action_with_its_object(body: str, wanted: list[str]) -> None:
    assert texts("duties", body) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Knowledge of: Tides; knots.", [("knowledge", "Tides"), ("knowledge", "knots")]),
        ("Thorough knowledge of the principles and practices of harbor design.", [("knowledge", "harbor design")]),
        ("Ability to: Steer a boat; read the charts.", [("ability", "Steer a boat"), ("ability", "read the charts")]),
        ("Knowledge of harbor rules and regulations.", [("knowledge", "harbor rules and regulations")]),
        ("Knowledge of marine radio procedures and vessel stability calculation.", [
            ("knowledge", "marine radio procedures"), ("knowledge", "vessel stability calculation")]),
        ("Knowledge of federal, state, and local laws.", [("knowledge", "federal, state, and local laws")]),
        ("Skill in: Splicing ropes.", [("skill", "Splicing ropes")]),
        ("All of the above.", []),
        ("Two years of experience in a harbor.", []),
    ],
)  # fmt: skip
def test_competencies_are_single_and_without_scaffolding(body: str, wanted: list[tuple[str, str]]) -> None:
    assert found("ksa", body) == wanted


def test_traits_are_abilities() -> None:
    assert found("ksa", "Tact, patience, and emotional stability.", "Special Personal Characteristics") == [
        ("ability", "Tact"),
        ("ability", "patience"),
        ("ability", "emotional stability"),
    ]


def test_the_level_is_kept_and_its_word_dropped() -> None:
    table = extract(
        frames(
            ("ksa", None, "Considerable knowledge of tides.\nWorking knowledge of knots.\nKnowledge of basic sewing.")
        ),
        ExtractSettings(),
    )
    assert list(zip(table["text"], table["level"], strict=True)) == [
        ("tides", "thorough"),
        ("knots", "working"),
        ("sewing", "basic"),
    ]


def test_a_pronoun_is_replaced_by_what_it_stands_for() -> None:
    table = extract(
        frames(("ksa", None, "Knowledge of harbor bylaws, and the ability to explain them.")), ExtractSettings()
    )
    last = table.iloc[-1]
    assert (last["kind"], last["text"], last["verbatim"]) == ("ability", "explain harbor bylaws", False)


def test_competencies_named_in_a_selection_process_are_found_and_its_terms_are_not() -> None:
    body = (
        "Candidates will be notified of the date.\nIn the interview, candidates may be evaluated on their background, "
        "including knowledge of: vessel traffic rules; safety practices; and the ability to: steer a vessel; and other "
        "necessary knowledge, skills, and abilities."
    )
    assert found("application", body) == [
        ("knowledge", "vessel traffic rules"),
        ("knowledge", "safety practices"),
        ("ability", "steer a vessel"),
    ]


def test_a_summary_yields_what_the_incumbent_does_and_no_pitch() -> None:
    body = (
        "The port offers a fine view of the bay. The incumbent supervises the harbor crew. We seek a friendly person."
    )
    assert texts("summary", body) == ["supervises the harbor crew"]


def test_distinguishing_sections_yield_no_comparisons() -> None:
    body = (
        "This class is distinguished from Pilot I in that the latter steers small boats. Incumbents train the pilots."
    )
    assert texts("distinguishing", body) == ["train the pilots"]


@pytest.mark.parametrize(
    "label", ["boilerplate", "compensation", "history", "header", "supervision", "working_conditions"]
)
def test_other_sections_yield_nothing(label: str) -> None:
    assert texts(label, "Knowledge of tides. Steers the vessels; inspects the docks.") == []


def test_documents_that_could_not_be_read_yield_nothing() -> None:
    table = extract(frames(("duties", None, "Inspects the docks."), status="empty"), ExtractSettings())
    assert table.empty
    assert list(table.columns) == PHRASES.names


@pytest.mark.parametrize(
    "body", ["", "   ", "•", "1.", ";;;", "and", "()", "(((", "—", "Ability to:", "x", ":", "\n\n"]
)
@pytest.mark.parametrize("label", ["duties", "ksa", "summary", "application", "qualifications"])
def test_scraps_yield_nothing_and_break_nothing(label: str, body: str) -> None:
    assert texts(label, body) == []


def collapse(text: str) -> str:
    return " ".join(text.split())


def test_wrapped_lines_are_put_together_and_offsets_hold() -> None:
    body = (
        "  •  Inspects the docks, the winches, and the ropes that are\n     kept in sheds.\n  •  Repairs the winches."
    )
    made = frames(("duties", "Duties", body))
    table = extract(made, ExtractSettings())
    assert list(table["text"]) == [
        "Inspects the docks, the winches, and the ropes that are kept in sheds",
        "Repairs the winches",
    ]
    source = made["documents"]["text"][0]
    assert [collapse(source[a:b]) for a, b in zip(table["start"], table["end"], strict=True)] == list(table["text"])
    assert table["verbatim"].all()


@given(st.text(alphabet="ab .;:()\n\t•-1", max_size=60))
def test_passages_keep_their_place(text: str) -> None:
    for item in items(text, 0, len(text)):
        for piece in [item.passage, *pieces(item.passage)]:
            source = collapse(text[piece.start : piece.end])
            assert source == piece.text if piece.whole else re.sub(r"-\s", "", source) == re.sub(r"-\s", "", piece.text)
            assert piece.text == piece.text.strip()


def pieces(passage: Passage) -> Iterable[Passage]:
    for sentence in sentences(passage):
        yield sentence
        yield from clauses(sentence)


def test_a_sentence_does_not_end_at_an_abbreviation() -> None:
    text = "Uses tools, e.g. Winches and St. Clair ropes. Inspects docks."
    assert [s.text for s in sentences(Passage.of(text, 0, len(text)))] == [
        "Uses tools, e.g. Winches and St. Clair ropes",
        "Inspects docks",
    ]


def test_semicolons_in_parentheses_do_not_split() -> None:
    text = "inspects docks (north; south); repairs winches"
    assert [c.text for c in clauses(Passage.of(text, 0, len(text)))] == [
        "inspects docks (north; south)",
        "repairs winches",
    ]


def test_cues_tell_kind_and_level() -> None:
    first, second = cue("Demonstrated ability to "), cue("Expert knowledge of ")
    assert first is not None
    assert second is not None
    assert (first.kind, first.level, second.kind, second.level) == ("ability", None, "knowledge", "expert")
    assert cue("Steer a vessel") is None


def test_principles_go_and_trends_stay() -> None:
    assert principles("the principles and practices of harbor design") == len("the principles and practices of ")
    assert principles("Current trends and concepts of harbor design") == 0


def test_the_model_is_part_of_the_stage() -> None:
    assert set(STAGE.models(ExtractSettings())) == {"en_spec"}


def test_no_phrase_is_longer_than_the_setting_allows() -> None:
    body = "Inspects " + " ".join(f"dock{n}" for n in range(100)) + "; repairs the winches."
    assert texts("duties", body) == ["repairs the winches"]


def test_phrases_follow_each_other_in_the_document() -> None:
    table = extract(
        frames(("duties", "Duties", "Inspects docks; repairs winches."), ("ksa", None, "Knowledge of: Tides.")),
        ExtractSettings(),
    )
    assert list(table["phrase_no"]) == [1, 2, 3]
    assert table["start"].is_monotonic_increasing
    assert not any(re.match(r"\W", text) for text in table["text"])


def test_resumes_give_deeds_and_skills_and_no_employers() -> None:
    made = frames(
        (
            "experience",
            "Experience",
            "Harbor Pilot, 2010 to 2014\nSteered the ferries and trained the crew.\nRepaired the winches.",
        ),
        ("skills", "Skills", "Navigation, rope splicing; radio"),
        ("education", "Education", "Bachelor of Science in Navigation"),
        kind="resume",
    )
    table = extract(made, ExtractSettings())
    assert list(zip(table["kind"], table["text"], strict=True)) == [
        ("responsibility", "Steered the ferries"),
        ("responsibility", "trained the crew"),
        ("responsibility", "Repaired the winches"),
        ("skill", "Navigation"),
        ("skill", "rope splicing"),
        ("skill", "radio"),
    ]


def test_the_head_of_a_post_is_no_deed_and_a_deed_may_have_dates() -> None:
    body = (
        "Managing Director, Lowen Ferries, 2010 to 2014\nRaised the fares from 2011 to 2013.\n"
        "Company Name , City , State Deckhand 05/2008 to 06/2010 Scrubbed the decks of two ferries."
    )
    made = frames(("experience", "Experience", body), kind="resume")
    table = extract(made, ExtractSettings())
    assert list(table["text"]) == ["Raised the fares from 2011 to 2013", "Scrubbed the decks of two ferries"]
    assert all(made["documents"]["text"][0][row.start : row.end] == row.text for row in table.itertuples())
