"""The only ways to the public: `publish` and `withdraw`.

Editors change working rows freely. Publishing writes an edition with a self-contained document
(`snapshot.py`) and its index (`index.py`). Public code reads editions only, so no draft can leak.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from relations.editions import index
from relations.editions.chained import chained_models
from relations.editions.daily_root import time_of_act
from relations.editions.description_publication import (
    DescriptionAct,
    refuse_unseen,
    write_pending,
)
from relations.editions.descriptions import PendingDescription, described_in_each
from relations.editions.document import Document
from relations.editions.errors import (
    HasProblems,
    NeedsReason,
    NothingChanged,
    NotReviewed,
    Refused,
    Unchecked,
)
from relations.editions.log import logged
from relations.editions.models import Edition, EditionStatement, Review
from relations.editions.next_edition import newest_of_each, next_edition, write_next
from relations.editions.published_reason import published_reason
from relations.editions.review import (
    decide,
    locked,
    locked_each,
    refuse_own_work,
    refuse_unnamed,
    waiting_review,
)
from relations.editions.snapshot import document_of, same_but_for_checks
from relations.editions.source_index import index_sources_of
from relations.record.checks import Problem, problems_of
from relations.record.citations import Citation
from relations.record.judgements import citations_of, clear_fallen, is_judged, store_fallen
from relations.record.models import Event, Statement


def obstacles_to(event: Event) -> list[Problem]:
    """Everything that keeps an event, as it now stands, from being published."""
    [(_event, problems)] = obstacles_of([event])
    return problems


def obstacles_of(events: Collection[Event]) -> Iterator[tuple[Event, list[Problem]]]:
    """Each event with its obstacles; one query besides those of `complete`, and where events come
    after others of their day one more, besides those of `disorder_of`."""
    public = _public_claims(events)
    unpublished = _unpublished_before(events)
    for event in events:
        problems = [*problems_of(event), *_unpublished_claims(event, public)]
        if event.after_id in unpublished:
            message = _("It came after “%(title)s”, which is not published.")
            words = message % {"title": event.after}
            problems.append(Problem("after-unpublished", event.code, words))
        yield event, problems


@logged
@transaction.atomic
def publish(
    event: Event,
    by: User | None,
    reason: str = "",
    unchecked: str = "",
    seen: Sequence[PendingDescription] | None = None,
) -> Edition:
    """Publish the stored state of an event as its next edition, and return that.

    `by` is None only if a command publishes, which needs no review; `seen` are the descriptions
    that `by` was shown to be published with it. Raises `HasProblems`; `ChangedUnseen`;
    `NotReviewed` or `OwnWork` if another editor must read it first; `NeedsPublicName` if the
    account has none; `NothingChanged` since the current edition; `NeedsReason` if
    `reason` is blank and this is not the first edition; `Unchecked` if some citations have no
    judgement and `unchecked`, which readers will see, does not say why; and `ReasonTooLong`.
    """
    say = PublicationWords(published_reason(reason), published_reason(unchecked))
    for _event, outcome in publish_together([event.pk], by, say, seen):
        if isinstance(outcome, Refused):
            raise outcome
        return outcome
    raise Event.DoesNotExist


@dataclass(frozen=True, slots=True)
class PublicationWords:
    """What readers are told of a publication: why it is made, if it is not the first, and why some
    citations have no judgement. As `published_reason` returns them."""

    reason: str
    unchecked: str


PublicationOutcome = Edition | Refused


def publish_together(
    events: Collection[int],
    by: User | None,
    say: PublicationWords,
    seen: Sequence[PendingDescription] | None = None,
) -> list[tuple[Event, PublicationOutcome]]:
    """Publish the stored state of the events with some keys, each as `publish` would or refused as
    it would be, in the order of their keys; those that are deleted are left out.

    Expects a transaction. None of them sees another as published. The queries do not grow with the
    number of events, unless `by` is an account, but for checks of events that came after others.
    Raises `ChangedUnseen` if others change what is published with them meanwhile.
    """
    held = locked_each(events)
    fallen = {event: clear_fallen(event) for event in held}
    named, newest = described_in_each(held), newest_of_each(held)
    outcomes: dict[Event, PublicationOutcome] = {}
    documents: dict[Event, Document] = {}
    for event, problems in obstacles_of(held):
        try:
            if problems:
                raise HasProblems(problems)
            refuse_unseen(named[event.pk], seen)
            documents[event] = _document_to_publish(event, newest.get(event.pk), by, say)
        except Refused as refusal:
            outcomes[event] = refusal
    for event in documents:
        store_fallen(fallen[event])
    outcomes |= write_next(documents, newest, by, say.reason)
    _publish_what_they_name(outcomes, named, by)
    index_sources_of([event.pk for event in documents])
    return [(event, outcomes[event]) for event in held]


def _document_to_publish(
    event: Event, newest: Edition | None, by: User | None, say: PublicationWords
) -> Document:
    """The document of an event without problems; ends the review for which it waits."""
    review = _review_for(event, by)
    if by:
        refuse_unnamed(by)
    missing = unchecked_in(event)
    # A reason for missing judgements would be untrue if none is missing.
    document = document_of(event, say.unchecked if missing else "")
    _refuse_unchanged(newest, document)
    if newest and not say.reason:
        raise NeedsReason
    if missing and not say.unchecked:
        raise Unchecked(missing)
    if review and by:
        decide(review, by, Review.Outcome.PUBLISHED)
    return document


def _publish_what_they_name(
    outcomes: Mapping[Event, PublicationOutcome],
    named: Mapping[int, Iterable[PendingDescription]],
    by: User | None,
) -> None:
    # By its code: what is published is for ever, and a title may have to be suppressed.
    with_it = _("Published with the event %(code)s.")
    write_pending(
        (
            DescriptionAct(each, with_it % {"code": event.code}, outcome.published_at)
            for event, outcome in outcomes.items()
            if isinstance(outcome, Edition)
            for each in named[event.pk]
        ),
        by,
    )


def unchecked_in(event: Event) -> list[Citation]:
    """The citations of an event from `complete()` that have no standing judgement."""
    return [each for each in citations_of(event) if not is_judged(each)]


@logged
@transaction.atomic
def withdraw(event: Event, by: User | None, reason: str) -> Edition:
    """Withdraw an event from the public, and return the edition that says so.

    Its permalink then answers with `reason`, and earlier editions stay readable. No second editor
    is asked: what is wrong must come down at once, and a withdrawal claims nothing new. Nor does it
    show the name of who withdraws, so that the account needs none for readers. Raises
    `Refused` if no reason is given or the event is not public, and `ReasonTooLong`.
    """
    reason = published_reason(reason)
    event = locked(event)
    newest = _newest(event)
    if not reason:
        raise Refused(_("Give a reason: readers who follow the link will see it."))
    if newest is None:
        raise Refused(_("It was never published."))
    if newest.suppressed_whole:
        raise Refused(_("It is suppressed, and public no more."))
    if newest.withdrawn:
        raise Refused(
            _("It is withdrawn already, by edition %(number)d.") % {"number": newest.number}
        )
    edition = next_edition(event, newest.document, by, reason)
    edition.withdrawn, edition.history_marks = True, newest.history_marks
    edition.follow(newest, time_of_act(chained_models()))
    index.add(edition)
    index_sources_of([event.pk])
    return edition


def _review_for(event: Event, by: User | None) -> Review | None:
    """The review that a publication by this account ends; raises if it may not end it."""
    if by is None:
        return None
    review = waiting_review(event)
    if settings.REVIEW_BY_ANOTHER:
        if review is None:
            raise NotReviewed
        refuse_own_work(event, by)
    return review


def _refuse_unchanged(newest: Edition | None, document: Document) -> None:
    is_public = newest and not newest.withdrawn and not newest.suppressed_whole
    if newest and is_public and same_but_for_checks(newest.document, document):
        raise NothingChanged(newest.number)


def _newest(event: Event) -> Edition | None:
    return newest_of_each([event]).get(event.pk)


def _unpublished_before(events: Collection[Event]) -> set[int]:
    """The keys of those events, among all that some came after, that readers cannot see."""
    before = {event.after_id for event in events if event.after_id}
    if not before:
        return set()
    public = Edition.objects.current().filter(event__in=before)
    return before.difference(public.values_list("event", flat=True))


def _answers_elsewhere(event: Event) -> list[tuple[Statement, Statement]]:
    """Its statements that answer one of another event, each with the answered claim."""
    return [
        (statement, statement.responds_to)
        for statement in event.statements.all()
        if statement.responds_to and statement.responds_to.event_id != event.pk
    ]


def _public_claims(events: Collection[Event]) -> set[str]:
    """The codes of those statements, among all answered across events, that readers can see."""
    codes = {claim.code for event in events for _answer, claim in _answers_elsewhere(event)}
    shown = EditionStatement.objects.public().filter(code__in=codes)
    return set(shown.values_list("code", flat=True))


def _unpublished_claims(event: Event, public: set[str]) -> list[Problem]:
    """Answers to another event's statement that readers cannot see: the link would lead nowhere."""
    message = _("%(speaker)s, “%(text)s”: it answers a statement that is not published.")
    return [
        Problem(
            "answers-unpublished",
            answer.code,
            message % {"speaker": answer.speaker, "text": answer.text},
        )
        for answer, claim in _answers_elsewhere(event)
        if claim.code not in public
    ]
