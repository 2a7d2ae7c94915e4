"""Pages cut by key: each row once, in order, whatever happens between two pages."""

from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st

from relations.dates.ordinals import FARTHEST
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries import pages
from relations.queries.matches import matching_editions
from relations.queries.pages import Page, PlacedRow, first_of, row_at, stretch_of
from relations.queries.selection import Order, Selection, SelectionError
from relations.queries.stretches import Key, Stretch
from tests.factories import make_published, make_sentence
from tests.queries.counting import queries_of
from tests.queries.listing import key_of
from tests.queries.selections import public_codes


def page(order: Order, after: Key | None) -> Page:
    return stretch_of(matching_editions(Selection()), order, Stretch(after))


def all_pages(order: Order) -> list[list[PlacedRow]]:
    """Page after page, as a reader follows the links."""
    pages, after = [], None
    while True:
        found = page(order, after)
        pages.append(found.rows)
        if found.next is None:
            return pages
        after = Key.read(str(found.next))


def publish_many(count: int, days: int) -> list[Edition]:
    """Events that fall on so many days, in no order."""
    sentence, first = make_sentence(), date(2025, 1, 1)
    return [
        make_published(date=str(first + timedelta(number * 7 % days)), sentence=sentence)
        for number in range(count)
    ]


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of three rows, of which two are shown as one at most."""
    monkeypatch.setattr(pages, "PAGE_SIZE", 3)
    monkeypatch.setattr(pages, "MOST_PAGES", 2)


@pytest.mark.django_db
def test_pages_hold_each_event_once_and_in_order(small_pages: None) -> None:
    # Many on one day, so that pages end within it, and others on days of their own.
    editions = publish_many(5, days=1) + publish_many(3, days=50)
    rising = sorted((edition.days.day, edition.code) for edition in editions)
    for order, expected in ((Order.OLDEST, rising), (Order.NEWEST, rising[::-1])):
        pages = all_pages(order)
        assert [len(rows) for rows in pages] == [3, 3, 2]
        assert [(row.day, row.code) for rows in pages for row in rows] == expected


@pytest.mark.django_db
@pytest.mark.parametrize(("count", "lengths"), [(0, [0]), (3, [3]), (4, [3, 1])])
def test_next_page_is_offered_only_where_it_holds_something(
    count: int, lengths: list[int], small_pages: None
) -> None:
    publish_many(count, days=30)
    assert [len(rows) for rows in all_pages(Order.NEWEST)] == lengths


@pytest.mark.django_db
@pytest.mark.parametrize("order", Order)
def test_event_added_between_two_pages_repeats_and_skips_no_other(
    order: Order, small_pages: None
) -> None:
    codes = {edition.code for edition in publish_many(5, days=2)}
    first = page(order, None)
    border = date.fromordinal(first.rows[-1].day)
    for day in (date(2024, 1, 1), border, date(2026, 1, 1)):
        make_published(date=str(day))
    second = page(order, first.next)
    read = [row.code for row in first.rows + second.rows]
    assert len(read) == len(set(read))
    assert codes <= set(read)


@pytest.mark.django_db
def test_page_follows_its_key_even_where_that_row_is_gone() -> None:
    publish_many(6, days=1)
    rows = [row.code for rows in all_pages(Order.OLDEST) for row in rows]
    gone = Edition.objects.get(code=rows[2])
    withdraw(gone.event, by=None, reason="A mistake")
    assert [row.code for row in page(Order.OLDEST, key_of(gone)).rows] == rows[3:]


@pytest.mark.django_db
def test_page_takes_one_query_however_many_rows() -> None:
    publish_many(3, days=3)
    page(Order.NEWEST, None)
    few = queries_of(lambda: page(Order.NEWEST, None))
    publish_many(10, days=3)
    page(Order.NEWEST, None)
    assert few == queries_of(lambda: page(Order.NEWEST, None)) == 1


def in_order(order: Order) -> list[PlacedRow]:
    """All rows, as one list."""
    return first_of(matching_editions(Selection()), order, 1000)


# By place in a list of ten: after which row, through which, and which rows that gives.
STRETCHES = [
    (None, None, range(3), True),
    (6, None, range(7, 10), False),
    (None, 0, range(1), True),
    (None, 4, range(5), True),
    (None, 5, range(6), True),
    (1, 4, range(2, 5), True),
    (1, 7, range(2, 8), True),
    (5, 9, range(6, 10), False),
    # Not more than so many pages at a time.
    (None, 6, range(6), True),
    (None, 9, range(6), True),
    (3, 9, range(4, 10), False),
    # What ends before it begins, or where it begins, is one page.
    (4, 2, range(5, 8), True),
    (4, 4, range(5, 8), True),
    (8, 2, range(9, 10), False),
    (9, 9, range(0), False),
]


@pytest.mark.django_db
@pytest.mark.parametrize("order", Order)
def test_stretch_is_what_follows_one_place_up_to_another(order: Order, small_pages: None) -> None:
    # Several on each day, so that a stretch begins and ends within one.
    publish_many(10, days=3)
    rows = in_order(order)
    for after, through, places, more in STRETCHES:
        ends = (None if place is None else rows[place].position for place in (after, through))
        found = stretch_of(matching_editions(Selection()), order, Stretch(*ends))
        assert found.rows == [rows[place] for place in places], (after, through)
        assert found.next == (found.rows[-1].position if more else None), (after, through)


@pytest.mark.django_db
def test_stretch_ends_at_its_place_even_where_that_row_is_gone() -> None:
    publish_many(5, days=2)
    rows = in_order(Order.NEWEST)
    withdraw(Edition.objects.get(pk=rows[2].edition).event, by=None, reason="A mistake")
    stretch = Stretch(rows[0].position, rows[2].position)
    assert stretch_of(matching_editions(Selection()), Order.NEWEST, stretch).rows == [rows[1]]


@pytest.mark.django_db
def test_stretch_of_what_matches_takes_no_query() -> None:
    publish_many(10, days=4)
    rows, editions = in_order(Order.NEWEST), matching_editions(Selection())
    for after, through in ((None, rows[3]), (rows[3], rows[8]), (rows[3], rows[0])):
        stretch = Stretch(after and after.position, through.position)
        asked = queries_of(lambda stretch=stretch: stretch_of(editions, Order.NEWEST, stretch))
        assert asked == 0


@pytest.mark.django_db
@pytest.mark.parametrize("order", Order)
def test_rows_up_to_a_key_and_beyond_it_are_all_rows_once(order: Order) -> None:
    publish_many(6, days=2)
    rows, editions = in_order(order), matching_editions(Selection())
    for place, row in enumerate(rows):
        key = row.position
        up_to = stretch_of(editions, order, Stretch(None, key))
        beyond = stretch_of(editions, order, Stretch(key))
        assert up_to.rows == rows[: place + 1]
        assert beyond.rows == rows[place + 1 :]


@pytest.mark.django_db
def test_row_is_found_at_its_key_only() -> None:
    first, second = publish_many(2, days=1)
    editions = matching_editions(Selection())
    first.refresh_from_db()
    key = key_of(first)
    found = row_at(editions, key)
    assert found is not None
    assert (found.edition, found.position) == (first.pk, key)
    assert row_at(editions, replace(key, day=key.day + 1)) is None
    assert row_at(editions, Key(0, key.day)) is None
    withdraw(second.event, by=None, reason="A mistake")
    assert row_at(matching_editions(Selection()), key_of(second)) is None


@pytest.mark.django_db
@pytest.mark.parametrize("order", Order)
def test_place_before_a_year_is_followed_by_all_rows_of_that_year(order: Order) -> None:
    days = ("2024-12-31", "2025-01-01", "2025-06-15", "2025-12-31", "2026-01-01")
    for day in days:
        make_published(date=day)
    following = page(order, Key.before_year(2025, order)).rows
    expected = days[:4][::-1] if order is Order.NEWEST else days[1:]
    assert [str(date.fromordinal(row.day)) for row in following] == list(expected)


@pytest.mark.parametrize("order", Order)
@given(st.integers(1, 9999))
def test_place_before_a_year_is_the_edge_of_its_first_day(order: Order, year: int) -> None:
    key = Key.before_year(year, order)
    edge = date(year, 12, 31) if order is Order.NEWEST else date(year, 1, 1)
    assert key == Key(0, edge.toordinal())
    assert Key.read(str(key)) == key


within_days = st.tuples(st.integers(0, 10**9 - 1), public_codes, st.integers(0, 99_999))
days = st.integers(-FARTHEST, FARTHEST)


@given(st.builds(Key, st.integers(0, 2), days, st.none() | within_days))
def test_key_is_read_back_from_its_own_text(key: Key) -> None:
    assert Key.read(str(key)) == key


def test_blank_key_is_none() -> None:
    assert Key.read("") is None


def encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode()


@pytest.mark.django_db
@pytest.mark.parametrize("order", Order)
def test_place_in_an_address_of_an_earlier_version_is_the_edge_of_its_day(order: Order) -> None:
    for day in ("2025-04-18", "2025-04-19", "2025-04-19", "2025-04-20"):
        make_published(date=day)
    old = Key.read(encoded("2025-04-19.abcdefgh"))
    following = [str(date.fromordinal(row.day)) for row in page(order, old).rows]
    assert following[:2] == ["2025-04-19", "2025-04-19"]
    assert len(following) == 3


GOOD = encoded("0.739360.32.abcdefgh.0")
MALFORMED = {
    "no base 64": "x",
    "blank": " ",
    "long": "a" * 10_000,
    "NUL": "\0",
    "emoji": "😀",
    "Arabic-Indic digits": "٢٠٢٥",
    "padding only": "====",
    "plain": "2025-04-19.abcdefgh",
    "day only": encoded("2025-04-19"),
    "no such certainty": encoded("3.739360.32.abcdefgh.0"),
    "place only": encoded("0.739360.32"),
    "leading zero": encoded("0.0739360.32.abcdefgh.0"),
    "too far a day": encoded(f"0.{2**63}.32.abcdefgh.0"),
    "code only": encoded("abcdefgh"),
    "day that is none": encoded("2025-02-29.abcdefgh"),
    "year that is none": encoded("0000-01-01.abcdefgh"),
    "month": encoded("2025-04.abcdefgh"),
    "short code": encoded("2025-04-19.abcdefg"),
    "long code": encoded("2025-04-19.abcdefghj"),
    "letter of no code": encoded("2025-04-19.abcdefgu"),
    "capitals": encoded("2025-04-19.ABCDEFGH"),
    "line end within": encoded("2025-04-19.abcdefgh\n"),
    "line end after": GOOD + "\n",
    "not ASCII within": encoded("２０２５-04-19.abcdefgh"),
    "cut short": GOOD[:-1],
    "cut in the middle": GOOD[:12],
    "padded twice": GOOD + "==",
    "strange letters between": GOOD[:5] + "!" + GOOD[5:],
    "space before": " " + GOOD,
}


@pytest.mark.parametrize("kind", MALFORMED)
def test_malformed_key_is_refused_by_the_name_of_its_parameter(kind: str) -> None:
    with pytest.raises(SelectionError, match="start from its first page") as refusal:
        Key.read(MALFORMED[kind])
    assert (refusal.value.parameter, refusal.value.value) == ("after", MALFORMED[kind])


@given(st.text(min_size=1))
def test_no_text_but_a_key_is_read_as_one(text: str) -> None:
    with pytest.raises(SelectionError):
        Key.read(text)


def test_stretch_is_read_from_its_two_parameters() -> None:
    first, last = Key(0, 739360, (32, "abcdefgh", 0)), Key(1, 738995, (32, "01234567", 2))
    query = MultiValueDict({"after": [str(first)], "through": [str(last)], "q": ["tea"]})
    assert Stretch.read(query) == Stretch(first, last)
    assert Stretch.read(MultiValueDict({"through": [str(last)]})) == Stretch(None, last)
    assert Stretch.read(MultiValueDict({"after": [""]})) == Stretch()


@pytest.mark.parametrize("parameter", ["after", "through"])
def test_malformed_end_of_a_stretch_is_refused_by_the_name_of_its_parameter(parameter: str) -> None:
    with pytest.raises(SelectionError, match="start from its first page") as refusal:
        Stretch.read(MultiValueDict({parameter: ["nonsense"]}))
    assert (refusal.value.parameter, refusal.value.value) == (parameter, "nonsense")
