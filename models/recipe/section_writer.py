"""Documents nobody wrote, for `sections.py`: known sections and passages under other headings, in other forms.

What a held-out employer does differently is done here at random: headings are replaced by others of their label, left
out, restyled, run into their text; sections change their order; lists change their bullets; text is wrapped, blank
lines go, pages get footers, tables are flattened.
"""

from __future__ import annotations

import random
import re
import textwrap
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from section_documents import HEADED, INSIDE, OPENS, Known, Piece, paragraphs_of, state

from pipeline.sections.labels import LABELS
from pipeline.sections.lines import read_lines
from pipeline.sections.vocabulary import EVIDENCE

_ORDER = (
    "boilerplate", "summary", "supervision", "distinguishing", "duties", "other", "ksa", "qualifications", "licenses",
    "working_conditions", "compensation", "application", "boilerplate", "history",
)  # fmt: skip
# Headings that name no label: what stands below decides.
_VAGUE = (
    "Notes", "Note", "Additional information", "Other information", "General", "Other", "Please note", "Information",
    "Additional requirements", "Further details", "Expectations", "Your first 90 days", "What success looks like",
    "The details", "The bottom line", "Highlights", "Focus areas", "Spotlight", "Good to know", "Essentials", "More",
    "The small print", "At a deeper level", "Key points", "Did you know?", "{unit}", "{subject}", "Part A", "Section 2",
    "Our promise to you", "Making it work", "The how", "Also", "Specifics", "Particulars",
)  # fmt: skip
_CERTAIN = 4.0  # votes of the vocabulary from which a phrase serves as a heading
# Labels whose text may stand under a heading of another: the heading decides.
_GUESTS = {
    "distinguishing": ("duties", "supervision"), "summary": ("duties",), "qualifications": ("ksa", "licenses"),
    "ksa": ("qualifications",), "working_conditions": ("compensation",), "compensation": ("working_conditions",),
    "licenses": ("qualifications", "ksa"), "duties": ("supervision", "summary"), "supervision": ("duties",),
    "other": ("duties", "supervision"),
}  # fmt: skip
_HEADINGS = (
    "plain", "plain", "title", "capitals", "colon", "capitals colon", "hashes", "bold", "numbered", "underlined",
    "table", "run in", "run in capitals",
)  # fmt: skip
_BELOW = ("plain", "plain", "colon", "bold", "capitals", "hashes")
_QUESTIONS = ("{:02}\n", "{:02}\n", "{}. ", "* {}. ", "Question {}\n")  # how a question is numbered
_CHOICES = ("duties", "duties", "qualifications", "ksa")  # labels whose statements serve as answers
_FOOTERS = ("", "", "", "Page {n} of {n}", "{n}", "{title} – {employer}  Page {n}")
_BULLETS = ("• ", "- ", "* ", "· ", "o ", "▪ ", "– ", "", "", "")


@dataclass(frozen=True)
class Passages:
    """Headings and statements by label, what fills the braces in them, questions to applicants with answers."""

    headings: Mapping[str, Sequence[str]]
    statements: Mapping[str, Sequence[str]]
    subheadings: Mapping[str, Mapping[str, Sequence[str]]]
    fill: Mapping[str, Sequence[str]]
    questions: Sequence[str]
    answers: Sequence[Sequence[str]]


def read_passages(path: Path, tasks: Sequence[str] = ()) -> Passages:
    """The passages of `path`; `tasks` (of O*NET) are further duties. Headings include those of the vocabulary."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    headings = {}
    for label in LABELS:
        known = [phrase.capitalize() for phrase, weight in EVIDENCE[label].items() if weight >= _CERTAIN]
        headings[label] = [*data[label]["headings"], *known]
    statements = {label: list(data[label]["statements"]) for label in LABELS}
    statements["duties"] = statements["duties"] * 3 + list(tasks)
    asked = data["questionnaire"]
    return Passages(headings, statements, data["subheadings"], data["fill"], asked["questions"], asked["answers"])


@dataclass
class _Style:
    """How one document writes its headings and its text."""

    heading: str
    below: str
    bullet: str
    numbered: bool
    blank: int
    width: int
    footer: str


@dataclass
class _Page:
    """A document as it is being written: its lines and where sections begin."""

    lines: list[str] = field(default_factory=list)
    starts: dict[int, tuple[str, int]] = field(default_factory=dict)


class Writer:
    """Writes documents, always the same ones for the same seed."""

    def __init__(self, passages: Passages, pool: Sequence[Piece], seed: int) -> None:
        self._passages = passages
        self._random = random.Random(seed)
        self._pool: dict[str, list[Piece]] = defaultdict(list)
        for piece in pool:
            if piece.body:
                self._pool[piece.label].append(piece)

    def invented(self) -> Known:
        """A document of passages and of the sections of others."""
        chosen = self._random
        labels = [
            label
            for label in _ORDER
            if chosen.random() < (0.85 if label in ("duties", "ksa", "qualifications", "summary") else 0.45)
        ]
        if chosen.random() < 0.35:
            chosen.shuffle(labels)
        if chosen.random() < 0.3 and labels:
            labels.insert(chosen.randrange(len(labels)), chosen.choice(labels))
        real = chosen.choice((0.0, 0.0, 0.3, 0.9))
        found = [self._made("header", 0.0)] if chosen.random() < 0.8 else []
        found += [self._made(label, real) for label in labels]
        found += [self._questionnaire()] * (chosen.random() < 0.15)
        return self._write("invented", found, headless=chosen.choice((0.0, 0.0, 0.15, 0.5)), renamed=1.0)

    def rewritten(self, document: Sequence[Piece]) -> Known:
        """A known document in another form."""
        chosen = self._random
        renamed, headless = chosen.choice((0.0, 0.2, 0.6)), chosen.choice((0.0, 0.0, 0.15, 0.4))
        found = [piece for piece in document if piece.body or piece.heading]
        if chosen.random() < 0.2:
            first, rest = found[:1], found[1:]
            chosen.shuffle(rest)
            found = first + rest
        found = [*found, *[self._questionnaire()] * (chosen.random() < 0.08)]
        return self._write("rewritten", found, headless, renamed)

    def _made(self, label: str, real: float) -> Piece:
        chosen = self._random
        content = chosen.choice(_GUESTS[label]) if label in _GUESTS and chosen.random() < 0.1 else label
        if self._pool[content] and chosen.random() < real:
            body = chosen.choice(self._pool[content]).body
            begin = chosen.randrange(max(1, len(body) - 4))
            body = body[begin : begin + chosen.randint(3, 20)]
        else:
            statements = self._passages.statements[content]
            many = chosen.choice((1, 2, 3, 5, 7, 9)) if content == "header" else chosen.choice((1, 2, 3, 4, 6, 9, 14))
            many = min(many, 3) if content in ("history", "supervision") else many
            statements = (
                ("{title}", "{title} ({number})", "{employer}") if content == "header" and many < 3 else statements
            )
            body = tuple(self._filled(text) for text in chosen.sample(statements, min(many, len(statements))))
        heading = "" if content == label else "!"  # "!": must keep a heading, since the text is another label's
        if content == label and chosen.random() < 0.18 and any(self._passages.subheadings[label].values()):
            return Piece(label, "!", self._divided(label))
        return Piece(label, heading, tuple(dict.fromkeys(body)))

    def _questionnaire(self) -> Piece:
        """Questions to applicants; some are to choose among statements that elsewhere would be duties or traits."""
        chosen = self._random
        mark, indent = chosen.choice(_QUESTIONS), " " * chosen.choice((0, 0, 4, 12))
        lines: list[str] = []
        for number in range(1, chosen.randint(4, 10)):
            lines.append(mark.format(number) + self._filled(chosen.choice(self._passages.questions)))
            answers = chosen.choice(self._passages.answers)
            if chosen.random() < 0.4:
                statements = self._passages.statements[chosen.choice(_CHOICES)]
                answers = [self._filled(text).rstrip(".") for text in chosen.sample(statements, chosen.randint(3, 6))]
            lines += [indent + answer for answer in answers]
        lines += ["Required Question"] * (chosen.random() < 0.5)
        return Piece("application", None if chosen.random() < 0.8 else "!", tuple(lines))

    def _divided(self, label: str) -> tuple[str, ...]:
        """Lines of a section with sub-headings, marked by a leading `~`."""
        chosen = self._random
        below = self._passages.subheadings[label]
        every = [(content, text) for content, texts in below.items() for text in texts]
        lines: list[str] = []
        for content, text in chosen.sample(every, min(len(every), chosen.randint(2, 6))):
            statements = self._passages.statements[content]
            lines.append("~" + self._filled(text))
            lines += [self._filled(s) for s in chosen.sample(statements, min(len(statements), chosen.randint(1, 5)))]
        return tuple(lines)

    def _filled(self, text: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda m: self._random.choice(self._passages.fill[m[1]]), text)

    def _write(self, source: str, found: Sequence[Piece], headless: float, renamed: float) -> Known:
        chosen = self._random
        style = _Style(
            chosen.choice(_HEADINGS), chosen.choice(_BELOW), chosen.choice(_BULLETS), chosen.random() < 0.12,
            chosen.choice((0, 0, 1, 1, 1, 2)), chosen.choice((0, 0, 0, 70, 80, 92, 100)), chosen.choice(_FOOTERS),
        )  # fmt: skip
        page = _Page()
        before = None
        for number, piece in enumerate(found, 1):
            heading = self._heading(piece, headless, renamed)
            if not piece.body and heading is None:
                continue
            self._section(page, style, piece, heading, number, merged=before == piece.label and heading is None)
            before = piece.label
        return _known(source, page)

    def _heading(self, piece: Piece, headless: float, renamed: float) -> str | None:
        chosen = self._random
        if piece.heading is None and piece.heading != "":
            return None
        if piece.heading != "!" and chosen.random() < (0.8 if piece.label in ("header", "history") else headless):
            return None
        if piece.heading in ("", "!") or chosen.random() < renamed:
            if piece.heading != "!" and chosen.random() < 0.08:
                return self._filled(chosen.choice(_VAGUE)).capitalize()
            return self._filled(chosen.choice(self._passages.headings[piece.label]))
        return piece.heading

    def _section(
        self, page: _Page, style: _Style, piece: Piece, heading: str | None, number: int, merged: bool
    ) -> None:
        chosen = self._random
        body = self._body(piece, style)
        page.lines += [""] * (style.blank if not merged or chosen.random() < 0.5 else 0)
        if heading is not None:
            run_in = body and chosen.random() < {"table": 0.8, "run in": 0.8, "run in capitals": 0.9}.get(
                style.heading, 0.08
            )
            if run_in and style.heading in ("table", "run in") and chosen.random() < 0.5:
                body = [" ".join(map(_bare, body))]
            page.starts[len(page.lines)] = (piece.label, HEADED)
            page.lines += self._headed(heading, style, number, body.pop(0) if run_in else None)
            page.lines += [""] * (style.blank > 1 or (style.blank == 1 and chosen.random() < 0.5))
        elif not merged:
            page.lines += [""] * (style.blank == 0 and chosen.random() < 0.6)
            page.starts[len(page.lines)] = (piece.label, OPENS)
        gaps = style.blank and chosen.random() < 0.25
        for line in body:
            page.lines += textwrap.wrap(line, style.width) or [line] if style.width else [line]
            page.lines += [""] * bool(gaps)
            if style.footer and chosen.random() < 0.04:
                page.lines += ["", self._filled(style.footer), ""]

    def _headed(self, heading: str, style: _Style, number: int, run_in: str | None) -> list[str]:
        chosen = self._random
        text = heading.strip().rstrip(":")
        form = style.heading if chosen.random() < 0.92 else chosen.choice(("plain", "colon", "capitals"))
        if "capitals" in form:
            text = text.upper()
        elif form == "title":
            text = re.sub(r"\b([a-z])(?=[a-z]{3})", lambda m: m[1].upper(), text)
        if run_in is not None:
            mark = {"table": " | ", "capitals": ": ", "bold": ":** "}.get(
                form, chosen.choice((": ", ": ", " - ", " – ", ". "))
            )
            return [f"**{text}{mark}{run_in}" if form == "bold" else f"{text}{mark}{run_in}"]
        if "colon" in form:
            text += ":"
        if form == "hashes":
            return [f"{chosen.choice(('#', '##', '###'))} {text}"]
        if form == "bold":
            return [f"**{text}**"]
        if form == "numbered":
            return [f"{number}. {text}"]
        if form == "underlined":
            return [text, "-" * len(text)]
        return [text]

    def _body(self, piece: Piece, style: _Style) -> list[str]:
        chosen = self._random
        body = [line for text in piece.body for line in text.split("\n")]
        if any(line.startswith("~") for line in body):
            listed = chosen.random() < 0.6
            below = [
                _sub(line[1:], style) if line.startswith("~") else (style.bullet if listed else "") + line
                for line in body
            ]
            return (
                below
                if chosen.random() < 0.7
                else _run_together(below, body, chosen.choice((": ", ": ", " - ", ".  ")))
            )
        if len(body) > 1 and chosen.random() < 0.25 and max(map(len, body)) < 240 and piece.label != "header":
            return [" ".join(line if line.endswith((".", ";", ":", "?")) else f"{line}." for line in map(_bare, body))]
        if style.numbered and piece.label not in ("header", "history"):
            return [f"{at}. {_bare(line)}" for at, line in enumerate(body, 1)]
        if chosen.random() < 0.6 and piece.label not in ("header", "history", "summary", "boilerplate"):
            return [style.bullet + _bare(line) for line in body]
        return body


def _sub(text: str, style: _Style) -> str:
    """A sub-heading, less prominent than the headings of the style."""
    form = style.below
    if form == style.heading or (form == "capitals" and "capitals" not in style.heading):
        form = "colon"
    return {
        "colon": text.rstrip(":") + ":",
        "bold": f"**{text}**",
        "capitals": text.upper(),
        "hashes": f"#### {text}",
    }.get(form, text)


def _run_together(below: Sequence[str], body: Sequence[str], mark: str) -> list[str]:
    """Each sub-heading in one line with the text below it."""
    lines: list[str] = []
    for shown, line in zip(below, body, strict=True):
        if line.startswith("~"):
            lines.append(shown.rstrip(":") + mark)
        else:
            lines[-1] += line if lines[-1].endswith(mark) else f" {line}"
    return lines


def _bare(line: str) -> str:
    return re.sub(r"^\s*(?:[•●▪■◦·*–—-]|\(?\d{1,2}[.)])\s+", "", line).strip()


def _known(source: str, page: _Page) -> Known:
    text = "\n".join(page.lines)
    lines = read_lines(text)
    numbers = [text.count("\n", 0, line.start) for line in lines]
    label, states = LABELS[0], []
    for paragraph in paragraphs_of(lines):
        opening = [
            page.starts[n] for n in range(numbers[paragraph.first], numbers[paragraph.end - 1] + 1) if n in page.starts
        ]
        if opening:
            label, does = opening[0]
            states.append(state(label, does))
        else:
            states.append(state(label, INSIDE if states else OPENS))
    return Known(source, "", text, tuple(states))
