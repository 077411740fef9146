"""Signals in steps: supervision received, supervision exercised, and the level a specification names outright.

The steps follow the factors by which public employers evaluate positions (U.S. Office of Personnel Management, Primary
Standard of the Factor Evaluation System: supervisory controls, guidelines, complexity, scope and effect) and the order
in which civil services use the words: immediate, close, general supervision; direction, general, administrative, policy
direction. How much a step weighs is learned; that a higher step weighs no less than a lower one is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.levels.signals import Signal
from pipeline.qualifications.described import Section

_OF_LEVEL = r"[\s-]+(?:class|level|position|staff|classification|professional|worker|capacity)"
_LEADERS = r"(?:supervis(?:ors?|ory)|superintendents?|foremen)"
_HEADS = r"(?:managers|managerial|administrators|directors|chiefs|executives)"


@dataclass(frozen=True)
class Step:
    """What a step is called, the words of which its text holds one, and how it is written."""

    called: str
    words: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Steps:
    """One signal in steps.

    Attributes:
        name: of the signal.
        words: what no step can do without; a text without any is not searched.
        steps: from the lowest.
        highest: the highest step found counts; else the first in the text.

    """

    name: str
    words: Sequence[str]
    steps: tuple[Step, ...]
    highest: bool


def _steps(*written: tuple[str, tuple[str, ...], str]) -> tuple[Step, ...]:
    return tuple(Step(called, words, re.compile(pattern, re.IGNORECASE)) for called, words, pattern in written)


RECEIVED = Steps(
    "supervision received",
    ("supervision", "direction", "guidance", "oversight"),
    _steps(
        ("immediate or close", ("immediate", "close", "constant"),
            r"\b(?:immediate|close|constant)(?:\s+\w+){0,2}?\s+(?:supervision|direction)"),
        ("supervision", ("supervision",),
            r"\b(?:under|receives?|with)(?:\s+(?:the|direct|regular|technical))*\s+supervision\b"
                        r"|\bdirect\s+supervision\s+(?:of|from|by)\b"),
        ("general supervision", ("general",),
            r"\bgeneral(?:\s+or\s+\w+)?\s+supervision|\bgeneral\s+(?:guidance|oversight)"),
        ("limited supervision or direction", ("limited", "minim", "little", "indirect", "under", "receive"),
            r"\b(?:limited|minimal|minimum|little|indirect)(?:\s+or\s+no)?\s+(?:supervision|guidance|oversight)"
            r"|\b(?:under|receives?)\s+(?:the\s+)?direction\b"),
        ("general direction", ("direction", "guidance", "oversight"),
            r"\b(?:general|broad|limited|minimal|overall)\s+direction"
                              r"|\b(?:broad|strategic)\s+(?:guidance|oversight)"),
        ("administrative or executive direction", ("administrative", "executive"),
            r"\b(?:administrative|executive)\s+(?:supervision|direction|guidance|oversight)"),
        ("policy direction", ("policy", "direction of", "direction from"),
            r"\b(?:general\s+|broad\s+)?policy\s+(?:direction|guidance|framework)"
                             r"|\bdirection\s+(?:of|from)\s+the\s+(?:board|council|commission|governor)\b"),
    ),
    highest=True,
)  # fmt: skip
EXERCISED = Steps(
    "supervision exercised",
    ("supervis", "lead", "subordinate", "manage", "team", "direct"),
    _steps(
        ("none", ("supervis", "direct reports", "line management"),
            r"\b(?:no|not|nor|without)\s+(?:\w+\s+){0,3}?(?:supervis\w+|direct\s+reports|line\s+management)"
                 r"|\bdoes\s+not\s+(?:\w+\s+){0,2}supervise"),
        ("lead", ("lead", "guid", "mentor"),
            r"\blead(?:s|ing)?\s+(?:\w+\s+){0,2}?(?:crews?|workers?|persons?|staff|employees|teams?|projects?)\b"
                 r"|\blead(?:person|worker)\b|\bin\s+a\s+lead\b|\bguid(?:e|es|ance)\s+(?:to\s+)?(?:lower|less|junior)"
                 r"|\bas\s+(?:a\s+)?lead\b|\bmentors?\b"),
        ("first line", ("supervis", "line manage", "direct reports", "manage a team"),
            r"\bsupervis(?:es?|ing|ion\s+of)\s+(?!the\s+checking)(?:\w+[\s,]+){0,8}?(?:staff|employees"
                       r"|crews?|personnel|teams?|workers|\w+(?:ers|ors|ians|ists|ants|ysts)\b)"
                       r"|\bfirst[\s-]+(?:line\s+|level\s+)?(?:full\s+)?supervis\w+|\bworking\s+supervisor"
                       r"|\bline\s+manage(?:s|ment|r)\b|\bdirect\s+reports\b|\bmanage\s+a\s+team"),
        ("over supervisors", ("supervis", "superintendent", "foremen", "managerial"),
            rf"\bsubordinate\s+{_LEADERS}|\bsecond[\s-]+(?:line\s+|level\s+)?supervis\w+|\bfull\s+supervisory"
            rf"|\b(?:supervis|direct|manag|oversee)\w*\s+(?:\w+[\s,]+){{0,4}}?{_LEADERS}\b"
            rf"|\bthrough\s+(?:\w+\s+){{0,3}}?{_LEADERS}|\bmanagerial\s+(?:level|class|position)"),
        ("over managers", ("managers", "managerial", "administrators", "directors", "chiefs", "executives"),
            rf"\bsubordinate\s+{_HEADS}|\bthrough\s+(?:\w+\s+){{0,3}}?{_HEADS}\b"
            rf"|\b(?:supervis|direct|oversee)\w*\s+(?:\w+[\s,]+){{0,3}}?{_HEADS}\b"),
    ),
    highest=True,
)  # fmt: skip
STATED = Steps(
    "level stated",
    ("level", "class", "journey", "train", "entry", "highest", "top", "fully", "experienced", "expert"),
    _steps(
        ("trainee or entry", ("entry", "train", "begin", "basic", "apprentice", "learner", "recruit", "first", "part"),
            rf"\b(?:entry|trainee|training|beginning|basic|apprentice|learner|recruiting){_OF_LEVEL}"
            r"|\bentry(?:[\s,/-]+(?:and\s+)?\w+){0,2}\s+level|\bfirst\s+(?:working\s+)?level\b|\bpart-?time\s+level"),
        ("working", ("working", "intermediate", "developmental", "operational", "skilled"),
            rf"\b(?:first\s+)?(?:working|intermediate|developmental|operational|semi-?skilled){_OF_LEVEL}"
                    r"|\bfirst\s+working\b"),
        ("journey", ("journey", "qualified", "experienced", "skilled", "competent", "full"),
            rf"\b(?:full(?:y)?\s+)?(?:journey(?:person|worker|man)?|qualified|experienced|skilled"
                    rf"|full\s+performance){_OF_LEVEL}|\bfully[\s-](?:qualified|experienced|competent)"),
        ("advanced or lead", ("advanced", "senior", "expert", "lead", "specialist", "skilled", "third"),
            rf"\b(?:advanced|senior|expert|lead|leadperson|specialist|highly\s+skilled|third)"
                             rf"(?:[\s-]+(?:journey\w*|working|technical|staff))?{_OF_LEVEL}"),
        ("first supervisory", ("supervis",),
            rf"\b(?:first[\s-]+(?:line[\s-]+)?|working[\s-]+)?supervis(?:ory|ors?|ion){_OF_LEVEL}"
                              r"|\bfirst[\s-]+(?:line[\s-]+|level[\s-]+|full[\s-]+)?supervis\w+"),
        ("second supervisory or managing", ("supervis", "manage", "section "),
            rf"\bsecond[\s-]+(?:line[\s-]+|level[\s-]+|full[\s-]+)?supervis\w+|\b(?:full\s+)?manag(?:er|ers|erial"
            rf"|ement){_OF_LEVEL}|\bfull[\s-]+supervis\w+|\bsection\s+(?:head|chief)"),
        ("highest",
            ("executive", "administrative", "top", "managerial", "highest", "division", "bureau", "branch", "departm"),
            rf"\b(?:executive|administrative|top){_OF_LEVEL}|\b(?:second|third|higher)\s+managerial"
                    r"|\bhighest\s+(?:\w+\s+){0,3}?(?:level|class)"
                    r"|\b(?:division|bureau|branch|department)\s+(?:head|chief)"),
    ),
    highest=False,
)  # fmt: skip
ALL: tuple[Steps, ...] = (RECEIVED, EXERCISED, STATED)
_WHERE = frozenset(("summary", "distinguishing", "duties", "supervision"))


@dataclass(frozen=True)
class _Found:
    step: int
    start: int
    end: int


def in_steps(text: str, sections: Sequence[Section]) -> Iterator[Signal]:
    """The step of each signal that the sections state, as its own weight and one for each step climbed."""
    for signal in ALL:
        found = _found(signal, text, sections)
        if found is None:
            continue
        called = signal.steps[found.step].called
        yield Signal(signal.name, called, f"{signal.name}: stated", 1.0, found.start, found.end)
        for step in range(1, found.step + 1):
            yield Signal(signal.name, called, f"{signal.name}: step {step}", 1.0, found.start, found.end)


def _found(signal: Steps, text: str, sections: Sequence[Section]) -> _Found | None:
    """The highest step, or the first in the text."""
    places: list[_Found] = []
    for section in sections:
        if section.label not in _WHERE:
            continue
        lower = text[section.start : section.end].lower()
        if not any(word in lower for word in signal.words):
            continue
        for number, step in enumerate(signal.steps):
            if any(word in lower for word in step.words):
                match = step.pattern.search(text, section.start, section.end)
                if match:
                    places.append(_Found(number, match.start(), match.end()))
    if not places:
        return None
    return max(places, key=lambda f: (f.step, -f.start)) if signal.highest else min(places, key=lambda f: f.start)
