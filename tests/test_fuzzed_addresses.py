"""Real addresses of a record, each changed at random as a careless or a hostile hand would."""

import gc
import logging
import os
import resource
import time
from collections.abc import Iterator
from random import Random
from urllib.parse import quote, urlencode

import pytest
from django.core.handlers.base import BaseHandler
from django.test import RequestFactory

from relations.editions.publication import withdraw
from tests.desk.fuzzing import KEYS, TEXTS
from tests.factories import make_published, make_statement, publish

pytestmark = pytest.mark.django_db

ADDRESSES = int(os.environ.get("FUZZED_ADDRESSES", "200"))
"""How many addresses are asked. CONTRIBUTING.md says when to ask for more."""

MOST_SECONDS = 2.0
"""The most CPU time that an answer may take."""

MOST_GROWTH = 60 * 1024
"""The most by which the memory of the process may grow after the first answers, in KiB."""

PARAMETERS = [
    *("country", "quad", "type", "topic", "speaker", "act", "source", "order", "after", "through"),
    *("addressee", "answered"),
    *("since", "until", "q", "find", "as_of", "whole", "page", "format", "next", "\0", ""),
]
VALUES = [
    *("AFG", "PAK", "airstrike", "border", "verbal-conflict", "newest", "2024", "2025-04-19"),
    *("Afghanistan", "talks OR", '"a b', "(((", "a*" * 50, "NEAR(a b)", "foreign minister"),
    *KEYS,
    *TEXTS,
]
HEADERS = [
    {},
    {"hx-request": "true"},
    {"hx-request": "true", "hx-target": "results"},
    {"hx-request": "true", "hx-history-restore-request": "true"},
    {"accept": "application/json", "range": "bytes=0-9", "accept-encoding": "br;q=x"},
]


def real_addresses() -> list[str]:
    """An address of each kind, among them those of what was withdrawn."""
    event = make_published("Ministers meet", topics=("border",)).event
    said = make_statement(event)
    edition = publish(event, by=None, reason="More is known")
    gone = make_published("Withdrawn").event
    withdraw(gone, by=None, reason="A mistake")
    source = next(iter(edition.document["sources"]))
    return [
        *("/", "/about/", "/timeline/", "/timeline.json", "/statements/", "/sources/"),
        *("/corrections/", "/record.sha256", "/healthz", "/countries/AFG/"),
        *("/relations/afghanistan-pakistan/", "/relations/afghanistan-pakistan.json"),
        *(f"/timeline/facets/{name}/" for name in ("country", "speaker", "type", "source")),
        *("/ledger/", "/ledger.json", "/ledger/facets/answered/"),
        "/relations/afghanistan-pakistan/ledger/",
        *(f"/statements/facets/{name}/" for name in ("act", "speaker", "country")),
        *(f"/events/{each.code}/{each.slug}/" for each in (event, gone)),
        *(f"/events/{event.code}.json", f"/events/{event.code}/editions/1/"),
        *(f"/statements/{said.code}/", f"/sources/{source}/a/", f"/sources/{source}/sentences/1/"),
        "/sources/?q=report&outlet=the-courier&language=en&since=2020&cited=quarter&sort=cited",
        f"/statements/?speaker={said.speaker.code}",
        f"/timeline/?country=AFG&country=PAK&source={source}&since=2020&until=2030&q=ministers",
    ]


def changed(address: str, random: Random) -> str:
    """The address with some parameters more, and perhaps another piece in its path."""
    path, _mark, query = address.partition("?")
    if random.random() < 0.4:
        pieces = path.split("/")
        place = random.randrange(len(pieces))
        pieces[place] = random.choice(
            [_encoded(random.choice(VALUES)), pieces[place][::-1], pieces[place] * 2, "", ".."]
        )
        path = "/".join(pieces) or "/"
    added = [
        (random.choice(PARAMETERS), random.choice(VALUES)) for _each in range(random.randint(0, 4))
    ]
    encoded = urlencode([tuple(each.encode(errors="surrogatepass") for each in p) for p in added])
    said = "&".join(filter(None, [query, encoded]))
    return f"/{path.lstrip('/')}?{said}" if said else f"/{path.lstrip('/')}"


def _encoded(text: str) -> str:
    return quote(text.encode(errors="surrogatepass"))


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.fixture
def memory_of_a_server() -> Iterator[None]:
    """Garbage is collected as often as in a server, and no log is kept: pytest keeps each line of
    it, with all that stood where an error was raised, until the test ends."""
    rare = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    logging.disable()
    yield
    logging.disable(logging.NOTSET)
    gc.set_threshold(*rare)


@pytest.mark.usefixtures("memory_of_a_server")
def test_no_address_fails_takes_long_or_fills_the_memory() -> None:
    random, real = Random("addresses"), real_addresses()  # noqa: S311 - the same each time
    # The test client would keep something of each request, also beyond its own life.
    site = BaseHandler()
    site.load_middleware()
    wrong, before = [], 0
    for number in range(ADDRESSES):
        address = changed(random.choice(real), random)
        began = time.process_time()
        answer = site.get_response(RequestFactory().get(address, headers=random.choice(HEADERS)))
        seconds = time.process_time() - began
        if answer.status_code >= 500 or seconds > MOST_SECONDS:
            wrong.append((address, answer.status_code, round(seconds, 1)))
        if number == ADDRESSES // 4:
            before = memory()
    assert not wrong, "\n".join(map(repr, wrong[:20]))
    assert memory() - before < MOST_GROWTH
