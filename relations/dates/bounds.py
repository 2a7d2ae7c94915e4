"""The first and the last day that an expression may mean.

Days are in the proleptic Gregorian calendar, with astronomical years of any size, so that
comparisons never depend on what ``datetime.date`` can hold; ``clamped`` converts at the end.

Qualification (``?``, ``~``, ``%``) does not widen bounds: the standard names no width for
"about", and any that we chose would be more precise than the source.

Seasons are meteorological, in whole months: northern spring is March to May, summer June to
August, autumn September to November, winter December to February of the next year. Southern
seasons are shifted by six months, so the southern summer ends in the next year. The codes 21-24
name no hemisphere and are read as northern: covering both hemispheres would make every season
span most of a year and the bounds useless.
"""

from calendar import isleap
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import NamedTuple, TypeVar

from relations.dates.structure import (
    Date,
    DateTime,
    Expression,
    Interval,
    Missing,
    Moment,
    Range,
    Season,
    Set,
    Year,
)


class Day(NamedTuple):
    """A day of any year; days compare chronologically."""

    year: int
    month: int
    day: int


# A day, or its ordinal.
_Point = TypeVar("_Point", Day, int)
# None: this end is open or unknown.
Bounds = tuple[Day | None, Day | None]

_MONTH_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SHORTEST_MONTH = 28
_DIGITS = "0123456789"

# (first month, number of months); what starts after October runs into the next year.
_MARCH, _JUNE, _SEPTEMBER, _DECEMBER = (3, 3), (6, 3), (9, 3), (12, 3)
_NORTHERN = (_MARCH, _JUNE, _SEPTEMBER, _DECEMBER)
_SOUTHERN = (_SEPTEMBER, _DECEMBER, _MARCH, _JUNE)
_QUARTERS = ((1, 3), (4, 3), (7, 3), (10, 3))
_THIRDS = ((1, 4), (5, 4), (9, 4))
_HALVES = ((1, 6), (7, 6))
# Season code, 21 to 41 -> its months.
_SEASON_MONTHS = dict(
    enumerate(
        (*_NORTHERN, *_NORTHERN, *_SOUTHERN, *_QUARTERS, *_THIRDS, *_HALVES),
        start=21,
    )
)


def month_length(year: int, month: int) -> int:
    """The number of days of a month, 1 to 12, of an astronomical year."""
    if month == 2 and isleap(year):
        return 29
    return _MONTH_LENGTHS[month]


def crosses_new_year(season_code: int) -> bool:
    """Whether the season with this code, 21 to 41, ends in the year after that it begins in."""
    month, length = _SEASON_MONTHS[season_code]
    return month + length - 1 > 12


def exists(moment: Date) -> bool:
    """Whether a date of day precision matches any day of the calendar."""
    if moment.day is not None and moment.day.candidates[0] <= _SHORTEST_MONTH:
        return True
    return next(days_of(moment), None) is not None


def bounds(expression: Expression | Range) -> Bounds:
    """The first and last day, both inclusive, that the expression may mean."""
    if isinstance(expression, (Date, Season)):
        return moment_bounds(expression)
    if isinstance(expression, DateTime):
        return moment_bounds(expression.date)
    if isinstance(expression, Set):
        return _set_bounds(expression)
    return _span_bounds(expression)


def moment_bounds(moment: Moment) -> tuple[Day, Day]:
    """The first and last day of a moment, both inclusive; a moment always has both."""
    if isinstance(moment, Season):
        return _season_bounds(moment)
    if moment.month is not None and moment.day is not None:
        if moment.day.is_exact and moment.month.is_exact and moment.year.is_exact:
            day = Day(moment.year.first, moment.month.candidates[0], moment.day.candidates[0])
            return day, day
        return next(days_of(moment)), next(days_of(moment, backwards=True))
    first, last = moment.year.first, moment.year.last
    if moment.month is None:
        return Day(first, 1, 1), Day(last, 12, 31)
    months = moment.month.candidates
    return Day(first, months[0], 1), Day(last, months[-1], month_length(last, months[-1]))


def enclosing(
    spans: Iterable[tuple[_Point | None, _Point | None]],
) -> tuple[_Point | None, _Point | None]:
    """From the first start to the last end of at least one span; None at an end that one of them
    leaves open."""
    firsts, lasts = zip(*spans, strict=True)
    return (
        None if None in firsts else min(firsts),
        None if None in lasts else max(lasts),
    )


def clamped(day: Day) -> date:
    """The day as a ``datetime.date``; ``date.min`` before the year 1, ``date.max`` after 9999."""
    if day.year < date.min.year:
        return date.min
    if day.year > date.max.year:
        return date.max
    return date(day.year, day.month, day.day)


def days_of(moment: Date, *, backwards: bool = False) -> Iterator[Day]:
    """The days that match a date of day precision, in chronological order or backwards.

    Lazy: callers take the first one, and only 29 February makes the search go further.
    """
    if moment.month is None or moment.day is None:
        return
    step = -1 if backwards else 1
    for year in years_of(moment.year, backwards=backwards):
        for month in moment.month.candidates[::step]:
            length = month_length(year, month)
            for day in moment.day.candidates[::step]:
                if day <= length:
                    yield Day(year, month, day)


def years_of(year: Year, *, backwards: bool = False) -> Iterator[int]:
    """The years that a year may mean, in chronological order or backwards."""
    if year.mask is None:
        yield from range(year.first, year.last + 1)[:: -1 if backwards else 1]
        return
    is_negative = year.last < 0
    choices = _DIGITS[::-1] if backwards != is_negative else _DIGITS
    for digits in product(*(choices if digit == "X" else digit for digit in year.mask)):
        number = int("".join(digits))
        if not is_negative:
            yield number
        elif number:  # the year 0 has no sign
            yield -number


def _season_bounds(season: Season) -> tuple[Day, Day]:
    month, length = _SEASON_MONTHS[season.code]
    years, final = divmod(month + length - 2, 12)
    year, final = season.year.last + years, final + 1
    return Day(season.year.first, month, 1), Day(year, final, month_length(year, final))


def _span_bounds(span: Interval | Range) -> Bounds:
    start, end = span.start, span.end
    return (
        None if start is None or isinstance(start, Missing) else moment_bounds(start)[0],
        None if end is None or isinstance(end, Missing) else moment_bounds(end)[1],
    )


def _set_bounds(group: Set) -> Bounds:
    return enclosing(map(bounds, group.members))
