"""The notes of an edition by themselves, as lists bring them when they are opened."""

import pytest
from django.http import HttpResponse
from django.test import Client

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.editions.suppression import suppress_edition
from tests.factories import (
    make_described,
    make_editor,
    make_published,
    make_revisit,
    make_source,
    publish,
)
from tests.web.markup import ids, with_id

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def make_corrected() -> Edition:
    """The first of two editions, which cite different sentences."""
    first = make_published()
    event = first.event
    event.citations.update(sentence=event.citations.get().sentence.source.sentences.get(number=3))
    publish(event, reason="Another sentence says so")
    first.refresh_from_db()
    return first


def notes_of(client: Client, edition: Edition, number: int) -> HttpResponse:
    address = f"/events/{edition.code}/editions/{number}/notes/"
    return client.get(address, headers={"HX-Request": "true"})


def test_notes_are_those_of_the_very_edition(client: Client) -> None:
    first = make_corrected()
    note = f"n-{first.code}-1"
    for number in (1, 2):
        page = client.get(f"/events/{first.code}/editions/{number}/")
        assert with_id(notes_of(client, first, number), note).words == with_id(page, note).words
    assert (
        with_id(notes_of(client, first, 1), note).words
        != with_id(notes_of(client, first, 2), note).words
    )


def test_notes_say_what_became_of_their_sentences(client: Client) -> None:
    source = make_source()
    edition = make_published(sentence=source.sentences.get(number=1))
    make_revisit(source, s1="gone")
    make_described(source)
    assert "No longer in the article on" in notes_of(client, edition, 1).content.decode()


def test_way_to_notes_leads_to_the_event_and_for_what_is_not_current_to_its_edition(
    client: Client,
) -> None:
    first = make_corrected()
    ways = [f"/events/{first.code}/editions/{number}/notes/" for number in (1, 2, 3)]
    event = f"/events/{first.code}/{first.document['slug']}/"
    assert client.get(ways[0]).headers["Location"] == f"/events/{first.code}/editions/1/"
    assert client.get(ways[1]).headers["Location"] == event
    assert ids(client.get(event), "notes") == [""]
    withdraw(first.event, by=None, reason="A mistake")
    for number, way in enumerate(ways, 1):
        page = client.get(way, follow=True)
        assert page.redirect_chain == [(f"/events/{first.code}/editions/{number}/", 302)]
        assert page.status_code == 200
        assert ids(page, "notes") == [""]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_notes_of_nothing_are_not_found_and_suppressed_ones_gone(
    client: Client, headers: dict[str, str]
) -> None:
    first = make_corrected()
    suppress_edition(first, make_editor("administrator"), "A court has ordered it.")
    address = f"/events/{first.code}/editions/%d/notes/"
    nothing = "/events/0123abcd/editions/1/notes/"
    asked = [client.get(each, headers=headers) for each in (address % 1, address % 9, nothing)]
    assert [each.status_code for each in asked] == [410, 404, 404]
