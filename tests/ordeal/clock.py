"""The clock is set back between publications: their order, what was public when, and who wrote what
hold all the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from relations.editions.authorship import authors_of
from relations.editions.errors import OwnWork, Refused
from relations.editions.models import Edition
from relations.editions.publication import publish, withdraw
from relations.editions.review import send_for_review
from relations.record.models import Event
from tests.factories import UNREAD
from tests.ordeal.drafts import make_draft
from tests.ordeal.editors import AUTHOR, EDITOR
from tests.ordeal.record import Act, finish
from tests.ordeal.tally import Tally

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
SET_BACK = (timedelta(seconds=1), timedelta(hours=1), timedelta(days=2), timedelta(days=800))


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    with patch("django.utils.timezone.now", return_value=moment):
        yield


def set_clock_back(tally: Tally, _folder: Path) -> None:
    """By more and more, each time for an event of its own."""
    acts: list[Act] = []
    for number, back in enumerate(SET_BACK):
        mark = f"{tally.name}-{number}"
        with clock_at(NOON):
            event = make_draft(f"{mark}-1")
            publish(event, by=None, reason=f"{mark}-1", unchecked=UNREAD)
        with clock_at(NOON - back):
            _expect_authorship(tally, event, f"{mark}-2")
            withdraw(event, by=None, reason=f"{mark}-3")
        with clock_at(NOON - back / 2):
            publish(event, by=None, reason=f"{mark}-2", unchecked=UNREAD)
        acts += [Act("publish", f"{mark}-1"), Act("publish", f"{mark}-2")]
        acts += [Act("withdraw", f"{mark}-3"), Act("send", f"{mark}-2")]
        _expect_order(tally, event)
    finish(tally, acts)


def _expect_authorship(tally: Tally, event: Event, mark: str) -> None:
    """Who changes an event after its edition is an author of it, whatever the clock says, and
    cannot publish it when another has sent it."""
    author, editor = User.objects.get(username=AUTHOR), User.objects.get(username=EDITOR)
    changed = Event.objects.get(pk=event.pk)
    changed.summary = mark
    changed._history_user = editor  # type: ignore[attr-defined]
    changed.save()
    if editor not in authors_of(changed):
        tally.untrue.append(f"{mark}: who changed the event is not among its authors")
    send_for_review(changed, author, note=mark)
    try:
        publish(changed, by=editor, reason=mark, unchecked=UNREAD)
    except OwnWork:
        return
    except Refused as refusal:
        tally.untrue.append(f"{mark}: refused for another reason, {refusal}")
        return
    tally.untrue.append(f"{mark}: an editor has published work of their own")


def _seen_before(moment: datetime) -> "QuerySet[Edition]":
    """What the public saw just before a moment."""
    later = Q(superseded_at=None) | Q(superseded_at__gte=moment)
    return Edition.objects.filter(later, published_at__lt=moment, withdrawn=False)


def _expect_order(tally: Tally, event: Event) -> None:
    """Editions follow each other without gaps, and readers of any moment see one at most."""
    editions = list(Edition.objects.filter(event=event).order_by("number"))
    if [each.number for each in editions] != list(range(1, len(editions) + 1)):
        tally.untrue.append(f"{event.code}: its editions are not numbered in order")
    for one, other in pairwise(editions):
        if one.superseded_at != other.published_at or one.published_at > other.published_at:
            tally.untrue.append(f"{event.code}: edition {other.number} does not follow at once")
    moments = [each.published_at for each in editions]
    for moment in {m + d for m in moments for d in (timedelta(0), timedelta(microseconds=1))}:
        if _seen_before(moment).filter(event=event).count() > 1:
            tally.untrue.append(f"{event.code}: two editions were public at {moment}")
    last = _seen_before(max(moments) + timedelta(days=1)).filter(event=event).last()
    if last != editions[-1]:
        tally.untrue.append(f"{event.code}: its last edition is not the one that is public")
