"""Publishing many events at once is as publishing one after the other, and only faster."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from relations.editions import bulk_publication, description_publication
from relations.editions.audit import findings
from relations.editions.authorship import marks_of
from relations.editions.bulk_publication import publish_many
from relations.editions.descriptions import Description
from relations.editions.errors import HasProblems, NeedsReason, NothingChanged, Refused
from relations.editions.index import INDEX_KINDS, rows_of
from relations.editions.models import Edition
from relations.editions.publication import PublicationOutcome, publish, withdraw
from relations.editions.published_reason import LONGEST_REASON, ReasonTooLong
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor
from tests.factories import (
    UNREAD,
    make_actor,
    make_checked,
    make_editor,
    make_event,
    make_published,
    make_sentence,
    make_source,
    make_statement,
)
from tests.queries.counting import queries_of

pytestmark = pytest.mark.django_db

REASON = "More is known."


def publish_all(
    events: Iterable[Event] | None = None, reason: str = REASON
) -> dict[int, PublicationOutcome]:
    """Publish many, and return what became of each, in the order in which it did."""
    chosen = Event.objects.all() if events is None else events
    batches = publish_many((each.pk for each in chosen), reason, UNREAD)
    return {event.pk: outcome for batch in batches for event, outcome in batch}


def publish_in_turn(keys: Iterable[int], reason: str = REASON) -> dict[int, PublicationOutcome]:
    """Publish one after the other, and return what became of each."""
    outcomes: dict[int, PublicationOutcome] = {}
    for key in keys:
        try:
            outcomes[key] = publish(Event.objects.get(pk=key), None, reason, UNREAD)
        except Refused as refusal:
            outcomes[key] = refusal
    return outcomes


@dataclass(frozen=True)
class Told:
    """An event of a record: what became of it before, which event it came after and of which it
    answers the statement, by their places, and who speaks in it."""

    past: str
    after: int | None
    answers: int | None
    speaker: int


def make_changed(event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(summary="More is known now.")


def make_public(event: Event) -> None:
    publish(event, None, unchecked=UNREAD)


PASTS: dict[str, Callable[[Event, User], object]] = {
    "draft": lambda event, by: None,
    "uncited": lambda event, by: event.citations.all().delete(),
    "public": lambda event, by: make_public(event),
    "changed": lambda event, by: (make_public(event), make_changed(event)),
    "withdrawn": lambda event, by: (make_public(event), withdraw(event, by, reason="A mistake")),
    "judged": lambda event, by: make_checked(event, by),
    "judged before a change": lambda event, by: (make_checked(event, by), make_changed(event)),
}
SPEAKERS = ("Amina Karimi", "Zalmai", "A. Karimi")


def make_record(told: Sequence[Told]) -> None:
    """Events of one day, from two articles."""
    sentences = [make_sentence(1), make_sentence(2)]
    actors = [make_actor(name) for name in SPEAKERS]
    Actor.objects.filter(pk=actors[2].pk).update(merged_into=actors[0])
    editor = make_editor()
    events = [
        make_event(f"Event {number}", sentence=sentences[number % 2]) for number in range(len(told))
    ]
    claims = [
        make_statement(event, speaker=actors[each.speaker])
        for event, each in zip(events, told, strict=True)
    ]
    for event, claim, each in zip(events, claims, told, strict=True):
        PASTS[each.past](event, editor)
        if each.after is not None and each.after < len(told) and events[each.after] != event:
            Event.objects.filter(pk=event.pk).update(after=events[each.after])
        if each.answers is not None and each.answers < len(told):
            Statement.objects.filter(pk=claim.pk).update(responds_to=claims[each.answers])


def columns(row: Any, *without: str) -> dict[str, Any]:
    fields = [each for each in row._meta.concrete_fields if not each.primary_key]
    return {each.attname: getattr(row, each.attname) for each in fields if each.name not in without}


def published_rows() -> dict[str, Any]:
    """All that is published, with its index, but for keys; the marks are of keys too."""
    rows: dict[str, Any] = {}
    for edition in Edition.objects.order_by("chain", "number"):
        rows[f"{edition.chain} {edition.number}"] = columns(edition, "history_marks")
        for kind in INDEX_KINDS:
            of_edition = kind._default_manager.filter(edition=edition)
            contents = [columns(row, "edition").items() for row in of_edition]
            rows[f"{edition.chain} {edition.number} {kind.__name__}"] = sorted(map(str, contents))
    for description in Description.objects.order_by("chain", "number"):
        rows[f"{description.chain} {description.number}"] = columns(description)
    return rows


def said(outcomes: dict[int, PublicationOutcome]) -> dict[int, tuple[str, str]]:
    return {
        key: (type(each).__name__, "" if isinstance(each, Edition) else str(each))
        for key, each in outcomes.items()
    }


PLACES = st.none() | st.integers(0, 4)
RECORDS = st.lists(
    st.builds(
        Told,
        past=st.sampled_from(sorted(PASTS)),
        after=PLACES,
        answers=PLACES,
        speaker=st.integers(0, len(SPEAKERS) - 1),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=15)
@given(told=RECORDS, batch=st.sampled_from([1, 2, 200]))
def test_many_are_published_as_one_by_one(told: list[Told], batch: int) -> None:
    with (
        transaction.atomic(),
        patch.object(timezone, "now", return_value=timezone.now()),
        patch.object(bulk_publication, "BATCH", batch),
    ):
        make_record(told)
        with transaction.atomic():
            together = publish_all()
            rows, marks = published_rows(), marks_of(Event, list(together))
            for key, outcome in together.items():
                if isinstance(outcome, Edition):
                    assert outcome.history_marks == marks[key]
            refused = [key for key, each in together.items() if isinstance(each, Refused)]
            assert said(publish_in_turn(refused)) == {
                key: each for key, each in said(together).items() if key in refused
            }
            transaction.set_rollback(True)
        assert said(publish_in_turn(together)) == said(together)
        assert published_rows() == rows
        transaction.set_rollback(True)


def titles(outcomes: dict[int, PublicationOutcome]) -> list[str]:
    return [each.document["title"] for each in outcomes.values() if isinstance(each, Edition)]


def test_event_is_published_after_those_that_it_rests_on() -> None:
    third, second, first = (make_event(title) for title in ("third", "second", "first"))
    Event.objects.filter(pk=second.pk).update(after=first)
    claim = make_statement(second, speaker=make_actor("Zalmai"))
    make_statement(third, responds_to=claim)
    assert titles(publish_all()) == ["first", "second", "third"]
    assert list(findings()) == []


def test_events_whose_statements_answer_each_other_are_refused() -> None:
    one, other = make_event("one"), make_event("other")
    claim = make_statement(one, speaker=make_actor("Zalmai"))
    answer = make_statement(other, responds_to=claim)
    Statement.objects.filter(pk=claim.pk).update(responds_to=answer)
    make_event("neither")
    outcomes = publish_all()
    assert titles(outcomes) == ["neither"]
    assert isinstance(outcomes[one.pk], HasProblems)
    assert isinstance(outcomes[other.pk], HasProblems)


def test_one_that_is_refused_keeps_nobody_else_from_being_published() -> None:
    wrong, right = make_event("wrong"), make_event("right")
    wrong.citations.all().delete()
    public = make_published("public").event
    Event.objects.filter(pk=public.pk).update(summary="New")
    outcomes = publish_all(reason="")
    assert titles(outcomes) == ["right"]
    assert "Nothing is cited" in str(outcomes[wrong.pk])
    assert isinstance(outcomes[public.pk], NeedsReason)
    assert {each.event_id for each in Edition.objects.current()} == {public.pk, right.pk}


def test_judgement_of_an_event_that_is_refused_does_not_fall_away() -> None:
    event, other = make_checked(make_event(), make_editor()), make_event()
    Event.objects.filter(pk=event.pk).update(summary="New")
    event.participations.all()[0].delete()
    publish_all([event, other])
    assert event.citations.get().judgement == "supports"


def test_what_is_public_and_unchanged_is_passed_over_when_a_run_is_run_again() -> None:
    events = [make_event(f"Event {number}") for number in range(3)]
    publish_all(events[:2])
    outcomes = publish_all()
    assert titles(outcomes) == ["Event 2"]
    unchanged = [each for each in outcomes.values() if isinstance(each, NothingChanged)]
    assert len(unchanged) == 2
    assert Edition.objects.count() == 3


def test_value_that_the_index_does_not_hold_is_told_of_its_event_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrong, right = make_event("wrong"), make_event("right")

    def rows_or_error(edition: Edition, *rest: Any) -> Any:
        if edition.code == wrong.code:
            raise ValueError("facet x: is too long")
        return rows_of(edition, *rest)

    monkeypatch.setattr("relations.editions.index.rows_of", rows_or_error)
    outcomes = publish_all()
    assert titles(outcomes) == ["right"]
    assert str(outcomes[wrong.pk]) == "facet x: is too long"
    assert Edition.objects.get().event == right


def test_name_that_changes_amid_a_batch_is_published_as_it_then_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = make_source()
    for number in (1, 2):
        make_event(f"Event {number}", sentence=source.sentences.get(number=number))
    held = description_publication._held
    renamed: list[bool] = []

    def rename_first(acts: Any) -> Any:
        if not renamed:
            renamed.append(True)
            type(source).objects.filter(pk=source.pk).update(title="Another title")
        return held(acts)

    monkeypatch.setattr(description_publication, "_held", rename_first)
    assert titles(publish_all()) == ["Event 1", "Event 2"]
    assert list(findings()) == []


def test_reason_that_is_too_long_is_refused_before_anything_is_done() -> None:
    make_event()
    with pytest.raises(ReasonTooLong):
        publish_all(reason="x" * (LONGEST_REASON + 1))
    assert not Edition.objects.exists()


def test_batch_that_fails_for_another_cause_leaves_what_was_published_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bulk_publication, "BATCH", 1)
    first = make_event("first")
    make_event("second")
    batches = publish_many(Event.objects.values_list("pk", flat=True), "", UNREAD)
    next(batches)
    monkeypatch.setattr(bulk_publication, "publish_together", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        next(batches)
    assert Edition.objects.get().event == first


def test_queries_do_not_grow_with_the_number_of_events() -> None:
    def publish_some(count: int) -> int:
        source = make_source()
        for _number in range(count):
            make_statement(make_event(sentence=source.sentences.get(number=1)))
        drafts = list(Event.objects.filter(editions=None))
        return queries_of(lambda: publish_all(drafts))

    publish_some(1)
    assert publish_some(5) == publish_some(2)


def test_each_event_is_a_line_of_the_log(
    caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Any
) -> None:
    right, wrong = make_event(), make_event()
    wrong.citations.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        publish_all()
    assert caplog.messages == [
        f"action=publish event={right.code} account=none edition=1",
        f"action=publish event={wrong.code} account=none refused=HasProblems",
    ]
