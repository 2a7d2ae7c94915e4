"""Choices and the EDTF that they write: each there and back, and nothing written differently."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.dates.edtf import parse
from relations.dates.ways import DateChoice, Way, choice_of, edtf_text
from relations.dates.words import in_words
from tests.dates.edtf_texts import edtf_texts

APRIL_19 = (2025, 4, 19)

# A choice, its EDTF, its words and its first and last day.
CHOICES = [
    (DateChoice(Way.DAY, APRIL_19), "2025-04-19", "19 April 2025", "2025-04-19", "2025-04-19"),
    (DateChoice(Way.MONTH, (2025, 4)), "2025-04", "April 2025", "2025-04-01", "2025-04-30"),
    (DateChoice(Way.YEAR, (2024,)), "2024", "2024", "2024-01-01", "2024-12-31"),
    (DateChoice(Way.YEAR, (43,)), "0043", "AD 43", "0043-01-01", "0043-12-31"),
    (
        DateChoice(Way.SEASON, (2025,), season=21),
        "2025-21",
        "spring 2025",
        "2025-03-01",
        "2025-05-31",
    ),
    (
        DateChoice(Way.SEASON, (2025,), season=24),
        "2025-24",
        "winter 2025–26",
        "2025-12-01",
        "2026-02-28",
    ),
    (
        DateChoice(Way.SEASON, (2024,), season=40),
        "2024-40",
        "the first half of 2024",
        "2024-01-01",
        "2024-06-30",
    ),
    (DateChoice(Way.ABOUT, (2025, 3)), "2025-03~", "about March 2025", "2025-03-01", "2025-03-31"),
    (DateChoice(Way.ABOUT, (2022,)), "2022~", "about 2022", "2022-01-01", "2022-12-31"),
    (
        DateChoice(Way.ABOUT, APRIL_19),
        "2025-04-19~",
        "about 19 April 2025",
        "2025-04-19",
        "2025-04-19",
    ),
    (
        DateChoice(Way.WITHIN, (2025, 1), (2025, 4)),
        "[2025-01..2025-04]",
        "some time in January–April 2025",
        "2025-01-01",
        "2025-04-30",
    ),
    (
        DateChoice(Way.WITHIN, (2024,), APRIL_19),
        "[2024..2025-04-19]",
        "some time between 2024 and 19 April 2025",
        "2024-01-01",
        "2025-04-19",
    ),
    (
        DateChoice(Way.BEFORE, (2025, 4, 20)),
        "[..2025-04-19]",
        "before 20 April 2025",
        None,
        "2025-04-19",
    ),
    (
        DateChoice(Way.BEFORE, (2024, 3, 1)),
        "[..2024-02-29]",
        "before 1 March 2024",
        None,
        "2024-02-29",
    ),
    (
        DateChoice(Way.BEFORE, (2025, 1, 1)),
        "[..2024-12-31]",
        "before 1 January 2025",
        None,
        "2024-12-31",
    ),
    (DateChoice(Way.BEFORE, (2025, 1)), "[..2024-12]", "before January 2025", None, "2024-12-31"),
    (DateChoice(Way.BEFORE, (2025,)), "[..2024]", "before 2025", None, "2024-12-31"),
    (
        DateChoice(Way.OR_LATER, APRIL_19),
        "[2025-04-19..]",
        "19 April 2025 or later",
        "2025-04-19",
        None,
    ),
    (
        DateChoice(Way.LASTING, (2025, 4, 1), APRIL_19),
        "2025-04-01/2025-04-19",
        "1–19 April 2025",
        "2025-04-01",
        "2025-04-19",
    ),
    (
        DateChoice(Way.LASTING, (2024,), (2025, 4)),
        "2024/2025-04",
        "2024 to April 2025",
        "2024-01-01",
        "2025-04-30",
    ),
    (DateChoice(Way.SINCE, (2025, 3)), "2025-03/..", "since March 2025", "2025-03-01", None),
    (DateChoice(Way.UNTIL, APRIL_19), "../2025-04-19", "until 19 April 2025", None, "2025-04-19"),
]


@pytest.mark.parametrize(("choice", "text", "words", "first", "last"), CHOICES)
def test_choice_is_written_read_and_found_again(
    choice: DateChoice, text: str, words: str, first: str | None, last: str | None
) -> None:
    assert edtf_text(choice) == text
    value = parse(text)
    assert in_words(value) == words
    bounds = [day and day.isoformat() for day in (value.earliest, value.latest)]
    assert bounds == [first, last]
    assert choice_of(value) == choice


def test_every_way_is_in_the_table() -> None:
    assert {choice.way for choice, *_ in CHOICES} == set(Way)


@pytest.mark.parametrize(
    "text",
    [
        "2025?",
        "2025-03%",
        "2025-~03",
        "~2025-03",
        "196X",
        "1950S2",
        "2025-03-2X",
        "196X~",
        "-0043",
        "Y12000",
        "[..9999]",
        "2004-01-01T10:10:10",
        "2025-21~",
        "2025-03/",
        "/2025-03",
        "2025-03~/..",
        "2025-21/..",
        "[..2025-03?]",
        "[2025-03~..]",
        "[2025-03]",
        "[2024,2025]",
        "[2025-01..2025-03,2025-06]",
        "{2025-01..2025-03}",
        "{..2025}",
    ],
)
def test_text_that_says_more_than_a_choice_has_none(text: str) -> None:
    assert choice_of(parse(text)) is None


@given(edtf_texts())
def test_choice_that_a_text_shows_writes_that_very_text(text: str) -> None:
    choice = choice_of(parse(text))
    assert choice is None or edtf_text(choice) == text


@given(st.dates(min_value=parse("0002").earliest), st.integers(1, 3))
def test_what_is_before_a_date_ends_where_it_begins(day: object, length: int) -> None:
    exact = tuple(int(part) for part in str(day).split("-")[:length])
    value = parse(edtf_text(DateChoice(Way.BEFORE, exact)))
    first = parse(str(day)[: (4, 7, 10)[length - 1]]).earliest
    assert value.latest
    assert first
    assert (first - value.latest).days == 1
