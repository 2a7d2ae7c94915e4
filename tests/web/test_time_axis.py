"""The axis of a strip: round dates, far enough apart for their names."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.web.shapes import StripScale
from relations.web.time_axis import GAP, named_periods


def named(first: str, last: str, width: float = 86) -> list[str]:
    ends = (date.fromisoformat(each).toordinal() for each in (first, last))
    return [each.words for each in named_periods(StripScale(*ends, width))]


# The first and the last day of a scale, and the names on it.
NAMES = [
    ("2022-01-01", "2025-04-30", ["2022", "2023", "2024", "2025"]),
    # A period that began before is named where there is room.
    ("2022-03-01", "2025-04-30", ["2022", "2023", "2024", "2025"]),
    ("2021-12-01", "2025-04-30", ["2022", "2023", "2024", "2025"]),
    ("2023-11-05", "2025-04-19", ["2024", "Jul", "2025"]),
    ("2024-11-05", "2025-04-19", ["Nov", "Dec", "2025", "Feb", "Mar", "Apr"]),
    ("2025-01-18", "2025-04-19", ["2025", "Feb", "Mar", "Apr"]),
    ("2025-03-20", "2025-04-19", ["22 Mar", "1 Apr", "8 Apr", "15 Apr"]),
    ("2025-04-12", "2025-04-18", ["12 Apr", "14 Apr", "16 Apr", "18 Apr"]),
    ("1948-05-01", "2025-04-19", ["1960", "1980", "2000", "2020"]),
    ("1015-11-05", "2025-04-19", ["1200", "1400", "1600", "1800", "2000"]),
    ("0001-01-01", "9999-12-31", [f"{each}000" for each in range(1, 10)]),
]


@pytest.mark.parametrize(("first", "last", "names"), NAMES)
def test_round_dates_are_named(first: str, last: str, names: list[str]) -> None:
    assert named(first, last) == names


def test_period_is_the_whole_of_what_its_name_says() -> None:
    scale = StripScale(date(2022, 3, 1).toordinal(), date(2025, 4, 30).toordinal(), 86)
    before, *_others, last = named_periods(scale)
    assert (before.first, before.last, before.has_line) == (
        date(2022, 1, 1),
        date(2022, 12, 31),
        False,
    )
    assert (last.first, last.last, last.has_line) == (date(2025, 1, 1), date(2025, 12, 31), True)


def test_name_of_a_year_is_of_all_of_it_also_between_months() -> None:
    scale = StripScale(date(2024, 11, 5).toordinal(), date(2025, 4, 19).toordinal(), 86)
    [year] = [each for each in named_periods(scale) if each.words == "2025"]
    assert (year.first, year.last) == (date(2025, 1, 1), date(2025, 12, 31))


days = st.integers(date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal() - 7)


@given(days, st.integers(7, 40) | st.integers(7, 4_000_000), st.sampled_from([24.0, 71.0, 86.0]))
def test_no_name_touches_another_or_leaves_the_picture(
    first: int, length: int, width: float
) -> None:
    last = min(first + length, date(9999, 12, 31).toordinal())
    found = named_periods(StripScale(first, last, width))
    assert found
    assert all(before.x + GAP + before.width < after.x for before, after in pairwise(found))
    assert all(each.x >= 0 and each.x + GAP + each.width <= width for each in found)
    assert all(each.first <= each.last for each in found)
    assert len(found) < 12
