"""Changed sources and names are public once another editor has published them."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from relations.editions import description_publication
from relations.editions.actor_merge import merge_actors
from relations.editions.description_publication import publish_description, publish_shipped
from relations.editions.descriptions import Description, PendingDescription, described
from relations.editions.errors import ChangedUnseen, NeedsReason, OwnWork, Refused
from relations.editions.publication import publish as publish_by
from relations.editions.review import send_for_review
from relations.record.models import Event
from relations.record.vocabulary import EventType, Topic
from relations.sources.models import Source
from tests.factories import (
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_revisit,
    make_source,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def make_cited(**fields: Any) -> tuple[Source, Event]:
    """A public source, and the event that rests on it."""
    source = make_source(**fields)
    event = make_event(sentence=source.sentences.get(number=1))
    publish(event)
    return source, event


def change(row: Any, by: User | None, **values: str) -> None:
    for column, value in values.items():
        setattr(row, column, value)
    row._history_user = by
    row.save()


def numbers_of(kind: str, code: str) -> list[int]:
    found = Description.objects.filter(kind=kind, code=code).order_by("number")
    return list(found.values_list("number", flat=True))


def test_changed_title_is_not_seen_until_another_editor_publishes_it(client: Client) -> None:
    source, _event = make_cited()
    change(source, make_editor("author"), title="A quokka report")
    for address in ("/sources/", source.get_absolute_url()):
        assert b"quokka" not in client.get(address, follow=True).content
    description = publish_description(source, make_editor("second"), "It was misread.")
    assert (description.number, description.reason) == (2, "It was misread.")
    for address in ("/sources/", source.get_absolute_url()):
        assert b"A quokka report" in client.get(address, follow=True).content


def test_its_author_may_not_publish_it() -> None:
    source, _event = make_cited()
    author = make_editor("author")
    change(source, author, title="A quokka report")
    with pytest.raises(OwnWork):
        publish_description(source, author, "It was misread.")
    assert numbers_of("source", source.code) == [1]


def test_its_author_may_not_publish_it_with_an_event_of_somebody_else() -> None:
    source, event = make_cited()
    author, other = make_editor("author"), make_editor("other")
    change(source, author, title="A quokka report")
    change(event, other, summary="They met for a day.")
    send_for_review(event, other)
    make_checked(event, author)
    with pytest.raises(OwnWork):
        publish_by(event, author, "It had no summary.")
    assert numbers_of("source", source.code) == [1]
    third = make_editor("third")
    publish_by(event, third, "It had no summary.", unchecked="No time.")
    published = Description.objects.newest().get(kind="source", code=source.code)
    assert published.document["title"] == "A quokka report"
    assert published.reason == f"Published with the event {event.code}."


def test_author_of_what_a_row_leads_to_may_not_publish_it_with_the_row() -> None:
    gone, survivor = make_actor("Muttaqi"), make_actor("Amir Khan Muttaqi")
    event = make_event()
    make_statement(event, speaker=gone)
    make_statement(event, speaker=survivor)
    publish(event)
    merge_actors(gone, survivor, make_editor("merger"))
    author = make_editor("author")
    survivor.refresh_from_db()
    change(survivor, author, name="A. K. Muttaqi")
    gone.refresh_from_db()
    with pytest.raises(OwnWork):
        publish_description(gone, author, "They are one.")


def test_first_description_is_published_with_its_event_and_needs_no_reason() -> None:
    event = make_event()
    make_statement(event, speaker=make_actor("Karimi"))
    assert numbers_of("actor", "karimi") == []
    publish(event)
    assert numbers_of("actor", "karimi") == [1]


def test_later_description_needs_a_reason_and_a_change() -> None:
    source, _event = make_cited()
    with pytest.raises(Refused, match="Readers see it so already"):
        publish_description(source, None, "Again.")
    change(source, make_editor("author"), title="A quokka report")
    with pytest.raises(NeedsReason):
        publish_description(source, make_editor("second"), "  ")
    assert numbers_of("source", source.code) == [1]


def test_withdrawal_publishes_no_pending_description(client: Client) -> None:
    source, event = make_cited()
    publish(make_event(sentence=source.sentences.get(number=2)))
    change(source, make_editor("author"), title="A quokka report")
    client.force_login(make_editor("superuser", is_superuser=True, is_staff=True))
    answer = client.post(f"/admin/relations/event/{event.pk}/withdraw/", {"reason": "A mistake"})
    assert answer.status_code == 302
    assert numbers_of("source", source.code) == [1]


def test_merge_shows_to_readers_once_published_and_leads_the_old_address_on(
    client: Client,
) -> None:
    gone, survivor = make_actor("Muttaqi"), make_actor("Amir Khan Muttaqi")
    event = make_event()
    make_statement(event, speaker=gone)
    publish(event)
    merge_actors(gone, survivor, make_editor("merger"))
    address = "/statements/?speaker=muttaqi"
    assert client.get(address).status_code == 200
    assert client.get("/statements/?speaker=amir-khan-muttaqi").status_code == 400
    gone.refresh_from_db()
    publish_description(gone, make_editor("second"), "They are one.")
    led = client.get(address)
    assert (led.status_code, led.headers["Location"]) == (
        301,
        "/statements/?speaker=amir-khan-muttaqi",
    )
    assert b"She is concerned" in client.get(led.headers["Location"]).content


def test_second_look_is_seen_once_published(client: Client) -> None:
    source, event = make_cited()
    make_revisit(source, s1="The quokka met.")
    address = f"/events/{event.code}/{event.slug}/"
    assert b"quokka" not in client.get(address).content
    publish_description(source, make_editor("second"), "It was looked at again.")
    assert b"The quokka met." in client.get(address).content


def test_who_looked_again_may_not_publish_what_they_found() -> None:
    source, _event = make_cited()
    revisit = make_revisit(source, s1="gone")
    with pytest.raises(OwnWork):
        publish_description(source, revisit.made_by, "It was looked at again.")


def test_restricted_text_stays_restricted_until_another_editor_publishes_it_whole(
    client: Client,
) -> None:
    source, _event = make_cited(shows=Source.Shows.CITED)
    hidden = source.sentences.get(number=3).text.encode()
    change(source, make_editor("author"), shows=Source.Shows.FULL)
    assert hidden not in client.get(source.get_absolute_url()).content
    publish_description(source, make_editor("second"), "The outlet agreed.")
    assert hidden in client.get(source.get_absolute_url()).content


def test_names_that_ship_are_published_but_for_what_an_editor_has_pending() -> None:
    kind, topic = EventType.objects.get(code="airstrike"), Topic.objects.get(code="border")
    change(kind, None, plural="raids")
    change(topic, make_editor("author"), label="frontiers")
    publish_shipped([kind, topic])
    shown = Description.objects.newest()
    assert shown.get(kind="type", code="airstrike").label == "raids"
    assert shown.get(kind="topic", code="border").label == "border management"


def test_loading_the_vocabulary_again_publishes_nothing_that_an_editor_changed() -> None:
    change(Topic.objects.get(code="border"), make_editor("author"), label="frontiers")
    before = Description.objects.count()
    call_command("load_vocabulary", verbosity=0)
    assert Description.objects.count() == before


def test_change_that_was_not_seen_is_published_neither_by_itself_nor_with_an_event() -> None:
    source, event = make_cited()
    first, second = make_editor("first"), make_editor("second")
    change(source, first, title="A wombat report")
    change(event, first, summary="They met for a day.")
    send_for_review(event, first)
    seen = described([source])
    change(source, first, title="A quokka report")
    with pytest.raises(ChangedUnseen):
        publish_description(source, second, "It was misread.", seen)
    with pytest.raises(ChangedUnseen):
        publish_by(event, second, "It had no summary.", "No time.", seen)
    assert numbers_of("source", source.code) == [1]
    assert event.editions.count() == 1


def test_change_amid_a_publication_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    source, _event = make_cited()
    change(source, make_editor("first"), title="A wombat report")
    hold = description_publication._held

    def change_and_hold(found: list[PendingDescription]) -> list[PendingDescription]:
        change(source, make_editor("late"), title="A quokka report")
        return hold(found)

    monkeypatch.setattr(description_publication, "_held", change_and_hold)
    with pytest.raises(ChangedUnseen):
        publish_description(source, make_editor("second"), "It was misread.")
    assert numbers_of("source", source.code) == [1]


def test_publication_of_a_name_asks_as_often_whoever_bears_it() -> None:
    def publishing(name: str) -> int:
        actor = make_actor(name)
        event = make_event()
        for _statement in range(3 if name == "Many" else 1):
            make_statement(event, speaker=actor)
        publish(event)
        change(actor, make_editor(f"author-{actor.pk}"), name=f"{name} Karimi")
        second = make_editor(f"second-{actor.pk}")
        return queries_of(lambda: publish_description(actor, second, "The whole name."))

    assert publishing("One") == publishing("Many")
