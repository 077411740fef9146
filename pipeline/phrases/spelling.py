"""British and American spelling made one, for grouping: the American form stands for both."""

from __future__ import annotations

import re

from pipeline.phrases.grammar import lexicon

# words that end in -ise everywhere, or in -our
_ISE = lexicon(
    "advertise advise apprise arise chastise comprise compromise concise demise despise devise disguise enterprise "
    "excise exercise expertise franchise improvise incise merchandise noise otherwise paradise poise praise precise "
    "premise promise raise reprise revise rise supervise surmise surprise televise treatise wise likewise cruise bruise"
)
_OUR = (
    r"(arb|arm|behavi|cand|clam|col|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend|tum|"
    r"val|vap|vig)our"
)
_RULES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (_OUR, r"\1or"),
        (r"isation", "ization"),
        (r"is(e|es|ed|ing|er|ers|able)$", r"iz\1"),
        (r"(anal|catal|paral|hydrol)ys(e|es|ed|ing)$", r"\1yz\2"),
        (r"^(cent|met|lit|fib|theat|calib|lust)re(s?)$", r"\1er\2"),
        (r"^(catal|dial|anal|monol)ogue", r"\1og"),
        (r"^programme", "program"),
        (r"^(lic|def|off|pret)ence(s?)$", r"\1ense\2"),
        (r"^enquir", "inquir"),
        (r"judgement", "judgment"),
        (r"^practis", "practic"),
        (r"^(enrol|fulfil|instal|skil|wil)(s|ment|ful)?$", r"\1l\2"),
        (r"^(tyre|kerb)(s?)$", lambda found: {"tyre": "tire", "kerb": "curb"}[found[1]] + found[2]),
        (r"^cheque", "check"),
        (r"(trave|label|cance|mode|counse|signa|leve|fue)ll(ed|ing|er|ers|or|ors)$", r"\1l\2"),
        (r"^(p?)aed", r"\1ed"),
        (r"^(gyn|orthop|an)ae", r"\1e"),
        (r"^manoeuvre", "maneuver"),
    )
)


def american(word: str) -> str:
    """The word in small letters, spelt as in the United States ("organisation" → "organization")."""
    word = word.lower()
    if word in _ISE:
        return word
    for pattern, plain in _RULES:
        word = pattern.sub(plain, word)
    return word
