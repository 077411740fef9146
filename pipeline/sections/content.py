"""What the text of a line says about the section it stands in, headings apart."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pipeline.sections.labels import LABELS

_AT = {label: at for at, label in enumerate(LABELS)}

# Formulas that decide, and words that lean: label, weight, pattern.
_CUES: tuple[tuple[str, float, str], ...] = (
    ("boilerplate", 7, r"equal (?:employment )?opportunit|does not discriminate|non-?discriminat|without regard to (?:race|age)"),
    ("boilerplate", 4, r"reasonable accommodation|americans with disabilities|affirmative action (?:employer|plan)"),
    ("boilerplate", 4, r"(?:not|nor) (?:intended|designed|be construed)[^.]{0,60}(?:exhaustive|all[- ]inclusive|complete|contract)"),
    ("boilerplate", 3, r"\b(?:our|its) (?:mission|values|vision)\b|committed to (?:diversity|creating)|\bis a leading\b"),
    ("history", 8, r"^class code:? *\d{3,5}[ .]{6,}"),
    ("history", 6, r"\b(?:revised|adopted|approved|established)\b[^a-z]{0,6}\d{1,2}[/-]\d{2,4}|personnel board staff (?:calendar )?item"),
    ("history", 5, r"date established|\d\d/\d\d/\d{4} +(?:\d\d/\d\d/\d{4}|--)|revision dates?"),
    ("application", 6, r"this exam(?:ination)? is to be given|\b(?:promotional|competitive) basis$"),
    ("application", 5, r"\b(?:applications?|resumes?) (?:must|will|should|are|submitted|components)\b|to apply\b|cover letter"),
    ("application", 4, r"selection process|hiring process|eligible list|\bexamination\b|\binterviews?\b|closing date|deadline"),
    ("application", 3, r"\bapplicants?\b|\bcandidates? (?:will|must|should|may|are)\b|\bapply\b"),
    ("compensation", 4, r"\bbenefits?\b|\bsalar(?:y|ies)\b|401\(|403\(|457\(|\bpaid (?:time|leave|holidays|sick|vacation)|retirement|insurance"),
    ("compensation", 4, r"\bflsa\b|bargaining unit|\bper (?:hour|annum|month)\b|pension|reimbursement|dental|\$\d"),
    ("licenses", 5, r"background (?:check|investigation)|drug (?:test|screen)|fingerprint|authorized to work|driver['’]?s['’]? licen[sc]e"),
    ("licenses", 3, r"\blicen[sc]e\b|\bcertificat(?:e|ion)\b|citizen|security clearance|visa"),
    ("qualifications", 4, r"\b(?:degree|diploma|ged|graduation|bachelor|master's|coursework|course work)\b|years?['’]? (?:of )?[^.]{0,40}experience"),
    ("qualifications", 2, r"\bexperience\b|\bminimum qualification|preferred\b|equivalent"),
    ("ksa", 4, r"^(?:[a-z]+ )?(?:knowledge|understanding) of|^(?:demonstrated )?(?:ability|skill|skills) (?:to|in)\b|proficien"),
    ("ksa", 2, r"\bknowledge\b|\bability\b|\bskills?\b|\bcommunicat(?:e|ion)|willingness"),
    ("working_conditions", 5, r"\b(?:lift|stoop|kneel|crouch|climb|sitting|standing|walking|reaching)\w*|physical|office environment|\bpounds?\b"),
    ("working_conditions", 3, r"evenings?|weekends?|overtime|travel|schedule|noise|hybrid|remote|outdoors?|8:00|a\.?m\.? to"),
    ("supervision", 4, r"supervis(?:ion|es) (?:is )?(?:received|exercised|of|over)|reports (?:directly )?to\b|under the (?:\w+ ){0,2}(?:supervision|direction)"),
    ("supervision", 2, r"\bsupervis"),
    ("distinguishing", 6, r"distinguished (?:from|by)|\bdiffers? from\b|(?:this|the) (?:is )?(?:the )?(?:class|level)\b[^.]{0,50}\b(?:series|level)"),
    ("summary", 3, r"^under (?:general |the |limited |minimal |administrative )*(?:supervision|direction)|(?:is|are) (?:seeking|looking for)|this position (?:is|will)|^performs"),
    ("duties", 2.5, r"^(?:[a-z]+(?:ly)? )?(?:assists?|prepares?|plans?|directs?|reviews?|manages?|performs?|coordinates?|develops?|conducts?|maintains?|provides?|ensures?|supports?|monitors?|oversees?|evaluates?|serves?|responds?|participates?|establishes|analyzes?|leads?|works? with|trains?|operates?|processes|implements?|collaborates?|assigns?|administers?|recommends?|represents?|supervises?|inspects?|organizes?|performs? other|other duties)\b"),
    ("header", 3, r"^(?:job )?(?:title|salary|location|employer|department|division|job type|job number|date posted|opening date|open date|closing date|employment type|class code|schematic code|title changed|established|revised|full.?/?part.?time)\b.{0,3}:"),
    ("header", 5, r"personnel board specification|class titles and codes|\bclass specification$|^series established|^- (?:schematic|class) code"),
    ("other", 5, r"^https?://\S+$|^\[[^\]]+\]\(http\S+\)$|full job descriptions?, visit|^page \d+|^[A-Z]{1,4}-?\d{2,6}$"),
)  # fmt: skip
_PATTERNS = tuple((_AT[label], weight, re.compile(pattern, re.I)) for label, weight, pattern in _CUES)


@lru_cache(maxsize=8192)
def line_scores(text: str) -> npt.NDArray[np.float64]:
    """Evidence for each of LABELS, in their order; about 0 (none) to 10 (certain)."""
    scores = np.zeros(len(LABELS))
    for at, weight, pattern in _PATTERNS:
        if pattern.search(text):
            scores[at] += weight
    return scores
