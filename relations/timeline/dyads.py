"""Dyads: the pairs of countries on record, and the addresses that name them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from relations.editions.models import EditionFacet
from relations.record.vocabulary import Country
from relations.timeline.asking import public

# Two slugs of the longest that a country can have, and the hyphen between them.
LONGEST_PAIR = 201


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two countries, in the alphabetical order of their slugs."""

    first: Country
    second: Country

    @classmethod
    def of(cls, one: Country, other: Country) -> "Dyad":
        return cls(*sorted((one, other), key=lambda country: country.slug))

    def __str__(self) -> str:
        names = {"first": self.first.name, "second": self.second.name}
        return _("%(first)s–%(second)s") % names

    @property
    def slug(self) -> str:
        return f"{self.first.slug}-{self.second.slug}"

    @property
    def letters(self) -> tuple[str, str]:
        """The countries' three letters, sorted, as a selection has them."""
        first, second = sorted((self.first.alpha3, self.second.alpha3))
        return first, second

    def get_absolute_url(self) -> str:
        return reverse("dyad", args=[self.slug])


@dataclass(frozen=True, slots=True)
class DyadOnRecord:
    """A dyad with the number of its public events and the last day by which one is sorted."""

    dyad: Dyad
    events: int
    latest: date


def find_country(alpha3: str) -> Country | None:
    """The country of three letters."""
    return Country.objects.filter(alpha3=alpha3).first()


def find_dyad(pair: str) -> Dyad | None:
    """The dyad that two joined slugs name, in either order; the names may hold hyphens."""
    if len(pair) > LONGEST_PAIR:
        return None
    parts = pair.split("-")
    cuts = [("-".join(parts[:cut]), "-".join(parts[cut:])) for cut in range(1, len(parts))]
    either = {slug for cut in cuts for slug in cut}
    countries = {country.slug: country for country in Country.objects.filter(slug__in=either)}
    for one, other in cuts:
        if one in countries and other in countries and one != other:
            return Dyad.of(countries[one], countries[other])
    return None


def dyads_on_record(country: Country | None = None) -> list[DyadOnRecord]:
    """The dyads with public events (of one country, if given), the most eventful first."""
    rows = EditionFacet.objects.filter(name="dyad", edition__in=public().values("pk"))
    if country:
        rows = rows.filter(
            Q(value__startswith=f"{country.alpha3}-") | Q(value__endswith=f"-{country.alpha3}")
        )
    counted = list(
        rows.values_list("value").annotate(count=Count("edition"), last=Max("edition__sort_date"))
    )
    letters = {half for value, _count, _last in counted for half in value.split("-")}
    named = {each.alpha3: each for each in Country.objects.filter(alpha3__in=letters)}
    found = [
        DyadOnRecord(Dyad.of(*(named[half] for half in value.split("-"))), count, last)
        for value, count, last in counted
    ]
    return sorted(found, key=lambda each: (-each.events, each.dyad.slug))
