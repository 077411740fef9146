"""Reads one sentence into a tree: its mentions, and the "and" and "or" between them.

Binding, tightest first: "or" between two credentials of one phrase ("a bachelor's or master's degree"), "and", ", or",
"; and", "; or". A comma takes the connective that follows it in the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.qualifications.leaves import leaf_of
from pipeline.qualifications.mentions import Mention, mentions
from pipeline.qualifications.tree import Node, all_of, any_of

_TIGHT_OR, _AND, _LOOSE_OR, _STRONG_AND, _STRONG_OR = range(5)
_CREDENTIALS = ("education", "license", "certification", "equivalent")
_CONNECTIVE = re.compile(
    r"(?P<mark>[,;:.]?)\s*\b(?P<word>and/or"
    r"|or(?!\s+(?:be\s+)?(?:actively\s+)?working\s+towards?)"
    r"(?!\s+(?:(?:its|the|an?)\s+)?(?:part[\s-]time\b|equivalent\s*(?:[,;.)*]|$|(?:part|volunteer)\b)))|and|plus|as\s+well\s+as|including"
    r"|includes?|with|along\s+with|in\s+addition\s+to|coupled\s+with|combined\s+with"
    r"|supplemented\s+by)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:[\s,:('’\"]|\b(?:an?|the|at|least|minimum|of|possession|completion|successful(?:ly)?"
    r"|satisfactory|complete[d]?|valid|current|graduation|from|equivalent|to|either|must|shall"
    r"|have|has|hold|possess|been|include|"
    r"includes?|in|is|approximately|about|some|additional|related|relevant|college|recent"
    r"|prior|previous|experience|requires?|be|full[\s-]time|paid|accredited|recogni[sz]ed"
    r"|california|state|class|type|issued|"
    r"earned|education|degree|working|work|professional|[A-Z]|that|which|demonstrated"
    r"|progressively|responsible|significant|extensive|substantial|proven|considerable"
    r"|hold(?:ing)?|also|registration|active|unrestricted|two|three|four|one|five|six|up|over"
    r"|more|than|not|less|any|as|for|\d+|units?|semester|quarter)\b)*$",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\s*(?:of\s+(?:which|this|these|the\s+required)|must|shall)\b", re.IGNORECASE)
_KIND_WORDS = 5  # ", or active military service of two years": what it is may come before how much of it
_NAME_WORDS = 10  # a licence may be named at some length before the word "licence" comes


@dataclass(frozen=True)
class Joint:
    """What stands between two mentions: where the first one's words end, where the second's begin, how they bind."""

    left: int
    right: int
    op: str  # "and", "or" or "" for a comma that takes the next connective
    strength: int = _AND
    including: bool = False  # the second is a part of the first


def read_clause(sentence: str, offset: int = 0) -> Node | None:
    """The requirements one sentence states; None when it states none. `offset` is its place in documents.text."""
    found = mentions(sentence)
    found = [mention for mention in found if mention.kind not in ("combination", "passed over")]
    if not found:
        return None
    joints = _settled([_joint(sentence, first, second) for first, second in pairwise(found)], found)
    nodes: list[Node] = []
    for number, mention in enumerate(found):
        start = joints[number - 1].right if number else 0
        end = joints[number].left if number < len(joints) else len(sentence)
        before, own, after = (
            sentence[start : mention.start],
            sentence[mention.start : mention.end],
            sentence[mention.end : end],
        )
        nodes.append(leaf_of(mention, before, own, after, offset + start, offset + max(end, mention.end)))
    return _grouped(nodes, joints)


def _joint(sentence: str, first: Mention, second: Mention) -> Joint:
    between = sentence[first.end : second.start]
    chosen = _nearest(between, second.kind)
    if chosen is None or not _leads(between[chosen.end() :], second.kind):
        stop = max(between.rfind(";"), between.rfind(":"))
        comma = between.rfind(",")
        if stop >= 0 and (chosen is None or chosen.start() < stop):
            return Joint(first.end + stop, first.end + stop + 1, "", _STRONG_AND)
        if comma >= 0 and _LEAD.match(between[comma + 1 :]):
            return Joint(first.end + comma, first.end + comma + 1, "", _AND)
        part_of = _PART_OF.match(sentence, second.end) is not None
        named = second.kind in ("license", "certification")
        longest = _NAME_WORDS if named else _KIND_WORDS if chosen is not None and chosen["mark"] else 0
        if part_of or chosen is None or len(between[chosen.end() :].split()) > longest:
            return Joint(second.start, second.start, "and")
    left, right = first.end + chosen.start(), first.end + chosen.end()
    if chosen["word"].lower() not in ("or", "and/or"):
        including = chosen["word"].lower().startswith("includ")
        return Joint(left, right, "and", _STRONG_AND if chosen["mark"] in (";", ".") else _AND, including)
    if chosen["mark"] in (";", ".", ":"):
        return Joint(left, right, "or", _STRONG_OR)
    either = re.search(r"\beither\b", sentence[max(0, first.start - 60) : first.start], re.IGNORECASE)
    close = first.kind in _CREDENTIALS and second.kind in _CREDENTIALS and chosen["mark"] != ","
    close = close or between.strip().lower() == "or"
    return Joint(left, right, "or", _TIGHT_OR if close or either else _LOOSE_OR)


def _leads(words: str, kind: str) -> bool:
    """Whether only the opening words of a requirement of this kind stand there."""
    named = kind in ("license", "certification") and len(words.split()) <= _NAME_WORDS
    return bool(_LEAD.match(words)) or (named and not re.search(r"[;:.,]", words))


def _nearest(between: str, kind: str) -> re.Match[str] | None:
    """The connective that opens the second requirement; failing that, the first there is."""
    matches = list(_CONNECTIVE.finditer(between))
    leading = [match for match in matches if _leads(between[match.end() :], kind)]
    if leading:
        return leading[-1]
    return matches[0] if matches else None


def _settled(joints: list[Joint], found: list[Mention]) -> list[Joint]:
    """Commas given the connective that ends their list; "and" where none does."""
    settled: list[Joint] = []
    for number in range(len(joints) - 1, -1, -1):
        joint = joints[number]
        if joint.op == "":
            following = settled[-1] if settled else None
            alike = len({mention.kind for mention in found[number : number + 3]}) == 1
            if following and following.op == "or" and alike:
                tight = joint.strength == _AND and found[number].kind in _CREDENTIALS
                joint = Joint(joint.left, joint.right, "or", _TIGHT_OR if tight else following.strength)
                if tight and following.strength == _LOOSE_OR:
                    settled[-1] = Joint(following.left, following.right, "or", _TIGHT_OR)
            else:
                joint = Joint(joint.left, joint.right, "and", joint.strength)
        settled.append(joint)
    settled.reverse()
    for number, (first, second) in enumerate(pairwise(settled), 1):
        if first.including and second.strength == _LOOSE_OR:  # "including two years of … or one year of …"
            settled[number] = Joint(second.left, second.right, "or", _TIGHT_OR)
    return settled


def _grouped(nodes: list[Node], joints: list[Joint]) -> Node | None:
    """The nodes joined, the loosest binding outermost."""
    if not joints:
        return nodes[0]
    loosest = max(joint.strength for joint in joints)
    groups, first = [], 0
    for number, joint in enumerate(joints):
        if joint.strength == loosest:
            groups.append(_grouped(nodes[first : number + 1], joints[first:number]))
            first = number + 1
    groups.append(_grouped(nodes[first:], joints[first:]))
    return all_of(groups) if loosest in (_AND, _STRONG_AND) else any_of(groups)
