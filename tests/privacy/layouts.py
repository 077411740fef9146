"""Layouts of invented resumes: half to write patterns on, half to see what they miss."""

from __future__ import annotations

WORK_A = """<Johnson Controls>, <Washington County>
Operations Analyst\t<June 2015> to <March 2019>
- Cut costs by <$1,250,000> over <2016 - 2018>; handled <1,200> calls with <Microsoft Access> and <Adobe> tools
- Supervised <12 staff> for <St. Mary's Hospital> and <American Red Cross>; grade <GS-0454-09>
Deputy Clerk, <Christian Brothers Academy>, <2010-2014>
- Ran the <Jenkins> pipeline and <Oracle> reports; taught <Chinese cuisine> to <children ages 6-12>
- Served <Mercedes> dealers in <Jackson, Mississippi>; processed <500-1000> forms a week under code <4021-22>"""
WORK_B = """Senior Accountant | <Wells Fargo> | <Jan 2014 – Present>
• Closed books for <Lincoln Financial Group> in <Madison, Wisconsin>, budget <$4.5 million>, <30 years old> company records
• Worked with <US Bank>, <Bank of America> and <Morgan Stanley>; wrote <SQL> for <Salesforce.com>
Junior Accountant | <Ernst & Young> | <2009 to 2013>
• Assisted <senior citizens> and <visa> applicants at <Citizens Bank>; <single sign-on> rollout; <married filing jointly> returns
• Member, <National Society of Black Engineers>; <Spanish> speaking clients; led <Mrs. Fields Cookies> account"""
WORK_C = """EXPERIENCE
<Marriott>, <Charlotte, North Carolina> — Front Desk Supervisor (<05/2014 - 08/2018>)
* Trained <25> agents on <Opera>; <HIM> and <HIS> systems; <MS Office>, <Ms Excel>
* Managed <Ford> fleet, <Harley-Davidson> rentals and the <Martin Luther King Jr. Library> account
<John Deere> — Parts Clerk (<Summer 2012>)
* Won <Dr. Seuss Reading Award>; volunteer at <Holy Trinity Catholic School>; <Ruby> and <Julia> scripting
* Filed <1099> forms, <ISO 9001:2015> audits, room <204>, level <3 of 5>, <95.5%> on time"""
WORK_D = """WORK HISTORY
Project Engineer, <Stanley Black & Decker>, <September 2016 to Present>
    Delivered <3 bridges> worth <12,500,000> dollars in <Georgia>; <Tyler Technologies> software
    Reported to the <Chief Financial Officer>; contact center of <150 seats>; ran <Six Sigma> and <Kaizen>
Intern, <Ann Arbor Public Library>, <2013–14>
    Cataloged <French> and <German> prints; <Indian Health Service> liaison; <male and female> patients
    Built <Travis> and <Maven> jobs; <K-12> and <ages 3 to 5>; <10 years old or younger> swimmers"""

SKILLS_A = "Skills\n<Python>, <Java>, <Jenkins>, <Ruby>, <Microsoft Project>; <English>, <Spanish> and <Irish> dance; <Class A> licence"
SKILLS_B = "CORE COMPETENCIES\n<Visual Basic>\n<Oracle> Financials\n<Sage> 50\n<Gantt> charts\nLanguages: <English>, <Hindi>, <Swahili>"

DEVELOPMENT = (
    f"""{{name.capitals}}
{{address.block}}
Phone: {{phone.phone}} | Email: {{email.email}} | {{link.linkedin}}

Professional Summary
{{name.first}} is an analyst with ten years in public service. {{pronoun.Subject}} leads teams and {{pronoun.possessive}} work is cited.

Experience
{WORK_A}

{SKILLS_A}

References
{{name.referee}}, Director, <Acme Works>, {{phone.referee_phone}}
{{name.referee2}}, Team Lead, <Borden Supply>, {{email.referee_email}}
""",
    f"""{{name.header}}
{{address.place}} • {{phone.phone}} • {{email.email}} • {{link.github}}

SUMMARY
Accountant who closes on time and explains why.

EMPLOYMENT
{WORK_B}

{SKILLS_B}
{{name.surname}} - Page 2
""",
    f"""CURRICULUM VITAE

Name: {{name.full}}
Address: {{address.address}}
Tel: {{phone.phone}}
Mobile: {{phone.phone2}}
E-mail: {{email.email}}
Date of Birth: {{birth.birth}}
Nationality: {{nationality.nationality}}
Marital Status: {{status.marital}}
Gender: {{gender.gender}}
Religion: {{religion.religion}}
Passport No: {{identity.passport}}

Work Experience
{WORK_A}

{SKILLS_B}
""",
    f"""Operations Analyst
{{name.header}}, MBA, PMP
{{email.email}}\t{{phone.phone}}\t{{link.site}}
{{address.address}}

Objective
To keep the lights on. {{nationality.stay}}.

{WORK_C}

Education
BA History, <University of Leeds>, <2011>
""",
    f"""{{name.lines}}
{{phone.phone}}
{{email.email}}

PROFILE
{{name.titled}} has <12 years of experience>. Colleagues trust {{pronoun.object}}; {{pronoun.subject}} taught {{pronoun.reflexive}} to code.

{WORK_D}

Personal Details
Father's Name : {{name.father}} Date of Birth : {{birth.birth}} Marital Status : {{status.marital}}
Nationality\t{{nationality.nationality}}
Age: {{age.age}}
""",
    f"""{{name.header}}   {{gender.pronouns}}
{{address.address}}          {{phone.phone}}          {{email.email}}

Looking for steady work with a public agency.

{WORK_D}
Supervisor: {{name.supervisor}}, {{phone.referee_phone}}

{SKILLS_A}
Sincerely,
{{name.full}}
""",
    f"""[Photo]
{{name.capitals}}
Software Developer
{{link.url}}
GitHub: {{link.account}}
Twitter: {{link.handle}}
{{email.email}}

EXPERIENCE
{WORK_B}

Personal Information
Place of Birth: {{birth.birthplace}}
Ethnicity: {{ethnicity.ethnicity}}
Visa Status: {{nationality.visa}}
Social Security Number: {{identity.ssn}}
""",
    f"""SENIOR ACCOUNTANT

Summary
Careful accountant of {{age.age}} years of age. Born in {{birth.birthplace}}.

Experience
{WORK_B}

Driver's License No: {{identity.license}}
Contact
{{name.full}}
{{address.block}}
{{phone.phone}}
""",
    f"""Resume of {{name.full}}
{{address.block}}
Home: {{phone.phone}}  Cell: {{phone.phone2}}
{{email.email}}

Education
<Lincoln High School>, <2009>; <Mercy College>, <2013>
{WORK_C}
Publications
{{name.cited}} and Doe. <On bridges>. <2014>.
I am {{status.family}}.
""",
    f"""{{name.reversed}}
{{phone.phone}} / {{email.email}}
{{address.place}}

{WORK_D}
Reported to {{name.supervisor}}. Helped {{pronoun.object}} and improved {{pronoun.possessive}} forecasts.
National Insurance No: {{identity.national}}
""",
    f"""{WORK_A}
Summary
No name stands at the top of this one. <Jordan> office, <Georgia> branch.
Skills
<Kelly Services>, <Robert Half> and <Charles Schwab> accounts
""",
    f"""{{name.full}} {{address.address}} {{phone.phone}} {{email.email}}
Summary
Clerk with an eye for detail.
Experience
{WORK_C}
{{name.full}}, page 2
Regards, {{name.full}}
""",
)


HELD_OUT = (
    f"""{{name.header}}
Civil Engineer
{{address.block}}
T: {{phone.phone}}
E: {{email.email}}
W: {{link.site}}

ABOUT ME
Practical engineer; {{nationality.stay}}.

{WORK_D}

Referees
• {{name.referee}} – Principal, <Tarn Valley School> – {{phone.referee_phone}}
• {{name.referee2}} – Manager, <Stonebridge Ltd> – {{email.referee_email}}
""",
    f"""{{name.capitals}} | {{address.place}} | {{phone.phone}} | {{email.email}} | {{link.linkedin}}

Career Overview
{{name.first}} has run libraries. {{pronoun.Subject}} built {{pronoun.possessive}} team; the city honored {{pronoun.object}}.

Professional Experience
{WORK_C}

{SKILLS_A}

{{name.capitals}} | Page 2
""",
    f"""BIO-DATA
Full Name\t{{name.full}}
Father's Name\t{{name.father}}
Date of Birth\t{{birth.birth}}
Sex\t{{gender.gender}}
Marital Status\t{{status.marital}}
Nationality\t{{nationality.nationality}}
Religion\t{{religion.religion}}
Permanent Address\t{{address.address}}
Contact No.\t{{phone.phone}}
Email ID\t{{email.email}}

Employment History
{WORK_B}
""",
    f"""{{name.titled_full}}
{{address.address}}
Telephone: {{phone.phone}} Fax: {{phone.phone2}}
Email: {{email.email}}

Employment
{WORK_A}

Personal Particulars
Date and Place of Birth: {{birth.birth}}, {{birth.birthplace}}
Citizenship: {{nationality.nationality}}
Civil Status: {{status.marital}}
Driving Licence Number: {{identity.license}}
""",
    f"""CONTACT
{{phone.phone}}
{{email.email}}
{{address.place}}

SKILLS
<Tableau>
<Visual Basic>
<Sage> 50

{{name.capitals}}
Accountant
PROFILE
Reliable accountant.

{WORK_B}
""",
    f"""{{name.header}}, Ph.D.
{{email.email}} · {{phone.phone}}
{{link.url}} · {{link.handle}}

RESEARCH EXPERIENCE
{WORK_C}
under the supervision of Dr. {{name.supervisor}}

PUBLICATIONS
{{name.cited}} (<2012>). <Soils of the north>. <Journal of Earth>, <14>(2).
""",
    f"""Curriculum Vitae – {{name.full}}
{{age.age}} years old, {{status.marital}}
{{address.block}}
Mobile {{phone.phone}}
Skype: {{link.account}}

Key Skills
<Oracle>, <Microsoft Access>, <Adobe Illustrator>
{WORK_A}
""",
    f"""{{name.header}}
Address: {{address.block}}
Cell Phone: {{phone.phone}}
{{email.email}}
Nationality: {{nationality.nationality}} Gender: {{gender.gender}} Marital Status: {{status.marital}}

Profile
I am {{status.family}} and a native of {{birth.birthplace}}.

{WORK_D}
Kind regards,
{{name.full}}
""",
    f"""{{name.full}}
{{email.email}}

Qualifications
<Washington State University>, <2012>
Passport number {{identity.passport}}
NRIC No. {{identity.national}}
SSN: {{identity.ssn}}
{WORK_B}
Reporting to: {{name.supervisor}}
""",
    f"""{{name.header}} ({{gender.pronouns}})
{{address.address}} | {{phone.phone}}
{{email.email}} | {{link.github}}

Summary
{{name.titled}} writes code. Ask {{pronoun.object}} about <Travis>; {{pronoun.subject}} likes <Maven>.

Experience
{WORK_A}

References
{{name.referee}}
Head of Service, <Corvane Council>
{{phone.referee_phone}}

{{name.referee2}}
Operations Director, <Borden Supply>
{{email.referee_email}}
""",
    f"""Front Desk Supervisor
{{name.header}}
{{address.address}}
Phone {{phone.phone}}, e-mail {{email.email}}

{WORK_C}

ADDITIONAL INFORMATION
Ethnicity: {{ethnicity.ethnicity}}
Immigration Status: {{nationality.visa}}
Age: {{age.age}}
DOB: {{birth.birth}}
""",
    f"""Profile
{WORK_D}
Skills
<Mercedes>, <Porsche> and <Ford> diagnostics; <American Sign Language>; <Swiss> watches
Nothing personal stands in this one, not even a name.
""",
)
