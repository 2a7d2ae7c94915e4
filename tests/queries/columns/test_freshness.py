"""Every question is answered from the record as it stands: nothing that changed is missed, and
nothing that was taken back stays."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import transaction

from relations.editions.index_changes import IndexChange
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
from tests.factories import make_editor, make_event, make_published, publish
from tests.queries.columns.workers import assert_as_stored
from tests.queries.in_sql import events_in_sql
from tests.queries.listing import listed


def codes(**chosen: object) -> list[str]:
    return [each.code for each in listed(Selection.of(**chosen))]


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
def test_change_is_seen_on_another_server_that_counts_its_transactions_from_lower_on() -> None:
    first = make_published("Before")
    current_columns._latest = replace(known(), transactions=2**40)
    second = make_published("After the record was moved there")
    assert set(codes()) == {first.code, second.code}


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
