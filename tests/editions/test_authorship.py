"""Who has changed what since it was published, by the numbers of the history."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from relations.editions.authorship import CHANGES, authors_of, authors_since, marks_of
from relations.editions.errors import OwnWork
from relations.editions.publication import withdraw
from relations.editions.review import send_for_review
from relations.record.country_names import CountryName
from relations.record.models import Event
from relations.record.vocabulary import Country, EventType, Topic
from relations.sources.models import Source
from relations.sources.revisits import Revisit
from tests.factories import (
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_published,
    make_source,
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


ROWS: dict[str, Callable[[], Any]] = {
    "source": make_source,
    "actor": make_actor,
    "topic": lambda: Topic.objects.all()[0],
    "type": lambda: EventType.objects.all()[0],
    "country": lambda: Country.objects.all()[0],
}
# A change of a row itself, or of what counts as one.
WORK: dict[str, tuple[str, Callable[[Any, User], object]]] = {
    "title of a source": ("source", lambda row, by: change(row, by, title=by.username)),
    "second look": ("source", lambda row, by: look_again(row, by)),
    "name of an actor": ("actor", lambda row, by: change(row, by, name=by.username)),
    "label of a topic": ("topic", lambda row, by: change(row, by, label=by.username)),
    "label of a type": ("type", lambda row, by: change(row, by, label=by.username)),
    "name of a country": ("country", lambda row, by: change(row, by, name=by.username)),
    "new name in text": (
        "country",
        lambda row, by: change(CountryName(country=row), by, name=by.username),
    ),
    "deleted name in text": ("country", lambda row, by: delete_name(row, by)),
}


def look_again(source: Source, by: User) -> None:
    Revisit.objects.create(source=source, made_at=timezone.now() - HOUR, made_by=by)


def delete_name(country: Country, by: User) -> None:
    name = country.names.all()[0]
    name._history_user = by  # type: ignore[attr-defined]
    name.delete()


@pytest.mark.parametrize("work", WORK)
def test_who_changed_what_is_published_since_its_marks_is_its_author(work: str) -> None:
    kind, do = WORK[work]
    row, author, before = ROWS[kind](), make_editor("author"), make_editor("before")
    model, keys = type(row), [row.pk]
    do(row, before)
    marks = marks_of(model, keys)
    assert authors_since(model, keys, marks) == {}
    do(row, author)
    assert authors_since(model, keys, marks) == {row.pk: {author.pk}}
    assert authors_since(model, keys, {}) == {row.pk: {before.pk, author.pk}}


def test_work_on_another_row_makes_nobody_an_author() -> None:
    country, other, editor = *Country.objects.all()[:2], make_editor()
    change(CountryName(country=other), editor, name="Newland")
    assert authors_since(Country, [country.pk], {}) == {}


@pytest.mark.parametrize("kind", ROWS)
def test_authors_and_marks_of_many_rows_take_as_many_queries_as_of_one(kind: str) -> None:
    row, editor = ROWS[kind](), make_editor()
    model, keys = type(row), [row.pk]
    change(row, editor)
    parts = len(CHANGES[model])
    for rows in (keys, list(model._base_manager.values_list("pk", flat=True))):
        with CaptureQueriesContext(connection) as captured:
            authors_since(model, rows, marks_of(model, rows))
        assert len(captured) == 2 * parts <= 4


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


def test_refusal_names_what_the_reviewer_has_changed_of_what_is_published_with_it() -> None:
    cem, ana = make_editor("Cem"), make_editor("Ana")
    event = make_event()
    change(event.citations.get().sentence.source, ana, title="Another title")
    send_for_review(event, cem)
    with pytest.raises(OwnWork, match="“Another title”"):
        publish(event, by=ana)
