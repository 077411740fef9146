"""How licences, registrations, certificates and professional memberships are written."""

from __future__ import annotations

from pipeline.alternatives import guarded

LICENSE = guarded(
    r"\b(?:driver['’]?s?['’]?|driving)\s+(?:licen[sc]e|permit)s?\b|\b(?:practice|learner['’]?s)\s+permit\b"
    r"|\blicen[sc]es?\b(?!\s+(?:plate|fee|tax|inspector|applica))|\blicensure\b|(?-i:(?<!\()\bCDL\b)"
    r"|\b(?:voter['’]?s?['’]?)\s+registration\b(?=\s+(?:in|card|is|required|within))|\bregistered\s+voters?\b"
    r"|\bcertificates?\s+of\s+licensure\b"
    r"|\blegal\s+requirements\s+(?:for\s+the\s+practice\s+of|to\s+practi[cs]e)\b"
    r"|\b(?:qualified|eligible|registered|able)\s+to\s+(?:register\s+to\s+)?vote\b|\bregistration\s+as\b"
    r"|\b(?:registered|licensed)\s+as\s+an?\b|\blicensed\s+to\s+practi[cs]e\b|\bregistration\s+with\b|\bregistered\s+(?:as\s+(?:an?\s+)?(?:\w+\s+){1,4})?with\b"
    r"|\bregistration\s+to\s+(?:work|practi[cs]e)\b|\bable\s+to\s+drive\b(?!\s+(?:[\w-]+\s+){0,5}(?:vehicles?|trucks?|equipment|tractors?|buses)\b)"
    r"|\bworking\s+with\s+(?:children|vulnerable\s+people)\b[^.;,]{0,12}\b(?:registration|card)\b"
    r"|(?-i:\b[A-Z]{3,6}\s+(?:registration|registered)\b)(?!\s+(?:or|and|college|university|school)\b)|\bprofessional\s+registration\b"
    r"|(?-i:^\W*(?:Current(?:ly)?\s+|Must\s+be\s+an?\s+)?(?:[Rr]egistered|[Ll]icensed)\s+[A-Z]\w+(?:\s+[A-Z]\w+)*+)"
    r"(?!\s*(?:\([A-Z]+\)\s*)?(?:\w+\s+){0,2}(?:experience|certif))"
    r"|\bmember(?:ship)?\s+(?:of|in)\s+(?:good\s+standing\s+(?:of|in"
    r"|with)\s+)?(?:the\s+)?(?:[A-Z]\w+\s+){0,2}(?:State\s+)?Bar\b"
    r"|\badmission\s+to\s+(?:the\s+)?(?:practice\s+law|bar|[A-Z]\w+\s+(?:State\s+)?Bar)\b"
    r"|\badmitted\s+to\s+(?:the\s+)?(?:practice|bar)",
    (
        *("licen", "permit", "regist", "legal requirements", "member", "admission", "admitted", "cdl"),
        *("able to drive", "working with", "vote"),
    ),
)
CERTIFICATION = guarded(
    r"\bdesignations?\b|\bqualified\s+as\s+an?\b(?!\s+(?:result|condition|candidate))|(?-i:\bAMIE\b)|\bchartered\s+\w+|\b(?:NVQ|SVQ|BTEC)\b|\bcity\s*(?:&|and)\s*guilds\b"
    r"|\blevel\s+[1-7]\s+(?:NVQ|SVQ|diploma|award|qualification)\b"
    r"|(?-i:\b(?:CIPD|CIMA|ACCA|CIPFA|CCAB|MRICS|MRTPI|NEBOSH|IOSH|PRINCE2|CISSP|SHRM-S?CP|PMP|CPR)\b)"
    r"|\bred\s+seal\b|\bfirst\s+aid\s+(?:at\s+work|qualification|training|card|certificat\w+)"
    r"|\bmember(?:ship)?\s+of\s+(?:an?\s+|the\s+)?(?:relevant\s+|appropriate\s+|recogni[sz]ed\s+)*"
    r"(?:professional\s+(?:body|institut\w+|association)|(?-i:(?:Royal|Chartered)\s+\w+))"
    r"|(?<!selective\s)(?<!police\s)(?<!birth\s)(?<!conduct\s)\bcertificat(?:es?"
    r"|ions?)\b(?!\s+of\s+(?:good\s+)?(?:conduct|character|health)\b)(?!\s+(?:of|by)\s+(?:the\s+)?(?:election|ballot|candidate|eligible|result"
    r"|vote))|\bcredentials?\b"
    r"|(?<!\bas\s)(?<!-)\bcertified\s+(?!under\b|and\b|cop(?:y|ies)|mail|payroll|list|eligib|transcript|(?:\w+\s+)?(?:personnel|staff|employees)\b|foreign|in\s+writing|experience)(?:public\s+)?[\w-]+"
    r"|\bCPR\b|\bC\.?P\.?A\b\.?|\bPMP\b"
    r"|\b(?:completion|satisfaction)\s+of\s+the\s+requirements\s+for\b(?!\s+(?:an?\s+)?(?:associate|bachelor|master|degree))"
    r"|(?-i:\b[A-Z][\w-]*)\s+(?:worker\s+)?(?<!Security\s)(?<!Credit\s)(?<!Green\s)(?<!Business\s)(?<!ID\s)"
    r"(?-i:[Cc]ard|CARD)\b|\baccreditation\s+(?:as|with|by)\b",
    (
        *(
            "designation",
            "completion of a",
            "completing a",
            "qualified as a",
            "amie",
            "chartered",
            "nvq",
            "svq",
            "btec",
            "guilds",
            "certifi",
            "credential",
        ),
        *("cpr", "cpa", "cp.a", "c.p", "pmp", "requirements for", "card", "accreditation", "member", "level"),
        *("cipd", "cima", "acca", "cipfa", "ccab", "mrics", "mrtpi", "nebosh", "iosh", "prince2", "cissp", "shrm"),
        *("red seal", "first aid"),
    ),
)
# A regulated programme, whose completion is a certificate and no course work.
APPROVED_PROGRAMME = guarded(
    r"\bcompleti(?:on\s+of|ng)\s+an?\s+(?:(?:state|nationally)[\s-]+)?(?:approved|accredited)\s+"
    r"(?:(?!apprenticeship|degree|college|university)[\w-]+\s+){0,3}?"
    r"(?:training\s+(?:course|program(?:me)?)|program(?:me)?)\b(?=\s+(?:of|in|for|within|and)\b|\W*$)",
    ("completion of a", "completing a"),
)
# What somebody has still to finish is no second requirement beside what it stands in for.
IN_TRAINING = guarded(
    r"\b(?:working|progress(?:ing)?)\s+towards?\s+(?:an?\s+|the\s+|your\s+|gaining\s+|achieving\s+|\w+\s+){0,3}$"
    r"|\bstudying\s+(?:for|towards?)\s+(?:an?\s+|the\s+|your\s+|\w+\s+){0,2}$"
    r"|\bability\s+to\s+(?:obtain|acquire)\s+(?:such|the|this|said|that)\s+$"
    r"|\beligib(?:le|ility)\s+(?:for|to\s+obtain)\s+(?:such|the|this|said|that)\s+(?:an?\s+)?(?:\w+\s+)?$|\b(?:said|such)\s+(?:\w+\s+)?$",
    ("toward", "studying", "ability to", "eligib", "said", "such"),
)
# "Seven years of nursing after registration": the registration dates the work. "You have no licence" asks for none.
DATES_THE_WORK = guarded(
    r"\b(?:after|following|since)\s+(?:\w+\s+){0,2}$|\bpost[\s-]$|\bno\s+$",
    ("after", "following", "since", "post", "no"),
)
