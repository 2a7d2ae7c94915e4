"""Every question is answered from the record as it stands: nothing that changed is missed, and
nothing that was taken back stays."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event as ThreadingEvent

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from relations.editions.index_changes import IndexChange
from relations.editions.index_chunks import seal
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.editions.suppression import suppress_event
from relations.queries.columns import current_columns
from relations.queries.columns.current_columns import answered_from, known
from relations.queries.facets import facet_for
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from relations.record.models import Event
from relations.record.vocabulary import Topic
from tests.database import fill
from tests.factories import make_editor, make_event, make_published, make_statement, publish
from tests.queries.in_sql import events_in_sql, statements_in_sql
from tests.queries.listing import listed


def codes(**chosen: object) -> list[str]:
    return [each.code for each in listed(Selection.of(**chosen))]


def assert_as_stored() -> None:
    """The columns say what the tables do, and so do those of a worker that has just begun."""
    before = known()
    for _worker in range(2):
        found = matching_editions(Selection())
        keys = found.table["key"][found.rows].tolist()
        assert sorted(keys) == sorted(each.edition for each in events_in_sql(Selection()))
        assert known().columns.statements["edition"].size >= len(statements_in_sql(Selection()))
        forget()
    assert known().name == before.name


def forget() -> None:
    """As a worker that has just begun."""
    current_columns._latest = None


def change(event: Event) -> None:
    event.topics.set(Topic.objects.filter(code="border"))
    publish(event, reason="More is known")


CHANGES: dict[str, Callable[[Edition], object]] = {
    "published again": lambda edition: change(edition.event),
    "withdrawn": lambda edition: withdraw(edition.event, by=None, reason="A mistake"),
    "suppressed": lambda edition: suppress_event(edition.event, make_editor(), "By order"),
    "facets taken away": lambda edition: edition.facets.filter(name="country").delete(),
    "made to follow another": lambda edition: follow(edition.event),
}


def follow(event: Event) -> None:
    other = make_event("Before", date=event.date)
    publish(other)
    Event.objects.filter(pk=event.pk).update(after=other)
    publish(Event.objects.get(pk=event.pk), reason="It came later")


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES)
def test_change_of_the_edition_that_was_published_last_is_seen_at_once(change: str) -> None:
    make_published("Another")
    edition = make_published("The last", topics=("trade",))
    assert codes(topic=("trade",)) == [edition.code]
    CHANGES[change](edition)
    assert codes() == [each.code for each in events_in_sql(Selection())]
    facet = facet_for(Selection(), matching_editions, "country", most=9)
    in_sql = Edition.objects.current().filter(facets__name="country", facets__value="AFG").count()
    counted = {each.value: each.count for each in facet.values}
    assert counted.get("AFG", 0) == in_sql
    assert_as_stored()


@pytest.mark.django_db
def test_what_was_taken_back_is_gone_though_its_keys_are_given_again() -> None:
    first = make_published("Kept")
    assert codes() == [first.code]
    with transaction.atomic():
        make_published("Taken back", topics=("trade",))
        assert len(codes()) == 2
        transaction.set_rollback(True)
    assert codes() == [first.code]
    with transaction.atomic():
        taken = make_published("Taken back too", topics=("trade",))
        assert codes(topic=("trade",)) == [taken.code]
        transaction.set_rollback(True)
    given_again = make_published("Published instead")
    assert set(codes()) == {first.code, given_again.code}
    assert codes(topic=("trade",)) == []
    assert_as_stored()


@pytest.mark.django_db
def test_backup_that_was_put_back_is_noticed_where_the_log_is_as_long() -> None:
    make_published()
    before = known()
    last = IndexChange.objects.latest("pk")
    IndexChange.objects.filter(pk=last.pk).update(token=last.token ^ 1)
    after = known()
    assert after.name != before.name
    assert after.store is not before.store
    assert_as_stored()


@pytest.mark.django_db
def test_log_that_was_emptied_is_noticed() -> None:
    make_published()
    known()
    IndexChange.objects.all().delete()
    assert known().columns.live.size == 0


@pytest.mark.django_db
def test_many_answers_within_one_state_are_of_that_state() -> None:
    edition = make_published()
    with answered_from(known()):
        make_published("Later")
        assert codes() == [edition.code]
    assert len(codes()) == 2


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    """A database in which each thread sees what the others have committed, emptied at the end."""
    fill()
    yield
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            call_command("flush", interactive=False, verbosity=0)
            cursor.execute("RESET session_replication_role")
    fill()


on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time"
)


@on_postgresql
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


@on_postgresql
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
