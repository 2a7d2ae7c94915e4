"""Readers ask while others publish: none misses anything, and each sees one state.

Only PostgreSQL lets two transactions write at once. SQLite holds one lock for all of them.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Event as ThreadingEvent

import pytest
from django.db import connection, transaction

from relations.editions.index_chunks import seal
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from relations.record.models import Event
from tests.committed import committed, vocabulary_for_others
from tests.factories import make_event, make_statement, publish
from tests.queries.columns.workers import assert_as_stored
from tests.queries.listing import listed

__all__ = ["committed", "vocabulary_for_others"]

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time"
)


def codes() -> list[str]:
    return [each.code for each in listed(Selection())]


@pytest.mark.parametrize("sealed", [False, True])
def test_transaction_that_began_earlier_and_ends_later_is_not_missed(
    committed: None, sealed: bool
) -> None:
    late, early = make_event("Late", date="2024"), make_event("Early", date="2025")
    begun, go_on = ThreadingEvent(), ThreadingEvent()

    def publish_slowly() -> None:
        try:
            with transaction.atomic():
                publish(Event.objects.get(pk=late.pk))
                begun.set()
                go_on.wait(timeout=20)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(publish_slowly)
        begun.wait(timeout=20)
        with connection.cursor() as cursor:
            # As one edition after the other is published under a lock, another table stands for it.
            cursor.execute(
                "INSERT INTO relations_indexchange (transaction, token, at) "
                "VALUES (pg_current_xact_id()::text::bigint, 1, 0)"
            )
        assert codes() == []
        go_on.set()
        slow.result(timeout=20)
    if sealed:
        seal()
    assert codes() == [late.code]
    publish(early)
    assert codes() == [early.code, late.code]
    assert_as_stored()


def test_threads_that_ask_while_another_publishes_see_one_state_each(committed: None) -> None:
    events = [make_event(f"Event {number}") for number in range(6)]
    for event in events:
        make_statement(event)
    done = ThreadingEvent()

    def ask() -> list[tuple[int, int]]:
        seen = []
        try:
            while not done.is_set():
                found = matching_editions(Selection())
                said = int(found.table["said"][found.rows].sum())
                seen.append((found.count, said))
        finally:
            connection.close()
        return seen

    with ThreadPoolExecutor(3) as pool:
        asking = [pool.submit(ask) for _thread in range(3)]
        for event in events:
            publish(event)
        done.set()
        seen = [pair for each in asking for pair in each.result(timeout=20)]
    assert all(count == said for count, said in seen)
    assert_as_stored()
