"""What a title says of a level: its rank words, its numeral or grade, and the occupation it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.levels.signals import Signal
from pipeline.levels.titles import PLAIN, Grade, RankedTitle

PLACES = (0.8, 1, 1.8, 2, 2.5, 3, 3.4, 3.6, 4, 4.4, 5, 5.5, 6, 6.5)
NUMERALS = (1, 2, 3, 4, 5)
OF_TITLE = frozenset(("title", "numeral in title", "occupation in title"))  # names of the signals
# Published pay spines, laid on the places of rank words by what each says of its grades: NHS Agenda for Change bands,
# Australian Public Service, Queensland administrative officers, South Australian ASO, Victorian VPS, New South Wales
# clerks (1 to 12), English local government's SO and PO. A grade of unknown scheme counts as a low clerk's grade does.
_GRADES: Mapping[str, tuple[float, ...]] = {
    "band": (0.5, 0.8, 1.2, 1.8, 2.3, 3.0, 3.8, 4.6, 5.5),
    "aps": (0.8, 1.2, 1.8, 2.3, 2.9, 3.6),
    "el": (4.6, 5.4),
    "ao": (0.8, 1.2, 1.8, 2.4, 3.0, 3.6, 4.4, 5.0),
    "aso": (0.8, 1.2, 1.8, 2.4, 3.0, 3.6, 4.4, 5.0),
    "vps": (0.8, 1.4, 2.0, 2.8, 3.8, 4.8, 5.8),
    "so": (3.0, 3.4),
    "po": (3.4, 3.6, 3.9, 4.2, 4.5, 4.8),
    "ses": (6.0, 6.5, 7.0),
    "heo": (3.2,),
}
_OTHER_GRADE = 0.3  # of a place a grade above the first
_LOWEST_GRADE = 0.8


def in_title(title: RankedTitle, occupations: Mapping[str, float]) -> Iterator[Signal]:
    """Signals of the title, without places; `occupations` gives the job zone of the nouns that name occupations."""
    place = _grade_place(title.grade) if title.grade and not title.words else title.place
    said = " ".join(title.words) or (f"{title.grade.scheme} {title.grade.number}" if title.grade else "no rank word")
    yield Signal("title", said, "title: stated", 1.0)
    for least in PLACES:
        if place >= least:
            yield Signal("title", said, f"title: place {least:g}", 1.0)
    for least in NUMERALS:
        if title.numeral is not None and title.numeral >= least:
            lead = "leading " if place >= PLAIN + 1 else ""
            yield Signal("numeral in title", str(title.numeral), f"title: {lead}numeral {least}", 1.0)
    noun = next((word for word in map(_singular, reversed(title.occupation)) if word in occupations), None)
    if noun is not None:
        yield Signal("occupation in title", noun, "title: occupation", occupations[noun] - 3)


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _grade_place(grade: Grade) -> float:
    places = _GRADES.get(grade.scheme)
    if places is None:
        return min(_LOWEST_GRADE + _OTHER_GRADE * (grade.number - 1), PLAIN + 2)
    return places[min(max(grade.number, 1), len(places)) - 1]
