"""Facet counts: the values by which a selection can be narrowed, each with its number of events."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from relations.editions.packed_index import Numbers
from relations.queries.columns.facet_column import FacetColumn
from relations.queries.facet_search import values_labelled
from relations.queries.labels import FacetLabel, Labels, labelled
from relations.queries.matches import Matches, MatchesFor
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
    """A facet with some of its values, the most frequent first, and how many there are in all.
    `narrows` says whether any of all would leave something out, or is chosen."""

    name: str
    values: list[FacetValue]
    total: int
    narrows: bool = True

    @property
    def is_cut(self) -> bool:
        """Whether there are more values than these."""
        return len(self.values) < self.total


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """How often some values of a facet are on record, and how many values there are in all;
    `narrows` as in `CountedFacet`."""

    counts: dict[str, int]
    total: int
    narrows: bool


def facets_for(
    selection: Selection, matches: Matches, matches_for: MatchesFor, names: Sequence[str]
) -> list[CountedFacet]:
    """Some facets of a selection, which has these matches, as `facet_for` has them; one query for
    labels."""
    counted = {}
    for name in names:
        chosen = selection.chosen(name)
        among = matches_for(selection.without(name)) if chosen else matches
        counted[name] = _counted(name, among, chosen, OFFERED)
    return facets_labelled(counted, selection)


def choices_for(
    selection: Selection,
    matches: Matches,
    matches_for: MatchesFor,
    names: Sequence[str],
    labels: Mapping[str, Labels],
) -> list[CountedFacet]:
    """Some facets of a selection, as `facets_for` has them, but with those values alone that are
    chosen, given their labels; no query."""
    facets = []
    for name in names:
        chosen = selection.chosen(name)
        among = matches_for(selection.without(name)) if chosen else matches
        counted = _counted(name, among, chosen, 0)
        values = [
            FacetValue(value, labels[name][value], count, chosen=True)
            for value, count in counted.counts.items()
        ]
        facets.append(CountedFacet(name, values, counted.total, counted.narrows))
    return facets


def facet_for(
    selection: Selection,
    matches_for: MatchesFor,
    name: str,
    find: str = "",
    most: int = OFFERED,
) -> CountedFacet:
    """The most frequent values of a facet whose labels match `find`: up to `most`, and the chosen.

    The counts ignore the facet's own choice, so that they say what a further value would add.
    A chosen value is always included, even with a count of 0. Two queries at most.
    """
    matches = matches_for(selection.without(name))
    found = values_labelled(name, find) if find else None
    counted = _counted(name, matches, selection.chosen(name), most, found)
    return facets_labelled({name: counted}, selection)[0]


def _counted(
    name: str,
    matches: Matches,
    chosen: Collection[str],
    most: int,
    found: Collection[str] | None = None,
) -> FacetCounts:
    """The values of a facet, each counted as often as matches have it: the chosen ones, and `most`
    others, of those that were `found` if any were sought."""
    counted = matches.counts_of(name)
    if counted is None:
        return FacetCounts(dict.fromkeys(chosen, 0), len(chosen), bool(chosen))
    column, counts = counted
    narrows = bool(chosen) or bool(((counts > 0) & (counts < matches.count)).any())
    if found is not None:
        numbers = (column.numbers.get(value, 0) for value in {*found, *chosen})
        sought = np.zeros(len(counts), bool)
        sought[[number for number in numbers if number < len(counts)]] = True
        counts = np.where(sought, counts, 0)
    kept = {value: column.count_in(counts, value) for value in chosen}
    first = _most_frequent(column, counts, most + len(chosen))
    others = [(value, count) for value, count in first if value not in kept][:most]
    total = int(np.count_nonzero(counts)) + sum(not count for count in kept.values())
    return FacetCounts(kept | dict(others), total, narrows)


def _most_frequent(column: FacetColumn, counts: Numbers, most: int) -> list[tuple[str, int]]:
    """The values that count most often, and of several that count as often the first by their
    codes."""
    if not most:
        return []
    numbers = np.flatnonzero(counts)
    if len(numbers) > most:
        least = np.partition(counts[numbers], -most)[-most]
        numbers = numbers[counts[numbers] >= least]
    found = [(column.values[number], int(counts[number])) for number in numbers.tolist()]
    return sorted(found, key=lambda each: (-each[1], each[0]))[:most]


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
        facets.append(CountedFacet(name, values, each.total, each.narrows))
    return facets


def _value(value: str, count: int, label: FacetLabel | None, *, chosen: bool) -> FacetValue:
    """A value; one whose label is gone from the database shows itself."""
    text, polarity = (label.text, label.polarity) if label else (value, "")
    return FacetValue(value, text, count, chosen, polarity)
