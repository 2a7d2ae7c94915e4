"""The list of sources: those that public events cite, sought, narrowed and sorted.

All but the words of it is answered from the columns, by the numbers of the sources.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from relations.editions.packed_index import Numbers
from relations.queries.columns.columns import Columns
from relations.queries.columns.current_columns import columns
from relations.queries.columns.facet_column import FacetColumn
from relations.queries.columns.source_columns import OPEN_END, OPEN_START, SourceColumns
from relations.queries.outlets import Outlet, outlet_numbers, outlets_in
from relations.queries.search import sources_matching
from relations.queries.selection import SelectionError
from relations.queries.source_selection import CitedShare, SourceSelection, SourceSort
from relations.queries.sources import SourceOnRecord, sources_on_record

PAGE_SIZE = 50
OFFERED_OUTLETS = 100
"""The most outlets that are offered to choose from, those first on which most events rest."""


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Up to `PAGE_SIZE` of the `found` sources, of `total` on record, and the code after which the
    next page begins, if there is one. Nothing can say of the `unindexed` ones whether they have
    what is asked for. `outlets` and `languages`, by their tags, are what the list can be narrowed
    to."""

    rows: list[SourceOnRecord]
    next: str | None
    found: int
    total: int
    unindexed: int = 0
    outlets: Sequence[Outlet] = ()
    languages: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class OutletPage:
    """An outlet, and a page of its sources, the latest published first."""

    outlet: Outlet
    page: SourcesPage


def sources_page(selection: SourceSelection, after: str = "") -> SourcesPage:
    """A page of the sources that public events cite, from behind one of them, given by its code;
    five queries, and one more for words that were not asked for before in this state of the record.
    Raises `SelectionError` for a code after which no page begins."""
    return _page(columns(), selection, after)


def outlet_page(slug: str, after: str = "") -> OutletPage | None:
    """A page of an outlet's sources, as `sources_page`; None if there is no such outlet."""
    known = columns()
    found = outlet_numbers(known).by_slug.get(slug)
    if found is None:
        return None
    _number, outlet = found
    return OutletPage(outlet, _page(known, SourceSelection(outlet=slug), after))


def _page(known: Columns, selection: SourceSelection, after: str) -> SourcesPage:
    column = known.editions.facets.get("source")
    if column is None:
        _refuse_place(after)
        return SourcesPage([], None, 0, 0)
    listed = known.counts_of(column, "source") > 0
    chosen = _chosen(known, selection, listed)
    order = _order(known, column, SourceSort(selection.sort))
    found = order[chosen[order]]
    start = _place_after(column, listed, order, chosen, after)
    shown = found[start : start + PAGE_SIZE].tolist()
    rows = sources_on_record([column.values[each] for each in shown], known)
    has_next = len(found) > start + PAGE_SIZE
    return SourcesPage(
        rows,
        column.values[shown[-1]] if has_next else None,
        len(found),
        int(listed.sum()),
        # Whatever is cited has a sentence, unless `rebuild_index` has yet to run after an upgrade.
        int((listed & (known.sources.sentences == 0)).sum()),
        _offered_outlets(known, selection.outlet),
        known.results.of("languages of sources", lambda: _languages(known.sources, listed)),
    )


def _chosen(known: Columns, selection: SourceSelection, listed: Numbers) -> Numbers:
    """Of each source, whether it is listed and has what a selection asks for."""
    told, chosen = known.sources, listed.copy()
    if question := selection.q:
        chosen &= known.masks.of(("source", question), lambda: _with_words(told, question))
    if selection.outlet:
        number, _outlet = outlet_numbers(known).by_slug.get(selection.outlet, (-2, None))
        chosen &= outlet_numbers(known).of_source == number
    if selection.language:
        places = [n for n, text in enumerate(told.texts) if text == selection.language]
        chosen &= np.isin(told.language, places)
    if selection.since or selection.until:
        first, last = selection.days
        chosen &= _is_dated(told)
        chosen &= told.last >= (OPEN_START if first is None else first)
        chosen &= told.first <= (OPEN_END if last is None else last)
    if selection.cited:
        chosen &= (told.sentences > 0) & _IS_SO[CitedShare(selection.cited)](told)
    return chosen


_IS_SO: dict[CitedShare, Callable[[SourceColumns], Numbers]] = {
    CitedShare.LITTLE: lambda told: told.cited * np.int64(4) < told.sentences,
    CitedShare.QUARTER: lambda told: told.cited * np.int64(4) >= told.sentences,
    CitedShare.HALF: lambda told: told.cited * np.int64(2) >= told.sentences,
    CitedShare.ALL: lambda told: told.cited == told.sentences,
}


def _with_words(told: SourceColumns, question: str) -> Numbers:
    """Of each source, whether its description matches a question; one query."""
    found = sources_matching(question)
    matching = np.zeros(int(told.description.max(initial=0)) + 1, bool)
    matching[found[found < len(matching)]] = True
    mask: Numbers = matching[told.description]
    return mask


def _order(known: Columns, column: FacetColumn, sort: SourceSort) -> Numbers:
    """The numbers of all sources in an order."""
    return known.results.of(("sources in order", sort), lambda: _sorted(known, column, sort))


def _sorted(known: Columns, column: FacetColumn, sort: SourceSort) -> Numbers:
    told = known.sources
    days = np.where(told.first == OPEN_START, told.last, told.first).astype(np.int64)
    # The same in all workers, as the numbers of sources are not.
    newest = [-told.description, -days, ~_is_dated(told)]
    match sort:
        case SourceSort.NEWEST:
            keys = newest
        case SourceSort.OLDEST:
            keys = [told.description, days, ~_is_dated(told)]
        case SourceSort.EVENTS:
            keys = [*newest, -known.counts_of(column, "source")]
        case SourceSort.CITED:
            keys = [*newest, -told.cited / np.maximum(told.sentences, 1)]
        case SourceSort.OUTLET:
            keys = [*newest, _places_by_name(known)]
    return np.lexsort(keys).astype(np.int32)


def _places_by_name(known: Columns) -> Numbers:
    """Of each source, the place of its outlet among all by their slugs; unknown ones come last."""
    outlets = outlet_numbers(known)
    by_name = sorted((slug, number) for slug, (number, _outlet) in outlets.by_slug.items())
    most = max((number for _slug, number in by_name), default=-1)
    # The last place is that of -1.
    places = np.full(most + 2, len(by_name))
    for place, (_slug, number) in enumerate(by_name):
        places[number] = place
    found: Numbers = places[outlets.of_source]
    return found


def _is_dated(told: SourceColumns) -> Numbers:
    is_dated: Numbers = (told.first != OPEN_START) | (told.last != OPEN_END)
    return is_dated


def _place_after(
    column: FacetColumn, listed: Numbers, order: Numbers, chosen: Numbers, after: str
) -> int:
    """How many of the chosen sources stand up to one, given by its code, in an order. That is
    listed, but need not be chosen any more."""
    if not after:
        return 0
    number = column.numbers.get(after, 0)
    if not 0 < number < len(listed) or not listed[number]:
        _refuse_place(after)
    end = int(np.flatnonzero(order == number)[0]) + 1
    return int(chosen[order[:end]].sum())


def _refuse_place(after: str) -> None:
    if after:
        raise SelectionError(
            "after", after, _("is no place in this list; start from its first page")
        )


def _offered_outlets(known: Columns, chosen: str) -> list[Outlet]:
    """The outlets to choose from, with the chosen one, by their names."""
    offered = known.results.of("offered outlets", lambda: outlets_in(known)[:OFFERED_OUTLETS])
    if chosen and chosen not in {each.slug for each in offered}:
        found = outlet_numbers(known).by_slug.get(chosen)
        offered = [*offered, found[1] if found else Outlet(chosen, chosen, 0, 0)]
    return sorted(offered, key=lambda each: each.slug)


def _languages(told: SourceColumns, listed: Numbers) -> list[str]:
    """The languages of all listed sources, by their tags."""
    return sorted(filter(None, (told.texts[each] for each in np.unique(told.language[listed]))))
