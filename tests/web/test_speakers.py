"""A speaker presented on their page."""

from typing import Any

import pytest

from relations.queries.answer import answer_statements
from relations.queries.matches import matching_statements
from relations.queries.selection import Selection
from relations.queries.speakers import speaker_of
from relations.queries.stretches import Stretch
from relations.record.models import Event, Statement
from relations.web.statements import presented_speaker
from relations.web.threads import threads_of
from tests.factories import make_actor, make_event, make_statement, publish

pytestmark = pytest.mark.django_db

AMINA = Selection.of(speaker=("amina",))


def make_said(event: Event, **fields: object) -> Statement:
    """A statement by Amina."""
    return make_statement(event, speaker=make_actor("Amina"), **fields)


def presented(selection: Selection = AMINA) -> dict[str, Any]:
    """Amina as the first page of a selection has her."""
    speaker = speaker_of(selection, matching_statements(selection), {})
    assert speaker
    found = answer_statements(selection, Stretch())
    return presented_speaker(speaker, selection, threads_of(found.page.rows, found.editions))


def test_capacities_are_the_speakers_own_each_once_in_the_order_of_the_list() -> None:
    event = make_event(date="2025-04")
    claim = make_said(event, date="2025-04-01", capacity="envoy")
    make_said(event, date="2025-04-05", capacity="")
    make_said(event, date="2025-04-10", capacity="acting minister")
    make_said(event, date="2025-04-20", capacity="envoy")
    make_statement(event, speaker=make_actor("Basir"), capacity="spokesman", responds_to=claim)
    publish(event, by=None)
    assert presented()["capacities"] == ["envoy", "acting minister"]
    assert presented(AMINA.having(until="2025-04-12"))["capacities"] == [
        "acting minister",
        "envoy",
    ]


def test_first_and_last_lead_to_the_statements_of_these_days() -> None:
    event = make_event(date="2025-04")
    first = make_said(event, date="2025-04-02")
    last = make_said(event, date="2025-04-28~")
    make_said(event, date="2025-04-10")
    publish(event, by=None)
    shape = presented()
    assert shape["first"] == {"date": "2 April 2025", "address": f"/statements/{first.code}/"}
    assert shape["last"] == {"date": "about 28 April 2025", "address": f"/statements/{last.code}/"}


def test_only_statement_is_not_told_twice_and_has_the_date_of_its_event() -> None:
    event = make_event(date="2025-04")
    only = make_said(event)
    publish(event, by=None)
    shape = presented()
    assert shape["first"] == {"date": "April 2025", "address": f"/statements/{only.code}/"}
    assert shape["last"] is None


def test_last_day_is_not_told_where_it_is_the_first() -> None:
    event = make_event(date="2025-04")
    statements = [make_said(event, date="2025-04-02") for _each in range(2)]
    publish(event, by=None)
    shape = presented()
    address = f"/statements/{statements[0].code}/"
    assert shape["first"] == {"date": "2 April 2025", "address": address}
    assert shape["last"] is None


def test_speaker_of_nothing_in_a_selection_is_still_somebody() -> None:
    event = make_event()
    make_said(event, capacity="envoy")
    publish(event, by=None)
    shape = presented(AMINA.having(since="2030"))
    assert shape["actor"]["name"] == "Amina"
    nothing = {"capacities": [], "dyads": [], "first": None, "last": None}
    assert {name: shape[name] for name in nothing} == nothing


def test_dyads_lead_to_what_the_speaker_said_in_them_within_the_selection() -> None:
    event = make_event()
    make_said(event)
    make_said(event)
    publish(event, by=None)
    [each] = presented(AMINA.having(since="2025", act=("concern",)))["dyads"]
    assert (str(each["dyad"]), each["statements"]) == ("Afghanistan–Pakistan", 2)
    assert each["address"] == (
        "/statements/?act=concern&between=yes&country=AFG&country=PAK&since=2025&speaker=amina"
    )
