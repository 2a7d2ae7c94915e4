"""Outlets: who printed the sources of the record, with what rests on each.

An outlet is known by its name alone, as it stands with its sources. Names that differ in nothing
but capitals, accents and marks are one outlet.
"""

from dataclasses import dataclass

import numpy as np

from relations.editions.packed_index import Numbers
from relations.queries.columns.columns import Columns
from relations.queries.columns.current_columns import columns
from relations.queries.columns.facet_column import FacetColumn
from relations.queries.source_selection import slug_of_outlet

LISTED_OUTLETS = 1_000
"""The most outlets that their list shows, those first on which most events rest."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with the number of its sources that public events cite, and of these events."""

    slug: str
    name: str
    sources: int
    events: int


@dataclass(frozen=True, slots=True)
class OutletNumbers:
    """All outlets by their slugs, each with a number; and of each source, by its number among the
    values of its facet, that of its outlet, -1 where it has none that readers may see."""

    by_slug: dict[str, tuple[int, Outlet]]
    of_source: Numbers


def outlets_on_record() -> list[Outlet]:
    """The outlets of what public events cite, up to `LISTED_OUTLETS`, those first on which most
    events rest; one query."""
    return outlets_in(columns())[:LISTED_OUTLETS]


def outlets_in(known: Columns) -> list[Outlet]:
    """The outlets in a state of the record, those first on which most events rest; no query."""
    found = [outlet for _number, outlet in outlet_numbers(known).by_slug.values()]
    return sorted(found, key=lambda each: (-each.events, each.slug))


def outlet_called(publisher: str) -> Outlet | None:
    """The outlet of a publisher's name, or None if no public event cites any of its sources; no
    query beside that of `columns`."""
    found = outlet_numbers(columns()).by_slug.get(slug_of_outlet(publisher))
    return found[1] if found else None


def outlet_numbers(known: Columns) -> OutletNumbers:
    """The outlets in a state of the record, and of which each source is; no query."""
    return known.results.of("outlets", lambda: _counted_outlets(known))


def _counted_outlets(known: Columns) -> OutletNumbers:
    column = known.editions.facets.get("source")
    if column is None:
        return OutletNumbers({}, np.empty(0, np.int64))
    numbers: dict[str, int] = {}
    told = known.sources
    number_of = np.full(len(told.texts), -1, np.int64)
    names: list[str] = []
    for place in np.unique(told.outlet).tolist():
        name = told.texts[place]
        if slug := slug_of_outlet(name):
            number_of[place] = numbers.setdefault(slug, len(numbers))
            names += [name] if len(names) < len(numbers) else []
    cited = known.counts_of(column, "source")
    of_source = np.full(len(cited), -1, np.int64)
    length = min(len(cited), len(told.outlet))
    of_source[:length] = number_of[told.outlet[:length]]
    of_source[cited == 0] = -1
    sources = np.bincount(of_source[of_source >= 0], minlength=len(numbers))
    events = _events_of_each(known, column, of_source, len(numbers))
    by_slug = {
        slug: (number, Outlet(slug, names[number], int(sources[number]), int(events[number])))
        for slug, number in numbers.items()
        if sources[number]
    }
    return OutletNumbers(by_slug, of_source)


def _events_of_each(known: Columns, column: FacetColumn, of_source: Numbers, count: int) -> Numbers:
    """On how many public events each outlet's sources bear; each event once for an outlet."""
    events = np.zeros(count, np.int64)
    beside: list[Numbers] = []
    for numbers in column.beside:
        outlets = np.where(known.current, of_source[numbers], -1)
        is_new = outlets >= 0
        for others in beside:
            is_new &= outlets != others
        events += np.bincount(outlets[is_new], minlength=count)
        beside.append(outlets)
    # Few events have more sources than that.
    rows, outlets = column.beyond_rows, of_source[column.beyond_numbers]
    is_new = known.current[rows] & (outlets >= 0)
    for others in beside:
        is_new &= outlets != others[rows]
    pairs = np.unique(np.stack([rows[is_new], outlets[is_new]]), axis=1)
    beyond: Numbers = np.bincount(pairs[1], minlength=count)
    return events + beyond
