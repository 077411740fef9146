"""Words that are verbs in duties and nouns or adjectives elsewhere: "Screen calls", "Draft letters", "Complete forms".

No parser tells them apart by form alone in an item of three words; what follows them does.
"""

from __future__ import annotations

import re

from pipeline.phrases.grammar import lexicon

_NOUN_VERBS = lexicon(
    "access act address answer appeal appraise archive arrange arrest assemble assist attempt audit award back "
    "balance benchmark bend bill bind blend block board book brief broker brush buff build calibrate call care "
    "carry catalog catalogue certify chair champion change charge chart chase check chip clean clear coach coat "
    "code collect comfort command compile complete conduct contact contract control cook coordinate copy correct cost "
    "counsel counter cover cut date deal deploy deposit design detail detect diagnose direct discipline dish "
    "dispatch display document download draft drain draw dress drill drive dry dump dust edit empty encode escort "
    "estimate exercise experiment face fax feed field file fill finish fire fit flag flush fold forecast format "
    "foster frame fuel fund gauge grade graph grease grind groom ground guard guide handle harvest haul heat help "
    "hire hoist hold host index input inspect install interview inventory invoice issue judge key label landscape "
    "launch layer lead lease level license lift light limit link list load lock log machine mail man map mark "
    "market match measure mediate meet mentor mine mix model monitor mop motivate mount mow name network nominate "
    "note oil open order outline overhaul package paint park partner patch patrol pay perform photograph pick "
    "pilot place plan plant plaster play plot plow police polish pool position post pour practice practise "
    "present press preview price prime print probe process procure program programme project proof proofread prune "
    "pump purchase question quote raise rake rank rate record recruit reference register release relieve rent repair "
    "replace report request requisition research reserve resource respond restock restore return review ride roll "
    "roster rotate route rule run salvage sample scan schedule school scope score screen scribe seal search "
    "secure seed service set shape ship shop shovel show sign signal site sketch slice solder sort source splice "
    "sponsor spray staff stage stain stamp start steer stencil stock stop store stream strip structure study "
    "substitute supply support survey sweep switch table tag talk tally tape target task team tend tender test "
    "time title total tow trace track train transfer transport trap travel treat trend triage trim troubleshoot "
    "tune turn tutor type update use vacuum value visit volunteer wash watch water weed weigh weld wire witness "
    "work"
)
# those of them that seldom stand before another noun as its modifier, so that a list may hide them
_SELDOM_NOUNS = lexicon(
    "adjust answer archive assemble assist audition award bend brush build calibrate capture clean "
    "close coach collect compile complete conduct confer confirm connect cook coordinate cut deploy "
    "deposit devise diagnose discipline dispatch dispense draft drive edit escort file fill fold follow "
    "handle harvest hire implement inspect install log lubricate maintain "
    "mix modify mount nominate operate order overhaul patrol pick plot prepare preview proofread "
    "prune rank recruit relieve replace restock restore retrieve "
    "review scan schedule scrape screen select sketch slice sort stack stretch substitute supervise sweep "
    "tally trace train treat triage trim turn unload update view visit wash watch weed weigh "
    "wrap"
)
# a noun of action behind it makes it a noun ("Budget preparation", "Test administration")
_NAMED = re.compile(
    r"\w+(?:\s+(?!(?:of|for|and|or|in|to|with|the|a|an|on|at|by|from)\b)[\w-]+)*?\s+"
    r"(?:\w{2,}(?:tion|sion|ment|ance|ness|ing|sis)|control|review|handling|analyses|work|support|analysis|design|assurance|delivery)"
    r"(?=\s*$|[,;:.(]|\s+(?:of|for|and|or|in|to|with|on|at|by|from)\b)",
    re.I,
)


def may_command(text: str) -> bool:
    """Whether the word that opens `text` may be a verb with what follows as its object, and no compound noun."""
    word = re.match(r"[A-Za-z]+(?!\s+of\b)", text)
    return bool(word and word[0].lower() in _NOUN_VERBS and not _NAMED.match(text))


def goes_on(text: str) -> bool:
    """Whether the word behind a comma or conjunction in a list of commands may be one more of them."""
    word = re.match(r"[A-Za-z]+", text)
    return bool(word and word[0].lower() in _SELDOM_NOUNS and not _NAMED.match(text))


def may_be_noun(text: str) -> bool:
    """Whether the word that opens `text` is a verb in duties alone, and a noun elsewhere."""
    word = re.match(r"[A-Za-z]+", text)
    return bool(word and word[0].lower() in _NOUN_VERBS)
