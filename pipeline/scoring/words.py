"""How results of a scoring run are put into words, alike on pages and in the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.report.rendering import counted
from pipeline.scoring.documents import Resume
from pipeline.scoring.pairs import MET, NO_EVIDENCE, NOT_MET, Pair

_MARKS = {MET: "✓", NOT_MET: "✕", NO_EVIDENCE: "?", None: "–"}
_KINDS = {
    "license": "Licence",
    "certification": "Certification",
    "education": "Education",
    "experience": "Experience",
    "credentials": "Licences and certifications",
    "skill": "Skills",
}
_STATUS = {
    "ok": "Nothing to compare",
    "scanned": "Scanned: no text in it",
    "empty": "Empty",
    "unreadable": "Cannot be read",
    "encrypted": "Encrypted",
    "too_large": "Too large",
    "low_quality": "Read too badly to be scored",
    "foreign_language": "In another language",
    "duplicate": "Comes twice",
    "not_a_specification": "No specification",
}


@dataclass(frozen=True)
class Flag:
    """Something about a resume that a person should know when reading its score."""

    name: str
    told: str


def verdict_mark(verdict: str | None) -> str:
    """A sign for a verdict, always beside its words: no colour has to be told from another."""
    return _MARKS[verdict]


def kind_name(kind: str) -> str:
    """The name of a kind of entry or requirement."""
    return _KINDS.get(kind, kind.capitalize())


def status_name(status: str) -> str:
    """Why a document was not used, in a few words."""
    return _STATUS.get(status, status.replace("_", " ").capitalize())


def flags(resume: Resume, copied: int = 0) -> list[Flag]:
    """What a person should know of a resume that was scored; `copied`: passages it has from the specification."""
    found = []
    if copied:
        found.append(copied_flag(copied))
    if resume.concealed:
        words = sum(note.words for note in resume.concealed)
        kinds = ", ".join(dict.fromkeys(note.kind for note in resume.concealed))
        found.append(Flag("concealed text", f"{words:,} words that nobody sees ({kinds}); they were not scored"))
    found += [Flag("to be looked at", doubt) for doubt in resume.doubts]
    return found


def copied_flag(passages: int) -> Flag:
    """What a person should know of a resume that has passages from a specification."""
    told = counted(passages, "passage stands", "passages stand")
    return Flag("copied text", f"{told} in the specification in the same words; they earn nothing")


def sentence(resume: Resume, pairs: Sequence[Pair], titles: Mapping[str, str]) -> str:
    """What a page says first of a resume; `pairs`: best first."""
    if not resume.is_read:
        return f"{status_name(resume.status)}, so it was not scored: {resume.reason}."
    best = pairs[0] if pairs else None
    if best is None or best.score is None:
        return "There is nothing in it that a specification speaks of, so it has no score."
    told = f"{best.score:.1f} of 100 points beside {titles[best.specification]}"
    return f"{told}, the nearest of {counted(len(pairs), 'class', 'classes')}." if len(pairs) > 1 else f"{told}."


def figures(resume: Resume) -> list[tuple[str, str, str]]:
    """The big numbers on the page of a resume: value, label, note."""
    found = []
    if resume.years is not None:
        found.append((f"{resume.years:.1f}", "years of work", f"as of {resume.as_of}; each month counts once"))
    posts = sum(entry.kind == "experience" for entry in resume.entries)
    if resume.is_read:
        found.append((f"{posts}", "post" if posts == 1 else "posts", "with what was done in each, where it is told"))
    if resume.quality is not None:
        found.append((f"{resume.quality:.0%}", "reading quality", "how well the text came out of the file"))
    return found


def masked(resume: Resume) -> str:
    """Personal data that was replaced, by kind: `2 names, 1 phone`."""
    kinds = sorted(resume.masked.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{kind.replace('_', ' ')} ({count})" for kind, count in kinds)


def months(count: int) -> str:
    """A number of months in years and months: `2 years 3 months`."""
    years, rest = divmod(int(count), 12)
    parts = [counted(years, "year") if years else "", counted(rest, "month") if rest else ""]
    return " ".join(part for part in parts if part)
