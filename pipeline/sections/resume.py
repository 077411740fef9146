"""The sections of a resume: their own closed set of labels, told by whole headings.

Resume headings are few and stand alone on their line, often with words run together by the PDF they come from
("ProfessionalSummary"), so they are compared by their letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from pipeline.sections.lines import Line, read_lines
from pipeline.sections.structure import Section

_HEADINGS = {
    "summary": """
        summary, professional summary, executive summary, career summary, summary statement, profile, executive
        profile, professional profile, personal profile, personal statement, career overview, career focus,
        overview, objective, career objective, professional objective, about me, about, career profile,
        professional overview, introduction
    """,
    "experience": """
        experience, work experience, professional experience, relevant experience, work history, employment
        history, employment, career history, teaching experience, military experience, military service,
        internships, internship, projects, selected projects, related experience, additional experience, other
        experience, professional background, volunteer experience, volunteering, volunteer work, research
        experience, clinical experience, leadership experience, career highlights, professional history,
        employment experience, key projects, project experience, consulting experience
    """,
    "education": """
        education, education and training, educational background, academic background, training, coursework,
        academic history, academic qualifications, education and qualifications, relevant coursework,
        professional development, courses, continuing education, education training, degrees, education and
        certifications, qualifications and training
    """,
    "skills": """
        skills, highlights, skill highlights, core qualifications, qualifications, technical skills, core
        competencies, competencies, areas of expertise, key skills, summary of skills, languages, language
        skills, strengths, computer skills, expertise, technical proficiencies, technical expertise, software,
        tools, technologies, core skills, areas of strength, summary of qualifications, professional skills,
        additional skills, relevant skills, skills and abilities, skill set, skills summary, key competencies,
        key strengths, technical summary, skills and competencies, soft skills, key qualifications
    """,
    "licenses": """
        certifications, licenses, licences, licenses and certifications, licenses certifications, certifications
        and licenses, certificates, credentials, registrations, professional certifications, licensure, security
        clearance, certification, professional licenses, certifications and training, licensure and
        certification
    """,
    "awards": """
        accomplishments, achievements, awards, honors, core accomplishments, key accomplishments, key
        achievements, publications, honors and awards, awards and honors, presentations, activities and honors,
        patents, professional accomplishments, selected accomplishments, recognition, scholarships, awards and
        recognition, honors awards, selected achievements
    """,
    "other": """
        interests, additional information, personal information, affiliations, professional affiliations,
        references, activities, hobbies, memberships, professional memberships, community service, community
        involvement, portfolio, hobbies and interests, personal interests, military, keywords, availability,
        associations, personal details, extracurricular activities, memberships and affiliations, civic
        activities, links
    """,
}

RESUME_LABELS: tuple[str, ...] = ("header", *_HEADINGS)
"""The labels of a resume's sections."""

_TEXT_WORDS = 12  # a longer line before the first heading is no longer name and address
_HEADED, _OPENING, _GUESSED = 0.95, 0.8, 0.5  # confidence: told by a heading; the first lines; by place alone


def _letters(text: str) -> str:
    return "".join(character for character in text.lower().replace("&", "and") if character.isalpha())


_LABEL_OF = {_letters(heading): label for label, headings in _HEADINGS.items() for heading in headings.split(",")}


def find_resume_sections(text: str, layout: Iterable[Mapping[str, Any]] = ()) -> list[Section]:
    """Sections of a resume in order; together they hold every non-blank line once, with labels of RESUME_LABELS."""
    lines = read_lines(text, layout)
    labels = [_LABEL_OF.get(_letters(line.core)) if len(line.words) <= 5 else None for line in lines]
    if not lines:
        return []
    openings = sorted(
        {0, *(index for index, label in enumerate(labels) if label), *_text_before_headings(lines, labels)}
    )
    return [_section(lines[begin:end], labels[begin], begin == 0) for begin, end in pairwise([*openings, len(lines)])]


def _text_before_headings(lines: list[Line], labels: list[str | None]) -> list[int]:
    """The line where running text begins before any heading, if there is one."""
    for index, line in enumerate(lines):
        if labels[index]:
            break
        if len(line.words) > _TEXT_WORDS:
            return [index]
    return []


def _section(lines: list[Line], label: str | None, first: bool) -> Section:
    heading = lines[0].core if label else None
    opening = first and len(lines[0].words) <= _TEXT_WORDS
    told = label or ("header" if opening else "summary")
    body_start = lines[0].core_start + len(lines[0].core) if heading else lines[0].start
    confidence = _HEADED if heading else _OPENING if opening else _GUESSED
    return Section(told, heading, None, (), lines[0].start, lines[-1].end, body_start, confidence)
