"""The list of a timeline: a stretch of its events, and the links around it."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from relations.editions.models import Edition
from relations.queries.answer import Answer
from relations.queries.pages import Key, Page, Stretch
from relations.queries.selection import Order
from relations.web.addresses import Address, after, reaching
from relations.web.headings import YearAndMonth, under_years, year_and_month_of
from relations.web.year_index import Jump, ShownYears, jumps_for, years_in

MOST_WITHOUT_MONTHS = 12
"""A year with more events than this has headings for its months."""


def listing_of(answer: Answer, address: Address) -> dict[str, Any]:
    """The events of a stretch under headings, with the addresses of what is around them."""
    selection, page, start = answer.selection, answer.page, answer.stretch.after
    years, here = years_in(answer.spans), address(selection)
    return {
        "years": under_years(page.rows, _crowded(years)),
        "next": _next(page, here),
        "first": here if start else None,
        "jumps": _jumps(page, years, selection.order, start, here),
        "orders": {each.value: address(selection.having(order=each)) for each in Order},
    }


def further_of(answer: Answer, begun: Key | None, address: Address) -> dict[str, Any]:
    """The events of a stretch that begins after a key, to be added to a page that began after
    `begun`.

    `address` is that of the page with them; `focus` is the code of the event that gets the focus.
    """
    page, years, here = answer.page, years_in(answer.spans), address(answer.selection)
    reached = Key.of(page.rows[-1]) if page.rows else answer.stretch.after
    return {
        "years": under_years(page.rows, _crowded(years), _month_before(answer)),
        "focus": page.rows[0].code if page.rows else None,
        "count": len(page.rows),
        "next": _next(page, here),
        "jumps": _jumps(page, years, answer.selection.order, begun, here),
        "address": reaching(here, Stretch(begun, reached)),
    }


def _month_before(answer: Answer) -> YearAndMonth | None:
    """The headings of the event before a stretch; only its year if that event is gone."""
    if answer.before:
        return year_and_month_of(answer.before)
    start = answer.stretch.after
    return YearAndMonth(start.sort_date.year, None) if start else None


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
