"""What the public may see: every reader's question starts from here."""

from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from django.utils import timezone

from relations.editions.edition_days import DaysQuerySet
from relations.editions.facets import FACETS
from relations.editions.models import Edition, EditionQuerySet
from relations.queries.search import editions_matching
from relations.queries.selection import Selection

RowsWithDays = TypeVar("RowsWithDays", bound="DaysQuerySet[Any]")

# Nothing is published outside these days, and within them no time zone leads past the calendar.
FIRST_PUBLIC_DAY, LAST_PUBLIC_DAY = date(1900, 1, 1), date(9900, 1, 1)


def editions_for(selection: Selection) -> EditionQuerySet:
    """The editions of a selection, with their days, unsorted. Builds a query set, asks nothing."""
    editions = public(selection.as_of).select_related("days")
    for name, facet in FACETS.items():
        if values := selection.chosen(name):
            choose = editions.with_all if facet.needs_all else editions.with_any
            editions = choose(name, values)
    editions = editions.overlapping(*selection.days)
    if selection.q:
        editions = editions.filter(pk__in=editions_matching(selection.q))
    return editions


def listed(rows: RowsWithDays, selection: Selection) -> RowsWithDays:
    """The editions or statements of a selection as a list groups them: where it has dates, with how
    surely they lie within these."""
    return rows.with_certainty(*selection.days) if selection.is_dated else rows


def public(as_of: date | None = None) -> EditionQuerySet:
    """The editions that are public now, or were at the end of a day in the site's time zone."""
    if as_of is None:
        return Edition.objects.current()
    day = min(max(as_of, FIRST_PUBLIC_DAY), LAST_PUBLIC_DAY)
    midnight = datetime.combine(day + timedelta(days=1), time(), timezone.get_current_timezone())
    return Edition.objects.as_of(midnight)


def is_answering() -> bool:
    """Whether anything was ever published; one query. Raises `DatabaseError` if that fails."""
    return Edition.objects.exists()
