"""Review: a draft goes from its authors to a second pair of eyes, and back.

`authorship.py` says who its authors are.
"""

from collections.abc import Collection, Mapping

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from relations.editions.authorship import authors_of_each, changed_by
from relations.editions.descriptions import described_in
from relations.editions.errors import (
    HasProblems,
    NeedsPublicName,
    NeedsRemark,
    NotReviewed,
    OwnWork,
    Refused,
)
from relations.editions.log import logged
from relations.editions.models import Edition, Review
from relations.editions.published_reason import stored_remark
from relations.editions.state import Stage, state_of
from relations.record.checks import JUDGED_OTHERWISE, problems_of
from relations.record.complete_events import complete_events
from relations.record.judgements import citations_of, judge
from relations.record.models import Event
from relations.record.public_names import problem_of_name, public_name


def locked(event: Event) -> Event:
    """The event as stored, locked until the transaction ends, so that editors queue here.

    Raises `DoesNotExist` if it is deleted.
    """
    for found in locked_each([event.pk]):
        return found
    raise Event.DoesNotExist


def locked_each(events: Collection[int]) -> list[Event]:
    """The events with some keys as they are stored, but for those that are deleted, in the order of
    their keys; locked until the transaction ends.

    SQLite has no row locks; there the whole transaction holds the single write lock.
    """
    held = Event.objects.select_for_update().filter(pk__in=events).order_by("pk")
    keys = list(held.values_list("pk", flat=True))
    return complete_events(keys)


def waiting_review(event: Event) -> Review | None:
    """The review for which an event waits, with its sender; None if it does not wait."""
    reviews = Review.objects.select_related("sent_by")
    return reviews.filter(event=event, outcome=Review.Outcome.WAITING).first()


@logged
@transaction.atomic
def send_for_review(event: Event, by: User, note: str = "") -> Review:
    """Send the stored state of an event to another editor; only editors see `note`.

    Raises `HasProblems` if its authors have something to mend, `RemarkTooLong`, and `Refused` if it
    waits already or has not changed since it was published.
    """
    note = stored_remark(note)
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
    return Review.objects.create(event=event, sent_by=by, sent_at=timezone.now(), note=note)


@logged
@transaction.atomic
def take_back(event: Event, by: User) -> Review:
    """End an event's wait, so that its authors can go on with it. Raises `NotReviewed`."""
    return decide(_waiting(locked(event)), by, Review.Outcome.TAKEN_BACK)


@logged
@transaction.atomic
def send_back(event: Event, by: User, remark: str) -> Review:
    """Send an event back to its authors, who see the remark; readers never do.

    Raises `NotReviewed` if it does not wait, `OwnWork`, `NeedsRemark` if `remark` is blank, and
    `RemarkTooLong`.
    """
    remark = stored_remark(remark)
    event = locked(event)
    review = _waiting(event)
    refuse_own_work(event, by)
    if not remark:
        raise NeedsRemark
    return decide(review, by, Review.Outcome.SENT_BACK, remark)


def decide(review: Review, by: User, outcome: Review.Outcome, remark: str = "") -> Review:
    """End a review."""
    review.outcome, review.remark = outcome, remark
    review.decided_by, review.decided_at = by, timezone.now()
    review.save(update_fields=["outcome", "remark", "decided_by", "decided_at"])
    return review


@transaction.atomic
def judge_citations(event: Event, verdicts: Mapping[int, str], by: User) -> int:
    """Record an editor's judgements of an event's citations, by primary key; returns their number.

    Raises `OwnWork` and `NeedsPublicName`. Keys of other citations are ignored.
    """
    event = locked(event)
    judged = [each for each in citations_of(event) if each.pk in verdicts]
    if judged:
        refuse_own_work(event, by)
        refuse_unnamed(by)
    for each in judged:
        judge(each, verdicts[each.pk], by)
    return len(judged)


def refuse_own_work(event: Event, by: User) -> None:
    """Raise `OwnWork` if an account may not judge or decide on an event from `complete()`."""
    if settings.REVIEW_BY_ANOTHER and by.pk in authors_of_each([event.pk])[event.pk]:
        raise OwnWork([each.label for each in changed_by(by, described_in(event))])


def refuse_unnamed(by: User) -> None:
    """Raise `NeedsPublicName` if an account has no name that readers may see; one query."""
    problem = problem_of_name(public_name(by))
    if problem:
        raise NeedsPublicName(problem)


def _waiting(event: Event) -> Review:
    review = waiting_review(event)
    if review is None:
        raise NotReviewed
    return review
