"""What the words at the head of an entry name: a post, an employer, a school or a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.titles import names_worker

BLANK = re.compile(
    r"\b(?:Company\s+Name|Employer\s+Name|Organi[sz]ation\s+Name)\b|\[(?:COMPANY|EMPLOYER|ORGANI[SZ]ATION)\]"
)
"""What stands for an employer in forms and in texts whose names were taken out."""

_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR"
    "|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|PR|UK|USA?|U\\.S\\.A?\\.?|AB|BC|MB|NB|NS|ON|PE|QC|SK|NSW|QLD|VIC|UAE"
)
_COUNTRIES = (
    "United\\s*States(?:\\s+of\\s+America)?|United\\s+Kingdom|England|Scotland|Wales|Ireland|Canada|Australia|India"
    "|Germany|France|Spain|Italy|Poland|Netherlands|Belgium|Switzerland|Austria|Sweden|Norway|Denmark|Finland|Portugal"
    "|Brazil|Mexico|China|Japan|Singapore|Philippines|Nigeria|Kenya|South\\s+Africa|New\\s+Zealand|Pakistan|Egypt"
)
_TOWN = r"[A-Z][A-Za-z.’'-]+(?:\s[A-Z][A-Za-z.’'-]+){0,2}"
_LAND = rf"(?:{_STATES}|{_COUNTRIES})"
_AFTER_MARK = r"(?:(?<=[,|–—•-]\s)|(?<=[,|–—•\t\n-])|(?<=\s\s\s)|^)"
PLACE = re.compile(
    rf"\bCity\s,\s*(?:(?:State|Country)\b)?(?:\s*,\s*(?:{_LAND}|[Uu]nited\s?[Ss]tates|[Uu]sa)\b)*"
    r"|(?:(?<=Name\s)|(?<=[,|/–—•-]\s)|(?<!\w\s)(?<!\w))City(?:\s+State\b|\s*,\s*(?:State|Country)\b)?"
    r"(?=\s*(?:$|\n|[,|/–—•-]))|(?<=Name\s)City\b"
    r"|(?<![A-Za-z])State(?=\s*(?:$|\n|[,|/–-]))|(?<=Name\s)State\b|\[ADDRESS\]"
    rf"|{_AFTER_MARK}\s*{_TOWN},\s*{_LAND}\b(?:\s+\d{{5}})?(?:\s*,\s*(?:{_COUNTRIES}|USA?)\b)?"
    rf"|(?<=[,|–—•-]\s)(?:{_COUNTRIES}|Remote|USA)\b"
)
"""A town with its state or country, or what stands for them."""

_POST = re.compile(
    r"\b(?:internships?|externship|sales|customer\s+services?|housekeeping|residency|practicum|apprenticeship|trainee"
    r"|volunteer\w*|freelance\w*|co-?op|vp|svp|avp|evp|ceo|cfo|cto|coo|cio|cmo|rn|lpn|lvn|cna|emt|pa|hr"
    r"|temp|receptionist|cashier|waitress|hostess|actress|seamstress|stewardess|au\s+pair|nanny|barista|concierge"
    r"|sergeant|corporal|lieutenant|colonel|major|infantry\w*|petty\s+officer|specialist|airman|seaman|machinist"
    r"|generalist|faculty|lecturer|tutor|professor|principal|founder|owner|proprietor|partner|member|foreperson|foreman"
    r"|deckhand|farmhand|stagehand|nanny|model|dj|valet|scholar|mate|lifeguard|bodyguard|guide|chaplain|bailiff|maid"
    r"|bellhop|page|paralegal|mason|webmaster|postmaster|scrum\s+master|headmaster|usher|butler|umpire|medic"
    r"|labou?rer|technician|operator|rep|mgr|supv|asst|coord|admin|exec|superintendent|chair\w*|liaison|clerical"
    r"|operations|marketing|accounting|engineering|finance)\b",
    re.IGNORECASE,
)
_WEAK_POST = re.compile(r"^(?:operations|marketing|accounting|engineering|finance|sales|hr|major|pa)$", re.IGNORECASE)
_POST_OF = re.compile(
    r"\b(?:director|manager|head|vice[\s-]president|president|chief|vp|coordinator|supervisor|assistant|officer|dean|"
    r"superintendent|secretary|chair\w*|lead|analyst|specialist|administrator|intern|member|assistant\s+professor)"
    r"\s*(?:,|/|&|\bof\b|\bfor\b|\bto\b|\bin\b|[-–—])",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(
    r"\b(?:Inc|LLC|L\.L\.C|LLP|Ltd|PLC|plc|GmbH|AG|S\.?p\.?A|B\.?V|Pvt|Corp|Corporation|Co|Company|Group|Holdings|Bros"
    r"|Brothers|Sons|Industries|Enterprises|Laboratories|Labs|Pharmaceuticals|Bank|Credit\s+Union|Hospital|Clinic"
    r"|Medical\s+Center|Hotels?|Resorts?|Restaurant|Caf[eé]|Bistro|Grill|Bakery|Supermarket|Mall|Airlines?|Airways|Railway"
    r"|Universit\w+|College|School|Schools|Academy|Institut\w*|Hochschule|District|Department|Dept|Ministry|Agency|Bureau|Authority"
    r"|Council|County|Jail|Prison|Public\s+Works|City\s+[oO]f|State\s+[oO]f|Town\s+[oO]f|Port\s+[oO]f|County\s+[oO]f|Commission|Foundation|Association|Society|Church"
    r"|Ministries|Museum|Library|Theat(?:er|re)|Studios?|Gallery|Army|Navy|Air\s+Force|Marine\s+Corps|Marines"
    r"|National\s+Guard|Coast\s+Guard|Regiment|Battalion|Squadron|Motors|Farms?|Shipyard|Ferries|Firm|Technologies"
    r"|Office|[Ss]elf[\s-][Ee]mployed|(?P<weak>Partners|Associates|Technology|Systems|Solutions|Services|Consulting|Consultancy|Logistics"
    r"|Communications|Media|Networks?|Insurance|Mortgage|Health(?:care)?|Care|Center|Centre|Stores?|Market|Club|Gym"
    r"|Fitness|Foods|Paving|Supply|Freight|Lines|Trucking|Transit|Electric|Hardware|Hospitality|Cooperative|Co-op"
    r"|Construction|Builders|Homes|Realty|Properties|Works|Union|Court))\b\.?"
)
_FIRM = re.compile(  # "Hollis & Wray Engineers": workers in the plural, under the names of some
    r"[A-Z][\w.'’-]*(?:,?\s[A-Z][\w.'’-]*)*,?\s(?:&|and)\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*"
    r"\s(?:Attorneys|Lawyers|Engineers|Architects|Consultants|Accountants|Builders|Designers|Planners|Surveyors"
    r"|Contractors|Realtors|Dentists|Brokers|Solicitors|Advisors|Outfitters|Caterers|Movers)(?:\sat\sLaw)?"
)
_NO_WORKER = """
    theater river tower silver copper timber lumber harbor harbour shelter chapter charter newsletter register
    master semester quarter corner border leather weather former higher senior junior interior exterior error color
    colour honor honour sector factor indoor outdoor anchor liquor mirror super cancer fiber fibre inner outer upper
    lower proper whether further greater better together either neither rather laser router printer trailer
    container cover supercenter soccer prior vapor flavor tumor behavior labor labour favor rumor humor solar lunar
    regular popular similar cellular molecular particular german roman norman human woman women christian italian
    indian canadian australian russian asian european american african brazilian egyptian mexican persian median
    vegetarian urban important relevant significant constant instant distant restaurant merchant elegant brilliant
    giant elephant tenant covenant committee coffee employee degree jubilee disney list best first assist consist
    exist trust twist artist's
"""
_NO_WORKERS = frozenset(_NO_WORKER.split())  # words that end like those for workers
_SURNAME = re.compile(  # "Newman", "Fenwright", "Brackwater": what ends like a worker and is a name
    r"(?!(?:sales|fore|repair|crafts|line|journey|service|business|chair|camera|drafts|watch|door|bell|fire|police|air|sea"
    r"|handy|ordnance|work|trades|yard|news|stock|delivery|mid|guards|rifle|crew|iron)m[ae]n)[A-Za-z]+m[ae]n$"
    r"|(?!(?:play|wheel|mill|ship|boat)wright)[A-Za-z]+wright$|(?!(?:lock|black|silver|gold|gun|tin)smith)[A-Za-z]+smith$"
    r"|[A-Za-z]+(?:water|minster|chester|caster|tower|river|harbou?r)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z’']{3,}")
_LAST_WORD = re.compile(r"([A-Za-z.&’'-]+)\W*(?:\([^)]*\)\W*)?$")


@dataclass(frozen=True)
class Names:
    """What a piece of text names.

    Attributes:
        post: a post.
        employer: an employer.
        house: a word for a kind of employer is in it, whatever it names: "Bank Teller".

    """

    post: bool
    employer: bool
    house: bool


def names(piece: str) -> Names:
    """Whether `piece` names a post or an employer; its last word decides where words of both are in it."""
    if BLANK.search(piece):
        return Names(False, True, True)
    said = piece.title() if piece.isupper() else piece
    if _FIRM.fullmatch(said.strip()):
        return Names(False, True, True)
    weak = _WEAK_POST.match(said.strip()) is not None
    post = not weak and (_names_worker(said) or _POST.search(said) is not None)
    employer = _EMPLOYER.search(said) is not None
    if post and employer:
        last = _LAST_WORD.search(said)
        found = _EMPLOYER.search(last[1]) if last else None
        ends_in_employer = found is not None and not found["weak"]
        if _POST_OF.search(said) and not re.search(r"\b(?:Inc|LLC|Ltd|Corp)\b", said):
            return Names(True, False, True)
        return Names(not ends_in_employer, ends_in_employer, True)
    return Names(post or weak, employer, employer)


def _names_worker(said: str) -> bool:
    words = [word for word in _WORD.findall(said) if word.lower() not in _NO_WORKERS and not _SURNAME.match(word)]
    return bool(words) and names_worker(" ".join(words))
