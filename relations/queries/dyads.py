"""Dyads: the pairs of countries on record, and the addresses that name them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _

from relations.dates.reach import Reach
from relations.editions.edition_days import ORDINALS
from relations.editions.models import Edition, EditionFacet
from relations.queries.countries import (
    PublishedCountry,
    countries_coded,
    countries_with_slugs,
)
from relations.queries.spans import Span

LISTED = 48
"""The most dyads that a list shows."""

# Two slugs of the longest that a country can have, and the hyphen between them.
LONGEST_PAIR = 201


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two countries, in the alphabetical order of their slugs."""

    first: PublishedCountry
    second: PublishedCountry

    @classmethod
    def of(cls, one: PublishedCountry, other: PublishedCountry) -> "Dyad":
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
    """A dyad with its public events: how many, the spans in which they lie, and the latest of those
    whose start is known, None if it is of none."""

    dyad: Dyad
    events: int
    spans: list[Span]
    latest: Edition | None

    @property
    def first_year(self) -> int:
        """The first year in which an event may lie; where that is open, that of the known end."""
        return min(span.years[0] for span in self.spans)

    @property
    def last_year(self) -> int:
        """The last year in which an event may lie; where that is open, that of the known start."""
        return max(span.years[-1] for span in self.spans)


@dataclass(frozen=True, slots=True)
class DyadsOnRecord:
    """The most eventful dyads, up to `LISTED`, the most eventful first; and how many there are."""

    listed: list[DyadOnRecord]
    total: int

    @property
    def unlisted(self) -> int:
        return self.total - len(self.listed)


def find_country(alpha3: str) -> PublishedCountry | None:
    """The country with this three-letter code, or None; one query."""
    return countries_coded([alpha3]).get(alpha3)


def find_dyad(pair: str) -> Dyad | None:
    """The dyad that two joined slugs name, in either order, or None; one query at most.

    The slugs may contain hyphens themselves.
    """
    if len(pair) > LONGEST_PAIR:
        return None
    parts = pair.split("-")
    cuts = [("-".join(parts[:cut]), "-".join(parts[cut:])) for cut in range(1, len(parts))]
    either = {slug for cut in cuts for slug in cut}
    countries = countries_with_slugs(either)
    for one, other in cuts:
        if one in countries and other in countries and one != other:
            return Dyad.of(countries[one], countries[other])
    return None


def dyads_on_record(
    country: PublishedCountry | None = None, known: Iterable[PublishedCountry] = ()
) -> DyadsOnRecord:
    """The dyads with public events, of one country if given; six queries at most.

    The countries that are `known` are not asked again.
    """
    rows = _public_pairs()
    if country:
        rows = rows.filter(
            Q(value__startswith=f"{country.alpha3}-") | Q(value__endswith=f"-{country.alpha3}")
        )
    counted = rows.values_list("value").annotate(count=Count("edition"))
    events = dict(counted.order_by("-count", "value")[:LISTED])
    dyads, spans, latest = dyads_named(events, known), _spans_of(events), _latest_of(events)
    listed = [
        DyadOnRecord(dyads[value], count, spans[value], latest.get(value))
        for value, count in events.items()
    ]
    listed.sort(key=lambda each: (-each.events, each.dyad.slug))
    return DyadsOnRecord(listed, rows.values("value").distinct().count())


def dyads_named(values: Collection[str], known: Iterable[PublishedCountry] = ()) -> dict[str, Dyad]:
    """The dyads that values of the facet `dyad` name, such as `AFG-PAK`; one query, and none if
    all their countries are `known`."""
    named = {each.alpha3: each for each in known}
    missing = {half for value in values for half in value.split("-")} - named.keys()
    if missing:
        named |= countries_coded(missing)
    return {value: Dyad.of(*(named[half] for half in value.split("-"))) for value in values}


def _public_pairs() -> "QuerySet[EditionFacet]":
    return EditionFacet.objects.public().filter(name="dyad")


def _spans_of(values: Collection[str]) -> dict[str, list[Span]]:
    """The spans of all these dyads together, as `spans.spans_of` has them for one set."""
    rows = _public_pairs().filter(value__in=values)
    days = [f"edition__days__{name}" for name in ORDINALS]
    spans: dict[str, list[Span]] = defaultdict(list)
    counted = rows.values_list("value", "edition__quad", *days).annotate(count=Count("pk"))
    for value, quad, *reach, count in counted:
        spans[value].append(Span.counted(quad, Reach(*reach), count))
    return spans


def _latest_of(values: Collection[str]) -> dict[str, Edition]:
    """The latest event of each of these dyads. One of which only the end is known is not."""
    columns = ("edition__days__day", "edition__days__place", "edition__code")
    newest_first = [F(column).desc() for column in columns]
    rows = _public_pairs().filter(value__in=values, edition__days__first__isnull=False)
    placed = rows.annotate(place=Window(RowNumber(), F("value"), newest_first))
    latest = dict(placed.filter(place=1).values_list("value", "edition"))
    editions = Edition.objects.order_by().in_bulk(latest.values())
    return {value: editions[key] for value, key in latest.items()}


@dataclass(frozen=True, slots=True)
class CountryOnRecord:
    """A country with the number of public events in which it takes part."""

    country: PublishedCountry
    events: int


def countries_on_record() -> list[CountryOnRecord]:
    """The countries with public events, in alphabetical order of their names; two queries."""
    rows = EditionFacet.objects.public().filter(name="country")
    events = dict(rows.values_list("value").annotate(count=Count("edition")))
    countries = countries_coded(events)
    return [CountryOnRecord(each, events[code]) for code, each in countries.items()]
