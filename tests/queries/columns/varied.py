"""A record of all sorts: dates of every kind, corrections, withdrawals and suppressions."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from relations.editions.publication import withdraw
from relations.editions.suppression import suppress_edition
from relations.record.models import Event, Statement
from relations.record.vocabulary import Topic
from tests.factories import (
    make_actor,
    make_editor,
    make_event,
    make_source,
    make_statement,
    publish,
)

DATES = [
    *("2024-05-07", "2024-05-07", "2024-05-07T09:30:00Z", "2024-05", "2024", "202X", "2024?"),
    *("2024-04/2024-06", "2023/..", "../2024-05", "[..2024-05-07]", "[2024-05..]", "2024-06~/.."),
    *("{2024-05-07,2024-05-10}", "[2024-05-01,2024-07-01]", "{2023,2025}", "2024-XX-10", "2025"),
    *("-0043-03-15", "0000", "Y-17E16", "Y17E16", "-0480/-0479", "9999-12-31", "2024-~05"),
]
SAID = {
    "2023/..": "2024-06-01",
    "2024": "2024-05-07",
    "202X": "2024-05",
    "2024-05": "2024-05-07~",
    "2024-04/2024-06": "{2024-05-07,2024-05-10}",
    "../2024-05": "0099-05",
    "2025": "2025-02",
}
"""The dates of some statements in events of a date."""

COUNTRIES = [("AFG", "PAK"), ("AFG", "IRN", "PAK"), ("IND", "PAK"), ("AFG", "CHN")]
# More than stand beside each other in the columns.
MANY = ("AFG", "CHN", "IND", "IRN", "PAK", "TJK", "UZB")
TYPES, TOPICS = ("talks", "airstrike", "border-closure"), ("border", "trade", "refugees")
ACTS = (
    *(Statement.Act.DENY, Statement.Act.ACCUSE, Statement.Act.CONCERN),
    *(Statement.Act.DEMAND, Statement.Act.THREATEN, Statement.Act.REJECT),
)
PLACES, LANGUAGES = ("Torkham", "", "Spin Boldak"), ("en", "ur", "prs")
OUTLETS = ("Outlet 0", "Outlet 1", "", "Outlet 3")
ORIGINS: list[dict[str, str]] = [
    *({}, {}, {"origin": "agency", "origin_name": "Reuters"}, {"origin": "agency"}),
    *({}, {"origin": "witness"}, {}, {"origin": "agency", "origin_name": "Reuters"}),
]
WORDS = ("envoys", "lorries", "harvest")

FIRST = datetime(2025, 5, 1, 12, tzinfo=UTC)
"""When the first of the events is published; each other a day later."""

COUNT = 50


def publish_all_sorts() -> None:
    """Fifty events at some places over as many days, of which every fifth is corrected a month
    later, every eleventh withdrawn and one suppressed. Of their statements some answer one of their
    own event or of an earlier one, and a correction takes back every other answer that it finds."""
    sources = [
        make_source(publisher=OUTLETS[number % 4], language=LANGUAGES[number % 3], **origin)
        for number, origin in enumerate(ORIGINS)
    ]
    events: list[Event] = []
    made: list[Statement] = []
    for number in range(COUNT):
        event = make_event(
            f"The {WORDS[number % 3]} of number {number}",
            date=DATES[number % len(DATES)],
            countries=MANY if number % 13 == 0 else COUNTRIES[number % 4],
            type=TYPES[number % 3],
            topics=TOPICS[: number % 4],
            sentence=sources[number % 8].sentences.get(number=1),
            after=events[0] if number == 1 else None,
            place=PLACES[number % 3],
        )
        if number % 3 == 0:
            # Pakistan hosts, as a party too every sixth time.
            event.participations.filter(country__alpha3="PAK").update(
                role="host", is_party=number % 6 == 0
            )
        for place in range(number % 3):
            nth, speaker = len(made), make_actor(f"Speaker {(number + place) % 5}")
            others = [each for each in made if each.speaker != speaker]
            said = make_statement(
                event,
                speaker=speaker,
                addressee=make_actor(f"Speaker {nth % 4}") if nth % 3 else None,
                act=ACTS[(number + 2 * place) % len(ACTS)],
                responds_to=others[-1 - nth % 5] if nth > 9 and nth % 4 < 2 else None,
                sentence=sources[(number + place) % 8].sentences.get(number=2),
                date=SAID.get(event.date, "") if place else "",
            )
            made.append(said)
        _at(number, lambda event=event: publish(event))
        events.append(event)
    for number in range(0, COUNT, 5):
        event = events[number]
        event.topics.set(Topic.objects.filter(code=TOPICS[number % 3]))
        if number % 2:
            event.statements.update(responds_to=None)
        if number % 3 != 2:
            Event.objects.filter(pk=event.pk).update(date=DATES[(number + 9) % len(DATES)])
        _at(COUNT + number, lambda event=event: publish(event, reason="More is known"))
    for number in range(7, COUNT, 11):
        _at(120 + number, lambda event=events[number]: withdraw(event, by=None, reason="No"))
    gone = events[9].editions.get()
    suppress_edition(gone, make_editor("administrator"), "A court has ordered it.")


def _at(day: int, act: object) -> None:
    with patch("django.utils.timezone.now", return_value=FIRST + timedelta(day)):
        act()  # type: ignore[operator]
