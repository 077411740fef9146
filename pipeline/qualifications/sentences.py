"""What a sentence of a qualifications section is for: a requirement, a preference, a rider, or none of these."""

from __future__ import annotations

import re

from pipeline.alternatives import alternatives, any_found, guarded

# Riders say when, by whom and with what proof a requirement is met; they ask for nothing more.
RIDER = alternatives(
    r"\badmitted\s+(?:to|into)\s+(?:the\s+|an?\s+)?examination|\bmay\s+(?:file|apply|compete"
    r"|take\s+the\s+examination|qualify\s+to\s+file)\b|\bcannot\s+be\s+(?:appointed|hired)"
    r"|^\W*experience\b[^.;]{0,90}\bmust\s+(?:also\s+)?(?:include|have\s+been|be\s+at)"
    r"|\bapplied\s+toward|\bapplying\s+(?:this|state)\b|\bconsidered\s+eligible\s+for\s+appointment"
    r"|\beligible\s+for\s+appointment|\bin\s+appraising\b|\b(?:is|are)\s+defined\s+as"
    r"|\bmust\s+(?:submit|attach|list|indicate|upload|be\s+submitted|be\s+attached|specify"
    r"|clearly|state|document)\b|\bapplicants?\s+(?:filing|using|applying|lacking"
    r"|who\b)|\b(?:candidates|persons|individuals)\s+who\s+(?:do|have\s+not|lack|are\s+within)\b"
    r"|\b(?:degree|credits?|diploma|education)\b[^.;]{0,40}\bmust\s+(?:have\s+been|be)\s+(?:awarded|obtained|earned|issued"
    r"|from)\b|\bemployer['’]?s?['’]?\s+responsibility|\bmay\s+be\s+eligible\b"
    r"|\bselective\s+service\b"
    r"|^\W*includes\s+possession\b|\byears\s+old\b|\blived\s+in\b|\bpermanent\s+residen"
    r"|\bspecialized\s+experience\s+(?:is|means)\b|\bby\s+[\w\s]{3,30}\bis\s+meant\b|^\W*licen[sc]es?\s+(?:must|shall|will|should)\b"
    r"|^\W*when\s+determining\s+equivalen|^\W*however\b|\bout[\s-]of[\s-]state\b[^.;]{0,60}\bwill\s+be\s+accepted\b"
    r"|\bclick\b|\bare\s+those\s+(?:requiring|that|which)\b"
    r"|\bvolunteer\s+(?:work|experience|service)\b[^.;]{0,120}\b(?:credit|considered|counted)|^\W*after\b|\bapplicants?\s+will\s+be\b|\bmoving\s+violation|\bwill\s+be\s+(?:screened|eliminated"
    r"|disqualified|rejected)|\bmore\s+weight\b|\bscoring\s+rubric"
    r"|\bexperience\s+(?:requirement|gained)\s+(?:must|may|is)\b"
    r"|\bthe\s+following\s+(?:educational\s+background|education)\s+is\s+required|\bhttps?://"
    r"|\bwww\.|\baccreditation\s+(?:rules|standards)"
    r"|\bprobation(?:ary)?\s+period\b(?!.*\blicen|.*\bcertif)"
    r"|\bqualifying\s+experience\s+(?:is|must|may)\b|\b(?:may|will)\s+be\s+(?:considered"
    r"|accepted|appointed|given)\s+(?:only\b|preference|if)"
    r"|\bequal\s+opportunity|\bveterans?['’]?\s+preference|\bthis\s+(?:pattern"
    r"|requirement)\s+(?:is|may|will)|\bpromotional\s+basis\b"
    r"|\bto\s+be\s+at\s+the\s+level\b|\bfor\s+(?:your|an|the)\s+\w+(?:\s+\w+)?\s+to\s+be\s+considered\b|\bpro-?rated\b|\bage\s+(?:requirement|limit)|\bwill\s+admit\b"
    r"|\beligibles\b|\bequivalent\s+to\s+[\d,]+\s+hours|^\W*(?:this|these|such|the\s+required)\s+(?:licen"
    r"|certif|requirement|experience)|^\W*in\s+order\s+to\b|\bexperience\s+used\b"
    r"|\bmay\s+be\s+combined\b|\bmust\s+list\b|\bfor\s+(?:qualifying|requirement)\b|\bprovided\s+by\s+law",
    re.IGNORECASE,
)
# What riders are about; within a sentence that states a measure it is what the work is about.
RIDER_TOPIC = alternatives(
    r"\bis\s+not\s+(?:acceptable|qualifying|considered|accepted)|\bare\s+not\s+acceptable|\bin\s+progress\b"
    r"|\bwill\s+not\s+be\s+(?:accepted|considered|credited|recognized|counted)"
    r"|\bproof\s+(?:of|must|is|are|will|may|to)\b|\bcop(?:y|ies)\s+(?:of|must|is|are|will|may|to)\b"
    r"|\btranscripts?\s+(?:of|must|is|are|will|may|to)\b|\bverification\s+(?:of|must|is|are|will|may|to)\b"
    r"|\bevidence\s+(?:of|must|is|are|will|may|to)\b|\bbackground\s+(?:check|investigation)"
    r"|\bcriminal\b|\bconviction|\bfelony|\bthe\s+term\b|\bper\s+year\b|\bforeign\b|\bfulfills?\b|\$\s?\d",
    re.IGNORECASE,
)
# "Three years of …", "Education: equivalent to graduation …", "A bachelor's degree": the sentence states a measure.
_STATES = re.compile(
    r"\W*(?:[a-z0-9]{1,3}[.)]\s+)?(?:(?:and|or|either|education|experience)\b[\s:]*)*"
    r"(?:(?:at\s+least|minimum(?:\s+of)?|an?|the|including)\s+)*"
    r"(?:[\w-]+\s+(?:\(\d+\)\s+)?(?:or\s+more\s+)?(?:full[\s-]time\s+)?(?:years?|months?)\b"
    r"|equivalent\s+to\b|graduation\b|completion\b|bachelor|master|associate|high\s+school|[\w-]+\s+degree\b"
    r"|current(?:ly)?\s+(?:[\w-]+\s+){0,3}employment\b)",
    re.IGNORECASE,
)
# "This experience shall include at least one year in …" asks for that year.
_MEASURED_PART = re.compile(
    r"\W*(?:(?:this|the|such|required|qualifying|work)\s+)*experience\s+(?:shall|must)\s+(?:have\s+)?includ(?:e|ed)\s+"
    r"(?:at\s+least\s+|a\s+minimum\s+of\s+)?[\w-]+\s+(?:\(\d+\)\s+)?(?:years?|months?)\b",
    re.IGNORECASE,
)
# What somebody is, which no schooling or work makes.
STATUS = re.compile(
    r"\b(?:citizens?\s+of|citizenship|nationals\s+of|nationality|(?:permanent|long-term)\s+residen(?:ts?|ce)"
    r"|right\s+to\s+work|good\s+character|good\s+health|years\s+of\s+age)\b",
    re.IGNORECASE,
)
# What introduces a list of papers to hand in.
TO_ATTACH = re.compile(r"\b(?:submit|attach|upload|photocop|cop(?:y|ies)\b|proof\b)", re.IGNORECASE)
CONDITIONAL = alternatives(
    r"\b(?:may|might)\s+(?:also\s+)?(?:be\s+)?(?:require[sd]?|necessary|need(?:ed)?)\b"
    r"|\b(?:some|certain|specific|designated|selected|individual|many|most)\s+(?:of\s+(?:the|these)\s+)?(?:positions?"
    r"|assignments?|jobs?|incumbents?|posts?|roles?|classes|areas)\b"
    r"|\bdepending\s+(?:up)?on\b|\b(?:when|where|if)\s+(?:required|assigned|applicable|needed"
    r"|necessary|driving|appropriate)\b|\bmay\s+be\s+(?:asked|expected)\b|\bin\s+(?:those|such"
    r"|some)\s+(?:situations|cases)"
    r"|\bin\s+(?:these|those|such)\s+(?:positions|assignments)\s+(?:must|shall|will|are)\b"
    r"|\bso\s+assigned\b|\bthere\s+may\s+be\b|\bfor\s+positions\b|\bif\s+(?:the\s+)?(?:position|employee|incumbent|assigned|you(?!\s+(?:have|hold|possess)))\b|\bselective\s+certification",
    re.IGNORECASE,
)
# Whom a condition is about; within a sentence that states a measure, with whom or where the work was done.
CONDITION_TOPIC = alternatives(
    r"\b(?:employees?|incumbents?|those|persons?|individuals?)\s+(?:who|whose|that|assigned"
    r"|required\s+to\s+drive|in\s+positions)\b|\bpositions?\s+(?:assigned|which|that|requiring)\b",
    re.IGNORECASE,
)
PREFERRED = alternatives(
    r"\bpreferred\b(?!\s+(?:or\s+\w+\s+)?(?:applicant|candidate))|\bprefers?\b|\bpreference\b|\bdesired\b|\bdesirable\b|\bdesire\b|\badvantageous\b"
    r"|\ban?\s+(?:added\s+|distinct\s+|definite\s+|further\s+)?advantage\b|\b(?:is|are|be|considered|would\s+be"
    r"|also)\s+(?:an?\s+)?(?:(?:strong|big|definite|distinct)\s+)?(?:plus|asset|bonus"
    r"|advantage)\b|\ba\s+plus\b|\ban\s+asset\b|\bnice\s+to\s+have\b|\bideally\b|\bideal\s+candidate\b|\boptional\b"
    r"|\bhelpful\b|\bbeneficial\b|\b(?:is|are)\s+(?:strongly\s+)?encouraged\b|\brecommended\b|\bnot\s+required\b|\bwelcomed?\b",
    re.IGNORECASE,
)
DEFINITE = alternatives(
    r"\b(?:is|are|be|will\s+be)\s+(?:also\s+)?required\b|\bmust\s+(?:also\s+|successfully\s+)*(?:possess|complete|have"
    r"|hold|obtain|maintain|be\s+(?:an?\s+)?(?:registered|licensed|certified|able\s+to\s+(?:obtain"
    r"|secure)))\b|\brequire[sd]?\b|\bpossession\s+of\b|\bshall\s+(?:possess|have|hold)\b|"
    r"\bmandatory\b|\bessential\b|\bnecessary\b|\bneed\s+(?:a|to\s+(?:hold|have))\b",
    re.IGNORECASE,
)
# Headings that turn what follows into preferences, or back into requirements.
PREFERRED_HEADING = re.compile(
    r"^[ \t]*(?:\d+(?:\.\d+)*[.)]?[ \t]+)?(?:[\w’'/&,-]+[ \t]+){0,4}?(?:preferred|preferences?"
    r"|desire?able|desired|ideal|advantageous"
    r"|optional|assets?|short-?listing|nice[ \t-]to[ \t-]haves?|additional[ \t]considerations"
    r"|bonus)\b(?:/\w+)*(?:[ \t]+(?:[\w’'/&,-]+[ \t]*){0,5})?(?:\(s\))?[ \t]*(?::|$)",
    re.IGNORECASE | re.MULTILINE,
)
REQUIRED_HEADING = re.compile(
    r"^[ \t]*(?:\d+(?:\.\d+)*[.)]?[ \t]+)?(?:[\w’'/&,-]+[ \t]+){0,3}?(?:minimum|required|essential|mandatory"
    r"|must[ \t-]haves?|necessary"
    r"|basic)\b(?:[ \t]+(?:[\w’'/&,-]+[ \t]*){0,5})?(?:\(s\))?[ \t]*(?::|$)",
    re.IGNORECASE | re.MULTILINE,
)
# What is stated as required even under such a heading.
DEMANDED = re.compile(r"\b(?:is|are)\s+required\b|\bmust\s+(?:possess|have|hold|obtain|be)\b", re.IGNORECASE)
# "We will also consider …" offers another way to meet what was required before.
ANOTHER_WAY = re.compile(
    r"^\W*(?:we\s+will\s+also\s+consider|alternatively)\b|\b(?:will|may)\s+also\s+be\s+considered\b"
    r"|\bwill\s+be\s+considered\W*$",
    re.IGNORECASE,
)
# A line that only names what follows ("2. Professional Qualifications, Experience, etc.").
HEADING_ONLY = re.compile(
    r"(?:\W|\d|\b(?:general|special(?:i[sz]ed)?|specific|qualifications?|experience|education|training|and|or|etc|professional|required|requirements?|minimum"
    r"|essential|desirable|skills?|knowledge|other|formal|criteria|abilities|ability|the|of|with)\b)*",
    re.IGNORECASE,
)
# Where a questionnaire for applicants begins.
QUESTION = re.compile(
    r"^[^\n]*\b(?:do|are|have|did|would|will|can)\s+you\b[^\n]*\?|^[^\n]*\bdescribe\s+your\b",
    re.IGNORECASE | re.MULTILINE,
)
# The questions and the answers to choose from, which follow the text of an announcement.
QUESTIONNAIRE = guarded(
    r"\b(?:do|are|have|did)\s+you\b[^\n]*\b(?:experience|degree|licen[sc]ed?|certif\w+|diploma|years|education"
    r"|possess)\b[^\n]*\?|\bhow\s+(?:many|much)\b[^\n]*\b(?:years?|months?|experience)\b[^\n]*\?"
    r"|\bwhat\s+is\s+(?:the\s+|your\s+)*highest\b"
    r"|\bwhich\s+of\s+the\s+following\b[^\n]*\b(?:describes?|you|your)\b[^\n]*\?"
    r"|\bdescribes?\s+your\b[^\n]*\b(?:experience|education|level|degree)\b"
    r"|\bplease\s+(?:choose|select|indicate|identify)\s+(?:the|your|which)\b[^\n]*\b(?:response|answer|option"
    r"|experience|education|level)\b",
    ("you", "how many", "how much", "what is", "please"),
)
ASIDE = re.compile(r"\([^()]*\b(?:preferred|desired|desirable|a\s+plus)\b[^()]*\)", re.IGNORECASE)
ONE_OF = re.compile(
    r"\b(?:one|any|either)\b(?:\s+or\s+more)?(?:\s+\w+)?(?:\s+(?:of"
    r"|combination\s+of))?(?:\s+\w+)?\s+(?:the\s+)?(?:following|below|these)"
    r"|\beither\b\W*(?:of\W*)?$|\bany\s+of\b|\bone\s+of\b\W*$|\bat\s+least\s+one\b",
    re.IGNORECASE,
)
EACH_OF = re.compile(
    r"\b(?:each|all)\s+of\s+(?:the\s+)?(?:following|these)\b|\beach\s+of\s+[^.;]{0,30}areas\b", re.IGNORECASE
)
# Headings under which every item is work, and the words such an item opens with ("Leading inspections …").
EXPERIENCE_HEADING = re.compile(
    r"(?:[\w ]*/\s*)?(?:(?:relevant|work|professional|previous)\s+)?experience\W*", re.IGNORECASE
)
_WORK_TOLD = re.compile(
    r"\W*(?:\w{1,2}[.)]\s+)?(?:(?:[a-z-]+ly|substantial|significant|extensive|hands-on|previous|recent|direct|practical|lone)\s+)*"
    r"(?:(?!(?:including|according|regarding|excluding|following|having|being|nothing|training\s+(?:will|is))\b)[a-z]{2,}ing\s+\w"
    r"|work(?:ed)?\s+(?:with|in|at|as|on|for|alongside)\b|(?:led|managed|delivered|supervised)\s+\w)",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:will|may|must|can|should|shall|is|are)\b", re.IGNORECASE)
_ITEM_WORDS = 15
# What of a list of criteria is work, though most of the list are skills ("Proven experience in …").
EXPERIENCE_FIRST = re.compile(
    r"\W*(?:\w{1,2}[.)]\s+)?(?:(?!(?:knowledge|skills?|ability|abilities|understanding|training|education|and|or|of)\b)"
    r"[\w-]+\s+){0,3}(?:experience|track\s+record)\b",
    re.IGNORECASE,
)
CRITERIA_HEADING = re.compile(
    r"\bcriteria\b|\bperson\s+specification\b|^\W*essential\W*$|\bmust[\s-]haves?\b|\byou(?:['’]ll|\s+will)?\s+(?:need|require)\b",
    re.IGNORECASE,
)
OUTSIDE_PATTERN = re.compile(
    r"\boutside\s+(?:experience\s+)?pattern|\bnon-?state\s+(?:service|experience)\b", re.IGNORECASE
)
IN_SERVICE = re.compile(r"\bstate\s+service\b|\bcivil\s+service\b|\bperforming\s+(?:the\s+)?duties\b", re.IGNORECASE)


def is_preferred(sentence: str) -> bool:
    """Whether the sentence states a wish ("preferred", "a plus"); "preferably" inside a requirement makes it none."""
    return any_found(PREFERRED, sentence)


def is_work_told(sentence: str) -> bool:
    """Whether an item under a heading of experience tells of work ("Leading inspections"), a sentence about it not."""
    short = len(sentence.split()) <= _ITEM_WORDS and sentence.lstrip(" \t•*-–")[:1].isupper()
    return short and _WORK_TOLD.match(sentence) is not None and _MODAL.search(sentence) is None


def is_conditional(sentence: str) -> bool:
    """Whether what it asks holds for some positions only."""
    return any_found(CONDITIONAL, sentence) or (any_found(CONDITION_TOPIC, sentence) and not _STATES.match(sentence))


def is_rider(sentence: str) -> bool:
    """Whether it only says when, by whom or with what proof a requirement is met."""
    if _MEASURED_PART.match(sentence):
        return False
    return any_found(RIDER, sentence) or (any_found(RIDER_TOPIC, sentence) and not _STATES.match(sentence))


def is_definite(sentence: str) -> bool:
    """Whether it says in so many words that what it names is required."""
    return any_found(DEFINITE, sentence)
