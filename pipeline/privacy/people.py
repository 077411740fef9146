"""Names outside the head: the person's own wherever it recurs, and those of supervisors and references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.alternatives import guarded
from pipeline.privacy.draft import PLACEHOLDER, Found
from pipeline.privacy.places import COUNTRY, STATE, is_place_word
from pipeline.privacy.words import INSTITUTIONS, NAMESAKES, ORGANISATIONS, PARTICLES, SURNAMES, TITLE_ENDS, is_given, is_work
from pipeline.privacy.zones import Line, Zone, found_in_lines, zoned

_TOKEN = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_SUFFIXES = frozenset("jr sr ii iii iv esq phd md mr mrs ms miss mx dr prof rev master madam sir shri smt".split())  # noqa: SIM905
_PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})"
_UPPER = r"[^\W\d_a-zà-ÿ]"
_NAME_WORD = rf"{_UPPER}[^\W\d_]*(?:['’`-][^\W\d_]+)*"
_INITIAL = rf"{_UPPER}\."
_NAME = rf"(?:{_NAME_WORD}|{_INITIAL})(?: {{1,2}}(?:{_PARTICLE} )*(?:{_NAME_WORD}|{_INITIAL})){{0,3}}"
_TWO_OR_MORE = rf"(?:{_NAME_WORD}|{_INITIAL})(?: {{1,2}}(?:{_PARTICLE} )*(?:{_NAME_WORD}|{_INITIAL})){{1,3}}"
_RANKED = r"(?:(?:Dr|Prof|Professor|Rev|Hon|Engr|Capt|Col|Sgt|Lt)\.? )?"
_TITLED = re.compile(
    rf"\b(?P<title>(?:Mr|Mrs|Ms|Mx|Dr|Prof)\b(?:\.\s| )|(?:MR|MRS|MS)\. |Miss |(?<!Assistant )(?<!Associate )(?<!Adjunct )Professor )"
    rf"(?P<name>(?:{_PARTICLE} )*{_NAME})(?P<after>(?: (?:{_NAME_WORD}|of))*)"
)
_LONE_TITLE = guarded(
    r"\b(?:Mr|Mrs|Mx|Madam|Ma['’]am|Messrs)\b\.?(?!\.? ?[A-Z])|\bMs\b\.(?! ?[A-Z])|\bSir\b(?=\s*(?:or|/|,|and)\s*(?:Madam|Ma['’]am))|(?<=Dear )Sir\b",
    ("mr", "ms.", "mx", "madam", "ma'am", "ma’am", "messrs", "sir"),
    re.NOFLAG,
)
_MASKED_NAME = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Miss|MR|MRS|MS|MISS)\b\.? \[NAME\]")
_NO_PERSON = frozenset(  # what follows a title without being a name: brands, pageants, and Microsoft's programs
    "pepper america universe world usa teen clean coffee fields butterworth excel word office outlook access powerpoint"
    " publisher project sql asp visio teams windows dynamics exchange onenote sharepoint frontpage dos suite power paint"
    " visual money azure crm congeniality last".split()
)
_ROLE = (
    r"(?i:(?:(?:immediate|direct|current|former|line|project|site|academic|thesis|clinical|research|dissertation|your|my|name of|ft) )*"
    r"(?:supervisors?|superviser|manager|boss|reporting (?:to|manager|officer)|reports? to|references?|referees?"
    r"|contact(?: person)?|point of contact|recommended by|referred by|advis[oe]rs?|mentor|preceptor|principal investigator"
    r"|instructor|verified by|emergency contact|next of kin)(?:['’]s)?(?: name)?)"
)
_UNDER = (
    r"(?i:reporting (?:directly )?to|reports? (?:directly )?to|reported(?: directly)? to|mentored by|supervised by|recommended by"
    r"|under (?:the )?(?:direct )?(?:supervision|direction|guidance|mentorship|leadership) of|(?:working|worked) under)"
)
_SUPERVISED = re.compile(
    rf"(?<![\w-])(?:{_ROLE} ?(?:: ?\s{{0,3}}|[–-] ?)|{_UNDER} |(?m:^)(?i:(?:full )?name) ?: ?){_RANKED}(?P<name>(?:(?:Mr|Mrs|Ms|Miss)\.? )?{_TWO_OR_MORE})"
)
_ROLES = guarded(
    rf"(?:{_ROLE} ?[:–-]|{_UNDER} |^(?i:(?:full )?name) ?:)",
    ("name:", "name :", "supervis", "manager:", "manager :", "manager –", "manager -", "manager name", "manager's name", "boss", "reporting to", "reporting manager",
    "reporting officer", "reporting directly", "reports to", "reports directly", "report to", "reported to", "reported directly", "referee", "reference", "contact", "recommended", "referred", "advis", "mentor", "preceptor",
    "investigator", "instructor", "verified", "next of kin", "under the", "under direct", "king under", "ked under"),
)  # fmt: skip
_CONTACT_DATA = guarded(r"\[(?:PHONE|EMAIL)\]", ("[phone]", "[email]"))
_NEXT_LINE = 60  # characters of the line below a role in which its name may stand
_BEFORE_CONTACT = re.compile(
    rf"(?P<name>{_TWO_OR_MORE})[ ,|*•·(–-]*(?i:(?:at |ph|tel|phone|cell|mobile|e-?mail|t|p|m|c)[ .:]*)?[ (]*\[(?:PHONE|EMAIL)\]"
)
_SIGNED = re.compile(r"(?im)^\W*(?:yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|(?:kind |best |warm )?regards|respectfully(?: yours| submitted)?|signature|signed(?: by)?|faithfully)\b[ ,.:_-]*(?=$|[A-Z])")
_ACTS = r"(?:has|is|was|holds|held|brings|began|joined|leads|led|earned|worked|works|possesses|received|served|serves|managed|manages|speaks|graduated|enjoys|lives|completed)"
_FURNITURE = re.compile(r"(?:page|resume|résumé|curriculum|vitae|cv|of|continued|cont|confidential|\d+|\W+|phd|mba|rn|cpa|pe|md)*", re.IGNORECASE)
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
_NUMERALS = frozenset(("i", "ii", "iii", "iv", "v", "vi"))
_BULLET = re.compile(r"\s*(?:[•●▪*–-]|\d{1,2}[.)])\s")
_ENTRY = re.compile(
    rf"\s*(?:[•●▪*–-]|\d{{1,2}}[.)])?\s*(?:(?i:name) ?: ?)?{_RANKED}(?:(?i:Mr|Mrs|Ms|Miss|Mx)\.? )?"
)
_ENTRY_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx)\.? \Z", re.IGNORECASE)
_ENTRY_WORDS = re.compile(rf"(?:{_NAME_WORD}|{_INITIAL})(?: (?:{_PARTICLE} )*(?:{_NAME_WORD}|{_INITIAL})){{0,7}}")


def find_recurrences(text: str, name: str) -> Iterator[Found]:
    """The person's `name` wherever it recurs in `text`: whole, in parts, reversed, with initials, or run together.

    A single word of the name is taken for it only where no capitalised word stands beside it and it is no namesake of a
    place, product or word of work: "Washington County" stays whoever is called Washington.
    """
    words = [t for t in _TOKEN.findall(name) if t.lower() not in _SUFFIXES and len(t) > 1]
    tokens = [t for t in words if t.lower() not in PARTICLES or t == words[-1]]
    if not tokens:
        return
    lowered = text.lower()
    present = [token for token in tokens if token.lower() in lowered]
    if not present:
        return
    either = "|".join(re.escape(token) for token in sorted(set(tokens), key=len, reverse=True))
    own = [t for t in words[:-1] if t.lower() in PARTICLES]
    particle = rf"(?:(?i:{'|'.join(map(re.escape, own))})[ ])*" if own else ""
    initials = "".join(sorted({token[0].upper() for token in tokens}))
    word = rf"(?:(?i:{either}))"
    joint = rf"(?:[ ]*,[ ]*|[ ]|\.[ ]?|[-_])(?:[A-Z]\.?[ ])*{particle}"
    chain = re.compile(rf"(?<!\w)(?:[{initials}]\.? ?){{0,3}}{particle}(?=[^\W\d_]){word}(?:{joint}{word})*(?:,? [{initials}]\.?(?:[ -]?[{initials}]\.)*(?!\w))?(?!\w)")
    for found in chain.finditer(text):
        count = len(re.findall(rf"(?<!\w){word}(?!\w)", found[0]))
        initial = bool(re.search(rf"(?<!\w)[{initials}](?:\.|(?!\w))", found[0]))
        capital = any(character.isupper() for character in found[0])
        if capital and (count > 1 or (initial and len(tokens) > 1) or _stands_alone(text, *found.span(), found[0].lower() == tokens[0].lower())):
            yield Found(*found.span(), "name")
    yield from _run_together(text, tokens)


def _run_together(text: str, tokens: list[str]) -> Iterator[Found]:
    """Words that hold two of the name's words: "adaokafor", "Okafor_Ada_Resume.pdf"."""
    long = [re.escape(token) for token in tokens if len(token) > 2]
    if len(long) < 2:
        return
    either = "|".join(long)
    for found in re.finditer(rf"[\w.-]{{0,40}}?(?:{either})[._-]?(?:{either})[\w.-]{{0,40}}", text, re.IGNORECASE):
        yield Found(*found.span(), "name")


def _stands_alone(text: str, start: int, end: int, given: bool) -> bool:
    """Whether a single word of the name means the person where it stands; `given`: it is the first of the name."""
    word = text[start:end]
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before, after = text[line_start:start], text[end:line_end]
    if _FURNITURE.fullmatch(before.strip()) and _FURNITURE.fullmatch(after.strip()) and (before + after).strip(" .,-–—|"):
        return True
    if (not before.strip() or before.rstrip()[-1] in ".!?") and re.match(rf"(?:['’]s)? {_ACTS}\b", after):
        return given or not is_place_word(word)
    plain = word.lower()
    if plain[:3] in _MONTHS and re.match(r"[a-z]*\.?,? ?\d", after):
        return False
    if plain in NAMESAKES or is_place_word(plain) or is_work(plain) or plain in PARTICLES:
        return False
    near = re.match(r"(?:['’]s)?[ ,&/()-]*(?:and |& )?([^\W\d_])", after)
    if near and near[1].isupper():
        return False
    last = re.search(r"([^\W\d_][\w'’-]*)[ ,&/()-]*$", before)
    return not (last and last[1][0].isupper() and before[: last.start()].strip(" *•·-–—"))


def find_people(text: str) -> Iterator[Found]:
    """Names behind titles, of supervisors, under a closing formula, and in the entries of references."""
    for found in _TITLED.finditer(text):
        yield from _titled(found)
    for found in _beside_role_or_contact(text):
        count = _leading_person(_TOKEN.findall(found["name"]), expected=found.re is _SUPERVISED)
        if count > 1:
            yield Found(found.start("name"), found.start("name") + _end_of(found["name"], count), "name")
    for found in _MASKED_NAME.finditer(text):
        yield Found(*found.span(), "name")
    for found in _SIGNED.finditer(text):
        name = re.compile(rf"\s*(?P<name>{_NAME})[ ]*(?=\n|$|,|\[)").match(text, found.end())
        if name and not any(is_work(word) for word in _TOKEN.findall(name["name"])):
            yield Found(*name.span("name"), "name")
    yield from _references(text)


def _beside_role_or_contact(text: str) -> Iterator[re.Match[str]]:
    """Names behind the role of a supervisor or reference, which may end a line, and before a telephone or e-mail."""
    for line, _ in found_in_lines(text, _ROLES):
        yield from _SUPERVISED.finditer(text, line.start, line.end + _NEXT_LINE)
    for line, _ in found_in_lines(text, _CONTACT_DATA):
        yield from _BEFORE_CONTACT.finditer(text, line.start, line.end)


def find_titles(text: str) -> Iterator[Found]:
    """Gendered titles without a name."""
    for line, found in found_in_lines(text, _LONE_TITLE):
        yield Found(line.start + found.start(), line.start + found.end(), "title")


def _titled(found: re.Match[str]) -> Iterator[Found]:
    words = _TOKEN.findall(found["name"])
    following = _TOKEN.findall(found["after"])
    named = [word for word in words if len(word) > 1 and word.lower() not in PARTICLES]
    if any(word.lower() in INSTITUTIONS for word in (words + following)[1:]):
        return
    gendered = found["title"][:2].lower() in ("mr", "ms", "mx", "mi")
    if not named or named[0].lower() in _NO_PERSON or named[0].lower() in TITLE_ENDS:
        return
    if found["title"] == "Miss " and is_place_word(named[0]):
        return
    if is_work(named[0]) and not is_given(named[0]) and (not gendered or len(named) > 1):
        return
    ends = (n for n, word in enumerate(words) if n > 0 and (word.lower() in ORGANISATIONS or word.lower() in TITLE_ENDS))
    end = found.start("name") + _end_of(found["name"], next(ends, len(words)))
    yield Found(found.start() if gendered else found.start("name"), end, "name")


def _end_of(name: str, count: int) -> int:
    """Where the first `count` words of `name` end."""
    ends = [word.end() for word in _TOKEN.finditer(name)]
    return ends[count - 1] if count < len(ends) else len(name)


def _leading_person(words: list[str], expected: bool) -> int:
    """How many words at the start of `words` are a name; 0 when they are of work or an organisation.

    Where a name is `expected`, a surname may be a word of work behind a word that is none.
    """
    shouted = words[0].isupper() and len(words[0]) > 1
    count = 0
    for word in words:
        plain = word.lower()
        before_title = len(words) > 2 and words[2].lower() in TITLE_ENDS  # "Cath Lab Director"
        surname = count == 1 and not before_title and (is_given(words[0]) or (expected and not is_work(words[0])))
        if plain in _NUMERALS or ((plain in TITLE_ENDS or plain in ORGANISATIONS) and not (surname and plain in SURNAMES)):
            break
        if count and is_work(word) and plain not in PARTICLES and not (surname or is_given(words[0])):
            break
        if count and word.isupper() and len(word) > 1 and not shouted:
            break
        count += 1
    named = [word for word in words[:count] if len(word) > 1 and word.lower() not in _SUFFIXES]
    of_work = [is_work(word) for word in named]
    unnamed = not named or (of_work[0] and not is_given(named[0]) and not (expected and not all(of_work)))
    beyond = [word.lower() for word in words[count:]]
    firm = next((word in ORGANISATIONS or word in INSTITUTIONS for word in beyond if word in TITLE_ENDS or word in ORGANISATIONS or word in INSTITUTIONS), False)
    return 0 if unnamed or firm else count


def _references(text: str) -> Iterator[Found]:
    """The name that opens each entry under a heading of references.

    An entry opens under the heading, behind contact data, at a bullet, and after a blank line, unless blank lines part
    every line.
    """
    lines = [line for line in zoned(text) if line.zone is Zone.REFERENCES]
    filled = sum(bool(line.text.strip()) for line in lines)
    gaps_tell = 2 * (len(lines) - filled) < filled
    opens = False
    for line in lines:
        if line.heading or (gaps_tell and not line.text.strip()):
            opens = True
        if line.heading or not line.text.strip():
            continue
        entry = _entry_name(line) if opens or _BULLET.match(line.text) else None
        if entry:
            yield entry
            opens = False
        if re.search(r"\[(?:PHONE|EMAIL)\]", line.text):
            opens = True


def _entry_name(line: Line) -> Found | None:
    """The name at the start of a line: capitalised words up to the first separator or word of a title."""
    opening = _ENTRY.match(line.text)
    start = opening.end() if opening else 0
    found = _ENTRY_WORDS.match(line.text, start)
    if not found or PLACEHOLDER.match(line.text, start):
        return None
    words = _TOKEN.findall(found[0])
    count = _leading_entry(words)
    if not count or re.fullmatch(rf"(?:{COUNTRY}|{STATE})", " ".join(words[:count])):
        return None
    title = _ENTRY_TITLE.search(line.text[:start])
    return Found(line.start + (title.start() if title else start), line.start + start + _end_of(found[0], count), "name")


def _leading_entry(words: list[str]) -> int:
    """As `_leading_person`, but lenient with words of work, since a name is to be expected here."""
    count = next((n for n, word in enumerate(words) if n > 0 and (word.lower() in TITLE_ENDS or (n > 1 and is_work(word)))), len(words))
    head, beyond = words[:count], [word.lower() for word in words[count:]]
    of_firms = [n for n, word in enumerate(head) if word.lower() in ORGANISATIONS]
    surname = of_firms == [1] and count == 2 and head[1].lower() in SURNAMES and not is_work(head[0])
    firm = (of_firms and not surname) or any(word in ORGANISATIONS for word in beyond[:3] if not beyond[:1] or beyond[0] not in TITLE_ENDS)
    if firm or head[0].lower() in TITLE_ENDS or (is_work(head[0]) and is_work(head[-1]) and not is_given(head[0])):
        return 0
    return count if count > 1 or is_given(head[0]) else 0
