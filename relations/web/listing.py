"""The list of a timeline: a stretch of its events, and the ways on from it."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from relations.editions.models import Edition
from relations.queries.pages import Key, Page, Stretch, page_of, row_at, stretch_of
from relations.queries.public import editions_for
from relations.queries.selection import Order, Selection
from relations.queries.spans import Span
from relations.web.addresses import Address, after, reaching
from relations.web.headings import HeadingPlace, place_of, under_years
from relations.web.year_index import Jump, ShownYears, jumps_for, years_in

MOST_WITHOUT_MONTHS = 12
"""A year with more events than this has headings for its months."""


def listing_of(
    selection: Selection, stretch: Stretch, spans: Sequence[Span], address: Address
) -> dict[str, Any]:
    """The events of a stretch of a selection, under headings, with the addresses around them."""
    page = stretch_of(editions_for(selection), selection.order, stretch)
    years, here = years_in(spans), address(selection)
    return {
        "years": under_years(page.rows, _crowded(years)),
        "next": _next(page, here),
        "first": here if stretch.after else None,
        "jumps": _jumps(page, years, selection.order, stretch.after, here),
        "orders": {each.value: address(selection.having(order=each)) for each in Order},
    }


def further_of(
    selection: Selection, start: Key, begun: Key | None, spans: Sequence[Span], address: Address
) -> dict[str, Any]:
    """The next page of events after `start`, to be added to a page that began after `begun`.

    The `address` is that of the two together; the focus goes to the event with the code `focus`.
    """
    editions = editions_for(selection)
    page = page_of(editions, selection.order, start)
    years, here, last = years_in(spans), address(selection), row_at(editions, start)
    before = place_of(last) if last else HeadingPlace(start.sort_date.year, None)
    reached = Key.of(page.rows[-1]) if page.rows else start
    return {
        "years": under_years(page.rows, _crowded(years), before),
        "focus": page.rows[0].code if page.rows else None,
        "count": len(page.rows),
        "next": _next(page, here),
        "jumps": _jumps(page, years, selection.order, begun, here),
        "address": reaching(here, Stretch(begun, reached)),
    }


def _crowded(years: Counter[int]) -> Collection[int]:
    return {year for year, events in years.items() if events > MOST_WITHOUT_MONTHS}


def _next(page: Page[Edition], address: str) -> str | None:
    return after(address, page.next) if page.next else None


def _jumps(
    page: Page[Edition], years: Counter[int], order: Order, start: Key | None, address: str
) -> list[Jump]:
    if not page.rows:
        return []
    return jumps_for(years, order, ShownYears(start, page.rows[-1].sort_date.year), address)
