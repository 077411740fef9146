"""A reading that may be wrong is marked with what to look at; a sound one is not."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.errors import UsageError
from pipeline.stages.review import STAGE, ReviewSettings, review
from pipeline.tables import DOCUMENTS, PHRASES, REQUIREMENTS, REVIEWS, SECTIONS
from tests.report_frames import frame

TEXT = (
    "Harbour Clerk\nDuties\nKeeps the register of boats and supervises the berths.\nQualifications\n"
    "High school diploma and one year of experience; ability to deal with the public.\n"
)
FRENCH = (
    "Le titulaire du poste tient le registre des bateaux, perçoit les droits de port et répond aux demandes des "
    "propriétaires ; il prépare chaque semaine la liste des places libres et veille au respect du règlement du port. "
) * 3


def frames(text: str = TEXT, confidence: float = 0.9, duty: bool = True, tree: bool = True) -> dict[str, pd.DataFrame]:
    at = text.index("Qualifications")
    known = {"doc_id": "a.txt", "kind": "spec", "status": "ok"}
    sections = [
        {"doc_id": "a.txt", "section_no": 1, "label": "duties", "start": 0, "end": at, "confidence": confidence},
        {
            "doc_id": "a.txt",
            "section_no": 2,
            "label": "qualifications",
            "start": at,
            "end": len(text),
            "confidence": 0.9,
        },
    ]
    phrases = [{"doc_id": "a.txt", "phrase_no": 1, "kind": "responsibility" if duty else "ability"}]
    requirement = {"class_id": "a.txt", "doc_id": "a.txt", "tree": '{"type": "license", "name": "x"}' if tree else None}
    return {
        "documents": frame(DOCUMENTS, [{**known, "text": text}]),
        "sections": frame(SECTIONS, sections),
        "phrases": frame(PHRASES, phrases),
        "requirements": frame(REQUIREMENTS, [requirement]),
    }


def concerns(found: pd.DataFrame) -> list[str]:
    return list(found["concern"])


def test_a_sound_reading_is_not_marked() -> None:
    found = review(frames(), ReviewSettings())
    assert list(found.columns) == REVIEWS.names
    assert found.empty
    assert STAGE.output is REVIEWS


def test_unsure_sections_are_marked_with_the_first_to_look_at() -> None:
    given = frames(confidence=0.3)
    found = review(given, ReviewSettings())
    assert concerns(found) == ["sections"]
    at = TEXT.index("Qualifications")
    assert (found["start"][0], found["end"][0]) == (0, at)
    assert found["share"][0] == pytest.approx(at / len(TEXT))
    assert review(given, ReviewSettings(confidence=0.2)).empty
    assert review(given, ReviewSettings(doubtful=0.9)).empty


def test_what_was_not_found_is_marked_where_it_should_have_been() -> None:
    assert concerns(review(frames(duty=False), ReviewSettings())) == ["duties"]
    found = review(frames(tree=False), ReviewSettings())
    assert concerns(found) == ["qualifications"]
    assert TEXT[int(found["start"][0]) :].startswith("Qualifications")


def test_a_page_in_two_languages_and_one_that_says_little_of_a_job_are_marked() -> None:
    assert "language" in concerns(review(frames(TEXT + FRENCH), ReviewSettings()))
    padded = TEXT + "The old harbour lies below the town, and gulls wheel over the quay in every weather. " * 60
    assert concerns(review(frames(padded), ReviewSettings())) == ["subject"]


def test_documents_that_were_not_read_are_not_reviewed() -> None:
    given = frames(confidence=0.1, duty=False)
    given["documents"]["status"] = "encrypted"
    assert review(given, ReviewSettings()).empty


def test_a_share_out_of_range_is_refused() -> None:
    with pytest.raises(UsageError, match="confidence"):
        ReviewSettings(confidence=1.5)
