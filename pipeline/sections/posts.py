"""Several posts in one advertisement, or several whole specifications in one file: each opens with its title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.sections.class_tables import ClassTitle
from pipeline.sections.labels import read_heading
from pipeline.sections.lines import Line
from pipeline.sections.title_levels import words_of

_KEYED = re.compile(
    r"(?P<key>posts?|positions?|vacancy|vacant (?:post|position)|(?:job|position|post|class|classification) title)"
    r"\s*(?:(?:no\.?\s*)?\d+(?:/\d+)?)?(?:\s*:|\s+[–-]\s)\s*(?=\S)",
    re.I,
)
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?=[A-Z])")
_PLACES = re.compile(r"\b(?:posts?|positions?|vacanc(?:y|ies)|job group|ref(?:erence)?\b)", re.I)
_TITLE_END = re.compile(
    r"\s*(?:\(|\s[–—-]\s|\t| {2,}|\b(?:REF(?:ERENCE)?|GENERAL REF)\b|\bx ?\d+\b|[–—-]\s*(?=\d)|$)", re.I
)


@dataclass(frozen=True)
class Post:
    """A line that opens a post, and the title it gives."""

    line: int
    named: ClassTitle


def find_posts(lines: Sequence[Line]) -> list[Post]:
    """The posts of a document in order; [] unless there are several, told in the same way."""
    for kind in (_keyed, _numbered):
        posts = list(kind(lines))
        if len({words_of(post.named.title or "") for post in posts}) == len(posts) > 1 and _alike(lines, posts):
            return posts
    return []


def _keyed(lines: Sequence[Line]) -> Iterator[Post]:
    """Lines like `POST 2: TITLE`, all with the key of the first."""
    key = None
    for index, line in enumerate(lines):
        match = _KEYED.match(line.core) if line.core[:1] in "PpVvJjCc" else None
        if match and key in (None, match["key"].lower()):
            key = match["key"].lower()
            yield _post(line, index, match.end())


def _numbered(lines: Sequence[Line]) -> Iterator[Post]:
    """Lines like `1. TITLE (2 POSTS)`, numbered in sequence."""
    expected = 1
    for index, line in enumerate(lines):
        match = _NUMBERED.match(line.core) if line.lead == "number" else None
        if match and int(match["number"]) == expected and len(line.words) <= 20 and _PLACES.search(line.core):
            expected += 1
            yield _post(line, index, match.end())


def _post(line: Line, index: int, begin: int) -> Post:
    end = _TITLE_END.search(line.core, begin)
    title = line.core[begin : end.start() if end else None].rstrip(" :,.")
    start = line.core_start + begin
    return Post(index, ClassTitle(title, None, start, start + len(title)))


def _alike(lines: Sequence[Line], posts: Sequence[Post]) -> bool:
    """Whether two of the posts have their own duties or requirements, under the same heading."""
    shared: Counter[str] = Counter()
    for post, following in pairwise([*(post.line for post in posts), len(lines)]):
        shared.update({line.core.split(":")[0].strip() for line in lines[post + 1 : following] if _opens(line)})
    own = {label for heading, count in shared.items() if count > 1 for label in read_heading(heading).votes}
    titled = all(re.search("[A-Za-z]{3}", post.named.title or "") for post in posts)
    return titled and not own.isdisjoint(("duties", "qualifications"))


def _opens(line: Line) -> bool:
    return line.core[:1].isupper() and len(line.core.split(":")[0].split()) <= 5
