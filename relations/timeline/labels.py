"""The names of facet values, as readers see them; also which values exist at all."""

from collections.abc import Collection, Mapping

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from relations.editions.models import EditionFacet
from relations.record.models import Statement
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.models import Source
from relations.timeline.selection import REPEATABLE, Selection, SelectionError

Labels = Mapping[str, str]


def labels_of(facet: str, values: Collection[str]) -> Labels:
    """The label of each of these values of a facet that exists; at most one query."""
    if not values:
        return {}
    match facet:
        case "country":
            return _column(Country.objects.filter(alpha3__in=values), "alpha3", "name")
        case "type":
            return _column(EventType.objects.filter(code__in=values), "code", "plural")
        case "topic":
            return _column(Topic.objects.filter(code__in=values), "code", "label")
        case "speaker":
            return _column(Actor.objects.filter(code__in=values), "code", "name")
        case "source":
            return _column(Source.objects.filter(code__in=values), "code", "title")
    choices = EventType.Quad.choices if facet == "quad" else Statement.Act.choices
    return {value: str(label) for value, label in choices if value in values}


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


def _column(rows: "QuerySet[Model]", key: str, label: str) -> Labels:
    return dict(rows.values_list(key, label))
