"""Two editors at one row: the second to save sees both versions and loses nothing."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from relations.editions.models import Edition
from relations.record.models import Event, Statement
from tests.desk.desk import (
    EVENTS,
    client_of,
    form_of,
    messages_of,
    page_of,
    participation,
)
from tests.desk.unsaved.forms import GO_ON, add_row, form_on, gone_on, opened, versions
from tests.factories import (
    make_event,
    make_published,
    make_source,
    make_statement,
)
from tests.web.markup import named, titles

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_form_that_nobody_else_has_changed_is_saved() -> None:
    event, client = make_event(topics=("border",), summary="One.\nTwo."), client_of("editor")
    make_statement(event, figure_measure="people", figure_low=3)
    page, form = opened(client, event)
    assert client.post(page, {**form, "title": "Better"}).status_code == 302
    assert Event.objects.get().title == "Better"


@pytest.mark.parametrize("button", ["_save", "_continue", "_publish"])
def test_second_to_save_sees_both_versions_and_nothing_is_saved(button: str) -> None:
    event, client = make_published().event, client_of("editor")
    page, form = opened(client, event)
    other = client_of("contributor")
    other.post(page, form_of(event, title="Theirs", place="Kabul"))
    answer = client.post(page, {**form, "title": "Mine", button: "1", "_reason": "Why"})
    assert answer.status_code == 409
    assert versions(answer) == {"Title": ("Theirs", "Mine"), "Place": ("Kabul", "")}
    [title] = titles(answer)
    assert title.words.startswith("contributor has saved this event since you opened it")
    assert "Changed Title and Place." in answer.content.decode()
    assert Event.objects.get().title == "Theirs"
    assert Edition.objects.count() == 1


def test_what_is_wrong_with_the_typing_is_said_once_it_is_in_the_form_again() -> None:
    event, client = make_event(), client_of("editor")
    page, form = opened(client, event)
    Event.objects.update(title="Theirs")
    conflict = client.post(page, {**form, "date": "some day", "statements-TOTAL_FORMS": "x"})
    assert conflict.status_code == 409
    answer, form = gone_on(client, conflict, page)
    assert form["date"] == ["some day"]
    assert "date" in answer.context["adminform"].form.errors
    again = client.post(page, form)
    assert again.status_code == 200
    assert form_on(again, "event_form")["date"] == ["some day"]
    # The form still says from which state it began.
    Event.objects.update(title="Theirs again")
    assert client.post(page, form_on(again, "event_form")).status_code == 409


def test_going_on_saves_nothing_and_says_so() -> None:
    event, client = make_event(), client_of("editor")
    page, form = opened(client, event)
    Event.objects.update(title="Theirs")
    conflict = client.post(page, {**form, "title": "Mine", "_publish": "1"})
    answer, _form = gone_on(client, conflict, page, _publish="1", _save="1")
    assert Event.objects.get().title == "Theirs"
    assert messages_of(answer) == [
        (
            "warning",
            "This is what you typed, on top of what is stored now. Look at it, and save it.",
        )
    ]


def test_third_editor_is_seen_too() -> None:
    event, client = make_event(), client_of("editor")
    page, form = opened(client, event)
    Event.objects.update(title="Theirs")
    conflict = client.post(page, {**form, "title": "Mine"})
    Event.objects.update(place="Kabul")
    again = client.post(page, {**form_on(conflict, "go-on"), **GO_ON})
    assert again.status_code == 409
    assert versions(again) == {"Title": ("Theirs", "Mine"), "Place": ("Kabul", "")}
    _answer, form = gone_on(client, again, page)
    assert (form["title"], form["place"]) == (["Mine"], ["Kabul"])


def test_same_change_by_two_editors_is_no_conflict() -> None:
    event, client = make_event(), client_of("editor")
    page, form = opened(client, event)
    Event.objects.update(title="Both")
    assert client.post(page, {**form, "title": "Both"}).status_code == 302


def test_change_of_ones_own_in_another_window_is_called_that() -> None:
    event, client = make_event(), client_of("editor")
    page, form = opened(client, event)
    client.post(page, {**form, "title": "In the first window"})
    answer = client.post(page, {**form, "title": "In the second"})
    [title] = titles(answer)
    assert title.words.startswith("You have saved this event since you opened it")


def test_change_of_which_the_admin_knows_nobody_is_told_without_a_name() -> None:
    event, client = make_event(), client_of("editor")
    client.post(page_of(event), form_of(event, title="Long before"))
    page, form = opened(client, event)
    Event.objects.update(title="By a command")
    [title] = titles(client.post(page, form))
    assert title.words.startswith("This event has been changed since you opened it")


def test_statement_changed_on_the_page_of_its_event_and_its_own() -> None:
    event, client = make_event(), client_of("editor")
    statement = make_statement(event)
    page, form = opened(client, statement)
    client_of("contributor").post(page_of(event), form_of(event) | {"statements-0-text": "Theirs"})
    answer = client.post(page, {**form, "text": "Mine"})
    assert versions(answer) == {"Text": ("Theirs", "Mine")}
    assert "contributor has saved this statement" in answer.content.decode()
    _answer, form = gone_on(client, answer, page)
    assert client.post(page, form).status_code == 302
    assert Statement.objects.get().text == "Mine"


def test_source_has_two_versions_too() -> None:
    moment = datetime(2025, 4, 21, 9, 30, tzinfo=UTC)
    source, client = make_source(retrieved_at=moment), client_of("editor")
    page, form = opened(client, source)
    # As some browsers write it, without its seconds.
    form["retrieved_at"] = ["2025-04-21T09:30"]
    assert client.post(page, form).status_code == 302
    type(source).objects.update(publisher="Theirs")
    answer = client.post(page, {**form, "publisher": "Mine"})
    assert versions(answer) == {"Publisher": ("Theirs", "Mine")}
    _answer, form = gone_on(client, answer, page)
    assert form["publisher"] == ["Mine"]


def test_form_of_an_event_that_was_deleted_becomes_that_of_a_new_one() -> None:
    event, client = make_event(), client_of("editor")
    make_statement(event)
    page, form = opened(client, event)
    form["summary"] = ["Typed for long"]
    add_row(form, "participations", **participation("IRN"))
    event.delete()
    answer = client.post(page, form)
    assert answer.status_code == 409
    assert "Typed for long" in answer.content.decode()
    answer, form = gone_on(client, answer, f"{EVENTS}add/")
    assert not Event.objects.exists()
    assert form["summary"] == ["Typed for long"]
    assert client.post(f"{EVENTS}add/", form).status_code == 302
    made = Event.objects.get()
    assert (made.participations.count(), made.citations.count()) == (3, 1)
    assert made.statements.get().text == "She is concerned about the border."


def test_what_was_typed_of_a_source_that_was_deleted_is_shown() -> None:
    source, client = make_source(), client_of("editor")
    page, form = opened(client, source)
    source.delete()
    answer = client.post(page, {**form, "dating_note": "Typed for long"})
    assert "Typed for long" in answer.content.decode()
    assert [each for each in named(answer, "form") if each.attributes.get("id") == "go-on"] == []


@pytest.mark.parametrize("begun", ["", "x", "[]", '{"at": "x"}', '{"at": 1, "digests": 2}'])
def test_form_that_began_from_nothing_known_is_not_saved(begun: str) -> None:
    event, client = make_event(), client_of("editor")
    page, form = opened(client, event)
    answer = client.post(page, {**form, "title": "Mine", "_begun": begun})
    assert answer.status_code == 409
    assert versions(answer) == {"Title": ("Ministers meet in Kabul", "Mine")}


BROKEN: dict[str, dict[str, str]] = {
    "nothing": {},
    "state unknown": {"_begun": "x"},
    "row without a form": {"statements-0-id": "x", "statements-0-text": "Forged"},
    "number of no row": {"citations-9999-id": "1", "citations-99999-stance": "supports"},
}


@pytest.mark.parametrize("sent", BROKEN)
def test_broken_carriage_is_no_error(sent: str) -> None:
    event, client = make_event(), client_of("editor")
    answer = client.post(page_of(event), {**GO_ON, "_seen": "x", **BROKEN[sent]})
    assert answer.status_code == 409
    assert Event.objects.get().title == "Ministers meet in Kabul"


def test_longest_form_that_can_be_sent_can_be_gone_on_with(settings: Any) -> None:
    event, client = make_event(), client_of("editor")
    make_statement(event)
    page, form = opened(client, event)
    Event.objects.update(title="Theirs", summary="Theirs")
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = sum(map(len, form.values()))
    answer, again = gone_on(client, client.post(page, form), page)
    assert answer.status_code == 200
    assert again.keys() == form.keys()
    limits = [name for name in form if name.endswith("_NUM_FORMS")]
    assert [again[name] for name in limits] == [form[name] for name in limits]


@pytest.mark.parametrize("field", [{"_begun": "x"}, GO_ON])
def test_who_may_not_change_the_row_is_refused_and_shown_nothing(field: dict[str, str]) -> None:
    event = make_event("A secret so far")
    answer = client_of("staff").post(page_of(event), {"title": "Mine", **field})
    assert answer.status_code == 403
    assert "secret" not in answer.content.decode()
    assert User.objects.count() == 1


def test_only_a_page_that_can_be_saved_says_from_what_it_began() -> None:
    edition = make_published()
    client = client_of("editor")
    shown = client.get(f"/admin/relations/edition/{edition.pk}/change/")
    for answer, begins in (
        (shown, False),
        (client.get(f"{EVENTS}add/"), False),
        (client.get(page_of(edition.event)), True),
    ):
        assert ('name="_begun"' in answer.content.decode()) is begins
