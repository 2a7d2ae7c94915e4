"""What is odd about an event's date, so that its editor is asked."""

import pytest

from relations.record.citations import Citation
from relations.record.doubts import doubts_of
from relations.record.models import Event
from tests.factories import make_event, make_source, make_statement

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def doubts(date: str, *published: str) -> list[str]:
    """The doubts about an event of that date, which cites sources of those days."""
    first, *others = (
        make_source(published=day).sentences.get(number=1) for day in published or ["2025-04-20"]
    )
    event = make_event(date=date, sentence=first)
    for sentence in others:
        Citation.objects.create(event=event, sentence=sentence)
    return doubts_of(Event.objects.complete().get(pk=event.pk))


AFTER = [
    ("2099-01-01", ["2025-04-20"]),
    ("2025-04-21", ["2025-04-20"]),
    ("2026", ["2025-04-20", "2024-01-01"]),
    ("2025-05/..", ["2025-04"]),
    ("[2025-06-01..]", ["2025-04-20"]),
    ("Y17000", ["2025-04-20"]),
]


@pytest.mark.parametrize(("date", "published"), AFTER)
def test_event_dated_after_all_that_it_rests_on_is_asked_about(
    date: str, published: list[str]
) -> None:
    [doubt, *_others] = doubts(date, *published)
    assert "after all that it rests on" in doubt


BEFORE = [
    ("2025-04-20", ["2025-04-20"]),
    ("2025-04", ["2025-04-20"]),
    ("2025", ["2025-04-20"]),
    ("2024-12-31/2025-06", ["2025-04-20"]),
    ("2025-04-25", ["2025-04-20", "2025-04-26"]),
    ("2025-04-25", ["2025-04"]),
    ("../2025-06", ["2025-04-20"]),
    ("1839", ["2025-04-20"]),
    ("1947-08-15", ["2025-04-20"]),
    ("1300", ["2025-04-20"]),
    ("-0480", ["2025-04-20"]),
    ("2030", ["2025-04-20/.."]),
]


@pytest.mark.parametrize(("date", "published"), BEFORE)
def test_event_that_its_sources_may_tell_of_is_not_asked_about(
    date: str, published: list[str]
) -> None:
    assert doubts(date, *published) == []


CALENDARS = [
    ("1404-02-17", ["Is 1404 a year of the Iranian calendar? Here it would be 2025 or 2026."]),
    ("1380", ["Is 1380 a year of the Iranian calendar? Here it would be 2001 or 2002."]),
    ("1446-03", ["Is 1446 a year of the Islamic calendar? Here it would be 2024 or 2025."]),
]


@pytest.mark.parametrize(("date", "asked"), CALENDARS)
def test_year_that_may_be_of_another_calendar_is_asked_about(date: str, asked: list[str]) -> None:
    assert doubts(date)[:1] == asked


def test_buddhist_year_is_asked_about_besides() -> None:
    after, buddhist = doubts("2568-05-01")
    assert "after all" in after
    assert buddhist == "Is 2568 a year of the Buddhist calendar? Here it would be 2025."


def test_source_of_a_statement_counts_and_one_that_contradicts_does_not() -> None:
    event = make_event(date="2025-05-01", sentence=make_source().sentences.get(number=1))
    later = make_source(published="2025-05-02").sentences.get(number=1)
    denied = Citation.objects.create(event=event, sentence=later, stance="contradicts")
    assert len(doubts_of(Event.objects.complete().get(pk=event.pk))) == 1
    denied.delete()
    make_statement(event, sentence=later)
    assert doubts_of(Event.objects.complete().get(pk=event.pk)) == []


def test_event_that_rests_on_nothing_yet_is_not_asked_about() -> None:
    event = make_event(date="2099")
    event.citations.all().delete()
    assert doubts_of(Event.objects.complete().get(pk=event.pk)) == []
