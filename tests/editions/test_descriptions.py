"""What readers would see of a working row, beside what they see."""

import pytest
from django.db import DatabaseError, transaction

from relations.editions.description_publication import publish_description
from relations.editions.descriptions import (
    Description,
    described,
    described_in,
    described_in_each,
    pending_among,
)
from relations.record.models import Event
from relations.record.vocabulary import Actor, Country, Topic
from tests.factories import (
    make_actor,
    make_event,
    make_published,
    make_revisit,
    make_source,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def complete(event: Event) -> Event:
    return Event.objects.complete().get(pk=event.pk)


def newest(kind: str, code: str) -> Description:
    return Description.objects.newest().get(kind=kind, code=code)


def make_said(name: str) -> Event:
    """A draft in which someone of a country speaks."""
    event = make_event(topics=("trade",))
    country = Country.objects.get(alpha3="IRN")
    make_statement(event, speaker=make_actor(name, country=country), addressee=make_actor("She"))
    return event


def test_event_names_its_sources_people_countries_topics_and_type() -> None:
    event = make_said("He")
    source = event.citations.get().sentence.source
    found = described_in(complete(event))
    assert [(each.kind.name, each.code) for each in found] == [
        ("actor", "he"),
        ("actor", "she"),
        ("country", "AFG"),
        ("country", "IRN"),  # where he is from
        ("country", "PAK"),
        ("source", source.code),
        ("topic", "trade"),
        ("type", "talks"),
    ]
    new = [each.code for each in found if each.newest is None]
    assert new == ["he", "she", source.code]
    assert [each.code for each in pending_among(found)] == new


def test_other_names_of_an_actor_are_lines_and_wait_to_be_published() -> None:
    event = make_event()
    make_statement(event, speaker=make_actor("Amir Khan Muttaqi"))
    publish(event)
    assert newest("actor", "amir-khan-muttaqi").other_names == ""
    actor = make_actor("Amir Khan Muttaqi")
    actor.other_names = " امیر خان  متقی\n\nMottaki\nMottaki\nAmir Khan Muttaqi"
    actor.save()
    [pending, *_others] = pending_among(described([actor]))
    assert "امیر خان متقی, Mottaki" in str(pending.changes)
    publish_description(actor, by=None, reason="He is written so too.")
    found = newest("actor", "amir-khan-muttaqi")
    assert found.document["names"] == ["امیر خان متقی", "Mottaki"]
    assert found.other_names == "\nامیر خان متقی\nmottaki\n"


def test_merged_actor_leads_to_the_survivor() -> None:
    gone = make_actor("Gone", merged_into=make_actor("There"))
    assert [each.code for each in described([gone])] == ["gone", "there"]


def test_many_events_ask_as_often_as_one() -> None:
    events = [make_said(name) for name in ("He", "They", "We")]
    one, many = (
        list(Event.objects.complete().filter(pk__in=[each.pk for each in some]))
        for some in (events[:1], events)
    )
    assert queries_of(lambda: described_in_each(many)) == queries_of(lambda: described_in_each(one))


def test_change_is_told_field_by_field_and_what_readers_never_see_is_none() -> None:
    topic = Topic.objects.get(code="border")
    [same] = described([topic])
    assert not same.is_changed
    topic.label = "frontiers"
    topic.save()
    [changed] = described([topic])
    assert changed.is_changed
    assert changed.label == "frontiers"
    source = make_source()
    publish(make_event(sentence=source.sentences.get(number=1)))
    source.is_fingerprinted = not source.is_fingerprinted
    source.save()
    assert not any(each.is_changed for each in described([source]))


def test_second_look_changes_how_readers_see_its_source() -> None:
    source = make_source()
    publish(make_event(sentence=source.sentences.get(number=1)))
    make_revisit(source, s1="gone")
    [pending] = described([source])
    assert pending.is_changed
    assert newest("source", source.code).document["findings"] == []


def test_latest_look_is_the_one_stored_last_whatever_its_clock_said() -> None:
    source = make_source()
    make_revisit(source, "2025-03-12", s1="gone", s2="moved")
    make_revisit(source, "2025-03-11", s1="there")
    [pending] = described([source])
    found = pending.document["findings"]
    assert [(each["sentence"], each["outcome"]) for each in found] == [(1, "there"), (2, "moved")]


def test_description_outlives_its_row_and_is_found_by_its_other_names() -> None:
    topic = Topic.objects.create(label="canals")
    event = make_event(topics=("canals",))
    publish(event)
    event.topics.clear()
    topic.delete()
    assert newest("topic", "canals").label == "canals"
    country = Country.objects.get(alpha3="MMR")
    assert country.names.filter(name="Burma").exists()
    assert [each.code for each in Description.objects.newest().called("BURMA")] == ["MMR"]
    assert not Description.objects.newest().called("urm")


@pytest.mark.parametrize("how", ["change", "delete"])
def test_database_keeps_descriptions_as_they_were_published(how: str) -> None:
    make_published()
    rows = Description.objects.filter(kind="topic", code="border")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(label="frontiers") if how == "change" else rows._raw_delete(rows.db)
    assert newest("topic", "border").label == "border management"


def test_descriptions_of_one_thing_are_a_chain() -> None:
    actor = make_actor("Karimi")
    event = make_event()
    make_statement(event, speaker=actor)
    publish(event)
    Actor.objects.filter(pk=actor.pk).update(name="Amina Karimi")
    publish_description(Actor.objects.get(pk=actor.pk), None, "Her whole name.")
    first, second = Description.objects.filter(chain="actor:karimi").order_by("number")
    assert (first.number, second.number) == (1, 2)
    assert second.previous_sha256 == first.sha256
    assert first.superseded_at == second.published_at
