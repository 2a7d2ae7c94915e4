"""Judging citations: what claim a citation carries, and how long a judgement of it stands."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from hypothesis import given
from hypothesis import strategies as st

from relations.record.checks import problems_of
from relations.record.citations import Citation
from relations.record.judgements import (
    FELL_AWAY,
    JUDGED,
    citations_of,
    claim_of,
    fall_away,
    is_judged,
    judge,
)
from relations.record.models import Event, Statement
from relations.record.vocabulary import Country
from relations.sources.models import Sentence, Source
from tests.factories import (
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_sentence,
    make_statement,
)

pytestmark = pytest.mark.django_db

Field = Citation.Field


def complete(event: Event) -> Event:
    stored: Event = Event.objects.complete().get(pk=event.pk)
    return stored


def make_talks() -> Event:
    """An event that has everything."""
    return make_event(
        "Talks in Kabul", summary="They met.", date="2024", date_said="last year", place="Kabul"
    )


def make_figure(event: Event) -> Statement:
    """A statement that has everything."""
    return make_statement(
        event,
        capacity="minister",
        on_behalf_of=make_actor("Government"),
        addressee=make_actor("Zalmai"),
        quotation="deep concern",
        date="2024-03",
        figure_measure="people deported",
        figure_low=80_000,
    )


CLAIMS_OF_EVENTS = [
    (
        Field.WHOLE,
        {
            "Title": "Talks in Kabul",
            "Summary": "They met.",
            "Type": "round of talks",
            "Date": "2024",
            "In the source’s words": "last year",
            "Place": "Kabul",
            "Who took part": "Afghanistan (participant), Pakistan (participant)",
        },
    ),
    (Field.DATE, {"Date": "2024", "In the source’s words": "last year"}),
    (Field.PLACE, {"Place": "Kabul"}),
    (Field.PARTICIPANTS, {"Who took part": "Afghanistan (participant), Pakistan (participant)"}),
]


@pytest.mark.parametrize(("field", "lines"), CLAIMS_OF_EVENTS)
def test_claim_about_an_event_is_what_its_field_rests_on(field: str, lines: dict[str, str]) -> None:
    event = make_talks()
    citation = Citation(event=event, field=field, sentence=make_sentence())
    assert {line.label: line.words for line in claim_of(citation).lines} == lines


CLAIMS_OF_STATEMENTS = [
    (
        Field.WHOLE,
        [
            *("Speaker", "Capacity", "On behalf of", "Addressee"),
            *("Act", "Text", "Quotation", "Date", "Figure"),
        ],
    ),
    (Field.PARTICIPANTS, ["Speaker", "Capacity", "On behalf of", "Addressee"]),
    (Field.DATE, ["Date"]),
    (Field.PLACE, ["Place"]),
    (Field.FIGURE, ["Speaker", "Figure"]),
]


@pytest.mark.parametrize(("field", "labels"), CLAIMS_OF_STATEMENTS)
def test_claim_about_a_statement_is_what_its_field_rests_on(field: str, labels: list[str]) -> None:
    statement = make_figure(make_talks())
    citation = Citation(statement=statement, field=field, sentence=make_sentence())
    lines = claim_of(citation).lines
    assert [line.label for line in lines] == labels
    figures = [line.words for line in lines if line.label == "Figure"]
    assert figures in ([], ["at least 80,000 people deported"])


def test_statement_without_a_date_was_said_on_that_of_its_event() -> None:
    statement = make_statement(make_event(date="2025-04-19"))
    citation = Citation(statement=statement, field=Field.DATE, sentence=make_sentence())
    assert [line.words for line in claim_of(citation).lines] == ["19 April 2025"]


# What is changed, and the claims that are then others: of the event by their fields, and whether
# those of a statement are.
CHANGES: dict[str, tuple[Callable[[Event], object], set[str], bool]] = {
    "title": (lambda event: changed(event, title="New"), {"whole"}, False),
    "summary": (lambda event: changed(event, summary="New"), {"whole"}, False),
    "date": (lambda event: changed(event, date="2023"), {"whole", "date"}, False),
    "words of the date": (lambda event: changed(event, date_said="x"), {"whole", "date"}, False),
    "note on the date": (lambda event: changed(event, date_note="Counted."), set(), False),
    "place": (lambda event: changed(event, place="Herat"), {"whole", "place"}, False),
    "part of a country": (
        lambda event: event.participations.filter(country__alpha3="AFG").update(role="host"),
        {"whole", "participants"},
        False,
    ),
    "another country": (
        lambda event: event.participations.filter(country__alpha3="AFG").update(
            country=Country.objects.get(alpha3="IRN")
        ),
        {"whole", "participants"},
        False,
    ),
    "topic": (lambda event: event.topics.add(1), set(), False),
    "stance": (lambda event: event.citations.update(stance="in-part"), set(), False),
    "text": (lambda event: event.statements.update(text="New"), set(), True),
    "quotation": (lambda event: event.statements.update(quotation="New"), set(), True),
    "act": (lambda event: event.statements.update(act="deny"), set(), True),
    "capacity": (lambda event: event.statements.update(capacity="New"), set(), True),
    "speaker": (lambda event: event.statements.update(speaker=make_actor("B")), set(), True),
    "name of the speaker": (lambda event: rename_speaker(event), set(), True),
    "date of a statement": (lambda event: event.statements.update(date="2024"), set(), True),
    "figure": (lambda event: event.statements.update(figure_low=90_000), set(), True),
}


def changed(event: Event, **fields: str) -> None:
    Event.objects.filter(pk=event.pk).update(**fields)


def rename_speaker(event: Event) -> None:
    speaker = event.statements.get().speaker
    speaker.name = "Another name"
    speaker.save()


@pytest.mark.parametrize("change", CHANGES)
def test_judgement_falls_away_where_its_claim_has_changed_and_nowhere_else(change: str) -> None:
    event, editor = make_talks(), make_editor()
    for field in ("date", "place", "participants"):
        event.citations.create(sentence=event.citations.all()[0].sentence, field=field)
    make_figure(event)
    make_checked(event, editor)
    act, of_event, of_statement = CHANGES[change]
    act(event)
    assert fall_away(complete(event)) == len(of_event) + of_statement
    fallen = Citation.objects.filter(judgement="", checked_by=None, checked_at=None)
    assert {each.field for each in fallen if each.event_id} == of_event
    assert bool([each for each in fallen if each.statement_id]) is of_statement
    assert fall_away(complete(event)) == 0


def test_judgement_falls_away_with_another_sentence_or_field() -> None:
    event = make_checked(make_event(), make_editor())
    for field, value in [("sentence", make_sentence(2)), ("field", Field.DATE)]:
        Citation.objects.filter(event=event).update(**{field: value})
        assert fall_away(complete(event)) == 1
        make_checked(event, User.objects.get())


def test_judgement_is_signed_and_dated_and_gives_way_to_the_next() -> None:
    event, first, second = make_event(), make_editor("first"), make_editor("second")
    make_checked(event, first)
    before = event.citations.get()
    assert (before.judgement, before.checked_by) == ("supports", first)
    make_checked(event, second, "unsupported")
    after = event.citations.get()
    assert (after.judgement, after.checked_by) == ("unsupported", second)
    assert before.checked_at
    assert after.checked_at
    assert after.checked_at >= before.checked_at


def test_history_of_a_citation_keeps_what_was_judged_and_that_it_fell_away() -> None:
    event, editor = make_event(), make_editor()
    make_checked(event, editor, "in-part")
    changed(event, title="New")
    fall_away(complete(event))
    entries = event.citations.get().history.all()
    told = [(each.history_change_reason, each.judgement) for each in entries]
    assert told == [(FELL_AWAY, ""), (JUDGED, "in-part"), (None, "")]
    assert entries[1].checked_by == editor


def test_what_is_no_judgement_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        judge(make_event().citations.get(), "nonsense", make_editor())


def test_claims_of_a_complete_event_ask_the_database_nothing(
    django_assert_num_queries: Callable[[int], object],
) -> None:
    event = make_talks()
    make_figure(event)
    stored = complete(make_checked(event, make_editor()))
    with django_assert_num_queries(0):
        assert all(is_judged(each) for each in citations_of(stored))
        assert problems_of(stored) == []


@given(one=st.text(max_size=8), other=st.text(max_size=8))
def test_no_two_claims_have_one_digest_whatever_stands_in_their_fields(
    one: str, other: str
) -> None:
    """Also not where what ends one field begins the next."""
    sentence = make_unsaved_sentence()
    events = [Event(date="2024", date_said=one), Event(date="2024", date_said=other)]
    digests = {
        claim_of(Citation(event=event, field=Field.DATE, sentence=sentence)).digest
        for event in events
    }
    assert len(digests) == len({one, other})


def make_unsaved_sentence() -> Sentence:
    return Sentence(source=Source(code="0000000a"), number=1, text="A sentence.")
