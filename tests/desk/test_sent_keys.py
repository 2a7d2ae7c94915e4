"""Keys and counts that no form of ours makes."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField

from relations.desk.intake.page_notes import PageNotes
from relations.record.models import Event
from relations.record.vocabulary import Topic
from relations.sources.models import Source
from tests.desk.desk import EVENTS, client_of, errors_of, event_form, form_of, page_of
from tests.desk.unsaved.forms import opened
from tests.factories import make_event, make_source, make_statement

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["9" * 30, str(2**63), "-1", "x", "", "\0", "1.5", "²", "\ud800"])
def test_action_on_what_is_no_row_is_answered_in_words(key: str) -> None:
    make_event()
    form = {"action": "delete_selected", "_selected_action": key.encode("utf-8", "surrogatepass")}
    sent = urlencode({**form, "index": "0"})
    answer = client_of("editor").post(
        EVENTS, sent, "application/x-www-form-urlencoded", follow=True
    )
    assert answer.status_code == 200
    assert "Items must be selected" in answer.content.decode()


@pytest.mark.parametrize("key", ["9" * 30, str(2**63), "-1", "x"])
def test_bad_key_in_a_choice_of_several_is_refused_and_the_typing_is_kept(key: str) -> None:
    form = event_form(title="Typed", topics=[key])
    answer = client_of("contributor").post(f"{EVENTS}add/", form)
    assert answer.status_code == 200
    assert list(errors_of(answer)) == ["topics"]
    assert 'value="Typed"' in answer.content.decode()


@pytest.mark.parametrize("key", ["9" * 30, "x", "-1"])
@pytest.mark.parametrize("name", ["speaker", "new_speaker_country", "supported_by", "id", "event"])
def test_bad_key_in_a_statement_is_refused_and_the_typing_is_kept(name: str, key: str) -> None:
    event = make_event()
    make_statement(event)
    form = form_of(event, title="Typed")
    form[f"statements-0-{name}"] = key
    answer = client_of("editor").post(page_of(event), form)
    assert answer.status_code == 200
    assert 'value="Typed"' in answer.content.decode()
    event.refresh_from_db()
    assert event.title != "Typed"


@pytest.mark.parametrize("count", ["9" * 30, "2000", "-1", "x", ""])
def test_count_of_rows_that_were_not_sent_is_refused(count: str) -> None:
    event = make_event()
    form = form_of(event, title="Typed", **{"statements-TOTAL_FORMS": count})
    answer = client_of("contributor").post(page_of(event), form)
    assert answer.status_code == 200
    assert "ManagementForm data is missing" in answer.content.decode()
    assert 'value="Typed"' in answer.content.decode()


def test_statement_of_another_event_does_not_move_with_its_key() -> None:
    event, other = make_event(), make_event("Another")
    make_statement(event)
    theirs = make_statement(other)
    form: dict[str, Any] = form_of(event)
    form["statements-0-id"] = theirs.pk
    form["statements-0-text"] = "Taken."
    client_of("contributor").post(page_of(event), form)
    theirs.refresh_from_db()
    assert (theirs.event, theirs.text) == (other, "She is concerned about the border.")


@pytest.mark.parametrize("address", [f"{EVENTS}?q=%00", f"{EVENTS}?type__id__exact=%00"])
def test_null_character_in_an_address_is_no_error(address: str) -> None:
    assert client_of("editor").get(address, follow=True).status_code == 200


@pytest.mark.parametrize("named", ["", "%00", "x", "pk", "event", "9" * 30])
def test_bad_name_of_a_field_in_an_address_is_no_error(named: str) -> None:
    page, client = page_of(make_event()), client_of("editor")
    client.raise_request_exception = False
    for action in ("change", "delete"):
        address = f"{page.replace('change', action)}?_to_field={named}"
        assert client.get(address).status_code < 500
        assert client.post(address, {"_to_field": named}).status_code < 500


def test_null_character_in_a_search_for_a_row_is_no_error() -> None:
    search = "/admin/autocomplete/?app_label=relations&model_name=event&field_name=type&term=%00"
    assert client_of("editor").get(search).status_code == 200


@pytest.mark.parametrize("name", ["_note", "_reason", "_unchecked"])
def test_null_character_beside_a_form_is_left_out(name: str) -> None:
    event = make_event()
    sent = form_of(event, **{name: "a\0b", "_publish" if name != "_note" else "_send": "1"})
    assert client_of("editor").post(page_of(event), sent).status_code == 302


def test_numbers_that_no_column_holds_are_of_no_row() -> None:
    assert not Topic.objects.filter(pk__in=[10**30, -(10**30)]).exists()
    assert Topic.objects.filter(pk__in=[10**30, Topic.objects.all()[0].pk]).count() == 1
    with pytest.raises(ValidationError):
        ModelMultipleChoiceField(Topic.objects.all()).clean(["9" * 30])


def test_half_characters_that_a_page_carries_are_no_notes() -> None:
    notes = PageNotes(places={"title": ("\ud800", "x")})
    assert PageNotes.loaded(notes.dumped().replace("\ud800", "\\ud800")) == PageNotes()


def test_stored_rows_are_never_saved_as_new_ones() -> None:
    event, source = make_event(), make_source()
    sources, client = Source.objects.count(), client_of("editor")
    for page, form in (opened(client, event), opened(client, source)):
        answer = client.post(page, {**form, "title": "Typed", "_saveasnew": "1"})
        assert answer.status_code == 302
    assert [each.title for each in Event.objects.all()] == ["Typed"]
    source.refresh_from_db()
    assert source.title == "Typed"
    assert Source.objects.count() == sources
