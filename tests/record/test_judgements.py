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

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

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
    "label": (lambda event: changed(event, label="New"), {"whole"}, False),
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


# Judgements in databases carry these digests: other bytes would end them all.
DIGESTS = [
    ("event", "whole", "1dc4db6660d0b1f83410b8bd6171905dc81127fe7f31138f70efdeed62f686eb"),
    ("event", "date", "e206e476e8e807dee09ca30e103fdf649aa94e35e75de3dc75941ff2929878a2"),
    ("event", "place", "683ac36202b739f2529bcc86656fefbc1eb9bbfd90b36f4f4b6a5611b33243cd"),
    ("event", "participants", "7ee02e3fa742498ebb27997f06879795fd9b8f14673e1ad193688507cfd0e90f"),
    ("event", "figure", "282144b7f5f40875accf34ea237f6bfeb4ee56203560d73c2a51adf984cfe965"),
    ("statement", "whole", "038314ef013b411a9ac19d4f57062400f7b6d37a1a7ad85ebfe9927562888468"),
    ("statement", "date", "ba1e921d10da898d00cea40527f135b0d6c7d28a3c2d5dc01a41e0b05b1d4960"),
    ("statement", "place", "683ac36202b739f2529bcc86656fefbc1eb9bbfd90b36f4f4b6a5611b33243cd"),
    (
        "statement",
        "participants",
        "1987b214c69032ae463de2446e737a5d690552b308ec8a676390c0395fa0746d",
    ),
    ("statement", "figure", "b471c43db254247dd6097c7c33aca7a5bf05ce7169102bc6591cb27f4a10fb33"),
    ("bare event", "whole", "bbab1d64c653c480432c1500bba9e8f44e1276569fb24946f71b83d5940f9f26"),
    ("bare event", "date", "d7d1379deee08df9bf1a0580ff76c9bd496f150ab7197a861a26fbf721e11919"),
    ("bare event", "place", "8e6376c4c5f5b5d9f083a31fa74f6eb9add6e8a5f002a71d57f6bccb7ab64e17"),
    (
        "bare event",
        "participants",
        "7ee02e3fa742498ebb27997f06879795fd9b8f14673e1ad193688507cfd0e90f",
    ),
    ("bare event", "figure", "cc52791a48fc8f375f5f0cb486747c2d76340d4fb2a51cf38a8333726d91d9cd"),
    ("bare statement", "whole", "2aea8852c1a285c66249c2caa1622c28d2fc7e7ee1f81b13b461b1430ddd2a98"),
    ("bare statement", "date", "f88f397efba40ea949330426f5df9bed2a48c85b5d5b20f6f6b81c7bfb055fc8"),
    ("bare statement", "place", "8e6376c4c5f5b5d9f083a31fa74f6eb9add6e8a5f002a71d57f6bccb7ab64e17"),
    (
        "bare statement",
        "participants",
        "52151f333e74c11abe8c4aa7b524a460f121a41e1503a2de8e5b7c5d6d9bcb79",
    ),
    (
        "bare statement",
        "figure",
        "1f9a6170fab7200c647e6b0b2e7e65241cfbea087e1e2de408cee2aa93211110",
    ),
]


@pytest.mark.parametrize(("subject", "field", "digest"), DIGESTS)
def test_claim_has_the_digest_that_stored_judgements_carry(
    subject: str, field: str, digest: str
) -> None:
    event = make_event("Talks") if subject.startswith("bare") else make_talks()
    citation = Citation(field=field, sentence=make_unsaved_sentence())
    if subject.endswith("statement"):
        bare = subject.startswith("bare")
        citation.statement = make_statement(event) if bare else make_figure(event)
    else:
        citation.event = event
    assert claim_of(citation).digest == digest


def make_unsaved_sentence() -> Sentence:
    return Sentence(source=Source(code="0000000a"), number=1, text="A sentence.")
