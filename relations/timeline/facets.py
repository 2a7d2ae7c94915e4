"""Facets: the values by which a selection can be narrowed, each with its count."""

from dataclasses import dataclass

from django.db.models import Count

from relations.editions.models import EditionFacet
from relations.timeline.asking import editions_for
from relations.timeline.labels import labels_of
from relations.timeline.selection import Selection

FACETS = ("country", "quad", "type", "topic", "speaker", "source")
"""The facets that a timeline offers, in the order in which it offers them."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value with the number of events that choosing it would show."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values, the most frequent first."""

    name: str
    values: list[FacetValue]


def facets_for(selection: Selection) -> list[Facet]:
    """The facets of a selection, in the order of `FACETS`.

    A facet's counts leave out that facet's own choice, so that they say what a further value
    would add. A chosen value is always among them, even with nothing to count.
    """
    return [_facet(selection, name) for name in FACETS]


def _facet(selection: Selection, name: str) -> Facet:
    editions = editions_for(selection.without(name))
    having = EditionFacet.objects.filter(name=name, edition__in=editions.values("pk"))
    counted = having.values_list("value").annotate(count=Count("edition"))
    return facet_of(name, dict(counted), set(getattr(selection, name)))


def facet_of(name: str, counted: dict[str, int], chosen: set[str]) -> Facet:
    """A facet from the counts of its values and those that are chosen."""
    counts = {**dict.fromkeys(chosen, 0), **counted}
    labels = labels_of(name, counts)
    values = [
        FacetValue(value, labels.get(value, value), count, value in chosen)
        for value, count in counts.items()
    ]
    return Facet(name, sorted(values, key=lambda each: (-each.count, each.label)))
