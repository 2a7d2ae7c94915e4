"""Years as headings of a chronology, and the days below them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.dates.edtf import parse
from relations.extraction.dates.headings import year_above, year_headings
from relations.extraction.dates.relative import mentions, reason_in_words

PUBLISHED = parse("2025-04-20")

CHRONOLOGY = """Time line
1947
Aug. 15 – Two states come into being.
Oct. 22 – Tribesmen enter the valley
In the same week, on Friday, the capital is threatened.

1948:
Jan. 1 – The case goes to New York.
5 February 1949 – A line is drawn.
What happens now
The office was shut on Jan. 2.
"""

BELOW = [
    ("Aug. 15 –", ["1947-08-15"]),
    ("Oct. 22 –", ["1947-10-22"]),
    ("In the same week", []),
    ("Jan. 1 –", ["1948-01-01"]),
    ("5 February 1949", ["1949-02-05"]),
    ("The office", ["2025-01-02"]),
]


@pytest.mark.parametrize(("opening", "dates"), BELOW)
def test_day_is_in_the_year_of_the_heading_above_it(opening: str, dates: list[str]) -> None:
    position = CHRONOLOGY.index(opening)
    line = CHRONOLOGY[position:].splitlines()[0]
    year = year_above(year_headings(CHRONOLOGY), position)

    assert [mention.edtf for mention in mentions(line, PUBLISHED, year)] == dates


HEADINGS = [
    ("1947", [(0, 1947)]),
    ("1995:", [(0, 1995)]),
    ("— 1995 —", [(0, 1995)]),
    ("**1995**", [(0, 1995)]),
    ("  1995\n\n1996 \n", [(0, 1995), (8, 1996)]),
    ("1995\nThe present", [(0, 1995), (5, None)]),
    ("A title\n1995", [(8, 1995)]),
    ("1995\nMay 5 – Talks begin", [(0, 1995)]),
    ("0050", []),
    ("19950", []),
    ("1995 was a year.", []),
    ("2100", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "headings"), HEADINGS)
def test_only_a_line_that_is_a_year_sets_it_and_any_heading_ends_it(
    text: str, headings: list[tuple[int, int | None]]
) -> None:
    assert year_headings(text) == headings


IN_ONE_LINE = [
    ("1965: On August 5, fighters cross the line.", ["1965", "1965-08-05"]),
    ("1999 – A bus crosses in February, and in May shells fall.", ["1999", "1999-02", "1999-05"]),
    (
        "2008: In November gunmen land, and on 26 November they attack.",
        ["2008", "2008-11", "2008-11-26"],
    ),
    ("1995: Trade is banned.", ["1995"]),
    ("1998-99: No talks are held.", ["1998/1999"]),
    ("1972: Two leaders sign an accord on 2 July 1972.", ["1972", "1972-07-02"]),
]


@pytest.mark.parametrize(("text", "dates"), IN_ONE_LINE)
def test_year_that_opens_a_line_is_that_of_its_days(text: str, dates: list[str]) -> None:
    assert [mention.edtf for mention in mentions(text, PUBLISHED)] == dates


def test_reason_says_that_the_year_stands_above() -> None:
    [mention] = mentions("Aug. 15 – Two states come into being.", PUBLISHED, 1947)

    assert reason_in_words(mention) == "in the year named before it"


@given(st.text(alphabet="1947 \n:aA–.", max_size=80), st.integers(0, 90))
def test_year_above_is_a_heading_that_stands_before(text: str, position: int) -> None:
    year = year_above(year_headings(text), position)

    assert year is None or str(year) in text[: position + 4]
