"""What a text is about: a job, or something else that was put among the specifications; and in which language.

Class specifications say the same kinds of things wherever they come from: duties, requirements, schooling, experience,
competencies, the position itself, its supervision. The share of words that name one of these tells them apart from
other texts. Per 100 words, 2,479 specifications of two public employers have at least 2.6 and half of them above 6.5;
of 651 texts of the UD English Web Treebank with 60 words or more, 99 in 100 have below 4.3 and those about public
affairs, mail and groups below 1.9; 30 of its 1,174 texts pass all that is asked here, most of them letters about
business. Of 1,135 pages of a table of postings, each that fails was read: web pages that had taken the posting's
place.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

_CUES: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(words)
    for kind, words in {
        "duties": r"dut(?:y|ies)|responsib\w+|accountabilit\w+|tasks?|functions?",
        "requirements": r"qualifications?|requires?|requirements?|required|criteria|minimum|desirable|preferred"
        r"|eligib\w+",
        "schooling": r"degree|diploma|bachelor|graduat\w+|education|licen[cs]e|certificat\w+|registration",
        "experience": r"experience",
        "competencies": r"knowledge|skills?|abilit(?:y|ies)|competenc\w+|capabilit\w+|able",
        "position": r"incumbents?|employees?|positions?|postholders?|class(?:ification)?|job|role|appointee"
        r"|applicants?|candidates?",
        "supervision": r"supervis\w+|reports|reporting|manages?|managers?",
    }.items()
}
_WORD = re.compile(r"[^\W\d_]+")
LEAST_CUES = 0.6  # per 100 words; below, a text is about something else
FEW_CUES = 1.5  # per 100 words; below, a person should look: true postings are among them, so are privacy policies
_LEAST_KINDS = 3  # kinds of cue; of the postings that named fewer, those that were one spoke of duties, and often
_SHORT = 60  # words; a text of a few lines cannot name everything: two kinds will do
_WHY_NOT = "keep specifications only in this folder"

# Lines as programs, style sheets and data files have them; no specification read so far has more than a seventh.
_CODE_LINE = re.compile(
    r"[{}]\s*$|\)\s*[;:{]\s*$|^\s*(?:def|class|import|from|return|if|elif|else|for|while|try|except|with|public|private"
    r"|static|function|var|let|const|package|namespace|using|struct|void|int|use|fn|pub|SELECT|INSERT|CREATE)\b.*[(;={]"
    r"|^\s*[\w.]+(?:\[.*\])?\s*(?:\+=|:=|=|<-)\s*\S|^\s*(?:#include|#define|//|/\*|\*/|<\?|<!|#!|@\w+\()|</\w+>\s*$"
    r"|^\s*[\"'][\w-]+[\"']\s*:|^\s*[\w-]+:\s[^.]*;\s*$"
)
_CODE_SHARE = 0.25
# "2014 to 2018", "06/2012 - Present": where someone worked, and when. No specification read so far has three.
_STAY = re.compile(
    r"\b(?:19|20)\d\d\s*(?:[-–—]|to|until)\s*(?:[a-z]+\.?,?\s*)?(?:\d{1,2}/)?(?:(?:19|20)\d\d|present|current|now)\b",
    re.IGNORECASE,
)
_STAYS = 3

_LETTER = re.compile(r"[^\W\d_]")
_OTHER_LETTER = re.compile(r"(?![\u0000-\u024f\u1e00-\u1eff])[^\W\d_]")  # but for Latin with all its accents
_ENGLISH = frozenset({"the", "and", "of", "to", "with", "for", "or", "is", "be", "by"})
_ENGLISH_SHARE = (
    0.08  # of the words; English prose has a quarter, lists of duties a tenth, other languages next to none
)
_NO_ENGLISH = 0.001  # probability; a few lines in a language like others have less, lists of names and skills more
_BLOCK = 80  # words looked at together: enough to tell a language, few enough to tell a page in two languages
_SURE = 0.95  # of the identifier's probability; word lists and names are not enough to call a block foreign
FOREIGN = 0.7  # share of the blocks from which a document is in another language; below, parts of it are


def cue_density(text: str) -> float:
    """Words that speak of a job, per 100 words of `text`."""
    words = _words(text)
    return 100 * len(_cues(words)) / max(1, len(words))


def other_subject(text: str) -> str | None:
    """Why `text` is no class specification, with the remedy; None when it may be one."""
    lines = [line for line in text.split("\n") if line.strip()]
    if sum(bool(_CODE_LINE.search(line)) for line in lines) > _CODE_SHARE * len(lines):
        return f"reads like program code or data, not like a specification: {_WHY_NOT}"
    if len(_STAY.findall(text)) >= _STAYS:
        return "reads like a resume, with a career's dates: move it to the folder resumes/"
    words = _words(text)
    cues = _cues(words)
    kinds = [kind for kind in _CUES if kind in cues]
    of_the_work = "duties" in kinds and 100 * len(cues) >= FEW_CUES * len(words)
    if len(kinds) < (_LEAST_KINDS - 1 if of_the_work or len(words) < _SHORT else _LEAST_KINDS):
        named = f"only of {' and '.join(kinds)}" if kinds else "neither of duties nor of requirements"
        return f"speaks {named}, so it is no specification: {_WHY_NOT}"
    if 100 * len(cues) < LEAST_CUES * len(words):
        return f"hardly speaks of duties, requirements or a position, so it is no specification: {_WHY_NOT}"
    return None


def foreign_share(text: str) -> tuple[float, str | None]:
    """The share (0-1) of `text` that is in another language than English, and the code (ISO 639-1) of the first such.

    Blocks in which common English words are rare go to the py3langid identifier (Lui & Baldwin 2012).
    """
    blocks = list(_blocks(text.split()))
    found = [language for block in blocks if (language := _foreign(block))]
    return len(found) / max(1, len(blocks)), (found[0] if found else None)


def in_other_script(text: str) -> bool:
    """Most letters are of another script than the Latin: whichever the language is, it is not English."""
    return 2 * len(_OTHER_LETTER.findall(text)) > len(_LETTER.findall(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _cues(words: Sequence[str]) -> list[str]:
    """The kind of each word that is a cue."""
    return [kind for word in words if (kind := _kind(word))]


@functools.lru_cache(maxsize=100_000)
def _kind(word: str) -> str | None:
    return next((kind for kind, cue in _CUES.items() if cue.fullmatch(word)), None)


def _blocks(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Runs of `_BLOCK` words; what is left over at the end counts only where it is most of one, or all there is."""
    for at in range(0, len(words), _BLOCK):
        block = words[at : at + _BLOCK]
        if at == 0 or len(block) >= _BLOCK / 2:
            yield block


def _foreign(block: Sequence[str]) -> str | None:
    if sum(word.lower() in _ENGLISH for word in block) >= _ENGLISH_SHARE * len(block):
        return None
    text = " ".join(block)
    ranks = _identifier().rank(text)
    (language, probability), english = ranks[0], dict(ranks)["en"]
    few = len(block) < _BLOCK / 2
    sure = probability >= _SURE or (few and english < _NO_ENGLISH) or in_other_script(text)
    return str(language) if language != "en" and sure else None


@functools.cache
def digest() -> Mapping[str, str]:
    """The identifier's weights by their SHA-256: what is set aside as foreign rests on them."""
    found = importlib.util.find_spec("py3langid")
    weights = Path(str(found and found.origin)).parent / "data" / "model.npz.xz"
    return {"py3langid": hashlib.sha256(weights.read_bytes()).hexdigest()}


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
