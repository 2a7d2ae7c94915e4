"""The list of a timeline: a stretch of its events, and the links around it."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from relations.dates.exact import year_in_words
from relations.dates.ordinals import day_of
from relations.dates.years import year_text
from relations.editions.edition_days import Certainty
from relations.queries.answer import Answer
from relations.queries.pages import Page, PlacedRow
from relations.queries.selection import Order
from relations.queries.stretches import Key, Stretch
from relations.record.formatting import edtf_in_words
from relations.web.addresses import Address, after, reaching
from relations.web.certainty_groups import EVENT_GROUPS, CertaintyGroup, groups_of, rows_in_groups
from relations.web.entries import entries_of, focused, whole_entries_of
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


HEADING = 2
"""The level of the highest heading in a list."""


def under_years(
    rows: Sequence[PlacedRow],
    crowded: Collection[int],
    before: YearAndMonth | None = None,
    group: CertaintyGroup | None = None,
) -> list[dict[str, Any]]:
    """Events in their order, under a heading for each year.

    A year that is `crowded` has headings for its months too. `before` has the headings of the event
    that precedes these on the page, which are not repeated. In a `group` with a heading of its own
    those of years are one level below it.
    """
    level = HEADING + 1 if group and group.heading else HEADING
    name = f"{group.name}-" if group and group.certainty is not Certainty.WITHIN else ""
    return [
        {
            "year": year,
            "id": f"y-{name}{year}",
            "level": level,
            "month_level": level + 1,
            "words": year_in_words(year, _),
            "continues": before is not None and before.year == year,
            "months": list(_months(list(events), year in crowded, before)),
            "title_level": level + (2 if year in crowded else 1),
        }
        for year, events in groupby(rows, key=lambda each: year_and_month_of(each).year)
    ]


def _months(
    rows: list[PlacedRow],
    crowded: bool,
    before: YearAndMonth | None,
) -> Iterator[dict[str, Any]]:
    """The months of a crowded year; any other year is one part without a heading."""
    if not crowded:
        yield {"heading": None, "events": rows}
        return
    for place, events in groupby(rows, key=year_and_month_of):
        heading = {"words": edtf_in_words(place.month) if place.month else ""}
        yield {"heading": None if place == before else heading, "events": list(events)}
        before = place


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
        "jumps": _jumps(page, years, selection.order, start, here),
        "orders": {each.value: address(selection.having(order=each)) for each in Order},
    }


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
    crowded = _crowded(answer.times.years)
    rows, is_first = answer.page.rows, answer.stretch.after is None
    groups = groups_of(answer.selection, answer.counts, EVENT_GROUPS)
    listed: list[dict[str, Any]] = []
    for group, in_group in rows_in_groups(groups, rows, from_the_first=is_first):
        continues = added_to is not None and added_to.certainty == group.certainty
        before = _month_before(answer) if continues else None
        years = under_years(in_group, crowded, before, group)
        listed.append({"group": group, "continues": continues, "years": years})
    _draw(answer, [year for part in listed for year in part["years"]], added_to is not None)
    return listed


def _draw(answer: Answer, years: list[dict[str, Any]], is_added: bool) -> None:
    """Give the months of a stretch the entries of their events, of which the first gets the focus
    if they are added to a page."""
    shown = [(year["title_level"], month) for year in years for month in year["months"]]
    rows = [(row, level) for level, month in shown for row in month["events"]]
    if answer.stretch.is_whole:
        editions = [(answer.editions[row.edition], level) for row, level in rows]
        entries = whole_entries_of(editions, answer.shown_whole, answer.findings)
    else:
        entries = entries_of(rows, answer.editions_with)
    in_order = [row.edition for row, _level in rows if row.edition in entries]
    if is_added and in_order:
        entries[in_order[0]] = focused(entries[in_order[0]])
    for _level, month in shown:
        shown_rows = [row.edition for row in month["events"]]
        month["entries"] = [entries[key] for key in shown_rows if key in entries]


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
