"""Outlets: who printed the sources of the record, with what rests on each.

An outlet is known by its name alone, as it stands with its sources. Names that differ in nothing
but capitals, accents and marks are one outlet.
"""

from dataclasses import dataclass

import numpy as np
from django.utils.text import slugify
from django.utils.translation import gettext as _

from relations.editions.folding import fold
from relations.editions.packed_index import Numbers
from relations.queries.columns.columns import Columns
from relations.queries.columns.current_columns import columns
from relations.queries.columns.facet_column import FacetColumn
from relations.queries.selection import SelectionError
from relations.queries.sources import PAGE_SIZE, SourceOnRecord, sources_on_record

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
class OutletPage:
    """An outlet with up to `PAGE_SIZE` of its sources, the latest published first, and the code
    after which the next page begins, if there is one."""

    outlet: Outlet
    rows: list[SourceOnRecord]
    next: str | None


@dataclass(frozen=True, slots=True)
class _OutletsOnRecord:
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
    found = [outlet for _number, outlet in _outlets(known).by_slug.values()]
    return sorted(found, key=lambda each: (-each.events, each.slug))


def outlet_page(slug: str, after: str = "") -> OutletPage | None:
    """A page of an outlet's sources, from behind one of them, given by its code; None if there is
    no such outlet; six queries at most. Raises `SelectionError` for a code after which no page
    begins."""
    known = columns()
    outlets, column = _outlets(known), known.editions.facets.get("source")
    if column is None or slug not in outlets.by_slug:
        return None
    place, outlet = outlets.by_slug[slug]
    numbers = np.flatnonzero(outlets.of_source == place)
    end = len(numbers)
    if after:
        end = int(np.searchsorted(numbers, column.numbers.get(after, 0)))
        if end == len(numbers) or column.values[numbers[end]] != after:
            raise SelectionError(
                "after", after, _("is no place in this list; start from its first page")
            )
    shown = [column.values[each] for each in numbers[max(end - PAGE_SIZE, 0) : end].tolist()]
    rows = sources_on_record(list(reversed(shown)), known)
    return OutletPage(outlet, rows, rows[-1].source.code if end > PAGE_SIZE else None)


def outlet_called(publisher: str) -> Outlet | None:
    """The outlet of a publisher's name, or None if no public event cites any of its sources; no
    query beside that of `columns`."""
    found = _outlets(columns()).by_slug.get(slug_of_outlet(publisher))
    return found[1] if found else None


def slug_of_outlet(name: str) -> str:
    """By which address an outlet is known; blank for a name without letters and digits."""
    return slugify(fold(name), allow_unicode=True)


def _outlets(known: Columns) -> _OutletsOnRecord:
    return known.results.of("outlets", lambda: _counted_outlets(known))


def _counted_outlets(known: Columns) -> _OutletsOnRecord:
    column = known.editions.facets.get("source")
    if column is None:
        return _OutletsOnRecord({}, np.empty(0, np.int64))
    numbers: dict[str, int] = {}
    told = known.sources
    number_of = np.full(len(told.texts), -1, np.int64)
    names: list[str] = []
    for place in np.unique(told.outlet).tolist():
        name = told.texts[place]
        if slug := slug_of_outlet(name):
            number_of[place] = numbers.setdefault(slug, len(numbers))
            names += [name] if len(names) < len(numbers) else []
    cited = column.counts(np.flatnonzero(known.current))
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
    return _OutletsOnRecord(by_slug, of_source)


def _events_of_each(known: Columns, column: FacetColumn, of_source: Numbers, count: int) -> Numbers:
    """On how many public events each outlet's sources bear; each event once for an outlet."""
    pairs = [(np.arange(column.length), each) for each in column.beside]
    pairs.append((column.beyond_rows, column.beyond_numbers))
    told = []
    for rows, numbers in pairs:
        is_public = known.current[rows]
        outlets = of_source[numbers[is_public]]
        told.append((rows[is_public].astype(np.int64) * (count + 1) + outlets)[outlets >= 0])
    return np.bincount(np.unique(np.concatenate(told)) % (count + 1), minlength=count)
