"""How well a resume was read, told from its text: damage lowers it, and below the threshold a person looks."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.readers.legibility import quality
from pipeline.readers.quality import fault
from pipeline.readers.settings import IngestSettings
from pipeline.sources import list_sources
from pipeline.stages.ingest import ingest

RESUME = """Park planner

Summary
Planner with nine years of work for counties and towns, most of them on trails, shelters and the people who keep them.

Experience
Senior planner, Elm County, May 2014 to Present
• Managed a crew of fourteen that kept forty miles of trail open through two hard winters.
• Wrote the plan which the council adopted for the next decade, and explained it to the public.
• Cut the cost of timber by a fifth in three years by buying it with neighbouring towns.
Clerk, City of Oak, 2010 to 2014
• Answered questions at the counter and recorded each of them in the ledger.
• Prepared the agenda and the minutes of the commission, and kept its records in order.

Education
Bachelor of Science in Biology, Oak University, 2010

Skills
Surveying, mapping, budgeting, grant writing, training of staff, timber purchase
"""
LIMIT = IngestSettings().min_quality


def interleaved(text: str) -> str:
    """The text in two columns, read straight across."""
    lines = [piece for line in text.split("\n") if line for piece in textwrap.wrap(line, 40)]
    half = (len(lines) + 1) // 2
    return "\n".join(f"{left}\t{right}" for left, right in zip(lines[:half], lines[half:], strict=False))


def shifted(text: str) -> str:
    """Each letter as another, as fonts without a map of characters give."""
    return re.sub("[a-z]", lambda found: chr((ord(found[0]) - 94) % 26 + 97), text)


DAMAGE: dict[str, tuple[Callable[[str], str], str]] = {
    "letters apart": (" ".join, "broken"),
    "words joined": (lambda text: text.replace(" ", ""), "broken"),
    "endings cut off": (lambda text: re.sub(r"(\w{3,})(ing|ed|ly|ers|tion)\b", r"\1 \2", text), "broken"),
    "columns across": (interleaved, "columns"),
    "letters exchanged": (shifted, "garbled"),
    "characters lost": (lambda text: re.sub("[aeiou]", "\ufffd", text), "garbled"),
    "cut short": (lambda text: text[:120], "full resume"),
    "no resume": (lambda text: "Dear neighbours, the gate stays shut. " * 12, "see whether"),
    "never filled in": (lambda text: re.sub(r"\b(?:of|to|the|and|in)\b", "[job title]", text), "template"),
}


def test_a_resume_that_was_read_well_has_full_quality() -> None:
    assert quality(RESUME).score == 1.0
    assert quality(RESUME).weakness == ""
    assert quality("\n".join(textwrap.wrap(RESUME, 60))).score == 1.0


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_told_with_a_remedy(damage: str) -> None:
    spoil, told = DAMAGE[damage]
    found = quality(spoil(RESUME))
    assert 0 <= found.score < LIMIT
    assert told in found.weakness
    assert ": " in found.weakness


def test_what_is_read_badly_goes_to_a_person(tmp_path: Path) -> None:
    folder = tmp_path / "resumes"
    folder.mkdir()
    (folder / "a-good.txt").write_text(RESUME, encoding="utf-8")
    (folder / "b-bad.txt").write_text(" ".join(RESUME), encoding="utf-8")
    settings = IngestSettings()
    found = ingest({"sources": list_sources(tmp_path, settings)}, settings)
    assert list(found["status"]) == ["ok", "low_quality"]
    assert list(found["quality"]) == [1.0, pytest.approx(0.0, abs=0.3)]
    assert "min_quality" in found["reason"][1]
    lenient = IngestSettings(min_quality=0.0)
    assert set(ingest({"sources": list_sources(tmp_path, lenient)}, lenient)["status"]) == {"ok"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Experiencia laboral\nGerente de operaciones, 2015 – 2020\nDirigí un equipo de doce personas"),
        ("de", "Berufserfahrung\nSachbearbeiter bei der Stadt, 2012 bis 2018\nBearbeitung von Anträgen der Bürger"),
        ("fr", "Expérience professionnelle\nComptable à la mairie, 2010 à 2019\nTenue des livres et du budget"),
        ("ru", "Опыт работы\nБухгалтер, администрация города, 2010–2018\nВедение учёта и подготовка отчётности"),
        ("ar", "الخبرة المهنية\nمحاسب في بلدية المدينة من 2010 إلى 2018\nإعداد التقارير المالية والميزانية"),
        ("zh", "工作经验\n2015年至2020年 市政府 项目经理\n负责项目计划和预算管理,带领团队完成多个信息系统建设项目"),
    ],
)
def test_a_resume_in_another_language_is_set_aside_however_short(language: str, text: str) -> None:
    found = fault(text, 10, "resume")
    assert found is not None
    assert found.status == "foreign_language"
    assert language in found.reason


def test_lists_of_names_are_not_taken_for_another_language() -> None:
    skills = "Python, SQL, Excel, Tableau, Salesforce, SAP, Oracle, HTML, Git, Docker, Linux, Azure, Jira, Agile, Scrum"
    assert fault(f"Skills\n{skills}", 10, "resume") is None


def test_no_resume_has_so_many_words() -> None:
    found = fault("word " * 40_000, 10, "resume")
    assert found is not None
    assert found.status == "too_large"


def test_real_resumes_are_read_well(shared: Path) -> None:
    """Of 1,200, one is blank and none falls below the threshold; a part of them shows it here."""
    settings = IngestSettings()
    sources = list_sources(shared, settings)
    some = sources[sources["kind"] == "resume"].iloc[::24].reset_index(drop=True)
    found = ingest({"sources": some}, settings)
    assert len(found) == 50
    assert (found["status"] == "ok").mean() >= 0.98
    assert found["quality"].min() > LIMIT
