"""The axis of a strip: a few years, months or days along a stretch of time, each a period to narrow
to, far enough apart for their names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from relations.dates.bounds import month_length
from relations.web.shapes import StripScale
from relations.web.text_width import width_of

FEWEST = 3
"""Finer periods are named where there would be fewer of the coarser ones."""

_YEARS = (1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
_MONTHS = (6, 3, 1)
_DAYS_OF_MONTHS = ((1, 15), (1, 8, 15, 22))
_STEPS_OF_DAYS = (2, 1)

GAP = 0.4
"""Between the line at which a period begins and its name."""


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period that begins at `x`, or began before the scale if it has no line; `width` is that of
    its name."""

    x: float
    words: str
    width: float
    first: date
    last: date
    has_line: bool


def named_periods(scale: StripScale) -> list[NamedPeriod]:
    """The periods of a scale in order, none of whose names touches another or leaves the width."""
    found: list[NamedPeriod] = []
    for first, last, words in _periods(scale):
        begins = first.toordinal() >= scale.first
        x, width = scale.x(first.toordinal()), width_of(words)
        if found and x < found[-1].x + found[-1].width + 2 * GAP:
            if found[-1].has_line:
                continue
            # One that began before the scale gives way.
            found.pop()
        if x + GAP + width <= scale.width:
            found.append(NamedPeriod(x, words, width, first, last, begins))
    return found


def _periods(scale: StripScale) -> Iterator[tuple[date, date, str]]:
    """The coarsest periods of which enough begin within the scale, each with its name; with the one
    that reaches into it, if they follow one another."""
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    for step in _YEARS:
        years = [date(each, 1, 1) for each in range(first.year, last.year + 1) if not each % step]
        if starts := _enough(years, first, with_former=step == 1):
            yield from map(_year, starts)
            return
    months = _months_between(first, last)
    for step in _MONTHS:
        some = [each for each in months if (each.month - 1) % step == 0]
        if starts := _enough(some, first, with_former=step == 1):
            # A year is named in place of its first month.
            yield from (_year(each) if each.month == 1 else _month(each) for each in starts)
            return
    yield from ((each, each, date_format(each, "j M")) for each in _days_between(first, last))


def _enough(starts: list[date], first: date, *, with_former: bool) -> list[date]:
    """Those from a first day on, with the former one if so wished; none if there are too few."""
    within = [each for each in starts if each >= first]
    if len(within) < FEWEST:
        return []
    return starts if with_former else within


def _months_between(first: date, last: date) -> list[date]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def _days_between(first: date, last: date) -> list[date]:
    days = [date.fromordinal(each) for each in range(first.toordinal(), last.toordinal() + 1)]
    choices = [[each for each in days if each.day in these] for these in _DAYS_OF_MONTHS]
    choices += [days[::step] for step in _STEPS_OF_DAYS]
    return next((each for each in choices if len(each) >= FEWEST), days)


def _year(day: date) -> tuple[date, date, str]:
    return day, day.replace(month=12, day=31), str(day.year)


def _month(day: date) -> tuple[date, date, str]:
    return day, day.replace(day=month_length(day.year, day.month)), date_format(day, "M")
