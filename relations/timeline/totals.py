"""How much a selection holds: events, statements, and sources with those who printed them."""

from dataclasses import dataclass

from django.db.models import Count, Sum

from relations.editions.models import EditionFacet
from relations.sources.models import Source
from relations.timeline.asking import editions_for
from relations.timeline.selection import Selection


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of events and statements; `outlets` has the number of sources by publisher, the
    largest first, and under a blank name those of which no publisher is known.
    """

    events: int
    statements: int
    outlets: dict[str, int]

    @property
    def sources(self) -> int:
        return sum(self.outlets.values())


def totals_for(selection: Selection) -> Totals:
    """The totals of a selection; two queries."""
    editions = editions_for(selection)
    sums = editions.aggregate(events=Count("pk"), statements=Sum("statement_count", default=0))
    cited = EditionFacet.objects.filter(name="source", edition__in=editions.values("pk"))
    sources = Source.objects.filter(code__in=cited.values("value"))
    outlets = sources.values_list("publisher").annotate(count=Count("pk"))
    return Totals(**sums, outlets=dict(outlets.order_by("-count", "publisher")))
