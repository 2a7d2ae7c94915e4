"""Two versions of one row: what is stored now, and what was typed, put on top of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.participations import Participation
from relations.record.vocabulary import Actor, Country
from tests.desk.desk import client_of, participation
from tests.desk.unsaved.forms import add_row, gone_on, opened, versions
from tests.factories import make_actor, make_editor, make_event, make_sentence, make_statement

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


def test_what_was_typed_goes_on_top_of_what_the_other_has_saved() -> None:
    event, client = make_event(), client_of("editor")
    page, form = opened(client, event)
    Event.objects.update(title="Theirs", place="Kabul")
    typed = {"title": "Mine", "summary": "One.\r\nTwo.", "_note": "It was wrong"}
    conflict = client.post(page, {**form, **typed})
    answer, form = gone_on(client, conflict, page)
    assert form["_note"] == ["It was wrong"]
    assert answer.status_code == 200
    assert Event.objects.get().title == "Theirs"
    # What only the other has changed is not set back.
    assert (form["title"], form["place"]) == (["Mine"], ["Kabul"])
    assert form["summary"] == ["One.\r\nTwo."]
    assert client.post(page, form).status_code == 302
    event.refresh_from_db()
    assert (event.title, event.place, event.summary) == ("Mine", "Kabul", "One.\r\nTwo.")


def test_what_nobody_touched_is_not_taken_for_typed() -> None:
    event = make_event(summary="One.\nTwo. ", topics=("trade", "border"))
    client = client_of("editor")
    page, form = opened(client, event)
    form["topics"].reverse()
    Event.objects.update(summary="Theirs")
    event.topics.remove(event.topics.all()[0])
    conflict = client.post(page, form)
    [row] = conflict.context["rows"]
    assert [(each.label, each.is_typed) for each in row.differences] == [
        ("Summary", False),
        ("Topics", False),
    ]


def test_each_field_may_be_taken_as_it_is_stored() -> None:
    event, client = make_event(), client_of("editor")
    page, form = opened(client, event)
    Event.objects.update(title="Theirs", place="Kabul")
    conflict = client.post(page, {**form, "title": "Mine"})
    _answer, form = gone_on(client, conflict, page, _take_stored=[":title"])
    assert (form["title"], form["place"]) == (["Theirs"], [""])


def test_what_was_taken_out_of_a_list_stays_out() -> None:
    event, client = make_event(topics=("border", "trade")), client_of("editor")
    make_statement(event)
    page, form = opened(client, event)
    del form["topics"], form["statements-0-supported_by"]
    Event.objects.update(title="Theirs")
    conflict = client.post(page, form)
    assert versions(conflict)["Sentences"][1] == ""
    _answer, form = gone_on(client, conflict, page)
    assert client.post(page, form).status_code == 302
    assert not event.topics.exists()
    assert not event.statements.get().citations.exists()


def test_rows_that_the_other_added_stay_and_those_deleted_come_back() -> None:
    event, client = make_event(), client_of("editor")
    statement = make_statement(event, text="Said before")
    page, form = opened(client, event)
    form["statements-0-capacity"] = ["minister"]
    add_row(form, "participations", **participation("IRN"))
    add_row(
        form,
        "statements",
        speaker=make_actor("Taliban").pk,
        act="deny",
        text="I typed it",
    )
    statement.delete()
    added = make_statement(event, text="They typed it")
    Citation.objects.filter(event=event).update(stance="contradicts")
    conflict = client.post(page, form)
    cases = {(row.case, row.name.split(":")[0]) for row in conflict.context["rows"]}
    assert cases == {
        ("typed", "Participation"),
        ("changed", "Citation"),
        ("added", "Statement"),
        ("gone", "Statement"),
        ("typed", "Statement"),
    }
    _answer, form = gone_on(client, conflict, page)
    assert client.post(page, form).status_code == 302
    said = {each.text: each for each in event.statements.all()}
    assert set(said) == {"Said before", "They typed it", "I typed it"}
    assert said["They typed it"].pk == added.pk
    assert said["Said before"].capacity == "minister"
    assert said["Said before"].citations.get().sentence == event.citations.get().sentence
    assert event.citations.get().stance == "contradicts"
    assert event.participations.count() == 3


def test_row_that_the_other_deleted_may_stay_deleted() -> None:
    event, client = make_event(countries=("AFG", "PAK", "IRN")), client_of("editor")
    page, form = opened(client, event)
    iran = event.participations.filter(country__alpha3="IRN")
    choice = [f"participations:{iran.get().pk}:"]
    iran.delete()
    conflict = client.post(page, {**form, "title": "Mine"})
    _answer, form = gone_on(client, conflict, page, _take_stored=choice)
    assert client.post(page, form).status_code == 302
    assert event.participations.count() == 2


def test_row_marked_to_be_deleted_stays_marked_or_is_kept_after_all() -> None:
    event, client = make_event(), client_of("editor")
    statement = make_statement(event)
    page, form = opened(client, event)
    Statement.objects.update(text="Theirs")
    conflict = client.post(page, {**form, "statements-0-DELETE": "on"})
    _answer, marked = gone_on(client, conflict, page)
    assert marked["statements-0-DELETE"] == ["on"]
    choice = [f"statements:{statement.pk}:"]
    _answer, kept = gone_on(client, conflict, page, _take_stored=choice)
    assert "statements-0-DELETE" not in kept
    assert kept["statements-0-text"] == ["Theirs"]


def test_change_of_a_row_that_an_editor_may_only_read_is_no_conflict_and_stays() -> None:
    event = make_event()
    make_statement(event, text="Said before")
    account = make_editor("partial", is_staff=True)
    granted = ("change_event", "view_participation", "view_citation", "view_statement")
    account.user_permissions.set(Permission.objects.filter(codename__in=granted))
    client = Client()
    client.force_login(account)
    page, form = opened(client, event)
    Statement.objects.update(text="Theirs")
    assert client.post(page, {**form, "title": "Mine"}).status_code == 302
    page, form = opened(client, event)
    Event.objects.update(title="Theirs")
    event.statements.all().delete()
    make_statement(event, text="Said since")
    conflict = client.post(page, {**form, "title": "Mine again"})
    assert [row.case for row in conflict.context["rows"]] == ["itself"]
    answer, form = gone_on(client, conflict, page)
    assert "Said since" in answer.content.decode()
    assert client.post(page, form).status_code == 302
    assert Event.objects.get().title == "Mine again"
    assert [each.text for each in event.statements.all()] == ["Said since"]
    assert (event.participations.count(), event.citations.count()) == (2, 1)


def test_row_into_which_nothing_was_typed_is_not_shown() -> None:
    event, client = make_event(), client_of("editor")
    page, form = opened(client, event)
    add_row(form, "participations", role="participant", country="")
    Event.objects.update(title="Theirs")
    assert [row.case for row in client.post(page, form).context["rows"]] == ["itself"]
