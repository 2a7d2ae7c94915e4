"""How much a selection holds."""

from datetime import date

import pytest

from relations.editions.publication import publish, withdraw
from relations.timeline.selection import Selection
from relations.timeline.totals import Totals, totals_for
from tests.factories import make_event, make_published, make_sentence, make_statement
from tests.timeline.counting import queries_of

pytestmark = pytest.mark.django_db


def test_nothing_has_totals_of_nothing() -> None:
    assert totals_for(Selection()) == Totals(0, 0, 0, None, None)


def test_events_statements_and_sources_are_counted_once_each() -> None:
    shared = make_sentence()
    first = make_event("First", sentence=shared, date="2024")
    make_statement(first)
    make_statement(first, sentence=make_sentence(2))
    publish(first, by=None)
    make_published("Second", sentence=shared, date="2025-04-19", type="airstrike")
    assert totals_for(Selection()) == Totals(2, 2, 2, date(2024, 1, 1), date(2025, 4, 19))
    assert totals_for(Selection(type=("airstrike",))) == Totals(
        1, 0, 1, date(2025, 4, 19), date(2025, 4, 19)
    )


def test_facets_of_an_event_do_not_multiply_its_statements() -> None:
    event = make_event(countries=("AFG", "IRN", "PAK"), topics=("border", "trade"))
    make_statement(event)
    publish(event, by=None)
    chosen = Selection(country=("AFG", "IRN"), topic=("border", "trade"))
    assert (totals_for(chosen).events, totals_for(chosen).statements) == (1, 1)


def test_only_what_is_public_counts() -> None:
    make_statement(make_event("A draft"))
    event = make_event("Gone")
    make_statement(event)
    publish(event, by=None)
    withdraw(event, by=None, reason="A mistake")
    assert totals_for(Selection()) == Totals(0, 0, 0, None, None)


def test_open_start_counts_by_its_end() -> None:
    make_published(date="../2023-06")
    make_published(date="2023-07/..")
    totals = totals_for(Selection())
    assert (totals.first, totals.last) == (date(2023, 6, 30), date(2023, 7, 1))


def test_totals_take_two_queries_however_many_events() -> None:
    make_published()
    few = queries_of(lambda: totals_for(Selection(q="kabul")))
    sentence = make_sentence()
    for _number in range(30):
        make_published(sentence=sentence)
    assert queries_of(lambda: totals_for(Selection(q="kabul"))) == few == 2
