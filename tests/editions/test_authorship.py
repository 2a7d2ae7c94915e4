"""Who has changed what since it was published, by the numbers of the history."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.utils import timezone

from relations.editions.authorship import authors_of, marks_of
from relations.editions.publication import withdraw
from relations.record.models import Event
from tests.factories import (
    make_checked,
    make_editor,
    make_event,
    make_published,
    make_statement,
    publish,
)

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def change(row: Any, by: User, at: timedelta = timedelta(), **values: str) -> None:
    """Save a change as if that account had made it, by a clock that is wrong by so much."""
    for column, value in values.items():
        setattr(row, column, value)
    row._history_user, row._history_date = by, timezone.now() + at
    row.save()


@pytest.mark.parametrize("clock", [-HOUR, timedelta(), HOUR], ids=["slow", "right", "fast"])
def test_clock_takes_nobodys_work_from_them_and_gives_nobody_anothers(clock: timedelta) -> None:
    before, since = make_editor("before"), make_editor("since")
    event = make_event()
    statement = make_statement(event)
    change(statement, before, -clock, text="She is calm.")
    assert set(authors_of(event)) == {before}
    publish(event)
    assert not authors_of(event)
    change(statement, since, clock, text="She is concerned.")
    assert set(authors_of(event)) == {since}


def test_clock_set_back_after_a_publication_hides_no_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    event, author = make_published().event, make_editor()
    yesterday = timezone.now() - 24 * HOUR
    monkeypatch.setattr(timezone, "now", lambda: yesterday)
    event.title, event._history_user = "New", author  # type: ignore[attr-defined]
    event.save()
    assert set(authors_of(event)) == {author}


def test_edition_says_which_changes_it_was_made_from() -> None:
    event = make_event()
    statement = make_statement(event)
    newest = {
        "event": event.history.latest("history_id").history_id,
        "participation": max(each.history.get().pk for each in event.participations.all()),
        "statement": statement.history.get().pk,
        "citation": statement.citations.get().history.get().pk,
    }
    edition = publish(event)
    assert edition.history_marks == newest == marks_of(Event, [event.pk])[event.pk]
    change(statement, make_editor(), text="She is calm.")
    assert marks_of(Event, [event.pk])[event.pk]["statement"] > newest["statement"]
    assert withdraw(event, by=None, reason="Under review").history_marks == newest


def test_judgement_that_falls_away_at_publication_is_among_its_changes() -> None:
    event = make_checked(make_event(), make_editor())
    Event.objects.filter(pk=event.pk).update(title="Another headline")
    edition = publish(event)
    citation = event.citations.get()
    assert citation.judgement == ""
    newest = citation.history.latest("history_id")
    assert edition.history_marks["citation"] == newest.history_id


UPGRADE = import_module("relations.migrations.0012_history_of_all")


@pytest.mark.parametrize(
    ("times", "number"),
    [
        ([-2, -1], 2),
        ([-2, -1, 1], 2),
        ([-1, 0], 1),
        ([1], 0),
        # The clock was set back: whose change that was is not known, and they are an author.
        ([-2, 1, -1], 1),
    ],
)
def test_upgrade_takes_as_published_what_was_surely_changed_before(
    times: list[int], number: int
) -> None:
    now = timezone.now()
    changes = [(place, now + each * HOUR) for place, each in enumerate(times, start=1)]
    assert UPGRADE.mark(changes, now) == number


def test_upgrade_finds_the_changes_of_an_event_also_of_what_is_deleted() -> None:
    event, other = make_event(), make_event()
    statement = make_statement(event)
    make_statement(other).delete()
    statement.citations.get().delete()
    statement.delete()
    found = UPGRADE.changes_of_events(apps)
    for each in (event, other):
        later = timezone.now() + HOUR
        marks = {kind: UPGRADE.mark(numbers, later) for kind, numbers in found[each.pk].items()}
        assert marks == marks_of(Event, [each.pk])[each.pk]
