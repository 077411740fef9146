"""Texts of no use although they can be read: stubs, notices that a posting is gone, garbled, foreign, or no job."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.readers.subject import FOREIGN, foreign_share, in_other_script, other_subject

_NOTICE_WORDS = 200  # pages that say a posting is gone, with their menus, stay below; real postings rarely do
_LONGEST_RESUME = 30_000  # words; sixty pages of a scholar's, six times the longest of 1,199 resumes
_GONE = re.compile(
    r"\b(?:no longer (?:available|accepting|exists?|active|open)|not (?:currently )?available right now"
    r"|(?:page|file|job|posting|position|resource|url|site)\b[^.\n]{0,60}\b(?:not (?:be )?found|could not be found"
    r"|does(?:n['’]t| not) exist|has (?:been )?(?:moved|removed|closed|filled|expired|disabled)|(?:is|was) unavailable"
    r"|is not (?:currently )?available|cannot be (?:found|displayed))"
    r"|(?:can(?:no|['’])t|could(?: no|n['’])t) (?:seem to )?find (?:the|that|this) (?:page|job|posting|position)"
    r"|position (?:is )?closed|posting period [^.\n]{0,30}has ended|error (?:code )?40[34]"
    r"|40[34] (?:not found|forbidden)"
    r"|access (?:is )?denied|(?:enable|requires) javascript|javascript is(?:n['’]t| not) enabled"
    r"|verify (?:that )?you are (?:a )?human|confirm you are (?:a )?human)",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"[^\w\s]")
_SYMBOL_SHARE = 0.15  # of the characters; ordinary text stays below a tenth, so only others are looked at word by word
_GARBLED_SHARE = 0.4  # of the words; real documents in any European language stay below a tenth


@dataclass(frozen=True)
class Fault:
    """What keeps a document from being used: the `status` it gets, and why, with the remedy."""

    status: str
    reason: str


def fault(text: str, min_words: int, kind: str) -> Fault | None:
    """What keeps `text` from being used as a document of its `kind`; None when nothing speaks against it."""
    count = len(text.split())
    if count < min_words and not in_other_script(text):  # Chinese has no blanks between its words
        return Fault("low_quality", f"only {count} words, fewer than min_words = {min_words}: find the full text")
    if kind == "resume" and count > _LONGEST_RESUME:
        return Fault("too_large", f"{count:,} words, more than any resume: attach the resume alone")
    if kind == "spec" and count < _NOTICE_WORDS and _GONE.search(text):
        return Fault("low_quality", "a notice that the page or posting is gone: find the full text")
    if _garbled_share(text) > _GARBLED_SHARE:
        reason = "garbled: the file's fonts or encoding do not say which letters are meant; export it again"
        return Fault("low_quality", reason)
    share, language = foreign_share(text)
    if share >= FOREIGN:
        return Fault("foreign_language", f"reads as {language!r} (ISO 639-1), only English is read: find a translation")
    if kind == "spec" and (other := other_subject(text)):
        return Fault("not_a_specification", other)
    return None


def _garbled_share(text: str) -> float:
    """Share of words that are made of symbols, or hold characters that stand for unknown ones."""
    if len(_SYMBOLS.findall(text)) < _SYMBOL_SHARE * len(text):
        return 0.0
    tokens = [token for token in text.split() if token.strip("-–—•·|*#.,:;()0123456789/$%")]
    if len(tokens) < 20:
        return 0.0
    odd = sum(1 for token in tokens if "\ufffd" in token or "(cid:" in token or _is_scrambled(token))
    return odd / len(tokens)


def _is_scrambled(token: str) -> bool:
    """More symbols than letters and digits in a token of some length, as fonts without a character map give."""
    letters = sum(c.isalnum() for c in token)
    return len(token) >= 4 and letters < len(token) / 2
