"""Two versions of one row: what is stored now, and what was typed."""

from collections.abc import Callable
from typing import Any

import pytest

from relations.record.citations import Citation
from relations.record.models import Event, Participation, Statement
from relations.record.vocabulary import Actor, Country
from tests.desk.desk import client_of
from tests.desk.unsaved.forms import opened, versions
from tests.factories import make_actor, make_event, make_sentence, make_statement

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

OTHERS: dict[str, Callable[[Event], Any]] = {
    "title": lambda event: Event.objects.update(title="Theirs"),
    "topics": lambda event: event.topics.clear(),
    "role": lambda event: Participation.objects.update(role="host"),
    "country added": lambda event: event.participations.create(
        country=Country.objects.get(alpha3="IRN")
    ),
    "stance": lambda event: Citation.objects.filter(event=event).update(stance="in-part"),
    "citation gone": lambda event: event.citations.all().delete(),
    "statement": lambda event: Statement.objects.update(quotation="Theirs"),
    "speaker": lambda event: Statement.objects.update(speaker=make_actor("Taliban")),
    "sentences of a statement": lambda event: Citation.objects.filter(event=None).update(
        sentence=make_sentence(2)
    ),
    "statement gone": lambda event: event.statements.all().delete(),
}


@pytest.mark.parametrize("other", OTHERS)
def test_every_change_of_what_the_page_shows_is_a_conflict(other: str) -> None:
    event, client = make_event(topics=("border",)), client_of("editor")
    make_statement(event)
    page, form = opened(client, event)
    OTHERS[other](event)
    answer = client.post(page, form)
    assert answer.status_code == 409
    assert answer.context["rows"]


def test_rows_and_choices_are_shown_by_their_names() -> None:
    event, client = make_event(), client_of("editor")
    make_statement(event)
    page, form = opened(client, event)
    Statement.objects.update(act="deny", speaker=make_actor("Taliban"))
    form["statements-0-speaker"] = [str(make_actor("Ishaq Dar").pk)]
    assert versions(client.post(page, form)) == {
        "Speaker": ("Taliban", "Ishaq Dar"),
        "Act": ("denies", "voices concern"),
    }
    Actor.objects.filter(name="Ishaq Dar").delete()
    answer = client.post(page, form)
    assert "(no longer stored)" in versions(answer)["Speaker"][1]
