"""How much a selection holds: events, statements, sources, and the days they span."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Sum

from relations.editions.models import EditionFacet
from relations.timeline.asking import editions_for
from relations.timeline.selection import Selection


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts, and the first and last day by which events are sorted (none without events)."""

    events: int
    statements: int
    sources: int
    first: date | None
    last: date | None


def totals_for(selection: Selection) -> Totals:
    """The totals of a selection; two queries."""
    editions = editions_for(selection)
    sums = editions.aggregate(
        events=Count("pk"),
        statements=Sum("statement_count", default=0),
        first=Min("sort_date"),
        last=Max("sort_date"),
    )
    cited = EditionFacet.objects.filter(name="source", edition__in=editions.values("pk"))
    return Totals(**sums, sources=cited.values("value").distinct().count())
