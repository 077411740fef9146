"""The names of referees: what opens each entry under a heading of references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.privacy.draft import PLACEHOLDER, Found
from pipeline.privacy.places import COUNTRY, STATE
from pipeline.privacy.shapes import INITIAL, NAME_WORD, PARTICLE, RANKED, TOKEN, end_of
from pipeline.privacy.words import ORGANISATIONS, SURNAMES, TITLE_ENDS, is_given, is_work
from pipeline.privacy.zones import Line, Zone, zoned

_BULLET = re.compile(r"\s*(?:[•●▪*–-]|\d{1,2}[.)])\s")
_ENTRY = re.compile(rf"\s*(?:[•●▪*–-]|\d{{1,2}}[.)])?\s*(?:(?i:name) ?: ?)?{RANKED}(?:(?i:Mr|Mrs|Ms|Miss|Mx)\.? )?")
_ENTRY_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx)\.? \Z", re.IGNORECASE)
_ENTRY_WORDS = re.compile(rf"(?:{INITIAL}|{NAME_WORD})(?: (?:{PARTICLE} )*(?:{INITIAL}|{NAME_WORD})){{0,7}}")


def find_referees(text: str) -> Iterator[Found]:
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
    words = TOKEN.findall(found[0])
    count = _leading_entry(words)
    if not count or re.fullmatch(rf"(?:{COUNTRY}|{STATE})", " ".join(words[:count])):
        return None
    title = _ENTRY_TITLE.search(line.text[:start])
    return Found(line.start + (title.start() if title else start), line.start + start + end_of(found[0], count), "name")


def _leading_entry(words: list[str]) -> int:
    """How many words at the start of an entry are a name; lenient with words of work, since one is to be expected."""
    count = next((n for n, word in enumerate(words) if n > 0 and _ends_entry(words, n)), len(words))
    head, beyond = words[:count], [word.lower() for word in words[count:]]
    if beyond[:1] and beyond[0] not in TITLE_ENDS and any(word in ORGANISATIONS for word in beyond[:3]):
        return 0
    given = is_given(head[0])
    if head[0].lower() in ORGANISATIONS or (not given and is_work(head[0]) and is_work(head[-1])):
        return 0
    return count if count > 1 or given else 0


def _ends_entry(words: list[str], number: int) -> bool:
    """Whether a name that the words before `number` are ends before this one."""
    plain = words[number].lower()
    surname = number == 1 and plain in SURNAMES and (is_given(words[0]) or not is_work(words[0]))
    return not surname and (plain in TITLE_ENDS or plain in ORGANISATIONS or (number > 1 and is_work(plain)))
