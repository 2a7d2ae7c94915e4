"""Countries as readers see them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import Q
from django.urls import reverse

from relations.editions.descriptions import Description
from relations.queries.columns.columns import Columns
from relations.queries.columns.current_columns import columns
from relations.record.described_kinds import NamedValue


@dataclass(frozen=True, slots=True)
class PublishedCountry:
    """A country as it was last published. `standing` is a `Country.Standing`, `existed` is EDTF and
    may be blank."""

    alpha3: str
    name: str
    slug: str
    standing: str
    existed: str
    successors: tuple[NamedValue, ...]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("country", args=[self.alpha3])


def countries_coded(codes: Collection[str]) -> dict[str, PublishedCountry]:
    """The countries with some three-letter codes, by these, in the order of their names; one
    query."""
    return {each.alpha3: each for each in _countries(Q(code__in=codes))}


def countries_with_slugs(slugs: Collection[str]) -> dict[str, PublishedCountry]:
    """The countries with some slugs, by these; one query."""
    return {each.slug: each for each in _countries(Q(slug__in=slugs))}


def _countries(which: Q) -> list[PublishedCountry]:
    rows = Description.objects.newest().filter(which, kind="country").order_by("label")
    return [_country(each.code, each.document) for each in rows]


def _country(alpha3: str, document: dict[str, Any]) -> PublishedCountry:
    return PublishedCountry(
        alpha3,
        document["name"],
        document["slug"],
        document["standing"],
        document["existed"],
        tuple(document["successors"]),
    )


@dataclass(frozen=True, slots=True)
class CountryOnRecord:
    """A country with the number of public events in which it takes part."""

    country: PublishedCountry
    events: int


def countries_on_record() -> list[CountryOnRecord]:
    """The countries of the record, in alphabetical order of their names; one query beside that of
    `columns`, and none once they were put together in this state of the record."""
    known = columns()
    found: list[CountryOnRecord] = known.results.of("countries", lambda: _countries_of(known))
    return found


def _countries_of(known: Columns) -> list[CountryOnRecord]:
    column = known.editions.facets.get("country")
    if column is None:
        return []
    counts = column.counts(np.flatnonzero(known.current))
    events = {column.values[each]: int(counts[each]) for each in np.flatnonzero(counts).tolist()}
    countries = countries_coded(events)
    return [CountryOnRecord(each, events[code]) for code, each in countries.items()]
