"""What is wrong with an event, and what is not."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError

import pytest

from relations.record.checks import Problem, problems_of
from relations.record.citations import Citation
from relations.record.judgements import judge
from relations.record.models import Event, Statement
from tests.factories import (
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_sentence,
    make_source,
    make_statement,
)

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

QUOTING = (
    "He voiced “deep concern and sadness” on Friday. "
    "She said the border is “wide open”, and counted 80,000 people."
)


def problems(event: Event) -> list[tuple[str, str]]:
    """The codes of an event's problems, each with the code of what has it."""
    found = problems_of(Event.objects.complete().get(pk=event.pk))
    return [(problem.code, problem.subject) for problem in found]


def contradict(carrier: Event | Statement) -> None:
    carrier.citations.update(stance=Citation.Stance.CONTRADICTS)


def test_event_of_two_countries_with_a_cited_sentence_has_no_problem() -> None:
    event = make_event()
    make_statement(event)
    assert problems(event) == []


@pytest.mark.parametrize("countries", [(), ("AFG",)])
def test_event_needs_two_countries(countries: tuple[str, ...]) -> None:
    event = make_event(countries=countries)
    assert problems(event) == [("too-few-countries", event.code)]


def test_event_of_three_countries_has_no_problem() -> None:
    assert problems(make_event(countries=("AFG", "IRN", "PAK"))) == []


EVENT_CITATIONS: dict[str, tuple[Callable[[Event], object], bool]] = {
    "none": (lambda event: event.citations.all().delete(), True),
    "one that contradicts": (contradict, True),
    "one that supports in part": (
        lambda event: event.citations.update(stance=Citation.Stance.IN_PART),
        False,
    ),
    "of its date only": (lambda event: event.citations.update(field=Citation.Field.DATE), False),
    "one that supports and one that contradicts": (
        lambda event: Citation.objects.create(
            event=event, sentence=make_sentence(), stance=Citation.Stance.CONTRADICTS
        ),
        False,
    ),
}


@pytest.mark.parametrize("citations", EVENT_CITATIONS)
def test_event_needs_a_sentence_that_supports_it(citations: str) -> None:
    change, is_problem = EVENT_CITATIONS[citations]
    event = make_event()
    change(event)
    assert problems(event) == ([("event-uncited", event.code)] if is_problem else [])


def test_citation_of_a_statement_does_not_carry_its_event() -> None:
    event = make_event()
    make_statement(event)
    event.citations.all().delete()
    assert problems(event) == [("event-uncited", event.code)]


@pytest.mark.parametrize("change", [lambda each: each.citations.all().delete(), contradict])
def test_statement_needs_a_sentence_that_supports_it(change: Callable[[Statement], object]) -> None:
    event = make_event()
    statement = make_statement(event)
    change(statement)
    assert problems(event) == [("statement-uncited", statement.code)]


QUOTATIONS = [
    ("", True),
    ("deep concern and sadness", True),
    ("“deep concern and sadness”", True),
    ("'deep concern and sadness'", True),
    ("deep  concern\nand sadness", True),
    ("concern and", True),
    ("Deep concern and sadness", False),
    ("deep concern", True),
    ("deep concerns", False),
    ("deep sadness", False),
    ("concern and sad", False),
    ("wide open", False),
    ("80,000", False),
    ("deep concern … sadness", False),
]


@pytest.mark.parametrize(("quotation", "found"), QUOTATIONS)
def test_quotation_must_stand_in_a_sentence_that_the_statement_cites(
    quotation: str, found: bool
) -> None:
    sentence = make_source(QUOTING).sentences.get(number=1)
    event = make_event(sentence=sentence)
    statement = make_statement(event, quotation=quotation)
    assert problems(event) == ([] if found else [("quotation-not-found", statement.code)])


def test_quotation_may_stand_in_any_of_the_cited_sentences() -> None:
    first, second = make_source(QUOTING).sentences.all()
    event = make_event(sentence=first)
    statement = make_statement(event, quotation="wide open")
    assert problems(event) == [("quotation-not-found", statement.code)]
    Citation.objects.create(statement=statement, sentence=second)
    assert problems(event) == []


def test_part_of_a_number_is_no_quotation() -> None:
    event = make_event(sentence=make_source(QUOTING).sentences.get(number=2))
    statement = make_statement(event, quotation="80")
    assert problems(event) == [("quotation-not-found", statement.code)]


@pytest.mark.parametrize("quotation", ["“”", " ", "''", "…"])
def test_quotation_without_words_is_found_nowhere(quotation: str) -> None:
    event = make_event(sentence=make_source(QUOTING).sentences.get(number=1))
    statement = make_statement(event, quotation=quotation)
    assert problems(event) == [("quotation-not-found", statement.code)]


DATES = [
    ("2025-04-19", "", True),
    ("2025-04-19", "2025-04-19", True),
    ("2025-04-19", "2025-04-20", False),
    ("2025-04-19", "2025-04-18", False),
    ("2025-04-19", "2025", True),
    ("2025-04", "2025-04-30", True),
    ("2025-04", "2025-05", False),
    ("[2025-01..2025-04]", "2025-04-30/2025-05-02", True),
    ("2023/..", "2030", True),
    ("2023/..", "2022-12-31", False),
    ("[..2025-04-19]", "1999", True),
    ("[..2025-04-19]", "2025-04-20", False),
    ("2025-04-19", "../2025-04-18", False),
]


@pytest.mark.parametrize(("event_date", "statement_date", "fits"), DATES)
def test_statement_must_fall_within_the_dates_of_its_event(
    event_date: str, statement_date: str, fits: bool
) -> None:
    event = make_event(date=event_date)
    statement = make_statement(event, date=statement_date)
    assert problems(event) == ([] if fits else [("statement-outside-event", statement.code)])


AGREEING = [
    (stance, judgement)
    for stance in ("supports", "in-part", "contradicts")
    for judgement in ("supports", "in-part", "contradicts", "unsupported")
]


@pytest.mark.parametrize(("stance", "judgement"), AGREEING)
def test_citation_must_do_what_the_editor_found_who_judged_it(stance: str, judgement: str) -> None:
    event = make_event()
    event.citations.create(sentence=make_sentence(2), stance=stance)
    judge(event.citations.order_by("pk")[1], judgement, make_editor())
    expected = [] if stance == judgement else [("judged-otherwise", event.code)]
    assert problems(event) == expected


def test_judgement_that_has_fallen_away_keeps_nothing_from_the_public() -> None:
    event = make_checked(make_event(), make_editor(), "unsupported")
    assert problems(event) == [("judged-otherwise", event.code)]
    Event.objects.filter(pk=event.pk).update(summary="Another claim.")
    assert problems(event) == []


def test_disagreement_says_who_judged_what_and_when_and_what_to_do() -> None:
    event = make_event()
    statement = make_statement(event)
    editor = make_editor(first_name="Amina", last_name="Editor")
    judge(statement.citations.get(), "unsupported", editor)
    statement.citations.update(checked_at="2025-03-12T12:00Z")
    [problem] = problems_of(Event.objects.complete().get(pk=event.pk))
    assert problem.subject == statement.code
    assert problem.message.endswith(
        "cited for the whole of what Amina Karimi says: Amina Editor judged on 12 March 2025"
        " “does not support”, where the citation has “supports”. Change the citation or what"
        " rests on it, or have it judged again."
    )


def test_date_that_cannot_be_read_is_a_problem_and_no_failure() -> None:
    event = make_event()
    statement = make_statement(event)
    Statement.objects.update(date="yesterday")
    assert problems(event) == [("date-unreadable", statement.code)]


def test_nobody_answers_themselves() -> None:
    event = make_event()
    claim = make_statement(event)
    answer = make_statement(event, responds_to=claim, act=Statement.Act.DENY)
    assert problems(event) == [("answers-itself", answer.code)]
    answer.speaker = make_actor("Basir")
    answer.save()
    assert problems(event) == []


def test_statement_that_responds_to_itself_answers_itself() -> None:
    event = make_event()
    statement = make_statement(event)
    Statement.objects.update(responds_to=statement)
    assert problems(event) == [("answers-itself", statement.code)]


def test_all_problems_are_named_at_once() -> None:
    event = make_event(countries=())
    statement = make_statement(event, quotation="never said", date="1999")
    event.citations.all().delete()
    statement.citations.all().delete()
    assert [code for code, _subject in problems(event)] == [
        "event-uncited",
        "too-few-countries",
        "statement-uncited",
        "quotation-not-found",
        "statement-outside-event",
    ]


def test_problem_names_the_statement_by_its_speaker_and_words() -> None:
    event = make_event()
    make_statement(event, text="The border is open.", date="1999")
    [problem] = problems_of(Event.objects.complete().get(pk=event.pk))
    assert str(problem) == (
        "Amina Karimi, “The border is open.”: its date 1999 lies outside the event's, 2025-04-19."
    )


def test_problem_never_changes() -> None:
    problem = Problem("event-uncited", "0123abcd", "Nothing is cited.")
    with pytest.raises(FrozenInstanceError):
        problem.message = "All is well."  # type: ignore[misc]


def test_checks_ask_as_often_for_many_statements_as_for_one(
    django_assert_num_queries: Callable[[int], object],
) -> None:
    event = make_event()
    for number in range(5):
        make_statement(event, text=f"Statement {number}.", quotation="deep concern")
    complete = Event.objects.complete().get(pk=event.pk)
    with django_assert_num_queries(0):
        assert problems_of(complete) == []


def cited_for(field: str, of: str, **fields: object) -> Event:
    """An event that cites a sentence for one of its fields, or of its statement's."""
    if of == "event":
        event = make_event(**fields)
        Citation.objects.create(event=event, sentence=make_sentence(), field=field)
        return event
    event = make_event(place=str(fields.pop("place", "")))
    statement = make_statement(event, **fields)
    Citation.objects.create(statement=statement, sentence=make_sentence(), field=field)
    return event


FIGURE = {"figure_measure": "people", "figure_low": 3}
CITED_FOR_NOTHING = [
    ("figure", "event", {}, True),
    ("place", "event", {}, True),
    ("place", "event", {"place": "Kabul"}, False),
    ("date", "event", {}, False),
    ("participants", "event", {}, False),
    ("whole", "event", {}, False),
    ("figure", "statement", {}, True),
    ("figure", "statement", FIGURE, False),
    ("place", "statement", {}, True),
    ("place", "statement", {"place": "Kabul"}, False),
    ("date", "statement", {}, False),
    ("date", "statement", {"date": "2025-04-19"}, False),
    ("participants", "statement", {}, False),
    ("whole", "statement", {}, False),
]


@pytest.mark.parametrize(("field", "of", "fields", "is_of_nothing"), CITED_FOR_NOTHING)
def test_citation_must_be_for_a_field_that_there_is(
    field: str, of: str, fields: dict[str, object], is_of_nothing: bool
) -> None:
    event = cited_for(field, of, **fields)
    subject = event.code if of == "event" else event.statements.get().code
    assert problems(event) == [("cited-for-nothing", subject)] * is_of_nothing


def test_citation_for_nothing_says_what_to_do() -> None:
    event = cited_for("figure", "event")
    [problem] = problems_of(Event.objects.complete().get(pk=event.pk))
    assert str(problem).endswith(
        "is cited for the figure of the event, which is blank. Fill it in, or say what else rests"
        " on the sentence."
    )


def test_judgement_does_not_make_up_for_a_field_that_there_is_not() -> None:
    event = make_checked(cited_for("figure", "event"), make_editor())
    assert problems(event) == [("cited-for-nothing", event.code)]
