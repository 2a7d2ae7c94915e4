"""Review: who may send, judge, send back and publish, and what is refused."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relations.editions.authorship import authors_of, authors_of_each
from relations.editions.errors import (
    HasProblems,
    NeedsReason,
    NeedsRemark,
    NotReviewed,
    OwnWork,
    Refused,
    Unchecked,
)
from relations.editions.models import Edition, Review
from relations.editions.publication import publish, withdraw
from relations.editions.review import (
    judge_citations,
    send_back,
    send_for_review,
    take_back,
    waiting_review,
)
from relations.record.citations import Citation
from relations.record.judgements import fall_away
from relations.record.models import Event
from tests.factories import (
    UNREAD,
    make_checked,
    make_editor,
    make_event,
    make_published,
    make_sentence,
    make_statement,
)
from tests.factories import publish as publish_by_command

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> User:
    return make_editor("author")


@pytest.fixture
def editor() -> User:
    return make_editor("editor")


def change(event: Event, by: User | None, **fields: str) -> Event:
    """Store a change of an event as if that account had made it."""
    signed(Event.objects.get(pk=event.pk), by, **fields)
    return event


def make_sent(author: User, note: str = "") -> Event:
    """A draft that waits for review."""
    event = change(make_event(), author, summary="They met.")
    send_for_review(event, author, note)
    return event


def test_event_that_is_sent_waits_with_its_note_until_another_editor_publishes_it(
    author: User, editor: User
) -> None:
    event = make_sent(author, " Mind the date. ")
    review = waiting_review(event)
    assert review
    assert (review.sent_by, review.note) == (author, "Mind the date.")
    edition = publish(make_checked(event, editor), by=editor)
    review.refresh_from_db()
    assert (review.outcome, review.decided_by) == ("published", editor)
    assert edition.published_by == editor
    assert waiting_review(event) is None


@pytest.mark.parametrize("is_superuser", [False, True])
def test_nobody_publishes_what_does_not_wait_for_review(is_superuser: bool) -> None:
    event, account = make_event(), make_editor(is_superuser=is_superuser)
    make_checked(event, make_editor("other"))
    with pytest.raises(NotReviewed, match="does not wait for review"):
        publish(event, by=account)
    assert not Edition.objects.exists()


WORK: dict[str, Callable[[Event, User], object]] = {
    "event": lambda event, by: change(event, by, title="New"),
    "statement": lambda event, by: signed(make_statement(event), by, text="She is calm."),
    "deleted statement": lambda event, by: delete(make_statement(event), by),
    "part of a country": lambda event, by: signed(event.participations.all()[0], by, role="host"),
    "new citation": lambda event, by: signed(
        Citation(event=event, sentence=make_sentence(2), field="date"), by
    ),
    "citation of a deleted statement": lambda event, by: delete_citation_first(event, by),
}


def signed(row: Any, by: User | None, **fields: str) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row._history_user = by
    row.save()


def delete(row: Any, by: User) -> None:
    row._history_user = by
    row.delete()


def delete_citation_first(event: Event, by: User) -> None:
    statement = make_statement(event)
    delete(statement.citations.get(), by)
    statement.delete()


@pytest.mark.any_database
@pytest.mark.parametrize("work", WORK)
def test_who_changed_any_row_of_an_event_neither_publishes_nor_judges_nor_sends_it_back(
    work: str, author: User, editor: User
) -> None:
    event = make_sent(author)
    WORK[work](event, editor)
    assert set(authors_of(event)) == {author, editor}
    key = event.citations.all()[0].pk
    for act in (
        lambda: publish(event, by=editor, unchecked=UNREAD),
        lambda: judge_citations(event, {key: "supports"}, editor),
        lambda: send_back(event, editor, "No"),
    ):
        with pytest.raises(OwnWork, match="your own work"):
            act()
    assert not Citation.objects.exclude(judgement="").exists()
    third = make_editor("third")
    assert publish(event, by=third, unchecked=UNREAD).published_by == third


def test_who_saves_what_is_stored_already_is_no_author(author: User, editor: User) -> None:
    event = make_sent(author)
    change(event, editor)
    assert set(authors_of(event)) == {author}


def test_who_only_sent_an_event_is_an_author_also_as_a_superuser(editor: User) -> None:
    sender = make_editor("sender", is_superuser=True)
    event = make_event()
    send_for_review(event, sender)
    with pytest.raises(OwnWork):
        publish(event, by=sender, unchecked=UNREAD)
    assert publish(event, by=editor, unchecked=UNREAD).number == 1


def test_who_judged_and_whose_judgements_fell_away_is_no_author(author: User, editor: User) -> None:
    event = make_sent(author)
    judge_citations(event, {event.citations.get().pk: "supports"}, editor)
    change(event, author, summary="Another claim.")
    stored = Event.objects.complete().get(pk=event.pk)
    for each in stored.citations.all():
        each._history_user = editor
    assert fall_away(stored) == 1
    assert set(authors_of(event)) == {author}


def test_publication_ends_the_authorship_of_what_it_published(author: User, editor: User) -> None:
    event = make_sent(author)
    publish(event, by=editor, unchecked=UNREAD)
    assert not authors_of(event)
    withdraw(event, by=author, reason="Under review")
    change(event, editor, title="New")
    assert set(authors_of(event)) == {editor}


def test_change_before_a_withdrawal_still_has_its_author(author: User) -> None:
    event = make_published().event
    change(event, author, title="New")
    withdraw(event, by=None, reason="Under review")
    assert set(authors_of(event)) == {author}


def test_command_publishes_without_a_review(author: User) -> None:
    assert publish(change(make_event(), author), by=None, unchecked=UNREAD).published_by is None


def test_author_publishes_where_the_setting_is_off(settings: Any, author: User) -> None:
    settings.REVIEW_BY_ANOTHER = False
    event = change(make_event(), author, summary="They met.")
    assert judge_citations(event, {event.citations.get().pk: "supports"}, author) == 1
    assert publish(event, by=author).document["unchecked"] == ""


def test_event_with_problems_of_its_authors_is_not_sent(author: User) -> None:
    event = make_event(countries=("AFG",))
    with pytest.raises(HasProblems, match="Fewer than two countries"):
        send_for_review(event, author)
    assert not Review.objects.exists()


def test_event_is_sent_again_for_another_judgement(author: User, editor: User) -> None:
    event = make_checked(make_event(), editor, "unsupported")
    send_for_review(event, author, "Please read the second half of the sentence.")
    with pytest.raises(HasProblems, match="does not support"):
        publish(event, by=editor)
    make_checked(event, editor)
    assert publish(event, by=editor).number == 1


def test_event_is_not_sent_twice_nor_unchanged(author: User, editor: User) -> None:
    event = make_sent(author)
    with pytest.raises(Refused, match="waits for review already"):
        send_for_review(event, editor)
    published = make_published().event
    with pytest.raises(Refused, match=r"Nothing has changed since edition 1\."):
        send_for_review(published, author)
    change(published, author, title="New")
    assert send_for_review(published, author).outcome == "waiting"


def test_event_that_was_withdrawn_is_sent_as_it_was(author: User) -> None:
    event = make_published().event
    withdraw(event, by=None, reason="Under review")
    assert send_for_review(event, author).outcome == "waiting"


@pytest.mark.parametrize("remark", ["", "  "])
def test_event_is_sent_back_with_a_remark_alone(remark: str, author: User, editor: User) -> None:
    event = make_sent(author)
    with pytest.raises(NeedsRemark):
        send_back(event, editor, remark)
    review = send_back(event, editor, " Which Saturday? ")
    assert (review.outcome, review.remark) == ("sent-back", "Which Saturday?")
    assert (review.decided_by, waiting_review(event)) == (editor, None)


def test_event_is_taken_back_by_its_authors(author: User) -> None:
    event = make_sent(author)
    assert take_back(event, author).outcome == "taken-back"
    for act in (lambda: take_back(event, author), lambda: send_back(event, author, "No")):
        with pytest.raises(NotReviewed):
            act()


def test_citation_without_a_judgement_is_not_published_without_a_reason(
    author: User, editor: User
) -> None:
    event = make_sent(author)
    make_statement(event, text="She is concerned.")
    for unchecked in ("", "  "):
        with pytest.raises(Unchecked) as refusal:
            publish(event, by=editor, unchecked=unchecked)
    assert len(refusal.value.citations) == 2
    assert "for the whole of what Amina Karimi says" in str(refusal.value)
    assert "for the whole of the event" in str(refusal.value)
    edition = publish(event, by=editor, unchecked=" The reader is ill. ")
    assert edition.document["unchecked"] == "The reader is ill."


def test_command_too_says_why_something_is_not_checked() -> None:
    with pytest.raises(Unchecked):
        publish(make_event(), by=None)


def test_judgement_of_what_has_changed_since_is_none(author: User, editor: User) -> None:
    event = make_checked(make_sent(author), editor)
    Event.objects.filter(pk=event.pk).update(title="Another headline")
    with pytest.raises(Unchecked):
        publish(event, by=editor)
    publish(event, by=editor, unchecked=UNREAD)
    citation = event.citations.get()
    assert (citation.judgement, citation.checked_by) == ("", None)


def test_reason_is_not_kept_where_everything_is_judged(author: User, editor: User) -> None:
    event = make_checked(make_sent(author), editor)
    edition = publish(event, by=editor, unchecked="Nobody had time.")
    assert edition.document["unchecked"] == ""
    assert edition.document["citations"][0]["checked"]["by"] == "Editor Tester"


def test_checks_alone_make_no_new_edition(author: User, editor: User) -> None:
    event = make_published().event
    make_checked(event, editor)
    with pytest.raises(Refused, match=r"Nothing has changed since edition 1\."):
        publish_by_command(event, reason="Now it is checked")


def test_reason_is_asked_for_before_what_is_unchecked(author: User, editor: User) -> None:
    event = change(make_published().event, author, title="New")
    send_for_review(event, author)
    with pytest.raises(NeedsReason):
        publish(event, by=editor)
    with pytest.raises(Unchecked):
        publish(event, by=editor, reason="The headline was wrong")


def test_publication_that_is_refused_ends_no_review(author: User, editor: User) -> None:
    event = make_sent(author)
    with pytest.raises(Unchecked):
        publish(event, by=editor)
    assert waiting_review(event)


def test_withdrawal_needs_no_second_editor(author: User) -> None:
    event = change(make_published().event, author, title="New")
    assert withdraw(event, by=author, reason="A mistake").withdrawn


def test_keys_of_other_events_are_not_judged(author: User, editor: User) -> None:
    event, other = make_sent(author), make_event()
    assert judge_citations(event, {other.citations.get().pk: "supports"}, editor) == 0
    assert not Citation.objects.exclude(judgement="").exists()


def test_authors_of_many_events_are_found_in_as_many_queries_as_of_one(author: User) -> None:
    def queries(events: list[int]) -> int:
        with CaptureQueriesContext(connection) as captured:
            authors_of_each(events)
        return len(captured)

    made = [make_sent(author) for _ in range(10)]
    keys = [event.pk for event in made]
    # Seven for the events, the others for their sources and for what these and they name.
    assert queries(keys[:1]) == queries(keys) <= 22
    assert authors_of_each(keys) == {key: {author.pk} for key in keys}
