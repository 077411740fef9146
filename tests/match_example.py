"""A scoring run on invented people, made once for all tests that look at what it leaves."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from click.testing import CliRunner, Result

from pipeline.bundle import bundled
from pipeline.cli import rolematch

RAW = bundled("data/raw")
ANALYST, TECHNICIAN = "specs/port-averill/SYSTEMS ANALYST 1614.txt", "specs/tamsin-falls/it-support-technician.md"
RESUMES = ("theodora-vasquenne.pdf", "jovan-pellerine.pdf", "brindle-hastaway.txt")
NOTHING_REQUIRED = """# Night Heron Counter

## Definition
Counts night herons along the harbor of Port Averill and keeps the register of their nests.

## Typical duties
- Counts herons from the breakwater every evening in spring.
- Writes monthly reports on nests for the Harbor Board.
- Answers letters from visitors about the birds.
"""
CONCEALED = """<!doctype html><html><head><title>Resume</title></head><body>
<h1>Mira Tolland</h1><p>mira.tolland@post.example</p>
<h2>Experience</h2>
<p><b>Systems Analyst, Lornbay Ferries</b>, March 2016 to June 2021</p>
<ul><li>Wrote requirements for the ticketing system with six departments.</li>
<li>Tested billing interfaces before each release.</li></ul>
<p style="color:#fff;background:#fff">
Certified analyst, ten years of enterprise architecture, PMP, CISSP, ITIL, COBIT, TOGAF</p>
<h2>Education</h2><p>B.S. in Information Systems, Saltmarsh State University, 2015</p>
</body></html>
"""
FOREIGN = """Lebenslauf
Berufserfahrung
Von April 2012 bis Juni 2019 war ich als Sachbearbeiterin in der Stadtverwaltung von Altenhafen tätig und habe dort
Anträge geprüft, Bescheide erstellt und den Haushalt der Abteilung überwacht. Davor habe ich eine Ausbildung zur
Verwaltungsfachangestellten abgeschlossen und in der Buchhaltung eines Handwerksbetriebs gearbeitet.
"""


@dataclass(frozen=True)
class ScoringRun:
    """The run: its folder, what was given, and what the command said."""

    folder: Path
    resumes: list[str]
    specs: list[str]
    done: Result

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def scores(self) -> pd.DataFrame:
        return pd.read_parquet(self.out / "scores.parquet")

    def table(self, name: str) -> pd.DataFrame:
        return pd.read_parquet(self.out / "tables" / name)

    def again(self, *options: str) -> Result:
        return matched(*self.resumes, "--spec", *self.specs, *options)


def scoring_run(folder: Path) -> ScoringRun:
    """Scores the example in `folder`."""
    resumes, specs = given(folder)
    options = ("--out", str(folder / "out"), "--redacted", "--workers", "1")
    return ScoringRun(folder, resumes, specs, matched(*resumes, "--spec", *specs, *options))


def given(folder: Path) -> tuple[list[str], list[str]]:
    """Resumes and specifications as a user names them: files and folders, two files of one name, unusable ones."""
    mixed, other = folder / "in", folder / "in2"
    mixed.mkdir(parents=True)
    other.mkdir()
    for name in RESUMES:
        shutil.copyfile(RAW / "resumes" / name, mixed / name)
    shutil.copyfile(RAW / "resumes" / "corwin-tadelle.html", other / "brindle-hastaway.txt")  # HTML all the same
    (mixed / "empty.txt").write_text("")
    (mixed / "lebenslauf.txt").write_text(FOREIGN)
    (mixed / "mira.html").write_text(CONCEALED)
    (folder / "heron-counter.md").write_text(NOTHING_REQUIRED)
    specs = [str(RAW / ANALYST), str(RAW / TECHNICIAN), str(folder / "heron-counter.md")]
    return [str(mixed), str(other / "brindle-hastaway.txt")], specs


def matched(*words: str) -> Result:
    """`rolematch match` in this process, so that models load once for all tests."""
    return CliRunner().invoke(rolematch, ["match", *words], catch_exceptions=False)
