"""Pages cut by key: each row once, in order, whatever happens between two pages."""

from base64 import urlsafe_b64encode
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.timeline.asking import editions_for
from relations.timeline.pages import Key, Page, page_of
from relations.timeline.selection import Order, Selection, SelectionError
from tests.factories import make_published, make_sentence
from tests.timeline.counting import queries_of
from tests.timeline.selections import public_codes


def page(order: Order, after: Key | None) -> Page[Edition]:
    return page_of(editions_for(Selection()), order, after)


def all_pages(order: Order) -> list[list[Edition]]:
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


@pytest.mark.django_db
def test_pages_hold_each_event_once_and_in_order() -> None:
    # Many on one day, so that pages end within it, and others on days of their own.
    editions = publish_many(70, days=1) + publish_many(50, days=50)
    published = {(edition.sort_date, edition.code) for edition in editions}
    rising = sorted((date.fromisoformat(str(day)), code) for day, code in published)
    for order, expected in ((Order.OLDEST, rising), (Order.NEWEST, rising[::-1])):
        pages = all_pages(order)
        assert [len(rows) for rows in pages] == [50, 50, 20]
        assert [(row.sort_date, row.code) for rows in pages for row in rows] == expected


@pytest.mark.django_db
@pytest.mark.parametrize(("count", "lengths"), [(0, [0]), (50, [50]), (51, [50, 1])])
def test_next_page_is_offered_only_where_it_holds_something(count: int, lengths: list[int]) -> None:
    publish_many(count, days=30)
    assert [len(rows) for rows in all_pages(Order.NEWEST)] == lengths


@pytest.mark.django_db
@pytest.mark.parametrize("order", Order)
def test_event_added_between_two_pages_repeats_and_skips_no_other(order: Order) -> None:
    codes = {edition.code for edition in publish_many(60, days=6)}
    first = page(order, None)
    border = first.rows[-1].sort_date
    for day in (date(2024, 1, 1), border, date(2026, 1, 1)):
        make_published(date=str(day))
    second = page(order, first.next)
    read = [row.code for row in first.rows + second.rows]
    assert len(read) == len(set(read))
    assert codes <= set(read)


@pytest.mark.django_db
def test_page_follows_its_key_even_where_that_row_is_gone() -> None:
    publish_many(60, days=1)
    rows = [row.code for rows in all_pages(Order.OLDEST) for row in rows]
    gone = Edition.objects.get(code=rows[9])
    withdraw(gone.event, by=None, reason="A mistake")
    assert [row.code for row in page(Order.OLDEST, Key.of(gone)).rows] == rows[10:]


@pytest.mark.django_db
def test_page_takes_one_query_however_many_rows() -> None:
    publish_many(3, days=3)
    few = queries_of(lambda: page(Order.NEWEST, None))
    publish_many(60, days=3)
    assert few == queries_of(lambda: page(Order.NEWEST, None)) == 1


@given(st.builds(Key, st.dates(), public_codes))
def test_key_is_read_back_from_its_own_text(key: Key) -> None:
    assert Key.read(str(key)) == key


def test_blank_key_is_none() -> None:
    assert Key.read("") is None


def encoded(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode()


GOOD = encoded("2025-04-19.abcdefgh")
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
