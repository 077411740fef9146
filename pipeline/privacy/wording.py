"""How age, family, nationality, faith, origin and sex are worded: the pieces of the patterns that look for them."""

from __future__ import annotations

from pipeline.privacy.places import COUNTRY, PEOPLE

NUMBER = r"(?:one|two|three|four|five|six|seven|no|\d)"
ADULT = r"(?:1[5-9]|[2-8]\d)"
CHILD = r"(?:child(?:ren)?|kids?|sons?|daughters?|boys?|girls?|twins|dependants?|dependents?)"
OFFSPRING = rf"(?:{NUMBER}(?: \w+)?|a(?: \w+)?) {CHILD}(?:,? (?:and|&) (?:{NUMBER}|a) {CHILD})?"
DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ ./-]+(?:of )?(?:\d{1,2}|[A-Z][a-z]{2,8})\.?,?[ ./-]+(?:19|20)?\d\d"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d|[A-Z][a-z]{2,8} (?:19|20)\d\d|(?:19|20)\d\d)"
)
TOWN = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}){0,2}"
RELIGION = (
    r"(?:christian|catholic|roman catholic|muslim|jewish|jew|hindu|sikh|buddhist|mormon|baptist|methodist|lutheran"
    r"|presbyterian|anglican|orthodox"
    r"(?: jew| christian)?|pentecostal|evangelical(?: christian)?|adventist|seventh[- ]day adventist|jain"
    r"|bah[aá]['’]?[ií]|quaker|atheist|agnostic"
    r"|islam|christianity|hinduism|buddhism|judaism|sikhism|jehovah['’]s witness|shia|sunni|zoroastrian|protestant"
    r"|latter[- ]day saint)"
)
ETHNIC = (
    r"(?:african[- ]american|black(?: african| american| british| caribbean)?|white(?: british| irish| american)?"
    r"|caucasian|hispanic(?: ?/ ?latin[oax])?|latin[oax]"
    r"|asian(?:[- ]american| british| indian)?|south asian|east asian|native american"
    r"|american indian(?: or alaska native)?|pacific islander|native hawaiian"
    r"|m[aā]ori|aboriginal|torres strait islander|first nations|m[eé]tis|inuit|mixed[- ]race|biracial|multiracial"
    r"|afro[- ]caribbean|middle eastern|arab|two or more races"
    r"|yoruba|igbo|hausa|zulu|xhosa|coloured|malay|tamil|pasifika|irish traveller|roma)"
)
GENDER = (
    r"(?:(?:cis(?:gender)?|trans(?:gender)?)? ?(?:fe)?male|(?:cis(?:gender)?|trans(?:gender)?) ?(?:wo)?man"
    r"|(?:wo)?man|non[- ]?binary|transgender|genderqueer|gender ?fluid|cisgender"
    r"|lady|gentleman|intersex)"
)
MARITAL = (
    r"(?:(?:happily |legally |recently )?(?:married|unmarried|divorced|widow(?:ed|er)?|separated|engaged|remarried)"
    r"|single|never married|in a (?:relationship|domestic partnership|civil partnership)"
    r"|cohabiting|domestic partner(?:ship)?|civil partner(?:ship)?)"
)
STATUS = (
    rf"{MARITAL}(?: (?:to|since) [\w ]{{2,20}})?(?:,? (?:(?:with|and|&|no|has|have|without) )*(?:{OFFSPRING}"
    r"|children|kids|a family|family))?"
    r"|(?:(?:proud|devoted|working|loving|single|stay[- ]at[- ]home) )*(?:mother|father|mom|mum|dad|parent"
    rf"|grandmother|grandfather)(?: (?:of|to) {NUMBER}(?:(?: \w+)? {CHILD})?)?"
    rf"|{OFFSPRING}|no {CHILD}|childless"
)
CLASS = (
    r"(?:(?:H-?1-?B|H-?4(?: EAD)?|F-?1(?: OPT| CPT)?|J-?1|L-?[12](?:-?[AB])?|O-?1|TN|E-?[123]|OPT|STEM OPT|CPT|EAD"
    r"|GC EAD|B-?1|K-?1|DACA|TPS|Tier ?[1-5]|subclass \d{3})"
    r" (?:visa|status|work permit|holder|dependent)|H-?1-?B|(?:F-?1|STEM) OPT|GC EAD|DACA)"
)
WORK_IN = rf"work (?:in|for any employer in) (?:the )?(?:{COUNTRY})(?: for any employer)?"
OWN_STAY = (
    rf"(?:(?:legally|fully|currently|permanently) )*(?:authori[sz]ed|eligible|entitled|permitted|allowed) to {WORK_IN}"
    rf"|(?:full |unrestricted )*right to {WORK_IN}|green card(?: holder)?|indefinite leave to remain"
    r"|(?:pre-)?settled status"
    rf"|(?:lawful |legal )?permanent resid(?:ent|ence|ency)(?: (?:of|in) (?:the )?(?:{COUNTRY}))?"
)
STAY = (
    rf"(?:{OWN_STAY}|{CLASS}(?: holder)?|(?:valid |full )?work (?:permit|visa|authori[sz]ation)(?: holder)?"
    r"|(?:no|without|not require|do(?:es)? not require|don['’]t (?:need|require)|(?:will )?requires?"
    r"|needs?)(?: (?:any|visa|h-?1b))* sponsorship"
    r"(?: (?:required|needed))?|no visa(?: sponsorship)? required)"
)
ENDS = r"(?=\s*(?:[,.;:|)(\n•·/]|$|\b(?:and|with|who|by|since|currently|living|willing|eligible|authori[sz]ed)\b|\?))"
CITIZEN = (
    rf"(?:(?:dual|naturali[sz]ed|natural[- ]born|native[- ]born) )*(?:{PEOPLE}|{COUNTRY})(?:(?: ?/ ?| and | & "
    rf"|-){PEOPLE})?"
    r" (?:(?:dual )?citizen(?:ship)?(?! (?:services?|bank|security|interviews?|complaints?|engagement|participation"
    r"|portal|journal)\b)|passport(?: holder)?"
    rf"|(?:national|permanent resident|green card){ENDS})"
    rf"|(?:dual |naturali[sz]ed )?citizen(?:ship)? (?:of|in) (?:the )?(?:{COUNTRY})(?: and (?:the )?(?:{COUNTRY}))?"
    rf"|dual (?:citizen(?:ship)?|national(?:ity)?)(?: (?:of )?\(?(?:the )?(?:{COUNTRY}|{PEOPLE})(?:(?: and | ?[/&] ?"
    rf"|, )(?:the )?(?:{COUNTRY}|{PEOPLE}))?\)?)?"
)
LONE_CITIZEN = (
    rf"(?:{CITIZEN}|(?:{PEOPLE}|{COUNTRY})[ -](?:resident|expat(?:riate)?|by birth|origin|descent|born|domiciled?)"
    rf"|{STAY}|{CLASS}|{PEOPLE})"
)
