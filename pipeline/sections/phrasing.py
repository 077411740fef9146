"""Set phrases of specifications and postings, and the label each speaks for.

Weights are on the scale of `content.line_scores`: 7 decides against most headings, 2 leans. Patterns are for lower-case
text, their alternatives written out where that gives each a literal to look for first. Kept to turns of phrase that
employers share; what words say in general is the model's to learn.
"""

from __future__ import annotations

SET_PHRASES: tuple[tuple[str, float, str], ...] = (
    (
        "boilerplate",
        7,
        r"equal[- ](?:employment[- ])?opportunit(?:y|ies)[ /,a-z-]{0,30}(?:employer|workplace)|"
        r"does not discriminate|not discriminate",
    ),
    (
        "boilerplate",
        4,
        r"regardless of (?:race|age|sex)|without regard to|(?:individuals?|people|"
        r"persons) with (?:a )?disabilit",
    ),
    ("boilerplate", 4, r"(?:not|nor) (?:intended|designed|be construed|an? (?:implied |employment )?contract)"),
    (
        "boilerplate",
        2,
        r"\bour (?:mission|values|vision)\b|committed to (?:diversity|safeguarding|creating|building)",
    ),
    ("history", 14, r"^class code:? *\d{3,5}[^.…]{0,8}[ .…]{5,}"),
    (
        "history",
        7,
        "|".join(
            rf"\b{word}\b[^a-z]{{0,6}}\d{{1,2}}[/-]\d"
            for word in ("revised", "adopted", "approved", "established", "reviewed")
        ),
    ),
    (
        "history",
        7,
        r"adopted as an? .{0,40}\bitem\b|date established|^revision dates?|"
        r"\d\d/\d\d/\d{4} +(?:\d\d/\d\d/\d{4}|--)",
    ),
    ("application", 6, r"examination is to be given|\b(?:promotional|competitive) basis$"),
    (
        "application",
        3,
        r"\bapplications? (?:must|will|should|are|components)\b|\bto apply\b|cover(?:ing)? letter|"
        r"eligible list",
    ),
    (
        "application",
        3,
        r"hiring process|selection process|closing date|short-?list|application (?:form|period|deadline)",
    ),
    (
        "compensation",
        3,
        r"\bflsa\b|bargaining unit|per annum|superannuation|pension|401\(|403\(|457\(|dental|salary range|"
        r"annual leave",
    ),
    (
        "compensation",
        3,
        r"offer of employment to a regular position|benefit coverage|holidays? pay|\bminimum salary|"
        r"maximum salary",
    ),
    (
        "licenses",
        4,
        r"background (?:check|investigation|screen)|drug (?:test|screen)|fingerprint|"
        r"authori[sz]ed to work|right to work|\bdbs\b|police (?:check|vetting)|security clearance|"
        r"working with (?:children|vulnerable)",
    ),
    ("licenses", 2, r"driv(?:er|ing)['’]?s?['’]? licen[sc]e|class [a-c] licen[sc]e"),
    (
        "qualifications",
        3,
        r"\bbachelor['’]?s?\b|\bmaster['’]?s?\b|\bdegree in\b|high school diploma|graduation from|\bgcse|"
        r"a-levels?",
    ),
    (
        "qualifications",
        2,
        r"years?['’]? (?:of )?[^.]{0,40}experience|minimum qualification|education and experience",
    ),
    (
        "ksa",
        3,
        r"^(?:\W*\w+ )?(?:knowledge|understanding) of|^(?:demonstrated |proven )?(?:ability|skill|"
        r"skills) (?:to|in)\b",
    ),
    ("working_conditions", 3, r"\bstoop|\bkneel|\bcrouch|\bcrawl|up to \d+ pounds|\d+ ?kg\b|office environment"),
    (
        "working_conditions",
        3,
        "|".join(
            rf"{time}s?,? (?:and|or|nights|evenings|weekends|holidays)" for time in ("evening", "night", "weekend")
        )
        + r"|hybrid (?:schedule|work)|hours per week|overtime",
    ),
    (
        "supervision",
        4,
        r"supervision (?:is )?(?:received|exercised)|^(?:this position |the incumbent )?(?:supervises|"
        r"reports (?:directly )?to)\b",
    ),
    ("distinguishing", 5, r"distinguished (?:from|by)|\b(?:class|level|position) differs? from"),
    ("distinguishing", 3, r"\bthis is the [^.]{0,40}(?:level|class)\b|(?:entry|journey|advanced)[- ]level class"),
    (
        "summary",
        3,
        "|".join(
            rf"(?:is|are) (?:currently )?{sought}\b"
            for sought in ("seeking", "looking for", "recruiting", "searching for")
        )
        + r"|purpose of this (?:role|position|job)",
    ),
    (
        "header",
        6,
        r"personnel board specification|class titles and codes|^series established|^(?:- )?(?:schematic|"
        r"class) code",
    ),
    (
        "other",
        6,
        r"^https?://\S+$|^\[[^\]]+\]\(http\S+\)$|full job descriptions?, visit|^page \d+|"
        r"^[a-z]{1,3}-?\d{2,5}$",
    ),
    (
        "application",
        5,
        r"^(?:please )?(?:describe|explain|indicate|list|select)\b.{0,60}\byour?\b|^required question",
    ),
    ("application", 5, r"^(?:do|have|are|did|will|can) you\b|^how many years|^\d{2}$|supplemental question"),
    ("boilerplate", 7, r"(?:not|nor|neither) [^.]{0,40}(?:exhaustive|all[- ]inclusive|complete list)"),
    (
        "application",
        5,
        r"only (?:those|candidates) (?:selected|short-?listed|who)|applicants (?:selected|short-?listed|who)|"
        r"thank all (?:applicants|candidates)",
    ),
    (
        "history",
        5,
        r"^(?:date )?(?:approved|reviewed|revised|prepared|created|updated|evaluated)(?: by| on| date|:)",
    ),
    ("other", 9, r"^[a-z]{1,3}-?\d{2,5}$"),
    ("qualifications", 2, r"^possession of\b|\brequired\.?$|minimum of \w+ (?:\(\d+\) )?years"),
    ("working_conditions", 3, r"\bschedule\b|monday (?:to|through|thru|-|–) friday|on-?site\b"),
)
