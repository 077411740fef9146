"""What kind of word a capitalised word is: of work, of an organisation, of a heading, or possibly of a name.

Names are told by what they are not. A list of the world's names does not exist, and a name that is on a list must not
be treated in another way than one that is not; so words that public descriptions of work use, and the words below,
speak against a name, and all others may be one. A given name of the census (`models/names/`) only decides between a
name and a title of the same words: "Grace Porter", "Night Porter".
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Mapping

from pipeline.bundle import bundled
from pipeline.matching import specificity

NAME = "names"

# Words of resumes that task statements of occupations do not use.
_WORK = """
    night day evening weekend shift
    ad admin ads advertising agile analytics android angular app apps apparel apprentice architect asst assistant
    associate automation aviation award awards aws azure bachelor bachelors barista bartender bilingual biology
    bistro blogger bookseller brand branding broker bureau business busser buyer caregiver casino cashier catering
    cert certified cfo charge charter chef chemistry chief cio civil classroom cleared cloud cna coach code coder
    college columnist communications commis compliance concierge confidential content contractor contributor coo
    copywriter corporate counselor counsellor cpa creative crew cto curriculum custodian cybersecurity cyber data
    deputy dept desktop devops digital diploma director display dispatcher docker doctor doorman duty ecommerce
    economist editor educator electronics email engagement engineering entrepreneur estate events excel executive
    expert faculty fashion fellow finance fintech first floater food foreman founder freelance freelancer french
    frontend fullstack fulltime fund game general generalist geek global google graduate graphic graphics guest gym
    hadoop head health helpdesk high hospitality hostess hotel hr html human hvac hygienist infantry influencer
    infosec innovation insurance interim intern internship interventionist ios it java javascript jeweler journalist
    jr junior kubernetes laborer labourer lead leader learner legal licensed lifeguard linux logistics lpn machinist
    maid manager managing marketer marketing master masters math mba mechanic media merchandiser microsoft mobile
    motivated mover multimedia music nanny network nurse nutrition officer onboarding online operations operator ops
    oracle page paralegal paraprofessional part parttime pastry payroll pe performance personal petty phd
    photographer photoshop physician pilot player pm pmp portfolio pr president principal private producer product
    professional professor profile programmer project public python qa qc react receptionist recent recruiter
    regional relations remote reporter rep representative resources resume retail rn sales salesforce sap scholar
    science scientist scrum secretary security senior sergeant server sgt site social software sous special
    specialist sports sql squad sr staff startup stock store strategic strategist stylist superintendent supervisor
    supply surgeon sushi svp swift systems teacher team tech technical technician technologist technology telecom
    teller therapist trainee trainer travel treasurer tutor ui university us ux veteran veterinarian vice
    videographer visual vitae volunteer vp waiter waitress warehouse web website wealth wordpress worker writer yoga
    youth
"""
# The last word of a title; what ends in one is no name, whatever it begins with.
_TITLE_ENDS = """
    porter baker butler cook carpenter mason gardener barber painter potter farmer
    accountant actuary administrator advisor adviser advocate agent aide analyst architect artist assistant
    associate attorney auditor barista bartender buyer cashier chef clerk coach consultant contractor controller
    coordinator copywriter counselor counsellor designer developer director dispatcher doctor driver economist
    editor educator electrician engineer executive expert foreman founder freelancer generalist graduate helper
    hygienist instructor intern inspector installer interpreter investigator journalist lawyer lead leader lecturer
    librarian machinist manager marketer mechanic merchandiser nurse officer operator owner paralegal pharmacist
    photographer physician pilot planner plumber president principal producer professional professor programmer
    receptionist recruiter rep representative researcher resume scientist secretary server specialist strategist
    student stylist supervisor surgeon teacher technician technologist therapist trainee trainer translator
    treasurer tutor volunteer waiter waitress welder worker writer sales marketing engineering management operations
    hr it qa vitae cv
"""
_ORGANISATIONS = """
    academy agency army association bakery bank bureau cafe center centre charity church clinic club co college
    committee company consultancy consulting corp corporation council county department dept diner enterprise
    enterprises farm farms division district region branch area system federation foundation group hall holdings
    hospital hotel inc industries institute international labs laboratories league library limited llc llp logistics
    ltd market media ministry motors museum navy network office partners partnership plc press restaurant retail
    school schools services society solutions station store stores studio studios supply systems team technologies
    technology theatre theater trust union university ventures works
"""
_INSTITUTIONS = """
    academy airport arena auditorium avenue award awards boulevard bridge building campus center centre chapel
    church clinic club college cookies county day dorm drive elementary festival foundation fund gallery hall high
    highway holiday hospital house institute junior library lodge memorial middle museum observatory park parkway
    plaza prep preparatory primary prize project road scholar scholars scholarship school schools seminary square
    stadium street theater theatre trophy university
"""
_PARTICLES = """
    a abu af al av ap bar ben bin bint binti binte da de del dela dele della den der des di die do dos du e el ibn la le
    las los mac mc o san st ste ter ten van vande vander ver vom von y zu zum zur
"""
# Words of organisations and titles that are surnames as well: behind a given name they are taken for one.
_SURNAMES = """
    church hall bank banks farm market press union club area field fields sales doctor clerk driver principal
    sergeant writer coach porter baker butler cook carpenter mason gardener barber painter potter farmer
"""
# Software, firms and things that are called as people are: alone, they are taken for those.
_NAMESAKES = """
    abbott ada adobe allstate amber apollo baxter boeing brooks cameron caterpillar chase christian christie
    chrysler crystal dell delphi delta deere dior disney django dylan fargo ford gallup gantt gucci hadoop harley
    haskell hilton honda hudson jasmine java jenkins jersey jira jordan julia kohl kohls lambda lean lexus lilly
    lincoln lotus lynch macy marriott martha maven mercedes merrill morgan nike nordstrom oracle pascal perdue perl
    phoenix pilates polo porsche prada python rails ritz ruby sage salesforce scala sears sharon spark starr stella
    swift tableau target tiffany toyota travis trump tyson vera walmart wells wendy wendys whitney xavier zara
"""

_WORD = re.compile(r"[^\W\d_]+")


def word_set(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


WORK, TITLE_ENDS, ORGANISATIONS = word_set(_WORK), word_set(_TITLE_ENDS), word_set(_ORGANISATIONS)
INSTITUTIONS, PARTICLES, NAMESAKES = word_set(_INSTITUTIONS), word_set(_PARTICLES), word_set(_NAMESAKES)
SURNAMES = word_set(_SURNAMES)


@functools.lru_cache(maxsize=1 << 14)
def is_work(word: str) -> bool:
    """Whether the word is of work, organisations or their titles, in any case and number."""
    parts = [part.lower() for part in _WORD.findall(word)]
    return any(
        part in WORK or part in TITLE_ENDS or part in ORGANISATIONS or (len(part) > 2 and specificity.known(part))
        for part in parts
    )


def is_given(word: str) -> bool:
    """Whether the word is a given name of the census."""
    return word.lower() in _given()


def digests() -> Mapping[str, str]:
    """Name and SHA-256 of the models that masking reads."""
    return {NAME: hashlib.sha256(_file()).hexdigest(), **specificity.digests()}


def _file() -> bytes:
    return (bundled("models") / NAME / "given.txt").read_bytes()


@functools.cache
def _given() -> frozenset[str]:
    return frozenset(_file().decode("ascii").split())
