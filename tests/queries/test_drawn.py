"""Drawn events: what a picture tells of each event, where they are few."""

from datetime import date

import pytest

from relations.dates.ordinals import day_of
from relations.editions.publication import withdraw
from relations.queries import drawn
from relations.queries.drawn import Drawn, drawn_among
from relations.queries.matches import matching_editions
from relations.queries.selection import Selection
from relations.queries.spans import spans_of
from relations.record.models import Event
from tests.factories import make_event, make_published, make_source, publish
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db


def found(selection: Selection | None = None) -> Drawn | None:
    selection = selection or Selection()
    matches = matching_editions(selection)
    return drawn_among(selection, matches, spans_of(matches))


def some(selection: Selection | None = None) -> Drawn:
    shown = found(selection)
    assert shown is not None
    return shown


def days(shown: Drawn) -> tuple[str, str]:
    first, last = (date(*day_of(each)).isoformat() for each in (shown.first, shown.last))
    return first, last


def test_event_has_its_title_its_label_its_side_and_its_date() -> None:
    edition = make_published("Ministers meet in Kabul", label="Talks", date="2025-04-19")
    [event] = some().events
    assert (event.edition, event.code, event.slug) == (
        edition.pk,
        edition.code,
        "ministers-meet-in-kabul",
    )
    assert (event.title, event.label, event.quad, event.edtf) == (
        "Ministers meet in Kabul",
        "Talks",
        "verbal-cooperation",
        "2025-04-19",
    )


def test_edition_from_before_there_were_labels_has_none() -> None:
    make_published()
    [event] = some().events
    assert event.label == ""


def test_events_come_in_the_order_of_time() -> None:
    for day in ("2025-04-19", "2022", "2024-03", "[..2025-04-20]"):
        make_published(date=day)
    assert [each.edtf for each in some().events] == [
        "2022",
        "2024-03",
        "2025-04-19",
        "[..2025-04-20]",
    ]


def test_what_was_on_record_on_a_day_has_the_label_of_that_day() -> None:
    event = make_event(label="Old")
    first = publish(event, by=None)
    Event.objects.filter(pk=event.pk).update(label="New")
    publish(event, by=None, reason="It has another name")
    assert [each.label for each in some().events] == ["New"]
    assert first.published_at


def test_what_is_withdrawn_is_not_drawn() -> None:
    withdraw(make_published().event, by=None, reason="It was wrong")
    assert found() is None


def test_many_events_are_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "MOST_DRAWN", 2)
    make_published()
    make_published()
    assert len(some().events) == 2
    make_published()
    assert found() is None


# The dates of events, what is asked for, and the first and the last day that are shown.
TIMES = [
    (["2022", "2025-04-19"], "", ("2022-01-01", "2025-04-19")),
    (["2022", "2025-04-19"], "2024", ("2025-04-19", "2025-04-19")),
    # What goes on is shown up to the day on which it was reported.
    (["2023/.."], "", ("2023-01-01", "2025-04-20")),
    (["2023/..", "2024-05-01"], "", ("2023-01-01", "2025-04-20")),
    # What has no beginning adds nothing before its end.
    (["[..2025-04-19]", "2025-04-01"], "", ("2025-04-01", "2025-04-19")),
    # What is wider than a century stretches nothing.
    (["1800/2100", "2025-04-01", "2025-04-19"], "", ("2025-04-01", "2025-04-19")),
]


@pytest.mark.parametrize(("dates", "since", "shown"), TIMES)
def test_time_reaches_from_the_first_to_the_last_known_day(
    dates: list[str], since: str, shown: tuple[str, str]
) -> None:
    source = make_source(published="2025-04-20")
    for text in dates:
        make_published(date=text, sentence=source.sentences.first())
    assert days(some(Selection(since=since))) == shown


def test_time_ends_with_the_dates_that_are_asked_for() -> None:
    make_published(date="2023/..", sentence=make_source(published="2025-04-20").sentences.first())
    assert days(some(Selection(since="2024", until="2024"))) == ("2024-01-01", "2024-12-31")


def test_what_is_beyond_the_calendar_is_counted_and_not_drawn() -> None:
    make_published(date="-0043")
    assert found() is None
    make_published(date="2025-04-19")
    assert (len(some().events), some().beyond) == (1, 1)


def test_events_are_asked_for_once_in_a_state_of_the_record() -> None:
    make_published(date="2025-04-19/2025-04-21")
    assert queries_of(found) == 2
    assert queries_of(found) == 1
