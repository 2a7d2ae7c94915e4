"""Publishing from an event's page, where one editor may do it alone."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.record.models import Event
from tests.desk.desk import (
    EVENTS,
    client_of,
    event_form,
    form_of,
    inline,
    make_sent,
    messages_of,
    page_of,
    participation,
)
from tests.factories import make_actor, make_event, make_published, make_sentence, make_statement
from tests.web.markup import named, with_id

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

PUBLISH = {"_publish": "Save and publish", "_unchecked": "One editor works here."}


@pytest.fixture(autouse=True)
def editors_work_alone(settings: Any) -> None:
    settings.REVIEW_BY_ANOTHER = False


def test_editor_adds_a_whole_event_and_publishes_it_at_once() -> None:
    first, second = make_sentence(1), make_sentence(2)
    statement = {
        "speaker": make_actor().pk,
        "act": "concern",
        "text": "She is concerned about the border.",
        "supported_by": [first.pk, second.pk],
    }
    form = event_form(
        participations=[participation("AFG"), participation("PAK")],
        citations=[{"sentence": first.pk, "field": "whole", "stance": "supports"}],
        statements=[statement],
        _reason="First report",
        **PUBLISH,
    )
    response = client_of("editor").post(f"{EVENTS}add/", form, follow=True)
    edition = Edition.objects.get()
    assert response.redirect_chain == [(page_of(edition.event), 302)]
    assert messages_of(response) == [("success", "Published as edition 1.")]
    assert (str(edition.published_by), edition.reason) == ("editor", "First report")
    assert [country["code"] for country in edition.document["countries"]] == ["AFG", "PAK"]
    cited = edition.document["statements"][0]["citations"]
    assert {(each["source"], each["sentence"]) for each in cited} == {
        (first.source.code, 1),
        (second.source.code, 2),
    }


def test_event_with_problems_is_saved_and_not_published_and_each_problem_is_shown() -> None:
    form = event_form(participations=[participation("AFG")], **PUBLISH)
    response = client_of("editor").post(f"{EVENTS}add/", form, follow=True)
    assert response.redirect_chain == [(page_of(Event.objects.get()), 302)]
    assert messages_of(response) == [
        ("warning", "The event is saved but not published."),
        ("error", "Nothing is cited: the event needs a sentence that supports it."),
        ("error", "Fewer than two countries take part."),
    ]
    assert not Edition.objects.exists()


def test_problems_of_statements_saved_in_the_same_form_count() -> None:
    event = make_event()
    said = {"speaker": make_actor().pk, "act": "deny", "text": "She denies it."}
    form = form_of(event, **inline("statements", [said]), **PUBLISH)
    response = client_of("editor").post(page_of(event), form, follow=True)
    assert ("error", "Amina Karimi, “She denies it.”: it cites no sentence that supports it.") in (
        messages_of(response)
    )
    assert event.statements.count() == 1
    assert not Edition.objects.exists()


def test_unchanged_event_is_not_published_again() -> None:
    event = make_published().event
    response = client_of("editor").post(page_of(event), form_of(event, **PUBLISH), follow=True)
    assert messages_of(response) == [("warning", "Nothing has changed since edition 1.")]


def test_change_is_published_as_it_is_in_the_form() -> None:
    event = make_published().event
    form = form_of(event, title="A better headline", _reason="It was unclear", **PUBLISH)
    client_of("editor").post(page_of(event), form)
    assert event.editions.get(number=2).document["title"] == "A better headline"


@pytest.mark.parametrize("reason", ["", "   "])
def test_change_without_a_reason_is_saved_and_the_reason_asked_for_beside_its_field(
    reason: str,
) -> None:
    event, client = make_published().event, client_of("editor")
    form = form_of(event, title="A better headline", _reason=reason, **PUBLISH)
    response = client.post(page_of(event), form, follow=True)
    assert messages_of(response) == [("warning", "The event is saved but not published.")]
    field = with_id(response, "id_reason").attributes
    assert (field["aria-invalid"], field["value"]) == ("true", reason)
    assert "autofocus" in field
    assert "Give a reason" in with_id(response, field["aria-describedby"]).words
    assert with_id(response, "id_title").attributes["value"] == "A better headline"
    assert event.editions.count() == 1


def test_reason_is_asked_for_once_and_only_on_the_page_of_its_event() -> None:
    event, other, client = make_published().event, make_published().event, client_of("editor")
    client.post(page_of(event), form_of(event, title="A better headline", **PUBLISH))
    for page, asked in [(other, False), (event, True), (event, False)]:
        field = with_id(client.get(page_of(page)), "id_reason").attributes
        assert ("aria-invalid" in field) is asked


def test_event_that_was_withdrawn_is_not_published_again_without_a_reason() -> None:
    event = make_published().event
    withdraw(event, by=None, reason="Under review")
    response = client_of("editor").post(page_of(event), form_of(event, **PUBLISH), follow=True)
    assert "aria-invalid" in with_id(response, "id_reason").attributes
    assert event.editions.count() == 2


def test_field_says_from_the_first_edition_on_that_a_reason_is_required() -> None:
    client = client_of("editor")
    for event, required in [(make_event(), False), (make_published().event, True)]:
        labels = [
            each.words
            for each in named(client.get(page_of(event)), "label")
            if each.attributes.get("for") == "id_reason"
        ]
        assert ["required to publish again" in each for each in labels] == [required]
    assert "Reason (optional for the first edition)" in (
        client.get(f"{EVENTS}add/").content.decode()
    )


REFUSED = {"problems": {"title": "Changed"}, "nothing new": {}}


@pytest.mark.parametrize("refusal", REFUSED)
def test_reason_survives_a_refusal(refusal: str) -> None:
    event, reason = make_published().event, 'A "correction" <b>'
    if refusal == "problems":
        event.participations.last().delete()
    form = form_of(event, _reason=reason, **REFUSED[refusal], **PUBLISH)
    response = client_of("editor").post(page_of(event), form, follow=True)
    assert event.editions.count() == 1
    field = with_id(response, "id_reason").attributes
    assert field["value"] == reason
    assert "aria-invalid" not in field


def test_saving_alone_publishes_nothing() -> None:
    event = make_event()
    client_of("editor").post(page_of(event), form_of(event, title="A draft", _save="Save"))
    assert Event.objects.get().title == "A draft"
    assert not Edition.objects.exists()


def test_contributor_saves_but_cannot_publish_and_is_told_so() -> None:
    event, client = make_event(), client_of("contributor")
    form = form_of(event, title="By a contributor", **PUBLISH)
    response = client.post(page_of(event), form, follow=True)
    assert messages_of(response) == [
        ("warning", "The event is saved but not published: your account may not publish.")
    ]
    assert Event.objects.get().title == "By a contributor"
    assert not Edition.objects.exists()


@pytest.mark.parametrize(("role", "offered"), [("contributor", False), ("editor", True)])
def test_buttons_are_offered_to_those_who_may_publish(role: str, offered: bool) -> None:
    page = client_of(role).get(page_of(make_published().event)).content.decode()
    assert ('name="_publish"' in page) is offered
    assert ("/withdraw/" in page) is offered


def test_reason_survives_an_error_in_the_form() -> None:
    form = event_form(date="soon", _reason="A correction", **PUBLISH)
    response = client_of("editor").post(f"{EVENTS}add/", form)
    assert 'value="A correction"' in response.content.decode()


def test_page_shows_state_obstacles_and_editions() -> None:
    event = make_published().event
    withdraw(event, by=None, reason="Under review")
    event.citations.all().delete()
    page = client_of("contributor").get(page_of(event)).content.decode()
    assert "State: withdrawn by edition 2" in page
    assert "Nothing is cited: the event needs a sentence that supports it." in page
    assert "Under review" in page
    assert page.index("Under review") < page.index('name="title"')


def test_draft_without_problems_shows_neither_obstacles_nor_editions() -> None:
    page = client_of("editor").get(page_of(make_event())).content.decode()
    assert "State: draft" in page
    assert "To be corrected" not in page
    assert "<caption>Editions" not in page
    assert "/withdraw/" not in page


def test_publication_stands_in_the_history_of_the_admin() -> None:
    event, client = make_event(), client_of("editor")
    client.post(page_of(event), form_of(event, **PUBLISH))
    client.post(f"{EVENTS}{event.pk}/withdraw/", {"reason": "A mistake"})
    page = client.get(f"{EVENTS}{event.pk}/history/").content.decode()
    assert "Published as edition 1." in page
    assert "Withdrawn by edition 2." in page


def test_event_that_was_public_cannot_be_deleted() -> None:
    event, client = make_published().event, client_of("superuser")
    assert f"{EVENTS}{event.pk}/delete/" not in client.get(page_of(event)).content.decode()
    assert client.post(f"{EVENTS}{event.pk}/delete/", {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [event.pk], "post": "yes"}
    response = client.post(EVENTS, chosen)
    assert response.status_code == 200
    assert "protected related objects" in response.content.decode()
    assert Event.objects.filter(pk=event.pk).exists()


def test_editor_deletes_a_draft_with_all_that_belongs_to_it() -> None:
    event = make_event()
    make_statement(event)
    client_of("editor").post(f"{EVENTS}{event.pk}/delete/", {"post": "yes"})
    assert not Event.objects.exists()


def test_right_to_publish_without_the_right_to_change_publishes_nothing() -> None:
    event, client = make_event(), client_of("staff")
    rights = Permission.objects.filter(codename__in=["publish_event", "view_event"])
    User.objects.get(username="staff").user_permissions.set(rights)
    assert 'name="_publish"' not in client.get(page_of(event)).content.decode()
    assert client.post(page_of(event), form_of(event, **PUBLISH)).status_code == 403
    assert not Edition.objects.exists()


SENT_OR_PUBLISHED = [PUBLISH, {"_send": "Save and send for review"}]


@pytest.mark.parametrize("button", SENT_OR_PUBLISHED)
def test_event_dated_after_all_that_it_rests_on_goes_on_once_its_date_is_confirmed(
    button: dict[str, str],
) -> None:
    client, event = client_of("editor"), make_event()
    form = form_of(event, date="2099-01-01", **button)
    page = client.post(page_of(event), form, follow=True)
    event.refresh_from_db()
    assert event.date == "2099-01-01"
    assert not event.editions.exists()
    assert not event.reviews.exists()
    asked, told = (text for level, text in messages_of(page) if level == "warning")
    assert "after all that it rests on: the newest source is of 20 April 2025" in asked
    assert told == "The event is saved and no more. If its date is right, confirm it below."
    assert with_id(page, "id_confirmed_date").attributes["value"] == "2099-01-01"
    client.post(page_of(event), {**form, "_confirmed_date": "2099-01-02"})
    assert not event.editions.exists()
    client.post(page_of(event), {**form, "_confirmed_date": "2099-01-01"})
    assert event.editions.exists() or event.reviews.exists()


def test_saving_alone_asks_about_the_date_too_and_saves() -> None:
    event = make_event()
    form = form_of(event, date="1404-02-17", _continue="1")
    page = client_of("contributor").post(page_of(event), form, follow=True)
    asked = [text for level, text in messages_of(page) if level == "warning"]
    assert asked == ["Is 1404 a year of the Iranian calendar? Here it would be 2025 or 2026."]
    event.refresh_from_db()
    assert event.date == "1404-02-17"
    page = client_of("editor").get(page_of(event))
    assert "To be looked at again" in page.content.decode()


def test_plain_date_asks_for_no_confirmation() -> None:
    page = client_of("editor").get(page_of(make_event())).content.decode()
    assert "id_confirmed_date" not in page
    assert "To be looked at again" not in page


AGAIN = [(False, "“Save and publish” below"), (True, "“Save and send for review” below")]


@pytest.mark.parametrize(("by_another", "how"), AGAIN)
def test_withdrawn_event_says_how_to_publish_it_again(
    settings: Any, by_another: bool, how: str
) -> None:
    settings.REVIEW_BY_ANOTHER = by_another
    event = make_published().event
    client = client_of("editor")
    assert "To publish it again" not in client.get(page_of(event)).content.decode()
    withdraw(event, by=None, reason="A mistake.")
    page = client.get(page_of(event)).content.decode()
    assert "To publish it again" in page
    assert how in page


def test_what_waits_for_review_is_published_on_the_page_of_its_review_alone(settings: Any) -> None:
    settings.REVIEW_BY_ANOTHER = True
    event = make_sent()
    answer = client_of("editor").post(page_of(event), form_of(event, **PUBLISH), follow=True)
    said = "The event is saved but not published: publish it on the page of its review."
    assert messages_of(answer) == [("warning", said)]
    assert not Edition.objects.exists()
