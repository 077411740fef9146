"""What a requirement of experience asks for, as texts that posts can be laid beside.

The words of the area without the employer and what frames them, and the classes it names. Old names of a field stand
beside the new ones, since resumes use those. A list of kinds of work stays whole: its parts alone are so wide that any
office work is near to one of them.
"""

from __future__ import annotations

import functools
import re

from pipeline.qualifications.tree import Experience

_BODY = r"(?:City|County|State|Town|Village|Borough|Port|Department|University|Commonwealth)"
_EMPLOYER = re.compile(
    rf"(?:\b(?:with|for|in|at|by)\s+)?(?:\bthe\s+)?(?:"
    rf"\b{_BODY}\s+of\s+(?:the\s+)?(?:[A-Z][\w'’-]+)(?:\s+[A-Z][\w'’-]+)*"
    rf"|\b(?:[A-Z][\w'’-]+\s+)+(?:state|county|city|civil|federal)\s+(?:civil\s+)?(?:service|government)\b)"
)
_PROPER = re.compile(r"[A-Z][\w'’-]+")
_GENERIC = frozenset("city county state town village borough port department university commonwealth".split())  # noqa: SIM905
_FRAME = re.compile(
    r"\b(?:(?:professional|paid|full[- ]time|progressively\s+responsible|responsible|increasingly|recent|verifiable"
    r"|technical)\s+(?=\w)"
    r"|experience(?:\s+(?:in|as|with))?\b|performing\s+(?:the\s+)?duties\s+(?:in|of)\b|as\s+an?\b|either:?(?=\s|$)"
    r"|(?:or\s+)?in\s+an?\s+(?:\w+\s+)?class\s+(?:which\s+is\s+)?at\s+(?:that|the)\s+level(?:\s+of)?\b"
    r"|a\s+class\s+with\s+a\s+level\s+of\s+responsibility\s+equivalent\s+to\s+that\s+of\b"
    r"|(?:in\s+)?(?:an?\s+)?(?:supervisory|administrative|management|managerial|lead)\s+(?:role|capacity|position|experience)s?\b)",
    re.IGNORECASE,
)
_OLD_NAMES = (
    (re.compile(r"\bpersonnel\b", re.IGNORECASE), "human resources"),
    (re.compile(r"\b(?:electronic\s+)?data\s+processing\b", re.IGNORECASE), "information technology"),
    (re.compile(r"\b(?:salesperson|salesman)\b", re.IGNORECASE), "sales representative"),
    (re.compile(r"\bstenograph\w+\b", re.IGNORECASE), "secretarial"),
    (re.compile(r"\bmanpower\b", re.IGNORECASE), "workforce"),
)


@functools.lru_cache(maxsize=4096)
def areas(leaf: Experience) -> tuple[str, ...]:
    """The kinds of work the leaf accepts, the whole of its words first; empty where it names none."""
    told = [_framed(_EMPLOYER.sub(" ", leaf.area)), *leaf.in_class]
    told += [modern for text in told for modern in [_modern(text)] if modern != text]
    return tuple(dict.fromkeys(text for text in told if re.search(r"[A-Za-z]{3}", text)))


@functools.lru_cache(maxsize=4096)
def employer(leaf: Experience) -> tuple[str, ...]:
    """The proper names of the employer the experience has to be with, in small letters; empty for any employer."""
    found = _EMPLOYER.search(leaf.area)
    return tuple(w.lower() for w in _PROPER.findall(found[0]) if w.lower() not in _GENERIC) if found else ()


def _framed(text: str) -> str:
    return " ".join(_FRAME.sub(" ", text).split()).strip(" ,;:.")


def _modern(text: str) -> str:
    for old, new in _OLD_NAMES:
        text = old.sub(new, text)
    return text
