"""The sections of a resume: their closed set of labels, and the headings that name them.

    header      name, title sought, contact
    summary     profile, objective, overview
    experience  posts held, internships, military service, volunteering and projects under a heading of their own
    education   schooling, courses, training
    skills      skills, highlights, qualifications in the sense of strengths, languages, tools
    licenses    licences, certifications, clearances
    awards      accomplishments, honours, publications, presentations
    other       interests, memberships, references, personal and additional information

Headings are compared by their letters, since many come with words run together ("ProfessionalSummary") or spaced out.
"""

from __future__ import annotations

import re

_HEADINGS = {
    "summary": """
        summary, professional summary, executive summary, career summary, summary statement, profile, executive
        profile, professional profile, personal profile, personal statement, career overview, career focus,
        focus, overview, objective, objectives, career objective, career objectives, professional objective, job
        objective, employment objective, about me, about, career profile, professional overview, introduction,
        biography, summary of experience, experience summary, professional statement, career statement,
        candidate profile, key profile, profile summary, career goal, career goals, goal, personal summary,
        objective and summary, mission statement, position applying, desired position, position desired, job
        sought, position sought, background summary
    """,
    "experience": """
        experience, experiences, work experience, work experiences, professional experience, relevant
        experience, work history, employment history, employment, employment record, career history, teaching
        experience, military experience, military service, internships, internship, internship experience,
        projects, selected projects, related experience, relevant work experience, related work experience,
        relevant professional experience, additional experience, other experience, other work experience, prior
        experience, previous experience, additional work experience, professional background, volunteer
        experience, volunteering, volunteer work, volunteer activities, volunteer history, research experience,
        clinical experience, leadership experience, professional history, employment experience, key projects,
        project experience, consulting experience, professional work experience, additional professional
        background, academic experience, industry experience, professional employment, positions held, career
        experience, work background, military history, military background, leadership and volunteer experience,
        community and volunteer experience, academic projects, experience and education, professional
        appointments, academic appointments, appointments, research and teaching experience, teaching and
        research experience, field experience, current employment, past employment, job history, career,
        previous employment, earlier experience, early career, work and volunteer experience, professional and
        work experience, paid experience, unpaid experience, campus involvement and work experience, history,
        voluntary work, voluntary experience, work placements, placements, company experience, work, volunteer,
        professional career, work record, teaching history
    """,
    "education": """
        education, education and training, educational background, academic background, training, trainings,
        coursework, academic history, academic qualifications, education and qualifications, relevant
        coursework, professional development, courses, continuing education, education training, degrees,
        education and certifications, qualifications and training, educational qualifications, educational
        qualification, academic credentials, education and credentials, education and professional development,
        specialized training, professional training, academic profile, education and licenses, education and
        certification, education and licensure, formal education, school, schooling, studies, educational
        history, education history, academics, academic details, academic qualification, education details,
        certifications and education, training and education, education and honors, education and awards,
        education and skills, education profile, workshops, relevant courses, training and development, courses
        and training, training courses, military education, military training, post secondary education, higher
        education, technical training, education background
    """,
    "skills": """
        skills, highlights, skill highlights, core qualifications, technical skills, core competencies,
        competencies, areas of expertise, key skills, summary of skills, languages, language skills, language,
        strengths, core strengths, computer skills, expertise, technical proficiencies, technical expertise,
        software, tools, technologies, core skills, areas of strength, professional skills, additional skills,
        relevant skills, skills and abilities, skill set, skill sets, skillset, skills summary, key
        competencies, key strengths, technical summary, skills and competencies, soft skills, hard skills,
        technical skills and qualifications, skills and qualifications, software proficiency, software skills,
        technical proficiency, technical knowledge, knowledge and skills, knowledge skills and abilities,
        special skills, skills and expertise, skills and tools, skills and interests, computer literacy,
        computer proficiency, computer knowledge, it skills, digital skills, communication skills and languages,
        professional strengths, areas of knowledge, areas of competence, proficiencies, capabilities, core
        capabilities, abilities, technical competencies, technical environment, technical highlights,
        professional highlights, qualifications highlights, technical background, personal skills, transferable
        skills, other skills, language proficiency, languages known, specialties, specialities, key
        qualifications and skills, competences, digital competence, language competences, core expertise, skills
        and languages, languages and skills, software and tools, programming languages, technical tools,
        snapshot, personal strengths, interpersonal skills, skills and knowledge, selected skills, functional
        skills, administrative skills
    """,
    "licenses": """
        certifications, certification, licenses, licences, license, licence, licenses and certifications,
        licenses certifications, certifications and licenses, certificates, certificate, credentials,
        registrations, registration, professional certifications, licensure, security clearance, clearance,
        clearances, professional licenses, certifications and training, training and certifications, licensure
        and certification, certifications and credentials, professional credentials, professional licenses and
        certifications, licenses and certificates, certificates and licenses, professional licensure,
        professional certification, technical certifications, licensing, certifications and licensure,
        certification and licenses, licensure and certifications, professional registration, professional
        registrations, driving licence, driver's license, driving license, accreditations, certifications and
        skills, certifications and clearances, bar admission, bar admissions, admissions, certificates and
        training, training and certificates, it certifications, teaching certifications, teaching credentials
    """,
    "awards": """
        accomplishments, achievements, awards, honors, honours, core accomplishments, key accomplishments, key
        achievements, publications, honors and awards, awards and honors, presentations, activities and honors,
        patents, professional accomplishments, selected accomplishments, recognition, recognitions,
        scholarships, awards and recognition, recognition and awards, honors awards, selected achievements,
        major accomplishments, career accomplishments, career achievements, career highlights, notable
        achievements, notable accomplishments, accomplishments and awards, awards and accomplishments, awards
        and achievements, achievements and awards, awards and certifications, awards and honours, honours and
        awards, honors and activities, honors and achievements, selected publications, publications and
        presentations, presentations and publications, papers, conferences, conference presentations, grants,
        grants and awards, exhibitions, academic honors, academic achievements, medals, military awards,
        fellowships, books, articles, articles and publications, research publications, invited talks, academic
        awards, distinctions, accolades, special awards, personal achievements, press, decorations, fellowships
        and awards, grants and fellowships, professional achievements, professional recognition
    """,
    "other": """
        interests, additional information, personal information, affiliations, professional affiliations,
        references, activities, hobbies, memberships, professional memberships, community service, community
        involvement, portfolio, hobbies and interests, interests and hobbies, personal interests, military,
        keywords, availability, associations, personal details, extracurricular activities, extra curricular
        activities, memberships and affiliations, civic activities, links, leadership, leadership and
        activities, activities and leadership, activities and interests, interests and activities, affiliations
        and memberships, professional associations, professional organizations, organizations, community
        activities, community engagement, community leadership, volunteer and community service, personal data,
        personal, miscellaneous, additional details, other information, general information, general, contact,
        contact information, contact details, social media, websites, declaration, referees, other activities,
        professional activities, service, professional service, university service, involvement, campus
        involvement, outside interests, personal activities, other, additional, extracurricular,
        extracurriculars, work preferences, salary, citizenship, nationality, relocation, religion, family,
        websites and links, profiles, board memberships, boards, committees, memberships and associations,
        clubs, clubs and activities, sports, references available upon request, references available on request,
        references upon request, references on request, references furnished upon request, available on request,
        available upon request
    """,
}  # fmt: skip
_BY_CONTENT = """
    qualifications, summary of qualifications, qualifications summary, key qualifications, professional qualifications,
    qualification summary, qualification, qualification highlights, highlights of qualifications, relevant
    qualifications
"""

LABELS: tuple[str, ...] = ("header", *_HEADINGS)
"""The labels of a resume's sections, as the module's docstring says them."""

OPEN = "qualifications"
"""No label: the heading may stand over strengths, over a profile or over schooling, and its content tells."""

_ITEMS = """
    leadership service personal military general sports family organizations availability involvement contact salary
    religion websites relocation citizenship clubs committees boards press books articles papers grants conferences
    presentations recognition training certification registration licensing school studies courses workshops
    employment career projects socialmedia communityinvolvement professionaldevelopment clearance license degrees
    academics publications research volunteering profiles focus goals strategy organization work volunteer history
"""
AMBIGUOUS = frozenset(_ITEMS.split())
"""Headings, by their letters, that are as often items of a list of skills."""

_LONGEST = 6  # words
_LONGEST_KEY = 48  # letters
_NO_LETTER = re.compile(r"[\W\d_]+")
_ENDING = re.compile(r"s\b")  # "Skill" and "Skills" are one heading
_CLOSING = re.compile(r"^[^\W\d_]+(?:[ &/-]+[^\W\d_]+){0,2}\s(SKILLS|EXPERIENCE|HISTORY|EDUCATION|TRAINING)\W*$")
_JOINT = re.compile(r"\s*(?:&|\band\b|/|,|\+)\s*", re.IGNORECASE)
_TAIL = re.compile(
    r"(?P<before>\S.*?)(?P<stop>[.!?)\]*\"”:;,]?)\s+(?P<heading>(?:[A-Z][a-z]+\s+(?:(?:and|of)\s+)?){0,3}[A-Z][a-z]+)\s*$"
)
_PLAIN_TAILS = """
    additional information, professional affiliations, work history, professional experience, core qualifications,
    skill highlights, professional summary, executive profile, core accomplishments, career overview, personal
    information, summary, highlights, accomplishments, executive summary, work experience, education and training,
    activities and honors, affiliations, career focus, professional profile, technical skills
"""
_JOINING = frozenset(["of", "and", "&", "in", "to", "for", "the", "a", "an", "on", "with", "or", "our", "my"])
_LEADING = frozenset(["key", "selected", "major", "core"])  # "Key Accomplishments" is a heading of its own


def letters(text: str) -> str:
    """The letters of `text` alone, in small."""
    return _NO_LETTER.sub("", text.lower().replace("&", "and"))


_LABEL_OF = {
    letters(heading): label
    for label, headings in [*_HEADINGS.items(), (OPEN, _BY_CONTENT)]
    for heading in headings.split(",")
}
_PLAIN = frozenset(letters(tail) for tail in _PLAIN_TAILS.split(","))
_SINGULAR = {
    letters(_ENDING.sub("", heading)): label
    for label, headings in [*_HEADINGS.items(), (OPEN, _BY_CONTENT)]
    for heading in headings.split(",")
}


def label_of(text: str) -> str | None:
    """The label that `text` names as a whole heading; `OPEN` where its content has to tell; None when it is none."""
    words = text.split()
    spaced = len(words) > _LONGEST and all(len(word) == 1 for word in words)
    if not words or (len(words) > _LONGEST and not spaced) or len(text) > 2 * _LONGEST_KEY:
        return None
    if label := _LABEL_OF.get(letters(text)) or _SINGULAR.get(letters(_ENDING.sub("", text.lower()))):
        return label
    parts = [part for part in _JOINT.split(text.strip(" :.-–—*#|")) if part] if _JOINT.search(text) else []
    labels = [_LABEL_OF.get(letters(part)) for part in parts]
    if len(parts) > 1 and all(labels):
        return labels[0]
    closing = _CLOSING.search(text) if text.isupper() else None
    return _LABEL_OF[closing[1].lower()] if closing else None


def trailing_heading(line: str) -> tuple[int, str, bool] | None:
    """A heading run into the end of a line before it: where it begins, its label, and whether that is plain.

    It is plain behind the end of a sentence, or where its words end no sentence; elsewhere what follows has to tell.
    """
    last = line[line.rfind(" ") + 1 :]
    found = _TAIL.fullmatch(line) if last[:1].isupper() and last.isalpha() else None
    if found is None:
        return None
    words = found["heading"].split()
    for first in range(len(words)):
        heading = " ".join(words[first:])
        if label := label_of(heading):
            start = found.start("heading") + len(" ".join(words[:first])) + (first > 0)
            before = line[:start].split()
            if before[-1].lower() in _JOINING | _LEADING:
                return None
            plain = (first == 0 and bool(found["stop"]) and found["stop"] not in ",:;") or (
                letters(heading) in _PLAIN and len(before) > 2
            )
            return start, label, plain
    return None
