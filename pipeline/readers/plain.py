"""Plain text: as it is, under the one rule for characters."""

from __future__ import annotations

from pipeline.readers.characters import decode, normalise
from pipeline.readers.reading import Reading


def read(data: bytes) -> Reading:
    """Text of a plain text file; plain text says nothing of its layout."""
    decoded = decode(data)
    return Reading(normalise(decoded.text), encoding=decoded.encoding)
