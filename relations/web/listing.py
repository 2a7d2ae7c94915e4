"""The list of a timeline: a stretch of its events, and the links around it."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from relations.dates.exact import year_in_words
from relations.editions.models import Edition
from relations.queries.answer import Answer
from relations.queries.pages import Key, Page, Stretch
from relations.queries.selection import Order
from relations.record.formatting import edtf_in_words
from relations.web.addresses import Address, after, reaching
from relations.web.presenters import presented_event
from relations.web.year_index import Jump, ShownYears, jumps_for, years_in


class YearAndMonth(NamedTuple):
    """The headings of an event: the year of the day it is sorted by, and the month (`2025-04`) that
    contains its date; blank if no single month does, None if that is not known."""

    year: int
    month: str | None


def year_and_month_of(edition: Edition) -> YearAndMonth:
    """The headings of an event. Without a month, it lasted longer or may lie in several."""
    first, last = edition.earliest, edition.latest
    within_one = first and last and (first.year, first.month) == (last.year, last.month)
    return YearAndMonth(
        edition.sort_date.year, edition.sort_date.isoformat()[:7] if within_one else ""
    )


def under_years(
    editions: Sequence[Edition], crowded: Collection[int], before: YearAndMonth | None = None
) -> list[dict[str, Any]]:
    """Events in their order, presented, under a heading for each year.

    A year that is `crowded` has headings for its months too. `before` has the headings of the event
    that precedes these on the page, which are not repeated.
    """
    return [
        {
            "year": year,
            "words": year_in_words(year, _),
            "continues": before is not None and before.year == year,
            "crowded": year in crowded,
            "months": list(_months(list(events), year in crowded, before)),
        }
        for year, events in groupby(editions, key=lambda each: year_and_month_of(each).year)
    ]


def _months(
    editions: list[Edition], crowded: bool, before: YearAndMonth | None
) -> Iterator[dict[str, Any]]:
    """The months of a crowded year; any other year is one part without a heading."""
    if not crowded:
        yield {"heading": None, "events": [presented_event(each) for each in editions]}
        return
    for place, events in groupby(editions, key=year_and_month_of):
        heading = {"words": edtf_in_words(place.month) if place.month else ""}
        yield {
            "heading": None if place == before else heading,
            "events": [presented_event(each) for each in events],
        }
        before = place


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
