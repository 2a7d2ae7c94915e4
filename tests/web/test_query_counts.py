"""How often a page asks the database does not depend on how much is on record."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relations.editions.models import Edition
from relations.queries.columns.current_columns import known
from relations.queries.stretches import Key
from relations.sources.models import Sentence
from relations.web.kept_parts import KEPT
from tests.factories import (
    make_actor,
    make_event,
    make_revisit,
    make_sentence,
    make_source,
    make_statement,
    publish,
    source_of,
)
from tests.queries.listing import key_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

PAGES: dict[str, Callable[[Edition], str]] = {
    "home": lambda first: "/",
    "home since a day": lambda first: "/?since=2024",
    "pairs": lambda first: "/relations/",
    "countries": lambda first: "/countries/",
    "timeline": lambda first: "/timeline/",
    "timeline for paper": lambda first: "/timeline/?whole=1",
    "timeline, narrowed": lambda first: (
        "/timeline/?country=AFG&country=PAK&topic=border&speaker=speaker-0&since=2025&q=border"
    ),
    "timeline in brief": lambda first: "/timeline/?view=brief",
    "timeline as a table": lambda first: "/timeline/?view=table",
    "table sorted by title": lambda first: "/timeline/?view=table&sort=title&type=talks",
    "timeline of nothing": lambda first: "/timeline/?country=AFG&type=talks&since=2030&q=border",
    "timeline through a place": lambda first: f"/timeline/?through={key_of(first)}",
    "timeline’s types": lambda first: "/timeline/facets/type/?country=AFG&country=PAK",
    "timeline’s speakers": lambda first: "/timeline/facets/speaker/?find=speaker",
    "dyad": lambda first: "/relations/afghanistan-pakistan/",
    "timeline as JSON": lambda first: "/timeline.json",
    "statements": lambda first: "/statements/",
    "statements of nothing": lambda first: "/statements/?speaker=speaker-0&since=2030",
    "statements’ acts": lambda first: "/statements/facets/act/",
    "statements’ countries": lambda first: "/statements/facets/country/?find=stan",
    "speaker": lambda first: "/statements/?speaker=speaker-0",
    "ledger": lambda first: "/ledger/",
    "ledger for paper": lambda first: "/ledger/?whole=1",
    "ledger of a dyad": lambda first: "/relations/afghanistan-pakistan/ledger/",
    "ledger as JSON": lambda first: "/ledger.json",
    "ledger’s addressees": lambda first: "/ledger/facets/addressee/?find=a",
    "sources": lambda first: "/sources/",
    "sources, narrowed": lambda first: (
        "/sources/?q=report&outlet=the-courier&language=en&since=2025&cited=quarter&sort=cited"
    ),
    "sources of nothing": lambda first: "/sources/?q=report&since=2030",
    "outlets": lambda first: "/sources/outlets/",
    "outlet": lambda first: "/sources/outlets/the-courier/",
    "source": lambda first: source_of(first).get_absolute_url(),
    "way to a sentence": lambda first: f"/sources/{source_of(first).code}/sentences/1/",
    "country": lambda first: "/countries/AFG/",
    "event": lambda first: f"/events/{first.code}/{first.document['slug']}/",
    "event as JSON": lambda first: f"/events/{first.code}.json",
    "edition": lambda first: f"/events/{first.code}/editions/1/",
    "edition that corrects": lambda first: f"/events/{first.code}/editions/2/",
    "comparison": lambda first: f"/compare/?a={AFGHAN_PAKISTANI}&b=country%3DIRN",
    "comparison with what is offered": lambda first: f"/compare/?a={AFGHAN_PAKISTANI}",
    "search": lambda first: "/search/?q=event",
    "search for a name": lambda first: "/search/?q=speaker",
    "search for what is misspelt": lambda first: "/search/?q=speakre",
    "suggestions": lambda first: "/search/suggestions/?q=afgh+pak",
    "corrections": lambda first: "/corrections/",
    "corrections after a place": lambda first: f"/corrections/?after={first.code}.2",
    "statement": lambda first: f"/statements/{first.document['statements'][0]['code']}/",
    "about": lambda first: "/about/",
    "report of an error": lambda first: f"/report/?event={first.code}",
    "no such edition": lambda first: f"/events/{first.code}/editions/9/",
    "nothing": lambda first: "/nothing/",
    "roots": lambda first: "/record.sha256",
    "healthz": lambda first: "/healthz",
}
AFGHAN_PAKISTANI = "between%3Dyes%26country%3DAFG%26country%3DPAK"
STATUSES = {"nothing": 404, "no such edition": 404, "statement": 302, "way to a sentence": 302}

# What htmx asks for, and the element that it swaps.
FRAGMENTS: dict[str, tuple[Callable[[Edition], str], str]] = {
    "timeline": (lambda first: "/timeline/?since=2023", "results"),
    "more of the timeline": (lambda first: f"/timeline/?after={START}", "more"),
    "statements": (lambda first: "/statements/?act=concern", "results"),
    "ledger": (lambda first: "/ledger/?act=accuse", "results"),
    "more of the ledger": (lambda first: f"/ledger/?after={START}", "more"),
    "timeline’s topics": (lambda first: "/timeline/facets/topic/?find=b", "values-topic"),
    "notes": (lambda first: f"/events/{first.code}/editions/1/notes/", ""),
    "sentence": (lambda first: f"/sources/{source_of(first).code}/sentences/1/", ""),
}
# A place before all events.
START = Key(0, date.max.toordinal(), (0, "00000000", 0))
# A day, a year that is known no better, and a state that goes on.
DATES = ["2023-04-19", "2024", "2025-04/.."]
NEIGHBOURS = ["PAK", "IRN", "CHN", "TJK", "TKM", "UZB", "IND"]


def publish_events(numbers: range, sentence: Sentence) -> list[Edition]:
    """Events of three years and seven pairs of countries, with a statement each by one of thirty
    speakers, that all cite one sentence, whose article was looked at again for each; one in five
    has a second source, a later version of that article, and one in three was corrected."""
    editions = []
    for number in numbers:
        event = make_event(
            f"Event {number}",
            countries=("AFG", NEIGHBOURS[number % 7]),
            date=DATES[number % 3],
            sentence=sentence,
            topics=("border",),
        )
        make_statement(
            event,
            speaker=make_actor(f"Speaker {number % 30}"),
            sentence=sentence if number % 5 else make_version(sentence),
            act="accuse" if number % 2 else "concern",
            addressee=make_actor(f"Speaker {number % 7 + 1}"),
        )
        if number % 4 == 1:
            make_statement(
                event,
                speaker=make_actor("Someone else"),
                act="deny",
                responds_to=event.statements.get(act="accuse"),
            )
        make_revisit(sentence.source, s1=f"It read otherwise for the time of number {number}.")
        editions.append(publish(event, by=None))
        if number % 3 == 0:
            event.participations.filter(country__alpha3="AFG").update(role="host")
            editions[-1] = publish(event, by=None, reason="It took place there")
    return editions


def make_version(sentence: Sentence) -> Sentence:
    """The first sentence of a later version of an article."""
    return make_source(version_of=sentence.source).sentences.get(number=1)


def queries_by_page(client: Client, first: Edition) -> dict[str, list[str]]:
    asked = {}
    for name, address in PAGES.items():
        asked[name] = queries_for(client, address(first), STATUSES.get(name, 200), {})
    for name, (address, target) in FRAGMENTS.items():
        headers = {"HX-Request": "true", "HX-Target": target}
        asked[f"{name}, a fragment"] = queries_for(client, address(first), 200, headers)
    return asked


def count_queries(client: Client, first: Edition) -> dict[str, int]:
    return {name: len(queries) for name, queries in queries_by_page(client, first).items()}


def queries_for(client: Client, address: str, status: int, headers: dict[str, str]) -> list[str]:
    """The queries that an address takes, which has this status, for the first who asks for it once
    the columns are read."""
    known().columns.results.clear()
    KEPT.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address, headers=headers)
        # A stream asks only while it is read.
        answer.getvalue()
    assert answer.status_code == status, address
    return [each["sql"] for each in queries]


def test_every_page_asks_as_often_with_sixty_events_as_with_twenty_one(client: Client) -> None:
    sentence = make_sentence()
    # Each pair of countries has an event of each date.
    first = publish_events(range(21), sentence)[0]
    with_few = count_queries(client, first)
    publish_events(range(21, 60), sentence)
    assert count_queries(client, first) == with_few


# Of every page the state of the record. Of a timeline besides: the documents of its entries and of
# the lasting states; for a fragment the labels of all facets; for paper, which of its sources are
# shown whole and what became of the sentences. A dyad is found besides, and its countries are
# labelled.
QUERIES = {
    "timeline": 3,
    "timeline in brief": 3,
    "timeline as a table": 3,
    "table sorted by title": 4,
    "timeline for paper": 5,
    "dyad": 5,
    "timeline through a place": 3,
    "timeline, a fragment": 4,
    "timeline as JSON": 5,
    "timeline, narrowed": 5,
    "more of the timeline, a fragment": 2,
    "notes, a fragment": 4,
    "statements": 3,
    "speaker": 6,
    "ledger": 3,
    "ledger of a dyad": 5,
    "ledger as JSON": 4,
    "more of the ledger, a fragment": 3,
    "home": 6,
    "country": 5,
    "event": 6,
    "event as JSON": 4,
    "source": 7,
}


def test_no_page_asks_more_often_than_it_must(client: Client) -> None:
    first = publish_events(range(21), make_sentence())[0]
    counts = count_queries(client, first)
    assert {name: counts[name] for name in QUERIES} == QUERIES
    assert max(counts.values()) <= max(QUERIES.values())


# Where nothing matches, the values that are offered are those that are chosen, and the labels of
# both may be asked for in the same words.
OF_NOTHING = {"timeline, narrowed", "timeline of nothing", "statements of nothing"}


def test_no_page_asks_the_same_twice(client: Client) -> None:
    first = publish_events(range(21), make_sentence())[0]
    asked = queries_by_page(client, first)
    for name in asked.keys() - OF_NOTHING:
        queries = asked[name]
        assert [sql for sql in set(queries) if queries.count(sql) > 1] == [], name
