"""Countries on record: those that take part in public events."""

from dataclasses import dataclass

from django.db.models import Count

from relations.editions.models import EditionFacet
from relations.record.vocabulary import Country
from relations.timeline.asking import public


@dataclass(frozen=True, slots=True)
class CountryOnRecord:
    """A country with the number of public events in which it takes part."""

    country: Country
    events: int


def countries_on_record() -> list[CountryOnRecord]:
    """All of them, in the order of their names; two queries."""
    rows = EditionFacet.objects.filter(name="country", edition__in=public().values("pk"))
    events = dict(rows.values_list("value").annotate(count=Count("edition")))
    countries = Country.objects.filter(alpha3__in=events).order_by("name")
    return [CountryOnRecord(each, events[each.alpha3]) for each in countries]
