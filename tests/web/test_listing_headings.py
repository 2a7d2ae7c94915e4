"""The headings of a timeline: years, and in crowded years months."""

from collections.abc import Collection, Sequence
from typing import Any

import pytest
from django.test import Client

from relations.queries.matches import matching_editions
from relations.queries.pages import PlacedRow, editions_at, first_of
from relations.queries.selection import Order, Selection
from relations.web.listing import YearAndMonth, under_years, year_and_month_of
from tests.factories import (
    make_event,
    make_published,
    make_sentence,
    make_statement,
    publish,
)
from tests.web.markup import elements

pytestmark = pytest.mark.django_db

PLACES = [
    ("2025-04-19", YearAndMonth(2025, "2025-04")),
    ("2025-04", YearAndMonth(2025, "2025-04")),
    ("2025-04-01/2025-04-30", YearAndMonth(2025, "2025-04")),
    ("[2025-04-18,2025-04-20]", YearAndMonth(2025, "2025-04")),
    ("2025-04-19~", YearAndMonth(2025, "2025-04")),
    ("0987-04-19", YearAndMonth(987, "0987-04")),
    ("2025", YearAndMonth(2025, "")),
    ("2025-21", YearAndMonth(2025, "")),
    ("2025-04-30/2025-05-01", YearAndMonth(2025, "")),
    # The same month of two years.
    ("2024-04/2025-04", YearAndMonth(2024, "")),
    ("2025-04-19/..", YearAndMonth(2025, "")),
    ("[..2025-04-19]", YearAndMonth(2025, "")),
    ("../2024-04", YearAndMonth(2024, "")),
]


@pytest.mark.parametrize(("date", "place"), PLACES)
def test_place_has_a_month_only_where_the_whole_date_lies_in_it(
    date: str, place: YearAndMonth
) -> None:
    [row] = publish_on(date)
    assert year_and_month_of(row) == place


def publish_on(*dates: str) -> list[PlacedRow]:
    """Events on these dates, titled by them, in the same order, as lists have them."""
    sentence = make_sentence()
    published = [make_published(date, date=date, sentence=sentence) for date in dates]
    rows = first_of(matching_editions(Selection()), Order.NEWEST, 100)
    row_of = {each.edition: each for each in rows}
    return [row_of[each.pk] for each in published]


APART = "apart"


def outline(
    rows: Sequence[PlacedRow], crowded: Collection[int], before: YearAndMonth | None = None
) -> list[tuple[str, bool, list[tuple[str, list[str]]]]]:
    """The years, whether each continues, and its months: their headings and their events; then
    what lies within none of them."""
    return [
        (
            year["words"],
            year["continues"],
            [
                *((month["heading"], titles_in(month)) for month in year["months"]),
                *([(APART, titles_in(year["apart"]))] if year["apart"] else []),
            ],
        )
        for year in under_years(rows, crowded, before)
    ]


def titles_in(month: dict[str, Any]) -> list[str]:
    return [edition.document["title"] for edition in editions_at(month["events"])]


def test_every_year_has_one_heading_above_its_events_in_their_order() -> None:
    editions = publish_on("2025-04-19", "2025-04-02", "2025", "2023", "0987-05")
    assert outline(editions, crowded=()) == [
        ("2025", False, [("", ["2025-04-19", "2025-04-02", "2025"])]),
        ("2023", False, [("", ["2023"])]),
        ("AD 987", False, [("", ["0987-05"])]),
    ]
    assert outline(editions[::-1], crowded=())[-1] == (
        "2025",
        False,
        [("", ["2025", "2025-04-02", "2025-04-19"])],
    )


def test_nothing_has_no_headings() -> None:
    assert under_years([], crowded={2025}) == []


def test_only_a_crowded_year_has_months() -> None:
    editions = publish_on("2025-04-19", "2025-04-02", "2025-03", "2024-12-31", "2024-11-30")
    assert outline(editions, crowded={2025}) == [
        (
            "2025",
            False,
            [
                ("April 2025", ["2025-04-19", "2025-04-02"]),
                ("March 2025", ["2025-03"]),
                (APART, []),
            ],
        ),
        ("2024", False, [("", ["2024-12-31", "2024-11-30"])]),
    ]
    assert [year["title_level"] for year in under_years(editions, {2025})] == [4, 3]


def test_what_lies_within_no_month_of_a_crowded_year_stands_in_one_part_of_it() -> None:
    editions = publish_on("2025-04-19", "2025-03-30/2025-04-02", "2025-03-07", "2025")
    assert outline(editions, crowded={2025}) == [
        (
            "2025",
            False,
            [
                ("April 2025", ["2025-04-19"]),
                ("March 2025", ["2025-03-07"]),
                (APART, ["2025-03-30/2025-04-02", "2025"]),
            ],
        )
    ]


# The event that ends the page before, and whether the year and the month under which the first
# event of this page stands, of 19 April 2025, go on from it.
BEFORE = [
    (None, False, False),
    ("2025-04-20", True, True),
    ("2025-05-01", True, False),
    ("2025-04-20/2025-05", True, False),
    ("2026-04-20", False, False),
]


@pytest.mark.parametrize(("date", "year_goes_on", "month_goes_on"), BEFORE)
def test_heading_that_stands_on_the_page_already_is_not_said_again(
    date: str | None, year_goes_on: bool, month_goes_on: bool
) -> None:
    before = year_and_month_of(*publish_on(date)) if date else None
    heading = "" if month_goes_on else "April 2025"
    months = [(heading, ["2025-04-19"]), ("March 2025", ["2025-03-07"]), (APART, [])]
    assert outline(publish_on("2025-04-19", "2025-03-07", "2024"), {2025}, before) == [
        ("2025", year_goes_on, months),
        ("2024", False, [("", ["2024"])]),
    ]


def test_month_is_said_where_only_the_year_before_is_known() -> None:
    assert outline(publish_on("2025-04-19"), {2025}, YearAndMonth(2025, None)) == [
        ("2025", True, [("April 2025", ["2025-04-19"]), (APART, [])])
    ]
    assert outline(publish_on("2025"), {2025}, YearAndMonth(2025, None)) == [
        ("2025", True, [(APART, ["2025"])])
    ]


def test_what_lies_within_no_month_does_not_part_a_month() -> None:
    editions = publish_on("2025-04-19", "2025-04-10/2025-05", "2025-04-02")
    apart = (APART, ["2025-04-10/2025-05"])
    for before, heading in (("2025-04", ""), ("2025-05", "April 2025"), ("", "April 2025")):
        assert outline(editions, {2025}, YearAndMonth(2025, before)) == [
            ("2025", True, [(heading, ["2025-04-19", "2025-04-02"]), apart])
        ]


# The events of a year, two of them within months.
CUT = ["2025-06-03", "2025-06/2025-08", "2025-05-01", "2025"]
HEADINGS = {
    Order.NEWEST: ["June 2025", "May 2025", APART],
    Order.OLDEST: [APART, "May 2025", "June 2025"],
}


@pytest.mark.parametrize("order", Order)
def test_part_stands_where_the_bare_year_does(
    client: Client, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.web.listing.MOST_WITHOUT_MONTHS", 2)
    publish_on(*CUT)
    page = client.get(f"/timeline/?order={order}")
    headings = [each.words for each in elements(page) if each.attributes.get("class") == "month"]
    said = {APART: "Some time in 2025, or beyond it"}
    assert headings == [said.get(each, each) for each in HEADINGS[order]]


@pytest.mark.parametrize("order", Order)
def test_page_that_is_added_puts_each_event_into_its_part(
    client: Client, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.web.listing.MOST_WITHOUT_MONTHS", 2)
    monkeypatch.setattr("relations.queries.pages.PAGE_SIZE", 2)
    rows = sorted(publish_on(*CUT), key=lambda row: row.day, reverse=order is Order.NEWEST)
    address = f"/timeline/?order={order}&after={rows[1].position}"
    more = client.get(address, headers={"HX-Request": "true", "HX-Target": "more"})
    swapped = [each.attributes.get("data-hx-swap-oob", "") for each in elements(more)]
    months = "beforebegin:#apart-y-2025" if order is Order.NEWEST else "beforeend:#y-2025"
    assert months in swapped
    codes = {row.code for row in rows[2:]}
    assert {each.attributes.get("id", "").removeprefix("e-") for each in elements(more)} >= codes
    is_any_apart = any(not year_and_month_of(row).month for row in rows[2:])
    assert swapped.count("beforeend:#in-y-2025") == is_any_apart


def headings_of(client: Client, address: str) -> list[tuple[str, str]]:
    """The headings of a list, each with its level, but for those of its rows."""
    return [
        (each.name, each.words)
        for each in elements(client.get(address))
        if each.attributes.get("class") in {"group", "year", "month"}
    ]


@pytest.mark.parametrize("view", ["full", "brief"])
def test_group_of_one_year_has_no_heading_for_it(client: Client, view: str) -> None:
    publish_on("2024-03", "2024-04-19", "2023/2025", "2024/2025", "2022/2024-01-05", "2023/2025")
    address = f"/timeline/?since=2024&until=2024&view={view}"
    assert headings_of(client, address) == [
        ("h2", "In 2024 · 2 events"),
        ("h2", "Going on in 2024 · 4 events began before or ended after"),
        ("h3", "2024"),
        ("h3", "2023"),
        ("h3", "2022"),
    ]


def test_crowded_group_of_one_year_has_months_at_its_level(client: Client) -> None:
    publish_on(*["2024-03-01"] * 13, "2024")
    found = headings_of(client, "/timeline/?since=2024&until=2024")
    assert found[:2] == [("h2", "In 2024 · 14 events"), ("h3", "March 2024")]
    assert ("h3", "Some time in 2024, or beyond it") in found
    entries = elements(client.get("/timeline/?since=2024&until=2024"))
    assert {each.name for each in entries if each.attributes.get("class") == "title"} == {"h4"}


@pytest.mark.parametrize("page", ["/statements/", "/ledger/"])
def test_lists_of_statements_leave_out_such_years_too(client: Client, page: str) -> None:
    event = make_event(date="2024/2025")
    for day in ("2025-01-02", "2024-12-31", "2024-03", "2024-01/2025-02", "2023-05/2024-02"):
        make_statement(event, date=day, act="accuse")
    publish(event)
    years = [words for _level, words in headings_of(client, f"{page}?since=2024&until=2024")]
    assert [each for each in years if each.isdigit()] == ["2024", "2023"]
    assert [each for _level, each in headings_of(client, page)] == ["2025", "2024", "2023"]
