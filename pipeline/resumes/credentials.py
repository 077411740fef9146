"""Licences and certifications, wherever a resume names them: in sections of their own, in lists, behind a name.

Well-known ones are told by their names and letters; the rest by the words that make them some ("Certified …", "…
License"). Under a heading for them each line is one. What is expected, in preparation or lapsed is not held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.resumes.dates import Stay
from pipeline.resumes.entry import CERTIFICATION, LICENSE, Entry
from pipeline.sections.lines import Line

_LICENSES = (
    r"(?:class\s+[ABCM]\s+)?(?:valid\s+|current\s+|clean\s+|commercial\s+|state\s+){0,3}(?:driver['’`]?s?['’`]?|driving)\s+licen[sc]es?(?:,?\s+\(?class\s+[ABCM]\b\)?)?"
    r"|(?:class\s+[ABC]\s+)?(?-i:\bCDL\b)(?:[\s,(–-]*class\s+[ABC]\)?)?(?:\s+licen[sc]e)?|commercial\s+(?:vehicle|pilot)\s+(?:operator\s+)?(?:licen[sc]e|certificate)"
    r"|registered\s+nurses?\b|licensed\s+(?:practical|vocational)\s+nurses?|(?-i:\b(?:RN|LPN|LVN|APRN|CRNA|ARNP|FNP-?[BC]*|LCSW|LMSW|LPC|LMFT|LICSW|RPh)\b)(?:\s+licen[sc]e)?"
    r"|professional\s+engineer(?:\s+licen[sc]e)?|(?-i:\bP\.\s?E\.(?=\W|$)|\bPE\s+[Ll]icen[sc]e)|licensed\s+(?:clinical\s+social\s+worker|professional\s+(?:counselor|engineer|geologist|land\s+surveyor)|attorney|architect|electrician|plumber|real\s+estate\s+(?:agent|broker|salesperson))"
    r"|professional\s+land\s+surveyor|notary(?:\s+public)?|(?-i:\bNMLS\b)|(?:finra\s+|nasd\s+)?series\s+\d{1,2}(?:\s*(?:,|&|and|/)\s*\d{1,2})*(?:\s+licen[sc]es?)?"
    r"|real\s+estate\s+(?:broker['’]?s?\s+|agent\s+|sales(?:person)?\s+)?licen[sc]e|(?:top\s+)?secret\s+(?:/\s*sci\s+)?(?:security\s+)?clearance|(?:active\s+)?security\s+clearance(?=\s*(?:$|\n|[,;:.]))"
    r"|(?:state\s+)?bar\s+(?:of\s+[A-Z]\w+|admission)|admitted\s+to\s+(?:the\s+)?[A-Z]?\w*\s?bar\b|guard\s+card|(?-i:\bTWIC\b)(?:\s+card)?|airframe\s+(?:and|&)\s+power\s?-?plant(?:\s+licen[sc]e)?|(?:private|commercial|airline\s+transport)\s+pilot(?:\s+(?:licen[sc]e|certificate))?"
)
_CERTIFICATIONS = (
    r"certified\s+public\s+accountants?|(?-i:\bC\.?P\.?A\b\.?)(?=(?!['’]?s\b|\s+firms?\b|\s+offices?\b))|chartered\s+(?:\w+\s+){0,2}?(?:analyst|accountant|engineer|surveyor|librarian|architect|psychologist|secretary|scientist|physiotherapist|planner|manager)(?-i:\s+\(?[A-Z]{3,6}\)?)?"
    r"|(?-i:\b(?:CFA|CISA|CISSP|CISM|CRISC|CFE|CFP|ChFC|CLU|PMP|CAPM|PgMP|PMI-ACP|CSM|CSPO|SHRM-S?CP|SPHR|aPHR|GPHR|PHR|CEBS|CPIM|CSCP|CPSM|CPPO|CPPB|AICP|CEH|OSCP|RHC(?:E|SA)|CCNA|CCNP|CCIE|CCDA|CCENT|MCSE|MCSA|MCITP|MCTS|MCSD|MCDBA|BCBA|CADC|CPhT|CNA|EMT(?:-[BIP])?|NREMT|BLS|ACLS|PALS|CPR|AED|HAZWOPER|NICET|NCCER|TEFL|TESOL|CELTA|ACCA|CIMA|CIPD|PRINCE2|NEBOSH|TOGAF|EIT|MRICS|MCIPD|FCCA|MRTPI|MCLIP|CEng|IEng|QTS)\b)(?:\s*[/&]\s*(?:AED|first\s+aid|BLS))*(?:\s+(?:certified|certification|certificate|card))?"
    r"|first\s+aid(?:\s*(?:/|&|and)\s*CPR)?(?:\s+(?:certified|certification|certificate|training))?|serv\s?-?safe?\b(?:\s+(?:food\s+)?(?:safety\s+|protection\s+)?(?:manager|handler))?(?:\s+(?:certified|certification))?"
    r"|(?:lean\s+)?six\s+sigma\s+(?:\w+\s+)?(?:green|black|yellow|white)\s+belt|(?:certified\s+)?(?:lean\s+)?(?:six\s+sigma\s+)?(?:green|black|yellow)\s+belt(?:\s+(?:in\s+)?(?:lean\s+)?six\s+sigma)?"
    r"|comptia\s+(?:certified\s+)?(?:a|network|security|server|linux|cloud|project|cysa|pentest)\s?\+?|\b(?:network|security|server)\s?\+(?=\W|$)(?:\s+certifi\w+)?|(?-i:\bA\+)\s+certifi(?:ed|cation)|itil(?:\s*v?\d)?(?:\s+(?:foundations?|expert|practitioner|certified))+"
    r"|leed\s+(?:ap|green\s+associate|accredited\s+professional)(?:\s+bd\+c)?|project\s+management\s+professional|professional\s+in\s+human\s+resources|senior\s+professional\s+in\s+human\s+resources"
    r"|osha[\s-]*(?:10|30|40|500|510)(?:[\s-]*(?:hr|hour)s?)?(?:\s+(?:card|certif\w+|construction|general\s+industry))*|epa\s+(?:section\s+)?608(?:\s+\w+)?|ase[\s-]+certified(?:\s+\w+)?|forklift\s+(?:certified|certification|operator['’]?s?\s+licen[sc]e)"
    r"|(?:[A-Z]\w+\s+)?(?:state\s+)?teach(?:er|ing)['’]?s?\s+(?:certificat(?:e|ion)|credential|licen[sc]e|licensure)|single\s+subject\s+(?:teaching\s+)?credential|basic\s+life\s+support|advanced\s+cardiac\s+life\s+support|pediatric\s+advanced\s+life\s+support"
    r"|emergency\s+medical\s+technician(?:[\s-]+\w+)?|certified\s+nurs(?:ing|e)['’]?s?\s+(?:assistant|aide)|certified\s+medical\s+assistant|engineer[\s-]in[\s-]training|certified\s+scrum\s*master|flagger\s+card"
)
_RUN = r"(?:[A-Z0-9][\w+&./’'-]*|of|in|and|for|the|on|&|to)"
_GENERAL = (
    rf"(?-i:\b(?:Board\s+)?Certified\s+(?:{_RUN}[ ]+){{0,6}}{_RUN}(?<!\band)(?<!\bin)(?<!\bof)(?<!\bthe)(?<!\bfor))"
    rf"|(?-i:\b(?:Licensed|Registered)\s+(?!Nursing\b)(?:{_RUN}[ ]+){{0,4}}[A-Z][\w-]*)"
    rf"|(?-i:\b(?:[A-Z][\w+&./’'-]*[ ]+){{1,5}}Certified:?(?:[ ]+{_RUN}){{1,6}}(?<!\band)(?<!\bin)(?<!\bof)(?<!\bthe)(?<!\bfor)(?<!&))"
    r"|(?:^|(?<=\n)|(?<=[,;•*-]\s))(?-i:[A-Z][\w-]*(?:[ ]+[a-z][\w-]+){1,3}[ ]+(?:licen[sc]e|certification|certificate|permit|credential)\b)"
    r"|(?-i:\b(?:[A-Z][\w+&./’'-]*[ ]+(?:(?:of|in|and|&|for|/)[ ]+)?){1,6}(?:Certified|Certification|Certifications|Certificate|Licen[sc]e|Licensure|Credential|Permit)\b(?:\s+(?:in|of|for)\s+(?:[A-Z][\w&-]*\s?){1,5})?)"
    r"|\b(?:certificat(?:e|ion)|licen[sc]e|diploma)\s*(?:\s+in|:|\s+of\s+completion\s*[:,–-]?)\s*(?-i:(?:[A-Z][\w&/’'-]*[ ]?(?:(?:and|of|in|&|for)[ ])?){1,7})"
    r"|\b[a-z+]{2,20}\s+certified\b(?!\s+(?:by|as|that|copies|mail))"
)
_KNOWN = re.compile(rf"(?<![\w-])(?:(?P<license>{_LICENSES})|(?P<certification>{_CERTIFICATIONS}))(?![\w])", re.IGNORECASE)
_OTHER = re.compile(rf"(?<![\w-])(?:{_GENERAL})", re.IGNORECASE)
_MAY_NAME = re.compile(
    r"certif|licen|regist|credential|clearance|notary|diploma|belt|aid|series|[A-Z]{2}|serv.?safe|support|professional|comptia|\+|itil"
    r"|engineer|pilot|plant|card|permit|bar\b|leed|technician",
    re.IGNORECASE,
)
_MAY_CERTIFY = re.compile(r"certif|licen[sc]|registered|credential|permit|diploma", re.IGNORECASE)
_LICENSE_WORD = re.compile(r"licen[sc]|register|registration|\bCDL\b|permit|clearance|notary|admission|admitted", re.IGNORECASE)
_NOT_HELD = re.compile(
    r"\b(?:candidate|pursuing|preparing|working\s+(?:on|towards?)|stud(?:y|ying)\s+(?:for|towards?)|seeking|eligible|in[\s-]process|in[\s-]progress"
    r"|pending|exam(?:ination)?\s+(?:scheduled|in\b)|expected|anticipated|plan(?:ning|s)?\s+to|to\s+be\s+(?:completed|obtained|taken)|not\s+yet|expired|lapsed|inactive"
    r"|will\s+(?:obtain|get|be\s+certified|take|sit)|scheduled|in\s+training|sitting\s+for|towards?|part[s]?\s+\d\s+of)\b",
    re.IGNORECASE,
)
_NO_CREDENTIAL = re.compile(
    r"\b(?:no|without|require[sd]?|requiring|needed?|for|prepared?|processed|issued?|verif\w+|track\w*|review\w*|maintain\w*|manag\w+|assist\w*|help\w*|teach\w*|train(?:ed|ing)?|supervis\w+|ensur\w+)"
    r"\s+(?:the\s+|all\s+|of\s+|and\s+|for\s+|an?\s+|to\s+)*$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[;•·|*]\s*|\s{3,}|,\s+(?!\w{2}\b)")
_EXPIRES = re.compile(r"\b(?:expir\w+|valid\s+(?:until|through|to|till)|renewal|renews?|exp\.?)\W*(?:\w+\W+){0,2}$", re.IGNORECASE)
_LONGEST = 12  # words of a line that is a credential as a whole
_NEAR = 40  # characters between a credential and its date
_EDGE = " \t,.;:–—-•·*()"


def find_credentials(text: str, lines: Sequence[Line], dated: Sequence[Stay], *, headed: bool = False) -> list[Entry]:
    """The licences and certifications named in `lines`; with `headed` they stand under a heading for them."""
    found: list[Entry] = []
    for line in lines:
        if headed or _MAY_NAME.search(line.core):
            found += _in_line(text, line, dated, headed)
    return found


def _in_line(text: str, line: Line, dated: Sequence[Stay], headed: bool) -> list[Entry]:
    named = list(_named(text, line.core_start, line.end))
    if headed and not named:
        named += [
            (kind, *span)
            for span in _parts(text, line)
            for kind in [LICENSE if _LICENSE_WORD.search(text, *span) else CERTIFICATION]
        ]
    days = [stay for stay in dated if line.start <= stay.start < line.end]
    return [_entry(text, line, *one, days) for one in sorted(named, key=lambda one: one[1])]


def _named(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """What is named between two places: kind, first character, and the one after the last."""
    taken: list[tuple[int, int]] = []
    for pattern in (_KNOWN, _OTHER) if _MAY_CERTIFY.search(text, start, end) else (_KNOWN,):
        for match in pattern.finditer(text, start, end):
            first, last = match.start(), match.start() + len(match[0].rstrip(_EDGE))
            if last - first < 2 or any(first < stop and begin < last for begin, stop in taken):
                continue
            if _NO_CREDENTIAL.search(text, max(start, first - 40), first):
                continue
            if any(text[stop:first] == " (" for _, stop in taken):  # "Engineer-in-Training (EIT)"
                continue
            taken.append((first, last))
            group = match.lastgroup if pattern is _KNOWN else None
            kind = group or (LICENSE if _LICENSE_WORD.search(text, first, last) else CERTIFICATION)
            yield kind, first, last


def _parts(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """The parts of a line under a heading for credentials, each one of them."""
    at = line.core_start
    for cut in [*(match.span() for match in _SPLIT.finditer(text, line.core_start, line.end)), (line.end, line.end)]:
        begin, end = at, cut[0]
        while begin < end and text[begin] in _EDGE:
            begin += 1
        while end > begin and text[end - 1] in _EDGE and text[end - 1] != ")":
            end -= 1
        words = text[begin:end].split()
        if 0 < len(words) <= _LONGEST and re.search(r"[A-Za-z]{2}", text[begin:end]) and not text[begin].islower():
            yield begin, end
        at = cut[1]


def _entry(text: str, line: Line, kind: str, start: int, end: int, days: Sequence[Stay]) -> Entry:
    near = [stay for stay in days if -_NEAR < stay.start - end < _NEAR or 0 <= start - stay.end < 4]
    expiry = next((stay for stay in near if _EXPIRES.search(text, line.start, stay.start)), None)
    granted = next((stay for stay in near if stay is not expiry), None)
    around = _clause(text, line, start, end)
    ended = (expiry.ended or expiry.began) if expiry else (granted.ended if granted and granted.stretch else None)
    return Entry(
        kind,
        " ".join(text[start:end].split()),
        start,
        end,
        end,
        began=granted.began if granted else None,
        ended=ended,
        completed=not _NOT_HELD.search(around),
        confidence=0.9,
    )


def _clause(text: str, line: Line, start: int, end: int) -> str:
    """The words around a credential, up to the next comma, full stop or bar."""
    marks = ",;|•*"
    begin = max([line.core_start, *(text.rfind(mark, line.core_start, start) + 1 for mark in (*marks, ". "))])
    stops = [place for mark in (*marks, ". ") if (place := text.find(mark, end, line.end)) >= 0]
    return text[begin : min([line.end, *stops])]
