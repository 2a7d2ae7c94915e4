"""Neighbours: the events next to one in time, among those of the same countries."""

import pytest

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries.events import between_its_countries, neighbours_of
from relations.queries.selection import Order, Selection
from tests.factories import make_event, make_published, make_sentence, publish
from tests.queries.counting import queries_of
from tests.queries.listing import listed

pytestmark = pytest.mark.django_db


def titles(edition: Edition) -> tuple[str | None, str | None]:
    """The titles of the neighbours before and after."""
    found = neighbours_of(edition)
    return (
        found.before and found.before.document["title"],
        found.after and found.after.document["title"],
    )


def test_only_event_between_two_countries_has_no_neighbours() -> None:
    assert titles(make_published()) == (None, None)


def test_neighbours_follow_the_order_of_the_list_through_events_of_one_day() -> None:
    days = ("2024", "2024-01-01", "2025-04-19", "2025-04-19", "[..2025-04-19]", "2025-05")
    for number, day in enumerate(days):
        make_published(f"Event {number}", date=day)
    rows = listed(Selection(), Order.OLDEST)
    in_order = [row.document["title"] for row in rows]
    assert sorted(in_order) == [f"Event {number}" for number in range(len(days))]
    neighbours = [titles(row) for row in rows]
    assert [before for before, _after in neighbours] == [None, *in_order[:-1]]
    assert [after for _before, after in neighbours] == [*in_order[1:], None]


def test_all_countries_of_an_event_take_part_in_its_neighbours() -> None:
    both = ("AFG", "PAK")
    make_published("With a third", countries=(*both, "IRN"), date="2021")
    make_published("With one of them", countries=("AFG", "IRN"), date="2022")
    pair = make_published("The pair", countries=both, date="2023")
    three = make_published("The three", countries=(*both, "IRN"), date="2024")
    make_published("The pair again", countries=both, date="2025")
    assert titles(pair) == ("With a third", "The three")
    assert titles(three) == ("With a third", None)
    assert between_its_countries(three).chosen("country") == ("AFG", "IRN", "PAK")


def test_event_is_no_neighbour_of_what_one_of_its_countries_hosts() -> None:
    make_published("Before", date="2021")
    talks = make_event("Hosted", countries=("AFG", "IRN", "PAK"), date="2022")
    talks.participations.filter(country__alpha3="PAK").update(role="host")
    hosted = publish(talks)
    pair = make_published("The pair", date="2023")
    assert titles(pair) == ("Before", None)
    assert titles(hosted) == (None, None)
    assert between_its_countries(hosted).chosen("country") == ("AFG", "IRN")


def test_draft_and_withdrawn_event_are_nobodys_neighbours() -> None:
    middle = make_published("Middle", date="2024")
    make_event("Draft", date="2023")
    gone = make_published("Gone", date="2025")
    withdraw(gone.event, by=None, reason="A mistake")
    assert titles(middle) == (None, None)


def test_neighbours_take_two_queries_however_many_events_there_are() -> None:
    sentence = make_sentence()
    middle = make_published("Middle", date="2024", sentence=sentence)
    few = queries_of(lambda: neighbours_of(middle))
    for year in range(2020, 2030):
        make_published(date=str(year), sentence=sentence)
    assert few <= queries_of(lambda: neighbours_of(middle)) == 2
