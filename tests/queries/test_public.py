"""From a selection to the editions that answer it."""

from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import patch

import pytest

from relations.editions.models import Edition
from relations.editions.publication import withdraw
from relations.queries.matches import matching_editions
from relations.queries.public import is_answering
from relations.queries.selection import Selection
from relations.record.models import Event, Statement
from relations.record.vocabulary import Country
from tests.factories import (
    make_actor,
    make_event,
    make_published,
    make_sentence,
    make_statement,
    publish,
)
from tests.queries.counting import queries_of
from tests.queries.listing import listed

pytestmark = pytest.mark.django_db


def titles(selection: Selection) -> list[str]:
    return sorted(edition.document["title"] for edition in listed(selection))


def publish_at(event: Event, moment: datetime) -> Edition:
    with patch("django.utils.timezone.now", return_value=moment):
        return publish(event, by=None, reason="More is known")


def withdraw_at(event: Event, moment: datetime) -> Edition:
    with patch("django.utils.timezone.now", return_value=moment):
        return withdraw(event, by=None, reason="A mistake")


def test_empty_selection_is_all_that_is_public() -> None:
    make_published("Talks")
    make_published("More talks", countries=("IND", "IRN"))
    assert titles(Selection()) == ["More talks", "Talks"]


def test_draft_is_never_found() -> None:
    event = make_event("A draft", topics=("border",))
    make_statement(event)
    for selection in (
        Selection(),
        Selection.of(country=("AFG", "PAK")),
        Selection.of(topic=("border",)),
        Selection.of(speaker=("amina-karimi",)),
        Selection(since="2025-04-19", until="2025-04-19"),
        Selection(q="draft"),
        Selection(as_of=date.max),
    ):
        assert titles(selection) == []


def test_unpublished_change_is_not_found() -> None:
    event = make_published("Talks", date="2024").event
    event.title, event.date = "Visit", "2025"
    event.save()
    assert titles(Selection(since="2025")) == []
    assert titles(Selection(until="2024")) == ["Talks"]


def test_superseded_edition_is_never_found() -> None:
    event = make_published("Talks", topics=("border",), date="2024").event
    event.title, event.date = "Visit", "2025"
    event.save()
    event.topics.clear()
    publish(event, by=None, reason="It was another event")
    assert titles(Selection()) == ["Visit"]
    assert titles(Selection.of(topic=("border",))) == []
    assert titles(Selection(until="2024")) == []


def test_withdrawn_event_is_never_found() -> None:
    event = make_published("Talks").event
    withdraw(event, by=None, reason="A mistake")
    assert titles(Selection()) == []
    assert titles(Selection.of(country=("AFG",))) == []
    assert titles(Selection(q="talks")) == []


# The date of an event, and whether it may have happened within since..until.
OVERLAPS: dict[str, list[tuple[str, str, bool]]] = {
    "2025-04-19": [
        ("2025-04-19", "2025-04-19", True),
        ("2025-04-20", "", False),
        ("", "2025-04-18", False),
        ("2025-04", "2025-04", True),
        ("2025-05", "", False),
        ("2025", "2025", True),
        ("", "2024", False),
        ("2024", "2026", True),
    ],
    "2024": [
        ("2024-12-31", "", True),
        ("2025", "", False),
        ("", "2024-01-01", True),
        ("", "2023", False),
        ("2024-06-01", "2024-06-01", True),
    ],
    "2024~": [("2024", "2024", True), ("2025", "", False), ("", "2023", False)],
    "202X": [("2029-12-31", "", True), ("2030", "", False), ("", "2019", False)],
    "2025-04-XX": [("2025-04-30", "2025-04-30", True), ("2025-05", "", False)],
    "2023/2024-03": [
        ("2024-03-31", "", True),
        ("2024-04", "", False),
        ("", "2023-01-01", True),
        ("", "2022", False),
    ],
    "2023/..": [
        ("9999", "", True),
        ("2023", "2023", True),
        ("", "2022-12-31", False),
        ("", "2023-01-01", True),
    ],
    "../2023-06": [
        ("", "0001", True),
        ("2023-06-30", "", True),
        ("2023-07", "", False),
    ],
    "[2021,2024]": [("2021", "2021", True), ("2025", "", False), ("", "2020", False)],
    "Y-20000": [("2024", "", False), ("", "0001", True)],
    "9999-12-31": [("9999-12-31", "9999-12-31", True), ("", "9999-12-30", False)],
}


@pytest.mark.parametrize("event_date", OVERLAPS)
def test_event_is_in_where_it_may_have_happened_within_the_dates(event_date: str) -> None:
    make_published(date=event_date)
    cases = OVERLAPS[event_date]
    found = [
        (since, until, (matching_editions(Selection(since=since, until=until)).count > 0))
        for since, until, _expected in cases
    ]
    assert found == cases


CHOICES: list[tuple[dict[str, tuple[str, ...]], list[str]]] = [
    ({"country": ("AFG",)}, ["Strike", "Talks", "Three"]),
    ({"country": ("AFG", "PAK")}, ["Strike", "Three"]),
    ({"country": ("AFG", "IRN", "PAK")}, ["Three"]),
    ({"country": ("AFG", "IND")}, []),
    ({"type": ("talks",)}, ["Talks"]),
    ({"type": ("airstrike", "talks")}, ["Strike", "Talks"]),
    ({"quad": ("material-conflict", "neutral")}, ["Strike", "Three"]),
    ({"topic": ("border", "trade")}, ["Strike", "Talks"]),
    ({"topic": ("water",)}, []),
    ({"speaker": ("amina-karimi", "zalmai")}, ["Strike", "Talks"]),
    ({"act": ("deny",)}, ["Strike"]),
    ({"act": ("concern", "deny")}, ["Strike", "Talks"]),
    ({"country": ("PAK",), "topic": ("border",), "type": ("airstrike",)}, ["Strike"]),
    ({"country": ("PAK",), "topic": ("trade",)}, []),
]


def test_all_countries_but_any_value_of_another_facet() -> None:
    strike = make_event("Strike", type="airstrike", topics=("border",))
    make_statement(strike, speaker=make_actor("Zalmai"), act=Statement.Act.DENY)
    talks = make_event("Talks", countries=("AFG", "IRN"), topics=("trade",))
    make_statement(talks)
    three = make_event("Three", countries=("AFG", "IRN", "PAK"), type="announcement")
    for event in (strike, talks, three):
        publish(event, by=None)
    assert [(chosen, titles(Selection.of(**chosen))) for chosen, _found in CHOICES] == CHOICES


def test_source_chooses_the_events_that_cite_it() -> None:
    first, second = make_sentence(), make_sentence()
    make_published("First", sentence=first)
    make_published("Second", sentence=second)
    assert titles(Selection.of(source=(first.source.code,))) == ["First"]
    assert titles(Selection.of(source=(first.source.code, second.source.code))) == [
        "First",
        "Second",
    ]


def test_all_countries_of_the_world_are_asked_for_at_once() -> None:
    make_published()
    every = Selection.of(country=tuple(Country.objects.values_list("alpha3", flat=True)))
    assert titles(every) == []
    assert queries_of(lambda: matching_editions(every)) == 1


NOON = datetime(2025, 4, 19, 12, tzinfo=UTC)


AS_OF = [
    (date(2025, 4, 18), []),
    (date(2025, 4, 19), ["First"]),
    (date(2025, 4, 21), ["First"]),
    (date(2025, 4, 22), ["Second"]),
    (date(2025, 4, 23), ["Second"]),
    (date(2025, 4, 24), []),
    (date(2025, 4, 25), ["Second"]),
    (date.min, []),
    (date.max, ["Second"]),
]


def test_as_of_a_day_shows_what_was_public_when_it_ended() -> None:
    event = make_event("First")
    publish_at(event, NOON)
    Event.objects.filter(pk=event.pk).update(title="Second")
    publish_at(event, NOON.replace(day=22))
    withdraw_at(event, NOON.replace(day=24))
    publish_at(event, NOON.replace(day=25))
    assert [(day, titles(Selection(as_of=day))) for day, _found in AS_OF] == AS_OF


def test_of_two_editions_of_one_day_the_later_is_as_of_it() -> None:
    event = make_event("First")
    publish_at(event, NOON)
    Event.objects.filter(pk=event.pk).update(title="Second")
    publish_at(event, NOON.replace(hour=13))
    assert titles(Selection(as_of=NOON.date())) == ["Second"]


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("UTC", "2025-04-19T23:59:59", date(2025, 4, 19)),
        ("UTC", "2025-04-20T00:00:00", date(2025, 4, 20)),
        ("Asia/Kabul", "2025-04-19T19:29:59", date(2025, 4, 19)),
        ("Asia/Kabul", "2025-04-19T19:30:00", date(2025, 4, 20)),
        ("America/New_York", "2025-04-20T03:59:59", date(2025, 4, 19)),
        ("America/New_York", "2025-04-20T04:00:00", date(2025, 4, 20)),
    ],
)
def test_days_begin_and_end_in_the_zone_of_the_site(
    zone: str, moment: str, day: date, settings: Any
) -> None:
    settings.TIME_ZONE = zone
    publish_at(make_event("Talks"), datetime.fromisoformat(moment).replace(tzinfo=UTC))
    assert titles(Selection(as_of=day)) == ["Talks"]
    assert titles(Selection(as_of=date(2025, 4, 18))) == []
    assert titles(Selection(as_of=date(2025, 4, 19))) == (["Talks"] if day.day == 19 else [])


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_ends_of_the_calendar_are_days_like_others(zone: str, settings: Any) -> None:
    settings.TIME_ZONE = zone
    edition = make_published()
    assert listed(Selection(as_of=date.min)) == []
    assert listed(Selection(as_of=date.max)) == [edition]


def test_facets_and_dates_choose_from_what_was_public_then() -> None:
    event = make_event("First", topics=("border",), date="2024")
    publish_at(event, NOON)
    event.topics.clear()
    event.date = "2023"
    event.save()
    publish_at(event, NOON.replace(day=22))
    then = Selection.of(as_of=NOON.date(), topic=("border",), since="2024")
    assert titles(then) == ["First"]
    assert titles(then.without("as_of")) == []


def test_record_answers_once_something_was_published() -> None:
    make_event()
    assert not is_answering()
    event = make_published().event
    withdraw(event, by=None, reason="A mistake")
    assert is_answering()
