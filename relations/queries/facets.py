"""Facet counts: the values by which a selection can be narrowed, each with its number of events."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber

from relations.editions.models import EditionFacet, EditionQuerySet
from relations.queries.facet_search import values_labelled
from relations.queries.labels import FacetLabel, labelled
from relations.queries.public import editions_for
from relations.queries.selection import Selection

OFFERED = 10
"""The most values of a facet that a form offers, not counting those that are chosen."""

LISTED = 500
"""The most values on the page of a single facet, not counting those that are chosen."""


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
class CountedFacet:
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


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """How often some values of a facet are on record, and how many values there are in all."""

    counts: dict[str, int]
    total: int


def facets_for(
    selection: Selection, editions: EditionQuerySet, names: Sequence[str]
) -> list[CountedFacet]:
    """Some facets of a selection, of which these are the editions, as `facet_for` has them.

    One query for all facets of which nothing is chosen, one for each of the others, one for labels.
    """
    free = [name for name in names if not selection.chosen(name)]
    counted = _counted_together(editions, free)
    for name in names:
        if name not in counted:
            counted[name] = _counted(selection, name, "", OFFERED)
    return facets_labelled({name: counted[name] for name in names}, selection)


def facet_for(selection: Selection, name: str, find: str = "", most: int = OFFERED) -> CountedFacet:
    """The most frequent values of a facet whose labels match `find`: up to `most`, and the chosen.

    The counts ignore the facet's own choice, so that they say what a further value would add.
    A chosen value is always included, even with a count of 0. Two queries at most.
    """
    return facets_labelled({name: _counted(selection, name, find, most)}, selection)[0]


def _counted(selection: Selection, name: str, find: str, most: int) -> FacetCounts:
    editions = editions_for(selection.without(name))
    rows = EditionFacet.objects.of(editions)
    column = FacetColumn(name, "value", Q(name=name))
    return counted_in(column, rows, selection.chosen(name), find, most)


def _counted_together(editions: EditionQuerySet, names: Collection[str]) -> dict[str, FacetCounts]:
    """The counts of facets of which nothing is chosen: they all count the same events."""
    rows = EditionFacet.objects.of(editions).filter(name__in=names)
    grouped = rows.order_by().values_list("name", "value").annotate(count=Count("pk"))
    ranked = grouped.annotate(
        total=Window(Count("*"), partition_by="name"),
        place=Window(RowNumber(), partition_by="name", order_by=["-count", "value"]),
    )
    counts: dict[str, dict[str, int]] = {name: {} for name in names}
    totals = dict.fromkeys(names, 0)
    for name, value, count, total, _place in ranked.filter(place__lte=OFFERED):
        counts[name][value], totals[name] = count, total
    return {name: FacetCounts(counts[name], totals[name]) for name in names}


def counted_in(
    column: FacetColumn, rows: "QuerySet[Any]", chosen: Collection[str], find: str, most: int
) -> FacetCounts:
    """The values in a column, each counted as often as it is in `rows`; one query."""
    among_chosen = Q(**{f"{column.path}__in": chosen})
    where = column.where
    if find:
        found_by_label = Q(**{f"{column.path}__in": values_labelled(column.facet, find)})
        where &= among_chosen | found_by_label
    # In one call, so that all of it is asked of the same joined row.
    counted = rows.filter(where).order_by().values_list(column.path).annotate(count=Count("pk"))
    first = [Case(When(among_chosen, then=0), default=1)] if chosen else []
    ranked = counted.annotate(total=Window(Count("*"))).order_by(*first, "-count", column.path)
    found = list(ranked[: most + len(chosen)])
    uncounted = dict.fromkeys(set(chosen) - {value for value, *_ in found}, 0)
    counts = {value: count for value, count, _total in found[: most + len(chosen) - len(uncounted)]}
    total = found[0][2] if found else 0
    return FacetCounts(counts | uncounted, total + len(uncounted))


def facets_labelled(counted: Mapping[str, FacetCounts], selection: Selection) -> list[CountedFacet]:
    """Facets with the labels of their values, and those that a selection has chosen marked; one
    query at most."""
    labels = labelled({name: each.counts for name, each in counted.items()})
    facets = []
    for name, each in counted.items():
        chosen = selection.chosen(name)
        values = [
            _value(value, count, labels[name].get(value), chosen=value in chosen)
            for value, count in each.counts.items()
        ]
        values.sort(key=lambda value: (-value.count, value.label))
        facets.append(CountedFacet(name, values, each.total))
    return facets


def _value(value: str, count: int, label: FacetLabel | None, *, chosen: bool) -> FacetValue:
    """A value; one whose label is gone from the database shows itself."""
    text, polarity = (label.text, label.polarity) if label else (value, "")
    return FacetValue(value, text, count, chosen, polarity)
