"""The page on which an account gives itself the name that readers see."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from relations.editions.models import Edition
from relations.record.models import Event
from tests.desk.desk import client_of, form_of, make_sent, messages_of, review_form, review_page_of
from tests.factories import make_checked, make_editor, make_published, publish

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

PAGE = "/admin/your-name/"


def unnamed(role: str = "editor") -> Client:
    """A browser of an account of this role that has no name for readers."""
    client = client_of(role)
    User.objects.update(first_name="", last_name="")
    return client


def test_account_names_itself_and_the_page_begins_with_that_name() -> None:
    client = unnamed("staff")
    assert "name by which you log in" in client.get(PAGE).text
    answer = client.post(PAGE, {"name": "  Amina  Karimi "}, follow=True)
    assert messages_of(answer) == [("success", "Readers now see your name as “Amina Karimi”.")]
    assert User.objects.get(username="staff").get_full_name() == "Amina Karimi"
    assert 'value="Amina Karimi"' in client.get(PAGE).text


@pytest.mark.parametrize("name", ["", " ", "staff", "Staff", "other", "A\x07b", "\u202eAmina"])
def test_page_refuses_a_name_that_readers_may_not_see(name: str) -> None:
    client = unnamed("staff")
    make_editor("other")
    assert client.post(PAGE, {"name": name}).context["form"].errors.keys() == {"name"}
    assert User.objects.get(username="staff").get_full_name() == ""


def test_every_page_of_the_desk_leads_there() -> None:
    assert f'href="{PAGE}"' in client_of("contributor").get("/admin/").text


def test_new_name_changes_nothing_that_is_published(client: Client) -> None:
    event = make_checked(make_published().event, make_editor("ak", first_name="Amina"))
    event.summary = "They met."
    event.save()
    edition = publish(make_checked(event, User.objects.get(username="ak")), reason="A summary")
    before = client.get(f"/events/{edition.code}.json").json()
    assert before["citations"][0]["checked"]["by"] == "Amina Tester"
    User.objects.update(first_name="Zahra", last_name="")
    assert client.get(f"/events/{edition.code}.json").json() == before


WAYS: dict[str, tuple[str, dict[str, str]]] = {
    "judge": ("supports", {"_keep": "1"}),
    "publish": ("", {"_publish": "1", "unchecked": "No time."}),
    "judge and publish": ("supports", {"_publish": "1"}),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("first", "last"), [("", ""), ("editor", ""), ("", "third"), ("\x07", "")])
def test_account_without_a_public_name_is_told_where_to_give_one(
    way: str, first: str, last: str
) -> None:
    verdict, sent = WAYS[way]
    client, event = client_of("editor"), make_sent()
    make_editor("third")
    User.objects.update(first_name=first, last_name=last)
    answer = client.post(review_page_of(event), review_form(event, verdict, **sent))
    assert "“Your name as readers see it”, at the top of each page of the desk" in answer.text
    assert Edition.objects.count() == 0
    assert Event.objects.get().citations.get().judgement == ""


def test_account_that_publishes_alone_needs_a_name_too(settings: Any) -> None:
    settings.REVIEW_BY_ANOTHER = False
    client, event = unnamed(), make_sent().pk
    event = Event.objects.get(pk=event)
    User.objects.update(first_name="", last_name="")
    form = form_of(event, _publish="1", _unchecked="No time.")
    answer = client.post(f"/admin/relations/event/{event.pk}/change/", form, follow=True)
    told = [text for _level, text in messages_of(answer)]
    assert told[0] == "The event is saved but not published."
    assert "“Your name as readers see it”" in told[1]
    assert Edition.objects.count() == 0


def test_withdrawing_shows_no_name_and_needs_none(client: Client) -> None:
    editor, event = unnamed(), make_published().event
    editor.post(f"/admin/relations/event/{event.pk}/withdraw/", {"reason": "A mistake"})
    assert Edition.objects.newest().get().withdrawn
    assert "editor_" not in client.get(f"/events/{event.code}/").text
