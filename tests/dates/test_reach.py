"""When something may have been, and when it certainly was, as ordinals of days."""

from calendar import isleap
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.dates.bounds import Day
from relations.dates.edtf import parse
from relations.dates.ordinals import FARTHEST, day_of, ordinal, seconds
from relations.dates.reach import MOST_PARTS, Reach, parts, reach

REPORTED = date(2025, 4, 20).toordinal()


def number(day: str) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def certain(found: Reach) -> tuple[int | None, int | None]:
    return found.begun, found.lasted


# A date, the day by which it had certainly begun, and the one up to which it certainly lasted.
CERTAIN = [
    ("2025-04-19", "2025-04-19", "2025-04-19"),
    ("2025-04-19T10:30:00Z", "2025-04-19", "2025-04-19"),
    ("2024", "2024-12-31", "2024-01-01"),
    ("2024-21", "2024-05-31", "2024-03-01"),
    ("202X", "2029-12-31", "2020-01-01"),
    # What is qualified is unknown, and leaves what stands above it.
    ("2024?", "", ""),
    ("2024-03~", "", ""),
    ("2024-~03", "2024-12-31", "2024-01-01"),
    ("2024-03-~15", "2024-03-31", "2024-03-01"),
    ("2024-03?-15", "", ""),
    ("?2024-03", "", ""),
    # An interval was certainly so between the latest start and the earliest end.
    ("2023/2025", "2023-12-31", "2025-01-01"),
    ("2024-01-05/2024-01-20", "2024-01-05", "2024-01-20"),
    ("2024/2024-03", "2024-12-31", "2024-03-01"),
    ("2023~/2025", "2025-12-31", "2025-01-01"),
    ("2023/2025?", "2023-12-31", "2023-01-01"),
    ("2023/", "2023-12-31", "2023-01-01"),
    ("/2025-04", "2025-04-30", "2025-04-01"),
    ("../2025-04", "2025-04-30", "2025-04-01"),
    # An open end reaches to the day on which it was last reported, and no further.
    ("2023/..", "2023-12-31", "2025-04-20"),
    ("2025-03-2X~/..", "2025-04-20", "2025-04-20"),
    ("2026/..", "2026-12-31", "2026-01-01"),
    # One of several moments lies between the first and the last of them.
    ("[2025-05-07,2025-05-10]", "2025-05-10", "2025-05-07"),
    ("[2024,2025?]", "", ""),
    ("[2025-01..2025-04]", "2025-04-30", "2025-01-01"),
    ("[..2025]", "2025-12-31", ""),
    ("[2025..]", "", "2025-01-01"),
    # All of several moments are certain each by itself.
    ("{2025-05-07,2025-05-10}", "", ""),
    ("{2025-05}", "2025-05-31", "2025-05-01"),
    ("{2025-05-07..2025-05-10}", "2025-05-07", "2025-05-10"),
    ("{2025-05..2025-07}", "2025-07-31", "2025-05-01"),
    ("{..2025-05-07}", "2025-05-07", "2025-05-07"),
]


@pytest.mark.parametrize(("text", "begun", "lasted"), CERTAIN)
def test_certain_is_what_the_text_leaves_no_doubt_of(text: str, begun: str, lasted: str) -> None:
    assert certain(reach(parse(text), REPORTED)) == (number(begun), number(lasted))


def test_open_end_is_certain_of_nothing_where_no_source_has_a_date() -> None:
    assert certain(reach(parse("2023/.."))) == (number("2023-12-31"), number("2023-01-01"))


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [("2024/2025", True), ("2024~/2025", False), ("2024/2025-~03", False), ("2024~", True)],
)
def test_ends_of_what_lasted_are_sure_unless_qualified(text: str, is_sure: bool) -> None:
    assert reach(parse(text)).has_sure_ends == is_sure


PARTS = [
    ("2024", []),
    ("2024-01/2024-03", []),
    ("[2025-01..2025-04]", []),
    ("{2025-05-07,2025-05-10}", [("2025-05-07", "2025-05-07"), ("2025-05-10", "2025-05-10")]),
    ("[2024,2025-05..2025-06]", [("2024-01-01", "2024-12-31"), ("2025-05-01", "2025-06-30")]),
    ("{..2023,2025}", [("", "2023-12-31"), ("2025-01-01", "2025-12-31")]),
    # Days that follow each other are of one piece, those of different months are not.
    ("2025-05-1X", []),
    ("2025-1X", []),
    ("202X", []),
    ("2024-XX-XX", []),
    ("XXXX-XX-XX", []),
    ("-00XX-XX", []),
    ("2025-X1", [("2025-01-01", "2025-01-31"), ("2025-11-01", "2025-11-30")]),
    ("2025-1X-07", [(f"2025-{month}-07",) * 2 for month in (10, 11, 12)]),
    ("202X-02-29", [("2020-02-29",) * 2, ("2024-02-29",) * 2, ("2028-02-29",) * 2]),
    ("20X0", [(f"20{ten}0-01-01", f"20{ten}0-12-31") for ten in range(10)]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_date_of_several_parts_has_nothing_between_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = [(each.first, each.last) for each in parts(parse(text))]
    assert found == [(number(first), number(last)) for first, last in expected]


def test_part_is_certain_only_where_all_are_meant() -> None:
    assert [certain(each) for each in parts(parse("[2025-05-07,2025-05-10]"))] == [(None, None)] * 2
    first, _last = parts(parse("{2024,2026}"))
    assert certain(first) == (number("2024-12-31"), number("2024-01-01"))


def test_date_of_very_many_parts_counts_as_one_piece() -> None:
    assert parts(parse("XXXX-12-25")) == []
    assert len(parts(parse("20XX-12-25"))) == 100 < MOST_PARTS


@given(st.dates())
def test_ordinal_is_that_of_the_calendar(day: date) -> None:
    number = ordinal(Day(day.year, day.month, day.day))
    assert number == day.toordinal()
    assert day_of(number) == (day.year, day.month, day.day)


@given(st.integers(-(10**15), 10**15), st.integers(1, 12), st.integers(1, 28))
def test_ordinals_of_any_year_are_read_back(year: int, month: int, day: int) -> None:
    number = ordinal(Day(year, month, day))
    assert day_of(number) == (year, month, day)
    assert ordinal(Day(year + 1, month, day)) - number in {365, 366}
    assert ordinal(Day(year, 12, 31)) - ordinal(Day(year, 1, 1)) == 364 + isleap(year)


def test_days_are_in_order_across_the_beginning_of_the_calendar() -> None:
    years = ["Y-50000", "-3000", "-0480", "-0043-03-15", "0000-12-31", "0001-01-01", "Y12000"]
    numbers = [reach(parse(each)).first for each in years]
    assert numbers == sorted(numbers, key=lambda each: each or 0)
    assert len(set(numbers)) == len(years)
    assert reach(parse("0000-12-31")).first == 0


def test_days_further_away_than_a_database_holds_are_at_its_edge() -> None:
    assert reach(parse("Y-17E60")).first == -FARTHEST
    assert reach(parse("Y17E60")).last == FARTHEST


SECONDS = [
    ("2025-05-07", None),
    ("2025-05-07T00:00:00", 0),
    ("2025-05-07T01:05:00Z", 3900),
    ("2025-05-07T01:05:00+05:30", 3900 - 19_800),
    ("2025-05-07T23:30:00-05", 84_600 + 18_000),
]


@pytest.mark.parametrize(("text", "expected"), SECONDS)
def test_time_of_day_is_that_of_coordinated_time_where_the_shift_is_known(
    text: str, expected: int | None
) -> None:
    assert seconds(parse(text)) == expected
