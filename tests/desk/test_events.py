"""The list of events and the form in which one is written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relations.editions.publication import withdraw
from relations.record.citations import Citation
from relations.record.models import Event
from relations.record.vocabulary import Topic
from tests.desk.desk import (
    EVENTS,
    citation,
    client_of,
    errors_of,
    event_form,
    form_of,
    inline,
    page_of,
    participation,
)
from tests.factories import make_event, make_published, make_sentence, make_statement, publish

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def listed_titles(page: str) -> list[str]:
    return [event.title for event in client_of("editor").get(page).context["cl"].result_list]


def test_list_shows_the_state_of_each_event() -> None:
    make_event("Draft")
    make_published("Public")
    changed = make_published("Changed").event
    changed.citations.update(stance=Citation.Stance.IN_PART)
    withdraw(make_published("Withdrawn").event, by=None, reason="A mistake")
    page = client_of("contributor").get(EVENTS).content.decode()
    for state in (
        "draft",
        "published as edition 1",
        "changed since edition 1",
        "withdrawn by edition 2",
    ):
        assert f'<td class="field-state">{state}</td>' in page


def queries_of_the_list(client: Client, rows: int) -> int:
    while Event.objects.count() < rows:
        event = make_event(topics=("border",))
        make_statement(event)
        publish(event, by=None)
    with CaptureQueriesContext(connection) as queries:
        assert len(client.get(EVENTS).context["cl"].result_list) == rows
    return len(queries)


def test_list_asks_as_often_for_thirty_events_as_for_three() -> None:
    client = client_of("editor")
    client.get(EVENTS)
    assert queries_of_the_list(client, 3) == queries_of_the_list(client, 30)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("q=strike", ["Strike in Khost"]),
        ("type__id__exact={strike}", ["Strike in Khost"]),
        ("participations__country__id__exact={IRN}", ["Talks in Tehran"]),
        ("o=2", ["Talks in Tehran", "Strike in Khost"]),
        ("o=-2", ["Strike in Khost", "Talks in Tehran"]),
    ],
)
def test_list_is_searched_filtered_and_sorted(query: str, titles: list[str]) -> None:
    talks = make_event("Talks in Tehran", countries=("AFG", "IRN"), date="2023")
    strike = make_event("Strike in Khost", type="airstrike", date="2024-12")
    iran = talks.participations.get(country__alpha3="IRN").country_id
    page = EVENTS + "?" + query.format(strike=strike.type_id, IRN=iran)
    assert listed_titles(page) == titles


@pytest.mark.parametrize(
    ("date", "error"),
    [
        ("2025-13-01", "(position 5)"),
        ("last year", "is not an EDTF date"),
        ("../..", "a date at one end at least"),
        ("", "This field is required."),
    ],
)
@pytest.mark.parametrize("stored", [False, True])
def test_bad_date_is_refused_once_beside_the_date_and_all_typing_is_kept(
    date: str, error: str, stored: bool
) -> None:
    sentence = make_sentence()
    typed = {
        "title": "A title just typed",
        "date": date,
        "date_said": "in its words",
        **inline("statements", [{"text": "Words just typed", "supported_by": [sentence.pk]}]),
    }
    client = client_of("editor")
    if stored:
        event = make_event()
        response = client.post(page_of(event), form_of(event, **typed))
    else:
        response = client.post(f"{EVENTS}add/", event_form(**typed))
    errors = errors_of(response)
    assert list(errors) == ["date"]
    assert len(errors["date"]) == 1
    assert error in errors["date"][0]
    page = response.content.decode()
    for words in ("A title just typed", "in its words", "Words just typed", sentence.text[:20]):
        assert words in page
    assert not Event.objects.filter(title="A title just typed").exists()


def test_bad_date_of_a_statement_is_refused_beside_it() -> None:
    said = {"text": "Words", "date": "2025-04-31"}
    form = event_form(statements=[said])
    response = client_of("editor").post(f"{EVENTS}add/", form)
    statements = response.context["inline_admin_formsets"][2].formset
    assert "(position 8)" in statements.errors[0]["date"][0]
    assert not Event.objects.exists()


def test_derived_columns_follow_the_form() -> None:
    topic = Topic.objects.all()[0]
    form = event_form(title="In the spring", date="2025-04", topics=[topic.pk])
    client_of("contributor").post(f"{EVENTS}add/", form)
    event = Event.objects.get()
    assert (str(event.earliest), str(event.latest)) == ("2025-04-01", "2025-04-30")
    assert event.slug == "in-the-spring"
    assert list(event.topics.all()) == [topic]


@pytest.mark.parametrize(
    "twice",
    [
        lambda: {"participations": [participation("AFG")] * 2},
        lambda: {"citations": [citation("date", "supports")] * 2},
    ],
    ids=["country", "sentence"],
)
def test_same_row_twice_is_an_error_in_the_form(twice: Callable[[], dict[str, Any]]) -> None:
    response = client_of("editor").post(f"{EVENTS}add/", event_form(**twice()))
    assert response.status_code == 200
    assert "Please correct the duplicate" in response.content.decode()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("said", "pairs"), [({}, ["AFG-PAK"]), ({"is_party": "on"}, ["AFG-PAK", "AFG-QAT", "PAK-QAT"])]
)
def test_editor_says_whether_a_host_is_a_party_too(said: dict[str, Any], pairs: list[str]) -> None:
    host = participation("QAT") | {"role": "host"} | said
    taking_part = [participation("AFG"), participation("PAK"), host]
    form = event_form(participations=taking_part, citations=[citation("whole", "supports")])
    client_of("contributor").post(f"{EVENTS}add/", form)
    edition = publish(Event.objects.get())
    found = edition.facets.filter(name="dyad").values_list("value", flat=True)
    assert sorted(found) == pairs


def test_citations_of_an_event_are_of_no_statement() -> None:
    form = event_form(citations=[citation("date", "in-part")])
    client_of("contributor").post(f"{EVENTS}add/", form)
    cited = Citation.objects.get()
    assert (cited.event, cited.statement) == (Event.objects.get(), None)
    assert (cited.field, cited.stance) == ("date", "in-part")


def test_nobody_types_who_checked_a_citation() -> None:
    event = make_event()
    form = form_of(event) | {"citations-0-checked_by": 1, "citations-0-stance": "in-part"}
    client_of("superuser").post(page_of(event), form)
    cited = event.citations.get()
    assert (cited.stance, cited.checked_by) == ("in-part", None)
