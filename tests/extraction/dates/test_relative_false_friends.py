"""Words that only look like a date, or that cannot be dated from the report alone."""

import pytest

from relations.dates.edtf import parse
from relations.extraction.dates.relative import mentions, resolve

SUNDAY = parse("2025-04-20")

NO_DATES = [
    "You may go, and it may rain",
    "They march on the capital",
    "The March for Justice drew crowds",
    "the Long March",
    "May God help them",
    "Theresa May said",
    "the second attack",
    "he sat in the sun",
    "The Sun reported",
    "Sat next to him",
    "In 2000 people fled",
    "in 2000 people",
    "46 in total",
    "a total of 2021",
    "by 2000 troops",
    "between 20 and 30 people",
    "between 2000 and 3000 people",
    "from 2000 fighters",
    "Good Friday",
    "on Black Friday",
    "Friday prayers",
    "The Friday Times",
    "every Friday",
    "on Fridays",
    "a Saturday",
    "the following Monday",
    "on the second Monday in May",
    "the first Friday of the month",
    "two days later",
    "a week earlier",
    "the day before",
    "the previous day",
    "the next day",
    "the year before",
    "the last year of the war",
    "in the last week of the war",
    "in two weeks",
    "for three days",
    "within two weeks",
    "in recent weeks",
    "in the coming days",
    "the October 7 attacks",
    "the fall of Kabul",
    "spring water",
    "summer school",
    "two years ago this month",
    "over 80,000 Afghan nationals",
    "Resolution 2023",
    "Flight 2023",
    "a 2000-metre peak",
    "in 2000-metre mountains",
    "31 February 2024",
    "on 30 February",
    "the second half of the match",
    "April Jones said",
    "August is hot",
    "the 1900s",
    "the late president",
    "early warning",
    "end of the road",
    "the end of the war",
    "since then",
    "before long",
    "until now",
    "after that",
    "some time ago",
    "long ago",
    "years ago",
    "decades ago",
    "one day",
    "these days",
    "last man",
    "this spring-loaded door",
    "11 people",
    "Article 11",
    "the 11th division",
    "on the 11th",
    "$2023",
    "2023",
    "May 20 soldiers rest in peace",
    "Sunday school",
    "three months after the war",
    "in the fall",
    "Quarter of a million",
    "Friday, 18 April 2024",
    "moved in 1,999 homes",
    "the 12 March Battalion",
    "the Sunday Telegraph",
    "Two years ago today",
    "since more than a year ago",
    "over the past few weeks",
    "Friday, 19 April 2025",
    "on Wednesday, October 11",
    "in the year ahead",
    "a Friday in the old town",
    "the next Monday",
    "three Aprils",
    "the 7 October attacks",
    "the summer heat",
    "Winter is coming",
    "the fourth quarter of the match",
    "in 12,023 cases",
    "Room 11",
    "at 11",
    "mayor of Kabul",
    "the junta in july",
    "on monday",
    "in october",
    "on the day after",
    "year after year",
    "day by day",
    "month-long",
]

# Words beside a date that are not part of it: only the date is read.
BESIDE_A_DATE = [
    ("In March 20 people were killed", ["In March"]),
    ("At least 46 in total died on Saturday", ["on Saturday"]),
    ("a day after Saturday’s attack", ["Saturday"]),
    ("They may march on Friday", ["on Friday"]),
    ("In 2023, 2000 people left", ["In 2023"]),
    ("the second attack since 2022", ["since 2022"]),
    ("Pakistan's first visit in 2022 in years", ["in 2022"]),
    ("two days later, on 11 October", ["on 11 October"]),
    ("They left a month earlier, in March", ["in March"]),
    ("over 80,000 people since March", ["since March"]),
    ("In 2023 – 46 of them died", ["In 2023"]),
    ("from Friday, 19 April to Monday, 21 April", []),
    ("The May 2023 protests", ["May 2023"]),
    ("on Friday after Friday prayers", ["on Friday"]),
]

# Publication dates that are too vague, or unknown.
TOO_ROUGH = [
    ("2025-04/..", "last year"),
    ("2025-04~", "last year"),
    ("2025-04-20?", "yesterday"),
    ("../2025", "yesterday"),
    ("199X", "last year"),
    ("2024/2025", "last month"),
    ("[2024-12-30..2025-01-03]", "since last year"),
    ("2025", "over the past two weeks"),
    ("2025-12-10", "since last March"),
    ("Y20250", "last year"),
    ("0001-01-01", "yesterday"),
    ("9999-12-31", "tomorrow"),
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date_is_read_where_there_is_none(text: str) -> None:
    assert mentions(text, SUNDAY) == []
    assert mentions(f"It was said: {text}, and no more.", SUNDAY) == []


@pytest.mark.parametrize(("text", "words"), BESIDE_A_DATE)
def test_only_the_date_is_read(text: str, words: list[str]) -> None:
    assert [mention.words for mention in mentions(text, SUNDAY)] == words


@pytest.mark.parametrize("words", ["", " ", "on Saturday they met", "they met on Saturday", "met"])
def test_words_that_are_not_wholly_a_date_are_not_resolved(words: str) -> None:
    assert resolve(words, SUNDAY) is None


@pytest.mark.parametrize(("published", "words"), TOO_ROUGH)
def test_date_is_left_open_rather_than_guessed(published: str, words: str) -> None:
    assert resolve(words, parse(published)) is None


@pytest.mark.parametrize("published", ["2025-04/..", "2025-04~", "199X", "../2025"])
def test_named_date_needs_no_publication_date(published: str) -> None:
    mention = resolve("in October 2023", parse(published))

    assert mention is not None
    assert mention.edtf == "2023-10"
