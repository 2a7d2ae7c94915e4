"""The year index of a timeline: its years, each with a link to where it begins."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from relations.dates.exact import year_in_words
from relations.dates.ordinals import day_of
from relations.queries.selection import Order
from relations.queries.stretches import Key
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
    """The years in groups of one, ten, a hundred and so on, few enough for the index; each with the
    first and the last year that it stands for."""
    width = 1
    while len({year // width for year in years}) > MOST_JUMPS:
        width *= 10
    groups: dict[int, list[int]] = {}
    for year in years:
        groups.setdefault(year // width * width, []).append(year)
    for first, together in groups.items():
        yield max(first, 1) if min(together) > 0 else first, first + width - 1, together


def _begins_within(year: int, order: Order, shown: ShownYears) -> bool:
    """Whether the first event of a year, among the surest of the list, is on the page."""
    onward = -1 if order is Order.NEWEST else 1
    if shown.start is not None and _is_begun_before(year, shown.start, onward):
        return False
    return year * onward <= shown.last * onward


def _is_begun_before(year: int, start: Key, onward: int) -> bool:
    begun = day_of(start.day).year
    if start.certainty:
        return True
    # At the edge of a day the whole day follows.
    return year * onward < begun * onward or (year == begun and start.within_day is not None)


def _words(first: int, last: int) -> str:
    if first == last:
        return year_in_words(first, _)
    if first < 1:
        ends = {"first": year_in_words(first, _), "last": year_in_words(last, _)}
        return _("%(first)s to %(last)s") % ends
    return _("%(first)s–%(last)s") % {"first": first, "last": last}
