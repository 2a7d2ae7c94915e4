"""Searching the desk: all that an account may see, and nothing else."""

from typing import Any

import pytest
from django.test import Client

from tests.desk.desk import client_of, page_of
from tests.factories import make_actor, make_event, make_source, make_statement
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db

SEARCH = "/admin/search/"


def found(client: Client, words: str) -> dict[str, list[str]]:
    """The rows that a search finds, by the name of their kind."""
    page: Any = client.get(SEARCH, {"q": words})
    return {each.name: [hit.words for hit in each.hits] for each in page.context["found"]}


def test_words_are_found_in_every_kind_of_row_drafts_too() -> None:
    source = make_source("Envoys spoke of Torkham.", title="A report on Torkham")
    event = make_event("Torkham is shut", sentence=source.sentences.get())
    make_statement(event, speaker=make_actor("Torkham police"), text="Nobody passes.")
    assert found(client_of("contributor"), "torkham") == {
        "Actors": ["Torkham police"],
        "Events": ["Torkham is shut"],
        "Sentences": ["1. Envoys spoke of Torkham."],
        "Sources": ["A report on Torkham"],
        "Statements": ["Torkham police voices concern: Nobody passes."],
    }


def test_found_rows_lead_to_their_pages_and_a_sentence_to_its_place_in_its_source() -> None:
    source = make_source("Envoys spoke of Torkham.")
    event = make_event("Torkham is shut", sentence=source.sentences.get())
    page = client_of("contributor").get(SEARCH, {"q": "torkham"}).content.decode()
    assert f'href="{page_of(event)}"' in page
    assert f'href="/admin/relations/source/{source.pk}/change/#n1"' in page


def test_of_many_rows_some_are_shown_and_their_list_has_all() -> None:
    for number in range(9):
        make_event(f"Torkham is shut, {number}")
    client = client_of("contributor")
    assert len(found(client, "torkham")["Events"]) == 8
    page = client.get(SEARCH, {"q": "torkham"}).content.decode()
    assert 'href="/admin/relations/event/?q=torkham"' in page


def test_search_takes_as_many_queries_whatever_it_finds() -> None:
    client = client_of("contributor")
    make_statement(make_event("Torkham is shut"), text="Torkham")
    few = queries_of(lambda: found(client, "torkham"))
    for number in range(7):
        make_statement(make_event(f"Torkham is shut, {number}"), text="Torkham")
    assert queries_of(lambda: found(client, "torkham")) == few


@pytest.mark.parametrize("words", ["", " ", "\u0000", "“", "%", "x" * 5000])
def test_odd_words_find_nothing_and_break_nothing(words: str) -> None:
    assert found(client_of("contributor"), words) == {}


def test_staff_without_a_group_find_nothing_and_contributors_no_accounts() -> None:
    make_event("A contributor comes")
    assert found(client_of("staff"), "contributor") == {}
    assert list(found(client_of("contributor"), "contributor")) == ["Events"]
