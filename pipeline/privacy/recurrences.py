"""The person's own name wherever it recurs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.privacy.draft import Found
from pipeline.privacy.places import is_place_word
from pipeline.privacy.shapes import NAME_WORD, SUFFIXES, TOKEN
from pipeline.privacy.words import NAMESAKES, PARTICLES, is_work

_ACTS = (
    r"(?:has|is|was|holds|held|brings|began|joined|leads|led|earned|worked|works|possesses|received|served|serves"
    r"|managed|manages|speaks|graduated|enjoys|lives|completed)"
)
_FURNITURE = re.compile(
    r"(?:page|resume|résumé|curriculum|vitae|cv|of|continued|cont|confidential|\d+|\W+|phd|mba|rn|cpa|pe|md)*",
    re.IGNORECASE,
)
_RELATIVE = re.compile(rf"(?:\A|\n)\W*(?P<given>{NAME_WORD}) \Z")  # "Ngozi Okafor" in a resume of Ada Okafor's
_LONGEST_WORD = 40
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))


def find_recurrences(text: str, name: str) -> Iterator[Found]:
    """The person's `name` wherever it recurs in `text`: whole, in parts, reversed, with initials, or run together.

    A single word of the name is taken for it only where no capitalised word stands beside it and it is no namesake of a
    place, product or word of work: "Washington County" stays whoever is called Washington.
    """
    words = [t for t in TOKEN.findall(name) if t.lower() not in SUFFIXES and len(t) > 1]
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
    chain = re.compile(
        rf"(?<!\w)(?:[{initials}]\.? ?){{0,3}}{particle}(?=[^\W\d_]){word}(?:{joint}{word})*(?:,? [{initials}]\.?"
        rf"(?:[ -]?[{initials}]\.)*(?!\w))?(?!\w)"
    )
    for found in chain.finditer(text):
        count = len(re.findall(rf"(?<!\w){word}(?!\w)", found[0]))
        initial = bool(re.search(rf"(?<!\w)[{initials}](?:\.|(?![\w'’]))", found[0]))
        capital = any(character.isupper() for character in found[0])
        if capital and (count > 1 or (initial and len(tokens) > 1)):
            yield Found(*found.span(), "name")
        elif capital and _stands_alone(text, *found.span(), found[0].lower() == tokens[0].lower()):
            relative = _RELATIVE.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
            whole = relative and not is_work(relative["given"])
            yield Found(relative.start("given") if relative and whole else found.start(), found.end(), "name")
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
    if (
        _FURNITURE.fullmatch(before.strip())
        and _FURNITURE.fullmatch(after.strip())
        and (before + after).strip(" .,-–—|")
    ):
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
