"""How a person can be reached, and the numbers a state knows them by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.alternatives import guarded
from pipeline.privacy.draft import Found
from pipeline.privacy.zones import Line, Zone, found_in_lines, zoned

# What follows "@": labels parted by dots, the last of letters. Words run into the address go with it.
_EMAIL = re.compile(r"[\w.+%'’-]{0,99}[\w+%]@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.[^\W\d_]{2,40}")
_DOMAIN_END = r"(?:com|net|org|edu|gov|io|co|me|us|uk|ie|ca|au|nz|in|sg|ng|za|mx|de|fr|example|test|info|biz|dev)\b"
_SPACED_EMAIL = re.compile(
    r"[\w.+-]{1,99} ?(?:@|[(\[{] ?at ?[)\]}]) ?[\w-]{1,63}(?: ?(?:\.|[(\[{] ?dot ?[)\]}]) ?[\w-]{1,63}){0,6}? ?"
    rf"(?:\.|[(\[{{] ?dot ?[)\]}}]) ?{_DOMAIN_END}(?:\.[a-z]{{2}}\b)?",
    re.IGNORECASE,
)

_TAIL = r"[^\s<>|•·\[\]{}\"“”]"
_HOSTS = (
    r"(?:linkedin|github|gitlab|bitbucket|facebook|twitter|instagram|youtube|vimeo|behance|dribbble|medium|tumblr"
    r"|pinterest"
    r"|about|flickr|soundcloud|kaggle|stackoverflow|researchgate|orcid|hackerrank|leetcode|xing|tiktok|t|x|fb|wa|linktr"
    r"|academia|scholar\.google|sites\.google|issuu|carbonmade|wixsite|weebly|blogspot|wordpress|substack|quora|skype)"
)
_LINK = guarded(
    rf"(?:https?|ftp)://{_TAIL}+|\bwww\.{_TAIL}+"
    rf"|\b(?:[\w-]{{1,63}}\.){{0,6}}{_HOSTS}\.(?:com|org|net|io|me|ee|co|edu)/{_TAIL}*(?:(?<=/in/)\s?[\w-]+)?"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:github\.io|wordpress\.com|blogspot\.com|wixsite\.com"
    r"|weebly\.com|netlify\.app|vercel\.app"
    rf"|behance\.net|substack\.com|tumblr\.com|carbonmade\.com)\b(?:/{_TAIL}*)?"
    rf"|\b[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,6}}\.(?:com|net|org|io|dev|me|co|info|biz|example)/{_TAIL}+",
    (
        "://",
        "www.",
        ".com",
        ".org",
        ".net",
        ".io",
        ".me",
        ".ee",
        ".co",
        ".edu",
        ".dev",
        ".info",
        ".biz",
        ".example",
        ".app",
    ),
)
_BARE_DOMAIN = re.compile(
    r"(?<![\w@.])[A-Za-z0-9][\w-]{0,63}(?:\.[\w-]{1,63}){0,6}\.(?:com|net|org|io|dev|me|co|info|biz|example|design"
    r"|tech|app|page|site|online"
    r"|studio|art|photo|photography|blog|xyz|portfolio)(?:\.[a-z]{2})?\b(?:/\S*)?"
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{1,29}\b")
_NETWORK = (
    r"(?:linked[ -]?in|git[ -]?hub|gitlab|facebook|twitter|instagram|tik[ -]?tok|telegram|skype|whats ?app|wechat"
    r"|snapchat"
    r"|behance|dribbble|medium|kaggle|stack ?overflow|xing|youtube|pinterest|discord|orcid|hacker ?rank|leet ?code"
    r"|web ?site|web ?page|portfolio|blog|home ?page|url|social media|viber)"
)
_LABELLED_LINK = guarded(
    rf"(?<![\w@./-]){_NETWORK}(?: ?(?:profile|id|handle|name|user ?name|account|address|link|url))? ?"
    rf"(?:: ?|– ?|- (?=\S+\s*$))(?P<value>[^\s|•·,;\[]*[\w/][^\s|•·,;\[]*)",
    ("linked", "git", "facebook", "twitter", "instagram", "tok", "telegram", "skype", "whats", "wechat", "snapchat",
     "behance", "dribbble", "medium", "kaggle", "stack", "xing", "youtube", "pinterest", "discord", "orcid",
     "hacker", "leet", "web", "portfolio", "blog", "home", "url", "social", "viber"),
    re.IGNORECASE | re.MULTILINE,
)  # fmt: skip
_TRAILING = ".,;:!?)]}>'\"’”"

_DIGITS = re.compile(r"\d")
_NUMBER = re.compile(
    r"(?<![\w.,/$€£#@-])\(?\+?\(?\d(?:(?: ?[().‑–-]){0,3} ?\d){6,19}(?:\)(?=\s|$))?"
    r"(?: ?[,;]? ?(?:ext(?:ension|n)?|x)\.? ?:? ?\d{1,6})?(?![\w%]|[-.,]\d)",
    re.IGNORECASE,
)
_PHONE_LABEL = re.compile(
    r"(?:\b(?:tele?(?:phone)?s?|phones?|ph|mobiles?|mob|cell(?:ular)?s?|fax|facsimile|contact|call|text|whats ?app"
    r"|home|hp"
    r"|handphone|landline|evenings?|daytime|pager|[tmcpfh])|☎|✆|📞|📱)"
    r"(?: ?(?:no|nos|number|num|phone|#)\b)?(?: ?\((?:home|work|office|cell|mobile|h|w|m|c|o)\))?[ .:#–/-]*$",
    re.IGNORECASE,
)
_INNER_START = re.compile(
    r"\d{5}(?:-\d{4})? (?=\(\d{2,}|\+)|\d{4} (?=\+)"
)  # a postcode, then a number that says where it begins
_ROLE_BEFORE = re.compile(
    r"(?:supervisor|manager|references?|referees?|contact|report(?:s|ed|ing) to)\b[^\d\n]{0,60}\Z", re.IGNORECASE
)
_OTHER_NUMBER = re.compile(
    r"(?:#|\b(?:no|number|id|code|certificate|licen[cs]e|ref(?:erence)?))[ :#.]*\Z", re.IGNORECASE
)
_LONE_LETTER = re.compile(r"\b[tmcpfh][ ./-]*$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS = re.compile(r"(?:19|20)\d\d ?[ –-] ?(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,2}[ .–-]\d{1,2}[ .–-](?:\d{2}|\d{4})|\d{4}[ .–-]\d{1,2}[ .–-]\d{1,2}|\d{5}[–-]\d{4}")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")
_AMERICAN = re.compile(r"(?:1[ .-]?)?(?:\(\d{3}\) ?\d{3}[ .–-]\d{4}|\d{3}[–-]\d{3}[–-]\d{4}|\d{3}\.\d{3}\.\d{4})")
_ENCLOSED = re.compile(r"\((?:[^()]|\([^()]*\))*\)")  # "(555-0163)", "((512) 555-0100)", but not "(512) 555-0100"
_LABEL_LENGTH, _ROLE_REACH = 40, 90  # characters before a number in which its label, or the role of its owner, stands
_REGIONS = ("GB", "IE", "AU", "NZ", "IN", "NG", "ZA", "KE", "SG", "PH", "FR")
_LONGEST, _SHORTEST, _LOCAL = 15, 8, 7  # digits: ITU-T E.164; with an area; within one

_IDENTITY = re.compile(
    r"(?<![\w-])\d{3}[- ]\d{2}[- ]\d{4}(?![\w-])"  # United States, social security
    r"|(?<!\w)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)"  # United Kingdom, national insurance
    r"|(?<!\w)[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d(?!\w)"  # Mexico, CURP
    r"|(?<!\w)[STFGM]\d{7}[A-Z](?!\w)"  # Singapore, NRIC and FIN
)
# Documents whose names are unmistakable, and those that need "No", "#" or a colon before the number.
_DOCUMENT = (
    r"(?i:social security|ssn|s\.s\.n\.?|national insurance|nino|passport|national identity|identity card|nric|aadhaa?r"
    r"|social insurance|tax file|ppsn|curp|bvn|cnic|emirates id|driver['’]?s?['’]? ?licen[cs]e|driving ?licen[cs]e"
    r"|green card|alien registration)(?i: ?card)?(?i: ?(?:numbers?|nos?\b\.?|num\b\.?|#))? ?(?:[:#–-]|is\b)? ?"
)
_SHORT_DOCUMENT = (
    r"(?:NI|(?i:(?:national|citizen|student|employee|personal) id|id card|voter(?:'s)? id|work permit"
    r"|licen[cs]e plate|visa)|IC|FIN|UID|PAN(?i: card)?|SIN|TFN"
    r"|PPS|RFC|NIN|NIC|CPF|DNI|NIF|NIE|TIN|DL|Omang|Iqama|C[ée]dula)"
    r" ?(?:(?i:numbers?|nos?\b\.?|num\b\.?) ?[:#–-]?|[:#]) ?"
)
_VALUE = r"(?P<value>[A-Z]{0,5}[ /-]?\d[A-Z\d]*(?:[ /-]?\d[A-Z\d]*)*(?:[ /-]?[A-Z]{1,2}\b(?!\.| [a-z]))?)"
# A bare "ID" numbers certificates and adverts as well: it is the person's only where the text speaks of the person.
_ID = re.compile(rf"(?<![\w-])I\.?D\.?(?: (?:(?i:number|no)\b\.?|#))? ?[:#–-]? ?{_VALUE}")
_LABELLED_IDENTITY = guarded(
    rf"(?<![\w-])(?:{_DOCUMENT}|{_SHORT_DOCUMENT})#? ?{_VALUE}",
    ("ssn", "s.s.n", "security", "insurance", "nino", "passport", "identity", "nric", "aadha", "tax file", "ppsn",
     "curp", "bvn", "cnic", "emirates", "licen", "green card", "alien", "ni ", "ni:", " id", "id card", "voter",
     "permit", "visa", "ic ", "ic:", "fin ", "fin:", "uid", "pan", "sin ", "sin:", "tfn", "pps", "rfc", "nin",
     "nic ", "nic:", "cpf", "dni", "nif", "nie", "tin ", "tin:", "dl ", "dl:", "dl#", "omang", "iqama", "cedula",
     "cédula"),
    re.NOFLAG,
)  # fmt: skip
_SIX_DIGITS = re.compile(r"\d(?:[- ]?\d){5}")  # what every number of _IDENTITY holds; seeking this first is fast
_FEWEST_DIGITS = 4  # of the number of an identity


def find_identities(text: str) -> Iterator[Found]:
    """Numbers of passports, driving licences, social security and their like; a class of licence is none."""
    for line in zoned(text):
        if len(_DIGITS.findall(line.text)) < _FEWEST_DIGITS:
            continue
        for found in _IDENTITY.finditer(line.text) if _SIX_DIGITS.search(line.text) else ():
            yield Found(line.start + found.start(), line.start + found.end(), "identity")
        labelled = [*_LABELLED_IDENTITY.finditer(line.text)]
        if line.zone in (Zone.HEAD, Zone.CONTACT):
            labelled += _ID.finditer(line.text)
        for found in labelled:
            if len(_DIGITS.findall(found["value"])) >= _FEWEST_DIGITS and not _YEAR.fullmatch(found["value"]):
                yield Found(line.start + found.start("value"), line.start + found.end("value"), "identity")


def find_emails(text: str) -> Iterator[Found]:
    """E-mail addresses; those written with blanks or "(at)" where the text speaks of the person."""
    if "@" in text:
        for found in _EMAIL.finditer(text):
            yield Found(*found.span(), "email")
    for line in _personal(text):
        if "@" in line.text or "at)" in line.text or "at]" in line.text:
            for found in _SPACED_EMAIL.finditer(line.text):
                yield Found(line.start + found.start(), line.start + found.end(), "email")


def find_links(text: str) -> Iterator[Found]:
    """Web addresses and handles; a bare domain only where the text speaks of the person: Amazon.com is an employer."""
    for line, found in found_in_lines(text, _LINK):
        yield _trimmed(text, line.start + found.start(), line.start + found.end())
    for line, found in found_in_lines(text, _LABELLED_LINK):
        if _is_handle(found["value"]):
            yield _trimmed(text, line.start + found.start("value"), line.start + found.end("value"))
    for line in _personal(text):
        for pattern in (_BARE_DOMAIN, _HANDLE):
            for found in pattern.finditer(line.text):
                yield Found(line.start + found.start(), line.start + found.end(), "link")


def _is_handle(value: str) -> bool:
    """Whether what follows the name of a network can be an account there, and is no ordinary word."""
    letters = any(character.isalpha() for character in value)
    return letters and (not value.isalpha() or not value[1:].islower() or value.islower())


def _trimmed(text: str, start: int, end: int) -> Found:
    while end > start + 1 and text[end - 1] in _TRAILING:
        end -= 1
    return Found(start, end, "link")


def find_phones(text: str) -> Iterator[Found]:
    """Telephone and fax numbers: with a label or where the text speaks of the person any form, else a sure one."""
    for line in zoned(text):
        if len(_DIGITS.findall(line.text)) < _LOCAL:
            continue
        for found in _NUMBER.finditer(line.text):
            label = _PHONE_LABEL.search(line.text, max(0, found.start() - _LABEL_LENGTH), found.start())
            start, end = _trimmed_number(found)
            personal = line.zone is not Zone.BODY or bool(
                _ROLE_BEFORE.search(line.text, max(0, start - _ROLE_REACH), start)
            )
            if not label and _OTHER_NUMBER.search(line.text, max(0, start - _LABEL_LENGTH), start):
                continue
            if _is_phone(line.text[start:end], label[0] if label else "", personal):
                yield Found(line.start + start, line.start + end, "phone")


def _trimmed_number(found: re.Match[str]) -> tuple[int, int]:
    """Where the number is without a postcode before it or another figure behind it."""
    start, end = found.span()
    if inner := _INNER_START.search(found[0]):
        start += inner.end()
    while len(_DIGITS.findall(found.string, start, end)) > _LONGEST and " " in found.string[start:end]:
        start = found.string.index(" ", start) + 1
    american = _AMERICAN.match(found.string, start, end)
    if american and found.string[american.end() : end].strip().isdigit():
        end = american.end()
    number = found.string[start:end]
    opened = number.count("(") - number.count(")")
    if number.startswith("(") and (opened > 0 or _ENCLOSED.fullmatch(number)):  # brackets around it are not of it
        start += 1
    if number.endswith(")") and (opened < 0 or _ENCLOSED.fullmatch(number)):
        end -= 1
    return start, end


def _is_phone(number: str, label: str, personal: bool) -> bool:
    count = len(_DIGITS.findall(re.split("[a-z]", number.lower())[0]))
    if not _LOCAL <= count <= _LONGEST:
        return False
    if number.lstrip("(").startswith("+"):
        return count >= _SHORTEST
    if _YEARS.fullmatch(number) or _DATE.fullmatch(number):
        return False
    if label and not (_LONE_LETTER.fullmatch(label) and not personal):
        return True
    if len(_YEAR.findall(number)) > 1:
        return False
    if personal:
        return count > _LOCAL or bool(re.fullmatch(r"\d{3}[ .–-]?\d{4}", number))
    national = number.startswith("0") and not _THOUSANDS.fullmatch(number) and _is_national(number)
    return national or bool(_AMERICAN.fullmatch(number))


def _is_national(number: str) -> bool:
    """Whether a number that begins with the trunk digit 0 is one that a country gives out."""
    import phonenumbers

    for region in _REGIONS:
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(number, region)):
                return True
        except phonenumbers.NumberParseException:
            return False
    return False


def _personal(text: str) -> Iterator[Line]:
    return (line for line in zoned(text) if line.zone is not Zone.BODY)
