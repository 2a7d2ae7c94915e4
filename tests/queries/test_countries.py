"""Countries on record."""

import pytest

from relations.editions.publication import withdraw
from relations.queries.countries import CountryOnRecord, countries_on_record
from tests.factories import make_event, make_published
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def found() -> list[CountryOnRecord]:
    return countries_on_record()


def on_record() -> list[tuple[str, int]]:
    return [(str(each.country), each.events) for each in found()]


def test_countries_on_record_are_in_the_order_of_their_names_with_their_events() -> None:
    make_published(countries=("PAK", "AFG"))
    make_published(countries=("IRN", "PAK"))
    assert on_record() == [("Afghanistan", 1), ("Iran", 1), ("Pakistan", 2)]
    assert queries_of(found) <= 2


def test_country_of_nothing_but_drafts_and_withdrawn_events_is_on_no_record() -> None:
    make_event()
    withdraw(make_published(countries=("IND", "NPL")).event, by=None, reason="A mistake")
    assert on_record() == []
