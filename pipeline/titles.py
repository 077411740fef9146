"""Title, class code and employer, read from the head of a class specification or posting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.readers.reading import Reading

_CODE = re.compile(
    r"\b(?:class|job|title|classification|spec(?:ification)?)\s*(?:code|no\.?|number|#)\s*[:#.]?\s*([A-Z]{0,3}-?\d{2,6}[A-Z]?)\b",
    re.I,
)


@dataclass(frozen=True)
class Heading:
    """What a document says of itself; None for what it does not say."""

    title: str | None = None
    class_code: str | None = None
    employer: str | None = None


def heading(reading: Reading, stem: str) -> Heading:
    """Title, class code and employer of the document."""
    lines = [" ".join(line.split()) for line in reading.text[:4000].split("\n")]
    codes = {found[1] for line in lines for found in [_CODE.search(line)] if found}
    title = next((line for line in lines if line), None)
    return Heading(reading.title or title, codes.pop() if len(codes) == 1 else None, None)
