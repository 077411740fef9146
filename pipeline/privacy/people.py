"""Names of supervisors, behind titles, before contact data and under a closing formula; gendered titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.alternatives import guarded
from pipeline.privacy.draft import Found
from pipeline.privacy.places import is_place_word
from pipeline.privacy.shapes import NAME, NAME_WORD, PARTICLE, RANKED, SUFFIXES, TOKEN, TWO_OR_MORE, end_of
from pipeline.privacy.words import (
    INSTITUTIONS,
    ORGANISATIONS,
    PARTICLES,
    SURNAMES,
    TITLE_ENDS,
    is_given,
    is_work,
    word_set,
)
from pipeline.privacy.zones import found_in_lines

_TITLED = re.compile(
    r"\b(?P<title>(?:Mr|Mrs|Ms|Mx|Dr|Prof)\b(?:\.\s| )|(?:MR|MRS|MS)\. |Miss "
    r"|(?<!Assistant )(?<!Associate )(?<!Adjunct )Professor )"
    rf"(?P<name>(?:{PARTICLE} )*{NAME})(?P<after>(?: (?:{NAME_WORD}|of))*)"
)
_LONE_TITLE = guarded(
    r"\b(?:Mr|Mrs|Mx|Madam|Ma['’]am|Messrs)\b\.?(?!\.? ?[A-Z])|\bMs\b\.(?! ?[A-Z])|\bSir\b(?=\s*(?:or|/|,"
    r"|and)\s*(?:Madam|Ma['’]am))|(?<=Dear )Sir\b",
    ("mr", "ms.", "mx", "madam", "ma'am", "ma’am", "messrs", "sir"),
    re.NOFLAG,
)
_MASKED_NAME = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Miss|MR|MRS|MS|MISS)\b\.? \[NAME\]")
_NO_PERSON = word_set("""
    pepper america universe world usa teen clean coffee fields butterworth congeniality last
    excel word office outlook access powerpoint publisher project sql asp visio teams windows dynamics exchange onenote
    sharepoint frontpage dos suite power paint visual money azure crm
""")
_ROLE = (
    r"(?i:(?:(?:immediate|direct|current|former|line|project|site|academic|thesis|clinical|research|dissertation"
    r"|your|my|name of|ft) )*"
    r"(?:supervisors?|superviser|manager|boss|reporting (?:to|manager|officer)|reports? to|references?|referees?"
    r"|contact(?: person)?|point of contact|recommended by|referred by|advis[oe]rs?|mentor|preceptor"
    r"|principal investigator"
    r"|instructor|verified by|emergency contact|next of kin)(?:['’]s)?(?: name)?)"
)
_UNDER = (
    r"(?i:reporting (?:directly )?to|reports? (?:directly )?to|reported(?: directly)? to|mentored by|supervised by"
    r"|recommended by"
    r"|under (?:the )?(?:direct )?(?:supervision|direction|guidance|mentorship|leadership) of|(?:working|worked) under)"
)
_SUPERVISED = re.compile(
    rf"(?<![\w-])(?:{_ROLE} ?(?:: ?\s{{0,3}}|[–-] ?)|{_UNDER} "
    rf"|(?m:^)(?i:(?:full )?name) ?: ?){RANKED}(?P<name>(?:(?:Mr|Mrs|Ms|Miss)\.? )?{TWO_OR_MORE})"
)
_SIGNED_ROLES = "name manager contact person reference references advisor adviser instructor mentor"
_ROLES = guarded(
    rf"(?:{_ROLE} ?[:–-]|{_UNDER} |^(?i:(?:full )?name) ?:)",
    (
        *(role + sign for role in _SIGNED_ROLES.split() for sign in (":", " :", " -", " –", "-", "'s name", "’s name")),
        *(
            "supervis",
            "boss",
            "reporting ",
            "reports to",
            "reports directly",
            "report to",
            "reported to",
            "contact name",
        ),
        *("reported directly", "referee", "recommended by", "referred by", "mentored by", "preceptor", "investigator"),
        *("verified by", "next of kin", "under the", "under direct", "king under", "ked under"),
    ),
)
_CONTACT_DATA = guarded(r"\[(?:PHONE|EMAIL)\]", ("[phone]", "[email]"))
_NEXT_LINE = 60  # characters of the line below a role in which its name may stand
_BEFORE_CONTACT = re.compile(
    rf"(?P<name>{TWO_OR_MORE})[ ,|*•·(–-]*(?i:(?:at |ph|tel|phone|cell|mobile|e-?mail|t|p|m"
    r"|c)[ .:]*)?[ (]*\[(?:PHONE|EMAIL)\]"
)
_SIGNED = re.compile(
    r"(?im)^\W*(?:yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|(?:kind |best |warm )?regards"
    r"|respectfully(?: yours| submitted)?|signature|signed(?: by)?|faithfully)\b[ ,.:_-]*(?=$|[A-Z])"
)
_NUMERALS = frozenset(("i", "ii", "iii", "iv", "v", "vi"))


def find_people(text: str) -> Iterator[Found]:
    """Names behind titles, of supervisors, under a closing formula, and in the entries of references."""
    for found in _TITLED.finditer(text):
        yield from _titled(found)
    for found in _beside_role_or_contact(text):
        count = _leading_person(TOKEN.findall(found["name"]), expected=found.re is _SUPERVISED)
        if count > 1:
            yield Found(found.start("name"), found.start("name") + end_of(found["name"], count), "name")
    for found in _MASKED_NAME.finditer(text) if "[NAME]" in text else ():
        yield Found(*found.span(), "name")
    for found in _SIGNED.finditer(text):
        name = re.compile(rf"\s*(?P<name>{NAME})[ ]*(?=\n|$|,|\[)").match(text, found.end())
        if name and not any(is_work(word) for word in TOKEN.findall(name["name"])):
            yield Found(*name.span("name"), "name")


def _beside_role_or_contact(text: str) -> Iterator[re.Match[str]]:
    """Names behind the role of a supervisor or reference, which may end a line, and before a telephone or e-mail."""
    for line in dict.fromkeys(line for line, _ in found_in_lines(text, _ROLES)):
        yield from _SUPERVISED.finditer(text, line.start, line.end + _NEXT_LINE)
    for line in dict.fromkeys(line for line, _ in found_in_lines(text, _CONTACT_DATA)):
        yield from _BEFORE_CONTACT.finditer(text, line.start, line.end)


def find_titles(text: str) -> Iterator[Found]:
    """Gendered titles without a name."""
    for line, found in found_in_lines(text, _LONE_TITLE):
        yield Found(line.start + found.start(), line.start + found.end(), "title")


def _titled(found: re.Match[str]) -> Iterator[Found]:
    words = TOKEN.findall(found["name"])
    following = TOKEN.findall(found["after"])
    named = [word for word in words if len(word) > 1 and word.lower() not in PARTICLES]
    if any(word.lower() in INSTITUTIONS for word in (words + following)[1:]):
        return
    if not named or named[0].lower() in _NO_PERSON or (found["title"] == "Miss " and is_place_word(named[0])):
        return
    gendered = found["title"][:2].lower() in ("mr", "ms", "mx", "mi")
    first = named[0].lower()
    if first not in SURNAMES and not is_given(first):
        alone = gendered and len(named) == 1
        if first in TITLE_ENDS or (is_work(first) and not alone):
            return
    ends = (n for n, word in enumerate(words) if n > 0 and word.lower() in (ORGANISATIONS | TITLE_ENDS) - SURNAMES)
    end = found.start("name") + end_of(found["name"], next(ends, len(words)))
    yield Found(found.start() if gendered else found.start("name"), end, "name")


def _leading_person(words: list[str], expected: bool) -> int:
    """How many words at the start of `words` are a name; 0 when they are of work or an organisation.

    Where a name is `expected`, a surname may be a word of work behind a word that is none.
    """
    count = next((n for n in range(len(words)) if _ends_name(words, n, expected)), len(words))
    named = [word for word in words[:count] if len(word) > 1 and word.lower() not in SUFFIXES]
    of_work = [is_work(word) for word in named]
    initialled = len(words[0]) == 1 and count > 1  # "W. Baker"
    if not named or (of_work[0] and not is_given(named[0]) and not initialled and (not expected or all(of_work))):
        return 0
    beyond = (word.lower() for word in words[count:])
    telling = next((word for word in beyond if word in TITLE_ENDS or word in ORGANISATIONS or word in INSTITUTIONS), "")
    return 0 if telling in ORGANISATIONS or telling in INSTITUTIONS else count


def _ends_name(words: list[str], number: int, expected: bool) -> bool:
    """Whether a name that the words before `number` are ends before this one."""
    word, plain = words[number], words[number].lower()
    given = is_given(words[0])
    lenient = expected and not is_work(words[0]) and not (len(words) > 2 and words[2].lower() in TITLE_ENDS)
    surname = number == 1 and (given or lenient)  # but not "Cath Lab Director"
    if plain in _NUMERALS or (number and word.isupper() and len(word) > 1 and not words[0].isupper()):
        return True
    if plain in TITLE_ENDS or plain in ORGANISATIONS:
        return not (plain in SURNAMES and (surname or (number == 0 and given)))
    return bool(number) and is_work(word) and plain not in PARTICLES and not (surname or given)
