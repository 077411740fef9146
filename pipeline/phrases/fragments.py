"""Fragments: what is parsed of a clause, and the words that have to stand before it to be understood.

"harbor rules and regulations" may be a command to a parser that knows duty lists; behind "knowledge of" it is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Fragment:
    """Words to parse.

    Attributes:
        text: the words.
        lead: what stands before them for the parse alone, often nothing.
    """

    text: str
    lead: str = ""

    @property
    def sentence(self) -> str:
        """What is parsed."""
        return f"{self.lead} {self.text}" if self.lead else self.text

    def doc(self, parsed: Doc) -> Doc:
        """The parse of `text` alone, from that of `sentence`: characters and words count from its start."""
        return parsed[len(self.lead.split()) :].as_doc() if self.lead else parsed
