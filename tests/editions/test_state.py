"""Where an event stands between its editors and its readers."""

from collections.abc import Callable

import pytest

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.editions.state import Stage, State, state_of
from relations.record.models import Event
from relations.record.vocabulary import Country
from relations.sources.models import Source
from tests.factories import make_event, make_published, make_statement, publish

pytestmark = pytest.mark.django_db


def state(event: Event) -> State:
    newest = Edition.objects.newest().filter(event=event).first()
    return state_of(Event.objects.complete().get(pk=event.pk), newest)


def test_event_that_was_never_published_is_a_draft_without_an_edition() -> None:
    assert state(make_event()) == State(Stage.DRAFT, None)


def test_published_event_is_at_its_newest_edition() -> None:
    event = make_published().event
    event.title = "Another title"
    event.save()
    second = publish(event, by=None, reason="The headline was wrong")
    assert state(event) == State(Stage.PUBLISHED, second)
    assert str(state(event)) == "published as edition 2"


CHANGES: dict[str, Callable[[Event], object]] = {
    "title": lambda event: Event.objects.filter(pk=event.pk).update(title="New"),
    "statement": lambda event: make_statement(event),
    "role of a country": lambda event: event.participations.update(role="host"),
    "topic": lambda event: event.topics.add(1),
    "stance": lambda event: event.citations.update(stance="in-part"),
    "citation": lambda event: event.citations.all().delete(),
    "name of a country": lambda event: Country.objects.filter(alpha3="AFG").update(name="New"),
    "title of a source": lambda event: Source.objects.update(title="New"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_event_is_changed_where_its_next_edition_would_differ(change: str) -> None:
    edition = make_published()
    CHANGES[change](edition.event)
    assert state(edition.event) == State(Stage.CHANGED, edition)
    assert str(state(edition.event)) == "changed since edition 1"


def test_event_changed_and_changed_back_is_published() -> None:
    event = make_published("Old title").event
    event.title = "New title"
    event.save()
    assert state(event).stage is Stage.CHANGED
    event.title = "Old title"
    event.save()
    assert state(event).stage is Stage.PUBLISHED


def test_check_by_an_editor_is_no_change_that_readers_see(admin_user: object) -> None:
    event = make_published().event
    event.citations.update(
        checked_by=admin_user,
        checked_at="2025-04-20T00:00Z",
        judgement="supports",
        checked_claim="0" * 64,
    )
    assert state(event).stage is Stage.PUBLISHED


def test_withdrawn_event_stays_withdrawn_whatever_changes_until_it_is_published() -> None:
    event = make_published().event
    withdrawal = withdraw(event, by=None, reason="A mistake")
    event.title = "Another title"
    event.save()
    assert state(event) == State(Stage.WITHDRAWN, withdrawal)
    assert str(state(event)) == "withdrawn by edition 2"
    publish(event, by=None, reason="Confirmed")
    assert state(event).stage is Stage.PUBLISHED
