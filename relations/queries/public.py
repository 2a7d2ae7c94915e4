"""What the public may see: every reader's question starts from here."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from relations.editions.models import Edition, EditionQuerySet
from relations.editions.packed_index import Numbers, microseconds
from relations.queries.columns.columns import Columns

# Nothing is published outside these days, and within them no time zone leads past the calendar.
FIRST_PUBLIC_DAY, LAST_PUBLIC_DAY = date(1900, 1, 1), date(9900, 1, 1)


def public() -> EditionQuerySet:
    """The editions that are public now."""
    return Edition.objects.current()


def public_rows(known: Columns, as_of: date | None) -> Numbers:
    """Of each edition, whether the public sees it, or saw it at the end of a day."""
    if as_of is None:
        return known.current.copy()
    moment = microseconds(end_of_day(as_of))
    published, superseded = known.editions["published"], known.editions["superseded"]
    return known.live & (published < moment) & (superseded >= moment)


def end_of_day(day: date) -> datetime:
    """The moment at which a day ends in the site's time zone."""
    day = min(max(day, FIRST_PUBLIC_DAY), LAST_PUBLIC_DAY)
    return datetime.combine(day + timedelta(days=1), time(), timezone.get_current_timezone())


def is_answering() -> bool:
    """Whether anything was ever published; one query. Raises `DatabaseError` if that fails."""
    return Edition.objects.exists()
