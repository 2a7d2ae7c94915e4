"""Intervals: their ends and their length, never more precise than the source."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from relations.dates.edtf import parse
from relations.dates.intervals import MOST_DAYS, MOST_MONTHS, End, Length, ends, length
from relations.dates.precision import Precision
from tests.dates.edtf_texts import intervals


def end(first: str, last: str = "", *, is_qualified: bool = False) -> End:
    return End(date.fromisoformat(first), date.fromisoformat(last or first), is_qualified)


ENDS = [
    ("2025-03-01/2025-03-27", end("2025-03-01"), end("2025-03-27")),
    ("2025-02/2026", end("2025-02-01", "2025-02-28"), end("2026-01-01", "2026-12-31")),
    ("2025-03-2X/..", end("2025-03-20", "2025-03-29"), None),
    ("2025-03/", end("2025-03-01", "2025-03-31"), None),
    ("../2025-03-27", None, end("2025-03-27")),
    ("/2024-24", None, end("2024-12-01", "2025-02-28")),
    (
        "2024~/2025-04-19",
        end("2024-01-01", "2024-12-31", is_qualified=True),
        end("2025-04-19"),
    ),
    (
        "2025-04-01/2025-04-?19",
        end("2025-04-01"),
        end("2025-04-19", is_qualified=True),
    ),
    # Years that the calendar cannot hold are clamped to its ends.
    ("-0043/0043", End(date.min, date.min, False), end("0043-01-01", "0043-12-31")),
    ("2025-04-19/Y10000", end("2025-04-19"), End(date.max, date.max, False)),
]


@pytest.mark.parametrize(("text", "start", "finish"), ENDS)
def test_each_end_has_the_days_on_which_it_may_have_been(
    text: str, start: End | None, finish: End | None
) -> None:
    assert ends(parse(text)) == (start, finish)


DAY, MONTH, YEAR = Precision.DAY, Precision.MONTH, Precision.YEAR

LENGTHS = [
    # Both days are counted.
    ("2025-03-01/2025-03-01", Length(1, DAY, is_about=False)),
    ("2025-03-01/2025-03-27", Length(27, DAY, is_about=False)),
    ("2024-02-28/2024-03-01", Length(3, DAY, is_about=False)),
    ("2025-03-01~/2025-03-27", Length(27, DAY, is_about=True)),
    ("2025-03-01/2025-~03-27", Length(27, DAY, is_about=True)),
    # In days up to a limit, then in months, then in years.
    ("2025-01-01/2025-03-01", Length(MOST_DAYS, DAY, is_about=False)),
    ("2025-01-01/2025-03-02", Length(2, MONTH, is_about=True)),
    ("2022-01-01/2024-12-01", Length(MOST_MONTHS, MONTH, is_about=True)),
    ("2022-01-01/2024-12-31", Length(3, YEAR, is_about=True)),
    ("1979-12-24/1989-02-15", Length(9, YEAR, is_about=True)),
    # In months if a day is not known.
    ("2025-02/2025-03-27", Length(1, MONTH, is_about=True)),
    ("2025-02-2X/2025-03-27", Length(1, MONTH, is_about=True)),
    ("2025-03-XX/2025-06-XX", Length(3, MONTH, is_about=True)),
    ("2025-03/2025-10-15", Length(7, MONTH, is_about=True)),
    ("2021-08/2025-04", Length(4, YEAR, is_about=True)),
]


@pytest.mark.parametrize(("text", "expected"), LENGTHS)
def test_length_is_as_precise_as_both_ends(text: str, expected: Length) -> None:
    assert length(parse(text)) == expected


UNTOLD = {
    "open end": "2025-03-01/..",
    "unknown end": "2025-03-01/",
    "open start": "../2025-03-27",
    "unknown start": "/2025-03-27",
    "a year": "2024/2025-03-27",
    "some month": "2025-03-01/2026-XX",
    "one of three months": "2025-03-01/2026-1X",
    "a season": "2025-03-01/2026-24",
    "one of several years": "202X-03/2029-05",
    "uncertain start": "2025-03-01?/2025-03-27",
    "uncertain end": "2025-03-01/2025-03%",
    "both within one month": "2025-03/2025-03",
    "a day in the month of its end": "2025-03-20/2025-03",
    "two days or two months": "2025-03/2025-04",
    "some days or a month": "2025-03-XX/2025-04-02",
    "less than half a month, perhaps": "2025-03-1X/2025-03-2X",
    "a few days, perhaps, across two months": "2025-03-31/2025-04-0X",
    "beyond the calendar": "9999-12-01/Y10000",
    "before the calendar": "-0043-03-01/-0043-03-15",
}


@pytest.mark.parametrize("kind", UNTOLD)
def test_length_is_none_where_it_is_not_known(kind: str) -> None:
    assert length(parse(UNTOLD[kind])) is None


# In days: the length of a unit and the most that rounding to it loses (years come from months).
ROUNDED = {DAY: (1, 0), MONTH: (30.44, 15.3), YEAR: (365.25, 199)}


@st.composite
def spells(draw: st.DrawFn) -> str:
    """An interval of some years at most, known to the day or to the month at either end."""
    first = draw(st.dates(max_value=date(9990, 1, 1)))
    last = first + timedelta(draw(st.integers(0, 90) | st.integers(0, 3000)))
    start, finish = (day.isoformat()[: draw(st.sampled_from([7, 10]))] for day in (first, last))
    return f"{start}/{finish}"


@given(spells())
def test_length_lies_between_the_shortest_and_the_longest_possible(text: str) -> None:
    told, (start, finish) = length(parse(text)), ends(parse(text))
    assume(told is not None)
    assert told is not None
    assert start is not None
    assert finish is not None
    days, lost = ROUNDED[told.unit]
    shortest, longest = (finish.first - start.last).days + 1, (finish.last - start.first).days + 1
    assert told.count >= 1
    assert shortest - lost <= told.count * days <= longest + lost


@given(intervals())
def test_ends_are_those_of_the_whole_date(text: str) -> None:
    value = parse(text)
    start, finish = ends(value)
    assert (start and start.first, finish and finish.last) == (value.earliest, value.latest)


@pytest.mark.parametrize("text", ["2025-03-01", "2025-03", "2024-24", "[2025-03..2025-04]"])
def test_date_that_is_no_interval_has_neither_ends_nor_length(text: str) -> None:
    for ask in (ends, length):
        with pytest.raises(ValueError, match="is no interval"):
            ask(parse(text))
