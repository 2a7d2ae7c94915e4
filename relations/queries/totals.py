"""How much some editions hold: events, statements, and sources with those who printed them."""

from dataclasses import dataclass

from django.db.models import Case, Count, Sum, TextField, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from relations.editions.descriptions import Description
from relations.editions.models import EditionFacet, EditionQuerySet


@dataclass(frozen=True, slots=True)
class Totals:
    """The numbers of events and statements; `outlets` has the number of sources by publisher, the
    largest first, with unknown publishers under a blank name. All sources that print the same
    report count as one of the `voices`.
    """

    events: int
    statements: int
    outlets: dict[str, int]
    voices: int

    @property
    def sources(self) -> int:
        return sum(self.outlets.values())


def totals_of(editions: EditionQuerySet) -> Totals:
    """The totals of some editions; three queries."""
    sums = editions.aggregate(events=Count("pk"), statements=Sum("statement_count", default=0))
    return totals_with_sources(editions, **sums)


def totals_with_sources(editions: EditionQuerySet, events: int, statements: int) -> Totals:
    """The totals of some editions of which the events and statements are counted; two queries."""
    cited = EditionFacet.objects.of(editions).filter(name="source")
    sources = Description.objects.newest().filter(kind="source", code__in=cited.values("value"))
    printed = sources.annotate(publisher=KT("document__publisher"))
    outlets = printed.values_list("publisher").annotate(count=Count("pk"))
    # SQLite reads the null of a JSON document as the text “null”.
    own = When(document__voice=None, then=Cast("code", TextField()))
    report = Case(own, default=KT("document__voice"))
    voices = sources.aggregate(voices=Count(report, distinct=True))
    return Totals(
        events, statements, **voices, outlets=dict(outlets.order_by("-count", "publisher"))
    )
