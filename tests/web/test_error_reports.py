"""Reports of errors: what a reader may write about, and what becomes of what they wrote."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from relations import error_reports
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.editions.suppression import suppress_event, suppress_text
from relations.error_reports import ErrorReport
from relations.limits.rates import Rate
from relations.limits.shared_counts import SharedCounts
from relations.record.citations import Citation
from relations.record.models import Event
from relations.sources.models import Source
from tests.factories import (
    make_actor,
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
    source_of,
)
from tests.web.markup import links, named

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

SAID = {
    "text": "It was a Sunday.",
    "evidence": "https://example.org/a",
    "reply_to": "a@example.org",
}


def make_spoken() -> Edition:
    """A public event with a statement."""
    event = make_event()
    make_statement(event)
    return publish(event)


def addresses_of(edition: Edition) -> dict[str, str]:
    """The form for the event, for its statement, for its source and for a sentence of that."""
    source = source_of(edition).code
    return {
        "event": f"/report/?event={edition.code}",
        "statement": f"/report/?statement={edition.document['statements'][0]['code']}",
        "source": f"/report/?source={source}",
        "sentence": f"/report/?source={source}&sentence=1",
    }


def field(page: HttpResponse, name: str) -> dict[str, str]:
    """The attributes of the input of that name."""
    return next(
        each.attributes for each in named(page, "input") if each.attributes.get("name") == name
    )


def test_form_names_what_it_is_about_and_leads_back(client: Client) -> None:
    edition = make_spoken()
    source = source_of(edition)
    for kind, address in addresses_of(edition).items():
        page = client.get(address)
        title = edition.document["title"] if kind in {"event", "statement"} else source.title
        assert page.status_code == 200, kind
        assert title in links(page), kind
    assert (
        "She is concerned about the border."
        in client.get(addresses_of(edition)["statement"]).content.decode()
    )


def correct_to(edition: Edition, number: int) -> Edition:
    """The next edition of an event, which rests on another sentence of its source."""
    event = Event.objects.get(code=edition.code)
    Citation.objects.filter(event=event).delete()
    Citation.objects.create(event=event, sentence=source_of(edition).sentences.get(number=number))
    return publish(event, reason="It stands in another sentence.")


def test_sentence_of_an_older_edition_can_be_reported_where_it_is_read(client: Client) -> None:
    source = make_source(shows=Source.Shows.CITED)
    edition = make_published(sentence=source.sentences.get(number=1))
    address = f"/report/?source={source.code}&sentence=1"
    correct_to(edition, 2)
    for state in ("corrected", "withdrawn"):
        older = f"/events/{edition.code}/editions/1/"
        assert address in links(client.get(older)).values(), state
        page = client.get(address)
        assert page.status_code == 200, state
        assert links(page)[source.title] == f"{older}#notes", state
        assert "The ministers met on Saturday" in page.content.decode(), state
        assert client.post(address, SAID).status_code == 302, state
        # What no edition cites stays unseen.
        assert client.get(f"/report/?source={source.code}&sentence=3").status_code == 404, state
        if state == "corrected":
            withdraw(Event.objects.get(code=edition.code), by=None, reason="Never so.")
    suppress_event(Event.objects.get(code=edition.code), make_editor(), "A court has ordered it.")
    assert client.get(address).status_code == 404


def test_suppressed_words_of_an_older_edition_are_not_in_the_form(client: Client) -> None:
    source = make_source(shows=Source.Shows.CITED)
    edition = make_published(sentence=source.sentences.get(number=1))
    correct_to(edition, 2)
    suppress_text(source, make_editor(), "A court has ordered it.")
    page = client.get(f"/report/?source={source.code}&sentence=1")
    assert "met on Saturday" not in page.content.decode()


def test_report_is_stored_with_what_it_is_about(client: Client) -> None:
    edition = make_spoken()
    for kind, address in addresses_of(edition).items():
        answer = client.post(address, SAID)
        assert (answer.status_code, answer["Location"]) == (302, f"{address}&received=yes"), kind
    stored = [(each.kind, each.sentence, each.text) for each in ErrorReport.objects.order_by("pk")]
    said = SAID["text"]
    assert stored == [
        ("event", None, said),
        ("statement", None, said),
        ("source", None, said),
        ("source", 1, said),
    ]


def test_report_needs_no_cookie_and_sets_none() -> None:
    address = addresses_of(make_spoken())["event"]
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(address).cookies == {}
    assert strict.post(address, SAID).status_code == 302
    assert strict.get(f"{address}&received=yes").cookies == {}


def test_reader_is_thanked_and_told_where_corrections_stand(client: Client) -> None:
    address = addresses_of(make_spoken())["event"]
    page = client.post(address, SAID, follow=True)
    assert "Thank you: your report is stored" in page.content.decode()


WRONG = [
    ({"text": ""}, "This field is required."),
    ({"text": "x" * 4001}, "at most 4000 characters"),
    ({"evidence": "javascript:alert(1)"}, "Enter a valid URL."),
    ({"reply_to": "nobody"}, "Enter a valid email address."),
    ({"text": "a\0b"}, "Null characters are not allowed."),
]


@pytest.mark.parametrize(("changed", "reason"), WRONG)
def test_what_cannot_be_stored_is_told_beside_what_was_typed(
    client: Client, changed: dict[str, str], reason: str
) -> None:
    typed = {**SAID, **changed}
    page = client.post(addresses_of(make_spoken())["event"], typed)
    assert page.status_code == 400
    assert reason in page.content.decode()
    assert field(page, "evidence")["value"] == typed["evidence"]
    assert not ErrorReport.objects.exists()


def test_what_is_very_long_is_refused_before_it_is_read(client: Client) -> None:
    address = addresses_of(make_spoken())["event"]
    assert client.post(address, {"text": "x" * 40_000}).status_code == 413
    assert not ErrorReport.objects.exists()


UNREADABLE = [
    ("?event=x", 400),
    ("?event=00000000", 404),
    ("?statement=00000000", 404),
    ("?source=00000000", 404),
    ("", 404),
    ("?event=00000000&source=00000000", 404),
]


@pytest.mark.parametrize(("query", "status"), UNREADABLE)
def test_form_of_nothing_is_not_there(client: Client, query: str, status: int) -> None:
    assert client.get(f"/report/{query}").status_code == status
    assert client.post(f"/report/{query}", SAID).status_code == status


def test_sentence_that_is_no_number_is_named(client: Client) -> None:
    source = source_of(make_spoken()).code
    page = client.get(f"/report/?source={source}&sentence=one")
    assert page.status_code == 400
    assert "is not the number of a sentence" in page.content.decode()
    assert client.get(f"/report/?source={source}&sentence=99").status_code == 404


def test_drafts_and_what_was_suppressed_cannot_be_reported(client: Client) -> None:
    draft = make_event("A draft")
    said = make_statement(draft)
    hidden = [f"event={draft.code}", f"statement={said.code}"]
    edition = make_spoken()
    suppress_event(edition.event, make_editor(), "A court has ordered it.")
    hidden += [f"event={edition.code}"]
    for query in hidden:
        assert client.get(f"/report/?{query}").status_code == 404, query
        assert client.post(f"/report/?{query}", SAID).status_code == 404, query


def test_withdrawn_event_can_still_be_reported(client: Client) -> None:
    edition = make_published()
    withdraw(edition.event, by=None, reason="It had not happened.")
    assert client.get(f"/report/?event={edition.code}").status_code == 200


def test_network_that_sends_many_is_told_to_wait_and_keeps_what_was_typed(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.REPORTS_PER_MINUTE = 1
    monkeypatch.setattr(Rate, "_counts", SharedCounts())
    address = addresses_of(make_spoken())["event"]
    assert client.post(address, SAID).status_code == 302
    page = client.post(address, SAID)
    assert page.status_code == 429
    assert 1 <= int(page["Retry-After"]) <= 60
    assert SAID["text"] in page.content.decode()
    assert ErrorReport.objects.count() == 1


def test_no_more_are_stored_than_may_wait(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(error_reports, "MOST_WAITING", 1)
    address = addresses_of(make_spoken())["event"]
    client.post(address, SAID)
    page = client.post(address, SAID)
    assert page.status_code == 503
    assert SAID["text"] in page.content.decode()
    ErrorReport.objects.update(settled_at=timezone.now())
    assert client.post(address, SAID).status_code == 302


def test_events_sentences_and_sources_show_the_way(client: Client) -> None:
    edition = make_spoken()
    addresses = addresses_of(edition)
    event = client.get(f"/events/{edition.code}/{edition.document['slug']}/")
    source = client.get(source_of(edition).get_absolute_url())
    assert links(event)["Report an error"] == addresses["event"]
    assert links(source)["Report an error in this source"] == addresses["source"]
    assert links(source)["Report an error in sentence 1"] == addresses["sentence"]


def notes_of(client: Client, edition: Edition) -> HttpResponse:
    address = f"/events/{edition.code}/editions/{edition.number}/notes/"
    return client.get(address, headers={"HX-Request": "true"})


def test_notes_show_the_way_for_each_statement_and_each_sentence(client: Client) -> None:
    event = make_event()
    claim = make_statement(event, act="accuse")
    denial = {"act": "deny", "responds_to": claim, "text": "It is not so."}
    make_statement(event, speaker=make_actor("Zalmai Wardak"), **denial)
    edition = publish(event)
    statements = [each["code"] for each in edition.document["statements"]]
    every = {f"/report/?statement={code}" for code in statements}
    sentence = addresses_of(edition)["sentence"]
    pages = {
        "event": client.get(f"/events/{edition.code}/{edition.document['slug']}/"),
        "edition": client.get(f"/events/{edition.code}/editions/1/"),
        "notes of a list": notes_of(client, edition),
        "statements": client.get("/statements/"),
        "ledger": client.get("/ledger/"),
    }
    for name, page in pages.items():
        found = set(links(page).values())
        assert found >= {*every, sentence}, name
    said = [words for words in links(pages["notes of a list"]) if words.startswith("in the state")]
    assert "in the statement: Zalmai Wardak denies, “It is not so.”" in said
    for address in every:
        assert client.get(address).status_code == 200


def test_lists_bring_no_such_ways_before_notes_are_opened(client: Client) -> None:
    make_spoken()
    assert "/report/" not in client.get("/timeline/").content.decode()
