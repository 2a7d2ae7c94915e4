"""The labels of facet values, and with them which values exist at all."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from relations.editions.declared_facet import DescribedLabels, Facet, WorkedOutLabels
from relations.editions.descriptions import Codes, Description
from relations.editions.facets import FACETS
from relations.editions.models import EditionFacet
from relations.queries.columns.columns import Columns
from relations.queries.columns.current_columns import columns
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


MOST_KEPT = 20_000
"""The most values of which is kept what they are called."""


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
    """The labels of those of some values, by facet, that exist; two queries at most, and none for
    what was labelled before in this state of the record.

    Where all events of a speaker or a source were withdrawn, the label says that instead.
    """
    found = {facet: _labels_in_code(facet, each) for facet, each in values.items()}
    asked = {facet: each for facet, each in values.items() if _kind_of(facet) and each}
    if not asked:
        return found
    known = columns()
    kept: dict[tuple[str, str], _Described | None] = known.results.of("descriptions", dict)
    # Another thread may empty what is kept meanwhile.
    described = {
        (facet, value): kept[facet, value]
        for facet, each in asked.items()
        for value in each
        if (facet, value) in kept
    }
    missing = {
        facet: [value for value in each if (facet, value) not in described]
        for facet, each in asked.items()
    }
    if any(missing.values()):
        # Whoever makes up values makes up no more than these.
        if len(kept) > MOST_KEPT:
            kept.clear()
        found_anew = _described(known, missing)
        kept |= found_anew
        described |= found_anew
    for facet, each in asked.items():
        for value in each:
            if told := described[facet, value]:
                gone = str(FACETS[facet].withdrawn) if told.is_gone else ""
                found[facet][value] = FacetLabel(gone or told.label, told.polarity, told.moved_to)
    return found


def _kind_of(facet: str) -> str:
    """The kind of description whose labels those of a facet are; blank if of none."""
    labels = FACETS[facet].labels
    return labels.kind if isinstance(labels, DescribedLabels) else ""


def _labels_in_code(facet: str, values: Collection[str]) -> dict[str, FacetLabel]:
    """The labels that need no query: those of choices, and of values that label themselves."""
    labels = FACETS[facet].labels
    if isinstance(labels, DescribedLabels):
        return {}
    if labels is None:
        return {value: FacetLabel(value) for value in values}
    if isinstance(labels, WorkedOutLabels):
        return {value: FacetLabel(labels.label(value)) for value in values}
    return {value: FacetLabel(str(text)) for value, text in labels.choices if value in values}


@dataclass(frozen=True, slots=True)
class _Described:
    """What a description says of a value of a facet; `is_gone` if all events with it were
    withdrawn."""

    label: str
    polarity: str
    is_gone: bool = False
    moved_to: str = ""


def _described(
    known: Columns, values: Mapping[str, Collection[str]]
) -> dict[tuple[str, str], "_Described | None"]:
    """What is told of some values, by facet and value; None for one that does not exist."""
    facets: dict[str, list[str]] = {}
    codes: dict[str, set[str]] = {}
    for facet, sought in values.items():
        facets.setdefault(_kind_of(facet), []).append(facet)
        codes.setdefault(_kind_of(facet), set()).update(sought)
    found: dict[tuple[str, str], _Described | None] = {
        (facet, value): None for facet, each in values.items() for value in each
    }
    doubtful: dict[str, set[str]] = {}
    rows = Description.objects.newest().of(codes)
    told = rows.order_by().values_list(
        "kind", "code", "label", KT("document__quad"), KT("document__merged_into__code")
    )
    for kind, code, label, quad, merged_into in told:
        polarity = EventType.Quad(quad).polarity if quad else ""
        for facet in _asking(facets[kind], code, values):
            found[facet, code] = _Described(label, polarity)
            may_be_gone = FACETS[facet].shown_with and not known.count_of(facet, code)
            if may_be_gone or merged_into:
                doubtful.setdefault(kind, set()).add(code)
    for each in _doubtful(doubtful):
        # Whom nobody may see any more is not named as the survivor either.
        moved_to = "" if each.led_nowhere else each.survivor  # type: ignore[attr-defined]
        for facet in _asking(facets[each.kind], each.code, values):
            before = found[facet, each.code]
            if before:
                found[facet, each.code] = replace(
                    before,
                    is_gone=each.gone,  # type: ignore[attr-defined]
                    moved_to=moved_to or "",
                )
    return found


def _asking(facets: Iterable[str], code: str, values: Mapping[str, Collection[str]]) -> list[str]:
    """Those of some facets that have a value among theirs."""
    return [facet for facet in facets if code in values[facet]]


def _doubtful(asked: Codes) -> Iterable[Description]:
    """The descriptions of things that no current event has, with `gone`, and whether that is so of
    what they were merged into, `led_nowhere`; one query if there are any."""
    if not asked:
        return []
    found = Description.objects.newest().of(asked).annotate(gone=is_gone())
    survivor = KT("document__merged_into__code")
    return found.annotate(survivor=survivor, led_nowhere=is_gone("survivor"))


def is_written(facet: Facet) -> bool:
    """Whether its values are what editors wrote, so that they are known by the record alone."""
    return facet.labels is None or isinstance(facet.labels, WorkedOutLabels)


def is_gone(code: str = "code") -> Case:
    """Whether all events of what a description is of were withdrawn, for the kinds that readers may
    then see no more; or of another of its kind, whose code is in the column `code`."""
    # Facets of one kind are shown with the same.
    by_kind = {
        facet.labels.kind: facet
        for facet in FACETS.values()
        if facet.shown_with and isinstance(facet.labels, DescribedLabels)
    }
    gone = [
        When(is_withdrawn(facet, code), kind=kind, then=True) for kind, facet in by_kind.items()
    ]
    return Case(*gone, default=Value(False), output_field=BooleanField())


def is_withdrawn(facet: Facet, code: str = "code") -> Q:
    """Whether no event that is public now has, in any edition, what a description is of."""
    public = EditionFacet.objects.of_public_events()
    return ~Q(Exists(public.filter(name__in=facet.shown_with, value=OuterRef(code))))


def _once_public(values: Mapping[str, Collection[str]]) -> dict[str, Collection[str]]:
    """Of facets whose labels follow from their values only the values that once were public; one
    query if there are any."""
    own = [name for name in values if values[name] and is_written(FACETS[name])]
    if not own:
        return dict(values)
    asked = reduce(or_, (Q(name=name, value__in=values[name]) for name in own))
    public: dict[str, set[str]] = {name: set() for name in own}
    for name, value in EditionFacet.objects.filter(asked).values_list("name", "value"):
        public[name].add(value)
    return {**values, **public}
