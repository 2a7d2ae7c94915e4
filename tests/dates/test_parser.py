"""What an EDTF text is parsed into, and where a text that is not EDTF goes wrong."""

import pickle

import pytest

from relations.dates.edtf import EdtfError, parse
from relations.dates.parser import LONGEST_TEXT
from relations.dates.structure import (
    UNQUALIFIED,
    Component,
    Date,
    DateTime,
    Interval,
    Missing,
    Qualification,
    Range,
    Season,
    Set,
    Year,
)

UNCERTAIN = Qualification(uncertain=True, approximate=False)
APPROXIMATE = Qualification(uncertain=False, approximate=True)
BOTH = Qualification(uncertain=True, approximate=True)

Y2004, Y2005 = Date(Year(2004, 2004)), Date(Year(2005, 2005))


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("2004", Y2004),
        ("-0044", Date(Year(-44, -44))),
        ("196X", Date(Year(1960, 1969, mask="196X"))),
        ("1950S2", Date(Year(1900, 1999, estimate=1950))),
        ("2004-0X", Date(Year(2004, 2004), Component("0X", (1, 2, 3, 4, 5, 6, 7, 8, 9)))),
        ("2004-21", Season(Year(2004, 2004), 21)),
        (
            "2004-06-11T10:10:10Z",
            DateTime(
                Date(Year(2004, 2004), Component("06", (6,)), Component("11", (11,))),
                "10:10:10",
                "Z",
            ),
        ),
        (
            "2016-12-31T23:59:60+05:30",
            DateTime(
                Date(Year(2016, 2016), Component("12", (12,)), Component("31", (31,))),
                "23:59:60",
                "+05:30",
            ),
        ),
        ("2004/2005", Interval(Y2004, Y2005)),
        ("2004/..", Interval(Y2004, Missing.OPEN)),
        ("/2004", Interval(Missing.UNKNOWN, Y2004)),
        ("[2004,2005]", Set((Y2004, Y2005), is_all=False)),
        ("{2004..2005}", Set((Range(Y2004, Y2005),), is_all=True)),
        ("[..2004]", Set((Range(None, Y2004),), is_all=False)),
        ("[2004,2005..]", Set((Y2004, Range(Y2005, None)), is_all=False)),
    ],
)
def test_text_is_read_as_its_structure(text: str, expression: object) -> None:
    assert parse(text).expression == expression


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("2004-06-11", UNQUALIFIED, UNQUALIFIED, UNQUALIFIED),
        ("2004-06-11%", BOTH, BOTH, BOTH),
        ("2004-06~-11", APPROXIMATE, APPROXIMATE, UNQUALIFIED),
        ("2004?-06-11", UNCERTAIN, UNQUALIFIED, UNQUALIFIED),
        ("?2004-06-11", UNCERTAIN, UNQUALIFIED, UNQUALIFIED),
        ("?2004-06-~11", UNCERTAIN, UNQUALIFIED, APPROXIMATE),
        ("2004-%06-11", UNQUALIFIED, BOTH, UNQUALIFIED),
        ("2004-?06~-11", APPROXIMATE, BOTH, UNQUALIFIED),
        ("?2004-06-11~", BOTH, APPROXIMATE, APPROXIMATE),
        ("?-2004-06-11", UNCERTAIN, UNQUALIFIED, UNQUALIFIED),
    ],
)
def test_qualifier_to_the_right_reaches_left_and_one_to_the_left_stays(
    text: str, year: Qualification, month: Qualification, day: Qualification
) -> None:
    date = parse(text).expression

    assert isinstance(date, Date)
    assert date.month is not None
    assert date.day is not None
    assert date.year.qualification == year
    assert date.month.qualification == month
    assert date.day.qualification == day


IMPOSSIBLE = [
    ("2023-02-29", 8, "there is no such day in that month"),
    ("1900-02-29", 8, "there is no such day in that month"),
    ("19X1-02-29", 8, "there is no such day in that month"),
    ("2023-04-31", 8, "there is no such day in that month"),
    ("2023-04-00", 8, "there is no such day in that month"),
    ("2023-02-3X", 8, "there is no such day in that month"),
    ("2023-02-30", 8, "there is no such day in that month"),
    ("XXXX-02-30", 8, "there is no such day in that month"),
    ("2023-01-4X", 8, "there is no such day in that month"),
    ("2004/2023-02-29", 13, "there is no such day in that month"),
    ("[2004,2023-02-29]", 14, "there is no such day in that month"),
    ("2023-13", 5, "there is no such month or season"),
    ("2023-00", 5, "there is no such month or season"),
    ("2023-20", 5, "there is no such month or season"),
    ("2023-42", 5, "there is no such month or season"),
    ("2023-2X", 5, "there is no such month or season"),
    ("2001-21-03", 5, "this is a season, not a month, and has no days"),
    ("-0000", 0, "the year 0 has no sign"),
    ("?-0000-01", 1, "the year 0 has no sign"),
]

MALFORMED = [
    ("", 0, "the text is empty"),
    (" 2004", 0, "a year is expected here"),
    ("2004 ", 4, "this character does not belong here"),
    ("2004\n", 4, "this character does not belong here"),
    ("2004\x00", 4, "this character does not belong here"),
    ("\ud800", 0, "a year is expected here"),
    ("٢٠٢٤", 0, "a year is expected here"),
    ("2024-٠٣", 5, "a month, a season or a day has two digits"),
    ("2004-01-01T1٠:10:10", 11, "a time is hh:mm:ss, then nothing, Z, ±hh or ±hh:mm"),
    ("204", 0, "a year has four digits"),
    ("20230101", 0, "a year has four digits"),
    ("-204", 1, "a year has four digits"),
    ("+2004", 0, "a year is expected here"),
    ("196x", 0, "a year has four digits"),
    ("2023-1", 5, "a month, a season or a day has two digits"),
    ("2023-", 5, "a month, a season or a day has two digits"),
    ("2023-01-1", 8, "a month, a season or a day has two digits"),
    ("2023-01-011", 8, "a month, a season or a day has two digits"),
    ("2023-01-01-", 10, "this character does not belong here"),
    ("2004??", 5, "this character does not belong here"),
    ("last year", 0, "a year is expected here"),
]

YEARS = [
    ("Y", 1, "after Y comes a year of more than four digits, without leading zeros"),
    ("Y2006", 1, "after Y comes a year of more than four digits, without leading zeros"),
    ("Y20E2", 1, "after Y comes a year of more than four digits, without leading zeros"),
    ("Y012345", 1, "after Y comes a year of more than four digits, without leading zeros"),
    ("Y12345-01", 6, "this character does not belong here"),
    ("Y17E", 4, "an exponent is a whole number from 1 to 99"),
    ("Y17E0", 4, "an exponent is a whole number from 1 to 99"),
    ("Y9E999999999", 3, "an exponent is a whole number from 1 to 99"),
    ("1950S", 5, "the number of significant digits is from 1 to the number of digits of the year"),
    ("1950S0", 5, "the number of significant digits is from 1 to the number of digits of the year"),
    ("1950S5", 5, "the number of significant digits is from 1 to the number of digits of the year"),
    ("19XXS2", 4, "a year with unspecified digits has no significant digits"),
    ("1950S2-01", 6, "this character does not belong here"),
]

TIMES = [
    ("2004-01-01T", 11, "a time is hh:mm:ss, then nothing, Z, ±hh or ±hh:mm"),
    ("2004-01-01T24:00:00", 11, "a time is hh:mm:ss, then nothing, Z, ±hh or ±hh:mm"),
    ("2004-01-01T10:60:00", 11, "a time is hh:mm:ss, then nothing, Z, ±hh or ±hh:mm"),
    ("2004-01-01T10:10", 11, "a time is hh:mm:ss, then nothing, Z, ±hh or ±hh:mm"),
    ("2004-01-01T10:10:10z", 19, "a time is hh:mm:ss, then nothing, Z, ±hh or ±hh:mm"),
    ("2004-01-01T10:10:10+5", 19, "a time is hh:mm:ss, then nothing, Z, ±hh or ±hh:mm"),
    ("2004-01-01T10:10:10Z?", 20, "a time is hh:mm:ss, then nothing, Z, ±hh or ±hh:mm"),
    ("2004-01T10:10:10", 7, "a time of day needs a complete date without doubt"),
    ("2004-01-1XT10:10:10", 10, "a time of day needs a complete date without doubt"),
    ("2004-01-01~T10:10:10", 11, "a time of day needs a complete date without doubt"),
    ("2004-01-01T10:10:10/2005", 10, "a time of day is not allowed in an interval or a set"),
    ("2004/2005-01-01T10:10:10", 15, "a time of day is not allowed in an interval or a set"),
    ("[2004-01-01T10:10:10]", 11, "a time of day is not allowed in an interval or a set"),
]

INTERVALS = [
    ("/", 0, "an interval needs a date at one end at least"),
    ("..", 2, "the text ends too soon"),
    ("../..", 0, "an interval needs a date at one end at least"),
    ("../", 0, "an interval needs a date at one end at least"),
    ("/..", 0, "an interval needs a date at one end at least"),
    ("2004/2003", 5, "the end lies before the start"),
    ("2004-06-15/2004-06-14", 11, "the end lies before the start"),
    ("2004-06-2X/2004-06-1X", 11, "the end lies before the start"),
    ("2012-24/2012-21", 8, "the end lies before the start"),
    ("Y99999/2004", 7, "the end lies before the start"),
    ("0800/-0999", 5, "the end lies before the start"),
    ("2004/2005/2006", 9, "this character does not belong here"),
    ("2004/.. ", 7, "this character does not belong here"),
    ("2004..2005", 4, "this character does not belong here"),
    ("2004/..2005", 7, "this character does not belong here"),
]

SETS = [
    ("[]", 1, "a year is expected here"),
    ("[..]", 3, "a year is expected here"),
    ("[1960", 5, "the text ends too soon"),
    ("[1960}", 5, "this character does not belong here"),
    ("{1960]", 5, "this character does not belong here"),
    ("[1960]?", 6, "this character does not belong here"),
    ("[1960,]", 6, "a year is expected here"),
    ("[1960, 1961]", 6, "a year is expected here"),
    ("[1960/1961]", 5, "this character does not belong here"),
    ("[1960..1950]", 7, "the end lies before the start"),
    ("[1960..,1970]", 7, "only the last member of a set can have an open end"),
    ("[1960,..1970]", 6, "only the first member of a set can have an open start"),
    ("[..1960..1970]", 7, "this character does not belong here"),
    ("[[1960]]", 1, "a year is expected here"),
]


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [*IMPOSSIBLE, *MALFORMED, *YEARS, *TIMES, *INTERVALS, *SETS],
)
def test_text_that_is_not_edtf_is_refused_with_position_and_reason(
    text: str, position: int, reason: str
) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)

    assert (caught.value.text, caught.value.position) == (text, position)
    assert caught.value.reason == reason


def test_text_longer_than_the_limit_is_refused() -> None:
    longest = "Y" + "1" * (LONGEST_TEXT - 1)

    with pytest.raises(EdtfError) as caught:
        parse(longest + "1")

    assert caught.value.position == LONGEST_TEXT
    assert parse(longest).text == longest


def test_error_names_text_reason_and_position_in_a_sentence() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("2023-02-29")

    assert str(caught.value) == (
        "'2023-02-29' is not an EDTF date: there is no such day in that month (position 8)."
    )


def test_error_shows_only_the_beginning_of_a_long_text() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("9" * 10_000)

    assert len(str(caught.value)) < 200


def test_error_survives_pickling() -> None:
    error = EdtfError("2023-13", 5, "there is no such month or season")

    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301
