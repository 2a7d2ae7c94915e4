"""Sending an event for review from its page, and the page on which another editor decides."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relations.editions.models import Edition, Review
from relations.editions.review import send_back, send_for_review, take_back, waiting_review
from relations.record.citations import Citation
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
    review_form,
    review_page_of,
)
from tests.factories import (
    UNREAD,
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_published,
    make_sentence,
    make_source,
    make_statement,
    publish,
)
from tests.web.markup import named, with_id

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

SEND = {"_send": "Save and send for review"}


def account_of(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def words_of(response: Any) -> str:
    return with_id(response, "content-main").words


def chosen_in(response: Any) -> list[str]:
    """The values of the radio buttons that are chosen on a page."""
    inputs = [each.attributes for each in named(response, "input")]
    return [each["value"] for each in inputs if "checked" in each]


def test_contributor_writes_a_whole_event_and_sends_it_with_a_note() -> None:
    sentence = make_sentence()
    form = event_form(
        participations=[participation("AFG"), participation("PAK")],
        citations=[{"sentence": sentence.pk, "field": "whole", "stance": "supports"}],
        _note="Mind the date.",
        **SEND,
    )
    response = client_of("contributor").post(f"{EVENTS}add/", form, follow=True)
    review = Review.objects.get()
    assert response.redirect_chain == [(page_of(review.event), 302)]
    assert messages_of(response) == [("success", "Sent for review.")]
    page = response.content.decode()
    assert "Sent for review on" in page
    assert "Mind the date." in page
    assert 'name="_send"' not in page
    assert "Take it back from review" in page


def test_event_with_problems_is_saved_and_not_sent_and_the_note_is_kept() -> None:
    form = event_form(participations=[participation("AFG")], _note="A note", **SEND)
    response = client_of("contributor").post(f"{EVENTS}add/", form, follow=True)
    assert messages_of(response)[0] == ("warning", "The event is saved but not sent for review.")
    assert ("error", "Fewer than two countries take part.") in messages_of(response)
    assert with_id(response, "id_note").attributes["value"] == "A note"
    assert not Review.objects.exists()


def test_event_that_waits_is_saved_and_goes_on_waiting() -> None:
    event, client = make_sent(), client_of("contributor")
    client.post(page_of(event), form_of(event, summary="More is known.", _save="Save"))
    assert waiting_review(event)
    assert Event.objects.get(pk=event.pk).summary == "More is known."


def test_event_is_taken_back_and_its_page_says_so() -> None:
    event, client = make_sent(), client_of("contributor")
    address = f"{EVENTS}{event.pk}/take-back/"
    response = client.post(address, follow=True)
    assert messages_of(response) == [("success", "Taken back from review.")]
    assert 'name="_send"' in response.content.decode()
    assert messages_of(client.post(address, follow=True))[-1][0] == "warning"


def test_editor_cannot_save_and_publish_without_another() -> None:
    event, client = make_event(), client_of("editor")
    assert 'name="_publish"' not in client.get(page_of(event)).content.decode()
    form = form_of(event, title="New", _publish="1", _unchecked="No time.")
    response = client.post(page_of(event), form, follow=True)
    said = dict(messages_of(response))
    assert said["warning"] == "The event is saved but not published."
    assert "Send it for review" in said["error"]
    assert not Edition.objects.exists()


@pytest.mark.parametrize(("role", "offered"), [("contributor", False), ("editor", True)])
def test_way_to_the_review_is_shown_to_who_may_publish(role: str, offered: bool) -> None:
    event = make_sent()
    page = client_of(role).get(page_of(event)).content.decode()
    assert (review_page_of(event) in page) is offered


def test_page_of_a_first_edition_shows_the_whole_event() -> None:
    event = make_event("Talks in Kabul", summary="They met.", date="2024", topics=("border",))
    make_statement(event, quotation="deep concern", figure_measure="people", figure_low=80_000)
    send_for_review(event, make_editor("author"), "Mind the date.")
    page = words_of(client_of("editor").get(review_page_of(event)))
    for told in ("Mind the date.", "They met.", "2024", "border management"):
        assert told in page
    for told in ("Afghanistan (participant)", "What Amina Karimi says", "voices concern"):
        assert told in page
    for told in ("deep concern", "80,000"):
        assert told in page


def test_page_of_a_later_edition_shows_only_what_changes() -> None:
    event = make_published("Old headline", summary="They met.").event
    Event.objects.filter(pk=event.pk).update(title="New headline")
    send_for_review(event, make_editor("author"))
    response = client_of("editor").get(review_page_of(event))
    assert "Changes since edition 1" in words_of(response)
    assert [each.words for each in named(response, "del")] == ["removed: Old"]
    assert [each.words for each in named(response, "ins")] == ["added: New"]


def test_claim_stands_beside_its_sentence_between_its_neighbours() -> None:
    source = make_source("One came. Two came. Three came. Four came.", title="A count")
    event = make_event(sentence=source.sentences.get(number=2))
    response = client_of("editor").get(review_page_of(event))
    [reading] = named(response, "article")
    assert "Ministers meet in Kabul" in reading.words
    assert "One came. Two came. Three came. A count, The Courier, 20 April 2025" in reading.words
    assert "Four came." not in reading.words
    assert f'href="/admin/relations/source/{source.pk}/change/#n2"' in response.content.decode()
    assert [each.words for each in named(response, "mark")] == ["Two came."]
    radios = [each for each in named(response, "input") if each.attributes["type"] == "radio"]
    verdicts = ["supports", "in-part", "contradicts", "unsupported"]
    assert [each.attributes["value"] for each in radios] == verdicts
    assert chosen_in(response) == []


def test_standing_judgement_is_shown_with_who_and_when_and_is_not_signed_again() -> None:
    event, other = make_sent(), make_editor("other", first_name="Amina", last_name="Editor")
    make_checked(event, other)
    client = client_of("editor")
    response = client.get(review_page_of(event))
    assert "Judged by Amina Editor on" in words_of(response)
    assert chosen_in(response) == ["supports"]
    response = client.post(review_page_of(event), review_form(event, _keep="1"), follow=True)
    assert messages_of(response) == [("warning", "No new judgement was made.")]
    assert event.citations.get().checked_by == other


def test_another_editor_judges_and_publishes_in_one_go() -> None:
    event, client = make_sent(), client_of("editor")
    make_statement(event)
    response = client.post(review_page_of(event), review_form(event, _publish="1"), follow=True)
    assert response.redirect_chain == [(page_of(event), 302)]
    assert messages_of(response) == [("success", "Published as edition 1.")]
    edition = Edition.objects.get()
    assert (edition.published_by, edition.document["unchecked"]) == (account_of(client), "")
    citations = [*edition.document["citations"], *edition.document["statements"][0]["citations"]]
    assert {each["checked"]["by"] for each in citations} == {"Editor Tester"}
    assert LogEntry.objects.latest("pk").change_message == "Published as edition 1."


def test_judgements_are_kept_for_later() -> None:
    event, client = make_sent(), client_of("editor")
    make_statement(event)
    form = review_form(event, "in-part", _keep="1")
    response = client.post(review_page_of(event), form, follow=True)
    assert response.redirect_chain == [(review_page_of(event), 302)]
    assert messages_of(response) == [("success", "2 citations were judged.")]
    judged = Citation.objects.values_list("judgement", "checked_by__username")
    assert set(judged) == {("in-part", "editor")}
    assert waiting_review(event)


def test_judgements_go_back_with_the_remark() -> None:
    event, client = make_sent(), client_of("editor")
    form = review_form(event, "unsupported", _send_back="1", remark="It was on Friday.")
    response = client.post(review_page_of(event), form, follow=True)
    assert messages_of(response) == [("success", f"Sent back to Author-{event.pk} Tester.")]
    page = response.content.decode()
    assert "It was sent back on" in page
    assert "It was on Friday." in page
    assert "“does not support”, where the citation has “supports”" in page
    assert event.citations.get().judgement == "unsupported"


# The verdict on the citation, the button, and the field beside which the refusal stands.
REFUSALS = {
    "no reason for what is unjudged": ("", "_publish", "unchecked", "No editor has judged"),
    "no remark": ("in-part", "_send_back", "remark", "Say what is to be done"),
    "judged otherwise": ("contradicts", "_publish", "__all__", "“contradicts”, where the"),
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_refusal_stores_nothing_and_keeps_what_was_chosen_and_typed(refusal: str) -> None:
    verdict, button, field, said = REFUSALS[refusal]
    event, client = make_published().event, client_of("editor")
    Event.objects.filter(pk=event.pk).update(title="New headline")
    send_for_review(event, make_editor("author"))
    form = review_form(event, verdict, reason="A <b> reason", **{button: "1"})
    response = client.post(review_page_of(event), form)
    assert response.status_code == 200
    assert said in str(response.context["form"].errors[field])
    assert said in words_of(response)
    assert event.editions.count() == 1
    assert waiting_review(event)
    assert event.citations.get().judgement == ""
    assert chosen_in(response) == [verdict] * bool(verdict)
    assert "A <b> reason" in with_id(response, "id_reason").words


def test_later_edition_needs_its_reason_which_is_asked_for_beside_its_field() -> None:
    event = make_published().event
    Event.objects.filter(pk=event.pk).update(title="New headline")
    send_for_review(event, make_editor("author"))
    client = client_of("editor")
    response = client.post(review_page_of(event), review_form(event, _publish="1"))
    assert "Give a reason" in str(response.context["form"].errors["reason"])
    form = review_form(event, _publish="1", reason="The headline was wrong")
    client.post(review_page_of(event), form)
    assert event.editions.get(number=2).reason == "The headline was wrong"


def test_unjudged_citation_is_published_for_a_reason() -> None:
    event, client = make_sent(), client_of("editor")
    form = review_form(event, "", _publish="1", unchecked="The source is well known.")
    client.post(review_page_of(event), form)
    assert Edition.objects.get().document["unchecked"] == "The source is well known."


CHANGES = {
    "title": lambda event: Event.objects.filter(pk=event.pk).update(title="New"),
    "new statement": lambda event: make_statement(event),
    "taken back": lambda event: take_back(event, User.objects.all()[0]),
    "published": lambda event: publish(event),
    "judged by another": lambda event: make_checked(event, User.objects.all()[0], "in-part"),
}


@pytest.mark.parametrize("button", ["_publish", "_keep", "_send_back"])
@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_done_to_an_event_that_has_changed_since_it_was_shown(
    change: str, button: str
) -> None:
    event, client = make_sent(), client_of("editor")
    of_statement = make_statement(event).citations.get().pk
    form = review_form(event, "contradicts", reason="R", remark="A remark", **{button: "1"})
    CHANGES[change](event)
    before = list(Citation.objects.order_by("pk").values()), Edition.objects.count()
    response = client.post(review_page_of(event), form)
    assert "has changed since this page was opened" in words_of(response)
    assert (list(Citation.objects.order_by("pk").values()), Edition.objects.count()) == before
    shown = response.context["form"]
    assert shown["remark"].value() == "A remark"
    # What was chosen for a claim that has not changed is chosen still.
    assert shown[f"judgement-{of_statement}"].value() == "contradicts"
    of_event = shown[f"judgement-{event.citations.get().pk}"].value()
    assert of_event == ("" if change == "title" else "contradicts")


def test_title_of_the_event_before_it_is_part_of_what_was_shown() -> None:
    before, client = make_event("They met"), client_of("editor")
    event = make_sent(after=before)
    form = review_form(event, _publish="1", unchecked="No time.")
    Event.objects.filter(pk=before.pk).update(title="They parted")
    response = client.post(review_page_of(event), form)
    assert "has changed since this page was opened" in words_of(response)
    assert not Edition.objects.exists()


def test_page_that_comes_again_can_be_sent_as_it_is() -> None:
    event, client = make_sent(), client_of("editor")
    form = review_form(event, _publish="1")
    make_statement(event)
    page = client.post(review_page_of(event), form)
    [digest] = [
        each.attributes["value"]
        for each in named(page, "input")
        if each.attributes.get("name") == "digest"
    ]
    client.post(review_page_of(event), {**form, "digest": digest, "unchecked": "One is new."})
    assert Edition.objects.get().document["unchecked"] == "One is new."


@pytest.mark.parametrize("role", ["editor", "superuser"])
def test_author_sees_the_page_without_its_buttons_and_decides_nothing(role: str) -> None:
    event, client = make_event(), client_of(role)
    client.post(page_of(event), form_of(event, summary="They met.", **SEND))
    response = client.get(review_page_of(event))
    assert "Another editor judges and publishes it" in words_of(response)
    buttons = {each.attributes.get("name", "") for each in named(response, "input")}
    assert not {"_publish", "_keep", "_send_back"} & buttons
    for button in ("_publish", "_keep", "_send_back"):
        form = review_form(event, unchecked=UNREAD, remark="No", **{button: "1"})
        assert "It is your own work" in words_of(client.post(review_page_of(event), form))
    assert not Edition.objects.exists()
    assert not Citation.objects.exclude(judgement="").exists()
    assert waiting_review(event)


def test_saving_a_page_on_which_nothing_was_typed_makes_nobody_an_author() -> None:
    event, client = make_sent(), client_of("editor")
    statement = make_statement(event)
    client.post(page_of(event), form_of(event, _save="Save"))
    address = f"/admin/relations/statement/{statement.pk}/change/"
    said = {"speaker": statement.speaker_id, "act": statement.act, "text": statement.text}
    client.post(address, {**said, **inline("citations", [])})
    client.post(review_page_of(event), review_form(event, _publish="1"))
    assert Edition.objects.exists()


def test_citations_of_a_public_event_are_judged_for_its_next_edition() -> None:
    event, client = make_published().event, client_of("editor")
    page = client.get(review_page_of(event)).content.decode()
    assert "It is not waiting for review." in page
    assert 'name="_publish"' not in page
    assert 'name="_send_back"' not in page
    client.post(review_page_of(event), review_form(event, _keep="1"))
    assert event.citations.get().checked_by == account_of(client)


def test_judgement_falls_away_when_the_event_or_its_statement_is_saved() -> None:
    event = make_event()
    statement = make_statement(event)
    make_checked(event, make_editor("other"))
    client = client_of("contributor")
    response = client.post(page_of(event), form_of(event, summary="More."), follow=True)
    fallen = ("info", "1 judgement was cleared because what was judged has changed.")
    assert fallen in messages_of(response)
    judgements = [each.citations.get().judgement for each in (event, statement)]
    assert judgements == ["", "supports"]
    address = f"/admin/relations/statement/{statement.pk}/change/"
    said = {"speaker": make_actor("Basir").pk, "act": "deny", "text": "No."}
    response = client.post(address, {**said, **inline("citations", [])}, follow=True)
    assert fallen in messages_of(response)
    assert statement.citations.get().judgement == ""


def test_authors_see_the_remark_with_which_their_event_came_back() -> None:
    event = make_sent()
    send_back(event, make_editor("reviewer"), "Which <Saturday>?")
    page = client_of("contributor").get(page_of(event)).content.decode()
    assert "Which &lt;Saturday&gt;?" in page
    assert 'name="_send"' in page


def test_setting_off_lets_an_author_judge_and_publish(settings: Any) -> None:
    settings.REVIEW_BY_ANOTHER = False
    event, client = make_event(), client_of("editor")
    client.post(page_of(event), form_of(event, summary="They met.", _save="Save"))
    assert "Another editor" not in words_of(client.get(review_page_of(event)))
    client.post(review_page_of(event), review_form(event, _publish="1"))
    assert Edition.objects.get().document["citations"][0]["checked"]["by"] == "Editor Tester"


def test_review_without_the_token_of_the_form_is_refused() -> None:
    event, client = make_sent(), client_of("editor")
    client.handler.enforce_csrf_checks = True
    assert client.post(review_page_of(event), review_form(event, _publish="1")).status_code == 403
    assert not Edition.objects.exists()


def test_verdict_that_is_none_is_refused() -> None:
    event, client = make_sent(), client_of("editor")
    response = client.post(review_page_of(event), review_form(event, "nonsense", _keep="1"))
    assert "nonsense is not one of the available choices" in response.content.decode()
    assert event.citations.get().judgement == ""


def test_page_asks_as_often_for_thirty_citations_as_for_three() -> None:
    event, client = make_sent(), client_of("editor")

    def queries_with(statements: range) -> int:
        for number in statements:
            speaker, sentence = make_actor(f"Speaker {number}"), make_sentence(2)
            make_statement(event, sentence=sentence, speaker=speaker)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(review_page_of(event)).status_code == 200
        return len(captured)

    queries_with(range(1))
    assert queries_with(range(1, 3)) == queries_with(range(3, 30)) <= 50


def test_second_editor_is_asked_what_the_first_was_asked() -> None:
    event, client = make_sent(date="2031-05-01"), client_of("editor")
    doubt = "It is dated 1 May 2031, after all that it rests on: the newest source is of 20 April"
    page = client.get(review_page_of(event)).text
    assert "To be looked at again" in page
    assert doubt in page
    assert doubt in client.get(f"/admin/relations/event/{event.pk}/change/").text
    assert "To be looked at again" not in client.get(review_page_of(make_sent())).text
