"""What invented resumes of many layouts state, against expectations written by reading them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.qualifications.tree import LEVELS
from pipeline.resumes.dates import stays
from pipeline.resumes.entry import CERTIFICATION, EDUCATION, EXPERIENCE, KINDS, LICENSE, SKILL, Entry
from pipeline.resumes.facts import find_entries
from pipeline.resumes.sections import find_resume_sections
from pipeline.resumes.timeline import latest_month, total_years

FOLDER = Path(__file__).parent / "data" / "resumes"

# Posts: title | employer | first month | last month or "now". Schooling: level | subjects | school | year, "…" in
# front of what is not completed. Credentials: l(icence) or c(ertification): name, likewise.
EXPECTED = {
    "us-chronological": (
        """Senior Budget Analyst | County of Corvane | 2018-06 | now
        Budget Analyst I | City of Port Averill | 2014-08 | 2018-05
        Accounting Intern | Stonebridge Paving, Inc | 2013-06 | 2013-08""",
        """master | Public Administration | Oakmere State University | 2014
        bachelor | Accounting | Oakmere State University | 2012""",
        "c: Certified Public Finance Officer; l: Notary Public",
    ),
    "functional": (
        """Office Coordinator | Wick Hollow Dental Group | 2016 | 2021
        Receptionist | Harrow & Finch Attorneys at Law | 2011 | 2016
        Cashier | Bellamy's Market | 2009 | 2011""",
        """coursework | Business | Tarn Valley Community College | 2009
        high_school | | | 2007""",
        "",
    ),
    "uk-cv": (
        """Senior Librarian | Brackwater Borough Council | 2017-09 | now
        Assistant Librarian | University of Ellerby | 2013-06 | 2017-08
        Library Assistant (part-time) | Ellerby Sixth Form College | 2011-10 | 2013-05""",
        """master | Librarianship | University of Ellerby | 2011
        bachelor | History | University of Marsden | 2010
        high_school | History | Ellerby Sixth Form College | 2007
        high_school | Mathematics and English | | 2005""",
        "c: Chartered librarian; c: MCLIP",
    ),
    "europass": (
        """Process engineer | Aquarel Wasserwerke GmbH, Lindental (Germany) | 2016-03 | now
        Laboratory technician | Institut für Hydrologie, Lindental (Germany) | 2012-10 | 2016-02""",
        """master | Environmental Engineering | Technische Hochschule Lindental | 2012-09
        bachelor | Chemistry | Universität Rheinau | 2010-09""",
        "l: Driving licence",
    ),
    "europass-old": (
        """Credit analyst | Banco Ficticio, Lisboa | 2014-02 | 2019-06
        Junior accountant | Contas & Filhos, Porto | 2011-09 | 2014-01""",
        "bachelor | em Economia | Universidade do Porto | 2011",
        "",
    ),
    "indian": (
        """Senior Software Engineer | Vellore Softlink Technologies Pvt. Ltd., Chennai | 2019-08 | now
        Software Engineer | Kaveri Infosystems, Bangalore | 2016-06 | 2019-07""",
        """bachelor | Computer Science | Malabar Institute of Technology | 2016
        high_school | | Higher Secondary School | 2012
        high_school | | Little Flower Matriculation School | 2010""",
        "",
    ),
    "academic": (
        """Associate Professor | Department of Geography, University of Telland | 2019 | now
        Assistant Professor | Department of Geography, University of Telland | 2013 | 2019
        Postdoctoral Researcher | Institute for Coastal Studies | 2011 | 2013
        Instructor | Geographic Information Systems, University of Telland | 2013-09 | 2018-05""",
        """doctorate | Geography | University of Oakmere | 2011
        master | Geography | University of Oakmere | 2007
        bachelor | Geography and Geology | Lowen College | 2005""",
        "",
    ),
    "military": (
        """Motor Transport Operations Sergeant | UNITED STATES ARMY | 2016-01 | 2021-04
        Motor Transport Operator | UNITED STATES ARMY | 2009-03 | 2015-12
        Warehouse Lead | Harlan Freight Lines | 2021-05 | now""",
        """…associate | Logistics | Harlan Technical College | 2026-05
        high_school | | Dellwood High School | 2008""",
        """l: Secret security clearance; l: Class A CDL; l: Class A CDL; c: Forklift operator certification;
        c: Basic Leader Course""",
    ),
    "student": (
        """Engineering Intern | Tamsin Falls Public Works | 2025-05 | 2025-08
        Surveying Intern | Quarry Lane Surveying | 2024-06 | 2024-08""",
        """…bachelor | Civil Engineering | University of Telland | 2026-05
        high_school | | Ashwillow High School | 2022-06""",
        "…c: Engineer-in-Training; c: OSHA 10",
    ),
    "two-columns-flattened": (
        """HR Generalist | Marrow Bay Shipyard | 2017 | now
        HR Assistant | Tidewater Hotels | 2013 | 2017""",
        "bachelor | Psychology | Lowen College | 2012",
        "c: PHR; c: SHRM-CP",
    ),
    "json-resume-flattened": (
        """Platform Engineer | Lanternfish Systems | 2019-03 | now
        Web Developer | Harrow Digital | 2015-09 | 2019-02
        Mentor | Code Harbor | 2018-01 | 2018-12""",
        "bachelor | Computer Science | University of Ellerby | 2015-06",
        "c: AWS Certified Developer; c: Cloud Guild",
    ),
    "no-headings": (
        """Groundskeeper | Wick Hollow Parks District | 2015-03 | now
        Landscape Laborer | Fernhill Gardens | 2011-04 | 2014-11""",
        "high_school | | Wick Hollow High School | 2010",
        "c: Certificate in Turf Management; l: Valid driver's license; l: Pesticide applicator license",
    ),
    "all-capitals": (
        """CHARGE NURSE | ALDER COUNTY JAIL | 2015-01 | now
        STAFF NURSE | ST. BRENNAN HOSPITAL | 2010-06 | 2014-12
        NURSE AIDE | SUNNY ACRES CARE CENTER | 2008 | 2010""",
        """associate | NURSING | ALDER COMMUNITY COLLEGE | 2010-05
        high_school | | ALDER HIGH SCHOOL | 2007""",
        "l: REGISTERED NURSE; c: BLS; c: ACLS",
    ),
    "title-and-dates-in-one-line": (
        """Lead Accountant | | 2014-01 | now
        Staff Accountant | | 2010-06 | 2013-12""",
        """bachelor | Accounting | Oakmere State University | 2010
        associate | General Studies | Lowen College | 2008""",
        "c: CPA",
    ),
    "employer-over-posts": (
        """Project Manager | Hollis & Wray Engineers | 2015 | 2023
        Design Engineer | Hollis & Wray Engineers | 2008 | 2015
        Consulting Engineer | Self-employed | 2023 | now""",
        """master | Structural Engineering | Front Range University | 2008
        bachelor | Civil Engineering | Front Range University | 2006""",
        "c: PMP; l: P.E; l: Professional Engineer",
    ),
    "posts-in-brackets": (
        """Controller | CITY OF WICK HOLLOW | 2016 | now
        Accounting Manager | CITY OF WICK HOLLOW | 2012 | 2016
        Senior Auditor | DUNMORE & PIKE LLP | 2008 | 2012
        Staff Auditor | DUNMORE & PIKE LLP | 2005 | 2008""",
        "bachelor | Accounting | Oakmere State University | 2005",
        "c: Certified Public Accountant; c: CPA; c: CGFM",
    ),
    "employer-lines": (
        """Store Manager | Lumen & Oak (retail) | 2019-03 | now
        Assistant Store Manager | Lumen & Oak (retail) | 2017-06 | 2019-02
        Shift Lead | Harbor Coffee Roasters | 2015 | 2017""",
        "associate | Liberal Studies | Casco Bay Community College | 2015",
        "",
    ),
    "nurse": (
        """ICU Registered Nurse | Sierra Vista Medical Center | 2018-02 | now
        Medical-Surgical RN | Valley Oaks Hospital | 2015-07 | 2018-01
        Certified Nursing Assistant | Golden Years Care Home | 2012 | 2015""",
        """bachelor | | California State University | 2015
        …master | Nursing Leadership | Western Plains University | 2025-12""",
        "l: Registered Nurse; l: RN; c: ACLS; c: BLS; c: PALS; …c: CCRN",
    ),
    "form": (
        """Bus Driver | Lakeside School District | 2016-01 | 2022-12
        Delivery Driver | Fairway Transit | 2010-05 | 2015-12""",
        "high_school | | Lakeside High School | 2009",
        "l: Commercial Driver License",
    ),
    "markdown": (
        """Data Analyst | Brook & Beam Insurance | 2020-01 | now
        Junior Analyst | County Assessor's Office | 2017-09 | 2019-12""",
        """master | Statistics | University of Telland | 2017
        bachelor | Mathematics | Lowen College | 2015""",
        "c: Microsoft Certified: Power BI Data Analyst Associate; c: Google Data Analytics Certificate",
    ),
    "dates-first": (
        """Maintenance Technician II | Ridgeview Apartments | 2018 | now
        Maintenance Helper | Evergreen Property Management | 2014 | 2018
        Laborer, various contractors | | 2011 | 2014""",
        """coursework | | Bates Technical College | 2016
        high_school | | Lincoln High School | 2011""",
        "c: EPA Section 608 Universal; c: OSHA 30-Hour Construction",
    ),
    "bars": (
        """Election Coordinator | Tarrow County Clerk's Office | 2017-04 | now
        Deputy Clerk | Benton Hill County | 2013-01 | 2017-03
        Ballot processor | Seasonal work | 2010-10 | 2010-11""",
        """coursework | | Front Range Community College | 2011
        high_school | | Benton Hill High School | 2008""",
        "c: CERA; c: Certified Elections/Registration Administrator; l: driver license",
    ),
}


def read(name: str) -> tuple[str, list[Entry]]:
    text = (FOLDER / f"{name}.txt").read_text()
    return text, find_entries(text, find_resume_sections(text))


def done(entry: Entry) -> str:
    return "" if entry.completed else "…"


def lines(expected: str, mark: str = "\n") -> list[str]:
    return [" ".join(line.split()) for line in expected.split(mark) if line.strip()]


def test_every_invented_resume_has_an_expectation() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_posts(name: str) -> None:
    found = [
        f"{entry.title} | {entry.organisation or ''} | {entry.began} | {'now' if entry.current else entry.ended}"
        for entry in read(name)[1]
        if entry.kind == EXPERIENCE
    ]
    assert [" ".join(line.split()) for line in found] == lines(EXPECTED[name][0])


@pytest.mark.parametrize("name", EXPECTED)
def test_schooling(name: str) -> None:
    found = [
        f"{done(entry)}{entry.level} | {', '.join(entry.fields)} | {entry.organisation or ''} | {entry.ended}"
        for entry in read(name)[1]
        if entry.kind == EDUCATION
    ]
    assert [" ".join(line.split()) for line in found] == lines(EXPECTED[name][1])


@pytest.mark.parametrize("name", EXPECTED)
def test_credentials(name: str) -> None:
    found = [
        f"{done(entry)}{entry.kind[0]}: {entry.title}"
        for entry in read(name)[1]
        if entry.kind in (LICENSE, CERTIFICATION)
    ]
    assert found == lines(EXPECTED[name][2], ";")


@pytest.mark.parametrize(
    ("name", "as_of", "years"),
    [  # by hand: 25 + 46 + 3 months; 16 years from July 2007; 148 months in a row; posts that follow each other
        ("us-chronological", "2020-06", 74 / 12),
        ("academic", "2019-06", 8),
        ("military", "2021-05", 147 / 12),
        ("europass", "2016-03", 42 / 12),
        ("form", "2022-12", 152 / 12),
    ],
)
def test_years_of_experience(name: str, as_of: str, years: float) -> None:
    assert total_years(read(name)[1], as_of) == pytest.approx(years)


def test_present_is_the_latest_month_the_resume_states() -> None:
    found = {}
    for name in ("us-chronological", "military", "student", "posts-in-brackets", "title-and-dates-in-one-line"):
        text, entries = read(name)
        found[name] = latest_month(text, stays(text), entries)
    assert found == {
        "us-chronological": "2020-06",  # "trained … in 2020"; the notary's commission expires later
        "military": "2021-06",  # the certificate of 2021; the degree is expected
        "student": "2025-08",  # degree and examination are still to come
        "posts-in-brackets": "2016-06",
        "title-and-dates-in-one-line": "2017-06",  # "from 2015 to 2017"
    }


def test_skills_are_listed_without_captions_and_sentences() -> None:
    skills = [entry.title for entry in read("indian")[1] if entry.kind == SKILL]
    assert skills == ["Java", "SQL", "Python", "Spring Boot", "Hibernate", "Oracle 11g", "MySQL"]
    assert "in person and on the phone" not in [entry.title for entry in read("functional")[1]]


@pytest.mark.parametrize("name", EXPECTED)
def test_entries_quote_their_resume(name: str) -> None:
    text, entries = read(name)
    posts = [entry for entry in entries if entry.kind == EXPERIENCE]
    for entry in entries:
        assert 0 <= entry.start < entry.body_start <= entry.end <= len(text)
        head = " ".join(text[entry.start : entry.body_start].split())
        if entry.title:
            assert all(word in head for word in entry.title.split())
        assert entry.kind in KINDS
        assert entry.level is None or entry.level in LEVELS
    for one, following in pairwise(posts):
        assert one.end <= following.start
    heads = " ".join(text[entry.start : entry.body_start] for entry in posts)
    assert Counter("•" in line for line in heads.split("\n"))[True] == 0  # what was done is in the body


def test_a_post_has_its_deeds_in_its_body() -> None:
    text, entries = read("posts-in-brackets")
    bodies = {entry.title: text[entry.body_start : entry.end] for entry in entries if entry.kind == EXPERIENCE}
    assert bodies == {
        "Controller": "Direct a staff of nine and the annual audit.",
        "Accounting Manager": "Ran payroll for 600 employees.",
        "Senior Auditor": "",
        "Staff Auditor": "Audited cities, counties and school districts.",
    }


lines_of_resumes = st.sampled_from(
    sorted({line for path in FOLDER.glob("*.txt") for line in path.read_text().split("\n")})
)


@given(st.lists(lines_of_resumes | st.text(max_size=40), max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(parts: list[str]) -> None:
    text = "\n".join(parts)
    sections = find_resume_sections(text)
    entries = find_entries(text, sections)
    for entry in entries:
        assert 0 <= entry.start < entry.end <= len(text)
        assert entry.start <= entry.body_start <= entry.end
        assert any(section.start <= entry.start < section.end for section in sections)
    assert total_years(entries, "2024-01") >= 0
