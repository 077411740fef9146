"""One fact of a resume: a post held, schooling, a licence or certification, or a skill, with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass

EXPERIENCE, EDUCATION, LICENSE, CERTIFICATION, SKILL = "experience", "education", "license", "certification", "skill"
KINDS = (EXPERIENCE, EDUCATION, LICENSE, CERTIFICATION, SKILL)


@dataclass(frozen=True)
class Entry:
    """What a resume states at one place.

    Attributes:
        kind: one of `KINDS`.
        title: of the post, the degree, the licence or certification, or the skill, in the text's words; None where the
            text names none.
        start: first character, in characters of the document.
        body_start: first character of what was done (or learned); `end` where nothing is told.
        end: character after the last.
        organisation: employer or school in the text's words; None where the text names none.
        began: first month as YYYY-MM, or YYYY where only the year is stated; of a credential, when it was granted.
        ended: last month likewise; of a degree, when it was or will be awarded; of a credential, when it lapses.
        current: a post that is still held, or schooling that still goes on.
        level: of schooling, one of `qualifications.tree.LEVELS`.
        fields: of schooling, the subjects in the text's words.
        completed: False for a degree or credential that is expected, in progress, given up or lapsed; None for posts
            and skills.
        confidence: 0–1.

    """

    kind: str
    title: str | None
    start: int
    body_start: int
    end: int
    organisation: str | None = None
    began: str | None = None
    ended: str | None = None
    current: bool = False
    level: str | None = None
    fields: tuple[str, ...] = ()
    completed: bool | None = None
    confidence: float = 0.9
