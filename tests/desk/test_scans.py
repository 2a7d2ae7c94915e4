"""A page about one row reads no table of the record from end to end, however long these are."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relations.editions.models import Edition
from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.participations import Participation
from relations.sources.models import Sentence, Source
from tests.desk.desk import client_of
from tests.factories import make_event, make_statement, publish

# Only SQLite tells it in a few words, and the questions are the same.
pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

GROWING = {
    each._meta.db_table
    for each in (Event, Participation, Statement, Citation, Source, Sentence, Edition)
}
"""The tables that have more rows with each article and each event."""

PAGES: dict[str, Callable[[Event, Source], str]] = {
    "event": lambda event, _source: f"/admin/relations/event/{event.pk}/change/",
    "review": lambda event, _source: f"/admin/relations/event/{event.pk}/review/",
    "history": lambda event, _source: f"/admin/relations/event/{event.pk}/history/",
    "source": lambda _event, source: f"/admin/relations/source/{source.pk}/change/",
    "source’s history": lambda _event, source: f"/admin/relations/source/{source.pk}/history/",
    "another look": lambda _event, source: f"/admin/relations/source/{source.pk}/revisit/",
}


def scanned_by(client: Client, address: str) -> Iterator[str]:
    """The growing tables that SQLite reads from end to end for a page."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    for asked in (each["sql"] for each in queries.captured_queries):
        tables = {
            alias: table for table, alias in re.findall(r'"(relations_\w+)" (\w+\d+)\b', asked)
        }
        with connection.cursor() as cursor:
            cursor.cursor.execute(f"EXPLAIN QUERY PLAN {asked}".replace("%", "%%"), ())
            steps = [str(step[3]) for step in cursor.fetchall()]
        scanned = (step.split()[1] for step in steps if step.startswith("SCAN "))
        yield from (tables.get(each, each) for each in scanned)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_about_one_row_reads_no_table_from_end_to_end(page: str) -> None:
    client, event = client_of("superuser"), make_event()
    make_statement(event)
    publish(event)
    address = PAGES[page](event, event.citations.get().sentence.source)
    assert GROWING.isdisjoint(scanned_by(client, address))
