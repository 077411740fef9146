"""Layouts made after the patterns were: FRESH showed faults that were mended, UNSEEN gave the estimate that is reported."""

from __future__ import annotations

from tests.privacy.layouts import WORK_A, WORK_B, WORK_C, WORK_D

_WATER = """Employment
<Brightwater Utilities>, <Reno, Nevada>\t<03/2017 - Current>
Water Treatment Operator II
- Operate a plant of <18 MGD>; log <4,500> samples; hold <Grade III> certificate, <No. 22817>
- Coach <six operators>; worked with <Black & Veatch> and <Parsons>; <Spanish>/<English> safety talks
<Nye County>, Laborer, <2012-2017>
- Patched roads near <Mount Charleston>; drove <Mack> and <Peterbilt> trucks; <OSHA 30>, <CDL Class B>
- Aided <Boy Scouts of America> and <Salvation Army> events; <Thanksgiving> drives for <200 families>"""
_NURSE = """PROFESSIONAL BACKGROUND
Registered Nurse, <Good Samaritan Hospital>, <Oct 2015 to present>
Cared for patients <65 years and older>; charted in <Epic> and <Cerner>; <HER2> assays; <Parkinson> and <Crohn> care
Precepted <8 graduate nurses>; floor of <32 beds>; <BLS>, <ACLS>; <German> measles clinic
Nurse Aide, <Baptist Memorial>, <Memphis>, <2011 – 2015>
Turned and fed residents; <Alzheimer> unit; <Jackson-Pratt> drains; <Foley> catheters; <Hoyer> lift"""
_BANK = """RELEVANT EXPERIENCE
<Lloyds Bank>, Customer Adviser, <Jan. 2018 - Dec. 2021>
 * Opened <350> accounts; <Know Your Customer>; <Monte Carlo> models in <Excel>; <Bloomberg> terminal
 * Translated for <Polish> and <Romanian> clients; <British Standards>; <Irish Water> bills
<Marks & Spencer>, Sales Assistant, <2014 - 2017>
 * Stock of <£80,000>; team of <five>; <Christmas> displays; <Black Friday>; <Boots> and <Next> accounts"""

FRESH = (
    f"""{{name.header}}
Business Analyst | {{address.place}}
Mobile: {{phone.phone}} | Mail: {{email.email}} | LinkedIn: {{link.linkedin}}

Executive Summary
Analyst for public works. {{nationality.stay}}.

Career History
{WORK_C}
Supervisor: {{name.supervisor}} - {{phone.referee_phone}}
""",
    f"""PERSONAL DETAILS
Name: {{name.full}}
Sex: {{gender.gender}}
D.O.B: {{birth.birth}}
Place of Birth: {{birth.birthplace}}
Nationality: {{nationality.nationality}}
Residential Address: {{address.address}}
Cell: {{phone.phone}}
E-mail: {{email.email}}
ID Number: {{identity.passport}}

EDUCATION
<Jackson State University>, <2008>

EMPLOYMENT
{WORK_D}
{{name.first}} is punctual.
""",
    f"""{{email.email}} | {{phone.phone}}
{{name.capitals}}
{{address.block}}

Highlights
<Adobe Premiere>, <Oracle>, <Ruby on Rails>, <Microsoft Access>

{WORK_A}

Name: {{name.referee}}
Phone: {{phone.referee_phone}}
""",
    f"""{{name.header}} · {{phone.phone}} · {{email.email}} · {{address.place}}

Statement
Since <2009> {{name.titled}} has kept books. Clients praise {{pronoun.object}}; {{pronoun.possessive}} reports are read. I am {{status.family}}.

{WORK_B}

{{name.header}} · page 2
""",
    f"""{{name.capitals}}
Senior Planner
{{address.address}}
{{phone.phone}} · {{email.email}} · {{link.handle}}

WORK EXPERIENCE
{WORK_C}

REFERENCES
1. {{name.referee}}, Principal Planner, <Corvane County>, {{email.referee_email}}
2. {{name.referee2}}, Chief Engineer, <Tarn Water>, {{phone.referee_phone}}
""",
    f"""{{name.header}}
Age {{age.age}} | {{status.marital}} | {{nationality.nationality}}
{{address.address}}
{{phone.phone}}
{{email.email}}
Website: {{link.url}}

OBJECTIVE
To serve.

{WORK_B}
National ID No: {{identity.national}}
""",
)

UNSEEN = (
    f"""{{name.header}}
{{address.block}}
{{phone.phone}} (cell)
{{email.email}}

{_WATER}

Hobbies: hiking
Reference: {{name.referee}}, {{phone.referee_phone}}
""",
    f"""Profile of {{name.full}}

Contact Details
Tel. {{phone.phone}}
Email {{email.email}}
Location: {{address.place}}

Overview
{{name.titled}} is a nurse of <eleven years>. {{pronoun.Subject}} is known for {{pronoun.possessive}} calm.

{_NURSE}

{{name.header}} 2
""",
    f"""{{name.capitals}}
{{email.email}} ♦ {{phone.phone}} ♦ {{address.place}} ♦ {{link.linkedin}}
_____________________________

PERSONAL STATEMENT
Adviser with patience. {{nationality.stay}}.

{_BANK}

REFEREES
{{name.referee}} ({{email.referee_email}})
{{name.referee2}} ({{phone.referee_phone}})
""",
    f"""RESUME

Personal Data
Full name: {{name.full}}
Born: {{birth.birth}} in {{birth.birthplace}}
Citizenship: {{nationality.nationality}}
Marital status: {{status.marital}}
Home address: {{address.address}}
Mobile phone: {{phone.phone}}
E-mail: {{email.email}}

{_WATER}

{_BANK}
Passport No. {{identity.passport}}, Driving Licence No. {{identity.license}}
""",
    f"""{{name.header}}, RN
Nurse | {{phone.phone}} | {{email.email}}
{{address.address}}
DOB: {{birth.birth}} | Sex: {{gender.gender}} | {{status.marital}}

{_NURSE}

I was born in {{birth.birthplace}} and am {{age.age}} years old. Ask {{pronoun.object}}.
""",
    f"""Water Treatment Operator

{{name.header}}
Phone: {{phone.phone}}
Email: {{email.email}}
Address: {{address.address}}

Summary
Operator. {{pronoun.Subject}} keeps {{pronoun.possessive}} plant clean.

{_WATER}
Supervisor's name: {{name.supervisor}}
Supervisor's phone: {{phone.referee_phone}}
""",
    f"""{{link.url}}
{{name.header}}
{{address.place}}
{{phone.phone}}, {{email.email}}
GitHub: {{link.account}}

{_BANK}
Yours sincerely,

{{name.full}}
""",
    f"""{{name.full}}
Tel: {{phone.phone}}; Fax: {{phone.phone2}}; {{email.email}}
{{address.block}}

EXPERIENCE SUMMARY
{{name.first}} brings order. Letters to {{name.titled}} are answered.

{_NURSE}
Religion: {{religion.religion}}. Ethnic origin: {{ethnicity.ethnicity}}.
SSN {{identity.ssn}}
""",
)
