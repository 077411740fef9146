"""Traits: qualities of a person that are named without a verb ("tact", "a strong work ethic", "Problem solving")."""

from __future__ import annotations

import re

from pipeline.phrases.grammar import lexicon
from pipeline.phrases.passage import Passage

_NOUNS = lexicon(
    "ability willingness tact patience maturity stability integrity judgment judgement alertness initiative "
    "flexibility honesty reliability dependability teamwork creativity courtesy professionalism aptitude capacity "
    "empathy resourcefulness adaptability punctuality objectivity credibility diplomacy discretion confidence "
    "enthusiasm cleanliness tolerance temperament demeanor demeanour ingenuity poise self-reliance detail commitment "
    "motivation self-motivation attitude drive energy passion resilience loyalty compassion approachability accuracy "
    "persistence comfort curiosity assertiveness openness kindness neatness orderliness thoroughness accountability "
    "manner player listening tactful ethic outlook ethics ethos ambition belief love humour humor acumen desire "
    "eagerness interest dedication attention sensitivity perseverance impartiality diligence humility vision presence "
    "stamina fluency bilingual multilingual self-discipline self-confidence sense temper calm rapport appearance eye "
    "personality"
)
# nouns of quality that name no trait of a person
_NO_TRAIT = lexicon("awareness business wellness illness witness fitness readiness preparedness effectiveness fairness")
# words that show a clause or an object where a trait might stand
_NO_MODIFIER = lexicon(
    "the a an require requires required is are be has have that which who our your this we you provides provide uses "
    "use maintain maintains demonstrate demonstrates exercise exercises demonstrating exercising physical any must "
    "will should can may not no"
)
PRAISE = re.compile(
    r"(?:(?:demonstrated|demonstrable|proven|strong|excellent|outstanding|exceptional|superior|good|great|solid|advanced|"
    r"exemplary|well[- ]developed|highly[- ]developed|developed|positive|polished|above[- ]average|"
    r"(?:high|executive|advanced|senior)[- ]level|(?:high|higher)\s+(?:levels?|standard|degree)\s+of|"
    r"high|effective|sound|superb|first[- ]class|very|extremely|highly|proficient)(?:\s*,\s*|\s+and\s+|\s+))+",
    re.I,
)
DEMONSTRATED = re.compile(r"(?:demonstrated|proven|demonstrable|evidence\s+of)\s+", re.I)
# competencies named as such, by what managers call them
_NAME = (
    r"(?:(?:creative|effective|creative|complex|innovative|analytical|critical|strategic|systems?|personal|team|own|self|"
    r"people|project|change|conflict|time|task|stress|stakeholder|relationship|customer|client|service|performance|quality|"
    r"results?|safety|public)[\s-]+)?"
    r"(?:problem[\s-]solving|decision[\s-]making|planning|organi[sz]ing|prioriti[sz]ing|management|resolution|leadership|"
    r"thinking|communication|communicating|negotiation|negotiating|influencing|team[\s-]?work(?:ing)?|focus|orientation|"
    r"service|multi[\s-]?tasking|delegation|networking|engagement|innovation|coaching|mentoring|facilitation|"
    r"collaboration|awareness|relations(?:hips)?|speaking|building)"
)
_NAMED = re.compile(
    r"(?:(?:oral|written|verbal|spoken|plain)(?:\s*(?:,|and|&)\s*(?:oral|written|verbal|spoken))*)\s+(?:communication|english)|"
    rf"(?!(?:management|resolution|service|engagement|awareness|relations(?:hips)?|building)$)"
    rf"{_NAME}(?:(?:\s+and\s+|\s*&\s*|,\s+){_NAME})?|interpersonal\s+\w+|"
    r"(?:managing|leading|building|working|developing|delivering|achieving)(?:\s+and\s+\w+ing)?\s+(?:with\s+|through\s+)?"
    r"(?:the\s+|team\s+)?(?:performance|people|change|self|others|conflict|relationships?|teams?|results|together|pressure)|"
    r"(?:[\w-]+\s+){1,3}awareness|awareness\s+and\s+appreciation\s+of\b.*",
    re.I,
)
# adjectives and praise of a person ("Computer literate", "Good eyesight", "A problem solver")
_OF_PERSON = re.compile(
    r".*\b(?:\w*[\s-])?(?:literate|minded|oriented|orientated|motivated|driven|organi[sz]ed|focused|focussed|starter|skilled)|"
    r"self[\s-]\w+(?:ed|ing|t|er)|"
    r"(?:keen|eager|willing|ready|comfortable|confident|committed|passionate|enthusiastic|careful|patient|courteous|friendly|"
    r"calm|honest|reliable|flexible|adaptable|dependable|fluent|bilingual)\b.*|"
    r"(?:tact|willing(?:ness)?|commitment|patience|discretion|flexibility|initiative|integrity|empathy|resilience|"
    r"dedication|comfort|enthusiasm|passion|drive|attention|aptitude|dependability|reliability|punctuality|honesty)\b.*|"
    r"an?\s+(?:[\w-]+\s+){0,3}(?:\w+er|\w+or|lead|player|knack|eye|sense|passion|desire|interest|head|attitude|approach)\b.*",
    re.I,
)
_TRAIT_JOINT = re.compile(r"\s*,\s*(?:and\s+|or\s+)?(?![^()]*\))")
_LAST_JOINT = re.compile(r"\s+(?:and|&)\s+(?:an?\s+)?", re.I)
_NAMELY = re.compile(r"(?:i\.e|e\.g)\b", re.I)
_CONTINUED = re.compile(r"(?:especially|particularly|notably|including|such\s+as|e\.g)\b", re.I)
_GOVERNING = re.compile(r"\b(?:in|for|of)\s+\w+ing\b", re.I)  # a list behind it is one of its objects
_COMPLEMENT = re.compile(r"\s+(?:of|to|for|in|with|towards?|and|on|at|when|under|about|that)\b|[,;:(–—]")
_FLUENT = re.compile(r"(?:fluent|fluency|bilingual|multilingual)\b", re.I)
_ARTICLE = re.compile(r"(?:(?:an?|the|both|some|your|real|genuine|keen|absolute|unwavering)\s+)+", re.I)
_WAITING = re.compile(r"(?:(?:an?|the)\s+)?(?:abilit(?:y|ies)|willingness|desire|commitment|capacity)", re.I)
_LONGEST = 4  # words of a trait in a list of traits
_LONGEST_NOUN = 5  # words up to the noun that names a trait


def is_trait(word: str) -> bool:
    """Whether a noun names a quality of a person by itself."""
    small = word.lower()
    return small in _NOUNS or (small.endswith("ness") and small not in _NO_TRAIT)


def opens_with_trait(text: str) -> bool:
    """Whether the words open with a trait and what it is of or for ("a love of rivers", "Strong work ethic")."""
    if article := _ARTICLE.match(text):
        text = text[article.end() :]
    if praise := PRAISE.match(text):
        text = text[praise.end() :]
    if _FLUENT.match(text):
        return True
    complement = _COMPLEMENT.search(text)
    words = (text[: complement.start()] if complement else text).split()
    named = 0 < len(words) <= _LONGEST_NOUN and is_trait(words[-1].strip('."”'))
    return named and not any(word.lower() in _NO_MODIFIER for word in words)


def of_person(text: str, *, praised: bool) -> bool:
    """Whether the words name a competency or a trait of a person rather than a topic ("Problem solving", "Tact").

    `praised`: praise before them is enough for it ("Excellent telephone manner").
    """
    praise = PRAISE.match(text)
    if praise and praised and not DEMONSTRATED.match(text) and not text.lower().startswith("proficient"):
        return True
    text = text[praise.end() :] if praise else text
    return bool(_NAMED.fullmatch(text) or _OF_PERSON.fullmatch(text) or opens_with_trait(text))


def single_traits(listed: Passage, *, whole: bool) -> list[Passage]:
    """Traits between commas, where each is short enough to be one ("Tact, patience, and willingness to travel").

    `whole`: nothing but a pair of bare traits is divided, as behind "ability to".
    """
    if _FLUENT.match(listed.text):
        return [listed]
    pair = listed.parts(_LAST_JOINT)
    if len(pair) == 2 and "," not in pair[0].text and all(_bare(part) for part in pair):
        return pair
    parts = listed.parts(_TRAIT_JOINT)
    if (
        (len(parts) > 1 and _NAMELY.match(parts[1].text))
        or (len(parts) == 2 and _CONTINUED.match(parts[1].text))
        or any(_WAITING.fullmatch(part.text) for part in parts[:-1])
    ):
        return [listed]
    if parts and _GOVERNING.search(parts[0].text) and not any(is_trait(part.text) for part in parts[1:-1]):
        return [listed]
    if whole or len(parts) < 2 or not all(_short(part) for part in parts[:-1]):
        return [listed]
    last = parts[-1].parts(_LAST_JOINT)
    if len(parts) == 2 and len(last) == 1:
        return parts if all(map(_short, parts)) and (" " in parts[0].text or is_trait(parts[0].text)) else [listed]
    return [*parts[:-1], *(last if all(_short(part) for part in last) else parts[-1:])]


def _bare(part: Passage) -> bool:
    return _short(part) and is_trait(part.text.split()[-1]) and not _WAITING.fullmatch(part.text)


def _short(part: Passage) -> bool:
    """Whether a part names a trait by itself; "willingness to travel" does, "willingness to work nights" may go on."""
    words = part.text.split()
    return len(words) <= _LONGEST and "to" not in words[:-2]
