"""Texts that can be read and yet describe no job: stubs, notices that a posting is gone, and garbled text."""

from __future__ import annotations

import re

_NOTICE_WORDS = 200  # pages that say a posting is gone, with their menus, stay below; real postings rarely do
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
_WORD = re.compile(r"[^\W\d_]{2,}")
_GARBLED_SHARE = 0.4  # of the words; real documents in any European language stay below a tenth


def fault(text: str, min_words: int) -> str | None:
    """Why `text` describes no job, with the remedy; None when nothing speaks against it."""
    count = len(text.split())
    if count < min_words:
        return f"only {count} words, fewer than min_words = {min_words}: a stub, find the full text"
    if count < _NOTICE_WORDS and _GONE.search(text):
        return "a notice that the page or posting is gone: find the full text"
    if _garbled_share(text) > _GARBLED_SHARE:
        return "garbled: the file's fonts or encoding do not say which letters are meant; export it again"
    return None


def _garbled_share(text: str) -> float:
    """Share of tokens without a single ordinary word of letters, or with replacement and control glyphs inside."""
    tokens = [token for token in text.split() if token.strip("-–—•·|*#.,:;()0123456789/$%")]
    if len(tokens) < 20:
        return 0.0
    odd = sum(1 for token in tokens if "\ufffd" in token or "(cid:" in token or _is_scrambled(token))
    return odd / len(tokens)


def _is_scrambled(token: str) -> bool:
    """More symbols than letters and digits in a token of some length, as fonts without a character map give."""
    letters = sum(c.isalnum() for c in token)
    return len(token) >= 4 and letters < len(token) / 2
