"""How well a pipeline reads duty statements: scored on `data/duty_grammar.jsonl`, which no model is trained on.

Each line: `text`; `verbs`, the action verbs by character offset, with the verb they are coordinated with; `objects`,
the heads of direct objects with the verbs they may hang on (any verb of a coordination that shares them); `not_verbs`,
nouns that look like verbs. `python -m tests.duty_grammar [models/en_spec]` prints the scores of a model.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ANNOTATED = Path(__file__).parent / "data" / "duty_grammar.jsonl"


@dataclass(frozen=True)
class DutyScores:
    """Shares between 0 and 1."""

    verbs_tagged: float  # action verbs tagged VERB
    coordinated_found: float  # coordinated action verbs labelled conj under a verb of their coordination
    objects_attached: float  # object heads labelled obj under a verb they belong to
    nouns_kept: float  # nouns that look like verbs, not tagged VERB


def annotated() -> list[dict[str, Any]]:
    """The annotated statements."""
    return [json.loads(line) for line in ANNOTATED.read_text(encoding="utf-8").splitlines()]


def score(documents: list[Any], statements: list[dict[str, Any]]) -> DutyScores:
    """Scores of parsed documents, one for each statement."""
    verbs, coordinated, objects, nouns = [], [], [], []
    for document, statement in zip(documents, statements, strict=True):
        at = {token.idx: token for token in document}
        for verb in statement["verbs"]:
            token = at.get(verb["start"])
            verbs.append(token is not None and token.pos_ == "VERB")
            if verb["conj_of"] is not None:
                group = {v["start"] for v in statement["verbs"] if verb["conj_of"] in (v["conj_of"], v["start"])}
                coordinated.append(token is not None and token.dep_ == "conj" and token.head.idx in group)
        for thing in statement["objects"]:
            token = at.get(thing["start"])
            objects.append(token is not None and token.dep_ == "obj" and token.head.idx in thing["of"])
        for noun in statement["not_verbs"]:
            token = at.get(noun["start"])
            nouns.append(token is not None and token.pos_ != "VERB")
    return DutyScores(*(round(sum(marks) / len(marks), 4) for marks in (verbs, coordinated, objects, nouns)))


if __name__ == "__main__":
    import spacy

    model = spacy.load(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "models" / "en_spec")
    print(json.dumps(asdict(score(list(model.pipe(s["text"] for s in annotated())), annotated()))))
