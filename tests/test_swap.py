"""`rolematch audit swap`: no score hangs on who somebody is, and a leak that is planted is found."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import rolematch
from pipeline.errors import RolematchError
from pipeline.privacy.draft import Masked
from pipeline.scoring.swap import ALIKE, parted
from pipeline.stages import ingest
from tests.match_example import RAW, TECHNICIAN

# A name in the text of a duty: where it is not masked, it is part of what is compared.
LEAKY = """Keisha Washington
keisha.washington@post.example

Experience
Support Technician, Lornbay Ferries, May 2014 to June 2019
- Keisha Washington answered calls of users and set up their computers.
- Keisha Washington kept the list of devices.

Education
Associate in Computer Networking, Saltmarsh College, 2013
"""


def swapped(*words: str) -> Result:
    words = ("audit", "swap", *words, "--spec", str(RAW / TECHNICIAN), "--workers", "1")
    return CliRunner().invoke(rolematch, list(words), catch_exceptions=False)


def test_swaps_change_no_score_and_the_effect_of_length_is_told(tmp_path: Path) -> None:
    resume = str(RAW / "resumes" / "jovan-pellerine.pdf")
    (tmp_path / "empty.txt").write_text("")
    done = swapped(resume, str(tmp_path / "empty.txt"), "--pairs", "8", "--out", str(tmp_path / "out"), "--json")
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    kinds = [swap["kind"] for swap in found["swaps"]]
    assert sum(kind in ALIKE for kind in kinds) == 8
    assert set(kinds) == {*ALIKE, "length"}
    alike = [swap for swap in found["swaps"] if swap["kind"] in ALIKE]
    assert not any(swap["changed"] or swap["largest"] for swap in alike)
    assert all(swap["is_one_text"] == (swap["kind"] != "graduation") for swap in alike)
    assert all(swap["padding"] > 0 for swap in found["swaps"] if swap["kind"] == "length")
    assert [name for name, _ in found["set_aside"]] == ["empty.txt"]
    page = (tmp_path / "out" / "swap.html").read_text()
    assert "8 swaps, no score changed" in page
    with (tmp_path / "out" / "swaps.csv").open() as stream:
        assert len(list(csv.DictReader(stream))) == len(kinds)


def test_a_leak_is_found_named_and_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "masked", Masked)  # as if nothing were masked
    (tmp_path / "resume.txt").write_text(LEAKY)
    with pytest.raises(RolematchError, match="swaps changed a score") as caught:
        swapped(str(tmp_path / "resume.txt"), "--pairs", "8", "--out", str(tmp_path / "out"))
    assert caught.value.exit_code == 1
    found = json.loads((tmp_path / "out" / "swap.json").read_text())
    names = [swap for swap in found["swaps"] if swap["kind"] == "name"]
    assert names
    assert not any(swap["is_one_text"] for swap in names)
    assert any(swap["changed"] and swap["largest"] and swap["parting"] for swap in names)
    assert "changed a score" in (tmp_path / "out" / "swap.html").read_text()


def test_where_two_texts_part_is_told_with_words_around() -> None:
    assert parted("she led the team", "she led a team") == "she led the team | she led a team"
    assert parted("same", "same and more") == "same | same and more"
