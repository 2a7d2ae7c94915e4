"""The front page, and the page of one country."""

import pytest
from django.test import Client

from relations.editions.publication import withdraw
from tests.faces.markup import links, named
from tests.factories import make_published

pytestmark = pytest.mark.django_db


def listed(client: Client, address: str, css_class: str) -> list[str]:
    """The words of the items of a list, by the class of the list."""
    page = client.get(address)
    [found] = [each for each in named(page, "ul") if each.attributes.get("class") == css_class]
    items = (item.words for item in named(page, "li"))
    return [words for words in items if words and words in found.words]


def test_front_page_lists_the_dyads_the_most_eventful_first(client: Client) -> None:
    make_published(countries=("AFG", "IRN"))
    for _number in range(2):
        make_published(countries=("PAK", "AFG"))
    assert listed(client, "/", "dyads") == [
        "Afghanistan–Pakistan 2 events",
        "Afghanistan–Iran 1 event",
    ]
    assert links(client.get("/"))["Afghanistan–Iran"] == "/relations/afghanistan-iran/"


def test_front_page_shows_the_ten_latest_events_the_newest_first(client: Client) -> None:
    for day in range(10, 22):
        make_published(f"Event of {day} April", date=f"2025-04-{day}")
    shown = [words for words in links(client.get("/")) if words.startswith("Event of")]
    assert shown == [f"Event of {day} April" for day in range(21, 11, -1)]


def test_front_page_of_an_empty_record_says_so(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "No two countries yet." in page
    assert "Nothing is published yet." in page


def test_dyad_of_nothing_but_withdrawn_events_leaves_the_front_page(client: Client) -> None:
    withdraw(make_published().event, by=None, reason="A mistake")
    assert "Afghanistan" not in client.get("/").content.decode()


def test_country_shows_its_own_dyads_and_events(client: Client) -> None:
    make_published("Talks in Kabul", countries=("AFG", "PAK"))
    make_published("Talks in Tehran", countries=("IRN", "PAK"))
    page = client.get("/countries/AFG/")
    assert named(page, "h1")[0].words == "Afghanistan"
    assert "1 event on record" in page.content.decode()
    assert {"Afghanistan–Pakistan", "Talks in Kabul"} <= set(links(page))
    assert not {"Iran–Pakistan", "Talks in Tehran"} & set(links(page))
    assert links(page)["The whole timeline"] == "/timeline/?country=AFG"


def test_country_without_events_has_a_page(client: Client) -> None:
    make_published()
    page = client.get("/countries/ISL/")
    assert "0 events on record" in page.content.decode()
    assert "The whole timeline" not in links(page)


@pytest.mark.parametrize("letters", ["afg", "Afg", "aFG"])
def test_country_in_other_letters_leads_to_its_capitals(client: Client, letters: str) -> None:
    answer = client.get(f"/countries/{letters}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/countries/AFG/")


@pytest.mark.parametrize("letters", ["XXX", "AF", "AFGH", "afghanistan", "a_b", "-"])
def test_unknown_country_is_not_found(client: Client, letters: str) -> None:
    assert client.get(f"/countries/{letters}/").status_code == 404
