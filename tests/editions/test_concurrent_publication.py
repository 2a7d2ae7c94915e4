"""Two editors publish at once: two editions in order, or one clear refusal; never a lost one.

Only PostgreSQL lets two transactions write at once. SQLite holds one lock for all of them.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from threading import Event as ThreadingEvent
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from relations.editions.audit import lasting_findings
from relations.editions.authorship import authors_of
from relations.editions.daily_root import DailyRoot
from relations.editions.descriptions import Description
from relations.editions.errors import Refused
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.editions.source_index import IndexedSource
from relations.record.models import Event
from relations.record.vocabulary import Topic
from tests.committed import committed, vocabulary_for_others
from tests.factories import (
    make_actor,
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
)

__all__ = ["committed", "vocabulary_for_others"]

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time"
)

ROUNDS = 5


def at_once(*doors: Callable[[], Any]) -> list[Any]:
    """Run all of these at the same moment, each in a transaction of its own."""
    barrier = Barrier(len(doors))

    def run(door: Callable[[], Any]) -> Any:
        try:
            barrier.wait(timeout=10)
            return door()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doors)) as pool:
        return list(pool.map(run, doors))


def editions_of(event: Event) -> list[Edition]:
    return list(Edition.objects.filter(event=event).order_by("number"))


def test_same_text_published_twice_at_once_gives_one_edition_and_one_refusal(
    committed: None,
) -> None:
    for _round in range(ROUNDS):
        event = make_event()
        outcomes = at_once(*[lambda event=event: publish(event, by=None)] * 4)
        refusals = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
        assert len(editions_of(event)) == 1
        assert {str(refusal) for refusal in refusals} == {"Nothing has changed since edition 1."}
        assert len(refusals) == 3


def test_two_changes_published_at_once_lose_neither(committed: None) -> None:
    event = make_published().event

    def change_and_publish(summary: str) -> Edition:
        with transaction.atomic():
            Event.objects.filter(pk=event.pk).update(summary=summary)
            return publish(event, by=None, reason="More is known")

    outcomes = at_once(
        lambda: change_and_publish("The first editor's"),
        lambda: change_and_publish("The second editor's"),
    )
    assert not any(isinstance(outcome, Refused) for outcome in outcomes)
    first, second, third = editions_of(event)
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert {second.document["summary"], third.document["summary"]} == {
        "The first editor's",
        "The second editor's",
    }
    assert (first.superseded_at, second.superseded_at) == (second.published_at, third.published_at)
    assert third.superseded_at is None


def described_by(root: DailyRoot) -> int:
    """The number of things that had a description at the end of the day of a root."""
    first = Description.objects.filter(number=1)
    return first.filter(published_at__date__lte=root.day).count()


def test_root_is_kept_once_by_the_first_of_many_acts_at_once_of_a_day(
    committed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_published("The day before")
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    events = [make_event(str(number)) for number in range(4)]
    outcomes = at_once(*[lambda event=event: publish(event, by=None) for event in events])
    assert not any(isinstance(outcome, Refused) for outcome in outcomes)
    [root] = DailyRoot.objects.all()
    assert root.chains == 1 + described_by(root)
    assert list(lasting_findings()) == []


def test_act_over_midnight_is_in_the_root_of_its_day_and_nobody_waits_for_it(
    committed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: today)
    slow, quick, last = (make_event(title) for title in ("Slow", "Quick", "Last"))
    with transaction.atomic():
        publish(slow)
        monkeypatch.setattr(timezone, "now", lambda: today + timedelta(days=1))
        [edition] = at_once(lambda: publish(quick))
        assert isinstance(edition, Edition)
        assert not DailyRoot.objects.exists()
    publish(last)
    [root] = DailyRoot.objects.all()
    assert root.chains == 1 + described_by(root)
    assert list(lasting_findings()) == []


def test_publication_and_withdrawal_at_once_are_put_in_order(committed: None) -> None:
    for _round in range(ROUNDS):
        event = make_published().event
        Event.objects.filter(pk=event.pk).update(summary="Changed")
        at_once(
            lambda event=event: publish(event, by=None, reason="More is known"),
            lambda event=event: withdraw(event, by=None, reason="A mistake"),
        )
        editions = editions_of(event)
        assert [edition.number for edition in editions] == [1, 2, 3]
        assert sum(edition.superseded_at is None for edition in editions) == 1


def test_source_that_is_cited_by_many_at_once_counts_all_that_cite_it(committed: None) -> None:
    source = make_source()
    events = [make_event(sentence=each) for each in source.sentences.all()]
    at_once(*[lambda event=event: publish(event) for event in events])
    described = Description.objects.newest().get(kind="source", code=source.code)
    assert IndexedSource.objects.get(description=described).cited == len(events)
    at_once(*[lambda event=event: withdraw(event, None, "A mistake") for event in events[1:]])
    assert IndexedSource.objects.get(description=described).cited == 1


def test_change_is_in_the_edition_or_has_its_author(committed: None) -> None:
    """A change gets its number when it is made, and may be committed after a later one is
    published: whose it is must not be lost then."""
    event = make_published().event
    author, other = make_editor("author"), make_editor("other")
    statement, of_other = make_statement(event), make_statement(event)
    is_made, others_are_done = ThreadingEvent(), ThreadingEvent()

    def change_slowly() -> None:
        with transaction.atomic():
            signed(statement, author, text="She is calm.")
            is_made.set()
            # Where they wait for this change, they are not done before it is committed.
            others_are_done.wait(timeout=0.5)

    def change_and_publish() -> None:
        is_made.wait(timeout=10)
        signed(of_other, other, text="She is glad.")
        publish(event, reason="More is known")
        others_are_done.set()

    at_once(change_slowly, change_and_publish)
    [_first, second] = editions_of(event)
    published = {each["text"] for each in second.document["statements"]}
    assert "She is glad." in published
    assert ("She is calm." in published) != (author in authors_of(event))


ROWS: dict[str, Callable[[Event], Any]] = {
    "event": lambda event: event,
    "participation": lambda event: event.participations.all()[0],
    "statement": lambda event: event.statements.get(),
    "citation": lambda event: event.citations.get(),
    "citation of a statement": lambda event: event.statements.get().citations.get(),
}
WORK: dict[str, Callable[[Event], object]] = {
    **{f"{name} saved": lambda event, row=row: row(event).save() for name, row in ROWS.items()},
    **{f"{name} deleted": lambda event, row=row: row(event).delete() for name, row in ROWS.items()},
    "statement added": make_statement,
    "topic added": lambda event: event.topics.add(Topic.objects.all()[0]),
}


def test_who_works_on_any_row_of_an_event_holds_it(committed: None) -> None:
    event, free = make_event(), []
    make_statement(event)
    for name, work in WORK.items():
        with transaction.atomic():
            work(Event.objects.get(pk=event.pk))
            if at_once(lambda: can_be_published(event)) == [True]:
                free.append(name)
            transaction.set_rollback(True)
    assert free == []
    assert can_be_published(event)


def can_be_published(event: Event) -> bool:
    """Whether no other transaction keeps one that would publish waiting."""
    with transaction.atomic():
        rows = Event.objects.select_for_update(skip_locked=True)
        return rows.filter(pk=event.pk).first() is not None


def signed(row: Any, by: User, **fields: str) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row._history_user = by
    row.save()


def test_database_refuses_to_empty_the_table_of_editions(committed: None) -> None:
    make_published()
    with connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("TRUNCATE relations_edition CASCADE")
    assert Edition.objects.count() == 1


def test_two_events_that_name_the_same_new_actor_at_once_give_one_description(
    committed: None,
) -> None:
    for number in range(ROUNDS):
        actor = make_actor(f"Karimi {number}")
        events = [make_event(), make_event()]
        for event in events:
            make_statement(event, speaker=actor)
        outcomes = at_once(*[lambda event=event: publish(event) for event in events])
        assert not [each for each in outcomes if isinstance(each, Refused)]
        described = Description.objects.filter(kind="actor", code=actor.code)
        assert [each.number for each in described] == [1]
