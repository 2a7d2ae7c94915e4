"""Rows that keep another from being deleted are named, the first of them where they are many."""

import pytest

from relations.desk import protecting_rows
from relations.record.models import Event
from relations.record.vocabulary import Actor
from tests.desk.desk import client_of
from tests.factories import make_actor, make_event, make_statement
from tests.queries.counting import queries_of
from tests.web.markup import elements

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def make_speaker(statements: int, event: Event) -> Actor:
    speaker = make_actor(f"Speaker of {statements}")
    for number in range(statements):
        make_statement(event, speaker=speaker, text=f"Saying {number}.")
    return speaker


def deletion_of(actor: Actor) -> str:
    return f"/admin/relations/actor/{actor.pk}/delete/"


def test_of_many_the_first_are_named_and_nothing_is_deleted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(protecting_rows, "MOST_LISTED", 2)
    monkeypatch.setattr(protecting_rows, "MOST", 1)
    client, event = client_of("superuser"), make_event()
    few, many = make_speaker(2, event), make_speaker(3, event)
    for actor, said in ((few, ["Saying 0.", "Saying 1."]), (many, ["Saying 0."])):
        page = client.get(deletion_of(actor))
        assert "would require deleting the following protected" in page.content.decode()
        links = [each.words for each in elements(page) if each.name == "a"]
        assert [each.rpartition(": ")[2] for each in links if "Saying" in each] == said
        assert ("More statements" in page.content.decode()) is (actor == many)
        client.post(deletion_of(actor), {"post": "yes"})
        assert Actor.objects.filter(pk=actor.pk).exists()


def test_queries_do_not_grow_with_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protecting_rows, "MOST_LISTED", 2)
    client, event = client_of("superuser"), make_event()
    some, many = make_speaker(3, event), make_speaker(30, event)
    client.get(deletion_of(some))
    monkeypatch.setattr(protecting_rows, "MOST", 3)
    assert queries_of(lambda: client.get(deletion_of(some))) == queries_of(
        lambda: client.get(deletion_of(many))
    )
