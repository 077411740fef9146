"""How resumes name licences and certifications: well-known ones by their names and letters, the rest by their form."""

from __future__ import annotations

import re


def _letters(names: str) -> str:
    """Credentials that are known by letters alone, in capitals."""
    return rf"(?-i:\b(?:{'|'.join(names.split())})\b)"


_LICENSES = (
    r"(?:class\s+[ABCM]\s+)?(?:valid\s+|current\s+|clean\s+|commercial\s+|state\s+){0,3}"
    r"(?:driver['’`]?s?['’`]?|driving)\s+licen[sc]es?(?:,?\s+\(?class\s+[ABCM]\b\)?)?",
    r"(?:class\s+[ABC]\s+)?(?-i:\bCDL\b)(?:[\s,(–-]*class\s+[ABC]\)?)?(?:\s+licen[sc]e)?",
    r"commercial\s+(?:vehicle|pilot)\s+(?:operator\s+)?(?:licen[sc]e|certificate)",
    r"registered\s+nurses?\b|licensed\s+(?:practical|vocational)\s+nurses?",
    _letters("RN LPN LVN APRN CRNA ARNP FNP(?:-[BC]+)? LCSW LMSW LPC LMFT LICSW RPh") + r"(?:\s+licen[sc]e)?",
    r"professional\s+engineer(?:\s+licen[sc]e)?|(?-i:\bP\.\s?E\.(?=\W|$)|\bPE\s+[Ll]icen[sc]e)",
    r"licensed\s+(?:clinical\s+social\s+worker|professional\s+(?:counselor|engineer|geologist|land\s+surveyor)|attorney"
    r"|architect|electrician|plumber|real\s+estate\s+(?:agent|broker|salesperson))",
    r"professional\s+land\s+surveyor|notary(?:\s+public)?|(?-i:\bNMLS\b)",
    r"(?:finra\s+|nasd\s+)?series\s+\d{1,2}(?:\s*(?:,|&|and|/)\s*\d{1,2})*(?:\s+licen[sc]es?)?",
    r"real\s+estate\s+(?:broker['’]?s?\s+|agent\s+|sales(?:person)?\s+)?licen[sc]e",
    r"(?:top\s+)?secret\s+(?:/\s*sci\s+)?(?:security\s+)?clearance",
    r"(?:active\s+)?security\s+clearance(?=\s*(?:$|[,;:.]))",
    r"(?:state\s+)?bar\s+(?:of\s+[A-Z]\w+|admission)|admitted\s+to\s+(?:the\s+)?[A-Z]?\w*\s?bar\b",
    r"guard\s+card|(?-i:\bTWIC\b)(?:\s+card)?|airframe\s+(?:and|&)\s+power\s?-?plant(?:\s+licen[sc]e)?",
    r"(?:private|commercial|airline\s+transport)\s+pilot(?:\s+(?:licen[sc]e|certificate))?",
)
_CERTIFICATIONS = (
    r"certified\s+public\s+accountants?|(?-i:\bC\.?P\.?A\b\.?)(?=(?!['’]?s\b|\s+firms?\b|\s+offices?\b))",
    r"chartered\s+(?:\w+\s+){0,2}?(?:analyst|accountant|engineer|surveyor|librarian|architect|psychologist|secretary"
    r"|scientist|physiotherapist|planner|manager)(?-i:\s+\(?[A-Z]{3,6}\)?)?",
    _letters(
        "CFA CISA CISSP CISM CRISC CFE CFP ChFC CLU CGFM PMP CAPM PgMP PMI-ACP CSM CSPO SHRM-S?CP SPHR aPHR GPHR PHR"
        " CEBS CPIM CSCP CPSM CPPO CPPB AICP CERA CEH OSCP RHC(?:E|SA) CCNA CCNP CCIE CCDA CCENT MCSE MCSA MCITP MCTS"
        " MCSD MCDBA BCBA CADC CPhT CNA CCRN EMT(?:-[BIP])? NREMT BLS ACLS PALS CPR AED HAZWOPER NICET NCCER TEFL TESOL"
        " CELTA ACCA CIMA CIPD PRINCE2 NEBOSH TOGAF EIT MRICS MCIPD FCCA MRTPI MCLIP CEng IEng QTS"
    )
    + r"(?:\s*[/&]\s*(?:AED|first\s+aid|BLS))*(?:\s+(?:certified|certification|certificate|card))?",
    r"first\s+aid(?:\s*(?:/|&|and)\s*CPR)?(?:\s+(?:certified|certification|certificate|training))?",
    r"serv\s?-?safe?\b(?:\s+(?:food\s+)?(?:safety\s+|protection\s+)?(?:manager|handler))?"
    r"(?:\s+(?:certified|certification))?",
    r"(?:lean\s+)?six\s+sigma\s+(?:\w+\s+)?(?:green|black|yellow|white)\s+belt",
    r"(?:certified\s+)?(?:lean\s+)?(?:six\s+sigma\s+)?(?:green|black|yellow)\s+belt"
    r"(?:\s+(?:in\s+)?(?:lean\s+)?six\s+sigma)?",
    r"comptia\s+(?:certified\s+)?(?:a|network|security|server|linux|cloud|project|cysa|pentest)\s?\+?",
    r"\b(?:network|security|server)\s?\+(?=\W|$)(?:\s+certifi\w+)?|(?-i:\bA\+)\s+certifi(?:ed|cation)",
    r"itil(?:\s*v?\d)?(?:\s+(?:foundations?|expert|practitioner|certified))+",
    r"leed\s+(?:ap|green\s+associate|accredited\s+professional)(?:\s+bd\+c)?|project\s+management\s+professional",
    r"(?:senior\s+)?professional\s+in\s+human\s+resources|certified\s+scrum\s*master|engineer[\s-]in[\s-]training",
    r"osha[\s-]*(?:10|30|40|500|510)(?:[\s-]*(?:hr|hour)s?)?(?:\s+(?:card|certif\w+|construction|general\s+industry))*",
    r"epa\s+(?:section\s+)?608(?:\s+\w+)?|ase[\s-]+certified(?:\s+\w+)?|flagger\s+card",
    r"forklift\s+(?:certified|certification|operator['’]?s?\s+licen[sc]e)",
    r"(?:[A-Z]\w+\s+)?(?:state\s+)?teach(?:er|ing)['’]?s?\s+(?:certificat(?:e|ion)|credential|licen[sc]e|licensure)",
    r"single\s+subject\s+(?:teaching\s+)?credential",
    r"basic\s+life\s+support|(?:advanced\s+cardiac|pediatric\s+advanced)\s+life\s+support",
    r"emergency\s+medical\s+technician(?:[\s-]+\w+)?|certified\s+nurs(?:ing|e)['’]?s?\s+(?:assistant|aide)",
    r"certified\s+medical\s+assistant",
)
_RUN = r"(?:[A-Z0-9][\w+&./’'-]*|of|in|and|for|the|on|&|to)"
_ENDS = r"(?<!\band)(?<!\bin)(?<!\bof)(?<!\bthe)(?<!\bfor)(?<!&)"
_WORDS = r"[A-Z][\w+&/’'-]*(?:\.[\w+&/’'-]+)*[ ]+"
_KIND = r"(?:Certified|Certifications?|Certificate|Licen[sc]e|Licensure|Credential|Permit)"
_GENERAL = (
    rf"(?-i:\b(?:Board\s+)?Certified\s+(?:{_RUN}[ ]+){{0,6}}{_RUN}{_ENDS})",
    rf"(?-i:\b(?:Licensed|Registered)\s+(?!Nursing\b)(?:{_RUN}[ ]+){{0,4}}[A-Z][\w-]*)",
    rf"(?-i:\b(?:{_WORDS}){{1,5}}Certified:?(?:[ ]+{_RUN}){{1,6}}{_ENDS})",
    r"(?:^|(?<=\n)|(?<=[,;•*-]\s))(?-i:[A-Z][\w-]*(?:[ ]+[a-z][\w-]+){1,3}[ ]+"
    r"(?:licen[sc]e|certification|certificate|permit|credential)\b)",
    rf"(?-i:\b(?:{_WORDS}(?:(?:of|in|and|&|for|/)[ ]+)?){{1,6}}{_KIND}\b"
    r"(?:\s+(?:in|of|for)\s+(?:[A-Z][\w&-]*\s?){1,5})?)",
    r"\b(?:certificat(?:e|ion)|licen[sc]e)\s*(?:\s+in|:|\s+of\s+completion\s*[:,–-]?)\s*"
    r"(?-i:(?:[A-Z][\w&/’'-]*[ ]?(?:(?:and|of|in|&|for)[ ])?){1,7})",
    r"\b[a-z+]{2,20}\s+certified\b(?!\s+(?:by|as|that|copies|mail))",
)
KNOWN = re.compile(
    rf"(?<![\w-])(?:(?P<license>{'|'.join(_LICENSES)})|(?P<certification>{'|'.join(_CERTIFICATIONS)}))(?!\w)",
    re.IGNORECASE,
)
"""A well-known licence or certification: its group tells which."""

OTHER = re.compile(rf"(?<![\w-])(?:{'|'.join(_GENERAL)})", re.IGNORECASE)
"""A licence or certification by the words that make it one ("Certified …", "… License")."""

MAY_NAME = re.compile(
    r"(?i:certif|licen|regist|credential|clearance|notary|diploma|belt|\baid\b|series|serv.?safe|life\s+support|comptia"
    r"|itil|engineer|pilot|plant|card|permit|bar\b|leed|technician|management\s+prof|human\s+res|driver"
    r"|chartered)"
    r"|[A-Z]{2}|[A-Z]\.\s?[A-Z]|[A-Za-z]\+|CEng|IEng|ChFC|CPhT|PgMP|RPh|aPHR"
)
"""What every name of a credential has a piece of; most lines have none."""
