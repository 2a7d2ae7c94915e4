"""The events of a list as a table, which its heads sort as far as the page has them all."""

from functools import partial
from typing import Any

import pytest
from django.test import Client

from relations.queries.answer import answer
from relations.queries.density import Density, Sort
from relations.queries.selection import Order, Selection
from relations.queries.stretches import Stretch
from relations.web.addresses import address_of
from relations.web.listing import listing_of
from tests.factories import make_event, make_published, make_sentence, make_statement, publish
from tests.web.markup import elements, ids, named, within

pytestmark = pytest.mark.django_db

TABLE = Selection(view=Density.TABLE)


@pytest.fixture(autouse=True)
def three() -> None:
    """An airstrike of 2024, talks of 2025 with two statements, and a visit of 2023 in Herat."""
    sentence = make_sentence()
    make_published("An airstrike", type="airstrike", date="2024", sentence=sentence)
    event = make_event("Céad talks", type="talks", date="2025", sentence=sentence)
    make_statement(event)
    make_statement(event)
    publish(event, by=None)
    countries = ("IRN", "PAK")
    make_published(
        "Before all",
        type="visit",
        date="2023",
        place="Herat",
        countries=countries,
        sentence=sentence,
    )


def titles(client: Client, query: str) -> list[str]:
    rows = within(client.get(f"/timeline/?view=table{query}"), "table")
    return [words for _name, attributes, words in rows if attributes.get("scope") == "row"]


AIRSTRIKE, TALKS, VISIT = "An airstrike", "Céad talks", "Before all"
SORTED = [
    ("", [TALKS, AIRSTRIKE, VISIT]),
    ("&order=oldest", [VISIT, AIRSTRIKE, TALKS]),
    ("&sort=title", [AIRSTRIKE, VISIT, TALKS]),
    ("&sort=kind", [AIRSTRIKE, VISIT, TALKS]),
    ("&sort=where", [TALKS, AIRSTRIKE, VISIT]),
    ("&sort=statements", [TALKS, AIRSTRIKE, VISIT]),
    ("&sort=statements&order=oldest", [TALKS, VISIT, AIRSTRIKE]),
    ("&sort=sources&order=oldest", [VISIT, AIRSTRIKE, TALKS]),
]


@pytest.mark.parametrize(("query", "expected"), SORTED)
def test_table_is_sorted_by_the_column_and_what_is_equal_by_time(
    client: Client, query: str, expected: list[str]
) -> None:
    assert titles(client, query) == expected


def test_groups_of_a_period_are_each_sorted_by_themselves(client: Client) -> None:
    make_published("A strike that may be of 2024", date="2023/2024", type="airstrike")
    assert titles(client, "&since=2024&sort=title") == [
        AIRSTRIKE,
        TALKS,
        "A strike that may be of 2024",
    ]


def heads(selection: Selection) -> dict[str, tuple[str, str]]:
    """The direction in which each column is sorted, and the address of its head."""
    address = partial(address_of, dyad=None)
    table: dict[str, Any] = listing_of(answer(selection, Stretch()), address)["table"]
    return {each["name"]: (each["sorted"], each["address"]) for each in table["heads"]}


def test_heads_say_how_the_table_is_sorted_and_lead_to_other_ways() -> None:
    by_date = heads(TABLE)
    assert by_date["date"] == ("descending", "/timeline/?order=oldest&view=table")
    assert by_date["title"] == ("", "/timeline/?sort=title&view=table")
    by_sources = heads(TABLE.having(sort=Sort.SOURCES, order=Order.OLDEST))
    assert by_sources["sources"] == ("descending", "")
    assert by_sources["date"] == ("", "/timeline/?order=oldest&view=table")
    assert by_sources["kind"] == ("", "/timeline/?order=oldest&sort=kind&view=table")
    assert heads(TABLE.having(sort=Sort.TITLE))["title"][0] == "ascending"


def test_list_that_goes_on_is_sorted_by_date_alone_and_says_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relations.queries.pages.PAGE_SIZE", 2)
    found = heads(TABLE.having(sort=Sort.TITLE))
    assert found["date"][0] == "descending"
    assert {name for name, (_sorted, address) in found.items() if address} == {"date"}
    page = client.get("/timeline/?view=table&sort=title")
    assert titles(client, "&sort=title") == [TALKS, AIRSTRIKE]
    assert "is sorted by another column" in page.content.decode()
    assert "is sorted by another column" not in client.get("/timeline/?view=table").content.decode()


@pytest.mark.parametrize("view", ["full", "brief"])
def test_what_is_no_table_stays_in_the_order_of_time(client: Client, view: str) -> None:
    sorted_by_title = client.get(f"/timeline/?view={view}&sort=title")
    assert ids(sorted_by_title, "e-") == ids(client.get(f"/timeline/?view={view}"), "e-")


def test_row_says_kind_side_place_and_numbers(client: Client) -> None:
    page = client.get("/timeline/?view=table")
    cells = [words for name, _attributes, words in within(page, "table") if name == "td"]
    assert cells[5 * 2 :] == [
        "2023",
        "▲ Cooperation: High-level visit",
        "Iran, Pakistan, Herat",
        "0",
        "1",
    ]
    assert cells[:5] == [
        "2025",
        cells[1],
        "Afghanistan, Pakistan",
        "2",
        "1",
    ]


@pytest.mark.parametrize("view", Density)
def test_every_link_of_a_list_keeps_the_view(client: Client, view: Density) -> None:
    """But for those to another view, and to events and other pages."""
    query = "" if view is Density.FULL else f"&view={view}"
    page = client.get(f"/timeline/?since=2023{query}")
    for element in elements(page):
        address = element.attributes.get("data-hx-get", "")
        if address.startswith("/timeline/?") and "until" in address:
            assert address.count(f"view={view}") == (view is not Density.FULL)
    hidden = {
        each.attributes["name"]: each.attributes["value"]
        for each in named(page, "input")
        if each.attributes.get("type") == "hidden"
    }
    assert hidden.get("view", "full") == view
