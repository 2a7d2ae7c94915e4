"""What is wrong with an editor's word that one event of a day came after another."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Protocol, Self

from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.ordinals import seconds


class EventOfADay(Protocol):
    """What the order of a day asks of an event."""

    pk: int
    title: str
    date: str
    earliest: datetime.date | None
    latest: datetime.date | None

    @property
    def after(self) -> Self | None: ...


def disorder_of(event: EventOfADay) -> str:
    """Why an event cannot have come after the one that it names, in a sentence; blank if it can.

    Its date must be EDTF. One query for each event of the chain.
    """
    before = event.after
    if before is None:
        return ""
    if event.earliest is None or (event.earliest, event.latest) != (before.earliest, before.latest):
        return _("Only events of the same date can be put in order; “%(title)s” has another.") % {
            "title": before.title
        }
    chain = list(_before(event))
    if event.pk in [each.pk for each in chain]:
        return _(
            "This goes in a circle: by an editor’s word, “%(title)s” came after this event."
        ) % {"title": before.title}
    own, earlier = seconds(edtf.parse(event.date)), _latest_time(chain)
    if own is not None and earlier is not None and own < earlier:
        return _("By its time it was before “%(title)s” or what that came after.") % {
            "title": before.title
        }
    return ""


def _before(event: EventOfADay) -> Iterator[EventOfADay]:
    """The events that one came after, the nearest first, each once though they go in a circle."""
    passed, each = set(), event.after
    while each and each.pk not in passed:
        yield each
        passed.add(each.pk)
        each = each.after


def _latest_time(events: Iterable[EventOfADay]) -> int | None:
    known = (seconds(edtf.parse(each.date)) for each in events)
    return max((second for second in known if second is not None), default=None)
