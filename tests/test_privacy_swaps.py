"""Variants of a resume: they differ in what is swapped and in nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.privacy.masking import masked
from pipeline.privacy.swaps import KINDS, variants
from tests.privacy.labelled import filled
from tests.privacy.later import FRESH, UNSEEN
from tests.privacy.layouts import DEVELOPMENT, HELD_OUT
from tests.privacy.people import hand_made

PLAIN = (
    "Experience\nClerk, Tarn County, 2015 to 2019\nKept the files.\n\nEducation\nBA History, Oakmere College, 2011\n"
)
NAMED = (
    "ADA OKAFOR\n12 Elm Street\nFargo, ND 58102\n555-0163 | ada.okafor@mail.example\n\nSummary\nMs. Okafor leads. Her "
    "team trusts her; she taught herself.\n\n" + PLAIN
)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_variants(kind: str) -> None:
    first, again, other = (variants(NAMED, kind, 3, seed) for seed in (1, 1, 2))
    assert first == again
    assert len({variant.text for variant in first}) > 1
    assert kind != "name" or first != other


def test_a_name_keeps_its_form_everywhere() -> None:
    lines = variants(NAMED, "name", 1, 7)[0].text.splitlines()
    given, surname = lines[0].split()
    assert lines[0].isupper()
    assert lines[1:3] == ["12 Elm Street", "Fargo, ND 58102"]
    assert lines[6].lower().startswith(f"ms. {surname.lower()} leads.")
    assert given.lower()[:3] in lines[3]  # the e-mail address is of the same person


def test_pronouns_turn_and_turn_back() -> None:
    she, he = (variant.text for variant in variants(NAMED, "pronouns", 2, 1))
    assert she == NAMED
    assert "Mr. Okafor leads. His team trusts his; he taught himself." in he


def test_an_address_keeps_its_number_of_lines() -> None:
    for variant in variants(NAMED, "address", 8, 1):
        assert variant.text.count("\n") == NAMED.count("\n")
        assert "Elm" not in variant.text


def test_only_years_of_education_shift() -> None:
    for variant in variants(NAMED, "graduation", 3, 1):
        assert "2015 to 2019" in variant.text
        assert "College, 2011" not in variant.text
    assert variants("Experience\nClerk, 2015 to 2019\n", "graduation", 3, 1) == []


def test_padding_comes_last_and_grows() -> None:
    padded = [variant.text for variant in variants(NAMED, "length", 5, 1)]
    assert all(text.startswith(NAMED.rstrip()) for text in padded)
    lengths = [len(text) for text in padded]
    assert lengths == sorted(lengths)
    assert lengths[-1] > 2 * len(NAMED)


@pytest.mark.parametrize("kind", ["name", "pronouns", "address"])
def test_what_is_lacking_is_given_to_all_variants_alike(kind: str) -> None:
    made = variants(PLAIN, kind, 4, 1)
    assert len({variant.text for variant in made}) > 1
    assert len({masked(variant.text).text for variant in made}) == 1
    assert all(variant.text.endswith(PLAIN) for variant in made)


def test_layout_moves_along() -> None:
    start = NAMED.index("Summary")
    marks = [{"start": start, "end": start + 7, "kind": "heading", "level": 2}]
    for kind in KINDS:
        for variant in variants(NAMED, kind, 2, 3, marks):
            (mark,) = variant.layout
            assert variant.text[mark["start"] : mark["end"]] == "Summary"


@pytest.mark.parametrize("kind", ["name", "pronouns", "address"])
def test_masked_variants_are_one_text(kind: str) -> None:
    layouts = (*DEVELOPMENT, *HELD_OUT, *FRESH, *UNSEEN)
    for number, layout in enumerate(layouts * 2):
        text = filled(layout, hand_made(random.Random(f"swaps/{number}"))).text
        texts = {masked(variant.text).text for variant in variants(text, kind, 6, number)}
        assert len(texts) == 1, (kind, layout, texts)


def test_masked_variants_of_real_resumes_are_one_text(shared: Path) -> None:
    from pipeline.readers.pdf import read

    for number, path in enumerate(sorted((shared / "resumes").rglob("*.pdf"))[5::60]):
        text = read(path.read_bytes()).text
        for kind in ("name", "pronouns", "address"):
            texts = {masked(variant.text).text for variant in variants(text, kind, 3, number)}
            assert len(texts) == 1, (path, kind)
