"""Examples that a phrase names: "such as …", "e.g. …", "including …" and what stands in parentheses."""

from __future__ import annotations

import re

_TRIGGER = re.compile(
    r"\b(?:such\s+as|for\s+example|for\s+instance|e\.\s?g\b\.?|including(?:,?\s+but\s+(?:is\s+|are\s+)?not\s+limited\s+to|"
    r"\s+but\s+not\s+restricted\s+to)?)(?:\s*[,:])?\s*|\(",
    re.I,
)
# where the examples are over and the phrase goes on
_OVER = re.compile(
    r"\s*,?\s+(?:sufficient|in\s+order\s+to|as\s+they|so\s+that|which|that|who|where|when|"
    r"for\s+the\s+purpose|through|by\s+\w+ing)\b|;",
    re.I,
)
_ABBREVIATION = re.compile(r"[A-Z][\w&./-]{0,7}s?|\w{1,2}|\d+[\w%]*|(?i:i\.?e\b.*|or\b.*|and\b.*)")
_JOINT = re.compile(r"\s*[,;]\s+(?:(?:and|or|and/or)\s+)?")
_LAST = re.compile(r"\s+(?:and|or|and/or|&)\s+")
_EMPTY = re.compile(r"(?:etc\.?|and so on|others?|other\b.*|the like)\W*|\W*", re.I)


def examples(text: str) -> list[str]:
    """The examples a phrase names, in order, each once; an abbreviation in parentheses is none."""
    found: dict[str, None] = {}
    done = 0
    for match in _TRIGGER.finditer(text):
        if match.start() < done:
            continue
        parenthesised = match[0] == "("
        end = _closing(text, match.end())
        listed = text[match.end() : end]
        if parenthesised:
            if _ABBREVIATION.fullmatch(listed.strip()):
                continue
            listed = _TRIGGER.sub("", listed) if _TRIGGER.match(listed) else listed
        elif over := _OVER.search(listed):
            listed = listed[: over.start()]
            end = match.end() + over.start()
        found.update(dict.fromkeys(_items(listed)))
        done = end
    return list(found)


def without_examples(text: str) -> str:
    """The text up to its first example or parenthesis."""
    match = _TRIGGER.search(text)
    return text[: match.start()].rstrip(" ,") if match and match.start() else text


def _closing(text: str, start: int) -> int:
    """Where the parenthesis around `start` closes, or the text ends."""
    depth = 0
    for place in range(start, len(text)):
        if text[place] == ")" and depth == 0:
            return place
        depth += (text[place] == "(") - (text[place] == ")")
    return len(text)


def _items(listed: str) -> list[str]:
    """The items between commas, and "and" before the last; parentheses inside an item stay with it."""
    parts, at = [], 0
    for match in _JOINT.finditer(listed):
        if listed[: match.start()].count("(") == listed[: match.start()].count(")"):
            parts.append(listed[at : match.start()])
            at = match.end()
    last = listed[at:]
    cut = _LAST.search(last)
    parts += [last[: cut.start()], last[cut.end() :]] if cut and "(" not in last[: cut.start()] else [last]
    return [item for part in parts if not _EMPTY.fullmatch(item := part.strip(" .,;:"))]
