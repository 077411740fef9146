"""Nominal duties: actions that are named by nouns, and where one ends and the next begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.phrases.coordination import Action, actions
from pipeline.phrases.grammar import JOINERS, depth, has_object_after, verb_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

# nouns that name an action, with those of their endings that few other nouns have
DEED = re.compile(
    r"\w{3,}(?:tion|sion|ment|ance|sight|ing|sis)|delivery|support|review|repair|upkeep|conduct|design|audit|supply"
)
_NEAR_OF = 3  # words before the "of" of two deeds with one object ("oversight and upkeep of")
_FARTHEST_OF = 5  # words before the "of" of a deed ("the timely re-inspection of")


def nominal_actions(doc: Doc, start: int) -> list[Action]:
    """The actions of a clause that opens with a noun: "Provision of advice and drafting of letters" is two.

    It ends where a finite verb takes over ("… operation of the plant, and ensures compliance"), or where the next
    noun of action has an "of …" of its own as the first has.
    """
    found: list[Action] = []
    at = start
    for gap in range(start + 1, len(doc) - 1):
        if doc[gap].lower_ == "including" or doc[gap : gap + 2].text.lower() == ", including":
            break
        if doc[gap].lower_ not in JOINERS or doc[gap - 1].lower_ in JOINERS or gap <= at or depth(doc, gap):
            continue
        after = gap
        while after < len(doc) and doc[after].lower_ in JOINERS:
            after += 1
        conjunction = doc[after - 1].lower_ != ","
        if doc[gap:].text.lower().startswith(", together with "):
            after = gap + 3
        after += doc[after].lower_ == "for" if after < len(doc) else 0  # "responsible for … and for …"
        verb = verb_at(doc, after) if conjunction else None
        if verb is not None and gap - at > 1 and _takes_over(doc, at, verb):
            return [*found, Action(at, gap), *actions(doc, after, verb)]
        if _deed_of(doc, at, gap) and after < len(doc) and _deed_of(doc, after, len(doc)):
            found.append(Action(at, gap))
            at = after
    return [*found, Action(at, len(doc))]


def _takes_over(doc: Doc, at: int, verb: int) -> bool:
    """Whether a third-person verb with an object goes on with the incumbent as its subject."""
    relative = any(word.lower_ in ("that", "which", "who", "where") for word in doc[at:verb])
    return not relative and doc[verb].tag_ == "VBZ" and has_object_after(doc, verb)


def _deed_of(doc: Doc, start: int, end: int) -> bool:
    """Whether the words name an action with its object: "timely provision of advice", "relationship management"."""
    words = doc[start:end]
    of = next((word.i for word in words if word.lower_ == "of"), None)
    if of is not None and words[0].tag_ == "VBG" and of - start > 1:
        return False  # ", ensuring the timely delivery of mail"
    if of is not None:
        near = of - start <= _NEAR_OF or not any(word.lower_ in JOINERS for word in doc[start:of])
        return near and of - start <= _FARTHEST_OF and bool(DEED.fullmatch(doc[of - 1].lower_))
    if any(word.text == "," for word in words):
        return False
    return 1 < len(words) <= 3 and words[0].pos_ != "DET" and bool(DEED.fullmatch(words[-1].lower_))
