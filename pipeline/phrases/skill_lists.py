"""Lists of skills that share one noun: "organizational, record keeping and public relations skills"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.phrases.passage import Passage

_SKILLS = re.compile(r"\bskills\b", re.I)
_EACH_SKILL = re.compile(r"(?<=\bskills)\s*(?:,\s*(?:and\s+)?|\s+and\s+)", re.I)
HEADED = re.compile(
    r"(?:(?!(?:of|for|in|the|to|on)\b)[\w/'’&-]+,?\s+){0,10}(?:skills|literacy)\b"
    r"(?=\W*$|,|\s+\(|\s+(?:including|such|which|that|to|with|and|in|of|for|as|at|on|sufficient|necessary|needed|required|appropriate)\b)",
    re.I,
)
_SPECIFIED = re.compile(r"\W*$|,?\s+(?:including|such\s+as)\b|\s+(?:to|for|with|in|sufficient|necessary|\()", re.I)
# the last of a list that "skills" is one of ("budget skills and political nous")
_ONE_MORE = re.compile(
    r"(?:[\w'’/-]+\s+){1,4}skills\s+and\s+(?!(?:experience|training|abilit|other|related)\w*\b)[\w'’-]+(?:\s+(?!experience\b)[\w'’-]+)?",
    re.I,
)
# "organizational, problem-solving and communication skills": a word or two before the shared one
_SHARED = re.compile(r"(?P<list>[^;:()]+?,?\s+(?:and|&)\s+[\w'’/-]+(?:\s+[\w'’/-]+)?)\s+skills", re.I)
# kinds of one skill, communication
_ORAL = re.compile(r"(?:[\w-]+\s+)?(?:oral|verbal|written|spoken)$", re.I)
_COMMUNICATION = re.compile(r"communication|\b(?:oral|verbal|written|spoken)\b", re.I)
_JOINT = re.compile(r"\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+", re.I)


def single_skills(listed: Passage) -> Iterator[tuple[Passage, str]]:
    """Each skill of a list with its words, the shared noun restored; "oral and written communication" is one."""
    shared = _SHARED.fullmatch(listed.text)
    if not shared:
        yield listed, listed.text
        return
    for part in _apart(listed.cut(*shared.span("list"))):
        if not part.text.lower().endswith("experience"):
            yield part, f"{part.text} skills"


def each_headed(listed: Passage) -> list[Passage]:
    """The parts of a list where "skills" stands several times, or skills and what they are for; none for any other."""
    if len(_SKILLS.findall(listed.text)) > 1 or _ONE_MORE.fullmatch(listed.text):
        return listed.parts(_EACH_SKILL)
    head = HEADED.match(listed.text)
    return [listed] if head and _SPECIFIED.match(listed.text[head.end() :]) else []


def _apart(listed: Passage) -> list[Passage]:
    parts = listed.parts(_JOINT)
    for at in range(len(parts) - 2, -1, -1):
        if _ORAL.match(parts[at].text) and _COMMUNICATION.search(parts[at + 1].text):
            start, end = listed.places.index(parts[at].start), listed.places.index(parts[at + 1].end - 1) + 1
            parts[at : at + 2] = [listed.cut(start, end)]
    return parts
