"""The labels of facet values, and with them which values exist at all."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.utils.translation import gettext as _

from relations.editions.facets import FACETS, ColumnLabels
from relations.editions.models import EditionFacet
from relations.queries.selection import Selection, SelectionError, SelectionMoved
from relations.record.vocabulary import Actor, EventType

Labels = Mapping[str, str]
"""The labels of some values of one facet."""


@dataclass(frozen=True, slots=True)
class FacetLabel:
    """The label of a value, and the side on which it stands where its facet has sides."""

    text: str
    polarity: str = ""


def labels_for(selection: Selection) -> dict[str, Labels]:
    """The labels of all values that a selection names, by facet; two queries at most.

    Raises `SelectionError` for a value that does not exist, and `SelectionMoved` for one that is
    another by now, at the cost of one query more. A speaker or a source that was never
    public counts as one, so that what only editors know of does not leak.
    """
    known = labelled(_once_public({name: selection.chosen(name) for name in FACETS}))
    for facet, labels in known.items():
        for value in selection.chosen(facet):
            if value not in labels:
                _refuse_merged(facet, value)
                raise SelectionError(facet, value, _("there is no “%s” on record") % value)
    return {
        facet: {value: label.text for value, label in labels.items()}
        for facet, labels in known.items()
    }


def _refuse_merged(facet: str, value: str) -> None:
    """Raise `SelectionMoved` for an actor who was public, and has been merged into another."""
    labels = FACETS[facet].labels
    if isinstance(labels, ColumnLabels) and labels.model is Actor:
        merged = Actor.objects.filter(code=value, was_public=True, merged_into__isnull=False)
        for code in merged.values_list("merged_into__code", flat=True):
            raise SelectionMoved(facet, value, code)


def labelled(values: Mapping[str, Collection[str]]) -> dict[str, dict[str, FacetLabel]]:
    """The labels of those of some values, by facet, that exist; one query at most."""
    labels = {facet: _labels_in_code(facet, each) for facet, each in values.items()}
    rows = list(_stored_labels(values))
    stored = rows[0].union(*rows[1:], all=True) if rows else ()
    for facet, value, text, quad in stored:
        polarity = EventType.Quad(quad).polarity if quad else ""
        labels[facet][value] = FacetLabel(text, polarity)
    return labels


def _labels_in_code(facet: str, values: Collection[str]) -> dict[str, FacetLabel]:
    """The labels that need no query: those of choices, and of values that label themselves."""
    labels = FACETS[facet].labels
    if isinstance(labels, ColumnLabels):
        return {}
    if labels is None:
        return {value: FacetLabel(value) for value in values}
    return {value: FacetLabel(str(text)) for value, text in labels.choices if value in values}


def _stored_labels(values: Mapping[str, Collection[str]]) -> "Iterator[QuerySet[Any, Any]]":
    """The labels that stand in a column: of each facet with such values, rows of its name, the
    value, the label and the quad class, which is blank unless it tells the value's side."""
    for facet, each in values.items():
        labels = FACETS[facet].labels
        if each and isinstance(labels, ColumnLabels):
            rows = labels.model._default_manager.filter(**{f"{labels.key}__in": each}).order_by()
            yield rows.values_list(
                Value(facet, CharField()),
                labels.key,
                labels.label,
                labels.quad or Value("", CharField()),
            )


def _once_public(values: Mapping[str, Collection[str]]) -> dict[str, Collection[str]]:
    """Of facets that hide what was never public only the values that once were; one query."""
    hiding = [name for name in values if FACETS[name].hides_unpublished and values[name]]
    if not hiding:
        return dict(values)
    asked = reduce(or_, (Q(name=name, value__in=values[name]) for name in hiding))
    public: dict[str, set[str]] = {name: set() for name in hiding}
    for name, value in EditionFacet.objects.filter(asked).values_list("name", "value"):
        public[name].add(value)
    return {**values, **public}
