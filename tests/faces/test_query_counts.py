"""How often a page asks the database does not depend on how much is on record."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relations.editions.models import Edition
from relations.editions.publication import publish
from relations.sources.models import Sentence
from tests.factories import make_event, make_sentence, make_statement

pytestmark = pytest.mark.django_db

PAGES: dict[str, Callable[[Edition], str]] = {
    "home": lambda first: "/",
    "timeline": lambda first: "/timeline/",
    "timeline, narrowed": lambda first: (
        "/timeline/?country=AFG&country=PAK&topic=border&speaker=amina-karimi&since=2025&q=border"
    ),
    "dyad": lambda first: "/relations/afghanistan-pakistan/",
    "timeline as JSON": lambda first: "/timeline.json",
    "statements": lambda first: "/statements/",
    "sources": lambda first: "/sources/",
    "source": lambda first: first.event.citations.get().sentence.source.get_absolute_url(),
    "country": lambda first: "/countries/AFG/",
    "event": lambda first: f"/events/{first.code}/{first.document['slug']}/",
    "event as JSON": lambda first: f"/events/{first.code}.json",
    "edition": lambda first: f"/events/{first.code}/editions/1/",
    "statement": lambda first: f"/statements/{first.document['statements'][0]['code']}/",
    "nothing": lambda first: "/nothing/",
    "healthz": lambda first: "/healthz",
}


def publish_events(numbers: range, sentence: Sentence) -> list[Edition]:
    """Events with a statement each that all cite one sentence; one in five has a second source."""
    editions = []
    for number in numbers:
        event = make_event(f"Event {number}", sentence=sentence, topics=("border",))
        make_statement(event, sentence=sentence if number % 5 else make_sentence())
        editions.append(publish(event, by=None))
    return editions


def count_queries(client: Client, first: Edition) -> dict[str, int]:
    counts = {}
    for name, address in PAGES.items():
        path = address(first)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        assert answer.status_code == {"nothing": 404, "statement": 302}.get(name, 200), name
        counts[name] = len(queries)
    return counts


def test_every_page_asks_as_often_with_three_hundred_events_as_with_three(client: Client) -> None:
    sentence = make_sentence()
    first = publish_events(range(3), sentence)[0]
    with_three = count_queries(client, first)
    publish_events(range(3, 300), sentence)
    assert count_queries(client, first) == with_three


def test_no_page_asks_more_than_thirty_times(client: Client) -> None:
    first = publish_events(range(3), make_sentence())[0]
    assert max(count_queries(client, first).values()) <= 30
