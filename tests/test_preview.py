"""The preview of an event: what it shows, to whom, and that it stores nothing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from relations.editions.index_changes import IndexChange
from relations.editions.models import Edition
from relations.record.models import Event
from tests.desk.desk import client_of
from tests.factories import make_event, make_published, make_statement, publish

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def address_of(event: Event) -> str:
    return reverse("event-preview", args=[event.pk])


def test_draft_is_shown_as_its_page_would_show_it() -> None:
    event = make_event("A draft of talks", summary="They are to meet.")
    make_statement(event)
    shown = client_of("contributor").get(address_of(event)).content.decode()
    edition = publish(event)
    page = Client().get(f"/events/{event.code}/{edition.document['slug']}/").content.decode()
    account = page[page.index('<div class="told">') : page.index('<section class="notes"')]
    assert account in shown
    assert "Only editors see this page." in shown


def test_change_that_is_not_published_is_shown_too() -> None:
    edition = make_published()
    Event.objects.filter(pk=edition.event.pk).update(title="Ministers meet in Islamabad")
    shown = client_of("editor").get(address_of(edition.event)).content.decode()
    assert "Ministers meet in Islamabad" in shown
    assert "as edition 2" in shown


def test_what_keeps_it_from_the_public_is_named() -> None:
    event = make_event()
    event.citations.all().delete()
    shown = client_of("editor").get(address_of(event)).content.decode()
    assert "Before it can be published:" in shown


def test_unfinished_draft_has_a_preview() -> None:
    event = make_event(countries=())
    event.citations.all().delete()
    assert client_of("editor").get(address_of(event)).status_code == 200


@pytest.mark.parametrize("role", ["nobody", "account", "staff"])
def test_who_may_not_view_events_sees_no_preview(role: str) -> None:
    event = make_event("A secret draft")
    answer = client_of(role).get(address_of(event))
    assert answer.status_code in {302, 403}
    assert "A secret draft" not in answer.content.decode()


def test_preview_stores_nothing_and_is_kept_by_no_cache() -> None:
    event, editor = make_event(), client_of("editor")
    before = Edition.objects.count(), IndexChange.objects.count()
    answer: Any = editor.get(address_of(event))
    assert (Edition.objects.count(), IndexChange.objects.count()) == before
    assert "no-store" in answer["Cache-Control"]
    assert editor.post(address_of(event)).status_code == 405


def test_page_of_an_event_at_the_desk_leads_to_it() -> None:
    event = make_event()
    page = client_of("editor").get(reverse("admin:relations_event_change", args=[event.pk]))
    assert f'href="{address_of(event)}"' in page.content.decode()


def test_preview_has_no_form_for_what_readers_do_not_see() -> None:
    event = make_event()
    make_statement(event)
    assert "/report/" not in client_of("editor").get(address_of(event)).content.decode()
