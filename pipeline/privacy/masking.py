"""Personal data out of a resume: `masked` is what every reader of resumes in this package goes through.

Step follows step, each on the text that the one before left: what is decided later cannot depend on a value that was
masked earlier, and so two resumes that differ only in such values become one text. Within a step, finders ask how a
value stands in the text, never which of the world's values it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pipeline.privacy.addresses import find_streets
from pipeline.privacy.contacts import find_emails, find_identities, find_links, find_phones
from pipeline.privacy.draft import Found, Masked, replaced
from pipeline.privacy.fields import find_fields
from pipeline.privacy.header import read_header
from pipeline.privacy.people import find_people, find_titles
from pipeline.privacy.pronouns import find_pronouns, find_stated_pronouns
from pipeline.privacy.recurrences import find_recurrences
from pipeline.privacy.referees import find_referees
from pipeline.privacy.statements import find_statements


def masked(text: str) -> Masked:
    """`text` with what it says of the person replaced: the same placeholder for every value of a kind.

    Names (the person's, and those of references and supervisors), postal addresses, telephones, e-mail, links, dates
    and places of birth, ages, marital status and family, nationality and right to stay, religion, ethnicity, sex,
    numbers of identity documents, captions of photographs and gendered titles become placeholders (`PLACEHOLDERS`);
    pronouns become neutral words. Employers, job titles, skills, dates of employment and figures stay.
    """
    draft = Masked(text)
    for find in _STEPS:
        draft = replaced(draft, find(draft.text))
    return draft


def _find_head(text: str) -> Iterator[Found]:
    """The name and address in the head, and the name wherever it recurs."""
    header = read_header(text)
    head = [Found(*place, "address") for place in header.addresses] + [Found(*place, "name") for place in header.names]
    yield from head
    for found in find_recurrences(text, header.recurring):
        if not any(found.start < each.end and each.start < found.end for each in head):
            yield found


_STEPS: tuple[Callable[[str], Iterable[Found]], ...] = (
    find_identities,
    find_emails,
    find_links,
    find_phones,
    find_fields,
    find_statements,
    find_stated_pronouns,
    _find_head,
    find_streets,
    find_people,
    find_referees,
    find_titles,
    find_pronouns,
)
