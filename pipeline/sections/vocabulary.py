"""The words of headings and what each says about the section below it.

Weights: 4 says it alone, 3 says it unless something stronger stands beside it, 1 only leans. A phrase counts instead of
its words. Grown by reading the headings of Californian, Los Angeles and election-office specifications and the
terms in use in Britain, Canada and Australia.
"""

from __future__ import annotations


def _phrases(text: str) -> list[str]:
    """The phrases of a comma-separated list."""
    return [" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip()]


def _weights(**by_weight: str) -> dict[str, float]:
    """`w35="a, b"` → {"a": 3.5, "b": 3.5}."""
    return {phrase: int(name[1:]) / 10 for name, text in by_weight.items() for phrase in _phrases(text)}


EVIDENCE: dict[str, dict[str, float]] = {
    "header": _weights(
        w40="""
            job details, position details, vacancy details, posting details, synopsis, job identification
        """,
        w30="""
            job information, position information, job title, position title, class title, post title, job
            posting, key information, position identification, requisition, class code, job code, vacancy, at a
            glance, fact sheet, job data, position data, job profile information
        """,
        w20="""
            job type, vacancy type, pay grade, position number, post number, job reference, reference number
        """,
        w15="""
            department, division, location, directorate, grade, open date, opening date, general information
        """,
    ),
    "summary": _weights(
        w40="""
            job summary, position summary, classification summary, general statement of duties, nature of work,
            general statement, general purpose, job purpose, position purpose, primary purpose, main purpose,
            purpose of job, purpose of position, purpose of classification, purpose of role, role purpose, basic
            function, about the role, about the job, about the position, about the opportunity, the opportunity,
            job characteristics, definition of series, definition of class, general description, brief
            description of duties, definition of band, description of series, position overview, role overview,
            job overview, summary of duties, summary of responsibilities, general function, general definition,
            general definition of work, brief job description, nature and scope, overall purpose, description of
            work, summary description, position objective, job objective, objective of position, about this
            role, about this job, about this position
        """,
        w30="""
            summary, definition, purpose, overview, scope, opportunity, primary function, introduction, position
            statement, role summary, role description, concept, role statement, main function, scope of work,
            principal function
        """,
        w20="""
            objective, profile, aim, role profile, position profile, job profile, job in brief, brief, role
        """,
        w15="""
            job description, position description, description, position, mission
        """,
        w10="""
            context, nature, general, background
        """,
    ),
    "distinguishing": _weights(
        w45="""
            distinguishing characteristics, distinguishing features, class characteristics, definition of
            levels, factors affecting position allocation, factors affecting level allocation, position
            allocation, class standards, allocation factors, distinguishing features of class, classification
            standards, class concept, description of levels, levels description, class distinctions, level
            distinctions, entry into series, relationship to other classes, series concept, class series,
            allocation of positions, position concept
        """,
        w30="""
            distinguishing, entry level, entry levels, level characteristics, allocation, distinction, typical
            entry, career ladder, class relationships
        """,
        w15="""
            levels, characteristics, factors
        """,
    ),
    "duties": _weights(
        w45="""
            essential functions, essential duties, typical tasks, typical duties, duties and responsibilities,
            what you'll do, what you will do, what you will be doing, what you'll be doing, key result areas,
            examples of work, examples of duties, examples of tasks, illustrative examples of work, key
            accountabilities, day to day, essential job functions, job duties, job responsibilities, main
            responsibilities, principal responsibilities, key responsibilities, specific duties, general duties,
            work performed, job functions, key tasks, main duties, position duties, primary responsibilities,
            major duties, core responsibilities, core duties, role and responsibilities, areas of
            responsibility, your responsibilities, what you will be responsible for, what you will typically be
            responsible for, essential tasks, performance responsibilities
        """,
        w35="""
            duties, duty, responsibilities, accountabilities, tasks, job content, main activities, key
            activities, in this role you will, in this position you will, specifically this position, this
            position will, you will, key areas, role responsibilities, job role, key functions, core functions,
            key deliverables, a typical day, result areas
        """,
        w25="""
            responsibility, functions, activities, deliverables, what you do, what job entails, day in life,
            impact you will have, the work, your role, key objectives, your mission
        """,
        w15="""
            accountability, assignments, illustrative, outcomes, challenges, work, typical, impact you
        """,
        w08="""
            essential, examples, main, principal, major
        """,
    ),
    "supervision": _weights(
        w45="""
            supervision received, supervision exercised, supervision received and exercised, supervisory
            responsibilities, supervisory responsibility, supervisory controls, reporting relationships,
            reporting relationship, reporting line, reporting lines, reporting structure, line management,
            organisational relationships, organizational relationships, supervision given, supervision of
            others, span of control, supervisory duties, supervisory relationships, supervisory role,
            supervision and direction, supervises, management responsibilities, lines of reporting, line
            management responsibilities, supervision exercised over, supervisor responsibilities
        """,
        w30="""
            supervision, supervisory, reports to, report to, reporting, direct reports, supervised, reportable
            to, responsible to, staff supervised, line manager, organisational position
        """,
        w12="""
            supervisor, direction received, manages
        """,
    ),
    "ksa": _weights(
        w45="""
            knowledge skills and abilities, knowledge and abilities, knowledge and skills, skills and abilities,
            ksa, ksas, personal characteristics, personal qualities, personal attributes, personal requirements,
            core competencies, special personal characteristics, special personal requirements, special personal
            qualifications, additional desirable characteristics, required skills, behavioural competencies,
            behavioral competencies, key competencies, technical skills, knowledge of, ability to, skill in,
            skills in, desirable characteristics
        """,
        w35="""
            knowledge, abilities, skills, skill, ability, competencies, competency, attributes, traits,
            aptitudes, capabilities, personal skills, key selection criteria, capability, behaviours, behaviors,
            proficiencies
        """,
        w30="""
            selection criteria, person specification
        """,
        w25="""
            ideal candidate
        """,
        w20="""
            expertise, special characteristics, about you, who you are, what you will bring, what you'll bring,
            what you bring, we are looking for, candidate that will, you are, you have, success factors, tools,
            technologies, you will be, strengths, looking for someone who is, proficiency, what we are looking
            for
        """,
        w10="""
            technical, personal, languages, candidate, leadership
        """,
    ),
    "qualifications": _weights(
        w45="""
            minimum qualifications, minimum requirements, education and experience, education and training,
            training and experience, desirable qualifications, preferred qualifications, additional desirable
            qualifications, required qualifications, education requirements, experience requirements, entry
            requirements, job requirements, requirements minimum qualifications, experience and education,
            education training and experience, experience and training, qualifications and experience, required
            education, required experience, preferred experience, asset qualifications, desired qualifications,
            special qualifications, educational requirements, knowledge skills and experience, desirable
            qualification, position requirements, acceptable experience and training, alternative experience
            qualifications
        """,
        w35="""
            qualifications, qualification, education, essential criteria, desirable criteria, mandatory
            requirements, academic, must haves, nice to have, essential requirements, desirable requirements,
            candidate profile, work experience, mandatory qualifications, educational, eligibility requirements,
            preferred requirements, experience, bonus points, basic requirements, age limitation, minimum age,
            age requirement, who may apply, who can apply
        """,
        w32="""
            person specification, selection criteria
        """,
        w20="""
            requirements, requirement, training, eligibility, desirable, preferred, credentials, equivalency,
            substitution, degree, what you will bring, what you'll bring, what you bring, about you, who you
            are, what you need, what we are looking for, what you'll need, what you will need, recruiting
            standards, minimum standards, ideal candidate
        """,
        w10="""
            minimum, required, desired, criteria, mandatory, essential, prerequisites, who you, candidate
        """,
    ),
    "licenses": _weights(
        w50="""
            license requirements, licence requirements, licensing requirements, registration requirement,
            certification requirements, licenses and certifications, licenses or certificates, licenses and
            certificates, licenses registrations and certifications, certificates licenses registrations,
            special licenses, background check, background investigation, background checks, drug testing, drug
            test, drug testing requirement, drug screening, citizenship, citizenship requirement, felony
            disqualification, security clearance, work authorization, right to work, police check, working with
            children check, pre-employment checks, pre-employment screening, driver's license, driver license,
            criminal history, conviction history, criminal background, driving record, necessary special
            requirements, drug free workplace, commission requirements, license or certificate, background
            screening, employment eligibility, probity checks, security check
        """,
        w40="""
            license, licence, special requirements, special requirement, special necessary requirements,
            licensing, licensure, certificate, certification, certifications, registrations, fingerprinting,
            felony, security screening, vetting, dbs, credential requirements, registration, clearance, drug,
            peace officer standards
        """,
        w25="""
            pre-employment requirements, special conditions, conditions of employment, post-employment
            requirements, pre-employment additional requirements, credential, vaccination, vaccination
            requirement, visa, police, conviction, criminal, disclosure, bonding, background
        """,
        w10="""
            special, conditions
        """,
    ),
    "working_conditions": _weights(
        w45="""
            working conditions, work conditions, work environment, working environment, physical demands,
            physical requirements, physical and mental demands, special physical characteristics, special
            physical requirements, environmental conditions, work schedule, hours of work, working hours, work
            hours, physical characteristics, job conditions, physical effort, environmental factors,
            environment, work location, remote work, hybrid work, telework, telecommuting requirement, physical
            abilities, physical standards, job demands, physical and environmental conditions, medical
            requirements, special medical requirement, work setting, special physical, mental demands, hybrid
            work environment, working arrangements, flexible working, work arrangement, physical activity,
            physical activities, sensory demands, physical working conditions, remote employment
        """,
        w35="""
            physical, travel, schedule, hazards, telecommuting, hours, environmental, telecommute, shift,
            mental, sensory, physically, work site, workplace
        """,
        w20="""
            demands, remote, hybrid, overtime, exposure, equipment used, tools and equipment, medical, vision
            requirements, safety, health and safety
        """,
        w10="""
            equipment, conditions, location
        """,
    ),
    "compensation": _weights(
        w45="""
            annual salary, salary, compensation, salary and benefits, compensation and benefits, remuneration,
            wage, wages, benefits, what we offer, pay range, salary range, total rewards, hourly compensation,
            trade rate, pay rate, pay and benefits, employee benefits, alternate range criteria, terms and
            conditions of employment, perks, retirement benefits, hiring range, benefits information, fringe
            benefits, rate of pay, pay band, work week group, a few reasons you might love this job
        """,
        w35="""
            flsa, flsa status, bargaining unit, benefit, pay, stipend, rewards, we offer, what's in it for you,
            what is in it for you, terms and conditions, pension, allowances, insurance, bonus, language
            incentive, differential, trade rates, flsa designation, overtime status, union, incentives
        """,
        w20="""
            package, holidays, vacation, retirement, leave, tuition, hourly, offer, range, reimbursement
        """,
    ),
    "application": _weights(
        w50="""
            how to apply, where to apply, to apply, application deadline, application process, application
            procedure, selection process, selection procedure, process notes, process note, filing process,
            qualifications review, recruitment process, hiring process, interview process, selective
            certification, expert review committee, supplemental questions, supplemental questionnaire,
            examination process, examination weights, required question, application instructions, application
            requirements, final filing date, next steps, closing date, further instructions, to be considered,
            eligible list, recruitment timeline, hiring timeline, exam information, examination information, key
            dates, items required for consideration, notice to applicants, required documents, passing score,
            applying, notes to applicants, submission instructions, required application materials, how to be
            considered, apply now, questions about position, questions about role, contact for questions, how we
            will assess you, application questions, screening questions, selection guidelines
        """,
        w35="""
            apply, application, applications, deadline, examination, exam, questionnaire, selection,
            recruitment, interview, filing, applicants, applicant, veterans preference, contact us, contact
            information, supplemental, resume, interviews, campus interviews, vacancy enquiries, enquiries,
            inquiries, job fair, testing, appointment is subject to, expressions of interest
        """,
        w25="""
            questions
        """,
        w20="""
            assessment, evaluation, further information, instructions, hiring, contact, reemployment,
            calculators, candidates, more information, supplemental information, appointment, certification
            list, review period, test
        """,
    ),
    "boilerplate": _weights(
        w50="""
            equal opportunity, equal employment opportunity, equal opportunity employer, eeo, eeo statement,
            diversity and inclusion, diversity equity and inclusion, about us, about the company, who we are,
            our mission, our values, disclaimer, non-discrimination, nondiscrimination, reasonable
            accommodation, why join us, about the department, about the county, about the city, about the
            division, about the agency, about the organization, about the organisation, disaster service worker,
            diversity statement, guiding principles, privacy notice, why work for us, why work here, americans
            with disabilities act, about the commission, about the council, about the office, primary purpose of
            division, mission statement, vision statement, equality and diversity, acknowledgement of country,
            inclusive workplace, core values, work for us, join us, about our organisation, about our
            organization, life at, who are we, our organisation, our company, our culture, our commitment, our
            vision, our people, our promise, our purpose, our story, meet the team
        """,
        w35="""
            diversity, inclusion, accommodation, accommodations, values, equality, ada, accessibility, privacy,
            about, why it's a great, company description, agency marketing, company overview, department
            overview, agency overview, organizational overview, organisational context, organization overview,
            business unit overview, covid-19 vaccination
        """,
        w20="""
            vision, culture, commitment, inclusive, equity, us, news, contract, covid-19
        """,
        w15="""
            mission
        """,
        w12="""
            department, organisation, organization, company, city, county, council, community, team, division,
            our
        """,
    ),
    "history": _weights(
        w50="""
            class history, revision dates, revision history, document history, date established, date revised,
            revised date, effective date, adoption date, date adopted, series history, history of revisions,
            document control, date approved, approval date, version history, last revised, dates revised, class
            specification history
        """,
        w40="""
            history, revision, revisions, revised, adopted, established, reviewed, created, amended
        """,
        w20="""
            approved, approval, title changed, effective, version, abolished, reviewed by, approvals
        """,
    ),
    "other": _weights(
        w45="""
            table of contents, impact of results, impact of decisions, decision making, decision-making
            authority, contacts, internal and external contacts, key contacts, key relationships, working
            relationships, signature, signatures, acknowledgement, acknowledgment, share this job, external
            contacts, internal contacts, budget responsibility, financial responsibility, fiscal responsibility,
            key working relationships, communication and contacts, independent judgment, complexity of work, job
            dimensions, dimensions, freedom to act, consequence of error, planning and organising demands,
            accountability for resources, resources managed, work contacts, personal contacts, purpose of
            contacts, complexity, scope and effect, scope and impact
        """,
        w30="""
            relationships, stakeholders, decision, impact, judgment, judgement, authority, definitions, sign
            off, skip, login, search, menu, navigation, home, blog, related jobs, similar jobs, employment
            history
        """,
        w15="""
            guidelines
        """,
    ),
}
# Words of headings that say nothing about the label and dilute nothing.
NEUTRAL: frozenset[str] = frozenset(
    _phrases("""
        job, position, class, role, post, employment, specific, special, additional, other, note, notice, information,
        statement, general, related, key, list, section, detail, important, please, following, employee, staff,
        include, including, included, any, part, standard, specification, classification, we, you, who, what, how,
        why, where, when, need, will, must, may, can, all, level, series, applicable, typically, status, type,
        primary, current, your, us
    """)
)

# Words of grammar, left out before headings are read.
FUNCTION: frozenset[str] = frozenset(
    _phrases("""
        a, an, the, of, and, or, to, in, for, on, at, by, with, as, is, are, be, this, that, these, their, its, etc
    """)
)
