"""Editors merge two actors at the desk, and the old name leads to the survivor everywhere."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from relations.editions.description_publication import publish_description
from relations.record.models import Statement
from relations.record.vocabulary import Actor
from tests.desk.desk import client_of, form_of, messages_of, page_of
from tests.factories import make_actor, make_event, make_statement, publish

pytestmark = pytest.mark.django_db

ACTORS = "/admin/relations/actor/"


def two() -> tuple[Actor, Actor]:
    """Two names of one actor, the first of whom has spoken in public."""
    gone, survivor = make_actor("Muttaqi"), make_actor("Amir Khan Muttaqi")
    event = make_event()
    make_statement(event, speaker=gone)
    publish(event)
    return gone, survivor


def merge_address(*actors: Actor) -> str:
    keys = "&".join(f"actor={each.pk}" for each in actors)
    return f"{ACTORS}merge/?{keys}"


def merged(client: Client, gone: Actor, survivor: Actor) -> Any:
    """Press the button by which the second actor stays, on the page that shows both."""
    address = merge_address(gone, survivor)
    shown = client.get(address).context["shown"]
    return client.post(address, {"_shown": shown, "_survivor": survivor.pk}, follow=True)


def merged_in_public(gone: Actor, survivor: Actor) -> None:
    """Merge the first actor into the second, and publish that the two are one."""
    merged(client_of("editor"), gone, survivor)
    publish_description(Actor.objects.get(pk=gone.pk), by=None, reason="The two are one")


def test_list_leads_to_a_page_that_says_what_follows_whoever_stays() -> None:
    gone, survivor = two()
    client = client_of("editor")
    chosen = {"action": "merge_chosen", "_selected_action": [gone.pk, survivor.pk], "index": "0"}
    page = client.post(ACTORS, chosen, follow=True)
    text = " ".join(page.content.decode().split())
    assert "1 statement that names “Muttaqi” follows, with 1 citation, in 1 event." in text
    assert "1 of them is public." in text
    assert (
        "0 statements that name “Amir Khan Muttaqi” follow, with 0 citations, in 0 events." in text
    )
    assert "This cannot be undone." in text


@pytest.mark.parametrize("count", [1, 3])
def test_exactly_two_actors_are_merged(count: int) -> None:
    keys = [make_actor(f"Actor {number}").pk for number in range(count)]
    client = client_of("editor")
    chosen = {"action": "merge_chosen", "_selected_action": keys, "index": "0"}
    page = client.post(ACTORS, chosen, follow=True)
    assert messages_of(page) == [("error", "Choose exactly two actors to merge.")]
    query = "&".join(f"actor={key}" for key in [*keys[:1], *keys[:1], "x"])
    page = client.get(f"{ACTORS}merge/?{query}", follow=True)
    assert messages_of(page) == [("error", "Choose exactly two actors to merge.")]


def test_merging_is_confirmed_logged_and_leads_to_the_survivor() -> None:
    gone, survivor = two()
    client = client_of("editor")
    page = merged(client, gone, survivor)
    done = "“Muttaqi” (muttaqi) was merged into “Amir Khan Muttaqi”."
    assert messages_of(page) == [("success", done)]
    assert page.redirect_chain[-1][0] == f"{ACTORS}{survivor.pk}/change/"
    assert Statement.objects.get().speaker == survivor
    logged = LogEntry.objects.values_list("object_id", "change_message")
    assert set(logged) == {(str(gone.pk), done), (str(survivor.pk), done)}


def test_nothing_is_merged_if_more_would_follow_than_was_shown() -> None:
    gone, survivor = two()
    client, address = client_of("editor"), merge_address(gone, survivor)
    shown = client.get(address).context["shown"]
    make_statement(make_event("Another"), speaker=gone)
    page = client.post(address, {"_shown": shown, "_survivor": survivor.pk})
    assert [level for level, _text in messages_of(page)] == ["error"]
    assert not Actor.objects.exclude(merged_into=None).exists()


@pytest.mark.parametrize("role", ["nobody", "account", "staff", "contributor"])
def test_who_may_not_delete_actors_merges_none(role: str) -> None:
    gone, survivor = two()
    client, address = client_of(role), merge_address(gone, survivor)
    assert client.get(address).status_code in (302, 403)
    client.post(address, {"_shown": "", "_survivor": survivor.pk})
    client.post(ACTORS, {"action": "merge_chosen", "_selected_action": [gone.pk, survivor.pk]})
    assert not Actor.objects.exclude(merged_into=None).exists()
    page = client.get(ACTORS)
    assert "merge_chosen" not in page.content.decode()


def test_desk_knows_the_merged_name_as_the_survivor() -> None:
    gone, survivor = two()
    client = client_of("editor")
    merged(client, gone, survivor)
    page = client.get(f"{ACTORS}{gone.pk}/change/", follow=True)
    assert page.redirect_chain[-1][0] == f"{ACTORS}{survivor.pk}/change/"
    assert messages_of(page) == [("info", "“Muttaqi” was merged into “Amir Khan Muttaqi”.")]
    search = "/admin/autocomplete/?app_label=relations&model_name=statement&field_name=speaker"
    found = client.get(f"{search}&term=muttaqi").json()["results"]
    assert [each["text"] for each in found] == ["Amir Khan Muttaqi"]
    shown = client.get(f"{ACTORS}?q=muttaqi").context["cl"].queryset
    assert list(shown) == [survivor]


ADDRESSES = ["/statements/", "/timeline/", "/timeline.json"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_public_address_of_the_merged_actor_answers_for_the_survivor(address: str) -> None:
    gone, survivor = two()
    merged_in_public(gone, survivor)
    page = Client().get(f"{address}?act=concern&speaker={gone.code}", follow=True)
    assert page.redirect_chain == [(f"{address}?act=concern&speaker={survivor.code}", 301)]
    assert page.status_code == 200
    assert "Ministers meet in Kabul" in page.content.decode()


def test_redirect_from_the_address_of_a_merged_actor_is_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    gone, survivor = two()
    merged_in_public(gone, survivor)
    with caplog.at_level("INFO", "django.request"):
        assert Client().get(f"/statements/?speaker={gone.code}").status_code == 301
    assert not [each for each in caplog.records if each.name == "django.request"]


def test_address_of_a_merged_actor_who_was_never_public_answers_as_if_there_was_none() -> None:
    gone, survivor = two()
    merged(client_of("editor"), survivor, gone)
    assert Client().get(f"/statements/?speaker={survivor.code}").status_code == 400
    assert Client().get("/statements/?speaker=no-such-actor").status_code == 400


def test_published_event_names_its_speaker_as_it_was_published() -> None:
    gone, survivor = two()
    address = f"/events/{Statement.objects.get().event.code}/"
    merged(client_of("editor"), gone, survivor)
    page = Client().get(address, follow=True).content.decode()
    assert "Muttaqi" in page
    assert "Amir Khan" not in page


def test_merged_actor_can_no_longer_be_chosen() -> None:
    gone, survivor = two()
    client = client_of("editor")
    merged(client, gone, survivor)
    event = Statement.objects.get().event
    sent = form_of(event)
    client.post(page_of(event), {**sent, "statements-0-speaker": gone.pk})
    assert Statement.objects.get().speaker == survivor
    assert client.post(page_of(event), sent).status_code == 302
