"""Readers who open one page after another while something goes on, and what they are answered."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle

from relations.editions.models import Edition
from relations.sources.models import Source
from tests.ordeal.editors import INTERRUPTIONS, Browser
from tests.ordeal.tally import Tally

READERS = 4


def pages_of_readers() -> list[str]:
    """Pages and JSON of what is public, each of which must answer 200."""
    edition = Edition.objects.current().order_by("pk").first()
    assert edition
    source = Source.objects.get(code__in=edition.document["sources"])
    return [
        "/",
        "/timeline/?country=AFG&country=PAK",
        "/timeline.json",
        "/statements/",
        f"/events/{edition.code}.json",
        f"/events/{edition.code}/editions/{edition.number}/",
        source.get_absolute_url(),
        "/corrections/",
    ]


@contextmanager
def read_by_many(address: str, tally: Tally) -> Iterator[Counter[int]]:
    """Readers at work; the numbers of their answers by status."""
    over, statuses = threading.Event(), Counter[int]()

    def read(first: int) -> None:
        browser, pages = Browser(address, tally), pages_of_readers()
        for page in cycle(pages[first:] + pages[:first]):
            if over.is_set():
                return
            try:
                statuses[browser.get(page).status_code] += 1
            except INTERRUPTIONS as error:
                # No server was killed: every reader is owed an answer.
                tally.failures.append(f"GET {page}: {error!r}")

    threads = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        yield statuses
    finally:
        over.set()
        for thread in threads:
            thread.join()


def expect_readable(address: str, tally: Tally, when: str) -> None:
    """Every page must be there."""
    browser = Browser(address, tally)
    for page in pages_of_readers():
        status = browser.get(page).status_code
        if status != 200:
            tally.untrue.append(f"{when}: GET {page} is answered with {status}")
