"""What is no class specification is recognised and marked; what is one passes, however short or long."""

from __future__ import annotations

import inspect
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.readers import pdf_lines
from pipeline.readers.quality import fault
from pipeline.readers.subject import FOREIGN, cue_density, foreign_share, other_subject

MENU = """The Copper Kettle
Starters
Leek and potato soup, sourdough ........ 6.50
Beetroot, goat's curd, walnuts ........ 7.80
Mains
Roast chicken, tarragon gravy, new potatoes ........ 16.00
Hake, brown shrimp butter, samphire ........ 18.50
Mushroom and barley risotto, aged cheddar ........ 14.00
Puddings
Plum crumble and custard ........ 6.00
"""
NOVEL = """Chapter One

The ferry had been late three mornings running, and on the fourth it did not come at all. Ines stood on the jetty with
her collar up and her suitcase between her feet, and watched the fog take the far bank piece by piece, first the mill,
then the poplars, and at last the white house where she had been born.

"It will not come now," said the old man beside her. He had a fish wrapped in newspaper under his arm and did not seem
to mind the cold. "It has never come after nine, not since the war."

She thought of the letter in her pocket, and of the brother she had not seen for eleven years, and of all that she had
meant to say to him before supper. Then she picked up the suitcase and began to walk.
"""
FRENCH = """Chef de service de la voirie
Sous l'autorité du directeur général, le titulaire du poste planifie, dirige et contrôle l'entretien des rues et des
trottoirs de la commune. Il élabore le budget annuel, suit les marchés publics et encadre une équipe de douze agents.
Exigences : diplôme d'études collégiales en génie civil et cinq années d'expérience dans un poste semblable ; très bonne
connaissance de la réglementation ; permis de conduire valide ; aptitude à communiquer avec les élus et les habitants.
Le salaire est fixé selon la convention collective. Les candidatures doivent être reçues avant le vendredi à midi.
"""
WELSH = """Swyddog Cynllunio
Mae'r Cyngor yn chwilio am swyddog profiadol i ymuno â'r tîm cynllunio. Bydd deiliad y swydd yn asesu ceisiadau, yn
paratoi adroddiadau i'r pwyllgor ac yn rhoi cyngor i'r cyhoedd ar faterion cynllunio ledled y sir. Rhaid i ymgeiswyr fod
â gradd mewn cynllunio neu bwnc cysylltiedig, ac o leiaf dwy flynedd o brofiad mewn awdurdod lleol. Mae'r gallu i
siarad Cymraeg yn hanfodol ar gyfer y swydd hon. Dylid anfon ceisiadau erbyn dydd Gwener.
"""
RESUME = """Experience
Parks supervisor, Harrow Vale, 03/2016 - Present: supervised a crew of nine employees, responsible for required repairs
Gardener, Harrow Vale, 2011 to 2016: maintained beds; experience with sprayers and skills in pruning
Driver, Anders Freight, 2007 - 2011: position required a licence; duties included loading
Clerk, Anders Freight, 2005 - 2007: filing tasks, qualification in bookkeeping
"""
THREE_LINES = """Senior Lifeguard
Duties: supervises the lifeguards of two pools and keeps the log of incidents.
Requires one year of experience as a lifeguard and a current first aid certificate.
"""
SPECIFICATION = """Harbour Records Clerk
Under general supervision, keeps the records of the harbour office and answers enquiries of boat owners.
Essential duties
Registers boats and issues permits; collects fees and balances the till each day.
Prepares the weekly list of berths that fall vacant.
Knowledge, skills and abilities
Knowledge of office procedures; skill in the use of spreadsheets; ability to deal with the public courteously.
Minimum qualifications
High school diploma and one year of clerical experience.
"""


@pytest.mark.parametrize(
    ("text", "status", "reason"),
    [
        (MENU, "not_a_specification", "neither of duties nor of requirements"),
        (NOVEL, "not_a_specification", "speaks"),
        (NOVEL * 300, "not_a_specification", "speaks"),
        (inspect.getsource(pdf_lines), "not_a_specification", "program code"),
        (
            json.dumps([{"job": n, "duties": "files", "pay": 9} for n in range(9)], indent=1),
            "not_a_specification",
            "data",
        ),
        (RESUME, "not_a_specification", "resumes/"),
        (FRENCH, "foreign_language", "'fr'"),
        (WELSH, "foreign_language", "'cy'"),
    ],
)
def test_what_is_no_specification_is_marked_with_a_reason_and_a_remedy(text: str, status: str, reason: str) -> None:
    found = fault(text, 10, "spec")
    assert found is not None
    assert found.status == status
    assert reason in found.reason
    assert ": " in found.reason


@pytest.mark.parametrize("text", [THREE_LINES, SPECIFICATION, SPECIFICATION * 1500])
def test_a_specification_of_any_length_passes(text: str) -> None:
    assert fault(text, 10, "spec") is None


def test_only_resumes_may_read_like_resumes() -> None:
    assert fault(RESUME, 10, "resume") is None
    assert fault(FRENCH, 10, "resume") is not None


def test_a_page_in_two_languages_is_read_and_its_foreign_share_told() -> None:
    share, language = foreign_share(FRENCH + SPECIFICATION * 3)
    assert 0.1 < share < FOREIGN
    assert language == "fr"
    assert fault(FRENCH + SPECIFICATION * 3, 10, "spec") is None
    assert foreign_share(SPECIFICATION) == (0.0, None)


@settings(max_examples=40)
@given(st.lists(st.sampled_from([NOVEL, MENU, SPECIFICATION]), min_size=1, max_size=6))
def test_more_of_a_specification_never_makes_a_text_less_of_one(texts: list[str]) -> None:
    mixed = "\n".join(texts)
    assert cue_density(mixed + SPECIFICATION) >= min(cue_density(mixed), cue_density(SPECIFICATION))


@given(st.text(max_size=2000))
def test_any_text_is_judged_without_fault(text: str) -> None:
    reason = other_subject(text)
    assert reason is None or ": " in reason
    share, _ = foreign_share(text)
    assert 0 <= share <= 1
