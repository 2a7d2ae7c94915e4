"""Facets: the values by which a selection can be narrowed, each with its count."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, When, Window

from relations.editions.models import EditionFacet
from relations.queries.facet_search import values_labelled
from relations.queries.labels import labels_of, polarities_of
from relations.queries.public import editions_for
from relations.queries.selection import Selection

FACETS = ("country", "type", "quad", "topic", "speaker", "source")
"""The facets that a timeline offers, in the order in which it offers them."""

OFFERED = 10
"""How many values of a facet are offered at a time, beside those that are chosen."""

LISTED = 500
"""How many of them a page of nothing else holds at most, likewise."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value with the number of events that choosing it would show.

    `polarity` is the side on which a type of event stands; blank for all other facets.
    """

    value: str
    label: str
    count: int
    chosen: bool
    polarity: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with some of its values, the most frequent first, and how many there are in all."""

    name: str
    values: list[FacetValue]
    total: int

    @property
    def is_cut(self) -> bool:
        """Whether there are more values than these."""
        return len(self.values) < self.total


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """Where rows have the values of a facet: the path to them, and the rows that count."""

    facet: str
    path: str
    where: Q = field(default_factory=Q)


def facets_for(selection: Selection) -> list[Facet]:
    """The facets of a selection, in the order of `FACETS`, as `facet_for` has them."""
    return [facet_for(selection, name) for name in FACETS]


def facet_for(selection: Selection, name: str, find: str = "", most: int = OFFERED) -> Facet:
    """The most frequent values of a facet, up to `most`, whose labels hold what is to `find`.

    The counts leave out the facet's own choice, so that they say what a further value would add.
    A chosen value is always among them, even with nothing to count.
    """
    editions = editions_for(selection.without(name))
    rows = EditionFacet.objects.filter(edition__in=editions.values("pk"))
    column = FacetColumn(name, "value", Q(name=name))
    return facet_of(column, rows, getattr(selection, name), find, most)


def facet_of(
    column: FacetColumn, rows: "QuerySet[Any]", chosen: Collection[str], find: str, most: int
) -> Facet:
    """A facet of the values in a column, each counted as often as it is in `rows`."""
    among_chosen = Q(**{f"{column.path}__in": chosen})
    where = column.where
    if find:
        labelled = Q(**{f"{column.path}__in": values_labelled(column.facet, find)})
        where &= among_chosen | labelled
    # In one call, so that all of it is asked of the same joined row.
    counted = rows.filter(where).order_by().values_list(column.path).annotate(count=Count("pk"))
    first = [Case(When(among_chosen, then=0), default=1)] if chosen else []
    ranked = counted.annotate(total=Window(Count("*"))).order_by(*first, "-count", column.path)
    found = list(ranked[: most + len(chosen)])
    uncounted = dict.fromkeys(set(chosen) - {value for value, *_ in found}, 0)
    counts = {value: count for value, count, _total in found[: most + len(chosen) - len(uncounted)]}
    total = found[0][2] if found else 0
    values = _valued(column.facet, counts | uncounted, chosen)
    return Facet(column.facet, values, total + len(uncounted))


def _valued(name: str, counts: dict[str, int], chosen: Collection[str]) -> list[FacetValue]:
    labels = labels_of(name, counts)
    polarities = polarities_of(counts) if name == "type" else {}
    values = [
        FacetValue(
            value, labels.get(value, value), count, value in chosen, polarities.get(value, "")
        )
        for value, count in counts.items()
    ]
    return sorted(values, key=lambda each: (-each.count, each.label))
