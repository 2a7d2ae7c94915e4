"""What stands around an event: its neighbours in time, and the timelines that hold it."""

import pytest
from django.test import Client

from relations.queries.events import neighbours_of
from relations.web.related_events import related_events_of, timeline_of
from tests.factories import make_published

pytestmark = pytest.mark.django_db

BOTH = ("AFG", "PAK")
THREE = (*BOTH, "IRN")
TIMELINES = [
    (BOTH, {}, "Between Afghanistan and Pakistan: all events", "/relations/afghanistan-pakistan/"),
    (
        BOTH,
        {"since": "2024", "until": "2024"},
        "Between Afghanistan and Pakistan: all events, 2024",
        "/relations/afghanistan-pakistan/?since=2024&until=2024",
    ),
    (
        THREE,
        {},
        "Between Afghanistan, Iran and Pakistan: all events",
        "/timeline/?between=yes&country=AFG&country=IRN&country=PAK",
    ),
]


@pytest.mark.parametrize(("countries", "narrowing", "words", "address"), TIMELINES)
def test_two_countries_have_a_timeline_of_their_own(
    countries: tuple[str, ...], narrowing: dict[str, str], words: str, address: str
) -> None:
    edition = make_published(countries=countries)
    assert timeline_of(edition, **narrowing) == {"words": words, "address": address}


@pytest.mark.parametrize("date", ["2024-05-01", "[..0987-05]", "[2023-12..2024-01]", "../2024"])
@pytest.mark.parametrize("countries", [BOTH, THREE])
def test_both_timelines_hold_the_event(
    client: Client, date: str, countries: tuple[str, ...]
) -> None:
    edition = make_published("The event in question", date=date, countries=countries)
    for each in related_events_of(edition, neighbours_of(edition))["timelines"]:
        assert "The event in question" in client.get(each["address"]).content.decode()
