"""Fragments: what is parsed of a clause, and the words that have to stand before it to be understood.

"harbor rules and regulations" may be a command to a parser that knows duty lists; behind "knowledge of" it is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.phrases.noun_verbs import may_command

if TYPE_CHECKING:
    from spacy.tokens import Doc


AS_DUTY = "They must"


def duty_lead(text: str) -> str:
    """What settles for the parse that a duty opens with a verb: "They must" where that may be a noun, or nothing."""
    return AS_DUTY if may_command(text) else ""


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
        return (
            f"{self.lead} {self.text[:1].lower()}{self.text[1:]}"
            if self.lead == AS_DUTY
            else f"{self.lead} {self.text}".strip()
        )

    def doc(self, parsed: Doc) -> Doc:
        """The parse of `text` alone, from that of `sentence`: characters and words count from its start."""
        return parsed[len(self.lead.split()) :].as_doc() if self.lead else parsed
