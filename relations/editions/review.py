"""Review: a draft goes from its authors to a second pair of eyes, and back.

The authors are those who changed a working row of the event since its last edition. Judging a
citation changes its row too, but makes nobody an author (`NO_WORK`): otherwise a reviewer could not
publish what they have just judged.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from relations.editions.errors import HasProblems, NeedsRemark, NotReviewed, OwnWork, Refused
from relations.editions.log import logged
from relations.editions.models import Edition, Review
from relations.editions.state import Stage, state_of
from relations.record.checks import JUDGED_OTHERWISE, problems_of
from relations.record.citations import Citation
from relations.record.judgements import NO_WORK, citations_of, judge
from relations.record.models import Event, Participation, Statement

Keys = Collection[int] | QuerySet[Any, Any]
"""Primary keys of events, or a query for them."""


def locked(event: Event) -> Event:
    """The event as stored, locked until the transaction ends, so that editors queue here.

    SQLite has no row locks; there the whole transaction holds the single write lock.
    """
    Event.objects.select_for_update().get(pk=event.pk)
    complete: Event = Event.objects.complete().get(pk=event.pk)
    return complete


def waiting_review(event: Event) -> Review | None:
    """The review for which an event waits, with its sender; None if it does not wait."""
    reviews = Review.objects.select_related("sent_by")
    return reviews.filter(event=event, outcome=Review.Outcome.WAITING).first()


@logged
@transaction.atomic
def send_for_review(event: Event, by: User, note: str = "") -> Review:
    """Send the stored state of an event to another editor; only editors see `note`.

    Raises `HasProblems` if its authors have something to mend, and `Refused` if it waits already or
    has not changed since it was published.
    """
    event = locked(event)
    if waiting_review(event):
        raise Refused(_("It waits for review already."))
    problems = [each for each in problems_of(event) if each.code != JUDGED_OTHERWISE]
    if problems:
        raise HasProblems(problems)
    state = state_of(event, Edition.objects.newest().filter(event=event).first())
    if state.stage is Stage.PUBLISHED and state.edition:
        raise Refused(
            _("Nothing has changed since edition %(number)d.") % {"number": state.edition.number}
        )
    return Review.objects.create(event=event, sent_by=by, sent_at=timezone.now(), note=note.strip())


@logged
@transaction.atomic
def take_back(event: Event, by: User) -> Review:
    """End an event's wait, so that its authors can go on with it. Raises `NotReviewed`."""
    return decide(_waiting(locked(event)), by, Review.Outcome.TAKEN_BACK)


@logged
@transaction.atomic
def send_back(event: Event, by: User, remark: str) -> Review:
    """Send an event back to its authors, who see the remark; readers never do.

    Raises `NotReviewed` if it does not wait, `OwnWork`, and `NeedsRemark` if `remark` is blank.
    """
    event = locked(event)
    review = _waiting(event)
    refuse_own_work(event, by)
    if not remark.strip():
        raise NeedsRemark
    return decide(review, by, Review.Outcome.SENT_BACK, remark.strip())


def decide(review: Review, by: User, outcome: Review.Outcome, remark: str = "") -> Review:
    """End a review."""
    review.outcome, review.remark = outcome, remark
    review.decided_by, review.decided_at = by, timezone.now()
    review.save(update_fields=["outcome", "remark", "decided_by", "decided_at"])
    return review


@transaction.atomic
def judge_citations(event: Event, verdicts: Mapping[int, str], by: User) -> int:
    """Record an editor's judgements of an event's citations, by primary key; returns their number.

    Raises `OwnWork`. Keys of other citations are ignored.
    """
    event = locked(event)
    judged = [each for each in citations_of(event) if each.pk in verdicts]
    if judged:
        refuse_own_work(event, by)
    for each in judged:
        judge(each, verdicts[each.pk], by)
    return len(judged)


def refuse_own_work(event: Event, by: User) -> None:
    """Raise `OwnWork` if an account may not judge or decide on an event."""
    if settings.REVIEW_BY_ANOTHER and by.pk in authors_of_each([event.pk])[event.pk]:
        raise OwnWork


def authors_of(event: Event) -> QuerySet[User]:
    """The accounts that changed a working row of an event since it was last published, and the one
    that sent it for review. Changes made by a command have no author."""
    return User.objects.filter(pk__in=authors_of_each([event.pk])[event.pk])


def authors_of_each(events: Keys) -> Mapping[int, set[int]]:
    """The authors of events, both by primary key, as `authors_of`; seven queries."""
    published = _last_published(events)
    authors: dict[int, set[int]] = defaultdict(set)
    for event, account, last in _changes(events):
        if event not in published or last > published[event]:
            authors[event].add(account)
    waiting = Review.objects.filter(event__in=events, outcome=Review.Outcome.WAITING)
    for event, account in waiting.values_list("event", "sent_by"):
        authors[event].add(account)
    return authors


def _waiting(event: Event) -> Review:
    review = waiting_review(event)
    if review is None:
        raise NotReviewed
    return review


def _last_published(events: Keys) -> dict[int, datetime]:
    """When each event's last edition was published, not counting withdrawals."""
    editions = Edition.objects.filter(event__in=events, withdrawn=False).order_by()
    return dict(
        editions.values("event").annotate(last=Max("published_at")).values_list("event", "last")
    )


def _changes(events: Keys) -> Iterator[tuple[int, int, datetime]]:
    """Event, account and the last time that account changed it, for each kind of row."""
    of_event = Q(event_id__in=events)
    yield from _last_of(Event.history.filter(id__in=events), "id")
    yield from _last_of(Participation.history.filter(of_event), "event_id")
    yield from _last_of(Statement.history.filter(of_event), "event_id")
    yield from _last_of(Citation.history.filter(of_event), "event_id")
    # Through the history, to include citations of statements that have since been deleted.
    statements = Statement.history.filter(of_event).order_by()
    event = statements.filter(id=OuterRef("statement_id")).values("event_id")[:1]
    cited = Citation.history.filter(statement_id__in=statements.values("id"))
    yield from _last_of(cited.annotate(of=Subquery(event)), "of")


def _last_of(history: Any, event: str) -> Iterator[tuple[int, int, datetime]]:
    work = history.exclude(history_change_reason__in=NO_WORK).exclude(history_user=None)
    by_account = work.order_by().values(event, "history_user").annotate(last=Max("history_date"))
    yield from by_account.values_list(event, "history_user", "last")
