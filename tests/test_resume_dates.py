"""When something was, in the ways resumes write it; and careers added up, a month once."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resumes.dates import stays
from pipeline.resumes.entry import CERTIFICATION, EDUCATION, EXPERIENCE, Entry
from pipeline.resumes.timeline import latest_month, merged, months_of, relevant_years, total_years

READ = [  # text, first month, last month, still going on
    ("05/2012 to Current", "2012-05", None, True),
    ("May 2014", "2014-05", None, False),
    ("05/2014", "2014-05", None, False),
    ("Summer 2019", "2019-06", "2019-08", False),
    ("Fall 2014 to Spring 2015", "2014-09", "2015-05", False),
    ("Winter 2018", "2018-01", "2018-03", False),
    ("Q3 2018", "2018-07", "2018-09", False),
    ("2Q 2011 - 4Q 2012", "2011-04", "2012-12", False),
    ("Q3 2018 to date", "2018-07", None, True),
    ("2012–14", "2012", "2014", False),
    ("2012 to 2014", "2012", "2014", False),
    ("1999/2000", "1999", "2000", False),
    ("1998–03", "1998", "2003", False),
    ("1998-03", "1998-03", None, False),
    ("2010-11", "2010", "2011", False),
    ("'12-'14", "2012", "2014", False),
    ("Jan. '09 - Mar '11", "2009-01", "2011-03", False),
    ("Aug-12 to Present", "2012-08", None, True),
    ("Aug-2019 to till date", "2019-08", None, True),
    ("since 2015", "2015", None, True),
    ("Since May 2014", "2014-05", None, True),
    ("2018 onwards", "2018", None, True),
    ("2015 –", "2015", None, True),
    ("09/2011 – 08/2013 Lowen Ferries", "2011-09", "2013-08", False),
    ("2012-05 – 2014-06", "2012-05", "2014-06", False),
    ("2012-05-03 to 2014-06-30", "2012-05", "2014-06", False),
    ("2004-12-18", "2004-12", None, False),
    ("15.03.2012 – 31.08.2014", "2012-03", "2014-08", False),
    ("01.04.2012 – 01.09.2014", "2012-04", "2014-09", False),
    ("01/04/2012 – 31/08/2014", "2012-04", "2014-08", False),
    ("04/01/2012 - 09/30/2014", "2012-04", "2014-09", False),
    ("29th of May 2014 till date", "2014-05", None, True),
    ("January 29 2000", "2000-01", None, False),
    ("Oct. 2014 –Now", "2014-10", None, True),
    ("May – August 2015", "2015-05", "2015-08", False),
    ("Nov - Feb 2012", "2011-11", "2012-02", False),
    ("Oct–Nov 2010", "2010-10", "2010-11", False),
    ("(1/1999 to 1/2006)", "1999-01", "2006-01", False),
    ("09/2012 , Current", "2012-09", None, True),
    ("05/2012 , 07/2012", "2012-05", "2012-07", False),
    ("Aug 2012   Oct 2013", "2012-08", "2013-10", False),
    ("August 2010\nto\nCurrent", "2010-08", None, True),
    ("4 2001", "2001-04", None, False),
    ("05/14 - 06/16", "2014-05", "2016-06", False),
    ("September 2009 through June 2012", "2009-09", "2012-06", False),
    ("from May 2014 until August 2015", "2014-05", "2015-08", False),
    ("2007 – March 2015", "2007", "2015-03", False),
]


@pytest.mark.parametrize(("text", "began", "ended", "current"), READ, ids=[one[0] for one in READ])
def test_dates_are_read_as_written(text: str, began: str, ended: str | None, current: bool) -> None:
    (stay,) = stays(text)
    assert (stay.began, stay.ended, stay.current) == (began, ended, current)
    assert 0 <= stay.start < stay.end <= len(text)


@pytest.mark.parametrize(
    "text",
    ["$2014", "2014%", "the 1990s", "Room 2012a", "1,999 parts", "555-0100", "10.2 Nm", "ISO 9001:2008x", "24/7"],
)
def test_numbers_are_no_dates(text: str) -> None:
    assert not stays(text)


def test_years_side_by_side_are_dates_of_their_own() -> None:
    assert [stay.began for stay in stays("2006, 2005 & 2004")] == ["2006", "2005", "2004"]


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for stay in stays(text):
        assert 0 <= stay.start < stay.end <= len(text)
        assert stay.began is not None or stay.current


@dataclass(frozen=True)
class Post:
    began: str | None
    ended: str | None
    current: bool = False
    kind: str = EXPERIENCE
    title: str = ""


def month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


FIRST, LAST = 12 * 1990, 12 * 2024
months = st.integers(FIRST, LAST)
posts = st.builds(
    lambda first, length, closed: Post(month(first), month(first + length) if closed else None, not closed),
    months,
    st.integers(0, 120),
    st.booleans(),
) | st.builds(lambda first, length: Post(str(first), str(first + length)), st.integers(1990, 2020), st.integers(0, 9))
as_ofs = months.map(month)


def test_careers_by_hand() -> None:
    as_of = "2020-06"
    assert total_years([Post("2014-05", "2014-06")], as_of) == 2 / 12
    assert total_years([Post("2010-01", "2011-12"), Post("2011-01", "2012-12")], as_of) == 3  # a year held twice
    assert total_years([Post("2010-01", "2011-01"), Post("2011-01", "2012-01")], as_of) == 25 / 12  # January once
    assert total_years([Post("2012", "2014"), Post("2014", "2016")], as_of) == 4
    assert total_years([Post("2012", "2012")], as_of) == 0.5
    assert total_years([Post("2019-07", None, True)], as_of) == 1
    assert total_years([Post("2019-07", None, True)], "2018-01") == 0  # not begun by then
    assert total_years([Post("2019-07", "2022-12")], as_of) == 1  # nothing counts that is still to come
    assert total_years([Post("2014-09", "2014-05"), Post(None, "2015"), Post("2013-01", None)], as_of) == 0
    assert total_years([Post("2010-01", "2019-12", kind=EDUCATION)], as_of) == 0


def test_relevant_years_are_counted_apart() -> None:
    career = [Post("2010-01", "2012-12", title="Clerk"), Post("2012-01", "2014-12", title="Pilot")]
    assert relevant_years(career, lambda post: post.title == "Clerk", "2020-01") == 3
    assert relevant_years(career, lambda post: post.title == "Pilot", "2020-01") == 3
    assert total_years(career, "2020-01") == 5


@given(st.lists(posts, max_size=8).flatmap(lambda made: st.tuples(st.just(made), st.permutations(made))), as_ofs)
def test_the_order_of_posts_does_not_matter(pair: tuple[list[Post], list[Post]], as_of: str) -> None:
    assert total_years(pair[0], as_of) == total_years(pair[1], as_of)


@given(st.lists(posts, min_size=1, max_size=8), as_ofs)
def test_the_total_never_exceeds_the_span_nor_the_sum(career: list[Post], as_of: str) -> None:
    lengths = [found for post in career if (found := months_of(post.began, post.ended, post.current, as_of))]
    total = round(12 * total_years(career, as_of))
    assert total <= sum(end - first for first, end in lengths)
    if lengths:
        assert total <= max(end for _, end in lengths) - min(first for first, _ in lengths)
        assert total >= max(end - first for first, end in lengths)


@given(st.lists(posts, max_size=8), as_ofs)
def test_counting_again_changes_nothing(career: list[Post], as_of: str) -> None:
    assert total_years(career + career, as_of) == total_years(career, as_of)
    lengths = [found for post in career if (found := months_of(post.began, post.ended, post.current, as_of))]
    assert merged(merged(lengths)) == merged(lengths)


@given(months, st.integers(0, 200), st.data(), as_ofs)
def test_a_post_within_another_adds_nothing(first: int, length: int, data: st.DataObject, as_of: str) -> None:
    outer = Post(month(first), month(first + length))
    begin = data.draw(st.integers(first, first + length))
    end = data.draw(st.integers(begin, first + length))
    inner = Post(month(begin), month(end))
    assert total_years([outer, inner], as_of) == total_years([outer], as_of)


def test_the_latest_month_is_what_present_meant() -> None:
    text = (
        "Windows Server 2016\nClerk, 2012 to present. In 2014 moved the office.\n"
        "BSc expected May 2030\nLicence expires 03/2031\nSpoke at the fair of July 2015"
    )
    post = Entry(EXPERIENCE, "Clerk", 20, 66, 66, began="2012", current=True)
    assert latest_month(text, stays(text), [post]) == "2015-07"
    study = Entry(EDUCATION, "BSc", 67, 90, 90, ended="2030-05", completed=False)
    assert latest_month(text[67:88], stays(text[67:88]), [study]) is None
    held = Entry(CERTIFICATION, "CPA", 0, 3, 3, began="2019", completed=True)
    assert latest_month("CPA 2019", stays("CPA 2019"), [held]) == "2019-06"
