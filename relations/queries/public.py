"""From a selection to the editions that answer it. Every reader's question goes through here."""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from relations.editions.facets import FACETS, Facet
from relations.editions.models import Edition, EditionFacet, EditionQuerySet
from relations.queries.search import editions_matching
from relations.queries.selection import Selection

# Nothing is published outside these days, and no time zone leads past the calendar's ends.
FIRST_PUBLIC_DAY, LAST_PUBLIC_DAY = date(1900, 1, 1), date(9900, 1, 1)


def editions_for(selection: Selection) -> EditionQuerySet:
    """The editions of a selection, in no order."""
    editions = public(selection.as_of)
    for facet in FACETS.values():
        editions = _choose(editions, facet, selection.chosen(facet.name))
    if selection.first_day:
        editions = editions.filter(Q(latest=None) | Q(latest__gte=selection.first_day))
    if selection.last_day:
        editions = editions.filter(Q(earliest=None) | Q(earliest__lte=selection.last_day))
    if selection.q:
        editions = editions.filter(pk__in=editions_matching(selection.q))
    return editions


def public(as_of: date | None = None) -> EditionQuerySet:
    """What is public now, or was at the end of a day in the site's time zone."""
    if as_of is None:
        return Edition.objects.current()
    day = min(max(as_of, FIRST_PUBLIC_DAY), LAST_PUBLIC_DAY)
    midnight = datetime.combine(day + timedelta(days=1), time(), timezone.get_current_timezone())
    return Edition.objects.as_of(midnight)


def is_answering() -> bool:
    """Whether anything was ever published; raises `DatabaseError` where nothing answers."""
    return Edition.objects.exists()


def _choose(editions: EditionQuerySet, facet: Facet, values: tuple[str, ...]) -> EditionQuerySet:
    """All of the values where the facet needs them, and else any."""
    if not values:
        return editions
    having = EditionFacet.objects.filter(name=facet.name, value__in=values).values("edition")
    if not facet.needs_all:
        return editions.filter(pk__in=having)
    having_all = having.annotate(count=Count("pk")).filter(count=len(values))
    return editions.filter(pk__in=having_all.values("edition"))
