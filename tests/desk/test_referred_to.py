"""The filters of lists by what their rows refer to."""

from typing import Any

import pytest
from django.test import Client

from relations.desk.referred_to import ReferredToFilter
from relations.record.vocabulary import Actor
from tests.desk.desk import client_of
from tests.factories import make_actor, make_event, make_statement

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

STATEMENTS = "/admin/relations/statement/"


def speakers_offered(client: Client, question: str = "") -> tuple[list[str], str]:
    """The speakers beside the list of statements, and the note above them."""
    shown: Any = client.get(f"{STATEMENTS}{question}").context["cl"]
    by_speaker = next(each for each in shown.filter_specs if isinstance(each, ReferredToFilter))
    offered = [str(each["display"]) for each in by_speaker.choices(shown)]
    return offered[1:], by_speaker.note


def make_said(**times: int) -> None:
    event = make_event()
    for name, count in times.items():
        for _number in range(count):
            make_statement(event, speaker=make_actor(name))


def test_only_who_speaks_is_offered() -> None:
    make_actor("Silent")
    make_said(Amina=1, Basir=2)
    assert speakers_offered(client_of("contributor")) == (["Amina", "Basir"], "")


def test_of_many_the_most_frequent_are_offered_and_the_chosen_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ReferredToFilter, "MOST", 2)
    make_said(Amina=1, Basir=2, Chaman=3)
    client = client_of("contributor")
    note = "Only the 2 most frequent. The search finds the others."
    assert speakers_offered(client) == (["Basir", "Chaman"], note)
    chosen = f"?speaker__id__exact={Actor.objects.get(name='Amina').pk}"
    assert speakers_offered(client, chosen) == (["Amina", "Basir", "Chaman"], note)
    assert note in client.get(STATEMENTS).content.decode()
