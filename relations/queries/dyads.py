"""Dyads: the pairs of countries on record, and the addresses that name them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _

from relations.editions.models import Edition
from relations.editions.packed_index import Numbers
from relations.queries.buckets import Bucket, equal_buckets
from relations.queries.columns.columns import Columns
from relations.queries.columns.facet_column import FacetColumn
from relations.queries.countries import (
    PublishedCountry,
    countries_coded,
    countries_with_slugs,
)
from relations.queries.matches import Matches
from relations.queries.pages import editions_with
from relations.queries.spans import Spans, spans_of, years_of

LISTED = 48
"""The most dyads that a list shows."""

IN_A_SPARK = 32
"""The buckets of the time of a dyad."""

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
    """A dyad with its public events: how many, the first and the last year in which one may lie, or
    that of the known end where that is open, how they lie in time, in `IN_A_SPARK` buckets, and the
    latest of those whose start is known, None if it is of none."""

    dyad: Dyad
    events: int
    first_year: int
    last_year: int
    buckets: list[Bucket]
    latest: Edition | None


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
    matches: Matches,
    country: PublishedCountry | None = None,
    known: Iterable[PublishedCountry] = (),
) -> DyadsOnRecord:
    """The dyads of some editions, of one country if given; two queries at most.

    The countries that are `known` are not asked again.
    """
    columns = matches.columns
    counted = _counted_dyads(columns, matches.rows)
    if country:
        counted = {
            value: count for value, count in counted.items() if country.alpha3 in value.split("-")
        }
    events = dict(_most_frequent(counted, LISTED))
    dyads = dyads_named(events, known)
    of_each = {value: _matches_of(matches, value) for value in events}
    latest = _latest_of(of_each)
    listed = [
        _on_record(dyads[value], spans_of(of_each[value]), latest.get(value)) for value in events
    ]
    listed.sort(key=lambda each: (-each.events, each.dyad.slug))
    return DyadsOnRecord(listed, len(counted))


def _on_record(dyad: Dyad, spans: Spans, latest: Edition | None) -> DyadOnRecord:
    first, last = years_of(spans.day).min(), years_of(spans.last_known).max()
    buckets = equal_buckets(spans, IN_A_SPARK)
    return DyadOnRecord(dyad, len(spans), int(first), int(last), buckets, latest)


def most_frequent_dyads(columns: Columns, editions: Numbers, most: int) -> list[tuple[str, int]]:
    """The dyads, such as `AFG-PAK`, that most of some editions are about, which are given by row
    and may be given several times; each with their number, the most first."""
    return _most_frequent(_counted_dyads(columns, editions), most)


def dyads_named(values: Collection[str], known: Iterable[PublishedCountry] = ()) -> dict[str, Dyad]:
    """The dyads that values of the facet `dyad` name, such as `AFG-PAK`; one query, and none if
    all their countries are `known`."""
    named = {each.alpha3: each for each in known}
    missing = {half for value in values for half in value.split("-")} - named.keys()
    if missing:
        named |= countries_coded(missing)
    return {value: Dyad.of(*(named[half] for half in value.split("-"))) for value in values}


def _counted_dyads(columns: Columns, editions: Numbers) -> dict[str, int]:
    """How many of some editions each dyad has."""
    column = columns.editions.facets.get("country")
    if column is None:
        return {}
    counts = np.zeros(column.size**2, np.int64)
    for one, other in _pairs(column, editions):
        low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other)
        real = low > 0
        counts += np.bincount(low[real] * column.size + high[real], minlength=len(counts))
    found = np.flatnonzero(counts).tolist()
    named = [[column.values[half] for half in divmod(pair, column.size)] for pair in found]
    return {
        "-".join(sorted(letters)): int(counts[pair])
        for letters, pair in zip(named, found, strict=True)
    }


def _pairs(column: FacetColumn, editions: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Each two values of each edition, as numbers; 0 where there is none."""
    beside = [each[editions] for each in column.beside]
    yield from combinations(beside, 2)
    # Few editions have more countries than stand beside each other.
    times = np.bincount(editions, minlength=column.length)
    for row in np.unique(column.beyond_rows[times[column.beyond_rows] > 0]).tolist():
        further = column.beyond_numbers[column.beyond_rows == row].tolist()
        first = [int(each[row]) for each in column.beside]
        pairs = [*product(first, further), *combinations(further, 2)] * int(times[row])
        yield np.array([one for one, _other in pairs]), np.array([other for _one, other in pairs])


def _most_frequent(counted: Mapping[str, int], most: int) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:most]


def _matches_of(matches: Matches, value: str) -> Matches:
    """Those of some editions that are about both countries of a dyad."""
    one, other = value.split("-")
    having = matches.table.having("country", one) & matches.table.having("country", other)
    return matches.among(having)


def _latest_of(matches: Mapping[str, Matches]) -> dict[str, Edition]:
    """The latest event of each of these dyads; one query. One of which only the end is known is
    not."""
    latest = {}
    for value, each in matches.items():
        begun = each.with_known_start()
        if begun.count:
            row = begun.rows[np.argmax(begun.table.order.rank[begun.rows])]
            latest[value] = int(begun.table["key"][row])
    return dict(zip(latest, editions_with(latest.values()), strict=True))


@dataclass(frozen=True, slots=True)
class CountryOnRecord:
    """A country with the number of public events in which it takes part."""

    country: PublishedCountry
    events: int


def countries_on_record(matches: Matches) -> list[CountryOnRecord]:
    """The countries of some editions, in alphabetical order of their names; one query."""
    counted = matches.counts_of("country")
    if counted is None:
        return []
    column, counts = counted
    events = {column.values[each]: int(counts[each]) for each in np.flatnonzero(counts).tolist()}
    countries = countries_coded(events)
    return [CountryOnRecord(each, events[code]) for code, each in countries.items()]
