"""Countries as readers see them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from relations.editions.descriptions import Description
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
