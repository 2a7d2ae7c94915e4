"""The list of a timeline: a stretch of its events, and the links around it.

In a crowded year events stand under their months. What lies within no single month, since it lasted
or since its month is not known, stands in one part of its year: where the bare year has its place
among months, after them if the newest are first and before them otherwise. The list itself is cut
by day, so that each page has those that are sorted within its stretch of the year, and an added
page puts its own into the part that is there.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.dates.exact import year_in_words
from relations.dates.ordinals import day_of
from relations.dates.years import year_text
from relations.editions.edition_days import Certainty
from relations.queries.answer import Answer
from relations.queries.density import Density, Sort
from relations.queries.pages import Page, PlacedRow
from relations.queries.selection import Order
from relations.queries.stretches import Key, Stretch
from relations.record.formatting import edtf_in_words
from relations.web.addresses import Address, after, reaching
from relations.web.certainty_groups import (
    EVENT_GROUPS,
    HEADING,
    CertaintyGroup,
    groups_in,
    rows_in_groups,
)
from relations.web.entries import entries_of, focused, whole_entries_of
from relations.web.event_table import in_order_of, sort_of, table_of
from relations.web.found_words import with_marks
from relations.web.year_index import Jump, ShownYears, jumps_for


class YearAndMonth(NamedTuple):
    """The headings of an event: the year of the day it is sorted by, and the month (`2025-04`) that
    contains its date; blank if no single month does, None if that is not known."""

    year: int
    month: str | None


def year_and_month_of(row: PlacedRow) -> YearAndMonth:
    """The headings of an event. Without a month, it lasted longer or may lie in several."""
    year = day_of(row.day).year
    if row.first is None or row.last is None:
        return YearAndMonth(year, "")
    first, last = day_of(row.first), day_of(row.last)
    within_one = first[:2] == last[:2]
    return YearAndMonth(year, f"{year_text(year)}-{first.month:02}" if within_one else "")


def under_years(
    rows: Sequence[PlacedRow],
    crowded: Collection[int],
    before: YearAndMonth | None = None,
    group: CertaintyGroup | None = None,
) -> list[dict[str, Any]]:
    """Events in their order, under a heading for each year.

    A year that is `crowded` has headings for its months too, and `apart` what lies within none of
    them; that is None for any other. `before` has the headings of the event that precedes these on
    the page, which are not repeated. In a `group` with a heading of its own those of years are one
    level below it, or left out if it has none.
    """
    has_years = group is None or group.has_years
    level = group.level if group and has_years else HEADING
    name = f"{group.name}-" if group and group.certainty is not Certainty.WITHIN else ""
    return [
        {
            "year": year,
            "id": f"y-{name}{year}",
            "level": level,
            "is_named": has_years,
            "month_level": level + 1,
            "words": year_in_words(year, _),
            "continues": before is not None and before.year == year,
            **_parts(list(events), year in crowded, before),
            "title_level": level + (2 if year in crowded else 1),
        }
        for year, events in groupby(rows, key=lambda each: year_and_month_of(each).year)
    ]


def _parts(rows: list[PlacedRow], crowded: bool, before: YearAndMonth | None) -> dict[str, Any]:
    """The months of a crowded year and what lies within none; any other year is one part without a
    heading."""
    if not crowded:
        return {"months": [{"heading": "", "events": rows}], "apart": None}
    in_months = [row for row in rows if year_and_month_of(row).month]
    apart = [row for row in rows if not year_and_month_of(row).month]
    return {"months": list(_months(in_months, before)), "apart": {"events": apart}}


def _months(rows: list[PlacedRow], before: YearAndMonth | None) -> Iterator[dict[str, Any]]:
    for place, events in groupby(rows, key=year_and_month_of):
        heading = "" if place == before else edtf_in_words(place.month or "")
        yield {"heading": heading, "events": list(events)}


MOST_WITHOUT_MONTHS = 12
"""A year with more events than this has headings for its months."""


def listing_of(answer: Answer, address: Address) -> dict[str, Any]:
    """The events of a stretch under headings, with the addresses of what is around them."""
    selection, page, start = answer.selection, answer.page, answer.stretch.after
    years, here = answer.times.certain_years, address(selection)
    return {
        "groups": _groups(answer, None),
        "next": _next(page, here),
        "first": here if start else None,
        "jumps": _jumps(page, years, selection.order, start, here)
        if sort_of(answer) is Sort.DATE
        else [],
        "orders": {each.value: address(selection.having(order=each)) for each in Order},
        "views": [
            {
                "words": words,
                "is_shown": view is selection.view,
                "address": address(selection.having(view=view, sort=Sort.DATE)),
            }
            for view, words in VIEWS.items()
        ],
        "table": table_of(answer, address) if selection.view is Density.TABLE else None,
    }


VIEWS = {
    Density.FULL: gettext_lazy("Full"),
    Density.BRIEF: gettext_lazy("Brief"),
    Density.TABLE: gettext_lazy("Table"),
}
"""How densely a list may be drawn, in words."""


def further_of(answer: Answer, begun: Key | None, address: Address) -> dict[str, Any]:
    """The events of a stretch that begins after a key, to be added to a page that began after
    `begun`.

    `address` is that of the page with them.
    """
    page, years, here = answer.page, answer.times.certain_years, address(answer.selection)
    reached = page.rows[-1].position if page.rows else answer.stretch.after
    return {
        "groups": _groups(answer, answer.stretch.after),
        "count": len(page.rows),
        "next": _next(page, here),
        "jumps": _jumps(page, years, answer.selection.order, begun, here),
        "address": reaching(here, Stretch(begun, reached)),
    }


def _groups(answer: Answer, added_to: Key | None) -> list[dict[str, Any]]:
    """The events of a stretch in groups, each under years; `added_to` is the key of the event that
    precedes them on the page, whose headings are not repeated."""
    view = answer.selection.view
    # The lines of the other views are short, and begin with the date.
    crowded = _crowded(answer.times.years) if view is Density.FULL else ()
    rows, is_first = answer.page.rows, answer.stretch.after is None
    groups = groups_in(answer, EVENT_GROUPS)
    listed: list[dict[str, Any]] = []
    for group, in_group in rows_in_groups(groups, rows, from_the_first=is_first):
        continues = added_to is not None and added_to.certainty == group.certainty
        before = _month_before(answer) if continues else None
        if sort_of(answer) is Sort.DATE:
            years = under_years(in_group, crowded, before, group)
        else:
            years = _sorted(in_group, answer)
        listed.append({"group": group, "continues": continues, "years": years})
    _draw(answer, [year for part in listed for year in part["years"]], added_to is not None)
    return listed


def _sorted(rows: Sequence[PlacedRow], answer: Answer) -> list[dict[str, Any]]:
    """Events sorted by another column than their dates, under no years."""
    events = list(in_order_of(answer.selection.sort, rows, answer))
    months = [{"heading": "", "events": events}]
    return [{"id": "", "title_level": HEADING, "months": months, "apart": None}]


def _draw(answer: Answer, years: list[dict[str, Any]], is_added: bool) -> None:
    """Give the parts of a stretch the entries of their events, of which the first gets the focus
    if they are added to a page; it is of a month if any is, since what lies in none may be added
    to a part above."""
    in_months = [(year["title_level"], month) for year in years for month in year["months"]]
    apart = [(year["title_level"], year["apart"]) for year in years if year["apart"]]
    shown = in_months + apart
    rows = [(row, level) for level, part in shown for row in part["events"]]
    if answer.stretch.is_whole and answer.selection.view is Density.FULL:
        editions = [(answer.editions[row.edition], level) for row, level in rows]
        entries = whole_entries_of(editions, answer.supports, answer.shown_whole, answer.findings)
    else:
        by_date = sort_of(answer) is Sort.DATE
        load = answer.editions_with if by_date else partial(map, answer.editions.__getitem__)
        entries = entries_of(rows, answer.supports, load, answer.selection.view)
    if question := answer.selection.q:
        entries = {key: with_marks(entry, question) for key, entry in entries.items()}
    in_order = [row.edition for row, _level in rows if row.edition in entries]
    if is_added and in_order:
        entries[in_order[0]] = focused(entries[in_order[0]])
    for _level, part in shown:
        keys = [row.edition for row in part["events"]]
        part["entries"] = [entries[key] for key in keys if key in entries]


def _month_before(answer: Answer) -> YearAndMonth | None:
    """The headings of the event before a stretch; only its year if that event is gone."""
    if answer.before:
        return year_and_month_of(answer.before)
    start = answer.stretch.after
    return YearAndMonth(day_of(start.day).year, None) if start else None


def _crowded(years: Counter[int]) -> Collection[int]:
    return {year for year, events in years.items() if events > MOST_WITHOUT_MONTHS}


def _next(page: Page, address: str) -> str | None:
    return after(address, page.next) if page.next else None


def _jumps(
    page: Page, years: Counter[int], order: Order, start: Key | None, address: str
) -> list[Jump]:
    if not page.rows or not years:
        return []
    last = page.rows[-1].position
    onward = -1 if order is Order.NEWEST else 1
    # All that is certain comes before what is less so.
    reached = max(years, key=lambda year: year * onward) if last.certainty else None
    shown = ShownYears(start, day_of(last.day).year if reached is None else reached)
    return jumps_for(years, order, shown, address)
