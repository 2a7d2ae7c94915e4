"""Working rows: what the database refuses, what is derived, how rows are found in fixtures."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models import ProtectedError, RestrictedError
from django.test.utils import CaptureQueriesContext

from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.participations import Participation
from relations.record.vocabulary import Actor, Country, EventType, Topic
from tests.database import refuses
from tests.factories import (
    make_actor,
    make_editor,
    make_event,
    make_sentence,
    make_source,
    make_statement,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 4, 20, tzinfo=UTC)


UNIQUE: list[tuple[type[models.Model], str]] = [
    (Country, "alpha3"),
    (Country, "alpha2"),
    (Country, "slug"),
    (EventType, "code"),
    (Topic, "code"),
]


@pytest.mark.parametrize(("model", "column"), UNIQUE)
def test_two_words_of_the_vocabulary_cannot_share_what_names_them(
    model: type[models.Model], column: str
) -> None:
    one, other = model._default_manager.exclude(**{column: None})[:2]
    taken = {column: getattr(one, column)}
    assert refuses(lambda: model._default_manager.filter(pk=other.pk).update(**taken))


def test_two_actors_events_or_statements_cannot_share_a_code() -> None:
    actor, event = make_actor("Amina"), make_event()
    statement = make_statement(event)
    make_actor("Basir")
    make_statement(make_event())
    for row in (actor, event, statement):
        others = type(row).objects.exclude(pk=row.pk)
        assert refuses(lambda row=row, others=others: others.update(code=row.code)), row


@pytest.mark.parametrize(
    ("value", "refused"),
    [(None, False), ("-10", False), ("10", False), ("-10.1", True), ("10.1", True)],
)
def test_goldstein_value_stays_within_its_scale(value: str | None, refused: bool) -> None:
    talks = EventType.objects.filter(code="talks")
    number = Decimal(value) if value else None
    assert refuses(lambda: talks.update(goldstein=number)) is refused


@pytest.mark.parametrize(
    ("earliest", "latest", "refused"),
    [
        (date(2025, 1, 2), date(2025, 1, 1), True),
        (date(2025, 1, 1), date(2025, 1, 1), False),
        (None, date(2025, 1, 1), False),
        (date(2025, 1, 1), None, False),
    ],
)
def test_event_cannot_end_before_it_begins(
    earliest: date | None, latest: date | None, refused: bool
) -> None:
    make_event()
    change = {"earliest": earliest, "latest": latest}
    assert refuses(lambda: Event.objects.update(**change)) is refused


def test_event_has_a_day_to_sort_by() -> None:
    make_event()
    assert refuses(lambda: Event.objects.update(sort_date=None))


def test_country_takes_part_in_an_event_once() -> None:
    event = make_event(countries=("AFG", "PAK"))
    country = Country.objects.get(alpha3="AFG")
    assert refuses(lambda: Participation.objects.create(event=event, country=country, role="host"))


FIGURES = [
    (("", None, None, None), False),
    (("people", 1, None, None), False),
    (("people", None, 1, None), False),
    (("people", None, None, 1), False),
    (("people", 1, 2, 3), False),
    (("people", 2, 2, 2), False),
    (("people", 0, None, 0), False),
    (("", 1, None, None), True),
    (("", None, None, 1), True),
    (("people", None, None, None), True),
    (("people", 2, 1, None), True),
    (("people", None, 2, 1), True),
    (("people", 2, None, 1), True),
    (("people", -1, None, None), True),
]


@pytest.mark.parametrize(("figure", "refused"), FIGURES)
def test_figure_has_a_measure_and_values_that_do_not_fall(
    figure: tuple[str, int | None, int | None, int | None], refused: bool
) -> None:
    statement = make_statement(make_event())
    columns = ("figure_measure", "figure_low", "figure_best", "figure_high")
    change = dict(zip(columns, figure, strict=True))
    assert refuses(lambda: Statement.objects.filter(pk=statement.pk).update(**change)) is refused


def test_citation_belongs_to_an_event_or_to_a_statement() -> None:
    event, sentence = make_event(), make_sentence()
    statement = make_statement(event)
    for carrier in ({}, {"event": event, "statement": statement}):
        citation = Citation(sentence=sentence, **carrier)
        assert refuses(citation.save), carrier


def test_sentence_is_cited_once_for_each_field() -> None:
    event, sentence = make_event(), make_sentence()
    statement = make_statement(event)
    for carrier in ({"event": event}, {"statement": statement}):
        for field in Citation.Field:
            citation: dict[str, Any] = {"sentence": sentence, "field": field, **carrier}
            Citation.objects.create(**citation)
            assert refuses(lambda citation=citation: Citation.objects.create(**citation)), citation


def test_check_of_a_citation_names_editor_time_judgement_and_claim_or_nothing() -> None:
    make_event()
    check = check_by(make_editor())
    for missing in check:
        rest = {column: value for column, value in check.items() if column != missing}
        assert refuses(lambda rest=rest: Citation.objects.update(**rest)), missing
    Citation.objects.update(**check)
    assert Citation.objects.get().checked_by == check["checked_by"]


def check_by(editor: User) -> dict[str, Any]:
    return {
        "checked_by": editor,
        "checked_at": NOW,
        "judgement": Citation.Judgement.SUPPORTS,
        "checked_claim": "0" * 64,
    }


PROTECTED: dict[str, Callable[[Event], models.Model]] = {
    "country of a participation": lambda event: Country.objects.get(alpha3="AFG"),
    "type of an event": lambda event: event.type,
    "speaker": lambda event: event.statements.get(act="deny").speaker,
    "actor spoken for": lambda event: event.statements.get(act="deny").on_behalf_of,
    "addressee": lambda event: event.statements.get(act="deny").addressee,
    "statement that is answered": lambda event: event.statements.get(act="concern"),
    "cited sentence": lambda event: event.citations.get().sentence,
    "editor who checked": lambda event: event.citations.get().checked_by,
}


@pytest.mark.parametrize("thing", PROTECTED)
def test_what_the_record_rests_on_cannot_be_deleted(thing: str) -> None:
    event = make_event()
    event.citations.update(**check_by(make_editor()))
    make_statement(
        event,
        act=Statement.Act.DENY,
        speaker=make_actor("Basir"),
        on_behalf_of=make_actor("Ministry"),
        addressee=make_actor("Islamabad"),
        responds_to=make_statement(event),
    )
    with pytest.raises((ProtectedError, RestrictedError)):
        PROTECTED[thing](event).delete()


def test_draft_takes_what_is_its_own_with_it() -> None:
    event = make_event()
    make_statement(event, speaker=make_actor("Basir"), responds_to=make_statement(event))
    event.delete()
    for model in (Participation, Statement, Citation):
        assert not model.objects.exists()


# EDTF, then the earliest day, the latest and the one to sort by.
DERIVED = [
    ("2025-04-19", "2025-04-19", "2025-04-19", "2025-04-19"),
    ("2024", "2024-01-01", "2024-12-31", "2024-01-01"),
    ("2024-02", "2024-02-01", "2024-02-29", "2024-02-01"),
    ("[2025-01..2025-04]", "2025-01-01", "2025-04-30", "2025-01-01"),
    ("2023/..", "2023-01-01", None, "2023-01-01"),
    ("[..2025-04-19]", None, "2025-04-19", "2025-04-19"),
    ("/2025", None, "2025-12-31", "2025-12-31"),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest", "sort_date"), DERIVED)
def test_days_of_an_event_follow_from_its_date(
    edtf: str, earliest: str | None, latest: str | None, sort_date: str
) -> None:
    event = Event.objects.get(pk=make_event(date=edtf).pk)
    days = (event.earliest, event.latest, event.sort_date)
    assert [day and day.isoformat() for day in days] == [earliest, latest, sort_date]


@pytest.mark.parametrize("edtf", ["", "last year", "2025-02-30", "../..", "[..1984,2000..]"])
@pytest.mark.parametrize("door", ["save", "full_clean"])
def test_date_that_stands_nowhere_on_a_timeline_is_refused(edtf: str, door: str) -> None:
    event = make_event()
    event.date = edtf
    with pytest.raises(ValidationError):
        getattr(event, door)()
    assert Event.objects.get().date == "2025-04-19"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Ministers meet in Kabul", "ministers-meet-in-kabul"),
        ("Pakistan’s “airstrikes”: 8 killed", "pakistans-airstrikes-8-killed"),
        ("مذاکرات", "event"),
        ("word " * 39 + "x" * 5, "-".join(["word"] * 16)),
    ],
)
def test_slug_of_an_event_follows_from_its_title(title: str, slug: str) -> None:
    assert Event.objects.get(pk=make_event(title).pk).slug == slug


def count_queries_to_read_all() -> int:
    with CaptureQueriesContext(connection) as queries:
        for event in Event.objects.complete():
            assert [each.country.name for each in event.participations.all()]
            assert [each.sentence.source.title for each in event.citations.all()]
            assert [topic.label for topic in event.topics.all()]
            for said in event.statements.all():
                assert said.speaker.name
                assert [each.sentence.source.title for each in said.citations.all()]
    return len(queries)


def test_many_complete_events_are_read_in_as_many_queries_as_one() -> None:
    make_statement(make_event(topics=("border",)))
    for_one = count_queries_to_read_all()
    for _number in range(4):
        make_statement(make_event(topics=("border",)))
    assert count_queries_to_read_all() == for_one


def test_natural_key_finds_the_row_it_comes_from() -> None:
    event = make_event()
    statement = make_statement(event)
    make_statement(make_event())
    rows = [
        Country.objects.get(alpha3="AFG"),
        EventType.objects.get(code="talks"),
        Topic.objects.get(code="border"),
        make_actor(),
        event,
        event.participations.all()[0],
        statement,
        event.citations.get(),
        statement.citations.get(),
    ]
    for row in rows:
        assert type(row).objects.get_by_natural_key(*row.natural_key()) == row


def test_rows_say_what_they_are() -> None:
    event = make_event("Ministers meet in Kabul")
    assert str(event) == "Ministers meet in Kabul"
    assert str(event.participations.all()[0]) == "Afghanistan (participant)"
    assert str(make_statement(event, act=Statement.Act.DENY, text="It is not so.")) == (
        "Amina Karimi denies: It is not so."
    )
    assert str(event.citations.get()).startswith("the whole: 1. ")
    assert str(Actor.objects.get()) == "Amina Karimi"


def test_event_that_cites_very_many_sentences_is_read_whole() -> None:
    """SQLite refuses a condition of more than a thousand parts."""
    text = "\n\n".join(f"The border was open on day {day}." for day in range(1100))
    first, *others = make_source(text).sentences.all()
    event = make_event(sentence=first)
    Citation.objects.bulk_create(Citation(event=event, sentence=each) for each in others)
    [read] = Event.objects.complete()
    assert {each.sentence.source.text for each in read.citations.all()} == {text}


def test_each_change_of_a_row_is_kept_and_a_save_that_changes_nothing_leaves_no_trace() -> None:
    event = make_event("Old headline", topics=("border",))
    before = event.history.count()
    Event.objects.get(pk=event.pk).save()
    assert event.history.count() == before
    event.title = "New headline"
    event.save()
    event.topics.clear()
    titles = [each.title for each in event.history.all()][:3]
    assert titles == ["New headline", "New headline", "Old headline"]


def test_what_a_fixture_loads_is_kept_as_made_by_nobody() -> None:
    event = make_event()
    rows = serializers.serialize("json", [event])
    event.delete()
    for row in serializers.deserialize("json", rows):
        row.save()
    last = Event.history.filter(code=event.code).first()
    assert last
    assert (last.history_type, last.history_user) == ("+", None)
