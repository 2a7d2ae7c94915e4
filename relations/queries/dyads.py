"""Dyads: the pairs of countries on record, and the addresses that name them."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _

from relations.editions.models import Edition
from relations.editions.packed_index import Numbers
from relations.queries.buckets import Bucket, TimeScale, equal_scale
from relations.queries.columns.columns import Columns
from relations.queries.columns.current_columns import columns
from relations.queries.countries import (
    PublishedCountry,
    countries_coded,
    countries_with_slugs,
)
from relations.queries.matches import Matches
from relations.queries.pages import editions_with
from relations.queries.selection import SelectionError
from relations.queries.spans import Spans, spans_of, years_of

LISTED = 48
"""The most dyads that a list shows."""

MANY = 3
"""Of how many dyads an event has to be all that is on record to stand in their place."""

MOST_SHARED = 12
"""The most events that a list shows in place of the dyads that have nothing else."""

IN_A_SPARK = 32
"""The buckets of the time of a dyad."""

ON_A_PAGE = 200
"""The dyads on a page of the list of all."""

# Two slugs of the longest that a country can have, and the hyphen between them.
LONGEST_PAIR = 201
_PAIR = re.compile(rf"[a-z0-9-]{{1,{LONGEST_PAIR}}}\Z")


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
    that of the known end where that is open, how they lie in time, in `IN_A_SPARK` buckets of a
    scale that all listed dyads share, and the latest of those whose start is known, None if it is
    of none."""

    dyad: Dyad
    events: int
    first_year: int
    last_year: int
    buckets: list[Bucket]
    latest: Edition | None


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """An event that is all that so many dyads have on record."""

    edition: Edition
    dyads: int


@dataclass(frozen=True, slots=True)
class DyadsOnRecord:
    """The most eventful dyads, up to `LISTED`, the most eventful first, with the scale that they
    share; the newest events that are all that many dyads have, up to `MOST_SHARED`, of which the
    dyads are not listed; and how many dyads there are."""

    listed: list[DyadOnRecord]
    shared: list[SharedEvent]
    scale: TimeScale
    total: int

    @property
    def unlisted(self) -> int:
        return self.total - len(self.listed) - sum(each.dyads for each in self.shared)


@dataclass(frozen=True, slots=True)
class CountedDyad:
    """A dyad with the number of its public events."""

    dyad: Dyad
    events: int


@dataclass(frozen=True, slots=True)
class DyadsPage:
    """Up to `ON_A_PAGE` dyads, how many there are in all, and the slug after which the next page
    begins, or None."""

    listed: list[CountedDyad]
    total: int
    next: str | None


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
    counted = _counted_dyads(matches.columns, matches.rows)
    if country:
        counted = {
            value: count for value, count in counted.items() if country.alpha3 in value.split("-")
        }
    shared = _shared_events(matches, counted)
    told = {value for values in shared.values() for value in values}
    others = {value: count for value, count in counted.items() if value not in told}
    events = dict(_most_frequent(others, LISTED))
    dyads = dyads_named(events, known)
    of_each = {value: _matches_of(matches, value) for value in events}
    spans = {value: spans_of(each) for value, each in of_each.items()}
    newest = sorted(shared, key=lambda row: int(-matches.table.order.rank[row]))[:MOST_SHARED]
    latest, editions = _latest_of(matches, of_each, newest)
    scale = equal_scale(spans_of(_having_any(matches, events)), IN_A_SPARK)
    listed = [_on_record(dyads[value], spans[value], scale, latest.get(value)) for value in events]
    listed.sort(key=lambda each: (-each.events, each.dyad.slug))
    rows = [
        SharedEvent(edition, len(shared[row]))
        for row, edition in zip(newest, editions, strict=True)
    ]
    return DyadsOnRecord(listed, rows, scale, len(counted))


def _having_any(matches: Matches, values: Iterable[str]) -> Matches:
    """Those of some editions that have any of some dyads."""
    having = np.zeros(len(matches.table.order.rows), bool)
    for value in values:
        having |= matches.table.having("dyad", value)
    return matches.among(having)


def _shared_events(matches: Matches, counted: Mapping[str, int]) -> dict[int, list[str]]:
    """The events, by row, that are all that `MANY` dyads have or more, with these."""
    column = matches.table.facets.get("dyad")
    if column is None:
        return {}
    is_single = np.zeros(column.size, bool)
    is_single[[column.numbers[value] for value, count in counted.items() if count == 1]] = True
    rows, numbers = column.held(matches.rows)
    rows, numbers = rows[is_single[numbers]], numbers[is_single[numbers]]
    found: dict[int, list[str]] = {}
    for row, number in zip(rows.tolist(), numbers.tolist(), strict=True):
        found.setdefault(row, []).append(column.values[number])
    return {row: values for row, values in found.items() if len(values) >= MANY}


def dyads_page(after: str) -> DyadsPage:
    """The dyads of the record in the order of their slugs, from the first that comes after a slug,
    or from the first of all if that is blank; one query beside that of `columns`, and none once
    they were put together in this state of the record.

    Raises `SelectionError` for what cannot be a slug.
    """
    if after and not _PAIR.match(after):
        reason = _("is no place in this list; start from its first page")
        raise SelectionError("after", after, reason)
    known = columns()
    counted: list[CountedDyad] = known.results.of("dyads", lambda: _all_counted(known))
    start = bisect_right(counted, after, key=lambda each: each.dyad.slug)
    listed = counted[start : start + ON_A_PAGE]
    further = len(counted) > start + ON_A_PAGE
    return DyadsPage(listed, len(counted), listed[-1].dyad.slug if further else None)


def _all_counted(known: Columns) -> list[CountedDyad]:
    counted = _counted_dyads(known, np.flatnonzero(known.current))
    dyads = dyads_named(counted)
    listed = [CountedDyad(dyads[value], count) for value, count in counted.items()]
    return sorted(listed, key=lambda each: each.dyad.slug)


def _on_record(dyad: Dyad, spans: Spans, scale: TimeScale, latest: Edition | None) -> DyadOnRecord:
    first, last = years_of(spans.day).min(), years_of(spans.last_known).max()
    return DyadOnRecord(dyad, len(spans), int(first), int(last), scale.buckets(spans), latest)


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
    column = columns.editions.facets.get("dyad")
    if column is None:
        return {}
    counts = column.counts(editions)
    return {column.values[each]: int(counts[each]) for each in np.flatnonzero(counts).tolist()}


def _most_frequent(counted: Mapping[str, int], most: int) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:most]


def _matches_of(matches: Matches, value: str) -> Matches:
    """Those of some editions that have a dyad."""
    return matches.among(matches.table.having("dyad", value))


def _latest_of(
    among: Matches, matches: Mapping[str, Matches], rows: Collection[int]
) -> tuple[dict[str, Edition], list[Edition]]:
    """The latest event of each of these dyads, and the events of some rows, which all are `among`
    these; one query. One of which only the end is known is never the latest."""
    latest = {}
    for value, each in matches.items():
        begun = each.with_known_start()
        if begun.count:
            latest[value] = int(begun.rows[np.argmax(begun.table.order.rank[begun.rows])])
    every = [*latest.values(), *rows]
    found = editions_with(among.table["key"][every].tolist()) if every else []
    return dict(zip(latest, found, strict=False)), found[len(latest) :]
