"""How much a selection holds."""

import pytest

from relations.editions.publication import withdraw
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from relations.queries.totals import Totals, totals_of
from tests.factories import (
    make_event,
    make_published,
    make_sentence,
    make_source,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def test_nothing_has_totals_of_nothing() -> None:
    assert totals_of(matching_editions(Selection())) == Totals(0, 0, 0, 0)


def test_events_statements_and_sources_are_counted_once_each() -> None:
    shared = make_sentence()
    first = make_event("First", sentence=shared)
    make_statement(first)
    make_statement(first, sentence=make_sentence(2))
    publish(first, by=None)
    make_published("Second", sentence=shared, type="airstrike")
    assert totals_of(matching_editions(Selection())) == Totals(2, 2, 2, 2)
    assert totals_of(matching_editions(Selection.of(type=("airstrike",)))) == Totals(1, 0, 1, 1)


def test_facets_of_an_event_do_not_multiply_its_statements() -> None:
    event = make_event(countries=("AFG", "IRN", "PAK"), topics=("border", "trade"))
    make_statement(event)
    publish(event, by=None)
    chosen = Selection.of(country=("AFG", "IRN"), topic=("border", "trade"))
    assert (
        totals_of(matching_editions(chosen)).events,
        totals_of(matching_editions(chosen)).statements,
    ) == (
        1,
        1,
    )


def test_only_what_is_public_counts() -> None:
    make_statement(make_event("A draft"))
    event = make_event("Gone")
    make_statement(event)
    publish(event, by=None)
    withdraw(event, by=None, reason="A mistake")
    assert totals_of(matching_editions(Selection())) == Totals(0, 0, 0, 0)


def test_sources_are_those_that_are_cited_and_not_all_that_are_stored() -> None:
    for publisher in ("Dawn", "", "Dawn"):
        make_published(sentence=make_source(publisher=publisher).sentences.get(number=1))
    make_source(publisher="Amu")
    make_event("A draft", sentence=make_source(publisher="Tolo").sentences.get(number=1))
    assert totals_of(matching_editions(Selection())).sources == 3


def test_reprints_of_one_report_are_one_voice_whether_or_not_its_first_print_is_cited() -> None:
    first, own = make_source(), make_source(publisher="Dawn")
    reprints = [make_source(same_origin_as=first, publisher=f"Outlet {n}") for n in range(5)]
    for source in (own, *reprints):
        make_published(sentence=source.sentences.get(number=1))
    totals = totals_of(matching_editions(Selection()))
    assert (totals.sources, totals.voices) == (6, 2)
    make_published(sentence=first.sentences.get(number=1))
    totals = totals_of(matching_editions(Selection()))
    assert (totals.sources, totals.voices) == (7, 2)


def test_totals_take_one_query_for_words_however_many_events() -> None:
    make_published()
    few = queries_of(lambda: totals_of(matching_editions(Selection(q="kabul"))))
    sentence = make_sentence()
    for _number in range(10):
        make_published(sentence=sentence)
    assert queries_of(lambda: totals_of(matching_editions(Selection(q="kabul")))) == few == 2
