"""The active filters of a selection: each in words, and with the selection without it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.words import in_words
from relations.editions.facets import FACETS
from relations.queries.description import any_of, period
from relations.queries.labels import Labels
from relations.queries.selection import Selection


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A part of a selection: one parameter with one or more of its values.

    Values are named by their labels, `q` by the question itself.
    """

    parameter: str
    words: str
    without: Selection


def active_filters_of(selection: Selection, labels: dict[str, Labels]) -> list[ActiveFilter]:
    """Each chosen value by itself, given the labels of all (`labels.labels_for`)."""
    values = [
        ActiveFilter(facet, label, selection.toggling(facet, value))
        for facet in FACETS
        for value, label in _labelled(selection, facet, labels)
    ]
    return [*values, *_single(selection)]


def demands_of(selection: Selection, labels: dict[str, Labels]) -> list[ActiveFilter]:
    """What could be given up for more results. Each value is a demand of its own where a facet
    needs all of them, as with countries; where any one suffices, they are one demand together.
    """
    demands = []
    for name, facet in FACETS.items():
        chosen = _labelled(selection, name, labels)
        if facet.needs_all:
            demands += [
                ActiveFilter(name, label, selection.toggling(name, value))
                for value, label in chosen
            ]
        elif chosen:
            words = any_of([label for _value, label in chosen])
            demands.append(ActiveFilter(name, words, selection.without(name)))
    return [*demands, *_single(selection)]


def _labelled(selection: Selection, facet: str, labels: dict[str, Labels]) -> list[tuple[str, str]]:
    """The chosen values of a facet with their labels, by label."""
    chosen = [(value, labels[facet][value]) for value in selection.chosen(facet)]
    return sorted(chosen, key=lambda each: each[1])


def _single(selection: Selection) -> Iterator[ActiveFilter]:
    """The choices of the parameters that have one value; a period is one, which begins with
    `since` if it has a beginning."""
    if selection.is_dated:
        begins = "since" if selection.since else "until"
        words = period(selection.since, selection.until)
        yield ActiveFilter(begins, words, selection.without("since", "until"))
    others = {
        "q": selection.q,
        "as_of": _published(selection.as_of),
        "between": _("between them, and not as a host") if selection.pairs else "",
    }
    for parameter, said in others.items():
        if said:
            yield ActiveFilter(parameter, said, selection.without(parameter))


def _published(day: date | None) -> str:
    if day is None:
        return ""
    return _("as published on %(day)s") % {"day": in_words(edtf.parse(day.isoformat()), _)}
