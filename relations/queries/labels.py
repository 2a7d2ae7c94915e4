"""The labels of facet values, and with them which values exist at all."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from relations.editions.descriptions import Codes, Description
from relations.editions.facets import FACETS, DescribedLabels, Facet
from relations.editions.models import EditionFacet
from relations.queries.selection import Selection, SelectionError, SelectionMoved
from relations.record.vocabulary import EventType

Labels = Mapping[str, str]
"""The labels of some values of one facet."""


@dataclass(frozen=True, slots=True)
class FacetLabel:
    """The label of a value, the side on which it stands where its facet has sides, and the value
    that stands for it where it was merged into another."""

    text: str
    polarity: str = ""
    moved_to: str = ""


def labels_for(selection: Selection) -> dict[str, Labels]:
    """The labels of all values that a selection names, by facet; two queries at most.

    Raises `SelectionError` for a value that does not exist, and `SelectionMoved` for one that was
    merged into another. What was never published counts as if it did not exist, so that what only
    editors know of does not leak.
    """
    known = labelled(_once_public({name: selection.chosen(name) for name in FACETS}))
    for facet, labels in known.items():
        for value in selection.chosen(facet):
            if value not in labels:
                raise SelectionError(facet, value, _("there is no “%s” on record") % value)
            if labels[value].moved_to:
                raise SelectionMoved(facet, value, labels[value].moved_to)
    return {
        facet: {value: label.text for value, label in labels.items()}
        for facet, labels in known.items()
    }


def labelled(values: Mapping[str, Collection[str]]) -> dict[str, dict[str, FacetLabel]]:
    """The labels of those of some values, by facet, that exist; one query at most.

    Where all events of a speaker or a source were withdrawn, the label says that instead.
    """
    labels = {name: FACETS[name].labels for name, each in values.items() if each}
    facets = {each.kind: name for name, each in labels.items() if isinstance(each, DescribedLabels)}
    found = {facet: _labels_in_code(facet, each) for facet, each in values.items()}
    for each in _descriptions({kind: values[facet] for kind, facet in facets.items()}):
        facet = facets[each.kind]
        gone = str(FACETS[facet].withdrawn) if each.gone else ""  # type: ignore[attr-defined]
        found[facet][each.code] = _label_of(each, gone)
    return found


def _labels_in_code(facet: str, values: Collection[str]) -> dict[str, FacetLabel]:
    """The labels that need no query: those of choices, and of values that label themselves."""
    labels = FACETS[facet].labels
    if isinstance(labels, DescribedLabels):
        return {}
    if labels is None:
        return {value: FacetLabel(value) for value in values}
    return {value: FacetLabel(str(text)) for value, text in labels.choices if value in values}


def _descriptions(asked: Codes) -> Iterable[Description]:
    """The descriptions of some things, with `gone`, and whether that is so of what they were merged
    into, `led_nowhere`."""
    if not asked:
        return []
    found = Description.objects.newest().of(asked).annotate(gone=is_gone())
    survivor = KT("document__merged_into__code")
    return found.annotate(survivor=survivor, led_nowhere=is_gone("survivor"))


def is_gone(code: str = "code") -> Case:
    """Whether all events of what a description is of were withdrawn, for the kinds that readers may
    then see no more; or of another of its kind, whose code is in the column `code`."""
    gone = [
        When(is_withdrawn(facet, code), kind=facet.labels.kind, then=True)
        for facet in FACETS.values()
        if facet.shown_with and isinstance(facet.labels, DescribedLabels)
    ]
    return Case(*gone, default=Value(False), output_field=BooleanField())


def _label_of(description: Description, gone: str) -> FacetLabel:
    quad = description.document.get("quad")
    polarity = EventType.Quad(quad).polarity if quad else ""
    # Whom nobody may see any more is not named as the survivor either.
    moved_to = "" if description.led_nowhere else description.survivor  # type: ignore[attr-defined]
    return FacetLabel(gone or description.label, polarity, moved_to or "")


def is_withdrawn(facet: Facet, code: str = "code") -> Q:
    """Whether no event that is public now has, in any edition, what a description is of."""
    public = EditionFacet.objects.of_public_events()
    return ~Q(Exists(public.filter(name__in=facet.shown_with, value=OuterRef(code))))


def _once_public(values: Mapping[str, Collection[str]]) -> dict[str, Collection[str]]:
    """Of facets whose values are their own labels only the values that once were public; one query
    if there are any."""
    own = [name for name in values if FACETS[name].labels is None and values[name]]
    if not own:
        return dict(values)
    asked = reduce(or_, (Q(name=name, value__in=values[name]) for name in own))
    public: dict[str, set[str]] = {name: set() for name in own}
    for name, value in EditionFacet.objects.filter(asked).values_list("name", "value"):
        public[name].add(value)
    return {**values, **public}
