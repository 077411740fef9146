"""Invented people: one half by hand, to write patterns on; the other from Faker's lists, to report on."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from tests.privacy.labelled import Record

# given name(s) | surname
_NAMES = """
Ada|Okafor; Brendan|O'Shea; María del Carmen|Hernández López; Wei Ming|Tan; Priya|Raghunathan; Thabo|Nkosi; Grace|Porter
Jean-Luc|Moreau; Anneke|van der Berg; Siobhán|Ní Bhriain; Tyrone|Washington; Mason|Cook; Fatima Zahra|El Idrissi; Kwame|Mensah
Hye-jin|Kim; Ngozi|Eze; Robert|Smith; Sunita|Devi; Lwazi|Dlamini; Mele|Tupou; Rhys|ap Gwilym; Xiaoling|Zhang; Precious|Adeyemi
Giovanni|De Luca; Aroha|Ngata; Björn|Åkesson; Will|Long; Hope|Banks; Tom|Jenkins; Jordan|Price; Olumide|Adebayo-Cole; Ana|Souza
Dmitri|Volkov; Leilani|Kealoha; Nguyen Thi|Mai; Chukwuemeka|Nwosu; Patrick|MacAllister; Zainab|Bello; Harjit|Singh; Elif|Yıldız
"""
_STREETS = """
1180 Quarry Lane|Little Corvane, OR 97031; 14B Rathmines Park|Dublin 6, D06 X2Y4, Ireland; Flat 4, 221 Calder Street|Leeds LS1 4AB
27 Lamplighter Row, Apt 12|Tamsin Falls, NY 12801; Plot 12, Adeola Odeku Close|Victoria Island, Lagos, Nigeria
P.O. Box 4410|Helmsdale, TX 78701-2210; 88 Jacaranda Ave|Sandton, Johannesburg 2196; Blk 123 Ang Mo Kio Ave 3 #04-567|Singapore 560123
B-42, Sector 15|Noida - 201301, Uttar Pradesh, India; Av. Insurgentes Sur 1234, Col. Del Valle|03100 Ciudad de México, México
5 Karaka Crescent, Mount Eden|Auckland 1024, New Zealand; 19/3 Wattle Grove Road|Parramatta NSW 2150; 402 rue des Érables|Montréal, QC H2X 1Y4
1600 N. Elm St., Suite 5|Fargo, ND 58102; 7 The Mews, Church Walk|Bath BA1 2QH, United Kingdom; 350 5th Avenue, Unit 9|Boise, Idaho 83702
"""
_PLACES = """
Austin, TX; Leeds, UK; Lagos, Nigeria; Pune, India; Auckland, New Zealand; Cape Town, South Africa; Toronto, ON; Sydney, NSW; Cork, Ireland
Guadalajara, Mexico; Nairobi, Kenya; Little Corvane, OR 97031; Singapore; St. Paul, MN; Winston-Salem, North Carolina; Belfast, Northern Ireland
"""
_PHONES = """
(512) 555-0100; 512-555-0143; +1 512 555 0177; 07700 900123; +44 7700 900456; +44 (0)20 7946 0958; 087 123 4567; +353 87 765 4321; 0412 345 678
+61 412 345 678; 021 555 0123; +64 21 555 012; 98765 43210; +91-98765-43210; 6123 4567; +65 9123 4567; 0803 123 4567; +234 803 123 4567
082 555 0101; +27 82 555 0199; 55 1234 5678; +52 55 1234 5678; 512.555.0188; 555-0163; 1-512-555-0139 ext. 42; (020) 7946 0321
"""
_HANDLES = "jo.kade; sunrise_coder; b-hastaway; the.quiet.builder; marlow88; kestrel_dev; nm2041; ivory-tern"
_BIRTHS = (
    "12 May 1985; 03/04/1990; 1979-11-23; June 7, 1992; 1st Jan 1988; 20-08-1983; 24.05.1980; September 28th, 1982"
)
_TOWNS = "Lagos, Nigeria; Des Moines, Iowa; Cork; Pune, India; Manila, Philippines; Leeds, England; Oaxaca, Mexico"
_PEOPLE = "Kenyan; South African; Indian; British; Mexican; Irish; Singaporean; New Zealander; American; Nigerian; Filipino; Canadian"
_MARITAL = (
    "Married; Single; Divorced; Widowed; Separated; Married with two children; Single, no children; Never married"
)
_FAMILY = "married with two children; mother of three; father of 2; happily married; proud parent of four"
_STAY = """
US citizen; Canadian citizen; Permanent resident; Green card holder; Authorized to work in the United States; British citizen; H-1B visa holder
Dual citizen of Ireland and Canada; Right to work in the UK; Indian national; Australian permanent resident; Eligible to work in Canada
"""
_STATUS = (
    "Permanent Resident; F-1 OPT; Citizen; Tier 2 (General); Work permit; EAD; Residency Visa (Transferable); H-1B"
)
_RELIGIONS = "Christian; Islam; Hindu; Roman Catholic; Buddhist; Sikh; Jewish; Methodist"
_ETHNICITIES = (
    "Hispanic/Latino; African American; White British; Asian; Black African; Māori; Two or more races; Yoruba"
)
_GENDERS = "Female; Male; F; M; Non-binary; Woman; Man"
_NUMBERS = {
    "ssn": "078-05-1120; 219-09-9999; 457-55-5462",
    "passport": "A1234567; M0197098; 533380006; L9870873; GB1234567",
    "license": "D1234-56789-01234; S530-4601-2345; 12345678; NHL123456; F 3905156 I",
    "national": "QQ 12 34 56 C; S1234567D; 2345 6789 0123; HELM850512MDFRPR04; 8001015009087",
}


def _pool(values: str) -> list[str]:
    return [" ".join(value.split()) for value in values.replace("\n", ";").split(";") if value.strip()]


def _pronouns(chance: random.Random) -> dict[str, str]:
    forms = chance.choice(
        (("He", "he", "his", "him", "himself", "Mr."), ("She", "she", "her", "her", "herself", "Ms."))
    )
    return dict(zip(("Subject", "subject", "possessive", "object", "reflexive", "gendered"), forms, strict=True))


def _of_name(given: str, surname: str, chance: random.Random) -> dict[str, str]:
    """Every form in which a name stands in a resume; `header` in one of the ways people set it."""
    first = given.split()[0]
    full = f"{given} {surname}"
    middle = chance.choice(("", "", f" {chance.choice('ABCJKLMRST')}."))
    header = chance.choice((f"{given}{middle} {surname}", full, full))
    return {
        "header": header,
        "capitals": header.upper(),
        "full": full,
        "first": first,
        "surname": surname,
        "reversed": f"{surname}, {given}",
        "initialled": f"{first[0]}. {surname}",
        "cited": f"{surname}, {first[0]}.",
        "lines": f"{given}\n{surname}",
    }


def _record(
    name: tuple[str, str], others: Sequence[str], address: Sequence[str], contact: dict[str, str], chance: random.Random
) -> Record:
    pick = lambda values: chance.choice(_pool(values))  # noqa: E731
    gendered = _pronouns(chance)
    numbers = {slot: pick(values) for slot, values in _NUMBERS.items()}
    street, town = address[0], ", ".join(address[1:])
    return {
        **_of_name(*name, chance),
        **gendered,
        **contact,
        **numbers,
        "pronouns": chance.choice(("she/her", "he/him", "She/Her/Hers", "he/they")),
        "titled": f"{gendered['gendered']} {name[1]}",
        "titled_full": f"{gendered['gendered']} {name[0]} {name[1]}",
        "address": ", ".join(address),
        "block": chance.choice((f"{street}\n{town}", f"{street}, {town}", "\n".join(address))),
        "birth": pick(_BIRTHS), "birthplace": pick(_TOWNS), "age": str(chance.randint(19, 67)),
        "nationality": pick(_PEOPLE), "marital": pick(_MARITAL), "family": pick(_FAMILY), "stay": pick(_STAY), "visa": pick(_STATUS),
        "religion": pick(_RELIGIONS), "ethnicity": pick(_ETHNICITIES), "gender": pick(_GENDERS),
        "referee": others[0], "referee2": others[1], "supervisor": others[2], "father": others[3],
    }  # fmt: skip


def hand_made(chance: random.Random) -> Record:
    """A person of the half that patterns are written on."""
    names = [tuple(name.split("|")) for name in _pool(_NAMES)]
    chance.shuffle(names)
    others = [f"{given} {surname}" for given, surname in names[1:5]]
    handle = chance.choice(_pool(_HANDLES))
    phones = chance.sample(_pool(_PHONES), 3)
    contact = {
        "email": f"{handle}@{chance.choice(('mail.example', 'inbox.example.com', 'gmail.com', 'post.example.co.uk'))}",
        "phone": phones[0], "phone2": phones[1], "referee_phone": phones[2], "referee_email": f"{chance.choice(_pool(_HANDLES))}@firm.example",
        "linkedin": f"linkedin.com/in/{handle}", "url": f"https://www.{handle.replace('_', '-')}.example/work", "github": f"github.com/{handle}",
        "handle": f"@{handle.replace('.', '_').replace('-', '_')}", "account": handle, "site": f"{handle.replace('_', '-')}.com",
        "place": chance.choice(_pool(_PLACES)),
    }  # fmt: skip
    given, surname = names[0]
    return _record((given, surname), others, chance.choice(_pool(_STREETS)).split("|"), contact, chance)


_LOCALES = """
    en_US en_GB en_IE en_CA en_AU en_NZ en_IN yo_NG ig_NG ha_NG en_KE zu_ZA tw_GH es_MX es_ES de_DE nl_NL it_IT pl_PL sv_SE
    pt_BR fr_CA id_ID tr_TR ro_RO hu_HU en_PK sw fi_FI
"""
_EAST_ASIAN = "Park|Ji-woo; Chen|Yu-ting; Lim|Hui Min; Nguyen|Van Dung; Sato|Haruka; Wong|Ka Fai; Choi|Seung-hyun; Liu|Jiahui; Teo|Boon Kiat"


def from_lists(chance: random.Random) -> Record:
    """A person of the half that is reported on: names, addresses and numbers of 29 locales, and East Asian names in their order."""
    from faker import Faker

    faker = Faker(chance.choice(_LOCALES.split()))
    faker.seed_instance(chance.randint(0, 1 << 30))
    addresses = Faker(
        chance.choice(("en_US", "en_GB", "en_CA", "en_AU", "en_NZ", "en_IN", "es_MX", "en_IE", "zu_ZA", "de_DE"))
    )
    addresses.seed_instance(chance.randint(0, 1 << 30))
    numbers = Faker(chance.choice(("en_US", "en_GB", "en_AU", "en_NZ", "en_IN", "es_MX", "de_DE", "pl_PL")))
    numbers.seed_instance(chance.randint(0, 1 << 30))
    surname, given = faker.last_name(), faker.first_name()
    while not re.fullmatch(
        r"(?:(?:van|de|da|der|von|di|dos) )*[^\W\d_][\w'’ -]*", surname
    ):  # "Werl-Arnsberg, van" is a list's order
        surname = faker.last_name()
    if chance.random() < 0.12:
        given, surname = chance.choice(_pool(_EAST_ASIAN)).split("|")  # the family name first
    elif chance.random() < 0.15:
        given = f"{given} {faker.first_name()}"
    elif chance.random() < 0.1:
        surname = f"{surname}-{faker.last_name()}"
    english = Faker(chance.choice(("en_US", "en_GB", "en_IN", "yo_NG", "es_MX", "zu_ZA")))
    english.seed_instance(chance.randint(0, 1 << 30))
    others = [f"{english.first_name()} {english.last_name()}" for _ in range(4)]
    user = faker.user_name()
    contact = {
        "email": chance.choice((faker.email(), f"{user}@{faker.free_email_domain()}")),
        "phone": numbers.phone_number(), "phone2": english.phone_number(), "referee_phone": numbers.phone_number(), "referee_email": english.email(),
        "linkedin": f"www.linkedin.com/in/{user}-{chance.randint(100, 99999)}", "url": f"http://{user.replace('_', '')}.github.io/",
        "github": f"https://github.com/{user}", "handle": f"@{user.replace('.', '_').replace('-', '_')}", "account": f"{user}{chance.randint(1, 99)}",
        "site": f"www.{user.replace('_', '-')}.dev",
        "place": chance.choice((f"{addresses.city()}, {chance.choice(('CA', 'IL', 'Ontario', 'England', 'Kenya', 'India', 'NSW', 'Mexico'))}",)),
    }  # fmt: skip
    lines = [line for line in addresses.address().split("\n") if line.strip()]
    lines = lines if len(lines) > 1 else [lines[0], addresses.city()]
    return _record((given, surname), others, lines, contact, chance)
