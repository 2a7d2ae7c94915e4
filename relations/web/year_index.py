"""The year index of a timeline: its years, each with a link to where it begins."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from relations.dates.exact import year_in_words
from relations.queries.pages import Key
from relations.queries.selection import Order
from relations.queries.spans import Span
from relations.web.addresses import after

MOST_JUMPS = 60
"""The most links in the index; with more years, each stands for a decade or a century."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A year, or several, with the number of its events and the address of the first of them."""

    words: str
    events: int
    address: str


@dataclass(frozen=True, slots=True)
class ShownYears:
    """The part of a list that a page shows: from just after `start` to the year `last`."""

    start: Key | None
    last: int


def years_in(spans: Sequence[Span]) -> Counter[int]:
    """The number of events in each year, by the day they are sorted by."""
    years: Counter[int] = Counter()
    for span in spans:
        years[span.sort_date.year] += span.count
    return years


def jumps_for(years: Counter[int], order: Order, shown: ShownYears, address: str) -> list[Jump]:
    """Links to all years of a list at `address`; to those that begin on the page, within it.

    Empty if there is only one year.
    """
    if len(years) < 2:
        return []
    in_order = sorted(years, reverse=order is Order.NEWEST)
    jumps = []
    for first, last, together in _together(in_order):
        target = together[0]
        if _begins_within(target, order, shown):
            way = f"#y-{target}"
        elif target == in_order[0]:
            way = address
        else:
            way = after(address, Key.before_year(target, order))
        jumps.append(Jump(_words(first, last), sum(years[year] for year in together), way))
    return jumps


def _together(years: list[int]) -> Iterator[tuple[int, int, list[int]]]:
    """The years in groups of one, ten, a hundred or a thousand, few enough for the index; each with
    the first and the last year that it stands for."""
    width = next(
        width
        for width in (1, 10, 100, 1000)
        if len({year // width for year in years}) <= MOST_JUMPS
    )
    groups: dict[int, list[int]] = {}
    for year in years:
        groups.setdefault(year // width * width, []).append(year)
    for first, together in groups.items():
        yield first, first + width - 1, together


def _begins_within(year: int, order: Order, shown: ShownYears) -> bool:
    """Whether the first event of a year is on the page."""
    onward = -1 if order is Order.NEWEST else 1
    begun_before = shown.start is not None and year * onward <= shown.start.sort_date.year * onward
    return not begun_before and year * onward <= shown.last * onward


def _words(first: int, last: int) -> str:
    if first == last:
        return year_in_words(first, _)
    return _("%(first)s–%(last)s") % {"first": max(first, 1), "last": last}
