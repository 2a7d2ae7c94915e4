"""Events on record that may be the one that the chosen sentences tell of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet

from relations.dates import edtf
from relations.desk.drafting.extracted import Findings
from relations.desk.drafting.reading_table import StagedEvent, with_stages
from relations.record.models import Event, EventQuerySet
from relations.record.vocabulary import EventType

MOST = 5
"""Maximum number of events to show, the most similar first."""

AS_NEWS = timedelta(days=31)
"""If sentences name no date, the event is looked for within this time before their report."""


@dataclass(frozen=True, slots=True)
class DayBounds:
    """The days within which something happened, both inclusive; None means open."""

    earliest: date | None
    latest: date | None

    @classmethod
    def of(cls, text: str) -> "DayBounds":
        parsed = edtf.parse(text)
        return cls(parsed.earliest, parsed.latest)


def likely_events(found: Findings) -> list[StagedEvent]:
    """Events of the same countries, with an overlapping date and a type of the same quad class.

    Two of the countries that the sentences name must take part, or the only one. Withdrawn events
    are included: they may be published again. Empty if the sentences name no country or no kind of
    event.
    """
    countries = [each.pk for each in found.countries]
    if not countries or not found.types:
        return []
    alike = _within(found, Event.objects.filter(type__quad__in=_classes(found.types)))
    shared = Count("participations", filter=Q(participations__country__in=countries))
    alike = alike.annotate(shared=shared).filter(shared__gte=min(len(countries), 2))
    ordered: QuerySet[Event] = alike.order_by("-shared", "-sort_date", "pk")
    first = [each.pk for each in found.types]
    events = with_stages(ordered[: MOST * 4])
    return sorted(events, key=lambda each: _rank(each.event.type_id, first))[:MOST]


def _classes(types: Sequence[EventType]) -> set[str]:
    return {each.quad for each in types}


def _within(found: Findings, events: EventQuerySet) -> EventQuerySet:
    """Those of some events that overlap with any date that the sentences name; where they name
    none, with the days of which their reports are news."""
    named = [DayBounds.of(each.value) for each in found.dates]
    days = named or [_as_news(each.published) for each in found.sources]
    return reduce(or_, (events.overlapping(each.earliest, each.latest) for each in days))


def _as_news(published: str) -> DayBounds:
    printed = DayBounds.of(published)
    earliest = printed.earliest and printed.earliest - AS_NEWS
    return DayBounds(earliest, printed.latest)


def _rank(key: int, order: Sequence[int]) -> int:
    return order.index(key) if key in order else len(order)
