"""Parts: the unit of work, of caching, of crash recovery and of distribution."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

SPEC, RESUME, PHRASE = "spec", "resume", "phrase"
KINDS = (SPEC, RESUME)


@dataclass(frozen=True, order=True)
class Part:
    """One share of the documents of a kind, or of the distinct texts (kind "phrase")."""

    kind: str
    number: int

    @property
    def name(self) -> str:
        """File name of the part without its ending, such as `specs-017`."""
        return f"{self.kind}s-{self.number:03d}"


def deal(key: str, parts: int) -> int:
    """Number of the part, from 0, that `key` falls to: a hash, so that a new document moves no other."""
    return int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:8], "big") % parts


def digest(items: Iterable[str]) -> str:
    """SHA-256 over a sequence of strings, each set off from the next."""
    total = hashlib.sha256()
    for item in items:
        total.update(item.encode("utf-8", "surrogatepass"))
        total.update(b"\x00")
    return total.hexdigest()
