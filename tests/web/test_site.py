"""About: how to read the record, and whom to tell of an error in it."""

from typing import Any

import pytest
from django.test import Client

from relations.web.license import LICENSE
from tests.web.markup import elements, links, named

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

CONTACTS = [
    ("errors@dyad.example.org", "errors@dyad.example.org", "mailto:errors@dyad.example.org"),
    ("a?b%c@dyad.example.org", "a?b%c@dyad.example.org", "mailto:a%3Fb%25c@dyad.example.org"),
    ("https://dyad.example.org/tell", "the keeper’s page", "https://dyad.example.org/tell"),
]


def test_page_is_linked_from_the_head_and_the_foot_of_every_page(client: Client) -> None:
    targets = [each.attributes.get("href") for each in named(client.get("/about/"), "a")]
    assert targets.count("/about/") == 2


@pytest.mark.parametrize(("contact", "words", "address"), CONTACTS)
def test_errors_are_reported_to_the_contact_of_the_site(
    client: Client, settings: Any, contact: str, words: str, address: str
) -> None:
    settings.CONTACT = contact
    page = client.get("/about/")
    assert links(page)[words] == address


def test_site_without_a_contact_names_the_way_by_the_form(client: Client, settings: Any) -> None:
    settings.CONTACT = ""
    page = client.get("/about/")
    assert "The page of every event, and of every source, has a way" in page.content.decode()
    assert not any(address.startswith("mailto:") for address in links(page).values())


def test_dates_are_explained_as_the_timeline_draws_them(client: Client) -> None:
    page = client.get("/about/")
    rows = [each.words for each in elements(page) if "event" in each.attributes.get("class", "")]
    drawn = [each.attributes["class"] for each in named(page, "i")]
    assert rows[0] == "19 April 2025 “on Saturday” The exact day is known."
    assert rows[-1].startswith("before 20 April 2025 no date given Only the latest")
    assert drawn == ["dot", "span", "span", "span lasting vague-end", "span"]


def test_terms_of_use_are_told_with_a_link_that_machines_know(client: Client) -> None:
    page = client.get("/about/")
    [license_link] = [each for each in named(page, "a") if each.attributes.get("rel") == "license"]
    assert license_link.attributes["href"] == LICENSE["url"]
    assert "Quoted sentences remain their publishers’." in page.content.decode()


@pytest.mark.django_db
def test_page_asks_only_which_state_the_record_is_in(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        assert client.get("/about/").status_code == 200
