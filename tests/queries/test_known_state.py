"""The state of the record differs whenever readers are told something else, and is one query."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from relations.editions.chained import chained_models
from relations.editions.daily_root import DailyRoot
from relations.editions.index_changes import LOGGED
from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.editions.suppression import suppress_edition, suppress_event, suppress_text
from relations.queries.columns.current_columns import answered_from, known
from relations.record.models import Event
from relations.sources.models import Source
from tests.factories import (
    make_described,
    make_editor,
    make_event,
    make_published,
    make_source,
    make_statement,
    publish,
    source_of,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def publish_again(edition: Edition) -> None:
    Event.objects.filter(pk=edition.event.pk).update(title="Another headline")
    publish(edition.event, reason="Another headline")


def describe_anew(edition: Edition) -> None:
    source = source_of(edition)
    source.title = "Another title"
    source.save()
    make_described(source)


def derive_another_index(edition: Edition) -> None:
    edition.searchable.delete()
    call_command("rebuild_index", stdout=StringIO())


ACTS: dict[str, Callable[[Edition], object]] = {
    "another event is published": lambda edition: make_published("They met again"),
    "the event is published again": publish_again,
    "it is withdrawn": lambda edition: withdraw(edition.event, by=None, reason="A mistake"),
    "a source is described anew": describe_anew,
    "a text is suppressed": lambda edition: suppress_text(
        source_of(edition), make_editor(), "By order"
    ),
    "an edition is suppressed": lambda edition: suppress_edition(
        edition, make_editor(), "By order"
    ),
    "the index is derived anew, and is another": derive_another_index,
    "a root is kept": lambda edition: DailyRoot.objects.create(
        day="2025-04-19", root="0" * 64, chains=1
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_state_differs_after_what_readers_are_told(act: str) -> None:
    edition = make_published()
    before = known()
    ACTS[act](edition)
    assert known().name != before.name


def test_state_differs_after_a_second_suppression_of_the_same_rows() -> None:
    edition, by = make_published(), make_editor()
    suppress_text(source_of(edition), by, "By order")
    once, before = list(suppressed()), known()
    suppress_event(edition.event, by, "By another order")
    assert len(list(suppressed())) == len(once)
    assert known().name != before.name


def suppressed() -> list[object]:
    kinds = (*chained_models(), Source)
    return [row for kind in kinds for row in kind._default_manager.exclude(suppressed_at=None)]


def test_state_is_the_same_after_what_only_the_desk_sees() -> None:
    edition = make_published()
    before = known()
    draft = make_event("A draft")
    make_statement(draft)
    make_statement(edition.event)
    source = make_source()
    source.title = "Another title"
    source.save()
    assert known() is before


def test_state_tells_since_when_it_is_to_the_second_by_the_clock_of_the_database() -> None:
    before = timezone.now()
    make_published()
    since = known().since
    assert since is not None
    # On PostgreSQL it is when the transaction began.
    assert before - timedelta(minutes=1) <= since <= timezone.now() + timedelta(seconds=1)
    assert since.microsecond == 0


def test_state_that_has_not_changed_is_one_query_and_none_within_an_answer() -> None:
    make_published()
    assert queries_of(known) == 1
    with answered_from(known()):
        assert queries_of(known) == 0


def test_every_table_in_which_anything_is_published_is_logged() -> None:
    published = {each._meta.db_table for each in (*chained_models(), Source, DailyRoot)}
    of_edition = {
        each.related_model._meta.db_table
        for each in Edition._meta.related_objects
        if each.related_model is not Edition
    }
    # Sentences and reasons are read from the tables, and change with their edition only.
    assert published <= LOGGED.keys()
    assert of_edition - LOGGED.keys() <= {"relations_editionsentence"}, of_edition - LOGGED.keys()
