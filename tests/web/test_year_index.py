"""The jump list: a way to the beginning of every year of a timeline."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.queries.selection import Order
from relations.queries.stretches import Key
from relations.web.year_index import MOST_JUMPS, Jump, ShownYears, jumps_for
from tests.queries.spans import Span, as_columns

HERE = "/timeline/?type=talks"
FOUR = Counter({2021: 1, 2022: 2, 2024: 3, 2025: 4})


def place_in(year: int) -> Key:
    """The place of an event in the middle of a year."""
    return Key(0, date(year, 6, 15).toordinal(), (32, "0123abcd", 0))


def before(year: int, order: Order) -> str:
    """The address of the page that begins with a year."""
    return f"{HERE}&after={Key.before_year(year, order)}"


def ways(order: Order, start: Key | None, last: int) -> dict[str, str]:
    jumps = jumps_for(FOUR, order, ShownYears(start, last), HERE)
    return {jump.words: jump.address for jump in jumps}


def test_events_are_counted_in_the_year_that_they_are_sorted_by() -> None:
    spans = [
        Span("neutral", date(2024, 12, 31), date(2025, 1, 1), 2),
        Span("neutral", date(2024, 1, 1), None, 3),
        Span("neutral", None, date(2023, 5, 1), 4),
        Span("material-conflict", date(2023, 1, 1), date(2024, 12, 31), 5),
    ]
    assert as_columns(spans).years() == {2024: 5, 2023: 9}
    assert as_columns([]).years() == {}


@pytest.mark.parametrize("years", [{}, {2025: 9}])
def test_list_of_one_year_has_no_jumps(years: dict[int, int]) -> None:
    assert jumps_for(Counter(years), Order.NEWEST, ShownYears(None, 2025), HERE) == []


def test_years_come_in_the_order_of_the_list_with_the_number_of_their_events() -> None:
    found = jumps_for(FOUR, Order.OLDEST, ShownYears(None, 2025), HERE)
    assert found == [
        Jump("2021", 1, "#y-2021"),
        Jump("2022", 2, "#y-2022"),
        Jump("2024", 3, "#y-2024"),
        Jump("2025", 4, "#y-2025"),
    ]
    assert jumps_for(FOUR, Order.NEWEST, ShownYears(None, 2021), HERE) == found[::-1]


NEWEST, OLDEST = Order.NEWEST, Order.OLDEST
SHOWN = [
    # The first page: all that it reaches begins on it.
    (NEWEST, None, 2024, {2025, 2024}),
    (OLDEST, None, 2022, {2021, 2022}),
    # A page that begins within a year does not hold that year's beginning.
    (NEWEST, place_in(2025), 2022, {2024, 2022}),
    (OLDEST, place_in(2021), 2024, {2022, 2024}),
    (NEWEST, place_in(2024), 2024, set()),
    # One that a jump led to begins with a year.
    (NEWEST, Key.before_year(2024, NEWEST), 2022, {2024, 2022}),
    (OLDEST, Key.before_year(2022, OLDEST), 2024, {2022, 2024}),
    # And one may begin in a year of which nothing is left.
    (NEWEST, place_in(2023), 2021, {2022, 2021}),
]


@pytest.mark.parametrize(("order", "start", "last", "begun"), SHOWN)
def test_jump_stays_within_the_page_where_the_year_begins_on_it(
    order: Order, start: Key | None, last: int, begun: set[int]
) -> None:
    found = ways(order, start, last)
    assert {words for words, way in found.items() if way.startswith("#")} == set(map(str, begun))
    assert all(found[str(year)] == f"#y-{year}" for year in begun)


@pytest.mark.parametrize("order", Order)
def test_jump_off_the_page_leads_to_the_place_before_the_year(order: Order) -> None:
    first, *others = sorted(FOUR, reverse=order is NEWEST)
    start = place_in(others[1])
    assert ways(order, start, others[1]) == {
        str(first): HERE,
        **{str(year): before(year, order) for year in others},
    }


@pytest.mark.parametrize(("order", "other"), [(OLDEST, 9999), (NEWEST, 1)])
def test_first_year_needs_no_place_before_it_even_at_an_end_of_the_calendar(
    order: Order, other: int
) -> None:
    start = ShownYears(place_in(2000), 2000)
    found = jumps_for(Counter({1: 1, 9999: 1}), order, start, HERE)
    assert [jump.address for jump in found] == [HERE, before(other, order)]


# The years of a list, and the jumps that are too many by one, or few enough.
WIDTHS = [
    (range(1966, 2026), NEWEST, 60, ("2025", 1), ("1966", 1)),
    (range(1965, 2026), NEWEST, 7, ("2020–2029", 6), ("1960–1969", 5)),
    (range(1965, 2026), OLDEST, 7, ("1960–1969", 5), ("2020–2029", 6)),
    (range(1, 601), OLDEST, 7, ("1–99", 99), ("600–699", 1)),
    (range(1, 6001), OLDEST, 7, ("1–999", 999), ("6000–6999", 1)),
]


@pytest.mark.parametrize(("years", "order", "count", "first", "last"), WIDTHS)
def test_more_years_than_fit_are_told_by_tens_hundreds_or_thousands(
    years: range, order: Order, count: int, first: tuple[str, int], last: tuple[str, int]
) -> None:
    found = jumps_for(Counter(years), order, ShownYears(None, 0), HERE)
    told = [(jump.words, jump.events) for jump in found]
    assert (len(told), told[0], told[-1]) == (count, first, last)


def test_jump_to_a_decade_leads_to_the_first_of_its_years_in_the_list() -> None:
    years = Counter(range(1965, 2024))
    years.update([1900, 2027])
    found = jumps_for(years, NEWEST, ShownYears(None, 2018), HERE)
    ways = {jump.words: jump.address for jump in found}
    assert ways["2020–2029"] == "#y-2027"
    assert ways["2010–2019"] == "#y-2019"
    assert ways["2000–2009"] == before(2009, NEWEST)
    assert ways["1900–1909"] == before(1900, NEWEST)


@given(
    years=st.dictionaries(st.integers(1, 9999), st.integers(1, 9), min_size=2, max_size=200),
    order=st.sampled_from(Order),
    start=st.none() | st.integers(1, 9999).map(place_in),
    last=st.integers(1, 9999),
)
def test_jumps_are_few_lead_apart_and_count_every_event_once(
    years: dict[int, int], order: Order, start: Key | None, last: int
) -> None:
    found = jumps_for(Counter(years), order, ShownYears(start, last), HERE)
    assert len(found) <= MOST_JUMPS
    assert sum(jump.events for jump in found) == sum(years.values())
    assert (
        len({jump.address for jump in found}) == len({jump.words for jump in found}) == len(found)
    )
