"""The names of facet values, as readers see them; also which values exist at all."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from relations.editions.models import EditionFacet
from relations.queries.selection import REPEATABLE, Selection, SelectionError
from relations.record.models import Statement
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.models import Source

Labels = Mapping[str, str]

COLUMNS: dict[str, tuple[Any, str, str]] = {
    "country": (Country, "alpha3", "name"),
    "type": (EventType, "code", "plural"),
    "topic": (Topic, "code", "label"),
    "speaker": (Actor, "code", "name"),
    "source": (Source, "code", "title"),
}
"""Where the labels of a facet stand: the model, the column of its values, that of the labels."""

CHOICES: dict[str, Any] = {"quad": EventType.Quad.choices, "act": Statement.Act.choices}
"""The values of the facets that are part of the code, with their labels."""


def labels_of(facet: str, values: Collection[str]) -> Labels:
    """The label of each of these values of a facet that exists; at most one query."""
    if not values:
        return {}
    if facet in CHOICES:
        return {value: str(label) for value, label in CHOICES[facet] if value in values}
    model, key, label = COLUMNS[facet]
    return dict(model.objects.filter(**{f"{key}__in": values}).values_list(key, label))


def polarities_of(types: Collection[str]) -> Mapping[str, str]:
    """The side on which each of these types of event stands; at most one query."""
    quads = EventType.objects.filter(code__in=types).values_list("code", "quad")
    return {code: EventType.Quad(quad).polarity for code, quad in quads}


def labels_for(selection: Selection) -> dict[str, Labels]:
    """The labels of all values that a selection names, by facet.

    Raises `SelectionError` for a value that does not exist, and for a speaker or a source that
    was never public: that an editor knows of it is nobody's business.
    """
    labels = {}
    for facet in REPEATABLE:
        values = getattr(selection, facet)
        labels[facet] = labels_of(facet, _once_public(facet, values))
        for value in values:
            if value not in labels[facet]:
                raise SelectionError(facet, value, _("there is no “%s” on record") % value)
    return labels


def _once_public(facet: str, values: Collection[str]) -> Collection[str]:
    if facet not in {"speaker", "source"} or not values:
        return values
    public = EditionFacet.objects.filter(name=facet, value__in=values)
    return set(public.values_list("value", flat=True))
